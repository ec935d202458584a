"""Known mistakes in `sigmoid`. Each docstring is what the student reads."""

import math

import numpy as np

from assignments.activations.misconceptions.common import naive
from autograder.examiner import misconception_of
from solutions.activations import sigmoid, sigmoid_prime


@misconception_of("sigmoid")
def exp_of_minus_z_overflows(z):
    """exp(−z) overflows where z is far below 0 (`np.where` does not help: it computes both of its
    branches). There, use the other form of the same function, exp(z) / (1 + exp(z))."""
    return naive(z)


@misconception_of("sigmoid")
def exp_of_z_overflows(z):
    """exp(z) overflows where z is far above 0, and inf / inf is nan. There, use the other form of
    the same function, 1 / (1 + exp(−z))."""
    return np.exp(z) / (1 + np.exp(z))


@misconception_of("sigmoid")
def both_branches_computed(z):
    """`np.where` computes both of its branches before it chooses, so one of them overflows. Take
    the exponential of −|z|, which never does, or compute each branch on its own entries."""
    return np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))


@misconception_of("sigmoid")
def minus_lost_in_the_exponent(z):
    """The minus in the exponent is missing: this is σ(−z), which falls where σ rises."""
    return 1 / (1 + np.exp(z))


@misconception_of("sigmoid")
def parentheses_lost(z):
    """`1 / 1 + exp(−z)` divides 1 by 1 and then adds; put the whole denominator in parentheses."""
    return 1 / 1 + np.exp(-z)


@misconception_of("sigmoid")
def one_lost_in_the_denominator(z):
    """The 1 in the denominator is missing: 1 / exp(−z) is exp(z), which no limit holds back."""
    return np.exp(z)


@misconception_of("sigmoid")
def tanh_for_sigmoid(z):
    """This is tanh, which runs from −1 to 1; σ runs from 0 to 1."""
    return np.tanh(z)


@misconception_of("sigmoid")
def tanh_not_stretched(z):
    """½ (1 + tanh z) is σ(2z): to get σ(z), take tanh of z/2."""
    return 0.5 * (1 + np.tanh(z))


@misconception_of("sigmoid")
def slope_for_sigmoid(z):
    """This is the slope σ'(z), at most ¼; `sigmoid` is the function itself."""
    return sigmoid_prime(z)


@misconception_of("sigmoid")
def softmax_of_everything(z):
    """The entries are divided by their common sum: that is a softmax; σ takes each entry alone."""
    e = np.exp(z - np.max(z))
    return e / np.sum(e)


@misconception_of("sigmoid")
def straight_line_cut_off(z):
    """This is the "hard sigmoid" of some libraries, a straight line cut off at 0 and 1; σ is
    smooth."""
    return np.clip(z / 4 + 0.5, 0, 1)


@misconception_of("sigmoid")
def threshold_for_sigmoid(z):
    """This is the step function; σ rises smoothly from 0 to 1."""
    return np.where(z > 0, 1.0, 0.0)


@misconception_of("sigmoid")
def clipped_too_early(z):
    """z is clipped at ±6, where σ is still 0.25 % from its limit; clip at several hundred, or not
    at all."""
    return naive(np.clip(z, -6, 6))


@misconception_of("sigmoid")
def exponential_of_one_number(z):
    """`math.exp` takes a single number; `np.exp` takes arrays of any shape."""
    return 1 / (1 + math.exp(-float(z)))


@misconception_of("sigmoid")
def infinity_by_infinity(z):
    """Where z is far above 0, exp(z) is inf, and inf / inf is nan, even if no warning is seen.
    There, use the other form of the same function, 1 / (1 + exp(−z))."""
    with np.errstate(all="ignore"):
        return np.exp(z) / (1 + np.exp(z))


@misconception_of("sigmoid")
def sigmoid_of_the_absolute_value(z):
    """This is σ(|z|), never below ½. With e = exp(−|z|) it is 1 / (1 + e) where z ≥ 0, but
    e / (1 + e) where z < 0."""
    return 1 / (1 + np.exp(-np.abs(z)))


@misconception_of("sigmoid")
def centred_sigmoid(z):
    """This is tanh(z/2) = 2σ(z) − 1, which runs from −1 to 1; σ(z) = ½ (1 + tanh(z/2))."""
    return np.tanh(z / 2)


@misconception_of("sigmoid")
def minus_in_the_denominator(z):
    """The denominator is 1 − exp(−z), which is 0 at z = 0; σ has a plus there: 1 + exp(−z)."""
    with np.errstate(all="ignore"):
        return 1 / (1 - np.exp(-z))


