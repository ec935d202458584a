"""Known mistakes in `linear`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.forward import sigmoid


@misconception_of("linear")
def bias_left_out(W, A, b):
    """The bias is missing: Z = W A + b."""
    return W @ A


@misconception_of("linear")
def bias_subtracted(W, A, b):
    """The bias is subtracted, as a threshold would be; here it is added: Z = W A + b."""
    return W @ A - b


@misconception_of("linear")
def bias_across_the_samples(W, A, b):
    """b is laid along the samples. It is a column, one bias for each row of W A: do not flatten
    or transpose it."""
    return W @ A + b.ravel()


@misconception_of("linear")
def bias_before_the_weights(W, A, b):
    """b is added to the input, W (A + b); it belongs to the units of this layer: W A + b."""
    return W @ (A + b)


@misconception_of("linear")
def bias_in_the_first_sample_only(W, A, b):
    """The bias reaches the first sample only; every column gets it."""
    Z = W @ A
    Z[:, :1] += b
    return Z


@misconception_of("linear")
def weights_transposed(W, A, b):
    """This is Wᵀ A + b, for weights of shape (inputs, outputs), as some texts write them: here W
    has a row for each unit, and needs no transpose."""
    return W.T @ A + b


@misconception_of("linear")
def samples_in_rows(W, A, b):
    """This is A W + b, for samples in rows: here every sample is a column of A, so W comes
    first: W A + b."""
    return A @ W + b


@misconception_of("linear")
def result_with_samples_in_rows(W, A, b):
    """The result is transposed: samples are columns here, so Z has shape (n_out, m)."""
    return (W @ A + b).T


@misconception_of("linear")
def activation_already_applied(W, A, b):
    """σ is applied; Z is the weighted input, before the activation."""
    return sigmoid(W @ A + b)


@misconception_of("linear")
def product_entry_by_entry(W, A, b):
    """`*` multiplies entry by entry; W A is a matrix product, `@`."""
    return W * A + b


@misconception_of("linear")
def weighted_mean(W, A, b):
    """The inputs are averaged; each unit adds up its weighted inputs, without dividing by n_in."""
    return W @ A / W.shape[1] + b


@misconception_of("linear")
def weights_and_samples_in_rows(W, A, b):
    """This is A Wᵀ + b, as PyTorch computes it for samples in rows: here every sample is a column
    of A, so W comes first: W A + b."""
    return A @ W.T + b.T


@misconception_of("linear")
def cache_returned_too(W, A, b):
    """A cache (A, W, b) comes back beside Z, as in one well-known course; return Z alone."""
    return W @ A + b, (A, W, b)


@misconception_of("linear")
def last_input_alone(W, A, b):
    """Only the last input counts: the innermost loop overwrites the sum (`=`) where it should add
    to it (`+=`)."""
    return W[:, -1:] * A[-1:] + b


@misconception_of("linear")
def bias_for_each_input(W, A, b):
    """The bias is added once for each input, inside the sum; it is added once: W A + b."""
    return W @ A + W.shape[1] * b


@misconception_of("linear")
def one_bias_for_all(W, A, b):
    """Every unit gets the first bias; each row of W A has its own: add all of b."""
    return W @ A + b[0]


@misconception_of("linear")
def biases_summed(W, A, b):
    """Every unit gets the sum of all biases; each row of W A has its own: add b as it is."""
    return W @ A + np.sum(b)


@misconception_of("linear")
def written_over_the_bias(W, A, b):
    """`b += W @ A` writes into b, which has one column only (and belongs to the caller): make a
    new array, W @ A + b."""
    b += W @ A
    return b


@misconception_of("linear")
def rectified(W, A, b):
    """The negative entries are 0, as after a ReLU; Z is the weighted input, before any
    activation."""
    return np.maximum(W @ A + b, 0)


@misconception_of("linear")
def axes_of_one_squeezed(W, A, b):
    """Axes of length 1 are lost (`np.squeeze`); Z is always a matrix, (n_out, m)."""
    return np.squeeze(W @ A + b)


@misconception_of("linear")
def first_sample_only(W, A, b):
    """Only the first sample is answered; there are m of them, the columns of A."""
    return W @ A[:, :1] + b


@misconception_of("linear")
def bias_on_the_weights(W, A, b):
    """b is added to the weights, (W + b) A; it is added to their product: W A + b."""
    return (W + b) @ A


@misconception_of("linear")
def mean_of_the_biases(W, A, b):
    """Every unit gets the mean of all biases; each row of W A has its own: add b as it is."""
    return W @ A + np.mean(b)


def in_another_convention(formula, product):
    """Z as other conventions write it, for the shapes that happen to fit."""

    def wrong(W, A, b):
        return product(W, A, b)

    wrong.__doc__ = f"""This is {formula}. Here every sample is a column of A, W has a row for each
    unit, and b is a column, so nothing is transposed or exchanged: Z = W A + b."""
    return misconception_of("linear")(wrong)


OTHER_CONVENTIONS = {
    "a_w_and_bias_in_a_row": ("A W + bᵀ", lambda W, A, b: A @ W + b.T),
    "a_transposed_w": ("Aᵀ W + b", lambda W, A, b: A.T @ W + b),
    "a_transposed_w_and_bias_in_a_row": ("Aᵀ W + bᵀ", lambda W, A, b: A.T @ W + b.T),
    "a_w_transposed": ("A Wᵀ + b", lambda W, A, b: A @ W.T + b),
    "a_transposed_w_transposed": ("Aᵀ Wᵀ + b", lambda W, A, b: A.T @ W.T + b),
    "w_transposed_a_and_bias_in_a_row": ("Wᵀ A + bᵀ", lambda W, A, b: W.T @ A + b.T),
    "w_transposed_a_transposed": ("Wᵀ Aᵀ + b", lambda W, A, b: W.T @ A.T + b),
    "w_transposed_a_transposed_and_bias_in_a_row": ("Wᵀ Aᵀ + bᵀ", lambda W, A, b: W.T @ A.T + b.T),
    "w_a_transposed": ("W Aᵀ + b", lambda W, A, b: W @ A.T + b),
    "w_a_transposed_and_bias_in_a_row": ("W Aᵀ + bᵀ", lambda W, A, b: W @ A.T + b.T),
}


globals().update(
    {name: in_another_convention(*written) for name, written in OTHER_CONVENTIONS.items()}
)
