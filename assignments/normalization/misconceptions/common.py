"""What several known mistakes share."""

import numpy as np

from solutions.normalization import conv3x3

quietly = np.errstate(all="ignore")


def bessel(N):
    """N / (N − 1), infinite for N = 1."""
    return np.float64(N) / (N - 1)


def guarded_bessel(N):
    """The same where the divisor is kept off 0."""
    return N / max(N - 1, 1)


def parts(dY, X, gamma, eps):
    """G = γ dY, X̂, the standard deviation, and the right dγ, dβ."""
    deviation = np.sqrt(X.var(axis=0) + eps)
    X_hat = (X - X.mean(axis=0)) / deviation
    return gamma * dY, X_hat, deviation, np.sum(dY * X_hat, axis=0), dY.sum(axis=0)


def conv_on_edges(X, K, b):
    """conv3x3 with a frame that repeats the border."""
    framed = np.pad(X, ((0, 0), (0, 0), (1, 1), (1, 1)), mode="edge")
    return conv3x3(framed, K, b)[:, :, 1:-1, 1:-1]
