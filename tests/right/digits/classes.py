"""Bayes' rule with a Gaussian for each digit, whose covariance is shrunk to be invertible."""

import numpy as np


class Gaussian:
    def __init__(self, samples, prior, shrink=0.1):
        self.mean = samples.mean(axis=1, keepdims=True)
        centred = samples - self.mean
        covariance = centred @ centred.T / samples.shape[1]
        common = np.trace(covariance) / len(covariance)
        covariance = (1 - shrink) * covariance + shrink * common * np.eye(len(covariance))
        self.precision = np.linalg.inv(covariance)
        self.offset = np.log(prior) - 0.5 * np.linalg.slogdet(covariance).logabsdet

    def log_density(self, X):
        D = X - self.mean
        return self.offset - 0.5 * (D * (self.precision @ D)).sum(axis=0)


class Reader:
    def __init__(self, X, Y):
        self.digits = [Gaussian(X[:, row > 0.5], row.mean()) for row in Y]

    def read(self, X):
        return np.argmax([digit.log_density(X) for digit in self.digits], axis=0)


def train(X, Y, rng):
    return Reader(X, Y)


def predict(model, X):
    return model.read(X)
