"""Known mistakes in `relu`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.activations import leaky_relu, relu, sigmoid


@misconception_of("relu")
def absolute_value(z):
    """Negative entries come back positive: relu makes them 0."""
    return np.abs(z)


@misconception_of("relu")
def minimum_for_maximum(z):
    """The negative pass and the positive are stopped: it is max(0, z)."""
    return np.minimum(0.0, z)


@misconception_of("relu")
def slope_for_relu(z):
    """This is the slope, 0 or 1; relu lets z itself pass where it is positive."""
    return np.where(z > 0, 1.0, 0.0)


@misconception_of("relu")
def relu_leaks(z):
    """Something leaks on the left (0.01 z): that is the leaky ReLU."""
    return leaky_relu(z)


@misconception_of("relu")
def relu_capped_at_one(z):
    """The output is cut off at 1; relu has no upper limit."""
    return np.clip(z, 0, 1)


@misconception_of("relu")
def relu_capped_at_six(z):
    """The output is cut off at 6, as in the ReLU6 of some libraries; relu has no upper limit."""
    return np.clip(z, 0, 6)


@misconception_of("relu")
def softplus_for_relu(z):
    """This is ln(1 + exp z), the softplus, a smooth relative; relu has a corner at 0."""
    return np.logaddexp(0, z)


@misconception_of("relu")
def maximum_of_the_whole_array(z):
    """`max`, like `if z > 0`, asks one question of a whole array; `np.maximum(z, 0)` compares entry
    by entry."""
    return np.array(max(0.0, z))


@misconception_of("relu")
def negative_entries_dropped(z):
    """The negative entries are left out; they stay, as 0, and the shape stays too."""
    return z[z > 0]


@misconception_of("relu")
def nothing_stopped(z):
    """z comes back as it is; relu stops the negative: max(0, z)."""
    return z


@misconception_of("relu")
def relu_turned_round(z):
    """This is max(0, −z), which lets the negative pass, with their sign turned; relu is
    max(0, z)."""
    return np.maximum(0, -z)


@misconception_of("relu")
def largest_entry(z):
    """`np.max` looks for the one largest entry; `np.maximum(z, 0)` compares each entry with 0."""
    return np.max(z)


@misconception_of("relu")
def zero_taken_for_an_axis(z):
    """In `np.max(z, 0)` the 0 is an axis: it is the largest entry of each column.
    `np.maximum(z, 0)` compares each entry with 0."""
    return np.max(z, 0)


@misconception_of("relu")
def exponential_below_zero(z):
    """On the left stands exp z − 1: that is the ELU; relu is 0 there."""
    return np.where(z > 0, z, np.expm1(np.minimum(z, 0)))


@misconception_of("relu")
def relu_flattened(z):
    """The result is a flat array; it should have the shape of z: `np.maximum(z, 0)` keeps it."""
    return relu(z).ravel()


@misconception_of("relu")
def relu_row_by_row(z):
    """`for v in z` takes the rows of a matrix, not its entries, and a single number has none;
    `np.maximum(z, 0)` takes arrays of any shape."""
    return np.array([max(0.0, v) for v in z])


@misconception_of("relu")
def relu_of_a_matrix(z):
    """Two loops, over rows and columns, take matrices only; `np.maximum(z, 0)` takes arrays of any
    shape, a single number too."""
    return np.array([[max(0.0, v) for v in row] for row in z])


@misconception_of("relu")
def relu_with_a_cache(z):
    """z comes back too, as a cache, as in one well-known course; return relu(z) alone."""
    return relu(z), z


@misconception_of("relu")
def overflowing_elu(z):
    """On the left stands exp z − 1: that is the ELU; relu is 0 there. (`np.where` computes the
    exponential on the right too, where it overflows.)"""
    return np.where(z > 0, z, np.exp(z) - 1)


@misconception_of("relu")
def overflowing_softplus(z):
    """This is ln(1 + exp z), the softplus, a smooth relative; relu has a corner at 0. (Besides,
    exp z overflows.)"""
    return np.log(1 + np.exp(z))


@misconception_of("relu")
def sigmoid_weighted(z):
    """This is z σ(z), the "swish" of some libraries, a smooth relative; relu has a corner at 0."""
    return z * sigmoid(z)
