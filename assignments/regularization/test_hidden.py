"""The hidden suite of `regularization`: weight decay, dropout, and data made ready.

Dropout may use its generator in any way, so its laws are statistical. By Hoeffding's inequality
their bounds fail a right answer with a probability below 1e-10, in all.
"""

import math
from itertools import pairwise

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
    seeded,
    seeds,
    sequence,
    settings,
    sizes,
    st,
)

FALSE_ALARM = 1e-12
several = st.integers(2, 4)
rates = st.tuples(
    st.sampled_from([0.1, 0.5, 1.5]), st.sampled_from([0.5, 2.0, 5.0]), st.sampled_from([1, 7, 20])
)


# --- l2_update --------------------------------------------------------------------------


def layer(n, k, seed=0):
    """W and its gradient, (n, k)."""
    return normal(seed, (n, k), (n, k))


@once
def augmented_slope(W, grad_W, lam, m):
    """Central differences of ⟨∂C₀/∂W, W⟩ + λ/2m Σ w²."""
    return difference_quotient(
        lambda V: np.vdot(grad_W, V) + lam / (2 * m) * np.sum(V**2), W, step=1e-3
    )


@pytest.mark.weight(2)
@given(st.builds(layer, sizes, sizes, seeds), rates)
@example(layer(1, 1), (0.1, 5.0, 10))
@example(layer(2, 3), (0.5, 2.0, 7))
@example(layer(2, 2), (1.5, 0.5, 1))
@example(layer(3, 2), (1.5, 5.0, 1))
@example(tuple(20 * a for a in layer(2, 3, 1)), (0.5, 2.0, 7))
def test_l2_update__is_the_decayed_step(student, reference, args, rates):
    """W ← (1 − ηλ/m) W − η ∂C₀/∂W, with η the learning rate `lr`."""
    W, grad_W = args
    agree(student.l2_update(W, grad_W, *rates), reference.l2_update(W, grad_W, *rates), scale=1.0)


@settings(max_examples=16)
@given(st.builds(layer, sizes, sizes, seeds), rates)
def test_l2_update__shrinks_where_the_gradient_is_zero(student, args, rates):
    """Without a gradient every weight keeps the fraction 1 − ηλ/m of itself."""
    W, (lr, lam, m) = args[0], rates
    got = student.l2_update(W, np.zeros(W.shape), lr, lam, m)
    agree(got, (1 - lr * lam / m) * W, scale=1.0)


@settings(max_examples=16)
@given(st.builds(layer, sizes, sizes, seeds), rates)
def test_l2_update__descends_the_cost_with_the_penalty(student, args, rates):
    """It is W − η times the gradient of C₀ + λ/2m Σ w², as finite differences measure it; without
    the penalty (λ = 0) it is plain descent."""
    (W, grad_W), (lr, lam, m) = args, rates
    slope = augmented_slope(W, grad_W, lam, m)
    agree(student.l2_update(W, grad_W, lr, lam, m), W - lr * slope, scale=1.0)
    agree(student.l2_update(W, grad_W, lr, 0.0, m), W - lr * grad_W, scale=1.0)


# --- l2_step ----------------------------------------------------------------------------


def network(widths, seed=0):
    """weights, biases, grad_weights, grad_biases of a network of these layer widths."""
    shapes = [(n, k) for k, n in pairwise(widths)]
    columns = [(n, 1) for n, _ in shapes]
    arrays = list(normal(seed, *shapes, *columns, *shapes, *columns))
    depth = len(shapes)
    return tuple(arrays[i * depth : (i + 1) * depth] for i in range(4))


def agree_by_layer(got, expected):
    weights, biases = sequence(got, 2, "the result")
    agree(weights, expected[0], scale=1.0, what="weights")
    agree(biases, expected[1], scale=1.0, what="biases")


deep = st.builds(network, st.lists(sizes, min_size=3, max_size=4), seeds)


@given(st.builds(network, st.lists(sizes, min_size=2, max_size=2), seeds), rates)
@example(network((1, 1)), (0.1, 5.0, 10))
@example(network((2, 3)), (0.5, 2.0, 7))
def test_l2_step__with_one_layer(student, reference, args, rates):
    """W ← (1 − ηλ/m) W − η ∂C₀/∂W and b ← b − η ∂C₀/∂b."""
    agree_by_layer(student.l2_step(*args, *rates), reference.l2_step(*args, *rates))


