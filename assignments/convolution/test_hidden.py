"""The hidden suite of `convolution`: sizes, cross-correlation, the layer, pooling, gradients."""

import numpy as np
import pytest

from autograder.examiner import (
    agree,
    difference_quotient,
    example,
    given,
    normal,
    numbers,
    once,
    positive,
    seeds,
    sequence,
    settings,
    st,
)
from solutions.convolution import avg_pool2d, conv2d, max_pool2d

few = st.integers(1, 2)
kernels = st.integers(1, 3)
larger = st.integers(2, 3)
more = st.integers(0, 3)
one, no = st.just(1), st.just(0)
strides = st.integers(2, 3)
paddings = st.integers(1, 2)


def close(got, expected, what=""):
    """As `agree`; but sums of products of order 1 may cancel, so the scale is at least 1."""
    agree(got, expected, scale=max(1.0, float(np.max(np.abs(expected)))), what=what)


def close_gradients(got, expected):
    """dX, dK and db, each on its own scale."""
    parts = sequence(got, 3, "the result")
    for part, wanted, name in zip(parts, expected, ("dX", "dK", "db"), strict=True):
        close(part, wanted, name)


def places(n, k, stride, padding=0):
    return (n + 2 * padding - k) // stride + 1


def image(kh, kw, more_h, more_w, seed=0):
    """X (kh + more_h, kw + more_w), K (kh, kw)."""
    return normal(seed, (kh + more_h, kw + more_w), (kh, kw))


def layer(N, C_in, C_out, kh, kw, more_h, more_w, stride=1, padding=0, seed=0):
    """X, K, b, stride, padding of a layer whose kernel finds 1 + more places, more or less."""
    H, W = (max(k - 2 * padding, 1) + m for k, m in ((kh, more_h), (kw, more_w)))
    X, K, b = normal(seed, (N, C_in, H, W), (C_out, C_in, kh, kw), (C_out,))
    return X, K, b, stride, padding


def layer_gradient(N, C_in, C_out, kh, kw, more_h, more_w, stride=1, padding=0, seed=0):
    """dY, X, K, stride, padding of the same layer."""
    X, K, *_ = layer(N, C_in, C_out, kh, kw, more_h, more_w, stride, padding, seed)
    H, W = (places(n, k, stride, padding) for n, k in ((X.shape[2], kh), (X.shape[3], kw)))
    (dY,) = normal(seed + 1, (N, C_out, H, W))
    return dY, X, K, stride, padding


def pooling(N, C, size, stride, more_h, more_w, seed=0):
    """X, size, stride; the entries of X are all different."""
    (X,) = normal(seed, (N, C, size + more_h, size + more_w))
    return X, size, stride


def negative_pooling(N, C, size, stride, more_h, more_w, seed=0):
    """The same with negative entries: around −1, or far below all that may stand for −∞."""
    (X,) = positive(seed, (N, C, size + more_h, size + more_w))
    return (-1.0, -1e8)[seed % 2] * X, size, stride


def with_gradient(draw, *args, seed=0):
    """dY, X, size, stride of a pooling that `draw` makes."""
    X, size, stride = draw(*args, seed)
    H, W = (places(n, size, stride) for n in X.shape[2:])
    (dY,) = normal(seed + 1, (*X.shape[:2], H, W))
    return dY, X, size, stride


def pooling_gradient(N, C, size, stride, more_h, more_w, seed=0):
    return with_gradient(pooling, N, C, size, stride, more_h, more_w, seed=seed)


def negative_pooling_gradient(N, C, size, stride, more_h, more_w, seed=0):
    return with_gradient(negative_pooling, N, C, size, stride, more_h, more_w, seed=seed)


def tied_pooling(N, C, size, rows, columns, levels, seed=0):
    """dY, X, size of windows side by side; X holds so few levels (from 0 up) that many tie."""
    dY, X = normal(seed, (N, C, rows, columns), (N, C, rows * size, columns * size))
    return dY, np.floor(100 * np.abs(X)) % levels, size


def tied_windows(N, C, size, stride, rows, columns, levels, seed=0):
    """dY, X, size, stride of windows that overlap or leave gaps; many entries of X tie."""
    shape = N, C, size + (rows - 1) * stride, size + (columns - 1) * stride
    dY, X = normal(seed, (N, C, rows, columns), shape)
    return dY, np.floor(100 * np.abs(X)) % levels, size, stride


