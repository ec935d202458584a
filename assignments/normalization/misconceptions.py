"""Known mistakes in batch norm, residual and dense blocks. Each docstring is what students read."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.normalization import (
    batch_norm,
    batch_norm2d,
    batch_norm_backward,
    conv3x3,
    dense_block,
    relu,
    residual_block,
)

quietly = np.errstate(all="ignore")


def across(a):
    """(C,) -> (C, 1, 1)."""
    return a[:, None, None]


# --- batch_norm -------------------------------------------------------------------------


@misconception_of("batch_norm")
@quietly
def eps_outside_the_root(X, gamma, beta, eps=1e-5):
    """ε is added to the standard deviation; here it is added to the variance, under the root."""
    return gamma * (X - X.mean(axis=0)) / (X.std(axis=0) + eps) + beta


@misconception_of("batch_norm")
@quietly
def eps_left_out(X, gamma, beta, eps=1e-5):
    """ε is missing: it is added to the variance, under the root, and keeps it from being 0."""
    return gamma * (X - X.mean(axis=0)) / X.std(axis=0) + beta


@misconception_of("batch_norm")
def eps_fixed(X, gamma, beta, eps=1e-5):
    """The argument `eps` has no effect: 1e-5 is only its default."""
    return batch_norm(X, gamma, beta)


@misconception_of("batch_norm")
def eps_squared(X, gamma, beta, eps=1e-5):
    """ε is squared under the root: it is added to the variance as it is."""
    return batch_norm(X, gamma, beta, eps**2)


def bessel(N):
    """N / (N − 1), infinite for N = 1."""
    return np.float64(N) / (N - 1)


@misconception_of("batch_norm")
@quietly
def sample_variance(X, gamma, beta, eps=1e-5):
    """The variance is divided by N − 1 (ddof=1): here it is that of the population, divided by
    N."""
    variance = X.var(axis=0) * bessel(len(X))
    return gamma * (X - X.mean(axis=0)) / np.sqrt(variance + eps) + beta


@misconception_of("batch_norm")
def variance_for_standard_deviation(X, gamma, beta, eps=1e-5):
    """Divided by the variance: divide by its root, sqrt(σ² + ε)."""
    return gamma * (X - X.mean(axis=0)) / (X.var(axis=0) + eps) + beta


@misconception_of("batch_norm")
def layer_norm(X, gamma, beta, eps=1e-5):
    """The moments are those of each sample (that is layer normalization, or samples in columns):
    samples are rows here, so take them down the columns, axis 0."""
    mean, variance = X.mean(axis=1, keepdims=True), X.var(axis=1, keepdims=True)
    return gamma * (X - mean) / np.sqrt(variance + eps) + beta


@misconception_of("batch_norm")
def moments_of_the_whole_array(X, gamma, beta, eps=1e-5):
    """One mean and one variance for the whole array: each feature, each column, has its own."""
    return gamma * (X - X.mean()) / np.sqrt(X.var() + eps) + beta


@misconception_of("batch_norm")
def mean_not_subtracted(X, gamma, beta, eps=1e-5):
    """The mean is not subtracted: it is γ (x − μ)/sqrt(σ² + ε) + β."""
    return gamma * X / np.sqrt(X.var(axis=0) + eps) + beta


@misconception_of("batch_norm")
def only_centred(X, gamma, beta, eps=1e-5):
    """The division by sqrt(σ² + ε) is missing: the mean is subtracted, the spread stays."""
    return gamma * (X - X.mean(axis=0)) + beta


@misconception_of("batch_norm")
def variance_about_zero(X, gamma, beta, eps=1e-5):
    """σ² is the mean of x²; it is the mean of (x − μ)²."""
    return gamma * (X - X.mean(axis=0)) / np.sqrt(np.mean(X**2, axis=0) + eps) + beta


@misconception_of("batch_norm")
def variance_summed(X, gamma, beta, eps=1e-5):
    """σ² is the sum of the squared deviations: divide it by N."""
    return gamma * (X - X.mean(axis=0)) / np.sqrt(X.var(axis=0) * len(X) + eps) + beta


@misconception_of("batch_norm")
def gamma_left_out(X, gamma, beta, eps=1e-5):
    """The scale γ has no effect: the normalized values are multiplied by it."""
    return batch_norm(X, np.ones(len(gamma)), beta, eps)


@misconception_of("batch_norm")
def beta_left_out(X, gamma, beta, eps=1e-5):
    """The shift β is missing: it is added at the end."""
    return batch_norm(X, gamma, 0 * beta, eps)


@misconception_of("batch_norm")
def gamma_and_beta_exchanged(X, gamma, beta, eps=1e-5):
    """γ and β are exchanged: γ multiplies, β is added."""
    return batch_norm(X, beta, gamma, eps)


@misconception_of("batch_norm")
def beta_scaled(X, gamma, beta, eps=1e-5):
    """β is multiplied by γ: it is γ x̂ + β, not γ (x̂ + β)."""
    return batch_norm(X, gamma, gamma * beta, eps)


@misconception_of("batch_norm")
def only_normalized(X, gamma, beta, eps=1e-5):
    """γ and β have no effect: what is returned is γ x̂ + β, not x̂ alone."""
    return batch_norm(X, np.ones(len(gamma)), 0 * beta, eps)


@misconception_of("batch_norm")
def only_the_mean_divided(X, gamma, beta, eps=1e-5):
    """Only μ is divided by sqrt(σ² + ε), for lack of parentheses: γ (x − μ)/sqrt(σ² + ε) + β."""
    return gamma * X - X.mean(axis=0) / np.sqrt(X.var(axis=0) + eps) + beta


@misconception_of("batch_norm")
def multiplied_by_the_deviation(X, gamma, beta, eps=1e-5):
    """x − μ is multiplied by sqrt(σ² + ε): divide by it, so that the spread becomes 1."""
    return gamma * (X - X.mean(axis=0)) * np.sqrt(X.var(axis=0) + eps) + beta


@misconception_of("batch_norm")
def mean_deviation_for_variance(X, gamma, beta, eps=1e-5):
    """σ² is the mean of |x − μ|: it is the mean of (x − μ)²."""
    centred = X - X.mean(axis=0)
    return gamma * centred / np.sqrt(np.abs(centred).mean(axis=0) + eps) + beta


@misconception_of("batch_norm")
@quietly
def eps_inside_and_outside(X, gamma, beta, eps=1e-5):
    """ε is added twice, under the root and to the root: it is added to the variance only."""
    return gamma * (X - X.mean(axis=0)) / (np.sqrt(X.var(axis=0) + eps) + eps) + beta


@misconception_of("batch_norm")
@quietly
def sample_deviation_plus_eps(X, gamma, beta, eps=1e-5):
    """The variance is divided by N − 1 (ddof=1), and ε is added to its root: divide by N, and add
    ε under the root."""
    deviation = np.sqrt(X.var(axis=0) * bessel(len(X))) + eps
    return gamma * (X - X.mean(axis=0)) / deviation + beta


@misconception_of("batch_norm")
def beta_subtracted(X, gamma, beta, eps=1e-5):
    """β is subtracted: it is γ x̂ + β."""
    return batch_norm(X, gamma, -beta, eps)


@misconception_of("batch_norm")
def divided_by_gamma(X, gamma, beta, eps=1e-5):
    """x̂ is divided by γ: it is multiplied by it, γ x̂ + β."""
    return batch_norm(X, 1 / gamma, beta, eps)


@misconception_of("batch_norm")
def running_moments(X, gamma, beta, eps=1e-5):
    """The moments are running averages, begun at 0 and 1, as they are kept for testing: here the
    moments of the batch itself are meant."""
    mean, variance = 0.1 * X.mean(axis=0), 0.9 + 0.1 * X.var(axis=0)
    return gamma * (X - mean) / np.sqrt(variance + eps) + beta


@misconception_of("batch_norm")
@quietly
def eps_forgotten_and_sample_variance(X, gamma, beta, eps=1e-5):
    """The variance is divided by N − 1 (ddof=1), and ε is missing: divide by N, and add ε under
    the root."""
    return gamma * (X - X.mean(axis=0)) / np.sqrt(X.var(axis=0) * bessel(len(X))) + beta


# --- batch_norm2d -----------------------------------------------------------------------


def normalized(X, gamma, beta, eps, axis):
    """Batch norm of images with the moments over these axes."""
    mean, variance = X.mean(axis=axis, keepdims=True), X.var(axis=axis, keepdims=True)
    return across(gamma) * (X - mean) / np.sqrt(variance + eps) + across(beta)


@misconception_of("batch_norm2d")
def every_place_for_itself(X, gamma, beta, eps=1e-5):
    """Each pixel has moments of its own, over the batch only: in images they run over the places,
    too, one μ and σ² for each channel."""
    return normalized(X, gamma, beta, eps, 0)


@misconception_of("batch_norm2d")
def instance_norm(X, gamma, beta, eps=1e-5):
    """The moments are those of each image alone (instance normalization): they run over the batch,
    too."""
    return normalized(X, gamma, beta, eps, (2, 3))


@misconception_of("batch_norm2d")
def layer_norm_of_images(X, gamma, beta, eps=1e-5):
    """The moments are those of each sample over all its channels (layer normalization): each
    channel has its own, over the batch and the places."""
    return normalized(X, gamma, beta, eps, (1, 2, 3))


@misconception_of("batch_norm2d")
def moments_over_everything(X, gamma, beta, eps=1e-5):
    """One mean and one variance for the whole array: each channel has its own."""
    return normalized(X, gamma, beta, eps, None)


@misconception_of("batch_norm2d")
def channels_last(X, gamma, beta, eps=1e-5):
    """The last axis is taken for the channels, (N, H, W, C): here the channels are axis 1, so the
    moments run over axes 0, 2 and 3."""
    return batch_norm2d(X.transpose(0, 3, 1, 2), gamma, beta, eps).transpose(0, 2, 3, 1)


@misconception_of("batch_norm2d")
def reshaped_without_moving_the_channels(X, gamma, beta, eps=1e-5):
    """`reshape(-1, C)` mixes the channels: they are axis 1, so move them to the end first
    (np.moveaxis), and back afterwards."""
    return batch_norm(X.reshape(-1, X.shape[1]), gamma, beta, eps).reshape(X.shape)


@misconception_of("batch_norm2d")
def gamma_along_the_columns(X, gamma, beta, eps=1e-5):
    """γ and β are laid along the last axis, the columns; they belong to the channels: give them
    the shape (C, 1, 1)."""
    ones = np.ones(len(gamma))
    return gamma * batch_norm2d(X, ones, 0 * ones, eps) + beta


@misconception_of("batch_norm2d")
def variance_divided_by_the_batch(X, gamma, beta, eps=1e-5):
    """The squared deviations of a channel are divided by N: there are N·H·W of them."""
    mean = X.mean(axis=(0, 2, 3), keepdims=True)
    variance = X.var(axis=(0, 2, 3), keepdims=True) * X[0, 0].size
    return across(gamma) * (X - mean) / np.sqrt(variance + eps) + across(beta)


@misconception_of("batch_norm2d")
def moments_divided_by_the_batch(X, gamma, beta, eps=1e-5):
    """Mean and variance of a channel are sums divided by N: there are N·H·W values in it."""
    mean = X.sum(axis=(0, 2, 3), keepdims=True) / len(X)
    variance = np.sum((X - mean) ** 2, axis=(0, 2, 3), keepdims=True) / len(X)
    return across(gamma) * (X - mean) / np.sqrt(variance + eps) + across(beta)


@misconception_of("batch_norm2d")
@quietly
def eps_outside_the_root_of_images(X, gamma, beta, eps=1e-5):
    """ε is added to the standard deviation; here it is added to the variance, under the root."""
    axes = (0, 2, 3)
    deviation = X.std(axis=axes, keepdims=True) + eps
    return across(gamma) * (X - X.mean(axis=axes, keepdims=True)) / deviation + across(beta)


@misconception_of("batch_norm2d")
@quietly
def eps_left_out_of_images(X, gamma, beta, eps=1e-5):
    """ε is missing: it is added to the variance, under the root, and keeps it from being 0."""
    return batch_norm2d(X, gamma, beta, 0.0)


@misconception_of("batch_norm2d")
def eps_fixed_for_images(X, gamma, beta, eps=1e-5):
    """The argument `eps` has no effect: 1e-5 is only its default."""
    return batch_norm2d(X, gamma, beta)


@misconception_of("batch_norm2d")
@quietly
def sample_variance_of_images(X, gamma, beta, eps=1e-5):
    """The variance is divided by N·H·W − 1 (ddof=1): here it is that of the population."""
    mean = X.mean(axis=(0, 2, 3), keepdims=True)
    variance = X.var(axis=(0, 2, 3), keepdims=True) * bessel(X[:, 0].size)
    return across(gamma) * (X - mean) / np.sqrt(variance + eps) + across(beta)


@misconception_of("batch_norm2d")
def mean_of_means_over_places(X, gamma, beta, eps=1e-5):
    """The variance is that of the images' means: it is the mean of all squared deviations from
    the channel's mean."""
    mean = X.mean(axis=(0, 2, 3), keepdims=True)
    variance = X.mean(axis=(2, 3), keepdims=True).var(axis=0, keepdims=True)
    return across(gamma) * (X - mean) / np.sqrt(variance + eps) + across(beta)


