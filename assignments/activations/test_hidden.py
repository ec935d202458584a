"""The hidden suite of `activations`: four functions, their slopes, and large inputs."""

import numpy as np
import pytest

from autograder.examiner import (
    agree,
    agree_with_gradient,
    example,
    given,
    normal,
    seeds,
    settings,
    sizes,
    st,
)

some = settings(max_examples=10)
few = settings(max_examples=6)

LARGE = (1000.0, 750.0, 500.0, 400.0, 120.0, 60.0, 25.0, 7.0, 4.0)
NEARLY_FLAT = np.array([5.0, -5.0, 8.0, -8.0, 9.0, -9.0, 10.0, -10.0, 0.53])


# Close to their limits the functions are known to 1e-7, in float32 too.
FINE = 0.1


def array(seed, *shape):
    """One array of this shape, entries between -2 and 2; shape () is a single number."""
    return normal(seed, shape)[0]


def with_zeros(n, m, seed=0):
    """Every other entry is exactly 0, some of the rest are very close to it."""
    z = array(seed, n, m)
    z.flat[::2] = 0
    z.flat[3::4] = np.sign(z.flat[3::4]) * 1e-12
    return z


def with_large_entries(n, m, seed=0):
    """Every other entry is large, up to 1000, with the sign it had."""
    z = array(seed, n, m)
    every_other = np.arange(z.size) % 2 == 1
    large = np.random.default_rng([seed, n, m]).choice(LARGE, z.shape)
    return np.where(every_other.reshape(z.shape), np.sign(z) * large, z)


def single(value):
    """An array that is one number."""
    return np.array(float(value))


def at_zero(test):
    """A law about the corner: 0 by itself, beside entries of order 1, and very small ones."""
    small = np.array([[-0.02, 0.02, 1e-12, -1e-12, 1e-30, -1e-30, 0.0]])
    for z in (single(0), np.array([[0.0, -1.0, 2.0]]), small):
        test = example(z)(test)
    return some(given(zeros)(test))


matrices = st.builds(lambda n, m, seed: array(seed, n, m), sizes, sizes, seeds)
of_any_shape = st.builds(
    lambda shape, seed: array(seed, *shape),
    st.sampled_from([(), (1,), (3,), (2, 3, 2), (3, 1, 2), (1, 2, 1, 3)]),
    seeds,
)
zeros = st.builds(with_zeros, sizes, sizes, seeds)
large = st.builds(with_large_entries, st.integers(2, 4), sizes, seeds)


def with_extremes(test):
    """A law about large inputs: each end by itself, then among ordinary entries.

    ±400 stand beside an ordinary entry: on a scale of their own, exp(−400) and 0 would differ.
    """
    for value in (-1000.0, 1000.0):
        test = example(single(value))(test)
        test = example(np.array([0.4 * value, 0.53]))(test)
    test = example(NEARLY_FLAT)(test)
    for sign in (1, -1):  # whichever sign the sum or the mean has, the other overflows
        test = example(sign * np.array([[1000.0, -1000.0, -750.0]]))(test)
    return some(given(large)(test))


def with_shapes(test):
    """A law about shapes: 0, 1, 3 and more dimensions."""
    for shape in ((), (3,), (2, 3, 2)):
        test = example(array(1, *shape))(test)
    return few(given(of_any_shape)(test))


# --- sigmoid --------------------------------------------------------------------------


@pytest.mark.weight(2)
@given(matrices)
@example(single(0).reshape(1, 1))
def test_sigmoid__is_the_logistic_function(student, reference, z):
    """σ(z) = 1 / (1 + exp(−z)), for each entry."""
    agree(student.sigmoid(z), reference.sigmoid(z), what="σ(z)")


@with_shapes
def test_sigmoid__of_any_shape(student, reference, z):
    """σ works on arrays of any shape, a single number too, and keeps the shape."""
    agree(student.sigmoid(z), reference.sigmoid(z), what="σ(z)")


@pytest.mark.weight(2)
@with_extremes
def test_sigmoid__survives_large_inputs(student, reference, z):
    """For |z| up to 1000, σ(z) is finite and right, and nothing overflows on the way."""
    agree(student.sigmoid.strict(z), reference.sigmoid(z), scale=FINE, what="σ(z)")


