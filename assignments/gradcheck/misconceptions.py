"""Known mistakes in checking gradients. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.gradcheck import numerical_gradient, relative_error

# --- numerical_gradient -----------------------------------------------------------------


def differences(theta, one):
    """An array shaped like theta of one(unit vector e_i) for every entry i."""
    theta = np.array(theta, dtype=float)
    gradient = np.empty_like(theta)
    for i in np.ndindex(theta.shape):
        e = np.zeros_like(theta)
        e[i] = 1.0
        gradient[i] = one(e)
    return gradient


@misconception_of("numerical_gradient")
def forward_difference(f, theta, epsilon=1e-4):
    """This is the forward difference, (f(θ + ε e_i) − f(θ)) / ε; asked is the central one, with
    a step to either side, whose error is of order ε² instead of ε."""
    return differences(theta, lambda e: (f(theta + epsilon * e) - f(theta)) / epsilon)


@misconception_of("numerical_gradient")
def backward_difference(f, theta, epsilon=1e-4):
    """This is the backward difference, (f(θ) − f(θ − ε e_i)) / ε; asked is the central one, with
    a step to either side."""
    return differences(theta, lambda e: (f(theta) - f(theta - epsilon * e)) / epsilon)


@misconception_of("numerical_gradient")
def divided_by_one_epsilon(f, theta, epsilon=1e-4):
    """Twice too large: from θ − ε to θ + ε it is 2ε, so divide by 2ε."""
    return 2 * numerical_gradient(f, theta, epsilon)


@misconception_of("numerical_gradient")
def halved_and_times_epsilon(f, theta, epsilon=1e-4):
    """The parentheses are missing: `d / 2 * epsilon` is (d / 2) · ε; write `d / (2 * epsilon)`."""
    return differences(
        theta, lambda e: (f(theta + epsilon * e) - f(theta - epsilon * e)) / 2 * epsilon
    )


@misconception_of("numerical_gradient")
def chord_of_half_the_width(f, theta, epsilon=1e-4):
    """The points are at θ ± ε/2; here ε is half the width of the chord: θ ± ε, divided by 2ε."""
    return numerical_gradient(f, theta, epsilon / 2)


@misconception_of("numerical_gradient")
def chord_turned_round(f, theta, epsilon=1e-4):
    """The sign is turned: it is f(θ + ε e_i) − f(θ − ε e_i), not the other way round."""
    return -numerical_gradient(f, theta, epsilon)


@misconception_of("numerical_gradient")
def never_divided(f, theta, epsilon=1e-4):
    """The difference is not divided by 2ε: it is the rise of the chord, and the slope is asked."""
    return 2 * epsilon * numerical_gradient(f, theta, epsilon)


@misconception_of("numerical_gradient")
def left_below(f, theta, epsilon=1e-4):
    """An entry stays at θ_i − ε when you move on to the next; put it back first, so that only one
    entry at a time differs from θ."""
    moved = np.array(theta, dtype=float)
    gradient = np.empty_like(moved)
    for i in np.ndindex(moved.shape):
        moved[i] += epsilon
        above = f(moved.copy())
        moved[i] -= 2 * epsilon
        gradient[i] = (above - f(moved.copy())) / (2 * epsilon)
    return gradient


@misconception_of("numerical_gradient")
def left_above(f, theta, epsilon=1e-4):
    """An entry stays at θ_i + ε when you move on to the next; put it back first, so that only one
    entry at a time differs from θ."""
    moved = np.array(theta, dtype=float)
    gradient = np.empty_like(moved)
    for i in np.ndindex(moved.shape):
        moved[i] -= epsilon
        below = f(moved.copy())
        moved[i] += 2 * epsilon
        gradient[i] = (f(moved.copy()) - below) / (2 * epsilon)
    return gradient


@misconception_of("numerical_gradient")
def all_entries_at_once(f, theta, epsilon=1e-4):
    """All entries are moved together, so every component is the slope along (1, …, 1); move one
    entry at a time."""
    slope = (f(theta + epsilon) - f(theta - epsilon)) / (2 * epsilon)
    return np.full(theta.shape, slope)


@misconception_of("numerical_gradient")
def one_slope_for_all(f, theta, epsilon=1e-4):
    """The result is a single number, the slope along (1, …, 1); a gradient has a component for
    every entry of θ."""
    return (f(theta + epsilon) - f(theta - epsilon)) / (2 * epsilon)


@misconception_of("numerical_gradient")
def whole_rows_moved(f, theta, epsilon=1e-4):
    """`theta[i]` with a single index is a whole row where θ has two axes or more: you move all its
    entries at once. Walk over every entry."""
    gradient = np.zeros(theta.shape)
    for i in range(len(theta)):
        step = np.zeros(theta.shape)
        step[i] = epsilon
        gradient[i] = (f(theta + step) - f(theta - step)) / (2 * epsilon)
    return gradient


@misconception_of("numerical_gradient")
def flattened(f, theta, epsilon=1e-4):
    """The gradient comes back flat; it has the shape of θ."""
    return numerical_gradient(f, theta, epsilon).ravel()


@misconception_of("numerical_gradient")
def at_least_a_vector(f, theta, epsilon=1e-4):
    """The shape () is lost: of a θ without axes, a single number, the gradient is a single
    number too."""
    return np.atleast_1d(numerical_gradient(f, theta, epsilon))


@misconception_of("numerical_gradient")
def f_asked_about_flat_arrays(f, theta, epsilon=1e-4):
    """f is called with a flattened θ; it takes arrays of the shape of θ."""
    return numerical_gradient(f, theta.ravel(), epsilon)


@misconception_of("numerical_gradient")
def epsilon_of_ones_own(f, theta, epsilon=1e-4):
    """The argument ε is ignored and 1e-4 taken instead."""
    return numerical_gradient(f, theta, 1e-4)


@misconception_of("numerical_gradient")
def another_default(f, theta, epsilon=1e-5):
    """The default of ε is another; unless told otherwise it is 1e-4."""
    return numerical_gradient(f, theta, epsilon)


@misconception_of("numerical_gradient")
def step_in_proportion(f, theta, epsilon=1e-4):
    """The step is scaled with the entry, ε · max(1, |θ_i|), as some libraries do; here it is ε for
    every entry."""
    theta = np.array(theta, dtype=float)

    def chord(e):
        h = epsilon * np.max(np.abs(np.maximum(1.0, np.abs(theta)) * e))
        return (f(theta + h * e) - f(theta - h * e)) / (2 * h)

    return differences(theta, chord)


@misconception_of("numerical_gradient")
def five_points(f, theta, epsilon=1e-4):
    """This comes to the derivative itself: five points, an extrapolation, or a far smaller step of
    your own, such as 1e-7. Asked is the central difference at the ε that is given, with its error
    of order ε²."""
    coarse = numerical_gradient(f, theta, 2 * epsilon)
    return (4 * numerical_gradient(f, theta, epsilon) - coarse) / 3


@misconception_of("numerical_gradient")
def moved_in_single_precision(f, theta, epsilon=1e-4):
    """θ is moved in float32, which keeps hardly 7 digits: at ε = 1e-4 the difference is mostly
    rounding. Take the steps in float64."""
    theta = np.asarray(theta, dtype=np.float32)
    return differences(
        theta,
        lambda e: (
            (f(np.float32(theta + epsilon * e)) - f(np.float32(theta - epsilon * e)))
            / (2 * epsilon)
        ),
    )


@misconception_of("numerical_gradient")
def truncated_to_integers(f, theta, epsilon=1e-4):
    """The steps are lost in an array of integers: convert θ to float before you add ε."""
    theta = np.asarray(theta).astype(int)
    return differences(
        theta,
        lambda e: (
            (f((theta + epsilon * e).astype(int)) - f((theta - epsilon * e).astype(int)))
            / (2 * epsilon)
        ),
    )


@misconception_of("numerical_gradient")
def forward_difference_over_two_epsilon(f, theta, epsilon=1e-4):
    """This is (f(θ + ε e_i) − f(θ)) / 2ε, half a slope: the second point is θ itself. Step to
    θ − ε e_i too (if you subtract ε after adding it, you are back at θ: subtract 2ε)."""
    return differences(theta, lambda e: (f(theta + epsilon * e) - f(theta)) / (2 * epsilon))


@misconception_of("numerical_gradient")
def only_the_second_value_divided(f, theta, epsilon=1e-4):
    """The parentheses are missing: only f(θ − ε e_i) is divided by 2ε; write `(above - below) /
    (2 * epsilon)`."""
    return differences(
        theta, lambda e: f(theta + epsilon * e) - f(theta - epsilon * e) / (2 * epsilon)
    )


@misconception_of("numerical_gradient")
def multiplied_by_two_epsilon(f, theta, epsilon=1e-4):
    """The difference is multiplied by 2ε; divide by it."""
    return 4 * epsilon**2 * numerical_gradient(f, theta, epsilon)


@misconception_of("numerical_gradient")
def values_added(f, theta, epsilon=1e-4):
    """The two values are added; the slope of a chord is f(θ + ε e_i) − f(θ − ε e_i), over 2ε."""
    return differences(
        theta, lambda e: (f(theta + epsilon * e) + f(theta - epsilon * e)) / (2 * epsilon)
    )


@misconception_of("numerical_gradient")
def second_difference(f, theta, epsilon=1e-4):
    """This is the second difference, (f(θ + ε e_i) − 2 f(θ) + f(θ − ε e_i)) / ε², a curvature;
    asked is the slope, (f(θ + ε e_i) − f(θ − ε e_i)) / 2ε."""
    return differences(
        theta,
        lambda e: (f(theta + epsilon * e) - 2 * f(theta) + f(theta - epsilon * e)) / epsilon**2,
    )


@misconception_of("numerical_gradient")
def both_points_left(f, theta, epsilon=1e-4):
    """The two copies keep the steps of the components before: take fresh copies of θ for each, so
    that only one entry differs from it."""
    above, below = (np.array(theta, dtype=float) for _ in range(2))
    gradient = np.empty_like(above)
    for i in np.ndindex(above.shape):
        above[i] += epsilon
        below[i] -= epsilon
        gradient[i] = (f(above.copy()) - f(below.copy())) / (2 * epsilon)
    return gradient


@misconception_of("numerical_gradient")
def divided_by_the_default(f, theta, epsilon=1e-4):
    """The step is ε, but what you divide by is 2e-4, a fixed number: divide by 2ε."""
    return numerical_gradient(f, theta, epsilon) * (epsilon / 1e-4)


@misconception_of("numerical_gradient")
def stepped_by_the_default(f, theta, epsilon=1e-4):
    """You divide by 2ε, but the step is 1e-4, a fixed number: step by ε."""
    return numerical_gradient(f, theta, 1e-4) * (1e-4 / epsilon)


@misconception_of("numerical_gradient")
def epsilon_of_1e_5(f, theta, epsilon=1e-4):
    """The argument ε is ignored and 1e-5 taken instead."""
    return numerical_gradient(f, theta, 1e-5)


@misconception_of("numerical_gradient")
def first_component_only(f, theta, epsilon=1e-4):
    """Only the first component is there, the others are 0: the loop ends too early (is the
    `return` inside it?)."""
    gradient = np.zeros_like(theta)
    gradient.flat[0] = numerical_gradient(f, theta, epsilon).flat[0]
    return gradient


@misconception_of("numerical_gradient")
def last_component_left_out(f, theta, epsilon=1e-4):
    """The last component is 0: the loop ends one entry too early."""
    gradient = np.array(numerical_gradient(f, theta, epsilon))
    gradient.flat[-1] = 0.0
    return gradient


@misconception_of("numerical_gradient")
def nothing_for_a_single_number(f, theta, epsilon=1e-4):
    """For a θ of shape () nothing is measured: the loop has no pass there. Walk with
    `np.ndindex(theta.shape)`, which visits the one entry of such an array too."""
    return numerical_gradient(f, theta, epsilon) * (np.ndim(theta) > 0)


@misconception_of("numerical_gradient")
def no_array_without_axes(f, theta, epsilon=1e-4):
    """For a θ of shape (), a single number, your function raises an error. θ may have any shape:
    keep f's argument in it, and walk with `np.ndindex(theta.shape)`, which works there too."""
    if np.ndim(theta) == 0:
        raise TypeError("no axis to walk along")
    return numerical_gradient(f, theta, epsilon)


