"""Correlation as a product of spectra; pooling by shifted copies of the whole image."""

import math

import numpy as np


def conv_output_size(n, k, stride=1, padding=0):
    return math.floor((n + 2 * padding - k) / stride) + 1


def spectrum(A, shape):
    return np.fft.rfft2(A, s=shape)


def image(S, shape):
    return np.fft.irfft2(S, s=shape)


def cross_correlate(X, K):
    (H, W), (kh, kw) = X.shape, K.shape
    Y = image(spectrum(X, X.shape) * spectrum(K, X.shape).conj(), X.shape)
    return Y[: H - kh + 1, : W - kw + 1]


def frame(X, padding):
    p = padding
    return np.pad(X, [(0, 0), (0, 0), (p, p), (p, p)])


def conv2d(X, K, b, stride=1, padding=0):
    Xp = frame(X, padding)
    (H, W), (kh, kw) = Xp.shape[2:], K.shape[2:]
    product = spectrum(Xp, (H, W))[:, None] * spectrum(K, (H, W)).conj()
    Y = image(product.sum(axis=2), (H, W))[:, :, : H - kh + 1, : W - kw + 1]
    return Y[:, :, ::stride, ::stride] + b.reshape(1, -1, 1, 1)


def conv2d_backward(dY, X, K, stride=1, padding=0):
    Xp = frame(X, padding)
    (H, W), (kh, kw) = Xp.shape[2:], K.shape[2:]
    # stretch dY onto the places of the unstrided output, zeros between
    D = np.zeros((*dY.shape[:2], H, W))
    D[:, :, : stride * dY.shape[2] : stride, : stride * dY.shape[3] : stride] = dY
    D_hat, X_hat, K_hat = (spectrum(A, (H, W)) for A in (D, Xp, K))
    dXp = image((D_hat[:, :, None] * K_hat).sum(axis=1), (H, W))
    dK = image((D_hat.conj()[:, :, None] * X_hat[:, None]).sum(axis=0), (H, W))
    dX = dXp[:, :, padding : H - padding, padding : W - padding]
    return dX, dK[:, :, :kh, :kw], D.sum(axis=(0, 2, 3))


def copies(X, size, stride):
    """Selections of X, one for each place i, j in the window."""
    rows = stride * conv_output_size(X.shape[2], size, stride)
    columns = stride * conv_output_size(X.shape[3], size, stride)
    for i in range(size):
        for j in range(size):
            yield X[:, :, i : i + rows : stride, j : j + columns : stride]


def max_pool2d(X, size, stride):
    best = None
    for copy in copies(X, size, stride):
        best = copy if best is None else np.maximum(best, copy)
    return best


def max_pool2d_backward(dY, X, size, stride):
    best = max_pool2d(X, size, stride)
    dX = np.zeros(X.shape)
    open_ = np.ones(dY.shape, dtype=bool)
    for x, dx in zip(copies(X, size, stride), copies(dX, size, stride), strict=True):
        hit = open_ & (x == best)
        dx += np.where(hit, dY, 0)  # dx is a view of dX, without overlaps of its own
        open_ &= ~hit
    return dX


def avg_pool2d(X, size, stride):
    return sum(copies(X, size, stride)) / size**2


def avg_pool2d_backward(dY, X, size, stride):
    dX = np.zeros(X.shape)
    for dx in copies(dX, size, stride):
        dx += dY / size**2
    return dX
