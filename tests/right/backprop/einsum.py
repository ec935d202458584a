"""Every product an einsum."""

import numpy as np


def sigmoid(z):
    return 0.5 * (1 + np.tanh(0.5 * z))


def sigmoid_prime(z):
    return 0.25 * (1 - np.tanh(0.5 * z) ** 2)


def forward(weights, biases, X):
    zs, activations = [], [X]
    for W, b in zip(weights, biases, strict=True):
        zs.append(np.einsum("jk,ki->ji", W, activations[-1]) + b)
        activations.append(sigmoid(zs[-1]))
    return zs, activations


def output_delta(A, Y, Z):
    return np.einsum("ji,ji->ji", A - Y, sigmoid_prime(Z))


def cross_entropy_delta(A, Y):
    return np.einsum("s,sji->ji", [1.0, -1.0], np.stack([A, Y]))


def hidden_delta(W_next, delta_next, Z):
    return np.einsum("kj,ki,ji->ji", W_next, delta_next, sigmoid_prime(Z))


def bias_gradient(delta):
    return np.einsum("ji->j", delta)[:, None] / delta.shape[1]


def weight_gradient(delta, A_prev):
    return np.tensordot(delta, A_prev, axes=(1, 1)) / delta.shape[1]


def backprop(weights, biases, X, Y):
    zs, activations = forward(weights, biases, X)
    deltas = [output_delta(activations[-1], Y, zs[-1])]
    for W, Z in zip(weights[:0:-1], zs[-2::-1], strict=True):
        deltas.append(hidden_delta(W, deltas[-1], Z))
    deltas.reverse()
    grad_weights = [weight_gradient(d, A) for d, A in zip(deltas, activations[:-1], strict=True)]
    return grad_weights, [bias_gradient(d) for d in deltas]
