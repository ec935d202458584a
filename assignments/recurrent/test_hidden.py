"""The hidden suite of `recurrent`: cells, their gradients through time, and care of sequences."""

import itertools
import math
from collections import Counter

import numpy as np
import pytest

from autograder.examiner import (
    Broken,
    agree,
    difference_quotient,
    example,
    given,
    normal,
    numbers,
    once,
    positive,
    seeded,
    seeds,
    sequence,
    settings,
    st,
)

sizes = st.integers(1, 3)
units = st.integers(2, 3)
SHUT, OPEN = -30.0, 30.0  # biases that hold a gate at 0 and at 1


def moderate(seed, *shapes):
    """Entries between −1 and 1, so that tanh and σ keep a slope worth comparing."""
    return tuple(a / 2 for a in normal(seed, *shapes))


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def step(N, D, H, seed=0):
    """X, H, W_xh, W_hh, b_h of one step."""
    return moderate(seed, (N, D), (N, H), (D, H), (H, H), (H,))


def history(T, N, D, H, seed=0):
    """X, H0, W_xh, W_hh, b_h of a sequence."""
    return moderate(seed, (T, N, D), (N, H), (D, H), (H, H), (H,))


def judged(T, N, D, H, seed=0):
    """dH, X, H0, W_xh, W_hh, b_h: the sequence, and the loss's gradient at its states."""
    return *normal(seed + 1, (T, N, H)), *history(T, N, D, H, seed)


def keys(gates):
    return [kind + gate for gate in gates for kind in ("W_x", "W_h", "b_")]


def gated(gates, N, D, H, seed=0):
    """X, H, and then W_x* (D, H), W_h* (H, H), b_* (H,) for every gate."""
    shapes = [shape for _ in gates for shape in ((D, H), (H, H), (H,))]
    return moderate(seed, (N, D), (N, H), *shapes)


def gru(N, D, H, seed=0):
    return gated("rzh", N, D, H, seed)


def lstm(N, D, H, seed=0):
    """X, H, the parameters, and C at the end."""
    return *gated("ifoc", N, D, H, seed), *normal(seed + 1, (N, H))


def hold(arrays, gates, gate, pattern):
    """The same, with a gate held at 0 (−), at 1 (+), or left free (.), unit by unit."""
    arrays = list(arrays)
    at = 2 + keys(gates).index("b_" + gate)
    levels = {"-": SHUT, "+": OPEN}
    arrays[at] = np.array([levels.get(p, b) for p, b in zip(pattern, arrays[at], strict=False)])
    return tuple(arrays)


@once
def as_dict(arrays, gates):
    """The parameters among the arrays, under their names; of larger batches in another order."""
    params = dict(zip(keys(gates), arrays[2:], strict=False))
    return params if len(arrays[0]) < 3 else dict(sorted(params.items()))


# --- forward passes of our own, to take differences of ----------------------------------


def states_of(X, H, W_xh, W_hh, b_h):
    states = []
    for X_t in X:
        H = np.tanh(X_t @ W_xh + H @ W_hh + b_h)
        states.append(H)
    return np.stack(states)


def gru_state(X, H, W_xr, W_hr, b_r, W_xz, W_hz, b_z, W_xh, W_hh, b_h):
    R = sigmoid(X @ W_xr + H @ W_hr + b_r)
    Z = sigmoid(X @ W_xz + H @ W_hz + b_z)
    return Z * H + (1 - Z) * np.tanh(X @ W_xh + (R * H) @ W_hh + b_h)


def differences(forward, upstream, arrays):
    """The gradient of Σ upstream ⊙ forward(arrays) with respect to each array."""

    def along(index):
        def varied(value):
            return np.vdot(upstream, forward(*arrays[:index], value, *arrays[index + 1 :]))

        return difference_quotient(varied, arrays[index])

    return tuple(along(index) for index in range(len(arrays)))


@once
def differences_through_time(args):
    return differences(states_of, args[0], args[1:])


@once
def gru_differences(dH_next, arrays):
    dX, dH, *rest = differences(gru_state, dH_next, arrays)
    return dX, dH, dict(zip(keys("rzh"), rest, strict=True))


