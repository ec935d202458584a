"""Known mistakes with softmax and the cross-entropy. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.softmax import cross_entropy, log_softmax, softmax, softmax_jacobian


def quietly(function):
    """The function without NumPy's warnings: NaN and inf are its point."""
    return np.errstate(all="ignore")(function)


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -700, 700)))


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
