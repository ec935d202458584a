"""Known mistakes with softmax and the cross-entropy. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.softmax import cross_entropy, log_softmax, softmax, softmax_jacobian


def quietly(function):
    """The function without NumPy's warnings: NaN and inf are its point."""
    return np.errstate(all="ignore")(function)


@quietly
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


# --- softmax ----------------------------------------------------------------------------


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
    """Scores are clipped so that exp does not overflow; large ones all become alike then. A shift
    changes nothing: subtract the maximum of each column."""
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


# --- log_softmax ------------------------------------------------------------------------


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
    """The logarithm is taken of p, where it underflows of the smallest float: about −708 for all
    improbable classes. Take it on paper first: z − ln Σ exp z."""
    return np.log(np.maximum(softmax(Z), np.finfo(float).tiny))


@misconception_of("log_softmax")
def scores_clipped_for_the_logarithm(Z):
    """Scores are clipped so that exp does not overflow; large ones all become alike then. A shift
    changes nothing: subtract the maximum of each column."""
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


# --- cross_entropy ----------------------------------------------------------------------


@misconception_of("cross_entropy")
@quietly
def zero_times_infinity(P, Y):
    """Where y and p are both 0 you compute 0 · ln 0, which is NaN; such a term counts 0."""
    return -np.sum(Y * np.log(P)) / Y.shape[1]


@misconception_of("cross_entropy")
def floor_under_p(P, Y):
    """ln(p + 1e-12) is not the formula: it puts a ceiling of 27.6 on the cost. Leave out the terms
    with y = 0 instead."""
    return -np.sum(Y * np.log(P + 1e-12)) / Y.shape[1]


@misconception_of("cross_entropy")
def clipped_p(P, Y):
    """p is clipped at 1e-15, which puts a ceiling of 34.5 on the cost. Leave out the terms with
    y = 0 instead."""
    return -np.sum(Y * np.log(np.clip(P, 1e-15, 1))) / Y.shape[1]


@misconception_of("cross_entropy")
def summed_over_the_samples(P, Y):
    """1/m is missing: the cost is the mean over the samples, the columns."""
    return cross_entropy(P, Y) * Y.shape[1]


@misconception_of("cross_entropy")
def mean_over_the_entries(P, Y):
    """You divide by K·m, all entries (as `np.mean` does); the classes are summed, and only the
    samples averaged."""
    return cross_entropy(P, Y) / Y.shape[0]


@misconception_of("cross_entropy")
def mean_over_the_classes(P, Y):
    """You divide by K, the number of rows; the mean is over the m samples, the columns."""
    return cross_entropy(P, Y) * Y.shape[1] / Y.shape[0]


@misconception_of("cross_entropy")
def cost_negative(P, Y):
    """The minus is missing: ln p is negative, and a cost is not."""
    return -cross_entropy(P, Y)


@misconception_of("cross_entropy")
def cost_in_bits(P, Y):
    """The logarithm is that of base 2; it is the natural one, ln."""
    return cross_entropy(P, Y) / np.log(2)


@misconception_of("cross_entropy")
def yes_or_no_questions(P, Y):
    """The terms (1 − y) ln(1 − p) are there too: that is the cost of sigmoid outputs, K separate
    questions. Here the classes exclude one another, and the cost is −Σ y ln p."""
    P, Q = np.where(Y > 0, P, 1.0), np.where(Y < 1, 1 - P, 1.0)
    with np.errstate(all="ignore"):
        return -np.sum(Y * np.log(P) + (1 - Y) * np.log(Q)) / Y.shape[1]


@misconception_of("cross_entropy")
@quietly
def arguments_exchanged(P, Y):
    """P and Y have changed places: the logarithm is taken of the prediction, not of the target."""
    return cross_entropy(Y, P)


@misconception_of("cross_entropy")
def one_cost_for_each_sample(P, Y):
    """This is a cost for each sample; asked is a single number, their mean."""
    with np.errstate(all="ignore"):
        return -np.sum(Y * np.log(np.where(Y > 0, P, 1.0)), axis=0)


