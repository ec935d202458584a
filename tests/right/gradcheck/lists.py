"""Gradient checking on nested lists; NumPy only to hand f an array."""

import math

import numpy as np


def flatten(nested):
    if not isinstance(nested, list):
        return [float(nested)]
    return [x for part in nested for x in flatten(part)]


def fold(flat, shape):
    """The inverse of flatten; takes its numbers from the iterator flat."""
    if not shape:
        return next(flat)
    return [fold(flat, shape[1:]) for _ in range(shape[0])]


def numerical_gradient(f, theta, epsilon=1e-4):
    shape = np.shape(theta)
    numbers = flatten(np.asarray(theta).tolist())

    def at(i, offset):
        moved = [x + offset if j == i else x for j, x in enumerate(numbers)]
        return f(np.array(moved).reshape(shape))

    slopes = [(at(i, epsilon) - at(i, -epsilon)) / (2 * epsilon) for i in range(len(numbers))]
    return fold(iter([float(slope) for slope in slopes]), shape)


def relative_error(a, b):
    a, b = flatten(np.asarray(a).tolist()), flatten(np.asarray(b).tolist())
    total = math.hypot(*a) + math.hypot(*b)
    return math.dist(a, b) / total if total else 0.0


def check_gradient(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    return relative_error(gradient(theta), numerical_gradient(f, theta, epsilon)) <= tolerance
