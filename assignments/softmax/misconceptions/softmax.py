"""Known mistakes in `softmax`. Each docstring is what the student reads."""

import numpy as np

from assignments.softmax.misconceptions.common import quietly, sigmoid
from autograder.examiner import misconception_of
from solutions.softmax import log_softmax, softmax


@misconception_of("softmax")
@quietly
def never_shifted(Z):
    """exp overflows for large scores, and all of them underflow for very negative ones: subtract
    the maximum of each column before you take exp."""
    E = np.exp(Z)
    return E / E.sum(axis=0)


@misconception_of("softmax")
@quietly
def one_maximum_for_all(Z):
    """You subtract the maximum of the whole matrix: a column far below it underflows to 0/0. Each
    column needs its own maximum."""
    E = np.exp(Z - Z.max())
    return E / E.sum(axis=0)


@misconception_of("softmax")
@quietly
def maximum_of_the_class(Z):
    """You subtract the maximum of each row, over the samples, which is another number for each
    class and changes the result; subtract that of each column."""
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return E / E.sum(axis=0)


@misconception_of("softmax")
@quietly
def minimum_subtracted(Z):
    """You subtract the minimum, so the exponents are positive and can overflow; subtract the
    maximum of each column."""
    E = np.exp(Z - Z.min(axis=0))
    return E / E.sum(axis=0)


@misconception_of("softmax")
def scores_clipped(Z):
    """Scores (or their exponentials) are clipped so that nothing overflows; large ones all become
    alike then. A shift changes nothing: subtract the maximum of each column."""
    E = np.exp(np.clip(Z, -500, 500))
    return E / E.sum(axis=0)


@misconception_of("softmax")
def normalised_over_the_samples(Z):
    """The rows have the sum 1: that is softmax for samples in rows. Here a sample is a column, so
    sum along axis 0."""
    return softmax(Z.T).T


@misconception_of("softmax")
def normalised_over_everything(Z):
    """The whole matrix has the sum 1; each column is a sample and has the sum 1 on its own."""
    E = np.exp(Z - Z.max())
    return E / E.sum()


@misconception_of("softmax")
@quietly
def never_normalised(Z):
    """The exponentials are not divided by their sum, so they are no probabilities."""
    return np.exp(Z)


@misconception_of("softmax")
def shifted_and_never_normalised(Z):
    """The exponentials (after the shift) are not divided by their sum, so they are no
    probabilities."""
    return np.exp(Z - Z.max(axis=0))


@misconception_of("softmax")
def sigmoid_for_softmax(Z):
    """This is the sigmoid of every score: it answers K separate questions, and the columns do not
    have the sum 1."""
    return sigmoid(Z)


@misconception_of("softmax")
@quietly
def exp_forgotten(Z):
    """The exponential is missing: scores may be negative, and their shares z / Σ z are no
    probabilities."""
    return Z / np.sum(Z, axis=0)


@misconception_of("softmax")
def exp_forgotten_below(Z):
    """The exponential is missing below the line (a slip that the study notes print): Σ exp(z_j),
    not Σ z_j."""
    with np.errstate(all="ignore"):
        return np.exp(Z) / np.sum(Z, axis=0)


@misconception_of("softmax")
def winner_takes_all(Z):
    """This is the hard maximum, 1 for the largest score; softmax gives every class its share."""
    return (Z.max(axis=0) == Z).astype(float)


@misconception_of("softmax")
def powers_of_two(Z):
    """The base is 2; it is e."""
    return softmax(np.log(2) * Z)


@misconception_of("softmax")
def scores_negated(Z):
    """The sign of the scores is turned: a larger score is a larger probability."""
    return softmax(-Z)


@misconception_of("softmax")
def softmax_twice(Z):
    """Softmax is applied twice, to its own probabilities."""
    return softmax(softmax(Z))


@misconception_of("softmax")
def softmax_in_logarithms(Z):
    """This is the logarithm of softmax; asked are the probabilities."""
    return log_softmax(Z)


@misconception_of("softmax")
def softmax_transposed(Z):
    """The result is transposed: it is (K, m), one column for each sample."""
    return softmax(Z).T