@misconception_of("cross_entropy")
def all_pairs_of_samples(P, Y):
    """`Y.T @ np.log(P)` pairs every sample with every other, an m×m matrix; only its diagonal is
    meant. Multiply entry by entry."""
    with np.errstate(all="ignore"):
        logs = np.log(np.where(P > 0, P, 1.0))
    return -np.sum(Y.T @ logs) / Y.shape[1]


@misconception_of("cross_entropy")
def most_probable_class_only(P, Y):
    """Only the class with the largest y counts; a soft target charges every class its share."""
    columns = np.arange(Y.shape[1])
    return -np.mean(np.log(P[Y.argmax(axis=0), columns]))


@misconception_of("cross_entropy")
def every_possible_class_in_full(P, Y):
    """Every class with y > 0 is charged in full; multiply by y, its share."""
    return -np.sum(np.log(P[Y > 0])) / Y.shape[1]


@misconception_of("cross_entropy")
def log_of_the_expectation(P, Y):
    """The logarithm is taken of Σ y p; it is Σ y ln p, the logarithm inside the sum."""
    return -np.mean(np.log(np.sum(Y * P, axis=0)))


@misconception_of("cross_entropy")
def divergence_for_entropy(P, Y):
    """The entropy of the targets is subtracted: that is the Kullback-Leibler divergence. With
    one-hot targets it is the same number; with soft ones it is not."""
    return cross_entropy(P, Y) - cross_entropy(Y, Y)


@misconception_of("cross_entropy")
def misses_counted(P, Y):
    """This is the squared error; the cross-entropy is −Σ y ln p."""
    return np.sum((P - Y) ** 2) / (2 * Y.shape[1])


@quietly
def _naively(P, Y):
    """−y ln p of every entry, NaN where both are 0."""
    return -(Y * np.log(P))


@misconception_of("cross_entropy")
def summed_and_zeros_multiplied(P, Y):
    """Two things: 1/m is missing (the cost is the mean over the columns), and where y and p are
    both 0 you compute 0 · ln 0, which is NaN (such a term counts 0)."""
    return _naively(P, Y).sum()


@misconception_of("cross_entropy")
def averaged_over_the_entries_and_zeros_multiplied(P, Y):
    """Two things: you divide by K·m, as `np.mean` does (sum over the classes, average over the
    samples), and where y and p are both 0 you compute 0 · ln 0, which is NaN."""
    return _naively(P, Y).mean()


@misconception_of("cross_entropy")
def averaged_over_the_classes_and_zeros_multiplied(P, Y):
    """Two things: you divide by K, the number of rows (the mean is over the m columns), and where
    y and p are both 0 you compute 0 · ln 0, which is NaN."""
    return _naively(P, Y).sum() / len(P)


@misconception_of("cross_entropy")
def negative_and_zeros_multiplied(P, Y):
    """Two things: the minus is missing (ln p is negative, and a cost is not), and where y and p
    are both 0 you compute 0 · ln 0, which is NaN."""
    return -_naively(P, Y).sum() / P.shape[1]


@misconception_of("cross_entropy")
def bits_and_zeros_multiplied(P, Y):
    """Two things: the logarithm is that of base 2 (it is the natural one), and where y and p are
    both 0 you compute 0 · ln 0, which is NaN."""
    return _naively(P, Y).sum() / P.shape[1] / np.log(2)


@misconception_of("cross_entropy")
def samples_apart_and_zeros_multiplied(P, Y):
    """Two things: this is a cost for each sample (asked is their mean), and where y and p are both
    0 you compute 0 · ln 0, which is NaN."""
    return _naively(P, Y).sum(axis=0)


@misconception_of("cross_entropy")
def summed_over_the_samples_with_a_floor(P, Y):
    """Two things: 1/m is missing (the cost is the mean over the columns), and ln(p + 1e-12) is not
    the formula (leave out the terms with y = 0 instead)."""
    return -np.sum(Y * np.log(P + 1e-12))


