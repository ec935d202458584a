"""The hidden suite of `softmax`: softmax, its logarithm and derivatives, the cross-entropy."""

import numpy as np
import pytest

from autograder.examiner import (
    agree,
    agree_on_infinity,
    agree_with_gradient,
    difference_quotient,
    example,
    given,
    normal,
    once,
    one_hot,
    positive,
    seeds,
    settings,
    sizes,
    st,
)

# Of scores near 10⁴ float32 keeps 3 digits behind the point, and that is right: `finite` is what
# the contract asks there. So extreme scores are compared to 2e-3, ordinary ones to 2e-5.
EXTREME = 100.0


def softmax(Z):
    E = np.exp(Z - Z.max(axis=0))
    return E / E.sum(axis=0)


def distributions(K, m, seed=0):
    """(K, m), every column positive and of sum 1."""
    (P,) = positive(seed, (K, m))
    return P / P.sum(axis=0)


def targets(K, m, seed=0):
    """(K, m), one-hot and soft columns by turns; some entries are 0."""
    Y = one_hot(seed, K, m)
    soft = distributions(K, m, seed + 1)
    soft[seed % K] = 0 if K > 1 else 1
    soft /= soft.sum(axis=0)
    return np.where((np.arange(m) + seed) % 2 == 0, Y, soft)


def offset(K, m, seed=0):
    """Scores of ordinary spread, each column near another offset between −9996 and 9996.

    They are multiples of 1/4, which float32 holds exactly.
    """
    (Z,) = normal(seed, (K, m))
    where = np.array([9990.0, -9990.0, 0.0, 1000.0, -1000.0])
    return np.round(4 * Z) / 4 + where[(np.arange(m) + seed) % 5]


def spread(K, m, seed=0):
    """Scores up to 800, 2000 or 18000 apart within a column, the two largest (of three) by ½."""
    rng = np.random.default_rng([K, m, seed])
    width = np.array([800.0, 2000.0, 18000.0])[(np.arange(m) + seed) % 3]
    steps = np.linspace(0.5, -0.5, K)
    steps[1 : K - 1] = np.round(steps[1 : K - 1], 1)
    Z = steps[:, None] * width
    if K > 2:
        Z[1] = Z[0] - 0.5
    return rng.permuted(Z, axis=0)


def moderate(K, m, seed=0):
    """Scores up to 8 or 60 apart, in multiples of 1/4: improbable classes count for something."""
    (Z,) = normal(seed, (K, m))
    return np.round(Z * np.where((np.arange(m) + seed) % 2 == 0, 8, 64)) / 4


scores = st.builds(lambda K, m, seed: normal(seed, (K, m))[0], sizes, sizes, seeds)
several = st.integers(2, 4)
offset_scores = st.builds(offset, several, several, seeds)
spread_scores = st.builds(spread, several, sizes, seeds)


# --- softmax ----------------------------------------------------------------------------


@pytest.mark.weight(2)
@given(scores)
@example(normal(0, (3, 1))[0])
@example(normal(0, (2, 3))[0])
@example(normal(0, (3, 3))[0])
@example(moderate(3, 4))
@example(moderate(4, 6, 1))
@example(moderate(4, 1, 2))
@example(moderate(2, 4, 3))
def test_softmax__is_exp_over_the_sum_of_its_column(student, reference, Z):
    """p_k = exp(z_k) / Σ_j exp(z_j), the sum over the classes, in each column on its own."""
    agree(student.softmax(Z), reference.softmax(Z))


@given(offset_scores)
@example(offset(2, 1))
@example(offset(2, 1, 1))
@example(offset(3, 5))
def test_softmax__with_every_column_at_another_height(student, reference, Z):
    """Only differences within a column matter: scores near 9990 in one column and near −9990 in
    its neighbour give ordinary probabilities."""
    agree(student.softmax(Z), reference.softmax(Z), scale=EXTREME)


@given(spread_scores)
@example(spread(2, 1))
@example(spread(3, 4))
def test_softmax__of_scores_far_apart(student, reference, Z):
    """Scores from −9000 to 9000 within one column: the largest share the probability, the others
    get 0."""
    agree(student.softmax(Z), reference.softmax(Z), scale=EXTREME)


# --- log_softmax ------------------------------------------------------------------------


@pytest.mark.weight(2)
@given(scores)
@example(normal(0, (3, 1))[0])
@example(normal(0, (2, 3))[0])
@example(normal(0, (3, 3))[0])
@example(moderate(3, 4))
@example(moderate(4, 6, 1))
def test_log_softmax__is_z_minus_the_log_of_the_sum(student, reference, Z):
    """ln p_k = z_k − ln Σ_j exp(z_j), the sum over the classes, in each column on its own."""
    agree(student.log_softmax(Z), reference.log_softmax(Z))


