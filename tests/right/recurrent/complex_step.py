"""Gradients by the complex step, for one function of all its arrays; odd types elsewhere."""

import random
from collections import OrderedDict

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def gradients(f, upstream, arrays):
    """The gradient of Σ upstream ⊙ f(arrays) by each array: Im f(x + ih) / h, no difference."""
    h, found = 1e-20, []
    for k, array in enumerate(arrays):
        gradient = np.zeros(array.shape)
        for index in np.ndindex(array.shape):
            moved = array.astype(complex)
            moved[index] += 1j * h
            result = f(*arrays[:k], moved, *arrays[k + 1 :])
            gradient[index] = np.sum(upstream * result).imag / h
        found.append(gradient)
    return found


def rnn_step(X, H, W_xh, W_hh, b_h):
    return np.tanh(np.hstack([X, H]) @ np.vstack([W_xh, W_hh]) + b_h)


def rnn_forward(X, H0, W_xh, W_hh, b_h):
    H = H0
    return np.array([(H := rnn_step(X_t, H, W_xh, W_hh, b_h)) for X_t in X])


def bptt(dH, X, H0, W_xh, W_hh, b_h):
    return gradients(rnn_forward, dH, [X, H0, W_xh, W_hh, b_h])


def gru_cell(X, H, params):
    def weighted(gate, H):
        return X @ params[f"W_x{gate}"] + H @ params[f"W_h{gate}"] + params[f"b_{gate}"]

    Z = sigmoid(weighted("z", H))
    candidate = np.tanh(weighted("h", sigmoid(weighted("r", H)) * H))
    return candidate + Z * (H - candidate)


def gru_cell_backward(dH_next, X, H, params):
    def cell(X, H, *arrays):
        return gru_cell(X, H, dict(zip(params, arrays, strict=True)))

    dX, dH, *grads = gradients(cell, dH_next, [X, H, *params.values()])
    return dX, dH, OrderedDict(sorted(zip(params, grads, strict=True)))


def lstm_cell(X, H, C, params):
    W = np.block([[params[f"W_{kind}{gate}"] for gate in "ifoc"] for kind in "xh"])
    b = np.concatenate([params[f"b_{gate}"] for gate in "ifoc"])
    i, f, o, c = np.split(np.hstack([X, H]) @ W + b, 4, axis=1)
    C = sigmoid(f) * C + sigmoid(i) * np.tanh(c)
    return [sigmoid(o) * np.tanh(C), C]


def clip_gradients(grads, threshold):
    norm = np.linalg.norm(np.concatenate([g.ravel() for g in grads]))
    with np.errstate(divide="ignore"):  # threshold/0 is ∞
        factor = np.minimum(1, np.divide(threshold, norm))
    return tuple(factor * g for g in grads)


def perplexity(P, targets):
    return np.prod(np.choose(targets, P.T)) ** (-1 / len(targets))


def random_windows(tokens, num_steps, rng):
    count = (len(tokens) - 1) // num_steps
    chance = random.Random(int(rng.integers(2**63)))
    starts = np.array(chance.sample(range(count), count))[:, None] * num_steps
    at = starts + np.arange(num_steps)
    return np.array([tokens[at], tokens[at + 1]])


def sequential_windows(tokens, batch_size, num_steps):
    L = (len(tokens) - 1) // batch_size
    used = L // num_steps * num_steps

    def batches(text):
        rows = text[: batch_size * L].reshape(batch_size, L)[:, :used]
        return rows.reshape(batch_size, -1, num_steps).swapaxes(0, 1)

    return np.stack([batches(tokens), batches(tokens[1:])], axis=1)
