"""The forward pass, and the costs."""

import numpy as np


def sigmoid(z):
    """sigma(z) = 1 / (1 + exp(-z)), elementwise, written so that exp never overflows."""
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


def linear(W, A, b):
    """The weighted input of a layer, Z = W A + b, for every sample (column) of A.

    W (n_out, n_in), A (n_in, m), b (n_out, 1)  ->  (n_out, m).
    """
    raise NotImplementedError("linear: your code here")


def forward(weights, biases, X):
    """Run a network of sigmoid layers, and keep every step on the way.

    z^l = W^l a^(l-1) + b^l,  a^l = sigma(z^l),  a^0 = X

    weights[l] (n_{l+1}, n_l), biases[l] (n_{l+1}, 1), X (n_0, m)
    ->  (zs, activations), two lists; activations[0] is X, so it is longer by one.
    """
    raise NotImplementedError("forward: your code here")


def collapse_linear(weights, biases):
    """The one linear layer that equals a deep network with identity activations.

    W x + b = W_L(... W_2(W_1 x + b_1) + b_2 ...) + b_L  for every x

    weights[l] (n_{l+1}, n_l), biases[l] (n_{l+1}, 1)  ->  (W (n_L, n_0), b (n_L, 1)).
    """
    raise NotImplementedError("collapse_linear: your code here")


def quadratic_cost(A, Y):
    """C = 1/(2m) * sum over the samples of ||y - a||^2.

    A, Y (n, m), samples in columns  ->  a float.
    """
    raise NotImplementedError("quadratic_cost: your code here")


def cross_entropy_cost(A, Y):
    """C = -1/m * sum over samples and units of y ln a + (1 - y) ln(1 - a).

    0 ln 0 counts as 0, so a = y in {0, 1} costs 0.

    A, Y (n, m), samples in columns  ->  a float.
    """

    raise NotImplementedError("cross_entropy_cost: your code here")


def l2_penalty(weights, lam, m):
    """lambda/(2m) * sum of w^2 over all the weights of all layers, no biases.

    weights a list of matrices, lam and m numbers  ->  a float.
    """
    raise NotImplementedError("l2_penalty: your code here")