@misconception_of("softmax")
@quietly
def mean_subtracted(Z):
    """You subtract the mean of each column, so some exponents are still positive and can overflow;
    subtract its maximum."""
    E = np.exp(Z - Z.mean(axis=0))
    return E / E.sum(axis=0)


@misconception_of("softmax")
@quietly
def maximum_added(Z):
    """The maximum is added, which makes the exponents larger still; subtract it."""
    E = np.exp(Z + Z.max(axis=0))
    return E / E.sum(axis=0)


@misconception_of("softmax")
@quietly
def shifted_above_only(Z):
    """Only the numerator is shifted; subtract the maximum below the line too: e^c stands in
    both."""
    return np.exp(Z - Z.max(axis=0)) / np.exp(Z).sum(axis=0)


@misconception_of("softmax")
@quietly
def shifted_below_only(Z):
    """Only the sum is shifted; subtract the maximum above the line too, e^c stands in both."""
    return np.exp(Z) / np.exp(Z - Z.max(axis=0)).sum(axis=0)


@misconception_of("softmax")
@quietly
def nan_replaced_by_0(Z):
    """exp overflows, and `nan_to_num` makes 0 of what comes out: the columns lose their sum 1.
    Subtract the maximum of each column before you take exp."""
    E = np.exp(Z)
    return np.nan_to_num(E / E.sum(axis=0))


@misconception_of("softmax")
@quietly
def normalised_over_the_samples_and_never_shifted(Z):
    """Two things: the sum runs over the samples (here a sample is a column: sum along axis 0), and
    exp overflows (subtract the maximum of the column first)."""
    E = np.exp(Z)
    return E / E.sum(axis=1, keepdims=True)


@misconception_of("softmax")
@quietly
def normalised_over_everything_and_never_shifted(Z):
    """Two things: the whole matrix has the sum 1 (each column is a sample and has the sum 1), and
    exp overflows (subtract the maximum of the column first)."""
    E = np.exp(Z)
    return E / E.sum()


@misconception_of("softmax")
@quietly
def shares_of_sigmoids(Z):
    """These are the shares of the sigmoids; softmax are the shares of the exponentials."""
    return sigmoid(Z) / sigmoid(Z).sum(axis=0)


@misconception_of("softmax")
@quietly
def divided_by_the_maximum(Z):
    """The scores are divided by the largest, which changes their differences; subtract it."""
    return softmax(Z / np.abs(Z).max(axis=0))


@misconception_of("softmax")
def divided_by_the_mean_of_the_exponentials(Z):
    """The exponentials are divided by their mean; divide by their sum, so that a column has the
    sum 1."""
    return softmax(Z) * len(Z)


@misconception_of("softmax")
def unit_length_for_unit_sum(Z):
    """The exponentials are divided by their length (the root of the sum of squares); divide by
    their sum."""
    E = np.exp(Z - Z.max(axis=0))
    return E / np.linalg.norm(E, axis=0)


@misconception_of("softmax")
def class_for_probabilities(Z):
    """This is the number of the largest score; asked are the probabilities of all classes."""
    return Z.argmax(axis=0)


@misconception_of("softmax")
def softmax_without_return(Z):
    """Nothing comes back, the result is None: the function ends without a `return` (to print
    a result is not to return it)."""


@misconception_of("softmax")
@quietly
def normalised_over_the_samples_with_one_maximum(Z):
    """The rows have the sum 1: that is for samples in rows, and with the maximum of the whole
    matrix. Here a sample is a column: its own maximum and its own sum, along axis 0."""
    E = np.exp(Z - Z.max())
    return E / E.sum(axis=1, keepdims=True)


@misconception_of("softmax")
def first_winner_takes_all(Z):
    """This is one-hot, 1 for the class that `argmax` names; softmax gives every class its share."""
    return np.eye(len(Z))[:, Z.argmax(axis=0)]


@misconception_of("softmax")
def normalised_over_everything_after_each_maximum(Z):
    """The whole matrix has the sum 1 (`np.sum(E)` without an axis); each column is a sample and has
    the sum 1 on its own."""
    E = np.exp(Z - Z.max(axis=0))
    return E / E.sum()