@misconception_of("numerical_gradient")
def vectors_and_matrices_only(f, theta, epsilon=1e-4):
    """Your function raises an error unless θ has one axis or two; θ may have any shape. Walk over
    all entries with `np.ndindex(theta.shape)`."""
    if np.ndim(theta) not in (1, 2):
        raise IndexError("another number of axes")
    return numerical_gradient(f, theta, epsilon)


@misconception_of("numerical_gradient")
def matrices_only(f, theta, epsilon=1e-4):
    """Two loops, over `theta.shape[0]` and `theta.shape[1]`, fit matrices only; θ may have any
    shape. Walk over all entries with `np.ndindex(theta.shape)`."""
    gradient = np.zeros(theta.shape)
    for i in range(theta.shape[0]):
        for j in range(theta.shape[1]):
            step = np.zeros(theta.shape)
            step[i, j] = epsilon
            gradient[i, j] = (f(theta + step) - f(theta - step)) / (2 * epsilon)
    return gradient


@misconception_of("numerical_gradient")
def f_asked_about_single_entries(f, theta, epsilon=1e-4):
    """f is called with a single entry, θ_i ± ε; it takes the whole θ, with that one entry moved."""
    gradient = np.zeros_like(theta)
    for i in np.ndindex(theta.shape):
        gradient[i] = (f(theta[i] + epsilon) - f(theta[i] - epsilon)) / (2 * epsilon)
    return gradient


