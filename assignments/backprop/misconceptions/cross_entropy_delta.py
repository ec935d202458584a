"""Known mistakes in `cross_entropy_delta`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.backprop import sigmoid, sigmoid_prime


@misconception_of("cross_entropy_delta")
def cross_entropy_with_slope(A, Y):
    """σ' is still there: with the cross-entropy it cancels, and δ = a − y is all."""
    return (A - Y) * A * (1 - A)


@misconception_of("cross_entropy_delta")
def cross_entropy_target_minus_output(A, Y):
    """The sign is turned: it is a − y, you have y − a, which climbs the cost."""
    return Y - A


@misconception_of("cross_entropy_delta")
def cross_entropy_divided_by_m(A, Y):
    """δ is divided by m: it belongs to each sample on its own; BP3 and BP4 take the mean."""
    return (A - Y) / A.shape[1]


@misconception_of("cross_entropy_delta")
def derivative_by_the_output(A, Y):
    """This is ∂C/∂a; δ is ∂C/∂z, one more factor σ'(z) = a(1 − a), which cancels most of it."""
    return (1 - Y) / (1 - A) - Y / A


@misconception_of("cross_entropy_delta")
def cross_entropy_summed(A, Y):
    """δ is added up over the samples; it has a column for each sample, of shape (n_L, m)."""
    return np.sum(A - Y, axis=1, keepdims=True)


@misconception_of("cross_entropy_delta")
def cross_entropy_transposed(A, Y):
    """δ is transposed: here samples are columns, so it has shape (n_L, m), not (m, n_L)."""
    return (A - Y).T


@misconception_of("cross_entropy_delta")
def only_the_right_class(A, Y):
    """Only the term −y/a of the cost is differentiated; (1 − y) ln(1 − a) has a slope too."""
    return -Y * (1 - A)


@misconception_of("cross_entropy_delta")
def factor_two_in_cross_entropy(A, Y):
    """δ is twice too large: nothing is squared in the cross-entropy, so no 2 comes down."""
    return 2 * (A - Y)


@misconception_of("cross_entropy_delta")
def minus_lost_in_the_cross_entropy(A, Y):
    """ln(1 − a) has the derivative −1/(1 − a): a minus is lost. ∂C/∂a = (1 − y)/(1 − a) − y/a, and
    times a(1 − a) that is a − y."""
    return -Y / A - (1 - Y) / (1 - A)


@misconception_of("cross_entropy_delta")
def one_term_by_the_output(A, Y):
    """−y/a is the derivative by a of one of the two terms; with (1 − y) ln(1 − a), and times
    a(1 − a), it comes to a − y."""
    return -Y / A


@misconception_of("cross_entropy_delta")
def slope_at_a(A, Y):
    """σ' is still there (and taken at a): with the cross-entropy it cancels, δ = a − y is all."""
    return (A - Y) * sigmoid_prime(A)


@misconception_of("cross_entropy_delta")
def sigmoid_once_more(A, Y):
    """σ is applied to A, which already is an output; δ = a − y."""
    return sigmoid(A) - Y


@misconception_of("cross_entropy_delta")
def softmax_at_the_output(A, Y):
    """Softmax is applied to A, which already is the output of a sigmoid; δ = a − y."""
    return np.exp(A) / np.exp(A).sum(axis=0) - Y


@misconception_of("cross_entropy_delta")
def cross_entropy_sign_lost(A, Y):
    """The sign is lost: a − y says in which direction a is wrong; no absolute value is taken."""
    return np.abs(A - Y)


@misconception_of("cross_entropy_delta")
def cross_entropy_error_squared(A, Y):
    """The error is squared; δ = a − y as it is."""
    return (A - Y) ** 2


@misconception_of("cross_entropy_delta")
def half_a_cross_entropy(A, Y):
    """δ is half too small: there is no ½ in the cross-entropy, δ = a − y."""
    return (A - Y) / 2


@misconception_of("cross_entropy_delta")
def cost_for_delta(A, Y):
    """This is the cost; δ is its derivative by z, a − y, of shape (n_L, m)."""
    return -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / A.shape[1]


@misconception_of("cross_entropy_delta")
def cost_of_each_unit(A, Y):
    """This is the cost of each unit; δ is its derivative by z, a − y."""
    return -(Y * np.log(A) + (1 - Y) * np.log(1 - A))


@misconception_of("cross_entropy_delta")
def targets_rounded(A, Y):
    """The targets are rounded to 0 and 1; a target in between counts as it is: a − y."""
    return A - np.round(Y)


@misconception_of("cross_entropy_delta")
def outputs_rounded(A, Y):
    """The outputs are rounded to 0 and 1: that is the decision; δ = a − y with a as it is."""
    return np.round(A) - Y


@misconception_of("cross_entropy_delta")
def cross_entropy_averaged(A, Y):
    """δ is averaged over the samples; it has a column for each sample, of shape (n_L, m)."""
    return np.mean(A - Y, axis=1, keepdims=True)


@misconception_of("cross_entropy_delta")
def cross_entropy_divided_by_the_units(A, Y):
    """δ is divided by the number of units: the cost is a sum over them, not a mean."""
    return (A - Y) / A.shape[0]


@misconception_of("cross_entropy_delta")
def target_never_subtracted(A, Y):
    """y is not subtracted (or only where it is exactly 1): δ = a − y, with any target y."""
    return A.copy()


@misconception_of("cross_entropy_delta")
def one_subtracted_at_the_largest_target(A, Y):
    """1 is subtracted at the largest target of each sample, as for classes that exclude one
    another; here every output has a target of its own: subtract y itself."""
    return A - (np.arange(len(Y))[:, None] == Y.argmax(axis=0))


@misconception_of("cross_entropy_delta")
def cross_entropy_delta_without_return(A, Y):
    """Nothing comes back, the result is None: the function ends without a `return` (to print
    a result is not to return it)."""


@misconception_of("cross_entropy_delta")
def derivative_by_the_output_negated(A, Y):
    """This is −∂C/∂a, the sign turned; δ is ∂C/∂z: one more factor a(1 − a), and it is a − y."""
    return Y / A - (1 - Y) / (1 - A)


@misconception_of("cross_entropy_delta")
def output_clipped_at_1e3(A, Y):
    """The output is clipped at 1e-3, which only a logarithm or a division would need: δ = a − y
    has neither, and where y = 0 the error is a itself, however small."""
    return np.clip(A, 1e-3, 1 - 1e-3) - Y


@misconception_of("cross_entropy_delta")
def output_clipped_at_1e5(A, Y):
    """The output is clipped at 1e-5, which only a logarithm or a division would need: δ = a − y
    has neither, and where y = 0 the error is a itself, however small."""
    return np.clip(A, 1e-5, 1 - 1e-5) - Y


@misconception_of("cross_entropy_delta")
def output_clipped_at_1e7(A, Y):
    """The output is clipped at 1e-7, which only a logarithm or a division would need: δ = a − y
    has neither, and where y = 0 the error is a itself, however small."""
    return np.clip(A, 1e-7, 1 - 1e-7) - Y


@misconception_of("cross_entropy_delta")
def output_clipped_at_1e12(A, Y):
    """The output is clipped at 1e-12, which only a logarithm or a division would need: δ = a − y
    has neither, and where y = 0 the error is a itself, however small."""
    return np.clip(A, 1e-12, 1 - 1e-12) - Y
