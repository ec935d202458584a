"""Known mistakes in BP1 to BP4. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.backprop import (
    forward,
    hidden_delta,
    output_delta,
    sigmoid,
    sigmoid_prime,
    weight_gradient,
)

# --- output_delta ---------------------------------------------------------------------


@misconception_of("output_delta")
def slope_left_out(A, Y, Z):
    """σ'(z) is missing: a − y is the delta of the cross-entropy cost, not of the quadratic one."""
    return A - Y


@misconception_of("output_delta")
def target_minus_output(A, Y, Z):
    """The sign is turned: BP1 has a − y, you have y − a, which climbs the cost."""
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
    """Below the line the square is missing: σ'(z) = e^(−z) / (1 + e^(−z))²."""
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


# --- cross_entropy_delta ----------------------------------------------------------------


@misconception_of("cross_entropy_delta")
def cross_entropy_with_slope(A, Y):
    """σ' is still there: with the cross-entropy it cancels, and δ = a − y is all."""
    return (A - Y) * A * (1 - A)


@misconception_of("cross_entropy_delta")
def cross_entropy_target_minus_output(A, Y):
    """The sign is turned: it is a − y, you have y − a, which climbs the cost."""
    return Y - A


@misconception_of("cross_entropy_delta")
def cross_entropy_divided_by_m(A, Y):
    """δ is divided by m: it belongs to each sample on its own; BP3 and BP4 take the mean."""
    return (A - Y) / A.shape[1]


@misconception_of("cross_entropy_delta")
def derivative_by_the_output(A, Y):
    """This is ∂C/∂a; δ is ∂C/∂z, one more factor σ'(z) = a(1 − a), which cancels most of it."""
    return (1 - Y) / (1 - A) - Y / A


@misconception_of("cross_entropy_delta")
def cross_entropy_summed(A, Y):
    """δ is added up over the samples; it has a column for each sample, of shape (n_L, m)."""
    return np.sum(A - Y, axis=1, keepdims=True)


@misconception_of("cross_entropy_delta")
def cross_entropy_transposed(A, Y):
    """δ is transposed: here samples are columns, so it has shape (n_L, m), not (m, n_L)."""
    return (A - Y).T


@misconception_of("cross_entropy_delta")
def only_the_right_class(A, Y):
    """Only the term −y/a of the cost is differentiated; (1 − y) ln(1 − a) has a slope too."""
    return -Y * (1 - A)


@misconception_of("cross_entropy_delta")
def factor_two_in_cross_entropy(A, Y):
    """δ is twice too large: nothing is squared in the cross-entropy, so no 2 comes down."""
    return 2 * (A - Y)


@misconception_of("cross_entropy_delta")
def minus_lost_in_the_cross_entropy(A, Y):
    """ln(1 − a) has the derivative −1/(1 − a): a minus is lost. ∂C/∂a = (1 − y)/(1 − a) − y/a, and
    times a(1 − a) that is a − y."""
    return -Y / A - (1 - Y) / (1 - A)


@misconception_of("cross_entropy_delta")
def one_term_by_the_output(A, Y):
    """−y/a is the derivative by a of one of the two terms; with (1 − y) ln(1 − a), and times
    a(1 − a), it comes to a − y."""
    return -Y / A


@misconception_of("cross_entropy_delta")
def slope_at_a(A, Y):
    """σ' is still there (and taken at a): with the cross-entropy it cancels, δ = a − y is all."""
    return (A - Y) * sigmoid_prime(A)


@misconception_of("cross_entropy_delta")
def sigmoid_once_more(A, Y):
    """σ is applied to A, which already is an output; δ = a − y."""
    return sigmoid(A) - Y


@misconception_of("cross_entropy_delta")
def softmax_at_the_output(A, Y):
    """Softmax is applied to A, which already is the output of a sigmoid; δ = a − y."""
    return np.exp(A) / np.exp(A).sum(axis=0) - Y


@misconception_of("cross_entropy_delta")
def cross_entropy_sign_lost(A, Y):
    """The sign is lost: a − y says in which direction a is wrong; no absolute value is taken."""
    return np.abs(A - Y)


@misconception_of("cross_entropy_delta")
def cross_entropy_error_squared(A, Y):
    """The error is squared; δ = a − y as it is."""
    return (A - Y) ** 2


@misconception_of("cross_entropy_delta")
def half_a_cross_entropy(A, Y):
    """δ is half too small: there is no ½ in the cross-entropy, δ = a − y."""
    return (A - Y) / 2


