"""Known mistakes in `cross_entropy_cost`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.forward import cross_entropy_cost, quadratic_cost, sigmoid


def times_log(y, a):
    return y * np.log(np.where(y == 0, 1, a))


def careful(A, Y):
    """The two terms of each entry, y ln a and (1 − y) ln(1 − a), with 0 ln 0 = 0."""
    return times_log(Y, A), times_log(1 - Y, 1 - A)


def naive(A, Y):
    """The two terms as NumPy has them: 0 ln 0 is nan."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return Y * np.log(A), (1 - Y) * np.log(1 - A)


def clipped(epsilon):
    """The two terms of outputs that are kept away from 0 and 1."""

    def terms(A, Y):
        A = np.clip(A, epsilon, 1 - epsilon)
        return Y * np.log(A), (1 - Y) * np.log(1 - A)

    return terms


def increased(epsilon):
    """The two terms with ε added in either logarithm."""

    def terms(A, Y):
        return Y * np.log(A + epsilon), (1 - Y) * np.log(1 - A + epsilon)

    return terms


@misconception_of("cross_entropy_cost")
def no_term_for_the_zeros(A, Y, terms=careful):
    """The term (1 − y) ln(1 − a) is missing: here each unit is asked yes or no, so "no" counts
    too. (Without it, this is the cost of a softmax layer.)"""
    return -np.sum(terms(A, Y)[0]) / A.shape[1]


@misconception_of("cross_entropy_cost")
def negative_cost(A, Y, terms=careful):
    """The minus is missing: logarithms of numbers below 1 are negative, and a cost is not."""
    return np.sum(np.add(*terms(A, Y))) / A.shape[1]


@misconception_of("cross_entropy_cost")
def cross_entropy_summed(A, Y, terms=careful):
    """The samples are summed; the cost is their mean: divide by m, the number of columns."""
    return -np.sum(np.add(*terms(A, Y)))


@misconception_of("cross_entropy_cost")
def cross_entropy_per_entry(A, Y, terms=careful):
    """The mean is taken over all entries; m counts the samples (columns), the units are summed."""
    return -np.mean(np.add(*terms(A, Y)))


@misconception_of("cross_entropy_cost")
def rows_taken_for_samples(A, Y, terms=careful):
    """The sum is divided by the number of rows; samples are columns here: m = A.shape[1]."""
    return -np.sum(np.add(*terms(A, Y))) / A.shape[0]


@misconception_of("cross_entropy_cost")
def half_of_the_quadratic_cost(A, Y, terms=careful):
    """There is a factor ½ too many: nothing is squared in the cross-entropy, so it is −1/m."""
    return -np.sum(np.add(*terms(A, Y))) / (2 * A.shape[1])


@misconception_of("cross_entropy_cost")
def logarithm_to_base_two(A, Y, terms=careful):
    """The logarithm has base 2, which counts bits; ln is the natural one, `np.log`."""
    return -np.sum(np.add(*terms(A, Y))) / A.shape[1] / np.log(2)


@misconception_of("cross_entropy_cost")
def logarithm_to_base_ten(A, Y, terms=careful):
    """The logarithm has base 10; ln is the natural one, `np.log`."""
    return -np.sum(np.add(*terms(A, Y))) / A.shape[1] / np.log(10)


@misconception_of("cross_entropy_cost")
def bracket_lost(A, Y, terms=careful):
    """The bracket is lost: the minus reaches the first sum only, and 1/m the second only. Both
    belong to the whole: −1/m Σ [y ln a + (1 − y) ln(1 − a)]."""
    first, second = map(np.sum, terms(A, Y))
    return -first + second / A.shape[1]


@misconception_of("cross_entropy_cost")
def mean_of_the_second_sum_only(A, Y, terms=careful):
    """Only the second sum is divided by m; 1/m belongs to both: −1/m Σ [y ln a + (1 − y)
    ln(1 − a)]."""
    first, second = map(np.sum, terms(A, Y))
    return -first - second / A.shape[1]


@misconception_of("cross_entropy_cost")
def mean_of_the_first_sum_only(A, Y, terms=careful):
    """−1/m reaches the first sum only; it belongs to both: −1/m Σ [y ln a + (1 − y) ln(1 − a)]."""
    first, second = map(np.sum, terms(A, Y))
    return -first / A.shape[1] + second


