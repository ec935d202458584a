"""Regularization: weight decay, dropout, and data made ready."""

import numpy as np


def l2_update(W, grad_W, lr, lam, m):
    """One gradient step on C_0 + lam/(2m) sum w^2 for one weight matrix.

    W' = (1 - lr lam / m) W - lr grad_W

    W, grad_W (n_out, n_in), grad_W = dC_0/dW, m the number of training samples
    ->  (n_out, n_in), a new array.
    """
    ### BEGIN SOLUTION
    return (1 - lr * lam / m) * W - lr * grad_W
    ### END SOLUTION


def l2_step(weights, biases, grad_weights, grad_biases, lr, lam, m):
    """One gradient step for the whole network: the weights decay, the biases do not.

    W' = (1 - lr lam / m) W - lr grad_W,   b' = b - lr grad_b

    four lists, one entry a layer: weights (n_out, n_in), biases (n_out, 1) and their gradients
    ->  (weights, biases), two new lists of new arrays.
    """
    ### BEGIN SOLUTION
    new_weights = [
        l2_update(W, grad_W, lr, lam, m) for W, grad_W in zip(weights, grad_weights, strict=True)
    ]
    new_biases = [b - lr * grad_b for b, grad_b in zip(biases, grad_biases, strict=True)]
    return new_weights, new_biases
    ### END SOLUTION


def dropout(A, p, rng):
    """Inverted dropout, as in training: silence units at random, strengthen the others.

    a' = 0 with probability p, else a / (1 - p), each entry on its own

    A any shape, 0 <= p < 1, rng a numpy.random.Generator  ->  A's shape; p = 0 gives A.
    """
    ### BEGIN SOLUTION
    return np.where(rng.random(A.shape) < p, 0.0, A / (1 - p))
    ### END SOLUTION


def standardize(X):
    """Every feature to mean 0 and standard deviation 1.

    x' = (x - mu) / sigma,   mu and sigma of the row, sigma^2 = 1/m sum (x - mu)^2

    X (n, m), a row a feature  ->  (n, m); a constant row becomes 0.
    """
    ### BEGIN SOLUTION
    D = X - X[:, :1]  # exactly 0 in a constant row, which X - mu need not be
    D = D - D.mean(axis=1, keepdims=True)
    sigma = D.std(axis=1, keepdims=True)
    return D / np.where(sigma > 0, sigma, 1.0)
    ### END SOLUTION


def one_hot(labels, K):
    """Labels to indicator columns.

    Y_kj = 1 if labels_j = k, else 0

    labels (m,), ints from 0 to K - 1  ->  (K, m).
    """
    ### BEGIN SOLUTION
    return np.eye(K)[:, labels]
    ### END SOLUTION