@misconception_of("cross_entropy")
def mean_over_the_entries_with_a_floor(P, Y):
    """Two things: you divide by K·m, as `np.mean` does (sum over the classes, average over the
    samples), and ln(p + 1e-12) is not the formula (leave out the terms with y = 0 instead)."""
    return -np.mean(Y * np.log(P + 1e-12))


@misconception_of("cross_entropy")
def floor_of_1e_7(P, Y):
    """ln(p + 1e-7) is not the formula: it puts a ceiling of 16.1 on the cost. Leave out the terms
    with y = 0 instead."""
    return -np.sum(Y * np.log(P + 1e-7)) / Y.shape[1]


@misconception_of("cross_entropy")
def floor_of_1e_8(P, Y):
    """ln(p + 1e-8) is not the formula: it puts a ceiling of 18.4 on the cost. Leave out the terms
    with y = 0 instead."""
    return -np.sum(Y * np.log(P + 1e-8)) / Y.shape[1]


@misconception_of("cross_entropy")
def floor_of_1e_9(P, Y):
    """ln(p + 1e-9) is not the formula: it puts a ceiling of 20.7 on the cost. Leave out the terms
    with y = 0 instead."""
    return -np.sum(Y * np.log(P + 1e-9)) / Y.shape[1]


@misconception_of("cross_entropy")
def floor_of_1e_10(P, Y):
    """ln(p + 1e-10) is not the formula: it puts a ceiling of 23.0 on the cost. Leave out the terms
    with y = 0 instead."""
    return -np.sum(Y * np.log(P + 1e-10)) / Y.shape[1]


@misconception_of("cross_entropy")
def floor_of_the_rounding(P, Y):
    """ln(p + 2.2e-16) is not the formula: it puts a ceiling of 36.0 on the cost. Leave out the
    terms with y = 0 instead."""
    return -np.sum(Y * np.log(P + np.finfo(float).eps)) / Y.shape[1]


@misconception_of("cross_entropy")
def clipped_at_1e_7(P, Y):
    """p is clipped at 1e-7 (as Keras does), which puts a ceiling of 16.1 on the cost. Leave out
    the terms with y = 0 instead."""
    return -np.sum(Y * np.log(np.clip(P, 1e-7, 1 - 1e-7))) / Y.shape[1]


@misconception_of("cross_entropy")
def clipped_at_1e_8(P, Y):
    """p is clipped at 1e-8, which puts a ceiling of 18.4 on the cost. Leave out the terms with
    y = 0 instead."""
    return -np.sum(Y * np.log(np.clip(P, 1e-8, 1))) / Y.shape[1]


@misconception_of("cross_entropy")
def clipped_at_1e_9(P, Y):
    """p is clipped at 1e-9, which puts a ceiling of 20.7 on the cost. Leave out the terms with
    y = 0 instead."""
    return -np.sum(Y * np.log(np.clip(P, 1e-9, 1))) / Y.shape[1]


@misconception_of("cross_entropy")
def clipped_at_1e_10(P, Y):
    """p is clipped at 1e-10, which puts a ceiling of 23.0 on the cost. Leave out the terms with
    y = 0 instead."""
    return -np.sum(Y * np.log(np.clip(P, 1e-10, 1))) / Y.shape[1]


@misconception_of("cross_entropy")
def clipped_at_1e_12(P, Y):
    """p is clipped at 1e-12, which puts a ceiling of 27.6 on the cost. Leave out the terms with
    y = 0 instead."""
    return -np.sum(Y * np.log(np.clip(P, 1e-12, 1))) / Y.shape[1]


@misconception_of("cross_entropy")
@quietly
def questions_and_zeros_multiplied(P, Y):
    """The terms (1 − y) ln(1 − p) are there too: that is the cost of sigmoid outputs, K separate
    questions, and 0 · ln 0 is NaN in it. Here the cost is −Σ y ln p, where y is not 0."""
    return -np.sum(Y * np.log(P) + (1 - Y) * np.log(1 - P)) / Y.shape[1]


