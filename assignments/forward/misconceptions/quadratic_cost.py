"""Known mistakes in `quadratic_cost`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.forward import quadratic_cost


@misconception_of("quadratic_cost")
def half_forgotten(A, Y):
    """The cost is twice too large: it is 1/(2m) times the sum. (The "mean squared error" of
    libraries has no ½.)"""
    return np.sum((A - Y) ** 2) / A.shape[1]


@misconception_of("quadratic_cost")
def samples_summed(A, Y):
    """The samples are summed; the cost is their mean: divide by m, the number of columns."""
    return np.sum((A - Y) ** 2) / 2


@misconception_of("quadratic_cost")
def mean_over_entries(A, Y):
    """The mean is taken over all entries; m counts the samples (columns), the units are summed."""
    return np.mean((A - Y) ** 2) / 2


@misconception_of("quadratic_cost")
def mean_squared_error(A, Y):
    """This is the "mean squared error" of libraries, a mean over all entries without the ½; here
    the cost is 1/(2m) Σ‖y − a‖², where m counts the samples."""
    return np.mean((A - Y) ** 2)


@misconception_of("quadratic_cost")
def samples_counted_in_rows(A, Y):
    """The sum is divided by the number of rows; samples are columns here: m = A.shape[1]."""
    return np.sum((A - Y) ** 2) / (2 * A.shape[0])


@misconception_of("quadratic_cost")
def norm_not_squared(A, Y):
    """The norm is not squared: the cost sums ‖y − a‖², without a root."""
    return np.sum(np.linalg.norm(A - Y, axis=0)) / (2 * A.shape[1])


@misconception_of("quadratic_cost")
def norm_of_the_whole_batch(A, Y):
    """The root of the sum is taken: the cost sums the squared norms ‖y − a‖², without a root."""
    return np.linalg.norm(A - Y) / (2 * A.shape[1])


@misconception_of("quadratic_cost")
def absolute_error(A, Y):
    """The differences are not squared but made positive; the cost is quadratic."""
    return np.sum(np.abs(A - Y)) / (2 * A.shape[1])


@misconception_of("quadratic_cost")
def errors_cancel(A, Y):
    """The sum is squared, and errors of opposite sign cancel; square each difference first."""
    return np.sum(A - Y) ** 2 / (2 * A.shape[1])


@misconception_of("quadratic_cost")
def cost_of_each_sample(A, Y):
    """There is a value for each sample; the cost of the batch is one number, their mean."""
    return np.sum((A - Y) ** 2, axis=0) / 2


@misconception_of("quadratic_cost")
def cost_in_a_matrix(A, Y):
    """The cost is an array of shape (1, 1); return a plain number."""
    return np.array([[quadratic_cost(A, Y)]])


@misconception_of("quadratic_cost")
def halved_inside_the_square(A, Y):
    """The ½m is squared too: divide after squaring."""
    return np.sum(((A - Y) / (2 * A.shape[1])) ** 2)


@misconception_of("quadratic_cost")
def difference_of_squares(A, Y):
    """The squares are subtracted, a² − y²; square the difference: (a − y)²."""
    return np.sum(A**2 - Y**2) / (2 * A.shape[1])


@misconception_of("quadratic_cost")
def part_of_each_sample(A, Y):
    """There is a value for each sample; the cost is one number: sum over the samples too
    (`np.sum` without an axis)."""
    return np.sum((A - Y) ** 2, axis=0) / (2 * A.shape[1])


@misconception_of("quadratic_cost")
def cost_of_each_unit(A, Y):
    """There is a value for each output unit; the cost is one number: sum over the units too
    (`np.sum` without an axis)."""
    return np.sum((A - Y) ** 2, axis=1) / (2 * A.shape[1])


@misconception_of("quadratic_cost")
def cost_in_a_list(A, Y):
    """The cost is an array of shape (1,); return a plain number."""
    return np.array([quadratic_cost(A, Y)])


@misconception_of("quadratic_cost")
def root_of_the_mean(A, Y):
    """This is the root of the mean of the squares; the cost has no root: 1/(2m) Σ‖y − a‖²."""
    return np.sqrt(np.mean((A - Y) ** 2))


@misconception_of("quadratic_cost")
def multiplied_by_m(A, Y):
    """`1 / 2 * m` multiplies by m; write `1 / (2 * m)`."""
    return np.sum((A - Y) ** 2) / 2 * A.shape[1]


@misconception_of("quadratic_cost")
def divided_by_four_m(A, Y):
    """The ½ is there twice: the cost is 1/(2m) times the sum."""
    return np.sum((A - Y) ** 2) / (4 * A.shape[1])


@misconception_of("quadratic_cost")
def product_of_the_differences(A, Y):
    """`@` and `np.dot` make a matrix of products of whole rows; square entry by entry, then sum:
    np.sum((A - Y) ** 2)."""
    return (A - Y) @ (A - Y).T / (2 * A.shape[1])


@misconception_of("quadratic_cost")
def product_of_all_samples(A, Y):
    """Each sample's difference is multiplied with every other sample's; only with its own: square
    entry by entry, then sum."""
    return np.sum((A - Y).T @ (A - Y)) / (2 * A.shape[1])


@misconception_of("quadratic_cost")
def last_sample_alone(A, Y):
    """Only the last sample counts: the loop overwrites the cost (`=`) where it should add to it
    (`+=`)."""
    return np.sum((A[:, -1] - Y[:, -1]) ** 2) / (2 * A.shape[1])


@misconception_of("quadratic_cost")
def first_sample_alone(A, Y):
    """Only the first sample counts: is there a `return` inside the loop?"""
    return np.sum((A[:, 0] - Y[:, 0]) ** 2) / (2 * A.shape[1])


@misconception_of("quadratic_cost")
def cost_of_the_sum(A, Y):
    """Output and target are added; the cost is of their difference, y − a."""
    return np.sum((A + Y) ** 2) / (2 * A.shape[1])


@misconception_of("quadratic_cost")
def cost_below_zero(A, Y):
    """The sign is turned: a cost is never negative."""
    return -quadratic_cost(A, Y)


@misconception_of("quadratic_cost")
def quadratic_cost_for_one_unit(A, Y):
    """`np.dot(D, D.T)` is the sum of the squares for a single output unit only; with more of them
    it is a matrix. Square entry by entry, and sum."""
    return np.squeeze((A - Y) @ (A - Y).T) / (2 * A.shape[1])


@misconception_of("quadratic_cost")
def largest_singular_value(A, Y):
    """`np.linalg.norm(D, 2)` of a matrix is its largest singular value, not the root of the sum of
    squares; square entry by entry, and sum."""
    return np.linalg.norm(A - Y, 2) ** 2 / (2 * A.shape[1])


@misconception_of("quadratic_cost")
def half_of_the_norm(A, Y):
    """This is half the norm of all differences; the cost has no root, and divides by the number of
    samples: 1/(2m) Σ‖y − a‖²."""
    return np.linalg.norm(A - Y) / 2