def scale_of(expected, *upstream):
    """Sums of terms of both signs may cancel: count on the scale of what was sent back, too."""
    return max(float(np.max(np.abs(a))) for a in (expected, *upstream))


def agree_in_parts(got, expected, names, upstream):
    """Each gradient on its own scale."""
    parts = sequence(got, len(names), "the result")
    for part, value, name in zip(parts, expected, names, strict=True):
        agree(part, value, scale=scale_of(value, upstream), what=name)


# --- the plain cell -----------------------------------------------------------------------


@pytest.mark.weight(2)
@given(st.builds(step, sizes, sizes, sizes, seeds))
@example(step(1, 1, 1))
@example(step(1, 2, 2))
@example(step(3, 3, 3))
@example(step(2, 3, 2))
def test_rnn_step__is_tanh_of_input_and_state(student, reference, args):
    """H' = tanh(X W_xh + H W_hh + b_h), samples in rows."""
    agree(student.rnn_step(*args), reference.rnn_step(*args), scale=1.0)


@given(st.builds(lambda N, H, seed: normal(seed, (N, 3), (N, H), (3, H), (H, H), (H,)),
                 sizes, sizes, seeds))  # fmt: skip
def test_rnn_step__saturates(student, reference, args):
    """Large inputs: the new state stays between −1 and 1."""
    agree(student.rnn_step(*args), reference.rnn_step(*args), scale=1.0)


@pytest.mark.weight(2)
@given(st.builds(history, st.integers(1, 4), sizes, sizes, sizes, seeds))
@example(history(1, 1, 1, 1))
@example(history(3, 1, 2, 2))
@example(history(3, 2, 2, 3))
@example(history(2, 3, 1, 2))
@example(history(3, 3, 3, 3))
def test_rnn_forward__gives_every_state(student, reference, args):
    """All states H_1 … H_T from H0 on, of shape (T, N, H), without H0 itself."""
    agree(student.rnn_forward(*args), reference.rnn_forward(*args), scale=1.0)


@settings(max_examples=10)
@given(st.builds(history, st.integers(8, 12), sizes, sizes, sizes, seeds))
def test_rnn_forward__of_a_longer_sequence(student, reference, args):
    """A longer sequence: each step starts from the state before it."""
    agree(student.rnn_forward(*args), reference.rnn_forward(*args), scale=1.0)


# --- backpropagation through time -----------------------------------------------------------

THROUGH_TIME = ("dX", "dH0", "dW_xh", "dW_hh", "db_h")


def agree_through_time(got, expected, args):
    agree_in_parts(got, expected, THROUGH_TIME, args[0])


@pytest.mark.weight(2)
@given(st.builds(judged, st.integers(2, 4), sizes, sizes, sizes, seeds))
@example(judged(2, 1, 1, 1))
@example(judged(3, 2, 2, 2))
@example(judged(3, 1, 3, 2))
@example(judged(4, 2, 1, 3))
@example(judged(10, 2, 2, 2))
@example((*judged(3, 1, 2, 2)[:3], *judged(3, 1, 2, 2, 1)[3:]))  # the sequence of another one
@example(judged(3, 1, 2, 2))
def test_bptt__sends_the_errors_back_through_time(student, reference, args):
    """Δ_t = (D_t + Δ_{t+1} W_hhᵀ) ⊙ (1 − H_t²), summed over all steps and samples in the shared
    parameters."""
    agree_through_time(student.bptt(*args), reference.bptt(*args), args)


@pytest.mark.weight(2)
@settings(max_examples=15)
@given(st.builds(judged, st.integers(2, 4), sizes, sizes, sizes, seeds))
@example(judged(3, 2, 3, 2))
def test_bptt__is_the_gradient_of_the_loss(student, args):
    """The gradients that finite differences of Σ D ⊙ H through the whole sequence give."""
    agree_through_time(student.bptt(*args), differences_through_time(args), args)


def last_only(T, N, D, H, seed=0):
    dH, *rest = judged(T, N, D, H, seed)
    dH[:-1] = 0
    return 32 * dH, *rest


