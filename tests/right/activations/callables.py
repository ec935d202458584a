"""No `def` for an exercise: objects that can be called, partial functions, silenced overflows."""

import functools

import numpy as np


def quiet(function):
    @functools.wraps(function)
    def wrapped(*args, **kwargs):
        with np.errstate(over="ignore"):
            return function(*args, **kwargs)

    return wrapped


class Leaky:
    def __init__(self, right, left):
        self.right, self.left = right, left

    def __call__(self, z, slope=0.01):
        return np.piecewise(z, [z > 0], [self.right, functools.partial(self.left, slope)])


sigmoid = quiet(lambda z: 1 / (1 + np.exp(-z)))
sigmoid_prime = np.vectorize(lambda t: float(sigmoid(t) * (1 - sigmoid(t))), otypes=[float])
tanh_prime = quiet(lambda z: np.cosh(z) ** -2.0)
leaky_relu = Leaky(lambda t: t, lambda slope, t: slope * t)
leaky_relu_prime = Leaky(1.0, lambda slope, t: np.full_like(t, slope))
relu = functools.partial(leaky_relu, slope=0)
relu_prime = functools.partial(leaky_relu_prime, slope=0)
