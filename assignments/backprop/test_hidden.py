"""The hidden suite of `backprop`: BP1 to BP4, then the whole backward pass."""

import itertools

import numpy as np
import pytest

from autograder.examiner import (
    agree,
    agree_with_gradient,
    difference_quotient,
    example,
    given,
    normal,
    once,
    probabilities,
    seeds,
    sequence,
    settings,
    sizes,
    st,
)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def output(n, m, seed=0):
    """A, Y, Z of an output layer; A is sigmoid(Z), since a student may use either."""
    (Z,) = normal(seed, (n, m))
    (Y,) = probabilities(seed + 1, (n, m))
    return sigmoid(Z), Y, Z


def resting_output(n, m):
    """The same; every other unit has z = 0."""
    _, Y, Z = output(n, m)
    Z = np.where(np.arange(Z.size).reshape(Z.shape) % 2, Z, 0.0)
    return sigmoid(Z), Y, Z


def saturated_output(n, m, seed=0, at=4.0):
    """The same; every other unit has z = ±at."""
    (Z,) = normal(seed, (n, m))
    Z = np.where(np.arange(Z.size).reshape(Z.shape) % 2, Z, at * np.sign(Z))
    (Y,) = probabilities(seed + 1, (n, m))
    return sigmoid(Z), Y, Z


def layer(k, n, m, seed=0):
    """W_next (k, n), delta_next (k, m), Z (n, m)."""
    return normal(seed, (k, n), (k, m), (n, m))


def resting_layer(k, n, m):
    """The same; every other unit has z = 0."""
    W_next, delta_next, Z = layer(k, n, m)
    return W_next, delta_next, np.where(np.arange(Z.size).reshape(Z.shape) % 2, Z, 0.0)


def network(widths, m, seed=0):
    """weights, biases, X, Y of a sigmoid network of these layer widths."""
    pairs = list(itertools.pairwise(widths))
    shapes = [(n, k) for k, n in pairs] + [(n, 1) for _, n in pairs] + [(widths[0], m)]
    arrays = normal(seed, *shapes)
    depth = len(pairs)
    (Y,) = probabilities(seed + 1, (widths[-1], m))
    return list(arrays[:depth]), list(arrays[depth : 2 * depth]), arrays[-1], Y


def untrained(widths, m, layers):
    """The same; these layers have nothing but zeros for weights and biases."""
    weights, biases, X, Y = network(widths, m)
    for index in layers:
        weights[index], biases[index] = 0 * weights[index], 0 * biases[index]
    return weights, biases, X, Y


def cost(weights, biases, X, Y):
    A = X
    for W, b in zip(weights, biases, strict=True):
        A = sigmoid(W @ A + b)
    return np.sum((A - Y) ** 2) / (2 * X.shape[1])


@once
def cost_gradients(weights, biases, X, Y):
    """Central differences of the cost for every weight and bias, by layer."""

    def along(parameters, index):
        def varied(value):
            changed = [*parameters[:index], value, *parameters[index + 1 :]]
            return cost(*((changed, biases) if parameters is weights else (weights, changed)), X, Y)

        return difference_quotient(varied, parameters[index])

    layers = range(len(weights))
    return [along(weights, i) for i in layers], [along(biases, i) for i in layers]


def loosely(expected):
    """The scale on which a few digits count: those that float32 keeps of 1 + tanh(−4)."""
    return 50 * float(np.abs(expected).max())


outputs = st.builds(output, sizes, sizes, seeds)
layers = st.builds(layer, sizes, sizes, sizes, seeds)
networks = st.builds(network, st.lists(sizes, min_size=2, max_size=4), sizes, seeds)


# --- BP1 ------------------------------------------------------------------------------


@pytest.mark.weight(2)
@given(outputs)
@example(output(1, 1))
@example(output(3, 1))
@example(output(2, 3))
@example(resting_output(2, 2))
def test_output_delta__is_bp1(student, reference, args):
    """BP1 for the quadratic cost: δ = (a − y) ⊙ σ'(z), for each sample, not divided by m."""
    agree(student.output_delta(*args), reference.output_delta(*args))


