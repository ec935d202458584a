"""Known mistakes in `batch_norm2d`. Each docstring is what the student reads."""

import numpy as np

from assignments.normalization.misconceptions.common import bessel, guarded_bessel, quietly
from autograder.examiner import misconception_of
from solutions.normalization import batch_norm, batch_norm2d


def across(a):
    """(C,) -> (C, 1, 1)."""
    return a[:, None, None]


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
def sample_variance_of_images(X, gamma, beta, eps=1e-5, correction=bessel):
    """The variance is divided by N·H·W − 1 (ddof=1): here it is that of the population."""
    mean = X.mean(axis=(0, 2, 3), keepdims=True)
    variance = X.var(axis=(0, 2, 3), keepdims=True) * correction(X[:, 0].size)
    return across(gamma) * (X - mean) / np.sqrt(variance + eps) + across(beta)


@misconception_of("batch_norm2d")
def sample_variance_of_images_unless_single(X, gamma, beta, eps=1e-5):
    """The variance of several pixels is divided by N·H·W − 1 (ddof=1): here it is that of the
    population."""
    return sample_variance_of_images(X, gamma, beta, eps, guarded_bessel)


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


@misconception_of("batch_norm2d")
def beta_of_images_subtracted(X, gamma, beta, eps=1e-5):
    """β is subtracted: it is γ x̂ + β."""
    return batch_norm2d(X, gamma, -beta, eps)


@misconception_of("batch_norm2d")
def variance_of_images_summed(X, gamma, beta, eps=1e-5):
    """σ² is the sum of the squared deviations: divide it by their number, N·H·W."""
    variance = X.var(axis=(0, 2, 3), keepdims=True) * X[:, 0].size
    return with_variance(X, gamma, beta, eps, variance)


@misconception_of("batch_norm2d")
def eps_of_images_squared(X, gamma, beta, eps=1e-5):
    """ε is squared under the root: it is added to the variance as it is."""
    return batch_norm2d(X, gamma, beta, eps**2)


@misconception_of("batch_norm2d")
@quietly
def eps_of_images_inside_and_outside(X, gamma, beta, eps=1e-5):
    """ε is added twice, under the root and to the root: it is added to the variance only."""
    axes = (0, 2, 3)
    deviation = np.sqrt(X.var(axis=axes, keepdims=True) + eps) + eps
    return across(gamma) * (X - X.mean(axis=axes, keepdims=True)) / deviation + across(beta)


@misconception_of("batch_norm2d")
def eps_of_images_doubled(X, gamma, beta, eps=1e-5):
    """ε is added to the variance twice (is σ² + ε handed on as a variance?): once is enough,
    sqrt(σ² + ε)."""
    return batch_norm2d(X, gamma, beta, 2 * eps)


@misconception_of("batch_norm2d")
def mean_deviation_of_images(X, gamma, beta, eps=1e-5):
    """σ² is the mean of |x − μ|: it is the mean of (x − μ)²."""
    centred = X - X.mean(axis=(0, 2, 3), keepdims=True)
    size = np.abs(centred).mean(axis=(0, 2, 3), keepdims=True)
    return with_variance(X, gamma, beta, eps, size)


@misconception_of("batch_norm2d")
@quietly
def images_divided_by_the_mean_deviation(X, gamma, beta, eps=1e-5):
    """x − μ is divided by the mean of |x − μ|, plus ε: divide by sqrt(σ² + ε), where σ² is the mean
    of (x − μ)²."""
    centred = X - X.mean(axis=(0, 2, 3), keepdims=True)
    size = np.abs(centred).mean(axis=(0, 2, 3), keepdims=True)
    return across(gamma) * centred / (size + eps) + across(beta)