@given(st.builds(last_only, st.integers(3, 4), sizes, sizes, sizes, seeds))
@example(last_only(3, 1, 1, 1))
def test_bptt__from_the_last_state_alone(student, reference, args):
    """Where the loss looks at the last state only, all that earlier steps hear comes from later
    ones. (It looks hard: the gradients are large, and are returned whole.)"""
    agree_through_time(student.bptt(*args), reference.bptt(*args), args)


@given(st.builds(judged, st.just(1), sizes, sizes, sizes, seeds))
@example(judged(1, 1, 1, 1))
@example(judged(1, 2, 2, 2))
def test_bptt__through_a_single_step(student, reference, args):
    """T = 1: one layer's backward pass, with H0 as its second input."""
    agree_through_time(student.bptt(*args), reference.bptt(*args), args)


# --- the gated recurrent unit -------------------------------------------------------------


def held_gru(gate, pattern, N, D, H, seed=0):
    return hold(gru(N, D, H, seed), "rzh", gate, pattern)


patterns = st.sampled_from(["+-+", "-+.", "-.-"])


def gru_agrees(student, reference, arrays):
    X, H, params = arrays[0], arrays[1], as_dict(arrays, "rzh")
    agree(student.gru_cell(X, H, params), reference.gru_cell(X, H, params), scale=1.0)


@pytest.mark.weight(2)
@given(st.builds(gru, sizes, sizes, sizes, seeds))
@example(gru(1, 1, 1))
@example(gru(1, 2, 2))
@example(gru(3, 3, 3))
@example(gru(2, 3, 2))
def test_gru_cell__is_one_step(student, reference, arrays):
    """R and Z are sigmoid gates, H~ = tanh(X W_xh + (R ⊙ H) W_hh + b_h), and the result is
    Z ⊙ H + (1 − Z) ⊙ H~."""
    gru_agrees(student, reference, arrays)


@given(st.builds(held_gru, st.just("z"), patterns, sizes, sizes, units, seeds))
@example(held_gru("z", "+-", 1, 1, 2))
def test_gru_cell__keeps_or_writes_unit_by_unit(student, reference, arrays):
    """Where Z = 1 the old state is kept; where Z = 0 the candidate takes its place."""
    gru_agrees(student, reference, arrays)


@given(st.builds(held_gru, st.just("r"), patterns, sizes, sizes, units, seeds))
@example(held_gru("r", "+-", 1, 1, 2))
def test_gru_cell__resets_before_the_product(student, reference, arrays):
    """Where R = 0 no candidate sees that unit's old state: R ⊙ H comes first, W_hh after."""
    gru_agrees(student, reference, arrays)


def sent_back(arrays, seed=0):
    """dH_next and the arrays of a GRU."""
    return normal(seed + 1, arrays[1].shape)[0], arrays


def gru_backward_agrees(student, expected, dH_next, arrays):
    got = student.gru_cell_backward(dH_next, arrays[0], arrays[1], as_dict(arrays, "rzh"))
    dX, dH, grads = sequence(got, 3, "the result")
    agree_in_parts((dX, dH), expected[:2], ("dX", "dH"), dH_next)
    if not isinstance(grads, dict) or set(grads) != set(expected[2]):
        agree(grads, expected[2], what="grads")
    for key, value in expected[2].items():
        agree(grads[key], value, scale=scale_of(value, dH_next), what=f"grads[{key!r}]")


def against_the_reference(student, reference, drawn):
    dH_next, arrays = drawn
    params = as_dict(arrays, "rzh")
    expected = reference.gru_cell_backward(dH_next, arrays[0], arrays[1], params)
    gru_backward_agrees(student, expected, dH_next, arrays)


@pytest.mark.weight(2)
@given(st.builds(lambda N, D, H, seed: sent_back(gru(N, D, H, seed), seed),
                 sizes, sizes, sizes, seeds))  # fmt: skip
