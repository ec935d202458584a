"""Softmax and cross-entropy."""

import numpy as np


def softmax(Z):
    """Scores to probabilities, column by column.

    p_k = exp(z_k) / sum_j exp(z_j)

    Z (K, m)  ->  (K, m), every column positive and of sum 1; finite for |z| up to 1e4.
    """
    raise NotImplementedError("softmax: your code here")


def log_softmax(Z):
    """The logarithm of the softmax, column by column, without going through the softmax.

    ln p_k = z_k - ln sum_j exp(z_j)

    Z (K, m)  ->  (K, m), finite for |z| up to 1e4.
    """
    raise NotImplementedError("log_softmax: your code here")


def cross_entropy(P, Y):
    """The mean surprise at the labels Y of one who believes in P.

    C = -1/m sum_x sum_k y_k ln p_k,   0 ln 0 = 0

    P, Y (K, m), the columns are distributions  ->  a float, not negative.
    """
    raise NotImplementedError("cross_entropy: your code here")


def softmax_jacobian(p):
    """The derivatives of the probabilities by the scores, at p = softmax(z).

    J_ij = dp_i / dz_j = p_i ([i = j] - p_j),   that is diag(p) - p p^T

    p (K,)  ->  (K, K), symmetric.
    """
    raise NotImplementedError("softmax_jacobian: your code here")


def softmax_ce_delta(Z, Y):
    """BP1 for a softmax output with the cross-entropy: dC_x/dz of every sample.

    delta = softmax(Z) - Y

    Z, Y (K, m), the columns of Y sum to 1 (one-hot or soft)  ->  (K, m), not divided by m.
    """
    raise NotImplementedError("softmax_ce_delta: your code here")


def regression_delta(Y_hat, Y):
    """BP1 for a linear output with the cost ||y_hat - y||^2 / 2: dC_x/dz of every sample.

    delta = Y_hat - Y

    Y_hat, Y (K, m)  ->  (K, m), not divided by m.
    """
    raise NotImplementedError("regression_delta: your code here")
