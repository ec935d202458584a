"""Known mistakes in `l2_penalty`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of


def sum_of_squares(weights):
    return sum(np.sum(W**2) for W in weights)


@misconception_of("l2_penalty")
def penalty_without_half(weights, lam, m):
    """The ½ is missing: λ/(2m) Σ w²."""
    return lam / m * sum_of_squares(weights)


@misconception_of("l2_penalty")
def penalty_without_mean(weights, lam, m):
    """m is missing: this is λ/2 Σ w², as some sources write it; here it is λ/(2m)."""
    return lam / 2 * sum_of_squares(weights)


@misconception_of("l2_penalty")
def penalty_as_a_norm(weights, lam, m):
    """Only λ Σ w² is there, as one source writes it; here the factor is λ/(2m)."""
    return lam * sum_of_squares(weights)


@misconception_of("l2_penalty")
def precedence_of_division(weights, lam, m):
    """`lam / 2 * m` multiplies by m; write `lam / (2 * m)`."""
    return lam / 2 * m * sum_of_squares(weights)


@misconception_of("l2_penalty")
def l1_penalty(weights, lam, m):
    """This sums |w|: that is the L1 penalty; L2 sums w²."""
    return lam / (2 * m) * sum(np.sum(np.abs(W)) for W in weights)


@misconception_of("l2_penalty")
def norms_not_squared(weights, lam, m):
    """The norms of the matrices are summed; the penalty sums their squares, without a root."""
    return lam / (2 * m) * sum(np.linalg.norm(W) for W in weights)


@misconception_of("l2_penalty")
def spectral_norm(weights, lam, m):
    """`np.linalg.norm(W, 2)` is the largest singular value, not the root of Σ w²; sum the squares
    of the entries."""
    return lam / (2 * m) * sum(np.linalg.norm(W, 2) ** 2 for W in weights)


@misconception_of("l2_penalty")
def sum_squared(weights, lam, m):
    """The sum is squared, so that weights of opposite sign cancel; square each weight first."""
    return lam / (2 * m) * sum(np.sum(W) ** 2 for W in weights)


@misconception_of("l2_penalty")
def last_layer_only(weights, lam, m):
    """Only the last layer counts: add up all of them."""
    return lam / (2 * m) * np.sum(weights[-1] ** 2)


@misconception_of("l2_penalty")
def first_layer_only(weights, lam, m):
    """Only the first layer counts: is there a `return` inside the loop?"""
    return lam / (2 * m) * np.sum(weights[0] ** 2)


@misconception_of("l2_penalty")
def mean_of_squares(weights, lam, m):
    """The squares of each matrix are averaged; the penalty sums them, and m is the argument."""
    return lam / (2 * m) * sum(np.mean(W**2) for W in weights)


@misconception_of("l2_penalty")
def penalty_of_each_layer(weights, lam, m):
    """There is a value for each layer; the penalty is one number, their sum."""
    return [lam / (2 * m) * np.sum(W**2) for W in weights]


@misconception_of("l2_penalty")
def penalty_without_lambda(weights, lam, m):
    """λ is missing: λ/(2m) Σ w²."""
    return sum_of_squares(weights) / (2 * m)


@misconception_of("l2_penalty")
def lambda_squared(weights, lam, m):
    """λ is squared: the factor is λ/(2m)."""
    return lam**2 / (2 * m) * sum_of_squares(weights)


@misconception_of("l2_penalty")
def m_squared(weights, lam, m):
    """m is there twice: the factor is λ/(2m)."""
    return lam / (2 * m**2) * sum_of_squares(weights)


@misconception_of("l2_penalty")
def last_layer_spared(weights, lam, m):
    """The last layer is left out: add up all of them."""
    return lam / (2 * m) * sum_of_squares(weights[:-1])


@misconception_of("l2_penalty")
def first_layer_spared(weights, lam, m):
    """The first layer is left out: add up all of them."""
    return lam / (2 * m) * sum_of_squares(weights[1:])


@misconception_of("l2_penalty")
def first_column_spared(weights, lam, m):
    """The first column of each matrix is left out, as where the biases stand in it; here the
    biases are apart, and every entry of W is a weight."""
    return lam / (2 * m) * sum_of_squares([W[:, 1:] for W in weights])


@misconception_of("l2_penalty")
def root_of_the_sum(weights, lam, m):
    """The root of the sum is taken; the penalty sums the squares, without a root."""
    return lam / (2 * m) * np.sqrt(sum_of_squares(weights))


@misconception_of("l2_penalty")
def layers_in_one_array(weights, lam, m):
    """`np.array(weights)`, or `np.sum` of a list of matrices, needs matrices of one shape; the
    layers have different ones. Sum the squares of each, and add up."""
    return lam / (2 * m) * np.sum(np.array(weights) ** 2)


@misconception_of("l2_penalty")
def sum_of_the_rows_alone(weights, lam, m):
    """There is a number for each column (by `axis=0`, or by Python's `sum` of a matrix); `np.sum`
    without an axis adds up all entries."""
    return lam / (2 * m) * sum(sum(W**2) for W in weights)


@misconception_of("l2_penalty")
def units_multiplied_with_each_other(weights, lam, m):
    """The sum of all of Wᵀ W multiplies each column with every other; square entry by entry, then
    sum. (Σ w² is the trace of Wᵀ W alone.)"""
    return lam / (2 * m) * sum(np.sum(W.T @ W) for W in weights)


@misconception_of("l2_penalty")
def gradient_for_the_penalty(weights, lam, m):
    """This is the gradient of the penalty, λ/m W for each layer; the penalty is one number."""
    return [lam / m * W for W in weights]


@misconception_of("l2_penalty")
def divided_by_the_layers(weights, lam, m):
    """The penalty is divided by the number of layers too; it is a sum over all of them."""
    return lam / (2 * m * len(weights)) * sum_of_squares(weights)


@misconception_of("l2_penalty")
def reward_for_a_penalty(weights, lam, m):
    """The sign is turned: the penalty is added to the cost, and never negative."""
    return -lam / (2 * m) * sum_of_squares(weights)


@misconception_of("l2_penalty")
def zero_taken_for_no_lambda(weights, lam, m):
    """λ = 0 is taken for a missing one (`lam or 1`); it makes the penalty 0."""
    return (lam or 1) / (2 * m) * sum_of_squares(weights)


@misconception_of("l2_penalty")
def m_from_the_weights(weights, lam, m):
    """m is read off the shape of a matrix; it is the argument, the number of samples."""
    return lam / (2 * weights[0].shape[1]) * sum_of_squares(weights)


@misconception_of("l2_penalty")
def sum_without_squares(weights, lam, m):
    """The weights are added as they are, so that opposite signs cancel; the penalty sums w²."""
    return lam / (2 * m) * sum(np.sum(W) for W in weights)


@misconception_of("l2_penalty")
def two_for_half(weights, lam, m):
    """The 2 is above the line, 2λ/m; it belongs below: λ/(2m)."""
    return 2 * lam / m * sum_of_squares(weights)


@misconception_of("l2_penalty")
def weights_counted_for_samples(weights, lam, m):
    """The sum is divided by the number of weights; m is the argument, the number of samples."""
    return lam / (2 * sum(W.size for W in weights)) * sum_of_squares(weights)
