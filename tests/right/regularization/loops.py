"""Regularization with explicit loops over the entries."""

import numpy as np


def l2_update(W, grad_W, lr, lam, m):
    result = np.zeros(W.shape)
    for i in range(W.shape[0]):
        for j in range(W.shape[1]):
            result[i, j] = W[i, j] - lr * (grad_W[i, j] + lam / m * W[i, j])
    return result


def l2_step(weights, biases, grad_weights, grad_biases, lr, lam, m):
    new_weights, new_biases = [], []
    for layer in range(len(weights)):
        new_weights.append(l2_update(weights[layer], grad_weights[layer], lr, lam, m))
        b = np.zeros(biases[layer].shape)
        for i in range(b.shape[0]):
            b[i, 0] = biases[layer][i, 0] - lr * grad_biases[layer][i, 0]
        new_biases.append(b)
    return new_weights, new_biases


def dropout(A, p, rng):
    result = np.zeros(A.shape)
    for index in np.ndindex(*A.shape):
        if rng.random() >= p:
            result[index] = A[index] / (1 - p)
    return result


def standardize(X):
    n, m = X.shape
    result = np.zeros((n, m))
    for i in range(n):
        row = X[i]
        if all(x == row[0] for x in row):
            continue
        mean = sum(row) / m
        variance = 0.0
        for x in row:
            variance += (x - mean) ** 2
        std = (variance / m) ** 0.5
        for j in range(m):
            result[i, j] = (row[j] - mean) / std
    return result


def one_hot(labels, K):
    Y = np.zeros((K, len(labels)))
    for j, label in enumerate(labels):
        Y[label, j] = 1
    return Y
