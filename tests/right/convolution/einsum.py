"""Sliding as a linear map: a 0/1 tensor says which input row each window row reads.

T[h, i, y] = 1 where y = h·stride + i − padding. Padding needs no frame then: a place outside
the image has no 1. Every backward pass is the same einsum with the letters moved.
"""

import numpy as np


def conv_output_size(n, k, stride=1, padding=0):
    return int(np.floor((n + 2 * padding - k) / stride)) + 1


def taps(n, k, stride=1, padding=0):
    h = np.arange(conv_output_size(n, k, stride, padding))[:, None, None]
    i = np.arange(k)[None, :, None]
    y = np.arange(n)[None, None, :]
    return (h * stride + i - padding == y).astype(float)


def cross_correlate(X, K):
    return np.einsum("yx,hiy,wjx,ij->hw", X, taps(X.shape[0], K.shape[0]),
                     taps(X.shape[1], K.shape[1]), K, optimize=True)


def both_taps(X, kh, kw, stride, padding=0):
    return taps(X.shape[2], kh, stride, padding), taps(X.shape[3], kw, stride, padding)


def conv2d(X, K, b, stride=1, padding=0):
    rows, columns = both_taps(X, *K.shape[2:], stride, padding)
    Y = np.einsum("ncyx,hiy,wjx,ocij->nohw", X, rows, columns, K, optimize=True)
    return Y + np.expand_dims(b, (0, 2, 3))


def conv2d_backward(dY, X, K, stride=1, padding=0):
    rows, columns = both_taps(X, *K.shape[2:], stride, padding)
    dX = np.einsum("nohw,hiy,wjx,ocij->ncyx", dY, rows, columns, K, optimize=True)
    dK = np.einsum("nohw,hiy,wjx,ncyx->ocij", dY, rows, columns, X, optimize=True)
    return dX, dK, np.einsum("nohw->o", dY)


def patches(X, size, stride):
    rows, columns = both_taps(X, size, size, stride)
    out = np.einsum("ncyx,hiy,wjx->nchwij", X, rows, columns, optimize=True)
    return out.reshape(*out.shape[:4], size * size)


def max_pool2d(X, size, stride):
    return np.max(patches(X, size, stride), axis=-1)


def max_pool2d_backward(dY, X, size, stride):
    # a tie is shared equally
    values = patches(X, size, stride)
    winners = (values == values.max(axis=-1, keepdims=True)).astype(float)
    winners /= winners.sum(axis=-1, keepdims=True)
    winners = winners.reshape(*dY.shape, size, size)
    rows, columns = both_taps(X, size, size, stride)
    return np.einsum("nchw,nchwij,hiy,wjx->ncyx", dY, winners, rows, columns, optimize=True)


def avg_pool2d(X, size, stride):
    rows, columns = both_taps(X, size, size, stride)
    return np.einsum("ncyx,hiy,wjx->nchw", X, rows / size, columns / size, optimize=True)


def avg_pool2d_backward(dY, X, size, stride):
    rows, columns = both_taps(X, size, size, stride)
    return np.einsum("nchw,hiy,wjx->ncyx", dY, rows / size, columns / size, optimize=True)
