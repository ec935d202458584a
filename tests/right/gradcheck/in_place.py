"""θ itself is moved and put back bit for bit; norms without a quotient."""

import math

import numpy as np


def numerical_gradient(f, theta, epsilon=1e-4):
    gradient = np.zeros(theta.shape)
    walk = np.nditer(theta, flags=["multi_index"])
    while not walk.finished:
        i = walk.multi_index
        before = theta[i].item()
        theta[i] = before + epsilon
        above = f(theta)
        theta[i] = before - epsilon
        below = f(theta)
        theta[i] = before
        gradient[i] = (above - below) / (2 * epsilon)
        walk.iternext()
    return gradient


def relative_error(a, b):
    a, b = np.ravel(a).tolist(), np.ravel(b).tolist()
    try:
        return math.dist(a, b) / (math.hypot(*a) + math.hypot(*b))
    except ZeroDivisionError:
        return 0


def check_gradient(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    a, b = gradient(theta), numerical_gradient(f, epsilon=epsilon, theta=theta)
    return np.linalg.norm(a - b) < tolerance * (np.linalg.norm(a) + np.linalg.norm(b) or 1)
