"""Training on plain numbers and nested lists, without NumPy."""

from itertools import pairwise
from math import cos, exp, fsum, log, pi, sqrt, tau


def sigmoid(z):
    e = exp(-abs(z))
    return 1 / (1 + e) if z >= 0 else e / (1 + e)


def dot(u, v):
    return fsum(a * b for a, b in zip(u, v, strict=True))


def columns(M):
    return [list(column) for column in zip(*M, strict=True)]


def plain(M):
    return [[float(x) for x in row] for row in M]


def normal(rng):
    """A standard normal number from two uniform ones (Box and Muller)."""
    return sqrt(-2 * log(1 - rng.random())) * cos(tau * rng.random() - pi)


def init_network(sizes, rng, scale=0.01):
    weights = [
        [[scale * normal(rng) for _ in range(n_in)] for _ in range(n_out)]
        for n_in, n_out in pairwise(sizes)
    ]
    biases = [[[0.0] for _ in range(n)] for n in sizes[1:]]
    return weights, biases


def xavier_uniform(n_in, n_out, rng):
    r = sqrt(6 / (n_in + n_out))
    return [[-r + 2 * r * float(rng.random()) for _ in range(n_in)] for _ in range(n_out)]


def minibatches(m, batch_size, rng):
    left, batches = list(range(m)), []
    while left:
        size = min(batch_size, len(left))
        batches.append([left.pop(int(rng.integers(len(left)))) for _ in range(size)])
    return batches


def regression_step(theta, X, y, lr):
    theta, y = [float(t) for t in theta], [float(v) for v in y]
    features = [[1.0] * len(y), *plain(X)]
    errors = [dot(theta, sample) - v for sample, v in zip(columns(features), y, strict=True)]
    gradient = [dot(feature, errors) / len(y) for feature in features]
    return [t - lr * g for t, g in zip(theta, gradient, strict=True)]


def train_neuron(w, b, x, y, lr, epochs, cost):
    a = sigmoid(w * x + b)
    for _ in range(epochs):
        delta = (a - y) * a * (1 - a) if cost == "quadratic" else a - y
        w, b = w - lr * delta * x, b - lr * delta
        a = sigmoid(w * x + b)
    return w, b, a


def deltas(weights, biases, x, y):
    """Of one sample: the activations of all layers, and the deltas of all but the first."""
    activations = [x]
    for W, b in zip(weights, biases, strict=True):
        activations.append(
            [sigmoid(dot(row, activations[-1]) + b_i[0]) for row, b_i in zip(W, b, strict=True)]
        )
    felt = [a - t for a, t in zip(activations[-1], y, strict=True)]
    found = []
    for W, a in zip(reversed(weights), reversed(activations[1:]), strict=True):
        found.append([f * a_i * (1 - a_i) for f, a_i in zip(felt, a, strict=True)])
        felt = [dot(column, found[-1]) for column in columns(W)]
    return activations, found[::-1]


def step(weights, biases, samples, lr, decay):
    share = lr / len(samples)
    seen = [deltas(weights, biases, x, y) for x, y in samples]
    new_weights, new_biases = [], []
    for k, (W, b) in enumerate(zip(weights, biases, strict=True)):
        new_weights.append(
            [
                [
                    decay * w - share * fsum(d[k][i] * a[k][j] for a, d in seen)
                    for j, w in enumerate(row)
                ]
                for i, row in enumerate(W)
            ]
        )
        new_biases.append(
            [[b_i[0] - share * fsum(d[k][i] for _, d in seen)] for i, b_i in enumerate(b)]
        )
    return new_weights, new_biases


def train_network(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    weights, biases = [plain(W) for W in weights], [plain(b) for b in biases]
    samples = list(zip(columns(plain(X)), columns(plain(Y)), strict=True))
    decay = 1 - lr * lam / len(samples)
    for _ in range(epochs):
        for batch in minibatches(len(samples), batch_size, rng):
            chosen = [samples[k] for k in batch]
            weights, biases = step(weights, biases, chosen, lr, decay)
    return weights, biases
