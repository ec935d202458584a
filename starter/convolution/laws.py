"""Public laws of `convolution`: what sliding a window must satisfy, whatever the numbers."""

import numpy as np

from autograder.laws import agree, agree_with_gradient, law, numbers, sequence


def drawn_layer(case):
    """X, K, b, stride, padding; N ≠ C, H ≠ W, kh ≠ kw sooner or later."""
    N, C_in, C_out = case.size(1, 2), case.size(1, 2), case.size(1, 3)
    kh, kw = case.sizes(2, 1, 3)
    stride, padding = 1 + case.number % 3, case.number % 2
    X, K, b = case.normal(
        (N, C_in, kh + case.size(0, 3), kw + case.size(0, 3)), (C_out, C_in, kh, kw), (C_out,)
    )
    return X, K, b, stride, padding


def drawn_pooling(case):
    """X, size, stride: apart, overlapping and side by side in turn."""
    N, C = case.sizes(2, 1, 2)
    size, stride = case.size(2, 3), 1 + case.number % 3
    return case.normal((N, C, size + case.size(1, 4), size + case.size(1, 4))), size, stride


def backward(student, dY, X, K, stride, padding):
    """The student's conv2d_backward; stride 1 and padding 0, the defaults, are left out."""
    given = () if (stride, padding) == (1, 0) else (stride, padding)
    return student.conv2d_backward(dY, X, K, *given)


def agree_in_product(A, V, B, Y, what):
    """⟨A, V⟩ = ⟨B, Y⟩; such sums may cancel, so the scale is ‖A‖ ‖V‖."""
    scale = max(1.0, float(np.linalg.norm(A) * np.linalg.norm(V)))
    agree(np.vdot(A, V), np.vdot(B, Y), scale=scale, what=what)


def close(got, expected, what):
    """Agreement of numbers that may cancel: on a scale of at least 1."""
    agree(got, expected, scale=max(1.0, float(np.max(np.abs(expected)))), what=what)


# --- sizes, cross-correlation ---------------------------------------------------------


@law("conv_output_size")
def one_stride_more_is_one_place_more(student, case):
    """An axis that is longer by one stride has room for one more window."""
    k, stride, padding = case.size(1, 5), case.size(1, 4), case.size(0, 2)
    n = k + case.size(0, 9)
    more = student.conv_output_size(n + stride, k, stride, padding)
    agree(more, numbers(student.conv_output_size(n, k, stride, padding)) + 1)


@law("conv_output_size")
def a_window_that_just_fits_has_one_place(student, case):
    """n + 2·padding = k, and as long as what is added is shorter than a stride: one place."""
    n, stride, padding = case.size(1, 5), case.size(1, 4), case.size(0, 2)
    for rest in range(stride):
        agree(student.conv_output_size(n + rest, n + 2 * padding, stride, padding), 1)


@law("conv_output_size")
def defaults_are_stride_one_and_no_padding(student, case):
    """Left out, `stride` is 1 and `padding` 0; a kernel of length 1 then keeps the size."""
    n = case.size(1, 9)
    agree(student.conv_output_size(n, 1), n)
    agree(student.conv_output_size(n + 2, 3), n)


@law("cross_correlate")
def a_single_one_picks_out_a_part_of_the_image(student, case):
    """A kernel with a single 1, at (i, j), copies the image, starting at (i, j)."""
    kh, kw = case.sizes(2, 1, 3)
    H, W = kh + case.size(0, 3), kw + case.size(0, 3)
    X, i, j = case.normal((H, W)), case.number % kh, case.number // 2 % kw
    K = np.zeros((kh, kw))
    K[i, j] = 1
    expected = X[i : i + H - kh + 1, j : j + W - kw + 1]
    agree(student.cross_correlate(X, K), expected)


@law("cross_correlate")
def is_linear_in_the_kernel(student, case):
    """Two kernels added give the sum of their answers."""
    kh, kw = case.sizes(2, 1, 3)
    X, K1, K2 = case.normal((kh + case.size(0, 3), kw + case.size(0, 3)), (kh, kw), (kh, kw))
    one, two = (numbers(student.cross_correlate(X, K)) for K in (K1, K2))
    close(student.cross_correlate(X, K1 + 2 * K2), one + 2 * two, "Y of K1 + 2 K2")


# --- the layer ------------------------------------------------------------------------


@law("conv2d")
def of_a_dark_image_is_the_bias(student, case):
    """Where every pixel is 0, each output channel shows its bias, added once, at every place."""
    X, K, b, stride, padding = drawn_layer(case)
    Y = numbers(student.conv2d(np.zeros(X.shape), K, b, stride, padding))
    if Y.ndim == 4:
        agree(Y, np.broadcast_to(b[:, None, None], (len(X), len(b), *Y.shape[2:])), what="Y")
    agree(Y.ndim, 4, what="the number of axes of Y")