@misconception_of("cross_entropy")
def questions_of_clipped_p(P, Y):
    """The terms (1 − y) ln(1 − p) are there too (and p is clipped): that is the cost of sigmoid
    outputs, K separate questions. Here the classes exclude one another: −Σ y ln p."""
    P = np.clip(P, 1e-15, 1 - 1e-15)
    return -np.sum(Y * np.log(P) + (1 - Y) * np.log(1 - P)) / Y.shape[1]


@misconception_of("cross_entropy")
def softmax_of_the_prediction(P, Y):
    """Softmax is applied to P, which already holds probabilities: the cost is −Σ y ln p."""
    return -np.sum(Y * log_softmax(P)) / Y.shape[1]


@misconception_of("cross_entropy")
def certain_targets_only(P, Y):
    """Only entries with y = 1 are charged; a soft target charges every class its share, y ln p."""
    return -np.sum(np.log(P[Y == 1])) / Y.shape[1]


@misconception_of("cross_entropy")
def entropy_of_the_prediction(P, Y):
    """This is −Σ p ln p, how uncertain the prediction is; the truth is missing: −Σ y ln p."""
    return cross_entropy(P, P)


@misconception_of("cross_entropy")
def half_the_cost(P, Y):
    """Half too small: the ½ belongs to the quadratic cost; this one is −1/m Σ y ln p."""
    return cross_entropy(P, Y) / 2


@misconception_of("cross_entropy")
def perplexity_for_cost(P, Y):
    """This is exp of the cost, the perplexity; asked is the cost itself."""
    return np.exp(cross_entropy(P, Y))


@misconception_of("cross_entropy")
def last_sample_only(P, Y):
    """Only the last sample is charged (an `=` for `+=`?); add the costs of all columns up."""
    return cross_entropy(P[:, -1:], Y[:, -1:]) / Y.shape[1]


@misconception_of("cross_entropy")
@quietly
def all_pairs_and_zeros_multiplied(P, Y):
    """`Y.T @ np.log(P)` pairs every sample with every other, an m×m matrix (only its diagonal is
    meant: multiply entry by entry), and 0 · ln 0 in it is NaN."""
    return -np.sum(Y.T @ np.log(P)) / Y.shape[1]


@misconception_of("cross_entropy")
def cross_entropy_without_return(P, Y):
    """Nothing comes back, the result is None: the function ends without a `return` (to print
    a result is not to return it)."""


@misconception_of("cross_entropy")
def floor_of_1e_20(P, Y):
    """ln(p + 1e-20) is not the formula: it puts a ceiling of 46.1 on the cost. Leave out the terms
    with y = 0 instead."""
    return -np.sum(Y * np.log(P + 1e-20)) / Y.shape[1]


# --- softmax_jacobian -------------------------------------------------------------------


@misconception_of("softmax_jacobian")
def diagonal_only(p):
    """Only the diagonal p(1 − p) is there; the other probabilities move too, by −p_i p_j."""
    return np.diag(p * (1 - p))


@misconception_of("softmax_jacobian")
def diagonal_as_a_vector(p):
    """This is p(1 − p), the diagonal alone and as a vector; every probability depends on every
    score, so the derivative is a (K, K) matrix."""
    return p * (1 - p)


@misconception_of("softmax_jacobian")
def outer_product_added(p):
    """The outer product is added; it is diag(p) − p pᵀ: a class that rises pushes others down."""
    return np.diag(p) + np.outer(p, p)


@misconception_of("softmax_jacobian")
def jacobian_negated(p):
    """The sign is turned: a score that rises lifts its own probability, so the diagonal is
    positive."""
    return -softmax_jacobian(p)


@misconception_of("softmax_jacobian")
def outer_product_only(p):
    """diag(p) is missing: the diagonal is p_i − p_i²."""
    return -np.outer(p, p)


@misconception_of("softmax_jacobian")
def inner_product(p):
    """p pᵀ is the (K, K) matrix of all products p_i p_j; `p @ p` (and `p @ p.T`, for a vector) is
    a single number. Try np.outer."""
    return np.diag(p) - p @ p


@misconception_of("softmax_jacobian")
def identity_for_diag(p):
    """The identity stands where diag(p) belongs."""
    return np.eye(len(p)) - np.outer(p, p)


