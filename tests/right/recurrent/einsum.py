"""Gates stacked along an axis of their own, einsum for every product, 1 appended for the bias."""

import numpy as np


def sigma(z):
    return np.exp(-np.logaddexp(0, -z))


def rnn_step(X, H, W_xh, W_hh, b_h):
    return np.tanh(np.einsum("nd,dh->nh", X, W_xh) + np.einsum("ng,gh->nh", H, W_hh) + b_h)


def rnn_forward(X, H0, W_xh, W_hh, b_h):
    drive = np.einsum("tnd,dh->tnh", X, W_xh) + b_h
    states = np.empty((len(X) + 1, *H0.shape))
    states[0] = H0
    for t, a in enumerate(drive):
        states[t + 1] = np.tanh(a + np.einsum("ng,gh->nh", states[t], W_hh))
    return states[1:]


def bptt(dH, X, H0, W_xh, W_hh, b_h):
    """One linear system for each sample: (I − M) v = D dH, with M the step back in time."""
    T, N, units = dH.shape
    states = rnn_forward(X, H0, W_xh, W_hh, b_h)
    slope = 1 - states**2
    later = np.eye(T, k=1)  # [t, s] = 1 where s = t + 1
    M = np.einsum("tng,ts,gh->ntgsh", slope, later, W_hh).reshape(N, T * units, T * units)
    right = (slope * dH).swapaxes(0, 1).reshape(N, T * units, 1)
    dA = np.linalg.solve(np.eye(T * units) - M, right).reshape(N, T, units).swapaxes(0, 1)
    before = np.concatenate((H0[None], states[:-1]))
    return (
        np.einsum("tnh,dh->tnd", dA, W_xh),
        np.einsum("nh,gh->ng", dA[0], W_hh),
        np.einsum("tnd,tnh->dh", X, dA),
        np.einsum("tng,tnh->gh", before, dA),
        np.einsum("tnh->h", dA),
    )


def stacked(params, gates):
    return tuple(
        np.stack([params[kind + gate] for gate in gates]) for kind in ("W_x", "W_h", "b_")
    )


def gru_state(X, H, params):
    W_x, W_h, b = stacked(params, "rz")
    gates = np.einsum("nd,kdh->knh", X, W_x) + np.einsum("ng,kgh->knh", H, W_h)
    R, Z = sigma(gates + b[:, None])
    new = np.tanh(
        np.einsum("nd,dh->nh", X, params["W_xh"])
        + np.einsum("ng,ng,gh->nh", R, H, params["W_hh"])
        + params["b_h"]
    )
    return R, Z, new


def gru_cell(X, H, params):
    _, Z, new = gru_state(X, H, params)
    return new + Z * (H - new)


def gru_cell_backward(dH_next, X, H, params):
    R, Z, new = gru_state(X, H, params)
    dh = dH_next * (1 - Z) * (1 - new**2)
    into = np.einsum("nh,gh->ng", dh, params["W_hh"])
    slopes = np.stack([into * H * R * (1 - R), dH_next * (H - new) * Z * (1 - Z), dh])
    W_x, W_h, _ = stacked(params, "rzh")
    gains = np.stack([np.ones_like(R), np.ones_like(R), R])  # what each gate does to H
    fed = gains * H
    dX = np.einsum("knh,kdh->nd", slopes, W_x)
    dH = dH_next * Z + np.einsum("knh,kgh,kng->ng", slopes, W_h, gains)
    of_W_x = np.einsum("nd,knh->kdh", X, slopes)
    of_W_h = np.einsum("kng,knh->kgh", fed, slopes)
    of_b = np.einsum("knh->kh", slopes)
    grads = {}
    for k, gate in enumerate("rzh"):
        grads.update({f"W_x{gate}": of_W_x[k], f"W_h{gate}": of_W_h[k], f"b_{gate}": of_b[k]})
    return dX, dH, grads


def lstm_cell(X, H, C, params):
    W_x, W_h, b = stacked(params, "ifoc")
    A = np.einsum("nd,kdh->knh", X, W_x) + np.einsum("ng,kgh->knh", H, W_h) + b[:, None]
    I, F, O = sigma(A[:3])  # noqa: E741 — the gates' names
    C_new = np.einsum("knh,knh->nh", [F, I], [C, np.tanh(A[3])])
    return O * np.tanh(C_new), C_new


def clip_gradients(grads, threshold):
    everything = np.concatenate([g.ravel() for g in grads])
    norm = np.sqrt(np.einsum("i,i->", everything, everything))
    scale = 1.0 if norm == 0 else min(1.0, threshold / norm)
    everything = everything * scale
    ends = np.cumsum([g.size for g in grads])[:-1]
    parts = np.split(everything, ends)
    return [part.reshape(g.shape) for part, g in zip(parts, grads, strict=True)]


def perplexity(P, targets):
    hot = np.eye(P.shape[1])[targets]
    return np.exp(-np.log(np.einsum("tk,tk->t", P, hot)).mean())


def random_windows(tokens, num_steps, rng):
    count = (len(tokens) - 1) // num_steps
    starts = num_steps * np.argsort(rng.random(count))
    index = starts[:, None] + np.arange(num_steps)
    return tokens[index], tokens[index + 1]


def sequential_windows(tokens, batch_size, num_steps):
    L = (len(tokens) - 1) // batch_size
    index = np.arange(batch_size)[:, None] * L + np.arange(num_steps)
    return [
        (tokens[index + t * num_steps], tokens[index + t * num_steps + 1])
        for t in range(L // num_steps)
    ]