@example(sent_back(gru(1, 1, 1)))
@example(sent_back(gru(2, 3, 2)))
@example(sent_back(gru(3, 2, 2)))
@example(sent_back(gru(3, 1, 3)))
def test_gru_cell_backward__collects_every_path(student, reference, drawn):
    """The gradients with respect to X, H and all nine parameters, every path added up."""
    against_the_reference(student, reference, drawn)


@pytest.mark.weight(2)
@settings(max_examples=15)
@given(st.builds(lambda N, D, H, seed: sent_back(gru(N, D, H, seed), seed),
                 sizes, sizes, sizes, seeds))  # fmt: skip
@example(sent_back(gru(2, 3, 2)))
def test_gru_cell_backward__is_the_gradient_of_the_cell(student, drawn):
    """The gradients that finite differences of Σ dH_next ⊙ H' give."""
    gru_backward_agrees(student, gru_differences(*drawn), *drawn)


@given(st.builds(lambda gate, pattern, N, D, H, seed:
                 sent_back(held_gru(gate, pattern, N, D, H, seed), seed),
                 st.sampled_from("rz"), patterns, sizes, sizes, units, seeds))  # fmt: skip
@example(sent_back(held_gru("z", "+-", 1, 2, 2)))
@example(sent_back(held_gru("r", "+-", 1, 2, 2)))
def test_gru_cell_backward__through_gates_held_open_or_shut(student, reference, drawn):
    """A gate at 0 or 1 has no slope of its own, and passes nothing, or everything, of what is
    multiplied by it."""
    against_the_reference(student, reference, drawn)


# --- long short-term memory ----------------------------------------------------------------


def held_lstm(gate, pattern, N, D, H, seed=0):
    """A cell may hold more than a state: here up to 8 or so."""
    *arrays, C = hold(lstm(N, D, H, seed), "ifoc", gate, pattern)
    return *arrays, 3 * C


def lstm_agrees(student, reference, arrays):
    args = arrays[0], arrays[1], arrays[-1], as_dict(arrays[:-1], "ifoc")
    got = sequence(student.lstm_cell(*args), 2, "the result")
    expected = reference.lstm_cell(*args)
    agree(got[0], expected[0], scale=1.0, what="the new H")
    agree(got[1], expected[1], scale=scale_of(expected[1], arrays[-1]), what="the new C")


@pytest.mark.weight(2)
@given(st.builds(lstm, sizes, sizes, sizes, seeds))
@example(lstm(1, 1, 1))
@example(lstm(1, 2, 2))
@example(lstm(3, 3, 3))
@example(lstm(2, 3, 2))
def test_lstm_cell__is_one_step(student, reference, arrays):
    """C' = F ⊙ C + I ⊙ C~ and H' = O ⊙ tanh(C'), in the order (H', C')."""
    lstm_agrees(student, reference, arrays)


@given(st.builds(held_lstm, st.sampled_from("if"), patterns, sizes, sizes, units, seeds))
@example(held_lstm("i", "-+", 1, 1, 2))
@example(held_lstm("f", "-+", 1, 1, 2))
def test_lstm_cell__forgets_and_writes_unit_by_unit(student, reference, arrays):
    """F = 0 forgets the old cell, I = 0 writes nothing into it; the two gates are independent."""
    lstm_agrees(student, reference, arrays)


@given(st.builds(held_lstm, st.just("o"), patterns, sizes, sizes, units, seeds))
@example(held_lstm("o", "-+", 1, 1, 2))
def test_lstm_cell__hides_or_shows_its_cell(student, reference, arrays):
    """O = 0 hides the cell, O = 1 shows tanh(C'); the cell itself does not depend on O."""
    lstm_agrees(student, reference, arrays)


# --- clipping -----------------------------------------------------------------------------

SHAPES = st.sampled_from([
    ((3,), (1,)), ((2, 3), (3,)), ((2, 2), (2,), (1, 2, 2)), ((1, 3), (3, 1), (3,), (2, 2)),
    ((3,), (3,), (2, 3)), ((2, 2),),
])  # fmt: skip


@once
def norm_of(grads):
    return math.sqrt(sum(float(np.sum(g * g)) for g in grads))


