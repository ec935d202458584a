"""Public laws of `recurrent`: what cells, gradients, and batches must satisfy."""

import math
from itertools import pairwise

import numpy as np

from autograder.laws import Broken, agree, law, sequence

LN3 = math.log(3)  # a gate whose weighted input is ln 3 stands at 3/4
HELD = 30.0  # and at ±30 it stands at 1 or at 0


def moderate(case, *shapes):
    """Entries between −1 and 1, so that no unit is saturated."""
    return [array / 2 for array in case.normal((1,), *shapes)[1:]]


def parameters(case, D, H, gates):
    """W_x* (D, H), W_h* (H, H), b_* (H,) for every gate."""
    shapes = [shape for _ in gates for shape in ((D, H), (H, H), (H,))]
    names = [kind + gate for gate in gates for kind in ("W_x", "W_h", "b_")]
    return dict(zip(names, moderate(case, *shapes), strict=True))


def without_weights(params):
    return {name: 0 * p if name.startswith("W") else p for name, p in params.items()}


def one_hot_rows(case, N, K):
    """Which entry is 1 in each row, and the rows."""
    which = case.rng().integers(K, size=N)
    return which, np.eye(K)[which]


def along(f, array, direction):
    """The derivative of the number f in a direction; also good enough if f is in float32."""
    h = 0.02
    near = f(array + h * direction) - f(array - h * direction)
    far = f(array + 2 * h * direction) - f(array - 2 * h * direction)
    return (8 * near - far) / (12 * h)


def agree_along(gradient, f, array, direction, what):
    """Compare ⟨gradient, direction⟩ with what a small step does to f, to three digits."""
    gradient = np.asarray(gradient)
    agree(gradient.shape, array.shape, what=f"the shape of {what}")
    scale = np.max(np.abs(gradient)) + np.max(np.abs(direction))
    slope = along(f, array, direction)
    agree(np.vdot(gradient, direction), slope, scale=50 * scale, what=f"{what} along a direction")


# --- the plain cell -----------------------------------------------------------------------


@law("rnn_step")
def a_one_hot_input_picks_a_row_of_the_weights(student, case):
    """One-hot inputs and states add their rows of W_xh and W_hh to the bias; nothing else."""
    N, D, H = case.sizes(3, 1, 4)
    W_xh, W_hh, b_h = moderate(case, (D, H), (H, H), (H,))
    which_x, X = one_hot_rows(case, N, D)
    which_h, state = one_hot_rows(case, N, H)
    got = np.asarray(student.rnn_step(X, state, W_xh, W_hh, b_h))
    agree(got.shape, (N, H), what="the shape of the new state")
    for n in range(N):
        bias = b_h + W_xh[which_x[n]] + W_hh[which_h[n]]
        alone = student.rnn_step(0 * X[:1], 0 * state[:1], W_xh, W_hh, bias)
        agree(got[n : n + 1], np.asarray(alone), scale=1.0, what=f"row {n} of the new state")


@law("rnn_step")
def without_weights_is_the_tanh_of_the_bias(student, case):
    """With all weights 0 the new state is tanh(b_h), in every row."""
    N, D, H = case.sizes(3, 1, 4)
    X, state, b_h = moderate(case, (N, D), (N, H), (H,))
    got = student.rnn_step(X, state, np.zeros((D, H)), np.zeros((H, H)), b_h)
    agree(got, np.tile(np.tanh(b_h), (N, 1)), scale=1.0, what="the new state")


def drawn_sequence(case, most):
    """X, H0, W_xh, W_hh, b_h."""
    T, (N, D, H) = case.size(2, most), case.sizes(3, 1, 3)
    return moderate(case, (T, N, D), (N, H), (D, H), (H, H), (H,))


@law("rnn_forward")
def can_be_interrupted(student, case):
    """Half a sequence, and the other half from the state that was reached: the same states."""
    X, H0, *parameters = drawn_sequence(case, 6)
    states = np.asarray(student.rnn_forward(X, H0, *parameters))
    agree(states.shape, (len(X), *H0.shape), what="the shape of the states")
    half = len(X) // 2
    first = np.asarray(student.rnn_forward(X[:half], H0, *parameters))
    second = np.asarray(student.rnn_forward(X[half:], first[-1], *parameters))
    agree(states, np.concatenate([first, second]), scale=1.0, what="the states")


