"""Softmax with explicit loops over samples and classes."""

import math

import numpy as np


def log_sum_exp(column):
    top = max(column)
    total = 0.0
    for z in column:
        total += math.exp(z - top)
    return top, math.log(total)


def softmax(Z):
    K, m = Z.shape
    P = np.zeros((K, m))
    for j in range(m):
        top = Z[:, j].max()
        total = 0.0
        for k in range(K):
            P[k, j] = math.exp(Z[k, j] - top)
            total += P[k, j]
        for k in range(K):
            P[k, j] /= total
    return P


def log_softmax(Z):
    K, m = Z.shape
    L = np.zeros((K, m))
    for j in range(m):
        top, rest = log_sum_exp(Z[:, j])
        for k in range(K):
            L[k, j] = (Z[k, j] - top) - rest
    return L


def cross_entropy(P, Y):
    K, m = Y.shape
    cost = 0.0
    for j in range(m):
        for k in range(K):
            if Y[k, j] == 0:
                continue
            if P[k, j] == 0:
                return math.inf
            cost -= Y[k, j] * math.log(P[k, j])
    return cost / m


def softmax_jacobian(p):
    K = len(p)
    J = np.zeros((K, K))
    for i in range(K):
        for j in range(K):
            J[i, j] = p[i] * (1 - p[i]) if i == j else -p[i] * p[j]
    return J


def softmax_ce_delta(Z, Y):
    delta = softmax(Z)
    for k in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            delta[k, j] -= Y[k, j]
    return delta


def regression_delta(Y_hat, Y):
    delta = np.zeros(Y.shape)
    for index in np.ndindex(*Y.shape):
        delta[index] = Y_hat[index] - Y[index]
    return delta