def in_thirds(*args):
    """The same where no array is of two decimals."""
    return tuple(arg / 3 if isinstance(arg, np.ndarray) else arg for arg in args)


def behind_relu(X, *args):
    """The same where half of X is exactly 0."""
    return np.maximum(X, 0), *args


def layers(draw=layer, stride=one, padding=no, kernel=kernels):
    return st.builds(draw, few, few, kernels, kernel, kernel, more, more, stride, padding, seeds)


def poolings(draw, size, stride):
    return st.builds(draw, few, few, size, stride, more, more, seeds)


def same_stride(draw, size):
    """Windows side by side: the stride is the size."""
    return st.builds(
        lambda N, C, k, h, w, seed: draw(N, C, k, k, h, w, seed), few, few, size, more, more, seeds
    )


@once
def differences(dY, X, K, stride, padding):
    """Central differences of Σ dY · conv2d(X, K, b) by X, by K and by b = 0."""
    b = np.zeros(len(K))
    return (
        difference_quotient(lambda x: np.vdot(dY, conv2d(x, K, b, stride, padding)), X),
        difference_quotient(lambda k: np.vdot(dY, conv2d(X, k, b, stride, padding)), K),
        difference_quotient(lambda c: np.vdot(dY, conv2d(X, K, c, stride, padding)), b),
    )


@once
def max_pool_differences(dY, X, size, stride):
    return difference_quotient(lambda x: np.vdot(dY, max_pool2d(x, size, stride)), X)


@once
def avg_pool_differences(dY, X, size, stride):
    return difference_quotient(lambda x: np.vdot(dY, avg_pool2d(x, size, stride)), X)


# --- conv_output_size -----------------------------------------------------------------


@given(st.integers(1, 11), st.integers(0, 20))
@example(3, 0)
@example(5, 23)
def test_conv_output_size__with_the_defaults(student, reference, k, rest):
    """Stride 1 and no padding, the defaults: n − k + 1 places."""
    agree(student.conv_output_size(k + rest, k), reference.conv_output_size(k + rest, k))


@given(st.integers(2, 5), st.integers(1, 11), st.integers(0, 20))
@example(4, 11, 213)
@example(2, 2, 22)
@example(3, 2, 0)
@example(5, 3, 4)
def test_conv_output_size__with_a_stride(student, reference, stride, k, rest):
    """⌊(n − k)/stride⌋ + 1: a rest too short for a whole step is not looked at."""
    agree(
        student.conv_output_size(k + rest, k, stride=stride),
        reference.conv_output_size(k + rest, k, stride=stride),
    )


@given(st.integers(1, 5), st.integers(1, 11), st.integers(0, 20))
@example(1, 3, 6)
@example(2, 5, 23)
def test_conv_output_size__with_padding(student, reference, padding, k, rest):
    """n + 2·padding − k + 1: the frame lengthens the axis at both ends."""
    n = max(k - 2 * padding, 1) + rest
    agree(
        student.conv_output_size(n, k, padding=padding),
        reference.conv_output_size(n, k, padding=padding),
    )


@pytest.mark.weight(2)
@given(st.integers(2, 5), st.integers(1, 5), st.integers(1, 11), st.integers(0, 20))
@example(2, 3, 7, 217)
@example(2, 1, 3, 111)
@example(3, 2, 5, 4)
def test_conv_output_size__with_stride_and_padding(student, reference, stride, padding, k, rest):
    """⌊(n + 2·padding − k)/stride⌋ + 1."""
    n = max(k - 2 * padding, 1) + rest
    agree(
        student.conv_output_size(n, k, stride, padding),
        reference.conv_output_size(n, k, stride, padding),
    )


# --- cross_correlate ------------------------------------------------------------------


@pytest.mark.weight(2)
@given(st.builds(image, kernels, kernels, more, more, seeds))
@example(image(2, 3, 3, 1))
@example(image(3, 2, 0, 2))
@example(image(2, 2, 2, 2))
@example(image(1, 1, 1, 2))
@example(in_thirds(*image(2, 2, 1, 2)))
def test_cross_correlate__is_the_sum_under_the_window(student, reference, args):
    """Y[h, w] = Σ_ij X[h + i, w + j] K[i, j], over whole windows; the kernel is not flipped."""
    close(student.cross_correlate(*args), reference.cross_correlate(*args))


