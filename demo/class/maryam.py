"""Plain Python, no NumPy at all."""
import math


def s(z):
    return 1 / (1 + math.exp(-z))


def output_delta(A, Y, Z):
    return [
        [(a - y) * s(z) * (1 - s(z)) for a, y, z in zip(*rows)] for rows in zip(A, Y, Z)
    ]


def cross_entropy_delta(A, Y):
    return [[a - y for a, y in zip(*rows)] for rows in zip(A, Y)]


def hidden_delta(W_next, delta_next, Z):
    return [
        [
            sum(W_next[k][j] * delta_next[k][i] for k in range(len(W_next))) * s(z) * (1 - s(z))
            for i, z in enumerate(row)
        ]
        for j, row in enumerate(Z)
    ]


def bias_gradient(delta):
    return [[sum(row) / len(row)] for row in delta]


def weight_gradient(delta, A_prev):
    return [[sum(d * a for d, a in zip(r, q)) / len(r) for q in A_prev] for r in delta]


def backprop(weights, biases, X, Y):
    zs, activations = [], [[list(row) for row in X]]
    for W, b in zip(weights, biases):
        A = activations[-1]
        Z = [
            [sum(W[j][k] * A[k][i] for k in range(len(A))) + b[j][0] for i in range(len(A[0]))]
            for j in range(len(W))
        ]
        zs.append(Z)
        activations.append([[s(z) for z in row] for row in Z])
    delta = output_delta(activations[-1], Y, zs[-1])
    grad_weights, grad_biases = [], []
    for layer in range(len(weights) - 1, -1, -1):
        grad_weights.insert(0, weight_gradient(delta, activations[layer]))
        grad_biases.insert(0, bias_gradient(delta))
        if layer:
            delta = hidden_delta(weights[layer], delta, zs[layer - 1])
    return grad_weights, grad_biases
