"""Element by element, with np.ndindex."""

import math

import numpy as np


def ewma(xs, gamma):
    out = np.zeros(len(xs))
    for t in range(len(xs)):
        before = out[t - 1] if t > 0 else 0.0
        out[t] = gamma * before + (1.0 - gamma) * xs[t]
    return out


def momentum(x, v, g, lr, gamma):
    new_x = np.empty(np.shape(x))
    new_v = np.empty(np.shape(x))
    for i in np.ndindex(np.shape(x)):
        new_v[i] = gamma * v[i] + lr * g[i]
        new_x[i] = x[i] - new_v[i]
    return new_x, new_v


def adagrad(x, s, g, lr, eps=1e-6):
    new_x = np.empty(np.shape(x))
    new_s = np.empty(np.shape(x))
    for i in np.ndindex(np.shape(x)):
        new_s[i] = s[i] + g[i] * g[i]
        new_x[i] = x[i] - lr * g[i] / math.sqrt(new_s[i] + eps)
    return new_x, new_s


def rmsprop(x, s, g, lr, gamma, eps=1e-6):
    new_x = np.empty(np.shape(x))
    new_s = np.empty(np.shape(x))
    for i in np.ndindex(np.shape(x)):
        new_s[i] = gamma * s[i] + (1.0 - gamma) * g[i] * g[i]
        new_x[i] = x[i] - lr * g[i] / math.sqrt(new_s[i] + eps)
    return new_x, new_s


def adadelta(x, s, d, g, rho, eps=1e-6):
    new_x = np.empty(np.shape(x))
    new_s = np.empty(np.shape(x))
    new_d = np.empty(np.shape(x))
    for i in np.ndindex(np.shape(x)):
        new_s[i] = rho * s[i] + (1.0 - rho) * g[i] * g[i]
        u = math.sqrt(d[i] + eps) / math.sqrt(new_s[i] + eps) * g[i]
        new_x[i] = x[i] - u
        new_d[i] = rho * d[i] + (1.0 - rho) * u * u
    return new_x, new_s, new_d