@given(st.integers(2, 4), st.integers(1, 4), st.booleans(), seeds)
@settings(max_examples=15)
def test_cross_correlate__with_a_kernel_of_one_row_or_column(
    student, reference, length, rest, upright, seed
):
    """Kernels need not be square: a single row (or column) slides as any other."""
    kh, kw = (length, 1) if upright else (1, length)
    X, K = image(kh, kw, rest, rest + 1, seed)
    close(student.cross_correlate(X, K), reference.cross_correlate(X, K))


@given(st.builds(image, st.integers(2, 4), st.integers(2, 4), st.just(0), st.just(0), seeds))
@settings(max_examples=15)
def test_cross_correlate__with_a_kernel_as_large_as_the_image(student, reference, args):
    """There is one place, so the result is the 1 × 1 array Σ_ij X[i, j] K[i, j]."""
    close(student.cross_correlate(*args), reference.cross_correlate(*args))


# --- conv2d ---------------------------------------------------------------------------


@pytest.mark.weight(2)
@given(layers())
@example(layer(1, 1, 1, 2, 2, 1, 2))
@example(layer(2, 2, 3, 2, 3, 2, 1))
@example(layer(1, 2, 2, 3, 3, 2, 2))
@example(in_thirds(*layer(1, 1, 2, 2, 2, 1, 2)))
@settings(max_examples=20)
def test_conv2d__with_the_defaults(student, reference, args):
    """Stride 1 and no padding: Σ_cij X[n, c, h + i, w + j] K[o, c, i, j] + b[o]."""
    X, K, b, _, _ = args
    close(student.conv2d(X, K, b), reference.conv2d(X, K, b))


@given(layers(padding=paddings))
@example(layer(1, 1, 1, 3, 3, 2, 3, 1, 1))
@example(layer(2, 2, 1, 3, 2, 3, 1, 1, 2))
@settings(max_examples=15)
def test_conv2d__with_padding(student, reference, args):
    """A frame of zeros, `padding` wide, on all four sides of every image."""
    X, K, b, _, padding = args
    close(student.conv2d(X, K, b, padding=padding), reference.conv2d(X, K, b, padding=padding))


@given(layers(stride=strides))
@example(layer(1, 1, 2, 2, 2, 3, 4, 2))
@example(layer(2, 1, 1, 2, 1, 4, 3, 3))
@example(layer(1, 2, 1, 2, 3, 3, 3, 2))
@example(layer(1, 1, 1, 2, 3, 5, 6, 4))
@settings(max_examples=15)
def test_conv2d__with_a_stride(student, reference, args):
    """Window h begins at row h·stride; a rest too short for a whole step is dropped."""
    X, K, b, stride, _ = args
    close(student.conv2d(X, K, b, stride), reference.conv2d(X, K, b, stride))


@given(layers(stride=strides, padding=paddings))
@example(layer(2, 2, 3, 3, 2, 3, 4, 2, 1))
@example(layer(1, 1, 1, 2, 3, 5, 4, 3, 2))
@settings(max_examples=15)
def test_conv2d__with_stride_and_padding(student, reference, args):
    """Padding comes first; the stride then counts from the corner of the frame."""
    close(student.conv2d(*args), reference.conv2d(*args))


# --- conv2d_backward ------------------------------------------------------------------


@pytest.mark.weight(2)
@given(layers(layer_gradient))
@example(layer_gradient(1, 1, 1, 2, 2, 1, 2))
@example(layer_gradient(2, 2, 3, 2, 3, 2, 1))
@example(layer_gradient(1, 2, 2, 3, 3, 2, 2))
@example(in_thirds(*layer_gradient(1, 1, 2, 2, 2, 1, 2)))
@settings(max_examples=20)
def test_conv2d_backward__with_the_defaults(student, reference, args):
    """Stride 1 and no padding. dX: every pixel gathers d · K from all the windows that saw it; dK
    sums d times the pixel it was multiplied with, and db sums d."""
    dY, X, K, _, _ = args
    close_gradients(student.conv2d_backward(dY, X, K), reference.conv2d_backward(dY, X, K))


@given(layers(layer_gradient, padding=one, kernel=larger))
@example(layer_gradient(2, 1, 2, 3, 2, 2, 3, 1, 1))
@example(layer_gradient(1, 2, 1, 3, 3, 3, 1, 1, 2))
@settings(max_examples=12)
def test_conv2d_backward__with_padding(student, reference, args):
    """dK sees the frame; dX has the shape of X, the gradient of the frame is thrown away."""
    dY, X, K, _, padding = args
    close_gradients(
        student.conv2d_backward(dY, X, K, padding=padding),
        reference.conv2d_backward(dY, X, K, padding=padding),
    )


