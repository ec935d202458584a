"""Known mistakes in `rnn_forward`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.recurrent import rnn_forward, rnn_step, sigmoid


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
