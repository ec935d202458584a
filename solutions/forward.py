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
    ### BEGIN SOLUTION
    return W @ A + b
    ### END SOLUTION


def forward(weights, biases, X):
    """Run a network of sigmoid layers, and keep every step on the way.

    z^l = W^l a^(l-1) + b^l,  a^l = sigma(z^l),  a^0 = X

    weights[l] (n_{l+1}, n_l), biases[l] (n_{l+1}, 1), X (n_0, m)
    ->  (zs, activations), two lists; activations[0] is X, so it is longer by one.
    """
    ### BEGIN SOLUTION
    zs, activations = [], [X]
    for W, b in zip(weights, biases, strict=True):
        zs.append(linear(W, activations[-1], b))
        activations.append(sigmoid(zs[-1]))
    return zs, activations
    ### END SOLUTION


def collapse_linear(weights, biases):
    """The one linear layer that equals a deep network with identity activations.

    W x + b = W_L(... W_2(W_1 x + b_1) + b_2 ...) + b_L  for every x

    weights[l] (n_{l+1}, n_l), biases[l] (n_{l+1}, 1)  ->  (W (n_L, n_0), b (n_L, 1)).
    """
    ### BEGIN SOLUTION
    W, b = weights[0], biases[0]
    for W_next, b_next in zip(weights[1:], biases[1:], strict=True):
        W, b = W_next @ W, W_next @ b + b_next
    return W, b
    ### END SOLUTION


def quadratic_cost(A, Y):
    """C = 1/(2m) * sum over the samples of ||y - a||^2.

    A, Y (n, m), samples in columns  ->  a float.
    """
    ### BEGIN SOLUTION
    return np.sum((A - Y) ** 2) / (2 * A.shape[1])
    ### END SOLUTION


def cross_entropy_cost(A, Y):
    """C = -1/m * sum over samples and units of y ln a + (1 - y) ln(1 - a).

    0 ln 0 counts as 0, so a = y in {0, 1} costs 0.

    A, Y (n, m), samples in columns  ->  a float.
    """

    ### BEGIN SOLUTION
    def times_log(y, a):
        with np.errstate(divide="ignore"):  # an output that is sure, and wrong, costs inf
            return y * np.log(a, out=np.zeros(a.shape), where=y != 0)

    return -np.sum(times_log(Y, A) + times_log(1 - Y, 1 - A)) / A.shape[1]
    ### END SOLUTION


def l2_penalty(weights, lam, m):
    """lambda/(2m) * sum of w^2 over all the weights of all layers, no biases.

    weights a list of matrices, lam and m numbers  ->  a float.
    """
    ### BEGIN SOLUTION
    return lam / (2 * m) * sum(np.sum(W**2) for W in weights)
    ### END SOLUTION
