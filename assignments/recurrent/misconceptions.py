"""Known mistakes in the recurrent networks. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.recurrent import (
    bptt,
    clip_gradients,
    gru_cell,
    gru_cell_backward,
    lstm_cell,
    perplexity,
    random_windows,
    rnn_forward,
    rnn_step,
    sequential_windows,
    sigmoid,
)

# --- rnn_step ---------------------------------------------------------------------------


@misconception_of("rnn_step")
def both_weights_transposed(X, H, W_xh, W_hh, b_h):
    """The weights are transposed: that is PyTorch's layout, (units, inputs); here they are
    (inputs, units), and the products are X W_xh and H W_hh."""
    return np.tanh(X @ W_xh.T + H @ W_hh.T + b_h)


@misconception_of("rnn_step")
def state_weights_transposed(X, H, W_xh, W_hh, b_h):
    """W_hh is transposed: the product is H W_hh. (It is square, so no shape warns you.)"""
    return np.tanh(X @ W_xh + H @ W_hh.T + b_h)


@misconception_of("rnn_step")
def samples_in_columns(X, H, W_xh, W_hh, b_h):
    """The new state is (units, N): here samples are rows, so it is (N, units)."""
    return rnn_step(X, H, W_xh, W_hh, b_h).T


@misconception_of("rnn_step")
def bias_left_out(X, H, W_xh, W_hh, b_h):
    """The bias b_h is not used."""
    return np.tanh(X @ W_xh + H @ W_hh)


@misconception_of("rnn_step")
def bias_after_the_tanh(X, H, W_xh, W_hh, b_h):
    """The bias is added after the tanh: it belongs inside, tanh(X W_xh + H W_hh + b_h)."""
    return np.tanh(X @ W_xh + H @ W_hh) + b_h


@misconception_of("rnn_step")
def old_state_ignored(X, H, W_xh, W_hh, b_h):
    """The old state is not used: without H W_hh the network remembers nothing."""
    return np.tanh(X @ W_xh + b_h)


@misconception_of("rnn_step")
def tanh_left_out(X, H, W_xh, W_hh, b_h):
    """The tanh is missing: the new state must lie between −1 and 1."""
    return X @ W_xh + H @ W_hh + b_h


@misconception_of("rnn_step")
def sigmoid_for_tanh(X, H, W_xh, W_hh, b_h):
    """The sigmoid stands for the tanh: a state of this network lies between −1 and 1."""
    return sigmoid(X @ W_xh + H @ W_hh + b_h)


@misconception_of("rnn_step")
def relu_for_tanh(X, H, W_xh, W_hh, b_h):
    """The ReLU stands for the tanh: other recurrent networks use it; this one has tanh."""
    return np.maximum(X @ W_xh + H @ W_hh + b_h, 0)


@misconception_of("rnn_step")
def state_past_the_weights(X, H, W_xh, W_hh, b_h):
    """The old state is added without its weights: it comes in as H W_hh, a matrix product."""
    return np.tanh(X @ W_xh + H + b_h)


@misconception_of("rnn_step")
def joined_in_another_order(X, H, W_xh, W_hh, b_h):
    """[H, X] is multiplied by W_xh stacked on W_hh: the two must be joined in one order, X with
    W_xh and H with W_hh. (The inner sizes fit either way, so no shape warns you.)"""
    return np.tanh(np.hstack([H, X]) @ np.vstack([W_xh, W_hh]) + b_h)


@misconception_of("rnn_step")
def bias_twice(X, H, W_xh, W_hh, b_h):
    """The bias is added twice: PyTorch has one for each product; here there is one in all."""
    return np.tanh(X @ W_xh + H @ W_hh + 2 * b_h)


@misconception_of("rnn_step")
def bias_subtracted(X, H, W_xh, W_hh, b_h):
    """The bias is subtracted; it is added, tanh(X W_xh + H W_hh + b_h)."""
    return np.tanh(X @ W_xh + H @ W_hh - b_h)


@misconception_of("rnn_step")
def input_ignored(X, H, W_xh, W_hh, b_h):
    """The input is not used: X W_xh belongs inside the tanh, too."""
    return np.tanh(H @ W_hh + b_h)


@misconception_of("rnn_step")
def tanh_of_each_product(X, H, W_xh, W_hh, b_h):
    """Each product has a tanh of its own: first add them and the bias, then take one tanh."""
    return np.tanh(X @ W_xh) + np.tanh(H @ W_hh) + b_h


@misconception_of("rnn_step")
def tanh_twice(X, H, W_xh, W_hh, b_h):
    """The tanh is taken twice; it is taken once."""
    return np.tanh(rnn_step(X, H, W_xh, W_hh, b_h))


@misconception_of("rnn_step")
def tanh_of_the_old_state(X, H, W_xh, W_hh, b_h):
    """The old state passes a tanh before its weights: H is a tanh already, the product is H
    W_hh."""
    return rnn_step(X, np.tanh(H), W_xh, W_hh, b_h)


@misconception_of("rnn_step")
def old_state_added_on(X, H, W_xh, W_hh, b_h):
    """The old state is added to the tanh: in a plain recurrent cell it comes in through H W_hh
    only."""
    return H + rnn_step(X, H, W_xh, W_hh, b_h)


@misconception_of("rnn_step")
def slope_for_the_state(X, H, W_xh, W_hh, b_h):
    """This is the slope of the tanh, 1 − tanh²; the state is the tanh itself."""
    return 1 - rnn_step(X, H, W_xh, W_hh, b_h) ** 2


@misconception_of("rnn_step")
def state_returned_twice(X, H, W_xh, W_hh, b_h):
    """Two results are returned (PyTorch gives an output and a state): here the new state is all
    there is, one array (N, units)."""
    return (rnn_step(X, H, W_xh, W_hh, b_h),) * 2


@misconception_of("rnn_step")
def weights_before_columns(X, H, W_xh, W_hh, b_h):
    """The weights stand on the left, W_xhᵀ X + W_hhᵀ H, as for samples in columns; here samples are
    rows, and the products are X W_xh and H W_hh."""
    return np.tanh(W_xh.T @ X + W_hh.T @ H + b_h[:, None])


@misconception_of("rnn_step")
def weights_before_columns_untransposed(X, H, W_xh, W_hh, b_h):
    """The weights stand on the left, W_xh X + W_hh H, with one row for each unit and samples in
    columns; here samples are rows, and the products are X W_xh and H W_hh."""
    return np.tanh(W_xh @ X + W_hh @ H + b_h)


# --- rnn_forward ------------------------------------------------------------------------


@misconception_of("rnn_forward")
def start_from_zeros(X, H0, W_xh, W_hh, b_h):
    """H0 is ignored: the first step starts from it, not from zeros."""
    return rnn_forward(X, np.zeros_like(H0), W_xh, W_hh, b_h)


@misconception_of("rnn_forward")
def start_among_the_states(X, H0, W_xh, W_hh, b_h):
    """H0 is returned as well: the result begins with H_1, and has T entries."""
    return np.concatenate([H0[None], rnn_forward(X, H0, W_xh, W_hh, b_h)])


@misconception_of("rnn_forward")
def states_before_each_step(X, H0, W_xh, W_hh, b_h):
    """These are the states before each step, H0 … H_{T−1}: append a state after its step."""
    return start_among_the_states(X, H0, W_xh, W_hh, b_h)[:-1]


@misconception_of("rnn_forward")
def last_state_only(X, H0, W_xh, W_hh, b_h):
    """Only the last state is returned; all of them are asked for, (T, N, H)."""
    return rnn_forward(X, H0, W_xh, W_hh, b_h)[-1]


@misconception_of("rnn_forward")
def state_not_carried_on(X, H0, W_xh, W_hh, b_h):
    """Every step starts from H0: step t starts from the state after step t − 1."""
    return np.stack([rnn_step(X_t, H0, W_xh, W_hh, b_h) for X_t in X])


@misconception_of("rnn_forward")
def backwards_in_time(X, H0, W_xh, W_hh, b_h):
    """The sequence is read from its end; it begins at X[0]."""
    return rnn_forward(X[::-1], H0, W_xh, W_hh, b_h)[::-1]


@misconception_of("rnn_forward")
def newest_state_first(X, H0, W_xh, W_hh, b_h):
    """The states come in reverse order: entry 0 of the result is H_1."""
    return rnn_forward(X, H0, W_xh, W_hh, b_h)[::-1]


@misconception_of("rnn_forward")
def states_end_to_end(X, H0, W_xh, W_hh, b_h):
    """The states are joined along the samples, (T·N, H); stack them along a new first axis,
    (T, N, H)."""
    return np.concatenate(list(rnn_forward(X, H0, W_xh, W_hh, b_h)))


@misconception_of("rnn_forward")
def batch_first(X, H0, W_xh, W_hh, b_h):
    """The result is (N, T, H), samples first (PyTorch's batch_first); here time comes first."""
    return rnn_forward(X, H0, W_xh, W_hh, b_h).swapaxes(0, 1)


@misconception_of("rnn_forward")
def first_input_again_and_again(X, H0, W_xh, W_hh, b_h):
    """Every step reads X[0]: step t reads the input of its own time."""
    return rnn_forward(np.repeat(X[:1], len(X), axis=0), H0, W_xh, W_hh, b_h)


@misconception_of("rnn_forward")
def state_weights_transposed_at_every_step(X, H0, W_xh, W_hh, b_h):
    """W_hh is transposed: the product is H W_hh. (It is square, so no shape warns you.)"""
    return rnn_forward(X, H0, W_xh, W_hh.T, b_h)


def step_by_step(X, H0, step):
    """All states, by another step."""
    states, H = [], H0
    for X_t in X:
        H = step(X_t, H)
        states.append(H)
    return np.stack(states)


@misconception_of("rnn_forward")
def no_bias_at_any_step(X, H0, W_xh, W_hh, b_h):
    """The bias b_h is not used."""
    return rnn_forward(X, H0, W_xh, W_hh, 0 * b_h)


@misconception_of("rnn_forward")
def no_tanh_at_any_step(X, H0, W_xh, W_hh, b_h):
    """The tanh is missing: every state must lie between −1 and 1."""
    return step_by_step(X, H0, lambda X_t, H: X_t @ W_xh + H @ W_hh + b_h)


@misconception_of("rnn_forward")
def sigmoid_at_every_step(X, H0, W_xh, W_hh, b_h):
    """The sigmoid stands for the tanh: a state of this network lies between −1 and 1."""
    return step_by_step(X, H0, lambda X_t, H: sigmoid(X_t @ W_xh + H @ W_hh + b_h))


@misconception_of("rnn_forward")
def relu_at_every_step(X, H0, W_xh, W_hh, b_h):
    """The ReLU stands for the tanh: other recurrent networks use it; this one has tanh."""
    return step_by_step(X, H0, lambda X_t, H: np.maximum(X_t @ W_xh + H @ W_hh + b_h, 0))


@misconception_of("rnn_forward")
def no_state_at_any_step(X, H0, W_xh, W_hh, b_h):
    """The state before is not used: without H_{t−1} W_hh the network remembers nothing."""
    return rnn_forward(X, H0, W_xh, 0 * W_hh, b_h)


@misconception_of("rnn_forward")
def first_input_skipped(X, H0, W_xh, W_hh, b_h):
    """The first input is skipped, and entry 0 of the result is H0: the first step reads X[0], and
    entry 0 is H_1."""
    states = [H0]
    for X_t in X[1:]:
        states.append(rnn_step(X_t, states[-1], W_xh, W_hh, b_h))
    return np.stack(states)


@misconception_of("rnn_forward")
def one_array_for_all_states(X, H0, W_xh, W_hh, b_h):
    """All entries are the last state: one array was changed in place and stored again and again;
    make a new array at every step, or store a copy."""
    states = rnn_forward(X, H0, W_xh, W_hh, b_h)
    return np.repeat(states[-1:], len(states), axis=0)


@misconception_of("rnn_forward")
def states_with_the_last_one(X, H0, W_xh, W_hh, b_h):
    """The last state is returned besides the states (PyTorch gives both): return the states alone,
    (T, N, H)."""
    states = rnn_forward(X, H0, W_xh, W_hh, b_h)
    return states, states[-1]


@misconception_of("rnn_forward")
def carried_without_tanh(X, H0, W_xh, W_hh, b_h):
    """What is carried on is the weighted input, before its tanh: step t + 1 starts from
    H_t = tanh(·), the same that is returned."""
    return np.tanh(step_by_step(X, H0, lambda X_t, H: X_t @ W_xh + H @ W_hh + b_h))


@misconception_of("rnn_forward")
def states_accumulated(X, H0, W_xh, W_hh, b_h):
    """Each new state is added to the old one; it takes its place, H_t = tanh(·)."""
    return step_by_step(X, H0, lambda X_t, H: H + rnn_step(X_t, H, W_xh, W_hh, b_h))


@misconception_of("rnn_forward")
def last_step_left_out(X, H0, W_xh, W_hh, b_h):
    """The last step is missing: T inputs make T states."""
    return rnn_forward(X, H0, W_xh, W_hh, b_h)[:-1]


@misconception_of("rnn_forward")
def input_read_batch_first(X, H0, W_xh, W_hh, b_h):
    """X is read as (N, T, D), samples first; here time comes first, (T, N, D), in X and in the
    result."""
    return rnn_forward(X.swapaxes(0, 1), H0, W_xh, W_hh, b_h).swapaxes(0, 1)


@misconception_of("rnn_forward")
def read_from_the_end_returned_from_the_end(X, H0, W_xh, W_hh, b_h):
    """The loop runs from the last input to the first: entry t of the result must follow from
    X[0] … X[t]."""
    return rnn_forward(X[::-1], H0, W_xh, W_hh, b_h)


@misconception_of("rnn_forward")
def rnn_weights_out_by_in(X, H0, W_xh, W_hh, b_h):
    """The weights are transposed: that is PyTorch's layout, (units, inputs); here they are
    (inputs, units), and the products are X W_xh and H W_hh."""
    return rnn_forward(X, H0, W_xh.T, W_hh.T, b_h)


@misconception_of("rnn_forward")
def sequences_read_batch_first(X, H0, W_xh, W_hh, b_h):
    """X is read as (N, T, D), samples first, with a step for each sequence; here time comes first,
    (T, N, D), and X[t] is what all N sequences read at time t."""
    return rnn_forward(X.swapaxes(0, 1), H0, W_xh, W_hh, b_h)


# --- bptt -------------------------------------------------------------------------------


def slope_of_tanh(H, before):
    return 1 - H**2


def through_time(dH, X, H0, W_xh, W_hh, b_h, *, slope=slope_of_tanh, W_back=None, passed=1.0):
    """dA of every step, what arrives at H0, and the states from H0 on, with one rule replaced."""
    states = np.concatenate([H0[None], rnn_forward(X, H0, W_xh, W_hh, b_h)])
    W_back = W_hh.T if W_back is None else W_back
    dA, carry = np.empty(dH.shape), np.zeros(H0.shape)
    for t in reversed(range(len(X))):
        dA[t] = (dH[t] + passed * carry) * slope(states[t + 1], states[t])
        carry = dA[t] @ W_back
    return dA, carry, states


def collected(dA, carry, states, X, W_xh):
    """The five gradients from the errors of all steps."""
    dW_xh = np.einsum("tnd,tnh->dh", X, dA)
    dW_hh = np.einsum("tng,tnh->gh", states[:-1], dA)
    return dA @ W_xh.T, carry, dW_xh, dW_hh, dA.sum(axis=(0, 1))


def bptt_with(args, **rule):
    _, X, _, W_xh, _, _ = args
    return collected(*through_time(*args, **rule), X, W_xh)


@misconception_of("bptt")
def nothing_handed_on(dH, X, H0, W_xh, W_hh, b_h):
    """Δ_{t+1} is not handed on: H_t also acts through H_{t+1}, so Δ_{t+1} W_hhᵀ is added to D_t."""
    return bptt_with((dH, X, H0, W_xh, W_hh, b_h), passed=0.0)


@misconception_of("bptt")
def truncated_after_one_step(dH, X, H0, W_xh, W_hh, b_h):
    """Each error goes back one step and no further (truncated): what is handed on must hold all
    that came from later steps, Δ_{t+1} and not D_{t+1} alone."""
    states = np.concatenate([H0[None], rnn_forward(X, H0, W_xh, W_hh, b_h)])
    direct = dH * (1 - states[1:] ** 2)
    later = np.concatenate([direct[1:] @ W_hh.T, np.zeros((1, *H0.shape))])
    dA = (dH + later) * (1 - states[1:] ** 2)
    return collected(dA, dA[0] @ W_hh.T, states, X, W_xh)


@misconception_of("bptt")
def loss_at_the_last_state_only(dH, X, H0, W_xh, W_hh, b_h):
    """Only the loss at the last state is used: dH[t] comes in at every step."""
    last = np.zeros_like(dH)
    last[-1] = dH[-1]
    return bptt(last, X, H0, W_xh, W_hh, b_h)


@misconception_of("bptt")
def loss_forgotten_on_the_way(dH, X, H0, W_xh, W_hh, b_h):
    """The slope is applied to D_t only: what comes back from t + 1 passes the tanh of step t too,
    (D_t + Δ_{t+1} W_hhᵀ) ⊙ (1 − H_t²)."""
    states = np.concatenate([H0[None], rnn_forward(X, H0, W_xh, W_hh, b_h)])
    dA, carry = np.empty(dH.shape), np.zeros(H0.shape)
    for t in reversed(range(len(X))):
        dA[t] = dH[t] * (1 - states[t + 1] ** 2) + carry
        carry = dA[t] @ W_hh.T
    return collected(dA, carry, states, X, W_xh)


@misconception_of("bptt")
def no_slope_at_all(dH, X, H0, W_xh, W_hh, b_h):
    """The slope of the tanh is missing: multiply by 1 − H_t²."""
    return bptt_with((dH, X, H0, W_xh, W_hh, b_h), slope=lambda H, before: 1.0)


@misconception_of("bptt")
def slope_of_the_state_before(dH, X, H0, W_xh, W_hh, b_h):
    """The slope is taken at H_{t−1}: the tanh of step t made H_t, so its slope is 1 − H_t²."""
    return bptt_with((dH, X, H0, W_xh, W_hh, b_h), slope=lambda H, before: 1 - before**2)


@misconception_of("bptt")
def tanh_of_the_state_again(dH, X, H0, W_xh, W_hh, b_h):
    """The slope is 1 − tanh(H_t)²: H_t already is a tanh, so it is 1 − H_t²."""
    return bptt_with((dH, X, H0, W_xh, W_hh, b_h), slope=lambda H, before: 1 - np.tanh(H) ** 2)


@misconception_of("bptt")
def slope_of_the_sigmoid(dH, X, H0, W_xh, W_hh, b_h):
    """H_t (1 − H_t) is the sigmoid's slope; the tanh has 1 − H_t²."""
    return bptt_with((dH, X, H0, W_xh, W_hh, b_h), slope=lambda H, before: H * (1 - H))


@misconception_of("bptt")
def square_of_the_difference(dH, X, H0, W_xh, W_hh, b_h):
    """(1 − H_t)² stands for the slope: square H_t first, 1 − H_t²."""
    return bptt_with((dH, X, H0, W_xh, W_hh, b_h), slope=lambda H, before: (1 - H) ** 2)


@misconception_of("bptt")
def plus_in_the_slope(dH, X, H0, W_xh, W_hh, b_h):
    """1 + H_t² stands for the slope: the derivative of the tanh is 1 − H_t², never above 1."""
    return bptt_with((dH, X, H0, W_xh, W_hh, b_h), slope=lambda H, before: 1 + H**2)


@misconception_of("bptt")
def state_weights_not_transposed(dH, X, H0, W_xh, W_hh, b_h):
    """Going back W_hh is transposed: Δ_{t+1} W_hhᵀ. (It is square, so no shape warns you.)"""
    return bptt_with((dH, X, H0, W_xh, W_hh, b_h), W_back=W_hh)


@misconception_of("bptt")
def state_after_for_state_before(dH, X, H0, W_xh, W_hh, b_h):
    """∂L/∂W_hh uses H_t; the state that was multiplied by W_hh at step t is H_{t−1}."""
    dX, dH0, dW_xh, _, db_h = bptt(dH, X, H0, W_xh, W_hh, b_h)
    dA, _, states = through_time(dH, X, H0, W_xh, W_hh, b_h)
    return dX, dH0, dW_xh, np.einsum("tng,tnh->gh", states[1:], dA), db_h


@misconception_of("bptt")
def first_state_left_out(dH, X, H0, W_xh, W_hh, b_h):
    """In ∂L/∂W_hh the step t = 1 is missing: the state before it is H0, which is not zero."""
    dX, dH0, dW_xh, _, db_h = bptt(dH, X, H0, W_xh, W_hh, b_h)
    dA, _, states = through_time(dH, X, H0, W_xh, W_hh, b_h)
    return dX, dH0, dW_xh, np.einsum("tng,tnh->gh", states[1:-1], dA[1:]), db_h


@misconception_of("bptt")
def started_from_zeros(dH, X, H0, W_xh, W_hh, b_h):
    """H0 is ignored in the forward pass: the first step starts from it, not from zeros."""
    return bptt(dH, X, np.zeros_like(H0), W_xh, W_hh, b_h)


@misconception_of("bptt")
def gradient_of_one_step(dH, X, H0, W_xh, W_hh, b_h):
    """The gradients of the parameters are those of the first step alone (`=` for `+=`): the
    parameters are shared, so the steps' gradients add up."""
    dX, dH0, *_ = bptt(dH, X, H0, W_xh, W_hh, b_h)
    dA, _, _ = through_time(dH, X, H0, W_xh, W_hh, b_h)
    return dX, dH0, X[0].T @ dA[0], H0.T @ dA[0], dA[0].sum(axis=0)


@misconception_of("bptt")
def averaged_over_time(dH, X, H0, W_xh, W_hh, b_h):
    """The gradients of the parameters are divided by T: they are sums over the steps."""
    dX, dH0, *shared = bptt(dH, X, H0, W_xh, W_hh, b_h)
    return dX, dH0, *(gradient / len(X) for gradient in shared)


@misconception_of("bptt")
def averaged_over_samples(dH, X, H0, W_xh, W_hh, b_h):
    """The gradients of the parameters are divided by N: here they are sums, as dH is the gradient
    of the whole loss already."""
    dX, dH0, *shared = bptt(dH, X, H0, W_xh, W_hh, b_h)
    return dX, dH0, *(gradient / len(H0) for gradient in shared)


@misconception_of("bptt")
def first_error_for_dH0(dH, X, H0, W_xh, W_hh, b_h):
    """dH0 is Δ_1 itself: it still has to pass the weights, ∂L/∂H_0 = Δ_1 W_hhᵀ."""
    dX, _, *shared = bptt(dH, X, H0, W_xh, W_hh, b_h)
    return dX, through_time(dH, X, H0, W_xh, W_hh, b_h)[0][0], *shared


@misconception_of("bptt")
def no_gradient_at_the_start(dH, X, H0, W_xh, W_hh, b_h):
    """dH0 is zero: the start acts on every state, ∂L/∂H_0 = Δ_1 W_hhᵀ."""
    dX, _, *shared = bptt(dH, X, H0, W_xh, W_hh, b_h)
    return dX, np.zeros_like(H0), *shared


@misconception_of("bptt")
def inputs_see_the_direct_loss_only(dH, X, H0, W_xh, W_hh, b_h):
    """dX is made from D_t alone: ∂L/∂X_t = Δ_t W_xhᵀ, with all that comes from later steps."""
    _, *rest = bptt(dH, X, H0, W_xh, W_hh, b_h)
    return nothing_handed_on(dH, X, H0, W_xh, W_hh, b_h)[0], *rest


@misconception_of("bptt")
def bias_gradient_per_sample(dH, X, H0, W_xh, W_hh, b_h):
    """db_h has a row for each sample: sum over the samples too, so that it has the shape of b_h."""
    *rest, _ = bptt(dH, X, H0, W_xh, W_hh, b_h)
    return *rest, through_time(dH, X, H0, W_xh, W_hh, b_h)[0].sum(axis=0)


@misconception_of("bptt")
def bias_gradient_as_a_row(dH, X, H0, W_xh, W_hh, b_h):
    """db_h has shape (1, H): it has the shape of b_h, (H,)."""
    *rest, db_h = bptt(dH, X, H0, W_xh, W_hh, b_h)
    return *rest, db_h[None]


@misconception_of("bptt")
def inputs_in_reverse(dH, X, H0, W_xh, W_hh, b_h):
    """dX comes in the order of the backward loop: entry 0 belongs to the first input."""
    dX, *rest = bptt(dH, X, H0, W_xh, W_hh, b_h)
    return dX[::-1], *rest


@misconception_of("bptt")
def weights_exchanged(dH, X, H0, W_xh, W_hh, b_h):
    """dW_xh and dW_hh are exchanged: the order is (dX, dH0, dW_xh, dW_hh, db_h)."""
    dX, dH0, dW_xh, dW_hh, db_h = bptt(dH, X, H0, W_xh, W_hh, b_h)
    return dX, dH0, dW_hh, dW_xh, db_h


@misconception_of("bptt")
def handed_on_before_the_slope(dH, X, H0, W_xh, W_hh, b_h):
    """What is handed on lacks the slope of its step: the error passes the tanh first and the
    weights then, Δ_t W_hhᵀ with Δ_t = (…) ⊙ (1 − H_t²)."""
    states = np.concatenate([H0[None], rnn_forward(X, H0, W_xh, W_hh, b_h)])
    arrived, carry = np.empty(dH.shape), np.zeros(H0.shape)
    for t in reversed(range(len(X))):
        arrived[t] = dH[t] + carry
        carry = arrived[t] @ W_hh.T
    return collected(arrived * (1 - states[1:] ** 2), carry, states, X, W_xh)


@misconception_of("bptt")
def handed_on_past_the_weights(dH, X, H0, W_xh, W_hh, b_h):
    """The error is handed on without its weights: H_t came into step t + 1 through W_hh, so
    Δ_{t+1} W_hhᵀ goes back."""
    return bptt_with((dH, X, H0, W_xh, W_hh, b_h), W_back=np.eye(len(W_hh)))


@misconception_of("bptt")
def nothing_handed_on_nor_to_the_start(dH, X, H0, W_xh, W_hh, b_h):
    """Δ_{t+1} is not handed on, and dH0 is zero: H_t also acts through H_{t+1}, so Δ_{t+1} W_hhᵀ is
    added to D_t, and dH0 = Δ_1 W_hhᵀ."""
    dX, dH0, *shared = bptt_with((dH, X, H0, W_xh, W_hh, b_h), passed=0.0)
    return dX, 0 * dH0, *shared


@misconception_of("bptt")
def handed_on_twice(dH, X, H0, W_xh, W_hh, b_h):
    """What comes from t + 1 is added twice: Δ_t = (D_t + Δ_{t+1} W_hhᵀ) ⊙ (1 − H_t²)."""
    return bptt_with((dH, X, H0, W_xh, W_hh, b_h), passed=2.0)


@misconception_of("bptt")
def errors_run_forward(dH, X, H0, W_xh, W_hh, b_h):
    """The loop runs from the first step to the last: errors come from later states, so begin at
    t = T and go back."""
    states = np.concatenate([H0[None], rnn_forward(X, H0, W_xh, W_hh, b_h)])
    dA, carry = np.empty(dH.shape), np.zeros(H0.shape)
    for t in range(len(X)):
        dA[t] = (dH[t] + carry) * (1 - states[t + 1] ** 2)
        carry = dA[t] @ W_hh.T
    return collected(dA, carry, states, X, W_xh)


@misconception_of("bptt")
def slope_without_the_square(dH, X, H0, W_xh, W_hh, b_h):
    """1 − H_t stands for the slope; the tanh has 1 − H_t²."""
    return bptt_with((dH, X, H0, W_xh, W_hh, b_h), slope=lambda H, before: 1 - H)


@misconception_of("bptt")
def slope_of_the_weighted_input(dH, X, H0, W_xh, W_hh, b_h):
    """The slope is made from the weighted input A_t, 1 − A_t²; it is 1 − tanh(A_t)² = 1 − H_t²."""
    return bptt_with((dH, X, H0, W_xh, W_hh, b_h), slope=lambda H, before: 1 - np.arctanh(H) ** 2)


@misconception_of("bptt")
def gradient_of_the_last_step(dH, X, H0, W_xh, W_hh, b_h):
    """The gradients of the parameters are those of the last step alone: the parameters are shared,
    so the gradients of all steps add up."""
    dX, dH0, *_ = bptt(dH, X, H0, W_xh, W_hh, b_h)
    dA, _, states = through_time(dH, X, H0, W_xh, W_hh, b_h)
    return dX, dH0, X[-1].T @ dA[-1], states[-2].T @ dA[-1], dA[-1].sum(axis=0)


@misconception_of("bptt")
def input_weights_of_one_step(dH, X, H0, W_xh, W_hh, b_h):
    """dW_xh is that of the first step alone (`=` for `+=`): the steps' gradients add up."""
    dX, dH0, _, dW_hh, db_h = bptt(dH, X, H0, W_xh, W_hh, b_h)
    dW_xh = gradient_of_one_step(dH, X, H0, W_xh, W_hh, b_h)[2]
    return dX, dH0, dW_xh, dW_hh, db_h


@misconception_of("bptt")
def state_weights_of_one_step(dH, X, H0, W_xh, W_hh, b_h):
    """dW_hh is that of the first step alone (`=` for `+=`): the steps' gradients add up."""
    dX, dH0, dW_xh, _, db_h = bptt(dH, X, H0, W_xh, W_hh, b_h)
    dW_hh = gradient_of_one_step(dH, X, H0, W_xh, W_hh, b_h)[3]
    return dX, dH0, dW_xh, dW_hh, db_h


@misconception_of("bptt")
def bias_of_one_step(dH, X, H0, W_xh, W_hh, b_h):
    """db_h is that of the first step alone (`=` for `+=`): the steps' gradients add up."""
    *rest, _ = bptt(dH, X, H0, W_xh, W_hh, b_h)
    return *rest, gradient_of_one_step(dH, X, H0, W_xh, W_hh, b_h)[4]


@misconception_of("bptt")
def bias_averaged_over_samples(dH, X, H0, W_xh, W_hh, b_h):
    """db_h is a mean over the samples: it is a sum, as dW_xh and dW_hh are."""
    *rest, db_h = bptt(dH, X, H0, W_xh, W_hh, b_h)
    return *rest, db_h / len(H0)


@misconception_of("bptt")
def bias_before_the_slope(dH, X, H0, W_xh, W_hh, b_h):
    """db_h sums D_t: the bias stands inside the tanh, so sum Δ_t, with slope and later steps."""
    *rest, _ = bptt(dH, X, H0, W_xh, W_hh, b_h)
    return *rest, dH.sum(axis=(0, 1))


@misconception_of("bptt")
def weights_before_the_slope(dH, X, H0, W_xh, W_hh, b_h):
    """dW_xh and dW_hh are made before the slope: they take Δ_t = (D_t + Δ_{t+1} W_hhᵀ) ⊙ (1 −
    H_t²), as dX and db_h do."""
    dX, dH0, _, _, db_h = bptt(dH, X, H0, W_xh, W_hh, b_h)
    dA, _, states = through_time(dH, X, H0, W_xh, W_hh, b_h)
    _, _, *weights, _ = collected(dA / (1 - states[1:] ** 2), dH0, states, X, W_xh)
    return dX, dH0, *weights, db_h


@misconception_of("bptt")
def state_weights_gradient_transposed(dH, X, H0, W_xh, W_hh, b_h):
    """dW_hh is transposed: ∂L/∂W_hh = Σ H_{t−1}ᵀ Δ_t. (It is square, so no shape warns you.)"""
    dX, dH0, dW_xh, dW_hh, db_h = bptt(dH, X, H0, W_xh, W_hh, b_h)
    return dX, dH0, dW_xh, dW_hh.T, db_h


@misconception_of("bptt")
def last_state_before_the_first(dH, X, H0, W_xh, W_hh, b_h):
    """At t = 1 the index t − 1 runs round to the *last* state: the state before the first step
    is H0."""
    dX, dH0, dW_xh, dW_hh, db_h = bptt(dH, X, H0, W_xh, W_hh, b_h)
    dA, _, states = through_time(dH, X, H0, W_xh, W_hh, b_h)
    return dX, dH0, dW_xh, dW_hh + (states[-1] - H0).T @ dA[0], db_h


@misconception_of("bptt")
def bias_left_out_going_forward(dH, X, H0, W_xh, W_hh, b_h):
    """The states are made without the bias: they are those of `rnn_forward`, b_h included."""
    return bptt(dH, X, H0, W_xh, W_hh, 0 * b_h)


@misconception_of("bptt")
def first_error_before_its_step(dH, X, H0, W_xh, W_hh, b_h):
    """dH0 is what arrives at H_1: from there it has to pass the tanh and the weights of step 1,
    ∂L/∂H_0 = Δ_1 W_hhᵀ."""
    dX, _, *shared = bptt(dH, X, H0, W_xh, W_hh, b_h)
    dA, _, states = through_time(dH, X, H0, W_xh, W_hh, b_h)
    return dX, dA[0] / (1 - states[1] ** 2), *shared


@misconception_of("bptt")
def first_step_left_out(dH, X, H0, W_xh, W_hh, b_h):
    """The backward loop ends before the first step (`range(T − 1, 0, −1)` leaves out 0): go back to
    t = 0, and on to H0."""
    dA, _, states = through_time(dH, X, H0, W_xh, W_hh, b_h)
    dA[0] = 0
    carry = dA[1] @ W_hh.T if len(X) > 1 else np.zeros(H0.shape)
    return collected(dA, carry, states, X, W_xh)


@misconception_of("bptt")
def gradients_cut_off(dH, X, H0, W_xh, W_hh, b_h):
    """The gradients are cut off at ±5, as min-char-rnn does before its update: clipping is an
    exercise of its own, and this one returns the gradients whole."""
    dX, dH0, *shared = bptt(dH, X, H0, W_xh, W_hh, b_h)
    return dX, dH0, *(np.clip(gradient, -5, 5) for gradient in shared)


@misconception_of("bptt")
def start_at_the_end(dH, X, H0, W_xh, W_hh, b_h):
    """dH0 comes last: the order is (dX, dH0, dW_xh, dW_hh, db_h)."""
    dX, dH0, *shared = bptt(dH, X, H0, W_xh, W_hh, b_h)
    return dX, *shared, dH0


@misconception_of("bptt")
def parameters_in_front(dH, X, H0, W_xh, W_hh, b_h):
    """The parameters' gradients come first: the order is (dX, dH0, dW_xh, dW_hh, db_h)."""
    dX, dH0, *shared = bptt(dH, X, H0, W_xh, W_hh, b_h)
    return *shared, dX, dH0


@misconception_of("bptt")
def no_gradient_for_the_start(dH, X, H0, W_xh, W_hh, b_h):
    """dH0 is not returned: the five are (dX, dH0, dW_xh, dW_hh, db_h)."""
    dX, _, *shared = bptt(dH, X, H0, W_xh, W_hh, b_h)
    return dX, *shared


@misconception_of("bptt")
def inputs_batch_first(dH, X, H0, W_xh, W_hh, b_h):
    """dX is (N, T, D), samples first; it has the shape of X, (T, N, D)."""
    dX, *rest = bptt(dH, X, H0, W_xh, W_hh, b_h)
    return dX.swapaxes(0, 1), *rest


# --- gru_cell ---------------------------------------------------------------------------


def weighted(X, H, params, gate):
    return X @ params["W_x" + gate] + H @ params["W_h" + gate] + params["b_" + gate]


def gates(X, H, params):
    """R and Z."""
    return sigmoid(weighted(X, H, params, "r")), sigmoid(weighted(X, H, params, "z"))


@misconception_of("gru_cell")
def reset_after_the_product(X, H, params):
    """R is multiplied after the product, R ⊙ (H W_hh): some write it so; here the state is reset
    before, (R ⊙ H) W_hh."""
    R, Z = gates(X, H, params)
    new = np.tanh(X @ params["W_xh"] + R * (H @ params["W_hh"]) + params["b_h"])
    return Z * H + (1 - Z) * new


@misconception_of("gru_cell")
def reset_after_the_product_with_its_bias(X, H, params):
    """This is PyTorch's GRU, R ⊙ (H W_hh + b_h): here the state is reset before the product,
    (R ⊙ H) W_hh, and the bias is not reset at all."""
    R, Z = gates(X, H, params)
    new = np.tanh(X @ params["W_xh"] + R * (H @ params["W_hh"] + params["b_h"]))
    return Z * H + (1 - Z) * new


@misconception_of("gru_cell")
def update_gate_turned_round(X, H, params):
    """Z and 1 − Z are exchanged, (1 − Z) ⊙ H + Z ⊙ H~: some sources write it so; here Z = 1 keeps
    the old state."""
    R, Z = gates(X, H, params)
    return (1 - Z) * H + Z * np.tanh(weighted(X, R * H, params, "h"))


@misconception_of("gru_cell")
def no_reset(X, H, params):
    """The reset gate is not used: the candidate is made from R ⊙ H, not from H."""
    _, Z = gates(X, H, params)
    return Z * H + (1 - Z) * np.tanh(weighted(X, H, params, "h"))


@misconception_of("gru_cell")
def everything_reset(X, H, params):
    """R is multiplied onto all of the candidate's weighted input; it resets the old state only,
    X W_xh + (R ⊙ H) W_hh + b_h."""
    R, Z = gates(X, H, params)
    return Z * H + (1 - Z) * np.tanh(R * weighted(X, H, params, "h"))


@misconception_of("gru_cell")
def kept_state_reset_too(X, H, params):
    """The old state is reset in the sum as well: what Z keeps is H itself, Z ⊙ H."""
    R, Z = gates(X, H, params)
    return Z * R * H + (1 - Z) * np.tanh(weighted(X, R * H, params, "h"))


@misconception_of("gru_cell")
def gates_exchanged(X, H, params):
    """The two gates are exchanged: R (W_xr, W_hr, b_r) resets, Z (W_xz, W_hz, b_z) updates."""
    Z, R = gates(X, H, params)
    return Z * H + (1 - Z) * np.tanh(weighted(X, R * H, params, "h"))


@misconception_of("gru_cell")
def sigmoid_candidate(X, H, params):
    """The candidate is made with the sigmoid: gates are sigmoids, the candidate is a tanh."""
    R, Z = gates(X, H, params)
    return Z * H + (1 - Z) * sigmoid(weighted(X, R * H, params, "h"))


@misconception_of("gru_cell")
def tanh_gates(X, H, params):
    """The gates are made with the tanh: a gate lies between 0 and 1, so it is a sigmoid."""
    R, Z = np.tanh(weighted(X, H, params, "r")), np.tanh(weighted(X, H, params, "z"))
    return Z * H + (1 - Z) * np.tanh(weighted(X, R * H, params, "h"))


@misconception_of("gru_cell")
def gates_without_their_sigmoid(X, H, params):
    """The sigmoid of the gates is missing: R and Z lie between 0 and 1."""
    R, Z = weighted(X, H, params, "r"), weighted(X, H, params, "z")
    return Z * H + (1 - Z) * np.tanh(weighted(X, R * H, params, "h"))


@misconception_of("gru_cell")
def candidate_without_its_tanh(X, H, params):
    """The tanh of the candidate is missing."""
    R, Z = gates(X, H, params)
    return Z * H + (1 - Z) * weighted(X, R * H, params, "h")


@misconception_of("gru_cell")
def candidate_for_the_state(X, H, params):
    """The candidate itself is returned: the new state mixes it with the old one by Z."""
    R, _ = gates(X, H, params)
    return np.tanh(weighted(X, R * H, params, "h"))


@misconception_of("gru_cell")
def candidate_added_whole(X, H, params):
    """The candidate is added whole, without 1 − Z: what is kept and what is written share 1."""
    R, Z = gates(X, H, params)
    return Z * H + np.tanh(weighted(X, R * H, params, "h"))


@misconception_of("gru_cell")
def gates_do_not_see_the_state(X, H, params):
    """The gates are made from X alone: H W_hr and H W_hz are missing."""
    R, Z = gates(X, np.zeros_like(H), params)
    return Z * H + (1 - Z) * np.tanh(weighted(X, R * H, params, "h"))


@misconception_of("gru_cell")
def gru_without_biases(X, H, params):
    """The biases are not used: each of the three weighted inputs has one."""
    bare = {key: 0 * p if key.startswith("b") else p for key, p in params.items()}
    return gru_cell(X, H, bare)


@misconception_of("gru_cell")
def gru_state_weights_transposed(X, H, params):
    """The weights W_h* are transposed: the products are H W_hr, H W_hz and (R ⊙ H) W_hh. (They
    are square, so no shape warns you.)"""
    turned = {key: p.T if key.startswith("W_h") else p for key, p in params.items()}
    return gru_cell(X, H, turned)


def without(params, *names):
    """The parameters with some of them set to zero."""
    return {key: 0 * p if key in names else p for key, p in params.items()}


@misconception_of("gru_cell")
def no_bias_in_the_reset_gate(X, H, params):
    """b_r is not used: R = σ(X W_xr + H W_hr + b_r)."""
    return gru_cell(X, H, without(params, "b_r"))


@misconception_of("gru_cell")
def no_bias_in_the_update_gate(X, H, params):
    """b_z is not used: Z = σ(X W_xz + H W_hz + b_z)."""
    return gru_cell(X, H, without(params, "b_z"))


@misconception_of("gru_cell")
def no_bias_in_the_candidate(X, H, params):
    """b_h is not used: H~ = tanh(X W_xh + (R ⊙ H) W_hh + b_h)."""
    return gru_cell(X, H, without(params, "b_h"))


@misconception_of("gru_cell")
def no_state_in_the_candidate(X, H, params):
    """The candidate does not see the old state: H~ = tanh(X W_xh + (R ⊙ H) W_hh + b_h)."""
    return gru_cell(X, H, without(params, "W_hh"))


@misconception_of("gru_cell")
def one_gate_for_both(X, H, params):
    """One gate does both, reset and update: R resets, and Z, with parameters of its own (W_xz, W_hz
    and b_z), mixes the old state with the candidate."""
    as_r = {key: params[key.replace("z", "r")] for key in params}
    return gru_cell(X, H, as_r)


@misconception_of("gru_cell")
def gru_joined_in_another_order(X, H, params):
    """[H, X] is multiplied by W_x* stacked on W_h*: the two must be joined in one order, X with
    W_x* and H with W_h*. (The inner sizes fit either way, so no shape warns you.)"""

    def joined(H, gate):
        W = np.vstack([params["W_x" + gate], params["W_h" + gate]])
        return np.hstack([H, X]) @ W + params["b_" + gate]

    R, Z = sigmoid(joined(H, "r")), sigmoid(joined(H, "z"))
    return Z * H + (1 - Z) * np.tanh(joined(R * H, "h"))


@misconception_of("gru_cell")
def gru_weights_out_by_in(X, H, params):
    """All weights are transposed: that is PyTorch's layout, (units, inputs); here they are (inputs,
    units), and the products are X W_x* and H W_h*."""
    return gru_cell(X, H, {key: p.T for key, p in params.items()})


@misconception_of("gru_cell")
def both_conventions_of_2014(X, H, params):
    """Two things are another convention (that of the first comparisons of GRU and LSTM): R after
    the product, R ⊙ (H W_hh), and Z and 1 − Z exchanged. Here it is (R ⊙ H) W_hh and
    Z ⊙ H + (1 − Z) ⊙ H~."""
    R, Z = gates(X, H, params)
    new = np.tanh(X @ params["W_xh"] + R * (H @ params["W_hh"]) + params["b_h"])
    return (1 - Z) * H + Z * new


@misconception_of("gru_cell")
def reset_gate_turned_round(X, H, params):
    """1 − R stands for R: where R = 1 the old state is seen whole, (R ⊙ H) W_hh."""
    R, Z = gates(X, H, params)
    return Z * H + (1 - Z) * np.tanh(weighted(X, (1 - R) * H, params, "h"))


@misconception_of("gru_cell")
def input_reset_for_the_state(X, H, params):
    """R is multiplied onto the input's part, X W_xh; it resets the old state, (R ⊙ H) W_hh."""
    R, Z = gates(X, H, params)
    new = np.tanh(R * (X @ params["W_xh"]) + H @ params["W_hh"] + params["b_h"])
    return Z * H + (1 - Z) * new


@misconception_of("gru_cell")
def update_gate_resets(X, H, params):
    """Z resets the state that the candidate sees; that is R's part, (R ⊙ H) W_hh."""
    _, Z = gates(X, H, params)
    return Z * H + (1 - Z) * np.tanh(weighted(X, Z * H, params, "h"))


@misconception_of("gru_cell")
def old_state_added_whole(X, H, params):
    """The old state is added whole, without Z: what is kept and what is written share 1."""
    R, Z = gates(X, H, params)
    return H + (1 - Z) * np.tanh(weighted(X, R * H, params, "h"))


@misconception_of("gru_cell")
def same_share_for_both(X, H, params):
    """The candidate is multiplied by Z, as the old state is: it gets the rest, 1 − Z."""
    R, Z = gates(X, H, params)
    return Z * H + Z * np.tanh(weighted(X, R * H, params, "h"))


@misconception_of("gru_cell")
def relu_candidate(X, H, params):
    """The candidate is made with the ReLU; it is a tanh."""
    R, Z = gates(X, H, params)
    return Z * H + (1 - Z) * np.maximum(weighted(X, R * H, params, "h"), 0)


@misconception_of("gru_cell")
def sigmoid_of_the_negative(X, H, params):
    """The sigmoid has the wrong sign in its exponent, 1/(1 + e^z): both gates are turned round; it
    is 1/(1 + e^−z)."""
    R, Z = (1 - gate for gate in gates(X, H, params))
    return Z * H + (1 - Z) * np.tanh(weighted(X, R * H, params, "h"))


@misconception_of("gru_cell")
def no_state_in_the_reset_gate(X, H, params):
    """R is made from X alone: R = σ(X W_xr + H W_hr + b_r)."""
    return gru_cell(X, H, without(params, "W_hr"))


@misconception_of("gru_cell")
def no_state_in_the_update_gate(X, H, params):
    """Z is made from X alone: Z = σ(X W_xz + H W_hz + b_z)."""
    return gru_cell(X, H, without(params, "W_hz"))


# --- gru_cell_backward ------------------------------------------------------------------


def gru_slopes(R, Z):
    """The slopes of the two gates."""
    return R * (1 - R), Z * (1 - Z)


def gru_back(dH_next, X, H, params, *, slopes=gru_slopes, slope_h=lambda new: 1 - new**2,
             written=lambda Z: 1 - Z, kept=lambda Z: Z, difference=lambda H, new: H - new,
             into_r=None, of_r=None, direct=1.0, reset=None, gates_to_H=1.0, gates_to_X=1.0,
             fed=None, transposed=True):  # fmt: skip
    """The backward pass of the cell with one of its rules replaced."""
    R, Z = gates(X, H, params)
    new = np.tanh(weighted(X, R * H, params, "h"))
    back = (lambda W: W.T) if transposed else (lambda W: W)
    slope_r, slope_z = slopes(R, Z)
    dA_h = dH_next * written(Z) * slope_h(new)
    dRH = dA_h @ back(params["W_hh"])
    dA_z = dH_next * difference(H, new) * slope_z
    dA_r = (dRH if into_r is None else into_r(dA_h)) * H * slope_r
    dA_r = dA_r if of_r is None else of_r(dA_z)
    errors = {"r": dA_r, "z": dA_z, "h": dA_h}
    states = {"r": H, "z": H, "h": R * H if fed is None else fed(R, H)}
    grads = {}
    for gate, dA in errors.items():
        grads["W_x" + gate] = X.T @ dA
        grads["W_h" + gate] = states[gate].T @ dA
        grads["b_" + gate] = dA.sum(axis=0)
    through_gates = sum(errors[gate] @ params["W_x" + gate].T for gate in "rz")
    dX = dA_h @ params["W_xh"].T + gates_to_X * through_gates
    dH = direct * dH_next * kept(Z) + dRH * (R if reset is None else reset(R))
    dH = dH + gates_to_H * sum(errors[gate] @ back(params["W_h" + gate]) for gate in "rz")
    return dX, dH, grads


@misconception_of("gru_cell_backward")
def gate_gradients_copied(dH_next, X, H, params):
    """The reset gate has got the update gate's error: each has its own,
    Δ_r = (Δ_h W_hhᵀ) ⊙ H ⊙ R ⊙ (1 − R) and Δ_z = D ⊙ (H − H~) ⊙ Z ⊙ (1 − Z)."""
    return gru_back(dH_next, X, H, params, of_r=lambda dA_z: dA_z)


@misconception_of("gru_cell_backward")
def reset_gate_taken_for_a_constant(dH_next, X, H, params):
    """The reset gate gets no error: R has inputs too, Δ_r = (Δ_h W_hhᵀ) ⊙ H ⊙ R ⊙ (1 − R)."""
    return gru_back(dH_next, X, H, params, of_r=np.zeros_like)


@misconception_of("gru_cell_backward")
def kept_state_forgotten(dH_next, X, H, params):
    """In dH the direct path is missing: H' holds Z ⊙ H, so D ⊙ Z belongs to it."""
    return gru_back(dH_next, X, H, params, direct=0.0)


@misconception_of("gru_cell_backward")
def state_in_the_gates_forgotten(dH_next, X, H, params):
    """In dH the paths through the gates are missing: H stands in R and in Z as well, which gives
    Δ_r W_hrᵀ and Δ_z W_hzᵀ."""
    return gru_back(dH_next, X, H, params, gates_to_H=0.0)


@misconception_of("gru_cell_backward")
def state_in_the_candidate_forgotten(dH_next, X, H, params):
    """In dH the path through the candidate is missing: R ⊙ H stands in it, which gives
    (Δ_h W_hhᵀ) ⊙ R."""
    return gru_back(dH_next, X, H, params, reset=np.zeros_like)


@misconception_of("gru_cell_backward")
def input_in_the_gates_forgotten(dH_next, X, H, params):
    """dX has the path through the candidate only: X stands in both gates as well, which gives
    Δ_r W_xrᵀ and Δ_z W_xzᵀ."""
    return gru_back(dH_next, X, H, params, gates_to_X=0.0)


@misconception_of("gru_cell_backward")
def reset_left_out_on_the_way_back(dH_next, X, H, params):
    """In dH the candidate's path lacks R: the candidate sees R ⊙ H, so it is (Δ_h W_hhᵀ) ⊙ R."""
    return gru_back(dH_next, X, H, params, reset=np.ones_like)


@misconception_of("gru_cell_backward")
def whole_state_for_the_reset_one(dH_next, X, H, params):
    """The gradient of W_hh uses H: what was multiplied by W_hh is R ⊙ H."""
    return gru_back(dH_next, X, H, params, fed=lambda R, H: H)


@misconception_of("gru_cell_backward")
def sign_of_the_update_gate(dH_next, X, H, params):
    """The sign of Δ_z is turned: Z multiplies H and 1 − Z the candidate, so the factor is H − H~.
    (H~ − H belongs to the convention with Z and 1 − Z exchanged.)"""
    return gru_back(dH_next, X, H, params, difference=lambda H, new: new - H)


@misconception_of("gru_cell_backward")
def candidate_missing_in_the_update_gate(dH_next, X, H, params):
    """Δ_z has the factor H only: Z also stands in (1 − Z) ⊙ H~, so the factor is H − H~."""
    return gru_back(dH_next, X, H, params, difference=lambda H, new: H)


@misconception_of("gru_cell_backward")
def backward_with_the_update_gate_turned_round(dH_next, X, H, params):
    """The gradient of the cell with Z and 1 − Z exchanged; here H' = Z ⊙ H + (1 − Z) ⊙ H~."""
    return gru_back(dH_next, X, H, params, written=lambda Z: Z, kept=lambda Z: 1 - Z,
                    difference=lambda H, new: new - H)  # fmt: skip


@misconception_of("gru_cell_backward")
def gates_without_slopes(dH_next, X, H, params):
    """The slopes of the sigmoids are missing: Δ_r has R ⊙ (1 − R), Δ_z has Z ⊙ (1 − Z)."""
    return gru_back(dH_next, X, H, params, slopes=lambda R, Z: (1.0, 1.0))


@misconception_of("gru_cell_backward")
def gates_with_the_slope_of_tanh(dH_next, X, H, params):
    """1 − R² and 1 − Z² are slopes of a tanh; the gates are sigmoids: R ⊙ (1 − R), Z ⊙ (1 − Z)."""
    return gru_back(dH_next, X, H, params, slopes=lambda R, Z: (1 - R**2, 1 - Z**2))


@misconception_of("gru_cell_backward")
def candidate_without_slope(dH_next, X, H, params):
    """The slope of the candidate's tanh is missing: Δ_h has the factor 1 − H~²."""
    return gru_back(dH_next, X, H, params, slope_h=lambda new: 1.0)


@misconception_of("gru_cell_backward")
def candidate_with_the_slope_of_the_sigmoid(dH_next, X, H, params):
    """H~ (1 − H~) is a sigmoid's slope; the candidate is a tanh: 1 − H~²."""
    return gru_back(dH_next, X, H, params, slope_h=lambda new: new * (1 - new))


@misconception_of("gru_cell_backward")
def candidate_without_its_share(dH_next, X, H, params):
    """Δ_h lacks the factor 1 − Z: only that share of the candidate is written."""
    return gru_back(dH_next, X, H, params, written=np.ones_like)


@misconception_of("gru_cell_backward")
def reset_gate_past_the_weights(dH_next, X, H, params):
    """Δ_r is made from Δ_h itself: R ⊙ H passed the weights W_hh, so it is Δ_h W_hhᵀ."""
    return gru_back(dH_next, X, H, params, into_r=lambda dA_h: dA_h)


@misconception_of("gru_cell_backward")
def gru_weights_not_transposed(dH_next, X, H, params):
    """Going back the weights W_h* are transposed: Δ_h W_hhᵀ, Δ_r W_hrᵀ, Δ_z W_hzᵀ. (They are
    square, so no shape warns you.)"""
    return gru_back(dH_next, X, H, params, transposed=False)


@misconception_of("gru_cell_backward")
def backward_with_the_reset_after_the_product(dH_next, X, H, params):
    """This is the gradient of a cell that resets after the product, R ⊙ (H W_hh), as PyTorch's
    does; here it is (R ⊙ H) W_hh."""
    R, Z = gates(X, H, params)
    inside = H @ params["W_hh"]
    new = np.tanh(X @ params["W_xh"] + R * inside + params["b_h"])
    dA_h = dH_next * (1 - Z) * (1 - new**2)
    errors = {
        "r": dA_h * inside * R * (1 - R),
        "z": dH_next * (H - new) * Z * (1 - Z),
        "h": dA_h,
    }
    grads = {}
    for gate, dA in errors.items():
        grads["W_x" + gate] = X.T @ dA
        grads["W_h" + gate] = H.T @ (dA * R if gate == "h" else dA)
        grads["b_" + gate] = dA.sum(axis=0)
    dX = sum(dA @ params["W_x" + gate].T for gate, dA in errors.items())
    dH = dH_next * Z + (dA_h * R) @ params["W_hh"].T
    return dX, dH + sum(errors[gate] @ params["W_h" + gate].T for gate in "rz"), grads


@misconception_of("gru_cell_backward")
def gru_gradients_averaged(dH_next, X, H, params):
    """The gradients of the parameters are divided by N: here they are sums over the samples."""
    dX, dH, grads = gru_cell_backward(dH_next, X, H, params)
    return dX, dH, {key: gradient / len(X) for key, gradient in grads.items()}


@misconception_of("gru_cell_backward")
def gru_bias_gradients_per_sample(dH_next, X, H, params):
    """The gradients of the biases have a row for each sample: sum over the samples, so that each
    has the shape of its bias, (H,)."""
    dX, dH, grads = gru_cell_backward(dH_next, X, H, params)
    each = [
        gru_cell_backward(*(a[n : n + 1] for a in (dH_next, X, H)), params)[2]
        for n in range(len(X))
    ]
    for key in ("b_r", "b_z", "b_h"):
        grads[key] = np.stack([alone[key] for alone in each])
    return dX, dH, grads


@misconception_of("gru_cell_backward")
def gru_gradients_as_a_list(dH_next, X, H, params):
    """The gradients come as a list: `grads` is a dict with the keys of `params`."""
    dX, dH, grads = gru_cell_backward(dH_next, X, H, params)
    return dX, dH, list(grads.values())


@misconception_of("gru_cell_backward")
def input_and_state_exchanged(dH_next, X, H, params):
    """dX and dH are exchanged: return (dX, dH, grads)."""
    dX, dH, grads = gru_cell_backward(dH_next, X, H, params)
    return dH, dX, grads


EXCHANGE = str.maketrans("rz", "zr")


def gru_errors(dH_next, X, H, params):
    """The errors Δ_r, Δ_z and Δ_h."""
    R, Z = gates(X, H, params)
    new = np.tanh(weighted(X, R * H, params, "h"))
    dA_h = dH_next * (1 - Z) * (1 - new**2)
    dA_r = (dA_h @ params["W_hh"].T) * H * R * (1 - R)
    return {"r": dA_r, "z": dH_next * (H - new) * Z * (1 - Z), "h": dA_h}


def one_path_less(args, *, dX="", dH=""):
    """The right gradients but for one path into X, or into H."""
    params, errors = args[3], gru_errors(*args)
    right_dX, right_dH, grads = gru_cell_backward(*args)
    right_dX = right_dX - sum(errors[gate] @ params["W_x" + gate].T for gate in dX)
    right_dH = right_dH - sum(errors[gate] @ params["W_h" + gate].T for gate in dH)
    return right_dX, right_dH, grads


@misconception_of("gru_cell_backward")
def input_in_the_reset_gate_forgotten(dH_next, X, H, params):
    """In dX the path through the reset gate is missing: Δ_r W_xrᵀ."""
    return one_path_less((dH_next, X, H, params), dX="r")


@misconception_of("gru_cell_backward")
def input_in_the_update_gate_forgotten(dH_next, X, H, params):
    """In dX the path through the update gate is missing: Δ_z W_xzᵀ."""
    return one_path_less((dH_next, X, H, params), dX="z")


@misconception_of("gru_cell_backward")
def input_in_the_candidate_forgotten(dH_next, X, H, params):
    """In dX the path through the candidate is missing: Δ_h W_xhᵀ."""
    return one_path_less((dH_next, X, H, params), dX="h")


@misconception_of("gru_cell_backward")
def state_in_the_reset_gate_forgotten(dH_next, X, H, params):
    """In dH the path through the reset gate is missing: Δ_r W_hrᵀ."""
    return one_path_less((dH_next, X, H, params), dH="r")


@misconception_of("gru_cell_backward")
def state_in_the_update_gate_forgotten(dH_next, X, H, params):
    """In dH the path through the update gate is missing: Δ_z W_hzᵀ."""
    return one_path_less((dH_next, X, H, params), dH="z")


@misconception_of("gru_cell_backward")
def kept_state_only(dH_next, X, H, params):
    """dH has the direct path D ⊙ Z only: H also stands in the candidate and in both gates, which
    gives (Δ_h W_hhᵀ) ⊙ R, Δ_r W_hrᵀ and Δ_z W_hzᵀ."""
    return gru_back(dH_next, X, H, params, gates_to_H=0.0, reset=np.zeros_like)


@misconception_of("gru_cell_backward")
def update_gate_taken_for_a_constant(dH_next, X, H, params):
    """The update gate gets no error: Z has inputs too, Δ_z = D ⊙ (H − H~) ⊙ Z ⊙ (1 − Z)."""
    return gru_back(dH_next, X, H, params, difference=lambda H, new: 0 * H)


@misconception_of("gru_cell_backward")
def old_state_missing_in_the_update_gate(dH_next, X, H, params):
    """Δ_z has the factor −H~ only: Z also stands in Z ⊙ H, so the factor is H − H~."""
    return gru_back(dH_next, X, H, params, difference=lambda H, new: -new)


@misconception_of("gru_cell_backward")
def sum_in_the_update_gate(dH_next, X, H, params):
    """Δ_z has the factor H + H~: 1 − Z falls where Z grows, so the factor is H − H~."""
    return gru_back(dH_next, X, H, params, difference=lambda H, new: H + new)


@misconception_of("gru_cell_backward")
def update_gate_without_slope(dH_next, X, H, params):
    """The slope of Z is missing: Δ_z has the factor Z ⊙ (1 − Z), as Δ_r has R ⊙ (1 − R)."""
    return gru_back(dH_next, X, H, params, slopes=lambda R, Z: (R * (1 - R), 1.0))


@misconception_of("gru_cell_backward")
def reset_gate_without_slope(dH_next, X, H, params):
    """The slope of R is missing: Δ_r has the factor R ⊙ (1 − R), as Δ_z has Z ⊙ (1 − Z)."""
    return gru_back(dH_next, X, H, params, slopes=lambda R, Z: (1.0, Z * (1 - Z)))


@misconception_of("gru_cell_backward")
def gates_squashed_twice(dH_next, X, H, params):
    """The slopes are taken of σ(R) and σ(Z): R and Z are sigmoids already, R ⊙ (1 − R) and
    Z ⊙ (1 − Z)."""
    return gru_back(dH_next, X, H, params, slopes=lambda *R_Z: gru_slopes(*map(sigmoid, R_Z)))


@misconception_of("gru_cell_backward")
def candidate_squashed_twice(dH_next, X, H, params):
    """The slope is 1 − tanh(H~)²: H~ already is a tanh, so it is 1 − H~²."""
    return gru_back(dH_next, X, H, params, slope_h=lambda new: 1 - np.tanh(new) ** 2)


@misconception_of("gru_cell_backward")
def candidate_with_the_other_share(dH_next, X, H, params):
    """Δ_h has the factor Z: the candidate's share is 1 − Z."""
    return gru_back(dH_next, X, H, params, written=lambda Z: Z)


@misconception_of("gru_cell_backward")
def kept_state_with_the_other_share(dH_next, X, H, params):
    """In dH the direct path has the factor 1 − Z: what is kept is Z ⊙ H, so it is D ⊙ Z."""
    return gru_back(dH_next, X, H, params, kept=lambda Z: 1 - Z)


@misconception_of("gru_cell_backward")
def kept_state_whole(dH_next, X, H, params):
    """In dH the direct path lacks Z: what is kept is Z ⊙ H, so it is D ⊙ Z."""
    return gru_back(dH_next, X, H, params, kept=np.ones_like)


@misconception_of("gru_cell_backward")
def reset_gate_without_the_state(dH_next, X, H, params):
    """Δ_r lacks the factor H: R multiplies H, so it is (Δ_h W_hhᵀ) ⊙ H ⊙ R ⊙ (1 − R)."""
    W_hh = params["W_hh"]
    return gru_back(dH_next, X, H, params, into_r=lambda dA_h: (dA_h @ W_hh.T) / H)


@misconception_of("gru_cell_backward")
def gates_fed_by_the_reset_state(dH_next, X, H, params):
    """The gradients of W_hr and W_hz use R ⊙ H: the gates see H itself; only the candidate sees
    R ⊙ H."""
    dX, dH, grads = gru_cell_backward(dH_next, X, H, params)
    RH = gates(X, H, params)[0] * H
    errors = gru_errors(dH_next, X, H, params)
    return dX, dH, grads | {"W_h" + gate: RH.T @ errors[gate] for gate in "rz"}


@misconception_of("gru_cell_backward")
def candidate_weights_not_transposed(dH_next, X, H, params):
    """Going back W_hh is transposed: Δ_h W_hhᵀ, in Δ_r and in dH. (It is square, so no shape warns
    you.)"""
    R, Z = gates(X, H, params)
    new = np.tanh(weighted(X, R * H, params, "h"))
    into = (dH_next * (1 - Z) * (1 - new**2)) @ params["W_hh"]
    wrong = gru_back(dH_next, X, H, params, into_r=lambda dA_h: into, reset=np.zeros_like)
    return wrong[0], wrong[1] + into * R, wrong[2]


@misconception_of("gru_cell_backward")
def state_weights_gradients_transposed(dH_next, X, H, params):
    """The gradients of W_h* are transposed: Hᵀ Δ, with rows for what comes in. (They are square,
    so no shape warns you.)"""
    dX, dH, grads = gru_cell_backward(dH_next, X, H, params)
    return dX, dH, {key: g.T if key.startswith("W_h") else g for key, g in grads.items()}


@misconception_of("gru_cell_backward")
def gru_bias_gradients_averaged(dH_next, X, H, params):
    """The gradients of the biases are means over the samples: they are sums, as those of the
    weights are."""
    dX, dH, grads = gru_cell_backward(dH_next, X, H, params)
    return dX, dH, {key: g / len(X) if g.ndim == 1 else g for key, g in grads.items()}


@misconception_of("gru_cell_backward")
def gru_bias_gradients_as_rows(dH_next, X, H, params):
    """The gradients of the biases have shape (1, H): each has the shape of its bias, (H,)."""
    dX, dH, grads = gru_cell_backward(dH_next, X, H, params)
    return dX, dH, {key: g[None] if g.ndim == 1 else g for key, g in grads.items()}


@misconception_of("gru_cell_backward")
def gate_gradients_exchanged(dH_next, X, H, params):
    """The gradients of the two gates are exchanged: W_xr, W_hr, b_r belong to R, and W_xz, W_hz,
    b_z to Z."""
    dX, dH, grads = gru_cell_backward(dH_next, X, H, params)
    return dX, dH, {key: grads[key.translate(EXCHANGE)] for key in grads}


@misconception_of("gru_cell_backward")
def backward_with_the_gates_exchanged(dH_next, X, H, params):
    """The gradient of a cell whose gates are exchanged: R (W_xr, W_hr, b_r) resets, Z (W_xz, W_hz,
    b_z) updates."""
    exchanged = {key: params[key.translate(EXCHANGE)] for key in params}
    dX, dH, grads = gru_cell_backward(dH_next, X, H, exchanged)
    return dX, dH, {key: grads[key.translate(EXCHANGE)] for key in grads}


@misconception_of("gru_cell_backward")
def backward_without_biases(dH_next, X, H, params):
    """The gates and the candidate are made without their biases before going back: b_r, b_z and b_h
    shift the slopes too."""
    return gru_cell_backward(dH_next, X, H, without(params, "b_r", "b_z", "b_h"))


@misconception_of("gru_cell_backward")
def keys_with_a_d(dH_next, X, H, params):
    """The keys begin with a d ("dW_xr"): `grads` has the keys of `params`, "W_xr"."""
    dX, dH, grads = gru_cell_backward(dH_next, X, H, params)
    return dX, dH, {"d" + key: gradient for key, gradient in grads.items()}


@misconception_of("gru_cell_backward")
def gru_parameters_in_front(dH_next, X, H, params):
    """`grads` comes first: the order is (dX, dH, grads)."""
    dX, dH, grads = gru_cell_backward(dH_next, X, H, params)
    return grads, dX, dH


# --- lstm_cell --------------------------------------------------------------------------


def lstm_gates(X, H, params):
    """I, F, O and the candidate."""
    i, f, o, c = (weighted(X, H, params, gate) for gate in "ifoc")
    return sigmoid(i), sigmoid(f), sigmoid(o), np.tanh(c)


@misconception_of("lstm_cell")
def cell_before_state(X, H, C, params):
    """The two results are exchanged: return (H', C')."""
    return lstm_cell(X, H, C, params)[::-1]


@misconception_of("lstm_cell")
def input_and_forget_exchanged(X, H, C, params):
    """The input and the forget gate are exchanged: F multiplies the old cell, I the candidate."""
    I, F, O, new = lstm_gates(X, H, params)
    C = I * C + F * new
    return O * np.tanh(C), C


@misconception_of("lstm_cell")
def input_and_output_exchanged(X, H, C, params):
    """The input and the output gate are exchanged: I lets the candidate in, O lets the cell out."""
    I, F, O, new = lstm_gates(X, H, params)
    C = F * C + O * new
    return I * np.tanh(C), C


@misconception_of("lstm_cell")
def cell_shown_without_tanh(X, H, C, params):
    """The tanh of the cell is missing: H' = O ⊙ tanh(C')."""
    I, F, O, new = lstm_gates(X, H, params)
    C = F * C + I * new
    return O * C, C


@misconception_of("lstm_cell")
def tanh_around_the_output(X, H, C, params):
    """The tanh is taken of the product: only the cell passes it, H' = O ⊙ tanh(C')."""
    I, F, O, new = lstm_gates(X, H, params)
    C = F * C + I * new
    return np.tanh(O * C), C


@misconception_of("lstm_cell")
def squashed_cell_kept(X, H, C, params):
    """The cell that is returned is tanh(C'): the tanh is for H' only, the cell stays as it is."""
    H, C = lstm_cell(X, H, C, params)
    return H, np.tanh(C)


@misconception_of("lstm_cell")
def old_cell_shown(X, H, C, params):
    """H' shows the old cell: first make C', then H' = O ⊙ tanh(C')."""
    _, _, O, _ = lstm_gates(X, H, params)
    return O * np.tanh(C), lstm_cell(X, H, C, params)[1]


@misconception_of("lstm_cell")
def candidate_shown(X, H, C, params):
    """H' shows the candidate: it is the new cell that is shown, H' = O ⊙ tanh(C')."""
    _, _, O, new = lstm_gates(X, H, params)
    return O * new, lstm_cell(X, H, C, params)[1]


@misconception_of("lstm_cell")
def sigmoid_candidate_cell(X, H, C, params):
    """The candidate is made with the sigmoid: the three gates are sigmoids, C~ is a tanh."""
    I, F, O, _ = lstm_gates(X, H, params)
    C = F * C + I * sigmoid(weighted(X, H, params, "c"))
    return O * np.tanh(C), C


@misconception_of("lstm_cell")
def nothing_forgotten(X, H, C, params):
    """The forget gate is not used: C' = F ⊙ C + I ⊙ C~."""
    I, _, O, new = lstm_gates(X, H, params)
    C = C + I * new
    return O * np.tanh(C), C


@misconception_of("lstm_cell")
def everything_written(X, H, C, params):
    """The input gate is not used: C' = F ⊙ C + I ⊙ C~."""
    _, F, O, new = lstm_gates(X, H, params)
    C = F * C + new
    return O * np.tanh(C), C


@misconception_of("lstm_cell")
def coupled_gates(X, H, C, params):
    """1 − F stands for I, as in a GRU; an LSTM has an input gate too, C' = F ⊙ C + I ⊙ C~."""
    _, F, O, new = lstm_gates(X, H, params)
    C = F * C + (1 - F) * new
    return O * np.tanh(C), C


@misconception_of("lstm_cell")
def state_for_the_cell(X, H, C, params):
    """The forget gate multiplies the old state H; it is the old cell it keeps: F ⊙ C."""
    I, F, O, new = lstm_gates(X, H, params)
    C = F * H + I * new
    return O * np.tanh(C), C


@misconception_of("lstm_cell")
def cell_for_the_state(X, H, C, params):
    """The gates are made from the cell C; they see the state H."""
    I, F, O, new = lstm_gates(X, C, params)
    C = F * C + I * new
    return O * np.tanh(C), C


@misconception_of("lstm_cell")
def gates_see_no_state(X, H, C, params):
    """The gates are made from X alone: the products H W_h* are missing."""
    return lstm_cell(X, np.zeros_like(H), C, params)


@misconception_of("lstm_cell")
def forget_bias_of_one(X, H, C, params):
    """1 is added to the forget gate's weighted input: some libraries start with such a bias, but
    here b_f is all there is."""
    return lstm_cell(X, H, C, params | {"b_f": params["b_f"] + 1})


@misconception_of("lstm_cell")
def lstm_without_biases(X, H, C, params):
    """The biases are not used: each of the four weighted inputs has one."""
    bare = {key: 0 * p if key.startswith("b") else p for key, p in params.items()}
    return lstm_cell(X, H, C, bare)


@misconception_of("lstm_cell")
def lstm_state_weights_transposed(X, H, C, params):
    """The weights W_h* are transposed: the products are H W_h*. (They are square, so no shape
    warns you.)"""
    turned = {key: p.T if key.startswith("W_h") else p for key, p in params.items()}
    return lstm_cell(X, H, C, turned)


@misconception_of("lstm_cell")
def gates_not_squashed(X, H, C, params):
    """The sigmoid of the gates is missing: I, F and O lie between 0 and 1."""
    i, f, o, c = (weighted(X, H, params, gate) for gate in "ifoc")
    C = f * C + i * np.tanh(c)
    return o * np.tanh(C), C


@misconception_of("lstm_cell")
def state_alone(X, H, C, params):
    """Only the state is returned: the next step needs the cell too, so return (H', C')."""
    return lstm_cell(X, H, C, params)[0]


@misconception_of("lstm_cell")
def forget_and_output_exchanged(X, H, C, params):
    """The forget and the output gate are exchanged: F keeps the old cell, O lets the cell out."""
    I, F, O, new = lstm_gates(X, H, params)
    C = O * C + I * new
    return F * np.tanh(C), C


@misconception_of("lstm_cell")
def tanh_for_all_gates(X, H, C, params):
    """The gates are made with the tanh: a gate lies between 0 and 1, so it is a sigmoid."""
    I, F, O, new = (np.tanh(weighted(X, H, params, gate)) for gate in "ifoc")
    C = F * C + I * new
    return O * np.tanh(C), C


@misconception_of("lstm_cell")
def candidate_not_squashed(X, H, C, params):
    """The tanh of the candidate is missing: C~ lies between −1 and 1."""
    I, F, O, _ = lstm_gates(X, H, params)
    C = F * C + I * weighted(X, H, params, "c")
    return O * np.tanh(C), C


@misconception_of("lstm_cell")
def no_bias_in_the_input_gate(X, H, C, params):
    """b_i is not used: I = σ(X W_xi + H W_hi + b_i)."""
    return lstm_cell(X, H, C, without(params, "b_i"))


@misconception_of("lstm_cell")
def no_bias_in_the_forget_gate(X, H, C, params):
    """b_f is not used: F = σ(X W_xf + H W_hf + b_f)."""
    return lstm_cell(X, H, C, without(params, "b_f"))


@misconception_of("lstm_cell")
def no_bias_in_the_output_gate(X, H, C, params):
    """b_o is not used: O = σ(X W_xo + H W_ho + b_o)."""
    return lstm_cell(X, H, C, without(params, "b_o"))


@misconception_of("lstm_cell")
def no_bias_in_the_candidate_cell(X, H, C, params):
    """b_c is not used: C~ = tanh(X W_xc + H W_hc + b_c)."""
    return lstm_cell(X, H, C, without(params, "b_c"))


@misconception_of("lstm_cell")
def forget_gate_coupled(X, H, C, params):
    """1 − I stands for F, as in a GRU; an LSTM has a forget gate too, C' = F ⊙ C + I ⊙ C~."""
    I, _, O, new = lstm_gates(X, H, params)
    C = (1 - I) * C + I * new
    return O * np.tanh(C), C


@misconception_of("lstm_cell")
def forget_gate_turned_round(X, H, C, params):
    """1 − F stands for F: where F = 1 the old cell is kept, F ⊙ C."""
    I, F, O, new = lstm_gates(X, H, params)
    C = (1 - F) * C + I * new
    return O * np.tanh(C), C


@misconception_of("lstm_cell")
def everything_shown(X, H, C, params):
    """The output gate is not used: H' = O ⊙ tanh(C')."""
    C = lstm_cell(X, H, C, params)[1]
    return np.tanh(C), C


@misconception_of("lstm_cell")
def old_cell_dropped(X, H, C, params):
    """The old cell is not used: C' = F ⊙ C + I ⊙ C~."""
    return lstm_cell(X, H, np.zeros_like(C), params)


@misconception_of("lstm_cell")
def candidate_not_written(X, H, C, params):
    """The candidate is not used: I decides how much of it is written, I ⊙ C~."""
    I, F, O, _ = lstm_gates(X, H, params)
    C = F * C + I
    return O * np.tanh(C), C


@misconception_of("lstm_cell")
def forgets_the_new_too(X, H, C, params):
    """F multiplies the new part as well: it keeps the old cell only, F ⊙ C + I ⊙ C~."""
    I, F, O, new = lstm_gates(X, H, params)
    C = F * (C + I * new)
    return O * np.tanh(C), C


@misconception_of("lstm_cell")
def sigmoid_of_the_cell(X, H, C, params):
    """The cell is shown through a sigmoid; H' = O ⊙ tanh(C')."""
    C = lstm_cell(X, H, C, params)[1]
    return lstm_gates(X, H, params)[2] * sigmoid(C), C


@misconception_of("lstm_cell")
def new_cell_squashed(X, H, C, params):
    """The new cell passes a tanh and is then shown through another: C' = F ⊙ C + I ⊙ C~ stays as it
    is, and H' = O ⊙ tanh(C')."""
    C = np.tanh(lstm_cell(X, H, C, params)[1])
    return lstm_gates(X, H, params)[2] * np.tanh(C), C


@misconception_of("lstm_cell")
def peepholes(X, H, C, params):
    """The input and the forget gate see the cell as well ("peepholes"): here they see X and H."""
    seen = {key: p + C if key in ("b_i", "b_f") else p for key, p in params.items()}
    return lstm_cell(X, H, C, seen)


@misconception_of("lstm_cell")
def old_cell_returned(X, H, C, params):
    """The cell that is returned is the old one: return (H', C'), or nothing is ever remembered."""
    return lstm_cell(X, H, C, params)[0], C.copy()


@misconception_of("lstm_cell")
def lstm_joined_in_another_order(X, H, C, params):
    """[H, X] is multiplied by W_x* stacked on W_h*: the two must be joined in one order, X with
    W_x* and H with W_h*. (The inner sizes fit either way, so no shape warns you.)"""
    i, f, o, c = (
        np.hstack([H, X]) @ np.vstack([params["W_x" + gate], params["W_h" + gate]])
        + params["b_" + gate]
        for gate in "ifoc"
    )
    C = sigmoid(f) * C + sigmoid(i) * np.tanh(c)
    return sigmoid(o) * np.tanh(C), C


@misconception_of("lstm_cell")
def lstm_weights_out_by_in(X, H, C, params):
    """All weights are transposed: that is PyTorch's layout, (units, inputs); here they are (inputs,
    units), and the products are X W_x* and H W_h*."""
    return lstm_cell(X, H, C, {key: p.T for key, p in params.items()})


@misconception_of("lstm_cell")
def squashed_candidate_shown(X, H, C, params):
    """H' shows the tanh of the candidate: it is the new cell that is shown, H' = O ⊙ tanh(C')."""
    _, _, O, new = lstm_gates(X, H, params)
    return O * np.tanh(new), lstm_cell(X, H, C, params)[1]


# --- clip_gradients ---------------------------------------------------------------------


def norm(grads):
    return np.sqrt(sum(np.sum(g**2) for g in grads))


def scaled(grads, threshold, length):
    """Scaled by min(1, threshold/length)."""
    factor = min(1.0, threshold / length) if length > 0 else 1.0
    return [factor * g for g in grads]


@misconception_of("clip_gradients")
def each_array_on_its_own(grads, threshold):
    """Each array is clipped by its own norm, which bends the direction: there is one norm, over
    all entries of all arrays, and one factor."""
    return [scaled([g], threshold, norm([g]))[0] for g in grads]


@misconception_of("clip_gradients")
def clipped_by_value(grads, threshold):
    """Each entry is cut off at ±θ (clipping by value), which bends the direction; here all are
    scaled by one factor, min(1, θ/‖g‖)."""
    return [np.clip(g, -threshold, threshold) for g in grads]


@misconception_of("clip_gradients")
def root_forgotten(grads, threshold):
    """The norm lacks its root: ‖g‖ is the root of the sum of squares."""
    return scaled(grads, threshold, norm(grads) ** 2)


@misconception_of("clip_gradients")
def short_ones_stretched(grads, threshold):
    """Short gradients are stretched to the threshold (and zeros become nan): scale by
    min(1, θ/‖g‖), so that clipping only ever shortens."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return [threshold / norm(grads) * g for g in grads]


@misconception_of("clip_gradients")
def threshold_turned_round(grads, threshold):
    """The comparison is turned round: it is long gradients that are scaled, ‖g‖ > θ."""
    length = norm(grads)
    return [threshold / length * g if 0 < length < threshold else g for g in grads]


@misconception_of("clip_gradients")
def shortened_to_one(grads, threshold):
    """Long gradients get the norm 1: scale by θ/‖g‖, so that they get the norm θ."""
    length = norm(grads)
    return [g / length if length > threshold else g for g in grads]


@misconception_of("clip_gradients")
def norms_added(grads, threshold):
    """The norms of the arrays are added: the common norm is the root of the sum of their
    squares."""
    return scaled(grads, threshold, sum(norm([g]) for g in grads))


@misconception_of("clip_gradients")
def longest_array(grads, threshold):
    """The norm is that of the longest array; it goes over all entries of all arrays."""
    return scaled(grads, threshold, max(norm([g]) for g in grads))


@misconception_of("clip_gradients")
def largest_entry(grads, threshold):
    """The largest entry stands for the norm: ‖g‖ is the root of the sum of all squares."""
    return scaled(grads, threshold, max(np.max(np.abs(g)) for g in grads))


@misconception_of("clip_gradients")
def absolute_values_added(grads, threshold):
    """The sum of the absolute values stands for the norm: ‖g‖ is the root of the sum of squares."""
    return scaled(grads, threshold, sum(np.sum(np.abs(g)) for g in grads))


@misconception_of("clip_gradients")
def root_mean_square(grads, threshold):
    """The mean of the squares is taken: ‖g‖ is the root of their *sum*."""
    return scaled(grads, threshold, norm(grads) / np.sqrt(sum(g.size for g in grads)))


@misconception_of("clip_gradients")
def never_clipped(grads, threshold):
    """The gradients are returned as they came, however long they are."""
    return [g.copy() for g in grads]


@misconception_of("clip_gradients")
def entries_end_to_end(grads, threshold):
    """All entries come back in one array: return a list of arrays, of the shapes that came."""
    return np.concatenate([g.ravel() for g in clip_gradients(grads, threshold)])


@misconception_of("clip_gradients")
def stretched_but_for_zeros(grads, threshold):
    """Short gradients are stretched to the threshold: scale by min(1, θ/‖g‖), so that clipping only
    ever shortens."""
    length = norm(grads)
    return [threshold / length * g if length > 0 else g for g in grads]


@misconception_of("clip_gradients")
def zeros_divided_by_zero(grads, threshold):
    """All zeros become nan, 0/0: where ‖g‖ is 0 there is nothing to divide by, and zeros stay
    zeros."""
    length = norm(grads)
    with np.errstate(invalid="ignore"):
        return [g / length * min(length, threshold) for g in grads]


@misconception_of("clip_gradients")
def division_by_a_norm_of_zero(grads, threshold):
    """All zeros raise an error, a division by zero: where ‖g‖ is 0 nothing is clipped, and zeros
    stay zeros."""
    return [min(1, threshold / float(norm(grads))) * g for g in grads]


@misconception_of("clip_gradients")
def norm_of_the_first_array(grads, threshold):
    """The norm is that of the first array; it goes over all entries of all arrays."""
    return scaled(grads, threshold, norm(grads[:1]))


@misconception_of("clip_gradients")
def norm_of_the_last_array(grads, threshold):
    """The norm is that of the last array (set anew in every pass of the loop); it goes over all
    entries of all arrays."""
    return scaled(grads, threshold, norm(grads[-1:]))


@misconception_of("clip_gradients")
def norm_of_the_arrays_so_far(grads, threshold):
    """Arrays are scaled while the norm is still being added up: first take the norm over all of
    them, then scale all by one factor."""
    return [scaled([g], threshold, norm(grads[: i + 1]))[0] for i, g in enumerate(grads)]


@misconception_of("clip_gradients")
def square_compared(grads, threshold):
    """The squared norm is compared with θ: compare the norm itself, ‖g‖ > θ."""
    length = norm(grads)
    return [threshold / length * g if length**2 > threshold else g for g in grads]


@misconception_of("clip_gradients")
def divided_by_the_square(grads, threshold):
    """Long gradients are divided by the squared norm: scale by θ/‖g‖, so that they get the norm
    θ."""
    length = norm(grads)
    return [threshold / length**2 * g if length > threshold else g for g in grads]


@misconception_of("clip_gradients")
def multiplied_by_the_threshold(grads, threshold):
    """Long gradients are multiplied by θ and not divided by their norm: scale by θ/‖g‖."""
    return [threshold * g if norm(grads) > threshold else g for g in grads]


@misconception_of("clip_gradients")
def factor_upside_down(grads, threshold):
    """The factor is upside down, ‖g‖/θ: long gradients are scaled by θ/‖g‖ < 1."""
    length = norm(grads)
    return [length / threshold * g if length > threshold else g for g in grads]


@misconception_of("clip_gradients")
def long_ones_dropped(grads, threshold):
    """Long gradients are set to zero: they are shortened to the norm θ, and keep their
    direction."""
    return [0 * g if norm(grads) > threshold else g for g in grads]


@misconception_of("clip_gradients")
def each_array_set_to_the_threshold(grads, threshold):
    """Each array is given the norm θ: one factor for all, min(1, θ/‖g‖), with one norm over all
    entries of all arrays."""
    return [threshold / norm([g]) * g if g.any() else g for g in grads]


@misconception_of("clip_gradients")
def norm_returned_too(grads, threshold):
    """The norm is returned besides the gradients, as TensorFlow does: return the list alone."""
    return clip_gradients(grads, threshold), norm(grads)


# --- perplexity -------------------------------------------------------------------------


def chosen(P, targets):
    return P[np.arange(len(P)), targets]


@misconception_of("perplexity")
def sum_in_the_exponent(P, targets):
    """The sum of the cross-entropies stands in the exponent; it is their mean."""
    return np.prod(1 / chosen(P, targets))


@misconception_of("perplexity")
def base_two_with_natural_logarithm(P, targets):
    """2 is raised to a power taken with ln: base and logarithm must fit, exp with ln (or 2 with
    log₂)."""
    return perplexity(P, targets) ** np.log(2)


@misconception_of("perplexity")
def exp_of_the_binary_logarithm(P, targets):
    """exp is taken of a mean of log₂: base and logarithm must fit, exp with ln (or 2 with log₂)."""
    return perplexity(P, targets) ** (1 / np.log(2))


@misconception_of("perplexity")
def exponential_left_out(P, targets):
    """This is the mean cross-entropy itself; the perplexity is its exponential."""
    return np.log(perplexity(P, targets))


@misconception_of("perplexity")
def minus_left_out(P, targets):
    """The minus is missing: this is the mean probability, 1/perplexity, and never above 1."""
    return 1 / perplexity(P, targets)


@misconception_of("perplexity")
def probabilities_averaged_first(P, targets):
    """The probabilities are averaged before the logarithm: take the mean of the logarithms."""
    return 1 / np.mean(chosen(P, targets))


@misconception_of("perplexity")
def mean_of_the_inverse_probabilities(P, targets):
    """The mean of 1/p; the perplexity is their geometric mean, exp of the mean of −ln p."""
    return np.mean(1 / chosen(P, targets))


@misconception_of("perplexity")
def targets_ignored(P, targets):
    """This is exp of the model's entropy: what counts is the probability of the word that came,
    P[t, targets[t]]."""
    return np.exp(-np.sum(P * np.log(P)) / len(P))


@misconception_of("perplexity")
def likeliest_word(P, targets):
    """The largest probability of each row is used; it must be that of the word that came,
    P[t, targets[t]]."""
    return np.exp(-np.mean(np.log(P.max(axis=1))))


@misconception_of("perplexity")
def mean_over_the_vocabulary_too(P, targets):
    """Divided by T·K: the mean is over the T words that came."""
    return perplexity(P, targets) ** (1 / P.shape[1])


@misconception_of("perplexity")
def every_target_at_every_time(P, targets):
    """P[:, targets] takes every target at every time, a T × T table; take P[t, targets[t]]."""
    return np.exp(-np.mean(np.log(P[:, targets])))


@misconception_of("perplexity")
def floor_under_the_probabilities(P, targets):
    """The logarithm is taken of p + 1e-12 (or of a clipped p): no word can be less probable than
    that, which puts a ceiling on the perplexity; take ln p itself."""
    return np.exp(-np.mean(np.log(chosen(P, targets) + 1e-12)))


@misconception_of("perplexity")
def bits(P, targets):
    """This is the mean cross-entropy in bits; the perplexity is 2 to that power, or exp of the mean
    of −ln p."""
    return np.log2(perplexity(P, targets))


@misconception_of("perplexity")
def one_for_each_word(P, targets):
    """There is a number for each word, 1/p: the perplexity is one number, exp of the *mean* of
    −ln p."""
    return 1 / chosen(P, targets)


@misconception_of("perplexity")
def softmax_of_probabilities(P, targets):
    """A softmax is taken of P: the entries of P are probabilities already."""
    scores = np.exp(P)
    return perplexity(scores / scores.sum(axis=1, keepdims=True), targets)


@misconception_of("perplexity")
def logarithm_left_out(P, targets):
    """The logarithm is missing: P holds probabilities, and the exponent is the mean of −ln p."""
    return np.exp(-np.mean(chosen(P, targets)))


@misconception_of("perplexity")
def mean_over_all_words(P, targets):
    """The mean is over all entries of P: only the probability of the word that came counts,
    P[t, targets[t]]."""
    return np.exp(-np.mean(np.log(P)))


@misconception_of("perplexity")
def divided_by_the_vocabulary(P, targets):
    """The sum is divided by K, the size of the vocabulary: the mean is over the T words."""
    return perplexity(P, targets) ** (len(P) / P.shape[1])


@misconception_of("perplexity")
def power_of_ten(P, targets):
    """10 is raised to a power taken with ln: base and logarithm must fit, exp with ln."""
    return perplexity(P, targets) ** np.log(10)


@misconception_of("perplexity")
def exp_of_the_decimal_logarithm(P, targets):
    """exp is taken of a mean of log₁₀: base and logarithm must fit, exp with ln (`np.log`)."""
    return perplexity(P, targets) ** (1 / np.log(10))


@misconception_of("perplexity")
def higher_floor_under_the_probabilities(P, targets):
    """The logarithm is taken of p + 1e-8: no word can be less probable than that, which puts a
    ceiling on the perplexity; take ln p itself."""
    return np.exp(-np.mean(np.log(chosen(P, targets) + 1e-8)))


@misconception_of("perplexity")
def probabilities_clipped(P, targets):
    """The probabilities are clipped at 1e-15: no word can be less probable than that, which puts a
    ceiling on the perplexity; take ln p itself."""
    return np.exp(-np.mean(np.log(np.maximum(chosen(P, targets), 1e-15))))


# --- random_windows ---------------------------------------------------------------------


def windows(tokens, num_steps):
    """X and Y in the order of the text."""
    count = (len(tokens) - 1) // num_steps
    used = count * num_steps
    shape = count, num_steps
    return tokens[:used].reshape(shape), tokens[1 : used + 1].reshape(shape)


@misconception_of("random_windows")
def not_shuffled(tokens, num_steps, rng):
    """The windows come in the order of the text: shuffle them by rng."""
    return windows(tokens, num_steps)


@misconception_of("random_windows")
def shuffled_apart(tokens, num_steps, rng):
    """X and Y are shuffled apart: draw one permutation, and use it for both."""
    X, Y = windows(tokens, num_steps)
    return X[rng.permutation(len(X))], Y[rng.permutation(len(Y))]


@misconception_of("random_windows")
def only_the_inputs_shuffled(tokens, num_steps, rng):
    """Y keeps the order of the text: draw one permutation, and use it for X and Y."""
    X, Y = windows(tokens, num_steps)
    return X[rng.permutation(len(X))], Y


@misconception_of("random_windows")
def targets_are_the_inputs(tokens, num_steps, rng):
    """Y equals X: the targets are the tokens one later."""
    X, _ = random_windows(tokens, num_steps, rng)
    return X, X.copy()


@misconception_of("random_windows")
def next_window_for_next_token(tokens, num_steps, rng):
    """Y is the next whole window: its tokens come one later, not num_steps later."""
    X, _ = windows(tokens, num_steps)
    order = rng.permutation(len(X) - 1)
    return X[order], X[order + 1]


@misconception_of("random_windows")
def last_token_as_an_input(tokens, num_steps, rng):
    """There is a window too many: the last token has no successor, so there are
    (n − 1)//num_steps windows."""
    count = len(tokens) // num_steps
    order = rng.permutation(count)
    X = tokens[: count * num_steps].reshape(count, num_steps)
    Y = np.roll(tokens, -1)[: count * num_steps].reshape(count, num_steps)
    return X[order], Y[order]


@misconception_of("random_windows")
def one_window_too_few(tokens, num_steps, rng):
    """A window is missing: (n − 1)//num_steps of them have all their targets."""
    X, Y = windows(tokens, num_steps)
    order = rng.permutation(len(X) - 1)
    return X[order], Y[order]


@misconception_of("random_windows")
def overlapping_windows(tokens, num_steps, rng):
    """The windows overlap: they are cut one after the other, each starting where the last ends."""
    starts = rng.permutation(len(tokens) - num_steps)
    index = starts[:, None] + np.arange(num_steps)
    return tokens[index], tokens[index + 1]


@misconception_of("random_windows")
def windows_drawn_with_replacement(tokens, num_steps, rng):
    """Windows are drawn again and again, so some come twice and some never: every window comes
    once, in a random order."""
    X, Y = windows(tokens, num_steps)
    order = rng.integers(len(X), size=len(X))
    return X[order], Y[order]


@misconception_of("random_windows")
def tokens_shuffled(tokens, num_steps, rng):
    """The tokens are shuffled before they are cut: it is whole windows that change places."""
    return windows(rng.permutation(tokens), num_steps)


@misconception_of("random_windows")
def random_start(tokens, num_steps, rng):
    """The cutting starts at a random token; here it starts at the first."""
    return random_windows(tokens[rng.integers(num_steps) :], num_steps, rng)


@misconception_of("random_windows")
def shifted_round(tokens, num_steps, rng):
    """The windows are shifted round by a random number: in a random permutation neighbours do
    not stay neighbours."""
    X, Y = windows(tokens, num_steps)
    shift = int(rng.integers(len(X)))
    return np.roll(X, shift, axis=0), np.roll(Y, shift, axis=0)


@misconception_of("random_windows")
def generator_of_its_own(tokens, num_steps, rng):
    """The order does not depend on rng: with a generator of your own (and a seed of your own) it
    is the same every time."""
    return random_windows(tokens, num_steps, np.random.default_rng(0))


@misconception_of("random_windows")
def swapped_with_any(tokens, num_steps, rng):
    """Every window is swapped with any other, and not only with those not placed yet: such a
    shuffle does not give all orders alike."""
    X, Y = windows(tokens, num_steps)
    order = np.arange(len(X))
    for i in range(len(X)):
        j = int(rng.integers(len(X)))
        order[[i, j]] = order[[j, i]]
    return X[order], Y[order]


@misconception_of("random_windows")
def last_target_only(tokens, num_steps, rng):
    """Y holds one target for a window: every token of the window has its target, so Y has the
    shape of X."""
    X, Y = random_windows(tokens, num_steps, rng)
    return X, Y[:, -1]


@misconception_of("random_windows")
def targets_wrap_in_their_window(tokens, num_steps, rng):
    """The last target of a window is the window's own first token: Y is cut from the *text* one
    later, so it is the first token of the next window."""
    X, _ = random_windows(tokens, num_steps, rng)
    return X, np.roll(X, -1, axis=1)


@misconception_of("random_windows")
def targets_in_front(tokens, num_steps, rng):
    """Y and X are exchanged: return (X, Y), the inputs first."""
    return random_windows(tokens, num_steps, rng)[::-1]


@misconception_of("random_windows")
def windows_in_pairs(tokens, num_steps, rng):
    """A list of pairs (x, y) is returned, one for each window: return two arrays, X and Y, each
    (windows, num_steps)."""
    return list(zip(*random_windows(tokens, num_steps, rng), strict=True))


@misconception_of("random_windows")
def windows_yielded(tokens, num_steps, rng):
    """The function is a generator: return the two arrays X and Y (no `yield`)."""
    yield from zip(*random_windows(tokens, num_steps, rng), strict=True)


@misconception_of("random_windows")
def windows_in_columns(tokens, num_steps, rng):
    """X and Y are (num_steps, windows): here each window is a row."""
    X, Y = random_windows(tokens, num_steps, rng)
    return X.T, Y.T


@misconception_of("random_windows")
def targets_taken_from_the_window(tokens, num_steps, rng):
    """Each window was split into inputs and targets, which leaves num_steps − 1 of both: X has all
    num_steps tokens of the window, and the last target is the token behind it."""
    X, _ = random_windows(tokens, num_steps, rng)
    return X[:, :-1], X[:, 1:]


@misconception_of("random_windows")
def last_window_without_its_target(tokens, num_steps, rng):
    """There are n//num_steps windows: where they fill the text, the last one has a target too few,
    and the windows do not fit into one array; there are (n − 1)//num_steps."""
    count = len(tokens) // num_steps
    order = rng.permutation(count)
    X = tokens[: count * num_steps].reshape(count, num_steps)
    return X[order], tokens[1 : count * num_steps + 1].reshape(count, num_steps)[order]


@misconception_of("random_windows")
def text_closed_to_a_ring(tokens, num_steps, rng):
    """The very last target is the first token of the text (`np.roll`): Y is cut from the text one
    later, and the last window too has a token behind it."""
    count = (len(tokens) - 1) // num_steps
    used = tokens[: count * num_steps]
    order = rng.permutation(count)
    X, Y = (a.reshape(count, num_steps) for a in (used, np.roll(used, -1)))
    return X[order], Y[order]


# --- sequential_windows -----------------------------------------------------------------


def rows(tokens, batch_size):
    """X and Y laid out in batch_size rows."""
    L = (len(tokens) - 1) // batch_size
    X = tokens[: batch_size * L].reshape(batch_size, L)
    return X, tokens[1 : batch_size * L + 1].reshape(batch_size, L)


def cut(X, Y, num_steps, step=None):
    """Both cut into pieces of num_steps columns."""
    starts = range(0, X.shape[1] - num_steps + 1, step or num_steps)
    return [(X[:, t : t + num_steps], Y[:, t : t + num_steps]) for t in starts]


@misconception_of("sequential_windows")
def neighbours_in_one_batch(tokens, batch_size, num_steps):
    """Neighbouring windows stand in one batch: row i of a batch must go on where row i of the
    last one ended, so lay the text out in batch_size rows first."""
    X, Y = windows(tokens, num_steps)
    return [
        (X[k : k + batch_size], Y[k : k + batch_size])
        for k in range(0, len(X) - batch_size + 1, batch_size)
    ]


@misconception_of("sequential_windows")
def text_down_the_columns(tokens, batch_size, num_steps):
    """The text runs down the columns: each row is a piece of consecutive tokens."""
    L = (len(tokens) - 1) // batch_size
    X = tokens[: batch_size * L].reshape(L, batch_size).T
    return cut(X, tokens[1 : batch_size * L + 1].reshape(L, batch_size).T, num_steps)


@misconception_of("sequential_windows")
def last_token_counted(tokens, batch_size, num_steps):
    """Rows of n//batch_size tokens: the last token can only be a target, so a row has
    (n − 1)//batch_size."""
    L = len(tokens) // batch_size
    used = batch_size * L
    Y = np.roll(tokens, -1)[:used].reshape(batch_size, L)
    return cut(tokens[:used].reshape(batch_size, L), Y, num_steps)


@misconception_of("sequential_windows")
def sequential_targets_are_the_inputs(tokens, batch_size, num_steps):
    """Y equals X: the targets are the tokens one later."""
    return [(X, X.copy()) for X, _ in sequential_windows(tokens, batch_size, num_steps)]


@misconception_of("sequential_windows")
def incomplete_batch_kept(tokens, batch_size, num_steps):
    """The rest of the rows comes as a last, narrower batch: what does not fill one is dropped."""
    X, Y = rows(tokens, batch_size)
    starts = range(0, X.shape[1], num_steps)
    return [(X[:, t : t + num_steps], Y[:, t : t + num_steps]) for t in starts]


@misconception_of("sequential_windows")
def last_batch_dropped(tokens, batch_size, num_steps):
    """The last batch is missing, though it is full: there are L//num_steps of them."""
    return sequential_windows(tokens, batch_size, num_steps)[:-1]


@misconception_of("sequential_windows")
def overlapping_batches(tokens, batch_size, num_steps):
    """The batches overlap: each begins where the last one ended, num_steps columns on."""
    return cut(*rows(tokens, batch_size), num_steps, step=1)


@misconception_of("sequential_windows")
def targets_wrap_in_their_row(tokens, batch_size, num_steps):
    """The last target of a row is the row's own first token: Y is cut from the *text* one later,
    so it is the first token of the next row."""
    X, _ = rows(tokens, batch_size)
    return cut(X, np.roll(X, -1, axis=1), num_steps)


@misconception_of("sequential_windows")
def last_column_without_target(tokens, batch_size, num_steps):
    """The last column of the rows is left without targets and dropped: the target of a row's last
    token is the first token of the next row."""
    X, Y = rows(tokens, batch_size)
    return cut(X[:, :-1], Y[:, :-1], num_steps)


@misconception_of("sequential_windows")
def batches_transposed(tokens, batch_size, num_steps):
    """The batches are (num_steps, batch_size): here they are (batch_size, num_steps)."""
    return [(X.T, Y.T) for X, Y in sequential_windows(tokens, batch_size, num_steps)]


@misconception_of("sequential_windows")
def inputs_and_targets_in_two_lists(tokens, batch_size, num_steps):
    """All inputs come first and all targets after them: return a list of pairs (X, Y)."""
    X, Y = zip(*sequential_windows(tokens, batch_size, num_steps), strict=True)
    return [np.stack(X), np.stack(Y)]


@misconception_of("sequential_windows")
def batches_in_reverse(tokens, batch_size, num_steps):
    """The batches come from the end of the rows: a state can be carried on from left to right
    only."""
    return sequential_windows(tokens, batch_size, num_steps)[::-1]


@misconception_of("sequential_windows")
def inputs_alone(tokens, batch_size, num_steps):
    """Only the inputs are returned: each batch is a pair (X, Y)."""
    return [X for X, _ in sequential_windows(tokens, batch_size, num_steps)]


@misconception_of("sequential_windows")
def steps_and_rows_exchanged(tokens, batch_size, num_steps):
    """batch_size and num_steps are exchanged: the text lies in batch_size rows, cut every
    num_steps columns."""
    return sequential_windows(tokens, num_steps, batch_size)


@misconception_of("sequential_windows")
def rows_of_whole_windows(tokens, batch_size, num_steps):
    """The rows are cut to whole windows first: a row has L = (n − 1)//batch_size tokens, and what
    does not fill a batch is dropped at the *end of each row*, so that the rows begin L apart."""
    L = (len(tokens) - 1) // (batch_size * num_steps) * num_steps
    X = tokens[: batch_size * L].reshape(batch_size, L)
    return cut(X, tokens[1 : batch_size * L + 1].reshape(batch_size, L), num_steps)


@misconception_of("sequential_windows")
def rows_without_their_last_target(tokens, batch_size, num_steps):
    """Rows of n//batch_size tokens, whose last has no target: a row has L = (n − 1)//batch_size
    tokens, and the target of its last one is the first token of the next row."""
    L = len(tokens) // batch_size
    whole = tokens[: batch_size * L].reshape(batch_size, L)
    return cut(whole[:, :-1], whole[:, 1:], num_steps)


@misconception_of("sequential_windows")
def targets_wrap_in_their_batch(tokens, batch_size, num_steps):
    """The last target of a batch is its own first token: Y is cut from the *text* one later, so it
    is the first token of the next batch."""
    return [
        (X, np.roll(X, -1, axis=1)) for X, _ in sequential_windows(tokens, batch_size, num_steps)
    ]


@misconception_of("sequential_windows")
def targets_taken_from_the_batch(tokens, batch_size, num_steps):
    """Each batch was split into inputs and targets, which leaves num_steps − 1 of both: X has all
    num_steps columns, and the last target is the token behind them."""
    return [(X[:, :-1], X[:, 1:]) for X, _ in sequential_windows(tokens, batch_size, num_steps)]


@misconception_of("sequential_windows")
def sequential_targets_in_front(tokens, batch_size, num_steps):
    """Y and X are exchanged: each batch is (X, Y), the inputs first."""
    return [(Y, X) for X, Y in sequential_windows(tokens, batch_size, num_steps)]


@misconception_of("sequential_windows")
def batches_yielded(tokens, batch_size, num_steps):
    """The function is a generator: collect the pairs (X, Y) in a list and return it (no
    `yield`)."""
    yield from sequential_windows(tokens, batch_size, num_steps)


@misconception_of("sequential_windows")
def rows_not_cut(tokens, batch_size, num_steps):
    """The rows are returned whole: cut them every num_steps columns, into a list of pairs (X,
    Y)."""
    return rows(tokens, batch_size)


@misconception_of("sequential_windows")
def first_batch_only(tokens, batch_size, num_steps):
    """Only the first batch is returned (a `return` inside the loop?): there are L//num_steps."""
    return sequential_windows(tokens, batch_size, num_steps)[:1]


@misconception_of("sequential_windows")
def targets_two_later(tokens, batch_size, num_steps):
    """Y comes two tokens later: the target of a token is the very next one."""
    later = np.append(tokens[1:], tokens[0])
    return [
        (X, Y)
        for (X, _), (_, Y) in zip(
            sequential_windows(tokens, batch_size, num_steps),
            sequential_windows(later, batch_size, num_steps),
            strict=True,
        )
    ]


@misconception_of("sequential_windows")
def last_token_without_a_target(tokens, batch_size, num_steps):
    """Rows of n//batch_size tokens: where they fill the text, there is a target too few, and Y
    cannot be laid out in rows; a row has (n − 1)//batch_size."""
    L = len(tokens) // batch_size
    X = tokens[: batch_size * L].reshape(batch_size, L)
    return cut(X, tokens[1 : batch_size * L + 1].reshape(batch_size, L), num_steps)


@misconception_of("sequential_windows")
def rows_closed_to_a_ring(tokens, batch_size, num_steps):
    """The very last target is the first token of the text (`np.roll`): Y is cut from the text one
    later, and the last row too has a token behind it."""
    X, _ = rows(tokens, batch_size)
    return cut(X, np.roll(X.ravel(), -1).reshape(X.shape), num_steps)


@misconception_of("sequential_windows")
def batches_of_a_rolled_text(tokens, batch_size, num_steps):
    """Two things at once: the rows are cut to whole windows before they are laid out, so that they
    begin too early in the text, and the last target of each batch is its own first token. A row has
    (n − 1)//batch_size tokens, and Y is cut from the text one later."""
    L = len(tokens) // (batch_size * num_steps) * num_steps
    X = tokens[: batch_size * L].reshape(batch_size, L)
    return [(x, np.roll(x, -1, axis=1)) for x, _ in cut(X, X, num_steps)]


def closed_to_a_ring(tokens, batch_size, L, num_steps):
    """Rows of L tokens, with the very first token as the very last target."""
    used = tokens[: batch_size * L]
    X, Y = (a.reshape(batch_size, L) for a in (used, np.roll(used, -1)))
    return cut(X, Y, num_steps)


@misconception_of("sequential_windows")
def last_token_counted_in_a_ring(tokens, batch_size, num_steps):
    """Rows of n//batch_size tokens, and the first token of the text as the very last target: the
    last token can only be a target, so a row has (n − 1)//batch_size tokens, and none wraps."""
    return closed_to_a_ring(tokens, batch_size, len(tokens) // batch_size, num_steps)


@misconception_of("sequential_windows")
def whole_windows_in_a_ring(tokens, batch_size, num_steps):
    """The text is cut to whole batches before it is laid out, and its first token is the very last
    target: a row has L = (n − 1)//batch_size tokens, so that the rows begin L apart, and no target
    wraps."""
    L = len(tokens) // (batch_size * num_steps) * num_steps
    return closed_to_a_ring(tokens, batch_size, L, num_steps)
