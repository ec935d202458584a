"""Known mistakes in `backprop`. Each docstring is what the student reads."""

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
    """At the output stands a − y, the cross-entropy's δ (σ'(z) is missing, or the derivative is
    that of the cross-entropy); the cost here is quadratic."""
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


@misconception_of("backprop")
def three_layers_written_out(weights, biases, X, Y):
    """Only the last three layers are treated, and the gradients of those before them are zero: go
    back from L to 1 in a loop, however many layers there are."""
    grads = backward(weights, biases, X, Y)
    return tuple([*map(np.zeros_like, part[:-3]), *part[-3:]] for part in grads)


def _from_the_end(weights, biases, X, Y, last):
    """The gradients of the layers from `last` on, counted from the end; zeros before them."""
    grads = backward(weights, biases, X, Y)
    return tuple([*map(np.zeros_like, part[:-last]), *part[-last:]] for part in grads)


@misconception_of("backprop")
def loop_up_to_the_number_of_layers(weights, biases, X, Y):
    """From two layers on, the gradient of the first one is zero: the loop ends one layer too early.
    With `len(weights)` layers, counted from the end, it is `range(2, len(weights) + 1)`."""
    return _from_the_end(weights, biases, X, Y, max(1, len(weights) - 1))


@misconception_of("backprop")
def output_layer_alone(weights, biases, X, Y):
    """Only the last layer has a gradient, the others are zero: BP2 carries δ back from layer to
    layer, with BP3 and BP4 at each (is there a loop, and is the `return` behind it?)."""
    return _from_the_end(weights, biases, X, Y, 1)


@misconception_of("backprop")
def times_the_slope_of_the_layer_after(weights, biases, X, Y):
    """BP2 multiplies by the slope of the layer after, σ'(z^{l+1}) (off by one); it is that of the
    layer at which δ arrives: (W^{l+1}ᵀ δ^{l+1}) ⊙ σ'(z^l)."""
    zs, _ = forward(weights, biases, X)
    after = iter(zs[::-1])
    return backward(
        weights, biases, X, Y, hidden=lambda W, delta, Z: (W.T @ delta) * sigmoid_prime(next(after))
    )  # fmt: skip


@misconception_of("backprop")
def times_the_slope_of_the_layer_before(weights, biases, X, Y):
    """BP2 multiplies by the slope of the layer before, σ'(z^{l−1}) (off by one: at the first layer
    the index −1 is the last); it is that of the layer at which δ arrives, σ'(z^l)."""
    zs, _ = forward(weights, biases, X)
    before = iter([*zs[-3::-1], zs[-1]])
    return backward(
        weights, biases, X, Y,
        hidden=lambda W, delta, Z: (W.T @ delta) * sigmoid_prime(next(before)),
    )  # fmt: skip


@misconception_of("backprop")
def weights_of_the_last_layer(weights, biases, X, Y):
    """BP2 goes back through the weights of the last layer every time (`weights[-1]` in the loop?);
    from layer l + 1 to layer l it is W^{l+1}, which is `weights[l]`."""
    return backward(
        weights, biases, X, Y, hidden=lambda W, delta, Z: hidden_delta(weights[-1], delta, Z)
    )  # fmt: skip


@misconception_of("backprop")
def divided_by_the_outputs(weights, biases, X, Y):
    """The sums are divided by the number of rows of Y, the outputs; the mean is over the m
    samples, the columns."""
    grads, (n, m) = backward(weights, biases, X, Y), Y.shape
    return tuple([gradient * m / n for gradient in part] for part in grads)


@misconception_of("backprop")
def half_of_the_gradient(weights, biases, X, Y):
    """Everything is half too small: the ½ of the cost has cancelled the 2 of the derivative, so
    divide by m, not by 2m."""
    grads = backward(weights, biases, X, Y)
    return tuple([gradient / 2 for gradient in part] for part in grads)


@misconception_of("backprop")
def mean_of_everything_for_the_biases(weights, biases, X, Y):
    """The bias gradient of a layer is one number, the mean of all of δ: each unit has its own. BP3
    is the mean with axis=1, keepdims=True."""
    return backward(weights, biases, X, Y, bias=np.mean)


@misconception_of("backprop")
def bias_gradients_in_a_row(weights, biases, X, Y):
    """The bias gradients have shape (1, n): they need the shape of the biases, (n, 1)."""
    return backward(weights, biases, X, Y, bias=lambda delta: delta.mean(axis=1, keepdims=True).T)