@law("rnn_forward")
def without_state_weights_sees_each_input_alone(student, case):
    """With W_hh = 0 and b_h = 0, inputs that are 0 at all times but one give a state other than 0
    at that time only."""
    X, H0, W_xh, W_hh, b_h = drawn_sequence(case, 6)
    for t in range(len(X)):
        single = np.zeros_like(X)
        single[t] = X[t]
        states = np.asarray(student.rnn_forward(single, H0, W_xh, 0 * W_hh, 0 * b_h))
        agree(states.shape, (len(X), *H0.shape), what="the shape of the states")
        silent = np.max(np.abs(states), axis=(1, 2)) == 0
        expected = np.arange(len(X)) != t
        agree(silent, expected, what=f"where the states are 0, with X[{t}] alone,")


@law("rnn_forward")
def starts_from_its_first_state(student, case):
    """A one-hot H0 adds its row of W_hh to the bias of the first step, and nothing else."""
    X, _, W_xh, W_hh, b_h = drawn_sequence(case, 2)
    which, start = one_hot_rows(case, 1, len(b_h))
    got = student.rnn_forward(X[:1, :1], start, W_xh, W_hh, b_h)
    moved = student.rnn_forward(X[:1, :1], 0 * start, W_xh, W_hh, b_h + W_hh[which[0]])
    agree(got, np.asarray(moved), scale=1.0, what="the first state")


@law("bptt")
def is_the_gradient_through_your_own_network(student, case):
    """Along any direction, each gradient is what a small step does to Σ dH ⊙ H, with the states H
    that your own rnn_forward gives."""
    arguments = drawn_sequence(case, 4)
    dH = case.normal((len(arguments[0]), *arguments[1].shape))
    gradients = sequence(student.bptt(dH, *arguments), 5)
    names = ("dX", "dH0", "dW_xh", "dW_hh", "db_h")
    for i, (gradient, name) in enumerate(zip(gradients, names, strict=True)):

        def loss(value, i=i):
            states = student.rnn_forward(*arguments[:i], value, *arguments[i + 1 :])
            return np.vdot(dH, np.asarray(states))

        for _ in range(2):
            direction = case.normal(arguments[i].shape) / 2
            agree_along(gradient, loss, arguments[i], direction, name)


@law("bptt")
def does_not_reach_the_future(student, case):
    """A loss that looks at the first state only says nothing of later inputs; one that looks at
    the last state does say something of the first."""
    arguments = drawn_sequence(case, 5)
    dH = np.zeros((len(arguments[0]), *arguments[1].shape))
    dH[0] = case.normal(arguments[1].shape)
    dX = np.asarray(sequence(student.bptt(dH, *arguments), 5)[0])
    agree(dX[1:], np.zeros_like(dX[1:]), what="dX after the first step")
    dX = np.asarray(sequence(student.bptt(dH[::-1], *arguments), 5)[0])
    if not np.any(dX[0]):
        raise Broken("dX[0] is 0, though X[0] acts on the last state")


# --- gated cells --------------------------------------------------------------------------


@law("gru_cell")
def mixes_by_its_update_gate(student, case):
    """With all weights 0, b_z = ln 3 keeps three quarters of the old state, and writes one quarter
    of tanh(b_h)."""
    N, D, H = case.sizes(3, 1, 4)
    params = without_weights(parameters(case, D, H, "rzh")) | {"b_z": np.full(H, LN3)}
    X, state = moderate(case, (N, D), (N, H))
    expected = 0.75 * state + 0.25 * np.tanh(params["b_h"])
    agree(student.gru_cell(X, state, params), expected, scale=1.0, what="the new state")


