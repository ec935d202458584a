"""Batch normalization, residual blocks and dense blocks."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def relu(z):
    """max(z, 0), elementwise."""
    return np.maximum(z, 0)


def conv3x3(X, K, b):
    """A convolution with 3×3 kernels, padding 1 and stride 1, which keeps H and W.

    X (N, C_in, H, W), K (C_out, C_in, 3, 3), b (C_out,)  ->  (N, C_out, H, W).
    """
    X = np.pad(X, ((0, 0), (0, 0), (1, 1), (1, 1)))
    patches = sliding_window_view(X, (3, 3), axis=(2, 3))
    return np.einsum("nchwij,ocij->nohw", patches, K) + b[:, None, None]


def batch_norm(X, gamma, beta, eps=1e-5):
    """Give each feature the mean β and (but for ε) the standard deviation |γ| over the batch.

    Y = γ (X − μ)/sqrt(σ² + ε) + β, with μ and σ² (population) the moments of each column

    X (N, D), gamma (D,), beta (D,)  ->  (N, D).
    """
    ### BEGIN SOLUTION
    mean, variance = X.mean(axis=0), X.var(axis=0)
    return gamma * (X - mean) / np.sqrt(variance + eps) + beta
    ### END SOLUTION


def batch_norm2d(X, gamma, beta, eps=1e-5):
    """Batch normalization of images: one μ, σ², γ, β for each channel.

    The moments run over the batch and over all places: N·H·W values for each channel.

    X (N, C, H, W), gamma (C,), beta (C,)  ->  (N, C, H, W).
    """
    ### BEGIN SOLUTION
    channels_last = np.moveaxis(X, 1, -1)
    rows = channels_last.reshape(-1, X.shape[1])
    Y = batch_norm(rows, gamma, beta, eps)
    return np.moveaxis(Y.reshape(channels_last.shape), -1, 1)
    ### END SOLUTION


def batch_norm_backward(dY, X, gamma, eps=1e-5):
    """The gradients of `batch_norm`; μ and σ² depend on X, too.

    dγ = Σ_n dY ⊙ X̂, dβ = Σ_n dY, and with G = γ dY
    dX = (G − mean(G) − X̂ ⊙ mean(G ⊙ X̂)) / sqrt(σ² + ε), means over the batch

    dY (N, D), X (N, D), gamma (D,)  ->  (dX (N, D), dgamma (D,), dbeta (D,)).
    """
    ### BEGIN SOLUTION
    std = np.sqrt(X.var(axis=0) + eps)
    X_hat = (X - X.mean(axis=0)) / std
    G = gamma * dY
    dX = (G - G.mean(axis=0) - X_hat * (G * X_hat).mean(axis=0)) / std
    return dX, (dY * X_hat).sum(axis=0), dY.sum(axis=0)
    ### END SOLUTION


def residual_block(X, K1, b1, K2, b2):
    """Two convolutions learn what is to be added to the input.

    Y = relu(conv(relu(conv(X))) + X), 3×3 kernels, padding 1, stride 1

    X (N, C, H, W), K1 (M, C, 3, 3), b1 (M,), K2 (C, M, 3, 3), b2 (C,)  ->  (N, C, H, W).
    """
    ### BEGIN SOLUTION
    return relu(conv3x3(relu(conv3x3(X, K1, b1)), K2, b2) + X)
    ### END SOLUTION


def dense_block(X, kernels, biases):
    """Every layer sees the channels of all layers before it, and appends its own behind them.

    X ← concat(X, conv(relu(X))) for each layer, 3×3 kernels, padding 1, stride 1

    X (N, C, H, W), kernels[l] (g_l, C + g_0 + … + g_{l−1}, 3, 3), biases[l] (g_l,)
    ->  (N, C + Σ g_l, H, W), the channels of X first.
    """
    ### BEGIN SOLUTION
    for K, b in zip(kernels, biases, strict=True):
        X = np.concatenate([X, conv3x3(relu(X), K, b)], axis=1)
    return X
    ### END SOLUTION
