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
    ### BEGIN SOLUTION
    return (n + 2 * padding - k) // stride + 1
    ### END SOLUTION


def cross_correlate(X, K):
    """Valid cross-correlation of one image with one kernel, which is not flipped.

    Y[h, w] = Σ_ij X[h + i, w + j] K[i, j]

    X (H, W), K (kh, kw)  ->  (H − kh + 1, W − kw + 1).
    """
    ### BEGIN SOLUTION
    return np.einsum("hwij,ij->hw", windows(X, *K.shape), K)
    ### END SOLUTION


def conv2d(X, K, b, stride=1, padding=0):
    """A convolutional layer: each output channel sums over the input channels, plus a bias.

    Y[n, o, h, w] = Σ_cij Xp[n, c, h·stride + i, w·stride + j] K[o, c, i, j] + b[o],
    Xp being X in a frame of zeros, `padding` wide

    X (N, C_in, H, W), K (C_out, C_in, kh, kw), b (C_out,)  ->  (N, C_out, H', W').
    """
    ### BEGIN SOLUTION
    patches = windows(zero_pad(X, padding), *K.shape[2:], stride)
    return np.einsum("nchwij,ocij->nohw", patches, K) + b[:, None, None]
    ### END SOLUTION


def conv2d_backward(dY, X, K, stride=1, padding=0):
    """The gradients of a convolutional layer, sums over the batch.

    db[o] = Σ_nhw dY[n, o, h, w]
    dK[o, c, i, j] = Σ_nhw dY[n, o, h, w] Xp[n, c, h·stride + i, w·stride + j]
    dXp[n, c, h·stride + i, w·stride + j] gathers dY[n, o, h, w] K[o, c, i, j] over all o,
    h, w, i, j that meet there; dX is dXp without the frame

    dY (N, C_out, H', W'), X (N, C_in, H, W), K (C_out, C_in, kh, kw)
    ->  (dX, dK, db) in the shapes of X, K, (C_out,).
    """
    ### BEGIN SOLUTION
    Xp = zero_pad(X, padding)
    dXp = np.zeros(Xp.shape)
    rows, columns = stride * dY.shape[2], stride * dY.shape[3]
    for i, j in np.ndindex(K.shape[2:]):
        dXp[:, :, i : i + rows : stride, j : j + columns : stride] += np.einsum(
            "nohw,oc->nchw", dY, K[:, :, i, j]
        )
    dX = dXp[:, :, padding : padding + X.shape[2], padding : padding + X.shape[3]]
    dK = np.einsum("nohw,nchwij->ocij", dY, windows(Xp, *K.shape[2:], stride))
    return dX, dK, dY.sum(axis=(0, 2, 3))
    ### END SOLUTION


def max_pool2d(X, size, stride):
    """The largest entry of every size × size window, each channel for itself.

    X (N, C, H, W)  ->  (N, C, H', W').
    """
    ### BEGIN SOLUTION
    return windows(X, size, size, stride).max(axis=(-2, -1))
    ### END SOLUTION


def max_pool2d_backward(dY, X, size, stride):
    """Each window hands its gradient to its largest entry; windows that overlap add up.

    A tie's gradient may go to any one of the tied entries or be shared among them.

    dY (N, C, H', W'), X (N, C, H, W)  ->  dX (N, C, H, W).
    """
    ### BEGIN SOLUTION
    patches = windows(X, size, size, stride).reshape(*dY.shape, size * size)
    i, j = np.divmod(patches.argmax(axis=-1), size)
    n, c, h, w = np.indices(dY.shape)
    dX = np.zeros(X.shape)
    np.add.at(dX, (n, c, h * stride + i, w * stride + j), dY)
    return dX
    ### END SOLUTION


def avg_pool2d(X, size, stride):
    """The mean of every size × size window, each channel for itself.

    X (N, C, H, W)  ->  (N, C, H', W').
    """
    ### BEGIN SOLUTION
    return windows(X, size, size, stride).mean(axis=(-2, -1))
    ### END SOLUTION


def avg_pool2d_backward(dY, X, size, stride):
    """Each window shares its gradient equally among its entries; overlaps add up.

    dY (N, C, H', W'), X (N, C, H, W)  ->  dX (N, C, H, W).
    """
    ### BEGIN SOLUTION
    dX = np.zeros(X.shape)
    rows, columns = stride * dY.shape[2], stride * dY.shape[3]
    for i, j in np.ndindex(size, size):
        dX[:, :, i : i + rows : stride, j : j + columns : stride] += dY / size**2
    return dX
    ### END SOLUTION
