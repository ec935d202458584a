"""Known mistakes in convolution and pooling. Each docstring is what the student reads."""

import warnings

import numpy as np

from autograder.examiner import misconception_of
from solutions.convolution import (
    avg_pool2d,
    avg_pool2d_backward,
    conv2d,
    conv2d_backward,
    cross_correlate,
    max_pool2d,
    max_pool2d_backward,
    windows,
    zero_pad,
)

# --- conv_output_size -------------------------------------------------------------------


@misconception_of("conv_output_size")
def one_place_too_few(n, k, stride=1, padding=0):
    """The + 1 is missing: the window also stands at the very beginning, before any step."""
    return (n + 2 * padding - k) // stride


@misconception_of("conv_output_size")
def rounded_up(n, k, stride=1, padding=0):
    """The division is rounded up (the ceil mode of some frameworks): here a rest too short for a
    whole step is dropped, so round down."""
    return -((k - n - 2 * padding) // stride) + 1


@misconception_of("conv_output_size")
def not_rounded(n, k, stride=1, padding=0):
    """The division is not rounded: a number of places is whole, and a rest is dropped: ⌊ ⌋."""
    return (n + 2 * padding - k) / stride + 1


@misconception_of("conv_output_size")
def padding_counted_once(n, k, stride=1, padding=0):
    """The padding is counted once: it is added at both ends, so n grows by 2·padding."""
    return (n + padding - k) // stride + 1


@misconception_of("conv_output_size")
def one_added_before_dividing(n, k, stride=1, padding=0):
    """The 1 is added before the division by the stride: it comes after, ⌊(n + 2p − k)/s⌋ + 1."""
    return (n + 2 * padding - k + 1) // stride


@misconception_of("conv_output_size")
def size_without_padding(n, k, stride=1, padding=0):
    """The padding is left out: it makes the axis 2·padding longer."""
    return (n - k) // stride + 1


@misconception_of("conv_output_size")
def size_without_stride(n, k, stride=1, padding=0):
    """The stride is left out: with stride s only every s-th place is taken."""
    return n + 2 * padding - k + 1


@misconception_of("conv_output_size")
def size_kept(n, k, stride=1, padding=0):
    """This is the rule of "same" padding, ⌈n/s⌉, where the framework chooses the padding; here
    the padding is given, and the size follows from it and from k."""
    return -(-n // stride)


@misconception_of("conv_output_size")
def rounded_to_the_nearest(n, k, stride=1, padding=0):
    """The division is rounded to the nearest number: a rest too short for a whole step is dropped,
    so round down, with // or floor."""
    return round((n + 2 * padding - k) / stride) + 1


@misconception_of("conv_output_size")
def padding_added_at_the_end(n, k, stride=1, padding=0):
    """The padding is added after the division: it lengthens the axis, so n + 2·padding − k is
    divided by the stride."""
    return (n - k) // stride + 1 + 2 * padding


@misconception_of("conv_output_size")
def padding_subtracted(n, k, stride=1, padding=0):
    """The padding is subtracted: it lengthens the axis, n + 2·padding."""
    return (n - 2 * padding - k) // stride + 1


@misconception_of("conv_output_size")
def stride_before_the_window(n, k, stride=1, padding=0):
    """The axis is divided by the stride before k is subtracted: subtract first, then divide."""
    return (n + 2 * padding) // stride - k + 1


@misconception_of("conv_output_size")
def only_k_divided(n, k, stride=1, padding=0):
    """Only k is divided by the stride, for lack of parentheses:
    (n + 2·padding − k) // stride + 1."""
    return n + 2 * padding - k // stride + 1


@misconception_of("conv_output_size")
def divided_by_the_stride_plus_one(n, k, stride=1, padding=0):
    """The 1 is added to the stride: divide by the stride, then add 1."""
    return (n + 2 * padding - k) // (stride + 1)


@misconception_of("conv_output_size")
def one_added_twice(n, k, stride=1, padding=0):
    """The 1 is added both before and after the division: add it once, after."""
    return (n + 2 * padding - k + 1) // stride + 1


@misconception_of("conv_output_size")
def padding_by_half_the_kernel(n, k, stride=1, padding=0):
    """The padding is taken to be k // 2, as "same" padding has it: here `padding` says how much
    there is."""
    return (n + 2 * (k // 2) - k) // stride + 1


@misconception_of("conv_output_size")
def size_of_the_transposed_layer(n, k, stride=1, padding=0):
    """This is the size that a transposed convolution gives, the way back: here it is
    ⌊(n + 2·padding − k)/stride⌋ + 1."""
    return (n - 1) * stride - 2 * padding + k


@misconception_of("conv_output_size")
def rest_not_allowed(n, k, stride=1, padding=0):
    """A stride that leaves a rest is refused: the rest is dropped, round down."""
    if (n + 2 * padding - k) % stride:
        raise ValueError("the stride must divide n + 2·padding − k")
    return (n + 2 * padding - k) // stride + 1


# --- cross_correlate --------------------------------------------------------------------


@misconception_of("cross_correlate")
def kernel_flipped(X, K):
    """The kernel is flipped: that is the convolution of mathematics (and of
    scipy.signal.convolve2d); here K lies on the image as it is."""
    return cross_correlate(X, K[::-1, ::-1])


@misconception_of("cross_correlate")
def kernel_upside_down(X, K):
    """The rows of the kernel run backwards: K[i, j] belongs to X[h + i, w + j]."""
    return cross_correlate(X, K[::-1])


@misconception_of("cross_correlate")
def kernel_mirrored(X, K):
    """The columns of the kernel run backwards: K[i, j] belongs to X[h + i, w + j]."""
    return cross_correlate(X, K[:, ::-1])


@misconception_of("cross_correlate")
def kernel_transposed(X, K):
    """The kernel is transposed: its rows go with the rows of the image, K[i, j] with
    X[h + i, w + j]."""
    return cross_correlate(X, K.T)


@misconception_of("cross_correlate")
def result_transposed(X, K):
    """The result is transposed: its rows belong to the rows of the image."""
    return cross_correlate(X, K).T


@misconception_of("cross_correlate")
def last_places_left_out(X, K):
    """The last row and the last column of places are missing: there are H − kh + 1 by W − kw + 1
    of them."""
    return cross_correlate(X, K)[:-1, :-1]


@misconception_of("cross_correlate")
def same_size(X, K):
    """The image is padded to keep its size ("same"): count only places where the window lies
    wholly inside the image ("valid")."""
    kh, kw = K.shape
    frame = ((kh - 1) // 2, kh // 2), ((kw - 1) // 2, kw // 2)
    return cross_correlate(np.pad(X, frame), K)


@misconception_of("cross_correlate")
def full_size(X, K):
    """All places where the window touches the image are counted ("full"): count only those where
    it lies wholly inside ("valid")."""
    kh, kw = K.shape
    return cross_correlate(np.pad(X, ((kh - 1, kh - 1), (kw - 1, kw - 1))), K)


@misconception_of("cross_correlate")
def square_kernel_assumed(X, K):
    """The height of the kernel is used for its width, too: a kernel need not be square."""
    return cross_correlate(X, K[:, : K.shape[0]])


@misconception_of("cross_correlate")
def square_image_assumed(X, K):
    """As many columns as rows are filled: an image need not be square, W' = W − kw + 1 differs
    from H'."""
    Y = cross_correlate(X, K)
    filled = np.zeros(Y.shape)
    filled[:, : Y.shape[0]] = Y[:, : Y.shape[0]]
    return filled


@misconception_of("cross_correlate")
def mean_for_sum(X, K):
    """The products are averaged over the window; they are summed, not divided by kh·kw."""
    return cross_correlate(X, K) / K.size


@misconception_of("cross_correlate")
def windows_side_by_side(X, K):
    """The window moves by its own size; here it moves by one pixel at a time, so that the windows
    overlap."""
    return cross_correlate(X, K)[:: K.shape[0], :: K.shape[1]]


@misconception_of("cross_correlate")
def matrix_product_under_the_window(X, K):
    """A matrix product with the window stands where entries are multiplied one by one."""
    return np.sum(windows(X, *K.shape) @ K, axis=(-2, -1))


@misconception_of("cross_correlate")
def normalized_by_the_kernel(X, K):
    """The result is divided by the sum of the kernel, as filters for pictures do; here it is a
    plain sum of products."""
    return cross_correlate(X, K) / K.sum()


def by_loops(X, K, H, W, kh, kw):
    """The sum of `patch * K` for H × W places, with slices kh × kw, as loops take it."""
    Y = np.zeros((H, W))
    for h, w in np.ndindex(H, W):
        Y[h, w] = np.sum(X[h : h + kh, w : w + kw] * K)
    return Y


@misconception_of("cross_correlate")
def height_of_the_kernel_for_its_width(X, K):
    """Slices and size are computed with the kernel's height for both sides: it is kh × kw, and W'
    is W − kw + 1."""
    k = len(K)
    return by_loops(X, K, len(X) - k + 1, X.shape[1] - k + 1, k, k)


@misconception_of("cross_correlate")
def sides_of_the_kernel_exchanged(X, K):
    """Height and width of the kernel are exchanged: K.shape is (kh, kw), rows first."""
    kw, kh = K.shape
    return by_loops(X, K, len(X) - kh + 1, X.shape[1] - kw + 1, kh, kw)


@misconception_of("cross_correlate")
def size_with_sides_exchanged(X, K):
    """The size is computed with height and width of the kernel exchanged: it is
    (H − kh + 1, W − kw + 1)."""
    kh, kw = K.shape
    return by_loops(X, K, len(X) - kw + 1, X.shape[1] - kh + 1, kh, kw)


@misconception_of("cross_correlate")
def height_of_the_image_for_its_width(X, K):
    """The height of the image is used for its width, too: it need not be square, W' is
    W − kw + 1."""
    kh, kw = K.shape
    return by_loops(X, K, len(X) - kh + 1, len(X) - kw + 1, kh, kw)


@misconception_of("cross_correlate")
def kernel_transposed_in_the_window(X, K):
    """The window is multiplied by the transposed kernel: K[i, j] belongs to X[h + i, w + j]."""
    return np.sum(windows(X, *K.shape) * K.T, axis=(-2, -1))


@misconception_of("cross_correlate")
def last_product_only(X, K):
    """Only the last product of each window is kept: sum them, `+=` where you have `=`."""
    kh, kw = K.shape
    return X[kh - 1 :, kw - 1 :] * K[-1, -1]


@misconception_of("cross_correlate")
def last_row_and_column_of_the_kernel_left_out(X, K):
    """The last row and column of the kernel are left out: i runs from 0 to kh − 1, j to kw − 1,
    range(kh) and range(kw)."""
    cut = np.zeros(K.shape)
    cut[:-1, :-1] = K[:-1, :-1]
    return cross_correlate(X, cut)


@misconception_of("cross_correlate")
def framed_by_half_a_kernel(X, K):
    """The image gets a frame of half a kernel: there is no padding here, count only places where
    the window lies wholly inside the image ("valid")."""
    h, w = K.shape[0] // 2, K.shape[1] // 2
    return cross_correlate(np.pad(X, ((h, h), (w, w))), K)


@misconception_of("cross_correlate")
def wrapped_around(X, K):
    """Windows that reach over the border go on at the other side (a product of Fourier transforms
    does that): keep the first H − kh + 1 rows and W − kw + 1 columns only."""
    kh, kw = K.shape
    return cross_correlate(np.pad(X, ((0, kh - 1), (0, kw - 1)), mode="wrap"), K)


# --- conv2d -----------------------------------------------------------------------------


@misconception_of("conv2d")
def kernels_flipped(X, K, b, stride=1, padding=0):
    """The kernels are flipped: that is the convolution of mathematics; this layer does not flip,
    K[o, c, i, j] belongs to the pixel i rows below and j columns right of the window's corner."""
    return conv2d(X, K[:, :, ::-1, ::-1], b, stride, padding)


@misconception_of("conv2d")
def kernels_transposed(X, K, b, stride=1, padding=0):
    """Rows and columns of the kernels are exchanged: K is (C_out, C_in, kh, kw), and i counts
    rows of the image."""
    return conv2d(X, K.swapaxes(2, 3), b, stride, padding)


@misconception_of("conv2d")
def bias_left_out(X, K, b, stride=1, padding=0):
    """The bias is missing: b[o] is added to every place of output channel o."""
    return conv2d(X, K, 0 * b, stride, padding)


@misconception_of("conv2d")
def bias_for_each_input_channel(X, K, b, stride=1, padding=0):
    """The bias is added once for each input channel: sum over the channels first, then add b[o]
    once."""
    return conv2d(X, K, b * K.shape[1], stride, padding)


@misconception_of("conv2d")
def bias_inside_the_sum(X, K, b, stride=1, padding=0):
    """The bias stands inside the sum and is added once for every weight of the kernel; add b[o]
    once, after the sum."""
    return conv2d(X, K, b * K[0].size, stride, padding)


@misconception_of("conv2d")
def bias_along_the_columns(X, K, b, stride=1, padding=0):
    """`+ b` adds the biases along the last axis, the columns; they belong to the channels: give b
    the shape (C_out, 1, 1)."""
    return conv2d(X, K, 0 * b, stride, padding) + b


@misconception_of("conv2d")
def input_channels_averaged(X, K, b, stride=1, padding=0):
    """The input channels are averaged; they are summed, not divided by C_in."""
    return conv2d(X, K / K.shape[1], b, stride, padding)


@misconception_of("conv2d")
def last_input_channel_only(X, K, b, stride=1, padding=0):
    """Only the last input channel counts: each channel's result overwrites the one before, `=`
    where `+=` is needed."""
    return conv2d(X[:, -1:], K[:, -1:], b, stride, padding)


@misconception_of("conv2d")
def kernels_in_by_out(X, K, b, stride=1, padding=0):
    """The first two axes of K are exchanged: it is (C_out, C_in, kh, kw), the output channel
    first."""
    return conv2d(X, K.swapaxes(0, 1), b, stride, padding)


@misconception_of("conv2d")
def padding_ignored(X, K, b, stride=1, padding=0):
    """The padding has no effect: a frame of zeros, `padding` wide, comes round every image
    before the windows are laid on it."""
    return conv2d(X, K, b, stride)


@misconception_of("conv2d")
def padding_at_one_end(X, K, b, stride=1, padding=0):
    """The zeros stand above and to the left only; the frame is `padding` wide on all four
    sides."""
    Xp = np.pad(X, ((0, 0), (0, 0), (padding, 0), (padding, 0)))
    return conv2d(Xp, K, b, stride)


@misconception_of("conv2d")
def padding_all_at_the_end(X, K, b, stride=1, padding=0):
    """All the zeros stand below and to the right: half of them belong above and to the left."""
    Xp = np.pad(X, ((0, 0), (0, 0), (0, 2 * padding), (0, 2 * padding)))
    return conv2d(Xp, K, b, stride)


@misconception_of("conv2d")
def padding_repeats_the_border(X, K, b, stride=1, padding=0):
    """The frame repeats the pixels of the border; it is made of zeros."""
    frame = (padding, padding)
    return conv2d(np.pad(X, ((0, 0), (0, 0), frame, frame), mode="edge"), K, b, stride)


@misconception_of("conv2d")
def padding_by_the_kernel(X, K, b, stride=1, padding=0):
    """The frame is half a kernel wide, as "same" padding has it; here `padding` says how wide it
    is."""
    kh, kw = K.shape[2:]
    Xp = np.pad(X, ((0, 0), (0, 0), (kh // 2, kh // 2), (kw // 2, kw // 2)))
    return conv2d(Xp, K, b, stride)


@misconception_of("conv2d")
def stride_ignored(X, K, b, stride=1, padding=0):
    """The stride has no effect: the window moves by `stride` pixels at a time."""
    return conv2d(X, K, b, 1, padding)


@misconception_of("conv2d")
def window_starts_at_h(X, K, b, stride=1, padding=0):
    """Window h begins at row h: it begins at row h·stride (and column w·stride)."""
    H, W = conv2d(X, K, b, stride, padding).shape[2:]
    return conv2d(X, K, b, 1, padding)[:, :, :H, :W]


@misconception_of("conv2d")
def stride_of_rows_only(X, K, b, stride=1, padding=0):
    """The stride holds for the rows only; the columns move by `stride`, too."""
    return conv2d(X, K, b, 1, padding)[:, :, ::stride]


@misconception_of("conv2d")
def rest_not_dropped(X, K, b, stride=1, padding=0):
    """There is a place too many where the stride leaves a rest (the size is rounded up): a rest
    too short for a whole step is dropped."""
    rest_h, rest_w = ((k - n - 2 * padding) % stride for n, k in zip(
        X.shape[2:], K.shape[2:], strict=True))  # fmt: skip
    Xp = np.pad(zero_pad(X, padding), ((0, 0), (0, 0), (0, rest_h), (0, rest_w)))
    return conv2d(Xp, K, b, stride)


@misconception_of("conv2d")
def stride_within_the_window(X, K, b, stride=1, padding=0):
    """The stride spreads the kernel over the image (that is a dilation); it says how far the
    window moves."""
    C_out, C_in, kh, kw = K.shape
    spread = np.zeros((C_out, C_in, (kh - 1) * stride + 1, (kw - 1) * stride + 1))
    spread[:, :, ::stride, ::stride] = K
    return conv2d(X, spread, b, 1, padding)


@misconception_of("conv2d")
def first_sample_only(X, K, b, stride=1, padding=0):
    """Only one sample of the batch is answered: the result has N of them along its first
    axis."""
    return conv2d(X[:1], K, b, stride, padding)


@misconception_of("conv2d")
def channels_last(X, K, b, stride=1, padding=0):
    """The channels come last, (N, H', W', C_out), as in TensorFlow: here they are the second
    axis."""
    return np.moveaxis(conv2d(X, K, b, stride, padding), 1, -1)


@misconception_of("conv2d")
def square_output_assumed(X, K, b, stride=1, padding=0):
    """As many columns as rows are filled: images and kernels need not be square, so compute W'
    from W and kw."""
    Y = conv2d(X, K, b, stride, padding)
    filled = np.zeros(Y.shape)
    filled[..., : Y.shape[2]] = Y[..., : Y.shape[2]]
    return filled


def layer_by_loops(X, K, b, stride, H, W, kh, kw):
    """A layer of H × W places, with slices kh × kw of X, as loops take it."""
    Y = np.zeros((len(X), len(K), H, W))
    for h, w in np.ndindex(H, W):
        patch = X[:, None, :, h * stride : h * stride + kh, w * stride : w * stride + kw]
        Y[:, :, h, w] = np.sum(patch * K, axis=(2, 3, 4)) + b
    return Y


def places(n, k, stride, padding):
    return (n + 2 * padding - k) // stride + 1


@misconception_of("conv2d")
def never_padded(X, K, b, stride=1, padding=0):
    """The padding has no effect, so no place is left on an image smaller than the kernel: a frame
    of zeros, `padding` wide, comes round every image before the windows are laid on it."""
    kh, kw = K.shape[2:]
    H, W = places(X.shape[2], kh, stride, 0), places(X.shape[3], kw, stride, 0)
    return layer_by_loops(X, K, b, stride, H, W, kh, kw)


@misconception_of("conv2d")
def kernels_taken_for_square(X, K, b, stride=1, padding=0):
    """The height of the kernels is used for their width, too: they are kh × kw, so cut windows of
    this size, and compute W' with kw."""
    k = K.shape[2]
    H, W = (places(n, k, stride, padding) for n in X.shape[2:])
    return layer_by_loops(zero_pad(X, padding), K, b, stride, H, W, k, k)


@misconception_of("conv2d")
def images_taken_for_square(X, K, b, stride=1, padding=0):
    """The height of the images is used for their width, too: W' = ⌊(W + 2p − kw)/s⌋ + 1, from
    W."""
    kh, kw = K.shape[2:]
    H, W = (places(X.shape[2], k, stride, padding) for k in (kh, kw))
    return layer_by_loops(zero_pad(X, padding), K, b, stride, H, W, kh, kw)


@misconception_of("conv2d")
def bias_for_every_entry_of_the_kernel(X, K, b, stride=1, padding=0):
    """The bias is added once for every place of the window, kh·kw times: add b[o] once, after the
    sum."""
    return conv2d(X, K, b * K[0, 0].size, stride, padding)


@misconception_of("conv2d")
def padding_all_at_the_beginning(X, K, b, stride=1, padding=0):
    """All the zeros stand above and to the left: half of them belong below and to the right."""
    Xp = np.pad(X, ((0, 0), (0, 0), (2 * padding, 0), (2 * padding, 0)))
    return conv2d(Xp, K, b, stride)


@misconception_of("conv2d")
def result_framed(X, K, b, stride=1, padding=0):
    """The frame of zeros comes round the result: it comes round the image, before the windows are
    laid on it."""
    return zero_pad(conv2d(X, K, b, stride), padding)


@misconception_of("conv2d")
def other_samples_left_at_zero(X, K, b, stride=1, padding=0):
    """Only the first sample is computed, the others stay 0: `return` stands inside the loop over
    the samples, or the loop is missing."""
    Y = conv2d(X, K, b, stride, padding)
    Y[1:] = 0
    return Y


@misconception_of("conv2d")
def last_sample_only(X, K, b, stride=1, padding=0):
    """Only the last sample is filled, the others stay 0: what comes after the loop over the samples
    belongs inside it."""
    Y = conv2d(X, K, b, stride, padding)
    Y[:-1] = 0
    return Y


@misconception_of("conv2d")
def first_input_channel_only(X, K, b, stride=1, padding=0):
    """Only the first input channel counts: sum over all of them, Σ_c."""
    return conv2d(X[:, :1], K[:, :1], b, stride, padding)


@misconception_of("conv2d")
def one_kernel_for_all_input_channels(X, K, b, stride=1, padding=0):
    """The kernel of the first input channel serves all of them: each has its own, K[o, c]."""
    return conv2d(X.sum(axis=1, keepdims=True), K[:, :1], b, stride, padding)


@misconception_of("conv2d")
def channels_not_moved_back(X, K, b, stride=1, padding=0):
    """The product of matrices has a row for each output channel, and is reshaped as if it had one
    for each sample: reshape it to (C_out, N, H', W'), then transpose."""
    Y = conv2d(X, K, b, stride, padding)
    return Y.swapaxes(0, 1).reshape(Y.shape)


@misconception_of("conv2d")
def reshaped_with_channels_last(X, K, b, stride=1, padding=0):
    """The product of matrices has a column for each output channel, and is reshaped as if the
    channels came before the places: reshape it to (N, H', W', C_out), then transpose."""
    Y = conv2d(X, K, b, stride, padding)
    return np.moveaxis(Y, 1, -1).reshape(Y.shape)


@misconception_of("conv2d")
def reshaped_with_samples_last(X, K, b, stride=1, padding=0):
    """The columns of the product of matrices run over places, then samples, and are reshaped as if
    the samples came first: reshape to (C_out, H', W', N), then transpose to (N, C_out, H', W')."""
    Y = conv2d(X, K, b, stride, padding)
    return np.moveaxis(Y, 0, -1).reshape(Y.shape)


@misconception_of("conv2d")
def activated(X, K, b, stride=1, padding=0):
    """There is a relu at the end: the layer returns the sums as they are, negative ones, too."""
    return np.maximum(conv2d(X, K, b, stride, padding), 0)


@misconception_of("conv2d")
def result_lies_on_its_side(X, K, b, stride=1, padding=0):
    """Rows and columns of the result are exchanged: it is (N, C_out, H', W')."""
    return conv2d(X, K, b, stride, padding).swapaxes(2, 3)


@misconception_of("conv2d")
def bias_of_the_first_channel(X, K, b, stride=1, padding=0):
    """Every output channel has the bias of the first: channel o has b[o]."""
    return conv2d(X, K, np.full(b.shape, b[0]), stride, padding)


# --- conv2d_backward --------------------------------------------------------------------


def gather(dY, X, K, stride, padding, *, step=None, add=True):
    """The gradient of the padded image, window by window; `step` and `add` go wrong below."""
    step = stride if step is None else step
    kh, kw = K.shape[2:]
    dXp = np.zeros_like(zero_pad(X, padding))
    for h, w in np.ndindex(dY.shape[2:]):
        window = np.s_[:, :, h * step : h * step + kh, w * step : w * step + kw]
        share = np.einsum("no,ocij->ncij", dY[:, :, h, w], K)
        dXp[window] = dXp[window] + share if add else share
    return dXp


def crop(dXp, X, padding):
    """The frame cut off."""
    return dXp[:, :, padding : padding + X.shape[2], padding : padding + X.shape[3]]


@misconception_of("conv2d_backward")
def gradients_averaged(dY, X, K, stride=1, padding=0):
    """dK and db are divided by N: they are sums over the batch; a mean is already in dY."""
    dX, dK, db = conv2d_backward(dY, X, K, stride, padding)
    return dX, dK / len(X), db / len(X)


@misconception_of("conv2d_backward")
def everything_divided_by_the_batch(dY, X, K, stride=1, padding=0):
    """All three are divided by N: nothing is; a mean, where one is wanted, is already in dY."""
    return tuple(part / len(X) for part in conv2d_backward(dY, X, K, stride, padding))


@misconception_of("conv2d_backward")
def bias_gradient_averaged(dY, X, K, stride=1, padding=0):
    """db is a mean over batch and places: b[o] is added to each of them, so the gradients are
    summed."""
    dX, dK, _ = conv2d_backward(dY, X, K, stride, padding)
    return dX, dK, dY.mean(axis=(0, 2, 3))


@misconception_of("conv2d_backward")
def bias_gradient_of_the_batch_only(dY, X, K, stride=1, padding=0):
    """db is summed over the batch only: b[o] is added at every place, so sum over rows and
    columns, too."""
    dX, dK, _ = conv2d_backward(dY, X, K, stride, padding)
    return dX, dK, dY.sum(axis=0)


@misconception_of("conv2d_backward")
def bias_gradient_as_a_column(dY, X, K, stride=1, padding=0):
    """db is a column, (C_out, 1): it has the shape of b, (C_out,)."""
    dX, dK, db = conv2d_backward(dY, X, K, stride, padding)
    return dX, dK, db[:, None]


@misconception_of("conv2d_backward")
def bias_gradient_one(dY, X, K, stride=1, padding=0):
    """db counts the places: each of them counts as much as its gradient in dY."""
    dX, dK, _ = conv2d_backward(dY, X, K, stride, padding)
    return dX, dK, np.full(len(K), float(dY[:, 0].size))


@misconception_of("conv2d_backward")
def overlaps_overwritten(dY, X, K, stride=1, padding=0):
    """Where windows overlap, the last one overwrites the others in dX: a pixel gathers from all
    of them, `+=` where you have `=`."""
    _, dK, db = conv2d_backward(dY, X, K, stride, padding)
    return crop(gather(dY, X, K, stride, padding, add=False), X, padding), dK, db


@misconception_of("conv2d_backward")
def kernel_not_turned_for_the_pixels(dY, X, K, stride=1, padding=0):
    """Going back to the pixels the kernel lies the wrong way round: pixel h·stride + i gets
    K[.., i, ..] from window h. (Written as a convolution of dY, that one has the kernel
    flipped.)"""
    dX, _, _ = conv2d_backward(dY, X, K[:, :, ::-1, ::-1], stride, padding)
    return dX, *conv2d_backward(dY, X, K, stride, padding)[1:]


@misconception_of("conv2d_backward")
def kernel_gradient_flipped(dY, X, K, stride=1, padding=0):
    """dK is flipped: dK[o, c, i, j] gathers dY times the pixel at h·stride + i, w·stride + j."""
    dX, dK, db = conv2d_backward(dY, X, K, stride, padding)
    return dX, dK[:, :, ::-1, ::-1], db


@misconception_of("conv2d_backward")
def kernel_gradient_in_by_out(dY, X, K, stride=1, padding=0):
    """The first two axes of dK are exchanged: it has the shape of K, (C_out, C_in, kh, kw)."""
    dX, dK, db = conv2d_backward(dY, X, K, stride, padding)
    return dX, dK.swapaxes(0, 1), db


@misconception_of("conv2d_backward")
def kernel_gradient_of_the_last_sample(dY, X, K, stride=1, padding=0):
    """dK comes from the last sample only: sum over the batch (`+=` where you have `=`)."""
    dX, _, db = conv2d_backward(dY, X, K, stride, padding)
    return dX, conv2d_backward(dY[-1:], X[-1:], K, stride, padding)[1], db


@misconception_of("conv2d_backward")
def image_gradient_of_the_last_sample(dY, X, K, stride=1, padding=0):
    """dX is filled for the last sample only: what comes after the loop over the samples belongs
    inside it."""
    dX, dK, db = conv2d_backward(dY, X, K, stride, padding)
    dX[:-1] = 0
    return dX, dK, db


@misconception_of("conv2d_backward")
def empty_without_padding(dY, X, K, stride=1, padding=0):
    """`[padding:-padding]` is empty where padding is 0, and so is dX: cut from `padding` to
    `padding + H`."""
    _, dK, db = conv2d_backward(dY, X, K, stride, padding)
    dXp = gather(dY, X, K, stride, padding)
    return dXp[:, :, padding:-padding, padding:-padding], dK, db


@misconception_of("conv2d_backward")
def frame_left_on(dY, X, K, stride=1, padding=0):
    """dX still has its frame: cut the padding off, dX has the shape of X."""
    _, dK, db = conv2d_backward(dY, X, K, stride, padding)
    return gather(dY, X, K, stride, padding), dK, db


@misconception_of("conv2d_backward")
def frame_cut_at_the_end(dY, X, K, stride=1, padding=0):
    """The frame is cut off below and to the right only, so dX is shifted: begin at row and column
    `padding`."""
    _, dK, db = conv2d_backward(dY, X, K, stride, padding)
    return gather(dY, X, K, stride, padding)[:, :, : X.shape[2], : X.shape[3]], dK, db


@misconception_of("conv2d_backward")
def stride_forgotten_for_the_pixels(dY, X, K, stride=1, padding=0):
    """dX is gathered as if the stride were 1: window h begins at row h·stride."""
    _, dK, db = conv2d_backward(dY, X, K, stride, padding)
    return crop(gather(dY, X, K, stride, padding, step=1), X, padding), dK, db


def kernel_gradient_at_stride_one(dY, X, K, padding):
    """dK with the windows at the places 0, 1, 2, …"""
    H, W = dY.shape[2:]
    patches = windows(zero_pad(X, padding), *K.shape[2:])[:, :, :H, :W]
    return np.einsum("nohw,nchwij->ocij", dY, patches)


@misconception_of("conv2d_backward")
def stride_forgotten_for_the_kernel(dY, X, K, stride=1, padding=0):
    """dK is gathered as if the stride were 1: window h begins at row h·stride."""
    dX, _, db = conv2d_backward(dY, X, K, stride, padding)
    return dX, kernel_gradient_at_stride_one(dY, X, K, padding), db


@misconception_of("conv2d_backward")
def stride_forgotten_on_the_way_back(dY, X, K, stride=1, padding=0):
    """Both dX and dK are gathered as if the stride were 1: window h begins at row h·stride."""
    _, _, db = conv2d_backward(dY, X, K, stride, padding)
    dX = crop(gather(dY, X, K, stride, padding, step=1), X, padding)
    return dX, kernel_gradient_at_stride_one(dY, X, K, padding), db


@misconception_of("conv2d_backward")
def kernel_gradient_without_the_frame(dY, X, K, stride=1, padding=0):
    """dK is gathered from X as if the frame had no pixels of its own: use the padded images, on
    which the windows were laid."""
    dX, _, db = conv2d_backward(dY, X, K, stride, padding)
    shifted = np.pad(X, ((0, 0), (0, 0), (0, 2 * padding), (0, 2 * padding)))
    return dX, conv2d_backward(dY, shifted, K, stride)[1], db


@misconception_of("conv2d_backward")
def rest_left_out_of_the_image(dY, X, K, stride=1, padding=0):
    """dX ends where the last window ends: pixels that no window saw have gradient 0, and dX has
    the shape of X."""
    _, dK, db = conv2d_backward(dY, X, K, stride, padding)
    H, W = ((m - 1) * stride + k for m, k in zip(dY.shape[2:], K.shape[2:], strict=True))
    dXp = gather(dY, X, K, stride, padding)[:, :, :H, :W]
    return crop(dXp, X, padding), dK, db


@misconception_of("conv2d_backward")
def kernel_before_image(dY, X, K, stride=1, padding=0):
    """dK and dX are exchanged: the order is (dX, dK, db)."""
    dX, dK, db = conv2d_backward(dY, X, K, stride, padding)
    return dK, dX, db


@misconception_of("conv2d_backward")
def bias_first(dY, X, K, stride=1, padding=0):
    """db comes first: the order is (dX, dK, db)."""
    dX, dK, db = conv2d_backward(dY, X, K, stride, padding)
    return db, dK, dX


@misconception_of("conv2d_backward")
def kernel_gradient_alone(dY, X, K, stride=1, padding=0):
    """dX is left at zero: the image is only an input of the network in the first layer; every
    other layer needs it."""
    dX, dK, db = conv2d_backward(dY, X, K, stride, padding)
    return 0 * dX, dK, db


@misconception_of("conv2d_backward")
def kernel_gradient_averaged(dY, X, K, stride=1, padding=0):
    """dK is divided by N: it is a sum over the batch; a mean is already in dY."""
    dX, dK, db = conv2d_backward(dY, X, K, stride, padding)
    return dX, dK / len(X), db


@misconception_of("conv2d_backward")
def bias_gradient_divided_by_the_batch(dY, X, K, stride=1, padding=0):
    """db is divided by N: it is a sum over the batch; a mean is already in dY."""
    dX, dK, db = conv2d_backward(dY, X, K, stride, padding)
    return dX, dK, db / len(X)


@misconception_of("conv2d_backward")
def image_gradient_averaged(dY, X, K, stride=1, padding=0):
    """dX is divided by N: nothing is; a mean, where one is wanted, is already in dY."""
    dX, dK, db = conv2d_backward(dY, X, K, stride, padding)
    return dX / len(X), dK, db


@misconception_of("conv2d_backward")
def parameter_gradients_averaged_over_places(dY, X, K, stride=1, padding=0):
    """dK and db are divided by the number of places: a weight acts at each of them, so sum."""
    dX, dK, db = conv2d_backward(dY, X, K, stride, padding)
    return dX, dK / dY[0, 0].size, db / dY[0, 0].size


@misconception_of("conv2d_backward")
def bias_gradient_of_each_sample(dY, X, K, stride=1, padding=0):
    """db still has a row for each sample: sum over the batch, too, axes 0, 2 and 3 of dY."""
    dX, dK, _ = conv2d_backward(dY, X, K, stride, padding)
    return dX, dK, dY.sum(axis=(2, 3))


@misconception_of("conv2d_backward")
def bias_gradient_in_one_number(dY, X, K, stride=1, padding=0):
    """db is a single number: each output channel has its own, sum dY over axes 0, 2 and 3."""
    dX, dK, _ = conv2d_backward(dY, X, K, stride, padding)
    return dX, dK, dY.sum()


@misconception_of("conv2d_backward")
def bias_gradient_along_the_columns(dY, X, K, stride=1, padding=0):
    """db is summed over the channels and keeps the columns: sum over axes 0, 2 and 3, keep
    axis 1."""
    dX, dK, _ = conv2d_backward(dY, X, K, stride, padding)
    return dX, dK, dY.sum(axis=(0, 1, 2))


@misconception_of("conv2d_backward")
def bias_gradient_of_ones(dY, X, K, stride=1, padding=0):
    """db is all ones: that is ∂y/∂b; times dY, and summed over all places, it is db."""
    dX, dK, _ = conv2d_backward(dY, X, K, stride, padding)
    return dX, dK, np.ones(len(K))


@misconception_of("conv2d_backward")
def bias_gradient_of_the_last_place(dY, X, K, stride=1, padding=0):
    """db keeps the gradient of the last place only: sum, `+=` where you have `=`."""
    dX, dK, _ = conv2d_backward(dY, X, K, stride, padding)
    return dX, dK, dY[-1, :, -1, -1].copy()


@misconception_of("conv2d_backward")
def kernel_gradient_of_the_last_place(dY, X, K, stride=1, padding=0):
    """dK keeps the product of the last place only: sum over samples and places, `+=` where you
    have `=`."""
    dX, _, db = conv2d_backward(dY, X, K, stride, padding)
    patch = windows(zero_pad(X, padding), *K.shape[2:], stride)[-1, :, dY.shape[2] - 1, -1]
    return dX, np.einsum("o,cij->ocij", dY[-1, :, -1, -1], patch), db


@misconception_of("conv2d_backward")
def image_gradient_of_the_last_kernel(dY, X, K, stride=1, padding=0):
    """dX comes from the last output channel only: a pixel acts on all of them, sum over o (`+=`
    where you have `=`)."""
    _, dK, db = conv2d_backward(dY, X, K, stride, padding)
    return conv2d_backward(dY[:, -1:], X, K[-1:], stride, padding)[0], dK, db


@misconception_of("conv2d_backward")
def image_gradient_overwritten(dY, X, K, stride=1, padding=0):
    """In dX every output channel and every window overwrites the one before: a pixel gathers from
    all of them, `+=` where you have `=`."""
    _, dK, db = conv2d_backward(dY, X, K, stride, padding)
    last = gather(dY[:, -1:], X, K[-1:], stride, padding, add=False)
    return crop(last, X, padding), dK, db


@misconception_of("conv2d_backward")
def all_gradients_overwritten(dY, X, K, stride=1, padding=0):
    """Every product overwrites the one before, in dX, dK and db: sum, `+=` where you have `=`."""
    dX, _, _ = image_gradient_overwritten(dY, X, K, stride, padding)
    _, dK, _ = kernel_gradient_of_the_last_place(dY, X, K, stride, padding)
    return dX, dK, dY[-1, :, -1, -1].copy()


@misconception_of("conv2d_backward")
def bias_before_kernel(dY, X, K, stride=1, padding=0):
    """dK and db are exchanged: the order is (dX, dK, db)."""
    dX, dK, db = conv2d_backward(dY, X, K, stride, padding)
    return dX, db, dK


@misconception_of("conv2d_backward")
def image_last(dY, X, K, stride=1, padding=0):
    """dX comes last: the order is (dX, dK, db)."""
    dX, dK, db = conv2d_backward(dY, X, K, stride, padding)
    return dK, db, dX


@misconception_of("conv2d_backward")
def bias_gradient_left_out(dY, X, K, stride=1, padding=0):
    """Two gradients are returned: there are three, (dX, dK, db)."""
    return conv2d_backward(dY, X, K, stride, padding)[:2]


@misconception_of("conv2d_backward")
def bias_gradient_divided_by_the_places(dY, X, K, stride=1, padding=0):
    """db is a mean over the places of an image: b[o] is added to each of them, so the gradients are
    summed."""
    dX, dK, _ = conv2d_backward(dY, X, K, stride, padding)
    return dX, dK, dY.mean(axis=(2, 3)).sum(axis=0)


# --- max_pool2d -------------------------------------------------------------------------


def covering(X, size, stride, value):
    """X lengthened so that no rest is left: the ceil mode of some frameworks."""
    rest_h, rest_w = ((size - n) % stride for n in X.shape[2:])
    return np.pad(X, ((0, 0), (0, 0), (0, rest_h), (0, rest_w)), constant_values=value)


@misconception_of("max_pool2d")
def maximum_starts_at_zero(X, size, stride):
    """The search for the largest begins at 0, which wins over negative numbers: begin at −∞, or
    at an entry of the window."""
    return np.maximum(max_pool2d(X, size, stride), 0)


@misconception_of("max_pool2d")
def average_for_maximum(X, size, stride):
    """This is average pooling: take the largest entry of each window, not the mean."""
    return avg_pool2d(X, size, stride)


@misconception_of("max_pool2d")
def minimum_for_maximum(X, size, stride):
    """The smallest entry of each window is taken: take the largest."""
    return -max_pool2d(-X, size, stride)


@misconception_of("max_pool2d")
def largest_magnitude(X, size, stride):
    """The entry largest in magnitude counts: the largest is meant, and −3 is less than 1."""
    return max_pool2d(np.abs(X), size, stride)


@misconception_of("max_pool2d")
def windows_always_side_by_side(X, size, stride):
    """The windows stand side by side whatever the stride: they begin `stride` apart, not `size`
    apart."""
    return max_pool2d(X, size, size)


@misconception_of("max_pool2d")
def pooled_at_every_pixel(X, size, stride):
    """The stride has no effect: the windows begin `stride` apart."""
    return max_pool2d(X, size, 1)


@misconception_of("max_pool2d")
def pooling_starts_at_h(X, size, stride):
    """Window h begins at row h: it begins at row h·stride (and column w·stride)."""
    H, W = max_pool2d(X, size, stride).shape[2:]
    return max_pool2d(X, size, 1)[:, :, :H, :W]


@misconception_of("max_pool2d")
def size_and_stride_exchanged(X, size, stride):
    """`size` and `stride` are exchanged: the windows are `size` wide and begin `stride` apart."""
    return max_pool2d(X, stride, size)


@misconception_of("max_pool2d")
def border_windows_kept(X, size, stride):
    """Windows that reach over the border are kept (the ceil mode of some frameworks): only whole
    windows count, a rest is dropped."""
    return max_pool2d(covering(X, size, stride, -np.inf), size, stride)


@misconception_of("max_pool2d")
def rest_refused(X, size, stride):
    """A size that the stride does not divide is refused: drop the rest and pool what is left."""
    if any((n - size) % stride for n in X.shape[2:]):
        raise ValueError("the windows must fill the image")
    return max_pool2d(X, size, stride)


@misconception_of("max_pool2d")
def channels_pooled(X, size, stride):
    """The largest of all channels is taken: each channel is pooled for itself, as many come out
    as went in."""
    return max_pool2d(X, size, stride).max(axis=1, keepdims=True)


@misconception_of("max_pool2d")
def largest_of_the_image(X, size, stride):
    """The largest entry of the whole image is returned: take one for each window."""
    return X.max(axis=(2, 3), keepdims=True)


@misconception_of("max_pool2d")
def square_pooling_assumed(X, size, stride):
    """As many columns as rows are filled: images need not be square, so compute W' from W."""
    Y = max_pool2d(X, size, stride)
    filled = np.zeros(Y.shape)
    filled[..., : Y.shape[2]] = Y[..., : Y.shape[2]]
    return filled


def pooled_by_loops(X, size, stride, reduce, H, W):
    """`reduce` of the slices at H × W places, as loops take them; the border may cut them."""
    Y = np.zeros((*X.shape[:2], H, W))
    for h, w in np.ndindex(H, W):
        patch = X[:, :, h * stride : h * stride + size, w * stride : w * stride + size]
        Y[:, :, h, w] = reduce(patch, axis=(2, 3))
    return Y


def by_division(X, size, stride, reduce):
    """Side by side in H // stride × W // stride places."""
    return pooled_by_loops(X, size, stride, reduce, X.shape[2] // stride, X.shape[3] // stride)


def as_square(X, size, stride, reduce):
    """As many columns as the height has places."""
    side = (X.shape[2] - size) // stride + 1
    return pooled_by_loops(X, size, stride, reduce, side, side)


def with_cut_windows(X, size, stride, reduce):
    """The number of places rounded up, the slices cut at the border."""
    H, W = (-((n - size) // -stride) + 1 for n in X.shape[2:])
    return pooled_by_loops(X, size, stride, reduce, H, W)


@misconception_of("max_pool2d")
def size_divided_by_the_stride(X, size, stride):
    """There are H // stride places: that is right only where windows stand side by side; count
    ⌊(H − size)/stride⌋ + 1, so that all are whole."""
    return by_division(X, size, stride, np.max)


@misconception_of("max_pool2d")
def size_of_the_height_for_both(X, size, stride):
    """The height of the images is used for their width, too: they need not be square, compute W'
    from W."""
    return as_square(X, size, stride, np.max)


@misconception_of("max_pool2d")
def places_rounded_up(X, size, stride):
    """The number of places is rounded up, so that the last windows reach over the border: round
    down, a rest is dropped."""
    return with_cut_windows(X, size, stride, np.max)


@misconception_of("max_pool2d")
def border_filled_with_zeros(X, size, stride):
    """A rest at the border is filled up with zeros: only whole windows count, a rest is dropped."""
    return max_pool2d(covering(X, size, stride, 0), size, stride)


@misconception_of("max_pool2d")
def last_pools_left_out(X, size, stride):
    """The last row and the last column of windows are missing: there are ⌊(H − size)/stride⌋ + 1
    of them, with + 1."""
    return max_pool2d(X, size, stride)[:, :, :-1, :-1]


@misconception_of("max_pool2d")
def stopped_before_the_last_window(X, size, stride):
    """Windows that end exactly at the border are left out: they begin at 0, stride, … up to and
    including H − size, so range(0, H − size + 1, stride)."""
    H, W = (len(range(0, n - size, stride)) for n in X.shape[2:])
    return max_pool2d(X, size, stride)[:, :, :H, :W]


@misconception_of("max_pool2d")
def largest_over_all_channels(X, size, stride):
    """Every channel gets the largest of all channels: each is pooled for itself, so take the window
    of one channel."""
    Y = max_pool2d(X, size, stride)
    return np.repeat(Y.max(axis=1, keepdims=True), Y.shape[1], axis=1)


@misconception_of("max_pool2d")
def largest_over_the_batch(X, size, stride):
    """The maximum runs over samples and channels, too: take it over the two axes of the window
    alone, axis=(2, 3)."""
    Y = max_pool2d(X, size, stride)
    return np.broadcast_to(Y.max(axis=(0, 1), keepdims=True), Y.shape).copy()


@misconception_of("max_pool2d")
def pooled_channels_last(X, size, stride):
    """The channels come last, (N, H', W', C), as in TensorFlow: here they are the second axis."""
    return np.moveaxis(max_pool2d(X, size, stride), 1, -1)


@misconception_of("max_pool2d")
def only_the_first_sample_pooled(X, size, stride):
    """Only the first sample is pooled, the others stay 0: `return` stands inside the loop over the
    samples, or the loop is missing."""
    Y = max_pool2d(X, size, stride)
    Y[1:] = 0
    return Y


@misconception_of("max_pool2d")
def only_the_last_sample_pooled(X, size, stride):
    """Only the last sample is filled, the others stay 0: what comes after the loop over the samples
    belongs inside it."""
    Y = max_pool2d(X, size, stride)
    Y[:-1] = 0
    return Y


@misconception_of("max_pool2d")
def reshaped_in_the_wrong_order(X, size, stride):
    """The columns run over places, then samples and channels, and are reshaped as if the samples
    came first: reshape to (H', W', N, C), then transpose to (N, C, H', W')."""
    Y = max_pool2d(X, size, stride)
    return Y.transpose(2, 3, 0, 1).reshape(Y.shape)


@misconception_of("max_pool2d")
def place_of_the_largest(X, size, stride):
    """The place of the largest entry is returned (argmax): return the entry, max."""
    patches = windows(X, size, size, stride)
    return patches.reshape(*patches.shape[:4], -1).argmax(axis=-1)


@misconception_of("max_pool2d")
def sum_for_maximum(X, size, stride):
    """The window is summed: take its largest entry."""
    return avg_pool2d(X, size, stride) * size**2


# --- max_pool2d_backward ----------------------------------------------------------------


def hand_back(dY, X, size, stride, share, *, step=None, add=True):
    """dX, window by window: share(patch) says which part of its gradient each entry gets."""
    step = stride if step is None else step
    dX = np.zeros(X.shape)
    for n, c, h, w in np.ndindex(dY.shape):
        window = np.s_[n, c, h * step : h * step + size, w * step : w * step + size]
        part = share(X[window]) * dY[n, c, h, w]
        dX[window] = dX[window] + part if add else part
    return dX


def winner(patch):
    """1 at the largest entry, the first at ties."""
    return (np.arange(patch.size) == patch.argmax()).reshape(patch.shape).astype(float)


def first(patch):
    """1 at the corner."""
    return (np.arange(patch.size) == 0).reshape(patch.shape).astype(float)


def ones(patch):
    """1 everywhere."""
    return np.ones(patch.shape)


@misconception_of("max_pool2d_backward")
def gradient_shared_by_the_window(dY, X, size, stride):
    """The gradient is shared among the window, as average pooling does: only the largest entry
    has an influence on the maximum, it gets all."""
    return avg_pool2d_backward(dY, X, size, stride)


@misconception_of("max_pool2d_backward")
def gradient_to_the_whole_window(dY, X, size, stride):
    """Every entry of the window gets the whole gradient: only the largest gets it, the others
    0."""
    return hand_back(dY, X, size, stride, ones)


@misconception_of("max_pool2d_backward")
def winners_overwritten(dY, X, size, stride):
    """Where windows overlap, the last one overwrites what the others left in dX: add up, `+=`
    where you have `=`."""
    return hand_back(dY, X, size, stride, winner, add=False)


@misconception_of("max_pool2d_backward")
def winners_assigned(dY, X, size, stride):
    """A pixel that wins in several windows keeps the gradient of the last of them: add up, `+=`
    where you have `=` (with index arrays: np.add.at)."""
    patches = windows(X, size, size, stride).reshape(*dY.shape, size * size)
    i, j = np.divmod(patches.argmax(axis=-1), size)
    n, c, h, w = np.indices(dY.shape)
    dX = np.zeros(X.shape)
    dX[n, c, h * stride + i, w * stride + j] = dY
    return dX


@misconception_of("max_pool2d_backward")
def every_tied_entry_gets_all(dY, X, size, stride):
    """At a tie every one of the tied entries gets the whole gradient: together they get it once,
    so choose one or share."""
    return hand_back(dY, X, size, stride, lambda patch: (patch == patch.max()).astype(float))


@misconception_of("max_pool2d_backward")
def row_and_column_exchanged(dY, X, size, stride):
    """Row and column of the largest entry are exchanged: argmax // size is the row, argmax % size
    the column."""
    return hand_back(dY, X, size, stride, lambda patch: winner(patch).T)


@misconception_of("max_pool2d_backward")
def gradient_to_the_corner(dY, X, size, stride):
    """The gradient goes to the first entry of each window: it goes to the largest."""
    return hand_back(dY, X, size, stride, first)


@misconception_of("max_pool2d_backward")
def gradient_to_the_smallest(dY, X, size, stride):
    """The gradient goes to the smallest entry of each window: it goes to the largest."""
    return max_pool2d_backward(dY, -X, size, stride)


@misconception_of("max_pool2d_backward")
def gradient_to_the_largest_magnitude(dY, X, size, stride):
    """The gradient goes to the entry largest in magnitude: the largest is meant, and −3 is less
    than 1."""
    return max_pool2d_backward(dY, np.abs(X), size, stride)


@misconception_of("max_pool2d_backward")
def no_gradient_for_negative_maxima(dY, X, size, stride):
    """A window whose largest entry is negative gets no gradient: that would be a ReLU; the
    largest entry gets it whatever its sign."""
    return max_pool2d_backward(dY, X, size, stride) * (X > 0)


@misconception_of("max_pool2d_backward")
def gradient_times_the_pixel(dY, X, size, stride):
    """The gradient is multiplied by the pixel: the derivative of the maximum by its largest entry
    is 1."""
    return max_pool2d_backward(dY, X, size, stride) * X


@misconception_of("max_pool2d_backward")
def window_h_back_at_row_h(dY, X, size, stride):
    """Going back, window h begins at row h: it begins at row h·stride (and column w·stride)."""
    return hand_back(dY, X, size, stride, winner, step=1)


@misconception_of("max_pool2d_backward")
def windows_side_by_side_on_the_way_back(dY, X, size, stride):
    """Going back, the windows are `size` apart: they begin `stride` apart."""
    return hand_back(dY, X, size, stride, winner, step=size)


@misconception_of("max_pool2d_backward")
def last_sample_pooled_back(dY, X, size, stride):
    """dX is filled for the last sample only: what comes after the loop over the samples belongs
    inside it."""
    dX = max_pool2d_backward(dY, X, size, stride)
    dX[:-1] = 0
    return dX


@misconception_of("max_pool2d_backward")
def gradient_of_ones(dY, X, size, stride):
    """The largest entries get 1: each gets the gradient of its window, from dY."""
    return max_pool2d_backward(np.ones(dY.shape), X, size, stride)


def winners(patch):
    """1 at all the largest entries."""
    return (patch == patch.max()).astype(float)


@misconception_of("max_pool2d_backward")
def masks_overwritten(dY, X, size, stride):
    """Where windows overlap, the last one overwrites what the others left in dX (and at a tie every
    entry gets all): add mask times gradient, `+=` where you have `=`."""
    return hand_back(dY, X, size, stride, winners, add=False)


@misconception_of("max_pool2d_backward")
def pool_gradient_averaged(dY, X, size, stride):
    """dX is divided by N: nothing is; a mean, where one is wanted, is already in dY."""
    return max_pool2d_backward(dY, X, size, stride) / len(X)


@misconception_of("max_pool2d_backward")
def first_sample_pooled_back(dY, X, size, stride):
    """dX is filled for the first sample only: `return` stands inside the loop over the samples, or
    the loop is missing."""
    dX = max_pool2d_backward(dY, X, size, stride)
    dX[1:] = 0
    return dX


@misconception_of("max_pool2d_backward")
def gradient_at_the_place_in_the_window(dY, X, size, stride):
    """The place of the largest entry is that in its window, used as if it were that in the image:
    add h·stride to the row and w·stride to the column."""
    patches = windows(X, size, size, stride).reshape(*dY.shape, size * size)
    i, j = np.divmod(patches.argmax(axis=-1), size)
    n, c, _, _ = np.indices(dY.shape)
    dX = np.zeros(X.shape)
    np.add.at(dX, (n, c, i, j), dY)
    return dX


@misconception_of("max_pool2d_backward")
def largest_entry_handed_back(dY, X, size, stride):
    """The largest entries get their own value back: each gets the gradient of its window, from
    dY."""
    return max_pool2d_backward(max_pool2d(X, size, stride), X, size, stride)


@misconception_of("max_pool2d_backward")
def winner_gets_a_share(dY, X, size, stride):
    """The largest entry gets 1/size² of the gradient: that is the share in a mean; in a maximum it
    gets all."""
    return max_pool2d_backward(dY, X, size, stride) / size**2


@misconception_of("max_pool2d_backward")
def averaged_where_pools_overlap(dY, X, size, stride):
    """Where windows overlap, dX is divided by their number: a pixel that wins in several windows
    acts on each, so the gradients add up."""
    seen = hand_back(np.ones(dY.shape), X, size, stride, ones)
    return max_pool2d_backward(dY, X, size, stride) / np.maximum(seen, 1)


def seen_part(dX, dY, size, stride):
    """dX as far as the last window reaches."""
    H, W = ((m - 1) * stride + size for m in dY.shape[2:])
    return dX[:, :, :H, :W]


@misconception_of("max_pool2d_backward")
def rest_left_out_of_dX(dY, X, size, stride):
    """dX ends where the last window ends: pixels that no window saw have gradient 0, and dX has
    the shape of X."""
    return seen_part(max_pool2d_backward(dY, X, size, stride), dY, size, stride)


@misconception_of("max_pool2d_backward")
def all_but_the_largest(dY, X, size, stride):
    """Every entry but the largest gets the gradient: the mask is turned round."""
    return hand_back(dY, X, size, stride, lambda patch: 1 - winners(patch))


@misconception_of("max_pool2d_backward")
def gradient_negated(dY, X, size, stride):
    """The sign is wrong: the derivative of the maximum by its largest entry is +1."""
    return -max_pool2d_backward(dY, X, size, stride)


# --- avg_pool2d -------------------------------------------------------------------------


@misconception_of("avg_pool2d")
def window_summed(X, size, stride):
    """The window is summed: a mean divides by its number of entries, size²."""
    return avg_pool2d(X, size, stride) * size**2


@misconception_of("avg_pool2d")
def divided_by_the_width(X, size, stride):
    """The sum is divided by `size`: a window has size² entries."""
    return avg_pool2d(X, size, stride) * size


@misconception_of("avg_pool2d")
def divided_by_the_stride(X, size, stride):
    """The sum is divided by stride²: a window has size² entries, wherever the next one begins."""
    return avg_pool2d(X, size, stride) * size**2 / stride**2


@misconception_of("avg_pool2d")
def maximum_for_average(X, size, stride):
    """This is max pooling: take the mean of each window."""
    return max_pool2d(X, size, stride)


@misconception_of("avg_pool2d")
def averages_always_side_by_side(X, size, stride):
    """The windows stand side by side whatever the stride: they begin `stride` apart, not `size`
    apart."""
    return avg_pool2d(X, size, size)


@misconception_of("avg_pool2d")
def averaged_at_every_pixel(X, size, stride):
    """The stride has no effect: the windows begin `stride` apart."""
    return avg_pool2d(X, size, 1)


@misconception_of("avg_pool2d")
def averages_start_at_h(X, size, stride):
    """Window h begins at row h: it begins at row h·stride (and column w·stride)."""
    H, W = avg_pool2d(X, size, stride).shape[2:]
    return avg_pool2d(X, size, 1)[:, :, :H, :W]


@misconception_of("avg_pool2d")
def averages_over_the_border(X, size, stride):
    """Windows that reach over the border are kept (the ceil mode of some frameworks): only whole
    windows count, a rest is dropped."""
    return avg_pool2d(covering(X, size, stride, 0), size, stride)


@misconception_of("avg_pool2d")
def channels_averaged(X, size, stride):
    """The channels are averaged, too: each channel is pooled for itself, as many come out as went
    in."""
    return avg_pool2d(X, size, stride).mean(axis=1, keepdims=True)


@misconception_of("avg_pool2d")
def mean_of_the_image(X, size, stride):
    """The mean of the whole image is returned (global average pooling): take one for each
    window."""
    return X.mean(axis=(2, 3), keepdims=True)


@misconception_of("avg_pool2d")
def averages_by_division(X, size, stride):
    """There are H // stride places: that is right only where windows stand side by side; count
    ⌊(H − size)/stride⌋ + 1, so that all are whole."""
    return by_division(X, size, stride, np.mean)


@misconception_of("avg_pool2d")
def averages_of_the_height_for_both(X, size, stride):
    """The height of the images is used for their width, too: they need not be square, compute W'
    from W."""
    return as_square(X, size, stride, np.mean)


@misconception_of("avg_pool2d")
def places_of_averages_rounded_up(X, size, stride):
    """The number of places is rounded up, so that the last windows are cut off by the border:
    round down, a rest is dropped."""
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the mean of a window that lies wholly outside
        return with_cut_windows(X, size, stride, np.mean)


@misconception_of("avg_pool2d")
def last_averages_left_out(X, size, stride):
    """The last row and the last column of windows are missing: there are ⌊(H − size)/stride⌋ + 1
    of them, with + 1."""
    return avg_pool2d(X, size, stride)[:, :, :-1, :-1]


@misconception_of("avg_pool2d")
def averages_stopped_before_the_last_window(X, size, stride):
    """Windows that end exactly at the border are left out: they begin at 0, stride, … up to and
    including H − size, so range(0, H − size + 1, stride)."""
    H, W = (len(range(0, n - size, stride)) for n in X.shape[2:])
    return avg_pool2d(X, size, stride)[:, :, :H, :W]


@misconception_of("avg_pool2d")
def average_over_all_channels(X, size, stride):
    """Every channel gets the mean of all channels: each is pooled for itself, so take the window of
    one channel."""
    Y = avg_pool2d(X, size, stride)
    return np.repeat(Y.mean(axis=1, keepdims=True), Y.shape[1], axis=1)


@misconception_of("avg_pool2d")
def average_over_the_batch(X, size, stride):
    """The mean runs over samples and channels, too: take it over the two axes of the window alone,
    axis=(2, 3)."""
    Y = avg_pool2d(X, size, stride)
    return np.broadcast_to(Y.mean(axis=(0, 1), keepdims=True), Y.shape).copy()


@misconception_of("avg_pool2d")
def averages_channels_last(X, size, stride):
    """The channels come last, (N, H', W', C), as in TensorFlow: here they are the second axis."""
    return np.moveaxis(avg_pool2d(X, size, stride), 1, -1)


@misconception_of("avg_pool2d")
def only_the_first_sample_averaged(X, size, stride):
    """Only the first sample is pooled, the others stay 0: `return` stands inside the loop over the
    samples, or the loop is missing."""
    Y = avg_pool2d(X, size, stride)
    Y[1:] = 0
    return Y


@misconception_of("avg_pool2d")
def only_the_last_sample_averaged(X, size, stride):
    """Only the last sample is filled, the others stay 0: what comes after the loop over the samples
    belongs inside it."""
    Y = avg_pool2d(X, size, stride)
    Y[:-1] = 0
    return Y


@misconception_of("avg_pool2d")
def divided_by_the_pixels_of_the_image(X, size, stride):
    """The sum is divided by H·W: a window has size² entries."""
    return avg_pool2d(X, size, stride) * size**2 / X[0, 0].size


@misconception_of("avg_pool2d")
def always_divided_by_four(X, size, stride):
    """The sum is divided by 4: that is right for windows of 2 × 2 only; divide by size²."""
    return avg_pool2d(X, size, stride) * size**2 / 4


@misconception_of("avg_pool2d")
def width_and_stride_exchanged(X, size, stride):
    """`size` and `stride` are exchanged: the windows are `size` wide and begin `stride` apart."""
    return avg_pool2d(X, stride, size)


@misconception_of("avg_pool2d")
def median_for_mean(X, size, stride):
    """The median of each window is taken: take the mean, the sum divided by size²."""
    return np.median(windows(X, size, size, stride), axis=(-2, -1))


# --- avg_pool2d_backward ----------------------------------------------------------------


@misconception_of("avg_pool2d_backward")
def whole_gradient_to_each(dY, X, size, stride):
    """Every entry gets the whole gradient: its share in the mean is 1/size²."""
    return avg_pool2d_backward(dY, X, size, stride) * size**2


@misconception_of("avg_pool2d_backward")
def share_of_the_width(dY, X, size, stride):
    """The gradient is divided by `size`: a window has size² entries."""
    return avg_pool2d_backward(dY, X, size, stride) * size


@misconception_of("avg_pool2d_backward")
def share_by_the_stride(dY, X, size, stride):
    """The gradient is divided by stride²: a window has size² entries, wherever the next one
    begins."""
    return avg_pool2d_backward(dY, X, size, stride) * size**2 / stride**2


@misconception_of("avg_pool2d_backward")
def shares_overwritten(dY, X, size, stride):
    """Where windows overlap, the last one overwrites the others: add up, `+=` where you have
    `=`."""
    return hand_back(dY, X, size, stride, lambda patch: ones(patch) / size**2, add=False)


@misconception_of("avg_pool2d_backward")
def shares_from_row_h(dY, X, size, stride):
    """Going back, window h begins at row h: it begins at row h·stride (and column w·stride)."""
    return hand_back(dY, X, size, stride, lambda patch: ones(patch) / size**2, step=1)


@misconception_of("avg_pool2d_backward")
def shares_side_by_side(dY, X, size, stride):
    """Every gradient is repeated size × size times, side by side: that is right only where the
    windows stand so and leave no rest; they begin `stride` apart, and dX has the shape of X."""
    return np.kron(dY, np.ones((size, size))) / size**2


@misconception_of("avg_pool2d_backward")
def all_to_the_largest(dY, X, size, stride):
    """The largest entry gets all, as in max pooling: in a mean every entry has the same share."""
    return max_pool2d_backward(dY, X, size, stride)


@misconception_of("avg_pool2d_backward")
def all_to_the_corner(dY, X, size, stride):
    """The first entry of each window gets all: in a mean every entry has the same share."""
    return hand_back(dY, X, size, stride, first)


@misconception_of("avg_pool2d_backward")
def divided_by_the_image(dY, X, size, stride):
    """The gradient is divided by H·W: the mean was over a window, which has size² entries."""
    return avg_pool2d_backward(dY, X, size, stride) * size**2 / X[0, 0].size


@misconception_of("avg_pool2d_backward")
def averaged_where_windows_overlap(dY, X, size, stride):
    """Where windows overlap, their shares are averaged: a pixel that several windows see has an
    influence on each, so the shares add up."""
    seen = hand_back(np.ones(dY.shape), X, size, stride, ones)
    return avg_pool2d_backward(dY, X, size, stride) / np.maximum(seen, 1)


@misconception_of("avg_pool2d_backward")
def shares_times_the_pixel(dY, X, size, stride):
    """The share is multiplied by the pixel: the derivative of the mean by each entry is 1/size²,
    whatever the entry."""
    return avg_pool2d_backward(dY, X, size, stride) * X


@misconception_of("avg_pool2d_backward")
def last_sample_averaged_back(dY, X, size, stride):
    """dX is filled for the last sample only: what comes after the loop over the samples belongs
    inside it."""
    dX = avg_pool2d_backward(dY, X, size, stride)
    dX[:-1] = 0
    return dX


@misconception_of("avg_pool2d_backward")
def shares_stepping_by_the_size(dY, X, size, stride):
    """Going back, the windows are `size` apart: they begin `stride` apart."""
    return hand_back(dY, X, size, stride, lambda patch: ones(patch) / size**2, step=size)


@misconception_of("avg_pool2d_backward")
def shares_averaged_over_the_batch(dY, X, size, stride):
    """dX is divided by N: nothing is; a mean, where one is wanted, is already in dY."""
    return avg_pool2d_backward(dY, X, size, stride) / len(X)


@misconception_of("avg_pool2d_backward")
def divided_by_the_places(dY, X, size, stride):
    """The gradient is divided by H'·W', the number of windows: each window has size² entries."""
    return avg_pool2d_backward(dY, X, size, stride) * size**2 / dY[0, 0].size


@misconception_of("avg_pool2d_backward")
def first_sample_averaged_back(dY, X, size, stride):
    """dX is filled for the first sample only: `return` stands inside the loop over the samples, or
    the loop is missing."""
    dX = avg_pool2d_backward(dY, X, size, stride)
    dX[1:] = 0
    return dX


@misconception_of("avg_pool2d_backward")
def one_share_at_the_corner(dY, X, size, stride):
    """Only the first entry of each window gets its share: all size² entries do."""
    return hand_back(dY, X, size, stride, first) / size**2


@misconception_of("avg_pool2d_backward")
def rest_left_out_of_the_shares(dY, X, size, stride):
    """dX ends where the last window ends: pixels that no window saw have gradient 0, and dX has
    the shape of X."""
    return seen_part(avg_pool2d_backward(dY, X, size, stride), dY, size, stride)


@misconception_of("avg_pool2d_backward")
def always_a_quarter(dY, X, size, stride):
    """The gradient is divided by 4: that is right for windows of 2 × 2 only; divide by size²."""
    return avg_pool2d_backward(dY, X, size, stride) * size**2 / 4


@misconception_of("avg_pool2d_backward")
def divided_twice(dY, X, size, stride):
    """The gradient is divided by size² twice (the mean of a window that already holds shares):
    once is enough."""
    return avg_pool2d_backward(dY, X, size, stride) / size**2


@misconception_of("avg_pool2d_backward")
def gradient_averaged_over_the_batch_and_channels(dY, X, size, stride):
    """Every sample and channel gets the mean of dY over all of them: the gradient of a window goes
    to the window it came from, in its own sample and channel."""
    mean = np.broadcast_to(dY.mean(axis=(0, 1), keepdims=True), dY.shape)
    return avg_pool2d_backward(mean, X, size, stride)
