"""Known mistakes in `leaky_relu`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.activations import leaky_relu


@misconception_of("leaky_relu")
def nothing_leaks(z, slope=0.01):
    """Nothing leaks: this is plain relu, max(0, z), or with a 0 inside the maximum, as in max(0,
    slope · z, z) (a slip in one set of notes). Where z < 0, slope · z stands."""
    return np.maximum(0, z)


@misconception_of("leaky_relu")
def slope_always_a_hundredth(z, slope=0.01):
    """The slope is always 0.01; use the argument `slope`."""
    return np.where(z > 0, z, 0.01 * z)


@misconception_of("leaky_relu")
def leaks_thirty_percent(z, slope=0.3):
    """Without an argument the slope is 0.3, the default of Keras; here it is 0.01."""
    return np.where(z > 0, z, slope * z)


@misconception_of("leaky_relu")
def leaks_a_tenth(z, slope=0.1):
    """Without an argument the slope is 0.1; here it is 0.01."""
    return np.where(z > 0, z, slope * z)


@misconception_of("leaky_relu")
def leaks_upward(z, slope=0.01):
    """On the left the result is positive; slope · z is negative there, as z is."""
    return np.where(z > 0, z, -slope * z)


@misconception_of("leaky_relu")
def constant_on_the_left(z, slope=0.01):
    """On the left stands the slope itself; it multiplies z."""
    return np.where(z > 0, z, slope)


@misconception_of("leaky_relu")
def slope_on_both_sides(z, slope=0.01):
    """The slope multiplies the positive entries too; they pass as they are."""
    return slope * np.asarray(z)


@misconception_of("leaky_relu")
def slope_on_the_right(z, slope=0.01):
    """The sides are exchanged (as in min(z, slope · z)): where z > 0 it passes as it is, where z
    < 0 it leaks."""
    return np.where(z > 0, slope * z, z)


@misconception_of("leaky_relu")
def shifted_line(z, slope=0.01):
    """The left side is z − slope; it is z times slope."""
    return np.where(z > 0, z, z - slope)


@misconception_of("leaky_relu")
def exponential_on_the_left(z, slope=0.01):
    """On the left stands slope · (exp z − 1): that is the ELU; here it is slope · z."""
    return np.where(z > 0, z, slope * np.expm1(np.minimum(z, 0)))


@misconception_of("leaky_relu")
def leaks_twenty_percent(z, slope=0.2):
    """Without an argument the slope is 0.2, the default of TensorFlow; here it is 0.01."""
    return np.where(z > 0, z, slope * z)


@misconception_of("leaky_relu")
def leak_added_on_both_sides(z, slope=0.01):
    """relu(z) + slope · z leaks on the right too, where it gives (1 + slope) z; add slope · z only
    where z is negative: slope · min(0, z)."""
    return np.maximum(z, 0) + slope * z


@misconception_of("leaky_relu")
def limited_below_by_the_slope(z, slope=0.01):
    """max(z, slope) puts the slope where slope · z belongs: z where z > 0, else slope · z."""
    return np.maximum(z, slope)


@misconception_of("leaky_relu")
def minus_slope_on_the_left(z, slope=0.01):
    """On the left stands −slope, a constant; the slope multiplies z there."""
    return np.where(z > 0, z, -slope)


@misconception_of("leaky_relu")
def derivative_of_leaky_relu(z, slope=0.01):
    """This is the derivative, 1 or the slope; the function is z or slope · z."""
    return np.where(z > 0, 1.0, slope)


@misconception_of("leaky_relu")
def divided_by_the_slope(z, slope=0.01):
    """On the left z is divided by the slope; it is multiplied by it."""
    with np.errstate(all="ignore"):
        return np.where(z > 0, z, z / np.float64(slope))


@misconception_of("leaky_relu")
def rest_of_the_slope(z, slope=0.01):
    """On the left stands (1 − slope) z; it is slope · z."""
    return np.where(z > 0, z, (1 - slope) * z)


@misconception_of("leaky_relu")
def slope_without_a_default(z, slope):
    """`slope` has no default; without an argument it is 0.01: `def leaky_relu(z, slope=0.01)`."""
    return np.where(z > 0, z, slope * z)


@misconception_of("leaky_relu")
def slope_by_another_name(z, alpha=0.01):
    """The second argument has another name; callers may write `slope=0.1`, so call it `slope`."""
    return np.where(z > 0, z, alpha * z)


@misconception_of("leaky_relu")
def no_argument_for_the_slope(z):
    """There is no argument for the slope: `def leaky_relu(z, slope=0.01)`."""
    return np.where(z > 0, z, 0.01 * z)


@misconception_of("leaky_relu")
def zero_taken_for_no_slope(z, slope=0.01):
    """A slope of 0 is taken for none (`slope or 0.01`); it makes the plain relu."""
    return np.where(z > 0, z, (slope or 0.01) * z)


@misconception_of("leaky_relu")
def branch_for_the_whole_array(z, slope=0.01):
    """`if z > 0` (or `max`) asks one question of a whole array; `np.where(z > 0, …)` asks each
    entry."""
    return z if z > 0 else slope * z


@misconception_of("leaky_relu")
def leaky_row_by_row(z, slope=0.01):
    """`for v in z` takes the rows of a matrix, not its entries, and a single number has none;
    `np.where(z > 0, …)` takes arrays of any shape."""
    return np.array([v if v > 0 else slope * v for v in z])


@misconception_of("leaky_relu")
def leaky_flattened(z, slope=0.01):
    """The result is a flat array; it should have the shape of z: `np.where(z > 0, …)` keeps it."""
    return leaky_relu(z, slope).ravel()


@misconception_of("leaky_relu")
def leaky_of_a_matrix(z, slope=0.01):
    """Two loops, over rows and columns, take matrices only; `np.where(z > 0, …)` takes arrays of
    any shape, a single number too."""
    return np.array([[v if v > 0 else slope * v for v in row] for row in z])
