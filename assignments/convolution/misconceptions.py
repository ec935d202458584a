"""Known mistakes in convolution and pooling. Each docstring is what the student reads."""

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
    return np.einsum("hwij,jk->hw", windows(X, *K.shape), K)


@misconception_of("cross_correlate")
def normalized_by_the_kernel(X, K):
    """The result is divided by the sum of the kernel, as filters for pictures do; here it is a
    plain sum of products."""
    return cross_correlate(X, K) / K.sum()


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
