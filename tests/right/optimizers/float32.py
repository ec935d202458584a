"""Single precision throughout."""

import numpy as np

F = np.float32


def single(*arrays):
    return [np.asarray(a, dtype=F) for a in arrays]


def ewma(xs, gamma):
    (xs,) = single(xs)
    gamma, y = F(gamma), F(0)
    out = np.empty_like(xs)
    for t in range(xs.size):
        y = gamma * y + (F(1) - gamma) * xs[t]
        out[t] = y
    return out


def momentum(x, v, g, lr, gamma):
    x, v, g = single(x, v, g)
    v = F(gamma) * v + F(lr) * g
    return x - v, v


def adagrad(x, s, g, lr, eps=1e-6):
    x, s, g = single(x, s, g)
    s = s + np.square(g)
    return x - F(lr) * g / np.sqrt(s + F(eps)), s


def rmsprop(x, s, g, lr, gamma, eps=1e-6):
    x, s, g = single(x, s, g)
    s = F(gamma) * s + F(1 - gamma) * np.square(g)
    return x - F(lr) * g / np.sqrt(s + F(eps)), s


def adadelta(x, s, d, g, rho, eps=1e-6):
    x, s, d, g = single(x, s, d, g)
    s = F(rho) * s + F(1 - rho) * np.square(g)
    u = np.sqrt(d + F(eps)) / np.sqrt(s + F(eps)) * g
    d = F(rho) * d + F(1 - rho) * np.square(u)
    return x - u, s, d
