"""Training with a class for the layer and one for the network."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np


def sigmoid(z):
    positive = z >= 0
    e = np.exp(np.where(positive, -z, z))
    return np.where(positive, 1, e) / (1 + e)


@dataclass
class Layer:
    W: np.ndarray
    b: np.ndarray

    def forward(self, A):
        self.input = A
        self.output = sigmoid(self.W @ A + self.b)
        return self.output

    def backward(self, felt):
        delta = felt * self.output * (1 - self.output)
        self.grad_W = delta @ self.input.T
        self.grad_b = np.sum(delta, axis=1, keepdims=True)
        return self.W.T @ delta

    def step(self, lr, decay):
        self.W = decay * self.W - lr * self.grad_W
        self.b = self.b - lr * self.grad_b


class Network:
    def __init__(self, weights, biases):
        self.layers = [Layer(W, b) for W, b in zip(weights, biases, strict=True)]

    def learn(self, X, Y, lr, decay):
        A = X
        for layer in self.layers:
            A = layer.forward(A)
        felt = (A - Y) / X.shape[1]
        for layer in reversed(self.layers):
            felt = layer.backward(felt)
        for layer in self.layers:
            layer.step(lr, decay)


class Neuron:
    def __init__(self, w, b):
        self.w, self.b = w, b

    def output(self, x):
        return sigmoid(self.w * x + self.b)

    def learn(self, x, y, lr, cost):
        a = self.output(x)
        delta = {"quadratic": (a - y) * a * (1 - a), "cross_entropy": a - y}[cost]
        self.w = self.w - lr * delta * x
        self.b = self.b - lr * delta


def init_network(sizes, rng, scale=0.01):
    weights = [scale * rng.standard_normal((n, k)) for k, n in pairwise(sizes)]
    return weights, [np.zeros((n, 1)) for n in sizes[1:]]


def xavier_uniform(n_in, n_out, rng):
    r = np.sqrt(6.0 / (n_in + n_out))
    return rng.uniform(low=-r, high=r, size=(n_out, n_in))


def minibatches(m, batch_size, rng):
    order = rng.choice(m, size=m, replace=False)
    return [order[k * batch_size : (k + 1) * batch_size] for k in range(-(-m // batch_size))]


def regression_step(theta, X, y, lr):
    error = theta[0] + theta[1:].dot(X) - y
    intercept = theta[0] - lr * np.mean(error)
    return np.append(intercept, theta[1:] - lr * np.mean(error * X, axis=1))


def train_neuron(w, b, x, y, lr, epochs, cost):
    neuron = Neuron(w, b)
    for _ in range(epochs):
        neuron.learn(x, y, lr, cost)
    return neuron.w, neuron.b, neuron.output(x)


def train_network(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    network = Network(weights, biases)
    m = X.shape[1]
    for _ in range(epochs):
        for batch in minibatches(m, batch_size, rng):
            network.learn(X[:, batch], Y[:, batch], lr, 1 - lr * lam / m)
    return [layer.W for layer in network.layers], [layer.b for layer in network.layers]
