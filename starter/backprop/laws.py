"""Public laws of `backprop`: what BP1 to BP4 must satisfy, whatever the network."""

import itertools

import numpy as np

from autograder.laws import agree, agree_with_gradient, law, sequence


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def drawn_network(case):
    """weights, biases, X, Y of a small network; deeper in later trials."""
    widths = [case.size(1, 4) for _ in range(2 + case.number % 3)]
    m = case.size(1, 4)
    pairs = list(itertools.pairwise(widths))
    weights = [case.normal((n, k)) for k, n in pairs]
    biases = [case.normal((n, 1)) for _, n in pairs]
    return weights, biases, case.normal((widths[0], m)), case.probabilities((widths[-1], m))


def cost(weights, biases, X, Y):
    A = X
    for W, b in zip(weights, biases, strict=True):
        A = sigmoid(W @ A + b)
    return np.sum((A - Y) ** 2) / (2 * X.shape[1])


@law("output_delta")
def is_the_slope_of_the_quadratic_cost(student, case):
    """BP1: in each sample δ is the derivative of ½‖y − σ(z)‖² with respect to z."""
    n, m = case.sizes(2)
    Z, Y = case.normal((n, m)), case.probabilities((n, m))
    got = student.output_delta(sigmoid(Z), Y, Z)
    agree_with_gradient(got, lambda z: np.sum((sigmoid(z) - Y) ** 2) / 2, at=Z, what="δ")


@law("output_delta")
def vanishes_where_the_output_is_right(student, case):
    """BP1: where the output equals the target there is no error: δ = 0."""
    n, m = case.sizes(2)
    Z = case.normal((n, m))
    agree(student.output_delta(sigmoid(Z), sigmoid(Z), Z), np.zeros((n, m)), what="δ")


@law("cross_entropy_delta")
def is_the_slope_of_the_cross_entropy(student, case):
    """BP1: in each sample δ is the derivative of −Σ [y ln σ(z) + (1 − y) ln(1 − σ(z))]."""
    n, m = case.sizes(2)
    Z, Y = case.normal((n, m)), case.probabilities((n, m))

    def entropy(z):
        return -np.sum(Y * np.log(sigmoid(z)) + (1 - Y) * np.log(1 - sigmoid(z)))

    agree_with_gradient(student.cross_entropy_delta(sigmoid(Z), Y), entropy, at=Z, what="δ")


@law("cross_entropy_delta")
def turns_with_its_arguments(student, case):
    """Output and target exchanged: the same error with the other sign."""
    n, m = case.sizes(2)
    A, Y = case.probabilities((n, m), (n, m))
    agree(student.cross_entropy_delta(Y, A), -np.asarray(student.cross_entropy_delta(A, Y)))


@law("hidden_delta")
def is_the_gradient_of_what_the_next_layer_feels(student, case):
    """BP2: δ is the derivative of Σ δ_next · (W_next σ(z)) with respect to z."""
    k, n, m = case.sizes(3)
    W_next, delta_next, Z = case.normal((k, n), (k, m), (n, m))

    def felt(z):
        return np.vdot(delta_next, W_next @ sigmoid(z))

    agree_with_gradient(student.hidden_delta(W_next, delta_next, Z), felt, at=Z, what="δ")


@law("hidden_delta")
def is_linear_in_the_error(student, case):
    """Twice the error in the next layer gives twice the error here."""
    k, n, m = case.sizes(3)
    W_next, delta_next, Z = case.normal((k, n), (k, m), (n, m))
    once = np.asarray(student.hidden_delta(W_next, delta_next, Z))
    agree(student.hidden_delta(W_next, 2 * delta_next, Z), 2 * once, what="δ of 2 δ_next")


@law("bias_gradient")
def is_a_column_and_a_mean(student, case):
    """BP3: of shape (n, 1); with the same δ in every sample it is that δ."""
    n, m = case.sizes(2)
    delta = case.normal((n, 1))
    agree(student.bias_gradient(np.tile(delta, (1, m))), delta, what="∂C/∂b")


@law("bias_gradient")
def does_not_mind_the_order_of_samples(student, case):
    """The samples in another order: the same gradient."""
    n, m = case.size(), case.size(2)
    delta = case.normal((n, m))
    other = student.bias_gradient(delta[:, ::-1].copy())
    agree(other, np.asarray(student.bias_gradient(delta)), what="∂C/∂b")


@law("weight_gradient")
def has_the_shape_of_the_weights(student, case):
    """BP4: one row for each unit of this layer, one column for each of the layer before."""
    n, k, m = case.sizes(3)
    got = np.asarray(student.weight_gradient(*case.normal((n, m), (k, m))))
    agree(list(got.shape), [n, k], what="the shape of ∂C/∂W")


@law("weight_gradient")
def moves_the_weighted_input_as_delta_says(student, case):
    """⟨∂C/∂W, V⟩ is the mean over the samples of δ · (V a): what a step V in the weights does."""
    n, k, m = case.sizes(3)
    delta, A_prev, V = case.normal((n, m), (k, m), (n, k))
    got = np.asarray(student.weight_gradient(delta, A_prev))
    agree(got.shape, V.shape, what="the shape of ∂C/∂W")
    agree(np.vdot(got, V), np.vdot(delta, V @ A_prev) / m, scale=1.0, what="⟨∂C/∂W, V⟩")


@law("backprop")
def is_the_gradient_of_the_cost(student, case):
    """Every entry is what a small change of that weight or bias does to the quadratic cost."""
    weights, biases, X, Y = drawn_network(case)
    got = sequence(student.backprop(weights, biases, X, Y), 2)
    for which, name in enumerate(("weights", "biases")):
        gradients = sequence(got[which], len(weights), f"grad_{name}")
        for layer, gradient in enumerate(gradients):

            def varied(value, which=which, layer=layer):
                changed = [list(weights), list(biases)]
                changed[which][layer] = value
                return cost(*changed, X, Y)

            at = (weights, biases)[which][layer]
            agree_with_gradient(gradient, varied, at=at, what=f"grad_{name}[{layer}]")
