"""The hidden suite of `gradcheck`: central differences, the relative error, the verdict.

The cost is J(x) = s² + Σ c x³ with s = Σ d x. Its central difference is known for every ε,
2 s d + 3 c x² + ε² c, so the formula is checked and not its limit; and s ties the entries of x
together, so an entry that was moved and not put back shows in the others.
"""

import math

import numpy as np
import pytest

from autograder.examiner import (
    Broken,
    agree,
    example,
    given,
    normal,
    numbers,
    seeds,
    settings,
    st,
)
from autograder.numerics import show

EPSILON = TOLERANCE = 1e-4  # the contract's defaults


def cubic(c, d):
    """J, and its central difference as a function of x and ε (at ε = 0 the gradient)."""

    def cost(x):
        x = shaped(x, d.shape)
        return float(np.sum(d * x) ** 2 + np.sum(c * x**3))

    def slope(x, epsilon=0.0):
        x = shaped(x, d.shape)
        return 2 * np.sum(d * x) * d + 3 * c * x**2 + epsilon**2 * c

    cost.in_words = f"θ ↦ (Σ d θ)² + Σ c θ³ with d = {show(d)} and c = {show(c)}"
    return cost, slope


def quadratic(c, d):
    """s² + Σ c x², whose central difference is its gradient, and that gradient."""

    def cost(x):
        x = shaped(x, d.shape)
        return float(np.sum(d * x) ** 2 + np.sum(c * x**2))

    def slope(x):
        x = shaped(x, d.shape)
        return 2 * np.sum(d * x) * d + 2 * c * x

    cost.in_words = f"θ ↦ (Σ d θ)² + Σ c θ² with d = {show(d)} and c = {show(c)}"
    return cost, slope


def shaped(x, shape):
    x = np.asarray(x, dtype=float)
    if x.shape != shape:
        raise ValueError(f"the function takes an array of shape {shape}, not {x.shape}")
    return x


def times(factor, f):
    """The function factor · f."""

    def scaled(x):
        return factor * f(x)

    scaled.in_words = f"{factor:g} times {f.in_words}"
    return scaled


def error(a, b):
    return float(np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b)))


# --- numerical_gradient -----------------------------------------------------------------


def wide(shape, epsilon, seed=0):
    """f, θ, ε and the central difference, at an ε so wide that it is not the gradient."""
    theta, c, d = normal(seed, shape, shape, shape)
    cost, slope = cubic(c, d)
    return cost, theta, epsilon, slope(theta, epsilon)


def faint(shape, epsilon, seed=0):
    """The same for a cost of which all values are very small."""
    cost, theta, _, slope = wide(shape, epsilon, seed)
    return times(1e-8, cost), theta, epsilon, 1e-8 * slope


def narrow(shape, whole, seed=0):
    """f, θ and the central difference at ε = 1e-4 of a cost that is curved on that scale."""
    theta, start, c, d = normal(seed, shape, shape, shape, shape)
    if whole:
        theta = np.round(20 * theta)
    cost, slope = cubic(c, d)
    unit = 2 * EPSILON

    def rough(x):
        return cost(start + (shaped(x, shape) - theta) / unit)

    rough.in_words = f"a function that bends on the scale of {unit:g}"
    return rough, theta, slope(start, EPSILON / unit) / unit


def alike(shape, epsilon):
    """The same, where all entries of θ are 1."""
    c, d = normal(0, shape, shape)
    cost, slope = cubic(c, d)
    theta = np.ones(shape)
    return cost, theta, epsilon, slope(theta, epsilon)


def resting(shape, epsilon, every):
    """The same, where entries of θ are 0: all of them, or every second."""
    c, d, theta = normal(0, shape, shape, shape)
    cost, slope = cubic(c, d)
    theta = np.where(np.arange(theta.size).reshape(shape) % every, theta, 0.0)
    return cost, theta, epsilon, slope(theta, epsilon)


flat = st.sampled_from([(1,), (2,), (3,), (5,), (2, 2), (2, 3), (3, 1), (1, 3)])
other = st.sampled_from([(), (2, 1, 2), (1, 2, 3), (2, 2, 2), (1, 1, 1), (1, 2, 1, 2)])
epsilons = st.sampled_from([0.5, 0.25, 0.8, 2.0])


