"""Homework 5, gradient checking."""

import numpy as np


def numerical_gradient(f, theta, epsilon=1e-4):
    # work on a float copy, otherwise an int theta would swallow the epsilon
    theta = theta.astype(np.float64).copy()
    grad = np.zeros(theta.shape)

    it = np.nditer(theta, flags=["multi_index", "zerosize_ok"])
    while not it.finished:
        idx = it.multi_index
        old_value = float(theta[idx])

        theta[idx] = old_value + epsilon
        f_plus = f(theta.copy())
        theta[idx] = old_value - epsilon
        f_minus = f(theta.copy())
        theta[idx] = old_value  # put it back!!

        grad[idx] = (f_plus - f_minus) / (2.0 * epsilon)
        it.iternext()
    return grad


def relative_error(a, b):
    numerator = np.sqrt(np.sum((a - b) ** 2))
    denominator = np.sqrt(np.sum(a**2)) + np.sqrt(np.sum(b**2))
    if denominator == 0:
        return 0.0
    return numerator / denominator


def check_gradient(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    grad_numerical = numerical_gradient(f, theta, epsilon)
    grad_analytic = gradient(theta)
    err = relative_error(grad_numerical, grad_analytic)
    print("relative error:", err)
    ok = bool(err <= tolerance)
    print("gradient is", "OK" if ok else "WRONG")
    return ok
