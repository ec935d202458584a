"""Known mistakes in `conv2d`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.convolution import conv2d, zero_pad


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
    """Only the last input channel counts: each channel's result overwrites the one before (`+=`
    where you have `=`, or the sum is set to zero inside the loop)."""
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
    """The padding has no effect: a frame of zeros, `padding` wide, comes round every image
    before the windows are laid on it."""
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


@misconception_of("conv2d")
def everything_padded(X, K, b, stride=1, padding=0):
    """`np.pad(X, padding)` also adds samples and channels of zeros: the frame comes round rows and
    columns only, np.pad(X, ((0, 0), (0, 0), (p, p), (p, p)))."""
    return conv2d(np.pad(X, padding), K, b, stride)


@misconception_of("conv2d")
def everything_padded_for_as_many_samples(X, K, b, stride=1, padding=0):
    """`np.pad(X, padding)` also adds samples and channels of zeros: the frame comes round rows and
    columns only, np.pad(X, ((0, 0), (0, 0), (p, p), (p, p)))."""
    return conv2d(np.pad(X, padding), K, b, stride)[: len(X)]


@misconception_of("conv2d")
def everything_padded_for_as_many_channels(X, K, b, stride=1, padding=0):
    """`np.pad(X, padding)` also adds samples and channels of zeros: the frame comes round rows and
    columns only, np.pad(X, ((0, 0), (0, 0), (p, p), (p, p)))."""
    return conv2d(np.pad(X, padding)[: len(X), : X.shape[1]], K, b, stride)


@misconception_of("conv2d")
def last_places_of_the_layer_left_out(X, K, b, stride=1, padding=0):
    """The last row and the last column of places are missing: there are ⌊(H + 2p − kh)/s⌋ + 1 rows
    of them, with + 1."""
    return conv2d(X, K, b, stride, padding)[:, :, :-1, :-1]


def whole_steps(X, K, stride, padding):
    """The places that range(0, n − k, stride) has."""
    sizes = zip(X.shape[2:], K.shape[2:], strict=True)
    return (len(range(0, n + 2 * padding - k, stride)) for n, k in sizes)


@misconception_of("conv2d")
def stopped_before_the_last_place(X, K, b, stride=1, padding=0):
    """Windows that end exactly at the border are left out: on the padded image they begin at 0, s,
    … up to and including H + 2p − kh, so range(0, H + 2p − kh + 1, s)."""
    H, W = whole_steps(X, K, stride, padding)
    return conv2d(X, K, b, stride, padding)[:, :, :H, :W]


@misconception_of("conv2d")
def last_places_left_at_zero(X, K, b, stride=1, padding=0):
    """Places whose windows end exactly at the border stay 0: on the padded image windows begin at
    0, s, … up to and including H + 2p − kh, so range(0, H + 2p − kh + 1, s)."""
    H, W = whole_steps(X, K, stride, padding)
    Y = conv2d(X, K, b, stride, padding)
    Y[:, :, H:], Y[:, :, :, W:] = 0, 0
    return Y


@misconception_of("conv2d")
def size_without_the_frame(X, K, b, stride=1, padding=0):
    """The number of places is computed without the frame: it is ⌊(H + 2p − kh)/s⌋ + 1, with the
    height of the padded image."""
    kh, kw = K.shape[2:]
    H, W = places(X.shape[2], kh, stride, 0), places(X.shape[3], kw, stride, 0)
    return layer_by_loops(zero_pad(X, padding), K, b, stride, H, W, kh, kw)


@misconception_of("conv2d")
def columns_start_at_w(X, K, b, stride=1, padding=0):
    """Column w of the result has the window at column w: it begins at column w·stride, as the rows
    begin at h·stride."""
    W = conv2d(X, K, b, stride, padding).shape[3]
    return conv2d(X, K, b, 1, padding)[:, :, ::stride, :W]


@misconception_of("conv2d")
def rows_start_at_h(X, K, b, stride=1, padding=0):
    """Row h of the result has the window at row h: it begins at row h·stride, as the columns begin
    at w·stride."""
    H = conv2d(X, K, b, stride, padding).shape[2]
    return conv2d(X, K, b, 1, padding)[:, :, :H, ::stride]


@misconception_of("conv2d")
def refused_when_padded(X, K, b, stride=1, padding=0):
    """With padding it fails: does `np.pad(X, padding)` pad samples and channels, too, or has the
    result no places for the frame? Pad rows and columns only; the result is
    ⌊(H + 2p − kh)/s⌋ + 1 high."""
    if padding:
        raise ValueError("the shapes do not fit")
    return conv2d(X, K, b, stride)


@misconception_of("conv2d")
def places_of_the_frame_left_at_zero(X, K, b, stride=1, padding=0):
    """With padding the last rows and columns of the result stay 0: the loops run over the places of
    the image without its frame; let them run up to H + 2p − kh."""
    H, W = (len(range(0, n - k + 1, stride)) for n, k in zip(
        X.shape[2:], K.shape[2:], strict=True))  # fmt: skip
    Y = conv2d(X, K, b, stride, padding)
    Y[:, :, H:], Y[:, :, :, W:] = 0, 0
    return Y


@misconception_of("conv2d")
def windows_cut_from_the_image_itself(X, K, b, stride=1, padding=0):
    """The frame counts for the size of the result, but the windows are cut from X itself, where
    those at the border have too few pixels: cut them from the padded image."""
    kh, kw = K.shape[2:]
    H, W = places(X.shape[2], kh, stride, padding), places(X.shape[3], kw, stride, padding)
    return layer_by_loops(X, K, b, stride, H, W, kh, kw)
