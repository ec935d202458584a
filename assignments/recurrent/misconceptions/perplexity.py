"""Known mistakes in `perplexity`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.recurrent import perplexity


def chosen(P, targets):
    return P[np.arange(len(P)), targets]


@misconception_of("perplexity")
def sum_in_the_exponent(P, targets):
    """The sum of the cross-entropies stands in the exponent; it is their mean."""
    return np.prod(1 / chosen(P, targets))


@misconception_of("perplexity")
def base_two_with_natural_logarithm(P, targets):
    """2 is raised to a power taken with ln: base and logarithm must fit, exp with ln (or 2 with
    log₂)."""
    return perplexity(P, targets) ** np.log(2)


@misconception_of("perplexity")
def exp_of_the_binary_logarithm(P, targets):
    """exp is taken of a mean of log₂: base and logarithm must fit, exp with ln (or 2 with log₂)."""
    return perplexity(P, targets) ** (1 / np.log(2))


@misconception_of("perplexity")
def exponential_left_out(P, targets):
    """This is the mean cross-entropy itself; the perplexity is its exponential."""
    return np.log(perplexity(P, targets))


@misconception_of("perplexity")
def minus_left_out(P, targets):
    """The minus is missing: this is the (geometric) mean of the probabilities, 1/perplexity, and
    never above 1."""
    return 1 / perplexity(P, targets)


@misconception_of("perplexity")
def probabilities_averaged_first(P, targets):
    """The probabilities are averaged before the logarithm: take the mean of the logarithms."""
    return 1 / np.mean(chosen(P, targets))


@misconception_of("perplexity")
def mean_of_the_inverse_probabilities(P, targets):
    """The mean of 1/p; the perplexity is their geometric mean, exp of the mean of −ln p."""
    return np.mean(1 / chosen(P, targets))


@misconception_of("perplexity")
def targets_ignored(P, targets):
    """This is exp of the model's entropy: what counts is the probability of the word that came,
    P[t, targets[t]]."""
    return np.exp(-np.sum(P * np.log(P)) / len(P))


@misconception_of("perplexity")
def likeliest_word(P, targets):
    """The largest probability of each row is used; it must be that of the word that came,
    P[t, targets[t]]."""
    return np.exp(-np.mean(np.log(P.max(axis=1))))


@misconception_of("perplexity")
def mean_over_the_vocabulary_too(P, targets):
    """Divided by T·K: the mean is over the T words that came."""
    return perplexity(P, targets) ** (1 / P.shape[1])


@misconception_of("perplexity")
def every_target_at_every_time(P, targets):
    """P[:, targets] takes every target at every time, a T × T table; take P[t, targets[t]]."""
    return np.exp(-np.mean(np.log(P[:, targets])))


@misconception_of("perplexity")
def floor_under_the_probabilities(P, targets):
    """The logarithm is taken of p + 1e-12 (or of a clipped p): no word can be less probable than
    that, which puts a ceiling on the perplexity; take ln p itself."""
    return np.exp(-np.mean(np.log(chosen(P, targets) + 1e-12)))


@misconception_of("perplexity")
def bits(P, targets):
    """This is the mean cross-entropy in bits; the perplexity is 2 to that power, or exp of the mean
    of −ln p."""
    return np.log2(perplexity(P, targets))


@misconception_of("perplexity")
def one_for_each_word(P, targets):
    """There is a number for each word, 1/p: the perplexity is one number, exp of the *mean* of
    −ln p."""
    return 1 / chosen(P, targets)


@misconception_of("perplexity")
def softmax_of_probabilities(P, targets):
    """A softmax is taken of P: the entries of P are probabilities already."""
    scores = np.exp(P)
    return perplexity(scores / scores.sum(axis=1, keepdims=True), targets)


@misconception_of("perplexity")
def logarithm_left_out(P, targets):
    """The logarithm is missing: P holds probabilities, and the exponent is the mean of −ln p."""
    return np.exp(-np.mean(chosen(P, targets)))


@misconception_of("perplexity")
def mean_over_all_words(P, targets):
    """The mean is over all entries of P: only the probability of the word that came counts,
    P[t, targets[t]]."""
    return np.exp(-np.mean(np.log(P)))


@misconception_of("perplexity")
def divided_by_the_vocabulary(P, targets):
    """The sum is divided by K, the size of the vocabulary: the mean is over the T words."""
    return perplexity(P, targets) ** (len(P) / P.shape[1])


@misconception_of("perplexity")
def power_of_ten(P, targets):
    """10 is raised to a power taken with ln: base and logarithm must fit, exp with ln."""
    return perplexity(P, targets) ** np.log(10)


@misconception_of("perplexity")
def exp_of_the_decimal_logarithm(P, targets):
    """exp is taken of a mean of log₁₀: base and logarithm must fit, exp with ln (`np.log`)."""
    return perplexity(P, targets) ** (1 / np.log(10))


@misconception_of("perplexity")
def higher_floor_under_the_probabilities(P, targets):
    """The logarithm is taken of p + 1e-8: no word can be less probable than that, which puts a
    ceiling on the perplexity; take ln p itself."""
    return np.exp(-np.mean(np.log(chosen(P, targets) + 1e-8)))


@misconception_of("perplexity")
def probabilities_clipped(P, targets):
    """The probabilities are clipped at 1e-15: no word can be less probable than that, which puts a
    ceiling on the perplexity; take ln p itself."""
    return np.exp(-np.mean(np.log(np.maximum(chosen(P, targets), 1e-15))))


@misconception_of("perplexity")
def one_hot_times_logarithm(P, targets):
    """Where another word than the one that came has probability 0, the result is nan: one-hot rows
    times ln P has 0·(−∞) there. Take the chosen entries first, P[t, targets[t]], then ln."""
    with np.errstate(all="ignore"):
        one_hot = np.eye(P.shape[1])[targets]
        return np.exp(-np.sum(one_hot * np.log(P)) / len(P))


@misconception_of("perplexity")
def last_word_only(P, targets):
    """Only the last word counts: the mean of −ln p is over all T words that came."""
    return 1 / P[-1, targets[-1]]


@misconception_of("perplexity")
def last_row_for_all_words(P, targets):
    """The probabilities of all words are taken from the last row: row t belongs to the word at t,
    P[t, targets[t]]."""
    return np.exp(-np.mean(np.log(P[-1, targets])))


@misconception_of("perplexity")
def last_logarithm_divided_by_all(P, targets):
    """Only the last word counts, and its ln p is divided by T: add up the logarithms of all words
    (`+=` where you have `=`), then divide."""
    return P[-1, targets[-1]] ** (-1 / len(P))