# --- its slope ------------------------------------------------------------------------


@pytest.mark.weight(2)
@given(matrices)
@example(single(0).reshape(1, 1))
def test_sigmoid_prime__is_the_slope_of_the_logistic_function(student, reference, z):
    """σ'(z) = σ(z) (1 − σ(z)), where z is the weighted input."""
    agree(student.sigmoid_prime(z), reference.sigmoid_prime(z), what="σ'(z)")


@some
@given(matrices)
def test_sigmoid_prime__is_what_a_small_step_shows(student, z):
    """σ' is what central differences of 1 / (1 + exp(−z)) give."""
    agree_with_gradient(
        student.sigmoid_prime(z), lambda x: np.sum(1 / (1 + np.exp(-x))), at=z, what="σ'(z)"
    )


@with_shapes
def test_sigmoid_prime__of_any_shape(student, reference, z):
    """σ' works on arrays of any shape, a single number too, and keeps the shape."""
    agree(student.sigmoid_prime(z), reference.sigmoid_prime(z), what="σ'(z)")


@pytest.mark.weight(2)
@with_extremes
def test_sigmoid_prime__survives_large_inputs(student, reference, z):
    """For |z| up to 1000, σ'(z) is finite and right, and nothing overflows on the way."""
    agree(student.sigmoid_prime.strict(z), reference.sigmoid_prime(z), scale=FINE, what="σ'(z)")


# --- tanh -----------------------------------------------------------------------------


@pytest.mark.weight(2)
@given(matrices)
@example(single(0).reshape(1, 1))
def test_tanh_prime__is_the_slope_of_tanh(student, reference, z):
    """tanh'(z) = 1 − tanh(z)², where z is the weighted input."""
    agree(student.tanh_prime(z), reference.tanh_prime(z), what="tanh'(z)")


@some
@given(matrices)
def test_tanh_prime__is_what_a_small_step_shows(student, z):
    """tanh' is what central differences of tanh give."""
    got = student.tanh_prime(z)
    agree_with_gradient(got, lambda x: np.sum(np.tanh(x)), at=z, what="tanh'(z)")


@with_shapes
def test_tanh_prime__of_any_shape(student, reference, z):
    """tanh' works on arrays of any shape, a single number too, and keeps the shape."""
    agree(student.tanh_prime(z), reference.tanh_prime(z), what="tanh'(z)")


@with_extremes
def test_tanh_prime__survives_large_inputs(student, reference, z):
    """For |z| up to 1000, tanh'(z) is finite and right, and nothing overflows on the way."""
    agree(student.tanh_prime.strict(z), reference.tanh_prime(z), scale=FINE, what="tanh'(z)")


# --- ReLU -----------------------------------------------------------------------------


@pytest.mark.weight(2)
@given(matrices)
@example(np.array([[-2.0, 0.5, 3.0]]))
def test_relu__lets_the_positive_pass(student, reference, z):
    """relu(z) = max(0, z), for each entry."""
    agree(student.relu(z), reference.relu(z), what="relu(z)")


@at_zero
def test_relu__at_zero(student, reference, z):
    """relu(0) = 0, beside entries of either sign."""
    agree(student.relu(z), reference.relu(z), what="relu(z)")


@with_shapes
def test_relu__of_any_shape(student, reference, z):
    """relu works on arrays of any shape, a single number too, and keeps the shape."""
    agree(student.relu(z), reference.relu(z), what="relu(z)")


@with_extremes
def test_relu__survives_large_inputs(student, reference, z):
    """For |z| up to 1000, relu(z) is finite and right: nothing is capped, nothing overflows."""
    agree(student.relu.strict(z), reference.relu(z), what="relu(z)")


@pytest.mark.weight(2)
@given(matrices)
@example(np.array([[-2.0, 0.5, 3.0]]))
def test_relu_prime__is_one_on_the_right(student, reference, z):
    """relu'(z) is 1 where z > 0, and 0 where z < 0."""
    agree(student.relu_prime(z), reference.relu_prime(z), what="relu'(z)")