@pytest.mark.weight(2)
@given(st.builds(wide, flat, epsilons, seeds))
@example(wide((1,), 0.5))
@example(wide((3,), 0.5))
@example(wide((2, 2), 0.5))
@example(wide((2, 3), 0.25))
@example(alike((3,), 0.5))
@example(resting((4,), 0.5, 2))
@example(resting((2,), 0.5, 1))
@example(faint((3,), 0.5))
def test_numerical_gradient__is_the_central_difference(student, args):
    """Each component is (f(θ + ε e_i) − f(θ − ε e_i)) / 2ε, all other entries where they were;
    of a cubic with ε = 0.5 that is another number than the derivative."""
    f, theta, epsilon, expected = args
    agree(student.numerical_gradient(f, theta, epsilon), expected)


@settings(max_examples=16)
@given(st.builds(narrow, flat, st.booleans(), seeds))
@example(narrow((2,), False))
@example(narrow((2, 2), True))
def test_numerical_gradient__steps_by_1e_4_unless_told(student, args):
    """Without a third argument ε is 1e-4, in float64, however large θ (f bends on that scale)."""
    f, theta, expected = args
    agree(student.numerical_gradient(f, theta), expected)


@settings(max_examples=12)
@given(st.builds(wide, other, epsilons, seeds))
@example(wide((), 0.5))
@example(wide((1, 2, 3), 0.5))
def test_numerical_gradient__has_the_shape_of_theta_whatever_it_is(student, args):
    """θ may have any shape, with three axes or none: f is given arrays of that shape, and so are
    you asked for one."""
    f, theta, epsilon, expected = args
    agree(student.numerical_gradient(f, theta, epsilon=epsilon), expected)


# --- relative_error ---------------------------------------------------------------------

shapes = st.sampled_from([(), (1,), (2,), (4,), (2, 2), (3, 3), (2, 3), (3, 1), (2, 3, 2)])
pairs = st.builds(lambda shape, seed: normal(seed, shape, shape), shapes, seeds)


@pytest.mark.weight(2)
@given(pairs)
@example(normal(0, (3,), (3,)))
@example(normal(0, (2, 2), (2, 2)))
@example(normal(0, (2, 3), (2, 3)))
@example(normal(0, (), ()))
@example((np.array([1.5, 0.0, -1.5]), np.array([0.25, 0.0, -0.25])))
@example((np.array([1.5, -0.5, 0.25]), np.array([1.502, -0.501, 0.249])))
@example((np.array([1.5, 0.0, -1.0]), np.array([1.5, 2.0, 0.0])))
def test_relative_error__is_the_distance_over_the_sizes(student, args):
    """‖a − b‖ / (‖a‖ + ‖b‖), each norm the root of the sum of the squares of all entries."""
    a, b = args
    agree(student.relative_error(a, b), error(a, b), scale=1.0)


@settings(max_examples=12)
@given(shapes, seeds, st.sampled_from([2.0, 0.5, 3.0, 1.25]))
def test_relative_error__of_a_multiple(student, shape, seed, c):
    """Of a and c·a it is |c − 1| / (c + 1): 1/3 for a factor of two; 1 for a wrong sign, and 0 for
    a and a."""
    (a,) = normal(seed, shape)
    agree(student.relative_error(c * a, a), abs(c - 1) / (c + 1), scale=1.0)
    agree(student.relative_error(a, -a), 1.0)
    agree(student.relative_error(a, a.copy()), 0.0)


@settings(max_examples=10)
@given(shapes, seeds)
def test_relative_error__of_zeros(student, shape, seed):
    """Where both arrays are zero they agree: the error is 0, not 0/0. Where one is, it is 1."""
    (a,) = normal(seed, shape)
    zero = np.zeros(shape)
    agree(student.relative_error(a, zero), 1.0)
    agree(student.relative_error(zero, a), 1.0)
    agree(student.relative_error(zero, zero.copy()), 0.0)


@settings(max_examples=12)
@given(pairs, st.sampled_from([1e-6, 1e6]))
def test_relative_error__does_not_depend_on_the_unit(student, args, unit):
    """a and b in another unit, a million times as large or as small: the same relative error."""
    a, b = unit * args[0], unit * args[1]
    agree(student.relative_error(a, b), error(a, b), scale=1.0)