@misconception_of("batch_norm2d")
def scale_and_shift_exchanged(X, gamma, beta, eps=1e-5):
    """γ and β are exchanged: γ multiplies, β is added."""
    return batch_norm2d(X, beta, gamma, eps)


@misconception_of("batch_norm2d")
def moments_over_the_channels(X, gamma, beta, eps=1e-5):
    """The moments run over the channels, axis 1: each channel has its own, over the batch and the
    places, axes 0, 2 and 3."""
    return normalized(X, gamma, beta, eps, 1)


@misconception_of("batch_norm2d")
def moments_of_the_columns(X, gamma, beta, eps=1e-5):
    """The moments run over axes 0, 1 and 2, as if the channels came last: here they are axis 1, so
    the moments run over axes 0, 2 and 3."""
    return normalized(X, gamma, beta, eps, (0, 1, 2))


@misconception_of("batch_norm2d")
def channels_not_moved_back(X, gamma, beta, eps=1e-5):
    """The rows are reshaped as if the channels came before the places: reshape to (N, H, W, C),
    then move the channels back to axis 1."""
    Y = batch_norm2d(X, gamma, beta, eps)
    return np.moveaxis(Y, 1, -1).reshape(X.shape)


@misconception_of("batch_norm2d")
def channels_left_last(X, gamma, beta, eps=1e-5):
    """The result is (N, H, W, C): move the channels back to axis 1, (N, C, H, W)."""
    return np.moveaxis(batch_norm2d(X, gamma, beta, eps), 1, -1)


