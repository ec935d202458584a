"""Public laws of `normalization`: moments, gradients and shortcuts, whatever the numbers."""

import numpy as np

from autograder.laws import agree, law, numbers, sequence


def drawn_rows(case):
    """X (N, D), gamma, beta and an ε that counts."""
    N, D = case.size(2, 6), case.size(1, 4)
    return *case.normal((N, D), (D,), (D,)), (0.5, 1.0, 0.25)[case.number % 3]


def drawn_images(case):
    """X (N, C, H, W), gamma, beta and an ε that counts."""
    N, C, H, W = case.size(1, 3), case.size(1, 3), case.size(1, 3), case.size(2, 3)
    return *case.normal((N, C, H, W), (C,), (C,)), (0.5, 1.0, 0.25)[case.number % 3]


def close(got, expected, what, scale=1.0):
    """Agreement of numbers that may cancel: on a scale of at least `scale`."""
    agree(got, expected, scale=max(scale, float(np.max(np.abs(expected)))), what=what)


def has_moments(Y, X, gamma, beta, eps, axis):
    """Mean β and variance γ² σ²/(σ² + ε)."""
    variance = X.var(axis=axis)
    close(Y.mean(axis=axis), beta, "the mean of the result")
    expected = gamma**2 * variance / (variance + eps)
    close(Y.var(axis=axis), expected, "the variance of the result")


def moved(X, i, j):
    """Every image moved i rows down and j columns right; what comes in at the border is 0."""
    H, W = X.shape[2:]
    framed = np.pad(X, ((0, 0), (0, 0), (1, 1), (1, 1)))
    return framed[:, :, 1 - i : 1 - i + H, 1 - j : 1 - j + W]


def mover(channels, i, j, factor):
    """Kernels (channels, channels, 3, 3) that move each channel like `moved`, times `factor`."""
    K = np.zeros((channels, channels, 3, 3))
    K[range(channels), range(channels), 1 - i, 1 - j] = factor
    return K


# --- batch normalization ----------------------------------------------------------------


@law("batch_norm")
def sets_mean_and_spread(student, case):
    """Each column of the result has the mean β and the variance γ² σ²/(σ² + ε)."""
    X, gamma, beta, eps = drawn_rows(case)
    Y = numbers(student.batch_norm(X, gamma, beta, eps), X.shape)
    has_moments(Y, X, gamma, beta, eps, axis=0)


@law("batch_norm")
def does_not_mind_units_of_measurement(student, case):
    """Another zero and another unit (x → a x + c, ε → a² ε) change nothing but the sign of a."""
    X, gamma, beta, eps = drawn_rows(case)
    Y = numbers(student.batch_norm(X, gamma, beta, eps), X.shape)
    close(student.batch_norm(2 * X + 0.5, gamma, beta, 4 * eps), Y, "the result for 2 x + 0.5")
    mirrored = student.batch_norm(1 - X / 2, gamma, beta, eps / 4)
    close(mirrored, 2 * beta - Y, "the result for 1 − x/2")


@law("batch_norm")
def keeps_the_order(student, case):
    """A larger x gives a larger y where γ is positive, and a smaller one where it is negative."""
    X, gamma, beta, eps = drawn_rows(case)
    Y = numbers(student.batch_norm(X, gamma, beta, eps), X.shape)
    sorted_by_x = np.take_along_axis(Y, np.argsort(X, axis=0), axis=0)
    agree(np.sign(np.diff(sorted_by_x, axis=0) * gamma).min(axis=0), np.ones(len(gamma)),
          what="the direction of y, seen along x and times that of γ,")  # fmt: skip


@law("batch_norm")
def default_eps_is_small(student, case):
    """Without `eps` it is 1e-5: features of that variance keep γ/√2 as their spread."""
    X, gamma, beta, _ = drawn_rows(case)
    X = X - X.mean(axis=0)
    X = X * np.sqrt(1e-5 / np.maximum(X.var(axis=0), 1e-3))
    Y = numbers(student.batch_norm(X, gamma, beta), X.shape)
    has_moments(Y, X, gamma, beta, 1e-5, axis=0)


@law("batch_norm2d")
def sets_mean_and_spread_of_each_channel(student, case):
    """Each channel has, over batch and places, the mean β and the variance γ² σ²/(σ² + ε)."""
    X, gamma, beta, eps = drawn_images(case)
    Y = numbers(student.batch_norm2d(X, gamma, beta, eps), X.shape)
    has_moments(Y, X, gamma, beta, eps, axis=(0, 2, 3))


@law("batch_norm2d")
def treats_all_places_alike(student, case):
    """Samples, rows and columns in another order: the same numbers in that order."""
    X, gamma, beta, eps = drawn_images(case)
    other = X[::-1, :, ::-1, ::-1].copy()
    Y = numbers(student.batch_norm2d(X, gamma, beta, eps), X.shape)
    close(student.batch_norm2d(other, gamma, beta, eps), Y[::-1, :, ::-1, ::-1], "the result")


@law("batch_norm2d")
def of_single_pixels_is_batch_norm(student, case):
    """Images of one pixel are the rows of a table, and your batch_norm treats them alike."""
    X, gamma, beta, _ = drawn_rows(case)
    Y = numbers(student.batch_norm2d(X[:, :, None, None], gamma, beta), (*X.shape, 1, 1))
    close(numbers(student.batch_norm(X, gamma, beta), X.shape), Y[:, :, 0, 0], "batch_norm", 4.0)


@law("batch_norm_backward")
def a_shift_of_the_column_changes_nothing(student, case):
    """The same number added to a whole column changes no output: dX adds up to 0 over the batch."""
    X, gamma, _, eps = drawn_rows(case)
    dY = case.normal(X.shape)
    dX = sequence(student.batch_norm_backward(dY, X, gamma, eps), 3)[0]
    dX = numbers(dX, X.shape, "dX")
    close(dX.sum(axis=0), np.zeros(len(gamma)), "the sum of dX over the batch")


