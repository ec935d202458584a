"""Known mistakes in `xavier_uniform`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of


@misconception_of("xavier_uniform")
def xavier_transposed(n_in, n_out, rng):
    """The result has shape (n_in, n_out): each unit is a row here, so it is (n_out, n_in), though
    the arguments come in the other order."""
    r = np.sqrt(6 / (n_in + n_out))
    return rng.uniform(-r, r, (n_in, n_out))


@misconception_of("xavier_uniform")
def root_left_out(n_in, n_out, rng):
    """r is the square *root* of 6/(n_in + n_out)."""
    r = 6 / (n_in + n_out)
    return rng.uniform(-r, r, (n_out, n_in))


@misconception_of("xavier_uniform")
def inputs_only(n_in, n_out, rng):
    """r depends on the inputs only: Xavier's r is sqrt(6/(n_in + n_out)), with both."""
    r = np.sqrt(6 / n_in)
    return rng.uniform(-r, r, (n_out, n_in))


@misconception_of("xavier_uniform")
def root_of_one_over_inputs(n_in, n_out, rng):
    """r = 1/sqrt(n_in) is another rule; Xavier's is sqrt(6/(n_in + n_out))."""
    r = 1 / np.sqrt(n_in)
    return rng.uniform(-r, r, (n_out, n_in))


@misconception_of("xavier_uniform")
def standard_deviation_for_bound(n_in, n_out, rng):
    """sqrt(2/(n_in + n_out)) is the standard deviation; the bound r of the uniform distribution is
    sqrt(3) times that."""
    r = np.sqrt(2 / (n_in + n_out))
    return rng.uniform(-r, r, (n_out, n_in))


@misconception_of("xavier_uniform")
def xavier_normal(n_in, n_out, rng):
    """This is Xavier's rule with a normal distribution; here it is the uniform one, within ±r."""
    return rng.normal(0, np.sqrt(2 / (n_in + n_out)), (n_out, n_in))


@misconception_of("xavier_uniform")
def positive_half(n_in, n_out, rng):
    """The entries run from 0 to r; they should run from −r to r."""
    return rng.uniform(0, np.sqrt(6 / (n_in + n_out)), (n_out, n_in))


@misconception_of("xavier_uniform")
def half_as_wide(n_in, n_out, rng):
    """The entries run from −r/2 to r/2: the whole width is 2r."""
    return np.sqrt(6 / (n_in + n_out)) * (rng.random((n_out, n_in)) - 0.5)


@misconception_of("xavier_uniform")
def xavier_with_own_generator(n_in, n_out, rng):
    """The numbers come from a generator of your own with a fixed seed: use `rng`."""
    r = np.sqrt(6 / (n_in + n_out))
    return np.random.default_rng(0).uniform(-r, r, (n_out, n_in))


@misconception_of("xavier_uniform")
def outputs_only(n_in, n_out, rng):
    """r depends on the outputs only: Xavier's r is sqrt(6/(n_in + n_out)), with both."""
    r = np.sqrt(6 / n_out)
    return rng.uniform(-r, r, (n_out, n_in))


@misconception_of("xavier_uniform")
def lecun_uniform(n_in, n_out, rng):
    """r = sqrt(3/n_in) keeps the forward pass alone alive; Xavier's r is sqrt(6/(n_in + n_out))."""
    r = np.sqrt(3 / n_in)
    return rng.uniform(-r, r, (n_out, n_in))


@misconception_of("xavier_uniform")
def product_of_sizes(n_in, n_out, rng):
    """The sizes are multiplied; r is sqrt(6/(n_in + n_out)), with their sum."""
    r = np.sqrt(6 / (n_in * n_out))
    return rng.uniform(-r, r, (n_out, n_in))