@law("gru_cell")
def does_not_see_a_state_that_is_reset(student, case):
    """Where a unit's R is 0 and nothing is kept (Z = 0), no unit of the new state knows what that
    unit's old state was; where R is 1 the other units' state counts."""
    N, D, H = case.size(1, 4), case.size(1, 4), case.size(2, 4)
    X, state, other = moderate(case, (N, D), (N, H), (N, H))
    params = parameters(case, D, H, "rzh")
    params["b_z"] = np.full(H, -HELD)
    params["b_r"] = np.where(np.arange(H) == 0, -HELD, HELD)
    got = np.asarray(student.gru_cell(X, state, params))
    changed = state.copy()
    changed[:, 0] = other[:, 0]
    agree(student.gru_cell(X, changed, params), got, scale=1.0, what="the new state")
    if np.allclose(np.asarray(student.gru_cell(X, other, params)), got, atol=1e-6):
        raise Broken("the new state does not depend on the units whose R is 1")


@law("gru_cell")
def gru_adds_a_row_for_a_one_hot_state(student, case):
    """With R = 1, a one-hot state adds its row of W_hz and W_hh to the biases; what Z keeps
    comes on top."""
    D, H = case.sizes(2, 1, 4)
    params = parameters(case, D, H, "rzh") | {"b_r": np.full(H, HELD)}
    which, state = one_hot_rows(case, 1, H)
    (X,) = moderate(case, (1, D))
    moved = {"b_" + g: params["b_" + g] + params["W_h" + g][which[0]] for g in "rzh"}
    without = np.asarray(student.gru_cell(X, 0 * state, params | moved))
    kept = np.asarray(student.gru_cell(X, state, params)) - without
    rest = kept[0, np.arange(H) != which[0]]
    agree(rest, np.zeros(H - 1), scale=1.0, what="what the other units keep")
    if not 0 < kept[0, which[0]] < 1:
        raise Broken(f"unit {which[0]} keeps {kept[0, which[0]]:.3g} of a state of 1")


@law("gru_cell_backward")
def is_the_gradient_of_your_own_cell(student, case):
    """Along any direction, each gradient is what a small step does to Σ dH_next ⊙ H', with the H'
    that your own gru_cell gives."""
    N, D, H = case.sizes(3, 1, 3)
    X, state = moderate(case, (N, D), (N, H))
    params, dH_next = parameters(case, D, H, "rzh"), case.normal((N, H))
    dX, dH, grads = sequence(student.gru_cell_backward(dH_next, X, state, params), 3)

    def loss(X=X, state=state, **changed):
        return np.vdot(dH_next, np.asarray(student.gru_cell(X, state, params | changed)))

    agree_along(dX, lambda value: loss(X=value), X, case.normal(X.shape) / 2, "dX")
    agree_along(dH, lambda value: loss(state=value), state, case.normal(state.shape) / 2, "dH")
    if not isinstance(grads, dict):
        raise Broken("grads is not a dict with the keys of params")
    agree(sorted(grads), sorted(params), what="the keys of grads")
    for key, value in params.items():
        direction = case.normal(value.shape) / 2
        agree_along(
            grads[key], lambda v, key=key: loss(**{key: v}), value, direction, f"grads[{key!r}]"
        )


@law("gru_cell_backward")
def is_linear_in_what_comes_back(student, case):
    """Twice the gradient at the new state: twice the gradients of everything."""
    N, D, H = case.sizes(3, 1, 3)
    X, state = moderate(case, (N, D), (N, H))
    params, dH_next = parameters(case, D, H, "rzh"), case.normal((N, H))
    once = sequence(student.gru_cell_backward(dH_next, X, state, params), 3)
    twice = sequence(student.gru_cell_backward(2 * dH_next, X, state, params), 3)
    for i, name in enumerate(("dX", "dH")):
        agree(twice[i], 2 * np.asarray(once[i]), scale=1.0, what=f"{name} of 2 dH_next")