def clipped_agrees(student, reference, grads, factor):
    """Clip at this share of the norm."""
    threshold = round(factor * norm_of(grads), 3)
    got = student.clip_gradients(grads, threshold)
    agree(got, reference.clip_gradients(grads, threshold), what="the clipped list")


def gradients(shapes, seed=0):
    return list(normal(seed, *shapes))


@pytest.mark.weight(2)
@given(st.builds(gradients, SHAPES, seeds), st.sampled_from([0.1, 0.3, 0.6]))
@example(gradients([(3,), (2, 2)]), 0.3)
def test_clip_gradients__shortens_all_together(student, reference, grads, factor):
    """g' = min(1, θ/‖g‖) g, with one norm over all entries of all arrays."""
    clipped_agrees(student, reference, grads, factor)


@given(st.builds(gradients, SHAPES, seeds), st.sampled_from([0.9, 0.95]))
def test_clip_gradients__even_where_no_array_alone_is_too_long(student, reference, grads, factor):
    """Each array alone may be shorter than θ: it is their common norm that counts."""
    clipped_agrees(student, reference, grads, factor)


@pytest.mark.weight(2)
@given(st.builds(gradients, SHAPES, seeds), st.sampled_from([1.1, 2.0, 7.0]))
def test_clip_gradients__leaves_short_ones_as_they_are(student, reference, grads, factor):
    """Where ‖g‖ ≤ θ nothing is changed; where it is not, it is."""
    clipped_agrees(student, reference, grads, factor)
    clipped_agrees(student, reference, grads, 0.5)


@given(st.builds(gradients, SHAPES, seeds))
def test_clip_gradients__of_zeros_are_zeros(student, reference, grads):
    """All zeros stay zeros, and zeros among other gradients do no harm."""
    zeros = [0 * g for g in grads]
    agree(student.clip_gradients(zeros, 0.5), zeros, what="the clipped list of zeros")
    mixed = [zeros[0], *grads[1:]]
    agree(student.clip_gradients(mixed, 0.05), reference.clip_gradients(mixed, 0.05))


# --- perplexity ---------------------------------------------------------------------------


def predictions(T, K, seed=0):
    """P (T, K) and targets (T,)."""
    (P,) = positive(seed, (T, K))
    targets = np.random.default_rng([seed, T, K]).integers(K, size=T)
    return P / P.sum(axis=1, keepdims=True), targets


def surprised(T, K, seed=0):
    """The same, with little probability for what came."""
    P, targets = predictions(T, K, seed)
    P[np.arange(T), targets] *= 0.2
    return P / P.sum(axis=1, keepdims=True), targets


def taken_unawares(T, K, seed=0):
    """The same, with next to no probability for the first word that came."""
    P, targets = predictions(T, K, seed)
    P[0, targets[0]] = 0
    P /= P.sum(axis=1, keepdims=True)
    P[0, targets[0]] = 1e-18
    return P, targets


def impossible_beside(T, K, seed=0):
    """The same, where another word than the one that came has probability 0."""
    P, targets = predictions(T, K, seed)
    P[np.arange(T), (targets + 1) % K] = 0
    return P / P.sum(axis=1, keepdims=True), targets


def nearly_sure(T, K, seed=0):
    """The same, with nearly all the probability on what came, but for the first word."""
    P, targets = predictions(T, K, seed)
    P[np.arange(1, T), targets[1:]] += 20
    return P / P.sum(axis=1, keepdims=True), targets


@pytest.mark.weight(2)
@given(st.builds(predictions, st.integers(1, 6), st.integers(2, 5), seeds))
@example(predictions(1, 2))
@example(predictions(2, 3))
@example(predictions(3, 3))
@example(impossible_beside(3, 4))
def test_perplexity__is_exp_of_the_mean_cross_entropy(student, reference, args):
    """exp(−1/T Σ_t ln p_t), with p_t the probability of the word that came."""
    agree(student.perplexity(*args), reference.perplexity(*args))


@given(st.builds(surprised, st.integers(1, 4), st.integers(3, 5), seeds),
       st.builds(nearly_sure, st.integers(2, 9), st.integers(2, 5), seeds))  # fmt: skip
