"""Known mistakes in `log_softmax`. Each docstring is what the student reads."""

import numpy as np

from assignments.softmax.misconceptions.common import quietly
from autograder.examiner import misconception_of
from solutions.softmax import log_softmax, softmax


@misconception_of("log_softmax")
@quietly
def log_of_the_softmax(Z):
    """The logarithm is taken of the finished probabilities: where they underflow to 0 it is −∞.
    Take it on paper first: z − ln Σ exp z."""
    return np.log(softmax(Z))


@misconception_of("log_softmax")
def log_with_a_floor(Z):
    """The logarithm is taken of p + 1e-12 (or of a clipped p): no class can be less probable than
    the floor. Take it on paper first: z − ln Σ exp z."""
    return np.log(softmax(Z) + 1e-12)


@misconception_of("log_softmax")
@quietly
def log_softmax_never_shifted(Z):
    """exp overflows for large scores, and all of them underflow for very negative ones: subtract
    the maximum of each column first."""
    return Z - np.log(np.exp(Z).sum(axis=0))


@misconception_of("log_softmax")
@quietly
def log_softmax_with_one_maximum(Z):
    """You subtract the maximum of the whole matrix: a column far below it underflows to ln 0. Each
    column needs its own maximum."""
    S = Z - Z.max()
    return S - np.log(np.exp(S).sum(axis=0))


@misconception_of("log_softmax")
def shifted_inside_only(Z):
    """The maximum is subtracted inside the sum only; subtract it from the first term too, or
    add it to the logarithm."""
    return Z - np.log(np.exp(Z - Z.max(axis=0)).sum(axis=0))


@misconception_of("log_softmax")
def shifted_twice(Z):
    """The maximum is subtracted twice: z − max is already the shifted score."""
    return log_softmax(Z) - Z.max(axis=0)


@misconception_of("log_softmax")
def sum_left_out(Z):
    """Only the maximum is subtracted; ln Σ exp(z − max) is still missing."""
    return Z - Z.max(axis=0)


@misconception_of("log_softmax")
def log_softmax_over_the_samples(Z):
    """The sum runs over the samples: that is for samples in rows. Here a sample is a column, so sum
    along axis 0."""
    return log_softmax(Z.T).T


@misconception_of("log_softmax")
def log_softmax_over_everything(Z):
    """The sum runs over the whole matrix; it runs over the classes, in each column on its own."""
    S = Z - Z.max()
    return S - np.log(np.exp(S).sum())


@misconception_of("log_softmax")
def sign_of_the_logarithm(Z):
    """The sign is turned: this is the surprise −ln p; asked is ln p, which is never positive."""
    return -log_softmax(Z)


@misconception_of("log_softmax")
def logarithm_of_base_two(Z):
    """The logarithm is that of base 2; it is the natural one, ln."""
    return log_softmax(Z) / np.log(2)


@misconception_of("log_softmax")
def logarithm_forgotten(Z):
    """These are the probabilities themselves; asked are their logarithms."""
    return softmax(Z)


@misconception_of("log_softmax")
def sum_added(Z):
    """ln Σ exp z is added; dividing by the sum is subtracting its logarithm."""
    return 2 * Z - log_softmax(Z)


@misconception_of("log_softmax")
def log_of_each_term(Z):
    """The logarithm is taken of every term and then summed, which gives Σ z; it is the logarithm of
    the sum of the exponentials."""
    return Z - Z.sum(axis=0)


@misconception_of("log_softmax")
def mean_for_the_sum(Z):
    """The logarithm is taken of the mean of the exponentials; it is of their sum."""
    return log_softmax(Z) + np.log(len(Z))


@misconception_of("log_softmax")
@quietly
def shifted_outside_only(Z):
    """The maximum is subtracted from the first term only; the sum inside the logarithm is over
    exp(z − max) too."""
    return Z - Z.max(axis=0) - np.log(np.exp(Z).sum(axis=0))


