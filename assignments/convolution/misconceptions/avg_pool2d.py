"""Known mistakes in `avg_pool2d`. Each docstring is what the student reads."""

import warnings

import numpy as np

from assignments.convolution.misconceptions.common import (
    as_square,
    by_division,
    covering,
    pooled_by_loops,
    with_cut_windows,
)
from autograder.examiner import misconception_of
from solutions.convolution import avg_pool2d, max_pool2d, windows


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


def mean(patch, axis):
    """The mean, without a warning where a window lies outside: that one is nan."""
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return np.mean(patch, axis=axis)


@misconception_of("avg_pool2d")
def averages_exchanged_in_a_loop(X, size, stride):
    """`size` and `stride` are exchanged: the windows are `size` wide and begin `stride` apart."""
    H, W = ((n - stride) // size + 1 for n in X.shape[2:])
    return pooled_by_loops(X, stride, size, mean, H, W)


@misconception_of("avg_pool2d")
def averages_exchanged_in_the_slices(X, size, stride):
    """`size` and `stride` are exchanged in the slices: window h begins at row h·stride and is
    `size` rows high."""
    return pooled_by_loops(X, stride, size, mean, *avg_pool2d(X, size, stride).shape[2:])


@misconception_of("avg_pool2d")
def an_average_at_every_step(X, size, stride):
    """A window begins at every step up to the border and is cut there: only whole windows count,
    so range(0, H − size + 1, stride)."""
    H, W = (-(n // -stride) for n in X.shape[2:])
    return pooled_by_loops(X, size, stride, mean, H, W)


@misconception_of("avg_pool2d")
def averages_as_wide_as_the_stride(X, size, stride):
    """The windows are `stride` wide (they end where the next one begins): they are `size` wide,
    rows h·stride to h·stride + size."""
    return pooled_by_loops(X, stride, stride, mean, *avg_pool2d(X, size, stride).shape[2:])


@misconception_of("avg_pool2d")
def averages_of_slices_side_by_side(X, size, stride):
    """Window h begins at row h·size: it begins at row h·stride (and column w·stride)."""
    return pooled_by_loops(X, size, size, mean, *avg_pool2d(X, size, stride).shape[2:])


@misconception_of("avg_pool2d")
def rest_refused_in_averages(X, size, stride):
    """A size that the stride does not divide is refused: drop the rest and pool what is left."""
    if any((n - size) % stride for n in X.shape[2:]):
        raise ValueError("the windows must fill the image")
    return avg_pool2d(X, size, stride)


@misconception_of("avg_pool2d")
def averages_reshaped_in_the_wrong_order(X, size, stride):
    """The columns run over places, then samples and channels, and are reshaped as if the samples
    came first: reshape to (H', W', N, C), then transpose to (N, C, H', W')."""
    Y = avg_pool2d(X, size, stride)
    return Y.transpose(2, 3, 0, 1).reshape(Y.shape)
