# Assignment: convolution
# my solution, seems to work :)
import numpy as np


def conv_output_size(n, k, stride=1, padding=0):
    size = (n + 2 * padding - k) / stride + 1
    return int(size)  # cut off the rest


def cross_correlate(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y


# test with the example
print(cross_correlate(np.array([[0.0, 1, 2], [3, 4, 5], [6, 7, 8]]), np.array([[0.0, 1], [2, 3]])))


def conv2d(X, K, b, stride=1, padding=0):
    # get the dimensions
    (N, _, H, W) = X.shape
    (C_out, _, kh, kw) = K.shape
    # compute the output dimensions
    H_out = conv_output_size(H, kh, stride, padding)
    W_out = conv_output_size(W, kw, stride, padding)
    # pad the input
    X_pad = np.pad(X, ((0, 0), (0, 0), (padding, padding), (padding, padding)), "constant")
    out = np.zeros((N, C_out, H_out, W_out))
    for n in range(N):  # loop over the images
        for f in range(C_out):  # loop over the filters
            for i in range(H_out):
                for j in range(W_out):
                    h_start = i * stride
                    w_start = j * stride
                    window = X_pad[n, :, h_start : h_start + kh, w_start : w_start + kw]
                    out[n, f, i, j] = np.sum(window * K[f]) + b[f]
    return out


def conv2d_backward(dY, X, K, stride=1, padding=0):
    N = X.shape[0]
    (C_out, _, kh, kw) = K.shape
    X_pad = np.pad(X, ((0, 0), (0, 0), (padding, padding), (padding, padding)), "constant")
    dX_pad = np.zeros_like(X_pad)
    dK = np.zeros_like(K)
    db = np.zeros(C_out)
    for n in range(N):
        for f in range(C_out):
            for i in range(dY.shape[2]):
                for j in range(dY.shape[3]):
                    h = i * stride
                    w = j * stride
                    dX_pad[n, :, h : h + kh, w : w + kw] += K[f] * dY[n, f, i, j]
                    dK[f] += X_pad[n, :, h : h + kh, w : w + kw] * dY[n, f, i, j]
                    db[f] += dY[n, f, i, j]
    # remove the padding again. [0:-0] is empty!! so two cases
    dX = dX_pad if padding == 0 else dX_pad[:, :, padding:-padding, padding:-padding]
    return dX, dK, db


def pool(X, size, stride, mode):
    N, C, H, W = X.shape
    H_out = conv_output_size(H, size, stride)
    W_out = conv_output_size(W, size, stride)
    out = np.zeros((N, C, H_out, W_out))
    for i in range(H_out):
        for j in range(W_out):
            window = X[:, :, i * stride : i * stride + size, j * stride : j * stride + size]
            if mode == "max":
                out[:, :, i, j] = np.max(window, axis=(2, 3))
            elif mode == "avg":
                out[:, :, i, j] = np.mean(window, axis=(2, 3))
    return out


def pool_backward(dY, X, size, stride, mode):
    dX = np.zeros_like(X)
    N, C, H_out, W_out = dY.shape
    for n in range(N):
        for c in range(C):
            for i in range(H_out):
                for j in range(W_out):
                    rows = slice(i * stride, i * stride + size)
                    cols = slice(j * stride, j * stride + size)
                    if mode == "max":
                        window = X[n, c, rows, cols]
                        mask = window == np.max(window)
                        mask = mask / np.sum(mask)  # if there is a tie share it
                        dX[n, c, rows, cols] += mask * dY[n, c, i, j]
                    elif mode == "avg":
                        average = dY[n, c, i, j] / (size * size)
                        dX[n, c, rows, cols] += np.ones((size, size)) * average
    return dX


def max_pool2d(X, size, stride):
    return pool(X, size, stride, "max")


def max_pool2d_backward(dY, X, size, stride):
    return pool_backward(dY, X, size, stride, "max")


def avg_pool2d(X, size, stride):
    return pool(X, size, stride, "avg")


def avg_pool2d_backward(dY, X, size, stride):
    return pool_backward(dY, X, size, stride, "avg")


print("done")
