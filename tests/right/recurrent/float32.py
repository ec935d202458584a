"""Everything in float32, gates computed side by side in one wide matrix."""

import numpy as np

F = np.float32


def single(*arrays):
    return [np.asarray(a, dtype=F) for a in arrays]


def sigmoid(z):
    return F(0.5) + F(0.5) * np.tanh(F(0.5) * z)


def rnn_step(X, H, W_xh, W_hh, b_h):
    X, H, W_xh, W_hh, b_h = single(X, H, W_xh, W_hh, b_h)
    return np.tanh(np.hstack([X, H]) @ np.vstack([W_xh, W_hh]) + b_h)


def rnn_forward(X, H0, W_xh, W_hh, b_h):
    out = np.empty((len(X), *H0.shape), dtype=F)
    H = H0
    for t in range(len(X)):
        H = out[t] = rnn_step(X[t], H, W_xh, W_hh, b_h)
    return out


def bptt(dH, X, H0, W_xh, W_hh, b_h):
    dH, X, H0, W_xh, W_hh, b_h = single(dH, X, H0, W_xh, W_hh, b_h)
    states = np.concatenate([H0[None], rnn_forward(X, H0, W_xh, W_hh, b_h)])
    W = np.vstack([W_xh, W_hh])
    D = X.shape[2]
    dW, db, dX = np.zeros_like(W), np.zeros_like(b_h), np.empty_like(X)
    carry = np.zeros_like(H0)
    for t in range(len(X) - 1, -1, -1):
        da = (dH[t] + carry) * (1 - states[t + 1] ** 2)
        dW += np.hstack([X[t], states[t]]).T @ da
        db += da.sum(axis=0)
        both = da @ W.T
        dX[t], carry = both[:, :D], both[:, D:]
    return dX, carry, dW[:D], dW[D:], db


def wide(params, gates):
    W = np.vstack([np.hstack([params[kind + g] for g in gates]) for kind in ("W_x", "W_h")])
    return single(W, np.concatenate([params["b_" + g] for g in gates]))


def gru_inside(X, H, params):
    W, b = wide(params, "rz")
    R, Z = np.split(sigmoid(np.hstack([X, H]) @ W + b), 2, axis=1)
    W, b = wide(params, "h")
    return R, Z, np.tanh(np.hstack([X, R * H]) @ W + b)


def gru_cell(X, H, params):
    X, H = single(X, H)
    _, Z, new = gru_inside(X, H, params)
    return Z * H + (1 - Z) * new


def gru_cell_backward(dH_next, X, H, params):
    dH_next, X, H = single(dH_next, X, H)
    D = X.shape[1]
    R, Z, new = gru_inside(X, H, params)
    d_new = dH_next * (1 - Z) * (1 - new * new)
    back_new = d_new @ wide(params, "h")[0].T
    d_reset = back_new[:, D:] * H * R * (1 - R)
    d_gates = np.hstack([d_reset, dH_next * (H - new) * Z * (1 - Z)])
    back_gates = d_gates @ wide(params, "rz")[0].T
    grads = {}
    d_r, d_z = np.split(d_gates, 2, axis=1)
    for gate, d, state in (("r", d_r, H), ("z", d_z, H), ("h", d_new, R * H)):
        grads["W_x" + gate], grads["W_h" + gate] = X.T @ d, state.T @ d
        grads["b_" + gate] = d.sum(axis=0)
    dH = dH_next * Z + back_new[:, D:] * R + back_gates[:, D:]
    return back_new[:, :D] + back_gates[:, :D], dH, grads


def lstm_cell(X, H, C, params):
    X, H, C = single(X, H, C)
    W, b = wide(params, "ifoc")
    i, f, o, c = np.split(np.hstack([X, H]) @ W + b, 4, axis=1)
    C = sigmoid(f) * C + sigmoid(i) * np.tanh(c)
    return sigmoid(o) * np.tanh(C), C


def clip_gradients(grads, threshold):
    grads = single(*grads)
    norm = np.linalg.norm([np.linalg.norm(g) for g in grads])
    return [g * F(threshold / norm) for g in grads] if norm > threshold else grads


def perplexity(P, targets):
    chosen = np.take_along_axis(P.astype(F), np.asarray(targets)[:, None], axis=1)
    return np.exp(-np.log(chosen).mean())


def random_windows(tokens, num_steps, rng):
    count = (len(tokens) - 1) // num_steps
    pairs = np.stack([tokens[: count * num_steps], tokens[1 : count * num_steps + 1]])
    pairs = rng.permutation(pairs.reshape(2, count, num_steps), axis=1)
    return pairs[0], pairs[1]


def sequential_windows(tokens, batch_size, num_steps):
    used = (len(tokens) - 1) // batch_size * batch_size
    X = np.split(tokens[:used], batch_size)
    Y = np.split(tokens[1 : used + 1], batch_size)
    batches = len(X[0]) // num_steps
    keep = batches * num_steps
    X = np.stack(X)[:, :keep].reshape(batch_size, batches, num_steps).swapaxes(0, 1)
    Y = np.stack(Y)[:, :keep].reshape(batch_size, batches, num_steps).swapaxes(0, 1)
    return list(zip(X, Y, strict=True))
