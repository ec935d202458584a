"""Known mistakes in `standardize`. Each docstring is what the student reads."""

import warnings

import numpy as np

from autograder.examiner import misconception_of
from solutions.regularization import standardize


@misconception_of("standardize")
def constant_row_divided_by_0(X):
    """A constant row has σ = 0, and you divide 0 by 0; it becomes 0."""
    with np.errstate(all="ignore"):
        return (X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, keepdims=True)


@misconception_of("standardize")
def constant_row_kept(X):
    """A constant row keeps its value; it becomes 0 (subtract the mean there, too)."""
    return np.where(np.ptp(X, axis=1, keepdims=True) == 0, X, standardize(X))


@misconception_of("standardize")
def constant_row_of_ones(X):
    """A constant row becomes 1; it becomes 0."""
    return np.where(np.ptp(X, axis=1, keepdims=True) == 0, 1.0, standardize(X))


@misconception_of("standardize")
def constant_row_removed(X):
    """Constant rows are left out; the result has the shape of X, with zeros there."""
    return standardize(X)[np.ptp(X, axis=1) > 0]


@misconception_of("standardize")
def samples_standardized(X):
    """Columns are standardized: that is for samples in rows. Here a feature is a row, so take mean
    and deviation along axis 1."""
    return standardize(X.T).T


@misconception_of("standardize")
def all_in_one(X):
    """One mean and one deviation for the whole matrix; every feature, every row, has its own."""
    D = X - X.mean()
    return D / (D.std() or 1.0)


@misconception_of("standardize")
def sample_deviation(X):
    """σ is divided by m − 1 (`ddof=1`, as pandas does); here it is the population's, with m."""
    m = X.shape[1]
    return standardize(X) * np.sqrt((m - 1) / m)


@misconception_of("standardize")
def divided_by_the_variance(X):
    """You divide by the variance σ²; divide by its root, the standard deviation σ."""
    variance = X.var(axis=1, keepdims=True)
    return (X - X.mean(axis=1, keepdims=True)) / np.where(variance > 0, variance, 1.0)


@misconception_of("standardize")
def centred_only(X):
    """The mean is subtracted, but nothing divided by σ."""
    return X - X.mean(axis=1, keepdims=True)


@misconception_of("standardize")
def scaled_only(X):
    """The rows are divided by σ, but their mean is not subtracted."""
    sigma = X.std(axis=1, keepdims=True)
    return X / np.where(sigma > 0, sigma, 1.0)


@misconception_of("standardize")
def scaled_before_centred(X):
    """The parentheses are missing: x − μ/σ divides the mean alone; it is (x − μ) / σ."""
    sigma = X.std(axis=1, keepdims=True)
    return X - X.mean(axis=1, keepdims=True) / np.where(sigma > 0, sigma, 1.0)


@misconception_of("standardize")
def squeezed_into_the_unit_interval(X):
    """This is min-max scaling, onto 0 … 1; asked are mean 0 and standard deviation 1."""
    low, width = X.min(axis=1, keepdims=True), np.ptp(X, axis=1, keepdims=True)
    return (X - low) / np.where(width > 0, width, 1.0)


@misconception_of("standardize")
def divided_by_the_range(X):
    """The centred rows are divided by their range, largest minus smallest; divide by σ."""
    width = np.ptp(X, axis=1, keepdims=True)
    return (X - X.mean(axis=1, keepdims=True)) / np.where(width > 0, width, 1.0)


@misconception_of("standardize")
def divided_by_the_length(X):
    """The centred rows are divided by their length √Σ(x − μ)²; σ has the mean in place of the
    sum."""
    return standardize(X) / np.sqrt(X.shape[1])


@misconception_of("standardize")
def second_moment_for_variance(X):
    """σ is taken about 0, √(1/m Σ x²); it is taken about the mean."""
    moment = np.sqrt(np.mean(X**2, axis=1, keepdims=True))
    constant = np.ptp(X, axis=1, keepdims=True) == 0
    return (X - X.mean(axis=1, keepdims=True)) / np.where(constant, 1.0, moment)


@misconception_of("standardize")
def epsilon_in_the_root(X):
    """A constant such as 1e-5 is added to σ² (as in batch normalization): rows of small numbers
    come out too small. Only a constant row needs care."""
    return (X - X.mean(axis=1, keepdims=True)) / np.sqrt(X.var(axis=1, keepdims=True) + 1e-5)


@misconception_of("standardize")
def shapes_not_kept(X):
    """μ and σ have shape (n,) and are spread along the columns: without `keepdims=True` the row's
    mean is not subtracted from its row (or nothing fits)."""
    with np.errstate(all="ignore"):
        return (X - X.mean(axis=1)) / X.std(axis=1)


@misconception_of("standardize")
def samples_standardized_and_divided_by_0(X):
    """Two things: columns are standardized (a feature is a row here: take μ and σ along axis 1),
    and where σ is 0 you divide by it (a constant row becomes 0)."""
    with np.errstate(all="ignore"):
        return (X - X.mean(axis=0)) / X.std(axis=0)