@misconception_of("cross_entropy_delta")
def cost_for_delta(A, Y):
    """This is the cost; δ is its derivative by z, a − y, of shape (n_L, m)."""
    return -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / A.shape[1]


@misconception_of("cross_entropy_delta")
def cost_of_each_unit(A, Y):
    """This is the cost of each unit; δ is its derivative by z, a − y."""
    return -(Y * np.log(A) + (1 - Y) * np.log(1 - A))


@misconception_of("cross_entropy_delta")
def targets_rounded(A, Y):
    """The targets are rounded to 0 and 1; a target in between counts as it is: a − y."""
    return A - np.round(Y)


@misconception_of("cross_entropy_delta")
def outputs_rounded(A, Y):
    """The outputs are rounded to 0 and 1: that is the decision; δ = a − y with a as it is."""
    return np.round(A) - Y


@misconception_of("cross_entropy_delta")
def cross_entropy_averaged(A, Y):
    """δ is averaged over the samples; it has a column for each sample, of shape (n_L, m)."""
    return np.mean(A - Y, axis=1, keepdims=True)


@misconception_of("cross_entropy_delta")
def cross_entropy_divided_by_the_units(A, Y):
    """δ is divided by the number of units: the cost is a sum over them, not a mean."""
    return (A - Y) / A.shape[0]


@misconception_of("cross_entropy_delta")
def target_never_subtracted(A, Y):
    """y is not subtracted (or only where it is exactly 1): δ = a − y, with any target y."""
    return A.copy()


@misconception_of("cross_entropy_delta")
def one_subtracted_at_the_largest_target(A, Y):
    """1 is subtracted at the largest target of each sample, as for classes that exclude one
    another; here every output has a target of its own: subtract y itself."""
    return A - (np.arange(len(Y))[:, None] == Y.argmax(axis=0))


@misconception_of("cross_entropy_delta")
def cross_entropy_delta_without_return(A, Y):
    """Nothing comes back, the result is None: the function ends without a `return` (to print
    a result is not to return it)."""


@misconception_of("cross_entropy_delta")
def derivative_by_the_output_negated(A, Y):
    """This is −∂C/∂a, the sign turned; δ is ∂C/∂z: one more factor a(1 − a), and it is a − y."""
    return Y / A - (1 - Y) / (1 - A)


# --- hidden_delta -----------------------------------------------------------------------


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


# --- bias_gradient ----------------------------------------------------------------------


@misconception_of("bias_gradient")
def bias_gradient_summed(delta):
    """The errors are summed; BP3 here is a mean: divide by m, the number of columns."""
    return delta.sum(axis=1, keepdims=True)


@misconception_of("bias_gradient")
def bias_gradient_flat(delta):
    """The shape is (n,): biases are columns here, of shape (n, 1). Try keepdims=True."""
    return delta.mean(axis=1)


@misconception_of("bias_gradient")
def bias_gradient_as_a_row(delta):
    """The shape is (1, n): biases are columns here, of shape (n, 1)."""
    return delta.mean(axis=1, keepdims=True).T


@misconception_of("bias_gradient")
def mean_over_units(delta):
    """The mean is taken over the units; samples are columns here, so average along axis 1."""
    return delta.mean(axis=0, keepdims=True)


@misconception_of("bias_gradient")
def mean_over_everything(delta):
    """One number for the whole layer: each unit has a bias of its own, so the result is (n, 1)."""
    return delta.mean()


@misconception_of("bias_gradient")
def delta_itself(delta):
    """δ is returned as it is: that is BP3 for a single sample; for a batch take the mean."""
    return delta.copy()


@misconception_of("bias_gradient")
def first_sample_only(delta):
    """Only the first sample counts: BP3 for a batch is the mean over all columns."""
    return delta[:, :1]


@misconception_of("bias_gradient")
def divided_by_units(delta):
    """The sum is divided by the number of units n; the mean is over the m samples."""
    return delta.sum(axis=1, keepdims=True) / delta.shape[0]


@misconception_of("bias_gradient")
def bias_gradient_averaged_twice(delta):
    """Divided by m twice: the mean already holds the 1/m."""
    return delta.mean(axis=1, keepdims=True) / delta.shape[1]


@misconception_of("bias_gradient")
def summed_and_flat(delta):
    """Two things: the errors are summed (BP3 here is their mean: divide by m), and the shape is
    (n,); biases are columns, (n, 1). Try keepdims=True."""
    return delta.sum(axis=1)


