"""Homework 7, regularization."""

import numpy as np


def l2_update(W, grad_W, lr, lam, m):
    # gradient of the penalty lam/(2m) * w^2 is lam/m * w
    grad_with_penalty = grad_W + (lam / m) * W
    W_new = W - lr * grad_with_penalty
    return W_new


def l2_step(weights, biases, grad_weights, grad_biases, lr, lam, m):
    L = len(weights)
    new_weights = []
    new_biases = []
    for i in range(L):
        new_weights.append(l2_update(weights[i], grad_weights[i], lr, lam, m))
        # no weight decay for the biases!
        new_biases.append(biases[i] - lr * grad_biases[i])
    return new_weights, new_biases


def dropout(A, p, rng):
    if p == 0:
        return A
    keep_prob = 1 - p
    D = rng.uniform(size=A.shape) < keep_prob
    print("kept", int(D.sum()), "of", D.size)
    return A * D / keep_prob


def standardize(X):
    X_new = np.zeros(X.shape)
    for i in range(X.shape[0]):
        mu = np.mean(X[i, :])
        sigma = np.std(X[i, :])
        # np.std of a constant row can be 1e-17 instead of 0, so compare the values
        if np.all(X[i, :] == X[i, 0]):
            X_new[i, :] = 0
        else:
            X_new[i, :] = (X[i, :] - mu) / sigma
    return X_new


def one_hot(labels, K):
    m = labels.shape[0]
    Y = np.zeros((K, m))
    Y[labels, np.arange(m)] = 1
    return Y
