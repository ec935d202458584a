"""Known mistakes in `leaky_relu_prime`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.activations import leaky_relu


@misconception_of("leaky_relu_prime")
def slope_times_z(z, slope=0.01):
    """On the left stands slope · z, the function; its derivative is the slope."""
    return np.where(z > 0, 1.0, slope * z)


@misconception_of("leaky_relu_prime")
def flat_on_the_left(z, slope=0.01):
    """On the left it is 0, as for plain relu (or are the slopes written into an array of whole
    numbers, which cuts 0.01 to 0?); the leaky one has the slope there."""
    return np.where(z > 0, 1.0, 0.0)


@misconception_of("leaky_relu_prime")
def leaky_corner_on_the_right(z, slope=0.01):
    """At 0 it is 1; this course takes the slope there: `>`, not `>=`."""
    return np.where(z >= 0, 1.0, slope)


@misconception_of("leaky_relu_prime")
def leaky_corner_is_flat(z, slope=0.01):
    """At 0 it is 0; this course takes the slope there."""
    return np.where(z > 0, 1.0, np.where(z < 0, slope, 0.0))


@misconception_of("leaky_relu_prime")
def prime_always_a_hundredth(z, slope=0.01):
    """The slope is always 0.01; use the argument `slope`."""
    return np.where(z > 0, 1.0, 0.01)


@misconception_of("leaky_relu_prime")
def prime_of_thirty_percent(z, slope=0.3):
    """Without an argument the slope is 0.3, the default of Keras; here it is 0.01."""
    return np.where(z > 0, 1.0, slope)


@misconception_of("leaky_relu_prime")
def prime_downward(z, slope=0.01):
    """On the left it is −slope; the leaky ReLU rises there too."""
    return np.where(z > 0, 1.0, -slope)


@misconception_of("leaky_relu_prime")
def z_on_the_right(z, slope=0.01):
    """On the right stands z, the function; its derivative is 1."""
    return np.where(z > 0, z, slope)


@misconception_of("leaky_relu_prime")
def prime_on_the_wrong_side(z, slope=0.01):
    """The sides are exchanged: 1 where z > 0, else the slope."""
    return np.where(z > 0, slope, 1.0)


@misconception_of("leaky_relu_prime")
def leaky_relu_for_its_slope(z, slope=0.01):
    """This is leaky_relu itself; its derivative is 1 or the slope, whatever z."""
    return leaky_relu(z, slope)


@misconception_of("leaky_relu_prime")
def leaky_corner_at_half(z, slope=0.01):
    """At 0 it is ½; this course takes the slope there."""
    return np.where(z > 0, 1.0, np.where(z < 0, slope, 0.5))


@misconception_of("leaky_relu_prime")
def leaky_corner_in_the_middle(z, slope=0.01):
    """At 0 it is the mean of both sides, as central differences have it; this course takes the
    slope there."""
    return np.where(z > 0, 1.0, np.where(z < 0, slope, (1 + slope) / 2))


@misconception_of("leaky_relu_prime")
def leaky_zero_by_zero(z, slope=0.01):
    """leaky_relu(z) / z is 0 / 0 = nan at z = 0; compare instead: 1 where z > 0, else the slope."""
    with np.errstate(all="ignore"):
        return leaky_relu(z, slope) / z


@misconception_of("leaky_relu_prime")
def slope_on_either_side(z, slope=0.01):
    """It is the slope on the right too; there the derivative is 1."""
    return np.full(np.shape(z), float(slope))


@misconception_of("leaky_relu_prime")
def one_on_either_side(z, slope=0.01):
    """It is 1 on the left too; there the derivative is the slope. (If you write in two steps: ask
    z itself, not the array in which the first step has already written.)"""
    return np.ones(np.shape(z))


@misconception_of("leaky_relu_prime")
def second_step_over_the_first(z, slope=0.01):
    """It is 1 on the left too: the second step, `d[d > 0] = 1`, also finds the slopes that the
    first one wrote. Ask z itself: `np.where(z > 0, 1, slope)`."""
    return np.where((z > 0) | (slope > 0), 1.0, slope)


@misconception_of("leaky_relu_prime")
def slope_added_on_both_sides(z, slope=0.01):
    """On the right it is 1 + slope; there the derivative is 1."""
    return np.where(z > 0, 1.0, 0.0) + slope


@misconception_of("leaky_relu_prime")
def prime_of_a_tenth(z, slope=0.1):
    """Without an argument the slope is 0.1; here it is 0.01."""
    return np.where(z > 0, 1.0, slope)


@misconception_of("leaky_relu_prime")
def prime_of_twenty_percent(z, slope=0.2):
    """Without an argument the slope is 0.2, the default of TensorFlow; here it is 0.01."""
    return np.where(z > 0, 1.0, slope)


@misconception_of("leaky_relu_prime")
def prime_without_a_default(z, slope):
    """`slope` has no default; without an argument it is 0.01."""
    return np.where(z > 0, 1.0, slope)


@misconception_of("leaky_relu_prime")
def prime_by_another_name(z, alpha=0.01):
    """The second argument has another name; callers may write `slope=0.1`, so call it `slope`."""
    return np.where(z > 0, 1.0, alpha)


@misconception_of("leaky_relu_prime")
def prime_without_an_argument(z):
    """There is no argument for the slope: `def leaky_relu_prime(z, slope=0.01)`."""
    return np.where(z > 0, 1.0, 0.01)


@misconception_of("leaky_relu_prime")
def zero_taken_for_none(z, slope=0.01):
    """A slope of 0 is taken for none (`slope or 0.01`); it makes the slope of the plain relu."""
    return np.where(z > 0, 1.0, slope or 0.01)


@misconception_of("leaky_relu_prime")
def prime_for_the_whole_array(z, slope=0.01):
    """`if z > 0` asks one question of a whole array; `np.where(z > 0, …)` asks each entry."""
    return np.array(1.0 if z > 0 else slope)


@misconception_of("leaky_relu_prime")
def primes_row_by_row(z, slope=0.01):
    """`for v in z` takes the rows of a matrix, not its entries, and a single number has none;
    `np.where(z > 0, …)` takes arrays of any shape."""
    return np.array([1.0 if v > 0 else slope for v in z])


@misconception_of("leaky_relu_prime")
def primes_flattened(z, slope=0.01):
    """The result is a flat array; it should have the shape of z: `np.where(z > 0, …)` keeps it."""
    return np.where(z > 0, 1.0, slope).ravel()


@misconception_of("leaky_relu_prime")
def primes_of_a_matrix(z, slope=0.01):
    """Two loops, over rows and columns, take matrices only; `np.where(z > 0, …)` takes arrays of
    any shape, a single number too."""
    return np.array([[1.0 if v > 0 else slope for v in row] for row in z])
