"""Regularization on plain numbers and nested lists, without NumPy."""

from math import fsum, sqrt


def combine(alpha, A, beta, B):
    """alpha A + beta B, entry by entry."""
    return [
        [alpha * float(a) + beta * float(b) for a, b in zip(row_a, row_b, strict=True)]
        for row_a, row_b in zip(A, B, strict=True)
    ]


def l2_update(W, grad_W, lr, lam, m):
    return combine(1 - lr * lam / m, W, -lr, grad_W)


def l2_step(weights, biases, grad_weights, grad_biases, lr, lam, m):
    new_weights = [l2_update(W, g, lr, lam, m) for W, g in zip(weights, grad_weights, strict=True)]
    new_biases = [combine(1, b, -lr, g) for b, g in zip(biases, grad_biases, strict=True)]
    return new_weights, new_biases


def dropout(A, p, rng):
    def thin(part):
        if isinstance(part, list):
            return [thin(x) for x in part]
        return float(part) / (1 - p) if rng.random() >= p else 0.0

    return thin(A.tolist())


def standardize_row(row):
    row = [float(x) for x in row]
    if min(row) == max(row):
        return [0.0] * len(row)
    mean = fsum(row) / len(row)
    std = sqrt(fsum((x - mean) ** 2 for x in row) / len(row))
    return [(x - mean) / std for x in row]


def standardize(X):
    return [standardize_row(row) for row in X]


def one_hot(labels, K):
    return [[float(label == k) for label in labels] for k in range(K)]
