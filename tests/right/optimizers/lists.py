"""Plain numbers and nested lists; NumPy is not even imported."""

from math import sqrt


def plain(a):
    return a.tolist() if hasattr(a, "tolist") else a


def each(rule, *nested):
    """Apply rule to the numbers that stand at the same place of equally nested lists."""
    if isinstance(nested[0], list):
        return [each(rule, *inner) for inner in zip(*nested, strict=True)]
    return rule(*nested)


def ewma(xs, gamma):
    ys = [0.0]
    for x in plain(xs):
        ys.append(gamma * ys[-1] + (1 - gamma) * x)
    return ys[1:]


def momentum(x, v, g, lr, gamma):
    x, v, g = plain(x), plain(v), plain(g)
    v = each(lambda v, g: gamma * v + lr * g, v, g)
    return each(lambda x, v: x - v, x, v), v


def adagrad(x, s, g, lr, eps=1e-6):
    x, s, g = plain(x), plain(s), plain(g)
    s = each(lambda s, g: s + g * g, s, g)
    return each(lambda x, s, g: x - lr / sqrt(s + eps) * g, x, s, g), s


def rmsprop(x, s, g, lr, gamma, eps=1e-6):
    x, s, g = plain(x), plain(s), plain(g)
    s = each(lambda s, g: gamma * s + (1 - gamma) * g * g, s, g)
    return each(lambda x, s, g: x - lr / sqrt(s + eps) * g, x, s, g), s


def adadelta(x, s, d, g, rho, eps=1e-6):
    x, s, d, g = plain(x), plain(s), plain(d), plain(g)
    s = each(lambda s, g: rho * s + (1 - rho) * g * g, s, g)
    u = each(lambda s, d, g: sqrt((d + eps) / (s + eps)) * g, s, d, g)
    x = each(lambda x, u: x - u, x, u)
    return x, s, each(lambda d, u: rho * d + (1 - rho) * u * u, d, u)