@given(offset_scores)
@example(offset(2, 1))
@example(offset(2, 1, 1))
@example(offset(3, 5))
def test_log_softmax__with_every_column_at_another_height(student, reference, Z):
    """Only differences within a column matter: scores near 9990 in one column and near −9990 in
    its neighbour give ordinary logarithms."""
    agree(student.log_softmax(Z), reference.log_softmax(Z), scale=EXTREME)


@given(spread_scores)
@example(spread(2, 1))
@example(spread(3, 4))
def test_log_softmax__of_improbable_classes(student, reference, Z):
    """Where p underflows to 0 its logarithm is still finite: about the distance to the largest
    score, −800 or −18000."""
    agree(student.log_softmax(Z), reference.log_softmax(Z), scale=1000.0)


# --- cross_entropy ----------------------------------------------------------------------


def beliefs(K, m, seed=0):
    """P and Y of one-hot columns."""
    return distributions(K, m, seed), one_hot(seed, K, m)


def soft_beliefs(K, m, seed=0):
    """P and Y of soft columns."""
    return distributions(K, m, seed), distributions(K, m, seed + 1)


def with_zeros(K, m, seed=0):
    """P is 0 wherever Y is; the first column is certain and right; others are soft."""
    Y = targets(K, m, seed)
    Y[:, 0] = np.arange(K) == seed % K
    P = np.where(Y > 0, distributions(K, m, seed + 2), 0.0)
    return P / P.sum(axis=0), Y


def confident_and_wrong(K, m, seed=0):
    """P gives what happens a probability between 1e-30 and 1e-10."""
    Y = one_hot(seed, K, m)
    tiny = 10.0 ** (-30 + 10 * ((np.arange(m) + seed) % 3))
    P = np.where(Y > 0, tiny, distributions(K, m, seed))
    rest = np.where(Y > 0, 0, P)
    return np.where(Y > 0, P, rest / rest.sum(axis=0)), Y


def improbable_share(K, m, seed=0):
    """The same where it happens once in a thousand times."""
    P, Y = confident_and_wrong(K, m, seed)
    return P, 0.999 * np.roll(Y, 1, axis=0) + 0.001 * Y


@pytest.mark.weight(2)
@given(st.builds(beliefs, several, sizes, seeds))
@example(beliefs(3, 1))
@example(beliefs(2, 3))
@example(beliefs(3, 3))
@example(beliefs(3, 2000))
def test_cross_entropy__is_the_mean_surprise(student, reference, args):
    """C = −1/m ΣΣ y ln p: the sum over the classes, the mean over the samples (the columns)."""
    agree(student.cross_entropy(*args), reference.cross_entropy(*args))


@given(st.builds(soft_beliefs, several, sizes, seeds))
@example(soft_beliefs(3, 1))
@example((np.array([[0.2], [0.5], [0.3]]), np.array([[0.4], [0.4], [0.2]])))
def test_cross_entropy__with_soft_targets(student, reference, args):
    """A target may be any distribution: every class counts with its share y_k."""
    agree(student.cross_entropy(*args), reference.cross_entropy(*args))


@given(st.builds(with_zeros, several, several, seeds))
@example(with_zeros(2, 2))
@example(with_zeros(3, 4))
def test_cross_entropy__counts_nothing_where_y_is_0(student, reference, args):
    """0 · ln 0 = 0: a class that cannot happen and does not costs nothing (and is not NaN)."""
    agree(student.cross_entropy(*args), reference.cross_entropy(*args))


@given(st.builds(confident_and_wrong, several, sizes, seeds))
@example(confident_and_wrong(2, 1))
@example(improbable_share(3, 4))
def test_cross_entropy__has_no_ceiling(student, reference, args):
    """Confident and wrong is as dear as the formula says: 69.08 for a probability of 1e-30."""
    agree(student.cross_entropy(*args), reference.cross_entropy(*args))


@pytest.mark.weight(0.5)
@settings(max_examples=1)
@given(st.just((np.array([[0.0], [1.0]]), np.array([[1.0], [0.0]]))), st.just(beliefs(2, 2)))
@example((np.array([[0.0, 0.25], [0.5, 0.75], [0.5, 0.0]]), np.full((3, 2), 1 / 3)), beliefs(3, 1))
def test_cross_entropy__of_what_was_called_impossible(student, reference, args, others):
    """What happens although its p is 0 costs infinitely much, never nothing: it is where y is 0
    that y ln p is 0. Other predictions cost what they do."""
    agree(student.cross_entropy(*others), reference.cross_entropy(*others))
    P, Y = args
    impossible = float(np.mean(np.sum(np.where(P == 0, Y, 0), axis=0)))
    agree_on_infinity(student.cross_entropy, P, Y, share=impossible / 2)


# --- softmax_jacobian -------------------------------------------------------------------


def distribution(K, seed=0):
    return distributions(K, 1, seed)[:, 0]


def confident(K, seed=0):
    """(K,): one class has nearly everything, the last nothing at all."""
    p = distribution(K, seed) / 20
    p[-1] = 0.0
    p[0] += 1 - p.sum()
    return p


