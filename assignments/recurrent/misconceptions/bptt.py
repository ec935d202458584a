"""Known mistakes in `bptt`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.recurrent import bptt, rnn_forward


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


def truncated(args, steps):
    """Every D_t goes back so many steps and no further."""
    dH, X, H0, W_xh, W_hh, b_h = args
    states = np.concatenate([H0[None], rnn_forward(X, H0, W_xh, W_hh, b_h)])
    dA = np.zeros(dH.shape)
    for t in range(len(X)):
        arrived = dH[t]
        for k in range(t, max(t - steps, 0) - 1, -1):
            error = arrived * (1 - states[k + 1] ** 2)
            dA[k] += error
            arrived = error @ W_hh.T
    return collected(dA, dA[0] @ W_hh.T, states, X, W_xh)


@misconception_of("bptt")
def truncated_after_two_steps(dH, X, H0, W_xh, W_hh, b_h):
    """Each error goes back two steps and no further (truncated): here it goes back all the way to
    the first step, and to H0."""
    return truncated((dH, X, H0, W_xh, W_hh, b_h), 2)


@misconception_of("bptt")
def truncated_after_three_steps(dH, X, H0, W_xh, W_hh, b_h):
    """Each error goes back three steps and no further (truncated): here it goes back all the way
    to the first step, and to H0."""
    return truncated((dH, X, H0, W_xh, W_hh, b_h), 3)


@misconception_of("bptt")
def truncated_after_four_steps(dH, X, H0, W_xh, W_hh, b_h):
    """Each error goes back four steps and no further (truncated): here it goes back all the way to
    the first step, and to H0."""
    return truncated((dH, X, H0, W_xh, W_hh, b_h), 4)


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
def direct_loss_past_the_slope(dH, X, H0, W_xh, W_hh, b_h):
    """The slope is applied only to what comes back from t + 1: D_t passes the tanh of step t too,
    (D_t + Δ_{t+1} W_hhᵀ) ⊙ (1 − H_t²)."""
    states = np.concatenate([H0[None], rnn_forward(X, H0, W_xh, W_hh, b_h)])
    dA, carry = np.empty(dH.shape), np.zeros(H0.shape)
    for t in reversed(range(len(X))):
        dA[t] = dH[t] + carry * (1 - states[t + 1] ** 2)
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
def state_weights_not_transposed_on_the_way(dH, X, H0, W_xh, W_hh, b_h):
    """From step to step W_hh is transposed, Δ_{t+1} W_hhᵀ, as it is in your dH0. (It is square, so
    no shape warns you.)"""
    dX, _, *shared = bptt_with((dH, X, H0, W_xh, W_hh, b_h), W_back=W_hh)
    dA, _, _ = through_time(dH, X, H0, W_xh, W_hh, b_h, W_back=W_hh)
    return dX, dA[0] @ W_hh.T, *shared


@misconception_of("bptt")
def state_weights_not_transposed_at_the_start(dH, X, H0, W_xh, W_hh, b_h):
    """In dH0 the weights are not transposed: ∂L/∂H_0 = Δ_1 W_hhᵀ. (W_hh is square, so no shape
    warns you.)"""
    dX, _, *shared = bptt(dH, X, H0, W_xh, W_hh, b_h)
    return dX, through_time(dH, X, H0, W_xh, W_hh, b_h)[0][0] @ W_hh, *shared


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
    """The gradients of the parameters are those of the first step alone (`=` for `+=`, or they are
    set to zero inside the loop): the parameters are shared, so the steps' gradients add up."""
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
def all_averaged_over_samples(dH, X, H0, W_xh, W_hh, b_h):
    """All five gradients are divided by N: dH is the gradient of the whole loss already, so
    nothing is divided any more, neither dX and dH0 nor the sums over the samples."""
    return tuple(gradient / len(H0) for gradient in bptt(dH, X, H0, W_xh, W_hh, b_h))


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
def bias_gradient_in_one_number(dH, X, H0, W_xh, W_hh, b_h):
    """db_h is a single number: sum over steps and samples only, not over the units, so that it has
    the shape of b_h, (H,)."""
    *rest, db_h = bptt(dH, X, H0, W_xh, W_hh, b_h)
    return *rest, db_h.sum()


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
def later_losses_added_directly(dH, X, H0, W_xh, W_hh, b_h):
    """dH is summed from t on, and Δ_{t+1} W_hhᵀ is added to that: step t gets D_t alone, as the
    losses of later states are in Δ_{t+1} already."""
    return bptt(np.cumsum(dH[::-1], axis=0)[::-1], X, H0, W_xh, W_hh, b_h)


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
    """dW_xh is that of the first step alone (`=` for `+=`, or it is set to zero inside the loop):
    the steps' gradients add up."""
    dX, dH0, _, dW_hh, db_h = bptt(dH, X, H0, W_xh, W_hh, b_h)
    dW_xh = gradient_of_one_step(dH, X, H0, W_xh, W_hh, b_h)[2]
    return dX, dH0, dW_xh, dW_hh, db_h


