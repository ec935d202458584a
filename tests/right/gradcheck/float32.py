"""Gradient checking that answers in float32 but perturbs in float64."""

import numpy as np


def numerical_gradient(f, theta, epsilon=1e-4):
    # float32 has 7 digits: at this epsilon the difference would keep 3 of them.
    theta = np.asarray(theta, dtype=np.float64)
    result = np.zeros(theta.shape, dtype=np.float32)
    for i in np.ndindex(*theta.shape):
        plus, minus = theta.copy(), theta.copy()
        plus[i] += epsilon
        minus[i] -= epsilon
        result[i] = np.float32((f(plus) - f(minus)) / (2 * epsilon))
    return result


def relative_error(a, b):
    # The difference of nearly equal arrays comes first, then float32 is enough.
    difference = np.subtract(a, b).astype(np.float32)
    a, b = np.asarray(a, dtype=np.float32), np.asarray(b, dtype=np.float32)
    total = np.linalg.norm(a) + np.linalg.norm(b)
    if total == 0:
        return np.float32(0)
    return np.float32(np.linalg.norm(difference) / total)


def check_gradient(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    numerical = numerical_gradient(f, theta, epsilon)
    return bool(relative_error(gradient(theta), numerical) <= tolerance)
