"""The hidden suite of `training`: initialisation, mini-batches, and gradient descent.

Random answers are tested by what they do. A bound on a statistic is set so far out that a right
answer falls beyond it with a probability of less than 1e-9, whatever it does with its generator.
The order of the batches is the student's: `train_network` is held to what does not depend on it.
"""

import math
from itertools import pairwise, product

import numpy as np
import pytest

from autograder.examiner import (
    Broken,
    agree,
    agree_with_gradient,
    example,
    given,
    normal,
    numbers,
    once,
    probabilities,
    seeded,
    seeds,
    sequence,
    settings,
    sizes,
    st,
)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def expect(holds, message):
    if not holds:
        raise Broken(message)


# --- init_network -----------------------------------------------------------------------


def network_of(got, widths):
    """The weights of a network of these widths, once their shapes and the biases are right."""
    weights, biases = sequence(got, 2, "the result")
    shapes = [(n_out, n_in) for n_in, n_out in pairwise(widths)]
    weights = sequence(weights, len(shapes), "weights")
    biases = sequence(biases, len(shapes), "biases")
    for number, (n_out, _) in enumerate(shapes):
        b = numbers(biases[number], (n_out, 1), f"biases[{number}]")
        expect(not b.any(), f"biases[{number}] holds {b.flat[np.argmax(np.abs(b))]:.4g}, not zeros")
    pairs = enumerate(zip(weights, shapes, strict=True))
    return [numbers(W, shape, f"weights[{number}]") for number, (W, shape) in pairs]


CHANCE = 25.0  # a right answer passes a bound on a mean square but once in e^25


def expect_spread(weights, scale, low=None, high=None):
    """The mean square of all weights, in units of scale²."""
    flat = np.concatenate([W.ravel() for W in weights])
    if low is None:  # Laurent and Massart's bounds of χ²
        x = CHANCE / flat.size
        low, high = 1 - 2 * math.sqrt(x), 1 + 2 * math.sqrt(x) + 2 * x
    found = math.sqrt(np.mean(flat**2))
    expect(
        low * scale**2 <= found**2 <= high * scale**2,
        f"the weights have a standard deviation of {found:.4g}; it should be scale = {scale:g}",
    )


def expect_normal(W, scale, name):
    """1600 or more independent N(0, scale²) entries; the bounds are 6.5 to 8 standard errors."""
    u, n = W / scale, W.size
    expect(abs(u.mean()) < 6.5 / math.sqrt(n), f"{name} has the mean {W.mean():.4g}, not about 0")
    expect_spread([W], scale)
    near, far = np.mean(np.abs(u) < 1), np.mean(np.abs(u) > 2)
    expect(
        abs(near - 0.6827) < 3.3 / math.sqrt(n) and abs(far - 0.0455) < 1.8 / math.sqrt(n),
        f"{near:.1%} of {name} lie within one standard deviation and {far:.1%} beyond two: a "
        "normal distribution has 68.3% and 4.6% there",
    )
    for axis, which in ((0, "rows"), (1, "columns")):
        together = np.mean(u.sum(axis=axis) ** 2) / W.shape[axis]
        expect(0.1 < together < 3.8, f"the {which} of {name} are not drawn independently")
    expect_halves_apart(W, name)


def expect_apart(one, other, message):
    """Two arrays of independent draws are not correlated."""
    a, b = one / np.sqrt(np.mean(one**2)), other / np.sqrt(np.mean(other**2))
    expect(abs(np.mean(a * b)) < 8 / math.sqrt(a.size), message)


def expect_halves_apart(W, name):
    """Neither rows nor columns come twice."""
    for rows, which in ((W, "rows"), (W.T, "columns")):
        half = len(rows) // 2
        message = f"the {which} of {name} repeat each other: draw each anew"
        expect_apart(rows[:half], rows[half : 2 * half], message)
        expect_apart(rows[: 2 * half : 2], rows[1 : 2 * half : 2], message)


SAME = (
    "called twice, each time with a new generator of the same seed, it drew different numbers: is "
    "there another source of chance than `rng`?"
)
OTHER = "two different generators led to the same numbers: draw them from `rng`"
widths = st.lists(st.integers(5, 9), min_size=3, max_size=4)


