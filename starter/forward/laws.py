"""Public laws of `forward`: what a forward pass and a cost must satisfy, whatever the network."""

from itertools import pairwise

import numpy as np

from autograder.laws import Broken, agree, law, numbers, sequence


def drawn_layers(case):
    """Widths, weights and biases of a small network; deeper in later trials."""
    widths = [case.size(1, 4) for _ in range(2 + case.number % 3)]
    pairs = list(pairwise(widths))
    return (
        widths,
        [case.normal((n, k)) for k, n in pairs],
        [case.normal((n, 1)) for _, n in pairs],
    )


def run(student, weights, biases, X):
    """zs and activations as lists of arrays, of the right lengths and shapes."""
    m, depth = X.shape[1], len(weights)
    zs, activations = sequence(student.forward(weights, biases, X), 2)
    zs = sequence(zs, depth, "zs")
    activations = sequence(activations, depth + 1, "activations")
    heights = [len(X), *map(len, weights)]
    return (
        [numbers(Z, (n, m), "a z") for Z, n in zip(zs, heights[1:], strict=True)],
        [numbers(A, (n, m), "an activation") for A, n in zip(activations, heights, strict=True)],
    )


# --- one layer ------------------------------------------------------------------------


@law("linear")
def shows_its_weights_and_its_bias(student, case):
    """An input of 0 gives b in every column; without bias, the unit vectors give W itself."""
    n_out, n_in, m = case.sizes(3)
    W, b = case.normal((n_out, n_in), (n_out, 1))
    agree(student.linear(W, np.zeros((n_in, m)), b), np.tile(b, (1, m)), what="Z of input 0")
    agree(student.linear(W, np.eye(n_in), np.zeros((n_out, 1))), W, what="Z of the unit vectors")


@law("linear")
def adds_the_bias_once(student, case):
    """Z(A + V) − Z(V) is what A alone adds: the bias cancels, so it is Z(A) − b."""
    n_out, n_in, m = case.sizes(3)
    W, A, V, b = case.normal((n_out, n_in), (n_in, m), (n_in, m), (n_out, 1))
    both = np.asarray(student.linear(W, A + V, b))
    only_V, only_A = np.asarray(student.linear(W, V, b)), np.asarray(student.linear(W, A, b))
    agree(both.shape, (n_out, m), what="the shape of Z")
    agree(both - only_V, only_A - b, scale=10.0, what="Z(A + V) − Z(V)")


# --- all the layers -------------------------------------------------------------------


@law("forward")
def begins_with_the_input(student, case):
    """`activations` is longer than `zs` by one, and begins with X."""
    widths, weights, biases = drawn_layers(case)
    X = case.normal((widths[0], case.size(1, 4)))
    agree(run(student, weights, biases, X)[1][0], X, what="activations[0]")


@law("forward")
def is_a_sigmoid_of_what_it_weighs(student, case):
    """In every layer the odds a / (1 − a) are the exponential of z."""
    widths, weights, biases = drawn_layers(case)
    weights = [W / 4 for W in weights]
    zs, activations = run(student, weights, biases, case.normal((widths[0], 3)))
    for layer, (Z, A) in enumerate(zip(zs, activations[1:], strict=True)):
        agree(A, np.exp(Z) * (1 - A), scale=1.0, what=f"activations[{layer + 1}]")


@law("forward")
def goes_on_where_it_stopped(student, case):
    """The first layers, and then the last on their output, give what the whole network gives; and
    with weights of 0 each z is b."""
    widths, weights, biases = drawn_layers(case)
    X = case.normal((widths[0], case.size(1, 4)))
    whole = run(student, weights, biases, X)[1]
    end = run(student, weights[-1:], biases[-1:], whole[-2])[1]
    agree(end[-1], whole[-1], scale=1.0, what="the output, in two steps")
    silent = run(student, [0 * W for W in weights], biases, X)[0]
    agree(silent, [np.tile(b, (1, X.shape[1])) for b in biases], what="the zs where W = 0")


@law("forward")
def takes_each_sample_by_itself(student, case):
    """The samples the other way round: the same answers, the other way round. A step in the first
    weights moves the first z by that step times X."""
    widths, weights, biases = drawn_layers(case)
    X = case.normal((widths[0], case.size(2, 4)))
    zs, activations = run(student, weights, biases, X)
    mirrored = run(student, weights, biases, X[:, ::-1].copy())[1]
    agree(mirrored[-1], activations[-1][:, ::-1], scale=1.0, what="the output")
    step = case.normal(weights[0].shape)
    moved = run(student, [weights[0] + step, *weights[1:]], biases, X)[0][0]
    agree(moved - zs[0], step @ X, scale=10.0, what="what a step in W does to z")


# --- no bend, no depth ----------------------------------------------------------------


