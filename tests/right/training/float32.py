"""Training in single precision."""

import numpy as np


def single(x):
    return np.asarray(x, dtype=np.float32)


def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + e), e / (1 + e))


def init_network(sizes, rng, scale=0.01):
    weights = [
        np.float32(scale) * rng.standard_normal((sizes[k + 1], sizes[k]), dtype=np.float32)
        for k in range(len(sizes) - 1)
    ]
    biases = [np.zeros((n, 1), dtype=np.float32) for n in sizes[1:]]
    return weights, biases


def xavier_uniform(n_in, n_out, rng):
    r = np.float32(np.sqrt(6 / (n_in + n_out)))
    return r * (2 * rng.random((n_out, n_in), dtype=np.float32) - 1)


def minibatches(m, batch_size, rng):
    order = np.arange(m, dtype=np.int32)
    rng.shuffle(order)
    return [order[i : i + batch_size] for i in range(0, m, batch_size)]


def regression_step(theta, X, y, lr):
    theta, X, y, lr = single(theta), single(X), single(y), np.float32(lr)
    error = theta[0] + theta[1:] @ X - y
    gradient = np.concatenate([[error.mean()], X @ error / np.float32(y.size)])
    return theta - lr * single(gradient)


def train_neuron(w, b, x, y, lr, epochs, cost):
    w, b, x, y, lr = np.float32(w), np.float32(b), np.float32(x), np.float32(y), np.float32(lr)
    one = np.float32(1)
    a = one / (one + np.exp(-(w * x + b)))
    for _ in range(epochs):
        delta = a - y
        if cost == "quadratic":
            delta = delta * a * (one - a)
        w = w - lr * delta * x
        b = b - lr * delta
        a = one / (one + np.exp(-(w * x + b)))
    return w, b, a


def gradients(weights, biases, X, Y):
    A = [X]
    for W, b in zip(weights, biases, strict=True):
        A.append(sigmoid(W @ A[-1] + b))
    grad_weights, grad_biases = [], []
    delta = (A[-1] - Y) * A[-1] * (1 - A[-1])
    for k in range(len(weights) - 1, -1, -1):
        grad_weights.append(delta @ A[k].T / np.float32(X.shape[1]))
        grad_biases.append(delta.mean(axis=1, keepdims=True))
        delta = weights[k].T @ delta * A[k] * (1 - A[k])
    return grad_weights[::-1], grad_biases[::-1]


def train_network(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    weights, biases = [single(W) for W in weights], [single(b) for b in biases]
    X, Y = single(X), single(Y)
    m = X.shape[1]
    decay, lr = np.float32(1 - lr * lam / m), np.float32(lr)
    for _ in range(epochs):
        for batch in minibatches(m, batch_size, rng):
            gW, gb = gradients(weights, biases, X[:, batch], Y[:, batch])
            weights = [decay * W - lr * g for W, g in zip(weights, gW, strict=True)]
            biases = [b - lr * g for b, g in zip(biases, gb, strict=True)]
    return weights, biases