@misconception_of("softmax_jacobian")
def same_slope_in_the_row(p):
    """p_i (1 − p_j) is everywhere; that is right on the diagonal, beside it it is −p_i p_j."""
    return np.outer(p, 1 - p)


@misconception_of("softmax_jacobian")
def factor_p_i_lost(p):
    """p_i is missing: J_ij = p_i ([i = j] − p_j), and yours is [i = j] − p_j."""
    return np.eye(len(p)) - p


@misconception_of("softmax_jacobian")
def off_diagonal_positive(p):
    """Beside the diagonal the sign is turned: −p_i p_j, since what one class wins others lose."""
    return np.diag(p * (1 - p)) + np.outer(p, p) - np.diag(p * p)


@misconception_of("softmax_jacobian")
def softmax_of_probabilities(p):
    """Softmax is applied to p, which already is a probability."""
    return softmax_jacobian(softmax(p))


@misconception_of("softmax_jacobian")
def diag_times_its_complement(p):
    """This is diag(p) (1 − p pᵀ) or a relative of it; the diagonal is p_i − p_i² and the rest is
    −p_i p_j."""
    return np.diag(p) @ (1 - np.outer(p, p))


@misconception_of("softmax_jacobian")
def outer_product_left_out(p):
    """p pᵀ is missing: this is diag(p) alone; J = diag(p) − p pᵀ."""
    return np.diag(p)


@misconception_of("softmax_jacobian")
def squares_in_every_row(p):
    """`p * p` is the vector of the squares; p pᵀ is the (K, K) matrix of all products p_i p_j. Try
    np.outer."""
    return np.diag(p) - p * p


@misconception_of("softmax_jacobian")
def whole_p_on_the_diagonal(p):
    """On the diagonal stands p_i; it is p_i − p_i², since p pᵀ has a diagonal too."""
    return np.diag(p + p**2) - np.outer(p, p)


@misconception_of("softmax_jacobian")
def complement_beside_the_diagonal(p):
    """Beside the diagonal stands −p_i (1 − p_j); it is −p_i p_j."""
    return np.diag(2 * p * (1 - p)) - np.outer(p, 1 - p)


@misconception_of("softmax_jacobian")
def same_slope_in_the_column(p):
    """(1 − p_i) p_j is everywhere; that is right on the diagonal, beside it it is −p_i p_j."""
    return np.outer(1 - p, p)


@misconception_of("softmax_jacobian")
def lower_half_only(p):
    """Above the diagonal it is 0; J is symmetric, −p_i p_j on either side."""
    return np.tril(softmax_jacobian(p))


@misconception_of("softmax_jacobian")
def upper_half_only(p):
    """Below the diagonal it is 0; J is symmetric, −p_i p_j on either side."""
    return np.triu(softmax_jacobian(p))


@misconception_of("softmax_jacobian")
def twice_the_jacobian(p):
    """Twice too large: J = diag(p) − p pᵀ, nothing is squared here."""
    return 2 * softmax_jacobian(p)


@misconception_of("softmax_jacobian")
def softmax_jacobian_without_return(p):
    """Nothing comes back, the result is None: the function ends without a `return` (to print
    a result is not to return it)."""


@misconception_of("softmax_jacobian")
def outer_product_alone(p):
    """This is p pᵀ alone; it is subtracted from diag(p)."""
    return np.outer(p, p)


# --- softmax_ce_delta -------------------------------------------------------------------


@misconception_of("softmax_ce_delta")
def target_minus_prediction(Z, Y):
    """The sign is turned: it is p − y, you have y − p, which climbs the cost."""
    return Y - softmax(Z)


@misconception_of("softmax_ce_delta")
def delta_divided_by_m(Z, Y):
    """δ is divided by m: it belongs to each sample on its own; BP3 and BP4 take the mean."""
    return (softmax(Z) - Y) / Z.shape[1]


@misconception_of("softmax_ce_delta")
def softmax_forgotten(Z, Y):
    """Softmax is missing: Z holds scores, and δ is softmax(Z) − Y."""
    return Z - Y


