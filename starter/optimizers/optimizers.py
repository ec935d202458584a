"""Optimisers: from the moving average to AdaDelta, one step at a time."""

import numpy as np


def ewma(xs, gamma):
    """The exponentially weighted moving average of a sequence.

    y_t = gamma * y_{t-1} + (1 - gamma) * x_t,    y_{-1} = 0

    xs (n,), gamma in [0, 1)  ->  (n,): y_0 ... y_{n-1}, a new array.
    """
    raise NotImplementedError("ewma: your code here")


def momentum(x, v, g, lr, gamma):
    """One step of gradient descent with momentum.

    v' = gamma * v + lr * g
    x' = x - v'

    x, v, g of one shape, any shape  ->  (x', v'), new arrays of that shape.
    """
    raise NotImplementedError("momentum: your code here")


def adagrad(x, s, g, lr, eps=1e-6):
    """One step of AdaGrad: a learning rate for each parameter, shrinking as it is used.

    s' = s + g²
    x' = x - lr / sqrt(s' + eps) * g        (eps inside the root)

    x, s, g of one shape, any shape  ->  (x', s'), new arrays of that shape.
    """
    raise NotImplementedError("adagrad: your code here")


def rmsprop(x, s, g, lr, gamma, eps=1e-6):
    """One step of RMSProp: AdaGrad with a memory that fades.

    s' = gamma * s + (1 - gamma) * g²
    x' = x - lr / sqrt(s' + eps) * g        (eps inside the root)

    x, s, g of one shape, any shape  ->  (x', s'), new arrays of that shape.
    """
    raise NotImplementedError("rmsprop: your code here")


def adadelta(x, s, d, g, rho, eps=1e-6):
    """One step of AdaDelta: the size of past steps takes the learning rate's place.

    s' = rho * s + (1 - rho) * g²
    u  = sqrt((d + eps) / (s' + eps)) * g        (the d from before this step)
    x' = x - u
    d' = rho * d + (1 - rho) * u²

    x, s, d, g of one shape, any shape  ->  (x', s', d'), new arrays of that shape.
    """
    raise NotImplementedError("adadelta: your code here")