@pytest.mark.weight(2)
@settings(max_examples=2)
@given(st.sampled_from([2.0, 0.25]), seeds)
@example(0.5, 1)
def test_init_network__is_normal_of_this_scale(student, scale, seed):
    """Every weight is drawn on its own from a normal distribution of mean 0 and standard deviation
    `scale`; biases are zero."""
    wide, narrow = [40, 41, 40, 41], [20, 21, 22]
    drawn = network_of(student.init_network(wide, seeded(seed), scale), wide)
    for number, W in enumerate(drawn):
        expect_normal(W, scale, f"weights[{number}]")
    expect_spread(drawn, scale)
    expect_apart(drawn[0], drawn[2], "weights[0] and weights[2] are the same: draw each anew")
    expect_apart(drawn[0], drawn[1].T, "weights[1] is weights[0] transposed: draw each anew")
    trials = (
        network_of(student.init_network(narrow, seeded(s), scale), narrow)
        for s in (seed, seed, seed + 1)
    )
    for first, again, other in zip(*trials, strict=True):
        expect(np.allclose(again, first, 1e-4, 0), SAME)
        expect_apart(first, other, OTHER)


@settings(max_examples=1)
@given(seeds)
@example(7)
def test_init_network__has_a_default_scale(student, seed):
    """Without `scale`, the weights have a standard deviation of 0.01; biases are zero."""
    wide = [150, 160, 40]
    drawn = network_of(student.init_network(wide, seeded(seed)), wide)
    for number, W in enumerate(drawn):
        expect_normal(W, 0.01, f"weights[{number}]")
    farthest = float(np.abs(drawn[0]).max()) / 0.01
    expect(  # 0.99863^24000 = 5e-15
        farthest > 3.2,
        f"of {drawn[0].size} weights none lies beyond {farthest:.2f} standard deviations: a normal "
        "distribution is not cut off",
    )


@pytest.mark.weight(0.5)
def test_init_network__of_small_layers(student):
    """A layer of one unit, or of one input, has a matrix like every other, of independent normal
    weights."""
    for widths in ([2, 3, 1], [1, 1], [3, 2, 1, 2, 4, 1]):
        network_of(student.init_network(widths, seeded(0), 0.5), widths)
    drawn = [network_of(student.init_network([1, 1, 2], seeded(s), 0.5), [1, 1, 2])
             for s in range(100)]  # fmt: skip
    first = np.array([W[0, 0] for W, _ in drawn]) / 0.5
    both = np.concatenate([W.ravel() for _, W in drawn]) / 0.5
    for u, name in ((first, "weights[0]"), (both, "weights[1]")):
        where = f"{name} of [1, 1, 2] from 100 generators"
        # the mean square of 100: 1 ± 0.14, below 0.3 or above 2.5 with probability e^-25
        expect(0.3 < np.mean(u**2) < 2.5, f"{where} scatters by {0.5 * np.std(u):.3g}, not by 0.5")
        expect(abs(u.mean()) < 0.8, f"{where} has the mean {0.5 * u.mean():.3g}, not about 0")
        near = np.mean(np.abs(u) < 0.6745)  # half of all; 1e-11 by Hoeffding
        expect(0.14 < near < 0.86, f"{where} is not normally distributed")
    apart = np.mean(both[::2] * both[1::2])  # 0 ± 0.1
    expect(abs(apart) < 0.8, "the weights of a layer of two units hang together: draw each anew")


@settings(max_examples=12)
@given(widths, st.sampled_from([0.1, 1.0, 3.0]), seeds)
@example([5, 9], 0.1, 0)
@example([9, 5], 3.0, 0)
@example([6, 8, 7], 0.1, 0)
@example([7, 7, 7], 0.1, 0)
@example([6, 8, 7], 0.002, 0)
def test_init_network__has_the_shapes_of_the_layers(student, widths, scale, seed):
    """weights[l] is (n_{l+1}, n_l), one row per unit of the layer it feeds; biases[l] is
    (n_{l+1}, 1) and zero; together they scatter by `scale`."""
    got = network_of(student.init_network(widths, seeded(seed), scale), widths)
    expect_spread(got, scale, 0.1, 4)  # 45 or more squares


# --- xavier_uniform ---------------------------------------------------------------------


def uniform_layer(got, n_in, n_out):
    """The matrix in units of r, once its shape is right and no entry is beyond ±r."""
    r = math.sqrt(6 / (n_in + n_out))
    W = numbers(got, (n_out, n_in))
    largest = np.max(np.abs(W))
    expect(
        0.7 * r < largest <= r * (1 + 1e-5),
        f"the largest entry has size {largest:.4g}; r = sqrt(6/({n_in} + {n_out})) is {r:.4g}",
    )
    expect(W.min() < -0.6 * r and W.max() > 0.6 * r, "the entries do not fill −r … r on both sides")
    return W / r