@misconception_of("batch_norm2d")
def left_in_rows(X, gamma, beta, eps=1e-5):
    """The result still has one row for each pixel, (N·H·W, C): bring it back to the shape of X."""
    return np.moveaxis(batch_norm2d(X, gamma, beta, eps), 1, -1).reshape(-1, X.shape[1])


@misconception_of("batch_norm2d")
def gamma_of_images_left_out(X, gamma, beta, eps=1e-5):
    """The scale γ has no effect: the normalized values of channel c are multiplied by γ[c]."""
    return batch_norm2d(X, np.ones(len(gamma)), beta, eps)


@misconception_of("batch_norm2d")
def beta_of_images_left_out(X, gamma, beta, eps=1e-5):
    """The shift β is missing: β[c] is added to channel c at the end."""
    return batch_norm2d(X, gamma, 0 * beta, eps)


@misconception_of("batch_norm2d")
def images_only_normalized(X, gamma, beta, eps=1e-5):
    """γ and β have no effect: what is returned is γ x̂ + β, not x̂ alone."""
    return batch_norm2d(X, np.ones(len(gamma)), 0 * beta, eps)


@misconception_of("batch_norm2d")
def variance_for_the_deviation_of_images(X, gamma, beta, eps=1e-5):
    """Divided by the variance: divide by its root, sqrt(σ² + ε)."""
    axes = (0, 2, 3)
    mean, variance = X.mean(axis=axes, keepdims=True), X.var(axis=axes, keepdims=True)
    return across(gamma) * (X - mean) / (variance + eps) + across(beta)


def with_variance(X, gamma, beta, eps, variance):
    """The right mean, another variance."""
    mean = X.mean(axis=(0, 2, 3), keepdims=True)
    return across(gamma) * (X - mean) / np.sqrt(variance + eps) + across(beta)


@misconception_of("batch_norm2d")
def mean_of_the_variances(X, gamma, beta, eps=1e-5):
    """The variance is the mean of the images' own variances: it is the mean of all squared
    deviations from the channel's mean, so the images' means count, too."""
    variance = X.var(axis=(2, 3), keepdims=True).mean(axis=0, keepdims=True)
    return with_variance(X, gamma, beta, eps, variance)


@misconception_of("batch_norm2d")
def variance_of_every_pixel(X, gamma, beta, eps=1e-5):
    """The mean is the channel's, but the variance is that of each pixel over the batch: both run
    over the batch and all places."""
    return with_variance(X, gamma, beta, eps, X.var(axis=0, keepdims=True))


@misconception_of("batch_norm2d")
def variance_of_images_about_zero(X, gamma, beta, eps=1e-5):
    """σ² is the mean of x²; it is the mean of (x − μ)²."""
    return with_variance(X, gamma, beta, eps, np.mean(X**2, axis=(0, 2, 3), keepdims=True))


@misconception_of("batch_norm2d")
def mean_of_images_not_subtracted(X, gamma, beta, eps=1e-5):
    """The mean is not subtracted: it is γ (x − μ)/sqrt(σ² + ε) + β."""
    variance = X.var(axis=(0, 2, 3), keepdims=True)
    return across(gamma) * X / np.sqrt(variance + eps) + across(beta)


@misconception_of("batch_norm2d")
def images_only_centred(X, gamma, beta, eps=1e-5):
    """The division by sqrt(σ² + ε) is missing: the mean is subtracted, the spread stays."""
    return across(gamma) * (X - X.mean(axis=(0, 2, 3), keepdims=True)) + across(beta)


# --- batch_norm_backward ----------------------------------------------------------------


def parts(dY, X, gamma, eps):
    """G = γ dY, X̂, the standard deviation, and the right dγ, dβ."""
    deviation = np.sqrt(X.var(axis=0) + eps)
    X_hat = (X - X.mean(axis=0)) / deviation
    return gamma * dY, X_hat, deviation, np.sum(dY * X_hat, axis=0), dY.sum(axis=0)


@misconception_of("batch_norm_backward")
def moments_taken_for_constants(dY, X, gamma, eps=1e-5):
    """μ and σ² are taken for constants: they depend on every x of the batch, and the gradient
    goes through both."""
    G, _, deviation, dgamma, dbeta = parts(dY, X, gamma, eps)
    return G / deviation, dgamma, dbeta


@misconception_of("batch_norm_backward")
def variance_taken_for_a_constant(dY, X, gamma, eps=1e-5):
    """σ² is taken for a constant: the term X̂ ⊙ mean(G ⊙ X̂), the path through the variance, is
    missing."""
    G, _, deviation, dgamma, dbeta = parts(dY, X, gamma, eps)
    return (G - G.mean(axis=0)) / deviation, dgamma, dbeta


