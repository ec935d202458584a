"""Known mistakes in `residual_block`. Each docstring is what the student reads."""

import numpy as np

from assignments.normalization.misconceptions.common import conv_on_edges
from autograder.examiner import misconception_of
from solutions.normalization import conv3x3, relu, residual_block


@misconception_of("residual_block")
def shortcut_left_out(X, K1, b1, K2, b2):
    """The shortcut is missing: the input is added to what the second convolution gives."""
    return relu(conv3x3(relu(conv3x3(X, K1, b1)), K2, b2))


@misconception_of("residual_block")
def relu_before_the_addition(X, K1, b1, K2, b2):
    """The last relu is taken before the input is added: add first, then relu."""
    return relu(conv3x3(relu(conv3x3(X, K1, b1)), K2, b2)) + X


@misconception_of("residual_block")
def relu_before_and_after_the_addition(X, K1, b1, K2, b2):
    """There is a relu between the second convolution and the addition: without it the layers could
    never make anything smaller. Add first, then relu."""
    return relu(relu(conv3x3(relu(conv3x3(X, K1, b1)), K2, b2)) + X)


@misconception_of("residual_block")
def last_relu_left_out(X, K1, b1, K2, b2):
    """The relu after the addition is missing."""
    return conv3x3(relu(conv3x3(X, K1, b1)), K2, b2) + X


@misconception_of("residual_block")
def inner_relu_left_out(X, K1, b1, K2, b2):
    """The relu between the two convolutions is missing: without it they are only one."""
    return relu(conv3x3(conv3x3(X, K1, b1), K2, b2) + X)


@misconception_of("residual_block")
def relu_of_the_input(X, K1, b1, K2, b2):
    """The input goes through a relu before the first convolution (as in later, "pre-activation"
    networks): here the first convolution sees X itself."""
    return relu(conv3x3(relu(conv3x3(relu(X), K1, b1)), K2, b2) + X)


@misconception_of("residual_block")
def shortcut_through_relu(X, K1, b1, K2, b2):
    """relu(X) is added: the shortcut carries X itself, negative values included."""
    return relu(conv3x3(relu(conv3x3(X, K1, b1)), K2, b2) + relu(X))


@misconception_of("residual_block")
def input_subtracted(X, K1, b1, K2, b2):
    """The input is subtracted: the layers learn f(x) − x, so x is added to get f(x)."""
    return relu(conv3x3(relu(conv3x3(X, K1, b1)), K2, b2) - X)


@misconception_of("residual_block")
def input_added_too_early(X, K1, b1, K2, b2):
    """The input is added before the second convolution: the shortcut goes past both."""
    return relu(conv3x3(relu(conv3x3(X, K1, b1)) + X, K2, b2))


@misconception_of("residual_block")
def biases_left_out(X, K1, b1, K2, b2):
    """The biases b1 and b2 are missing."""
    return residual_block(X, K1, 0 * b1, K2, 0 * b2)


@misconception_of("residual_block")
def block_kernels_flipped(X, K1, b1, K2, b2):
    """The kernels are flipped: that is the convolution of mathematics; here a convolution does
    not flip."""
    return residual_block(X, K1[:, :, ::-1, ::-1], b1, K2[:, :, ::-1, ::-1], b2)


@misconception_of("residual_block")
def kernels_exchanged(X, K1, b1, K2, b2):
    """The two convolutions are exchanged: K1 and b1 belong to the first, next to the input."""
    return residual_block(X, K2, b2, K1, b1)


@misconception_of("residual_block")
def first_kernel_twice(X, K1, b1, K2, b2):
    """The second convolution uses the kernels of the first: it has its own, K2 and b2."""
    return residual_block(X, K1, b1, K1, b1)


@misconception_of("residual_block")
def shortcut_concatenated(X, K1, b1, K2, b2):
    """The input is appended as further channels (a dense block does that): here it is added."""
    Y = conv3x3(relu(conv3x3(X, K1, b1)), K2, b2)
    return relu(np.concatenate([Y, X], axis=1))


@misconception_of("residual_block")
def border_repeated(X, K1, b1, K2, b2):
    """The frame of the convolutions repeats the border: padding is made of zeros."""
    return relu(conv_on_edges(relu(conv_on_edges(X, K1, b1)), K2, b2) + X)


def through(X, K1, b1, K2, b2):
    """What the two convolutions make of X."""
    return conv3x3(relu(conv3x3(X, K1, b1)), K2, b2)


