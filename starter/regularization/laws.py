"""Public laws of `regularization`: what decay, dropout and preparation must satisfy."""

from itertools import pairwise

import numpy as np

from autograder.laws import Broken, agree, difference_quotient, law, numbers, sequence


def rates(case):
    """η, λ and m."""
    lr, m = ((0.1, 10), (0.5, 3), (1.5, 50))[case.number % 3]
    return lr, (5.0, 0.5)[case.number % 2], m


def drawn_network(case):
    """weights, biases and their gradients; deeper in later trials."""
    widths = case.sizes(2 + case.number % 3, high=4)
    shapes = [(n, k) for k, n in pairwise(widths)]
    return (
        [case.normal(shape) for shape in shapes],
        [case.normal((n, 1)) for n, _ in shapes],
        [case.normal(shape) for shape in shapes],
        [case.normal((n, 1)) for n, _ in shapes],
    )


@law("l2_update")
def descends_the_cost_with_its_penalty(student, case):
    """The step is −η times the slope of C₀ + λ/2m Σ w², as finite differences measure it."""
    shape, (lr, lam, m) = case.sizes(2), rates(case)
    W, grad_W = case.normal(shape, shape)
    got = numbers(student.l2_update(W, grad_W, lr, lam, m), shape, "the new W")

    def cost(V):
        return np.vdot(grad_W, V) + lam / (2 * m) * np.sum(V**2)

    agree((W - got) / lr, difference_quotient(cost, W), scale=10.0, what="(W − new W) / η")


@law("l2_update")
def shrinks_without_a_gradient(student, case):
    """Where the gradient is zero, every weight loses the same fraction of itself; with λ = 0 it
    then stays as it is."""
    shape, (lr, lam, m) = case.sizes(2), rates(case)
    W = case.normal(shape)
    still = np.zeros(shape)
    got = numbers(student.l2_update(W, still, lr, lam, m), shape, "the new W")
    lost = (W - got) / W
    if not lost.min() > 0:
        raise Broken("a weight does not shrink", None, got)
    agree(lost, np.full(shape, lost.flat[0]), scale=1.0, what="the fraction that is lost")
    agree(student.l2_update(W, still, lr, 0.0, m), W, what="the new W with λ = 0")


@law("l2_step")
def moves_weights_like_l2_update_and_spares_biases(student, case):
    """Without gradients the weights shrink and the biases stay; with λ = 0 both just descend."""
    weights, biases, grad_weights, grad_biases = drawn_network(case)
    lr, lam, m = rates(case)
    still = [np.zeros(g.shape) for g in grad_weights], [np.zeros(g.shape) for g in grad_biases]
    got = sequence(student.l2_step(weights, biases, *still, lr, lam, m), 2)
    agree(got[1], biases, what="the biases without a gradient")
    for W, new in zip(weights, sequence(got[0], len(weights), "the weights"), strict=True):
        if not np.all(np.abs(W - numbers(new, W.shape, "a weight matrix")) > 0):
            raise Broken("some weight does not decay", None, new)
    got = sequence(student.l2_step(weights, biases, grad_weights, grad_biases, lr, 0.0, m), 2)
    plain = [W - lr * g for W, g in zip(weights, grad_weights, strict=True)]
    agree(got[0], plain, scale=1.0, what="the weights with λ = 0")
    plain = [b - lr * g for b, g in zip(biases, grad_biases, strict=True)]
    agree(got[1], plain, scale=1.0, what="the biases with λ = 0")


@law("l2_step")
def descends_the_penalty_of_every_layer(student, case):
    """In every layer the weights move by −η times the slope of C₀ + λ/2m Σ w²."""
    weights, biases, grad_weights, grad_biases = drawn_network(case)
    lr, lam, m = rates(case)
    got = student.l2_step(weights, biases, grad_weights, grad_biases, lr, lam, m)
    after = sequence(sequence(got, 2)[0], len(weights), "the weights")
    for W, grad_W, new in zip(weights, grad_weights, after, strict=True):

        def cost(V, grad_W=grad_W):
            return np.vdot(grad_W, V) + lam / (2 * m) * np.sum(V**2)

        step = (W - numbers(new, W.shape, "a weight matrix")) / lr
        agree(step, difference_quotient(cost, W), scale=10.0, what="(W − new W) / η")


