"""Known mistakes in `relative_error`. Each docstring is what the student reads."""

import numpy as np

from assignments.gradcheck.misconceptions.common import ratio
from autograder.examiner import misconception_of
from solutions.gradcheck import relative_error


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
    """Small arrays (or, by `allclose`, small differences) are taken for zero: only where both
    norms are exactly 0 the error is 0."""
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


@misconception_of("relative_error")
def some_taken_for_zero(a, b):
    """Arrays are taken for zero that are not (because their sums are 0, say, or as soon as each has
    a 0 in it): only where all entries of both are 0 the error is 0."""
    return 0.0 if np.sum(a) == 0 and np.sum(b) == 0 else relative_error(a, b)


@misconception_of("relative_error")
def only_the_first_norm_below_but_for_zeros(a, b):
    """The parentheses are missing: `d / x + y` is (d / x) + y; write `d / (x + y)`. (Where both
    arrays are zero you answer 0, and that is right.)"""
    if not np.any(a) and not np.any(b):
        return 0.0
    with np.errstate(all="ignore"):
        return np.linalg.norm(a - b) / np.linalg.norm(a) + np.linalg.norm(b)


@misconception_of("relative_error")
def spectral_norm_of_what_has_axes(a, b):
    """`norm(x, 2)` of a matrix is its largest singular value, and of a single number or of three
    axes an error; asked is the root of the sum of the squares of all entries, `norm(x)`."""
    return ratio(np.linalg.norm(a - b, 2), np.linalg.norm(a, 2) + np.linalg.norm(b, 2))


@misconception_of("relative_error")
def spectral_norm_and_zeros_divided(a, b):
    """`norm(x, 2)` of a matrix is its largest singular value, and of a single number or of three
    axes an error (use `norm(x)`); and where both arrays are zero you divide 0 by 0."""
    with np.errstate(all="ignore"):
        return np.linalg.norm(a - b, 2) / (np.linalg.norm(a, 2) + np.linalg.norm(b, 2))


@misconception_of("relative_error")
def norms_of_matrices_and_zeros_divided(a, b):
    """`norm(x, "fro")` takes matrices only (without a second argument `norm` takes any shape), and
    where both arrays are zero you divide 0 by 0 (the error is 0 there)."""
    with np.errstate(all="ignore"):
        sizes = np.linalg.norm(a, "fro") + np.linalg.norm(b, "fro")
        return np.linalg.norm(a - b, "fro") / sizes


@misconception_of("relative_error")
def nothing_for_two_zeros(a, b):
    """Where both arrays are zero nothing comes back (None): an `if` without an `else`? They agree,
    so return 0 there."""
    return relative_error(a, b) if np.any(a) or np.any(b) else None


@misconception_of("relative_error")
def zeros_divided_by_python(a, b):
    """Where both arrays are zero you divide 0 by 0, which raises ZeroDivisionError with Python's
    own floats; they agree, so the error is 0 there."""
    sizes = float(np.linalg.norm(a)) + float(np.linalg.norm(b))
    return float(np.linalg.norm(a - b)) / sizes
