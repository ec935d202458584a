"""Training: gradient descent from one neuron to a network."""

from itertools import pairwise

import numpy as np


def sigmoid(z):
    """1 / (1 + exp(-z)), elementwise, written with tanh so that nothing overflows."""
    return 0.5 * (1 + np.tanh(0.5 * np.asarray(z)))


def backprop(weights, biases, X, Y):
    """The gradient of 1/(2m) sum ||y - a||^2 for a sigmoid network: (grad_weights, grad_biases).

    weights (n_out, n_in), biases (n_out, 1), X (n_0, m), Y (n_L, m).
    """
    layers = list(zip(weights, biases, strict=True))
    A = [X]
    for W, b in layers:
        A.append(sigmoid(W @ A[-1] + b))
    grads = []
    felt = (A[-1] - Y) / X.shape[1]  # dC/da of the layer, at first the output's
    for (W, _), a_in, a_out in zip(layers[::-1], A[-2::-1], A[:0:-1], strict=True):
        delta = felt * a_out * (1 - a_out)
        grads.append((delta @ a_in.T, delta.sum(axis=1, keepdims=True)))
        felt = W.T @ delta
    return [g[0] for g in grads[::-1]], [g[1] for g in grads[::-1]]


def init_network(sizes, rng, scale=0.01):
    """Small random weights, zero biases.

    w = scale * N(0, 1),   b = 0

    sizes [n_0, ..., n_L], rng a numpy.random.Generator  ->  (weights, biases), two lists of
    L arrays: weights[l] (n_{l+1}, n_l), biases[l] (n_{l+1}, 1).
    """
    raise NotImplementedError("init_network: your code here")


def xavier_uniform(n_in, n_out, rng):
    """Xavier's (Glorot's) initialisation of one layer.

    w uniform on [-r, r],   r = sqrt(6 / (n_in + n_out))

    two ints and a numpy.random.Generator  ->  (n_out, n_in).
    """
    raise NotImplementedError("xavier_uniform: your code here")


def minibatches(m, batch_size, rng):
    """The indices 0 ... m-1 in random order, cut into batches.

    m, batch_size ints, rng a numpy.random.Generator  ->  a list of int arrays, all of length
    batch_size but perhaps the last; together they hold every index once.
    """
    raise NotImplementedError("minibatches: your code here")


def regression_step(theta, X, y, lr):
    """One step of batch gradient descent for linear regression.

    h = theta_0 + theta_1 x_1 + ... + theta_d x_d,   J = 1/(2m) sum (h - y)^2
    theta' = theta - lr dJ/dtheta

    theta (d+1,) with the intercept first, X (d, m), y (m,)  ->  (d+1,), a new array.
    """
    raise NotImplementedError("regression_step: your code here")


def train_neuron(w, b, x, y, lr, epochs, cost):
    """Train one sigmoid neuron a = sigmoid(w x + b) on one sample (x, y).

    delta = (a - y) a (1 - a)  for cost "quadratic",   a - y  for cost "cross_entropy"
    w' = w - lr delta x,   b' = b - lr delta,   epochs times

    all floats but epochs (an int, 0 or more) and cost (a string)
    ->  (w, b, a), three floats; a is the output after the last step.
    """
    raise NotImplementedError("train_neuron: your code here")


def train_network(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """Mini-batch gradient descent on the quadratic cost with L2 regularization.

    W' = (1 - lr lam / m) W - lr grad_W,   b' = b - lr grad_b,   for every batch of every epoch

    weights (n_out, n_in), biases (n_out, 1), X (n_0, m), Y (n_L, m); the gradients are means
    over the batch, m is the number of all samples; the batches are drawn anew each epoch
    ->  (weights, biases), two new lists.
    """
    raise NotImplementedError("train_network: your code here")