@misconception_of("softmax_ce_delta")
def sigmoid_at_the_output(Z, Y):
    """The sigmoid stands for softmax: δ = σ(z) − y belongs to K separate yes-or-no questions."""
    return sigmoid(Z) - Y


@misconception_of("softmax_ce_delta")
def slope_not_cancelled(Z, Y):
    """The factor p(1 − p) is still there: the Jacobian has cancelled against −y/p, and δ = p − y is
    all."""
    P = softmax(Z)
    return (P - Y) * P * (1 - P)


@misconception_of("softmax_ce_delta")
@quietly
def derivative_by_p(Z, Y):
    """This is −y/p, the derivative with respect to p; δ is that with respect to z, through the
    Jacobian."""
    return -Y / softmax(Z)


@misconception_of("softmax_ce_delta")
def true_class_only(Z, Y):
    """Only the class that happened gets an error; the others have one too, p_k − 0."""
    return Y * (softmax(Z) - Y)


@misconception_of("softmax_ce_delta")
def diagonal_of_the_jacobian_only(Z, Y):
    """−y(1 − p) is what the diagonal of the Jacobian gives; every score moves every probability, so
    its other entries count too."""
    return -Y * (1 - softmax(Z))


@misconception_of("softmax_ce_delta")
def softmax_over_the_samples(Z, Y):
    """Softmax is taken over the samples; each column is a sample, so sum along axis 0."""
    return softmax(Z.T).T - Y


@misconception_of("softmax_ce_delta")
@quietly
def delta_never_shifted(Z, Y):
    """exp overflows for large scores: use your softmax, which subtracts the maximum."""
    E = np.exp(Z)
    return E / E.sum(axis=0) - Y


@misconception_of("softmax_ce_delta")
def delta_averaged(Z, Y):
    """δ is averaged over the samples; it has a column for each sample, of shape (K, m)."""
    return np.mean(softmax(Z) - Y, axis=1, keepdims=True)


@misconception_of("softmax_ce_delta")
def delta_transposed(Z, Y):
    """δ is transposed: here samples are columns, so it has shape (K, m), not (m, K)."""
    return (softmax(Z) - Y).T


@misconception_of("softmax_ce_delta")
def twice_the_delta(Z, Y):
    """δ is twice too large: nothing is squared in the cross-entropy, so no 2 comes down."""
    return 2 * (softmax(Z) - Y)


@misconception_of("softmax_ce_delta")
def targets_made_hard(Z, Y):
    """The targets are rounded to one-hot; a soft target counts as it is."""
    return softmax(Z) - (Y.max(axis=0) == Y)


@misconception_of("softmax_ce_delta")
def log_softmax_for_softmax(Z, Y):
    """The logarithm is too much: δ is softmax(z) − y."""
    return log_softmax(Z) - Y


@misconception_of("softmax_ce_delta")
def delta_divided_by_the_classes(Z, Y):
    """δ is divided by K: the cost of a sample is a sum over its classes, no mean."""
    return (softmax(Z) - Y) / len(Z)


@misconception_of("softmax_ce_delta")
def delta_divided_by_all_entries(Z, Y):
    """δ is divided by K·m: it belongs to each sample on its own (BP3 and BP4 take the mean), and
    the cost is a sum over the classes."""
    return (softmax(Z) - Y) / Z.size


@misconception_of("softmax_ce_delta")
@quietly
def delta_with_one_maximum(Z, Y):
    """You subtract the maximum of the whole matrix: a column far below it underflows to 0/0. Each
    column needs its own: use your softmax."""
    E = np.exp(Z - Z.max())
    return E / E.sum(axis=0) - Y


@misconception_of("softmax_ce_delta")
def softmax_over_everything(Z, Y):
    """Softmax is taken over the whole matrix; each column has the sum 1 on its own."""
    E = np.exp(Z - Z.max())
    return E / E.sum() - Y


@misconception_of("softmax_ce_delta")
def softmax_of_softmax(Z, Y):
    """Softmax is applied twice: δ = softmax(z) − y."""
    return softmax(softmax(Z)) - Y


