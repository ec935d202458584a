"""Known mistakes in `check_gradient`. Each docstring is what the student reads."""

import numpy as np

from assignments.gradcheck.misconceptions.common import ratio
from assignments.gradcheck.misconceptions.numerical_gradient import forward_difference
from autograder.examiner import misconception_of
from solutions.gradcheck import numerical_gradient, relative_error


@misconception_of("check_gradient")
def verdict_turned_round(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """The verdict is turned round: True means that the gradient agrees."""
    return relative_error(gradient(theta), numerical_gradient(f, theta, epsilon)) > tolerance


@misconception_of("check_gradient")
def everything_passes(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """Every gradient passes, the wrong ones too: compare the relative error with the tolerance."""
    return True


@misconception_of("check_gradient")
def nothing_passes(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """No gradient passes, not even a right one: is it equality that you ask for?"""
    return False


@misconception_of("check_gradient")
def error_for_verdict(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """You return the relative error; asked is the verdict, True or False."""
    return relative_error(gradient(theta), numerical_gradient(f, theta, epsilon))


@misconception_of("check_gradient")
def absolute_verdict(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """The difference itself is compared with the tolerance; it is the relative error that counts,
    ‖a − b‖ / (‖a‖ + ‖b‖)."""
    return np.linalg.norm(gradient(theta) - numerical_gradient(f, theta, epsilon)) <= tolerance


@misconception_of("check_gradient")
def entries_compared(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """Every entry is compared on its own (as `allclose` does); here the measure is one relative
    error over all entries."""
    numerical = numerical_gradient(f, theta, epsilon)
    return np.allclose(gradient(theta), numerical, rtol=tolerance, atol=tolerance)


@misconception_of("check_gradient")
def compared_with_the_larger(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """The difference is measured against a smaller size than ‖a‖ + ‖b‖ (such as the larger of the
    two norms, one of them, their mean, or the root of ‖a‖² + ‖b‖²); here it is against the sum."""
    a, b = gradient(theta), numerical_gradient(f, theta, epsilon)
    size = max(np.linalg.norm(a), np.linalg.norm(b))
    return ratio(np.linalg.norm(a - b), size) <= tolerance


@misconception_of("check_gradient")
def tolerance_of_ones_own(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """The argument `tolerance` is ignored and 1e-4 taken instead."""
    return relative_error(gradient(theta), numerical_gradient(f, theta, epsilon)) <= 1e-4


@misconception_of("check_gradient")
def epsilon_not_passed_on(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """The argument ε is ignored: pass it on to the numerical gradient."""
    return relative_error(gradient(theta), numerical_gradient(f, theta)) <= tolerance


@misconception_of("check_gradient")
def both_arguments_ignored(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """ε and the tolerance are ignored and 1e-4 taken for both: use the arguments."""
    return relative_error(gradient(theta), numerical_gradient(f, theta)) <= 1e-4


@misconception_of("check_gradient")
def epsilon_for_tolerance(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """The error is compared with ε (are the two parameters exchanged?); ε is the step, and the
    line is drawn at `tolerance`."""
    return relative_error(gradient(theta), numerical_gradient(f, theta, epsilon)) <= epsilon


@misconception_of("check_gradient")
def another_tolerance(f, gradient, theta, epsilon=1e-4, tolerance=1e-5):
    """The default of the tolerance is another; unless told otherwise it is 1e-4."""
    return relative_error(gradient(theta), numerical_gradient(f, theta, epsilon)) <= tolerance


@misconception_of("check_gradient")
def lengths_compared(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """Only the lengths of the two gradients are compared; one that points elsewhere passes. Take
    the norm of the difference."""
    a = np.linalg.norm(gradient(theta))
    b = np.linalg.norm(numerical_gradient(f, theta, epsilon))
    return ratio(abs(a - b), a + b) <= tolerance


@misconception_of("check_gradient")
def measured_one_sidedly(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """The gradient is compared with forward differences; the central ones are asked for."""
    numerical = forward_difference(f, theta, epsilon)
    return relative_error(gradient(theta), numerical) <= tolerance


@misconception_of("check_gradient")
def verdict_for_each_component(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """This is a verdict for each component; one verdict is asked, on the gradient as a whole."""
    numerical = numerical_gradient(f, theta, epsilon)
    return np.abs(gradient(theta) - numerical) <= tolerance * (np.abs(numerical) + 1e-300)


@misconception_of("check_gradient")
def entries_compared_with_allclose(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """`np.allclose(…, atol=tolerance)` compares entry by entry and absolutely; here the measure is
    one relative error over all entries."""
    return np.allclose(gradient(theta), numerical_gradient(f, theta, epsilon), atol=tolerance)


@misconception_of("check_gradient")
def entries_compared_relatively(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """`np.allclose(…, rtol=tolerance)` compares every entry on its own; here the measure is one
    relative error over all entries, ‖a − b‖ / (‖a‖ + ‖b‖)."""
    return np.allclose(gradient(theta), numerical_gradient(f, theta, epsilon), rtol=tolerance)


@misconception_of("check_gradient")
def measured_against_the_numerical_one(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """The difference is measured against the norm of the numerical gradient alone; here it is
    against the sum of both norms."""
    b = numerical_gradient(f, theta, epsilon)
    return ratio(np.linalg.norm(gradient(theta) - b), np.linalg.norm(b)) <= tolerance


@misconception_of("check_gradient")
def zeros_do_not_agree(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """Where both gradients are zero you say False (0/0, or `<` for `<=`); they agree there."""
    a, b = gradient(theta), numerical_gradient(f, theta, epsilon)
    size = np.linalg.norm(a) + np.linalg.norm(b)
    return np.linalg.norm(a - b) < tolerance * size


@misconception_of("check_gradient")
def squares_compared(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """The roots are missing: it is ‖a − b‖ / (‖a‖ + ‖b‖) that is compared with the tolerance, not
    the sums of the squares."""
    a, b = gradient(theta), numerical_gradient(f, theta, epsilon)
    return ratio(np.sum((a - b) ** 2), np.sum(a**2) + np.sum(b**2)) <= tolerance


@misconception_of("check_gradient")
def largest_error_compared(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """The largest of the components' relative errors is compared; here it is one relative error of
    the whole gradient, ‖a − b‖ / (‖a‖ + ‖b‖)."""
    a, b = gradient(theta), numerical_gradient(f, theta, epsilon)
    return np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b))) <= tolerance


@misconception_of("check_gradient")
def sums_compared(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """Only the sums of the components are compared; errors that cancel pass. Take the norm of
    the difference."""
    return abs(np.sum(gradient(theta) - numerical_gradient(f, theta, epsilon))) <= tolerance


@misconception_of("check_gradient")
def first_component_compared(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """Only the first component is compared; a wrong gradient may be right there. Compare all, by
    the norms."""
    a = np.ravel(gradient(theta))[:1]
    return relative_error(a, np.ravel(numerical_gradient(f, theta, epsilon))[:1]) <= tolerance


@misconception_of("check_gradient")
def any_component_is_enough(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """One component that agrees is enough for you; the gradient as a whole has to."""
    a, b = gradient(theta), numerical_gradient(f, theta, epsilon)
    return np.any(np.abs(a - b) <= tolerance * (np.abs(a) + np.abs(b)))


@misconception_of("check_gradient")
def epsilon_and_tolerance_exchanged(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """ε and the tolerance have changed places: ε is the step of the numerical gradient, and the
    line is drawn at `tolerance`."""
    return relative_error(gradient(theta), numerical_gradient(f, theta, tolerance)) <= epsilon


@misconception_of("check_gradient")
def tolerance_for_epsilon(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """The numerical gradient is taken with another step than ε (`tolerance`, or a fixed one): its
    step is `epsilon`."""
    return relative_error(gradient(theta), numerical_gradient(f, theta, tolerance)) <= tolerance


@misconception_of("check_gradient")
def tolerance_of_1e_7(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """The line is drawn at a fixed, small number (such as 1e-7), not at the argument
    `tolerance`."""
    return relative_error(gradient(theta), numerical_gradient(f, theta, epsilon)) <= 1e-7


@misconception_of("check_gradient")
def error_raised_for_false(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """A wrong gradient raises an error (an `assert`?); the answer is then False, returned."""
    if relative_error(gradient(theta), numerical_gradient(f, theta, epsilon)) > tolerance:
        raise AssertionError("the gradients differ")
    return True


@misconception_of("check_gradient")
def signs_ignored(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """The magnitudes are compared; a gradient with the wrong sign passes. Take the norm of the
    difference a − b itself."""
    a, b = np.abs(gradient(theta)), np.abs(numerical_gradient(f, theta, epsilon))
    return relative_error(a, b) <= tolerance


@misconception_of("check_gradient")
def verdict_on_one_direction(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """Only the slope along (1, …, 1) is compared; a gradient that is wrong across it passes.
    Compare the numerical gradient, component by component measured."""
    slope = (f(theta + epsilon) - f(theta - epsilon)) / (2 * epsilon)
    return relative_error(np.sum(gradient(theta)), slope) <= tolerance


@misconception_of("check_gradient")
def check_gradient_without_return(f, gradient, theta, epsilon=0.0001, tolerance=0.0001):
    """Nothing comes back, the result is None: the function ends without a `return` (to print
    a result is not to return it)."""


@misconception_of("check_gradient")
def allclose_with_its_own_tolerances(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """`np.allclose` without `tolerance` has limits of its own, entry by entry; here the measure is
    one relative error, and the line is drawn at `tolerance`."""
    return np.allclose(gradient(theta), numerical_gradient(f, theta, epsilon))


@misconception_of("check_gradient")
def equality_asked_for(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """You ask for equality to the last bit, which a measured gradient never has: compare the
    relative error with the tolerance."""
    return np.array_equal(gradient(theta), numerical_gradient(f, theta, epsilon))


@misconception_of("check_gradient")
def tolerance_of_1e_5(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """The argument `tolerance` is ignored and 1e-5 taken instead."""
    return relative_error(gradient(theta), numerical_gradient(f, theta, epsilon)) <= 1e-5


@misconception_of("check_gradient")
def step_of_1e_5(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """The numerical gradient is taken with another step than ε (a fixed or a smaller one): pass
    `epsilon` on as it is."""
    return relative_error(gradient(theta), numerical_gradient(f, theta, 1e-5)) <= tolerance


@misconception_of("check_gradient")
def zero_gradient_passes(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """A gradient of zeros always passes; where f is not flat it is wrong. Compare it as any other:
    the relative error is then 1."""
    a = gradient(theta)
    return not np.any(a) or relative_error(a, numerical_gradient(f, theta, epsilon)) <= tolerance


@misconception_of("check_gradient")
def sums_of_magnitudes_compared(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """The error is measured by sums of magnitudes, Σ|a − b| / (Σ|a| + Σ|b|); the norm is the root
    of the sum of the squares."""
    a, b = gradient(theta), numerical_gradient(f, theta, epsilon)
    size = np.sum(np.abs(a)) + np.sum(np.abs(b))
    return ratio(np.sum(np.abs(a - b)), size) <= tolerance


@misconception_of("check_gradient")
def largest_entries_compared(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """The error is measured by the largest magnitudes, max|a − b| / (max|a| + max|b|); the norm is
    the root of the sum of the squares."""
    a, b = gradient(theta), numerical_gradient(f, theta, epsilon)
    size = np.max(np.abs(a)) + np.max(np.abs(b))
    return ratio(np.max(np.abs(a - b)), size) <= tolerance


@misconception_of("check_gradient")
def measured_against_the_norm_of_the_sum(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """The difference is measured against ‖a + b‖; here it is against ‖a‖ + ‖b‖, which is larger
    wherever the two gradients differ in direction."""
    a, b = gradient(theta), numerical_gradient(f, theta, epsilon)
    return ratio(np.linalg.norm(a - b), np.linalg.norm(a + b)) <= tolerance


@misconception_of("check_gradient")
def directions_compared(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """Only the directions are compared (a cosine); a gradient that is twice too large passes. Take
    the norm of the difference, ‖a − b‖ / (‖a‖ + ‖b‖)."""
    a, b = gradient(theta), numerical_gradient(f, theta, epsilon)
    if not np.any(a) or not np.any(b):
        return not np.any(a) and not np.any(b)
    return 1 - np.sum(a * b) / (np.linalg.norm(a) * np.linalg.norm(b)) <= tolerance


@misconception_of("check_gradient")
def directions_compared_and_zeros_divided(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """Only the directions are compared (a cosine): a gradient that is twice too large passes, and
    two zeros do not, since 0/0 is NaN. Take the relative error, ‖a − b‖ / (‖a‖ + ‖b‖)."""
    a, b = gradient(theta), numerical_gradient(f, theta, epsilon)
    with np.errstate(all="ignore"):
        return 1 - np.sum(a * b) / (np.linalg.norm(a) * np.linalg.norm(b)) <= tolerance


@misconception_of("check_gradient")
def squared_distance_compared(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """The sum of the squared differences is compared with the tolerance; it is the relative error
    that counts, ‖a − b‖ / (‖a‖ + ‖b‖)."""
    return np.sum((gradient(theta) - numerical_gradient(f, theta, epsilon)) ** 2) <= tolerance


@misconception_of("check_gradient")
def mean_squared_difference_compared(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """The mean of the squared differences is compared with the tolerance; it is the relative error
    that counts, ‖a − b‖ / (‖a‖ + ‖b‖)."""
    return np.mean((gradient(theta) - numerical_gradient(f, theta, epsilon)) ** 2) <= tolerance


@misconception_of("check_gradient")
def squares_compared_and_zeros_divided(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """The roots are missing (it is ‖a − b‖ / (‖a‖ + ‖b‖), without squares), and where both
    gradients are zero you say False, since 0/0 is NaN; they agree there."""
    a, b = gradient(theta), numerical_gradient(f, theta, epsilon)
    with np.errstate(all="ignore"):
        return np.sum((a - b) ** 2) / (np.sum(a**2) + np.sum(b**2)) <= tolerance


@misconception_of("check_gradient")
def sums_of_squares_compared(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """The sums of the squares, Σ a² and Σ b², are compared; a gradient of that length that points
    elsewhere passes. Take the norm of the difference, ‖a − b‖ / (‖a‖ + ‖b‖)."""
    a, b = np.sum(gradient(theta) ** 2), np.sum(numerical_gradient(f, theta, epsilon) ** 2)
    return abs(a - b) <= tolerance


@misconception_of("check_gradient")
def sums_of_squares_compared_relatively(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """The sums of the squares, Σ a² and Σ b², are compared; a gradient of that length that points
    elsewhere passes. Above the line stands the norm of the difference, ‖a − b‖."""
    a, b = np.sum(gradient(theta) ** 2), np.sum(numerical_gradient(f, theta, epsilon) ** 2)
    return ratio(abs(a - b), a + b) <= tolerance