@at_zero
def test_relu_prime__at_zero(student, reference, z):
    """relu'(0) = 0 in this course: the corner belongs to the left."""
    agree(student.relu_prime(z), reference.relu_prime(z), what="relu'(z)")


@with_shapes
def test_relu_prime__of_any_shape(student, reference, z):
    """relu' works on arrays of any shape, a single number too, and keeps the shape."""
    agree(student.relu_prime(z), reference.relu_prime(z), what="relu'(z)")


@with_extremes
def test_relu_prime__survives_large_inputs(student, reference, z):
    """For |z| up to 1000, relu'(z) is 0 or 1, and nothing overflows."""
    agree(student.relu_prime.strict(z), reference.relu_prime(z), what="relu'(z)")


# --- leaky ReLU -----------------------------------------------------------------------

# A leak is less than 1: there, max(slope · z, z) is the same function.
slopes = st.sampled_from([0.1, 0.25, 0.5, 0.3])
both_signs = np.array([[-2.0, 0.5, 3.0]])


@pytest.mark.weight(2)
@given(matrices)
@example(both_signs)
def test_leaky_relu__leaks_a_hundredth(student, reference, z):
    """z where z > 0, else slope · z; the slope is 0.01 unless it is given."""
    agree(student.leaky_relu(z), reference.leaky_relu(z), what="leaky_relu(z)")


@given(matrices, slopes)
@example(both_signs, 0.1)
@example(both_signs, 0.0)
def test_leaky_relu__with_another_slope(student, reference, z, slope):
    """z where z > 0, else slope · z, for the slope that is given."""
    got = student.leaky_relu(z, slope=slope)
    agree(got, reference.leaky_relu(z, slope), what="leaky_relu(z)")


@with_shapes
def test_leaky_relu__of_any_shape(student, reference, z):
    """leaky_relu works on arrays of any shape, a single number too, and keeps the shape."""
    agree(student.leaky_relu(z, 0.5), reference.leaky_relu(z, 0.5), what="leaky_relu(z)")


@with_extremes
def test_leaky_relu__survives_large_inputs(student, reference, z):
    """For |z| up to 1000, leaky_relu(z) is finite and right, and nothing overflows."""
    agree(student.leaky_relu.strict(z), reference.leaky_relu(z), what="leaky_relu(z)")


@pytest.mark.weight(2)
@given(matrices)
@example(both_signs)
def test_leaky_relu_prime__is_one_or_a_hundredth(student, reference, z):
    """1 where z > 0, and the slope where z < 0; the slope is 0.01 unless it is given."""
    agree(student.leaky_relu_prime(z), reference.leaky_relu_prime(z), what="leaky_relu'(z)")


@given(matrices, slopes)
@example(both_signs, 0.1)
@example(both_signs, 0.0)
def test_leaky_relu_prime__with_another_slope(student, reference, z, slope):
    """1 where z > 0, and where z < 0 the slope that is given."""
    got = student.leaky_relu_prime(z, slope=slope)
    agree(got, reference.leaky_relu_prime(z, slope=slope), what="leaky_relu'(z)")


@at_zero
def test_leaky_relu_prime__at_zero(student, reference, z):
    """At 0 it is the slope: the corner belongs to the left."""
    got = student.leaky_relu_prime(z, 0.25)
    agree(got, reference.leaky_relu_prime(z, 0.25), what="leaky_relu'(z)")


@with_shapes
def test_leaky_relu_prime__of_any_shape(student, reference, z):
    """leaky_relu' works on arrays of any shape, a single number too, and keeps the shape."""
    got = student.leaky_relu_prime(z, 0.5)
    agree(got, reference.leaky_relu_prime(z, 0.5), what="leaky_relu'(z)")


@with_extremes
def test_leaky_relu_prime__survives_large_inputs(student, reference, z):
    """For |z| up to 1000, leaky_relu'(z) is the slope or 1, and nothing overflows."""
    agree(student.leaky_relu_prime.strict(z), reference.leaky_relu_prime(z), what="leaky_relu'(z)")
