"""Optimisers as objects with a state, each wrapped by the function that was asked for."""

from dataclasses import dataclass

import numpy as np


@dataclass
class Average:
    """A running average that can be fed."""

    value: object
    keep: float

    def feed(self, new):
        self.value = self.keep * self.value + (1 - self.keep) * new
        return self.value


class Optimizer:
    def direction(self, g):
        raise NotImplementedError

    def move(self, x, g):
        return x - self.direction(g)


class Momentum(Optimizer):
    def __init__(self, v, lr, gamma):
        self.v, self.lr, self.gamma = np.array(v), lr, gamma

    def direction(self, g):
        self.v = self.v * self.gamma
        self.v = self.v + self.lr * g
        return self.v


class AdaGrad(Optimizer):
    def __init__(self, s, lr, eps):
        self.s, self.lr, self.eps = np.array(s), lr, eps

    def remember(self, g):
        self.s = self.s + g * g

    def direction(self, g):
        self.remember(g)
        return g * self.lr * np.power(self.s + self.eps, -0.5)


class RMSProp(AdaGrad):
    def __init__(self, s, lr, gamma, eps):
        super().__init__(s, lr, eps)
        self.average = Average(self.s, gamma)

    def remember(self, g):
        self.s = self.average.feed(g * g)


class AdaDelta(RMSProp):
    def __init__(self, s, d, rho, eps):
        super().__init__(s, 1.0, rho, eps)
        self.moved = Average(np.array(d), rho)

    def direction(self, g):
        self.lr = np.sqrt(self.moved.value + self.eps)
        step = super().direction(g)
        self.moved.feed(step * step)
        return step


def ewma(xs, gamma):
    average = Average(0.0, gamma)
    return np.array([average.feed(x) for x in xs], dtype=float)


def momentum(x, v, g, lr, gamma):
    optimizer = Momentum(v, lr, gamma)
    return optimizer.move(x, g), optimizer.v


def adagrad(x, s, g, lr, eps=1e-6):
    optimizer = AdaGrad(s, lr, eps)
    return optimizer.move(x, g), optimizer.s


def rmsprop(x, s, g, lr, gamma, eps=1e-6):
    optimizer = RMSProp(s, lr, gamma, eps)
    return optimizer.move(x, g), optimizer.s


def adadelta(x, s, d, g, rho, eps=1e-6):
    optimizer = AdaDelta(s, d, rho, eps)
    return optimizer.move(x, g), optimizer.s, optimizer.moved.value