@misconception_of("bias_gradient")
def averaged_over_the_rows(delta):
    """This is BP3 for samples in rows: the mean along axis 0. Here samples are columns: average
    along axis 1, and keep the shape (n, 1)."""
    return delta.mean(axis=0)


@misconception_of("bias_gradient")
def summed_over_the_rows(delta):
    """This is BP3 for samples in rows, and a sum. Here samples are columns, and BP3 is their mean:
    average along axis 1, and keep the shape (n, 1)."""
    return delta.sum(axis=0)


@misconception_of("bias_gradient")
def summed_over_the_units(delta):
    """The sum runs over the units; samples are columns here: average along axis 1."""
    return delta.sum(axis=0, keepdims=True)


@misconception_of("bias_gradient")
def sum_over_everything(delta):
    """One number for the whole layer, Σ δ / m: each unit has a bias of its own. Add with axis=1,
    keepdims=True, so that the result is (n, 1)."""
    return delta.sum() / delta.shape[1]


@misconception_of("bias_gradient")
def divided_and_not_summed(delta):
    """δ is divided by m, but the samples are not added up: BP3 is the mean over the columns."""
    return delta / delta.shape[1]


@misconception_of("bias_gradient")
def last_sample_only(delta):
    """Only the last sample counts (an `=` for `+=`?): BP3 for a batch is the mean over all
    columns."""
    return delta[:, -1:]


@misconception_of("bias_gradient")
def bias_gradient_of_ones(delta):
    """These are ones, the derivative of z by the bias; BP3 multiplies it by δ, and averages."""
    return np.ones((delta.shape[0], 1))


@misconception_of("bias_gradient")
def bias_gradient_negated(delta):
    """The sign is turned: this is the gradient; the minus belongs to the descent step."""
    return -delta.mean(axis=1, keepdims=True)


@misconception_of("bias_gradient")
def bias_gradient_divided_by_all_entries(delta):
    """The sum is divided by n·m, all entries; the mean is over the m samples alone."""
    return delta.sum(axis=1, keepdims=True) / delta.size


@misconception_of("bias_gradient")
def weight_gradient_for_bias(delta):
    """δ is multiplied by itself, as if it were BP4; BP3 (the bias) is the mean of δ alone. (Some
    texts number BP3 and BP4 the other way round.)"""
    return delta @ delta.T / delta.shape[1]


@misconception_of("bias_gradient")
def bias_gradient_overwritten(delta):
    """Each sample overwrites the one before (an `=` for `+=`), and the last is divided by m: add
    them up first."""
    return delta[:, -1:] / delta.shape[1]


@misconception_of("bias_gradient")
def bias_gradient_without_return(delta):
    """Nothing comes back, the result is None: the function ends without a `return` (to print
    a result is not to return it)."""


@misconception_of("bias_gradient")
def first_row_only(delta):
    """`delta[0]` is the first row, one unit in all samples; BP3 is the mean over the columns, for
    every unit, of shape (n, 1)."""
    return delta[0]


@misconception_of("bias_gradient")
def sum_of_everything(delta):
    """One number for the whole layer, and a sum: each unit has a bias of its own, so take the mean
    with axis=1, keepdims=True, of shape (n, 1)."""
    return delta.sum()


@misconception_of("bias_gradient")
def averaged_over_the_rows_as_a_column(delta):
    """The mean is taken over the units and stood up as a column; samples are columns here: average
    along axis 1."""
    return delta.mean(axis=0).reshape(-1, 1)


# --- weight_gradient --------------------------------------------------------------------


@misconception_of("weight_gradient")
def weight_gradient_summed(delta, A_prev):
    """1/m is missing: BP4 here is the mean over the samples, and δ A_prevᵀ is their sum."""
    return delta @ A_prev.T


@misconception_of("weight_gradient")
def weight_gradient_transposed(delta, A_prev):
    """The result is transposed, A_prev δᵀ: that fits weights of shape (inputs, outputs); here
    they are (n_l, n_{l−1}), one row per unit."""
    return A_prev @ delta.T / delta.shape[1]


@misconception_of("weight_gradient")
def divided_by_the_units_before(delta, A_prev):
    """Divided by the number of units; the mean is over the m samples, the columns."""
    return delta @ A_prev.T / A_prev.shape[0]


@misconception_of("weight_gradient")
def divided_by_the_units_here(delta, A_prev):
    """Divided by the number of units of this layer; the mean is over the m samples, the columns."""
    return delta @ A_prev.T / delta.shape[0]


