"""Known mistakes in `weight_gradient`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.backprop import sigmoid, sigmoid_prime


@misconception_of("weight_gradient")
def weight_gradient_summed(delta, A_prev):
    """1/m is missing: BP4 here is the mean over the samples, and δ A_prevᵀ is their sum."""
    return delta @ A_prev.T


@misconception_of("weight_gradient")
def weight_gradient_transposed(delta, A_prev):
    """The result is transposed, A_prev δᵀ: that fits weights of shape (inputs, outputs); here
    they are (n_l, n_{l−1}), one row per unit."""
    return A_prev @ delta.T / delta.shape[1]


@misconception_of("weight_gradient")
def divided_by_the_units_before(delta, A_prev):
    """Divided by the number of units; the mean is over the m samples, the columns."""
    return delta @ A_prev.T / A_prev.shape[0]


@misconception_of("weight_gradient")
def divided_by_the_units_here(delta, A_prev):
    """Divided by the number of units of this layer; the mean is over the m samples, the columns."""
    return delta @ A_prev.T / delta.shape[0]


@misconception_of("weight_gradient")
def samples_multiplied_apart(delta, A_prev):
    """Errors and activations are averaged before they are multiplied: each sample's δ belongs
    with the same sample's activations."""
    return delta.mean(axis=1, keepdims=True) @ A_prev.mean(axis=1, keepdims=True).T


@misconception_of("weight_gradient")
def inputs_ignored(delta, A_prev):
    """The activations of the layer before are missing: this is BP3, spread over the weights."""
    return np.tile(delta.mean(axis=1, keepdims=True), (1, A_prev.shape[0]))


@misconception_of("weight_gradient")
def averaged_twice(delta, A_prev):
    """Divided by m twice: once is enough to make the sum over samples a mean."""
    return delta @ A_prev.T / delta.shape[1] ** 2


@misconception_of("weight_gradient")
def activations_squashed_again(delta, A_prev):
    """σ is applied to A_prev, which already is an activation."""
    return delta @ sigmoid(A_prev).T / delta.shape[1]


@misconception_of("weight_gradient")
def weight_gradient_negated(delta, A_prev):
    """The sign is turned: this is the gradient; the minus belongs to the descent step."""
    return -delta @ A_prev.T / delta.shape[1]


@misconception_of("weight_gradient")
def weight_gradient_transposed_and_summed(delta, A_prev):
    """Two things: the result is transposed, A_prev δᵀ (that fits weights of shape (inputs,
    outputs); here they are (n_l, n_{l−1})), and 1/m is missing."""
    return A_prev @ delta.T


@misconception_of("weight_gradient")
def rows_for_samples(delta, A_prev):
    """This is BP4 for samples in rows and weights (inputs, outputs), A_prevᵀ δ / m. Here samples
    are columns: δ A_prevᵀ / m."""
    return A_prev.T @ delta / delta.shape[0]


@misconception_of("weight_gradient")
def rows_for_samples_summed(delta, A_prev):
    """This is BP4 for samples in rows, A_prevᵀ δ, without the mean. Here samples are columns:
    δ A_prevᵀ / m."""
    return A_prev.T @ delta


@misconception_of("weight_gradient")
def delta_transposed_for_rows(delta, A_prev):
    """This is BP4 for samples in rows, δᵀ A_prev / m. Here samples are columns: δ A_prevᵀ / m."""
    return delta.T @ A_prev / delta.shape[0]


@misconception_of("weight_gradient")
def weight_gradient_of_the_last_sample(delta, A_prev):
    """Only the last sample counts: BP4 for a batch is the mean over all samples."""
    return np.outer(delta[:, -1], A_prev[:, -1])


@misconception_of("weight_gradient")
def weight_gradient_overwritten(delta, A_prev):
    """Each sample overwrites the one before (an `=` for `+=`), and the last is divided by m: add
    them up first."""
    return np.outer(delta[:, -1], A_prev[:, -1]) / delta.shape[1]


@misconception_of("weight_gradient")
def weight_gradient_of_the_first_sample(delta, A_prev):
    """Only the first sample counts: BP4 for a batch is the mean over all samples."""
    return np.outer(delta[:, 0], A_prev[:, 0])


