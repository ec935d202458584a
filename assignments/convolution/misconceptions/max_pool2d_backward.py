"""Known mistakes in `max_pool2d_backward`. Each docstring is what the student reads."""

import numpy as np

from assignments.convolution.misconceptions.common import first, hand_back, ones, seen_part
from autograder.examiner import misconception_of
from solutions.convolution import avg_pool2d_backward, max_pool2d, max_pool2d_backward, windows


def winner(patch):
    """1 at the largest entry, the first at ties."""
    return (np.arange(patch.size) == patch.argmax()).reshape(patch.shape).astype(float)


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


def where_the_stride_is_another(share):
    """The right dX, but for windows that overlap or leave gaps: there `share` says who gets it."""

    def handed_back(dY, X, size, stride):
        if stride == size:
            return max_pool2d_backward(dY, X, size, stride)
        return hand_back(dY, X, size, stride, share)

    return handed_back


@misconception_of("max_pool2d_backward")
def every_tied_entry_gets_all_at_other_strides(dY, X, size, stride):
    """Where the stride is not the size, every one of the tied entries gets the whole gradient:
    together they get it once, whatever the stride, so choose one or share."""
    return where_the_stride_is_another(winners)(dY, X, size, stride)


def only_winner(patch):
    """1 at the largest entry if it is the only one, else 0 everywhere."""
    return winners(patch) * (np.sum(winners(patch)) == 1)


@misconception_of("max_pool2d_backward")
def ties_dropped_at_other_strides(dY, X, size, stride):
    """Where the stride is not the size, a window with a tie gives no gradient at all: the tied
    entries get it once together, whatever the stride, so choose one or share."""
    return where_the_stride_is_another(only_winner)(dY, X, size, stride)


@misconception_of("max_pool2d_backward")
def back_through_windows_as_wide_as_the_stride(dY, X, size, stride):
    """Going back, the windows are `stride` wide (they end where the next one begins): they are
    `size` wide, rows h·stride to h·stride + size."""
    return hand_back(dY, X, stride, stride, winner)


@misconception_of("max_pool2d_backward")
def exchanged_on_the_way_back(dY, X, size, stride):
    """Going back, `size` and `stride` are exchanged: the windows are `size` wide and begin `stride`
    apart."""
    return hand_back(dY, X, stride, size, winner)


def close_to_the_largest(patch):
    """1 at all entries that np.isclose takes for the largest."""
    return np.isclose(patch, patch.max()).astype(float)


@misconception_of("max_pool2d_backward")
def nearly_largest_entries_get_all(dY, X, size, stride):
    """Entries that are only close to the largest (np.isclose), or tied with it, get the whole
    gradient, too: the largest gets it, and tied entries get it once together."""
    return hand_back(dY, X, size, stride, close_to_the_largest)


@misconception_of("max_pool2d_backward")
def nearly_largest_entries_share(dY, X, size, stride):
    """Entries that are only close to the largest (np.isclose) get a share of the gradient: the
    largest gets all of it; compare with ==."""

    def share(patch):
        close = close_to_the_largest(patch)
        return close / close.sum()

    return hand_back(dY, X, size, stride, share)


@misconception_of("max_pool2d_backward")
def masks_as_wide_as_the_stride(dY, X, size, stride):
    """Going back, the windows are `stride` wide (and at a tie every entry gets all): they are
    `size` wide, rows h·stride to h·stride + size."""
    return hand_back(dY, X, stride, stride, winners)


@misconception_of("max_pool2d_backward")
def masks_exchanged(dY, X, size, stride):
    """Going back, `size` and `stride` are exchanged (and at a tie every entry gets all): the
    windows are `size` wide and begin `stride` apart."""
    return hand_back(dY, X, stride, size, winners)


@misconception_of("max_pool2d_backward")
def masks_side_by_side(dY, X, size, stride):
    """Going back, the windows are `size` apart (and at a tie every entry gets all): they begin
    `stride` apart."""
    return hand_back(dY, X, size, stride, winners, step=size)