@settings(max_examples=10)
@given(pairs)
def test_relative_error__of_very_small_arrays(student, args):
    """Of arrays of size 1e-9 it is what it is of others; only where both are zero it is 0."""
    a, b = 2e-9 * args[0], 2e-9 * args[1]
    # Within 0.4 %: a guard far below the arrays, such as 1e-12, does no harm.
    agree(student.relative_error(a, b), error(a, b), scale=200.0)


# --- check_gradient ---------------------------------------------------------------------


def verdict(got, expected, why):
    """A truth value: True or False, or as a number 1 or 0."""
    found = float(numbers(got, (), f"the verdict (where {why})"))
    if found != expected:
        said = bool(found) if found in (0, 1) else found
        raise Broken(f"the verdict is {said}, expected {expected}: {why}", expected, said)


def in_some_order(theta, *asked):
    """The questions, beginning with another one for each θ: whoever remembers the first gradient
    as the right one, and never asks f, is wrong about half of them."""
    start = int(1e6 * abs(float(np.sum(theta)))) % len(asked)
    return asked[start:] + asked[:start]


def suspects(shape, seed=0):
    """f, θ, its gradient, and wrong gradients by what is wrong with them."""
    theta, c, d = normal(seed, shape, shape, shape)
    if theta.size > 1:
        theta.flat[0] = 0.0
    cost, slope = cubic(c, d)
    first, last = np.zeros(shape), np.zeros(shape)
    first.flat[0] = last.flat[-1] = np.linalg.norm(slope(theta)) / 10
    wrong = {
        "the gradient is twice too large": lambda x: 2 * slope(x),
        "the gradient has the wrong sign": lambda x: -slope(x),
        "the last component of the gradient is wrong": lambda x: slope(x) + last,
        "the gradient is zero, and f is not flat": lambda x: np.zeros(shape),
    }
    if theta.size > 1:
        wrong["its component where θ is 0 is wrong"] = lambda x: slope(x) + first
        wrong["its components are in another order"] = lambda x: np.flip(slope(x))
    return cost, theta, slope, wrong


def near(shape, tolerance, seed=0):
    """f, θ, tolerance, and gradients whose relative error is 0.9 and 1.1 times as large."""
    theta, c, d, direction = normal(seed, shape, shape, shape, shape)
    cost, slope = quadratic(c, d)
    right = slope(theta)

    def off_by(share):
        target = share * tolerance
        low, high = 0.0, 100 * float(np.linalg.norm(right) / np.linalg.norm(direction))
        for _ in range(60):
            middle = (low + high) / 2
            low, high = (
                (low, middle)
                if error(right + middle * direction, right) > target
                else (middle, high)
            )
        return lambda x: slope(x) + low * direction

    return cost, theta, tolerance, off_by(0.9), off_by(1.1)


def coarse(shape, epsilon, seed=0):
    """f, θ, ε, the chord's slope at that ε, the gradient, and half their relative error."""
    theta, c, d = normal(seed, shape, shape, shape)
    cost, slope = cubic(c, d)

    def chord(x):
        return slope(x, epsilon)

    return cost, theta, epsilon, chord, slope, error(chord(theta), slope(theta)) / 2


def rough(shape, seed=0):
    """The same at ε = 1e-4, for a cost that is curved on that scale."""
    cost, theta, _ = narrow(shape, False, seed)
    _, start, c, d = normal(seed, shape, shape, shape, shape)
    _, slope = cubic(c, d)
    unit = 2 * EPSILON

    def inside(x):
        return start + (shaped(x, shape) - theta) / unit

    def chord(x):
        return slope(inside(x), EPSILON / unit) / unit

    def tangent(x):
        return slope(inside(x)) / unit

    return cost, theta, chord, tangent, error(chord(theta), tangent(theta)) / 2


def scaled(shape, unit, seed=0):
    """f, θ, a gradient off by a little, one off by far too much, in a very small or large unit."""
    theta, c, d = normal(seed, shape, shape, shape)
    cost, slope = quadratic(c, d)
    return (
        times(unit, cost), theta,
        lambda x: unit * slope(x) * (1 + 1e-5),
        lambda x: unit * slope(x) * 1.5,
    )  # fmt: skip


small = st.sampled_from([(1,), (2,), (3,), (2, 2), (1, 2), (2, 1, 2)])


