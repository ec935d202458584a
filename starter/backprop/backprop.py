"""Backpropagation: the gradient of a sigmoid network, equation by equation."""

import numpy as np


def sigmoid(z):
    """sigma(z) = 1 / (1 + exp(-z)), elementwise, written so that exp never overflows."""
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


def sigmoid_prime(z):
    """sigma'(z) = sigma(z) (1 - sigma(z)), elementwise; 1 - sigma(z) is sigma(-z)."""
    return sigmoid(z) * sigmoid(-z)


def forward(weights, biases, X):
    """Run a sigmoid network on the columns of X and keep what backpropagation needs.

    z^l = W^l a^(l-1) + b^l,  a^l = sigma(z^l),  a^0 = X

    X (n_0, m)  ->  (zs, activations), two lists; activations[0] is X.
    """
    zs, activations = [], [X]
    for W, b in zip(weights, biases, strict=True):
        zs.append(W @ activations[-1] + b)
        activations.append(sigmoid(zs[-1]))
    return zs, activations


def output_delta(A, Y, Z):
    """BP1, quadratic cost: the error of a sigmoid output layer.

    delta = (A - Y) * sigmoid'(Z), for each sample: not divided by m

    A, Y, Z (n_L, m)  ->  (n_L, m), a new array.
    """
    raise NotImplementedError("output_delta: your code here")


def cross_entropy_delta(A, Y):
    """BP1, cross-entropy cost: the error of a sigmoid output layer.

    delta = A - Y, for each sample: not divided by m

    A, Y (n_L, m)  ->  (n_L, m), a new array.
    """
    raise NotImplementedError("cross_entropy_delta: your code here")


def hidden_delta(W_next, delta_next, Z):
    """BP2: carry the error one layer back.

    delta = (W_next.T @ delta_next) * sigmoid'(Z)

    W_next (k, n), delta_next (k, m), Z (n, m)  ->  (n, m), a new array.
    """
    raise NotImplementedError("hidden_delta: your code here")


def bias_gradient(delta):
    """BP3: the gradient of the biases, the mean error over the samples.

    dC/db = 1/m * sum of delta over its columns

    delta (n_l, m)  ->  (n_l, 1).
    """
    raise NotImplementedError("bias_gradient: your code here")


def weight_gradient(delta, A_prev):
    """BP4: the gradient of the weights, error times input, a mean over the samples.

    dC/dW = 1/m * delta @ A_prev.T

    delta (n_l, m), A_prev (n_{l-1}, m)  ->  (n_l, n_{l-1}).
    """
    raise NotImplementedError("weight_gradient: your code here")


def backprop(weights, biases, X, Y):
    """The gradient of the quadratic cost 1/(2m) * sum ||y - a||^2 of the sigmoid network.

    One pass forward, BP1 at the output, BP2 from layer to layer; BP3 and BP4 on the way.

    weights[l] (n_{l+1}, n_l), biases[l] (n_{l+1}, 1), X (n_0, m), Y (n_L, m)
    ->  (grad_weights, grad_biases), lists in the shapes of weights and biases.
    """
    raise NotImplementedError("backprop: your code here")
