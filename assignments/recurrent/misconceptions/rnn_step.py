"""Known mistakes in `rnn_step`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.recurrent import rnn_step, sigmoid


@misconception_of("rnn_step")
def both_weights_transposed(X, H, W_xh, W_hh, b_h):
    """The weights are transposed: that is PyTorch's layout, (units, inputs); here they are
    (inputs, units), and the products are X W_xh and H W_hh."""
    return np.tanh(X @ W_xh.T + H @ W_hh.T + b_h)


@misconception_of("rnn_step")
def state_weights_transposed(X, H, W_xh, W_hh, b_h):
    """W_hh is transposed: the product is H W_hh. (It is square, so no shape warns you.)"""
    return np.tanh(X @ W_xh + H @ W_hh.T + b_h)


@misconception_of("rnn_step")
def samples_in_columns(X, H, W_xh, W_hh, b_h):
    """The new state is (units, N): here samples are rows, so it is (N, units)."""
    return rnn_step(X, H, W_xh, W_hh, b_h).T


@misconception_of("rnn_step")
def bias_left_out(X, H, W_xh, W_hh, b_h):
    """The bias b_h is not used."""
    return np.tanh(X @ W_xh + H @ W_hh)


@misconception_of("rnn_step")
def bias_after_the_tanh(X, H, W_xh, W_hh, b_h):
    """The bias is added after the tanh: it belongs inside, tanh(X W_xh + H W_hh + b_h)."""
    return np.tanh(X @ W_xh + H @ W_hh) + b_h


@misconception_of("rnn_step")
def old_state_ignored(X, H, W_xh, W_hh, b_h):
    """The old state is not used: without H W_hh the network remembers nothing."""
    return np.tanh(X @ W_xh + b_h)


@misconception_of("rnn_step")
def tanh_left_out(X, H, W_xh, W_hh, b_h):
    """The tanh is missing: the new state must lie between −1 and 1."""
    return X @ W_xh + H @ W_hh + b_h


@misconception_of("rnn_step")
def sigmoid_for_tanh(X, H, W_xh, W_hh, b_h):
    """The sigmoid stands for the tanh: a state of this network lies between −1 and 1."""
    return sigmoid(X @ W_xh + H @ W_hh + b_h)


@misconception_of("rnn_step")
def relu_for_tanh(X, H, W_xh, W_hh, b_h):
    """The ReLU stands for the tanh: other recurrent networks use it; this one has tanh."""
    return np.maximum(X @ W_xh + H @ W_hh + b_h, 0)


@misconception_of("rnn_step")
def state_past_the_weights(X, H, W_xh, W_hh, b_h):
    """The old state is added without its weights: it comes in as H W_hh, a matrix product."""
    return np.tanh(X @ W_xh + H + b_h)


@misconception_of("rnn_step")
def joined_in_another_order(X, H, W_xh, W_hh, b_h):
    """[H, X] is multiplied by W_xh stacked on W_hh: the two must be joined in one order, X with
    W_xh and H with W_hh. (The inner sizes fit either way, so no shape warns you.)"""
    return np.tanh(np.hstack([H, X]) @ np.vstack([W_xh, W_hh]) + b_h)


@misconception_of("rnn_step")
def bias_twice(X, H, W_xh, W_hh, b_h):
    """The bias is added twice: PyTorch has one for each product; here there is one in all."""
    return np.tanh(X @ W_xh + H @ W_hh + 2 * b_h)


@misconception_of("rnn_step")
def bias_subtracted(X, H, W_xh, W_hh, b_h):
    """The bias is subtracted; it is added, tanh(X W_xh + H W_hh + b_h)."""
    return np.tanh(X @ W_xh + H @ W_hh - b_h)


@misconception_of("rnn_step")
def input_ignored(X, H, W_xh, W_hh, b_h):
    """The input is not used: X W_xh belongs inside the tanh, too."""
    return np.tanh(H @ W_hh + b_h)


@misconception_of("rnn_step")
def tanh_of_each_product(X, H, W_xh, W_hh, b_h):
    """Each product has a tanh of its own: first add them and the bias, then take one tanh."""
    return np.tanh(X @ W_xh) + np.tanh(H @ W_hh) + b_h


@misconception_of("rnn_step")
def tanh_twice(X, H, W_xh, W_hh, b_h):
    """The tanh is taken twice; it is taken once."""
    return np.tanh(rnn_step(X, H, W_xh, W_hh, b_h))


@misconception_of("rnn_step")
def tanh_of_the_old_state(X, H, W_xh, W_hh, b_h):
    """The old state passes a tanh before its weights: H is a tanh already, the product is H
    W_hh."""
    return rnn_step(X, np.tanh(H), W_xh, W_hh, b_h)


@misconception_of("rnn_step")
def old_state_added_on(X, H, W_xh, W_hh, b_h):
    """The old state is added to the tanh: in a plain recurrent cell it comes in through H W_hh
    only."""
    return H + rnn_step(X, H, W_xh, W_hh, b_h)


@misconception_of("rnn_step")
def slope_for_the_state(X, H, W_xh, W_hh, b_h):
    """This is the slope of the tanh, 1 − tanh²; the state is the tanh itself."""
    return 1 - rnn_step(X, H, W_xh, W_hh, b_h) ** 2


@misconception_of("rnn_step")
def state_returned_twice(X, H, W_xh, W_hh, b_h):
    """Two results are returned (PyTorch gives an output and a state): here the new state is all
    there is, one array (N, units)."""
    return (rnn_step(X, H, W_xh, W_hh, b_h),) * 2


@misconception_of("rnn_step")
def weights_before_columns(X, H, W_xh, W_hh, b_h):
    """The weights stand on the left, W_xhᵀ X + W_hhᵀ H, as for samples in columns; here samples are
    rows, and the products are X W_xh and H W_hh."""
    return np.tanh(W_xh.T @ X + W_hh.T @ H + b_h[:, None])


@misconception_of("rnn_step")
def weights_before_columns_untransposed(X, H, W_xh, W_hh, b_h):
    """The weights stand on the left, W_xh X + W_hh H, with one row for each unit and samples in
    columns; here samples are rows, and the products are X W_xh and H W_hh."""
    return np.tanh(W_xh @ X + W_hh @ H + b_h)


@misconception_of("rnn_step")
def weights_before_columns_with_a_row_of_biases(X, H, W_xh, W_hh, b_h):
    """The weights stand on the left, W_xhᵀ X + W_hhᵀ H, as for samples in columns; here samples are
    rows, and the products are X W_xh and H W_hh."""
    return np.tanh(W_xh.T @ X + W_hh.T @ H + b_h)


@misconception_of("rnn_step")
def samples_in_columns_with_a_row_of_biases(X, H, W_xh, W_hh, b_h):
    """The new state is (units, N), and so the bias does not lie along its units: here samples are
    rows, X W_xh + H W_hh + b_h is (N, units)."""
    return np.tanh((X @ W_xh + H @ W_hh).T + b_h)


@misconception_of("rnn_step")
def weights_before_columns_untransposed_with_a_column_of_biases(X, H, W_xh, W_hh, b_h):
    """The weights stand on the left, W_xh X + W_hh H, with one row for each unit and samples in
    columns; here samples are rows, and the products are X W_xh and H W_hh."""
    return np.tanh(W_xh @ X + W_hh @ H + b_h[:, None])
