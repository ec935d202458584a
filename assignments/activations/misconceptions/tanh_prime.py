"""Known mistakes in `tanh_prime`. Each docstring is what the student reads."""

import math

import numpy as np

from autograder.examiner import misconception_of
from solutions.activations import sigmoid, sigmoid_prime


@misconception_of("tanh_prime")
def tanh_slope_with_a_plus(z):
    """1 + tanh² is never below 1; the slope is 1 − tanh(z)²."""
    return 1 + np.tanh(z) ** 2


@misconception_of("tanh_prime")
def tanh_not_squared(z):
    """tanh is not squared: 1 − tanh(z)²."""
    return 1 - np.tanh(z)


@misconception_of("tanh_prime")
def tanh_slope_of_the_activation(z):
    """This is 1 − z², right only if the caller passes a = tanh z. Here the argument is the
    weighted input z: apply tanh first."""
    return 1 - np.square(z)


@misconception_of("tanh_prime")
def tanh_for_its_slope(z):
    """This is tanh itself; its slope is 1 − tanh(z)²."""
    return np.tanh(z)


@misconception_of("tanh_prime")
def slope_of_sigmoid_pattern(z):
    """tanh (1 − tanh) follows the pattern of σ; the slope of tanh is 1 − tanh(z)²."""
    return np.tanh(z) * (1 - np.tanh(z))


@misconception_of("tanh_prime")
def tanh_slope_through_sigmoid(z):
    """This is σ'(z); tanh z = 2σ(2z) − 1 is steeper: its slope is 4σ'(2z)."""
    return sigmoid_prime(z)


@misconception_of("tanh_prime")
def chain_rule_forgotten(z):
    """The slope is half of what it should be: at z = 0 it is 1. (2σ'(2z) lacks the inner
    derivative, another 2: tanh z = 2σ(2z) − 1.)"""
    return 2 * sigmoid_prime(2 * np.asarray(z))


@misconception_of("tanh_prime")
def hyperbolic_cosine_overflows(z):
    """1 / cosh(z)² = 4 / (exp z + exp(−z))² is the same slope, but the exponentials (inside cosh,
    too) overflow for large |z|; tanh does not."""
    return 1 / np.cosh(z) ** 2


@misconception_of("tanh_prime")
def secant_not_squared(z):
    """1 / cosh(z) is not squared: the slope is 1 / cosh(z)² = 1 − tanh(z)²."""
    return np.sqrt(1 - np.tanh(z) ** 2)


@misconception_of("tanh_prime")
def tanh_slope_negated(z):
    """The sign is turned, tanh(z)² − 1: tanh rises everywhere, so its slope is positive."""
    return np.tanh(z) ** 2 - 1


@misconception_of("tanh_prime")
def tanh_applied_twice(z):
    """tanh is applied twice: this is the slope at the activation, 1 − tanh(tanh z)², and not at
    z."""
    return 1 - np.tanh(np.tanh(z)) ** 2


@misconception_of("tanh_prime")
def sigmoid_for_tanh(z):
    """This is 1 − σ(z)², with σ in place of tanh: the slope is 1 − tanh(z)²."""
    return 1 - sigmoid(z) ** 2


@misconception_of("tanh_prime")
def whole_bracket_squared(z):
    """The bracket is squared, (1 − tanh z)²; the square is on the tanh alone: 1 − tanh(z)²."""
    return (1 - np.tanh(z)) ** 2


@misconception_of("tanh_prime")
def argument_squared(z):
    """z is squared and not tanh z: this is 1 − tanh(z²); the slope is 1 − tanh(z)²."""
    return 1 - np.tanh(z**2)


@misconception_of("tanh_prime")
def doubled_for_squared(z):
    """tanh is doubled, 1 − 2 tanh z; it is squared: 1 − tanh(z)²."""
    return 1 - 2 * np.tanh(z)


@misconception_of("tanh_prime")
def four_forgotten(z):
    """The slope is four times too small: it is 4 / (exp z + exp(−z))², or 4σ'(2z)."""
    return sigmoid_prime(2 * z)


@misconception_of("tanh_prime")
def slope_at_z_for_two_z(z):
    """This is 4σ'(z): tanh z = 2σ(2z) − 1 has the slope 4σ'(2z), so σ' is taken at 2z."""
    return 4 * sigmoid_prime(z)


@misconception_of("tanh_prime")
def twice_the_sigmoid_slope(z):
    """This is 2σ'(z): tanh z = 2σ(2z) − 1, so σ' is taken at 2z, with another 2 in front:
    4σ'(2z)."""
    return 2 * sigmoid_prime(z)


@misconception_of("tanh_prime")
def absolute_for_square(z):
    """This is 1 − |tanh z|; tanh is squared: 1 − tanh(z)²."""
    return 1 - np.abs(np.tanh(z))


@misconception_of("tanh_prime")
def tanh_by_overflowing_exponentials(z):
    """exp(z) or exp(−z) overflows for large |z| (inside cosh, too); `np.tanh` never does."""
    t = (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))
    return 1 - t**2


@misconception_of("tanh_prime")
def tanh_slope_flattened(z):
    """The result is a flat array; it should have the shape of z."""
    return (1 - np.tanh(z) ** 2).ravel()


@misconception_of("tanh_prime")
def tanh_slope_of_a_matrix(z):
    """Two loops, over rows and columns, take matrices only; `np.tanh` takes arrays of any shape,
    a single number too."""
    return np.array([[1 - math.tanh(float(v)) ** 2 for v in row] for row in z])


@misconception_of("tanh_prime")
def exponentials_of_two_z(z):
    """exp(2z) overflows where z is far above 0, and inf / inf is nan; `np.tanh` does neither."""
    return 1 - ((np.exp(2 * z) - 1) / (np.exp(2 * z) + 1)) ** 2


@misconception_of("tanh_prime")
def overflowing_secant(z):
    """1 / cosh(z) is not squared: the slope is 1 / cosh(z)² = 1 − tanh(z)². Besides, cosh overflows
    for large |z|."""
    return 1 / np.cosh(z)


@misconception_of("tanh_prime")
def exponentials_of_minus_two_z(z):
    """exp(−2z) overflows where z is far below 0, whatever is made of it (inf / inf is nan);
    `np.tanh` never does."""
    return 1 - ((1 - np.exp(-2 * z)) / (1 + np.exp(-2 * z))) ** 2