@misconception_of("numerical_gradient")
def entries_stretched(f, theta, epsilon=1e-4):
    """The entry is multiplied by 1 ± ε, so the step is ε·θ_i (and none at θ_i = 0); add ε and
    subtract it."""
    return differences(
        theta,
        lambda e: (
            (f(theta * (1 + epsilon * e)) - f(theta * (1 - epsilon * e))) / (2 * epsilon)
        ),
    )  # fmt: skip


@misconception_of("numerical_gradient")
def rounded_gradient(f, theta, epsilon=1e-4):
    """The result is rounded; give all the digits there are."""
    return np.round(numerical_gradient(f, theta, epsilon), 4)


@misconception_of("numerical_gradient")
def numerical_gradient_without_return(f, theta, epsilon=0.0001):
    """Nothing comes back, the result is None: the function ends without a `return` (to print
    a result is not to return it)."""


@misconception_of("numerical_gradient")
def half_the_slope(f, theta, epsilon=1e-4):
    """Half too small: the difference over 2ε is the slope already."""
    return numerical_gradient(f, theta, epsilon) / 2


@misconception_of("numerical_gradient")
def chord_of_twice_the_width(f, theta, epsilon=1e-4):
    """The points are at θ ± 2ε; here ε is half the width of the chord: θ ± ε, divided by 2ε."""
    return numerical_gradient(f, theta, 2 * epsilon)


