"""No loop over time: a sequence is a first step and the rest."""

from functools import reduce
from math import hypot, inf

import numpy as np


def sigmoid(z):
    return np.reciprocal(1 + np.exp(np.minimum(-z, 700)))


def rnn_step(X, H, W_xh, W_hh, b_h):
    return np.tanh(np.dot(X, W_xh) + np.dot(H, W_hh) + b_h)


def rnn_forward(X, H0, W_xh, W_hh, b_h):
    if len(X) == 0:
        return np.empty((0, *H0.shape))
    H = rnn_step(X[0], H0, W_xh, W_hh, b_h)
    rest = rnn_forward(X[1:], H, W_xh, W_hh, b_h)
    return np.concatenate([H[np.newaxis], rest])


def bptt(dH, X, H0, W_xh, W_hh, b_h):
    if len(X) == 0:
        return X.copy(), np.zeros(H0.shape), 0 * W_xh, 0 * W_hh, 0 * b_h
    H = rnn_step(X[0], H0, W_xh, W_hh, b_h)
    dX, carry, dW_xh, dW_hh, db_h = bptt(dH[1:], X[1:], H, W_xh, W_hh, b_h)
    dA = (dH[0] + carry) * (1 - H) * (1 + H)
    return (
        np.concatenate([np.dot(dA, W_xh.T)[np.newaxis], dX]),
        np.dot(dA, W_hh.T),
        dW_xh + np.dot(X[0].T, dA),
        dW_hh + np.dot(H0.T, dA),
        db_h + dA.sum(axis=0),
    )


def gate(name, X, H, params):
    return X @ params[f"W_x{name}"] + H @ params[f"W_h{name}"] + params[f"b_{name}"]


def gate_backward(name, dA, X, H, params):
    grads = {f"W_x{name}": X.T @ dA, f"W_h{name}": H.T @ dA, f"b_{name}": dA.sum(axis=0)}
    return dA @ params[f"W_x{name}"].T, dA @ params[f"W_h{name}"].T, grads


def gru_cell(X, H, params):
    R, Z = (sigmoid(gate(name, X, H, params)) for name in "rz")
    return Z * H + (1 - Z) * np.tanh(gate("h", X, R * H, params))


def gru_cell_backward(dH_next, X, H, params):
    R, Z = (sigmoid(gate(name, X, H, params)) for name in "rz")
    new = np.tanh(gate("h", X, R * H, params))
    dX_h, dRH, of_h = gate_backward("h", dH_next * (1 - Z) * (1 - new**2), X, R * H, params)
    dX_z, dH_z, of_z = gate_backward("z", dH_next * (H - new) * (Z - Z**2), X, H, params)
    dX_r, dH_r, of_r = gate_backward("r", dRH * H * (R - R**2), X, H, params)
    return dX_h + dX_z + dX_r, dH_next * Z + dRH * R + dH_z + dH_r, of_h | of_z | of_r


def lstm_cell(X, H, C, params):
    I, F, O = (sigmoid(gate(name, X, H, params)) for name in "ifo")  # noqa: E741 — gates
    C = F * C + I * np.tanh(gate("c", X, H, params))
    return O * np.tanh(C), C


def clip_gradients(grads, threshold):
    norm = reduce(hypot, (np.linalg.norm(g) for g in grads), 0.0)
    factor = min(1.0, threshold / norm if norm else inf)
    return [np.multiply(factor, g) for g in grads]


def perplexity(P, targets):
    """The geometric mean of 1/p."""
    return np.prod([(1 / row[k]) ** (1 / len(P)) for row, k in zip(P, targets, strict=True)])


def shuffled(rows, rng):
    if len(rows) <= 1:
        return rows
    first = rng.integers(len(rows))
    return [rows[first], *shuffled(rows[:first] + rows[first + 1 :], rng)]


def random_windows(tokens, num_steps, rng):
    ends = range(num_steps, len(tokens), num_steps)
    order = shuffled(list(ends), rng)
    X = np.array([tokens[end - num_steps : end] for end in order], dtype=tokens.dtype)
    Y = np.array([tokens[end - num_steps + 1 : end + 1] for end in order], dtype=tokens.dtype)
    return X.reshape(-1, num_steps), Y.reshape(-1, num_steps)


def sequential_windows(tokens, batch_size, num_steps):
    L = (len(tokens) - 1) // batch_size
    X = np.array(tokens[: L * batch_size]).reshape(batch_size, L)
    Y = np.array(tokens[1 : L * batch_size + 1]).reshape(batch_size, L)

    def cut(X, Y):
        if X.shape[1] < num_steps:
            return []
        return [(X[:, :num_steps], Y[:, :num_steps]), *cut(X[:, num_steps:], Y[:, num_steps:])]

    return cut(X, Y)