@misconception_of("log_softmax")
def maximum_added_twice(Z):
    """The maximum has the wrong sign: ln Σ exp z = max + ln Σ exp(z − max), and all of that is
    subtracted from z."""
    return log_softmax(Z) + 2 * Z.max(axis=0)


@misconception_of("log_softmax")
def sum_added_after_the_shift(Z):
    """ln Σ exp(z − max) is added; dividing by the sum is subtracting its logarithm."""
    S = Z - Z.max(axis=0)
    return 2 * S - log_softmax(Z)


@misconception_of("log_softmax")
def sum_of_base_two(Z):
    """The logarithm of the sum is that of base 2, where z belongs to base e: take `np.log`."""
    S = Z - Z.max(axis=0)
    return S - np.log2(np.exp(S).sum(axis=0))


@misconception_of("log_softmax")
def sum_of_base_ten(Z):
    """The logarithm of the sum is that of base 10, where z belongs to base e: take `np.log`."""
    S = Z - Z.max(axis=0)
    return S - np.log10(np.exp(S).sum(axis=0))


@misconception_of("log_softmax")
def logarithm_of_the_sigmoid(Z):
    """This is ln σ(z), of each score on its own; it is z − ln Σ exp z, over the column."""
    return -np.logaddexp(0, -Z)


@misconception_of("log_softmax")
def logarithm_of_the_sum_alone(Z):
    """This is ln Σ exp z alone, one number for a column; asked is z − ln Σ exp z, of shape
    (K, m)."""
    return Z.max(axis=0) + np.log(np.exp(Z - Z.max(axis=0)).sum(axis=0))


@misconception_of("log_softmax")
def log_softmax_transposed(Z):
    """The result is transposed: it is (K, m), one column for each sample."""
    return log_softmax(Z).T


@misconception_of("log_softmax")
def log_with_a_floor_of_1e_15(Z):
    """The logarithm is taken of a clipped p (1e-15): no class can be less probable than the floor.
    Take it on paper first: z − ln Σ exp z."""
    return np.log(np.clip(softmax(Z), 1e-15, 1))


@misconception_of("log_softmax")
def log_with_a_floor_of_1e_10(Z):
    """The logarithm is taken of p + 1e-10: no class can be less probable than the floor. Take it on
    paper first: z − ln Σ exp z."""
    return np.log(softmax(Z) + 1e-10)


@misconception_of("log_softmax")
def log_with_a_floor_of_1e_8(Z):
    """The logarithm is taken of p + 1e-8: no class can be less probable than the floor. Take it on
    paper first: z − ln Σ exp z."""
    return np.log(softmax(Z) + 1e-8)


@misconception_of("log_softmax")
def log_with_the_smallest_floor(Z):
    """The logarithm is taken of p, with the smallest float in place of a p that underflows to 0:
    about −708 for all improbable classes. Take it on paper first: z − ln Σ exp z."""
    return np.log(np.maximum(softmax(Z), np.finfo(float).tiny))


@misconception_of("log_softmax")
def scores_clipped_for_the_logarithm(Z):
    """Scores (or their exponentials) are clipped so that nothing overflows; large ones all become
    alike then. A shift changes nothing: subtract the maximum of each column."""
    return log_softmax(np.clip(Z, -500, 500))


@misconception_of("log_softmax")
def divided_by_the_logarithm(Z):
    """z is divided by ln Σ exp z; the logarithm of a quotient is a difference: z − ln Σ exp z."""
    with np.errstate(all="ignore"):
        S = Z - Z.max(axis=0)
        return S / np.log(np.exp(S).sum(axis=0))


@misconception_of("log_softmax")
def log_softmax_without_return(Z):
    """Nothing comes back, the result is None: the function ends without a `return` (to print
    a result is not to return it)."""


@misconception_of("log_softmax")
@quietly
def log_of_the_naive_softmax(Z):
    """The logarithm is taken of a softmax that overflows and underflows. Take it on paper first,
    z − ln Σ exp z, and subtract the maximum of each column from z."""
    E = np.exp(Z)
    return np.log(E / E.sum(axis=0))