@law("lstm_cell")
def is_set_by_its_biases_where_there_are_no_weights(student, case):
    """With all weights 0 and b_f = ln 3, b_i = 0, b_o = −ln 3: three quarters of the old cell and
    half of tanh(b_c) make the new one, and a quarter of its tanh is shown."""
    N, D, H = case.sizes(3, 1, 4)
    params = without_weights(parameters(case, D, H, "ifoc"))
    params |= {"b_f": np.full(H, LN3), "b_i": np.zeros(H), "b_o": np.full(H, -LN3)}
    X, state, cell = moderate(case, (N, D), (N, H), (N, H))
    new_state, new_cell = sequence(student.lstm_cell(X, state, cell, params), 2)
    expected = 0.75 * cell + 0.5 * np.tanh(params["b_c"])
    agree(new_cell, expected, scale=1.0, what="the new C")
    agree(new_state, np.tanh(expected) / 4, scale=1.0, what="the new H")


@law("lstm_cell")
def adds_a_row_for_a_one_hot_state(student, case):
    """A one-hot state adds its row of W_hi, W_hf, W_ho, W_hc to the biases, and does nothing
    else."""
    D, H = case.sizes(2, 1, 4)
    params = parameters(case, D, H, "ifoc")
    which, state = one_hot_rows(case, 1, H)
    X, cell = moderate(case, (1, D), (1, H))
    moved = {"b_" + g: params["b_" + g] + params["W_h" + g][which[0]] for g in "ifoc"}
    with_state = sequence(student.lstm_cell(X, state, cell, params), 2)
    with_biases = sequence(student.lstm_cell(X, 0 * state, cell, params | moved), 2)
    for got, expected, name in zip(with_state, with_biases, "HC", strict=True):
        agree(got, np.asarray(expected), scale=1.0, what=f"the new {name}")


@law("lstm_cell")
def keeps_its_cell_as_long_as_it_is_told(student, case):
    """With F = 1 and I = 0 the cell does not change at all."""
    N, D, H = case.sizes(3, 1, 4)
    params = parameters(case, D, H, "ifoc")
    params |= {"b_f": np.full(H, HELD), "b_i": np.full(H, -HELD)}
    X, state, cell = moderate(case, (N, D), (N, H), (N, H))
    _, new_cell = sequence(student.lstm_cell(X, state, cell, params), 2)
    agree(new_cell, cell, what="the new C")


# --- clipping -----------------------------------------------------------------------------


def drawn_gradients(case):
    n, k = case.sizes(2)
    return list(case.normal((n, k), (k,), (n,)))


def common_norm(grads):
    return math.sqrt(sum(float(np.sum(np.asarray(g, float) ** 2)) for g in grads))


@law("clip_gradients")
def has_at_most_the_norm_of_the_threshold(student, case):
    """What is too long comes out with the norm θ; what is not keeps the norm it has; zeros stay
    zeros."""
    grads = drawn_gradients(case)
    length = common_norm(grads)
    for share in (0.3, 0.9, 1.2, 4.0):
        threshold = share * length
        clipped = sequence(student.clip_gradients(grads, threshold), 3)
        agree(common_norm(clipped), min(length, threshold), what="the norm of the result")
    zeros = [0 * g for g in grads]
    agree(student.clip_gradients(zeros, 1.0), zeros, what="the clipped list of zeros")


@law("clip_gradients")
def keeps_the_direction(student, case):
    """The result points where the gradients point: shapes as before, and one factor for all."""
    grads = drawn_gradients(case)
    length = common_norm(grads)
    clipped = sequence(student.clip_gradients(grads, 0.5 * length), 3)
    inner = 0.0
    for got, g in zip(clipped, grads, strict=True):
        agree(np.shape(got), g.shape, what="the shape of a clipped array")
        inner += float(np.vdot(np.asarray(got), g))
    agree(inner, length * common_norm(clipped), what="the inner product with the gradients")


# --- perplexity ---------------------------------------------------------------------------


def drawn_predictions(case, T, K):
    P = case.positive((T, K))
    return P / P.sum(axis=1, keepdims=True), case.rng().integers(K, size=T)


@law("perplexity")
def of_a_guess_is_the_number_of_words(student, case):
    """A model that gives K words the same probability has the perplexity K."""
    T, K = case.size(1, 6), case.size(2, 6)
    targets = case.rng().integers(K, size=T)
    agree(student.perplexity(np.full((T, K), 1 / K), targets), float(K))