# --- relative_error ---------------------------------------------------------------------


def ratio(top, bottom):
    """top / bottom, 0 where both are 0."""
    return 0.0 if bottom == 0 else top / bottom


@misconception_of("relative_error")
def zeros_divided(a, b):
    """Where both arrays are zero you divide 0 by 0; they agree, so the error is 0 there."""
    with np.errstate(all="ignore"):
        return np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b))


@misconception_of("relative_error")
def measured_against_the_larger(a, b):
    """The difference is divided by the larger of the two norms, as others do; here it is by
    their sum, and so at most 1."""
    return ratio(np.linalg.norm(a - b), max(np.linalg.norm(a), np.linalg.norm(b)))


@misconception_of("relative_error")
def measured_against_the_first(a, b):
    """The difference is divided by ‖a‖ alone; here it is by ‖a‖ + ‖b‖."""
    return ratio(np.linalg.norm(a - b), np.linalg.norm(a))


@misconception_of("relative_error")
def measured_against_the_second(a, b):
    """The difference is divided by ‖b‖ alone; here it is by ‖a‖ + ‖b‖."""
    return ratio(np.linalg.norm(a - b), np.linalg.norm(b))


@misconception_of("relative_error")
def measured_against_the_mean(a, b):
    """The difference is divided by the mean of the two norms; here it is by their sum."""
    return 2 * relative_error(a, b)