@misconception_of("weight_gradient")
def samples_multiplied_apart(delta, A_prev):
    """Errors and activations are averaged before they are multiplied: each sample's δ belongs
    with the same sample's activations."""
    return delta.mean(axis=1, keepdims=True) @ A_prev.mean(axis=1, keepdims=True).T


@misconception_of("weight_gradient")
def inputs_ignored(delta, A_prev):
    """The activations of the layer before are missing: this is BP3, spread over the weights."""
    return np.tile(delta.mean(axis=1, keepdims=True), (1, A_prev.shape[0]))


@misconception_of("weight_gradient")
def averaged_twice(delta, A_prev):
    """Divided by m twice: once is enough to make the sum over samples a mean."""
    return delta @ A_prev.T / delta.shape[1] ** 2


@misconception_of("weight_gradient")
def activations_squashed_again(delta, A_prev):
    """σ is applied to A_prev, which already is an activation."""
    return delta @ sigmoid(A_prev).T / delta.shape[1]


@misconception_of("weight_gradient")
def weight_gradient_negated(delta, A_prev):
    """The sign is turned: this is the gradient; the minus belongs to the descent step."""
    return -delta @ A_prev.T / delta.shape[1]


@misconception_of("weight_gradient")
def weight_gradient_transposed_and_summed(delta, A_prev):
    """Two things: the result is transposed, A_prev δᵀ (that fits weights of shape (inputs,
    outputs); here they are (n_l, n_{l−1})), and 1/m is missing."""
    return A_prev @ delta.T


@misconception_of("weight_gradient")
def rows_for_samples(delta, A_prev):
    """This is BP4 for samples in rows and weights (inputs, outputs), A_prevᵀ δ / m. Here samples
    are columns: δ A_prevᵀ / m."""
    return A_prev.T @ delta / delta.shape[0]


@misconception_of("weight_gradient")
def rows_for_samples_summed(delta, A_prev):
    """This is BP4 for samples in rows, A_prevᵀ δ, without the mean. Here samples are columns:
    δ A_prevᵀ / m."""
    return A_prev.T @ delta


@misconception_of("weight_gradient")
def delta_transposed_for_rows(delta, A_prev):
    """This is BP4 for samples in rows, δᵀ A_prev / m. Here samples are columns: δ A_prevᵀ / m."""
    return delta.T @ A_prev / delta.shape[0]


@misconception_of("weight_gradient")
def weight_gradient_of_the_last_sample(delta, A_prev):
    """Only the last sample counts: BP4 for a batch is the mean over all samples."""
    return np.outer(delta[:, -1], A_prev[:, -1])


@misconception_of("weight_gradient")
def weight_gradient_overwritten(delta, A_prev):
    """Each sample overwrites the one before (an `=` for `+=`), and the last is divided by m: add
    them up first."""
    return np.outer(delta[:, -1], A_prev[:, -1]) / delta.shape[1]


@misconception_of("weight_gradient")
def weight_gradient_of_the_first_sample(delta, A_prev):
    """Only the first sample counts: BP4 for a batch is the mean over all samples."""
    return np.outer(delta[:, 0], A_prev[:, 0])


@misconception_of("weight_gradient")
def one_gradient_for_each_sample(delta, A_prev):
    """The outer products of the samples are not added up: BP4 is their mean, (n_l, n_{l−1})."""
    return np.einsum("im,jm->mij", delta, A_prev)


@misconception_of("weight_gradient")
def slope_for_activation(delta, A_prev):
    """The slope a(1 − a) stands where the activation belongs: BP4 multiplies δ by a itself; σ' is
    in δ already."""
    return delta @ (A_prev * (1 - A_prev)).T / delta.shape[1]


@misconception_of("weight_gradient")
def entry_by_entry(delta, A_prev):
    """`*` multiplies entry by entry; BP4 is a matrix product, δ A_prevᵀ (the sum of outer
    products), divided by m."""
    return delta * A_prev


@misconception_of("weight_gradient")
def half_the_weight_gradient(delta, A_prev):
    """Half too small: the ½ of the cost is gone in δ already; BP4 divides by m, not by 2m."""
    return delta @ A_prev.T / (2 * delta.shape[1])


@misconception_of("weight_gradient")
def bias_gradient_for_weights(delta, A_prev):
    """This is the bias's gradient; the weights' is multiplied by the activation at the tail,
    δ A_prevᵀ / m. (Some texts number BP3 and BP4 the other way round.)"""
    return delta.mean(axis=1, keepdims=True)