few, many = st.integers(4, 6), st.integers(31, 40)
flat_or_tall = st.tuples(few, many) | st.tuples(many, few)


@pytest.mark.weight(2)
@settings(max_examples=3)
@given(st.sampled_from([(25, 80), (90, 30)]), seeds)
@example((60, 50), 1)
def test_xavier_uniform__is_uniform_up_to_r(student, sides, seed):
    """Every weight is drawn on its own, uniformly from −r to r with r = sqrt(6/(n_in + n_out))."""
    drawn = uniform_layer(student.xavier_uniform(*sides, seeded(seed)), *sides)
    largest = float(np.abs(drawn).max())
    expect(  # of 2000 or more entries none comes this near with probability 0.985^2000 = 7e-14
        largest > 0.985,
        f"the largest of {drawn.size} entries has size {largest:.3f} r: r = sqrt(6/(n_in + n_out))",
    )
    values = np.unique(drawn)
    expect(values.size > 0.98 * drawn.size, "many entries are the same: draw each on its own")
    gap = np.max(np.diff(values)) * drawn.size / 2  # in units of the mean gap: about ln n
    expect(gap > 1.5, "the entries lie at equal distances: draw each on its own")
    counts = np.histogram(drawn, bins=8, range=(-1, 1))[0] / drawn.size
    expect(  # 2000 or more entries; the standard error of a count is at most 0.0075
        np.all(np.abs(counts - 1 / 8) < 0.06),
        "the entries are not spread evenly between −r and r",
    )
    for axis, which in ((0, "rows"), (1, "columns")):
        together = np.mean(drawn.sum(axis=axis) ** 2) / drawn.shape[axis] * 3
        expect(0.05 < together < 4.5, f"the {which} are not drawn independently")
    expect_halves_apart(drawn, "the result")
    first, again, other = (
        uniform_layer(student.xavier_uniform(15, 20, seeded(s)), 15, 20)
        for s in (seed, seed, seed + 1)
    )
    expect(np.allclose(again, first, 1e-4, 0), SAME)
    expect_apart(first, other, OTHER)


@settings(max_examples=1)
@given(st.just((150, 160)), seeds)
def test_xavier_uniform__fills_the_range(student, sides, seed):
    """Of very many weights some come within 0.1% of r = sqrt(6/(n_in + n_out)), and none beyond."""
    drawn = uniform_layer(student.xavier_uniform(*sides, seeded(seed)), *sides)
    largest = float(np.abs(drawn).max())
    expect(  # 0.999^24000 = 4e-11
        largest > 0.999,
        f"the largest of {drawn.size} entries has size {largest:.4f} r: r = sqrt(6/(n_in + n_out))",
    )


@settings(max_examples=10)
@given(flat_or_tall, seeds)
@example((4, 31), 0)
@example((31, 4), 0)
def test_xavier_uniform__has_the_shape_of_the_layer(student, sides, seed):
    """The result is (n_out, n_in), units in rows, and fills −r … r, where r depends on the number
    of inputs and outputs alike."""
    uniform_layer(student.xavier_uniform(*sides, seeded(seed)), *sides)


@pytest.mark.weight(0.5)
@settings(max_examples=1)
@given(st.just((1, 1)))
@example((3, 1))
@example((1, 3))
@example((4, 2))
def test_xavier_uniform__of_a_small_layer(student, sides):
    """However few the units, each weight is drawn on its own from −r … r, with
    r = sqrt(6/(n_in + n_out))."""
    (n_in, n_out), tries = sides, 60
    r = math.sqrt(6 / (n_in + n_out))
    drawn = [numbers(student.xavier_uniform(n_in, n_out, seeded(s)), (n_out, n_in)) / r
             for s in range(tries)]  # fmt: skip
    u = np.abs(np.array(drawn))
    where = f"of {u.size} entries of {tries} layers of {n_in} inputs and {n_out} units"
    expect(u.max() <= 1 + 1e-5, f"{where} the largest has size {u.max() * r:.4g}; r is {r:.4g}")
    expect(u.max() > 0.65, f"{where} the largest has size {u.max() * r:.4g}; r is {r:.4g}")  # 6e-12
    near = np.mean(u < 0.5)  # one half; 1e-11 by Hoeffding
    expect(0.04 < near < 0.96, f"{where}, {near:.0%} lie within r/2: half of them should")


# --- minibatches ------------------------------------------------------------------------


