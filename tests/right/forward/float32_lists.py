"""float32 inside and nested lists outside; logarithms kept off 0 by the smallest float32."""

import numpy as np

TINY = np.finfo(np.float32).tiny


def single(a):
    return np.asarray(a, np.float32)


def linear(W, A, b):
    return (single(W) @ single(A) + single(b)).tolist()


def forward(weights, biases, X):
    zs, activations = [], [single(X).tolist()]
    for W, b in zip(weights, biases, strict=True):
        z = single(linear(W, activations[-1], b))
        zs.append(z.tolist())
        activations.append((1 / (1 + np.exp(-z))).tolist())
    return zs, activations


def collapse_linear(weights, biases):
    W, b = single(weights[0]), single(biases[0])
    for W_next, b_next in zip(weights[1:], biases[1:], strict=True):
        W, b = single(W_next) @ W, single(W_next) @ b + single(b_next)
    return W.tolist(), b.tolist()


def quadratic_cost(A, Y):
    return np.sum((single(A) - single(Y)) ** 2, axis=0).mean() / np.float32(2)


def cross_entropy_cost(A, Y):
    A, Y = single(A), single(Y)
    logs = Y * np.log(np.maximum(A, TINY)) + (1 - Y) * np.log(np.maximum(1 - A, TINY))
    return -logs.sum(axis=0).mean(dtype=np.float32)


def l2_penalty(weights, lam, m):
    squares = sum(np.vdot(single(W), single(W)) for W in weights)
    return np.float32(lam) * squares / np.float32(2 * m)