@misconception_of("weight_gradient")
def sums_multiplied_apart(delta, A_prev):
    """Errors and activations are summed before they are multiplied: each sample's δ belongs with
    the same sample's activations."""
    return np.outer(delta.sum(axis=1), A_prev.sum(axis=1)) / delta.shape[1]


@misconception_of("weight_gradient")
def weight_gradient_returned_early(delta, A_prev):
    """Only the first sample is there, divided by m: the loop ends too early (is the `return` inside
    it?). BP4 adds up all samples."""
    return np.outer(delta[:, 0], A_prev[:, 0]) / delta.shape[1]


@misconception_of("weight_gradient")
def slope_at_the_activation_before(delta, A_prev):
    """σ' is taken of the activation: BP4 multiplies δ by the activation itself; σ' is in δ
    already."""
    return delta @ sigmoid_prime(A_prev).T / delta.shape[1]


@misconception_of("weight_gradient")
def weight_gradient_without_return(delta, A_prev):
    """Nothing comes back, the result is None: the function ends without a `return` (to print
    a result is not to return it)."""


@misconception_of("weight_gradient")
def delta_transposed_for_rows_summed(delta, A_prev):
    """This is BP4 for samples in rows, δᵀ A_prev, without the mean. Here samples are columns:
    δ A_prevᵀ / m."""
    return delta.T @ A_prev


# --- backprop ---------------------------------------------------------------------------


def backward(weights, biases, X, Y, *, output=output_delta, hidden=hidden_delta, bias=None,
             weight=weight_gradient):  # fmt: skip
    """The whole pass with one of its equations replaced."""
    zs, activations = forward(weights, biases, X)
    bias = bias or (lambda delta: delta.mean(axis=1, keepdims=True))
    delta = output(activations[-1], Y, zs[-1])
    grad_weights, grad_biases = [], []
    for layer in reversed(range(len(weights))):
        grad_weights.insert(0, weight(delta, activations[layer]))
        grad_biases.insert(0, bias(delta))
        if layer > 0:
            delta = hidden(weights[layer], delta, zs[layer - 1])
    return grad_weights, grad_biases


@misconception_of("backprop")
def gradients_summed(weights, biases, X, Y):
    """The gradients are sums over the samples; the cost is a mean, so both need 1/m."""
    m = X.shape[1]
    grads = backward(weights, biases, X, Y)
    return tuple([gradient * m for gradient in part] for part in grads)


@misconception_of("backprop")
def mean_taken_twice(weights, biases, X, Y):
    """1/m is applied twice: keep δ per sample, and take the mean in BP3 and BP4 only."""
    m = X.shape[1]
    grads = backward(weights, biases, X, Y)
    return tuple([gradient / m for gradient in part] for part in grads)


@misconception_of("backprop")
def no_slope_in_hidden_layers(weights, biases, X, Y):
    """σ'(z) is missing in the hidden layers: BP2 has it too, not BP1 alone."""
    return backward(weights, biases, X, Y, hidden=lambda W, delta, Z: W.T @ delta)


@misconception_of("backprop")
def no_slope_at_the_output(weights, biases, X, Y):
    """σ'(z) is missing at the output: that is the cross-entropy's δ; the cost here is quadratic."""
    return backward(weights, biases, X, Y, output=lambda A, Y, Z: A - Y)


@misconception_of("backprop")
def biases_summed(weights, biases, X, Y):
    """The bias gradients are sums over the samples; like the weights' they are means."""
    return backward(weights, biases, X, Y, bias=lambda delta: delta.sum(axis=1, keepdims=True))


@misconception_of("backprop")
def weights_summed(weights, biases, X, Y):
    """The weight gradients are sums over the samples; like the biases' they are means."""
    return backward(weights, biases, X, Y, weight=lambda delta, A_prev: delta @ A_prev.T)


@misconception_of("backprop")
def bias_gradients_flat(weights, biases, X, Y):
    """The bias gradients have shape (n,): they need the shape of the biases, (n, 1)."""
    return backward(weights, biases, X, Y, bias=lambda delta: delta.mean(axis=1))


@misconception_of("backprop")
def layers_in_reverse(weights, biases, X, Y):
    """The lists run from the last layer to the first: order them like `weights` and `biases`."""
    grad_weights, grad_biases = backward(weights, biases, X, Y)
    return grad_weights[::-1], grad_biases[::-1]


@misconception_of("backprop")
def gradients_negated(weights, biases, X, Y):
    """The sign is turned (y − a at the output): this is the way down, not the gradient."""
    return backward(weights, biases, X, Y, output=lambda A, Y, Z: (Y - A) * sigmoid_prime(Z))


