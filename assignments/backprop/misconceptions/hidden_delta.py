"""Known mistakes in `hidden_delta`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.backprop import sigmoid, sigmoid_prime


@misconception_of("hidden_delta")
def slope_forgotten_on_the_way_back(W_next, delta_next, Z):
    """σ'(z) is missing: BP2 multiplies what comes back by the slope of this layer's units."""
    return W_next.T @ delta_next


@misconception_of("hidden_delta")
def slope_at_the_activation(W_next, delta_next, Z):
    """σ' is taken at a = σ(z); BP2 takes it at z."""
    return (W_next.T @ delta_next) * sigmoid_prime(sigmoid(Z))


@misconception_of("hidden_delta")
def activation_for_slope(W_next, delta_next, Z):
    """The error is multiplied by σ(z); BP2 multiplies by the slope σ'(z)."""
    return (W_next.T @ delta_next) * sigmoid(Z)


@misconception_of("hidden_delta")
def slope_of_z_itself(W_next, delta_next, Z):
    """z(1 − z) is used for the slope; σ'(z) is σ(z)(1 − σ(z)), so apply σ first."""
    return (W_next.T @ delta_next) * Z * (1 - Z)


@misconception_of("hidden_delta")
def transpose_left_out(W_next, delta_next, Z):
    """The transpose is missing: going back, each unit collects along its column: W_nextᵀ δ_next.
    (In the convention where weights are (inputs, outputs), W δ is right: here they are not.)"""
    return (W_next @ delta_next) * sigmoid_prime(Z)


@misconception_of("hidden_delta")
def hidden_delta_divided_by_m(W_next, delta_next, Z):
    """δ is divided by m: it belongs to each sample on its own; BP3 and BP4 take the mean."""
    return (W_next.T @ delta_next) * sigmoid_prime(Z) / Z.shape[1]


@misconception_of("hidden_delta")
def samples_in_rows(W_next, delta_next, Z):
    """This is BP2 for samples in rows, (δ W) ⊙ σ'(z): here every sample is a column."""
    return ((delta_next.T @ W_next) * sigmoid_prime(Z).T).T.T


@misconception_of("hidden_delta")
def slope_of_the_next_layer(W_next, delta_next, Z):
    """The slope is applied twice: δ_next already holds that of the next layer; σ'(z) once."""
    return (W_next.T @ delta_next) * sigmoid_prime(Z) ** 2


@misconception_of("hidden_delta")
def sign_turned_on_the_way_back(W_next, delta_next, Z):
    """The sign is turned: BP2 has no minus."""
    return -(W_next.T @ delta_next) * sigmoid_prime(Z)


@misconception_of("hidden_delta")
def slope_of_tanh_on_the_way_back(W_next, delta_next, Z):
    """The slope is that of tanh, 1 − tanh²(z); these are sigmoid units, σ'(z) = σ(z)(1 − σ(z))."""
    return (W_next.T @ delta_next) * (1 - np.tanh(Z) ** 2)


@misconception_of("hidden_delta")
def slope_of_tanh_at_the_activation(W_next, delta_next, Z):
    """1 − a² is the slope of tanh; these are sigmoid units, σ'(z) = a(1 − a)."""
    return (W_next.T @ delta_next) * (1 - sigmoid(Z) ** 2)


@misconception_of("hidden_delta")
def slope_of_tanh_of_z_itself(W_next, delta_next, Z):
    """1 − z² is used for the slope; that of a sigmoid unit is σ'(z) = σ(z)(1 − σ(z))."""
    return (W_next.T @ delta_next) * (1 - Z**2)


@misconception_of("hidden_delta")
def slope_of_relu_on_the_way_back(W_next, delta_next, Z):
    """The slope is that of ReLU, 0 or 1; these are sigmoid units, σ'(z) = σ(z)(1 − σ(z))."""
    return (W_next.T @ delta_next) * (Z > 0)


@misconception_of("hidden_delta")
def weighted_input_for_slope(W_next, delta_next, Z):
    """The error is multiplied by z; BP2 multiplies by the slope σ'(z)."""
    return (W_next.T @ delta_next) * Z


@misconception_of("hidden_delta")
def transposed_only_where_it_must_be(W_next, delta_next, Z):
    """For square weights the transpose is missing: it is W_nextᵀ δ_next for every shape, not only
    where W_next δ_next raises an error."""
    W = W_next if W_next.shape[0] == W_next.shape[1] else W_next.T
    return (W @ delta_next) * sigmoid_prime(Z)


@misconception_of("hidden_delta")
def hidden_delta_averaged(W_next, delta_next, Z):
    """δ is averaged over the samples; it has a column for each sample, of shape (n, m)."""
    return np.mean((W_next.T @ delta_next) * sigmoid_prime(Z), axis=1, keepdims=True)


@misconception_of("hidden_delta")
def last_path_only(W_next, delta_next, Z):
    """Only the last unit of the next layer counts (an `=` for `+=`?): BP2 is the sum over all k of
    w_kj δ_k."""
    return np.outer(W_next[-1], delta_next[-1]) * sigmoid_prime(Z)


@misconception_of("hidden_delta")
def rows_multiplied_as_they_come(W_next, delta_next, Z):
    """This is BP2 for samples in rows, (δ W) ⊙ σ'(z). Here every sample is a column, and the
    product is W_nextᵀ δ_next."""
    return (delta_next @ W_next) * sigmoid_prime(Z)


@misconception_of("hidden_delta")
def divided_by_the_slope_on_the_way_back(W_next, delta_next, Z):
    """What comes back is divided by σ'(z); BP2 multiplies by it."""
    return (W_next.T @ delta_next) / sigmoid_prime(Z)


@misconception_of("hidden_delta")
def minus_lost_on_the_way_back(W_next, delta_next, Z):
    """The slope is σ(1 + σ); it is σ'(z) = σ(z)(1 − σ(z)), with a minus."""
    return (W_next.T @ delta_next) * sigmoid(Z) * (1 + sigmoid(Z))


@misconception_of("hidden_delta")
def activation_and_no_transpose(W_next, delta_next, Z):
    """Two things: the transpose is missing (W_nextᵀ δ_next), and so is the slope σ'(z)."""
    return W_next @ delta_next


@misconception_of("hidden_delta")
def first_sample_filled(W_next, delta_next, Z):
    """Only the first sample has a δ, the others are 0: the loop ends too early (is the `return`
    inside it?). BP2 holds for every column."""
    delta = (W_next.T @ delta_next) * sigmoid_prime(Z)
    delta[:, 1:] = 0
    return delta


@misconception_of("hidden_delta")
def hidden_delta_without_return(W_next, delta_next, Z):
    """Nothing comes back, the result is None: the function ends without a `return` (to print
    a result is not to return it)."""


@misconception_of("hidden_delta")
def weights_reshaped(W_next, delta_next, Z):
    """W_next is reshaped where it should be transposed: `reshape` fills in the entries in their old
    order; `.T` exchanges rows and columns."""
    return (W_next.reshape(W_next.shape[::-1]) @ delta_next) * sigmoid_prime(Z)


@misconception_of("hidden_delta")
def one_factor_of_the_slope(W_next, delta_next, Z):
    """You multiply by 1 − σ(z), which is e^(−z) / (1 + e^(−z)); σ'(z) is σ(z) (1 − σ(z)): a
    factor σ(z), or the square below the line, is missing."""
    return (W_next.T @ delta_next) * (1 - sigmoid(Z))
