"""Plain Python: a matrix is a list of rows."""

from math import exp, fsum, log, sqrt, tanh


def sigmoid(z):
    return (1 + tanh(z / 2)) / 2


def T(A):
    return [list(column) for column in zip(*A, strict=True)]


def matmul(A, B):
    columns = T(B)
    return [[fsum(a * b for a, b in zip(row, col, strict=True)) for col in columns] for row in A]


def each(f, *matrices):
    """f applied to the entries of matrices of one shape."""
    lines = zip(*matrices, strict=True)
    return [[f(*cells) for cells in zip(*line, strict=True)] for line in lines]


def add(*matrices):
    return each(lambda *cells: sum(cells), *matrices)


def times(*matrices):
    def product(*cells):
        out = 1.0
        for cell in cells:
            out *= cell
        return out

    return each(product, *matrices)


def column_sums(A):
    return [fsum(column) for column in zip(*A, strict=True)]


def affine(X, H, W_x, W_h, b):
    return add(matmul(X, W_x), matmul(H, W_h), [b] * len(X))


def plain(*arrays):
    return [a.tolist() for a in arrays]


def rnn_step(X, H, W_xh, W_hh, b_h):
    return each(tanh, affine(*plain(X, H, W_xh, W_hh, b_h)))


def states_of(X, H0, W_xh, W_hh, b_h):
    states = [H0]
    for X_t in X:
        states.append(each(tanh, affine(X_t, states[-1], W_xh, W_hh, b_h)))
    return states


def rnn_forward(X, H0, W_xh, W_hh, b_h):
    return states_of(*plain(X, H0, W_xh, W_hh, b_h))[1:]


def bptt(dH, X, H0, W_xh, W_hh, b_h):
    dH, X, H0, W_xh, W_hh, b_h = plain(dH, X, H0, W_xh, W_hh, b_h)
    states = states_of(X, H0, W_xh, W_hh, b_h)
    dX = []
    dW_xh = each(lambda w: 0.0, W_xh)
    dW_hh = each(lambda w: 0.0, W_hh)
    db = [0.0] * len(b_h)
    carry = each(lambda h: 0.0, H0)
    for t in range(len(X) - 1, -1, -1):
        dA = each(lambda d, c, h: (d + c) * (1 - h * h), dH[t], carry, states[t + 1])
        dX.insert(0, matmul(dA, T(W_xh)))
        carry = matmul(dA, T(W_hh))
        dW_xh = add(dW_xh, matmul(T(X[t]), dA))
        dW_hh = add(dW_hh, matmul(T(states[t]), dA))
        db = [a + b for a, b in zip(db, column_sums(dA), strict=True)]
    return dX, carry, dW_xh, dW_hh, db


def gru_parts(X, H, p):
    R = each(sigmoid, affine(X, H, p["W_xr"], p["W_hr"], p["b_r"]))
    Z = each(sigmoid, affine(X, H, p["W_xz"], p["W_hz"], p["b_z"]))
    kept = times(R, H)
    return R, Z, kept, each(tanh, affine(X, kept, p["W_xh"], p["W_hh"], p["b_h"]))


def plain_dict(params):
    return {key: value.tolist() for key, value in params.items()}


def gru_cell(X, H, params):
    X, H = plain(X, H)
    _, Z, _, new = gru_parts(X, H, plain_dict(params))
    return each(lambda z, h, n: z * h + (1 - z) * n, Z, H, new)


def gru_cell_backward(dH_next, X, H, params):
    D, X, H = plain(dH_next, X, H)
    p = plain_dict(params)
    R, Z, kept, new = gru_parts(X, H, p)
    slopes = {"h": each(lambda d, z, n: d * (1 - z) * (1 - n * n), D, Z, new)}
    into = matmul(slopes["h"], T(p["W_hh"]))
    slopes["z"] = each(lambda d, z, h, n: d * (h - n) * z * (1 - z), D, Z, H, new)
    slopes["r"] = each(lambda i, h, r: i * h * r * (1 - r), into, H, R)
    dX = add(*(matmul(slopes[g], T(p["W_x" + g])) for g in "rzh"))
    dH = add(
        times(D, Z),
        times(into, R),
        matmul(slopes["r"], T(p["W_hr"])),
        matmul(slopes["z"], T(p["W_hz"])),
    )
    grads = {}
    for gate, slope in slopes.items():
        grads["W_x" + gate] = matmul(T(X), slope)
        grads["W_h" + gate] = matmul(T(kept if gate == "h" else H), slope)
        grads["b_" + gate] = column_sums(slope)
    return dX, dH, grads


def lstm_cell(X, H, C, params):
    X, H, C = plain(X, H, C)
    p = plain_dict(params)
    i, f, o, c = (affine(X, H, p["W_x" + g], p["W_h" + g], p["b_" + g]) for g in "ifoc")
    C_new = each(lambda f, c, i, n: sigmoid(f) * c + sigmoid(i) * tanh(n), f, C, i, c)
    return each(lambda o, c: sigmoid(o) * tanh(c), o, C_new), C_new


def entries(A):
    return [x for part in A for x in entries(part)] if isinstance(A, list) else [A]


def scaled(A, factor):
    return [scaled(part, factor) for part in A] if isinstance(A, list) else A * factor


def clip_gradients(grads, threshold):
    grads = plain(*grads)
    norm = sqrt(fsum(x * x for x in entries(grads)))
    return scaled(grads, threshold / norm) if norm > threshold else grads


def perplexity(P, targets):
    P, targets = plain(P, targets)
    return exp(-fsum(log(row[k]) for row, k in zip(P, targets, strict=True)) / len(P))


def random_windows(tokens, num_steps, rng):
    tokens = tokens.tolist()
    starts = list(range(0, len(tokens) - num_steps, num_steps))
    for last in range(len(starts) - 1, 0, -1):  # Fisher and Yates
        other = int(rng.integers(last + 1))
        starts[last], starts[other] = starts[other], starts[last]
    X = [tokens[s : s + num_steps] for s in starts]
    Y = [tokens[s + 1 : s + 1 + num_steps] for s in starts]
    return X, Y


def sequential_windows(tokens, batch_size, num_steps):
    tokens = tokens.tolist()
    L = (len(tokens) - 1) // batch_size
    batches = []
    for t in range(0, L - num_steps + 1, num_steps):
        starts = [row * L + t for row in range(batch_size)]
        X = [tokens[s : s + num_steps] for s in starts]
        Y = [tokens[s + 1 : s + num_steps + 1] for s in starts]
        batches.append((X, Y))
    return batches
