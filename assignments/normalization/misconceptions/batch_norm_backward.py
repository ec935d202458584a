"""Known mistakes in `batch_norm_backward`. Each docstring is what the student reads."""

import numpy as np

from assignments.normalization.misconceptions.common import bessel, guarded_bessel, parts, quietly
from autograder.examiner import misconception_of
from solutions.normalization import batch_norm_backward


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
def sample_variance_on_the_way_back(dY, X, gamma, eps=1e-5, correction=bessel):
    """The variance is divided by N − 1 (ddof=1): here it is that of the population, divided by
    N."""
    deviation = np.sqrt(X.var(axis=0) * correction(len(X)) + eps)
    X_hat, G = (X - X.mean(axis=0)) / deviation, gamma * dY
    dX = (G - G.mean(axis=0) - X_hat * (G * X_hat).mean(axis=0)) / deviation
    return dX, np.sum(dY * X_hat, axis=0), dY.sum(axis=0)


@misconception_of("batch_norm_backward")
def sample_variance_on_the_way_back_unless_single(dY, X, gamma, eps=1e-5):
    """The variance of several samples is divided by N − 1 (ddof=1): here it is that of the
    population, divided by N."""
    return sample_variance_on_the_way_back(dY, X, gamma, eps, guarded_bessel)


@misconception_of("batch_norm_backward")
def minus_one_in_both_passes_unless_single(dY, X, gamma, eps=1e-5):
    """The variance of several samples is divided by N − 1 (ddof=1), and so is the path through it:
    here it is that of the population, divided by N."""
    return minus_one_in_both_passes(dY, X, gamma, eps, guarded_bessel)


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
def minus_one_in_both_passes(dY, X, gamma, eps=1e-5, correction=bessel):
    """The variance is divided by N − 1 (ddof=1), and so is the path through it: here it is that of
    the population, divided by N."""
    deviation = np.sqrt(X.var(axis=0) * correction(len(X)) + eps)
    X_hat, G = (X - X.mean(axis=0)) / deviation, gamma * dY
    along = (G * X_hat).mean(axis=0) * correction(len(X))
    dX = (G - G.mean(axis=0) - X_hat * along) / deviation
    return dX, np.sum(dY * X_hat, axis=0), dY.sum(axis=0)


@misconception_of("batch_norm_backward")
def parameter_gradients_left_out(dY, X, gamma, eps=1e-5):
    """Only dX is returned: there are three gradients, (dX, dγ, dβ)."""
    return batch_norm_backward(dY, X, gamma, eps)[0]


@misconception_of("batch_norm_backward")
def constant_features_left_out(dY, X, gamma, eps=1e-5):
    """Where a feature is constant, dX is 0: the root is then sqrt(ε), not 0, and a small change of
    x is seen. The formula holds there as it stands."""
    dX, dgamma, dbeta = batch_norm_backward(dY, X, gamma, eps)
    return np.where(X.var(axis=0) == 0, 0.0, dX), dgamma, dbeta


@misconception_of("batch_norm_backward")
def divided_by_one_where_constant(dY, X, gamma, eps=1e-5):
    """Where the variance is 0, dX is divided by 1 (is the root replaced there?): ε keeps it from
    being 0, so divide by sqrt(ε), as the formula says."""
    dX, dgamma, dbeta = batch_norm_backward(dY, X, gamma, eps)
    return np.where(X.var(axis=0) == 0, np.sqrt(eps), 1.0) * dX, dgamma, dbeta


@misconception_of("batch_norm_backward")
@quietly
def normalized_from_the_output(dY, X, gamma, eps=1e-5):
    """X̂ is taken back from the output, by dividing by γ; where γ is 0 that is 0/0. Compute it from
    X, as (x − μ)/sqrt(σ² + ε)."""
    G, X_hat, deviation, _, dbeta = parts(dY, X, gamma, eps)
    X_hat = gamma * X_hat / gamma
    dX = (G - G.mean(axis=0) - X_hat * (G * X_hat).mean(axis=0)) / deviation
    return dX, np.sum(dY * X_hat, axis=0), dbeta


@misconception_of("batch_norm_backward")
def variance_path_without_x_hat(dY, X, gamma, eps=1e-5):
    """The path through the variance lacks the factor X̂: it is X̂ ⊙ mean(G ⊙ X̂), another number for
    each sample."""
    G, X_hat, deviation, dgamma, dbeta = parts(dY, X, gamma, eps)
    return (G - G.mean(axis=0) - (G * X_hat).mean(axis=0)) / deviation, dgamma, dbeta


@misconception_of("batch_norm_backward")
def dbeta_in_one_number(dY, X, gamma, eps=1e-5):
    """dβ is a single number: each feature has its own, sum over the batch only, axis 0."""
    dX, dgamma, dbeta = batch_norm_backward(dY, X, gamma, eps)
    return dX, dgamma, dbeta.sum()


@misconception_of("batch_norm_backward")
def dgamma_not_summed(dY, X, gamma, eps=1e-5):
    """dγ still has a row for each sample: sum dY ⊙ X̂ over the batch, to the shape (D,)."""
    _, X_hat, _, _, _ = parts(dY, X, gamma, eps)
    dX, _, dbeta = batch_norm_backward(dY, X, gamma, eps)
    return dX, dY * X_hat, dbeta