@misconception_of("backprop")
def biases_before_weights(weights, biases, X, Y):
    """The two lists are exchanged: weights first, then biases. (Some texts number BP3 and BP4
    the other way round; here BP3 is the bias.)"""
    grad_weights, grad_biases = backward(weights, biases, X, Y)
    return grad_biases, grad_weights


@misconception_of("backprop")
def weighted_inputs_for_activations(weights, biases, X, Y):
    """BP4 uses z of the layer before; it needs its activation σ(z)."""
    zs, _ = forward(weights, biases, X)
    before = iter([*zs[:-1][::-1], X])
    return backward(
        weights, biases, X, Y, weight=lambda delta, A_prev: weight_gradient(delta, next(before))
    )


@misconception_of("backprop")
def slope_at_the_hidden_activation(weights, biases, X, Y):
    """In the hidden layers σ' is taken at a = σ(z); BP2 takes it at z."""
    return backward(
        weights, biases, X, Y,
        hidden=lambda W, delta, Z: hidden_delta(W, delta, sigmoid(Z)),
    )  # fmt: skip


@misconception_of("backprop")
def factor_two_in_the_gradient(weights, biases, X, Y):
    """Everything is twice too large: the ½ of the cost cancels the 2 of the derivative."""
    grads = backward(weights, biases, X, Y)
    return tuple([2 * gradient for gradient in part] for part in grads)


def _with_slope(slope, weights, biases, X, Y):
    """The whole pass with another slope than σ'(z) at the output and in the hidden layers."""
    return backward(
        weights, biases, X, Y,
        output=lambda A, Y, Z: (A - Y) * slope(Z),
        hidden=lambda W, delta, Z: (W.T @ delta) * slope(Z),
    )  # fmt: skip


@misconception_of("backprop")
def slope_at_every_activation(weights, biases, X, Y):
    """σ' is taken at a = σ(z), in every layer; BP1 and BP2 take it at z (or as a(1 − a))."""
    return _with_slope(lambda Z: sigmoid_prime(sigmoid(Z)), weights, biases, X, Y)


@misconception_of("backprop")
def slope_at_the_output_activation(weights, biases, X, Y):
    """At the output σ' is taken at a = σ(z); BP1 takes it at z (or as a(1 − a))."""
    return backward(
        weights, biases, X, Y, output=lambda A, Y, Z: (A - Y) * sigmoid_prime(A)
    )  # fmt: skip


@misconception_of("backprop")
def sigmoid_for_every_slope(weights, biases, X, Y):
    """The errors are multiplied by σ(z); BP1 and BP2 multiply by the slope σ'(z)."""
    return _with_slope(sigmoid, weights, biases, X, Y)


@misconception_of("backprop")
def slope_of_z_everywhere(weights, biases, X, Y):
    """z(1 − z) is used for the slope; σ'(z) is σ(z)(1 − σ(z)), so apply σ first."""
    return _with_slope(lambda Z: Z * (1 - Z), weights, biases, X, Y)


@misconception_of("backprop")
def no_slope_anywhere(weights, biases, X, Y):
    """σ'(z) is missing at the output and in the hidden layers: BP1 has it, and so has BP2."""
    return _with_slope(np.ones_like, weights, biases, X, Y)


@misconception_of("backprop")
def slope_of_tanh_in_hidden_layers(weights, biases, X, Y):
    """In the hidden layers the slope is that of tanh, 1 − a²; these are sigmoid units, a(1 − a)."""
    return backward(
        weights, biases, X, Y,
        hidden=lambda W, delta, Z: (W.T @ delta) * (1 - sigmoid(Z) ** 2),
    )  # fmt: skip


@misconception_of("backprop")
def slope_of_tanh_everywhere(weights, biases, X, Y):
    """The slope is that of tanh, 1 − a²; all layers are sigmoid layers, with a(1 − a)."""
    return _with_slope(lambda Z: 1 - sigmoid(Z) ** 2, weights, biases, X, Y)


@misconception_of("backprop")
def slope_of_relu_in_hidden_layers(weights, biases, X, Y):
    """In the hidden layers the slope is that of ReLU, 0 or 1; these are sigmoid units, a(1 − a)."""
    return backward(
        weights, biases, X, Y, hidden=lambda W, delta, Z: (W.T @ delta) * (Z > 0)
    )  # fmt: skip


