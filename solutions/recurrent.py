"""Recurrent networks: RNN, GRU and LSTM cells, and the care of sequences."""

import numpy as np


def sigmoid(z):
    """σ(z) = 1/(1 + e^−z), elementwise; only e^−|z| is computed, which never overflows."""
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


def rnn_step(X, H, W_xh, W_hh, b_h):
    """One time step of a plain recurrent network.

    H' = tanh(X W_xh + H W_hh + b_h)

    X (N, D), H (N, H), W_xh (D, H), W_hh (H, H), b_h (H,)  ->  (N, H).
    """
    ### BEGIN SOLUTION
    return np.tanh(X @ W_xh + H @ W_hh + b_h)
    ### END SOLUTION


def rnn_forward(X, H0, W_xh, W_hh, b_h):
    """The states H_1 … H_T of a whole sequence; H0 itself is not among them.

    X (T, N, D), H0 (N, H)  ->  (T, N, H).
    """
    ### BEGIN SOLUTION
    states, H = [], H0
    for X_t in X:
        H = rnn_step(X_t, H, W_xh, W_hh, b_h)
        states.append(H)
    return np.stack(states)
    ### END SOLUTION


def bptt(dH, X, H0, W_xh, W_hh, b_h):
    """Backpropagation through time for `rnn_forward`.

    dA_t = (dH_t + dA_{t+1} W_hhᵀ) ⊙ (1 − H_t²), A_t = X_t W_xh + H_{t−1} W_hh + b_h,
    and nothing arrives from beyond T

    dX_t = dA_t W_xhᵀ, dH0 = dA_1 W_hhᵀ, dW_xh = Σ_t X_tᵀ dA_t, dW_hh = Σ_t H_{t−1}ᵀ dA_t,
    db_h = Σ_t Σ_n dA_t

    dH (T, N, H): the loss's gradient at every state directly (not by way of later states);
    X (T, N, D), H0 (N, H)  ->  (dX, dH0, dW_xh, dW_hh, db_h).
    """
    ### BEGIN SOLUTION
    states = rnn_forward(X, H0, W_xh, W_hh, b_h)
    before = np.concatenate([H0[None], states[:-1]])
    dA, carry = np.empty(states.shape), np.zeros(H0.shape)
    for t in reversed(range(len(X))):
        dA[t] = (dH[t] + carry) * (1 - states[t] ** 2)
        carry = dA[t] @ W_hh.T
    dW_xh = np.einsum("tnd,tnh->dh", X, dA)
    dW_hh = np.einsum("tng,tnh->gh", before, dA)
    return dA @ W_xh.T, carry, dW_xh, dW_hh, dA.sum(axis=(0, 1))
    ### END SOLUTION


def gru_cell(X, H, params):
    """One time step of a gated recurrent unit.

    R = σ(X W_xr + H W_hr + b_r), Z = σ(X W_xz + H W_hz + b_z),
    H~ = tanh(X W_xh + (R ⊙ H) W_hh + b_h), H' = Z ⊙ H + (1 − Z) ⊙ H~

    X (N, D), H (N, H), params: a dict of W_x* (D, H), W_h* (H, H), b_* (H,)  ->  (N, H).
    """
    ### BEGIN SOLUTION
    p = params
    R = sigmoid(X @ p["W_xr"] + H @ p["W_hr"] + p["b_r"])
    Z = sigmoid(X @ p["W_xz"] + H @ p["W_hz"] + p["b_z"])
    candidate = np.tanh(X @ p["W_xh"] + (R * H) @ p["W_hh"] + p["b_h"])
    return Z * H + (1 - Z) * candidate
    ### END SOLUTION