@misconception_of("bptt")
def state_weights_of_one_step(dH, X, H0, W_xh, W_hh, b_h):
    """dW_hh is that of the first step alone (`=` for `+=`, or it is set to zero inside the loop):
    the steps' gradients add up."""
    dX, dH0, dW_xh, _, db_h = bptt(dH, X, H0, W_xh, W_hh, b_h)
    dW_hh = gradient_of_one_step(dH, X, H0, W_xh, W_hh, b_h)[3]
    return dX, dH0, dW_xh, dW_hh, db_h


@misconception_of("bptt")
def bias_of_one_step(dH, X, H0, W_xh, W_hh, b_h):
    """db_h is that of the first step alone (`=` for `+=`, or it is set to zero inside the loop):
    the steps' gradients add up."""
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
def loop_begun_one_step_early(dH, X, H0, W_xh, W_hh, b_h):
    """The backward loop begins one step early (`range(T − 2, −1, −1)` leaves out T − 1): begin at
    the last step, where nothing arrives but D_T."""
    without_it = dH.copy()
    without_it[-1] = 0
    return bptt(without_it, X, H0, W_xh, W_hh, b_h)


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


@misconception_of("bptt")
def carry_never_emptied(dH, X, H0, W_xh, W_hh, b_h):
    """What is handed on piles up from step to step (`+=` where `=` is needed): only Δ_{t+1} W_hhᵀ
    arrives at step t, which holds all that came from later steps already."""
    states = np.concatenate([H0[None], rnn_forward(X, H0, W_xh, W_hh, b_h)])
    dA, carry = np.empty(dH.shape), np.zeros(H0.shape)
    for t in reversed(range(len(X))):
        dA[t] = (dH[t] + carry) * (1 - states[t + 1] ** 2)
        carry = carry + dA[t] @ W_hh.T
    return collected(dA, carry, states, X, W_xh)


@misconception_of("bptt")
def direct_loss_handed_on(dH, X, H0, W_xh, W_hh, b_h):
    """D_t W_hhᵀ is handed on: what goes back from step t is Δ_t W_hhᵀ, where Δ_t holds what came
    from later steps too, and the slope 1 − H_t²."""
    states = np.concatenate([H0[None], rnn_forward(X, H0, W_xh, W_hh, b_h)])
    dA, carry = np.empty(dH.shape), np.zeros(H0.shape)
    for t in reversed(range(len(X))):
        dA[t] = (dH[t] + carry) * (1 - states[t + 1] ** 2)
        carry = dH[t] @ W_hh.T
    return collected(dA, carry, states, X, W_xh)


@misconception_of("bptt")
def truncated_after_one_step_and_at_the_start(dH, X, H0, W_xh, W_hh, b_h):
    """Each error goes back one step and no further, to H0 as well: what is handed on must hold all
    that came from later steps, Δ_{t+1} and not D_{t+1} alone."""
    dX, _, *shared = truncated_after_one_step(dH, X, H0, W_xh, W_hh, b_h)
    states = rnn_forward(X, H0, W_xh, W_hh, b_h)
    return dX, (dH[0] * (1 - states[0] ** 2)) @ W_hh.T, *shared


@misconception_of("bptt")
def inputs_before_the_slope(dH, X, H0, W_xh, W_hh, b_h):
    """dX lacks the slope: X_t stands inside the tanh, so ∂L/∂X_t = Δ_t W_xhᵀ with
    Δ_t = (D_t + Δ_{t+1} W_hhᵀ) ⊙ (1 − H_t²)."""
    _, *rest = bptt(dH, X, H0, W_xh, W_hh, b_h)
    dA, _, states = through_time(dH, X, H0, W_xh, W_hh, b_h)
    return (dA / (1 - states[1:] ** 2)) @ W_xh.T, *rest


@misconception_of("bptt")
def loss_averaged_over_time(dH, X, H0, W_xh, W_hh, b_h):
    """All five gradients are divided by T: dH is the gradient of the whole loss already, so a mean
    over the steps, where one is wanted, is in it."""
    return bptt(dH / len(X), X, H0, W_xh, W_hh, b_h)
