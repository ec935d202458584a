"""Public laws of `activations`: shapes, slopes, and what large inputs must not do."""

import warnings

import numpy as np

from autograder.laws import Broken, agree, agree_with_gradient, difference_quotient, law, numbers

SHAPES = [(), (1,), (3,), (2, 2), (2, 3), (3, 1), (2, 1, 3), (1, 2, 2, 2)]


def drawn(case):
    """An array of one shape or another, entries between −2 and 2."""
    return case.normal(SHAPES[case.number % len(SHAPES)])


def without_overflow(function, z):
    """The value at z; an overflow on the way breaks the law."""
    with warnings.catch_warnings():
        warnings.filterwarnings("error", ".*overflow", RuntimeWarning, append=True)
        try:
            return numbers(function(z), z.shape)
        except (RuntimeWarning, OverflowError) as trouble:
            raise Broken(f"at z = {z.tolist()}: {trouble}") from None


def large(case):
    """Large numbers of both signs, up to ±1000."""
    size = 1000 if case.number == 0 else 100 * case.size(1, 9)
    return np.array([-1.0 * size, -30.0, 0.0, 30.0, size])


# --- sigmoid --------------------------------------------------------------------------


@law("sigmoid")
def is_a_tanh_in_other_units(student, case):
    """2σ(2z) − 1 = tanh z, for an array of any shape."""
    z = drawn(case)
    s = numbers(student.sigmoid(2 * z), z.shape, "σ(2z)")
    agree(2 * s - 1, np.tanh(z), scale=1.0, what="2σ(2z) − 1")


@law("sigmoid")
def falls_onto_itself_when_turned(student, case):
    """σ(z) + σ(−z) = 1, and σ rises."""
    z = drawn(case)
    s, mirrored = numbers(student.sigmoid(z), z.shape), numbers(student.sigmoid(-z), z.shape)
    agree(s + mirrored, np.ones(z.shape), what="σ(z) + σ(−z)")
    if not np.all((s > 0.5) == (z > 0)):
        raise Broken("σ is not above ½ where z is positive")


@law("sigmoid")
def comes_to_its_limits(student, case):
    """Far out σ is 0 or 1, and nothing overflows on the way, for |z| up to 1000."""
    z = large(case)
    got = without_overflow(student.sigmoid, z)
    agree(got, [0, 0, 0.5, 1, 1], what=f"σ at {z.tolist()}")


@law("sigmoid_prime")
def is_the_slope_of_your_sigmoid(student, case):
    """σ' is what small steps of 1 / (1 + exp(−z)) show, and is greatest at 0: ¼."""
    z = drawn(case)
    got = student.sigmoid_prime(z)
    agree_with_gradient(got, lambda x: np.sum(1 / (1 + np.exp(-x))), at=z, what="σ'(z)")
    agree(student.sigmoid_prime(np.zeros(2)), [0.25, 0.25], what="σ'(0)")


@law("sigmoid_prime")
def dies_away_on_both_sides(student, case):
    """Far out σ' is 0, and nothing overflows on the way, for |z| up to 1000."""
    got = without_overflow(student.sigmoid_prime, large(case))
    agree(got, [0, 0, 0.25, 0, 0], scale=1.0, what="σ' far out and at 0")


# --- tanh -----------------------------------------------------------------------------


@law("tanh_prime")
def is_the_slope_of_tanh(student, case):
    """tanh' is what small steps of np.tanh show, for an array of any shape."""
    z = drawn(case)
    agree_with_gradient(student.tanh_prime(z), lambda x: np.sum(np.tanh(x)), at=z, what="tanh'(z)")


@law("tanh_prime")
def is_one_at_zero_and_dies_away(student, case):
    """tanh'(0) = 1; far out it is 0, and nothing overflows on the way, for |z| up to 1000."""
    got = without_overflow(student.tanh_prime, large(case))
    agree(got, [0, 0, 1, 0, 0], what="tanh' far out and at 0")


# --- ReLU -----------------------------------------------------------------------------


@law("relu")
def splits_every_number_in_two(student, case):
    """relu(z) − relu(−z) = z, and relu(z) + relu(−z) = |z|, for an array of any shape."""
    z = drawn(case)
    right, left = numbers(student.relu(z), z.shape), numbers(student.relu(-z), z.shape)
    agree(right - left, z, what="relu(z) − relu(−z)")
    agree(right + left, np.abs(z), what="relu(z) + relu(−z)")


@law("relu")
def has_no_upper_limit(student, case):
    """Large z pass as they are, and 0 stays 0."""
    z = large(case)
    agree(without_overflow(student.relu, z), [0, 0, 0, 30, z[-1]], what=f"relu at {z.tolist()}")


@law("relu_prime")
def is_the_slope_of_relu(student, case):
    """Away from the corner it is what small steps of max(0, z) show."""
    z = drawn(case)
    measured = difference_quotient(lambda x: np.sum((x + np.abs(x)) / 2), z)
    agree(student.relu_prime(z), measured, scale=1.0, what="relu'(z)")


@law("relu_prime")
def is_silent_at_the_corner(student, case):
    """relu'(0) = 0, as on the left; on the right it is 1 however large z."""
    got = without_overflow(student.relu_prime, large(case))
    agree(got, [0, 0, 0, 1, 1], what="relu' at 0 and far out")


# --- leaky ReLU -----------------------------------------------------------------------


@law("leaky_relu")
def leaks_what_the_slope_says(student, case):
    """Where z > 0 it is z; where z < 0, the slope times z, for small slopes and large, and 0."""
    z = np.abs(drawn(case))
    slope = case.positive(1).item() if case.number % 4 else 0.0
    agree(student.leaky_relu(z, slope), z, what="leaky_relu of positive z")
    agree(student.leaky_relu(-z, slope), -slope * z, what="leaky_relu of negative z")


@law("leaky_relu")
def leaks_a_hundredth_by_default(student, case):
    """Without a slope, −1000 leaks −10, and 1000 passes."""
    z = large(case)
    got = without_overflow(student.leaky_relu, z)
    agree(got, [z[0] / 100, -0.3, 0, 30, z[-1]], what=f"leaky_relu at {z.tolist()}")


@law("leaky_relu_prime")
def is_the_slope_on_either_side(student, case):
    """On the left, and at 0, it is the slope; on the right it is 1."""
    z = np.abs(drawn(case))
    slope = case.positive(1).item() if case.number % 4 else 0.0
    agree(student.leaky_relu_prime(z, slope), np.ones(z.shape), what="the slope of positive z")
    left = np.full(z.shape, slope)
    agree(student.leaky_relu_prime(-z, slope), left, what="the slope of negative z")
    agree(student.leaky_relu_prime(0 * z, slope), left, what="the slope at 0")


@law("leaky_relu_prime")
def is_a_hundredth_by_default(student, case):
    """Without a slope, it is 0.01 on the left and at 0, however large z."""
    got = without_overflow(student.leaky_relu_prime, large(case))
    agree(got, [0.01, 0.01, 0.01, 1, 1], what="the slopes, far out and at 0")
