"""Training with explicit loops over samples, units and weights."""

import math

import numpy as np


def sigmoid(z):
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    return math.exp(z) / (1 + math.exp(z))


def init_network(sizes, rng, scale=0.01):
    weights, biases = [], []
    for layer in range(len(sizes) - 1):
        W = np.zeros((sizes[layer + 1], sizes[layer]))
        for i in range(W.shape[0]):
            for j in range(W.shape[1]):
                W[i, j] = scale * rng.normal()
        weights.append(W)
        biases.append(np.zeros((sizes[layer + 1], 1)))
    return weights, biases


def xavier_uniform(n_in, n_out, rng):
    r = math.sqrt(6 / (n_in + n_out))
    W = np.zeros((n_out, n_in))
    for i in range(n_out):
        for j in range(n_in):
            W[i, j] = r * (2 * rng.random() - 1)
    return W


def minibatches(m, batch_size, rng):
    # Fisher and Yates: swap every place with one drawn from those not yet settled.
    order = np.arange(m)
    for i in range(m - 1, 0, -1):
        j = rng.integers(i + 1)
        order[i], order[j] = order[j], order[i]
    batches, start = [], 0
    while start < m:
        batches.append(order[start : start + batch_size].copy())
        start += batch_size
    return batches


def regression_step(theta, X, y, lr):
    d, m = X.shape
    gradient = np.zeros(d + 1)
    for j in range(m):
        h = theta[0]
        for i in range(d):
            h += theta[i + 1] * X[i, j]
        gradient[0] += (h - y[j]) / m
        for i in range(d):
            gradient[i + 1] += (h - y[j]) * X[i, j] / m
    return theta - lr * gradient


def train_neuron(w, b, x, y, lr, epochs, cost):
    for _ in range(epochs):
        a = sigmoid(w * x + b)
        delta = a - y
        if cost == "quadratic":
            delta *= a * (1 - a)
        w = w - lr * delta * x
        b = b - lr * delta
    return w, b, sigmoid(w * x + b)


def sample_gradient(weights, biases, x, y):
    """The gradient of ||y - a||^2 / 2 for one sample, unit by unit."""
    activations = [x]
    for W, b in zip(weights, biases, strict=True):
        a_in = activations[-1]
        a_out = np.zeros(W.shape[0])
        for i in range(W.shape[0]):
            z = b[i, 0]
            for j in range(W.shape[1]):
                z += W[i, j] * a_in[j]
            a_out[i] = sigmoid(z)
        activations.append(a_out)

    grad_weights = [np.zeros(W.shape) for W in weights]
    grad_biases = [np.zeros(b.shape) for b in biases]
    felt = activations[-1] - y
    for layer in range(len(weights) - 1, -1, -1):
        a_in, a_out = activations[layer], activations[layer + 1]
        felt_before = np.zeros(len(a_in))
        for i in range(len(a_out)):
            delta = felt[i] * a_out[i] * (1 - a_out[i])
            grad_biases[layer][i, 0] = delta
            for j in range(len(a_in)):
                grad_weights[layer][i, j] = delta * a_in[j]
                felt_before[j] += weights[layer][i, j] * delta
        felt = felt_before
    return grad_weights, grad_biases


def train_network(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    m = X.shape[1]
    weights = [W.copy() for W in weights]
    biases = [b.copy() for b in biases]
    for _ in range(epochs):
        for batch in minibatches(m, batch_size, rng):
            sums_W = [np.zeros(W.shape) for W in weights]
            sums_b = [np.zeros(b.shape) for b in biases]
            for k in batch:
                grads_W, grads_b = sample_gradient(weights, biases, X[:, k], Y[:, k])
                for layer in range(len(weights)):
                    sums_W[layer] += grads_W[layer]
                    sums_b[layer] += grads_b[layer]
            for layer in range(len(weights)):
                weights[layer] *= 1 - lr * lam / m
                weights[layer] -= lr * sums_W[layer] / len(batch)
                biases[layer] -= lr * sums_b[layer] / len(batch)
    return weights, biases
