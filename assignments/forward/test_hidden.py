"""The hidden suite of `forward`: one layer, the whole pass, and what its output costs."""

from itertools import pairwise

import numpy as np
import pytest

from autograder.examiner import (
    Broken,
    agree,
    agree_on_infinity,
    example,
    given,
    normal,
    numbers,
    once,
    positive,
    probabilities,
    seeds,
    sequence,
    settings,
    sizes,
    st,
)

SMALL, LARGE = 4, 400  # batch sizes between which the Python work must not grow

some = settings(max_examples=10)


def layer(n_out, n_in, m, seed=0):
    """W (n_out, n_in), A (n_in, m), b (n_out, 1)."""
    return normal(seed, (n_out, n_in), (n_in, m), (n_out, 1))


def layers(widths, seed=0):
    """weights, biases of a network of these layer widths."""
    pairs = list(pairwise(widths))
    arrays = normal(seed, *[(n, k) for k, n in pairs], *[(n, 1) for _, n in pairs])
    return list(arrays[: len(pairs)]), list(arrays[len(pairs) :])


def network(widths, m, seed=0):
    """weights, biases, X."""
    (X,) = normal(seed + 1, (widths[0], m))
    return *layers(widths, seed), X


def driven_hard(n_0, n_1, n_2, m, seed=0):
    """A network whose first layer is mostly saturated; whole numbers, so that z is exact."""
    weights, biases, X = network((n_0, n_1, n_2), m, seed)
    weights[0], biases[0] = np.sign(weights[0]), np.round(biases[0])
    return weights, biases, 40 * np.round(5 * X)


def two_batches(widths, seed=0):
    """weights, biases, and a small and a large X."""
    return *network(widths, SMALL, seed), *normal(seed + 2, (widths[0], LARGE))


@once
def sizes_of_z(weights, biases, X):
    """What the terms of each z amount to before they cancel: the scale of its rounding."""
    A, found = X, []
    for W, b in zip(weights, biases, strict=True):
        found.append(float(np.max(np.abs(W) @ np.abs(A) + np.abs(b))))
        A = np.ones((len(W), X.shape[1]))
    return found


@once
def sizes_of_layer(weights, biases):
    """The same for the collapsed W and b."""
    W, b = np.abs(weights[0]), np.abs(biases[0])
    for W_next, b_next in zip(weights[1:], biases[1:], strict=True):
        W, b = np.abs(W_next) @ W, np.abs(W_next) @ b + np.abs(b_next)
    return float(np.max(W)), float(np.max(b))


def through_all(weights, biases, X):
    """The deep network with identity activations."""
    for W, b in zip(weights, biases, strict=True):
        X = W @ X + b
    return X


def soft(n, m, seed=0):
    """A and Y, both strictly between 0 and 1."""
    return probabilities(seed, (n, m), (n, m))


def hard(n, m, seed=0):
    """Targets 0 and 1; every third output is exactly right."""
    A, Y = soft(n, m, seed)
    Y = (Y > 0.5).astype(float)
    third = np.arange(n * m).reshape(n, m) % 3 == 1
    return np.where(third, Y, A), Y


def confident_and_wrong(n, m, seed=0):
    """One output is 1e-30 where the target is 1; another, if there is one, 1 − 2⁻²³ (of which
    float32 can still tell 1) where it is 0."""
    A, Y = soft(n, m, seed)
    Y = (Y > 0.5).astype(float)
    A[-1, 0], Y[-1, 0] = 1 - 2.0**-23, 0
    A[0, -1], Y[0, -1] = 1e-30, 1
    return A, Y


# One output each, wrong by more than float32 can tell from 0 and 1.
UNTHINKABLE = np.array([[1e-200]]), np.array([[1.0]])
NEARLY_ONE = np.array([[1 - 2.0**-40]]), np.array([[0.0]])


