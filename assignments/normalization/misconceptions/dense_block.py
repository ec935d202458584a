"""Known mistakes in `dense_block`. Each docstring is what the student reads."""

import numpy as np

from assignments.normalization.misconceptions.common import conv_on_edges
from autograder.examiner import misconception_of
from solutions.normalization import conv3x3, dense_block, relu


def grown(X, kernels, biases, *, layer=None, join=None):
    """A dense block whose layers, or whose way of joining, can be replaced."""
    layer = layer or (lambda X, K, b: conv3x3(relu(X), K, b))
    join = join or (lambda X, Y: np.concatenate([X, Y], axis=1))
    for K, b in zip(kernels, biases, strict=True):
        X = join(X, layer(X, K, b))
    return X


@misconception_of("dense_block")
def new_channels_first(X, kernels, biases):
    """The new channels stand in front of the old ones (the study notes write it so): here they
    come last, and the channels of X first."""
    return grown(X, kernels, biases, join=lambda X, Y: np.concatenate([Y, X], axis=1))


@misconception_of("dense_block")
def relu_left_out(X, kernels, biases):
    """The relu is missing: each layer convolves relu of the channels so far."""
    return grown(X, kernels, biases, layer=conv3x3)


@misconception_of("dense_block")
def relu_after_the_convolution(X, kernels, biases):
    """The relu comes after the convolution: here it comes before, conv(relu(X))."""
    return grown(X, kernels, biases, layer=lambda X, K, b: relu(conv3x3(X, K, b)))


@misconception_of("dense_block")
def relu_before_and_after(X, kernels, biases):
    """There is a second relu, after the convolution: its result is appended as it is."""
    return grown(X, kernels, biases, layer=lambda X, K, b: relu(conv3x3(relu(X), K, b)))


@misconception_of("dense_block")
def relu_of_what_is_kept(X, kernels, biases):
    """What is kept has gone through relu: only the convolution sees relu(X), X itself is kept."""
    return grown(X, kernels, biases, join=lambda X, Y: np.concatenate([relu(X), Y], axis=1))


@misconception_of("dense_block")
def relu_at_the_end(X, kernels, biases):
    """There is a relu at the end: the channels are returned as they are."""
    return relu(dense_block(X, kernels, biases))


@misconception_of("dense_block")
def input_not_kept(X, kernels, biases):
    """The channels of X are missing in the result: they come first, then those of the layers."""
    return dense_block(X, kernels, biases)[:, X.shape[1] :]


@misconception_of("dense_block")
def last_layer_only(X, kernels, biases):
    """Only the channels of the last layer are returned: all channels are, those of X first."""
    return dense_block(X, kernels, biases)[:, -len(biases[-1]) :]


@misconception_of("dense_block")
def added_instead_of_appended(X, kernels, biases):
    """What a layer gives is added to its input, as in a residual block: here it is appended, as
    further channels."""
    return grown(X, kernels, biases, join=lambda X, Y: X + Y)


@misconception_of("dense_block")
def sees_the_input_only(X, kernels, biases):
    """Every layer convolves the input only: it sees the channels of all layers before it, too."""
    C = X.shape[1]
    return grown(X, kernels, biases, layer=lambda X, K, b: conv3x3(relu(X[:, :C]), K[:, :C], b))


@misconception_of("dense_block")
def sees_the_last_layer_only(X, kernels, biases):
    """Every layer convolves what the layer before it gave: it sees the channels of all layers
    before it, and of X."""
    widths = [X.shape[1], *map(len, biases)]
    for width, K, b in zip(widths, kernels, biases, strict=False):
        X = np.concatenate([X, conv3x3(relu(X[:, -width:]), K[:, -width:], b)], axis=1)
    return X


@misconception_of("dense_block")
def dense_biases_left_out(X, kernels, biases):
    """The biases are missing: each is added to every place of its channel."""
    return dense_block(X, kernels, [0 * b for b in biases])


@misconception_of("dense_block")
def dense_kernels_flipped(X, kernels, biases):
    """The kernels are flipped: that is the convolution of mathematics; here a convolution does
    not flip."""
    return dense_block(X, [K[:, :, ::-1, ::-1] for K in kernels], biases)


@misconception_of("dense_block")
def first_layer_only(X, kernels, biases):
    """Only the first layer is there: there is one for each of the kernels. Does the loop end after
    one (is the `return` inside it)?"""
    return dense_block(X, kernels[:1], biases[:1])


@misconception_of("dense_block")
def dense_border_repeated(X, kernels, biases):
    """The frame of the convolutions repeats the border: padding is made of zeros."""
    return grown(X, kernels, biases, layer=lambda X, K, b: conv_on_edges(relu(X), K, b))


@misconception_of("dense_block")
def input_put_last(X, kernels, biases):
    """The channels of X stand at the end: they come first, then those of the layers."""
    Y = dense_block(X, kernels, biases)
    return np.concatenate([Y[:, X.shape[1] :], X], axis=1)


@misconception_of("dense_block")
def joined_along_the_batch(X, kernels, biases):
    """What a layer gives is put behind the samples: append it as further channels, axis=1."""
    return grown(X, kernels, biases, join=lambda X, Y: np.concatenate([X, Y], axis=0))