@law("batch_norm_backward")
def is_linear_in_gamma_and_beta(student, case):
    """Σ dY ⊙ Y = Σ γ dγ + Σ β dβ, with your own Y = batch_norm(X), ε left out or given."""
    X, gamma, beta, eps = drawn_rows(case)
    dY, given = case.normal(X.shape), (eps,) if case.number % 2 else ()
    X = X if given else X / 128  # small enough for the default ε to count
    Y = numbers(student.batch_norm(X, gamma, beta, *given), X.shape, "batch_norm(X)")
    _, dgamma, dbeta = sequence(student.batch_norm_backward(dY, X, gamma, *given), 3)
    dgamma, dbeta = numbers(dgamma, gamma.shape, "dgamma"), numbers(dbeta, beta.shape, "dbeta")
    by_parts = gamma * dgamma + beta * dbeta
    close(by_parts, np.sum(dY * Y, axis=0), "γ dγ + β dβ of each column", 4.0)


@law("batch_norm_backward")
def follows_a_step_of_the_inputs(student, case):
    """⟨dX, V⟩ is what a step in direction V does to Σ dY ⊙ Y, with your own Y = batch_norm(X)."""
    X, gamma, beta, eps = drawn_rows(case)
    dY, V = case.normal(X.shape, X.shape)

    def loss(t):
        Y = numbers(student.batch_norm(X + t * V, gamma, beta, eps), X.shape, "batch_norm(X)")
        return np.vdot(dY, Y)

    h = 2.0**-6  # large, and of fourth order: a float32 batch_norm has few digits to spare
    slope = (8 * (loss(h) - loss(-h)) - (loss(2 * h) - loss(-2 * h))) / (12 * h)
    dX = sequence(student.batch_norm_backward(dY, X, gamma, eps), 3)[0]
    got = np.vdot(numbers(dX, X.shape, "dX"), V)
    agree(got, slope, scale=20 * max(1.0, abs(slope)), what="⟨dX, V⟩")


# --- blocks with shortcuts --------------------------------------------------------------


@law("residual_block")
def hands_on_what_its_layers_do_not_change(student, case):
    """Kernels of zeros: what is left is relu(X + b2)."""
    N, C, M = case.size(1, 2), case.size(1, 2), case.size(1, 3)
    X, b1, b2 = case.normal((N, C, case.size(1, 4), case.size(1, 4)), (M,), (C,))
    zeros = np.zeros((M, C, 3, 3)), np.zeros((C, M, 3, 3))
    Y = student.residual_block(X, zeros[0], b1, zeros[1], b2)
    close(Y, np.maximum(X + b2[:, None, None], 0), "the result")


@law("residual_block")
def adds_what_its_layers_have_seen(student, case):
    """Kernels with a single 1 move the picture: relu(2 relu(X moved + b1) moved back + X)."""
    N, C, H, W = case.size(1, 2), case.size(1, 2), case.size(2, 4), case.size(2, 4)
    X, b1 = case.normal((N, C, H, W), (C,))
    i, j = case.number % 3 - 1, case.number // 3 % 3 - 1
    inside = np.maximum(moved(X, i, j) + b1[:, None, None], 0)
    expected = np.maximum(2 * moved(inside, -i, -j) + X, 0)
    Y = student.residual_block(X, mover(C, i, j, 1), b1, mover(C, -i, -j, 2), np.zeros(C))
    close(Y, expected, "the result")


def drawn_dense(case, layers):
    """X, kernels, biases of a dense block with small kernels."""
    N, C = case.sizes(2, 1, 2)
    growths = [case.size(1, 2) for _ in range(layers)]
    seen = [C + sum(growths[:layer]) for layer in range(layers)]
    shapes = [(g, c, 3, 3) for g, c in zip(growths, seen, strict=True)]
    X = case.normal((N, C, case.size(1, 3), case.size(1, 3)))
    return X, [case.normal(shape) / 4 for shape in shapes], [case.normal((g,)) for g in growths]


@law("dense_block")
def keeps_the_input_in_front(student, case):
    """The first channels of the result are those of X, unchanged; as many follow as layers add."""
    X, kernels, biases = drawn_dense(case, 1 + case.number % 3)
    N, C, H, W = X.shape
    shape = N, C + sum(map(len, biases)), H, W
    Y = numbers(student.dense_block(X.copy(), kernels, biases), shape)
    agree(Y[:, :C], X, what="the first channels")


@law("dense_block")
def a_single_layer_appends_what_it_sees(student, case):
    """A kernel with a single 1 moves the picture; behind X stands relu(X) moved, plus b."""
    N, C, H, W = case.size(1, 2), case.size(1, 2), case.size(2, 4), case.size(2, 4)
    X, b = case.normal((N, C, H, W), (C,))
    i, j = case.number % 3 - 1, case.number // 3 % 3 - 1
    new = moved(np.maximum(X, 0), i, j) + b[:, None, None]
    Y = student.dense_block(X.copy(), [mover(C, i, j, 1)], [b])
    agree(Y, np.concatenate([X, new], axis=1))


@law("dense_block")
def two_layers_are_two_blocks(student, case):
    """A block of two layers is a block of one, and another of one on its result."""
    X, (K1, K2), (b1, b2) = drawn_dense(case, 2)
    half = numbers(student.dense_block(X, [K1], [b1]))
    Y = numbers(student.dense_block(half, [K2], [b2]))
    close(student.dense_block(X, [K1, K2], [b1, b2]), Y, "the block of two layers")