@misconception_of("cross_entropy_cost")
def certain_targets_only(A, Y):
    """Only targets of exactly 0 or 1 are charged (`Y == 1`, `Y == 0`); y may lie between them, and
    weighs both terms: y ln a + (1 − y) ln(1 − a)."""
    with np.errstate(divide="ignore"):
        return -(np.sum(np.log(A[Y == 1])) + np.sum(np.log(1 - A[Y == 0]))) / A.shape[1]


@misconception_of("cross_entropy_cost")
def matrix_of_the_units(A, Y):
    """`np.dot(Y, np.log(A).T)` is an (n, n) matrix, each unit's target with every unit's output;
    the cost is a plain number. Multiply entry by entry, with `*`, and sum."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return -(Y @ np.log(A).T + (1 - Y) @ np.log(1 - A).T) / A.shape[1]


@misconception_of("cross_entropy_cost")
def matrix_of_the_units_squeezed(A, Y):
    """`np.dot(Y, np.log(A).T)` is the sum for a single output unit only (and 0 · ln 0 in it is
    nan); with more of them it is a matrix. Multiply entry by entry, with `*`, and sum."""
    return np.squeeze(matrix_of_the_units(A, Y))


@misconception_of("cross_entropy_cost")
def matrix_of_the_samples(A, Y):
    """`np.dot(Y.T, np.log(A))` is an (m, m) matrix, each sample's target with every sample's
    output; the cost is a plain number. Multiply entry by entry, with `*`, and sum."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return -(Y.T @ np.log(A) + (1 - Y).T @ np.log(1 - A)) / A.shape[1]


@misconception_of("cross_entropy_cost")
def output_clipped_at_1e16(A, Y):
    """The output is clipped at 1e-16, which caps the cost of a confident mistake at 36.8 on one
    side; on the other 1 − 1e-16 is 1 in float64, so that nothing is clipped and 0 · ln 0 is nan."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return -np.sum(np.add(*clipped(1e-16)(A, Y))) / A.shape[1]


@misconception_of("cross_entropy_cost")
def zero_times_infinity(A, Y):
    """0 · ln 0 is nan in NumPy; in the cost it counts as 0. Leave out what has weight 0, or put a
    harmless number into the logarithm there."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / A.shape[1]


@misconception_of("cross_entropy_cost")
def output_clipped_at_machine_precision(A, Y):
    """The output is clipped at the machine's ε, 2.2e-16, before the logarithm, which caps the cost
    of a confident mistake at 36.0; the cost is ln a itself, and only 0 · ln 0 needs care."""
    return -np.sum(np.add(*clipped(np.finfo(float).eps)(A, Y))) / A.shape[1]


@misconception_of("cross_entropy_cost")
def logarithm_capped_at_a_hundred(A, Y):
    """The logarithm is capped at −100, as in PyTorch; the cost is ln a itself, and only 0 · ln 0
    needs care."""
    with np.errstate(divide="ignore"):
        logs = Y * np.maximum(np.log(A), -100) + (1 - Y) * np.maximum(np.log(1 - A), -100)
    return -np.sum(logs) / A.shape[1]


@misconception_of("cross_entropy_cost")
def nan_of_the_whole_batch_dropped(A, Y):
    """One 0 · ln 0 makes the sum nan, and `nan_to_num` at the end makes 0 of the whole cost; count
    each 0 · ln 0 as 0 before you sum."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.nan_to_num(-np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / A.shape[1])


@misconception_of("cross_entropy_cost")
def zeros_and_ones_exchanged(A, Y):
    """The two terms are exchanged: ln a is weighed by y, and ln(1 − a) by 1 − y."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return -np.sum((1 - Y) * np.log(A) + Y * np.log(1 - A)) / A.shape[1]


@misconception_of("cross_entropy_cost")
def soft_targets_taken_for_zeros(A, Y):
    """Every target but 1 is taken for 0; y may lie between them, and weighs both terms:
    y ln a + (1 − y) ln(1 − a)."""
    with np.errstate(divide="ignore"):
        return -np.sum(np.where(Y == 1, np.log(A), np.log(1 - A))) / A.shape[1]


@misconception_of("cross_entropy_cost")
def soft_targets_rounded(A, Y):
    """The targets are rounded to 0 or 1; y may lie between them, and weighs both terms:
    y ln a + (1 − y) ln(1 − a)."""
    with np.errstate(divide="ignore"):
        return -np.sum(np.where(Y > 0.5, np.log(A), np.log(1 - A))) / A.shape[1]


