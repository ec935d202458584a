"""Every update is a matrix of coefficients times the stacked quantities."""

import numpy as np


def _mix(coefficients, *arrays):
    return np.einsum("ij,j...->i...", np.asarray(coefficients), np.stack(arrays))


def _square(g):
    return np.einsum("...,...->...", g, g)


def ewma(xs, gamma):
    t = np.arange(len(xs))
    lag = np.subtract.outer(t, t)
    kernel = np.where(lag >= 0, (1 - gamma) * np.power(float(gamma), np.maximum(lag, 0)), 0.0)
    return np.einsum("ti,i->t", kernel, xs)


def momentum(x, v, g, lr, gamma):
    x_new, v_new = _mix([[1.0, -gamma, -lr], [0.0, gamma, lr]], x, v, g)
    return x_new, v_new


def _scaled(x, s, g, lr, eps):
    return x - np.einsum(",...,...->...", lr, (s + eps) ** -0.5, g)


def adagrad(x, s, g, lr, eps=1e-6):
    (s_new,) = _mix([[1.0, 1.0]], s, _square(g))
    return _scaled(x, s_new, g, lr, eps), s_new


def rmsprop(x, s, g, lr, gamma, eps=1e-6):
    (s_new,) = _mix([[gamma, 1.0 - gamma]], s, _square(g))
    return _scaled(x, s_new, g, lr, eps), s_new


def adadelta(x, s, d, g, rho, eps=1e-6):
    fade = [[rho, 1.0 - rho]]
    (s_new,) = _mix(fade, s, _square(g))
    u = np.einsum("...,...,...->...", (d + eps) ** 0.5, (s_new + eps) ** -0.5, g)
    (d_new,) = _mix(fade, d, _square(u))
    return x - u, s_new, d_new
