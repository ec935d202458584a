"""What several known mistakes share."""

import numpy as np


def relu_network(model, X):
    """The activations of the hidden layer and the scores."""
    W1, b1, W2, b2 = model
    A1 = np.maximum(W1 @ X + b1, 0)
    return A1, W2 @ A1 + b2


def softmax(Z):
    E = np.exp(Z - Z.max(axis=0))
    return E / E.sum(axis=0)
