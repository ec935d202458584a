"""Single precision throughout."""

import numpy as np


def single(a):
    return np.asarray(a, dtype=np.float32)


def sigmoid(z):
    return 1 / (1 + np.exp(np.clip(-single(z), -80, 80)))


def linear(W, A, b):
    return single(W) @ single(A) + single(b)


def forward(weights, biases, X):
    zs, activations = [], [single(X)]
    for W, b in zip(weights, biases, strict=True):
        zs.append(linear(W, activations[-1], b))
        activations.append(sigmoid(zs[-1]))
    return zs, activations


def collapse_linear(weights, biases):
    W, b = single(weights[0]), single(biases[0])
    for W_next, b_next in zip(weights[1:], biases[1:], strict=True):
        b = linear(W_next, b, b_next)
        W = single(W_next) @ W
    return W, b


def quadratic_cost(A, Y):
    D = single(A) - single(Y)
    return np.float32(0.5) * np.mean(np.sum(D * D, axis=0))


def cross_entropy_cost(A, Y):
    A, Y = single(A), single(Y)
    hit = Y * np.log(np.where(Y > 0, A, np.float32(1)))
    miss = (1 - Y) * np.log1p(np.where(Y < 1, -A, np.float32(0)))
    return -np.mean(np.sum(hit + miss, axis=0))


def l2_penalty(weights, lam, m):
    squares = [np.sum(np.square(single(W))) for W in weights]
    return np.float32(lam) * np.float32(sum(squares)) / np.float32(2 * m)
