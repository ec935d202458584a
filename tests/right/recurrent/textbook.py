# RNN homework
import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def rnn_step(X, H, W_xh, W_hh, b_h):
    z = np.matmul(X, W_xh) + np.matmul(H, W_hh) + b_h
    return np.tanh(z)


def rnn_forward(X, H0, W_xh, W_hh, b_h):
    T = X.shape[0]
    outputs = []
    H = H0
    for t in range(T):
        H = rnn_step(X[t], H, W_xh, W_hh, b_h)
        outputs.append(H)
    return np.array(outputs)


def bptt(dH, X, H0, W_xh, W_hh, b_h):
    T, N, D = X.shape
    H = rnn_forward(X, H0, W_xh, W_hh, b_h)
    # initialize the gradients with zeros
    dX = np.zeros((T, N, D))
    dW_xh = np.zeros_like(W_xh)
    dW_hh = np.zeros_like(W_hh)
    db_h = np.zeros_like(b_h)
    dh_next = np.zeros_like(H0)
    for t in reversed(range(T)):
        h_prev = H[t - 1] if t > 0 else H0
        dh = dH[t] + dh_next  # from the loss + from the next time step
        dz = (1 - H[t] * H[t]) * dh
        dX[t] = np.dot(dz, W_xh.T)
        dW_xh += np.dot(X[t].T, dz)
        dW_hh += np.dot(h_prev.T, dz)
        db_h += np.sum(dz, axis=0)
        dh_next = np.dot(dz, W_hh.T)
    # what is left at the end belongs to H0
    return dX, dh_next, dW_xh, dW_hh, db_h


def gru_cell(X, H, params):
    W_xr, W_hr, b_r = params["W_xr"], params["W_hr"], params["b_r"]
    W_xz, W_hz, b_z = params["W_xz"], params["W_hz"], params["b_z"]
    W_xh, W_hh, b_h = params["W_xh"], params["W_hh"], params["b_h"]
    R = sigmoid(np.dot(X, W_xr) + np.dot(H, W_hr) + b_r)
    Z = sigmoid(np.dot(X, W_xz) + np.dot(H, W_hz) + b_z)
    H_tilde = np.tanh(np.dot(X, W_xh) + np.dot(R * H, W_hh) + b_h)
    return Z * H + (1 - Z) * H_tilde


def gru_cell_backward(dH_next, X, H, params):
    W_xr, W_hr, b_r = params["W_xr"], params["W_hr"], params["b_r"]
    W_xz, W_hz, b_z = params["W_xz"], params["W_hz"], params["b_z"]
    W_xh, W_hh, b_h = params["W_xh"], params["W_hh"], params["b_h"]
    # forward again
    R = sigmoid(np.dot(X, W_xr) + np.dot(H, W_hr) + b_r)
    Z = sigmoid(np.dot(X, W_xz) + np.dot(H, W_hz) + b_z)
    RH = R * H
    H_tilde = np.tanh(np.dot(X, W_xh) + np.dot(RH, W_hh) + b_h)
    # H' = Z * H + (1 - Z) * H_tilde
    dZ = dH_next * H - dH_next * H_tilde
    dH_tilde = dH_next * (1 - Z)
    dH = dH_next * Z
    # through tanh
    da_h = dH_tilde * (1 - H_tilde**2)
    dX = np.dot(da_h, W_xh.T)
    dRH = np.dot(da_h, W_hh.T)
    dR = dRH * H
    dH = dH + dRH * R
    # through the gates
    da_z = dZ * Z * (1 - Z)
    dX = dX + np.dot(da_z, W_xz.T)
    dH = dH + np.dot(da_z, W_hz.T)
    da_r = dR * R * (1 - R)
    dX = dX + np.dot(da_r, W_xr.T)
    dH = dH + np.dot(da_r, W_hr.T)
    grads = {}
    grads["W_xr"] = np.dot(X.T, da_r)
    grads["W_hr"] = np.dot(H.T, da_r)
    grads["b_r"] = np.sum(da_r, axis=0)
    grads["W_xz"] = np.dot(X.T, da_z)
    grads["W_hz"] = np.dot(H.T, da_z)
    grads["b_z"] = np.sum(da_z, axis=0)
    grads["W_xh"] = np.dot(X.T, da_h)
    grads["W_hh"] = np.dot(RH.T, da_h)
    grads["b_h"] = np.sum(da_h, axis=0)
    return dX, dH, grads


def lstm_cell(X, H, C, params):
    gates = {}
    for g in ["i", "f", "o", "c"]:
        gates[g] = X @ params["W_x" + g] + H @ params["W_h" + g] + params["b_" + g]
    I_t = sigmoid(gates["i"])
    F_t = sigmoid(gates["f"])
    O_t = sigmoid(gates["o"])
    C_tilde = np.tanh(gates["c"])
    C_new = F_t * C + I_t * C_tilde
    H_new = O_t * np.tanh(C_new)
    return H_new, C_new


def clip_gradients(grads, threshold):
    norm = 0
    for g in grads:
        norm += np.sum(g**2)
    norm = np.sqrt(norm)
    print("norm:", norm)
    clipped = []
    for g in grads:
        if norm > threshold:
            clipped.append(g * threshold / norm)
        else:
            clipped.append(g)
    return clipped


def perplexity(P, targets):
    loss = 0
    for t in range(len(targets)):
        loss = loss - np.log(P[t][targets[t]])
    return np.exp(loss / len(targets))


def random_windows(tokens, num_steps, rng):
    num = (len(tokens) - 1) // num_steps
    order = np.arange(num)
    rng.shuffle(order)
    X = []
    Y = []
    for i in order:
        X.append(tokens[i * num_steps : i * num_steps + num_steps])
        Y.append(tokens[i * num_steps + 1 : i * num_steps + num_steps + 1])
    return np.array(X), np.array(Y)


def sequential_windows(tokens, batch_size, num_steps):
    L = (len(tokens) - 1) // batch_size
    Xs = np.array(tokens[0 : batch_size * L]).reshape(batch_size, L)
    Ys = np.array(tokens[1 : batch_size * L + 1]).reshape(batch_size, L)
    num_batches = L // num_steps
    data = []
    for i in range(num_batches):
        start = i * num_steps
        end = start + num_steps
        data.append((Xs[:, start:end], Ys[:, start:end]))
    return data


# quick check: uniform -> K
print(perplexity(np.ones((3, 4)) / 4, np.array([0, 1, 2])))
