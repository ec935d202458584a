"""One sample, one unit at a time."""

import math

import numpy as np


def sigmoid(z):
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


def affine(x, h, W_x, W_h, b, unit):
    total = b[unit]
    for d in range(len(x)):
        total += x[d] * W_x[d, unit]
    for k in range(len(h)):
        total += h[k] * W_h[k, unit]
    return total


def rnn_step(X, H, W_xh, W_hh, b_h):
    out = np.zeros(H.shape)
    for n in range(H.shape[0]):
        for u in range(H.shape[1]):
            out[n, u] = math.tanh(affine(X[n], H[n], W_xh, W_hh, b_h, u))
    return out


def rnn_forward(X, H0, W_xh, W_hh, b_h):
    states = np.zeros((X.shape[0], *H0.shape))
    for t in range(X.shape[0]):
        before = H0 if t == 0 else states[t - 1]
        states[t] = rnn_step(X[t], before, W_xh, W_hh, b_h)
    return states


def bptt(dH, X, H0, W_xh, W_hh, b_h):
    T, N, D = X.shape
    units = H0.shape[1]
    states = rnn_forward(X, H0, W_xh, W_hh, b_h)
    dX, dW_xh, dW_hh = np.zeros(X.shape), np.zeros(W_xh.shape), np.zeros(W_hh.shape)
    db = np.zeros(units)
    carry = np.zeros(H0.shape)
    for t in range(T - 1, -1, -1):
        before = H0 if t == 0 else states[t - 1]
        passed_on = np.zeros(H0.shape)
        for n in range(N):
            for u in range(units):
                da = (dH[t, n, u] + carry[n, u]) * (1 - states[t, n, u] ** 2)
                db[u] += da
                for d in range(D):
                    dW_xh[d, u] += X[t, n, d] * da
                    dX[t, n, d] += W_xh[d, u] * da
                for k in range(units):
                    dW_hh[k, u] += before[n, k] * da
                    passed_on[n, k] += W_hh[k, u] * da
        carry = passed_on
    return dX, carry, dW_xh, dW_hh, db


def gru_gates(x, h, params):
    units = range(len(h))
    r = [sigmoid(affine(x, h, params["W_xr"], params["W_hr"], params["b_r"], u)) for u in units]
    z = [sigmoid(affine(x, h, params["W_xz"], params["W_hz"], params["b_z"], u)) for u in units]
    kept = [r[u] * h[u] for u in units]
    new = [
        math.tanh(affine(x, kept, params["W_xh"], params["W_hh"], params["b_h"], u)) for u in units
    ]
    return r, z, kept, new


def gru_cell(X, H, params):
    out = np.zeros(H.shape)
    for n in range(len(X)):
        _, z, _, new = gru_gates(X[n], H[n], params)
        for u in range(H.shape[1]):
            out[n, u] = z[u] * H[n, u] + (1 - z[u]) * new[u]
    return out


def gru_cell_backward(dH_next, X, H, params):
    dX, dH = np.zeros(X.shape), np.zeros(H.shape)
    grads = {key: np.zeros(value.shape) for key, value in params.items()}
    units = range(H.shape[1])
    for n in range(len(X)):
        r, z, kept, new = gru_gates(X[n], H[n], params)
        d_kept = np.zeros(H.shape[1])
        for u in units:
            g = dH_next[n, u]
            dH[n, u] += g * z[u]
            slope = g * (1 - z[u]) * (1 - new[u] ** 2)
            push(slope, u, "h", X[n], kept, dX[n], d_kept, params, grads)
            slope = g * (H[n, u] - new[u]) * z[u] * (1 - z[u])
            push(slope, u, "z", X[n], H[n], dX[n], dH[n], params, grads)
        for u in units:
            dH[n, u] += d_kept[u] * r[u]
            slope = d_kept[u] * H[n, u] * r[u] * (1 - r[u])
            push(slope, u, "r", X[n], H[n], dX[n], dH[n], params, grads)
    return dX, dH, grads


def push(slope, u, gate, x, h, dx, dh, params, grads):
    """Hand one unit's slope to everything that fed it."""
    grads["b_" + gate][u] += slope
    for d in range(len(x)):
        grads["W_x" + gate][d, u] += x[d] * slope
        dx[d] += params["W_x" + gate][d, u] * slope
    for k in range(len(h)):
        grads["W_h" + gate][k, u] += h[k] * slope
        dh[k] += params["W_h" + gate][k, u] * slope


def lstm_cell(X, H, C, params):
    H_new, C_new = np.zeros(H.shape), np.zeros(C.shape)
    for n in range(len(X)):
        for u in range(H.shape[1]):
            i, f, o, c = (
                affine(X[n], H[n], params["W_x" + g], params["W_h" + g], params["b_" + g], u)
                for g in ("i", "f", "o", "c")
            )
            C_new[n, u] = sigmoid(f) * C[n, u] + sigmoid(i) * math.tanh(c)
            H_new[n, u] = sigmoid(o) * math.tanh(C_new[n, u])
    return H_new, C_new


def clip_gradients(grads, threshold):
    total = 0.0
    for g in grads:
        for value in g.flat:
            total += value * value
    norm = math.sqrt(total)
    if norm <= threshold:
        return grads
    return [g * (threshold / norm) for g in grads]


def perplexity(P, targets):
    total = 0.0
    for t in range(len(targets)):
        total -= math.log(P[t, targets[t]])
    return math.exp(total / len(targets))


def random_windows(tokens, num_steps, rng):
    windows = (len(tokens) - 1) // num_steps
    X = np.zeros((windows, num_steps), dtype=int)
    Y = np.zeros((windows, num_steps), dtype=int)
    starts = [w * num_steps for w in range(windows)]
    rng.shuffle(starts)
    for row, start in enumerate(starts):
        for s in range(num_steps):
            X[row, s] = tokens[start + s]
            Y[row, s] = tokens[start + s + 1]
    return X, Y


def sequential_windows(tokens, batch_size, num_steps):
    L = (len(tokens) - 1) // batch_size
    batches = []
    for t in range(L // num_steps):
        X = np.zeros((batch_size, num_steps), dtype=int)
        Y = np.zeros((batch_size, num_steps), dtype=int)
        for row in range(batch_size):
            for s in range(num_steps):
                X[row, s] = tokens[row * L + t * num_steps + s]
                Y[row, s] = tokens[row * L + t * num_steps + s + 1]
        batches.append((X, Y))
    return batches