@misconception_of("residual_block")
def no_relu_at_all(X, K1, b1, K2, b2):
    """Both relus are missing: one stands between the convolutions, one after the addition."""
    return conv3x3(conv3x3(X, K1, b1), K2, b2) + X


@misconception_of("residual_block")
def only_inner_relu_and_no_shortcut(X, K1, b1, K2, b2):
    """Shortcut and last relu are missing: add the input, then take relu."""
    return through(X, K1, b1, K2, b2)


@misconception_of("residual_block")
def first_bias_left_out(X, K1, b1, K2, b2):
    """The bias b1 is missing: the first convolution adds it to every place."""
    return residual_block(X, K1, 0 * b1, K2, b2)


@misconception_of("residual_block")
def second_bias_left_out(X, K1, b1, K2, b2):
    """The bias b2 is missing: the second convolution adds it to every place."""
    return residual_block(X, K1, b1, K2, 0 * b2)


@misconception_of("residual_block")
def pre_activation(X, K1, b1, K2, b2):
    """The relus stand before the convolutions (as in later, "pre-activation" networks): here they
    follow the first convolution and the addition."""
    return conv3x3(relu(conv3x3(relu(X), K1, b1)), K2, b2) + X


@misconception_of("residual_block")
def first_layer_added(X, K1, b1, K2, b2):
    """What the first convolution gave is added: the shortcut carries the block's input, X."""
    H = relu(conv3x3(X, K1, b1))
    return relu(conv3x3(H, K2, b2) + H)


@misconception_of("residual_block")
def input_multiplied(X, K1, b1, K2, b2):
    """The input is multiplied: the shortcut adds it."""
    return relu(through(X, K1, b1, K2, b2) * X)


@misconception_of("residual_block")
def shortcut_averaged(X, K1, b1, K2, b2):
    """The sum is divided by 2: input and convolutions are added, not averaged."""
    return relu((through(X, K1, b1, K2, b2) + X) / 2)


@misconception_of("residual_block")
def batch_norm_between(X, K1, b1, K2, b2):
    """There is a batch norm behind the convolutions, as in the study notes: this block has none."""

    def centred(Z):
        return (Z - Z.mean(axis=(0, 2, 3), keepdims=True)) / np.sqrt(
            Z.var(axis=(0, 2, 3), keepdims=True) + 1e-5
        )

    return relu(centred(conv3x3(relu(centred(conv3x3(X, K1, b1))), K2, b2)) + X)


@misconception_of("residual_block")
def sigmoid_for_relu(X, K1, b1, K2, b2):
    """The activations are sigmoids: both are relu, max(z, 0)."""

    def sigmoid(Z):
        return 0.5 * (1 + np.tanh(0.5 * Z))

    return sigmoid(conv3x3(sigmoid(conv3x3(X, K1, b1)), K2, b2) + X)


@misconception_of("residual_block")
def added_after_both(X, K1, b1, K2, b2):
    """The input is added behind the first convolution, too: the shortcut goes past both, and is
    added once."""
    return relu(conv3x3(relu(conv3x3(X, K1, b1) + X), K2, b2) + X)


@misconception_of("residual_block")
def added_before_the_inner_relu(X, K1, b1, K2, b2):
    """The input is added to what the first convolution gives, before its relu: the shortcut goes
    past both convolutions."""
    return relu(conv3x3(relu(conv3x3(X, K1, b1) + X), K2, b2))


@misconception_of("residual_block")
def relu_behind_the_second_only(X, K1, b1, K2, b2):
    """Relu is taken before the input is added, and none between the convolutions: it is
    relu(conv(relu(conv(X))) + X)."""
    return relu(conv3x3(conv3x3(X, K1, b1), K2, b2)) + X


@misconception_of("residual_block")
def first_weights_twice(X, K1, b1, K2, b2):
    """The second convolution has the kernels K1 of the first, with its own bias b2: its kernels are
    K2."""
    return residual_block(X, K1, b1, K1, b2)


@misconception_of("residual_block")
def first_bias_twice(X, K1, b1, K2, b2):
    """The second convolution has the bias b1 of the first: its bias is b2."""
    return residual_block(X, K1, b1, K2, b1)


@misconception_of("residual_block")
def input_added_twice(X, K1, b1, K2, b2):
    """The input is added twice at the end, + 2 X: the shortcut adds it once."""
    return relu(through(X, K1, b1, K2, b2) + 2 * X)


@misconception_of("residual_block")
def input_added_after_relu_too(X, K1, b1, K2, b2):
    """The input is added before the last relu and once more after it: the shortcut adds it once,
    and relu comes last."""
    return residual_block(X, K1, b1, K2, b2) + X
