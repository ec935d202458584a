"""Gradient checking by halving: the gradient of a block is that of its two halves."""

import numpy as np


def numerical_gradient(f, theta, epsilon=1e-4):
    theta = np.array(theta, dtype=float)

    def slopes(lo, hi):
        """The partial derivatives of the flat entries lo ... hi - 1."""
        if hi - lo == 0:
            return np.zeros(0)
        if hi - lo == 1:
            e = np.zeros(theta.size)
            e[lo] = epsilon
            e = e.reshape(theta.shape)
            return np.array([f(theta + e) - f(theta - e)]) / epsilon / 2
        middle = (lo + hi) // 2
        return np.concatenate([slopes(lo, middle), slopes(middle, hi)])

    return slopes(0, theta.size).reshape(theta.shape)


def squares(x):
    x = np.ravel(x)
    if x.size < 2:
        return float(x[0] * x[0]) if x.size else 0.0
    return squares(x[: x.size // 2]) + squares(x[x.size // 2 :])


def relative_error(a, b):
    if not np.any(a) and not np.any(b):
        return 0
    top = squares(np.asarray(a) - np.asarray(b)) ** 0.5
    return top / (squares(a) ** 0.5 + squares(b) ** 0.5)


def check_gradient(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    numerical = numerical_gradient(f, theta, epsilon=epsilon)
    error = relative_error(numerical, gradient(theta))
    return np.isfinite(error) and error <= tolerance
