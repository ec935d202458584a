"""One output number at a time."""

import numpy as np


def conv_output_size(n, k, stride=1, padding=0):
    count = 0
    start = -padding
    while start + k <= n + padding:
        count += 1
        start += stride
    return count


def cross_correlate(X, K):
    kh, kw = K.shape
    Y = np.zeros((X.shape[0] - kh + 1, X.shape[1] - kw + 1))
    for h in range(Y.shape[0]):
        for w in range(Y.shape[1]):
            for i in range(kh):
                for j in range(kw):
                    Y[h, w] += X[h + i, w + j] * K[i, j]
    return Y


def inside(y, x, X):
    return 0 <= y < X.shape[2] and 0 <= x < X.shape[3]


def conv2d(X, K, b, stride=1, padding=0):
    N, C, H, W = X.shape
    C_out, _, kh, kw = K.shape
    H_out = conv_output_size(H, kh, stride, padding)
    W_out = conv_output_size(W, kw, stride, padding)
    Y = np.zeros((N, C_out, H_out, W_out))
    for n, o, h, w in np.ndindex(Y.shape):
        total = b[o]
        for c, i, j in np.ndindex(C, kh, kw):
            y = h * stride + i - padding
            x = w * stride + j - padding
            if inside(y, x, X):
                total += X[n, c, y, x] * K[o, c, i, j]
        Y[n, o, h, w] = total
    return Y


def conv2d_backward(dY, X, K, stride=1, padding=0):
    dX = np.zeros(X.shape)
    dK = np.zeros(K.shape)
    db = np.zeros(K.shape[0])
    for n, o, h, w in np.ndindex(dY.shape):
        d = dY[n, o, h, w]
        db[o] += d
        for c, i, j in np.ndindex(K.shape[1:]):
            y = h * stride + i - padding
            x = w * stride + j - padding
            if inside(y, x, X):
                dK[o, c, i, j] += d * X[n, c, y, x]
                dX[n, c, y, x] += d * K[o, c, i, j]
    return dX, dK, db


def pooled_shape(X, size, stride):
    N, C, H, W = X.shape
    return N, C, conv_output_size(H, size, stride), conv_output_size(W, size, stride)


def max_pool2d(X, size, stride):
    Y = np.full(pooled_shape(X, size, stride), -np.inf)
    for n, c, h, w in np.ndindex(Y.shape):
        for i in range(size):
            for j in range(size):
                value = X[n, c, h * stride + i, w * stride + j]
                if value > Y[n, c, h, w]:
                    Y[n, c, h, w] = value
    return Y


def max_pool2d_backward(dY, X, size, stride):
    dX = np.zeros(X.shape)
    for n, c, h, w in np.ndindex(dY.shape):
        top, left = h * stride, w * stride
        best = (top, left)
        for y in range(top, top + size):
            for x in range(left, left + size):
                if X[n, c, y, x] > X[n, c, best[0], best[1]]:
                    best = (y, x)
        dX[n, c, best[0], best[1]] += dY[n, c, h, w]
    return dX


def avg_pool2d(X, size, stride):
    Y = np.zeros(pooled_shape(X, size, stride))
    for n, c, h, w in np.ndindex(Y.shape):
        for i in range(size):
            for j in range(size):
                Y[n, c, h, w] += X[n, c, h * stride + i, w * stride + j]
        Y[n, c, h, w] /= size * size
    return Y


def avg_pool2d_backward(dY, X, size, stride):
    dX = np.zeros(X.shape)
    for n, c, h, w in np.ndindex(dY.shape):
        for i in range(size):
            for j in range(size):
                dX[n, c, h * stride + i, w * stride + j] += dY[n, c, h, w] / (size * size)
    return dX
