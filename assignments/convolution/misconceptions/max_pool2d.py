"""Known mistakes in `max_pool2d`. Each docstring is what the student reads."""

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


@misconception_of("max_pool2d")
def maximum_starts_at_zero(X, size, stride):
    """Where all entries are negative, 0 comes out (the search for the largest begins at 0, or a
    relu stands behind it): begin at −∞, or at an entry of the window."""
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


@misconception_of("max_pool2d")
def exchanged_in_a_loop(X, size, stride):
    """`size` and `stride` are exchanged: the windows are `size` wide and begin `stride` apart."""
    H, W = ((n - stride) // size + 1 for n in X.shape[2:])
    return pooled_by_loops(X, stride, size, np.max, H, W)


@misconception_of("max_pool2d")
def exchanged_in_the_slices(X, size, stride):
    """`size` and `stride` are exchanged in the slices: window h begins at row h·stride and is
    `size` rows high."""
    return pooled_by_loops(X, stride, size, np.max, *max_pool2d(X, size, stride).shape[2:])


@misconception_of("max_pool2d")
def a_window_at_every_step(X, size, stride):
    """A window begins at every step up to the border and is cut there: only whole windows count,
    so range(0, H − size + 1, stride)."""
    H, W = (-(n // -stride) for n in X.shape[2:])
    return pooled_by_loops(X, size, stride, np.max, H, W)


@misconception_of("max_pool2d")
def windows_as_wide_as_the_stride(X, size, stride):
    """The windows are `stride` wide (they end where the next one begins): they are `size` wide,
    rows h·stride to h·stride + size."""
    return pooled_by_loops(X, stride, stride, np.max, *max_pool2d(X, size, stride).shape[2:])


@misconception_of("max_pool2d")
def slices_side_by_side(X, size, stride):
    """Window h begins at row h·size: it begins at row h·stride (and column w·stride)."""
    return pooled_by_loops(X, size, size, np.max, *max_pool2d(X, size, stride).shape[2:])
