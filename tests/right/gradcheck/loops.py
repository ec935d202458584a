"""Gradient checking with explicit loops over the entries."""

import math

import numpy as np


def numerical_gradient(f, theta, epsilon=1e-4):
    theta = np.asarray(theta, dtype=np.float64)
    flat = theta.flatten()
    result = np.zeros(flat.size)
    for i in range(flat.size):
        up = flat.copy()
        up[i] += epsilon
        down = flat.copy()
        down[i] -= epsilon
        result[i] = (f(up.reshape(theta.shape)) - f(down.reshape(theta.shape))) / (2 * epsilon)
    return result.reshape(theta.shape)


def relative_error(a, b):
    sum_d = sum_a = sum_b = 0.0
    for x, y in zip(np.ravel(a), np.ravel(b), strict=True):
        sum_d += (x - y) ** 2
        sum_a += x * x
        sum_b += y * y
    if sum_a == 0 and sum_b == 0:
        return 0.0
    return math.sqrt(sum_d) / (math.sqrt(sum_a) + math.sqrt(sum_b))


def check_gradient(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    # "not (err > tolerance)" would let a gradient full of NaN pass.
    error = relative_error(gradient(theta), numerical_gradient(f, theta, epsilon))
    return bool(error <= tolerance)
