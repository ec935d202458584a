"""Known mistakes in `batch_norm`. Each docstring is what the student reads."""

import numpy as np

from assignments.normalization.misconceptions.common import bessel, guarded_bessel, quietly
from autograder.examiner import misconception_of
from solutions.normalization import batch_norm


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


@misconception_of("batch_norm")
@quietly
def sample_variance(X, gamma, beta, eps=1e-5, correction=bessel):
    """The variance is divided by N − 1 (ddof=1): here it is that of the population, divided by
    N."""
    variance = X.var(axis=0) * correction(len(X))
    return gamma * (X - X.mean(axis=0)) / np.sqrt(variance + eps) + beta


@misconception_of("batch_norm")
def sample_variance_unless_single(X, gamma, beta, eps=1e-5):
    """The variance of several samples is divided by N − 1 (ddof=1): here it is that of the
    population, divided by N."""
    return sample_variance(X, gamma, beta, eps, guarded_bessel)


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


@misconception_of("batch_norm")
def only_the_mean_divided_inside(X, gamma, beta, eps=1e-5):
    """Only μ is divided by sqrt(σ² + ε), in γ (x − μ/sqrt(σ² + ε)) + β: subtract first, then
    divide, (x − μ)/sqrt(σ² + ε)."""
    return gamma * (X - X.mean(axis=0) / np.sqrt(X.var(axis=0) + eps)) + beta


@misconception_of("batch_norm")
def eps_as_a_floor(X, gamma, beta, eps=1e-5):
    """ε is a floor, max(σ², ε): it is added, sqrt(σ² + ε)."""
    return gamma * (X - X.mean(axis=0)) / np.sqrt(np.maximum(X.var(axis=0), eps)) + beta


@misconception_of("batch_norm")
def variance_of_the_whole_array(X, gamma, beta, eps=1e-5):
    """The mean is that of each column, but the variance that of the whole array, X.var(): each
    feature has its own σ², too, axis 0."""
    return gamma * (X - X.mean(axis=0)) / np.sqrt(X.var() + eps) + beta


@misconception_of("batch_norm")
def one_variance_of_the_centred_array(X, gamma, beta, eps=1e-5):
    """The mean is that of each column, but the (x − μ)² are averaged over all columns: each feature
    has its own σ², too, axis 0."""
    centred = X - X.mean(axis=0)
    return gamma * centred / np.sqrt(np.mean(centred**2) + eps) + beta


@misconception_of("batch_norm")
@quietly
def divided_by_the_mean_deviation(X, gamma, beta, eps=1e-5):
    """x − μ is divided by the mean of |x − μ|, plus ε: divide by sqrt(σ² + ε), where σ² is the mean
    of (x − μ)²."""
    centred = X - X.mean(axis=0)
    return gamma * centred / (np.abs(centred).mean(axis=0) + eps) + beta