@law("collapse_linear")
def answers_like_the_deep_network(student, case):
    """W x + b is what the layers give one after another, for every x."""
    widths, weights, biases = drawn_layers(case)
    X = case.normal((widths[0], 3))
    W, b = sequence(student.collapse_linear(weights, biases), 2)
    W = numbers(W, (widths[-1], widths[0]), "W")
    b = numbers(b, (widths[-1], 1), "b")
    deep, scale = X, np.abs(X)
    for W_l, b_l in zip(weights, biases, strict=True):
        deep = W_l @ deep + b_l
        scale = np.abs(W_l) @ scale + np.abs(b_l)
    agree(W @ X + b, deep, scale=np.max(scale), what="W x + b")


# --- the costs ------------------------------------------------------------------------


@law("quadratic_cost")
def of_a_single_error(student, case):
    """One output of one sample is off by d, the rest is right: the cost is d² / (2m)."""
    n, m = case.sizes(2)
    Y = case.normal((n, m))
    error = np.zeros((n, m))
    error[-1, 0] = d = case.normal(1)[0]
    agree(student.quadratic_cost(Y + error, Y), d**2 / (2 * m), what="C")


@law("quadratic_cost")
def adds_up_over_the_units(student, case):
    """The errors of all units at once cost as much as those of each unit by itself, together."""
    n, m = case.sizes(2)
    A, Y = case.normal((n, m), (n, m))
    rows = [numbers(student.quadratic_cost(A[j : j + 1], Y[j : j + 1]), ()) for j in range(n)]
    agree(student.quadratic_cost(A, Y), np.sum(rows), what="C")
    if not np.sum(rows) > 0:
        raise Broken("the cost of wrong outputs is not above 0")


@law("quadratic_cost")
def is_a_mean_over_the_samples(student, case):
    """Every sample twice: the same cost. Errors twice as large: four times the cost."""
    n, m = case.sizes(2)
    A, Y = case.normal((n, m), (n, m))
    once = numbers(student.quadratic_cost(A, Y), ())
    agree(student.quadratic_cost(np.hstack([A, A]), np.hstack([Y, Y])), once, what="C")
    agree(student.quadratic_cost(Y + 2 * (A - Y), Y), 4 * once, what="C of twice the error")


@law("cross_entropy_cost")
def of_not_knowing(student, case):
    """Outputs of ½ cost ln 2 for each unit, whatever the targets."""
    n, m = case.sizes(2)
    Y = case.probabilities((n, m))
    agree(student.cross_entropy_cost(np.full((n, m), 0.5), Y), n * np.log(2), what="C")


@law("cross_entropy_cost")
def does_not_care_which_answer_is_called_one(student, case):
    """Targets and outputs both turned round, 1 − y and 1 − a: the same cost."""
    n, m = case.sizes(2)
    A, Y = case.probabilities((n, m), (n, m))
    once = numbers(student.cross_entropy_cost(A, Y), ())
    agree(student.cross_entropy_cost(1 - A, 1 - Y), once, what="C of 1 − a and 1 − y")
    agree(student.cross_entropy_cost(np.tile(A, 2), np.tile(Y, 2)), once, what="C, samples twice")


@law("cross_entropy_cost")
def charges_nothing_for_certainty_that_is_right(student, case):
    """0 ln 0 = 0: outputs a = y in {0, 1} cost 0, and one other output a with target 1 costs
    −ln a / m."""
    n, m = case.sizes(2)
    Y = (case.normal((n, m)) > 0).astype(float)
    agree(student.cross_entropy_cost(Y.copy(), Y), 0.0, what="the cost of a = y")
    Y[0, 0], A = 1, Y.copy()
    for doubt in (0.25, 1e-20):
        A[0, 0] = doubt
        agree(student.cross_entropy_cost(A, Y), -np.log(doubt) / m, what=f"the cost of a = {doubt}")


@law("l2_penalty")
def of_a_single_weight(student, case):
    """All weights 0 but one, w: the penalty is λ w² / (2m), whichever layer it is in."""
    _, weights, _ = drawn_layers(case)
    lam, w = case.positive(2)
    m = case.size(2, 9)
    for layer in range(len(weights)):
        lonely = [np.zeros_like(W) for W in weights]
        lonely[layer][0, -1] = -w
        agree(student.l2_penalty(lonely, lam, m), lam * w**2 / (2 * m), what="the penalty")


@law("l2_penalty")
def adds_up_over_the_layers(student, case):
    """The penalty of a network is the sum of those of its layers, and of its rows."""
    _, weights, _ = drawn_layers(case)
    rows = [W[j : j + 1] for W in weights for j in range(len(W))]
    parts = [numbers(student.l2_penalty([row], 0.7, 5), ()) for row in rows]
    agree(student.l2_penalty(weights, 0.7, 5), np.sum(parts), what="the penalty")