@misconception_of("relative_error")
def absolute_difference(a, b):
    """This is ‖a − b‖, the absolute error; divide it by ‖a‖ + ‖b‖."""
    return np.linalg.norm(a - b)


@misconception_of("relative_error")
def norm_of_the_sum(a, b):
    """Below the line stands ‖a + b‖; it is ‖a‖ + ‖b‖, which cannot cancel."""
    with np.errstate(all="ignore"):
        return ratio(np.linalg.norm(a - b), np.linalg.norm(a + b))


@misconception_of("relative_error")
def difference_of_the_norms(a, b):
    """Above the line stands ‖a‖ − ‖b‖; two arrays of one length can still be far apart: it is
    ‖a − b‖."""
    sizes = np.linalg.norm(a), np.linalg.norm(b)
    return ratio(abs(sizes[0] - sizes[1]), sum(sizes))


@misconception_of("relative_error")
def roots_forgotten(a, b):
    """The roots are missing: a norm is the root of the sum of squares, not the sum itself."""
    return ratio(np.sum((a - b) ** 2), np.sum(a**2) + np.sum(b**2))


@misconception_of("relative_error")
def root_of_the_sum_of_squares(a, b):
    """Below the line stands the root of ‖a‖² + ‖b‖²; the two norms are added, ‖a‖ + ‖b‖."""
    return ratio(np.linalg.norm(a - b), np.sqrt(np.sum(a**2) + np.sum(b**2)))


@misconception_of("relative_error")
def sums_of_magnitudes(a, b):
    """The norm is the sum of the magnitudes; here it is the root of the sum of the squares."""
    return ratio(np.sum(np.abs(a - b)), np.sum(np.abs(a)) + np.sum(np.abs(b)))


@misconception_of("relative_error")
def largest_entries(a, b):
    """The norm is the largest magnitude; here it is the root of the sum of the squares."""
    return ratio(np.max(np.abs(a - b)), np.max(np.abs(a)) + np.max(np.abs(b)))


@misconception_of("relative_error")
def spectral_norm(a, b):
    """`norm(x, 2)` of a matrix is its largest singular value (and is not defined for three axes);
    asked is the Frobenius norm, the root of the sum of the squares of all entries."""
    a, b = np.atleast_1d(a), np.atleast_1d(b)
    return ratio(np.linalg.norm(a - b, 2), np.linalg.norm(a, 2) + np.linalg.norm(b, 2))


@misconception_of("relative_error")
def entry_by_entry(a, b):
    """This is an error for each entry; one number is asked, with the norms over all entries."""
    return np.abs(a - b) / np.maximum(np.abs(a) + np.abs(b), 1e-300)


@misconception_of("relative_error")
def mean_of_the_entries(a, b):
    """The errors of the entries are averaged; it is one quotient of norms over all entries."""
    return np.mean(np.abs(a - b) / np.maximum(np.abs(a) + np.abs(b), 1e-300))


@misconception_of("relative_error")
def padded_below_the_line(a, b):
    """A constant such as 1e-8 is added below the line; small gradients then seem to agree better
    than they do. Only where both norms are 0 there is something to be avoided."""
    return np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b) + 1e-8)