@misconception_of("softmax_ce_delta")
def one_subtracted_where_y_is_1(Z, Y):
    """1 is subtracted where y = 1, which fits one-hot targets alone; subtract y itself, a soft
    target too."""
    return softmax(Z) - (Y == 1)


@misconception_of("softmax_ce_delta")
def one_subtracted_where_y_is_not_0(Z, Y):
    """1 is subtracted wherever y > 0, which fits one-hot targets alone; subtract y itself."""
    return softmax(Z) - (Y > 0)


@misconception_of("softmax_ce_delta")
def soft_targets_rounded(Z, Y):
    """The targets are rounded to 0 and 1; a soft target counts as it is."""
    return softmax(Z) - np.round(Y)


@misconception_of("softmax_ce_delta")
def softmax_of_the_targets(Z, Y):
    """Softmax is applied to Y too; the targets are probabilities already: softmax(Z) − Y."""
    return softmax(Z) - softmax(Y)


@misconception_of("softmax_ce_delta")
def delta_of_the_squared_error(Z, Y):
    """p − y is multiplied by the Jacobian: that is δ of the squared error ½‖p − y‖². With the
    cross-entropy the Jacobian cancels: δ = p − y."""
    P = softmax(Z)
    D = P * (P - Y)
    return D - P * D.sum(axis=0)


@misconception_of("softmax_ce_delta")
def cost_for_the_delta(Z, Y):
    """This is the cost, a number; δ is its derivative by Z, softmax(Z) − Y, of shape (K, m)."""
    return cross_entropy(softmax(Z), Y)


@misconception_of("softmax_ce_delta")
def delta_sign_lost(Z, Y):
    """The sign is lost: p − y is negative for the true class; no absolute value is taken."""
    return np.abs(softmax(Z) - Y)


@misconception_of("softmax_ce_delta")
def sign_turned_and_divided_by_m(Z, Y):
    """Two things: the sign is turned (it is p − y), and δ is divided by m (BP3 and BP4 take the
    mean)."""
    return (Y - softmax(Z)) / Z.shape[1]


@misconception_of("softmax_ce_delta")
def softmax_ce_delta_without_return(Z, Y):
    """Nothing comes back, the result is None: the function ends without a `return` (to print
    a result is not to return it)."""


@misconception_of("softmax_ce_delta")
def target_not_subtracted(Z, Y):
    """These are the probabilities; y is not subtracted: δ = softmax(z) − y."""
    return softmax(Z)


@misconception_of("softmax_ce_delta")
def cost_of_each_class(Z, Y):
    """This is the cost of each class, −y ln p; δ is its derivative by z, softmax(z) − y."""
    return -Y * log_softmax(Z)


@misconception_of("softmax_ce_delta")
def delta_summed(Z, Y):
    """δ is added up over the samples; it has a column for each sample, of shape (K, m)."""
    return np.sum(softmax(Z) - Y, axis=1, keepdims=True)


# --- regression_delta -------------------------------------------------------------------


@misconception_of("regression_delta")
def regression_sign_turned(Y_hat, Y):
    """The sign is turned: it is ŷ − y, you have y − ŷ, which climbs the cost."""
    return Y - Y_hat


@misconception_of("regression_delta")
def regression_divided_by_m(Y_hat, Y):
    """δ is divided by m: it belongs to each sample on its own; BP3 and BP4 take the mean."""
    return (Y_hat - Y) / Y.shape[1]


@misconception_of("regression_delta")
def two_of_the_square(Y_hat, Y):
    """δ is twice too large: the ½ of the cost cancels the 2 of the derivative."""
    return 2 * (Y_hat - Y)


@misconception_of("regression_delta")
def slope_of_a_sigmoid(Y_hat, Y):
    """The slope ŷ(1 − ŷ) of a sigmoid is there; the output is linear here, its slope is 1."""
    return (Y_hat - Y) * Y_hat * (1 - Y_hat)


