"""Masks and products; the sigmoid is a tanh in disguise."""

import numpy as np


def product(a, b):
    return np.einsum("...,...->...", a, b)


def sigmoid(z):
    return 0.5 + 0.5 * np.tanh(product(0.5, z))


def sigmoid_prime(z):
    s = sigmoid(z)
    return product(s, 1 - s)


def tanh_prime(z):
    t = np.tanh(z)
    return product(1 - t, 1 + t)


def positive(z):
    return np.greater(z, 0).astype(float)


def relu(z):
    return product(z, positive(z))


def relu_prime(z):
    return positive(z)


def leaky_relu(z, slope=0.01):
    return product(z, leaky_relu_prime(z, slope))


def leaky_relu_prime(z, slope=0.01):
    mask = positive(z)
    return mask + slope * (1 - mask)
