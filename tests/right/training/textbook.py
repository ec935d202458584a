"""Homework 8, training."""

import numpy as np


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def sigmoid_prime(z):
    return sigmoid(z) * (1 - sigmoid(z))


def init_network(sizes, rng, scale=0.01):
    weights = []
    biases = []
    for i in range(1, len(sizes)):
        weights.append(rng.normal(size=(sizes[i], sizes[i - 1])) * scale)
        biases.append(np.zeros((sizes[i], 1)))
    return weights, biases


def xavier_uniform(n_in, n_out, rng):
    limit = np.sqrt(6 / (n_in + n_out))
    return rng.uniform(-limit, limit, (n_out, n_in))


def minibatches(m, batch_size, rng):
    indices = np.arange(m)
    rng.shuffle(indices)
    batches = []
    for start in range(0, m, batch_size):
        end = min(start + batch_size, m)
        batches.append(indices[start:end])
    return batches


def regression_step(theta, X, y, lr):
    m = X.shape[1]
    intercept = theta[0]
    coefficients = theta[1:]
    h = intercept + np.dot(coefficients, X)
    grad_intercept = np.sum(h - y) / m
    grad_coefficients = np.dot(X, h - y) / m
    new_theta = np.zeros(theta.shape)
    new_theta[0] = intercept - lr * grad_intercept
    new_theta[1:] = coefficients - lr * grad_coefficients
    return new_theta


def train_neuron(w, b, x, y, lr, epochs, cost):
    for epoch in range(epochs):
        z = w * x + b
        a = sigmoid(z)
        if cost == "quadratic":
            delta = (a - y) * sigmoid_prime(z)
        elif cost == "cross_entropy":
            delta = a - y
        w = w - lr * delta * x
        b = b - lr * delta
        if epoch % 100 == 0:
            print("epoch", epoch, "output", a)
    # output with the NEW w and b
    a = sigmoid(w * x + b)
    return w, b, a


def backprop(weights, biases, X, Y):
    m = X.shape[1]
    activations = [X]
    zs = []
    for W, b in zip(weights, biases, strict=True):
        z = np.dot(W, activations[-1]) + b
        zs.append(z)
        activations.append(sigmoid(z))

    grad_weights = [None] * len(weights)
    grad_biases = [None] * len(biases)
    delta = (activations[-1] - Y) * sigmoid_prime(zs[-1])
    grad_weights[-1] = np.dot(delta, activations[-2].T) / m
    grad_biases[-1] = np.mean(delta, axis=1, keepdims=True)
    for i in range(2, len(weights) + 1):
        delta = np.dot(weights[-i + 1].T, delta) * sigmoid_prime(zs[-i])
        grad_weights[-i] = np.dot(delta, activations[-i - 1].T) / m
        grad_biases[-i] = np.mean(delta, axis=1, keepdims=True)
    return grad_weights, grad_biases


def train_network(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    # copy first, the caller keeps his weights
    weights = [W.copy() for W in weights]
    biases = [b.copy() for b in biases]
    m = X.shape[1]
    for epoch in range(epochs):
        for batch in minibatches(m, batch_size, rng):
            gW, gb = backprop(weights, biases, X[:, batch], Y[:, batch])
            for i in range(len(weights)):
                weights[i] = weights[i] - lr * (gW[i] + lam / m * weights[i])
                biases[i] = biases[i] - lr * gb[i]
        print("epoch", epoch + 1, "of", epochs, "done")
    return weights, biases
