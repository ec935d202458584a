"""Kernel ridge regression with a Gaussian kernel: no descent, one linear system."""

import numpy as np

WIDTH, RIDGE = 1.7, 1e-3


def kernel(A, B):
    """exp(-|a - b|^2 / (2 width^2)) for all columns of A against all columns of B."""
    squares = np.einsum("ni,ni->i", A, A)[:, None] + np.einsum("ni,ni->i", B, B)[None, :]
    distances = squares - 2 * np.einsum("ni,nj->ij", A, B, optimize=True)
    return np.exp(-np.maximum(distances, 0) / (2 * WIDTH**2))


def train(X, Y, rng):
    K = kernel(X, X)
    np.einsum("ii->i", K)[...] += RIDGE
    return {"support": X, "alpha": np.linalg.solve(K, Y.T)}


def predict(model, X):
    scores = np.einsum("ij,ik->jk", kernel(model["support"], X), model["alpha"], optimize=True)
    return scores.argmax(axis=1)
