"""One entry at a time, with if and math."""

import math

import numpy as np


def sigmoid(z):
    out = np.empty(np.shape(z))
    for index, value in np.ndenumerate(z):
        if value >= 0:
            out[index] = 1 / (1 + math.exp(-value))
        else:
            e = math.exp(value)
            out[index] = e / (1 + e)
    return out


def sigmoid_prime(z):
    out = np.empty(np.shape(z))
    for index, value in np.ndenumerate(z):
        e = math.exp(-abs(value))
        out[index] = e / (1 + e) ** 2
    return out


def tanh_prime(z):
    out = np.empty(np.shape(z))
    for index, value in np.ndenumerate(z):
        t = math.tanh(value)
        out[index] = 1 - t * t
    return out


def relu(z):
    out = np.zeros(np.shape(z))
    for index, value in np.ndenumerate(z):
        if value > 0:
            out[index] = value
    return out


def relu_prime(z):
    out = np.zeros(np.shape(z))
    for index, value in np.ndenumerate(z):
        if value > 0:
            out[index] = 1
    return out


def leaky_relu(z, slope=0.01):
    out = np.empty(np.shape(z))
    for index, value in np.ndenumerate(z):
        out[index] = value if value > 0 else slope * value
    return out


def leaky_relu_prime(z, slope=0.01):
    out = np.empty(np.shape(z))
    for index, value in np.ndenumerate(z):
        out[index] = 1 if value > 0 else slope
    return out
