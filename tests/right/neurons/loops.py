"""One entry at a time; weights of ones and minus ones."""

import numpy as np


def step(z):
    out = np.zeros(np.shape(z))
    for index, value in np.ndenumerate(z):
        if value > 0:
            out[index] = 1.0
    return out


def perceptron(w, b, X):
    n, m = X.shape
    y = np.zeros(m)
    for i in range(m):
        z = b
        for k in range(n):
            z += w[k] * X[k, i]
        if z > 0:
            y[i] = 1.0
    return y


def gate(name):
    if name == "and":
        return np.array([1.0, 1.0]), -1.5
    if name == "or":
        return np.array([1.0, 1.0]), -0.5
    if name == "nand":
        return np.array([-1.0, -1.0]), 1.5
    if name == "nor":
        return np.array([-1.0, -1.0]), 0.5
    raise ValueError("unknown gate " + str(name))


def xor_network():
    W1 = np.zeros((2, 2))
    b1 = np.zeros((2, 1))
    for unit, name in enumerate(["or", "nand"]):
        W1[unit], b1[unit] = gate(name)
    w, b = gate("and")
    return W1, b1, w.reshape(1, 2), np.array([[b]])


def dnf_network(minterms):
    k, n = np.shape(minterms)
    W1 = np.zeros((k, n))
    b1 = np.zeros((k, 1))
    for i in range(k):
        ones = 0
        for j in range(n):
            if minterms[i][j] == 1:
                W1[i, j] = 1.0
                ones += 1
            else:
                W1[i, j] = -1.0
        b1[i, 0] = 0.5 - ones
    return W1, b1, np.ones((1, k)), np.full((1, 1), -0.5)


def square_pulse(x, left, right, height):
    out = np.zeros(np.shape(x))
    for index, value in np.ndenumerate(x):
        if left < value <= right:
            out[index] = height
    return out