@law("dropout")
def zeroes_some_and_strengthens_the_others(student, case):
    """Every entry becomes 0 or a / (1 − p); of many, some the one and some the other."""
    A = case.normal([(40, 3), (12, 10), (5, 24)][case.number % 3])
    p = (0.5, 0.25, 0.6)[case.number % 3]
    got = numbers(student.dropout(A, p, case.rng()), A.shape, "the result")
    zero = got == 0
    agree(got, np.where(zero, 0.0, A / (1 - p)), scale=1.0, what="the result")
    if zero.all() or not zero.any():
        raise Broken(f"{zero.sum()} of {zero.size} entries are 0, at p = {p}")


@law("dropout")
def keeps_the_mean(student, case):
    """On average nothing changes: about a share p is 0, and the mean of many ones stays near 1."""
    p = (0.2, 0.7, 0.4)[case.number % 3]
    got = numbers(student.dropout(np.ones((60, 60)), p, case.rng()), (60, 60), "the result")
    share, mean = float(np.mean(got == 0)), float(got.mean())
    if abs(share - p) > 0.07:
        raise Broken(f"a share of {share:.3f} is dropped, at p = {p}", p, share)
    if abs(mean - 1) > 0.25:
        raise Broken(f"the mean of ones becomes {mean:.3f}, at p = {p}", 1.0, mean)


@law("dropout")
def depends_on_p_and_rng_alone(student, case):
    """p = 0 gives A; a generator in the same state gives the same mask, in another state
    another."""
    A = case.normal((12, 10))
    agree(student.dropout(A, 0.0, case.rng()), A, what="the result for p = 0")
    first, same, other = (
        numbers(student.dropout(A, 0.5, np.random.default_rng(seed)), A.shape, "the result")
        for seed in (case.number, case.number, case.number + 1)
    )
    if not np.array_equal(first, same):
        raise Broken("two generators in the same state gave different results")
    if np.array_equal(first == 0, other == 0):
        raise Broken("two generators in different states gave the same mask")


@law("standardize")
def has_mean_0_and_deviation_1_in_every_row(student, case):
    """Each row of the result has mean 0 and standard deviation 1, and rises where X rises."""
    n, m = case.size(), 3 + case.size()
    X = np.sort(case.normal((n, m)), axis=1)
    got = numbers(student.standardize(X), (n, m), "standardize(X)")
    agree(got.mean(axis=1), np.zeros(n), what="the means of the rows")
    agree(np.mean(got**2, axis=1), np.ones(n), what="the mean squares of the rows")
    rise = np.ptp(got, axis=1, keepdims=True) / np.ptp(X, axis=1, keepdims=True)
    agree(np.diff(got), rise * np.diff(X), scale=1.0, what="the steps in each row")


@law("standardize")
def does_not_feel_unit_and_origin(student, case):
    """Celsius or Fahrenheit: a feature in another unit, counted from another origin, gives the same
    row."""
    n, m = case.size(), 3 + case.size()
    X = case.normal((n, m))
    got = numbers(student.standardize(X), (n, m), "standardize(X)")
    agree(student.standardize(1.8 * X + 3.2), got, what="standardize(1.8 X + 3.2)")


@law("standardize")
def makes_a_constant_row_0(student, case):
    """A feature that is the same for all samples gives zeros, and the others do not mind."""
    n = case.size(2)
    X = case.normal((n, 4))
    before = numbers(student.standardize(X), (n, 4), "standardize(X)")
    X[0] = 4.0
    after = numbers(student.standardize(X), (n, 4), "standardize(X)")
    agree(after[0], np.zeros(4), what="a constant row")
    agree(after[1:], before[1:], what="the rows beside a constant one")


@law("one_hot")
def marks_the_label_in_each_column(student, case):
    """K rows; each column holds a single 1, in the row of its label."""
    K, m = case.size(2, 6), case.size(1, 6)
    labels = case.rng().integers(K, size=m)
    Y = numbers(student.one_hot(labels, K), (K, m), "one_hot(labels, K)")
    agree(np.abs(Y).sum(axis=0), np.ones(m), what="the sums of the columns")
    agree(Y[labels, np.arange(m)], np.ones(m), what="the entries of the labels")
