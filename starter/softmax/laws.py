"""Public laws of `softmax`: what probabilities, surprises and their slopes must satisfy."""

import numpy as np

from autograder.laws import Broken, agree, agree_with_gradient, law, numbers


def distributions(case, K, m):
    """(K, m), every column positive and of sum 1."""
    P = case.positive((K, m))
    return P / P.sum(axis=0)


def scores_to_probabilities(z):
    """Softmax of scores small enough for the formula as it stands."""
    return np.exp(z) / np.exp(z).sum(axis=0)


@law("softmax")
def is_a_distribution_in_every_column(student, case):
    """Probabilities are positive, and those of each sample, each column, have the sum 1."""
    K, m = case.size(2), case.size()
    P = numbers(student.softmax(case.normal((K, m))), (K, m), "softmax(Z)")
    if P.min() <= 0:
        raise Broken(f"softmax(Z) holds {P.min():.6g}; probabilities are positive", None, P)
    agree(P.sum(axis=0), np.ones(m), what="the sums of the columns")


@law("softmax")
def turns_differences_into_ratios(student, case):
    """ln(p_i / p_j) = z_i − z_j: a score that is larger by 1 is a probability e times as large."""
    K, m = case.size(2), case.size()
    Z = case.normal((K, m))
    P = numbers(student.softmax(Z), (K, m), "softmax(Z)")
    if P.min() <= 0:
        raise Broken(f"softmax(Z) holds {P.min():.6g}; probabilities are positive", None, P)
    agree(np.log(P[1:] / P[0]), Z[1:] - Z[0], scale=4.0, what="ln(p_i / p_1)")


@law("softmax")
def does_not_feel_a_shift(student, case):
    """The same number added to all scores of a sample changes nothing, not even ±9990, and every
    sample may have its own."""
    K, m = case.size(2), case.size(2)
    Z = np.round(4 * case.normal((K, m))) / 4
    shift = np.resize([9990.0, -9990.0, 0.0], m)
    P = numbers(student.softmax(Z), (K, m), "softmax(Z)")
    agree(student.softmax(Z + shift), P, scale=100.0, what="softmax of the shifted scores")


@law("softmax")
def gives_all_to_a_score_far_above(student, case):
    """A score that towers 5000 above the others of its column takes the whole probability."""
    K, m = case.size(2), case.size()
    Z, winner = case.normal((K, m)), case.one_hot(K, m)
    agree(student.softmax(Z + 5000 * winner), winner, what="softmax(Z)")


@law("log_softmax")
def is_the_logarithm_of_a_distribution(student, case):
    """The exponentials of the results are probabilities: those of each column have the sum 1."""
    K, m = case.size(2), case.size()
    L = numbers(student.log_softmax(case.normal((K, m))), (K, m), "log_softmax(Z)")
    agree(np.exp(L).sum(axis=0), np.ones(m), what="the sums of exp(log_softmax(Z))")


@law("log_softmax")
def keeps_differences(student, case):
    """In each column the results differ by what the scores differ by, however large that is:
    improbable is not impossible, and nothing becomes −∞."""
    K, m = case.size(2), case.size()
    Z = np.round(1000 * case.normal((K, m)))
    L = numbers(student.log_softmax(Z), (K, m), "log_softmax(Z)")
    agree(L[1:] - L[0], Z[1:] - Z[0], scale=1000.0, what="the differences in each column")
    agree(L.max(axis=0), np.zeros(m), scale=1000.0, what="ln p of a class far above all others")


@law("cross_entropy")
def costs_the_logarithm_of_K_to_know_nothing(student, case):
    """Who says 1/K to everything pays ln K, whatever the targets."""
    K, m = case.size(2), case.size()
    P = np.full((K, m), 1 / K)
    agree(student.cross_entropy(P, case.one_hot(K, m)), np.log(K), what="the cost of 1/K")
    agree(student.cross_entropy(P, distributions(case, K, m)), np.log(K), what="the cost of 1/K")


