"""The hidden suite of `normalization`: batch norm and its gradient, residual and dense blocks."""

import numpy as np
import pytest

from autograder.examiner import (
    agree,
    difference_quotient,
    example,
    given,
    normal,
    once,
    positive,
    seeds,
    sequence,
    settings,
    sizes,
    st,
)
from solutions.normalization import batch_norm

few = st.integers(1, 2)
kernel_counts = st.integers(1, 3)
batches = st.integers(2, 6)
large_batches = st.integers(3, 6)
sides = st.integers(2, 4)
spreads = st.just(1.0)
small_spreads = st.just(0.01)
large_eps = st.sampled_from([0.25, 0.5, 1.0, 2.0])


def close(got, expected, what="", scale=1.0):
    """As `agree`; but sums may cancel, so the scale is at least `scale`."""
    agree(got, expected, scale=max(scale, float(np.max(np.abs(expected)))), what=what)


def balanced(X):
    """X with signs in turn along every axis: no column's mean exceeds its spread by much."""
    return np.abs(X) * (-1.0) ** np.indices(X.shape).sum(axis=0)


def rows(N, D, spread=1.0, seed=0):
    """X (N, D), gamma, beta."""
    X, gamma, beta = normal(seed, (N, D), (D,), (D,))
    return balanced(X) * spread, gamma, beta


def images(N, C, H, W, spread=1.0, seed=0):
    """X (N, C, H, W), gamma, beta."""
    X, gamma, beta = normal(seed, (N, C, H, W), (C,), (C,))
    return balanced(X) * spread, gamma, beta


def gradient(N, D, spread=1.0, seed=0):
    """dY, X, gamma."""
    X, gamma, _ = rows(N, D, spread, seed)
    (dY,) = normal(seed + 1, (N, D))
    return dY, X, gamma


def constant_rows(N, D, which, seed=0):
    """X with a column that is constant, and representable in a few bits; gamma, beta."""
    X, gamma, beta = rows(N, D, 1.0, seed)
    X[:, which % D] = 1 + which / 4
    return X, gamma, beta


def behind_relu(X, gamma, beta):
    """The same where half of X is exactly 0, and the result is larger than usual."""
    return np.maximum(X, 0), 10 * gamma, 10 * beta


def constant_gradient(N, D, which, seed=0):
    """dY, X, gamma, where one column is constant, and one γ is 0."""
    X, gamma, _ = constant_rows(N, D, which, seed)
    gamma[(which + 1) % D] = 0.0
    (dY,) = normal(seed + 1, (N, D))
    return dY, X, gamma


@once
def size_of_gradient(dY, X, gamma, eps):
    """The size of dX before what lies along 1 and x̂ is taken off, and nothing may be left."""
    return float(np.max(np.abs(gamma * dY) / np.sqrt(X.var(axis=0) + eps)))


@once
def differences(dY, X, gamma, eps):
    """Central differences of Σ dY · batch_norm(X, gamma, beta) by X, gamma and beta = 0."""
    beta = np.zeros(len(gamma))
    return (
        difference_quotient(lambda x: np.vdot(dY, batch_norm(x, gamma, beta, eps)), X),
        difference_quotient(lambda g: np.vdot(dY, batch_norm(X, g, beta, eps)), gamma),
        difference_quotient(lambda b: np.vdot(dY, batch_norm(X, gamma, b, eps)), beta),
    )


def close_gradients(got, expected, scale):
    """dX, dgamma, dbeta; `scale` is that of dX."""
    parts = sequence(got, 3, "the result")
    close(parts[0], expected[0], "dX", scale)
    close(parts[1], expected[1], "dgamma")
    close(parts[2], expected[2], "dbeta")


# --- batch_norm -----------------------------------------------------------------------


@pytest.mark.weight(2)
@given(st.builds(rows, batches, sizes, spreads, seeds))
@example(rows(2, 1))
@example(rows(4, 3))
@example(rows(3, 3))
@example(behind_relu(*rows(6, 2)))
@example((np.array([[0.0]] * 19 + [[1.0]]), np.array([1.5]), np.array([0.5])))
def test_batch_norm__with_the_default_eps(student, reference, args):
    """γ (x − μ)/sqrt(σ² + ε) + β, the moments of each column over the batch, ε = 1e-5."""
    close(student.batch_norm(*args), reference.batch_norm(*args))


@given(st.builds(rows, st.integers(1, 5), sizes, spreads, seeds), large_eps)
@example(rows(1, 3), 0.5)
@example(rows(3, 1), 0.5)
def test_batch_norm__with_a_large_eps(student, reference, args, eps):
    """ε is added to the variance, under the root; a batch of one sample becomes β."""
    close(student.batch_norm(*args, eps), reference.batch_norm(*args, eps))