@misconception_of("standardize")
def sample_deviation_and_divided_by_0(X):
    """Two things: σ is divided by m − 1 (`ddof=1`; here it is the population's, with m), and where
    it is 0, or m is 1, you divide by 0 (a constant row becomes 0)."""
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return (X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, ddof=1, keepdims=True)


@misconception_of("standardize")
def sample_deviation_of_one(X):
    """σ is divided by m − 1 (`ddof=1`, as pandas does), which is 0/0 for one sample; here it is
    the population's, with m."""
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        sigma = X.std(axis=1, ddof=1, keepdims=True)
    return (X - X.mean(axis=1, keepdims=True)) / np.where(sigma == 0, 1.0, sigma)


@misconception_of("standardize")
def variance_and_divided_by_0(X):
    """Two things: you divide by the variance σ² (divide by its root, σ), and where it is 0 too (a
    constant row becomes 0)."""
    with np.errstate(all="ignore"):
        return (X - X.mean(axis=1, keepdims=True)) / X.var(axis=1, keepdims=True)


@misconception_of("standardize")
def range_and_divided_by_0(X):
    """This is min-max scaling, onto 0 … 1, and 0/0 for a constant row; asked are mean 0 and
    standard deviation 1, and 0 there."""
    low, width = X.min(axis=1, keepdims=True), np.ptp(X, axis=1, keepdims=True)
    with np.errstate(all="ignore"):
        return (X - low) / width


@misconception_of("standardize")
def one_deviation_for_all(X):
    """Every row has its own mean, but σ is that of the whole matrix; each row has its own σ."""
    return (X - X.mean(axis=1, keepdims=True)) / (X.std() or 1.0)


@misconception_of("standardize")
def mean_of_the_sample(X):
    """The mean is that of the column (the sample); both μ and σ are of the row, along axis 1."""
    sigma = X.std(axis=1, keepdims=True)
    return (X - X.mean(axis=0)) / np.where(sigma > 0, sigma, 1.0)


@misconception_of("standardize")
def deviation_of_the_sample(X):
    """σ is that of the column (the sample); both μ and σ are of the row, along axis 1."""
    sigma = X.std(axis=0)
    return (X - X.mean(axis=1, keepdims=True)) / np.where(sigma > 0, sigma, 1.0)


@misconception_of("standardize")
def multiplied_by_the_deviation(X):
    """The centred rows are multiplied by σ; divide by it."""
    return (X - X.mean(axis=1, keepdims=True)) * X.std(axis=1, keepdims=True)


@misconception_of("standardize")
def scaled_and_then_centred(X):
    """x/σ − μ subtracts the unscaled mean: it is (x − μ) / σ, centred first."""
    sigma = X.std(axis=1, keepdims=True)
    return X / np.where(sigma > 0, sigma, 1.0) - X.mean(axis=1, keepdims=True)


@misconception_of("standardize")
def epsilon_beside_the_deviation(X):
    """A constant such as 1e-5 is added to σ, which makes every feature a little too small. Only a
    constant row needs care."""
    return (X - X.mean(axis=1, keepdims=True)) / (X.std(axis=1, keepdims=True) + 1e-5)


@misconception_of("standardize")
def mean_deviation(X):
    """You divide by the mean of |x − μ|; σ is the root of the mean of (x − μ)²."""
    D = X - X.mean(axis=1, keepdims=True)
    size = np.mean(np.abs(D), axis=1, keepdims=True)
    return D / np.where(size > 0, size, 1.0)


@misconception_of("standardize")
def median_for_mean(X):
    """The median is subtracted; subtract the mean."""
    sigma = X.std(axis=1, keepdims=True)
    return (X - np.median(X, axis=1, keepdims=True)) / np.where(sigma > 0, sigma, 1.0)


@misconception_of("standardize")
def single_sample_kept(X):
    """A single sample comes back as it is; all its rows are constant, so they become 0."""
    return X.copy() if X.shape[1] == 1 else standardize(X)


@misconception_of("standardize")
def everything_0_for_a_constant_row(X):
    """One constant row makes the whole result 0; only that row becomes 0, the others are
    standardized as ever."""
    return np.zeros_like(X) if (np.ptp(X, axis=1) == 0).any() else standardize(X)


@misconception_of("standardize")
def standardized_and_transposed(X):
    """The result is transposed: features stay rows, (n, m)."""
    return standardize(X).T


@misconception_of("standardize")
def standardize_without_return(X):
    """Nothing comes back, the result is None: the function ends without a `return` (to print
    a result is not to return it)."""


@misconception_of("standardize")
def clipped_to_three_deviations(X):
    """The result is clipped to −3 … 3: a sample that stands far out keeps its (x − μ) / σ."""
    return np.clip(standardize(X), -3.0, 3.0)