@misconception_of("batch_norm_backward")
def mean_taken_for_a_constant(dY, X, gamma, eps=1e-5):
    """μ is taken for a constant: the term mean(G), the path through the mean, is missing."""
    G, X_hat, deviation, dgamma, dbeta = parts(dY, X, gamma, eps)
    return (G - X_hat * (G * X_hat).mean(axis=0)) / deviation, dgamma, dbeta


@misconception_of("batch_norm_backward")
def variance_path_twice(dY, X, gamma, eps=1e-5):
    """The path through the variance counts twice: the derivative of the root has a factor ½."""
    G, X_hat, deviation, dgamma, dbeta = parts(dY, X, gamma, eps)
    dX = (G - G.mean(axis=0) - 2 * X_hat * (G * X_hat).mean(axis=0)) / deviation
    return dX, dgamma, dbeta


@misconception_of("batch_norm_backward")
def variance_path_added(dY, X, gamma, eps=1e-5):
    """The path through the variance has the wrong sign: a larger σ² makes the outputs smaller."""
    G, X_hat, deviation, dgamma, dbeta = parts(dY, X, gamma, eps)
    dX = (G - G.mean(axis=0) + X_hat * (G * X_hat).mean(axis=0)) / deviation
    return dX, dgamma, dbeta


@misconception_of("batch_norm_backward")
def variance_path_not_normalized(dY, X, gamma, eps=1e-5):
    """In the path through the variance x − μ stands once where X̂ belongs: divide it by
    sqrt(σ² + ε). (In stages: dσ² has the power −3/2.)"""
    G, X_hat, deviation, dgamma, dbeta = parts(dY, X, gamma, eps)
    centred = X - X.mean(axis=0)
    dX = (G - G.mean(axis=0) - centred * (G * X_hat).mean(axis=0)) / deviation
    return dX, dgamma, dbeta


@misconception_of("batch_norm_backward")
def sums_for_means(dY, X, gamma, eps=1e-5):
    """In dX the sums over the batch are not divided by N: what is subtracted are means."""
    G, X_hat, deviation, dgamma, dbeta = parts(dY, X, gamma, eps)
    dX = (G - G.sum(axis=0) - X_hat * (G * X_hat).sum(axis=0)) / deviation
    return dX, dgamma, dbeta


@misconception_of("batch_norm_backward")
def gamma_left_out_of_dX(dY, X, gamma, eps=1e-5):
    """γ is missing in dX: the gradient at X̂ is G = γ dY."""
    dX, _, _ = batch_norm_backward(dY, X, np.ones(len(gamma)), eps)
    return dX, *batch_norm_backward(dY, X, gamma, eps)[1:]


@misconception_of("batch_norm_backward")
def gamma_in_the_direct_path_only(dY, X, gamma, eps=1e-5):
    """γ is missing in the paths through μ and σ²: all three begin with G = γ dY."""
    G, X_hat, deviation, dgamma, dbeta = parts(dY, X, gamma, eps)
    dX = (G - dY.mean(axis=0) - X_hat * (dY * X_hat).mean(axis=0)) / deviation
    return dX, dgamma, dbeta


@misconception_of("batch_norm_backward")
def not_divided_by_the_deviation(dY, X, gamma, eps=1e-5):
    """The division of dX by sqrt(σ² + ε) is missing."""
    dX, dgamma, dbeta = batch_norm_backward(dY, X, gamma, eps)
    return dX * np.sqrt(X.var(axis=0) + eps), dgamma, dbeta


@misconception_of("batch_norm_backward")
def divided_by_the_variance(dY, X, gamma, eps=1e-5):
    """dX is divided by the variance: divide by its root, sqrt(σ² + ε)."""
    dX, dgamma, dbeta = batch_norm_backward(dY, X, gamma, eps)
    return dX / np.sqrt(X.var(axis=0) + eps), dgamma, dbeta


@misconception_of("batch_norm_backward")
def input_gradient_divided_by_the_batch(dY, X, gamma, eps=1e-5):
    """dX is divided by N once too often: a factor N cancels against the 1/N of the means."""
    dX, dgamma, dbeta = batch_norm_backward(dY, X, gamma, eps)
    return dX / len(X), dgamma, dbeta


@misconception_of("batch_norm_backward")
def dgamma_from_x(dY, X, gamma, eps=1e-5):
    """dγ uses x itself: γ multiplies the normalized X̂, so dγ = Σ dY ⊙ X̂."""
    dX, _, dbeta = batch_norm_backward(dY, X, gamma, eps)
    return dX, np.sum(dY * X, axis=0), dbeta


@misconception_of("batch_norm_backward")
def dgamma_from_the_centred_x(dY, X, gamma, eps=1e-5):
    """dγ uses x − μ: it is divided by sqrt(σ² + ε) before γ multiplies it, so dγ = Σ dY ⊙ X̂."""
    dX, _, dbeta = batch_norm_backward(dY, X, gamma, eps)
    return dX, np.sum(dY * (X - X.mean(axis=0)), axis=0), dbeta


@misconception_of("batch_norm_backward")
def parameter_gradients_averaged(dY, X, gamma, eps=1e-5):
    """dγ and dβ are means over the batch: they are sums; a mean is already in dY."""
    dX, dgamma, dbeta = batch_norm_backward(dY, X, gamma, eps)
    return dX, dgamma / len(X), dbeta / len(X)


@misconception_of("batch_norm_backward")
def parameter_gradients_not_summed(dY, X, gamma, eps=1e-5):
    """dγ and dβ still have a row for each sample: sum them over the batch, to the shape (D,)."""
    _, X_hat, _, _, _ = parts(dY, X, gamma, eps)
    return batch_norm_backward(dY, X, gamma, eps)[0], dY * X_hat, dY.copy()


@misconception_of("batch_norm_backward")
def parameter_gradients_as_rows(dY, X, gamma, eps=1e-5):
    """dγ and dβ have the shape (1, D): they have the shape of γ and β, (D,)."""
    dX, dgamma, dbeta = batch_norm_backward(dY, X, gamma, eps)
    return dX, dgamma[None], dbeta[None]


@misconception_of("batch_norm_backward")
def dbeta_before_dgamma(dY, X, gamma, eps=1e-5):
    """dγ and dβ are exchanged: the order is (dX, dγ, dβ)."""
    dX, dgamma, dbeta = batch_norm_backward(dY, X, gamma, eps)
    return dX, dbeta, dgamma