@misconception_of("relative_error")
def error_in_percent(a, b):
    """The error is given in percent; it is a number between 0 and 1."""
    return 100 * relative_error(a, b)


@misconception_of("relative_error")
def larger_and_zeros_divided(a, b):
    """The difference is divided by the larger of the two norms (here it is by their sum), and
    where both arrays are zero you divide 0 by 0 (the error is 0 there)."""
    with np.errstate(all="ignore"):
        return np.linalg.norm(a - b) / np.maximum(np.linalg.norm(a), np.linalg.norm(b))


@misconception_of("relative_error")
def first_and_zeros_divided(a, b):
    """The difference is divided by ‖a‖ alone (here it is by ‖a‖ + ‖b‖), and where a is zero you
    divide by 0."""
    with np.errstate(all="ignore"):
        return np.linalg.norm(a - b) / np.linalg.norm(a)


@misconception_of("relative_error")
def second_and_zeros_divided(a, b):
    """The difference is divided by ‖b‖ alone (here it is by ‖a‖ + ‖b‖), and where b is zero you
    divide by 0."""
    with np.errstate(all="ignore"):
        return np.linalg.norm(a - b) / np.linalg.norm(b)


@misconception_of("relative_error")
def sum_and_zeros_divided(a, b):
    """Below the line stands ‖a + b‖ (it is ‖a‖ + ‖b‖, which cannot cancel), and where it is zero
    you divide by 0."""
    with np.errstate(all="ignore"):
        return np.linalg.norm(a - b) / np.linalg.norm(a + b)


@misconception_of("relative_error")
def squares_and_zeros_divided(a, b):
    """The roots are missing (a norm is the root of the sum of squares), and where both arrays are
    zero you divide 0 by 0 (the error is 0 there)."""
    with np.errstate(all="ignore"):
        return np.sum((a - b) ** 2) / (np.sum(a**2) + np.sum(b**2))


@misconception_of("relative_error")
def entries_and_zeros_divided(a, b):
    """This is an error for each entry, |a − b| / (|a| + |b|); one number is asked, with the norms
    over all entries. (And 0/0 counts 0.)"""
    with np.errstate(all="ignore"):
        return np.abs(a - b) / (np.abs(a) + np.abs(b))


@misconception_of("relative_error")
def largest_error_of_an_entry(a, b):
    """This is the largest of the entries' errors, max |a − b| / max(1e-8, |a| + |b|), as another
    course defines it; here it is one quotient of norms over all entries."""
    return np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b)))


@misconception_of("relative_error")
def floor_below_the_line(a, b):
    """Below the line stands at least 1e-8: small gradients then seem to agree better than they do.
    Only where both norms are 0 there is something to be avoided."""
    return np.linalg.norm(a - b) / max(1e-8, np.linalg.norm(a) + np.linalg.norm(b))


@misconception_of("relative_error")
def small_taken_for_zero(a, b):
    """Small arrays are taken for zero: only where both norms are exactly 0 the error is 0."""
    return 0.0 if np.linalg.norm(a) + np.linalg.norm(b) < 1e-7 else relative_error(a, b)


@misconception_of("relative_error")
def zero_where_one_is_zero(a, b):
    """The error is 0 as soon as one of the arrays is zero; only where both are they agree, and
    where one is the error is 1."""
    return 0.0 if not np.any(a) or not np.any(b) else relative_error(a, b)


@misconception_of("relative_error")
def one_for_two_zeros(a, b):
    """For two zero arrays you answer 1; they agree, so the error is 0."""
    return relative_error(a, b) if np.any(a) or np.any(b) else 1.0


@misconception_of("relative_error")
def only_the_first_norm_below(a, b):
    """The parentheses are missing: `d / x + y` is (d / x) + y; write `d / (x + y)`."""
    with np.errstate(all="ignore"):
        return np.linalg.norm(a - b) / np.linalg.norm(a) + np.linalg.norm(b)