@given(st.builds(rows, batches, sizes, small_spreads, seeds))
@settings(max_examples=15)
def test_batch_norm__of_features_that_hardly_vary(student, reference, args):
    """The spread is so small here that even the default ε = 1e-5 counts."""
    close(student.batch_norm(*args), reference.batch_norm(*args))


@given(
    st.builds(constant_rows, st.sampled_from([2, 4]), st.integers(2, 4), sizes, seeds), large_eps
)
@settings(max_examples=15)
def test_batch_norm__of_a_constant_feature(student, reference, args, eps):
    """A column that is constant becomes β (nothing is divided by zero); the others as ever."""
    close(student.batch_norm(*args, eps=eps), reference.batch_norm(*args, eps=eps))


# --- batch_norm2d ---------------------------------------------------------------------


@pytest.mark.weight(2)
@given(st.builds(images, few, kernel_counts, sides, sides, spreads, seeds))
@example(images(2, 1, 1, 2))
@example(images(2, 3, 2, 4))
@example(images(3, 2, 2, 2))
@example(behind_relu(*images(2, 2, 2, 3)))
def test_batch_norm2d__with_the_default_eps(student, reference, args):
    """One μ, σ², γ and β for each channel; the moments run over the batch and all places."""
    close(student.batch_norm2d(*args), reference.batch_norm2d(*args))


@given(
    st.builds(images, kernel_counts, kernel_counts, kernel_counts, kernel_counts, spreads, seeds),
    large_eps,
)
@example(images(1, 2, 2, 3), 0.5)
def test_batch_norm2d__with_a_large_eps(student, reference, args, eps):
    """ε is added to the variance, under the root, whatever the number of images and pixels."""
    close(student.batch_norm2d(*args, eps), reference.batch_norm2d(*args, eps))


@given(st.builds(images, few, kernel_counts, sides, sides, small_spreads, seeds))
@settings(max_examples=15)
def test_batch_norm2d__of_channels_that_hardly_vary(student, reference, args):
    """The spread is so small here that even the default ε = 1e-5 counts."""
    close(student.batch_norm2d(*args), reference.batch_norm2d(*args))


@given(st.builds(images, batches, kernel_counts, st.just(1), st.just(1), spreads, seeds), large_eps)
@settings(max_examples=15)
def test_batch_norm2d__of_images_of_one_pixel(student, reference, args, eps):
    """With one pixel in every image the batch alone is left to take the moments over."""
    close(student.batch_norm2d(*args, eps=eps), reference.batch_norm2d(*args, eps=eps))


# --- batch_norm_backward --------------------------------------------------------------


@pytest.mark.weight(2)
@given(st.builds(gradient, large_batches, sizes, spreads, seeds))
@example(gradient(3, 1))
@example(gradient(4, 3))
@example(gradient(3, 3))
def test_batch_norm_backward__with_the_default_eps(student, reference, args):
    """dX follows x through x − μ, through μ and through σ²; dγ = Σ dY x̂, dβ = Σ dY."""
    scale = size_of_gradient(*args, 1e-5)
    close_gradients(student.batch_norm_backward(*args), reference.batch_norm_backward(*args), scale)


@given(st.builds(gradient, st.integers(1, 5), sizes, spreads, seeds), large_eps)
@example(gradient(1, 3), 0.5)
@example(gradient(2, 2), 0.5)
def test_batch_norm_backward__with_a_large_eps(student, reference, args, eps):
    """ε is added to the variance, under the root, in the backward pass as in the forward one."""
    scale = size_of_gradient(*args, eps)
    close_gradients(
        student.batch_norm_backward(*args, eps), reference.batch_norm_backward(*args, eps), scale
    )


@given(st.builds(gradient, large_batches, sizes, small_spreads, seeds))
@settings(max_examples=15)
def test_batch_norm_backward__of_features_that_hardly_vary(student, reference, args):
    """The spread is so small here that even the default ε = 1e-5 counts."""
    scale = size_of_gradient(*args, 1e-5)
    close_gradients(student.batch_norm_backward(*args), reference.batch_norm_backward(*args), scale)


@given(
    st.builds(constant_gradient, st.sampled_from([2, 4]), st.integers(2, 4), sizes, seeds),
    large_eps,
)
@settings(max_examples=10)
def test_batch_norm_backward__of_a_constant_feature(student, reference, args, eps):
    """Where a column is constant, ε alone is under the root, and there is a gradient; where γ is
    0 there is none of x, but one of γ."""
    scale = size_of_gradient(*args, eps)
    close_gradients(
        student.batch_norm_backward(*args, eps=eps),
        reference.batch_norm_backward(*args, eps=eps),
        scale,
    )


gradients = st.builds(gradient, large_batches, sizes, spreads, seeds)


