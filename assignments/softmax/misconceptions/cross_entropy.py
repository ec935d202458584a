"""Known mistakes in `cross_entropy`. Each docstring is what the student reads."""

import numpy as np

from assignments.softmax.misconceptions.common import quietly
from autograder.examiner import misconception_of
from solutions.softmax import cross_entropy, log_softmax


@misconception_of("cross_entropy")
@quietly
def zero_times_infinity(P, Y):
    """Where y and p are both 0 you compute 0 · ln 0, which is NaN; such a term counts 0."""
    return -np.sum(Y * np.log(P)) / Y.shape[1]


@misconception_of("cross_entropy")
def clipped_p(P, Y):
    """A floor of 1e-15 under p (clipped or added) puts a ceiling of 34.5 on the cost. Leave out
    the terms with y = 0 instead."""
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
def floor_of_the_rounding(P, Y):
    """A floor of 2.2e-16 under p (added or clipped) puts a ceiling of 36.0 on the cost. Leave out
    the terms with y = 0 instead."""
    return -np.sum(Y * np.log(P + np.finfo(float).eps)) / Y.shape[1]


@misconception_of("cross_entropy")
def clipped_as_in_keras(P, Y):
    """p is clipped at 1e-7 (as Keras does), which puts a ceiling of 16.1 on the cost. Leave out
    the terms with y = 0 instead."""
    return -np.sum(Y * np.log(np.clip(P, 1e-7, 1 - 1e-7))) / Y.shape[1]


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
def floor_of_1e_16(P, Y):
    """A floor of 1e-16 under p (added or clipped) puts a ceiling of 36.8 on the cost. Leave out the
    terms with y = 0 instead."""
    return -np.sum(Y * np.log(P + 1e-16)) / Y.shape[1]


@misconception_of("cross_entropy")
@quietly
def logarithm_of_the_product(P, Y):
    """The probabilities are multiplied before the logarithm: of thousands of samples the product
    underflows to 0, and its logarithm is −inf. Add up the logarithms instead."""
    return -np.log(np.prod(P**Y)) / Y.shape[1]


@misconception_of("cross_entropy")
def small_shares_left_out(P, Y):
    """Shares of the target below a limit, such as 1e-2, are left out; every class with y > 0
    counts, with its share y, however small: where p is tiny, it costs a lot."""
    shares = np.where(Y < 1e-2, 0.0, Y)
    return cross_entropy(P, shares)


@misconception_of("cross_entropy")
def impossible_left_out(P, Y):
    """Terms are left out where p is 0; leave out those where y is 0. What happens although you
    called it impossible costs infinitely much, not nothing."""
    return -np.sum(np.where(P > 0, Y * np.log(np.where(P > 0, P, 1)), 0)) / Y.shape[1]


@misconception_of("cross_entropy")
def cost_of_base_ten(P, Y):
    """The logarithm is that of base 10; it is the natural one, ln."""
    return cross_entropy(P, Y) / np.log(10)


@misconception_of("cross_entropy")
def base_ten_and_zeros_multiplied(P, Y):
    """Two things: the logarithm is that of base 10 (it is the natural one), and where y and p are
    both 0 you compute 0 · ln 0, which is NaN."""
    return _naively(P, Y).sum() / P.shape[1] / np.log(10)


@misconception_of("cross_entropy")
def base_ten_with_a_floor(P, Y):
    """Two things: the logarithm is that of base 10 (it is the natural one), and a floor such as
    1e-12 under p puts a ceiling on the cost (leave out the terms with y = 0 instead)."""
    return -np.sum(Y * np.log10(P + 1e-12)) / Y.shape[1]


@misconception_of("cross_entropy")
def arguments_exchanged_and_zeros_left_out(P, Y):
    """P and Y have changed places, and the zeros of Y are left out of the logarithm: it is taken of
    the prediction, and weighed with the target, −Σ y ln p."""
    return -np.sum(P * np.log(np.where(Y > 0, Y, 1))) / Y.shape[1]


