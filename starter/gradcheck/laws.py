"""Public laws of `gradcheck`: what any witness, ruler and judge must satisfy."""

import numpy as np

from autograder.laws import Broken, agree, law, numbers


def drawn_shape(case):
    """A vector first, then matrices, arrays with three axes, and a single number."""
    axes = (1, 2, 3, 0)[case.number % 4]
    return case.sizes(axes, high=3)


def paraboloid(c, d):
    """(Σ d x)² + Σ c x², which takes arrays of the shape of c, and its gradient."""

    def cost(x):
        if np.shape(x) != c.shape:
            raise Broken(f"f was given an array of shape {np.shape(x)}; θ has shape {c.shape}")
        return float(np.sum(d * x) ** 2 + np.sum(c * np.square(x)))

    return cost, lambda x: 2 * np.sum(d * x) * d + 2 * c * np.asarray(x)


@law("numerical_gradient")
def is_exact_for_quadratic_functions(student, case):
    """The chord of a parabola is parallel to its tangent in the middle: for a quadratic f the
    central difference is the gradient, whatever ε, and θ of any shape."""
    shape = drawn_shape(case)
    theta, c, d = case.normal(shape, shape, shape)
    f, gradient = paraboloid(c, d)
    epsilon = (0.5, 0.1, 1e-4)[case.number % 3]
    agree(student.numerical_gradient(f, theta, epsilon), gradient(theta), what="the gradient")


@law("numerical_gradient")
def is_off_by_epsilon_squared_for_cubes(student, case):
    """The central difference of Σ c x³ is 3 c θ² + ε² c: a wide chord is not the tangent."""
    n = case.size()
    theta, c = case.normal(n, n)
    epsilon = (0.5, 0.25)[case.number % 2]

    def cubes(x):
        return float(np.sum(c * np.asarray(x) ** 3))

    got = student.numerical_gradient(cubes, theta, epsilon)
    agree(got, 3 * c * theta**2 + epsilon**2 * c, what="the central difference")


@law("numerical_gradient")
def leaves_theta_as_it_was(student, case):
    """θ is the caller's: after the call it is bit for bit what it was, and f has seen it moved."""
    shape = drawn_shape(case)
    theta, c, d = case.normal(shape, shape, shape)
    before, seen = theta.copy(), set()

    def watched(x):
        seen.add(np.asarray(x, dtype=float).tobytes())
        return paraboloid(c, d)[0](x)

    student.numerical_gradient(watched, theta)
    if theta.tobytes() != before.tobytes():
        raise Broken("θ has been changed", before, theta)
    if len(seen - {before.tobytes()}) < 2 * theta.size:
        raise Broken(f"f was asked at {len(seen)} points; {2 * theta.size} stand in the formula")


@law("relative_error")
def is_symmetric_and_free_of_units(student, case):
    """a and b exchanged, or both measured in another unit: the same number."""
    shape = drawn_shape(case)
    a, b = case.normal(shape, shape)
    error = numbers(student.relative_error(a, b), ())
    if not 0 < error <= 1 + 1e-6:
        raise Broken(f"the relative error of two different arrays is {error:.6g}", None, error)
    agree(student.relative_error(b, a), error, scale=1.0, what="the error of b and a")
    large = student.relative_error(1000 * a, 1000 * b)
    agree(large, error, scale=1.0, what="the error of 1000·a and 1000·b")


@law("relative_error")
def knows_a_factor_and_a_sign(student, case):
    """Of a and c·a it is |c − 1| / (c + 1), so 1/3 for c = 2; of a and −a it is 1."""
    a = case.normal(drawn_shape(case))
    for c in (2.0, 0.25, 1.0):
        agree(student.relative_error(c * a, a), abs(c - 1) / (c + 1), scale=1.0)
    agree(student.relative_error(-a, a), 1.0)


@law("relative_error")
def is_zero_for_two_zeros(student, case):
    """Two arrays of zeros agree, the error is 0; of zeros and something else it is 1."""
    a = case.normal(drawn_shape(case))
    agree(student.relative_error(np.zeros(a.shape), np.zeros(a.shape)), 0.0)
    agree(student.relative_error(np.zeros(a.shape), a), 1.0)


@law("check_gradient")
def acquits_the_right_and_convicts_the_wrong(student, case):
    """A right gradient gets True; one with a factor of two, or a single wrong entry, False."""
    shape = drawn_shape(case)
    theta, c, d = case.normal(shape, shape, shape)
    f, gradient = paraboloid(c, d)
    last = np.zeros(shape)
    last.flat[-1] = 1.0
    agree(student.check_gradient(f, gradient, theta), True, what="the verdict on the gradient")
    got = student.check_gradient(f, lambda x: 2 * gradient(x), theta)
    agree(got, False, what="the verdict on twice the gradient")
    got = student.check_gradient(f, lambda x: gradient(x) + last, theta)
    agree(got, False, what="the verdict on a gradient whose last entry is wrong")


@law("check_gradient")
def obeys_the_tolerance(student, case):
    """A gradient with a factor of two too many has a relative error of 1/3: it passes with a
    tolerance of 0.4 and fails with one of 0.3."""
    shape = drawn_shape(case)
    theta, c, d = case.normal(shape, shape, shape)
    f, gradient = paraboloid(c, d)
    for tolerance in (0.4, 0.3):
        got = student.check_gradient(f, lambda x: 2 * gradient(x), theta, 1e-4, tolerance)
        agree(got, tolerance > 1 / 3, what=f"the verdict at a tolerance of {tolerance}")