@misconception_of("backprop")
def slope_twice_at_the_output(weights, biases, X, Y):
    """At the output σ'(z) is there twice; BP1 has it once."""
    return backward(
        weights, biases, X, Y, output=lambda A, Y, Z: (A - Y) * sigmoid_prime(Z) ** 2
    )  # fmt: skip


@misconception_of("backprop")
def linear_output(weights, biases, X, Y):
    """z − y stands at the output, as if it were linear; every layer is a sigmoid layer: BP1 is
    (a − y) ⊙ σ'(z)."""
    return backward(weights, biases, X, Y, output=lambda A, Y, Z: Z - Y)


@misconception_of("backprop")
def transpose_left_out_of_bp2(weights, biases, X, Y):
    """BP2 lacks the transpose: going back it is W_nextᵀ δ. (Where weights are (inputs, outputs),
    W δ is right: here they are one row per unit.)"""
    return backward(
        weights, biases, X, Y, hidden=lambda W, delta, Z: (W @ delta) * sigmoid_prime(Z)
    )  # fmt: skip


@misconception_of("backprop")
def transposed_only_between_unequal_layers(weights, biases, X, Y):
    """Between layers of the same width BP2 lacks the transpose: it is W_nextᵀ δ for every shape."""
    return backward(
        weights, biases, X, Y,
        hidden=lambda W, delta, Z: (
            ((W if W.shape[0] == W.shape[1] else W.T) @ delta) * sigmoid_prime(Z)
        ),
    )  # fmt: skip


@misconception_of("backprop")
def slope_of_the_layer_after(weights, biases, X, Y):
    """BP2 takes the slope of the layer after, σ'(z^{l+1}), inside the product; δ_next holds it
    already, and what belongs there is σ'(z^l) of the layer that δ arrives at."""
    zs, _ = forward(weights, biases, X)
    after = iter(zs[::-1])
    return backward(
        weights, biases, X, Y,
        hidden=lambda W, delta, Z: W.T @ (delta * sigmoid_prime(next(after))),
    )  # fmt: skip


@misconception_of("backprop")
def weights_of_the_layer_before(weights, biases, X, Y):
    """BP2 goes back through the weights of the wrong layer (off by one): from layer l + 1 to layer
    l it is W^{l+1}, which is `weights[l]`."""
    wrong = iter(weights[-2::-1])
    return backward(
        weights, biases, X, Y, hidden=lambda W, delta, Z: hidden_delta(next(wrong), delta, Z)
    )  # fmt: skip


@misconception_of("backprop")
def activations_of_the_same_layer(weights, biases, X, Y):
    """BP4 uses the activation of the same layer (off by one); the weights of layer l multiply
    a^{l−1}, which is `activations[l - 1]`: the list begins with X."""
    _, activations = forward(weights, biases, X)
    own = iter(activations[::-1])
    return backward(
        weights, biases, X, Y, weight=lambda delta, A_prev: weight_gradient(delta, next(own))
    )  # fmt: skip


@misconception_of("backprop")
def weight_gradients_transposed(weights, biases, X, Y):
    """The weight gradients are transposed, (inputs, outputs); here they are δ A_prevᵀ / m, one row
    per unit, like the weights."""
    grad_weights, grad_biases = backward(weights, biases, X, Y)
    return [gradient.T for gradient in grad_weights], grad_biases


@misconception_of("backprop")
def one_number_for_the_biases(weights, biases, X, Y):
    """The bias gradient of a layer is one number: each unit has its own. BP3 adds with axis=1,
    keepdims=True."""
    return backward(weights, biases, X, Y, bias=lambda delta: np.sum(delta) / delta.shape[1])


@misconception_of("backprop")
def delta_for_the_biases(weights, biases, X, Y):
    """The bias gradients are the δ themselves, which is BP3 for one sample; for a batch take the
    mean over the columns."""
    return backward(weights, biases, X, Y, bias=lambda delta: delta)


@misconception_of("backprop")
def biases_of_the_last_sample(weights, biases, X, Y):
    """The bias gradients are those of the last sample, divided by m (an `=` for `+=`): BP3 is the
    mean over all samples."""
    return backward(weights, biases, X, Y, bias=lambda delta: delta[:, -1:] / delta.shape[1])


@misconception_of("backprop")
def sample_by_sample_to_the_last(weights, biases, X, Y):
    """Only the last sample counts: the gradient of the batch is the mean over all samples."""
    return backward(weights, biases, X[:, -1:], Y[:, -1:])