def partition(got, m, batch_size):
    """Which batch each index is in, once the batches are a partition of 0 … m − 1."""
    batches = sequence(got, None, "the result")
    count = -(-m // batch_size)
    where = f"minibatches({m}, {batch_size}, rng)"
    expect(len(batches) == count, f"{where} has {len(batches)} batches; it should have {count}")
    home = np.full(m, -1)
    for number, batch in enumerate(batches):
        size = min(batch_size, m - number * batch_size)
        indices = numbers(batch, (size,), f"batch {number} of {where}")
        dtype = np.asarray(batch).dtype
        expect(dtype.kind in "iu", f"batch {number} is of dtype {dtype}: an index is an integer")
        low, high = indices.min(), indices.max()
        expect(low >= 0 and high < m, f"batch {number} goes from {low:g} to {high:g}: m is {m}")
        home[indices.astype(int)] = number
    missing = np.flatnonzero(home < 0)
    expect(not missing.size, f"{where} leaves out {missing[:5].tolist()}: every index comes once")
    return home


def expect_shuffled(home):
    """Of 20 or more indices in batches of 3 to 6: right answers never have runs only (1e-9)."""
    runs = np.sum(home[1:] == home[:-1]) == home.size - 1 - home.max()
    expect(not runs, "every batch holds neighbours only: shuffle the indices before you cut")


@settings(max_examples=10)
@given(st.integers(24, 40), st.integers(3, 6), seeds)
@example(25, 3, 0)
@example(29, 6, 0)
def test_minibatches__keeps_a_shorter_last_batch(student, m, batch_size, seed):
    """The batches hold every index once, in shuffled order; what is left at the end is a shorter
    last batch."""
    m += m % batch_size == 0
    home = partition(student.minibatches(m, batch_size, seeded(seed)), m, batch_size)
    expect_shuffled(home)


@settings(max_examples=10)
@given(st.integers(4, 6), st.integers(5, 7), seeds)
@example(4, 5, 0)
def test_minibatches__divides_without_a_rest(student, batch_size, count, seed):
    """Where batch_size divides m, all batches are full and none is empty; a batch_size of m or
    more makes a single batch."""
    m = batch_size * count
    home = partition(student.minibatches(m, batch_size, seeded(seed)), m, batch_size)
    expect_shuffled(home)
    partition(student.minibatches(m, m, seeded(seed)), m, m)
    partition(student.minibatches(count, m, seeded(seed)), count, m)


@settings(max_examples=6)
@given(st.integers(15, 25), seeds)
@example(15, 0)
def test_minibatches__of_one(student, m, seed):
    """With batch_size = 1 there are m batches of one index each, in random order."""
    home = partition(student.minibatches(m, 1, seeded(seed)), m, 1)
    in_order = np.all(np.abs(np.diff(home)) == 1)
    expect(not in_order, "the indices come in their order, or backwards: shuffle them first")
    partition(student.minibatches(1, 1, seeded(seed)), 1, 1)


@pytest.mark.weight(2)
def test_minibatches__is_a_random_permutation(student):
    """Every order is equally probable: another one for every generator, neighbours come together
    no more often than others, and no index has a fixed place."""
    m, batch_size = 60, 5
    homes = [
        partition(student.minibatches(m, batch_size, seeded(seed)), m, batch_size)
        for seed in range(12)
    ]
    again = partition(student.minibatches(m, batch_size, seeded(11)), m, batch_size)
    expect(np.array_equal(again, homes[-1]), SAME)
    expect(np.any(homes[0] != homes[1]), OTHER)
    together = sum(int(np.sum(home[1:] == home[:-1])) for home in homes)
    # 48 are to be expected, give or take 7
    expect(8 <= together <= 105, f"of 708 neighbours {together} share a batch: 48 are usual")
    # the correlation of place and batch: 0, give or take 1/sqrt(12 · 59) = 0.038
    drift = np.mean([np.corrcoef(np.arange(m), home)[0, 1] for home in homes])
    expect(abs(drift) < 0.27, "small indices stay in front of large ones: shuffle all of them")
    fixed = np.flatnonzero(np.all(np.array(homes) == homes[0], axis=0))
    expect(not fixed.size, f"index {fixed[:1]} is in the same batch every time")
    rests = [
        partition(student.minibatches(63, batch_size, seeded(seed)), 63, batch_size) == 12
        for seed in range(12)
    ]
    expect(  # of 39711 possible rests the same one twelve times; one of 63 in all of them: 3e-14
        not np.all(rests, axis=0).any(),
        f"index {np.argmax(np.all(rests, axis=0))} is in the shorter last batch every time",
    )
    pairs = [partition(student.minibatches(2, 1, seeded(seed)), 2, 1)[0] for seed in range(40)]
    expect(  # 2^-39
        len(set(pairs)) == 2,
        "of two indices, forty generators led to one order only: both are equally probable",
    )


# --- regression_step --------------------------------------------------------------------


def regression(d, m, lr=0.5, seed=0):
    theta, X, y = normal(seed, (d + 1,), (d, m), (m,))
    return theta, X, y, lr


def far_off(n, m, lr, seed=0):
    """The same, with values that the line misses by far."""
    theta, X, y, lr = regression(n, m, lr, seed)
    return theta, X, 40 * y, lr


rates = st.sampled_from([0.1, 0.5, 1.3])


@pytest.mark.weight(2)
@given(st.builds(regression, sizes, st.integers(2, 5), rates, seeds))
@example(regression(1, 3, 0.5))
@example(regression(3, 3, 0.5))
@example(regression(2, 4, 1.3))
@example(regression(4, 2, 0.1))
@example(far_off(2, 4, 0.5))
def test_regression_step__moves_against_the_gradient(student, reference, args):
    """θ_i moves by −(lr/m) Σ (h − y) x_i, all components at once; the intercept comes first and
    has x_0 = 1."""
    agree(student.regression_step(*args), reference.regression_step(*args))


@settings(max_examples=12)
@given(st.builds(regression, sizes, st.just(1), rates, seeds))
@example(regression(1, 1))
def test_regression_step__on_one_sample(student, reference, args):
    """With a single sample, the step is −lr (h − y) x, and −lr (h − y) for the intercept."""
    agree(student.regression_step(*args), reference.regression_step(*args))


@settings(max_examples=12)
@given(st.builds(regression, sizes, st.integers(1, 5), rates, seeds))
def test_regression_step__is_lr_times_the_slope_of_the_cost(student, args):
    """The step is −lr times what finite differences of 1/(2m) Σ (h − y)² give."""
    theta, X, y, lr = args
    got = numbers(student.regression_step(*args), theta.shape)
    agree_with_gradient(
        (theta - got) / lr,
        lambda t: np.mean((t[0] + t[1:] @ X - y) ** 2) / 2,
        at=theta,
        what="(θ − θ')/lr",
    )


# --- train_neuron -----------------------------------------------------------------------


def neuron(seed=0, y=None, lr=2.0):
    """w, b, x, y, lr with x ≠ 1 and an output that is neither right nor saturated."""
    w, x, z = normal(seed, (3,))[0].tolist()
    target = probabilities(seed, (1,))[0].tolist()[0] if y is None else y
    b = round(max(-1.8, min(1.8, z)) - w * x, 2)
    return w, b, x, target, lr


def agree_neuron(student, reference, args, epochs, cost):
    got = sequence(student.train_neuron(*args, epochs, cost), 3, "the result")
    expected = reference.train_neuron(*args, epochs, cost)
    for part, wanted, name in zip(got, expected, "wba", strict=True):
        agree(part, wanted, scale=max(1.0, abs(wanted)), what=name)


targets = st.sampled_from([0.0, 1.0, None])
neurons = st.builds(neuron, seeds, targets, st.sampled_from([0.5, 2.0, 4.0]))


@pytest.mark.weight(2)
@settings(max_examples=15)
@given(neurons)
@example((0.6, 0.9, 1.0, 0.0, 0.15))
@example((0.6, 0.9, -1.5, 1.0, 2.0))
def test_train_neuron__one_step_of_the_quadratic_cost(student, reference, args):
    """Quadratic cost: δ = (a − y) σ'(z), w moves by −lr δ x and b by −lr δ; a is the output
    after the step."""
    agree_neuron(student, reference, args, 1, "quadratic")


@pytest.mark.weight(2)
@settings(max_examples=15)
@given(neurons)
@example((0.6, 0.9, 1.0, 0.0, 0.15))
@example((0.6, 0.9, -1.5, 1.0, 2.0))
def test_train_neuron__one_step_of_the_cross_entropy(student, reference, args):
    """Cross-entropy: δ = a − y, without σ'; w moves by −lr δ x and b by −lr δ; a is the output
    after the step."""
    agree_neuron(student, reference, args, 1, "cross_entropy")


@settings(max_examples=12)
@given(neurons, st.integers(2, 12), st.sampled_from(["quadratic", "cross_entropy"]))
@example((0.6, 0.9, 1.5, 0.0, 2.0), 2, "quadratic")
@example((0.6, 0.9, 1.5, 0.0, 2.0), 2, "cross_entropy")
@example((0.6, 0.9, 1.5, 0.0, 2.0), 0, "quadratic")
@example((0.6, 0.9, -1.5, 1.0, 2.0), 0, "cross_entropy")
@example((5.5, 5.5, 1.0, 0.0, 2.0), 40, "quadratic")
@example((-5.5, -5.5, 1.0, 1.0, 2.0), 40, "quadratic")
@example((5.5, 5.5, 1.0, 0.0, 2.0), 1, "cross_entropy")
def test_train_neuron__many_steps(student, reference, args, epochs, cost):
    """Each step starts where the one before has ended, with the output of that step; after none,
    w and b are what they were. A saturated neuron makes small steps, and makes them all."""
    agree_neuron(student, reference, args, epochs, cost)


def test_train_neuron__three_hundred_steps(student, reference):
    """From w = 0.6, b = 0.9, x = 1, y = 0 with lr = 0.15, 300 steps of the quadratic cost lead to
    a = 0.0939557; from w = b = 2, where the neuron is saturated, it learns slowly."""
    for start, cost in product(((0.6, 0.9), (2.0, 2.0)), ("quadratic", "cross_entropy")):
        agree_neuron(student, reference, (*start, 1.0, 0.0, 0.15), 300, cost)


# --- train_network ----------------------------------------------------------------------


def data(widths, m, seed=0):
    """weights, biases, X, Y of a sigmoid network of these layer widths."""
    pairs = list(pairwise(widths))
    shapes = [(n, k) for k, n in pairs] + [(n, 1) for _, n in pairs] + [(widths[0], m)]
    arrays = normal(seed, *shapes)
    (Y,) = probabilities(seed + 1, (widths[-1], m))
    return list(arrays[: len(pairs)]), list(arrays[len(pairs) : -1]), arrays[-1], Y


def copies(widths, m, seed=0):
    """The same with m times the same sample."""
    weights, biases, X, Y = data(widths, 1, seed)
    return weights, biases, np.tile(X, (1, m)), np.tile(Y, (1, m))


def agree_network(got, expected):
    weights, biases = sequence(got, 2, "the result")
    agree(weights, expected[0], what="weights")
    agree(biases, expected[1], what="biases")


def nearly_learned(widths, m, seed=0):
    """The same where the outputs are nearly what they should be."""
    weights, biases, X, _ = data(widths, m, seed)
    A = X
    for W, b in zip(weights, biases, strict=True):
        A = sigmoid(W @ A + b)
    return weights, biases, X, A + 0.01


layers = st.lists(st.integers(1, 3), min_size=2, max_size=4)
decays = st.sampled_from([0.0, 0.1, 0.25])


@pytest.mark.weight(2)
@settings(max_examples=20)
@given(st.builds(data, layers, sizes, seeds), decays, st.integers(1, 3), st.integers(0, 2), seeds)
@example(data((2, 3, 1), 4), 0.25, 1, 0, 0)
@example(data((3, 2), 3), 0.25, 2, 1, 0)
@example(data((2, 3, 2), 1), 0.1, 2, 0, 0)
@example(data((2, 3, 1), 4), 0.25, 0, 0, 0)
@example(nearly_learned((2, 3, 1), 3), 0.25, 3, 0, 0)
@example(data((2, 3, 1), 2), 4.0, 1, 0, 0)
@example(data((1, 2, 1, 2, 1, 1), 3), 0.25, 1, 0, 0)
def test_train_network__in_full_batches(student, reference, args, lam, epochs, more, seed):
    """With a batch_size of m or more, every epoch is one step on the whole set: weights decay by
    lr λ/m and move against the mean gradient, biases move and do not decay; without an epoch,
    everything stays what it was."""
    args = (*args, 3.0, lam, epochs, args[2].shape[1] + more, seeded(seed))
    agree_network(student.train_network(*args), reference.train_network(*args))


@pytest.mark.weight(2)
@settings(max_examples=20)
@given(
    st.builds(copies, layers, st.integers(3, 7), seeds),
    st.sampled_from([0.2, 0.5]),
    st.integers(1, 2),
    st.integers(1, 3),
)
@example(copies((2, 3, 1), 5), 0.5, 1, 2)
@example(copies((2, 2), 7), 0.5, 1, 3)
@example(copies((1, 2), 4), 0.2, 2, 1)
@example(copies((2, 1), 4), 0.2, 1, 2)
def test_train_network__on_copies_of_one_sample(student, reference, args, lam, epochs, batch_size):
    """Where all samples are alike, every batch has the same gradient, in whatever order they
    come: one step a batch, the shorter last one included; λ is divided by the size m of the whole
    set in each of them."""
    args = (*args, 2.0, lam, epochs, batch_size, seeded(epochs))
    agree_network(student.train_network(*args), reference.train_network(*args))


# Sample j is the only one that unit j feels: for the others it is saturated, at a target of 0. So
# every unit is trained by its own sample alone, and its path depends on nothing but the sizes of
# the batches in which that sample has come, one an epoch.

SATURATED = -30.0
RATE = 4.0


def own_units(m, seed=0):
    """w (m,), b (m,), x (m,), y (m,): what each unit starts from, and its own sample."""
    z, b, x = normal(seed, m), normal(seed + 1, m), probabilities(seed, m)
    z, b, x = z[0] * 0.7, b[0], x[0] * 0.6 + 0.7
    return (z - b) / x, b, x, (z < 0).astype(float)


def own_network(w, b, x, y):
    """weights, biases, X, Y of the network of these units."""
    W = np.where(np.eye(w.size) > 0, w[:, None], SATURATED)
    X, Y = (np.roll(np.diag(v), 1, axis=1) for v in (x, y))  # no symmetric matrices
    return [W], [b[:, None].copy()], X, Y


@once
def after_batches(w, b, x, y, batches):
    """w and b of every unit whose sample has come in batches of these sizes: (m,) and (m,)."""
    for size in batches:
        a = sigmoid(w * x + b)
        delta = (a - y) * a * (1 - a)
        w, b = w - RATE / size * delta * x, b - RATE / size * delta
    return w, b


def trained_units(student, units, epochs, batch_size, seed):
    """The weight and the bias of each unit after training: (m,) and (m,)."""
    args = (*own_network(*units), RATE, 0.0, epochs, batch_size, seeded(seed))
    weights, biases = sequence(student.train_network(*args), 2, "the result")
    m = units[0].size
    W = numbers(sequence(weights, 1, "weights")[0], (m, m), "weights[0]")
    b = numbers(sequence(biases, 1, "biases")[0], (m, 1), "biases[0]")
    others = W[~np.eye(m, dtype=bool)]
    agree(others, np.full(others.shape, SATURATED), what="weights without a gradient")
    return np.diag(W).copy(), b[:, 0]


def near(found, expected):
    """Which units are where they are expected: (m,) of bool."""
    pairs = zip(found, expected, strict=True)
    return np.all([np.abs(f - e) <= 4e-5 * max(1.0, np.max(np.abs(e))) for f, e in pairs], axis=0)


@settings(max_examples=10)
@given(st.integers(2, 3), st.integers(1, 3), st.integers(1, 3), seeds)
@example(2, 2, 1, 0)
@example(4, 1, 2, 0)
def test_train_network__uses_every_sample_once_an_epoch(student, count, batch_size, epochs, seed):
    """In each epoch every sample is in one batch, X and Y together, and the gradient is the mean
    over that batch."""
    units = own_units(count * batch_size, seed)
    found = trained_units(student, units, epochs, batch_size, seed)
    agree(
        list(found),
        list(after_batches(*units, (batch_size,) * epochs)),
        what="[the weight, the bias] of each unit from its own sample",
    )


@settings(max_examples=10)
@given(st.sampled_from([(5, 2), (7, 3), (5, 3), (10, 4), (3, 2), (8, 5)]), seeds)
@example((5, 2), 0)
@example((5, 3), 0)
def test_train_network__divides_by_the_size_of_each_batch(student, sides, seed):
    """The last batch may be shorter: its samples are used too, and its gradient is a mean over
    what it has."""
    m, batch_size = sides
    units, rest = own_units(m, seed), m % batch_size
    found = trained_units(student, units, 1, batch_size, seed)
    full, short = (near(found, after_batches(*units, (size,))) for size in (batch_size, rest))
    strange = np.flatnonzero(~full & ~short)
    expect(
        np.any(short),
        f"with m = {m} and batch_size = {batch_size}, no sample moved the weights as in a batch of "
        f"{rest}: the gradient of the last batch is a mean over the samples that it has",
    )
    expect(
        not strange.size,
        f"with m = {m} and batch_size = {batch_size}, some samples moved the weights neither as in "
        f"a batch of {batch_size} nor as in the last one of {rest}",
    )
    expect(
        short.sum() == rest,
        f"with m = {m} and batch_size = {batch_size}, {short.sum()} samples came in a batch of "
        f"{rest}; the last batch should hold {rest}",
    )


MOVED_OTHERWISE = (
    "some weights moved otherwise than by the mean gradient of a batch for each epoch: does every "
    "sample come once an epoch, and is the gradient the mean over its batch?"
)


@settings(max_examples=3)
@given(seeds)
@example(1)
def test_train_network__draws_the_batches_anew(student, seed):
    """The batches are shuffled, and drawn anew in each epoch, from `rng` alone."""
    m, batch_size, epochs = 10, 6, 6
    units = own_units(m, seed)
    found = trained_units(student, units, epochs, batch_size, seed)
    again = trained_units(student, units, epochs, batch_size, seed)
    other = trained_units(student, units, epochs, batch_size, seed + 1)
    paths = list(product((6, 4), repeat=epochs))
    known = [near(found, after_batches(*units, path)) for path in paths]
    expect(np.all(np.any(known, axis=0)), MOVED_OTHERWISE)
    expect(  # of the 210 possible last batches, the same one six times: 2.4e-12
        not np.all(known[0] | known[-1]),
        "the last batch held the same samples in every epoch: draw the batches anew",
    )
    expect(np.all(near(again, found)), SAME)
    expect(not np.all(near(other, found)), OTHER)


def test_train_network__shuffles_in_every_epoch(student):
    """Each epoch has a new random partition: other generators lead to other batches, in the first
    epoch and in the second, and what shares a batch are not neighbours only."""
    m, batch_size, epochs = 10, 7, 2
    paths = list(product((7, 3), repeat=epochs))
    units = own_units(m, 123)  # of which every path leads elsewhere, by 2e-3 or more
    shorter = []
    for seed in range(6):
        found = trained_units(student, units, epochs, batch_size, seed)
        known = np.array([near(found, after_batches(*units, path)) for path in paths])
        expect(np.all(known.any(axis=0)), MOVED_OTHERWISE)
        sizes_met = np.array(paths)[known.argmax(axis=0)].T
        shorter.append(sizes_met < batch_size)
    chosen = np.array(shorter)  # (generators, epochs, m)
    for epoch in range(epochs):  # of the 120 possible last batches, the same one six times: 4e-11
        expect(
            np.any(chosen[:, epoch] != chosen[0, epoch]),
            f"in epoch {epoch + 1}, six different generators led to the same batches",
        )
    ends = np.sum(chosen != np.roll(chosen, 1, axis=2), axis=2)
    # a run, perhaps around the end, has two ends; twelve times, with probability 12^-12
    expect(np.any(ends > 2), "every batch holds neighbours only: shuffle the samples")


ONE_BY_ONE = (
    [np.array([[1.2, -0.7]])], [np.array([[0.3]])],
    np.array([[1.0, -0.5], [0.4, 1.5]]), np.array([[0.0, 1.0]]),
)  # fmt: skip


@once
def after_samples(order):
    """The weights and the bias of `ONE_BY_ONE`, in one array, after these samples in turn."""
    (W,), (b,), X, Y = ONE_BY_ONE
    for j in order:
        a = sigmoid(W @ X[:, [j]] + b)
        delta = (a - Y[:, [j]]) * a * (1 - a)
        W, b = W - 3.0 * delta @ X[:, [j]].T, b - 3.0 * delta
    return np.append(W, b)


def test_train_network__takes_single_samples_in_random_order(student):
    """With batch_size = 1 the samples come one by one, in an order that is drawn anew in each
    epoch."""
    orders = [(*first, *second) for first in ((0, 1), (1, 0)) for second in ((0, 1), (1, 0))]
    ends = np.array([after_samples(order) for order in orders])  # 0.06 apart, or more
    met = []
    for seed in range(40):
        got = student.train_network(*ONE_BY_ONE, 3.0, 0.0, 2, 1, seeded(seed))
        weights, biases = sequence(got, 2, "the result")
        W = numbers(sequence(weights, 1, "weights")[0], (1, 2), "weights[0]")
        b = numbers(sequence(biases, 1, "biases")[0], (1, 1), "biases[0]")
        distances = np.abs(ends - np.append(W, b)).max(axis=1)
        expect(
            distances.min() < 1e-3,
            "two samples, one by one in two epochs, led to weights that no order of them leads to",
        )
        met.append(int(np.argmin(distances)))
    expect(  # each with probability 2^-39
        len({number // 2 for number in met}) == 2,
        "of two samples the same one came first with all of forty generators: shuffle them",
    )
    expect(
        any(number in (1, 2) for number in met),
        "in both epochs the samples came in the same order: draw the batches anew in each",
    )
