"""Signs and einsum; the steep weights of a sigmoid gate (20, 20, -30)."""

import numpy as np

STEEP = {"and": (20, 20, -30), "or": (20, 20, -10), "nand": (-20, -20, 30), "nor": (-20, -20, 10)}


def step(z):
    return np.heaviside(z, 0.0)


def perceptron(w, b, X):
    return step(np.einsum("k,ki->i", w, X) + b)


def gate(name):
    try:
        w1, w2, b = STEEP[name]
    except KeyError:
        raise ValueError(name) from None
    return np.array([w1, w2], dtype=float), float(b)


def xor_network():
    """(x1 and not x2) or (not x1 and x2)."""
    W1 = np.array([[20.0, -20.0], [-20.0, 20.0]])
    return W1, np.full((2, 1), -10.0), np.full((1, 2), 20.0), np.full((1, 1), -10.0)


def dnf_network(minterms):
    """The signed input agrees with a signed minterm in all n places, or in at most n - 2."""
    signs = 2.0 * np.asarray(minterms) - 1
    k, n = signs.shape
    # sum_j s_ij (2 x_j - 1) > n - 1
    b1 = -np.einsum("ij->i", signs) - (n - 1)
    return 2 * signs, b1[:, None], np.ones((1, k)), np.zeros((1, 1))


def square_pulse(x, left, right, height):
    edges = np.array([left, right])
    units = step(np.asarray(x)[..., None] - edges)
    return np.einsum("...u,u->...", units, [height, -height])