@misconception_of("log_softmax")
@quietly
def log_softmax_over_the_samples_and_never_shifted(Z):
    """Two things: the sum runs over the samples (here a sample is a column: sum along axis 0), and
    exp overflows (subtract the maximum of the column first)."""
    return Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))


@misconception_of("log_softmax")
def log_with_a_floor_of_1e_12(Z):
    """The logarithm is taken of a p clipped at 1e-12: no class can be less probable than the floor.
    Take it on paper first: z − ln Σ exp z."""
    return np.log(np.clip(softmax(Z), 1e-12, 1))


@misconception_of("log_softmax")
def log_with_a_floor_of_1e_300(Z):
    """The logarithm is taken of a p of at least 1e-300: about −691 for all improbable classes. Take
    it on paper first: z − ln Σ exp z."""
    return np.log(np.maximum(softmax(Z), 1e-300))


@misconception_of("log_softmax")
@quietly
def infinity_replaced(Z):
    """`nan_to_num` makes a huge number of ln 0 = −∞; the true logarithm is about the distance to
    the largest score. Take it on paper first: z − ln Σ exp z."""
    return np.nan_to_num(np.log(softmax(Z)))


@misconception_of("log_softmax")
def sum_without_logarithm(Z):
    """The sum itself is subtracted; its logarithm is missing: z − ln Σ exp z."""
    S = Z - Z.max(axis=0)
    return S - np.exp(S).sum(axis=0)


@misconception_of("log_softmax")
@quietly
def sum_without_logarithm_and_never_shifted(Z):
    """Two things: the sum itself is subtracted (its logarithm is missing: z − ln Σ exp z), and exp
    overflows (subtract the maximum of the column first)."""
    return Z - np.exp(Z).sum(axis=0)


@misconception_of("log_softmax")
def logarithm_of_the_shifted_sum_alone(Z):
    """This is ln Σ exp(z − max) alone, one number for a column; asked is z − max minus that, of
    shape (K, m)."""
    return np.log(np.exp(Z - Z.max(axis=0)).sum(axis=0))


@misconception_of("log_softmax")
def logarithm_of_the_shifted_sum_in_a_row(Z):
    """This is ln Σ exp(z − max) alone, a row of shape (1, m); asked is z − max minus that, of
    shape (K, m)."""
    return np.log(np.exp(Z - Z.max(axis=0)).sum(axis=0, keepdims=True))


@misconception_of("log_softmax")
def logarithm_of_the_sum_in_a_row(Z):
    """This is ln Σ exp z alone, a row of shape (1, m); asked is z − ln Σ exp z, of shape (K, m)."""
    largest = Z.max(axis=0, keepdims=True)
    return largest + np.log(np.exp(Z - largest).sum(axis=0, keepdims=True))


@misconception_of("log_softmax")
@quietly
def logarithm_of_the_overflowing_sum_alone(Z):
    """Two things: this is ln Σ exp z alone (asked is z − ln Σ exp z, of shape (K, m)), and exp
    overflows (subtract the maximum of the column first)."""
    return np.log(np.exp(Z).sum(axis=0))


@misconception_of("log_softmax")
@quietly
def logarithm_of_the_overflowing_sum_in_a_row(Z):
    """Two things: this is ln Σ exp z alone, a row (asked is z − ln Σ exp z, of shape (K, m)), and
    exp overflows (subtract the maximum of the column first)."""
    return np.log(np.exp(Z).sum(axis=0, keepdims=True))


@misconception_of("log_softmax")
@quietly
def log_softmax_with_the_maximum_of_the_class(Z):
    """You subtract the maximum of each row, over the samples, which is another number for each
    class and changes the result; subtract that of each column."""
    S = Z - Z.max(axis=1, keepdims=True)
    return S - np.log(np.exp(S).sum(axis=0))


@misconception_of("log_softmax")
@quietly
def log_of_a_softmax_with_the_maximum_of_the_class(Z):
    """The maximum is that of each row, which changes the result (take that of each column), and the
    logarithm is taken of p, which underflows to 0. Take it on paper first: z − ln Σ exp z."""
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return np.log(E / E.sum(axis=0))