@given(st.builds(saturated_output, sizes, sizes, seeds))
@example(saturated_output(2, 2))
def test_output_delta__slows_down_at_a_saturated_unit(student, reference, args):
    """BP1: σ'(z) makes the error of a saturated unit small; without it δ stays large."""
    agree(student.output_delta(*args), reference.output_delta(*args))
    _, Y, Z = args
    Z = np.full(Z.shape, -8.0)
    expected = reference.output_delta(sigmoid(Z), Y, Z)
    agree(student.output_delta(sigmoid(Z), Y, Z), expected, scale=loosely(expected))


@given(outputs)
def test_output_delta__is_the_gradient_of_the_quadratic_cost(student, args):
    """BP1: δ is the derivative of ½‖y − σ(z)‖² with respect to z, in each sample."""
    A, Y, Z = args
    agree_with_gradient(
        student.output_delta(A, Y, Z), lambda z: np.sum((sigmoid(z) - Y) ** 2) / 2, at=Z
    )


@pytest.mark.weight(2)
@given(outputs)
@example(output(1, 1))
@example(output(3, 1))
@example(output(2, 3))
def test_cross_entropy_delta__is_bp1(student, reference, args):
    """BP1 for the cross-entropy: δ = a − y, for each sample; σ' has cancelled."""
    A, Y, _ = args
    agree(student.cross_entropy_delta(A, Y), reference.cross_entropy_delta(A, Y))


@given(st.builds(saturated_output, sizes, sizes, seeds, st.just(6.0)))
@example(saturated_output(2, 2, at=6.0))
def test_cross_entropy_delta__does_not_slow_down_at_a_saturated_unit(student, reference, args):
    """BP1 for the cross-entropy: a saturated unit that is wrong keeps its whole error."""
    A, Y, _ = args
    agree(student.cross_entropy_delta(A, Y), reference.cross_entropy_delta(A, Y))


@settings(max_examples=6)
@given(outputs)
def test_cross_entropy_delta__of_a_tiny_activation(student, reference, args):
    """Where the target is 0 the error is a itself, however small: nothing is clipped."""
    A, Y, _ = args
    agree(student.cross_entropy_delta(A, Y), reference.cross_entropy_delta(A, Y))
    tiny = 1e-15 * A
    agree(student.cross_entropy_delta(tiny, np.zeros(Y.shape)), tiny)


# --- BP2 ------------------------------------------------------------------------------


@pytest.mark.weight(2)
@given(layers)
@example(layer(1, 1, 1))
@example(layer(2, 3, 1))
@example(layer(3, 2, 4))
@example(layer(3, 3, 3))
@example(resting_layer(2, 2, 2))
def test_hidden_delta__is_bp2(student, reference, args):
    """BP2: δ = (W_nextᵀ δ_next) ⊙ σ'(z)."""
    agree(student.hidden_delta(*args), reference.hidden_delta(*args))


@given(layers)
def test_hidden_delta__is_the_gradient_of_what_the_next_layer_feels(student, args):
    """BP2: δ is the derivative of Σ δ_next · (W_next σ(z)) with respect to z."""
    W_next, delta_next, Z = args
    agree_with_gradient(
        student.hidden_delta(W_next, delta_next, Z),
        lambda z: np.vdot(delta_next, W_next @ sigmoid(z)),
        at=Z,
    )


@given(sizes, sizes, sizes, seeds)
def test_hidden_delta__is_small_at_a_saturated_unit(student, reference, k, n, m, seed):
    """BP2: a unit on the flat part of the sigmoid passes almost nothing back: σ'(z) → 0."""
    W_next, delta_next, Z = layer(k, n + 1, m, seed)
    Z[0] = np.sign(Z[0]) * 5
    agree(
        student.hidden_delta(W_next, delta_next, Z), reference.hidden_delta(W_next, delta_next, Z)
    )
    Z = np.full(Z.shape, -8.0)
    expected = reference.hidden_delta(W_next, delta_next, Z)
    agree(student.hidden_delta(W_next, delta_next, Z), expected, scale=loosely(expected))


# --- BP3 ------------------------------------------------------------------------------


