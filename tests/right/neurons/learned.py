"""The weights are not chosen but learned, by the perceptron rule."""

import numpy as np

INPUTS = np.array([[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0]])
TABLES = {"and": [0, 0, 0, 1], "or": [0, 1, 1, 1], "nand": [1, 1, 1, 0], "nor": [1, 0, 0, 0]}


def learn(X, y):
    """Correct w and b by every sample that is wrong, until none is."""
    w, b = np.zeros(len(X)), 0.0
    while np.any(perceptron(w, b, X) != y):
        for x, target in zip(X.T, y, strict=True):
            error = target - perceptron(w, b, x[:, None])[0]
            w, b = w + error * x, b + error
    return w, b


def step(z):
    return 1.0 - np.less_equal(z, 0)


def perceptron(w, b, X):
    with_bias = np.vstack([X, np.ones(X.shape[1])])
    return step(np.append(w, b) @ with_bias)


def gate(name):
    if name not in TABLES:
        raise ValueError(f"no truth table for {name!r}")
    return learn(INPUTS, np.array(TABLES[name]))


def xor_network():
    """The output unit learns to tell apart what the hidden units make of the inputs."""
    W1, b1 = np.ones((2, 2)), np.array([[-0.5], [-1.5]])
    w, b = learn(step(W1 @ INPUTS + b1), np.array([0, 1, 1, 0]))
    return W1, b1, w[None], np.array([[b]])


def dnf_network(minterms):
    """A corner of the cube is what lies near enough: |x - t|^2 < 1/2, which is linear in x."""
    minterms = np.asarray(minterms, dtype=float)
    k = len(minterms)
    # On corners x^2 = x, so |x - t|^2 = sum x (1 - 2 t) + t.
    W1 = -(1 - 2 * minterms)
    b1 = 0.5 - np.sum(minterms**2, axis=1)[:, None]
    return W1, b1, np.full((1, k), 1.0), np.array([[-0.25]])


def square_pulse(x, left, right, height):
    return np.where((x > left) & (x <= right), float(height), 0.0)
