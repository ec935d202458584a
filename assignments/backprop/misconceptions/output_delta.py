"""Known mistakes in `output_delta`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.backprop import sigmoid, sigmoid_prime


@misconception_of("output_delta")
def slope_left_out(A, Y, Z):
    """σ'(z) is missing: a − y is the delta of the cross-entropy cost, not of the quadratic one."""
    return A - Y


@misconception_of("output_delta")
def target_minus_output(A, Y, Z):
    """The sign is turned (y − a for a − y, or σ (σ − 1) for σ (1 − σ)), which climbs the cost."""
    return (Y - A) * sigmoid_prime(Z)


@misconception_of("output_delta")
def slope_at_the_output(A, Y, Z):
    """σ' is taken at a = σ(z); BP1 takes it at z."""
    return (A - Y) * sigmoid_prime(A)


@misconception_of("output_delta")
def product_rule_on_z(A, Y, Z):
    """z(1 − z) is used for the slope; σ'(z) is σ(z)(1 − σ(z)), so apply σ first."""
    return (A - Y) * Z * (1 - Z)


@misconception_of("output_delta")
def sigmoid_for_its_slope(A, Y, Z):
    """The error is multiplied by σ(z); BP1 multiplies by the slope σ'(z)."""
    return (A - Y) * sigmoid(Z)


@misconception_of("output_delta")
def output_delta_divided_by_m(A, Y, Z):
    """δ is divided by m: it belongs to each sample on its own; BP3 and BP4 take the mean."""
    return (A - Y) * sigmoid_prime(Z) / A.shape[1]


@misconception_of("output_delta")
def output_delta_summed(A, Y, Z):
    """δ is added up over the samples; it has a column for each sample, of shape (n_L, m)."""
    return np.sum((A - Y) * sigmoid_prime(Z), axis=1, keepdims=True)


@misconception_of("output_delta")
def factor_two(A, Y, Z):
    """δ is twice too large: the ½ of the quadratic cost cancels the 2 of the derivative."""
    return 2 * (A - Y) * sigmoid_prime(Z)


@misconception_of("output_delta")
def output_delta_transposed(A, Y, Z):
    """δ is transposed: here samples are columns, so it has shape (n_L, m), not (m, n_L)."""
    return ((A - Y) * sigmoid_prime(Z)).T


@misconception_of("output_delta")
def matrix_product_for_hadamard(A, Y, Z):
    """A matrix product stands where BP1 has ⊙, the product entry by entry."""
    return (A - Y) @ sigmoid_prime(Z).T


@misconception_of("output_delta")
def slope_of_tanh_at_the_output(A, Y, Z):
    """1 − a² is the slope of tanh; the output is a sigmoid, σ'(z) = a(1 − a)."""
    return (A - Y) * (1 - A**2)


@misconception_of("output_delta")
def slope_of_tanh_at_z(A, Y, Z):
    """The slope is that of tanh, 1 − tanh²(z); the output is a sigmoid, σ'(z) = σ(z)(1 − σ(z))."""
    return (A - Y) * (1 - np.tanh(Z) ** 2)


@misconception_of("output_delta")
def slope_of_relu_at_the_output(A, Y, Z):
    """The slope is that of ReLU, 0 or 1; the output is a sigmoid, σ'(z) = σ(z)(1 − σ(z))."""
    return (A - Y) * (Z > 0)


@misconception_of("output_delta")
def minus_lost_in_the_slope(A, Y, Z):
    """The slope is σ(1 + σ); it is σ'(z) = σ(z)(1 − σ(z)), with a minus."""
    return (A - Y) * sigmoid(Z) * (1 + sigmoid(Z))


@misconception_of("output_delta")
def square_lost_in_the_slope(A, Y, Z):
    """You multiply by 1 − σ(z), which is e^(−z) / (1 + e^(−z)); σ'(z) is σ(z) (1 − σ(z)): a
    factor σ(z), or the square below the line, is missing."""
    return (A - Y) * (1 - sigmoid(Z))


@misconception_of("output_delta")
def squared_error_times_slope(A, Y, Z):
    """The error is still squared: the derivative of ½(a − y)² is a − y, which σ'(z) multiplies."""
    return (A - Y) ** 2 * sigmoid_prime(Z)


@misconception_of("output_delta")
def cost_times_slope(A, Y, Z):
    """The cost itself, ½(a − y)², is multiplied by σ'(z); BP1 has its derivative, a − y."""
    return (A - Y) ** 2 / 2 * sigmoid_prime(Z)


@misconception_of("output_delta")
def slope_of_the_target(A, Y, Z):
    """The slope is y(1 − y), taken at the target; BP1 takes it at the output: σ'(z) = a(1 − a)."""
    return (A - Y) * Y * (1 - Y)


@misconception_of("output_delta")
def sign_of_the_error_lost(A, Y, Z):
    """The sign is lost: a − y says in which direction a is wrong; BP1 takes no absolute value."""
    return np.abs(A - Y) * sigmoid_prime(Z)


@misconception_of("output_delta")
def output_delta_averaged(A, Y, Z):
    """δ is averaged over the samples; it has a column for each sample, of shape (n_L, m)."""
    return np.mean((A - Y) * sigmoid_prime(Z), axis=1, keepdims=True)


@misconception_of("output_delta")
def output_delta_divided_by_the_units(A, Y, Z):
    """δ is divided by the number of units: the cost ½‖y − a‖² is a sum over them, not a mean."""
    return (A - Y) * sigmoid_prime(Z) / A.shape[0]


@misconception_of("output_delta")
def delta_of_the_cross_entropy_by_a(A, Y, Z):
    """This is ∂C/∂a of the cross-entropy, (a − y)/σ'(z); the cost here is quadratic, and BP1
    multiplies a − y by σ'(z)."""
    return (1 - Y) / (1 - A) - Y / A


@misconception_of("output_delta")
def turned_and_without_slope(A, Y, Z):
    """Two things: the sign is turned (it is a − y), and the factor σ'(z) is missing."""
    return Y - A


@misconception_of("output_delta")
def output_delta_without_return(A, Y, Z):
    """Nothing comes back, the result is None: the function ends without a `return` (to print
    a result is not to return it)."""


@misconception_of("output_delta")
def half_too_small(A, Y, Z):
    """δ is half too small: the ½ of the cost has cancelled the 2 of the derivative already."""
    return (A - Y) * sigmoid_prime(Z) / 2


@misconception_of("output_delta")
def only_the_target_times_the_slope(A, Y, Z):
    """`A - Y * σ'(z)` multiplies y alone by σ': a − y needs its parentheses, (a − y) σ'(z)."""
    return A - Y * sigmoid_prime(Z)


@misconception_of("output_delta")
def parentheses_of_the_slope_lost(A, Y, Z):
    """`(A - Y) * s * 1 - s` takes s off the whole product: σ' = s (1 − s) needs its parentheses."""
    s = sigmoid(Z)
    return (A - Y) * s - s
