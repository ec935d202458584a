"""Known mistakes in `cross_correlate`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.convolution import cross_correlate, windows


@misconception_of("cross_correlate")
def kernel_flipped(X, K):
    """The kernel is flipped: that is the convolution of mathematics (and of
    scipy.signal.convolve2d); here K lies on the image as it is."""
    return cross_correlate(X, K[::-1, ::-1])


@misconception_of("cross_correlate")
def kernel_upside_down(X, K):
    """The rows of the kernel run backwards: K[i, j] belongs to X[h + i, w + j]."""
    return cross_correlate(X, K[::-1])


@misconception_of("cross_correlate")
def kernel_mirrored(X, K):
    """The columns of the kernel run backwards: K[i, j] belongs to X[h + i, w + j]."""
    return cross_correlate(X, K[:, ::-1])


@misconception_of("cross_correlate")
def kernel_transposed(X, K):
    """The kernel is transposed: its rows go with the rows of the image, K[i, j] with
    X[h + i, w + j]."""
    return cross_correlate(X, K.T)


@misconception_of("cross_correlate")
def result_transposed(X, K):
    """The result is transposed: its rows belong to the rows of the image."""
    return cross_correlate(X, K).T


@misconception_of("cross_correlate")
def last_places_left_out(X, K):
    """The last row and the last column of places are missing: there are H − kh + 1 by W − kw + 1
    of them."""
    return cross_correlate(X, K)[:-1, :-1]


@misconception_of("cross_correlate")
def same_size(X, K):
    """The image is padded to keep its size ("same"): count only places where the window lies
    wholly inside the image ("valid")."""
    kh, kw = K.shape
    frame = ((kh - 1) // 2, kh // 2), ((kw - 1) // 2, kw // 2)
    return cross_correlate(np.pad(X, frame), K)


@misconception_of("cross_correlate")
def full_size(X, K):
    """All places where the window touches the image are counted ("full"): count only those where
    it lies wholly inside ("valid")."""
    kh, kw = K.shape
    return cross_correlate(np.pad(X, ((kh - 1, kh - 1), (kw - 1, kw - 1))), K)


@misconception_of("cross_correlate")
def square_kernel_assumed(X, K):
    """The height of the kernel is used for its width, too: a kernel need not be square."""
    return cross_correlate(X, K[:, : K.shape[0]])


@misconception_of("cross_correlate")
def square_image_assumed(X, K):
    """As many columns as rows are filled: an image need not be square, W' = W − kw + 1 differs
    from H'."""
    Y = cross_correlate(X, K)
    filled = np.zeros(Y.shape)
    filled[:, : Y.shape[0]] = Y[:, : Y.shape[0]]
    return filled


@misconception_of("cross_correlate")
def mean_for_sum(X, K):
    """The products are averaged over the window; they are summed, not divided by kh·kw."""
    return cross_correlate(X, K) / K.size


@misconception_of("cross_correlate")
def windows_side_by_side(X, K):
    """The window moves by its own size; here it moves by one pixel at a time, so that the windows
    overlap."""
    return cross_correlate(X, K)[:: K.shape[0], :: K.shape[1]]


@misconception_of("cross_correlate")
def matrix_product_under_the_window(X, K):
    """A matrix product with the window stands where entries are multiplied one by one."""
    return np.sum(windows(X, *K.shape) @ K, axis=(-2, -1))


@misconception_of("cross_correlate")
def normalized_by_the_kernel(X, K):
    """The result is divided by the sum of the kernel, as filters for pictures do; here it is a
    plain sum of products."""
    return cross_correlate(X, K) / K.sum()


def by_loops(X, K, H, W, kh, kw):
    """The sum of `patch * K` for H × W places, with slices kh × kw, as loops take it."""
    Y = np.zeros((H, W))
    for h, w in np.ndindex(H, W):
        Y[h, w] = np.sum(X[h : h + kh, w : w + kw] * K)
    return Y


@misconception_of("cross_correlate")
def height_of_the_kernel_for_its_width(X, K):
    """Slices and size are computed with the kernel's height for both sides: it is kh × kw, and W'
    is W − kw + 1."""
    k = len(K)
    return by_loops(X, K, len(X) - k + 1, X.shape[1] - k + 1, k, k)


@misconception_of("cross_correlate")
def sides_of_the_kernel_exchanged(X, K):
    """Height and width of the kernel are exchanged: K.shape is (kh, kw), rows first."""
    kw, kh = K.shape
    return by_loops(X, K, len(X) - kh + 1, X.shape[1] - kw + 1, kh, kw)


@misconception_of("cross_correlate")
def size_with_sides_exchanged(X, K):
    """The size is computed with height and width of the kernel exchanged: it is
    (H − kh + 1, W − kw + 1)."""
    kh, kw = K.shape
    return by_loops(X, K, len(X) - kw + 1, X.shape[1] - kh + 1, kh, kw)


@misconception_of("cross_correlate")
def height_of_the_image_for_its_width(X, K):
    """The height of the image is used for its width, too: it need not be square, W' is
    W − kw + 1."""
    kh, kw = K.shape
    return by_loops(X, K, len(X) - kh + 1, len(X) - kw + 1, kh, kw)


@misconception_of("cross_correlate")
def kernel_transposed_in_the_window(X, K):
    """The window is multiplied by the transposed kernel: K[i, j] belongs to X[h + i, w + j]."""
    return np.sum(windows(X, *K.shape) * K.T, axis=(-2, -1))


@misconception_of("cross_correlate")
def last_product_only(X, K):
    """Only the last product of each window is kept: sum them, `+=` where you have `=`."""
    kh, kw = K.shape
    return X[kh - 1 :, kw - 1 :] * K[-1, -1]


@misconception_of("cross_correlate")
def last_row_and_column_of_the_kernel_left_out(X, K):
    """The last row and column of the kernel are left out: i runs from 0 to kh − 1, j to kw − 1,
    range(kh) and range(kw)."""
    cut = np.zeros(K.shape)
    cut[:-1, :-1] = K[:-1, :-1]
    return cross_correlate(X, cut)


@misconception_of("cross_correlate")
def framed_by_half_a_kernel(X, K):
    """The image gets a frame of half a kernel: there is no padding here, count only places where
    the window lies wholly inside the image ("valid")."""
    h, w = K.shape[0] // 2, K.shape[1] // 2
    return cross_correlate(np.pad(X, ((h, h), (w, w))), K)


@misconception_of("cross_correlate")
def wrapped_around(X, K):
    """Windows that reach over the border go on at the other side (a product of Fourier transforms
    does that): keep the first H − kh + 1 rows and W − kw + 1 columns only."""
    kh, kw = K.shape
    return cross_correlate(np.pad(X, ((0, kh - 1), (0, kw - 1)), mode="wrap"), K)