@misconception_of("backprop")
def biases_averaged_over_the_units(weights, biases, X, Y):
    """The bias gradients are means over the units (axis=0); samples are columns here, so BP3 is
    the mean along axis 1."""
    return backward(weights, biases, X, Y, bias=lambda delta: delta.mean(axis=0, keepdims=True))


def _network_of(hidden, output, delta, weights, biases, X, Y):
    """The pass of another network: a pair (activation, slope), the output's activation, and δ
    there as a function of a, y and z."""
    (activation, slope), zs, activations = hidden, [], [X]
    for W, b in zip(weights, biases, strict=True):
        zs.append(W @ activations[-1] + b)
        activations.append(activation(zs[-1]))
    activations[-1] = output(zs[-1])
    after = delta(activations[-1], Y, zs[-1])
    grad_weights, grad_biases = [], []
    for layer in reversed(range(len(weights))):
        grad_weights.insert(0, weight_gradient(after, activations[layer]))
        grad_biases.insert(0, after.mean(axis=1, keepdims=True))
        if layer > 0:
            after = (weights[layer].T @ after) * slope(zs[layer - 1])
    return grad_weights, grad_biases


def _softmax(Z):
    E = np.exp(Z - Z.max(axis=0))
    return E / E.sum(axis=0)


TANH = np.tanh, lambda Z: 1 - np.tanh(Z) ** 2
RELU = lambda Z: np.maximum(Z, 0), lambda Z: (Z > 0).astype(float)
SIGMOID = sigmoid, sigmoid_prime


@misconception_of("backprop")
def network_of_tanh_units(weights, biases, X, Y):
    """This is the gradient of a network of tanh units, forward and back: a = tanh(z), and its
    slope; all layers are sigmoid layers, a = σ(z)."""
    return _network_of(
        TANH, np.tanh, lambda A, Y, Z: (A - Y) * (1 - A**2), weights, biases, X, Y
    )  # fmt: skip


@misconception_of("backprop")
def hidden_units_of_tanh(weights, biases, X, Y):
    """The hidden units are tanh units, forward and back; they are sigmoid units, a = σ(z) with the
    slope σ'(z), like those of the output."""
    return _network_of(TANH, sigmoid, output_delta, weights, biases, X, Y)


@misconception_of("backprop")
def hidden_units_of_relu(weights, biases, X, Y):
    """The hidden units are ReLU units, forward and back; they are sigmoid units, a = σ(z) with the
    slope σ'(z), like those of the output."""
    return _network_of(RELU, sigmoid, output_delta, weights, biases, X, Y)


@misconception_of("backprop")
def hidden_units_of_relu_and_the_cross_entropy(weights, biases, X, Y):
    """Two things: the hidden units are ReLU units (they are sigmoid units), and at the output
    stands a − y, the cross-entropy's δ (the cost here is quadratic: times σ'(z))."""
    return _network_of(RELU, sigmoid, lambda A, Y, Z: A - Y, weights, biases, X, Y)


@misconception_of("backprop")
def softmax_in_the_last_layer(weights, biases, X, Y):
    """The output is a softmax, with its δ = p − y, as for the cross-entropy; here it is a sigmoid
    layer like the others, and the cost quadratic: BP1 is (a − y) ⊙ σ'(z)."""
    return _network_of(SIGMOID, _softmax, lambda A, Y, Z: A - Y, weights, biases, X, Y)


@misconception_of("backprop")
def softmax_in_the_last_layer_with_a_slope(weights, biases, X, Y):
    """The output is a softmax, with δ = (a − y) a(1 − a); here it is a sigmoid layer like the
    others, a = σ(z)."""
    return _network_of(
        SIGMOID, _softmax, lambda A, Y, Z: (A - Y) * A * (1 - A), weights, biases, X, Y
    )  # fmt: skip


@misconception_of("backprop")
def hidden_units_of_tanh_and_the_cross_entropy(weights, biases, X, Y):
    """Two things: the hidden units are tanh units (they are sigmoid units), and at the output
    stands a − y, the cross-entropy's δ (the cost here is quadratic: times σ'(z))."""
    return _network_of(TANH, sigmoid, lambda A, Y, Z: A - Y, weights, biases, X, Y)