@misconception_of("sigmoid")
def one_branch_for_all(z):
    """One formula is chosen for the whole array, by `all` or `any`; choose for each entry, by its
    own sign."""
    return naive(z) if np.all(z >= 0) else np.exp(z) / (1 + np.exp(z))


@misconception_of("sigmoid")
def question_about_the_whole_array(z):
    """`if z >= 0` asks one question of a whole array; compute each branch on its own entries,
    z[z >= 0] and z[z < 0], or use exp(−|z|)."""
    return naive(z) if z >= 0 else np.exp(z) / (1 + np.exp(z))


@misconception_of("sigmoid")
def straight_line_of_keras(z):
    """This is the "hard sigmoid" of some libraries, 0.2 z + ½ cut off at 0 and 1; σ is smooth."""
    return np.clip(0.2 * z + 0.5, 0, 1)


@misconception_of("sigmoid")
def sigmoid_flattened(z):
    """The result is a flat array; it should have the shape of z: `reshape(z.shape)`."""
    return sigmoid(z).ravel()


@misconception_of("sigmoid")
def sigmoid_row_by_row(z):
    """`for v in z` takes the rows of a matrix, not its entries, and a single number has none; with
    `np.exp` no loop is needed, whatever the shape."""
    return np.array([sigmoid(float(v)) for v in z])


@misconception_of("sigmoid")
def sigmoid_of_a_matrix(z):
    """Two loops, over rows and columns, take matrices only; with `np.exp` no loop is needed,
    whatever the shape."""
    return np.array([[sigmoid(float(v)) for v in row] for row in z])


@misconception_of("sigmoid")
def sigmoid_with_a_cache(z):
    """z comes back too, as a cache, as in one well-known course; return σ(z) alone."""
    return sigmoid(z), z


@misconception_of("sigmoid")
def one_lost_and_inverted(z):
    """The 1 in the denominator is missing: 1 / exp(−z) is exp(z), which no limit holds back; and
    exp(−z) overflows."""
    with np.errstate(divide="ignore"):
        return 1 / np.exp(-z)


@misconception_of("sigmoid")
def negative_side_left_out(z):
    """Where z < 0 the result is left at 0; there it is exp(z) / (1 + exp(z))."""
    return np.where(z >= 0, sigmoid(z), 0.0)


@misconception_of("sigmoid")
def sigmoid_of_a_matrix_that_overflows(z):
    """Two loops, over rows and columns, take matrices only, and `math.exp` overflows where z is far
    below 0. With np.exp(−|z|) no loop is needed, and nothing overflows."""
    return np.array([[1 / (1 + math.exp(-float(v))) for v in row] for row in z])


@misconception_of("sigmoid")
def step_at_zero_too(z):
    """This is a step function, 1 from z = 0 on; σ rises smoothly from 0 to 1, through ½ at 0."""
    return np.where(z >= 0, 1.0, 0.0)


@misconception_of("sigmoid")
def clipped_at_5(z):
    """z is clipped at ±5, where σ is still 0.7 % from its limit; clip at several hundred, or not
    at all."""
    return naive(np.clip(z, -5, 5))


@misconception_of("sigmoid")
def clipped_at_8(z):
    """z is clipped at ±8, where σ is still 0.03 % from its limit; clip at several hundred, or not
    at all."""
    return naive(np.clip(z, -8, 8))


@misconception_of("sigmoid")
def clipped_at_10(z):
    """z is clipped at ±10, where σ is still 0.005 % from its limit; clip at several hundred, or
    not at all."""
    return naive(np.clip(z, -10, 10))


@misconception_of("sigmoid")
def falling_without_overflow(z):
    """This is σ(−z), which falls where σ rises: the minus in the exponent is missing (or there
    twice). Nothing overflows (is z clipped?), but the sign is wrong."""
    return sigmoid(np.negative(z))


@misconception_of("sigmoid")
def minus_in_the_overflowing_denominator(z):
    """The denominator is 1 − exp(−z), which is 0 at z = 0; σ has a plus there, 1 + exp(−z).
    Besides, exp(−z) overflows where z is far below 0."""
    return 1 / (1 - np.exp(-z))


@misconception_of("sigmoid")
def falling_and_clipped_at_10(z):
    """Two things: this is σ(−z), which falls where σ rises (the minus in the exponent is missing),
    and z is clipped at ±10, too early: clip at several hundred, or not at all."""
    return naive(np.clip(np.negative(z), -10, 10))


@misconception_of("sigmoid")
def zero_in_neither_branch(z):
    """At z = 0 you give 0: it is neither > 0 nor < 0, so no branch computes it. σ(0) = ½: write
    `>=` in one of them."""
    return np.where(z == 0, 0.0, sigmoid(z))