@pytest.mark.weight(2)
@given(deep, rates)
@example(network((2, 3, 1)), (0.5, 2.0, 7))
@example(network((2, 2, 2)), (0.1, 5.0, 1))
@example(network((1, 2, 1, 2, 1, 1)), (0.5, 2.0, 7))
def test_l2_step__with_several_layers(student, reference, args, rates):
    """The same step in every layer: two lists come back, the weights and the biases."""
    agree_by_layer(student.l2_step(*args, *rates), reference.l2_step(*args, *rates))


@settings(max_examples=12)
@given(deep, rates)
def test_l2_step__spares_the_biases(student, args, rates):
    """Where all gradients are zero the weights shrink to the fraction 1 − ηλ/m, and the biases stay
    what they are."""
    weights, biases, *gradients = args
    lr, lam, m = rates
    still = [[np.zeros(g.shape) for g in part] for part in gradients]
    expected = [(1 - lr * lam / m) * W for W in weights], biases
    agree_by_layer(student.l2_step(weights, biases, *still, lr, lam, m), expected)


# --- dropout ----------------------------------------------------------------------------


def activations(shape, seed=0):
    """Entries that are not 0, so that a 0 is a dropped one."""
    return normal(seed, shape)[0]


def dropped(got, A, p):
    """Where entries were dropped; all others must be a / (1 − p)."""
    found = numbers(got, A.shape)
    zero = found == 0
    expected = np.where(zero, 0, A / (1 - p))
    if np.max(np.abs(found - expected)) > 2e-5 * np.max(np.abs(A)) / (1 - p):
        wrong = np.unravel_index(np.argmax(np.abs(found - expected)), A.shape)
        raise Broken(
            f"an entry {A[wrong]:.6g} became {found[wrong]:.6g}; with p = {p:g} it becomes 0 or "
            f"{A[wrong] / (1 - p):.6g}", expected, found,
        )  # fmt: skip
    return zero


def about(count, p, n, where, questions=1):
    """`count` of n coins of probability p, up to what chance may do."""
    margin = math.sqrt(n * math.log(2 * questions / FALSE_ALARM) / 2)
    if abs(count - p * n) > margin:
        raise Broken(
            f"{count} of {n} entries {where} are 0; with p = {p:g} about {p * n:.0f} are expected",
            p * n, count,
        )  # fmt: skip


middling = st.sampled_from([(9, 10), (10, 12), (3, 40), (30, 4)])  # units by samples
coins = st.sampled_from([0.3, 0.4, 0.5, 0.6])


@pytest.mark.weight(2)
@given(st.builds(activations, middling, seeds), coins, seeds)
@example(activations((10, 12)), 0.3, 1)
def test_dropout__zeroes_some_and_strengthens_the_others(student, A, p, seed):
    """Every entry becomes 0 or a / (1 − p); some the one, some the other."""
    zero = dropped(student.dropout(A, p, seeded(seed)), A, p)
    if zero.all() or not zero.any():
        every = "every" if zero.all() else "no"
        raise Broken(f"with p = {p:g}, {every} entry of {A.size} is dropped")


@pytest.mark.weight(2)
@settings(max_examples=5)
@given(st.sampled_from([0.1, 0.2, 0.35, 0.7, 0.9]), seeds, st.just((50, 96)))
@example(0.3, 0, (50, 96))
@example(0.36, 1, (200, 300))
def test_dropout__drops_with_probability_p(student, p, seed, shape):
    """About a share p of the entries is 0: p is the probability to be dropped."""
    A = activations(shape, seed)
    zero = dropped(student.dropout(A, p, seeded(seed)), A, p)
    about(int(zero.sum()), p, A.size, "in all")


def apart(zero, p):
    """Entries that are neighbours along an axis, or half of it apart, have coins of their own."""
    for axis, length in enumerate(zero.shape):
        along = np.moveaxis(zero, axis, 0)
        half = length // 2
        for one, other in (
            (along[: 2 * half : 2], along[1 : 2 * half : 2]),
            (along[:half], along[half : 2 * half]),
        ):
            alike, expected = int(np.sum(one == other)), (p**2 + (1 - p) ** 2) * one.size
            margin = math.sqrt(one.size * math.log(32 / FALSE_ALARM) / 2)
            if abs(alike - expected) > margin:
                raise Broken(
                    f"of {one.size} pairs of entries along axis {axis}, {alike} shared their fate; "
                    f"with p = {p:g} and a coin for each entry about {expected:.0f} do"
                )