@law("conv2d")
def with_a_kernel_as_large_as_the_image_is_a_dense_layer(student, case):
    """One place: every output is the sum of all pixels times all weights, plus the bias."""
    N, C_in, C_out = case.size(1, 3), case.size(1, 2), case.size(1, 3)
    H, W = case.sizes(2, 1, 3)
    X, K, b = case.normal((N, C_in, H, W), (C_out, C_in, H, W), (C_out,))
    expected = X.reshape(N, -1) @ K.reshape(C_out, -1).T + b
    close(student.conv2d(X, K, b), expected.reshape(N, C_out, 1, 1), "Y")


@law("conv2d")
def padding_is_a_frame_of_zeros(student, case):
    """To pad is to draw a frame of zeros round the image and not to pad."""
    X, K, b, stride, _ = drawn_layer(case)
    padding = 1 + case.number % 2
    N, C, H, W = X.shape
    framed = np.zeros((N, C, H + 2 * padding, W + 2 * padding))
    framed[:, :, padding : padding + H, padding : padding + W] = X
    agree(
        student.conv2d(X, K, b, stride, padding),
        numbers(student.conv2d(framed, K, b, stride, 0)),
        scale=4.0,
        what="Y with padding",
    )


@law("conv2d")
def a_stride_skips_places(student, case):
    """With stride s one sees every s-th row and column of what stride 1, the default, gives."""
    X, K, b, _, padding = drawn_layer(case)
    stride = 2 + case.number % 2
    Y = numbers(student.conv2d(X, K, b, padding=padding))
    agree(Y.ndim, 4, what="the number of axes of Y")
    agree(student.conv2d(X, K, b, stride, padding), Y[:, :, ::stride, ::stride], scale=4.0)


@law("conv2d_backward")
def answers_for_every_change_of_the_image(student, case):
    """The layer is linear: ⟨dX, V⟩ = ⟨dY, conv2d(V, K, 0)⟩ for every V in the shape of X."""
    X, K, b, stride, padding = drawn_layer(case)
    V = case.normal(X.shape)
    Y = numbers(student.conv2d(V, K, 0 * b, stride, padding), what="conv2d(V, K, 0)")
    dY = case.normal(Y.shape)
    got = sequence(backward(student, dY, X, K, stride, padding), 3)
    dX = numbers(got[0], X.shape, "dX")
    agree_in_product(dX, V, dY, Y, "⟨dX, V⟩")


@law("conv2d_backward")
def answers_for_every_change_of_the_kernels(student, case):
    """The layer is linear in K, too: ⟨dK, V⟩ = ⟨dY, conv2d(X, V, 0)⟩ for every V like K."""
    X, K, b, stride, padding = drawn_layer(case)
    V = case.normal(K.shape)
    Y = numbers(student.conv2d(X, V, 0 * b, stride, padding), what="conv2d(X, V, 0)")
    dY = case.normal(Y.shape)
    got = sequence(backward(student, dY, X, K, stride, padding), 3)
    dK = numbers(got[1], K.shape, "dK")
    agree_in_product(dK, V, dY, Y, "⟨dK, V⟩")


@law("conv2d_backward")
def answers_for_every_change_of_the_biases(student, case):
    """A bias is added to the whole of its channel: ⟨db, v⟩ = ⟨dY, conv2d(0, K, v)⟩."""
    X, K, b, stride, padding = drawn_layer(case)
    Y = numbers(student.conv2d(0 * X, K, b, stride, padding), what="conv2d(0, K, v)")
    dY = case.normal(Y.shape)
    got = sequence(backward(student, dY, X, K, stride, padding), 3)
    db = numbers(got[2], b.shape, "db")
    agree_in_product(db, b, dY, Y, "⟨db, v⟩")


# --- max pooling ----------------------------------------------------------------------


@law("max_pool2d")
def one_window_over_all_sees_the_largest(student, case):
    """A window as large as the image gives the largest entry of each channel, even below 0."""
    N, C = case.sizes(2, 1, 3)
    size = case.size(2, 4)
    X = case.normal((N, C, size, size)) - 2.5 * (case.number % 2)
    expected = X.reshape(N, C, -1).max(axis=-1).reshape(N, C, 1, 1)
    agree(student.max_pool2d(X, size, 1 + case.number % 3), expected)


@law("max_pool2d")
def follows_a_shift_of_all_pixels(student, case):
    """All pixels darker by 3: so are the largest of every window."""
    X, size, stride = drawn_pooling(case)
    Y = numbers(student.max_pool2d(X, size, stride))
    agree(student.max_pool2d(X - 3, size, stride), Y - 3, what="max_pool2d(X − 3)")


