"""Public laws of `training`: what an initialisation, a batch and a step must do."""

import math
from itertools import pairwise

import numpy as np

from autograder.laws import (
    Broken,
    agree,
    agree_with_gradient,
    difference_quotient,
    law,
    numbers,
    sequence,
)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def expect(holds, message):
    if not holds:
        raise Broken(message)


def parts(got, count, what):
    """The arrays of `weights` and of `biases`."""
    weights, biases = sequence(got, 2, "the result")
    weights = [numbers(W, None, f"{what}: a matrix") for W in sequence(weights, count, "weights")]
    biases = [numbers(b, None, f"{what}: a bias") for b in sequence(biases, count, "biases")]
    return weights, biases


@law("init_network")
def makes_a_network(student, case):
    """The weights fit together, layer after layer, one row per unit; biases are columns of 0."""
    sizes = [case.size(2, 6) for _ in range(2 + case.number % 3)]
    weights, biases = parts(student.init_network(sizes, case.rng(), 1.0), len(sizes) - 1, "network")
    A = np.ones((sizes[0], 2))
    for number, (W, b) in enumerate(zip(weights, biases, strict=True)):
        name = f"of layer {number + 1} in a network of sizes {sizes}"
        agree(list(W.shape), [sizes[number + 1], len(A)], what=f"the weights' shape {name}")
        agree(b, np.zeros((sizes[number + 1], 1)), what=f"the biases {name}")
        A = W @ A + b
    expect(np.all(A[:, 0] != 0), "an output is exactly 0: are the weights drawn at random?")


@law("init_network")
def scatters_by_its_scale(student, case):
    """Of many weights the mean is about 0, the standard deviation about `scale` (0.01 if it is not
    given), and about 68% are within one standard deviation."""
    for arguments, scale in (((), 0.01), ((0.5,), 0.5)):
        weights, _ = parts(student.init_network([30, 30], case.rng(), *arguments), 1, "network")
        u = weights[0] / scale
        found = f"; yours have mean {u.mean() * scale:.4g} and deviation {u.std() * scale:.4g}"
        expect(abs(u.mean()) < 0.25 and 0.8 < u.std() < 1.25, f"scale is {scale}{found}")
        near = np.mean(np.abs(u) < 1)
        expect(0.58 < near < 0.78, f"{near:.0%} are within one standard deviation: not normal")


@law("xavier_uniform")
def fills_its_interval(student, case):
    """(n_out, n_in) numbers between −r and r, r = sqrt(6/(n_in + n_out)); they come close to both
    ends, and half of them lie within r/2 of 0."""
    n_in, n_out = 10 + 3 * case.size(), 60 - 4 * case.size()
    r = math.sqrt(6 / (n_in + n_out))
    W = numbers(student.xavier_uniform(n_in, n_out, case.rng()), (n_out, n_in))
    ends = f"[{W.min():.4g}, {W.max():.4g}]"
    expect(np.max(np.abs(W)) <= r * (1 + 1e-5), f"the entries fill {ends}, beyond r = {r:.4g}")
    close = W.min() < -0.9 * r and W.max() > 0.9 * r
    expect(close, f"the entries fill {ends} only, while r = {r:.4g}")
    inner = np.mean(np.abs(W) < r / 2)
    expect(0.35 < inner < 0.65, f"{inner:.0%} of the entries are within r/2 of 0, not about half")


@law("minibatches")
def is_a_partition(student, case):
    """Every index comes exactly once; all batches have batch_size indices, but perhaps the last,
    which is not empty."""
    m, batch_size = 1 + case.number * 5 % 13, case.size(1, 6)
    batches = sequence(student.minibatches(m, batch_size, case.rng()), None, "the result")
    where = f"of minibatches({m}, {batch_size}, rng)"
    lengths = [numbers(batch, None, "a batch").size for batch in batches]
    full, rest = divmod(m, batch_size)
    agree(lengths, [batch_size] * full + [rest] * (rest > 0), what=f"the sizes {where}")
    together = np.concatenate([np.asarray(batch) for batch in batches])
    expect(together.dtype.kind in "iu", f"the indices {where} are {together.dtype}, no integers")
    agree(np.sort(together), np.arange(m), what=f"all the indices {where}, sorted,")


@law("minibatches")
def mixes_the_samples(student, case):
    """Shuffled: of 40 indices in batches of 4, few neighbours come together, and not none."""
    homes, count = np.full(40, -1), 0
    for _ in range(10):
        for number, batch in enumerate(sequence(student.minibatches(40, 4, case.rng()))):
            indices = numbers(batch, (4,), "a batch").astype(int)
            expect(np.all((indices >= 0) & (indices < 40)), "an index is not one of 0 … 39")
            homes[indices] = number
        count += int(np.sum(homes[1:] == homes[:-1]))
    expect(0 < count < 85, f"neighbours share a batch {count} times in 10 shuffles; 30 are usual")


@law("regression_step")
def moves_down_the_slope(student, case):
    """The step is −lr times the slope of 1/(2m) Σ (h − y)², the intercept first."""
    d, m = case.sizes(2)
    theta, X, y = case.normal(d + 1, (d, m), m)
    lr = (0.1, 0.5, 1.5)[case.number % 3]
    got = numbers(student.regression_step(theta, X, y, lr), theta.shape)

    def cost(t):
        return np.mean((t[0] + t[1:] @ X - y) ** 2) / 2

    agree_with_gradient((theta - got) / lr, cost, at=theta, what="(θ − θ')/lr")


