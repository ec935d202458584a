"""Known mistakes in `sigmoid_prime`. Each docstring is what the student reads."""

import numpy as np

from assignments.activations.misconceptions.common import naive
from autograder.examiner import misconception_of
from solutions.activations import sigmoid, sigmoid_prime


@misconception_of("sigmoid_prime")
def argument_taken_for_the_activation(z):
    """This is z (1 − z), right only if the caller passes a = σ(z). Here the argument is the
    weighted input z: apply σ first."""
    return z * (1 - z)


@misconception_of("sigmoid_prime")
def sigmoid_applied_twice(z, sigma=sigmoid):
    """σ is applied twice: this is σ'(σ(z)), the slope at the activation and not at z."""
    return sigma(sigma(z)) * (1 - sigma(sigma(z)))


@misconception_of("sigmoid_prime")
def sigmoid_for_its_slope(z, sigma=sigmoid):
    """This is σ(z) itself; its slope is σ(z) (1 − σ(z))."""
    return sigma(z)


@misconception_of("sigmoid_prime")
def sigmoid_with_z(z, sigma=sigmoid):
    """One factor is σ(z), the other 1 − z; both need σ: σ(z) (1 − σ(z))."""
    return sigma(z) * (1 - z)


@misconception_of("sigmoid_prime")
def slope_of_tanh_pattern(z, sigma=sigmoid):
    """1 − σ(z)² follows the pattern of tanh; the slope of σ is σ(z) (1 − σ(z))."""
    return 1 - sigma(z) ** 2


@misconception_of("sigmoid_prime")
def plus_for_minus(z, sigma=sigmoid):
    """σ(z) (1 + σ(z)) has a plus where the slope has a minus: σ(z) (1 − σ(z))."""
    return sigma(z) * (1 + sigma(z))


@misconception_of("sigmoid_prime")
def falling_slope(z, sigma=sigmoid):
    """The sign is turned: σ rises everywhere, so its slope is positive."""
    return sigma(z) * (sigma(z) - 1)


@misconception_of("sigmoid_prime")
def one_factor_only(z, sigma=sigmoid):
    """Only the factor 1 − σ(z) is there (or a square is missing in the denominator); the slope is
    σ(z) (1 − σ(z)) = exp(−z) / (1 + exp(−z))²."""
    return 1 - sigma(z)


@misconception_of("sigmoid_prime")
def slope_parentheses_lost(z, sigma=sigmoid):
    """`s * 1 - s` is 0: put 1 − σ(z) in parentheses."""
    return sigma(z) * 1 - sigma(z)


@misconception_of("sigmoid_prime")
def inner_derivative_only(z):
    """This is the derivative of 1 + exp(−z); the chain rule also has the outer one, 1/u², so that
    the slope is exp(−z) / (1 + exp(−z))²."""
    return -np.exp(-z)


@misconception_of("sigmoid_prime")
def slope_overflows(z):
    """The formula is right, but exp(−z) overflows where z is far below 0: build the slope from a
    `sigmoid` that does not."""
    return naive(z) * (1 - naive(z))


@misconception_of("sigmoid_prime")
def square_overflows(z):
    """exp(−z) / (1 + exp(−z))² is right, but its square overflows long before z = −1000, and
    inf / inf is nan. The slope is even: use |z|, or σ(z) (1 − σ(z))."""
    return np.exp(-z) / (1 + np.exp(-z)) ** 2


@misconception_of("sigmoid_prime")
def z_with_sigmoid(z, sigma=sigmoid):
    """One factor is z, the other 1 − σ(z); both need σ: σ(z) (1 − σ(z))."""
    return z * (1 - sigma(z))


@misconception_of("sigmoid_prime")
def slope_of_tanh(z):
    """This is the slope of tanh, 1 − tanh(z)²; that of σ is σ(z) (1 − σ(z))."""
    return 1 - np.tanh(z) ** 2


@misconception_of("sigmoid_prime")
def exponential_squared_alone(z):
    """The square reaches only the exponential, 1 + exp(−z)²; the whole denominator is squared:
    exp(−z) / (1 + exp(−z))²."""
    return np.exp(-z) / (1 + np.exp(-z) ** 2)