@misconception_of("cross_entropy_cost")
def product_for_one_unit_only(A, Y):
    """`np.dot(Y, np.log(A).T)` is the sum for a single output unit only; with more of them it is a
    matrix. Multiply entry by entry, with `*`, and sum."""
    first, second = (times_log_of_rows(y, a) for y, a in ((Y, A), (1 - Y, 1 - A)))
    return np.squeeze(-(first + second) / A.shape[1])


def times_log_of_rows(y, a):
    return y @ np.log(np.maximum(a, 1e-300)).T


@misconception_of("cross_entropy_cost")
def cross_entropy_in_a_matrix(A, Y):
    """The cost is an array of shape (1, 1); return a plain number."""
    return np.array([[cross_entropy_cost(A, Y)]])


@misconception_of("cross_entropy_cost")
def quadratic_for_cross_entropy(A, Y):
    """This is the quadratic cost; the cross-entropy is −1/m Σ [y ln a + (1 − y) ln(1 − a)]."""
    return quadratic_cost(A, Y)


@misconception_of("cross_entropy_cost")
def output_squashed_again(A, Y):
    """σ is applied to A; it is the output already, a = σ(z)."""
    return cross_entropy_cost(sigmoid(A), Y)


@misconception_of("cross_entropy_cost")
def target_and_output_exchanged(A, Y):
    """Target and output are exchanged: the logarithm is taken of the output a, and y weighs it."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return -np.sum(A * np.log(Y) + (1 - A) * np.log(1 - Y)) / A.shape[1]


@misconception_of("cross_entropy_cost")
def every_sample_with_every_other(A, Y):
    """Yᵀ ln A is a matrix product: it compares the target of each sample with the output of every
    other. Multiply entry by entry, with `*`."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return -np.sum(Y.T @ np.log(A) + (1 - Y).T @ np.log(1 - A)) / A.shape[1]


@misconception_of("cross_entropy_cost")
def cross_entropy_of_each_sample(A, Y, terms=careful):
    """There is a value for each sample; the cost of the batch is one number, their mean."""
    return -np.sum(np.add(*terms(A, Y)), axis=0)


@misconception_of("cross_entropy_cost")
def difference_for_sum(A, Y, terms=careful):
    """The two terms have opposite signs (is the minus before the first one only, or one between
    them?): it is −1/m Σ [y ln a + (1 − y) ln(1 − a)], the minus before the bracket."""
    return -np.sum(np.subtract(*terms(A, Y))) / A.shape[1]


@misconception_of("cross_entropy_cost")
def relative_entropy(A, Y):
    """The entropy of the targets is subtracted: that is the Kullback–Leibler divergence. The
    cross-entropy has no ln y."""
    return cross_entropy_cost(A, Y) - cross_entropy_cost(Y, Y)


