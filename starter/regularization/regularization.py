"""Regularization: weight decay, dropout, and data made ready."""

import numpy as np


def l2_update(W, grad_W, lr, lam, m):
    """One gradient step on C_0 + lam/(2m) sum w^2 for one weight matrix.

    W' = (1 - lr lam / m) W - lr grad_W

    W, grad_W (n_out, n_in), grad_W = dC_0/dW, m the number of training samples
    ->  (n_out, n_in), a new array.
    """
    raise NotImplementedError("l2_update: your code here")


def l2_step(weights, biases, grad_weights, grad_biases, lr, lam, m):
    """One gradient step for the whole network: the weights decay, the biases do not.

    W' = (1 - lr lam / m) W - lr grad_W,   b' = b - lr grad_b

    four lists, one entry a layer: weights (n_out, n_in), biases (n_out, 1) and their gradients
    ->  (weights, biases), two new lists of new arrays.
    """
    raise NotImplementedError("l2_step: your code here")


def dropout(A, p, rng):
    """Inverted dropout, as in training: silence units at random, strengthen the others.

    a' = 0 with probability p, else a / (1 - p), each entry on its own

    A any shape, 0 <= p < 1, rng a numpy.random.Generator  ->  A's shape; p = 0 gives A.
    """
    raise NotImplementedError("dropout: your code here")


def standardize(X):
    """Every feature to mean 0 and standard deviation 1.

    x' = (x - mu) / sigma,   mu and sigma of the row, sigma^2 = 1/m sum (x - mu)^2

    X (n, m), a row a feature  ->  (n, m); a constant row becomes 0.
    """
    raise NotImplementedError("standardize: your code here")


def one_hot(labels, K):
    """Labels to indicator columns.

    Y_kj = 1 if labels_j = k, else 0

    labels (m,), ints from 0 to K - 1  ->  (K, m).
    """
    raise NotImplementedError("one_hot: your code here")