@misconception_of("batch_norm_backward")
def parameters_first(dY, X, gamma, eps=1e-5):
    """dX comes last: the order is (dX, dγ, dβ)."""
    dX, dgamma, dbeta = batch_norm_backward(dY, X, gamma, eps)
    return dgamma, dbeta, dX


@misconception_of("batch_norm_backward")
@quietly
def eps_outside_the_root_on_the_way_back(dY, X, gamma, eps=1e-5):
    """ε is added to the standard deviation; here it is added to the variance, under the root."""
    deviation = X.std(axis=0) + eps
    X_hat, G = (X - X.mean(axis=0)) / deviation, gamma * dY
    dX = (G - G.mean(axis=0) - X_hat * (G * X_hat).mean(axis=0)) / deviation
    return dX, np.sum(dY * X_hat, axis=0), dY.sum(axis=0)


@misconception_of("batch_norm_backward")
@quietly
def eps_left_out_on_the_way_back(dY, X, gamma, eps=1e-5):
    """ε is missing: it is added to the variance, under the root, here as in the forward pass."""
    return batch_norm_backward(dY, X, gamma, 0.0)


@misconception_of("batch_norm_backward")
def eps_fixed_on_the_way_back(dY, X, gamma, eps=1e-5):
    """The argument `eps` has no effect: 1e-5 is only its default."""
    return batch_norm_backward(dY, X, gamma)


@misconception_of("batch_norm_backward")
@quietly
def sample_variance_on_the_way_back(dY, X, gamma, eps=1e-5):
    """The variance is divided by N − 1 (ddof=1): here it is that of the population, divided by
    N."""
    deviation = np.sqrt(X.var(axis=0) * bessel(len(X)) + eps)
    X_hat, G = (X - X.mean(axis=0)) / deviation, gamma * dY
    dX = (G - G.mean(axis=0) - X_hat * (G * X_hat).mean(axis=0)) / deviation
    return dX, np.sum(dY * X_hat, axis=0), dY.sum(axis=0)


@misconception_of("batch_norm_backward")
def layer_norm_backward(dY, X, gamma, eps=1e-5):
    """The moments are those of each sample (that is layer normalization, or samples in columns):
    samples are rows here, so take them down the columns, axis 0."""
    deviation = np.sqrt(X.var(axis=1, keepdims=True) + eps)
    X_hat, G = (X - X.mean(axis=1, keepdims=True)) / deviation, gamma * dY
    along = (G * X_hat).mean(axis=1, keepdims=True)
    dX = (G - G.mean(axis=1, keepdims=True) - X_hat * along) / deviation
    return dX, np.sum(dY * X_hat, axis=0), dY.sum(axis=0)


@misconception_of("batch_norm_backward")
def everything_divided_by_the_batch(dY, X, gamma, eps=1e-5):
    """All three are divided by N: nothing is; a mean, where one is wanted, is already in dY."""
    return tuple(part / len(X) for part in batch_norm_backward(dY, X, gamma, eps))


@misconception_of("batch_norm_backward")
def dbeta_averaged(dY, X, gamma, eps=1e-5):
    """dβ is a mean over the batch: it is the sum Σ dY; a mean is already in dY."""
    dX, dgamma, dbeta = batch_norm_backward(dY, X, gamma, eps)
    return dX, dgamma, dbeta / len(X)


@misconception_of("batch_norm_backward")
def dgamma_averaged(dY, X, gamma, eps=1e-5):
    """dγ is a mean over the batch: it is the sum Σ dY ⊙ X̂; a mean is already in dY."""
    dX, dgamma, dbeta = batch_norm_backward(dY, X, gamma, eps)
    return dX, dgamma / len(X), dbeta


@misconception_of("batch_norm_backward")
def parameter_gradients_in_one_number(dY, X, gamma, eps=1e-5):
    """dγ and dβ are single numbers: each feature has its own, sum over the batch only, axis 0."""
    dX, dgamma, dbeta = batch_norm_backward(dY, X, gamma, eps)
    return dX, dgamma.sum(), dbeta.sum()


@misconception_of("batch_norm_backward")
def parameter_gradients_of_each_sample(dY, X, gamma, eps=1e-5):
    """dγ and dβ are summed over the features, axis 1: sum over the batch, axis 0, to (D,)."""
    dX, _, _ = batch_norm_backward(dY, X, gamma, eps)
    _, X_hat, _, _, _ = parts(dY, X, gamma, eps)
    return dX, np.sum(dY * X_hat, axis=1), dY.sum(axis=1)


@misconception_of("batch_norm_backward")
def dgamma_times_gamma(dY, X, gamma, eps=1e-5):
    """dγ has a factor γ too many: γ stands in y = γ x̂ + β once, so ∂y/∂γ = x̂."""
    dX, dgamma, dbeta = batch_norm_backward(dY, X, gamma, eps)
    return dX, dgamma * gamma, dbeta


@misconception_of("batch_norm_backward")
def dbeta_times_gamma(dY, X, gamma, eps=1e-5):
    """dβ has a factor γ too many: β is added after γ has been multiplied, so dβ = Σ dY."""
    dX, dgamma, dbeta = batch_norm_backward(dY, X, gamma, eps)
    return dX, dgamma, dbeta * gamma


@misconception_of("batch_norm_backward")
def gamma_twice_in_dX(dY, X, gamma, eps=1e-5):
    """γ counts twice in dX: G = γ dY holds it already."""
    dX, dgamma, dbeta = batch_norm_backward(dY, X, gamma, eps)
    return dX * gamma, dgamma, dbeta


@misconception_of("batch_norm_backward")
def factor_of_the_batch_left_in(dY, X, gamma, eps=1e-5):
    """dX is N times too large: (N G − Σ G − X̂ Σ G ⊙ X̂) is still to be divided by N."""
    dX, dgamma, dbeta = batch_norm_backward(dY, X, gamma, eps)
    return dX * len(X), dgamma, dbeta


@misconception_of("batch_norm_backward")
def gradient_negated(dY, X, gamma, eps=1e-5):
    """The sign of dX is wrong: G = γ dY counts as it is, what goes through μ and σ² is
    subtracted."""
    dX, dgamma, dbeta = batch_norm_backward(dY, X, gamma, eps)
    return -dX, dgamma, dbeta


def in_stages(dY, X, gamma, eps, *, mean=1.0, variance=1.0, power=1.5, by=None, upstream=None):
    """dX as the sum of three paths, each with what went wrong in it."""
    G, _, deviation, dgamma, dbeta = parts(dY, X, gamma, eps)
    centred = X - X.mean(axis=0)
    seen = (G if upstream is None else upstream) * (centred if by is None else by)
    dvariance = -0.5 * seen.sum(axis=0) * deviation ** (-2 * power)
    dmean = -(G / deviation).sum(axis=0)
    dX = G / deviation + variance * 2 * centred / len(X) * dvariance + mean * dmean / len(X)
    return dX, dgamma, dbeta


