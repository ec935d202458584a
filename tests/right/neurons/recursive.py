"""Axis by axis, truth values for numbers, other weights, and an error of one's own."""

import numpy as np


class UnknownGateError(ValueError):
    pass


def step(z):
    return [step(part) for part in z] if np.ndim(z) else bool(z > 0)


def perceptron(w, b, X):
    return tuple(step(sum(w * x) + b) for x in X.T)


def gate(name):
    match name:
        case "and":
            return (0.6, 0.5), -1
        case "or":
            return np.array([3, 7]), 0
        case "nand":
            return [-2.0, -2.0], np.float32(3)
        case "nor":
            return np.array([-1, -1], dtype=np.int8), np.array(1)
        case _:
            raise UnknownGateError(name)


def xor_network():
    return np.ones((3, 2), bool), [[0], [-1], [-5]], np.array([[1, -2, 9]]), [[False]]


def dnf_network(minterms):
    backwards = minterms.astype(bool)[::-1]  # the units stand in another order
    W1 = np.where(backwards, 1, -len(backwards[0]))
    return W1, 0.75 - backwards.sum(1)[:, None], np.arange(1, len(W1) + 1)[None], np.zeros((1, 1))


def square_pulse(x, left, right, height):
    return np.array([0, height, 0.0])[np.searchsorted([left, right], x)]
