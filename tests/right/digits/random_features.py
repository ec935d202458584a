"""A hidden layer that is never trained: random weights, and ridge regression on top."""

import numpy as np


def train(X, Y, rng):
    W = rng.normal(size=(1000, 64)) * 0.4
    b = rng.uniform(-1, 1, size=(1000, 1))
    centre = X.mean(axis=1, keepdims=True)

    def features(images):
        return np.tanh(W @ (images - centre) + b)

    H = features(X)
    readout = np.linalg.solve(H @ H.T + 1.0 * np.eye(len(H)), H @ Y.T).T
    # The model is a function: it stays where it was made, so it may be anything.
    return lambda images: np.argmax(readout @ features(images), axis=0)


def predict(model, X):
    return model(X)