@pytest.mark.weight(3)
@settings(max_examples=12)
@given(st.builds(suspects, small | st.just(()), seeds))
@example(suspects((2,)))
@example(suspects((2, 2)))
@example(suspects(()))
def test_check_gradient__tells_right_from_wrong(student, args):
    """A right gradient passes (True); one with a wrong factor, sign, component or order
    does not (False). θ may have any shape."""
    f, theta, right, wrong = args
    asked = [(right, True, "the gradient is right")]
    asked += [(gradient, False, what) for what, gradient in wrong.items()]
    for gradient, expected, why in in_some_order(theta, *asked):
        verdict(student.check_gradient(f, gradient, theta), expected, why)


@settings(max_examples=16)
@given(st.builds(near, small, st.sampled_from([0.6, 0.3, 0.1, 0.01, 1e-3, 1e-5]), seeds))
@example(near((3,), 0.1))
@example(near((2,), 1e-5))
@example(near((6,), 0.6))
@example(near((6,), 0.6, 1))
@example(near((6,), 0.1, 2))
@example(near((12,), 0.1, 3))
def test_check_gradient__draws_the_line_at_the_tolerance(student, args):
    """The line is ‖a − b‖ / (‖a‖ + ‖b‖) = tolerance: 0.9 times that passes, 1.1 times does not."""
    f, theta, tolerance, closer, farther = args
    for gradient, right, share in in_some_order(theta, (closer, True, 0.9), (farther, False, 1.1)):
        why = f"the relative error is {share * tolerance:.3g}, the tolerance {tolerance:g}"
        verdict(student.check_gradient(f, gradient, theta, 1e-4, tolerance), right, why)


@settings(max_examples=8)
@given(st.builds(near, small, st.just(TOLERANCE), seeds))
def test_check_gradient__has_a_tolerance_of_1e_4_unless_told(student, args):
    """Without a fifth argument the tolerance is 1e-4."""
    f, theta, tolerance, closer, farther = args
    for gradient, right, share in in_some_order(theta, (closer, True, 0.9), (farther, False, 1.1)):
        why = f"the relative error is {share * tolerance:.3g}"
        verdict(student.check_gradient(f, gradient, theta), right, why)


@settings(max_examples=12)
@given(
    st.builds(coarse, small, st.sampled_from([0.5, 0.25]), seeds),
    st.builds(rough, small, seeds),
)
def test_check_gradient__measures_with_epsilon(student, given_epsilon, default_epsilon):
    """The numerical gradient is taken at ε, 1e-4 unless told: what fits the chords of that width
    passes, and what fits others does not."""
    f, theta, epsilon, chord, tangent, tolerance = given_epsilon
    why = f"it is the central difference at ε = {epsilon:g}"
    for gradient, expected in in_some_order(theta, (chord, True), (tangent, False)):
        got = student.check_gradient(f, gradient, theta, epsilon, tolerance)
        verdict(got, expected, why if expected else f"not {why}")
    f, theta, chord, tangent, tolerance = default_epsilon
    why = "it is the central difference at ε = 1e-4"
    got = student.check_gradient(f, chord, theta, tolerance=tolerance)
    verdict(got, True, why)
    got = student.check_gradient(f, tangent, theta, tolerance=tolerance)
    verdict(got, False, f"not {why}")


@settings(max_examples=10)
@given(st.builds(scaled, small, st.sampled_from([1e-6, 1e6]), seeds))
@example(scaled((3,), 1e-13))
@example(scaled((2, 2), 1e-13))
def test_check_gradient__measures_relatively(student, args):
    """The error is relative: a small gradient may still be wrong, a large one be right although the
    difference is large; and where both gradients are zero they agree."""
    f, theta, good, bad = args
    for gradient, expected, size in in_some_order(theta, (good, True, 5e-6), (bad, False, 0.2)):
        got = student.check_gradient(f, gradient, theta)
        verdict(got, expected, f"the relative error is {size:g}")
    zero, some = np.zeros(theta.shape), np.ones(theta.shape)
    got = student.check_gradient(always, lambda x: zero, theta)
    verdict(got, True, "f is constant, and both gradients are zero")
    got = student.check_gradient(always, lambda x: some, theta)
    verdict(got, False, "f is constant, and the gradient is not zero")


def always(x):
    return math.pi