@misconception_of("standardize")
def small_spread_made_0(X):
    """A row with a small σ becomes 0, as if it were constant; in another unit its numbers would
    be large. Only where all values are the same does a row become 0."""
    return np.where(X.std(axis=1, keepdims=True) < 1e-2, 0.0, standardize(X))


@misconception_of("standardize")
def small_spread_not_divided_out(X):
    """A row with a small σ is centred but not divided by it, as if it were constant; its unit may
    just be a large one. Only a σ of 0 must not divide."""
    sigma = X.std(axis=1, keepdims=True)
    return (X - X.mean(axis=1, keepdims=True)) / np.where(sigma < 1e-2, 1.0, sigma)


@misconception_of("standardize")
def zeros_and_ones_kept(X):
    """A row that holds only 0 and 1 stays as it is: it is standardized like every other."""
    return np.where(np.isin(X, [0.0, 1.0]).all(axis=1, keepdims=True), X, standardize(X))


@misconception_of("standardize")
def rounded_constant_row_not_seen(X):
    """Of a constant row such as 0.1, 0.1, 0.1 the mean is rounded, so σ and x − μ are not exactly
    0, and their quotient is about ±1. Ask the entries themselves: is the row's max equal to its
    min?"""
    sigma = X.std(axis=1, keepdims=True)
    return (X - X.mean(axis=1, keepdims=True)) / np.where(sigma == 0, 1.0, sigma)


@misconception_of("standardize")
def moments_divided_by_n(X):
    """The sums for μ and σ² are divided by n, the number of features; each is a mean over the m
    samples, X.shape[1]."""
    n = X.shape[0]
    D = X - X.sum(axis=1, keepdims=True) / n
    sigma = np.sqrt((D**2).sum(axis=1, keepdims=True) / n)
    return D / np.where(sigma == 0, 1.0, sigma)


@misconception_of("standardize")
def moments_divided_by_n_and_by_0(X):
    """Two things: the sums for μ and σ² are divided by n (each is a mean over the m samples,
    X.shape[1]), and where σ is 0 you divide by it (a constant row becomes 0)."""
    n = X.shape[0]
    D = X - X.sum(axis=1, keepdims=True) / n
    with np.errstate(all="ignore"):
        return D / np.sqrt((D**2).sum(axis=1, keepdims=True) / n)


@misconception_of("standardize")
def variance_divided_by_n(X):
    """The sum of the (x − μ)² is divided by n, the number of features; σ² is their mean over the m
    samples, X.shape[1]."""
    D = X - X.mean(axis=1, keepdims=True)
    sigma = np.sqrt((D**2).sum(axis=1, keepdims=True) / X.shape[0])
    return D / np.where(sigma == 0, 1.0, sigma)


@misconception_of("standardize")
def variance_divided_by_n_and_by_0(X):
    """Two things: the sum of the (x − μ)² is divided by n (σ² is their mean over the m samples),
    and where σ is 0 you divide by it (a constant row becomes 0)."""
    D = X - X.mean(axis=1, keepdims=True)
    with np.errstate(all="ignore"):
        return D / np.sqrt((D**2).sum(axis=1, keepdims=True) / X.shape[0])


@misconception_of("standardize")
def shape_of_the_mean_not_kept(X):
    """μ has the shape (n,) and is spread along the columns: without `keepdims=True` the row's mean
    is not subtracted from its row (or nothing fits)."""
    sigma = X.std(axis=1, keepdims=True)
    return (X - X.mean(axis=1)) / np.where(sigma == 0, 1.0, sigma)


@misconception_of("standardize")
def shape_of_the_mean_not_kept_and_divided_by_0(X):
    """Two things: μ has the shape (n,), so the row's mean is not subtracted from its row (take
    `keepdims=True`), and where σ is 0 you divide by it (a constant row becomes 0)."""
    with np.errstate(all="ignore"):
        return (X - X.mean(axis=1)) / X.std(axis=1, keepdims=True)


@misconception_of("standardize")
def shapes_not_kept_with_zeros_replaced(X):
    """μ and σ have shape (n,) and are spread along the columns, though a σ of 0 is seen to: with
    `keepdims=True` each belongs to its row."""
    sigma = X.std(axis=1)
    return (X - X.mean(axis=1)) / np.where(sigma == 0, 1.0, sigma)


@misconception_of("standardize")
def divided_by_the_variance_unless_constant(X):
    """You divide by the variance σ² (constant rows are right); divide by its root, the standard
    deviation σ."""
    variance = np.where(np.ptp(X, axis=1, keepdims=True) == 0, 1.0, X.var(axis=1, keepdims=True))
    return (X - X.mean(axis=1, keepdims=True)) / variance


@misconception_of("standardize")
def epsilon_of_1e8_beside_the_deviation(X):
    """A constant such as 1e-8 is added to σ, which makes a feature in a very small unit smaller.
    Only a constant row needs care."""
    return (X - X.mean(axis=1, keepdims=True)) / (X.std(axis=1, keepdims=True) + 1e-8)
