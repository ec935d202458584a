"""Regularization as products with matrices: decay, centring, scaling and selection."""

import numpy as np


def l2_update(W, grad_W, lr, lam, m):
    decay = np.identity(W.shape[0]) * (1 - lr * lam / m)
    return decay @ W - lr * grad_W


def l2_step(weights, biases, grad_weights, grad_biases, lr, lam, m):
    """One affine layer at a time: [W b] with a decay that spares the last column."""
    new_weights, new_biases = [], []
    for W, b, gW, gb in zip(weights, biases, grad_weights, grad_biases, strict=True):
        decay = np.diag([1 - lr * lam / m] * W.shape[1] + [1.0])
        affine = np.hstack([W, b]) @ decay - lr * np.hstack([gW, gb])
        new_weights.append(affine[:, :-1])
        new_biases.append(affine[:, -1:])
    return new_weights, new_biases


def dropout(A, p, rng):
    keep = rng.choice([0.0, 1 / (1 - p)], size=A.shape, p=[p, 1 - p])
    return np.multiply(A, keep)


def standardize(X):
    n, m = X.shape
    centring = np.identity(m) - np.ones((m, m)) / m
    D = (X - X[:, -1:]) @ centring  # a constant row is exactly 0 before and after
    covariance = D @ D.T / m
    variances = np.diag(covariance)
    scaling = np.diag([1 / np.sqrt(v) if v > 0 else 0.0 for v in variances])
    return scaling.reshape(n, n) @ D


def one_hot(labels, K):
    return np.identity(K)[labels].T
