"""Folds and scans: a network is its layers composed."""

from functools import reduce
from itertools import accumulate

import numpy as np


def sigmoid(z):
    return np.exp(-np.logaddexp(0, -z))


def linear(W, A, b):
    return (A.T @ W.T + b.T).T


def forward(weights, biases, X):
    def layer(state, parameters):
        _, A = state
        Z = linear(parameters[0], A, parameters[1])
        return Z, sigmoid(Z)

    states = accumulate(zip(weights, biases, strict=True), layer, initial=(None, X))
    zs, activations = zip(*states, strict=True)
    return list(zs[1:]), list(activations)


def collapse_linear(weights, biases):
    """From the output back: each bias is carried by all the weights behind it."""
    n = weights[-1].shape[0]
    carried = list(accumulate(reversed(weights), np.matmul, initial=np.eye(n)))
    b = sum(C @ c for C, c in zip(carried[:-1], reversed(biases), strict=True))
    return carried[-1], b


def quadratic_cost(A, Y):
    return np.linalg.norm(A - Y) ** 2 / (2 * A.shape[1])


def cross_entropy_cost(A, Y):
    """Two dot products, over those entries only in which the target has weight."""
    hit, miss = Y > 0, Y < 1
    total = np.vdot(Y[hit], np.log(A[hit])) + np.vdot(1 - Y[miss], np.log(1 - A[miss]))
    return float(-total / A.shape[1])


def l2_penalty(weights, lam, m):
    return lam / (2 * m) * reduce(lambda total, W: total + np.vdot(W, W), weights, 0.0)
