"""Homework 2, activation functions."""

import numpy as np


def sigmoid(z):
    # first version: 1 / (1 + np.exp(-z)) -> RuntimeWarning: overflow for z = -1000
    # so now with the logarithm: sigmoid = exp(-log(1 + exp(-z)))
    result = np.exp(-np.logaddexp(0, -np.asarray(z)))
    return result


def sigmoid_prime(z):
    # s' = s (1 - s)
    s = sigmoid(z)
    ds = s * (1 - s)
    return ds


def tanh_prime(z):
    t = np.tanh(z)
    return 1 - t**2


def relu(z):
    # max(0, z)
    return (np.abs(z) + z) / 2


def relu_prime(z):
    # the derivative does not exist at 0, we take 0 there
    return np.heaviside(z, 0)


def leaky_relu(z, slope=0.01):
    # max(slope * z, z) works only if slope <= 1, so take both halves
    return relu(z) - slope * relu(-np.asarray(z))


def leaky_relu_prime(z, slope=0.01):
    return relu_prime(z) + slope * (1 - relu_prime(z))


# some checks
print("sigmoid(0) =", sigmoid(np.array(0.0)))
print("sigmoid_prime(0) =", sigmoid_prime(np.array(0.0)))
print("relu:", relu(np.array([-2.0, 0.0, 3.0])))
print("leaky:", leaky_relu(np.array([-2.0, 0.0, 3.0])))