@misconception_of("xavier_uniform")
def mean_of_sizes(n_in, n_out, rng):
    """6 is divided by the *mean* of n_in and n_out: Xavier's r is sqrt(6/(n_in + n_out)), with
    their sum."""
    r = np.sqrt(12 / (n_in + n_out))
    return rng.uniform(-r, r, (n_out, n_in))


@misconception_of("xavier_uniform")
def parentheses_missing(n_in, n_out, rng):
    """6/n_in + n_out divides by n_in alone: r = sqrt(6/(n_in + n_out)) needs the parentheses."""
    r = np.sqrt(6 / n_in + n_out)
    return rng.uniform(-r, r, (n_out, n_in))


@misconception_of("xavier_uniform")
def root_of_the_numerator(n_in, n_out, rng):
    """Only the 6 is under the root: r = sqrt(6/(n_in + n_out)), all of it."""
    r = np.sqrt(6) / (n_in + n_out)
    return rng.uniform(-r, r, (n_out, n_in))


@misconception_of("xavier_uniform")
def root_twice(n_in, n_out, rng):
    """The root is taken twice: the bound of rng.uniform is r = sqrt(6/(n_in + n_out))."""
    r = (6 / (n_in + n_out)) ** 0.25
    return rng.uniform(-r, r, (n_out, n_in))


@misconception_of("xavier_uniform")
def whole_division(n_in, n_out, rng):
    """6 // (n_in + n_out) drops what follows the point and gives 0: divide with `/`."""
    r = np.sqrt(6 // (n_in + n_out))
    return rng.uniform(-r, r, (n_out, n_in))


@misconception_of("xavier_uniform")
def twice_as_wide(n_in, n_out, rng):
    """The entries run from −2r to 2r: the bounds of rng.uniform are −r and r, the width is 2r."""
    r = 2 * np.sqrt(6 / (n_in + n_out))
    return rng.uniform(-r, r, (n_out, n_in))


@misconception_of("xavier_uniform")
def sigmoid_factor(n_in, n_out, rng):
    """r is four times as large, which some advise for sigmoid units: here it is
    sqrt(6/(n_in + n_out))."""
    r = 4 * np.sqrt(6 / (n_in + n_out))
    return rng.uniform(-r, r, (n_out, n_in))


@misconception_of("xavier_uniform")
def bound_for_standard_deviation(n_in, n_out, rng):
    """The distribution is normal, with r for its standard deviation; it is to be uniform, from −r
    to r."""
    r = np.sqrt(6 / (n_in + n_out))
    return rng.normal(0, r, (n_out, n_in))


@misconception_of("xavier_uniform")
def not_in_rows_and_columns(n_in, n_out, rng):
    """The result is one long row; it is to be a matrix, (n_out, n_in)."""
    r = np.sqrt(6 / (n_in + n_out))
    return rng.uniform(-r, r, n_out * n_in)


@misconception_of("xavier_uniform")
def one_number_only(n_in, n_out, rng):
    """This is a single number: pass size=(n_out, n_in) to rng.uniform."""
    r = np.sqrt(6 / (n_in + n_out))
    return rng.uniform(-r, r)


@misconception_of("xavier_uniform")
def row_repeated(n_in, n_out, rng):
    """All rows are the same: units that start alike stay alike. Draw (n_out, n_in) numbers."""
    r = np.sqrt(6 / (n_in + n_out))
    return np.tile(rng.uniform(-r, r, n_in), (n_out, 1))


@misconception_of("xavier_uniform")
def bias_beside_the_weights(n_in, n_out, rng):
    """The result is a pair (W, b); only the matrix is wanted."""
    r = np.sqrt(6 / (n_in + n_out))
    return rng.uniform(-r, r, (n_out, n_in)), np.zeros((n_out, 1))


@misconception_of("xavier_uniform")
def ends_only(n_in, n_out, rng):
    """The entries are −r and r only; every value between them is equally probable: rng.uniform."""
    r = np.sqrt(6 / (n_in + n_out))
    return r * rng.choice([-1.0, 1.0], (n_out, n_in))
