"""Known mistakes in `step`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.neurons import step


@misconception_of("step")
def fires_at_zero(z):
    """The unit fires at z = 0 too, as in some other books; here H(0) = 0: `>`, not `>=`."""
    return np.where(z >= 0, 1.0, 0.0)


@misconception_of("step")
def half_at_zero(z):
    """H(0) is ½, as in signal processing; here it is 0."""
    return np.heaviside(z, 0.5)


@misconception_of("step")
def minus_one_for_silence(z):
    """A silent unit answers −1, as in the convention with ±1; here the answers are 0 and 1."""
    return np.where(z > 0, 1.0, -1.0)


@misconception_of("step")
def sign_for_step(z):
    """This is the sign, which is −1 below 0; a silent unit answers 0."""
    return np.sign(z)


@misconception_of("step")
def step_turned_round(z):
    """The unit fires below the threshold; it should fire above."""
    return np.where(z < 0, 1.0, 0.0)


@misconception_of("step")
def ramp_for_step(z):
    """Above 0 this is z itself; a threshold unit answers 1, however large z."""
    return np.maximum(z, 0)


@misconception_of("step")
def sigmoid_for_step(z):
    """This is the sigmoid, which rises smoothly; a threshold unit jumps from 0 to 1."""
    return 1 / (1 + np.exp(-z))


@misconception_of("step")
def threshold_at_half(z):
    """The threshold is at ½, as after a sigmoid; H jumps at 0."""
    return np.where(z > 0.5, 1.0, 0.0)


@misconception_of("step")
def question_to_the_whole_array(z):
    """`if z > 0` asks one question of a whole array; `np.where(z > 0, …)` asks each entry."""
    return np.array(1.0 if z > 0 else 0.0)


@misconception_of("step")
def sign_with_one_at_zero(z):
    """The answers are +1 and −1, with +1 at z = 0, as in some books; here they are 1 and 0, and
    H(0) = 0."""
    return np.where(z >= 0, 1.0, -1.0)


@misconception_of("step")
def zeros_for_ones(z):
    """0 and 1 are exchanged: H(z) is 1 where z > 0, else 0."""
    return np.where(z > 0, 0.0, 1.0)


@misconception_of("step")
def ramp_cut_off(z):
    """This is a ramp cut off at 1; a threshold unit jumps: it answers 1 for every z > 0, also for
    0.3."""
    return np.clip(z, 0, 1)


@misconception_of("step")
def threshold_at_one(z):
    """Nothing below 1 fires: z is cut to a whole number, or compared with 1. H jumps at 0."""
    return np.where(z >= 1, 1.0, 0.0)


@misconception_of("step")
def fires_off_zero(z):
    """The unit fires for every z but 0, negative ones too; it should fire where z > 0 only."""
    return np.where(z != 0, 1.0, 0.0)


@misconception_of("step")
def close_to_zero_is_zero(z):
    """Very small z > 0 are taken for 0, by a tolerance; H jumps at 0 itself: z > 0, however
    small."""
    return np.where((z > 0) & ~np.isclose(z, 0), 1.0, 0.0)


@misconception_of("step")
def rounded_sigmoid(z):
    """Very small z > 0 are taken for 0: by a tolerance, by rounding, or because σ(z) of them is ½
    to the last bit. Compare z itself with 0."""
    return np.round(1 / (1 + np.exp(-z)))


@misconception_of("step")
def one_answer_for_all(z):
    """There is one answer for the whole array (`any`); H answers for each entry of z."""
    return np.array(float(np.any(z > 0)))


@misconception_of("step")
def flattened(z):
    """The answers come in a flat array; they should have the shape of z: `np.where(z > 0, …)`
    keeps it, a list of answers can be given it by `reshape(z.shape)`."""
    return step(z).ravel()


@misconception_of("step")
def loop_over_the_first_axis(z):
    """`for v in z` takes the rows of a matrix, not its entries, and a single number has none;
    `np.where(z > 0, …)` asks each entry, whatever the shape."""
    return np.array([1.0 if v > 0 else 0.0 for v in z])


@misconception_of("step")
def loops_for_a_matrix(z):
    """Two loops, over rows and columns, take matrices only; `np.where(z > 0, …)` takes arrays of
    any shape, a single number too."""
    return np.array([[1.0 if v > 0 else 0.0 for v in row] for row in z])


@misconception_of("step")
def sign_plus_one(z):
    """sign(z) + 1 is 0, 1 or 2; halve it, or rather ask z > 0, since H(0) = 0."""
    return np.sign(z) + 1


@misconception_of("step")
def divided_by_its_size(z):
    """z / |z| is 0 / 0 = nan at z = 0; ask z > 0 instead."""
    with np.errstate(invalid="ignore"):
        return (z / np.abs(z) + 1) / 2