@law("max_pool2d")
def a_window_of_one_pixel_picks_pixels(student, case):
    """Size 1: every stride-th pixel of every stride-th row, as it is."""
    X, _, stride = drawn_pooling(case)
    agree(student.max_pool2d(X, 1, stride), X[:, :, ::stride, ::stride])


@law("max_pool2d_backward")
def hands_on_every_gradient(student, case):
    """Nothing is lost or added, at ties neither: in each channel dX sums up to what dY does."""
    X, size, stride = drawn_pooling(case)
    X = np.round(X) if case.number % 2 else X
    dY = case.normal(np.shape(student.max_pool2d(X, size, stride)))
    dX = numbers(student.max_pool2d_backward(dY, X, size, stride), X.shape, "dX")
    close(dX.sum(axis=(2, 3)), dY.sum(axis=(2, 3)), "the sum of dX over each channel")


@law("max_pool2d_backward")
def the_largest_pixels_answer_for_the_output(student, case):
    """Pooling passes values on: Σ X ⊙ dX = Σ Y ⊙ dY, with your own Y = max_pool2d(X)."""
    X, size, stride = drawn_pooling(case)
    Y = numbers(student.max_pool2d(X, size, stride))
    dY = case.normal(Y.shape)
    dX = numbers(student.max_pool2d_backward(dY, X, size, stride), X.shape, "dX")
    agree_in_product(X, dX, Y, dY, "Σ X ⊙ dX")


@law("max_pool2d_backward")
def moves_pixels_as_finite_differences_say(student, case):
    """dX is the gradient of Σ dY · max_pool2d(X), with your own max_pool2d (one image)."""
    size, stride = 2, 1 + case.number % 3
    H, W = size + 1 + case.number % 2, size + case.size(0, 2)
    X = (case.rng().permutation(H * W).reshape(1, 1, H, W) - H * W // 2) / 4
    dY = case.normal(np.shape(student.max_pool2d(X, size, stride)))

    def loss(X):
        return np.vdot(dY, np.asarray(student.max_pool2d(X, size, stride), dtype=float))

    dX = student.max_pool2d_backward(dY, X, size, stride)
    agree_with_gradient(dX, loss, at=X, what="dX", step=2.0**-4)  # too small to change a winner


# --- average pooling ------------------------------------------------------------------


@law("avg_pool2d")
def of_an_even_image_is_that_image(student, case):
    """Where each channel has one grey everywhere, every mean is that grey."""
    X, size, stride = drawn_pooling(case)
    grey = X[:, :, :1, :1]
    Y = numbers(student.avg_pool2d(grey + 0 * X, size, stride))
    agree(Y.shape[:2], X.shape[:2], what="the first axes of Y")
    agree(Y, np.broadcast_to(grey, Y.shape), what="Y")


@law("avg_pool2d")
def one_window_over_all_sees_the_mean(student, case):
    """A window as large as the image gives the mean of each channel."""
    N, C = case.sizes(2, 1, 3)
    size = case.size(2, 4)
    X = case.normal((N, C, size, size))
    expected = X.reshape(N, C, -1).mean(axis=-1).reshape(N, C, 1, 1)
    close(student.avg_pool2d(X, size, 1 + case.number % 3), expected, "Y")


@law("avg_pool2d")
def pixels_alone_are_their_own_mean(student, case):
    """Size 1: every stride-th pixel of every stride-th row, as it is."""
    X, _, stride = drawn_pooling(case)
    agree(student.avg_pool2d(X, 1, stride), X[:, :, ::stride, ::stride])


@law("avg_pool2d_backward")
def hands_on_every_share(student, case):
    """Nothing is lost, nothing added: in each channel dX sums up to what dY does."""
    X, size, stride = drawn_pooling(case)
    dY = case.normal(np.shape(student.avg_pool2d(X, size, stride)))
    dX = numbers(student.avg_pool2d_backward(dY, X, size, stride), X.shape, "dX")
    close(dX.sum(axis=(2, 3)), dY.sum(axis=(2, 3)), "the sum of dX over each channel")


@law("avg_pool2d_backward")
def answers_for_every_change_of_a_pixel(student, case):
    """Averaging is linear: ⟨dX, V⟩ = ⟨dY, avg_pool2d(V)⟩ for every V in the shape of X."""
    X, size, stride = drawn_pooling(case)
    V = case.normal(X.shape)
    Y = numbers(student.avg_pool2d(V, size, stride), what="avg_pool2d(V)")
    dY = case.normal(Y.shape)
    dX = numbers(student.avg_pool2d_backward(dY, X, size, stride), X.shape, "dX")
    agree_in_product(dX, V, dY, Y, "⟨dX, V⟩")