@misconception_of("batch_norm_backward")
def variance_path_halved(dY, X, gamma, eps=1e-5):
    """The path through the variance counts half: the derivative of (x − μ)² has a factor 2."""
    return in_stages(dY, X, gamma, eps, variance=0.5)


@misconception_of("batch_norm_backward")
def variance_path_without_the_power(dY, X, gamma, eps=1e-5):
    """In the path through the variance x − μ stands twice where X̂ belongs, or, in stages, dσ² has
    the power −1/2: the derivative of (σ² + ε)^(−1/2) has the power −3/2."""
    return in_stages(dY, X, gamma, eps, power=0.5)


@misconception_of("batch_norm_backward")
def variance_path_not_divided_by_the_batch(dY, X, gamma, eps=1e-5):
    """The path through the variance lacks a 1/N: σ² is a mean, its derivative by x is
    2 (x − μ)/N."""
    return in_stages(dY, X, gamma, eps, variance=len(X))


@misconception_of("batch_norm_backward")
def mean_path_not_divided_by_the_batch(dY, X, gamma, eps=1e-5):
    """The path through the mean lacks a 1/N: μ is a mean, its derivative by x is 1/N."""
    return in_stages(dY, X, gamma, eps, mean=len(X))


@misconception_of("batch_norm_backward")
def mean_path_added(dY, X, gamma, eps=1e-5):
    """The path through the mean has the wrong sign: μ is subtracted, so dμ = −Σ G/sqrt(σ² + ε)."""
    return in_stages(dY, X, gamma, eps, mean=-1.0)


@misconception_of("batch_norm_backward")
def variance_path_from_x(dY, X, gamma, eps=1e-5):
    """dσ² uses x itself: it is −½ Σ G ⊙ (x − μ) (σ² + ε)^(−3/2)."""
    return in_stages(dY, X, gamma, eps, by=X)


@misconception_of("batch_norm_backward")
def variance_path_without_gamma(dY, X, gamma, eps=1e-5):
    """γ is missing in dσ²: it begins, as all three paths, with G = γ dY."""
    return in_stages(dY, X, gamma, eps, upstream=dY)


@misconception_of("batch_norm_backward")
@quietly
def minus_one_in_both_passes(dY, X, gamma, eps=1e-5):
    """The variance is divided by N − 1 (ddof=1), and so is the path through it: here it is that of
    the population, divided by N."""
    deviation = np.sqrt(X.var(axis=0) * bessel(len(X)) + eps)
    X_hat, G = (X - X.mean(axis=0)) / deviation, gamma * dY
    along = (G * X_hat).mean(axis=0) * bessel(len(X))
    dX = (G - G.mean(axis=0) - X_hat * along) / deviation
    return dX, np.sum(dY * X_hat, axis=0), dY.sum(axis=0)


@misconception_of("batch_norm_backward")
def parameter_gradients_left_out(dY, X, gamma, eps=1e-5):
    """Only dX is returned: there are three gradients, (dX, dγ, dβ)."""
    return batch_norm_backward(dY, X, gamma, eps)[0]


# --- residual_block ---------------------------------------------------------------------


@misconception_of("residual_block")
def shortcut_left_out(X, K1, b1, K2, b2):
    """The shortcut is missing: the input is added to what the second convolution gives."""
    return relu(conv3x3(relu(conv3x3(X, K1, b1)), K2, b2))


@misconception_of("residual_block")
def relu_before_the_addition(X, K1, b1, K2, b2):
    """The last relu is taken before the input is added: add first, then relu."""
    return relu(conv3x3(relu(conv3x3(X, K1, b1)), K2, b2)) + X


@misconception_of("residual_block")
def relu_before_and_after_the_addition(X, K1, b1, K2, b2):
    """There is a relu between the second convolution and the addition: without it the layers could
    never make anything smaller. Add first, then relu."""
    return relu(relu(conv3x3(relu(conv3x3(X, K1, b1)), K2, b2)) + X)


@misconception_of("residual_block")
def last_relu_left_out(X, K1, b1, K2, b2):
    """The relu after the addition is missing."""
    return conv3x3(relu(conv3x3(X, K1, b1)), K2, b2) + X


@misconception_of("residual_block")
def inner_relu_left_out(X, K1, b1, K2, b2):
    """The relu between the two convolutions is missing: without it they are only one."""
    return relu(conv3x3(conv3x3(X, K1, b1), K2, b2) + X)


@misconception_of("residual_block")
def relu_of_the_input(X, K1, b1, K2, b2):
    """The input goes through a relu before the first convolution (as in later, "pre-activation"
    networks): here the first convolution sees X itself."""
    return relu(conv3x3(relu(conv3x3(relu(X), K1, b1)), K2, b2) + X)


@misconception_of("residual_block")
def shortcut_through_relu(X, K1, b1, K2, b2):
    """relu(X) is added: the shortcut carries X itself, negative values included."""
    return relu(conv3x3(relu(conv3x3(X, K1, b1)), K2, b2) + relu(X))


@misconception_of("residual_block")
def input_subtracted(X, K1, b1, K2, b2):
    """The input is subtracted: the layers learn f(x) − x, so x is added to get f(x)."""
    return relu(conv3x3(relu(conv3x3(X, K1, b1)), K2, b2) - X)


@misconception_of("residual_block")
def input_added_too_early(X, K1, b1, K2, b2):
    """The input is added before the second convolution: the shortcut goes past both."""
    return relu(conv3x3(relu(conv3x3(X, K1, b1)) + X, K2, b2))


@misconception_of("residual_block")
def biases_left_out(X, K1, b1, K2, b2):
    """The biases b1 and b2 are missing."""
    return residual_block(X, K1, 0 * b1, K2, 0 * b2)


@misconception_of("residual_block")
def block_kernels_flipped(X, K1, b1, K2, b2):
    """The kernels are flipped: that is the convolution of mathematics; here a convolution does
    not flip."""
    return residual_block(X, K1[:, :, ::-1, ::-1], b1, K2[:, :, ::-1, ::-1], b2)


@misconception_of("residual_block")
def kernels_exchanged(X, K1, b1, K2, b2):
    """The two convolutions are exchanged: K1 and b1 belong to the first, next to the input."""
    return residual_block(X, K2, b2, K1, b1)


