"""Other legitimate uses of the generator: spawned, seeding another, quantiles, sampling."""

import functools
import math
import random
import statistics
from itertools import pairwise
import numpy as np


def sigma(z):
    return 1 / (1 + np.exp(-z))


def sigma_prime(z):
    return sigma(z) * (1 - sigma(z))


def _grads(Ws, bs, X, Y):
    zs, As = [], [X]
    for W, b in zip(Ws, bs, strict=True):
        zs.append(W @ As[-1] + b)
        As.append(sigma(zs[-1]))
    d = (As[-1] - Y) * sigma_prime(zs[-1])
    gW, gb = [], []
    for l in range(len(Ws) - 1, -1, -1):
        gW.insert(0, d @ As[l].T / X.shape[1])
        gb.insert(0, d.mean(axis=1, keepdims=True))
        if l:
            d = (Ws[l].T @ d) * sigma_prime(zs[l - 1])
    return gW, gb


def init_network(sizes, rng, scale=0.01):
    inv = np.vectorize(statistics.NormalDist(0, scale).inv_cdf)
    ws = [inv(rng.uniform(1e-15, 1, size=(o, i))) for i, o in pairwise(sizes)]
    return ws, [0 * w[:, :1] for w in ws]


def xavier_uniform(n_in, n_out, rng):
    r, other = math.sqrt(6 / (n_in + n_out)), random.Random(int(rng.integers(2**63)))
    return [[other.uniform(-r, r) for _ in range(n_in)] for _ in range(n_out)]


def minibatches(m, batch_size, rng):
    pool, out = set(range(m)), []
    while pool:
        n = min(batch_size, len(pool))
        picked = rng.choice(sorted(pool), n, replace=False)
        pool -= set(picked.tolist())
        out.append(picked)
    return out


def regression_step(theta, X, y, lr):
    D = np.vstack((np.ones((1, y.size)), X))
    H, c = D @ D.T / y.size, D @ y / y.size
    return theta - lr * (H @ theta - c)


def train_neuron(w, b, x, y, lr, epochs, cost):
    # only z matters: dz = -lr d (x^2 + 1)
    z0 = z = w * x + b
    total = 0.0
    for _ in range(epochs):
        a = 1 / (1 + math.exp(-z))
        if cost == "cross_entropy":
            # via the explicit derivative of the cost
            dC = -(y / a) + (1 - y) / (1 - a)
        else:
            dC = a - y
        total += dC * a * (1 - a)
        z = z0 - lr * total * (x * x + 1)
    return w - lr * total * x, b - lr * total, 1 / (1 + math.exp(-z))


def train_network(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    m = X.shape[1]
    # all the orders first
    plans = [rng.permutation(m) for _ in range(epochs)]
    state = (weights, biases)

    def step(state, batch):
        Ws, bs = state
        gW, gb = _grads(Ws, bs, X[:, batch], Y[:, batch])
        return (
            [W - lr * g - lr * lam * W / m for W, g in zip(Ws, gW, strict=True)],
            [b - lr * g for b, g in zip(bs, gb, strict=True)],
        )

    batches = (p[i : i + batch_size] for p in plans for i in range(0, m, batch_size))
    return functools.reduce(step, batches, state)