@given(layers(layer_gradient, stride=strides))
@example(layer_gradient(1, 1, 2, 2, 2, 3, 4, 2))
@example(layer_gradient(2, 1, 1, 3, 3, 3, 5, 2))
@example(layer_gradient(1, 2, 1, 2, 1, 4, 2, 3))
@settings(max_examples=12)
def test_conv2d_backward__with_a_stride(student, reference, args):
    """Window h begins at row h·stride; pixels that no window saw have gradient 0."""
    dY, X, K, stride, _ = args
    close_gradients(
        student.conv2d_backward(dY, X, K, stride), reference.conv2d_backward(dY, X, K, stride)
    )


@given(layers(layer_gradient, stride=strides, padding=paddings))
@example(layer_gradient(2, 2, 3, 3, 2, 3, 4, 2, 1))
@example(layer_gradient(1, 1, 1, 2, 3, 5, 4, 3, 2))
@example(layer_gradient(1, 1, 1, 2, 2, 4, 1, 3, 1))
@settings(max_examples=12)
def test_conv2d_backward__with_stride_and_padding(student, reference, args):
    """The gradients on the padded image, with stride; then the frame is cut off dX."""
    close_gradients(student.conv2d_backward(*args), reference.conv2d_backward(*args))


any_layer_gradient = layers(layer_gradient, st.integers(1, 3), st.integers(0, 1), larger)


@given(any_layer_gradient)
@example(layer_gradient(2, 1, 2, 2, 3, 2, 1))
@settings(max_examples=8)
def test_conv2d_backward__dX_is_what_a_small_change_of_a_pixel_does(student, args):
    """dX is what finite differences of Σ d · conv2d(X) give for every pixel."""
    dX, _, _ = sequence(student.conv2d_backward(*args), 3, "the result")
    close(dX, differences(*args)[0], "dX")


@given(any_layer_gradient)
@example(layer_gradient(2, 1, 2, 2, 3, 2, 1))
@settings(max_examples=8)
def test_conv2d_backward__dK_and_db_are_what_a_small_change_of_a_weight_does(student, args):
    """dK and db are what finite differences of Σ d · conv2d(X) give: sums over the batch."""
    _, dK, db = sequence(student.conv2d_backward(*args), 3, "the result")
    _, by_kernel, by_bias = differences(*args)
    close(dK, by_kernel, "dK")
    close(db, by_bias, "db")


# --- max_pool2d -----------------------------------------------------------------------


@pytest.mark.weight(2)
@given(same_stride(pooling, larger))
@example(pooling(1, 1, 2, 2, 0, 0))
@example(pooling(2, 2, 2, 2, 2, 4))
@example(pooling(1, 2, 3, 3, 3, 1))
@example(in_thirds(*pooling(1, 1, 2, 2, 2, 2)))
@example(behind_relu(*pooling(1, 2, 2, 2, 2, 2)))
@settings(max_examples=20)
def test_max_pool2d__with_windows_side_by_side(student, reference, args):
    """The largest entry of every window, in each channel; a rest at the border is dropped."""
    close(student.max_pool2d(*args), reference.max_pool2d(*args))


@given(poolings(pooling, larger, st.integers(1, 2)))
@example(pooling(2, 1, 2, 1, 2, 3))
@example(pooling(1, 2, 3, 2, 4, 2))
@example(pooling(1, 1, 5, 2, 2, 3))
@settings(max_examples=15)
def test_max_pool2d__with_overlapping_windows(student, reference, args):
    """The windows begin `stride` apart: if it is smaller than `size`, they overlap."""
    close(student.max_pool2d(*args), reference.max_pool2d(*args))


@given(poolings(pooling, few, st.just(3)))
@example(pooling(1, 1, 2, 3, 3, 4))
@settings(max_examples=12)
def test_max_pool2d__with_gaps_between_the_windows(student, reference, args):
    """The windows begin `stride` apart: if it is larger than `size`, pixels between are skipped."""
    close(student.max_pool2d(*args), reference.max_pool2d(*args))