@misconception_of("residual_block")
def first_kernel_twice(X, K1, b1, K2, b2):
    """The second convolution uses the kernels of the first: it has its own, K2 and b2."""
    return residual_block(X, K1, b1, K1, b1)


@misconception_of("residual_block")
def shortcut_concatenated(X, K1, b1, K2, b2):
    """The input is appended as further channels (a dense block does that): here it is added."""
    Y = conv3x3(relu(conv3x3(X, K1, b1)), K2, b2)
    return relu(np.concatenate([Y, X], axis=1))


@misconception_of("residual_block")
def border_repeated(X, K1, b1, K2, b2):
    """The frame of the convolutions repeats the border: padding is made of zeros."""
    return relu(conv_on_edges(relu(conv_on_edges(X, K1, b1)), K2, b2) + X)


def conv_on_edges(X, K, b):
    """conv3x3 with a frame that repeats the border."""
    framed = np.pad(X, ((0, 0), (0, 0), (1, 1), (1, 1)), mode="edge")
    return conv3x3(framed, K, b)[:, :, 1:-1, 1:-1]


def through(X, K1, b1, K2, b2):
    """What the two convolutions make of X."""
    return conv3x3(relu(conv3x3(X, K1, b1)), K2, b2)


@misconception_of("residual_block")
def no_relu_at_all(X, K1, b1, K2, b2):
    """Both relus are missing: one stands between the convolutions, one after the addition."""
    return conv3x3(conv3x3(X, K1, b1), K2, b2) + X


@misconception_of("residual_block")
def only_inner_relu_and_no_shortcut(X, K1, b1, K2, b2):
    """Shortcut and last relu are missing: add the input, then take relu."""
    return through(X, K1, b1, K2, b2)


@misconception_of("residual_block")
def first_bias_left_out(X, K1, b1, K2, b2):
    """The bias b1 is missing: the first convolution adds it to every place."""
    return residual_block(X, K1, 0 * b1, K2, b2)


@misconception_of("residual_block")
def second_bias_left_out(X, K1, b1, K2, b2):
    """The bias b2 is missing: the second convolution adds it to every place."""
    return residual_block(X, K1, b1, K2, 0 * b2)


@misconception_of("residual_block")
def pre_activation(X, K1, b1, K2, b2):
    """The relus stand before the convolutions (as in later, "pre-activation" networks): here they
    follow the first convolution and the addition."""
    return conv3x3(relu(conv3x3(relu(X), K1, b1)), K2, b2) + X


@misconception_of("residual_block")
def first_layer_added(X, K1, b1, K2, b2):
    """What the first convolution gave is added: the shortcut carries the block's input, X."""
    H = relu(conv3x3(X, K1, b1))
    return relu(conv3x3(H, K2, b2) + H)


@misconception_of("residual_block")
def input_multiplied(X, K1, b1, K2, b2):
    """The input is multiplied: the shortcut adds it."""
    return relu(through(X, K1, b1, K2, b2) * X)


@misconception_of("residual_block")
def shortcut_averaged(X, K1, b1, K2, b2):
    """The sum is divided by 2: input and convolutions are added, not averaged."""
    return relu((through(X, K1, b1, K2, b2) + X) / 2)


@misconception_of("residual_block")
def batch_norm_between(X, K1, b1, K2, b2):
    """There is a batch norm behind the convolutions, as in the study notes: this block has none."""

    def centred(Z):
        return (Z - Z.mean(axis=(0, 2, 3), keepdims=True)) / np.sqrt(
            Z.var(axis=(0, 2, 3), keepdims=True) + 1e-5
        )

    return relu(centred(conv3x3(relu(centred(conv3x3(X, K1, b1))), K2, b2)) + X)


@misconception_of("residual_block")
def sigmoid_for_relu(X, K1, b1, K2, b2):
    """The activations are sigmoids: both are relu, max(z, 0)."""

    def sigmoid(Z):
        return 0.5 * (1 + np.tanh(0.5 * Z))

    return sigmoid(conv3x3(sigmoid(conv3x3(X, K1, b1)), K2, b2) + X)


@misconception_of("residual_block")
def added_after_both(X, K1, b1, K2, b2):
    """The input is added behind the first convolution, too: the shortcut goes past both, and is
    added once."""
    return relu(conv3x3(relu(conv3x3(X, K1, b1) + X), K2, b2) + X)


@misconception_of("residual_block")
def added_before_the_inner_relu(X, K1, b1, K2, b2):
    """The input is added to what the first convolution gives, before its relu: the shortcut goes
    past both convolutions."""
    return relu(conv3x3(relu(conv3x3(X, K1, b1) + X), K2, b2))


@misconception_of("residual_block")
def relu_behind_the_second_only(X, K1, b1, K2, b2):
    """Relu is taken before the input is added, and none between the convolutions: it is
    relu(conv(relu(conv(X))) + X)."""
    return relu(conv3x3(conv3x3(X, K1, b1), K2, b2)) + X


# --- dense_block ------------------------------------------------------------------------


def grown(X, kernels, biases, *, layer=None, join=None):
    """A dense block whose layers, or whose way of joining, can be replaced."""
    layer = layer or (lambda X, K, b: conv3x3(relu(X), K, b))
    join = join or (lambda X, Y: np.concatenate([X, Y], axis=1))
    for K, b in zip(kernels, biases, strict=True):
        X = join(X, layer(X, K, b))
    return X


@misconception_of("dense_block")
def new_channels_first(X, kernels, biases):
    """The new channels stand in front of the old ones (the study notes write it so): here they
    come last, and the channels of X first."""
    return grown(X, kernels, biases, join=lambda X, Y: np.concatenate([Y, X], axis=1))


@misconception_of("dense_block")
def relu_left_out(X, kernels, biases):
    """The relu is missing: each layer convolves relu of the channels so far."""
    return grown(X, kernels, biases, layer=conv3x3)


@misconception_of("dense_block")
def relu_after_the_convolution(X, kernels, biases):
    """The relu comes after the convolution: here it comes before, conv(relu(X))."""
    return grown(X, kernels, biases, layer=lambda X, K, b: relu(conv3x3(X, K, b)))


@misconception_of("dense_block")
def relu_before_and_after(X, kernels, biases):
    """There is a second relu, after the convolution: its result is appended as it is."""
    return grown(X, kernels, biases, layer=lambda X, K, b: relu(conv3x3(relu(X), K, b)))