@misconception_of("dense_block")
def relu_of_the_input_only(X, kernels, biases):
    """Only the channels of X go through relu: each layer convolves relu of all channels so far,
    those of the layers, too."""
    seen, kept = relu(X), X
    for K, b in zip(kernels, biases, strict=True):
        Y = conv3x3(seen, K, b)
        seen, kept = (np.concatenate([A, Y], axis=1) for A in (seen, kept))
    return kept


@misconception_of("dense_block")
def one_bias_for_all_layers(X, kernels, biases):
    """Every layer has the bias of the first: layer i has biases[i]."""
    return dense_block(X, kernels, [biases[0] for _ in kernels])


@misconception_of("dense_block")
def one_kernel_for_all_layers(X, kernels, biases):
    """Every layer uses the kernels of the first: layer i has kernels[i] and biases[i]."""
    return dense_block(X, [kernels[0]] * len(kernels), [biases[0]] * len(kernels))


@misconception_of("dense_block")
def last_layer_left_out(X, kernels, biases):
    """The last layer is missing: there is one for each of the kernels."""
    return dense_block(X, kernels[:-1], biases[:-1])


@misconception_of("dense_block")
def layers_in_reverse(X, kernels, biases):
    """The layers come in the reverse order: kernels[0] is next to the input."""
    return dense_block(X, kernels[::-1], biases[::-1])


@misconception_of("dense_block")
def input_joined_to_the_last_layer_only(X, kernels, biases):
    """A layer's channels are put behind those of X alone, and what the layers between gave is lost:
    append to all channels so far."""
    seen = X
    for K, b in zip(kernels, biases, strict=True):
        seen = np.concatenate([X, conv3x3(relu(seen), K[:, : seen.shape[1]], b)], axis=1)
    return seen


@misconception_of("dense_block")
def batch_norm_before_relu(X, kernels, biases):
    """There is a batch norm before each relu, as in the study notes: this block has none."""

    def layer(X, K, b):
        mean, variance = X.mean(axis=(0, 2, 3), keepdims=True), X.var((0, 2, 3), keepdims=True)
        return conv3x3(relu((X - mean) / np.sqrt(variance + 1e-5)), K, b)

    return grown(X, kernels, biases, layer=layer)


@misconception_of("dense_block")
def list_of_layers(X, kernels, biases):
    """A list is returned, X and what each layer gave: join them along the channels, axis 1."""
    parts = np.cumsum([X.shape[1], *map(len, biases)])[:-1]
    return np.split(dense_block(X, kernels, biases), parts, axis=1)


@misconception_of("dense_block")
def new_channels_first_and_relu_last(X, kernels, biases):
    """Relu comes after the convolution, and the new channels stand in front: each layer convolves
    relu(X), and appends its channels behind."""
    return grown(
        X, kernels, biases,
        layer=lambda X, K, b: relu(conv3x3(X, K, b)),
        join=lambda X, Y: np.concatenate([Y, X], axis=1),
    )  # fmt: skip


@misconception_of("dense_block")
def new_channels_first_without_relu(X, kernels, biases):
    """The relu is missing, and the new channels stand in front: each layer convolves relu(X), and
    appends its channels behind."""
    return grown(
        X, kernels, biases, layer=conv3x3, join=lambda X, Y: np.concatenate([Y, X], axis=1)
    )


@misconception_of("dense_block")
def input_and_last_layer_only(X, kernels, biases):
    """Only the channels of X and of the last layer are returned: those of the layers between belong
    to the result, too."""
    Y = dense_block(X, kernels, biases)
    return np.concatenate([X, Y[:, -len(biases[-1]) :]], axis=1)


@misconception_of("dense_block")
def appended_to_the_input_only(X, kernels, biases):
    """A layer's channels are put behind those of X alone, so what the layer before gave is lost
    (and a third layer's kernels do not fit): append to all channels so far."""
    seen = X
    for K, b in zip(kernels, biases, strict=True):
        seen = np.concatenate([X, conv3x3(relu(seen), K, b)], axis=1)
    return seen


@misconception_of("dense_block")
def parts_in_reverse(X, kernels, biases):
    """The parts of the result are joined in reverse order, the last layer first and X last: X comes
    first, then the layers in their order."""
    return np.concatenate(list_of_layers(X, kernels, biases)[::-1], axis=1)


@misconception_of("dense_block")
def parts_joined_along_the_batch(X, kernels, biases):
    """At the end X and the layers are joined along axis 0, behind the samples (or nothing fits):
    they are further channels, axis=1."""
    return np.concatenate(list_of_layers(X, kernels, biases), axis=0)


@misconception_of("dense_block")
def stacked_along_a_new_axis(X, kernels, biases):
    """`np.stack` makes a new axis (or nothing fits): join along the channels that are there,
    np.concatenate with axis=1."""
    return grown(X, kernels, biases, join=lambda X, Y: np.stack([X, Y]))


@misconception_of("dense_block")
def stacked_along_axis_1(X, kernels, biases):
    """`np.stack` makes a new axis, here axis 1 (or nothing fits): join along the channels that are
    there, np.concatenate with axis=1."""
    return grown(X, kernels, biases, join=lambda X, Y: np.stack([X, Y], axis=1))
