"""A stride is undone by zeros between the entries; then all is a convolution at stride one."""

import math
from collections import namedtuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

Gradients = namedtuple("Gradients", "dX dK db")


def framed(X, rows, columns):
    return np.pad(X, ((0, 0), (0, 0), (rows, rows), (columns, columns)))


def patches(X, kh, kw):
    return sliding_window_view(X, (kh, kw), axis=(2, 3))


def conv_output_size(n, k, stride=1, padding=0):
    return math.floor((n + 2 * padding - k) / stride + 1)


def cross_correlate(X, K):
    return conv2d(X[None, None], K[None, None], np.zeros(1))[0, 0]


def conv2d(X, K, b, stride=1, padding=0):
    everywhere = patches(framed(X, padding, padding), *K.shape[2:])
    Y = np.tensordot(everywhere, K, ((1, 4, 5), (1, 2, 3))) + b
    return Y.transpose(0, 3, 1, 2)[:, :, ::stride, ::stride]


def conv2d_backward(dY, X, K, stride=1, padding=0):
    kh, kw = K.shape[2:]
    Xp = framed(X, padding, padding)
    H, W = Xp.shape[2:]
    D = np.zeros((*dY.shape[:2], H - kh + 1, W - kw + 1))
    D[:, :, ::stride, ::stride] = dY
    turned = K[:, :, ::-1, ::-1].swapaxes(0, 1)
    dXp = conv2d(framed(D, kh - 1, kw - 1), turned, np.zeros(X.shape[1]))
    dK = np.einsum("nchwij,nohw->ocij", patches(Xp, kh, kw), D)
    inside = dXp[:, :, padding : H - padding, padding : W - padding]
    return Gradients(inside, dK, D.sum(axis=(0, 2, 3)))


def max_pool2d(X, size, stride):
    return -np.sort(-pooled_patches(X, size, stride), axis=-1)[..., 0]


def pooled_patches(X, size, stride):
    windows = patches(X, size, size)[:, :, ::stride, ::stride]
    return windows.reshape(*windows.shape[:4], -1)


def max_pool2d_backward(dY, X, size, stride):
    # a tie is shared
    dX = np.zeros_like(X)
    for n, c, h, w in np.ndindex(dY.shape):
        window = np.s_[n, c, h * stride : h * stride + size, w * stride : w * stride + size]
        winners = X[window] == X[window].max()
        dX[window] += dY[n, c, h, w] * winners / winners.sum()
    return dX


def mean_kernel(channels, size):
    return np.eye(channels)[:, :, None, None] * np.full((size, size), 1 / size**2)


def avg_pool2d(X, size, stride):
    return conv2d(X, mean_kernel(X.shape[1], size), np.zeros(X.shape[1]), stride)


def avg_pool2d_backward(dY, X, size, stride):
    return conv2d_backward(dY, X, mean_kernel(X.shape[1], size), stride).dX
