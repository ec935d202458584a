"""Boolean indexing into a fresh copy."""

import numpy as np


def fresh(z):
    return np.array(z, dtype=float)


def sigmoid(z):
    out = fresh(z)
    low = out < 0
    e = np.exp(out[low])
    out[low] = e / (1 + e)
    out[~low] = 1 / (1 + np.exp(-out[~low]))
    return out


def sigmoid_prime(z):
    out = sigmoid(z)
    out *= 1 - out
    return out


def tanh_prime(z):
    out = fresh(z)
    np.tanh(out, out=out)
    np.square(out, out=out)
    np.subtract(1, out, out=out)
    return out


def relu(z):
    out = fresh(z)
    out[out < 0] = 0
    return out


def relu_prime(z):
    out = fresh(z)
    on = out > 0
    out[on] = 1
    out[~on] = 0
    return out


def leaky_relu(z, slope=0.01):
    out = fresh(z)
    out[out < 0] *= slope
    return out


def leaky_relu_prime(z, slope=0.01):
    out = np.full(np.shape(z), float(slope))
    out[np.asarray(z) > 0] = 1
    return out