@law("perplexity")
def of_a_single_word_is_one_over_its_probability(student, case):
    """For one word that came with probability p it is 1/p."""
    P, targets = drawn_predictions(case, 1, case.size(2, 6))
    agree(student.perplexity(P, targets), 1 / P[0, targets[0]])


@law("perplexity")
def of_two_texts_is_their_geometric_mean(student, case):
    """Two texts of one length, read as one: the root of the product of their perplexities."""
    T, K = case.size(1, 4), case.size(2, 5)
    (P, a), (Q, b) = drawn_predictions(case, T, K), drawn_predictions(case, T, K)
    both = student.perplexity(np.concatenate([P, Q]), np.concatenate([a, b]))
    agree(both, math.sqrt(float(student.perplexity(P, a)) * float(student.perplexity(Q, b))))


# --- windows ------------------------------------------------------------------------------


def window_shape(pair):
    X, Y = (np.asarray(part) for part in sequence(pair, 2, "a pair (X, Y)"))
    agree(Y.shape, X.shape, what="the shape of Y")
    return X, Y


@law("random_windows")
def cut_the_text_into_pieces(student, case):
    """For the tokens 0, 1, 2, …: each row counts up, Y is one more than X, and X holds
    each token once, from 0 on, as many as fit."""
    S, count = case.size(1, 4), case.size(2, 6)
    tokens = np.arange(S * count + case.size(1, S))
    X, Y = window_shape(student.random_windows(tokens, S, case.rng()))
    agree(X.shape, (count, S), what="the shape of X")
    agree(X, X[:, :1] + np.arange(S), what="X, row by row,")
    agree(Y, X + 1, what="Y")
    agree(np.sort(X, axis=None), np.arange(S * count), what="all tokens of X, sorted,")


@law("random_windows")
def come_in_another_order_for_another_generator(student, case):
    """With other generators the windows come in other orders, X and Y alike; there are many."""
    S, count = case.size(1, 3), case.size(5, 7)
    tokens = np.arange(S * count + 1)
    pairs = [window_shape(student.random_windows(tokens, S, case.rng())) for _ in range(20)]
    for X, Y in pairs:
        agree(Y, X + 1, what="Y")
    orders = {tuple(X[:, 0].tolist()) for X, _ in pairs}
    if len(orders) <= count:
        raise Broken(f"20 different generators give {len(orders)} orders of {count} windows")


@law("sequential_windows")
def continue_each_row_in_the_next_batch(student, case):
    """For the tokens 0, 1, 2, …: Y is one more than X, and the first token of row i in a batch is
    the last target of row i in the batch before."""
    B, S = case.sizes(2, 1, 4)
    batches = case.size(2, 4)
    tokens = np.arange(B * (S * batches) + 1)
    pairs = [window_shape(p) for p in sequence(student.sequential_windows(tokens, B, S), batches)]
    for X, Y in pairs:
        agree(X.shape, (B, S), what="the shape of X")
        agree(Y, X + 1, what="Y")
    for (_, before), (after, _) in pairwise(pairs):
        agree(after[:, 0], before[:, -1], what="where a batch begins")


@law("sequential_windows")
def read_every_token_once(student, case):
    """Where all tokens fit, each but the last is read once, and the first row is the text's
    beginning; a few tokens more make no more batches."""
    B, S, batches = case.size(2, 4), case.size(2, 4), case.size(1, 3)
    tokens = np.arange(B * S * batches + 1)
    pairs = [window_shape(p) for p in sequence(student.sequential_windows(tokens, B, S), batches)]
    read = np.concatenate([X.reshape(-1) for X, _ in pairs])
    agree(np.sort(read), tokens[:-1], what="all tokens of all X, sorted,")
    first = np.concatenate([X[0] for X, _ in pairs])
    agree(first, np.arange(S * batches), what="row 0 of all batches")
    more = np.arange(B * S * batches + 1 + case.size(1, B * (S - 1)))
    sequence(student.sequential_windows(more, B, S), batches, "the list of batches")