def is_float32(cost):
    """Whether such a cost may come of float32: there it is inf, or that of a number as small as
    float32 holds, 87.3 to 103.3 (and no whole number, as a ceiling would be)."""
    number = isinstance(cost, float | np.floating | np.ndarray) and np.ndim(cost) == 0
    return number and cost >= 87 and cost == np.float32(cost) and not float(cost).is_integer()


def penalty(shapes, m, seed=0):
    """weights, lam, m."""
    lam = positive(seed + 1, (1,))[0].item()
    return list(normal(seed, *shapes)), lam, m


nets = st.builds(network, st.lists(sizes, min_size=3, max_size=5), sizes, seeds)
batches = st.builds(lambda n, m, seed: normal(seed, (n, m), (n, m)), sizes, sizes, seeds)
shapes = st.tuples(sizes, sizes)
counts = st.integers(1, 60)


# --- one layer ------------------------------------------------------------------------


def agree_with_z(got, args, reference):
    W, A, b = args
    scale = float(np.max(np.abs(W) @ np.abs(A) + np.abs(b)))
    agree(got, reference.linear(W, A, b), scale=scale, what="Z")


@pytest.mark.weight(2)
@given(st.builds(layer, sizes, sizes, sizes, seeds))
@example(layer(1, 1, 1))
@example(layer(2, 3, 1))
@example(layer(3, 2, 4))
def test_linear__is_a_product_and_a_bias(student, reference, args):
    """Z = W A + b: each unit (row of W) weighs each sample (column of A), and adds its bias."""
    agree_with_z(student.linear(*args), args, reference)


@some
@given(st.builds(lambda n, seed: layer(n, n, n, seed), st.integers(2, 4), seeds))
def test_linear__in_a_square(student, reference, args):
    """Z = W A + b, also where there are as many samples as units and inputs, and no shape warns."""
    agree_with_z(student.linear(*args), args, reference)


# --- all the layers -------------------------------------------------------------------


def agree_by_layer(got, expected, scales, fine=1.0):
    """Each z on the scale of its own terms, each activation on that of σ, or a finer one."""
    zs, activations = sequence(got, 2, "the result")
    zs = sequence(zs, len(expected[0]), "zs")
    activations = sequence(activations, len(expected[1]), "activations")
    agree(activations[0], expected[1][0], what="activations[0]")
    for n, (z, z_expected, scale) in enumerate(zip(zs, expected[0], scales, strict=True)):
        agree(z, z_expected, scale=scale, what=f"zs[{n}]")
        agree(activations[n + 1], expected[1][n + 1], scale=fine, what=f"activations[{n + 1}]")


@some
@given(st.builds(network, st.lists(sizes, min_size=2, max_size=2), sizes, seeds))
@example(network((1, 1), 1))
@example(network((2, 3), 1))
def test_forward__with_one_layer(student, reference, args):
    """With a single layer: z = W x + b and a = σ(z); `activations` begins with X."""
    agree_by_layer(student.forward(*args), reference.forward(*args), sizes_of_z(*args))


@pytest.mark.weight(2)
@given(nets)
@example(network((2, 3, 1), 1))
@example(network((2, 3, 2), 4))
@example(network((3, 3, 3, 3), 3))
@example(network((1,) * 12, 1))
def test_forward__with_hidden_layers(student, reference, args):
    """Each layer reads the activations of the one before: z = W a + b, a = σ(z)."""
    agree_by_layer(student.forward(*args), reference.forward(*args), sizes_of_z(*args))


@some
@given(st.builds(driven_hard, sizes, sizes, sizes, sizes, seeds))
def test_forward__with_saturated_units(student, reference, args):
    """Large weighted inputs drive a unit to 0 or 1; the layer after it goes on from there."""
    agree_by_layer(student.forward(*args), reference.forward(*args), sizes_of_z(*args), fine=0.1)


