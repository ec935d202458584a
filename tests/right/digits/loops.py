"""A sigmoid network as in the lectures: back-propagation one sample at a time, loop by loop."""

from itertools import pairwise

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def train(X, Y, rng):
    sizes = [64, 40, 10]
    weights = [rng.standard_normal((b, a)) / np.sqrt(a) for a, b in pairwise(sizes)]
    biases = [np.zeros(b) for b in sizes[1:]]
    for epoch in range(25):
        lr = 0.4 if epoch < 15 else 0.1
        for i in rng.permutation(X.shape[1]):
            activations = [X[:, i]]
            for W, b in zip(weights, biases, strict=True):
                activations.append(sigmoid(W @ activations[-1] + b))
            delta = activations[-1] - Y[:, i]  # cross-entropy
            for layer in reversed(range(2)):
                a = activations[layer]
                step = np.outer(delta, a)
                bias_step = delta
                delta = (weights[layer].T @ delta) * a * (1 - a)
                weights[layer] = weights[layer] - lr * step
                biases[layer] = biases[layer] - lr * bias_step
    return weights, biases


def predict(model, X):
    weights, biases = model
    labels = []
    for x in X.T:
        a = x
        for W, b in zip(weights, biases, strict=True):
            a = sigmoid(W @ a + b)
        labels.append(int(np.argmax(a)))
    return np.array(labels)