@settings(max_examples=2)
@given(st.sampled_from([0.3, 0.5, 0.7]), seeds)
@example(0.5, 1)
def test_dropout__tosses_a_coin_for_each_entry(student, p, seed):
    """Each entry has a coin of its own: no row, no column and no sample shares one."""
    for shape in ((24, 120), (120, 24)):
        A = activations(shape, seed)
        apart(dropped(student.dropout(A, p, seeded(seed)), A, p), p)
    A = activations((24, 24), seed)
    masks = [dropped(student.dropout(A, p, seeded(seed + i)), A, p) for i in range(8)]
    always_the_same = all(np.array_equal(masks[0], mask) for mask in masks)
    if len({int(mask.sum()) for mask in masks}) == 1 and not always_the_same:
        # By chance with a probability of less than 1e-11.
        raise Broken(
            f"with p = {p:g}, exactly {masks[0].sum()} of {A.size} entries were dropped in each of "
            "8 calls: with a coin for each entry, the number varies"
        )
    A = activations((80, 80), seed)
    zero = dropped(student.dropout(A, p, seeded(seed)), A, p)
    about(int(zero.sum()), p, A.size, "in all")
    apart(zero, p)
    for axis, where in ((1, "of a row"), (0, "of a column")):
        counts = zero.sum(axis=axis)
        for count in (counts.min(), counts.max()):
            about(int(count), p, 80, where, questions=160)


@settings(max_examples=12)
@given(st.builds(activations, middling, seeds), coins, seeds)
def test_dropout__with_p_0_gives_A(student, A, p, seed):
    """With p = 0 nothing is dropped and nothing strengthened; with another p something is."""
    agree(student.dropout(A, 0.0, seeded(seed)), A)
    if not dropped(student.dropout(A, p, seeded(seed)), A, p).any():
        raise Broken(f"with p = {p:g}, no entry of {A.size} is dropped")


@pytest.mark.weight(2)
@settings(max_examples=8)
@given(st.builds(activations, middling, seeds), seeds)
def test_dropout__takes_all_its_randomness_from_rng(student, A, seed):
    """A generator in the same state gives the same mask, one in another state another."""
    one, same, other = (
        dropped(student.dropout(A, 0.5, seeded(number)), A, 0.5)
        for number in (seed, seed, seed + 1)
    )
    if not np.array_equal(one, same):
        raise Broken(
            "two generators in the same state gave different masks: is there another source of "
            "randomness than `rng`?"
        )
    if np.array_equal(one, other):
        raise Broken(
            "two generators in different states gave the same mask: is it kept from an earlier "
            "call, or drawn from a generator of your own?"
        )


@pytest.mark.weight(0.5)
@settings(max_examples=1)
@given(st.just((1, 1)))
@example((2, 1))
def test_dropout__of_a_few_entries(student, shape):
    """However few the entries, each has its own coin; now all of them are dropped, now none."""
    A, tries = activations(shape), 100
    drops = np.array([dropped(student.dropout(A, 0.5, seeded(s)), A, 0.5) for s in range(tries)])
    counts = drops.reshape(tries, -1).sum(axis=0)
    odd = int(np.argmax(np.abs(counts - tries / 2)))
    if abs(counts[odd] - tries / 2) > 38:  # 2e-12, by Hoeffding
        raise Broken(
            f"with p = 0.5, entry {odd} of A {shape} was dropped {counts[odd]} times in "
            f"{tries} calls", tries / 2, counts[odd],
        )  # fmt: skip
    together = drops.reshape(tries, -1).sum(axis=1)
    for number, which in ((0, "none"), (A.size, "all")):
        if number not in together:  # 0.75^100 = 3e-13
            raise Broken(f"with p = 0.5, {which} of {A.size} entries were never dropped together")


# --- standardize ------------------------------------------------------------------------


def features(n, m, seed=0):
    """(n, m), every row of another mean and spread, |mean| no more than a few spreads."""
    (noise,) = normal(seed, (n, m))
    rng = np.random.default_rng([n, m, seed])
    steps = rng.permuted(np.tile(np.arange(m) - (m - 1) / 2, (n, 1)), axis=1)
    means, spreads = rng.choice([-1.0, -0.5, 0.5, 1.0], (n, 1)), rng.choice([0.5, 1.0, 2.0], (n, 1))
    return np.round(spreads * (steps + noise / 10) + means, 2)


