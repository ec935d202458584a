"""im2col in float32: windows become the columns of one big matrix."""

import numpy as np

F = np.float32


def conv_output_size(n, k, stride=1, padding=0):
    return 1 + (n - k + 2 * padding) // stride


def places(shape, kh, kw, stride):
    """Row and column of every entry of every window, (kh·kw, H'·W') each."""
    i, j = np.divmod(np.arange(kh * kw), kw)
    out_w = conv_output_size(shape[3], kw, stride)
    h, w = np.divmod(np.arange(conv_output_size(shape[2], kh, stride) * out_w), out_w)
    return i[:, None] + stride * h, j[:, None] + stride * w


def im2col(X, kh, kw, stride):
    y, x = places(X.shape, kh, kw, stride)
    return X[:, :, y, x]


def col2im(columns, shape, kh, kw, stride):
    y, x = places(shape, kh, kw, stride)
    X = np.zeros(shape, dtype=F)
    np.add.at(X, (slice(None), slice(None), y, x), columns)
    return X


def cross_correlate(X, K):
    columns = im2col(X.astype(F)[None, None], *K.shape, 1)[0, 0]
    out = (X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1)
    return (K.astype(F).ravel() @ columns).reshape(out)


def framed(X, padding):
    N, C, H, W = X.shape
    Xp = np.zeros((N, C, H + 2 * padding, W + 2 * padding), dtype=F)
    Xp[:, :, padding : padding + H, padding : padding + W] = X
    return Xp


def conv2d(X, K, b, stride=1, padding=0):
    C_out, C, kh, kw = K.shape
    Xp = framed(X, padding)
    columns = im2col(Xp, kh, kw, stride).reshape(len(X), C * kh * kw, -1)
    Y = K.astype(F).reshape(C_out, -1) @ columns + b.astype(F)[:, None]
    return Y.reshape(len(X), C_out, conv_output_size(Xp.shape[2], kh, stride), -1)


def conv2d_backward(dY, X, K, stride=1, padding=0):
    N, C_out = dY.shape[:2]
    _, C, kh, kw = K.shape
    Xp = framed(X, padding)
    columns = im2col(Xp, kh, kw, stride).reshape(N, C * kh * kw, -1)
    flat = dY.astype(F).reshape(N, C_out, -1)
    dK = (flat @ columns.transpose(0, 2, 1)).sum(axis=0).reshape(K.shape)
    dcolumns = K.astype(F).reshape(C_out, -1).T @ flat
    dXp = col2im(dcolumns.reshape(N, C, kh * kw, -1), Xp.shape, kh, kw, stride)
    H, W = X.shape[2:]
    return dXp[:, :, padding : padding + H, padding : padding + W], dK, flat.sum(axis=(0, 2))


def pool(X, size, stride, reduce):
    out = reduce(im2col(X.astype(F), size, size, stride), axis=2)
    return out.reshape(*X.shape[:2], conv_output_size(X.shape[2], size, stride), -1)


def max_pool2d(X, size, stride):
    return pool(X, size, stride, np.max)


def max_pool2d_backward(dY, X, size, stride):
    columns = im2col(X, size, size, stride)
    winner = columns.argmax(axis=2)[:, :, None]
    dcolumns = np.zeros(columns.shape, dtype=F)
    np.put_along_axis(dcolumns, winner, dY.astype(F).reshape(winner.shape), axis=2)
    return col2im(dcolumns, X.shape, size, size, stride)


def avg_pool2d(X, size, stride):
    return pool(X, size, stride, np.mean)


def avg_pool2d_backward(dY, X, size, stride):
    share = dY.astype(F).reshape(*dY.shape[:2], 1, -1) / F(size * size)
    dcolumns = np.repeat(share, size * size, axis=2)
    return col2im(dcolumns, X.shape, size, size, stride)
