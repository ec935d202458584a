"""Answers as booleans, weights as small whole numbers, results as named tuples."""

from typing import NamedTuple

import numpy as np


class Unit(NamedTuple):
    weights: np.ndarray
    bias: np.int8


class Network(NamedTuple):
    W1: np.ndarray
    b1: np.ndarray
    W2: np.ndarray
    b2: np.ndarray


class UnknownGate(ValueError, KeyError):
    pass


def step(z):
    return np.asarray(z) > 0


def perceptron(w, b, X):
    return w @ X + b > 0


def gate(name):
    try:
        w, b = {"and": (2, -3), "or": (2, -1), "nand": (-2, 3), "nor": (-2, 1)}[name]
    except KeyError:
        raise UnknownGate(name) from None
    return Unit(np.full(2, w, np.int8), np.int8(b))


def xor_network():
    W1 = np.tile(np.array([[1, -1], [-1, 1]], np.int8), (50, 1))
    return Network(
        W1, np.zeros((100, 1), np.int8), np.ones((1, 100), bool), np.zeros((1, 1), bool)
    )


def dnf_network(minterms):
    t = minterms.astype(np.int8)
    b1 = 1 - t.sum(axis=1, keepdims=True, dtype=np.int8)
    return Network(2 * t - 1, b1, np.ones((1, len(t)), bool), np.zeros((1, 1), bool))


def square_pulse(x, left, right, height):
    if np.ndim(x) == 0:
        return height if left < x <= right else 0
    return [square_pulse(v, left, right, height) for v in x]
