"""The hidden suite of `optimizers`: one step of each method, from a memory that is given."""

import numpy as np
import pytest

from autograder.examiner import (
    agree,
    example,
    given,
    normal,
    positive,
    seeds,
    sequence,
    st,
)

lengths = st.integers(1, 4)
shapes = st.one_of(st.tuples(lengths), st.tuples(lengths, lengths))
other_shapes = st.sampled_from([(), (1, 1), (2, 1, 3), (1, 2, 2), (2, 1, 1, 2)])
rates = st.sampled_from([0.2, 0.75, 1.5])
keeps = st.sampled_from([0.1, 0.3, 0.6, 0.9])
epsilons = st.sampled_from([0.1, 0.5, 2.0])
TINY = 1e-3  # gradients of this size have squares like the default ε


def sequence_of(n, gamma, seed=0):
    """xs (n,), gamma."""
    return *normal(seed, n), gamma


def rolling(shape, lr, gamma, seed=0):
    """x, v, g, lr, gamma: a step of momentum in mid-training."""
    return *normal(seed, shape, shape, shape), lr, gamma


def from_rest(shape, lr, gamma, seed=0):
    """The first step of momentum: v is 0."""
    x, v, g, *rates = rolling(shape, lr, gamma, seed)
    return x, 0 * v, g, *rates


def memories(shape, count, seed=0):
    """x, then so many memories of squares, then g."""
    x, g = normal(seed, shape, shape)
    return x, *positive(seed + 1, *[shape] * count), g


def standing_still(*state):
    """The same state (x, memories, g) where the gradient of the last column is 0."""
    *others, g = state
    g = g.copy()
    g[..., -1] = 0.0
    return *others, g


def at_rest(n, count, seed=0):
    """x, empty memories, and a g near the root of the default ε; where g is 0 nothing moves."""
    x, g = normal(seed, n, n)
    g = TINY * g
    g[-1] = 0.0
    return TINY * x, *(np.zeros(n) for _ in range(count)), g


def largest(*arrays):
    return max(float(np.max(np.abs(a))) for a in arrays)


def agree_after_step(got, expected, names, scales):
    """Each part of the new state on its own scale; None: that of the expected value."""
    parts = sequence(got, len(expected), "the result")
    for part, value, name, scale in zip(parts, expected, names, scales, strict=True):
        agree(part, value, what=f"the new {name}", scale=scale)


def agree_on_memory(got, expected, names, x):
    """x − u may cancel, so x counts on the scale of what is subtracted; memories are positive."""
    scales = [largest(x, expected[0]), *[None] * (len(expected) - 1)]
    agree_after_step(got, expected, names, scales)


# --- the moving average -----------------------------------------------------------------


@pytest.mark.weight(2)
@given(st.builds(sequence_of, st.integers(1, 8), keeps, seeds))
@example(sequence_of(1, 0.3))
@example(sequence_of(2, 0.9))
@example(sequence_of(3, 0.5))
@example(sequence_of(4, 0.0))
@example((np.array([8.0, 8.0, 0.0, 4.0, 0.0, 0.0, 2.0]), 0.9))
def test_ewma__is_the_fading_average(student, reference, args):
    """y_t = γ y_{t−1} + (1 − γ) x_t, starting from y_{−1} = 0; one value for each of xs."""
    agree(student.ewma(*args), reference.ewma(*args))


@given(st.builds(lambda n, c, gamma: (np.full(n, c / 4), gamma), st.integers(2, 9),
                 st.integers(1, 20), keeps))  # fmt: skip
def test_ewma__of_a_constant_grows_from_zero(student, reference, args):
    """The average of a constant sequence starts at (1 − γ) of it, and only then grows."""
    agree(student.ewma(*args), reference.ewma(*args))


@given(st.builds(sequence_of, st.integers(30, 40), st.sampled_from([0.5, 0.9, 0.95]), seeds))
@example(sequence_of(40, 0.95))
@example(sequence_of(400, 0.98))
def test_ewma__remembers_a_long_sequence(student, reference, args):
    """Every earlier value counts, k steps back γᵏ times as much as the newest."""
    agree(student.ewma(*args), reference.ewma(*args))


# --- momentum -----------------------------------------------------------------------------


def agree_on_momentum(got, expected, args):
    x, v, g, lr, gamma = args
    velocity = largest(gamma * v, lr * g)
    scales = [largest(x, expected[0], velocity), velocity]
    agree_after_step(got, expected, ("x", "v"), scales)


