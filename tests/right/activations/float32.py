"""Single precision; the exponent is clipped where float32 would overflow."""

import numpy as np


def single(z):
    return np.asarray(z, dtype=np.float32)


def sigmoid(z):
    return 1 / (1 + np.exp(np.clip(-single(z), -80, 80)))


def sigmoid_prime(z):
    s = sigmoid(z)
    return s * (1 - s)


def tanh_prime(z):
    return 1 - np.tanh(single(z)) ** 2


def relu(z):
    return np.maximum(single(z), 0)


def relu_prime(z):
    return single(single(z) > 0)


def leaky_relu(z, slope=0.01):
    z = single(z)
    return np.where(z > 0, z, np.float32(slope) * z)


def leaky_relu_prime(z, slope=0.01):
    return np.where(single(z) > 0, np.float32(1), np.float32(slope))