@example(taken_unawares(3, 4), nearly_sure(2, 3))
def test_perplexity__of_bad_and_of_good_models(student, reference, bad, good):
    """High where what came was thought unlikely, near 1 where it was foreseen."""
    agree(student.perplexity(*bad), reference.perplexity(*bad))
    agree(student.perplexity(*good), reference.perplexity(*good))


# --- random sampling ----------------------------------------------------------------------


def text(n, seed=0, *, words=None):
    """n tokens, all different (and too large for 8 bits, or half precision), or drawn from so many
    words."""
    rng = np.random.default_rng([seed, n])
    return rng.integers(words, size=n) if words else 2990 + rng.permutation(n)


def pairs_of(got, shape):
    """X and Y side by side: one row for each window, (windows, 2·num_steps)."""
    X, Y = sequence(got, 2, "the result")
    return np.hstack([numbers(X, shape, "X"), numbers(Y, shape, "Y")])


def rows_in_order(pairs):
    return pairs[np.lexsort(pairs.T[::-1])]


def windows_agree(student, tokens, num_steps, seed):
    """The windows are right, whatever order they come in."""
    count = (len(tokens) - 1) // num_steps
    starts = num_steps * np.arange(count)[:, None] + np.arange(num_steps)
    expected = rows_in_order(np.hstack([tokens[starts], tokens[starts + 1]]))
    got = pairs_of(student.random_windows(tokens, num_steps, seeded(seed)), starts.shape)
    agree(rows_in_order(got), expected, what="X beside Y, with its rows sorted,")


@pytest.mark.weight(2)
@given(st.builds(lambda n, S, extra, seed: (text(n * S + extra, seed), S),
                 st.integers(2, 6), st.integers(2, 4), st.integers(1, 4), seeds),
       seeds)  # fmt: skip
@example((text(10), 3), 7)
@example((text(11), 3), 7)
@example((text(9), 3), 7)
@example((text(7), 1), 7)
def test_random_windows__are_the_windows_with_their_targets(student, drawn, seed):
    """(n − 1)//num_steps windows, cut from the start without overlap; beside each its tokens
    one later."""
    windows_agree(student, *drawn, seed)


@given(st.builds(lambda n, S, extra, seed: (text(n * S + extra, seed, words=3), S),
                 st.integers(2, 6), st.integers(1, 4), st.integers(1, 4), seeds),
       seeds)  # fmt: skip
def test_random_windows__of_a_text_that_repeats_itself(student, drawn, seed):
    """Tokens may come many times: X and Y must be shuffled alike."""
    windows_agree(student, *drawn, seed)


def order_of(student, tokens, num_steps, seed):
    """Which window stands in which row; told from tokens that count up from 0."""
    count = (len(tokens) - 1) // num_steps
    got = pairs_of(student.random_windows(tokens, num_steps, seeded(seed)), (count, num_steps))
    order = got[:, 0] / num_steps
    if sorted(order) != list(range(count)):
        raise Broken("the rows of X are not the windows, each once", None, got[:, :num_steps])
    agree(got[:, num_steps], got[:, 0] + 1, what="Y beside X")
    return tuple(order.astype(int).tolist())


DRAWS = 360
THREE = np.arange(8)
# Six counts of which 5 are free: a χ² with the mean 5, which is above 52 fewer than once in 10⁹
# gradings. Sorting by random whole numbers below three, which tie, gives 133.
LIMIT_OF_THREE = 52.0


@pytest.mark.weight(3)
def test_random_windows__come_in_every_order_alike(student):
    """The order is a uniformly random permutation drawn from rng: of three windows each of the
    six orders comes in about a sixth of the draws."""
    seen = Counter(order_of(student, THREE, 2, seed) for seed in range(DRAWS))
    expected = DRAWS / 6
    far = {order: seen[order] - expected for order in itertools.permutations(range(3))}
    if sum(d * d for d in far.values()) / expected > LIMIT_OF_THREE:
        order = max(far, key=lambda order: abs(far[order]))
        times = f"the order {list(order)} of three windows came {seen[order]} times"
        raise Broken(
            f"{times} in {DRAWS} draws with different generators, not about {expected:.0f}"
        )


