"""The network is a first layer and a rest; its gradient likewise."""

import numpy as np


def sigmoid(z):
    return np.exp(-np.logaddexp(0, -z))


def sigmoid_prime(z):
    return np.exp(-np.logaddexp(0, -z) - np.logaddexp(0, z))


def forward(weights, biases, X):
    if not weights:
        return [], [X]
    Z = weights[0] @ X + biases[0]
    zs, activations = forward(weights[1:], biases[1:], sigmoid(Z))
    return [Z, *zs], [X, *activations]


def output_delta(A, Y, Z):
    return sigmoid_prime(Z) * -(Y - A)


def cross_entropy_delta(A, Y):
    return -(Y - A)


def hidden_delta(W_next, delta_next, Z):
    return (delta_next.T @ W_next).T * sigmoid_prime(Z)


def bias_gradient(delta):
    return weight_gradient(delta, np.ones((1, delta.shape[1])))


def weight_gradient(delta, A_prev):
    return (A_prev @ delta.T).T / delta.shape[1]


def backprop(weights, biases, X, Y):
    def back(weights, biases, A):
        """Gradients of this layer and those above, and what A feels of the cost."""
        if not weights:
            return [], [], A - Y
        (W, *W_above), (b, *b_above) = weights, biases
        Z = W @ A + b
        grad_weights, grad_biases, felt = back(W_above, b_above, sigmoid(Z))
        delta = felt * sigmoid_prime(Z)
        grad_W = weight_gradient(delta, A)
        return [grad_W, *grad_weights], [bias_gradient(delta), *grad_biases], W.T @ delta

    grad_weights, grad_biases, _ = back(list(weights), list(biases), X)
    return grad_weights, grad_biases