@once
def measured_jacobian(z):
    """Central differences: column j is dp/dz_j, row i is the gradient of p_i."""

    def probability(i):
        return lambda x: softmax(x)[i]

    return np.stack([difference_quotient(probability(i), z) for i in range(len(z))])


@pytest.mark.weight(2)
@given(st.builds(distribution, st.integers(2, 6), seeds))
@example(distribution(1))
@example(distribution(2))
@example(distribution(3))
@example(np.full(2, 0.5))
@example(np.array([0.25, 0.5, 0.25]))
def test_softmax_jacobian__is_diag_p_minus_p_pt(student, reference, p):
    """J_ij = p_i ([i = j] − p_j), that is diag(p) − p pᵀ, of shape (K, K)."""
    agree(student.softmax_jacobian(p), reference.softmax_jacobian(p), scale=1.0)


@given(st.builds(lambda K, seed: normal(seed, K)[0], st.integers(2, 5), seeds))
def test_softmax_jacobian__is_how_softmax_answers_a_change(student, z):
    """Column j is what a small change of the score z_j does to all the probabilities."""
    agree(student.softmax_jacobian(softmax(z)), measured_jacobian(z), scale=1.0)


@given(st.builds(confident, st.integers(2, 5), seeds))
def test_softmax_jacobian__of_a_confident_prediction(student, reference, p):
    """A class with p = 0 has a row and a column of zeros, and the others keep theirs."""
    agree(student.softmax_jacobian(p), reference.softmax_jacobian(p), scale=0.1)


# --- softmax_ce_delta -------------------------------------------------------------------


def output(K, m, seed=0):
    """Z and one-hot targets."""
    return normal(seed, (K, m))[0], one_hot(seed, K, m)


def soft_output(K, m, seed=0):
    """Z and soft targets."""
    return normal(seed, (K, m))[0], distributions(K, m, seed)


def offset_output(K, m, seed=0):
    return offset(K, m, seed), targets(K, m, seed)


@pytest.mark.weight(2)
@given(st.builds(output, several, sizes, seeds))
@example(output(3, 1))
@example(output(2, 3))
@example(output(3, 3))
@example((moderate(4, 6, 1), one_hot(0, 4, 6)))
def test_softmax_ce_delta__is_bp1(student, reference, args):
    """BP1: δ = softmax(z) − y, for each sample, not divided by m."""
    agree(student.softmax_ce_delta(*args), reference.softmax_ce_delta(*args), scale=1.0)


@pytest.mark.weight(2)
@given(st.builds(soft_output, several, sizes, seeds))
@example(soft_output(3, 1))
def test_softmax_ce_delta__is_the_gradient_for_soft_targets_too(student, args):
    """δ is the derivative of −Σ y ln softmax(z) with respect to z, for any targets of sum 1."""
    Z, Y = args
    agree_with_gradient(
        student.softmax_ce_delta(Z, Y), lambda z: -np.sum(Y * np.log(softmax(z))), at=Z, what="δ"
    )


@given(st.builds(offset_output, several, several, seeds))
@example((spread(3, 4), targets(3, 4)))
@example((spread(2, 3, 1), targets(2, 3, 1)))
def test_softmax_ce_delta__of_extreme_scores(student, reference, args):
    """softmax is finite for scores up to ±10⁴, and so is δ."""
    agree(student.softmax_ce_delta(*args), reference.softmax_ce_delta(*args), scale=EXTREME)


# --- regression_delta -------------------------------------------------------------------


@pytest.mark.weight(2)
@given(st.builds(lambda K, m, seed: normal(seed, (K, m), (K, m)), sizes, sizes, seeds))
@example(normal(0, (1, 1), (1, 1)))
@example(normal(0, (3, 1), (3, 1)))
@example(normal(0, (2, 3), (2, 3)))
@example(normal(0, (3, 3), (3, 3)))
@example((1000 * normal(0, (2, 3))[0], normal(1, (2, 3))[0]))
def test_regression_delta__is_bp1(student, reference, args):
    """BP1 for a linear output: δ = ŷ − y, for each sample, not divided by m."""
    scale = max(1.0, float(np.abs(args[0]).max()) / 4)
    agree(student.regression_delta(*args), reference.regression_delta(*args), scale=scale)


@settings(max_examples=15)
@given(st.builds(lambda K, m, seed: normal(seed, (K, m), (K, m)), several, several, seeds))
def test_regression_delta__is_the_gradient_of_half_the_squared_error(student, args):
    """δ is the derivative of ½ ‖ŷ − y‖² with respect to ŷ: the 2 of the square and the ½ cancel."""
    Y_hat, Y = (array / 3 for array in args)  # not of two decimals
    agree_with_gradient(
        student.regression_delta(Y_hat, Y), lambda z: np.sum((z - Y) ** 2) / 2, at=Y_hat, what="δ"
    )