@pytest.mark.weight(2)
@given(st.builds(normal, seeds, st.tuples(sizes, sizes)))
@example(normal(0, (1, 1)))
@example(normal(0, (3, 1)))
@example(normal(0, (1, 4)))
@example(normal(0, (2, 3)))
@example((np.array([[0.0, 0.5, -1.5], [0.0, 0.0, 1.25]]),))
def test_bias_gradient__is_bp3(student, reference, args):
    """BP3: the mean of δ over the samples (the columns), a column of shape (n, 1)."""
    agree(student.bias_gradient(*args), reference.bias_gradient(*args))


@given(st.integers(2, 4), st.integers(2, 4), seeds)
def test_bias_gradient__does_not_change_when_the_batch_is_doubled(student, reference, n, m, seed):
    """BP3: a mean over the samples: every sample twice gives the same gradient."""
    (delta,) = normal(seed, (n, m))
    agree(student.bias_gradient(np.hstack([delta, delta])), reference.bias_gradient(delta))


# --- BP4 ------------------------------------------------------------------------------


@pytest.mark.weight(2)
@given(st.builds(lambda n, k, m, seed: normal(seed, (n, m), (k, m)), sizes, sizes, sizes, seeds))
@example(normal(0, (1, 1), (1, 1)))
@example(normal(0, (2, 1), (3, 1)))
@example(normal(0, (3, 2), (2, 2)))
@example(normal(0, (3, 3), (3, 3)))
@example((np.array([[0.0, 0.5, -1.5], [0.0, 0.0, 1.25]]), np.array([[0.5, 0.0, 1.5]])))
def test_weight_gradient__is_bp4(student, reference, args):
    """BP4: 1/m · δ A_prevᵀ, of shape (n_l, n_{l−1}), a mean over the samples."""
    agree(student.weight_gradient(*args), reference.weight_gradient(*args))


@given(st.integers(2, 4), sizes, st.integers(2, 4), seeds)
def test_weight_gradient__does_not_change_when_the_batch_is_doubled(
    student, reference, n, k, m, seed
):
    """BP4: a mean over the samples: every sample twice gives the same gradient."""
    delta, A_prev = normal(seed, (n, m), (k, m))
    twice = np.hstack([delta, delta]), np.hstack([A_prev, A_prev])
    agree(student.weight_gradient(*twice), reference.weight_gradient(delta, A_prev))


# --- the whole pass -------------------------------------------------------------------


def agree_by_layer(got, expected):
    """Each layer is compared on its own scale: one norm over all would hide a small one."""
    grad_weights, grad_biases = sequence(got, 2, "the result")
    agree(grad_weights, expected[0], what="grad_weights")
    agree(grad_biases, expected[1], what="grad_biases")


@given(st.builds(network, st.lists(sizes, min_size=2, max_size=2), sizes, seeds))
@example(network((1, 1), 1))
@example(network((2, 3), 1))
def test_backprop__with_one_layer(student, reference, args):
    """With a single layer: BP1 at the output, then BP3 and BP4; with other weights, too."""
    agree_by_layer(student.backprop(*args), reference.backprop(*args))
    (W,), (b,), X, Y = args
    others = [W / 2], [b], X, Y
    agree_by_layer(student.backprop(*others), reference.backprop(*others))


@pytest.mark.weight(2)
@given(networks)
@example(network((2, 3, 1), 1))
@example(network((2, 3, 2), 4))
@example(network((3, 3, 3, 3), 3))
@example(network((2, 3, 2, 4, 3, 2), 3))
@example(untrained((2, 2, 1), 2, [0, 1]))
@example(untrained((2, 3, 2), 2, [1]))
def test_backprop__with_hidden_layers(student, reference, args):
    """With hidden layers: BP2 carries δ back from layer to layer, BP3 and BP4 at each."""
    agree_by_layer(student.backprop(*args), reference.backprop(*args))


@pytest.mark.weight(2)
@given(networks)
def test_backprop__is_the_gradient_of_the_cost(student, args):
    """The gradient that finite differences of the quadratic cost 1/(2m) Σ‖y − a‖² give."""
    agree_by_layer(student.backprop(*args), cost_gradients(*args))
