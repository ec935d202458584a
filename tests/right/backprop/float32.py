"""Single precision throughout, as on a graphics card."""

import numpy as np


def single(a):
    return np.asarray(a, dtype=np.float32)


def sigmoid(z):
    with np.errstate(over="ignore"):
        return np.float32(1) / (np.float32(1) + np.exp(-single(z)))


def sigmoid_prime(z):
    s = sigmoid(z)
    return s * (1 - s)


def forward(weights, biases, X):
    zs, activations = [], [single(X)]
    for W, b in zip(weights, biases, strict=True):
        zs.append(single(W) @ activations[-1] + single(b))
        activations.append(sigmoid(zs[-1]))
    return zs, activations


def output_delta(A, Y, Z):
    return (single(A) - single(Y)) * sigmoid_prime(Z)


def cross_entropy_delta(A, Y):
    return single(A) - single(Y)


def hidden_delta(W_next, delta_next, Z):
    return single(W_next).T @ single(delta_next) * sigmoid_prime(Z)


def bias_gradient(delta):
    return single(delta).mean(axis=1, keepdims=True)


def weight_gradient(delta, A_prev):
    m = delta.shape[1]
    return single(delta) @ single(A_prev).T / np.float32(m)


def backprop(weights, biases, X, Y):
    zs, activations = forward(weights, biases, X)
    grad_weights = [None] * len(weights)
    grad_biases = [None] * len(weights)
    delta = output_delta(activations[-1], Y, zs[-1])
    for layer in range(len(weights))[::-1]:
        grad_weights[layer] = weight_gradient(delta, activations[layer])
        grad_biases[layer] = bias_gradient(delta)
        if layer:
            delta = hidden_delta(weights[layer], delta, zs[layer - 1])
    return grad_weights, grad_biases