@pytest.mark.weight(2)
@given(gradients, large_eps)
@settings(max_examples=12)
def test_batch_norm_backward__dX_is_what_a_small_change_of_x_does(student, args, eps):
    """dX is what finite differences of Σ dY · batch_norm(X) give for every entry of X."""
    dX, _, _ = sequence(student.batch_norm_backward(*args, eps=eps), 3, "the result")
    close(dX, differences(*args, eps)[0], "dX", size_of_gradient(*args, eps))


@given(gradients, large_eps)
@settings(max_examples=12)
def test_batch_norm_backward__dgamma_and_dbeta_are_what_small_changes_do(student, args, eps):
    """dγ and dβ are what finite differences of Σ dY · batch_norm(X) give: sums over the batch."""
    _, dgamma, dbeta = sequence(student.batch_norm_backward(*args, eps=eps), 3, "the result")
    _, by_gamma, by_beta = differences(*args, eps)
    close(dgamma, by_gamma, "dgamma")
    close(dbeta, by_beta, "dbeta")


# --- residual_block -------------------------------------------------------------------


def contrast(seed):
    """Every other image is so harsh that a relu with a ceiling (at 6, say) shows."""
    return (1, 8)[seed % 2]


def block(N, C, M, H, W, seed=0):
    """X, K1, b1, K2, b2; the kernels are small, so that the shortcut matters."""
    X, K1, b1, K2, b2 = normal(seed, (N, C, H, W), (M, C, 3, 3), (M,), (C, M, 3, 3), (C,))
    return contrast(seed) * X, K1 / 4, b1, K2 / 4, b2


def dark_block(N, C, M, H, W, seed=0):
    """The same with a negative X."""
    (X,) = positive(seed + 1, (N, C, H, W))
    return -X, *block(N, C, M, H, W, seed)[1:]


@pytest.mark.weight(2)
@given(st.builds(block, few, few, kernel_counts, sides, sides, seeds))
@example(block(1, 1, 1, 2, 3))
@example(block(2, 2, 2, 3, 3))
@example(block(2, 1, 2, 4, 3))
@settings(max_examples=20)
def test_residual_block__is_two_convolutions_and_a_shortcut(student, reference, args):
    """relu(conv(relu(conv(X))) + X), kernels 3 × 3, padding 1, stride 1."""
    close(student.residual_block(*args), reference.residual_block(*args))


@given(st.builds(dark_block, few, few, kernel_counts, sides, sides, seeds))
@settings(max_examples=12)
def test_residual_block__of_negative_images(student, reference, args):
    """The input is added as it is, and the last relu comes after the addition."""
    close(student.residual_block(*args), reference.residual_block(*args))


@given(st.builds(block, few, few, few, kernel_counts, st.just(1), seeds))
@example(block(2, 1, 2, 1, 3))
@example(block(1, 2, 1, 1, 2))
@settings(max_examples=12)
def test_residual_block__of_images_smaller_than_the_kernel(student, reference, args):
    """Padding 1 makes room for the kernel even on images of one row or one column."""
    close(student.residual_block(*args), reference.residual_block(*args))


# --- dense_block ----------------------------------------------------------------------


def dense(N, C, growths, H, W, seed=0):
    """X, kernels, biases."""
    seen = [C + sum(growths[:layer]) for layer in range(len(growths))]
    kernels = [(g, c, 3, 3) for g, c in zip(growths, seen, strict=True)]
    X, *arrays = normal(seed, (N, C, H, W), *kernels, *((g,) for g in growths))
    return contrast(seed) * X, [K / 4 for K in arrays[: len(growths)]], arrays[len(growths) :]


def growths(low, high):
    return st.lists(few, min_size=low, max_size=high)


@given(st.builds(dense, few, few, growths(1, 1), sides, sides, seeds))
@example(dense(1, 1, [1], 2, 3))
@settings(max_examples=15)
def test_dense_block__with_one_layer(student, reference, args):
    """The channels of X, as they are, then those of conv(relu(X))."""
    close(student.dense_block(*args), reference.dense_block(*args))


@pytest.mark.weight(2)
@given(st.builds(dense, few, few, growths(2, 3), sides, sides, seeds))
@example(dense(1, 1, [1, 1], 3, 3))
@example(dense(2, 2, [1, 2], 2, 3))
@example(dense(1, 1, [2, 1, 2], 3, 2))
@settings(max_examples=20)
def test_dense_block__with_several_layers(student, reference, args):
    """Each layer convolves relu of all channels so far and puts its own behind them."""
    close(student.dense_block(*args), reference.dense_block(*args))


@given(st.builds(dense, few, few, growths(1, 2), kernel_counts, st.just(1), seeds))
@example(dense(2, 1, [1, 2], 1, 3))
@example(dense(1, 2, [1], 1, 2))
@settings(max_examples=12)
def test_dense_block__of_images_smaller_than_the_kernel(student, reference, args):
    """Padding 1 makes room for the kernel even on images of one row or one column."""
    close(student.dense_block(*args), reference.dense_block(*args))
