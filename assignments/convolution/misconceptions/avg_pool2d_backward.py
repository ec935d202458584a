"""Known mistakes in `avg_pool2d_backward`. Each docstring is what the student reads."""

import numpy as np

from assignments.convolution.misconceptions.common import first, hand_back, ones, seen_part
from autograder.examiner import misconception_of
from solutions.convolution import avg_pool2d_backward, max_pool2d_backward


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


@misconception_of("avg_pool2d_backward")
def shares_for_windows_as_wide_as_the_stride(dY, X, size, stride):
    """Going back, the windows are `stride` wide (they end where the next one begins): they are
    `size` wide, rows h·stride to h·stride + size."""
    return hand_back(dY, X, stride, stride, lambda patch: ones(patch) / size**2)


@misconception_of("avg_pool2d_backward")
def shares_exchanged_in_the_slices(dY, X, size, stride):
    """Going back, `size` and `stride` are exchanged: the windows are `size` wide and begin `stride`
    apart."""
    return hand_back(dY, X, stride, size, lambda patch: ones(patch) / size**2)
