"""No NumPy: matrices are lists of rows, entries are Python floats."""

import math


def rows(M):
    return [[float(entry) for entry in row] for row in M]


def transpose(M):
    return [list(column) for column in zip(*M, strict=True)]


def times(M, N):
    columns = transpose(N)
    return [[sum(map(float.__mul__, row, column)) for column in columns] for row in M]


def entrywise(f, *matrices):
    same_rows = zip(*matrices, strict=True)
    return [[f(*entries) for entries in zip(*same, strict=True)] for same in same_rows]


def sigma(z):
    return 1 / (1 + math.exp(-z)) if z > 0 else math.exp(z) / (1 + math.exp(z))


def slope(z):
    return sigma(z) * sigma(-z)


def sigmoid(z):
    return entrywise(sigma, rows(z))


def sigmoid_prime(z):
    return entrywise(slope, rows(z))


def forward(weights, biases, X):
    zs, activations = [], [rows(X)]
    for W, b in zip(weights, biases, strict=True):
        products = times(rows(W), activations[-1])
        zs.append([[p + c for p in row] for row, [c] in zip(products, rows(b), strict=True)])
        activations.append(entrywise(sigma, zs[-1]))
    return zs, activations


def output_delta(A, Y, Z):
    return entrywise(lambda a, y, z: (a - y) * slope(z), rows(A), rows(Y), rows(Z))


def cross_entropy_delta(A, Y):
    return entrywise(lambda a, y: a - y, rows(A), rows(Y))


def hidden_delta(W_next, delta_next, Z):
    felt = times(transpose(rows(W_next)), rows(delta_next))
    return entrywise(lambda f, z: f * slope(z), felt, rows(Z))


def bias_gradient(delta):
    return [[sum(row) / len(row)] for row in rows(delta)]


def weight_gradient(delta, A_prev):
    m = len(delta[0])
    return entrywise(lambda g: g / m, times(rows(delta), transpose(rows(A_prev))))


def backprop(weights, biases, X, Y):
    zs, activations = forward(weights, biases, X)
    delta = output_delta(activations[-1], Y, zs[-1])
    grad_weights = [weight_gradient(delta, activations[-2])]
    grad_biases = [bias_gradient(delta)]
    for layer in range(len(weights) - 1, 0, -1):
        delta = hidden_delta(weights[layer], delta, zs[layer - 1])
        grad_weights.append(weight_gradient(delta, activations[layer - 1]))
        grad_biases.append(bias_gradient(delta))
    return grad_weights[::-1], grad_biases[::-1]