TEXTS, MANY, BLOCK = 100, 200, 40
LONG = np.arange(MANY + 1)
# 25 counts of which 16 are free: a χ² with the mean 16, which is above 95 fewer than once in
# 10¹² gradings. Swapping each window with any other (not only with those that follow) gives 150.
LIMIT = 95.0
# How often one window comes to stand in one row is Binomial(100, 1/200): above 13 fewer than
# once in 10⁹ gradings, all windows and rows together.
AT_MOST = 13


def test_random_windows__of_a_long_text_are_spread_evenly(student):
    """Of two hundred windows, each part of the text is found equally often in each part of the
    result."""
    single = np.zeros((MANY, MANY))
    orders = [order_of(student, LONG, 1, 1000 + seed) for seed in range(TEXTS)]
    if len(set(orders)) < TEXTS:
        raise Broken(f"{TEXTS} generators led to {len(set(orders))} orders of {MANY} windows only")
    ascents = int(np.sum(np.diff(orders, axis=1) > 0))  # 9950, give or take 41
    if abs(ascents - TEXTS * (MANY - 1) / 2) > 330:
        raise Broken(
            f"the next row is a later window {ascents} times of {TEXTS * (MANY - 1)}: half of them "
            "are to be expected"
        )
    for order in orders:
        single[np.arange(MANY), list(order)] += 1
    if single.max() > AT_MOST:
        row, window = np.unravel_index(single.argmax(), single.shape)
        times = f"row {row} of the result was window {window} of the text {single.max():.0f} times"
        raise Broken(f"{times} in {TEXTS} shuffles of {MANY} windows")
    parts_of = (MANY // BLOCK, BLOCK)
    counts = single.reshape(*parts_of, *parts_of).sum(axis=(1, 3))
    expected = TEXTS * BLOCK * BLOCK / MANY
    if np.sum((counts - expected) ** 2) / expected > LIMIT:
        parts = f"counted by parts of {BLOCK} in {TEXTS} shuffles of {MANY} windows"
        raise Broken(
            f"some parts of the text are found in some parts of the result too often ({parts})",
            np.full_like(counts, expected),
            counts,
        )


# --- sequential sampling ------------------------------------------------------------------


def rows_of(batch_size, batches, num_steps, spare_columns, spare_tokens, seed=0, words=None):
    """tokens, batch_size, num_steps: so many batches, and what does not fill one."""
    L = batches * num_steps + spare_columns % num_steps
    n = batch_size * L + 1 + spare_tokens % batch_size
    return text(n, seed, words=words), batch_size, num_steps


lengths = st.integers(1, 3)


@pytest.mark.weight(2)
@given(st.builds(rows_of, st.integers(2, 4), lengths, lengths, lengths, lengths, seeds))
@example(rows_of(2, 2, 4, 0, 0))
@example(rows_of(2, 3, 2, 1, 1))
@example(rows_of(3, 2, 3, 2, 2))
def test_sequential_windows__continue_row_by_row(student, reference, args):
    """The tokens in batch_size rows, cut from left to right; Y from the tokens one later."""
    agree(student.sequential_windows(*args), reference.sequential_windows(*args))


@given(st.builds(lambda S, batches, extra, seed: (text(S * batches + extra, seed), 1, S),
                 st.integers(1, 3), st.integers(2, 4), st.integers(1, 3), seeds))  # fmt: skip
def test_sequential_windows__of_a_single_row(student, reference, args):
    """batch_size = 1: the text itself, cut into pieces."""
    agree(student.sequential_windows(*args), reference.sequential_windows(*args))


@given(st.builds(lambda B, batches, S, seed: rows_of(B, batches, S, 0, 0, seed, words=4),
                 st.integers(2, 4), st.integers(2, 3), st.integers(2, 3), seeds))  # fmt: skip
def test_sequential_windows__where_everything_fits(student, reference, args):
    """n − 1 tokens fill all batches: nothing is dropped, and the last token is a target only."""
    agree(student.sequential_windows(*args), reference.sequential_windows(*args))
