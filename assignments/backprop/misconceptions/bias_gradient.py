"""Known mistakes in `bias_gradient`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of


@misconception_of("bias_gradient")
def bias_gradient_summed(delta):
    """The errors are summed; BP3 here is a mean: divide by m, the number of columns."""
    return delta.sum(axis=1, keepdims=True)


@misconception_of("bias_gradient")
def bias_gradient_flat(delta):
    """The shape is (n,): biases are columns here, of shape (n, 1). Try keepdims=True."""
    return delta.mean(axis=1)


@misconception_of("bias_gradient")
def bias_gradient_as_a_row(delta):
    """The shape is (1, n): biases are columns here, of shape (n, 1)."""
    return delta.mean(axis=1, keepdims=True).T


@misconception_of("bias_gradient")
def mean_over_units(delta):
    """The mean is taken over the units; samples are columns here, so average along axis 1."""
    return delta.mean(axis=0, keepdims=True)


@misconception_of("bias_gradient")
def mean_over_everything(delta):
    """One number for the whole layer: each unit has a bias of its own, so the result is (n, 1)."""
    return delta.mean()


@misconception_of("bias_gradient")
def delta_itself(delta):
    """δ is returned as it is: that is BP3 for a single sample; for a batch take the mean."""
    return delta.copy()


@misconception_of("bias_gradient")
def first_sample_only(delta):
    """Only the first sample counts: BP3 for a batch is the mean over all columns."""
    return delta[:, :1]


@misconception_of("bias_gradient")
def divided_by_units(delta):
    """The sum is divided by the number of units n; the mean is over the m samples."""
    return delta.sum(axis=1, keepdims=True) / delta.shape[0]


@misconception_of("bias_gradient")
def bias_gradient_averaged_twice(delta):
    """Divided by m twice: the mean already holds the 1/m."""
    return delta.mean(axis=1, keepdims=True) / delta.shape[1]


@misconception_of("bias_gradient")
def summed_and_flat(delta):
    """Two things: the errors are summed (BP3 here is their mean: divide by m), and the shape is
    (n,); biases are columns, (n, 1). Try keepdims=True."""
    return delta.sum(axis=1)


@misconception_of("bias_gradient")
def averaged_over_the_rows(delta):
    """This is BP3 for samples in rows: the mean along axis 0. Here samples are columns: average
    along axis 1, and keep the shape (n, 1)."""
    return delta.mean(axis=0)


@misconception_of("bias_gradient")
def summed_over_the_rows(delta):
    """This is BP3 for samples in rows, and a sum. Here samples are columns, and BP3 is their mean:
    average along axis 1, and keep the shape (n, 1)."""
    return delta.sum(axis=0)


@misconception_of("bias_gradient")
def summed_over_the_units(delta):
    """The sum runs over the units; samples are columns here: average along axis 1."""
    return delta.sum(axis=0, keepdims=True)


@misconception_of("bias_gradient")
def sum_over_everything(delta):
    """One number for the whole layer, Σ δ / m: each unit has a bias of its own. Add with axis=1,
    keepdims=True, so that the result is (n, 1)."""
    return delta.sum() / delta.shape[1]


@misconception_of("bias_gradient")
def divided_and_not_summed(delta):
    """δ is divided by m, but the samples are not added up: BP3 is the mean over the columns."""
    return delta / delta.shape[1]


@misconception_of("bias_gradient")
def last_sample_only(delta):
    """Only the last sample counts (an `=` for `+=`?): BP3 for a batch is the mean over all
    columns."""
    return delta[:, -1:]


@misconception_of("bias_gradient")
def bias_gradient_of_ones(delta):
    """These are ones, the derivative of z by the bias; BP3 multiplies it by δ, and averages."""
    return np.ones((delta.shape[0], 1))


@misconception_of("bias_gradient")
def bias_gradient_negated(delta):
    """The sign is turned: this is the gradient; the minus belongs to the descent step."""
    return -delta.mean(axis=1, keepdims=True)


@misconception_of("bias_gradient")
def bias_gradient_divided_by_all_entries(delta):
    """The sum is divided by n·m, all entries; the mean is over the m samples alone."""
    return delta.sum(axis=1, keepdims=True) / delta.size


@misconception_of("bias_gradient")
def weight_gradient_for_bias(delta):
    """δ is multiplied by itself, as if it were BP4; BP3 (the bias) is the mean of δ alone. (Some
    texts number BP3 and BP4 the other way round.)"""
    return delta @ delta.T / delta.shape[1]


@misconception_of("bias_gradient")
def bias_gradient_overwritten(delta):
    """Each sample overwrites the one before (an `=` for `+=`), and the last is divided by m: add
    them up first."""
    return delta[:, -1:] / delta.shape[1]


@misconception_of("bias_gradient")
def bias_gradient_without_return(delta):
    """Nothing comes back, the result is None: the function ends without a `return` (to print
    a result is not to return it)."""


@misconception_of("bias_gradient")
def first_row_only(delta):
    """`delta[0]` is the first row, one unit in all samples; BP3 is the mean over the columns, for
    every unit, of shape (n, 1)."""
    return delta[0]


@misconception_of("bias_gradient")
def sum_of_everything(delta):
    """One number for the whole layer, and a sum: each unit has a bias of its own, so take the mean
    with axis=1, keepdims=True, of shape (n, 1)."""
    return delta.sum()


@misconception_of("bias_gradient")
def averaged_over_the_rows_as_a_column(delta):
    """The mean is taken over the units and stood up as a column; samples are columns here: average
    along axis 1."""
    return delta.mean(axis=0).reshape(-1, 1)


@misconception_of("bias_gradient")
def sum_over_everything_in_a_matrix(delta):
    """One number for the whole layer, Σ δ / m, of shape (1, 1): `keepdims=True` needs `axis=1`
    beside it, so that each unit has a bias of its own, (n, 1)."""
    return np.sum(delta, keepdims=True) / delta.shape[1]


@misconception_of("bias_gradient")
def mean_over_everything_in_a_matrix(delta):
    """One number for the whole layer, the mean of all of δ, of shape (1, 1): `keepdims=True` needs
    `axis=1` beside it, so that each unit has a bias of its own, (n, 1)."""
    return np.mean(delta, keepdims=True)


@misconception_of("bias_gradient")
def sum_of_everything_in_a_matrix(delta):
    """One number for the whole layer, and a sum, of shape (1, 1): each unit has a bias of its own,
    so take the mean with axis=1 beside keepdims=True, of shape (n, 1)."""
    return np.sum(delta, keepdims=True)