@given(poolings(negative_pooling, larger, st.integers(1, 3)))
@example(negative_pooling(1, 1, 2, 2, 0, 0))
@example(negative_pooling(1, 1, 2, 1, 1, 2, 1))
@example((np.array([[[[-3e30, -2e30], [-2.5e30, -4e30]]]]), 2, 2))
@settings(max_examples=15)
def test_max_pool2d__of_negative_numbers(student, reference, args):
    """The largest of negative numbers is negative: no window has a 0 in it."""
    close(student.max_pool2d(*args), reference.max_pool2d(*args))


# --- max_pool2d_backward --------------------------------------------------------------


@pytest.mark.weight(2)
@given(same_stride(pooling_gradient, larger))
@example(pooling_gradient(1, 1, 2, 2, 0, 0))
@example(pooling_gradient(2, 2, 2, 2, 2, 4))
@example(pooling_gradient(1, 2, 3, 3, 3, 1))
@example(in_thirds(*pooling_gradient(1, 1, 2, 2, 2, 2)))
@example((np.array([[[[0.75]]]]), np.array([[[[1.0, 1.000001], [0.5, 0.0]]]]), 2, 2))
@settings(max_examples=20)
def test_max_pool2d_backward__with_windows_side_by_side(student, reference, args):
    """Each window's gradient goes to its largest entry; all other pixels get 0."""
    close(student.max_pool2d_backward(*args), reference.max_pool2d_backward(*args))


@given(poolings(pooling_gradient, larger, st.integers(1, 2)))
@example(pooling_gradient(2, 1, 2, 1, 2, 3))
@example(pooling_gradient(1, 2, 3, 2, 4, 2))
@settings(max_examples=15)
def test_max_pool2d_backward__with_overlapping_windows(student, reference, args):
    """A pixel that is the largest of several windows gets the sum of their gradients."""
    close(student.max_pool2d_backward(*args), reference.max_pool2d_backward(*args))


@given(poolings(pooling_gradient, few, st.just(3)))
@example(pooling_gradient(1, 1, 2, 3, 3, 4))
@settings(max_examples=12)
def test_max_pool2d_backward__with_gaps_between_the_windows(student, reference, args):
    """Window h begins at row h·stride; pixels that no window saw get 0."""
    close(student.max_pool2d_backward(*args), reference.max_pool2d_backward(*args))


@given(poolings(negative_pooling_gradient, larger, st.integers(1, 3)))
@example(negative_pooling_gradient(1, 1, 2, 1, 1, 2, 1))
@settings(max_examples=12)
def test_max_pool2d_backward__of_negative_numbers(student, reference, args):
    """The largest of negative numbers is negative; it gets the gradient as any other."""
    close(student.max_pool2d_backward(*args), reference.max_pool2d_backward(*args))


@given(poolings(pooling_gradient, larger, st.integers(1, 3)))
@settings(max_examples=8)
def test_max_pool2d_backward__is_what_a_small_change_of_a_pixel_does(student, args):
    """dX is what finite differences of Σ d · max_pool2d(X) give for every pixel."""
    close(student.max_pool2d_backward(*args), max_pool_differences(*args), "dX")


@given(st.builds(tied_pooling, few, few, larger, few, few, st.integers(1, 4), seeds))
@example(tied_pooling(1, 1, 2, 1, 2, 1))
@settings(max_examples=12)
def test_max_pool2d_backward__at_ties(student, args):
    """Tied entries may take turns or share, but together they get the window's gradient, once."""
    dY, X, size = args
    N, C, H, W = dY.shape
    dX = numbers(student.max_pool2d_backward(dY, X, size, size), X.shape, "dX")
    blocks = (N, C, H, size, W, size)
    close(dX.reshape(blocks).sum(axis=(3, 5)), dY, "the sum of dX over each window")
    largest = X.reshape(blocks).max(axis=(3, 5), keepdims=True)
    elsewhere = np.where(X.reshape(blocks) < largest, dX.reshape(blocks), 0)
    close(elsewhere, np.zeros(blocks), "dX at entries that are not the largest")


