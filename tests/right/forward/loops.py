"""Explicit loops, save in forward, which has to be vectorised."""

import math

import numpy as np


def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


def linear(W, A, b):
    n_out, n_in = W.shape
    m = A.shape[1]
    Z = np.zeros((n_out, m))
    for j in range(n_out):
        for i in range(m):
            Z[j, i] = b[j, 0]
            for k in range(n_in):
                Z[j, i] += W[j, k] * A[k, i]
    return Z


def forward(weights, biases, X):
    """A loop over layers and inputs, but not over samples."""
    zs = []
    activations = [X]
    for layer in range(len(weights)):
        W, A = weights[layer], activations[layer]
        Z = np.repeat(biases[layer], A.shape[1], axis=1)
        for k in range(W.shape[1]):
            Z = Z + np.outer(W[:, k], A[k])
        zs.append(Z)
        activations.append(sigmoid(Z))
    return zs, activations


def collapse_linear(weights, biases):
    """Probe the deep network with 0 and with every unit vector."""

    def network(x):
        for W, b in zip(weights, biases, strict=True):
            x = linear(W, x, b)
        return x

    n = weights[0].shape[1]
    b = network(np.zeros((n, 1)))
    W = np.zeros((b.shape[0], n))
    for k in range(n):
        unit = np.zeros((n, 1))
        unit[k, 0] = 1
        W[:, k : k + 1] = network(unit) - b
    return W, b


def quadratic_cost(A, Y):
    total = 0.0
    for i in range(A.shape[1]):
        for j in range(A.shape[0]):
            total += (Y[j, i] - A[j, i]) ** 2
    return total / (2 * A.shape[1])


def cross_entropy_cost(A, Y):
    total = 0.0
    for i in range(A.shape[1]):
        for j in range(A.shape[0]):
            a, y = float(A[j, i]), float(Y[j, i])
            if y > 0:
                total -= y * math.log(a)
            if y < 1:
                total -= (1 - y) * math.log1p(-a)
    return total / A.shape[1]


def l2_penalty(weights, lam, m):
    total = 0.0
    for W in weights:
        for row in W:
            for w in row:
                total += w * w
    return lam * total / (2 * m)