@misconception_of("cross_entropy")
@quietly
def arguments_exchanged_and_zeros_multiplied(P, Y):
    """P and Y have changed places (the logarithm is taken of the prediction, not of the target),
    and where both are 0 you compute 0 · ln 0, which is NaN."""
    return -np.sum(P * np.log(Y)) / Y.shape[1]


@misconception_of("cross_entropy")
def arguments_exchanged_with_a_floor(P, Y):
    """P and Y have changed places, with 1e-12 added to Y: the logarithm is taken of the
    prediction, and weighed with the target, −Σ y ln p."""
    return -np.sum(P * np.log(Y + 1e-12)) / Y.shape[1]


@misconception_of("cross_entropy")
def arguments_exchanged_with_a_floor_of_1e_15(P, Y):
    """P and Y have changed places, with a floor of 1e-15 under Y: the logarithm is taken of the
    prediction, and weighed with the target, −Σ y ln p."""
    return -np.sum(P * np.log(Y + 1e-15)) / Y.shape[1]


@misconception_of("cross_entropy")
def arguments_exchanged_and_clipped(P, Y):
    """P and Y have changed places, with Y clipped at 1e-12: the logarithm is taken of the
    prediction, and weighed with the target, −Σ y ln p."""
    return -np.sum(P * np.log(np.clip(Y, 1e-12, 1))) / Y.shape[1]


def with_a_guard(digits, guarded, said):
    """The cost with a guard of 1e-digits that keeps the logarithm away from 0."""
    guard = float(f"1e-{digits}")

    def capped(P, Y):
        return -np.sum(Y * np.log(guarded(P, guard))) / Y.shape[1]

    what = said.format(f"1e-{digits}", f"a ceiling of {-np.log(guard):.1f}")
    capped.__doc__ = f"{what}. Leave out the terms with y = 0 instead."
    return misconception_of("cross_entropy")(capped)


GUARDS = {
    "floor_of": (
        (6, 7, 8, 9, 10, 12, 14, 20),
        lambda P, guard: P + guard,
        "ln(p + {0}) is not the formula: it puts {1} on the cost",
    ),
    "clipped_at": (
        (7, 8, 9, 10, 12, 20),
        lambda P, guard: np.maximum(P, guard),
        "p is clipped at {0}, which puts {1} on the cost",
    ),
    "clipped_on_both_sides_at": (
        (8, 9, 10, 12),
        lambda P, guard: np.clip(P, guard, 1 - guard),
        "p is clipped to [{0}, 1 − {0}], which puts {1} on the cost, and a floor of {0} under it",
    ),
}


globals().update(
    {
        f"{name}_1e_{digits}": with_a_guard(digits, guarded, said)
        for name, (all_digits, guarded, said) in GUARDS.items()
        for digits in all_digits
    }
)


def questions_with_a_guard(digits, added):
    """The cost of K questions, of which the logarithm is kept away from 0."""
    epsilon = float(f"1e-{digits}")

    def questions(P, Y):
        P, Q = (P, 1 - P) if added else (np.clip(P, epsilon, 1 - epsilon) for P in (P, 1 - P))
        guard = epsilon if added else 0.0
        return -np.sum(Y * np.log(P + guard) + (1 - Y) * np.log(Q + guard)) / Y.shape[1]

    questions.__doc__ = f"""The terms (1 − y) ln(1 − p) are there too (and p is
    {"increased by" if added else "clipped at"} 1e-{digits}): that is the cost of sigmoid outputs, K
    separate questions. Here the classes exclude one another: −Σ y ln p."""
    return misconception_of("cross_entropy")(questions)


globals().update(
    {
        f"questions_of_p_{'increased_by' if added else 'clipped_at'}_1e_{digits}": (
            questions_with_a_guard(digits, added)
        )
        for digits in (7, 8, 9, 10, 12, 15)
        for added in (False, True)
        if added or digits != 15  # clipped at 1e-15: above
    }
)