@misconception_of("backprop")
def batch_averaged_first(weights, biases, X, Y):
    """The samples are averaged before the pass; it is the gradients that are averaged, after it:
    the mean of σ is not σ of the mean."""
    return backward(weights, biases, X.mean(axis=1, keepdims=True), Y.mean(axis=1, keepdims=True))


@misconception_of("backprop")
def factors_averaged_first(weights, biases, X, Y):
    """In BP4 errors and activations are averaged before they are multiplied: each sample's δ
    belongs with the same sample's activations, δ A_prevᵀ / m."""
    return backward(
        weights, biases, X, Y,
        weight=lambda delta, A_prev: np.outer(delta.mean(axis=1), A_prev.mean(axis=1)),
    )  # fmt: skip


@misconception_of("backprop")
def mean_at_every_layer(weights, biases, X, Y):
    """BP2 divides by m once more at every layer: keep δ per sample, and take the mean in BP3 and
    BP4 only."""
    return backward(
        weights, biases, X, Y,
        hidden=lambda W, delta, Z: hidden_delta(W, delta, Z) / delta.shape[1],
    )  # fmt: skip


@misconception_of("backprop")
def averaged_over_the_outputs(weights, biases, X, Y):
    """Everything is divided by the number of outputs: the cost sums ½(a − y)² over them, only the
    samples are averaged."""
    grads = backward(weights, biases, X, Y)
    return tuple([gradient / len(Y) for gradient in part] for part in grads)


@misconception_of("backprop")
def gradient_of_the_mean_squared_error(weights, biases, X, Y):
    """This is the gradient of `np.mean((a - y)**2)`, the mean over all entries and without ½; the
    cost here is 1/(2m) Σ ‖y − a‖²."""
    grads = backward(weights, biases, X, Y)
    return tuple([2 * gradient / len(Y) for gradient in part] for part in grads)


@misconception_of("backprop")
def divided_by_the_inputs(weights, biases, X, Y):
    """The sums are divided by the number of rows of X, its features; the mean is over the m
    samples, the columns."""
    grads, (n, m) = backward(weights, biases, X, Y), X.shape
    return tuple([gradient * m / n for gradient in part] for part in grads)


@misconception_of("backprop")
def forward_without_biases(weights, biases, X, Y):
    """The forward pass leaves out the biases: z = W a + b."""
    return backward(weights, [np.zeros_like(b) for b in biases], X, Y)


@misconception_of("backprop")
def output_layer_left_out(weights, biases, X, Y):
    """The gradient of the output layer is zero: the loop begins one layer too early. (The slides'
    training loop has this slip.) BP3 and BP4 hold at layer L too."""
    grads = backward(weights, biases, X, Y)
    return tuple([*part[:-1], np.zeros_like(part[-1])] for part in grads)


@misconception_of("backprop")
def first_layer_left_out(weights, biases, X, Y):
    """The gradient of the first layer is zero: the loop ends one layer too early. Its activation
    before is X."""
    grads = backward(weights, biases, X, Y)
    return tuple([np.zeros_like(part[0]), *part[1:]] for part in grads)


@misconception_of("backprop")
def two_layers_taken_for_granted(weights, biases, X, Y):
    """Only the last two layers are treated, whatever the network: go back from L to 1 in a loop;
    a network of one layer is one too."""
    grad_weights, grad_biases = backward(weights, biases, X, Y)
    return [grad_weights[-2], grad_weights[-1]], [grad_biases[-2], grad_biases[-1]]


@misconception_of("backprop")
def pairs_for_lists(weights, biases, X, Y):
    """This is a list of pairs, one for each layer; asked are two lists, `(grad_weights,
    grad_biases)`."""
    return list(zip(*backward(weights, biases, X, Y), strict=True))


@misconception_of("backprop")
def samples_taken_as_rows(weights, biases, X, Y):
    """This pass is written for samples in rows, Z = A Wᵀ + bᵀ: here every sample is a column, and
    Z = W A + b."""
    return backward(weights, biases, X.T, Y.T)


@misconception_of("backprop")
def weights_taken_as_columns(weights, biases, X, Y):
    """This pass is written for weights of shape (inputs, outputs), z = Wᵀ a + b, with a δᵀ for
    their gradient: here W is one row per unit, z = W a + b."""
    grads = backward([W.T for W in weights], biases, X, Y)
    return [gradient.T for gradient in grads[0]], grads[1]


@misconception_of("backprop")
def backprop_without_return(weights, biases, X, Y):
    """Nothing comes back, the result is None: the function ends without a `return` (to print
    a result is not to return it)."""
