"""Everything written out: one sample, one unit, one weight at a time."""

import math

import numpy as np


def sigmoid(z):
    out = np.empty(np.shape(z))
    for index, value in np.ndenumerate(z):
        if value >= 0:
            out[index] = 1 / (1 + math.exp(-value))
        else:
            out[index] = math.exp(value) / (1 + math.exp(value))
    return out


def sigmoid_prime(z):
    return sigmoid(z) * (1 - sigmoid(z))


def forward(weights, biases, X):
    zs, activations = [], [X]
    for W, b in zip(weights, biases, strict=True):
        A = activations[-1]
        Z = np.zeros((W.shape[0], A.shape[1]))
        for i in range(A.shape[1]):
            for j in range(W.shape[0]):
                Z[j, i] = b[j, 0]
                for k in range(W.shape[1]):
                    Z[j, i] += W[j, k] * A[k, i]
        zs.append(Z)
        activations.append(sigmoid(Z))
    return zs, activations


def output_delta(A, Y, Z):
    slope = sigmoid_prime(Z)
    delta = np.zeros(A.shape)
    for j in range(A.shape[0]):
        for i in range(A.shape[1]):
            delta[j, i] = (A[j, i] - Y[j, i]) * slope[j, i]
    return delta


def cross_entropy_delta(A, Y):
    delta = np.zeros(A.shape)
    for j in range(A.shape[0]):
        for i in range(A.shape[1]):
            delta[j, i] = A[j, i] - Y[j, i]
    return delta


def hidden_delta(W_next, delta_next, Z):
    slope = sigmoid_prime(Z)
    delta = np.zeros(Z.shape)
    for i in range(Z.shape[1]):
        for j in range(Z.shape[0]):
            felt = 0.0
            for k in range(W_next.shape[0]):
                felt += W_next[k, j] * delta_next[k, i]
            delta[j, i] = felt * slope[j, i]
    return delta


def bias_gradient(delta):
    n, m = delta.shape
    grad = np.zeros((n, 1))
    for i in range(m):
        for j in range(n):
            grad[j, 0] += delta[j, i] / m
    return grad


def weight_gradient(delta, A_prev):
    n, m = delta.shape
    grad = np.zeros((n, A_prev.shape[0]))
    for i in range(m):
        for j in range(n):
            for k in range(A_prev.shape[0]):
                grad[j, k] += delta[j, i] * A_prev[k, i] / m
    return grad


def backprop(weights, biases, X, Y):
    """One sample at a time; the gradients are added up and divided by m in the end."""
    m = X.shape[1]
    grad_weights = [np.zeros(W.shape) for W in weights]
    grad_biases = [np.zeros(b.shape) for b in biases]
    for i in range(m):
        zs, activations = forward(weights, biases, X[:, i : i + 1])
        delta = output_delta(activations[-1], Y[:, i : i + 1], zs[-1])
        for layer in range(len(weights) - 1, -1, -1):
            grad_weights[layer] += weight_gradient(delta, activations[layer])
            grad_biases[layer] += bias_gradient(delta)
            if layer > 0:
                delta = hidden_delta(weights[layer], delta, zs[layer - 1])
    return [g / m for g in grad_weights], [g / m for g in grad_biases]