@misconception_of("regression_delta")
def error_squared(Y_hat, Y):
    """This is the cost ½(ŷ − y)² of each entry; δ is its derivative, ŷ − y."""
    return (Y_hat - Y) ** 2 / 2


@misconception_of("regression_delta")
def sign_of_the_error_lost(Y_hat, Y):
    """The sign is lost: δ says in which direction ŷ is wrong; no absolute value is taken."""
    return np.abs(Y_hat - Y)


@misconception_of("regression_delta")
def regression_averaged(Y_hat, Y):
    """δ is averaged over the samples; it has a column for each sample, of shape (K, m)."""
    return np.mean(Y_hat - Y, axis=1, keepdims=True)


@misconception_of("regression_delta")
def softmax_for_a_quantity(Y_hat, Y):
    """Softmax is applied to ŷ; a quantity is no probability, the output stays as it is."""
    return softmax(Y_hat) - Y


@misconception_of("regression_delta")
def divided_by_the_outputs(Y_hat, Y):
    """δ is divided by K, the number of outputs; the cost of a sample is a sum over them."""
    return (Y_hat - Y) / Y.shape[0]


@misconception_of("regression_delta")
def regression_transposed(Y_hat, Y):
    """δ is transposed: here samples are columns, so it has shape (K, m), not (m, K)."""
    return (Y_hat - Y).T


@misconception_of("regression_delta")
def gradient_of_the_mean_square(Y_hat, Y):
    """This is 2(ŷ − y)/m, the derivative of the mean of the squares; δ is per sample and of
    ½‖ŷ − y‖²: ŷ − y."""
    return 2 * (Y_hat - Y) / Y.shape[1]


@misconception_of("regression_delta")
def gradient_of_the_mean_of_all_squares(Y_hat, Y):
    """This is the derivative of `np.mean((Y_hat - Y) ** 2)`, 2(ŷ − y)/(K·m); δ is per sample and of
    ½‖ŷ − y‖²: ŷ − y."""
    return 2 * (Y_hat - Y) / Y.size


@misconception_of("regression_delta")
def regression_divided_by_all_entries(Y_hat, Y):
    """δ is divided by K·m; it belongs to each sample on its own, and its cost is a sum over the K
    outputs: ŷ − y."""
    return (Y_hat - Y) / Y.size


@misconception_of("regression_delta")
def half_kept(Y_hat, Y):
    """δ is half too small: the 2 of the derivative cancels the ½ of the cost."""
    return (Y_hat - Y) / 2


@misconception_of("regression_delta")
def squared_without_half(Y_hat, Y):
    """The error is squared; δ is the derivative of ½(ŷ − y)², which is ŷ − y."""
    return (Y_hat - Y) ** 2


@misconception_of("regression_delta")
def sign_alone(Y_hat, Y):
    """Only the sign is there: that is the derivative of |ŷ − y|; of ½(ŷ − y)² it is ŷ − y."""
    return np.sign(Y_hat - Y)


@misconception_of("regression_delta")
def sigmoid_for_a_quantity(Y_hat, Y):
    """σ is applied to ŷ; the output is linear here and stays as it is: ŷ − y."""
    return sigmoid(Y_hat) - Y


@misconception_of("regression_delta")
def multiplied_by_the_output(Y_hat, Y):
    """ŷ − y is multiplied by ŷ; the derivative of a linear output by z is 1: δ = ŷ − y."""
    return (Y_hat - Y) * Y_hat


@misconception_of("regression_delta")
def cost_for_the_regression_delta(Y_hat, Y):
    """This is the cost, a number; δ is its derivative by ŷ, ŷ − y, of shape (K, m)."""
    return np.sum((Y_hat - Y) ** 2) / (2 * Y.shape[1])


@misconception_of("regression_delta")
def regression_delta_without_return(Y_hat, Y):
    """Nothing comes back, the result is None: the function ends without a `return` (to print
    a result is not to return it)."""


@misconception_of("regression_delta")
def regression_summed(Y_hat, Y):
    """δ is added up over the samples; it has a column for each sample, of shape (K, m)."""
    return np.sum(Y_hat - Y, axis=1, keepdims=True)