@law("regression_step")
def does_not_change_when_the_data_are_doubled(student, case):
    """Every sample twice: the same step. A learning rate twice as large: twice the step."""
    d, m = case.sizes(2)
    theta, X, y = case.normal(d + 1, (d, m), m)
    once = numbers(student.regression_step(theta, X, y, 0.5), theta.shape)
    doubled = student.regression_step(theta, np.hstack([X, X]), np.hstack([y, y]), 0.5)
    agree(doubled, once, scale=4.0, what="θ' with every sample twice")
    faster = student.regression_step(theta, X, y, 1.0)
    agree(faster, theta + 2 * (once - theta), scale=8.0, what="θ' at twice the rate")
    expect(np.any(once != theta), "θ does not move")


def neuron(case):
    """w, b, x, y with an output that is not saturated."""
    w, x, z = case.normal(3).tolist()
    return w, round(z - w * x, 2), x, float(case.number % 2)


def three(got):
    return [float(numbers(part, (), "w, b or a")) for part in sequence(got, 3, "the result")]


@law("train_neuron")
def steps_against_the_slope_of_its_cost(student, case):
    """One step changes w and b by −lr times the slope of the cost: ½(y − a)², or
    −y ln a − (1 − y) ln(1 − a); and `a` is the output for the w and b returned."""
    w, b, x, y = neuron(case)
    lr = (4.0, 8.0)[case.number % 2]

    def quadratic(p):
        return (y - sigmoid(p[0] * x + p[1])) ** 2 / 2

    def cross_entropy(p):
        a = sigmoid(p[0] * x + p[1])
        return -y * np.log(a) - (1 - y) * np.log(1 - a)

    for cost in (quadratic, cross_entropy):
        new_w, new_b, a = three(student.train_neuron(w, b, x, y, lr, 1, cost.__name__))
        moved = np.array([w - new_w, b - new_b]) / lr
        what = f"{cost.__name__}: the step of (w, b) / −lr"
        agree_with_gradient(moved, cost, at=np.array([w, b]), what=what)
        agree(a, sigmoid(new_w * x + new_b), scale=1.0, what=f"{cost.__name__}: a")


@law("train_neuron")
def goes_on_where_it_stopped(student, case):
    """Three steps and then two are five steps; and in five small steps the output comes closer to
    the target."""
    w, b, x, y = neuron(case)
    for cost in ("quadratic", "cross_entropy"):
        middle = three(student.train_neuron(w, b, x, y, 0.5, 3, cost))
        end = three(student.train_neuron(*middle[:2], x, y, 0.5, 2, cost))
        whole = three(student.train_neuron(w, b, x, y, 0.5, 5, cost))
        agree(whole, end, scale=4.0, what=f"{cost}: (w, b, a) after five steps")
        before, after = abs(sigmoid(w * x + b) - y), abs(whole[2] - y)
        expect(after < before, f"{cost}: the output was {before:.4g} off, and is {after:.4g} off")


def drawn_network(case, m):
    """weights, biases, X, Y of a small network with m samples."""
    widths = [case.size(1, 3) for _ in range(2 + case.number % 2)]
    pairs = list(pairwise(widths))
    weights = [case.normal((n, k)) for k, n in pairs]
    biases = [case.normal((n, 1)) for _, n in pairs]
    return weights, biases, case.normal((widths[0], m)), case.probabilities((widths[-1], m))


@law("train_network")
def one_full_batch_moves_down_the_cost(student, case):
    """With all samples in one batch, an epoch changes every weight and bias by −lr times the slope
    of 1/(2m) Σ ‖y − a‖² + λ/(2m) Σ w²."""
    m = case.size(2, 5)
    weights, biases, X, Y = drawn_network(case, m)
    lr, lam = 6.0, 0.1
    got = student.train_network(weights, biases, X, Y, lr, lam, 1, m, case.rng())
    got = parts(got, len(weights), "network")

    def cost(weights, biases):
        A = X
        for W, b in zip(weights, biases, strict=True):
            A = sigmoid(W @ A + b)
        penalty = lam * sum(np.sum(W**2) for W in weights)
        return (np.sum((A - Y) ** 2) + penalty) / (2 * m)

    for which, name in enumerate(("weights", "biases")):
        for layer, new in enumerate(got[which]):
            at = (weights, biases)[which][layer]
            agree(list(new.shape), list(at.shape), what=f"the shape of {name}[{layer}]")

            def varied(value, which=which, layer=layer):
                changed = [list(weights), list(biases)]
                changed[which][layer] = value
                return cost(*changed)

            slope = difference_quotient(varied, at)
            if np.max(np.abs(slope)) > 0.005:  # else float32 has too few digits
                agree((at - new) / lr, slope, what=f"the step of {name}[{layer}] / −lr")


@law("train_network")
def makes_a_step_for_every_batch(student, case):
    """Where all samples are alike, the order does not matter: two epochs in batches are as many
    full steps, each from where the last one ended."""
    m, batch_size = case.size(3, 7), 2
    weights, biases, x, y = drawn_network(case, 1)
    X, Y = np.tile(x, (1, m)), np.tile(y, (1, m))
    steps = -(-m // batch_size)

    def trained(start, epochs, size):
        args = *start, X, Y, 2.0, 0.3, epochs, size, case.rng()
        return parts(student.train_network(*args), len(weights), "network")

    small, one_by_one = trained((weights, biases), 2, batch_size), (weights, biases)
    for _ in range(2 * steps):
        one_by_one = trained(one_by_one, 1, m)
    for name, found, wanted in zip(("weights", "biases"), small, one_by_one, strict=True):
        agree(found, wanted, scale=2.0, what=f"{name} after two epochs of {steps} batches")
    expect(np.any(small[0][-1] != weights[-1]), "the weights do not move")