@given(
    st.builds(tied_windows, few, few, larger, st.integers(1, 4), few, few, st.integers(1, 3), seeds)
)
@example(tied_windows(1, 1, 2, 1, 2, 2, 2))
@example(tied_windows(1, 2, 3, 2, 2, 2, 2))
@example(tied_windows(1, 1, 2, 3, 2, 2, 1))
@settings(max_examples=12)
def test_max_pool2d_backward__at_ties_whatever_the_stride(student, args):
    """Where windows overlap or leave gaps, too, a window's gradient is given once, to its largest
    entries; overlapping windows add up."""
    dY, X, size, stride = args
    dX = numbers(student.max_pool2d_backward(*args), X.shape, "dX")
    close(dX.sum(axis=(2, 3)), dY.sum(axis=(2, 3)), "the sum of dX over each channel")
    alone = np.zeros(dY.shape)
    alone[0, -1, -1, -1] = 1.0
    dX = numbers(student.max_pool2d_backward(alone, X, size, stride), X.shape, "dX")
    window = np.zeros(X.shape, dtype=bool)
    window[0, -1, X.shape[2] - size :, X.shape[3] - size :] = True
    largest = window & (X[window].max() == X)
    close(dX[largest].sum(), np.array(1.0), "of a single window with gradient 1, the sum of dX")
    elsewhere = np.where(largest, 0, dX)
    close(elsewhere, np.zeros(X.shape), "dX at entries that are not its largest")


# --- avg_pool2d -----------------------------------------------------------------------


@pytest.mark.weight(2)
@given(same_stride(pooling, larger))
@example(pooling(1, 1, 2, 2, 0, 0))
@example(pooling(2, 2, 2, 2, 2, 4))
@example(pooling(1, 2, 3, 3, 3, 1))
@example(in_thirds(*pooling(1, 1, 2, 2, 2, 2)))
@example(behind_relu(*pooling(1, 2, 2, 2, 2, 2)))
@settings(max_examples=20)
def test_avg_pool2d__with_windows_side_by_side(student, reference, args):
    """The mean of every window, in each channel; a rest at the border is dropped."""
    close(student.avg_pool2d(*args), reference.avg_pool2d(*args))


@given(poolings(pooling, larger, st.integers(1, 2)))
@example(pooling(2, 1, 2, 1, 2, 3))
@example(pooling(1, 2, 3, 2, 4, 2))
@settings(max_examples=15)
def test_avg_pool2d__with_overlapping_windows(student, reference, args):
    """The windows begin `stride` apart: if it is smaller than `size`, they overlap."""
    close(student.avg_pool2d(*args), reference.avg_pool2d(*args))


@given(poolings(pooling, few, st.just(3)))
@example(pooling(1, 1, 2, 3, 3, 4))
@settings(max_examples=12)
def test_avg_pool2d__with_gaps_between_the_windows(student, reference, args):
    """The windows begin `stride` apart: if it is larger than `size`, pixels between are skipped."""
    close(student.avg_pool2d(*args), reference.avg_pool2d(*args))


# --- avg_pool2d_backward --------------------------------------------------------------


@pytest.mark.weight(2)
@given(same_stride(pooling_gradient, larger))
@example(pooling_gradient(1, 1, 2, 2, 0, 0))
@example(pooling_gradient(2, 2, 2, 2, 2, 4))
@example(pooling_gradient(1, 2, 3, 3, 3, 1))
@settings(max_examples=20)
def test_avg_pool2d_backward__with_windows_side_by_side(student, reference, args):
    """Each window's gradient is shared equally among its size² entries; the rest gets 0."""
    close(student.avg_pool2d_backward(*args), reference.avg_pool2d_backward(*args))


@given(poolings(pooling_gradient, larger, st.integers(1, 2)))
@example(pooling_gradient(2, 1, 2, 1, 2, 3))
@example(pooling_gradient(1, 2, 3, 2, 4, 2))
@settings(max_examples=15)
def test_avg_pool2d_backward__with_overlapping_windows(student, reference, args):
    """A pixel in several windows gets the sum of its shares in their gradients."""
    close(student.avg_pool2d_backward(*args), reference.avg_pool2d_backward(*args))


@given(poolings(pooling_gradient, few, st.just(3)))
@example(pooling_gradient(1, 1, 2, 3, 3, 4))
@settings(max_examples=12)
def test_avg_pool2d_backward__with_gaps_between_the_windows(student, reference, args):
    """Window h begins at row h·stride; pixels that no window saw get 0."""
    close(student.avg_pool2d_backward(*args), reference.avg_pool2d_backward(*args))


@given(poolings(pooling_gradient, larger, st.integers(1, 3)))
@settings(max_examples=8)
def test_avg_pool2d_backward__is_what_a_small_change_of_a_pixel_does(student, args):
    """dX is what finite differences of Σ d · avg_pool2d(X) give for every pixel."""
    close(student.avg_pool2d_backward(*args), avg_pool_differences(*args), "dX")