@settings(max_examples=2)
@given(st.builds(two_batches, st.sampled_from([(2, 3, 1), (3, 2, 3, 2)])))
def test_forward__does_not_loop_over_samples(student, reference, args):
    """Vectorised: the layers may be looped over, the samples may not. A batch of 400 takes no
    more Python steps than a batch of 4."""
    weights, biases, few, many = args
    small = student.forward.counted(weights, biases, few)
    large = student.forward.counted(weights, biases, many)
    agree_by_layer(
        large.value, reference.forward(weights, biases, many), sizes_of_z(weights, biases, many)
    )
    if large.work > 1.5 * small.work + 200:
        raise Broken(
            f"the result is right, but {LARGE} samples take {large.work} Python steps, where "
            f"{SMALL} take {small.work}: the work grows with the number of samples"
        )


# --- no bend, no depth ----------------------------------------------------------------


def agree_with_layer(got, expected, scales):
    W, b = sequence(got, 2, "the result")
    agree(W, expected[0], scale=scales[0], what="W")
    agree(b, expected[1], scale=scales[1], what="b")


@some
@given(st.builds(layers, st.lists(sizes, min_size=3, max_size=3), seeds))
@example(layers((2, 3)))
@example(layers((1, 1, 1)))
@example(layers((2, 3, 4)))
@example(layers((2, 2, 2)))
def test_collapse_linear__of_two_layers(student, reference, args):
    """W₂(W₁ x + b₁) + b₂ is one layer: the second weights multiply the first, and carry b₁."""
    agree_with_layer(
        student.collapse_linear(*args), reference.collapse_linear(*args), sizes_of_layer(*args)
    )


@pytest.mark.weight(2)
@given(st.builds(layers, st.lists(sizes, min_size=4, max_size=6), seeds))
@example(layers((2, 3, 1, 4)))
@example(layers((3, 3, 3, 3)))
@example(layers((1,) * 12))
def test_collapse_linear__of_many_layers(student, reference, args):
    """Each bias passes through all the weights behind its layer, and through no others."""
    agree_with_layer(
        student.collapse_linear(*args), reference.collapse_linear(*args), sizes_of_layer(*args)
    )


@given(st.builds(network, st.lists(sizes, min_size=3, max_size=5), sizes, seeds))
def test_collapse_linear__answers_like_the_deep_network(student, args):
    """W x + b is what the deep network says, for every x."""
    weights, biases, X = args
    W, b = sequence(student.collapse_linear(weights, biases), 2, "the result")
    n_in, n_out = X.shape[0], biases[-1].shape[0]
    W, b = numbers(W, (n_out, n_in), "W"), numbers(b, (n_out, 1), "b")
    scale = 2 * n_in * sum(sizes_of_layer(weights, biases))
    agree(W @ X + b, through_all(weights, biases, X), scale=scale, what="W X + b")


# --- the costs ------------------------------------------------------------------------


@pytest.mark.weight(2)
@given(batches)
@example(normal(0, (1, 1), (1, 1)))
@example(normal(0, (3, 2), (3, 2)))
def test_quadratic_cost__is_half_the_mean_squared_distance(student, reference, args):
    """C = 1/(2m) Σ‖y − a‖²: the sum runs over samples and units, m counts the samples."""
    agree(student.quadratic_cost(*args), reference.quadratic_cost(*args), what="C")


@some
@given(st.builds(lambda n, seed: normal(seed, (n, 1), (n, 1)), sizes, seeds))
def test_quadratic_cost__of_a_single_sample(student, reference, args):
    """For one sample: C = ½‖y − a‖², summed over the output units."""
    agree(student.quadratic_cost(*args), reference.quadratic_cost(*args), what="C")


@some
@given(batches)
def test_quadratic_cost__does_not_change_when_the_batch_is_doubled(student, reference, args):
    """A mean over the samples: every sample twice costs the same."""
    A, Y = args
    got = student.quadratic_cost(np.hstack([A, A]), np.hstack([Y, Y]))
    agree(got, reference.quadratic_cost(A, Y), what="C")


