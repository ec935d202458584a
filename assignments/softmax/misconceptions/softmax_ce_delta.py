"""Known mistakes in `softmax_ce_delta`. Each docstring is what the student reads."""

import numpy as np

from assignments.softmax.misconceptions.common import quietly, sigmoid
from autograder.examiner import misconception_of
from solutions.softmax import cross_entropy, log_softmax, softmax


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
    """1 is subtracted at the largest target alone, as if it were one-hot; a soft target counts as
    it is."""
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


def through_the_jacobian(P, slopes):
    """The product of each column's Jacobian with the derivatives by p."""
    return P * (slopes - np.sum(P * slopes, axis=0))


@misconception_of("softmax_ce_delta")
@quietly
def jacobian_times_minus_y_over_p(Z, Y):
    """−y/p goes through the Jacobian step by step, and where p underflows to 0 that is NaN. On
    paper the p cancels, and δ = p − y is all."""
    P = softmax(Z)
    return through_the_jacobian(P, -Y / P)


@misconception_of("softmax_ce_delta")
def jacobian_with_a_floor(Z, Y):
    """−y/p goes through the Jacobian, with a floor such as 1e-12 under p: where p is smaller yet,
    the error vanishes. On paper the p cancels, and δ = p − y is all."""
    P = softmax(Z)
    return through_the_jacobian(P, -Y / (P + 1e-12))


@misconception_of("softmax_ce_delta")
@quietly
def delta_shifted_by_the_mean(Z, Y):
    """You subtract the mean of each column: the largest score may lie far above it, and exp
    overflows. Subtract the maximum: use your softmax."""
    E = np.exp(Z - Z.mean(axis=0))
    return E / E.sum(axis=0) - Y


@misconception_of("softmax_ce_delta")
@quietly
def diagonal_of_the_jacobian_and_zeros_divided(Z, Y):
    """−y/p is multiplied by the diagonal p(1 − p) of the Jacobian alone (its other entries count
    too), and where p underflows to 0 that is NaN. On paper all of it comes to δ = p − y."""
    P = softmax(Z)
    return -Y / P * (P * (1 - P))


@misconception_of("softmax_ce_delta")
def diagonal_of_the_jacobian_with_a_floor(Z, Y):
    """−y/p, with a floor such as 1e-12 under p, is multiplied by the diagonal p(1 − p) of the
    Jacobian alone; its other entries count too. On paper all of it comes to δ = p − y."""
    P = softmax(Z)
    return -Y / (P + 1e-12) * (P * (1 - P))


@misconception_of("softmax_ce_delta")
@quietly
def questions_through_the_diagonal(Z, Y):
    """The derivative of K yes-or-no questions, −y/p + (1 − y)/(1 − p), times p(1 − p) happens to be
    p − y, but where p is 0 or 1 it is NaN. Write p − y, in which nothing is divided."""
    P = softmax(Z)
    return (-Y / P + (1 - Y) / (1 - P)) * (P * (1 - P))


@misconception_of("softmax_ce_delta")
def error_times_the_probability(Z, Y):
    """p − y is multiplied by p; the p of the Jacobian has cancelled against −y/p, and δ = p − y is
    all."""
    P = softmax(Z)
    return P * (P - Y)