@misconception_of("sigmoid_prime")
def product_of_matrices(z):
    """`@` and `np.dot` multiply matrices; the slope is a product entry by entry, `*`."""
    return sigmoid(z) @ (1 - sigmoid(z))


@misconception_of("sigmoid_prime")
def slope_of_the_centred_sigmoid(z):
    """The slope is twice too large: 1 − tanh(z/2)² is the slope of 2σ(z) − 1, times 2; that of σ is
    ¼ (1 − tanh(z/2)²)."""
    return (1 - np.tanh(z / 2) ** 2) / 2


@misconception_of("sigmoid_prime")
def slope_scaled_to_one(z, sigma=sigmoid):
    """The slope is four times too large: at z = 0 it is ¼, not 1. It is σ(z) (1 − σ(z))."""
    return 4 * sigma(z) * (1 - sigma(z))


@misconception_of("sigmoid_prime")
def slope_squared(z, sigma=sigmoid):
    """One square too many: exp(−z) / (1 + exp(−z))² is already σ(z) (1 − σ(z))."""
    return (sigma(z) * (1 - sigma(z))) ** 2


@misconception_of("sigmoid_prime")
def sigmoid_squared_in_front(z, sigma=sigmoid):
    """σ is squared: this is σ(z)² (1 − σ(z)); the slope is σ(z) (1 − σ(z))."""
    return sigma(z) ** 2 * (1 - sigma(z))


@misconception_of("sigmoid_prime")
def slope_flattened(z):
    """The result is a flat array; it should have the shape of z."""
    return sigmoid_prime(z).ravel()


@misconception_of("sigmoid_prime")
def slopes_on_a_diagonal(z):
    """The slopes stand on the diagonal of a matrix, as a Jacobian; here the result has the shape
    of z, a slope for each entry."""
    return np.diag(sigmoid_prime(z).ravel())


@misconception_of("sigmoid_prime")
def square_of_exp_z_overflows(z):
    """exp(z) / (1 + exp(z))² is right, but its square overflows long before z = 1000, and inf / inf
    is nan. The slope is even: use |z|, or σ(z) (1 − σ(z))."""
    return np.exp(z) / (1 + np.exp(z)) ** 2


@misconception_of("sigmoid_prime")
def minus_of_the_outer_derivative(z):
    """The sign is turned: −1/u² and the inner −exp(−z) make a plus, exp(−z) / (1 + exp(−z))².
    Besides, the square overflows."""
    return -np.exp(-z) / (1 + np.exp(-z)) ** 2


@misconception_of("sigmoid_prime")
def naive_product_of_matrices(z):
    """`@` and `np.dot` multiply matrices; the slope is a product entry by entry, `*`. Besides,
    your exp(−z) overflows where z is far below 0."""
    return naive(z) @ (1 - naive(z))


WITH_SIGMOID = (
    sigmoid_applied_twice,
    sigmoid_for_its_slope,
    sigmoid_with_z,
    slope_of_tanh_pattern,
    plus_for_minus,
    one_factor_only,
    slope_parentheses_lost,
    z_with_sigmoid,
    slope_scaled_to_one,
    slope_squared,
    sigmoid_squared_in_front,
    falling_slope,
)


def with_the_naive_sigmoid(wrong):
    """The same mistake on top of a sigmoid that overflows: often the two come together."""

    def both(z):
        return wrong(z, naive)

    both.__doc__ = f"{wrong.__doc__} Besides, your exp(−z) overflows where z is far below 0."
    return misconception_of("sigmoid_prime")(both)


globals().update(
    {f"{wrong.__name__}_naively": with_the_naive_sigmoid(wrong) for wrong in WITH_SIGMOID}
)


@misconception_of("sigmoid_prime")
def even_form_overflows(z):
    """The formula is right (1 / (exp z + 2 + exp(−z)), 1 / (2 cosh(z/2))² or σ(z) σ(−z)), but an
    exponential in it overflows for large |z|: take a σ that does not."""
    return 1 / (np.exp(z) + 2 + np.exp(-z))