@misconception_of("dense_block")
def relu_of_what_is_kept(X, kernels, biases):
    """What is kept has gone through relu: only the convolution sees relu(X), X itself is kept."""
    return grown(X, kernels, biases, join=lambda X, Y: np.concatenate([relu(X), Y], axis=1))


@misconception_of("dense_block")
def relu_at_the_end(X, kernels, biases):
    """There is a relu at the end: the channels are returned as they are."""
    return relu(dense_block(X, kernels, biases))


@misconception_of("dense_block")
def input_not_kept(X, kernels, biases):
    """The channels of X are missing in the result: they come first, then those of the layers."""
    return dense_block(X, kernels, biases)[:, X.shape[1] :]


@misconception_of("dense_block")
def last_layer_only(X, kernels, biases):
    """Only the channels of the last layer are returned: all channels are, those of X first."""
    return dense_block(X, kernels, biases)[:, -len(biases[-1]) :]


@misconception_of("dense_block")
def added_instead_of_appended(X, kernels, biases):
    """What a layer gives is added to its input, as in a residual block: here it is appended, as
    further channels."""
    return grown(X, kernels, biases, join=lambda X, Y: X + Y)


@misconception_of("dense_block")
def sees_the_input_only(X, kernels, biases):
    """Every layer convolves the input only: it sees the channels of all layers before it, too."""
    C = X.shape[1]
    return grown(X, kernels, biases, layer=lambda X, K, b: conv3x3(relu(X[:, :C]), K[:, :C], b))


@misconception_of("dense_block")
def sees_the_last_layer_only(X, kernels, biases):
    """Every layer convolves what the layer before it gave: it sees the channels of all layers
    before it, and of X."""
    widths = [X.shape[1], *map(len, biases)]
    for width, K, b in zip(widths, kernels, biases, strict=False):
        X = np.concatenate([X, conv3x3(relu(X[:, -width:]), K[:, -width:], b)], axis=1)
    return X


@misconception_of("dense_block")
def dense_biases_left_out(X, kernels, biases):
    """The biases are missing: each is added to every place of its channel."""
    return dense_block(X, kernels, [0 * b for b in biases])


@misconception_of("dense_block")
def dense_kernels_flipped(X, kernels, biases):
    """The kernels are flipped: that is the convolution of mathematics; here a convolution does
    not flip."""
    return dense_block(X, [K[:, :, ::-1, ::-1] for K in kernels], biases)


@misconception_of("dense_block")
def first_layer_only(X, kernels, biases):
    """Only the first layer is there: `return` stands inside the loop over the layers."""
    return dense_block(X, kernels[:1], biases[:1])


@misconception_of("dense_block")
def dense_border_repeated(X, kernels, biases):
    """The frame of the convolutions repeats the border: padding is made of zeros."""
    return grown(X, kernels, biases, layer=lambda X, K, b: conv_on_edges(relu(X), K, b))


@misconception_of("dense_block")
def input_put_last(X, kernels, biases):
    """The channels of X stand at the end: they come first, then those of the layers."""
    Y = dense_block(X, kernels, biases)
    return np.concatenate([Y[:, X.shape[1] :], X], axis=1)


@misconception_of("dense_block")
def joined_along_the_batch(X, kernels, biases):
    """What a layer gives is put behind the samples: append it as further channels, axis=1."""
    return grown(X, kernels, biases, join=lambda X, Y: np.concatenate([X, Y], axis=0))


@misconception_of("dense_block")
def relu_of_the_input_only(X, kernels, biases):
    """Only the channels of X go through relu: each layer convolves relu of all channels so far,
    those of the layers, too."""
    seen, kept = relu(X), X
    for K, b in zip(kernels, biases, strict=True):
        Y = conv3x3(seen, K, b)
        seen, kept = (np.concatenate([A, Y], axis=1) for A in (seen, kept))
    return kept


@misconception_of("dense_block")
def one_bias_for_all_layers(X, kernels, biases):
    """Every layer has the bias of the first: layer i has biases[i]."""
    return dense_block(X, kernels, [biases[0] for _ in kernels])


@misconception_of("dense_block")
def one_kernel_for_all_layers(X, kernels, biases):
    """Every layer uses the kernels of the first: layer i has kernels[i] and biases[i]."""
    return dense_block(X, [kernels[0]] * len(kernels), [biases[0]] * len(kernels))


@misconception_of("dense_block")
def last_layer_left_out(X, kernels, biases):
    """The last layer is missing: there is one for each of the kernels."""
    return dense_block(X, kernels[:-1], biases[:-1])


@misconception_of("dense_block")
def layers_in_reverse(X, kernels, biases):
    """The layers come in the reverse order: kernels[0] is next to the input."""
    return dense_block(X, kernels[::-1], biases[::-1])


@misconception_of("dense_block")
def input_joined_to_the_last_layer_only(X, kernels, biases):
    """A layer's channels are put behind those of X alone, and what the layers between gave is lost:
    append to all channels so far."""
    seen = X
    for K, b in zip(kernels, biases, strict=True):
        seen = np.concatenate([X, conv3x3(relu(seen), K[:, : seen.shape[1]], b)], axis=1)
    return seen


@misconception_of("dense_block")
def batch_norm_before_relu(X, kernels, biases):
    """There is a batch norm before each relu, as in the study notes: this block has none."""

    def layer(X, K, b):
        mean, variance = X.mean(axis=(0, 2, 3), keepdims=True), X.var((0, 2, 3), keepdims=True)
        return conv3x3(relu((X - mean) / np.sqrt(variance + 1e-5)), K, b)

    return grown(X, kernels, biases, layer=layer)


@misconception_of("dense_block")
def list_of_layers(X, kernels, biases):
    """A list is returned, X and what each layer gave: join them along the channels, axis 1."""
    parts = np.cumsum([X.shape[1], *map(len, biases)])[:-1]
    return np.split(dense_block(X, kernels, biases), parts, axis=1)


@misconception_of("dense_block")
def new_channels_first_and_relu_last(X, kernels, biases):
    """Relu comes after the convolution, and the new channels stand in front: each layer convolves
    relu(X), and appends its channels behind."""
    return grown(
        X, kernels, biases,
        layer=lambda X, K, b: relu(conv3x3(X, K, b)),
        join=lambda X, Y: np.concatenate([Y, X], axis=1),
    )  # fmt: skip


@misconception_of("dense_block")
def new_channels_first_without_relu(X, kernels, biases):
    """The relu is missing, and the new channels stand in front: each layer convolves relu(X), and
    appends its channels behind."""
    return grown(
        X, kernels, biases, layer=conv3x3, join=lambda X, Y: np.concatenate([Y, X], axis=1)
    )
