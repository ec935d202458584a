"""A small convolutional network in single precision, trained with Adam."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

F = np.float32
FILTERS = 12


def patches(X):
    """(64, m) -> (m, 36, 9): the 3x3 windows of every image."""
    images = np.asarray(X, dtype=F).T.reshape(-1, 8, 8)
    return sliding_window_view(images, (3, 3), axis=(1, 2)).reshape(len(images), 36, 9)


def forward(theta, P):
    K, k, W, b = theta
    A = np.maximum(P @ K + k, F(0))
    flat = A.reshape(len(A), -1)
    return A, flat, flat @ W + b


def train(X, Y, rng):
    P, T = patches(X), np.asarray(Y, dtype=F).T
    theta = [
        rng.standard_normal((9, FILTERS), dtype=F) * F(0.4),
        np.zeros(FILTERS, dtype=F),
        rng.standard_normal((36 * FILTERS, 10), dtype=F) * F(0.05),
        np.zeros(10, dtype=F),
    ]
    first = [np.zeros_like(t) for t in theta]
    second = [np.zeros_like(t) for t in theta]
    t = 0
    for _ in range(30):
        order = rng.permutation(len(P))
        for batch in np.array_split(order, len(P) // 50 or 1):
            A, flat, Z = forward(theta, P[batch])
            E = np.exp(Z - Z.max(axis=1, keepdims=True))
            D = (E / E.sum(axis=1, keepdims=True) - T[batch]) / F(len(batch))
            dA = (D @ theta[2].T).reshape(A.shape) * (A > 0)
            grads = [
                np.tensordot(P[batch], dA, axes=((0, 1), (0, 1))),
                dA.sum(axis=(0, 1)),
                flat.T @ D,
                D.sum(axis=0),
            ]
            t += 1
            for i, g in enumerate(grads):
                first[i] = F(0.9) * first[i] + F(0.1) * g
                second[i] = F(0.999) * second[i] + F(0.001) * g * g
                m, v = first[i] / F(1 - 0.9**t), second[i] / F(1 - 0.999**t)
                theta[i] = theta[i] - F(0.005) * m / (np.sqrt(v) + F(1e-7))
    return theta


def predict(model, X):
    return forward(model, patches(X))[2].argmax(axis=1)
