"""Known mistakes in `conv2d_backward`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.convolution import conv2d, conv2d_backward, windows, zero_pad


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
    """dK comes from the last sample only: sum over the batch (`+=` where you have `=`, or it is set
    to zero inside the loop)."""
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
    """db keeps the gradient of the last place only: sum over samples and places (`+=` where you
    have `=`, or it is set to zero inside the loop)."""
    dX, dK, _ = conv2d_backward(dY, X, K, stride, padding)
    return dX, dK, dY[-1, :, -1, -1].copy()


@misconception_of("conv2d_backward")
def kernel_gradient_of_the_last_place(dY, X, K, stride=1, padding=0):
    """dK keeps the product of the last place only: sum over samples and places (`+=` where you
    have `=`, or it is set to zero inside the loop)."""
    dX, _, db = conv2d_backward(dY, X, K, stride, padding)
    patch = windows(zero_pad(X, padding), *K.shape[2:], stride)[-1, :, dY.shape[2] - 1, -1]
    return dX, np.einsum("o,cij->ocij", dY[-1, :, -1, -1], patch), db


@misconception_of("conv2d_backward")
def image_gradient_of_the_last_kernel(dY, X, K, stride=1, padding=0):
    """dX comes from the last output channel only: a pixel acts on all of them, sum over o (`+=`
    where you have `=`, or it is set to zero inside the loop)."""
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


def full(dY, K, extra=(0, 0)):
    """The full convolution of dY with K (which is turned round), less a frame of `extra`."""
    frame = [(k - 1 - e,) * 2 for k, e in zip(K.shape[2:], extra, strict=True)]
    turned = K.swapaxes(0, 1)[:, :, ::-1, ::-1]
    return conv2d(np.pad(dY, ((0, 0), (0, 0), *frame)), turned, np.zeros(K.shape[1]))


@misconception_of("conv2d_backward")
def full_convolution_whatever_the_stride(dY, X, K, stride=1, padding=0):
    """dX is the full convolution of dY with the kernels: that is right at stride 1 only; window h
    begins at row h·stride, so the places of dY lie `stride` apart."""
    _, dK, db = conv2d_backward(dY, X, K, stride, padding)
    return crop(full(dY, K), X, padding), dK, db


@misconception_of("conv2d_backward")
def full_convolution_in_a_narrower_frame(dY, X, K, stride=1, padding=0):
    """dX is a convolution of dY, framed by kh − 1 − padding zeros: that is right at stride 1 only;
    window h begins at row h·stride, so the places of dY lie `stride` apart."""
    _, dK, db = conv2d_backward(dY, X, K, stride, padding)
    return full(dY, K, (padding, padding)), dK, db


@misconception_of("conv2d_backward")
def full_convolution_not_flipped(dY, X, K, stride=1, padding=0):
    """dX is a full convolution of dY with kernels that are not flipped: flip them in rows and
    columns, and let the places of dY lie `stride` apart."""
    _, dK, db = conv2d_backward(dY, X, K, stride, padding)
    return crop(full(dY, K[:, :, ::-1, ::-1]), X, padding), dK, db


@misconception_of("conv2d_backward")
def narrower_convolution_not_flipped(dY, X, K, stride=1, padding=0):
    """dX is a convolution of dY, framed by kh − 1 − padding zeros, with kernels that are not
    flipped: flip them in rows and columns, and let the places of dY lie `stride` apart."""
    _, dK, db = conv2d_backward(dY, X, K, stride, padding)
    return full(dY, K[:, :, ::-1, ::-1], (padding, padding)), dK, db


@misconception_of("conv2d_backward")
def bias_gradient_summed_over_the_channels(dY, X, K, stride=1, padding=0):
    """db has a number for each sample, summed over the output channels: b[o] belongs to channel o,
    so sum dY over axes 0, 2 and 3, keep axis 1."""
    dX, dK, _ = conv2d_backward(dY, X, K, stride, padding)
    return dX, dK, dY.sum(axis=(1, 2, 3))


@misconception_of("conv2d_backward")
def bias_gradient_left_at_zero(dY, X, K, stride=1, padding=0):
    """db is left at zero: b[o] is added at every place of output channel o, so db[o] sums dY over
    samples, rows and columns."""
    dX, dK, db = conv2d_backward(dY, X, K, stride, padding)
    return dX, dK, 0 * db


@misconception_of("conv2d_backward")
def kernel_gradient_of_the_first_channel(dY, X, K, stride=1, padding=0):
    """dK is filled for the first input channel only: K[o, c] has a gradient for every c, dY times
    the pixels of channel c."""
    dX, dK, db = conv2d_backward(dY, X, K, stride, padding)
    dK[:, 1:] = 0
    return dX, dK, db


@misconception_of("conv2d_backward")
def kernel_gradients_from_the_first_channel(dY, X, K, stride=1, padding=0):
    """dK comes from the first input channel for every c: dK[o, c] gathers dY times the pixels of
    channel c."""
    dX, dK, db = conv2d_backward(dY, X, K, stride, padding)
    return dX, np.repeat(dK[:, :1], K.shape[1], axis=1), db


@misconception_of("conv2d_backward")
def kernel_gradient_from_cut_windows(dY, X, K, stride=1, padding=0):
    """With padding it fails: cut the windows for dK from the padded images, on which they were
    laid; those of X itself have too few pixels at the border."""
    dX, _, db = conv2d_backward(dY, X, K, stride, padding)
    kh, kw = K.shape[2:]
    dK = np.zeros_like(K)
    for h, w in np.ndindex(dY.shape[2:]):
        patch = X[:, :, h * stride : h * stride + kh, w * stride : w * stride + kw]
        dK += np.einsum("no,ncij->ocij", dY[:, :, h, w], patch)
    return dX, dK, db


@misconception_of("conv2d_backward")
def never_padded_on_the_way_back(dY, X, K, stride=1, padding=0):
    """With padding it fails: the windows, for dX as well as for dK, are those of the padded images;
    at the border of X itself they have too few pixels."""
    kh, kw = K.shape[2:]
    dX = np.zeros_like(X)
    for h, w in np.ndindex(dY.shape[2:]):
        window = np.s_[:, :, h * stride : h * stride + kh, w * stride : w * stride + kw]
        dX[window] += np.einsum("no,ocij->ncij", dY[:, :, h, w], K)
    return dX, *kernel_gradient_from_cut_windows(dY, X, K, stride, padding)[1:]


def at_every_pixel(dY, X, K, padding):
    """dX pixel by pixel from dY in a frame kh − 1 wide, with kernels as they are."""
    frame = [(k - 1, k - 1) for k in K.shape[2:]]
    framed, dXp = np.pad(dY, ((0, 0), (0, 0), *frame)), np.zeros_like(zero_pad(X, padding))
    for h, w in np.ndindex(dXp.shape[2:]):
        patch = framed[:, :, h : h + K.shape[2], w : w + K.shape[3]]
        dXp[:, :, h, w] = np.einsum("noij,ocij->nc", patch, K)
    return crop(dXp, X, padding)


@misconception_of("conv2d_backward")
def full_convolution_short_of_places(dY, X, K, stride=1, padding=0):
    """With a stride it fails: a full convolution of dY with the kernels gives dX at stride 1 only;
    window h begins at row h·stride, so the places of dY lie `stride` apart."""
    _, dK, db = conv2d_backward(dY, X, K, stride, padding)
    return at_every_pixel(dY, X, K[:, :, ::-1, ::-1], padding), dK, db


@misconception_of("conv2d_backward")
def full_convolution_short_of_places_not_flipped(dY, X, K, stride=1, padding=0):
    """dX is a full convolution of dY with kernels that are not flipped, and with a stride it fails:
    flip them in rows and columns, and let the places of dY lie `stride` apart."""
    _, dK, db = conv2d_backward(dY, X, K, stride, padding)
    return at_every_pixel(dY, X, K, padding), dK, db
