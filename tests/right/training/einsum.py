"""Training with einsum; bias and intercept ride along as one more column."""

from itertools import pairwise

import numpy as np


def sigmoid(z):
    return 0.5 * np.tanh(0.5 * z) + 0.5


def init_network(sizes, rng, scale=0.01):
    shapes = [(n_out, n_in) for n_in, n_out in pairwise(sizes)]
    draws = np.split(
        rng.normal(0, scale, size=sum(a * b for a, b in shapes)),
        np.cumsum([a * b for a, b in shapes])[:-1],
    )
    weights = [draw.reshape(shape) for draw, shape in zip(draws, shapes, strict=True)]
    return weights, [np.zeros((n_out, 1)) for n_out, _ in shapes]


def xavier_uniform(n_in, n_out, rng):
    r = (6 / (n_in + n_out)) ** 0.5
    return np.einsum("ij,->ij", rng.random((n_out, n_in)) - 0.5, 2 * r)


def minibatches(m, batch_size, rng):
    order = np.argsort(rng.random(m))
    return np.split(order, np.arange(batch_size, m, batch_size)) if m else []


def regression_step(theta, X, y, lr):
    X1 = np.concatenate([np.ones((1, X.shape[1])), X])
    error = np.einsum("i,im->m", theta, X1) - y
    return theta - lr * np.einsum("im,m->i", X1, error) / len(y)


def train_neuron(w, b, x, y, lr, epochs, cost):
    theta, x1 = np.array([w, b], dtype=float), np.array([x, 1.0])
    power = {"quadratic": 1, "cross_entropy": 0}[cost]
    for _ in range(epochs):
        a = sigmoid(np.einsum("i,i->", theta, x1))
        theta = theta - lr * (a - y) * (a * (1 - a)) ** power * x1
    return theta[0], theta[1], sigmoid(np.einsum("i,i->", theta, x1))


def with_ones(A):
    return np.concatenate([A, np.ones((1, A.shape[1]))])


def affine_gradients(layers, X, Y):
    """The gradients by [W b] of every layer, means over the columns of X."""
    inputs, A = [], X
    for V in layers:
        inputs.append(with_ones(A))
        A = sigmoid(np.einsum("ij,jm->im", V, inputs[-1]))
    gradients, felt = [], A - Y
    outputs = [a[:-1] for a in inputs[1:]] + [A]
    for V, a_in, a_out in zip(layers[::-1], inputs[::-1], outputs[::-1], strict=True):
        delta = felt * a_out * (1 - a_out)
        gradients.append(np.einsum("im,jm->ij", delta, a_in) / X.shape[1])
        felt = np.einsum("ij,im->jm", V[:, :-1], delta)
    return gradients[::-1]


def train_network(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    layers = [np.concatenate([W, b], axis=1) for W, b in zip(weights, biases, strict=True)]
    decays = [np.r_[np.full(V.shape[1] - 1, 1 - lr * lam / X.shape[1]), 1.0] for V in layers]
    for _ in range(epochs):
        for batch in minibatches(X.shape[1], batch_size, rng):
            gradients = affine_gradients(layers, X[:, batch], Y[:, batch])
            layers = [
                np.einsum("ij,j->ij", V, decay) - lr * G
                for V, decay, G in zip(layers, decays, gradients, strict=True)
            ]
    return [V[:, :-1] for V in layers], [V[:, -1:] for V in layers]
