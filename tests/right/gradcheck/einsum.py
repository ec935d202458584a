"""Gradient checking with all directions stacked, and norms by einsum."""

import numpy as np


def numerical_gradient(f, theta, epsilon=1e-4):
    theta = np.asarray(theta, dtype=float)
    directions = np.eye(theta.size).reshape((theta.size, *theta.shape))
    signs = np.array([1.0, -1.0])
    offsets = epsilon * np.einsum("s,i...->is...", signs, directions)
    values = [[f(point) for point in pair] for pair in theta + offsets]
    values = np.array(values, dtype=float).reshape(theta.size, 2)
    return np.einsum("is,s->i", values, signs).reshape(theta.shape) / (2 * epsilon)


def norm(x):
    x = np.ravel(x)
    return np.sqrt(np.einsum("i,i->", x, x))


def relative_error(a, b):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    total = norm(a) + norm(b)
    return norm(a - b) / np.where(total > 0, total, 1.0)


def check_gradient(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    error = relative_error(gradient(theta), numerical_gradient(f, theta, epsilon))
    return bool(error <= tolerance)
