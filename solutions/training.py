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
    ### BEGIN SOLUTION
    weights = [scale * rng.standard_normal((n_out, n_in)) for n_in, n_out in pairwise(sizes)]
    biases = [np.zeros((n_out, 1)) for n_out in sizes[1:]]
    return weights, biases
    ### END SOLUTION


def xavier_uniform(n_in, n_out, rng):
    """Xavier's (Glorot's) initialisation of one layer.

    w uniform on [-r, r],   r = sqrt(6 / (n_in + n_out))

    two ints and a numpy.random.Generator  ->  (n_out, n_in).
    """
    ### BEGIN SOLUTION
    r = np.sqrt(6 / (n_in + n_out))
    return rng.uniform(-r, r, size=(n_out, n_in))
    ### END SOLUTION


def minibatches(m, batch_size, rng):
    """The indices 0 ... m-1 in random order, cut into batches.

    m, batch_size ints, rng a numpy.random.Generator  ->  a list of int arrays, all of length
    batch_size but perhaps the last; together they hold every index once.
    """
    ### BEGIN SOLUTION
    order = rng.permutation(m)
    return [order[start : start + batch_size] for start in range(0, m, batch_size)]
    ### END SOLUTION


def regression_step(theta, X, y, lr):
    """One step of batch gradient descent for linear regression.

    h = theta_0 + theta_1 x_1 + ... + theta_d x_d,   J = 1/(2m) sum (h - y)^2
    theta' = theta - lr dJ/dtheta

    theta (d+1,) with the intercept first, X (d, m), y (m,)  ->  (d+1,), a new array.
    """
    ### BEGIN SOLUTION
    m = y.size
    X1 = np.vstack([np.ones(m), X])  # the intercept is the weight of a feature that is 1
    gradient = X1 @ (theta @ X1 - y) / m
    return theta - lr * gradient
    ### END SOLUTION


def train_neuron(w, b, x, y, lr, epochs, cost):
    """Train one sigmoid neuron a = sigmoid(w x + b) on one sample (x, y).

    delta = (a - y) a (1 - a)  for cost "quadratic",   a - y  for cost "cross_entropy"
    w' = w - lr delta x,   b' = b - lr delta,   epochs times

    all floats but epochs (an int, 0 or more) and cost (a string)
    ->  (w, b, a), three floats; a is the output after the last step.
    """
    ### BEGIN SOLUTION
    a = sigmoid(w * x + b)
    for _ in range(epochs):
        slope = a * (1 - a) if cost == "quadratic" else 1.0
        delta = (a - y) * slope
        w, b = w - lr * delta * x, b - lr * delta
        a = sigmoid(w * x + b)
    return float(w), float(b), float(a)
    ### END SOLUTION


def train_network(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """Mini-batch gradient descent on the quadratic cost with L2 regularization.

    W' = (1 - lr lam / m) W - lr grad_W,   b' = b - lr grad_b,   for every batch of every epoch

    weights (n_out, n_in), biases (n_out, 1), X (n_0, m), Y (n_L, m); the gradients are means
    over the batch, m is the number of all samples; the batches are drawn anew each epoch
    ->  (weights, biases), two new lists.
    """
    ### BEGIN SOLUTION
    m = X.shape[1]
    decay = 1 - lr * lam / m
    for _ in range(epochs):
        for batch in minibatches(m, batch_size, rng):
            grad_W, grad_b = backprop(weights, biases, X[:, batch], Y[:, batch])
            weights = [decay * W - lr * g for W, g in zip(weights, grad_W, strict=True)]
            biases = [b - lr * g for b, g in zip(biases, grad_b, strict=True)]
    return weights, biases
    ### END SOLUTION
