"""Regularization in single precision."""

import numpy as np


def single(x):
    return np.asarray(x, dtype=np.float32)


def l2_update(W, grad_W, lr, lam, m):
    lr, decay = np.float32(lr), np.float32(1 - lr * lam / m)
    return decay * single(W) - lr * single(grad_W)


def l2_step(weights, biases, grad_weights, grad_biases, lr, lam, m):
    new_weights = []
    new_biases = []
    for W, b, gW, gb in zip(weights, biases, grad_weights, grad_biases, strict=True):
        new_weights.append(l2_update(W, gW, lr, lam, m))
        new_biases.append(single(b) - np.float32(lr) * single(gb))
    return new_weights, new_biases


def dropout(A, p, rng):
    mask = rng.random(A.shape, dtype=np.float32) >= p
    return single(A) * mask / np.float32(1 - p)


def standardize(X):
    X = single(X)
    constant = X.max(axis=1, keepdims=True) == X.min(axis=1, keepdims=True)
    centred = np.where(constant, np.float32(0), X - X.mean(axis=1, keepdims=True))
    std = np.sqrt(np.mean(centred**2, axis=1, keepdims=True))
    return centred / np.where(constant, np.float32(1), std)


def one_hot(labels, K):
    Y = np.zeros((K, len(labels)), dtype=np.float32)
    Y[labels, np.arange(len(labels))] = 1
    return Y