@pytest.mark.weight(2)
@given(st.builds(rolling, shapes, rates, keeps, seeds))
@example(rolling((3,), 0.2, 0.9))
@example(rolling((2, 3), 0.75, 0.3))
@example(from_rest((3,), 0.75, 0.9))
@example(from_rest((2, 3), 0.2, 0.3))
@example((*standing_still(*normal(0, (2, 3), (2, 3), (2, 3))), 0.75, 0.6))
@example((*(20 * a for a in normal(1, (3,), (3,), (3,))), 0.75, 0.6))
def test_momentum__is_one_step(student, reference, args):
    """v' = γ v + lr·g, and x' = x − v' by the new velocity: the pair (x', v')."""
    agree_on_momentum(student.momentum(*args), reference.momentum(*args), args)


@given(st.builds(rolling, other_shapes, rates, keeps, seeds))
@example(rolling((), 0.2, 0.6))
@example(rolling((2, 1, 3), 0.75, 0.3))
def test_momentum__in_any_shape(student, reference, args):
    """x, v and g may have any one shape, from a single number (0-d) on."""
    agree_on_momentum(student.momentum(*args), reference.momentum(*args), args)


@given(st.builds(lambda n, lr, seed: rolling((n,), lr, 0.0, seed), lengths, rates, seeds),
       st.builds(lambda n, seed: rolling((n,), 0.5, 0.99, seed), lengths, seeds))  # fmt: skip
def test_momentum__without_friction_and_with_much(student, reference, still, rolling_on):
    """γ = 0 forgets the velocity at once (plain descent); γ = 0.99 keeps nearly all of it."""
    agree_on_momentum(student.momentum(*still), reference.momentum(*still), still)
    agree_on_momentum(student.momentum(*rolling_on), reference.momentum(*rolling_on), rolling_on)


# --- AdaGrad --------------------------------------------------------------------------------


@pytest.mark.weight(2)
@given(st.builds(memories, shapes, st.just(1), seeds), rates, epsilons)
@example(memories((3,), 1), 0.75, 0.5)
@example(memories((2, 3), 1), 0.2, 2.0)
@example(standing_still(*memories((2, 3), 1)), 0.75, 0.5)
@example(tuple(20 * a for a in memories((3,), 1)), 0.75, 0.5)
def test_adagrad__is_one_step(student, reference, args, lr, eps):
    """s' = s + g² and x' = x − lr/sqrt(s' + ε)·g: the pair (x', s')."""
    expected = reference.adagrad(*args, lr, eps)
    agree_on_memory(student.adagrad(*args, lr, eps), expected, ("x", "s"), args[0])


@given(st.builds(memories, other_shapes, st.just(1), seeds), rates, epsilons)
@example(memories((), 1), 0.75, 0.5)
@example(memories((2, 1, 3), 1), 0.2, 2.0)
def test_adagrad__in_any_shape(student, reference, args, lr, eps):
    """x, s and g may have any one shape, from a single number (0-d) on."""
    expected = reference.adagrad(*args, lr, eps)
    agree_on_memory(student.adagrad(*args, lr, eps), expected, ("x", "s"), args[0])


@given(st.builds(memories, shapes, st.just(1), seeds), rates)
def test_adagrad__with_epsilon_left_at_its_default(student, reference, args, lr):
    """ε need not be given."""
    expected = reference.adagrad(*args, lr)
    agree_on_memory(student.adagrad(*args, lr), expected, ("x", "s"), args[0])


@given(st.builds(at_rest, st.integers(2, 4), st.just(1), seeds), rates)
@example(at_rest(2, 1), 0.2)
def test_adagrad__from_rest_with_tiny_gradients(student, reference, args, lr):
    """From s = 0, where the squares are as small as ε = 1e-6 (the default), or zero."""
    expected = reference.adagrad(*args, lr)
    agree_on_memory(student.adagrad(*args, lr), expected, ("x", "s"), args[0])


# --- RMSProp ----------------------------------------------------------------------------------


