"""Known mistakes in `softmax_jacobian`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.softmax import softmax, softmax_jacobian


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
    """Every row has the squares p_j² subtracted (by `p * p`, or by p (I − p) without `p[:,
    None]`); p pᵀ is the (K, K) matrix of all products p_i p_j. Try np.outer."""
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


@misconception_of("softmax_jacobian")
def squares_in_every_column(p):
    """Every column has the squares p_i² subtracted (by `q * q` with a column q); p pᵀ is the (K, K)
    matrix of all products p_i p_j: `q @ q.T`, or np.outer."""
    return np.diag(p) - (p * p)[:, None]