@law("cross_entropy")
def is_a_mean_over_samples(student, case):
    """Every sample twice: the same cost. And the cost of two halves is the mean of theirs."""
    K, m = case.size(2), case.size()
    P, Q = distributions(case, K, m), distributions(case, K, m)
    Y = case.one_hot(K, m)
    one, other = (numbers(student.cross_entropy(A, Y), (), "the cost") for A in (P, Q))
    if not one > 0:
        raise Broken(f"the cost of an uncertain prediction is {one:.6g}; it is positive")
    got = student.cross_entropy(np.hstack([P, Q]), np.hstack([Y, Y]))
    agree(got, (one + other) / 2, what="the cost of both halves")


@law("cross_entropy")
def costs_nothing_to_be_certain_and_right(student, case):
    """A prediction that equals its one-hot target costs 0, its zeros included; one that gives the
    right class ½ costs ln 2."""
    K, m = case.size(2), case.size()
    Y = case.one_hot(K, m)
    agree(student.cross_entropy(Y.copy(), Y), 0.0, what="the cost of certainty")
    half = (Y + np.roll(Y, 1, axis=0)) / 2
    agree(student.cross_entropy(half, Y), np.log(2), what="the cost of ½")


@law("softmax_jacobian")
def is_how_softmax_answers_a_change(student, case):
    """Row i is the gradient of p_i by the scores, as finite differences measure it."""
    z = case.normal(case.size(2))
    J = numbers(
        student.softmax_jacobian(scores_to_probabilities(z)), (z.size, z.size), "the Jacobian"
    )
    for i in range(z.size):
        agree_with_gradient(
            J[i], lambda x, i=i: scores_to_probabilities(x)[i], at=z, what=f"row {i} of J"
        )


@law("softmax_jacobian")
def is_symmetric_and_loses_no_probability(student, case):
    """J = Jᵀ, its diagonal is positive, and every column has the sum 0: what one class wins, others
    lose."""
    K = case.size(2)
    p = distributions(case, K, 1)[:, 0]
    J = numbers(student.softmax_jacobian(p), (K, K), "the Jacobian")
    if np.diag(J).min() <= 0:
        raise Broken("the diagonal of J is not positive", None, J)
    agree(J, J.T, what="J against its transpose")
    agree(J.sum(axis=0), np.zeros(K), what="the sums of the columns of J")


@law("softmax_ce_delta")
def is_the_slope_of_the_cross_entropy(student, case):
    """BP1: in each sample δ is the derivative of −Σ y ln softmax(z) with respect to z."""
    K, m = case.size(2), case.size()
    Z = case.normal((K, m))
    Y = distributions(case, K, m) if case.number % 2 else case.one_hot(K, m)

    def surprise(z):
        return -np.sum(Y * np.log(scores_to_probabilities(z)))

    agree_with_gradient(student.softmax_ce_delta(Z, Y), surprise, at=Z, what="δ")


@law("softmax_ce_delta")
def adds_up_to_zero_in_each_sample(student, case):
    """Prediction and target both have the sum 1, so in each column δ has the sum 0; it is negative
    for the class that happened, and positive for all others."""
    K, m = case.size(2), case.size()
    Z, Y = case.normal((K, m)), case.one_hot(K, m)
    delta = numbers(student.softmax_ce_delta(Z, Y), (K, m), "δ")
    agree(delta.sum(axis=0), np.zeros(m), what="the sums of the columns of δ")
    if not np.array_equal(delta < 0, Y == 1):
        raise Broken("δ has the wrong sign somewhere", None, delta)


@law("regression_delta")
def is_the_slope_of_half_the_squared_error(student, case):
    """BP1: in each sample δ is the derivative of ½ ‖ŷ − y‖² with respect to ŷ."""
    shape = case.sizes(2)
    Y_hat, Y = case.normal(shape, shape)
    got = student.regression_delta(Y_hat, Y)
    agree_with_gradient(got, lambda z: np.sum((z - Y) ** 2) / 2, at=Y_hat, what="δ")


@law("regression_delta")
def leads_from_the_prediction_to_the_target(student, case):
    """ŷ − δ is the target: one full step arrives."""
    shape = case.sizes(2)
    Y_hat, Y = case.normal(shape, shape)
    delta = numbers(student.regression_delta(Y_hat, Y), shape, "δ")
    agree(Y_hat - delta, Y, scale=4.0, what="ŷ − δ")