@pytest.mark.weight(2)
@given(st.builds(memories, shapes, st.just(1), seeds), rates, keeps, epsilons)
@example(memories((3,), 1), 0.75, 0.9, 0.5)
@example(memories((2, 3), 1), 0.2, 0.3, 2.0)
@example(memories((3,), 1), 0.75, 0.0, 0.5)
@example(standing_still(*memories((2, 3), 1)), 0.75, 0.6, 0.5)
@example(tuple(20 * a for a in memories((3,), 1)), 0.75, 0.6, 0.5)
@example(memories((3,), 1), 0.75, 0.999, 0.5)
def test_rmsprop__is_one_step(student, reference, args, lr, gamma, eps):
    """s' = γ s + (1 − γ) g² and x' = x − lr/sqrt(s' + ε)·g: the pair (x', s')."""
    expected = reference.rmsprop(*args, lr, gamma, eps)
    agree_on_memory(student.rmsprop(*args, lr, gamma, eps), expected, ("x", "s"), args[0])


@given(st.builds(memories, other_shapes, st.just(1), seeds), rates, keeps, epsilons)
@example(memories((), 1), 0.75, 0.9, 0.5)
@example(memories((2, 1, 3), 1), 0.2, 0.3, 2.0)
def test_rmsprop__in_any_shape(student, reference, args, lr, gamma, eps):
    """x, s and g may have any one shape, from a single number (0-d) on."""
    expected = reference.rmsprop(*args, lr, gamma, eps)
    agree_on_memory(student.rmsprop(*args, lr, gamma, eps), expected, ("x", "s"), args[0])


@given(st.builds(memories, shapes, st.just(1), seeds), rates, keeps)
def test_rmsprop__with_epsilon_left_at_its_default(student, reference, args, lr, gamma):
    """ε need not be given."""
    expected = reference.rmsprop(*args, lr, gamma)
    agree_on_memory(student.rmsprop(*args, lr, gamma), expected, ("x", "s"), args[0])


@given(st.builds(at_rest, st.integers(2, 4), st.just(1), seeds), rates, keeps)
@example(at_rest(2, 1), 0.2, 0.9)
def test_rmsprop__from_rest_with_tiny_gradients(student, reference, args, lr, gamma):
    """From s = 0, where the squares are as small as ε = 1e-6 (the default), or zero."""
    expected = reference.rmsprop(*args, lr, gamma)
    agree_on_memory(student.rmsprop(*args, lr, gamma), expected, ("x", "s"), args[0])


# --- AdaDelta -----------------------------------------------------------------------------------


@pytest.mark.weight(2)
@given(st.builds(memories, shapes, st.just(2), seeds), keeps, epsilons)
@example(memories((3,), 2), 0.9, 0.5)
@example(memories((2, 3), 2), 0.3, 2.0)
@example(memories((3,), 2), 0.0, 0.5)
@example(standing_still(*memories((2, 3), 2)), 0.6, 0.5)
@example(tuple(20 * a for a in memories((3,), 2)), 0.6, 0.5)
@example(memories((3,), 2), 0.999, 0.5)
def test_adadelta__is_one_step(student, reference, args, rho, eps):
    """s' = ρ s + (1 − ρ) g², u = sqrt((d + ε)/(s' + ε))·g with the d from before this step,
    x' = x − u, d' = ρ d + (1 − ρ) u²: the triple (x', s', d')."""
    expected = reference.adadelta(*args, rho, eps)
    agree_on_memory(student.adadelta(*args, rho, eps), expected, ("x", "s", "d"), args[0])


@given(st.builds(memories, other_shapes, st.just(2), seeds), keeps, epsilons)
@example(memories((), 2), 0.9, 0.5)
@example(memories((2, 1, 3), 2), 0.3, 2.0)
def test_adadelta__in_any_shape(student, reference, args, rho, eps):
    """x, s, d and g may have any one shape, from a single number (0-d) on."""
    expected = reference.adadelta(*args, rho, eps)
    agree_on_memory(student.adadelta(*args, rho, eps), expected, ("x", "s", "d"), args[0])


@given(st.builds(memories, shapes, st.just(2), seeds), keeps)
def test_adadelta__with_epsilon_left_at_its_default(student, reference, args, rho):
    """ε need not be given."""
    expected = reference.adadelta(*args, rho)
    agree_on_memory(student.adadelta(*args, rho), expected, ("x", "s", "d"), args[0])


@given(st.builds(at_rest, st.integers(2, 4), st.just(2), seeds), keeps)
@example(at_rest(2, 2), 0.9)
def test_adadelta__from_rest_with_tiny_gradients(student, reference, args, rho):
    """From s = d = 0: the one ε = 1e-6 (the default) in the numerator sets x in motion."""
    expected = reference.adadelta(*args, rho)
    agree_on_memory(student.adadelta(*args, rho), expected, ("x", "s", "d"), args[0])
