"""No network and no chance: the three nearest training images vote."""

import numpy as np


def train(X, Y, rng):
    return X.T.copy(), np.argmax(Y, axis=0)


def predict(model, X):
    images, labels = model
    distances = np.sum(images**2, axis=1)[:, None] - 2 * images @ X
    nearest = np.argsort(distances, axis=0)[:3]
    return [int(np.bincount(labels[of_one]).argmax()) for of_one in nearest.T]
