"""What several known mistakes share."""

import numpy as np


def covering(X, size, stride, value):
    """X lengthened so that no rest is left: the ceil mode of some frameworks."""
    rest_h, rest_w = ((size - n) % stride for n in X.shape[2:])
    return np.pad(X, ((0, 0), (0, 0), (0, rest_h), (0, rest_w)), constant_values=value)


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


def hand_back(dY, X, size, stride, share, *, step=None, add=True):
    """dX, window by window: share(patch) says which part of its gradient each entry gets."""
    step = stride if step is None else step
    dX = np.zeros(X.shape)
    for n, c, h, w in np.ndindex(dY.shape):
        window = np.s_[n, c, h * step : h * step + size, w * step : w * step + size]
        part = share(X[window]) * dY[n, c, h, w]
        dX[window] = dX[window] + part if add else part
    return dX


def first(patch):
    """1 at the corner."""
    return (np.arange(patch.size) == 0).reshape(patch.shape).astype(float)


def ones(patch):
    """1 everywhere."""
    return np.ones(patch.shape)


def seen_part(dX, dY, size, stride):
    """dX as far as the last window reaches."""
    H, W = ((m - 1) * stride + size for m in dY.shape[2:])
    return dX[:, :, :H, :W]
