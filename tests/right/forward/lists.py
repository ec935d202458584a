"""No NumPy, save in forward, which has to be vectorised and hands out lists all the same."""

from functools import reduce
from math import log

import numpy as np


def rows(M):
    return [[float(entry) for entry in row] for row in M]


def times(M, N):
    columns = list(zip(*N, strict=True))
    return [[sum(map(float.__mul__, row, column)) for column in columns] for row in M]


def pairs(A, Y):
    """All (a, y), entry by entry."""
    for a_row, y_row in zip(rows(A), rows(Y), strict=True):
        yield from zip(a_row, y_row, strict=True)


def linear(W, A, b):
    products = times(rows(W), rows(A))
    return [[p + c for p in row] for row, [c] in zip(products, rows(b), strict=True)]


def forward(weights, biases, X):
    A = np.asarray(X)
    zs, activations = [], [A.tolist()]
    for W, b in zip(weights, biases, strict=True):
        Z = np.asarray(W) @ A + np.asarray(b)
        A = np.exp(-np.logaddexp(0, -Z))
        zs.append(Z.tolist())
        activations.append(A.tolist())
    return zs, activations


def collapse_linear(weights, biases):
    def compose(first, second):
        (W1, b1), (W2, b2) = first, second
        return times(rows(W2), rows(W1)), linear(W2, b1, b2)

    layers = [(rows(W), rows(b)) for W, b in zip(weights, biases, strict=True)]
    return reduce(compose, layers)


def quadratic_cost(A, Y):
    m = len(A[0])
    return sum((y - a) ** 2 for a, y in pairs(A, Y)) / 2 / m


def cross_entropy_cost(A, Y):
    def times_log(p, q):
        return p * log(q) if p else 0.0

    m = len(A[0])
    return -sum(times_log(y, a) + times_log(1 - y, 1 - a) for a, y in pairs(A, Y)) / m


def l2_penalty(weights, lam, m):
    return lam / (2 * m) * sum(w * w for W in weights for row in rows(W) for w in row)