@pytest.mark.weight(2)
@given(st.builds(soft, sizes, sizes, seeds))
@example(soft(1, 1))
@example(soft(1, 3))
@example(soft(3, 2))
@example(soft(3, 3))
@example(soft(1, 1500))
@example((np.array([[0.5, 0.25]]), np.array([[0.5, 0.25]])))
def test_cross_entropy_cost__is_the_mean_surprise(student, reference, args):
    """C = −1/m Σ [y ln a + (1 − y) ln(1 − a)], over all samples and units."""
    agree(student.cross_entropy_cost(*args), reference.cross_entropy_cost(*args), what="C")


@given(st.builds(hard, sizes, sizes, seeds))
@example(hard(2, 2))
@example((np.array([[0.0, 0.25], [1.0, 0.625]]), np.array([[0.0, 0.375], [1.0, 1.0]])))
def test_cross_entropy_cost__of_outputs_that_are_exactly_right(student, reference, args):
    """0 ln 0 = 0: an output of exactly 0 or 1 that is right adds nothing to the cost."""
    agree(student.cross_entropy_cost(*args), reference.cross_entropy_cost(*args), what="C")


@some
@given(st.builds(confident_and_wrong, sizes, sizes, seeds))
@example(UNTHINKABLE)
@example(NEARLY_ONE)
def test_cross_entropy_cost__of_a_confident_mistake(student, reference, args):
    """A confident mistake costs −ln of what was left for the truth, 69.1 where that is 1e-30:
    nothing caps the logarithm."""
    got = student.cross_entropy_cost(*args)
    in_doubt = args[0].size == 1 and not 1e-30 <= args[0].item() <= 1 - 2.0**-23
    if not in_doubt or not is_float32(got):
        agree(got, reference.cross_entropy_cost(*args), what="C")


@pytest.mark.weight(0.5)
@settings(max_examples=1)
@given(st.just((np.array([[0.0]]), np.array([[1.0]]))), st.just(soft(1, 2)))
@example((np.array([[0.25, 1.0]]), np.array([[0.0, 0.0]])), soft(2, 1))
def test_cross_entropy_cost__of_an_output_that_is_exactly_wrong(student, reference, args, others):
    """An output of exactly 0 where 1 is wanted, or of 1 where 0 is, costs infinitely much, never
    nothing: it is where y is 0 that y ln a is 0. Others cost what they do."""
    agree(student.cross_entropy_cost(*others), reference.cross_entropy_cost(*others), what="C")
    agree_on_infinity(student.cross_entropy_cost, *args, share=1 / args[0].shape[1])


@some
@given(st.builds(soft, sizes, sizes, seeds))
def test_cross_entropy_cost__does_not_change_when_the_batch_is_doubled(student, reference, args):
    """A mean over the samples: every sample twice costs the same."""
    A, Y = args
    got = student.cross_entropy_cost(np.hstack([A, A]), np.hstack([Y, Y]))
    agree(got, reference.cross_entropy_cost(A, Y), what="C")


@pytest.mark.weight(2)
@given(st.builds(penalty, st.lists(shapes, min_size=2, max_size=4), counts, seeds))
@example(penalty([(3, 2), (1, 3)], 5))
@example((list(normal(0, (3, 2), (1, 3))), 0.0, 5))
@example(([np.array([[1.0, 1.0]]), np.array([[1.0], [-1.0]])], 1.0, 2))
def test_l2_penalty__of_several_layers(student, reference, args):
    """λ/(2m) Σ w², over every weight of every layer."""
    agree(student.l2_penalty(*args), reference.l2_penalty(*args), what="the penalty")


@some
@given(st.builds(penalty, st.lists(shapes, min_size=1, max_size=1), counts, seeds))
@example(penalty([(1, 1)], 1))
def test_l2_penalty__of_one_layer(student, reference, args):
    """λ/(2m) Σ w², for a single layer, whatever λ and m."""
    agree(student.l2_penalty(*args), reference.l2_penalty(*args), what="the penalty")