@misconception_of("cross_entropy_cost")
def units_with_each_other(A, Y):
    """`np.dot(Y, np.log(A).T)` pairs each unit's target with every other unit's output, and
    `np.sum` adds all of them up. Multiply entry by entry, with `*`."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return -np.sum(Y @ np.log(A).T + (1 - Y) @ np.log(1 - A).T) / A.shape[1]


@misconception_of("cross_entropy_cost")
def clipped_below_one_at_1e7(A, Y):
    """1 − a is kept above 1e-7 (is the output clipped at 1 − 1e-7?), which caps the cost of a
    confident mistake at 16.1 where 0 is wanted; the cost is ln(1 − a) itself."""
    return -np.sum(np.add(*careful(np.minimum(A, 1 - 1e-7), Y))) / A.shape[1]


@misconception_of("cross_entropy_cost")
def clipped_below_one_at_1e10(A, Y):
    """1 − a is kept above 1e-10 (is the output clipped at 1 − 1e-10?), which caps the cost of a
    confident mistake at 23.0 where 0 is wanted; the cost is ln(1 − a) itself."""
    return -np.sum(np.add(*careful(np.minimum(A, 1 - 1e-10), Y))) / A.shape[1]


@misconception_of("cross_entropy_cost")
def epsilon_of_1e100(A, Y):
    """A floor of 1e-100 under the logarithm (added or clipped) caps the cost of a confident mistake
    at 230.3; the cost is ln a itself, and only 0 · ln 0 needs care."""
    return -np.sum(Y * np.log(A + 1e-100) + (1 - Y) * np.log(1 - A + 1e-100)) / A.shape[1]


@misconception_of("cross_entropy_cost")
def logarithm_of_the_product(A, Y):
    """The likelihoods are multiplied before the logarithm: of thousands of samples the product
    underflows to 0, and its logarithm is −inf. Add up the logarithms instead."""
    with np.errstate(divide="ignore"):
        return -np.log(np.prod(A**Y * (1 - A) ** (1 - Y))) / A.shape[1]


def with_a_guard(digits, guarded, what):
    """The cost with a guard of 1e-digits that keeps the logarithms away from 0."""
    terms = guarded(float(f"1e-{digits}"))

    def capped(A, Y):
        return -np.sum(np.add(*terms(A, Y))) / A.shape[1]

    cap = f"which caps the cost of a confident mistake at {digits * np.log(10):.1f}"
    rest = "the cost is ln a itself, and only 0 · ln 0 needs care."
    capped.__doc__ = f"{what.format(f'1e-{digits}')}, {cap}; {rest}"
    return misconception_of("cross_entropy_cost")(capped)


CLIPPED = "The output is clipped at {} before the logarithm"
INCREASED = "{} is added in the logarithm"
GUARDS = {
    **{
        f"output_clipped_at_1e{digits}": (digits, clipped, CLIPPED)
        for digits in (7, 8, 9, 10, 12, 15)
    },
    **{
        f"epsilon_of_1e{digits}_in_the_logarithm": (digits, increased, INCREASED)
        for digits in (5, 7, 8, 9, 10, 12, 15, 16)
    },
}


globals().update({name: with_a_guard(*guard) for name, guard in GUARDS.items()})


BESIDES_NAN = "Besides, 0 · ln 0 is nan in NumPy; in the cost it counts as 0."


BESIDES_CAPPED = "Besides, an ε caps the logarithm; the cost is ln a itself, and 0 · ln 0 is 0."


OTHER_LOGARITHMS = {
    "with_nan": (naive, BESIDES_NAN),
    "capped_at_1e8": (clipped(1e-8), BESIDES_CAPPED),
    "capped_at_1e12": (clipped(1e-12), BESIDES_CAPPED),
    "capped_at_1e15": (clipped(1e-15), BESIDES_CAPPED),
}


EITHER_WAY = (
    no_term_for_the_zeros,
    negative_cost,
    cross_entropy_summed,
    cross_entropy_per_entry,
    rows_taken_for_samples,
    half_of_the_quadratic_cost,
    logarithm_to_base_two,
    logarithm_to_base_ten,
    bracket_lost,
    mean_of_the_second_sum_only,
    mean_of_the_first_sum_only,
    cross_entropy_of_each_sample,
    difference_for_sum,
)


def with_another_logarithm(wrong, terms, besides):
    """The same mistake beside a logarithm that is wrong at 0: most often the two come together."""

    def both(A, Y):
        return wrong(A, Y, terms)

    both.__doc__ = f"{wrong.__doc__} {besides}"
    return misconception_of("cross_entropy_cost")(both)


globals().update(
    {
        f"{wrong.__name__}_{name}": with_another_logarithm(wrong, terms, besides)
        for wrong in EITHER_WAY
        for name, (terms, besides) in OTHER_LOGARITHMS.items()
    }
)


@misconception_of("cross_entropy_cost")
def left_out_where_the_output_is_sure(A, Y):
    """Terms are left out where a is 0 (or 1); leave out those where y is 0 (or 1). An output that
    is sure, and wrong, costs infinitely much, not nothing."""
    first = np.where(A > 0, Y * np.log(np.where(A > 0, A, 1)), 0)
    second = np.where(A < 1, (1 - Y) * np.log(np.where(A < 1, 1 - A, 1)), 0)
    return -np.sum(first + second) / A.shape[1]


@misconception_of("cross_entropy_cost")
def nothing_where_output_is_target(A, Y):
    """Where a = y nothing is charged; that is so for 0 and 1 only. A target of ½ that is met by ½
    costs ln 2."""
    return -np.sum(np.where(A == Y, 0, np.add(*careful(A, Y)))) / A.shape[1]


@misconception_of("cross_entropy_cost")
def either_logarithm_clipped_at_1e15(A, Y):
    """a and 1 − a are kept above 1e-15, each on its own, which caps the cost of a confident mistake
    at 34.5; the cost is ln a itself, and only 0 · ln 0 needs care."""
    A, B = np.maximum(A, 1e-15), np.maximum(1 - A, 1e-15)
    return -np.sum(Y * np.log(A) + (1 - Y) * np.log(B)) / A.shape[1]
