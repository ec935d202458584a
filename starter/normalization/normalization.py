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
    raise NotImplementedError("batch_norm: your code here")


def batch_norm2d(X, gamma, beta, eps=1e-5):
    """Batch normalization of images: one μ, σ², γ, β for each channel.

    The moments run over the batch and over all places: N·H·W values for each channel.

    X (N, C, H, W), gamma (C,), beta (C,)  ->  (N, C, H, W).
    """
    raise NotImplementedError("batch_norm2d: your code here")


def batch_norm_backward(dY, X, gamma, eps=1e-5):
    """The gradients of `batch_norm`; μ and σ² depend on X, too.

    dγ = Σ_n dY ⊙ X̂, dβ = Σ_n dY, and with G = γ dY
    dX = (G − mean(G) − X̂ ⊙ mean(G ⊙ X̂)) / sqrt(σ² + ε), means over the batch

    dY (N, D), X (N, D), gamma (D,)  ->  (dX (N, D), dgamma (D,), dbeta (D,)).
    """
    raise NotImplementedError("batch_norm_backward: your code here")


def residual_block(X, K1, b1, K2, b2):
    """Two convolutions learn what is to be added to the input.

    Y = relu(conv(relu(conv(X))) + X), 3×3 kernels, padding 1, stride 1

    X (N, C, H, W), K1 (M, C, 3, 3), b1 (M,), K2 (C, M, 3, 3), b2 (C,)  ->  (N, C, H, W).
    """
    raise NotImplementedError("residual_block: your code here")


def dense_block(X, kernels, biases):
    """Every layer sees the channels of all layers before it, and appends its own behind them.

    X ← concat(X, conv(relu(X))) for each layer, 3×3 kernels, padding 1, stride 1

    X (N, C, H, W), kernels[l] (g_l, C + g_0 + … + g_{l−1}, 3, 3), biases[l] (g_l,)
    ->  (N, C + Σ g_l, H, W), the channels of X first.
    """
    raise NotImplementedError("dense_block: your code here")
