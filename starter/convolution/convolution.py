"""Convolution and pooling: layers that slide a window over an image."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def zero_pad(X, padding):
    """A frame of zeros, `padding` wide: (N, C, H, W) -> (N, C, H + 2p, W + 2p)."""
    frame = (padding, padding)
    return np.pad(X, ((0, 0), (0, 0), frame, frame))


def windows(X, kh, kw, stride=1):
    """Every kh × kw window of the last two axes, as a read-only view (nothing is copied).

    windows(X, kh, kw, s)[..., h, w, i, j] = X[..., h·s + i, w·s + j]

    X (..., H, W)  ->  (..., H', W', kh, kw).
    """
    return sliding_window_view(X, (kh, kw), axis=(-2, -1))[..., ::stride, ::stride, :, :]


def conv_output_size(n, k, stride=1, padding=0):
    """The number of places a window of length k takes along an axis of length n.

    ⌊(n + 2·padding − k) / stride⌋ + 1, an int.
    """
    raise NotImplementedError("conv_output_size: your code here")


def cross_correlate(X, K):
    """Valid cross-correlation of one image with one kernel, which is not flipped.

    Y[h, w] = Σ_ij X[h + i, w + j] K[i, j]

    X (H, W), K (kh, kw)  ->  (H − kh + 1, W − kw + 1).
    """
    raise NotImplementedError("cross_correlate: your code here")


def conv2d(X, K, b, stride=1, padding=0):
    """A convolutional layer: each output channel sums over the input channels, plus a bias.

    Y[n, o, h, w] = Σ_cij Xp[n, c, h·stride + i, w·stride + j] K[o, c, i, j] + b[o],
    Xp being X in a frame of zeros, `padding` wide

    X (N, C_in, H, W), K (C_out, C_in, kh, kw), b (C_out,)  ->  (N, C_out, H', W').
    """
    raise NotImplementedError("conv2d: your code here")


def conv2d_backward(dY, X, K, stride=1, padding=0):
    """The gradients of a convolutional layer, sums over the batch.

    db[o] = Σ_nhw dY[n, o, h, w]
    dK[o, c, i, j] = Σ_nhw dY[n, o, h, w] Xp[n, c, h·stride + i, w·stride + j]
    dXp[n, c, h·stride + i, w·stride + j] gathers dY[n, o, h, w] K[o, c, i, j] over all o,
    h, w, i, j that meet there; dX is dXp without the frame

    dY (N, C_out, H', W'), X (N, C_in, H, W), K (C_out, C_in, kh, kw)
    ->  (dX, dK, db) in the shapes of X, K, (C_out,).
    """
    raise NotImplementedError("conv2d_backward: your code here")


def max_pool2d(X, size, stride):
    """The largest entry of every size × size window, each channel for itself.

    X (N, C, H, W)  ->  (N, C, H', W').
    """
    raise NotImplementedError("max_pool2d: your code here")


def max_pool2d_backward(dY, X, size, stride):
    """Each window hands its gradient to its largest entry; windows that overlap add up.

    A tie's gradient may go to any one of the tied entries or be shared among them.

    dY (N, C, H', W'), X (N, C, H, W)  ->  dX (N, C, H, W).
    """
    raise NotImplementedError("max_pool2d_backward: your code here")


def avg_pool2d(X, size, stride):
    """The mean of every size × size window, each channel for itself.

    X (N, C, H, W)  ->  (N, C, H', W').
    """
    raise NotImplementedError("avg_pool2d: your code here")


def avg_pool2d_backward(dY, X, size, stride):
    """Each window shares its gradient equally among its entries; overlaps add up.

    dY (N, C, H', W'), X (N, C, H, W)  ->  dX (N, C, H, W).
    """
    raise NotImplementedError("avg_pool2d_backward: your code here")
