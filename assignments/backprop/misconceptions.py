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