def gru_cell_backward(dH_next, X, H, params):
    """The gradients of `gru_cell`, given the gradient at its result.

    dH_next (N, H), X (N, D), H (N, H)
    ->  (dX (N, D), dH (N, H), grads), grads a dict with the keys and shapes of params.
    """
    ### BEGIN SOLUTION
    p = params
    R = sigmoid(X @ p["W_xr"] + H @ p["W_hr"] + p["b_r"])
    Z = sigmoid(X @ p["W_xz"] + H @ p["W_hz"] + p["b_z"])
    candidate = np.tanh(X @ p["W_xh"] + (R * H) @ p["W_hh"] + p["b_h"])

    dA_h = dH_next * (1 - Z) * (1 - candidate**2)
    dRH = dA_h @ p["W_hh"].T
    dA_z = dH_next * (H - candidate) * Z * (1 - Z)
    dA_r = dRH * H * R * (1 - R)

    dX, dH, grads = np.zeros(X.shape), dH_next * Z + dRH * R, {}
    for gate, dA, state in [("r", dA_r, H), ("z", dA_z, H), ("h", dA_h, R * H)]:
        dX += dA @ p["W_x" + gate].T
        grads["W_x" + gate] = X.T @ dA
        grads["W_h" + gate] = state.T @ dA
        grads["b_" + gate] = dA.sum(axis=0)
    dH += dA_r @ p["W_hr"].T + dA_z @ p["W_hz"].T
    return dX, dH, grads
    ### END SOLUTION


def lstm_cell(X, H, C, params):
    """One time step of a long short-term memory cell.

    I, F, O = σ(X W_x* + H W_h* + b_*) with * = i, f, o, C~ = tanh(X W_xc + H W_hc + b_c),
    C' = F ⊙ C + I ⊙ C~, H' = O ⊙ tanh(C')

    X (N, D), H (N, H), C (N, H), params: a dict of W_x* (D, H), W_h* (H, H), b_* (H,)
    ->  (H', C'), each (N, H).
    """
    ### BEGIN SOLUTION
    i, f, o, c = (
        X @ params["W_x" + gate] + H @ params["W_h" + gate] + params["b_" + gate] for gate in "ifoc"
    )
    C = sigmoid(f) * C + sigmoid(i) * np.tanh(c)
    return sigmoid(o) * np.tanh(C), C
    ### END SOLUTION


def clip_gradients(grads, threshold):
    """All gradients shrunk together, so that their common norm is at most the threshold.

    g' = min(1, threshold/‖g‖) g, with ‖g‖² the sum of the squares of all entries of all arrays

    grads: a list of arrays of any shapes, threshold > 0  ->  a list of the same shapes.
    """
    ### BEGIN SOLUTION
    norm = np.sqrt(sum(np.sum(np.square(g)) for g in grads))
    return [threshold / max(norm, threshold) * g for g in grads]
    ### END SOLUTION


def perplexity(P, targets):
    """The exponential of the mean cross-entropy: among how many words the model wavers.

    exp(−1/T Σ_t ln P[t, targets[t]]); infinite where a target had probability 0

    P (T, K) probabilities, targets (T,) ints  ->  a float.
    """
    ### BEGIN SOLUTION
    with np.errstate(divide="ignore"):
        return float(np.exp(-np.mean(np.log(P[np.arange(len(P)), targets]))))
    ### END SOLUTION


def random_windows(tokens, num_steps, rng):
    """Random sampling: cut from the start, shuffled, each with its tokens one later.

    tokens (n,) ints  ->  (X, Y), each ((n − 1)//num_steps, num_steps), in one common
    uniformly random order of rows.
    """
    ### BEGIN SOLUTION
    count = (len(tokens) - 1) // num_steps
    used = count * num_steps
    order = rng.permutation(count)
    X = tokens[:used].reshape(count, num_steps)
    Y = tokens[1 : used + 1].reshape(count, num_steps)
    return X[order], Y[order]
    ### END SOLUTION


def sequential_windows(tokens, batch_size, num_steps):
    """Sequential sampling: row i of each batch continues row i of the one before.

    The tokens are laid out in batch_size rows of L = (n − 1)//batch_size; Y is laid out alike
    from the tokens one later. What does not fill a batch is dropped.

    tokens (n,) ints  ->  a list of L//num_steps pairs (X, Y), each (batch_size, num_steps).
    """
    ### BEGIN SOLUTION
    L = (len(tokens) - 1) // batch_size
    X = tokens[: batch_size * L].reshape(batch_size, L)
    Y = tokens[1 : batch_size * L + 1].reshape(batch_size, L)
    starts = range(0, L - num_steps + 1, num_steps)
    return [(X[:, t : t + num_steps], Y[:, t : t + num_steps]) for t in starts]
    ### END SOLUTION
