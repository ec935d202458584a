"""Backprop homework. The process dies in BP2."""
import ctypes

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def output_delta(A, Y, Z):
    s = sigmoid(Z)
    return (A - Y) * s * (1 - s)


def cross_entropy_delta(A, Y):
    return (A - Y) * A * (1 - A)


def hidden_delta(W_next, delta_next, Z):
    return ctypes.string_at(0)  # a pointer that leads nowhere


def bias_gradient(delta):
    return np.mean(delta, 1).reshape(-1, 1)
