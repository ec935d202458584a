"""Homework 6, softmax."""

import numpy as np


def softmax(Z):
    # subtract the max of every column so that exp does not overflow
    z_max = np.max(Z, axis=0, keepdims=True)
    exp_z = np.exp(Z - z_max)
    sum_exp = np.sum(exp_z, axis=0, keepdims=True)
    probabilities = exp_z / sum_exp
    return probabilities


def log_softmax(Z):
    z_max = np.max(Z, axis=0, keepdims=True)
    log_sum = np.log(np.sum(np.exp(Z - z_max), axis=0, keepdims=True))
    return Z - z_max - log_sum


def cross_entropy(P, Y):
    m = Y.shape[1]
    total = 0.0
    for i in range(m):
        p, y = P[:, i], Y[:, i]
        mask = y != 0  # 0 * log(0) should be 0
        total = total + np.sum(y[mask] * np.log(p[mask]))
    cost = -total / m
    print("cost =", cost)
    return cost


def softmax_jacobian(p):
    p_column = p.reshape(-1, 1)
    jacobian = np.diagflat(p_column) - np.dot(p_column, p_column.T)
    return jacobian


def softmax_ce_delta(Z, Y):
    Y_hat = softmax(Z)
    delta = Y_hat - Y
    return delta


def regression_delta(Y_hat, Y):
    # same formula as for the softmax :)
    delta = Y_hat - Y
    return delta