@misconception_of("weight_gradient")
def one_gradient_for_each_sample(delta, A_prev):
    """The outer products of the samples are not added up: BP4 is their mean, (n_l, n_{l−1})."""
    return np.einsum("im,jm->mij", delta, A_prev)


@misconception_of("weight_gradient")
def slope_for_activation(delta, A_prev):
    """The slope a(1 − a) stands where the activation belongs: BP4 multiplies δ by a itself; σ' is
    in δ already."""
    return delta @ (A_prev * (1 - A_prev)).T / delta.shape[1]


@misconception_of("weight_gradient")
def entry_by_entry(delta, A_prev):
    """`*` multiplies entry by entry; BP4 is a matrix product, δ A_prevᵀ (the sum of outer
    products), divided by m."""
    return delta * A_prev


@misconception_of("weight_gradient")
def half_the_weight_gradient(delta, A_prev):
    """Half too small: the ½ of the cost is gone in δ already; BP4 divides by m, not by 2m."""
    return delta @ A_prev.T / (2 * delta.shape[1])


@misconception_of("weight_gradient")
def bias_gradient_for_weights(delta, A_prev):
    """This is the bias's gradient; the weights' is multiplied by the activation at the tail,
    δ A_prevᵀ / m. (Some texts number BP3 and BP4 the other way round.)"""
    return delta.mean(axis=1, keepdims=True)


@misconception_of("weight_gradient")
def sums_multiplied_apart(delta, A_prev):
    """Errors and activations are summed before they are multiplied: each sample's δ belongs with
    the same sample's activations."""
    return np.outer(delta.sum(axis=1), A_prev.sum(axis=1)) / delta.shape[1]


@misconception_of("weight_gradient")
def weight_gradient_returned_early(delta, A_prev):
    """Only the first sample is there, divided by m: the loop ends too early (is the `return` inside
    it?). BP4 adds up all samples."""
    return np.outer(delta[:, 0], A_prev[:, 0]) / delta.shape[1]


@misconception_of("weight_gradient")
def slope_at_the_activation_before(delta, A_prev):
    """σ' is taken of the activation: BP4 multiplies δ by the activation itself; σ' is in δ
    already."""
    return delta @ sigmoid_prime(A_prev).T / delta.shape[1]


@misconception_of("weight_gradient")
def weight_gradient_without_return(delta, A_prev):
    """Nothing comes back, the result is None: the function ends without a `return` (to print
    a result is not to return it)."""


@misconception_of("weight_gradient")
def delta_transposed_for_rows_summed(delta, A_prev):
    """This is BP4 for samples in rows, δᵀ A_prev, without the mean. Here samples are columns:
    δ A_prevᵀ / m."""
    return delta.T @ A_prev


@misconception_of("weight_gradient")
def transposed_only_where_it_does_not_fit(delta, A_prev):
    """Where δ A_prev happens to fit (as many samples as inputs) the transpose is missing: it is
    δ A_prevᵀ for every shape."""
    A = A_prev if A_prev.shape[0] == A_prev.shape[1] else A_prev.T
    return delta @ A / delta.shape[1]


@misconception_of("weight_gradient")
def transpose_of_the_activations_left_out(delta, A_prev):
    """The transpose is missing: δ A_prev fits by chance alone, where there are as many samples as
    inputs; BP4 is δ A_prevᵀ / m."""
    return delta @ A_prev / delta.shape[1]


@misconception_of("weight_gradient")
def activations_reshaped(delta, A_prev):
    """A_prev is reshaped where it should be transposed: `reshape` fills in the entries in their old
    order; `.T` exchanges rows and columns."""
    return delta @ A_prev.reshape(A_prev.shape[::-1]) / delta.shape[1]


@misconception_of("weight_gradient")
def rows_for_samples_over_the_columns(delta, A_prev):
    """The product is that for samples in rows, A_prevᵀ δ, and it is divided by the number of
    columns. Here samples are columns: δ A_prevᵀ / m."""
    return A_prev.T @ delta / delta.shape[1]


@misconception_of("weight_gradient")
def delta_transposed_over_the_columns(delta, A_prev):
    """The product is that for samples in rows, δᵀ A_prev, and it is divided by the number of
    columns. Here samples are columns: δ A_prevᵀ / m."""
    return delta.T @ A_prev / delta.shape[1]