def pixels(n, m, seed=0):
    """Mostly zeros, and in every row one sample (or two) that stands far out."""
    X, rows = np.zeros((n, m)), np.arange(n)
    X[rows, (rows + seed) % m] = features(n, 2, seed)[:, 0] + 4
    X[rows[::2], (rows[::2] + seed + 1) % m] = 1.5
    return X


def in_other_units(n, m, seed=0):
    """The rows in units from 0.1 to 1000."""
    return features(n, m, seed) * np.array([0.1, 1000.0, 10.0, 1.0])[:n, None]


def with_constants(n, m, seed=0):
    """Some rows constant (of values whose sums are exact), the last one only if m = 1."""
    X = features(n, m, seed)
    X[(np.arange(n) + seed) % 2 == 1] = 3.0
    X[seed % n] = [-0.5, 0.0, 5.0, 40.0][seed % 4]
    X[-1] = features(1, m, seed)
    return X


@pytest.mark.weight(2)
@given(st.builds(features, sizes, st.integers(2, 6), seeds))
@example(features(1, 3))
@example(features(2, 3))
@example(features(3, 3))
@example(features(3, 2))
@example(pixels(3, 9))
@example(pixels(2, 8, 1))
@example(pixels(2, 30))
@example(np.array([[0.0, 1.0, 1.0, 0.0, 1.0], [0.0, 0.0, 0.0, 1.0, 0.0]]))
def test_standardize__gives_every_row_mean_0_and_deviation_1(student, reference, X):
    """x' = (x − μ) / σ, with μ and σ of the row, and σ² = 1/m Σ (x − μ)²."""
    agree(student.standardize(X), reference.standardize(X))


@settings(max_examples=16)
@given(st.builds(in_other_units, several, st.integers(3, 5), seeds))
@example(0.01 * features(3, 4))
@example(1e-6 * features(3, 4))
def test_standardize__does_not_feel_the_unit(student, reference, X):
    """Metres or millimetres: the standardized feature is the same."""
    agree(student.standardize(X), reference.standardize(X))


@settings(max_examples=16)
@given(st.builds(with_constants, several, st.sampled_from([1, 2, 4, 8]), seeds))
@example(with_constants(2, 1))
@example(with_constants(2, 2))
def test_standardize__makes_a_constant_row_0(student, reference, X):
    """A feature that is the same for all samples (or for the only one) becomes 0; the others are
    standardized as ever."""
    agree(student.standardize(X), reference.standardize(X))


@pytest.mark.weight(0.5)
@settings(max_examples=1)
@given(st.just(np.array([[0.1, 0.1, 0.1], [1.0, 2.0, 4.0]])))
@example(np.array([[0.3] * 10, list(range(10))]))
@example(np.array([[1.1] * 7, list(range(7))]))
def test_standardize__makes_0_of_a_constant_row_whose_mean_is_rounded(student, reference, X):
    """Three times 0.1 add up to 0.30000000000000004: the row is constant, and becomes 0, though
    x − μ and σ are not exactly 0."""
    agree(student.standardize(X), reference.standardize(X))


# --- one_hot ----------------------------------------------------------------------------


def labels_of(K, m, seed=0):
    """Labels from 0 to K − 1, and K."""
    return np.random.default_rng([K, m, seed]).integers(K, size=m), K


def without_the_last(K, m, seed=0):
    """Labels of the classes but the last two and the first."""
    return np.random.default_rng([K, m, seed]).integers(1, K, size=m), K + 2


@pytest.mark.weight(2)
@given(st.builds(labels_of, st.integers(1, 6), st.integers(1, 6), seeds))
@example((np.array([1, 0]), 2))
@example((np.array([2, 0, 2]), 4))
@example((np.array([1, 2, 0]), 3))
@example((np.array([0, 11, 199, 130]), 200))
def test_one_hot__has_a_column_for_each_label(student, reference, args):
    """Y_kj is 1 where k is the label of sample j, else 0, of shape (K, m)."""
    agree(student.one_hot(*args), reference.one_hot(*args))


@settings(max_examples=16)
@given(st.builds(without_the_last, st.integers(2, 5), st.integers(1, 6), seeds))
def test_one_hot__has_a_row_for_each_class_there_is(student, reference, args):
    """K rows, also for classes that none of these samples belongs to."""
    agree(student.one_hot(*args), reference.one_hot(*args))
