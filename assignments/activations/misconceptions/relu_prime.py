"""Known mistakes in `relu_prime`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.activations import relu, sigmoid


@misconception_of("relu_prime")
def corner_on_the_right(z):
    """At 0 the slope is 1; this course takes 0 there: `>`, not `>=`."""
    return np.where(z >= 0, 1.0, 0.0)


@misconception_of("relu_prime")
def corner_in_the_middle(z):
    """At 0 the slope is ½; this course takes 0 there."""
    return np.heaviside(z, 0.5)


@misconception_of("relu_prime")
def relu_for_its_slope(z):
    """This is relu itself; its slope is 1 where z > 0, whatever z."""
    return relu(z)


@misconception_of("relu_prime")
def sign_for_slope(z):
    """The slope is −1 on the left, as of |z|; relu is flat there: 0."""
    return np.sign(z)


@misconception_of("relu_prime")
def slope_on_the_wrong_side(z):
    """The sides are exchanged: the slope is 1 where z > 0."""
    return np.where(z < 0, 1.0, 0.0)


@misconception_of("relu_prime")
def slope_everywhere_one(z):
    """The slope is 1 everywhere; on the left relu is flat: 0."""
    return np.ones(np.shape(z))


@misconception_of("relu_prime")
def slope_of_the_leaky_relu(z):
    """On the left the slope is 0.01, as of the leaky ReLU; relu is flat there: 0."""
    return np.where(z > 0, 1.0, 0.01)


@misconception_of("relu_prime")
def smooth_slope(z):
    """This is σ(z), the slope of the softplus; that of relu jumps from 0 to 1."""
    return sigmoid(z)


@misconception_of("relu_prime")
def comparison_of_the_whole_array(z):
    """`if z > 0` asks one question of a whole array; `np.where(z > 0, …)` asks each entry."""
    return np.array(1.0 if z > 0 else 0.0)


@misconception_of("relu_prime")
def zero_by_zero(z):
    """relu(z) / z is 0 / 0 = nan at z = 0; compare instead: 1 where z > 0, else 0."""
    with np.errstate(all="ignore"):
        return relu(z) / z


@misconception_of("relu_prime")
def second_mask_after_the_first(z):
    """z is changed in place, and after `z[z < 0] = 0` the mask `z >= 0` holds everywhere, so that
    all is 1. Ask z itself, and write into a new array: `np.where(z > 0, 1, 0)`."""
    z[z < 0] = 0
    z[z >= 0] = 1
    return z


@misconception_of("relu_prime")
def slope_off_zero(z):
    """The slope is 1 for every z but 0, negative ones too; on the left relu is flat: 0."""
    return np.where(z != 0, 1.0, 0.0)


@misconception_of("relu_prime")
def minus_one_up_to_zero(z):
    """Where z ≤ 0 it is −1; relu is flat there: 0."""
    return np.where(z > 0, 1.0, -1.0)


@misconception_of("relu_prime")
def slope_from_one_on(z):
    """The slope is 1 from z = 1 on, as where z is cut to a whole number; relu bends at 0."""
    return np.where(z >= 1, 1.0, 0.0)


@misconception_of("relu_prime")
def slope_above_half(z):
    """z is compared with ½; relu bends at 0: `z > 0`."""
    return np.where(z > 0.5, 1.0, 0.0)


@misconception_of("relu_prime")
def one_slope_for_all(z):
    """There is one slope for the whole array (`any`); each entry of z has its own."""
    return np.array(float(np.any(z > 0)))


@misconception_of("relu_prime")
def slopes_flattened(z):
    """The result is a flat array; it should have the shape of z: `np.where(z > 0, …)` keeps it."""
    return np.where(z > 0, 1.0, 0.0).ravel()


@misconception_of("relu_prime")
def slopes_row_by_row(z):
    """`for v in z` takes the rows of a matrix, not its entries, and a single number has none;
    `np.where(z > 0, …)` takes arrays of any shape."""
    return np.array([1.0 if v > 0 else 0.0 for v in z])


@misconception_of("relu_prime")
def slopes_of_a_matrix(z):
    """Two loops, over rows and columns, take matrices only; `np.where(z > 0, …)` takes arrays of
    any shape, a single number too."""
    return np.array([[1.0 if v > 0 else 0.0 for v in row] for row in z])


@misconception_of("relu_prime")
def ramp_for_slope(z):
    """Between 0 and 1 this is z itself; the slope is 1 for every z > 0."""
    return np.clip(z, 0, 1)