@misconception_of("relative_error")
def product_of_the_norms(a, b):
    """Below the line the norms are multiplied; they are added, ‖a‖ + ‖b‖."""
    return ratio(np.linalg.norm(a - b), np.linalg.norm(a) * np.linalg.norm(b))


@misconception_of("relative_error")
def roots_forgotten_below_the_line(a, b):
    """Below the line the roots are missing: it is ‖a‖ + ‖b‖, not ‖a‖² + ‖b‖²."""
    return ratio(np.linalg.norm(a - b), np.sum(a**2) + np.sum(b**2))


@misconception_of("relative_error")
def norms_of_matrices_only(a, b):
    """`norm(x, "fro")` takes matrices only; the arrays may have any shape. Without a second
    argument `norm` is the root of the sum of all squares, whatever the shape."""
    return ratio(
        np.linalg.norm(a - b, "fro"), np.linalg.norm(a, "fro") + np.linalg.norm(b, "fro")
    )  # fmt: skip


@misconception_of("relative_error")
def difference_added(a, b):
    """Above the line stands ‖a + b‖; it is ‖a − b‖, which is 0 where they agree."""
    return ratio(np.linalg.norm(a + b), np.linalg.norm(a) + np.linalg.norm(b))


@misconception_of("relative_error")
def mean_of_the_differences(a, b):
    """Above the line stands the mean of |a − b|; it is the norm ‖a − b‖, the root of the sum of
    the squares."""
    return ratio(np.mean(np.abs(a - b)), np.linalg.norm(a) + np.linalg.norm(b))


@misconception_of("relative_error")
def relative_error_without_return(a, b):
    """Nothing comes back, the result is None: the function ends without a `return` (to print
    a result is not to return it)."""


@misconception_of("relative_error")
def magnitudes_and_zeros_divided(a, b):
    """The norm is the sum of the magnitudes (it is the root of the sum of the squares), and where
    both arrays are zero you divide 0 by 0 (the error is 0 there)."""
    with np.errstate(all="ignore"):
        return np.sum(np.abs(a - b)) / (np.sum(np.abs(a)) + np.sum(np.abs(b)))


@misconception_of("relative_error")
def largest_and_zeros_divided(a, b):
    """The norm is the largest magnitude (it is the root of the sum of the squares), and where both
    arrays are zero you divide 0 by 0 (the error is 0 there)."""
    with np.errstate(all="ignore"):
        return np.max(np.abs(a - b)) / (np.max(np.abs(a)) + np.max(np.abs(b)))


@misconception_of("relative_error")
def root_of_both_and_zeros_divided(a, b):
    """Below the line stands the root of ‖a‖² + ‖b‖² (the norms are added, ‖a‖ + ‖b‖), and where
    both arrays are zero you divide 0 by 0 (the error is 0 there)."""
    with np.errstate(all="ignore"):
        return np.linalg.norm(a - b) / np.sqrt(np.sum(a**2) + np.sum(b**2))


@misconception_of("relative_error")
def largest_error_of_an_entry_and_zeros_divided(a, b):
    """This is the largest of the entries' errors, max |a − b| / (|a| + |b|); here it is one
    quotient of norms over all entries (and 0/0 counts 0)."""
    with np.errstate(all="ignore"):
        return np.max(np.abs(a - b) / (np.abs(a) + np.abs(b)))


# --- check_gradient ---------------------------------------------------------------------


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
    """The difference is measured against the larger of the two norms; here it is against
    their sum."""
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
    """The error is compared with ε; ε is the step, and the line is drawn at `tolerance`."""
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
    """The numerical gradient is taken with the step `tolerance`; its step is ε."""
    return relative_error(gradient(theta), numerical_gradient(f, theta, tolerance)) <= tolerance


@misconception_of("check_gradient")
def tolerance_of_1e_7(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """The argument `tolerance` is ignored and 1e-7 taken instead."""
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
    """The argument ε is ignored and 1e-5 taken instead: pass it on to the numerical gradient."""
    return relative_error(gradient(theta), numerical_gradient(f, theta, 1e-5)) <= tolerance
