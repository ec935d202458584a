"""Known mistakes in `train_network`. Each docstring is what the student reads."""

import numpy as np

from assignments.training.misconceptions.common import cut
from autograder.examiner import misconception_of
from solutions.training import backprop, minibatches, sigmoid


def descended(weights, biases, X, Y, lr, lam, epochs, batch_size, rng, *, draw=minibatches,
              decay=None, after=None, bias_decay=1.0, factor=None, gradient=backprop):  # fmt: skip
    """The right loops, with their parts to be replaced.

    decay(batch) and factor(batch) are factors on the weights and on the gradient; `after` is one
    on both.
    """
    m = X.shape[1]
    decay = decay or (lambda batch: 1 - lr * lam / m)
    factor = factor or (lambda batch: 1.0)
    for _ in range(epochs):
        for batch in draw(m, batch_size, rng):
            grad_W, grad_b = gradient(weights, biases, X[:, batch], Y[:, batch])
            rate = lr * factor(batch)
            shrink = decay(batch)
            if after is not None:
                shrink, grad_W = after, [after * g for g in grad_W]
            weights = [shrink * W - rate * g for W, g in zip(weights, grad_W, strict=True)]
            biases = [bias_decay * b - rate * g for b, g in zip(biases, grad_b, strict=True)]
    return weights, biases


def cross_entropy_backprop(weights, biases, X, Y):
    """The gradient with delta = a − y at the output."""
    A = [X]
    for W, b in zip(weights, biases, strict=True):
        A.append(sigmoid(W @ A[-1] + b))
    delta, grads = (A[-1] - Y) / X.shape[1], []
    for W, a in zip(weights[::-1], A[-2::-1], strict=True):
        grads.append((delta @ a.T, delta.sum(axis=1, keepdims=True)))
        delta = W.T @ delta * a * (1 - a)
    return [g[0] for g in grads[::-1]], [g[1] for g in grads[::-1]]


def in_order(m, batch_size, rng):
    return cut(np.arange(m), batch_size)


@misconception_of("train_network")
def decay_over_the_batch(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """λ is divided by the size of the batch; m in λ/m is the size of the whole set."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, decay=lambda batch: 1 - lr * lam / len(batch))


@misconception_of("train_network")
def decay_over_the_nominal_batch(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """λ is divided by batch_size; m in λ/m is the size of the whole set."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, decay=lambda batch: 1 - lr * lam / batch_size)


@misconception_of("train_network")
def decay_undivided(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """λ is not divided by m, as in texts that write the penalty λ/2 Σ w²; here it is λ/(2m)."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, decay=lambda batch: 1 - lr * lam)


@misconception_of("train_network")
def decay_without_rate(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The decay lacks the learning rate: it is 1 − lr λ/m."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, decay=lambda batch: 1 - lam / X.shape[1])


@misconception_of("train_network")
def decay_doubled(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The decay is twice too large: the 2 of the derivative of w² cancels the ½ in λ/(2m)."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, decay=lambda batch: 1 - 2 * lr * lam / X.shape[1])


@misconception_of("train_network")
def weights_grow(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The weights grow, by 1 + lr λ/m: they should decay."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, decay=lambda batch: 1 + lr * lam / X.shape[1])


@misconception_of("train_network")
def no_decay(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """`lam` has no effect: in every step the weights decay by the factor 1 − lr λ/m."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, decay=lambda batch: 1.0)


@misconception_of("train_network")
def decay_once_an_epoch(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The weights decay once an epoch; the decay belongs to every step, that is, every batch."""
    decay = 1 - lr * lam / X.shape[1]
    for _ in range(epochs):
        weights, biases = descended(weights, biases, X, Y, lr, 0.0, 1, batch_size, rng)
        weights = [decay * W for W in weights]
    return weights, biases


@misconception_of("train_network")
def biases_decay_too(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The biases decay as well: L2 regularization is for the weights only."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, bias_decay=1 - lr * lam / X.shape[1])


@misconception_of("train_network")
def decayed_before_the_gradient(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The gradient is taken at the weights that have decayed already: both belong to the weights
    before the step."""
    decay = 1 - lr * lam / X.shape[1]

    def at_decayed(weights, *rest):
        return backprop([decay * W for W in weights], *rest)

    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, gradient=at_decayed)


@misconception_of("train_network")
def gradients_summed(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The gradient is summed over the batch; it is a mean (the given `backprop` returns one)."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, factor=len)


@misconception_of("train_network")
def divided_twice(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The gradient is divided by the batch's size once more: `backprop` returns a mean already."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, factor=lambda batch: 1 / len(batch))


@misconception_of("train_network")
def divided_by_the_nominal_size(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The gradient of the last, shorter batch is divided by batch_size; it is a mean over what that
    batch has."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, factor=lambda batch: len(batch) / batch_size)


@misconception_of("train_network")
def divided_by_the_whole_set(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The gradient of a batch is divided by the size of the whole set; it is a mean over the
    batch."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, factor=lambda batch: len(batch) / X.shape[1])


@misconception_of("train_network")
def climbs_the_cost(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The sign is turned: the step goes against the gradient, −lr times it."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, factor=lambda batch: -1.0)


@misconception_of("train_network")
def shorter_batch_dropped(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The last, shorter batch is left out: it makes a step too."""

    def draw(m, size, rng):
        return [batch for batch in minibatches(m, size, rng) if len(batch) == min(size, m)]

    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, draw=draw)


@misconception_of("train_network")
def batches_drawn_once(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The batches are drawn once and used in every epoch: draw them anew each time. (To put the
    same batches in another order is not enough.)"""
    batches = minibatches(X.shape[1], batch_size, rng)
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, draw=lambda *_: batches)


@misconception_of("train_network")
def batches_in_order(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The samples pass by in their fixed order: shuffle them, anew in each epoch."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, draw=lambda m, size, rng: cut(np.arange(m), size))


@misconception_of("train_network")
def one_batch_an_epoch(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """Each epoch makes a step on one batch only; it is a pass over all of them."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, draw=lambda m, size, rng: minibatches(m, size, rng)[:1])


@misconception_of("train_network")
def batches_drawn_with_replacement(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The batches are drawn with replacement: in an epoch every sample is used exactly once."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, draw=lambda m, size, rng: cut(rng.integers(m, size=m), size))


@misconception_of("train_network")
def targets_shuffled_apart(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """X and Y are shuffled apart, so that samples get each other's targets: use the same indices
    for both."""
    for _ in range(epochs):
        other = Y[:, rng.permutation(Y.shape[1])]
        weights, biases = descended(weights, biases, X, other, lr, lam, 1, batch_size, rng)
    return weights, biases


@misconception_of("train_network")
def batch_size_ignored(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """Each epoch is a single step on the whole set: cut it into batches of batch_size."""
    return descended(weights, biases, X, Y, lr, lam, epochs, X.shape[1], rng)


@misconception_of("train_network")
def single_samples(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """Every sample makes a step of its own: a step takes the mean gradient of a whole batch."""
    return descended(weights, biases, X, Y, lr, lam, epochs, 1, rng)


@misconception_of("train_network")
def only_one_epoch(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """Only one epoch is done, whatever `epochs` says: is the `return` inside the loop?"""
    return descended(weights, biases, X, Y, lr, lam, 1, batch_size, rng)


@misconception_of("train_network")
def gradient_of_the_start(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """All gradients are taken at the weights that came in: each batch must see the weights that
    the one before has left."""
    start = weights, biases
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, gradient=lambda W, b, X, Y: backprop(*start, X, Y))


@misconception_of("train_network")
def biases_stay(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The biases never move: they are trained too, without the decay."""

    def gradient(weights, biases, X, Y):
        grad_W, grad_b = backprop(weights, biases, X, Y)
        return grad_W, [0 * g for g in grad_b]

    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, gradient=gradient)


@misconception_of("train_network")
def result_not_kept(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The weights come back as they went in: the result of each step has to be kept."""
    return list(weights), list(biases)


@misconception_of("train_network")
def decay_halved(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The decay is half of what it should be: the 2 of the derivative of w² cancels the ½ in
    λ/(2m)."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, decay=lambda batch: 1 - lr * lam / X.shape[1] / 2)


@misconception_of("train_network")
def decayed_after_the_step(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The gradient's step decays too, (1 − lr λ/m)(W − lr ∇): only the old W is multiplied by
    1 − lr λ/m."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, factor=lambda batch: 1.0, after=1 - lr * lam / X.shape[1])


@misconception_of("train_network")
def decay_at_the_start_of_an_epoch(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The weights decay once, at the start of each epoch; the decay belongs to every step, that is,
    every batch."""
    for _ in range(epochs):
        weights = [(1 - lr * lam / X.shape[1]) * W for W in weights]
        weights, biases = descended(weights, biases, X, Y, lr, 0.0, 1, batch_size, rng)
    return weights, biases


@misconception_of("train_network")
def decay_by_the_sign(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The weights decay by lr λ/m times their *sign*: that is L1; L2 takes the weights
    themselves."""
    shrink = lr * lam / X.shape[1]
    for _ in range(epochs):
        for batch in minibatches(X.shape[1], batch_size, rng):
            pulled = [W - shrink * np.sign(W) for W in weights]
            step = descended(
                weights,
                biases,
                X[:, batch],
                Y[:, batch],
                lr,
                0.0,
                1,
                len(batch),
                rng,
                draw=in_order,
            )
            weights = [p + new - W for p, new, W in zip(pulled, step[0], weights, strict=True)]
            biases = step[1]
    return weights, biases


@misconception_of("train_network")
def images_shuffled_alone(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """X is shuffled and Y is not, so that samples get each other's targets: use the same indices
    for both."""
    for _ in range(epochs):
        shuffled = X[:, rng.permutation(X.shape[1])]
        weights, biases = descended(
            weights, biases, shuffled, Y, lr, lam, 1, batch_size, rng, draw=in_order
        )
    return weights, biases


@misconception_of("train_network")
def two_permutations(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """X and Y are shuffled by two permutations, so that samples get each other's targets: draw one,
    and use it for both."""
    for _ in range(epochs):
        X1 = X[:, rng.permutation(X.shape[1])]
        Y1 = Y[:, rng.permutation(X.shape[1])]
        weights, biases = descended(
            weights, biases, X1, Y1, lr, lam, 1, batch_size, rng, draw=in_order
        )
    return weights, biases


@misconception_of("train_network")
def targets_in_order(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The targets of each batch are the first ones of Y, not those of its samples: Y[:, batch], as
    X[:, batch]."""
    for _ in range(epochs):
        for batch in minibatches(X.shape[1], batch_size, rng):
            rest = X[:, batch], Y[:, : len(batch)]
            grad_W, grad_b = backprop(weights, biases, *rest)
            decay = 1 - lr * lam / X.shape[1]
            weights = [decay * W - lr * g for W, g in zip(weights, grad_W, strict=True)]
            biases = [b - lr * g for b, g in zip(biases, grad_b, strict=True)]
    return weights, biases


@misconception_of("train_network")
def whole_set_in_every_step(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """Every step takes the gradient of the whole set, as often as there are batches: take that of
    X[:, batch], Y[:, batch]."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, gradient=lambda W, b, *_: backprop(W, b, X, Y))


@misconception_of("train_network")
def gradients_of_the_epoch_start(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """Within an epoch all gradients are taken at the weights it began with: each batch must see the
    weights that the one before has left."""
    for _ in range(epochs):
        start = weights, biases
        weights, biases = descended(
            weights, biases, X, Y, lr, lam, 1, batch_size, rng,
            gradient=lambda W, b, X, Y, start=start: backprop(*start, X, Y),
        )  # fmt: skip
    return weights, biases


@misconception_of("train_network")
def gradients_pile_up(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The gradients of earlier batches are added to those of the next: begin each batch at zero."""
    total = None

    def gradient(*args):
        nonlocal total
        new = [part for parts in backprop(*args) for part in parts]
        total = new if total is None else [a + b for a, b in zip(total, new, strict=True)]
        return total[: len(weights)], total[len(weights) :]

    for _ in range(epochs):
        total = None
        weights, biases = descended(
            weights, biases, X, Y, lr, lam, 1, batch_size, rng, gradient=gradient
        )
    return weights, biases


@misconception_of("train_network")
def biases_climb(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The biases go up the cost; they move by −lr times their gradient, as the weights do."""

    def gradient(weights, biases, X, Y):
        grad_W, grad_b = backprop(weights, biases, X, Y)
        return grad_W, [-g for g in grad_b]

    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, gradient=gradient)


@misconception_of("train_network")
def biases_without_the_rate(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The biases move by their gradient without the learning rate."""

    def gradient(weights, biases, X, Y):
        grad_W, grad_b = backprop(weights, biases, X, Y)
        return grad_W, [g / lr for g in grad_b]

    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, gradient=gradient)


@misconception_of("train_network")
def bias_gradients_summed(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The biases' gradient is summed over the batch; it is a mean, as the weights' is."""

    def gradient(weights, biases, X, Y):
        grad_W, grad_b = backprop(weights, biases, X, Y)
        return grad_W, [g * X.shape[1] for g in grad_b]

    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, gradient=gradient)


@misconception_of("train_network")
def last_layer_only(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """Only the last layer learns; every layer has its gradient."""

    def gradient(weights, biases, X, Y):
        grad_W, grad_b = backprop(weights, biases, X, Y)
        return [0 * g for g in grad_W[:-1]] + grad_W[-1:], [0 * g for g in grad_b[:-1]] + grad_b[
            -1:
        ]

    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, gradient=gradient)


@misconception_of("train_network")
def rate_divided_by_the_batch_size(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The learning rate is divided by batch_size: `backprop` returns a mean already."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, factor=lambda batch: 1 / batch_size)


@misconception_of("train_network")
def cross_entropy_gradient(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The output's δ lacks σ'(z): that is the gradient of the cross-entropy. Here the cost is
    quadratic (as in the given `backprop`)."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, gradient=cross_entropy_backprop)


@misconception_of("train_network")
def epoch_too_few(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """There is one epoch too few: range(1, epochs) has epochs − 1 of them."""
    return descended(weights, biases, X, Y, lr, lam, epochs - 1, batch_size, rng)


@misconception_of("train_network")
def epoch_too_many(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """There is one epoch too many: range(epochs + 1) has epochs + 1 of them."""
    return descended(weights, biases, X, Y, lr, lam, epochs + 1, batch_size, rng)


@misconception_of("train_network")
def biases_returned_first(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The biases come first; return (weights, biases)."""
    return descended(weights, biases, X, Y, lr, lam, epochs, batch_size, rng)[::-1]


@misconception_of("train_network")
def pairs_returned(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The result is a list of pairs (W, b); return two lists, all weights and all biases."""
    return list(
        zip(*descended(weights, biases, X, Y, lr, lam, epochs, batch_size, rng), strict=True)
    )


@misconception_of("train_network")
def full_batches_only(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """A batch with fewer than batch_size samples makes no step, even if it is the only one: it
    makes a step too."""

    def draw(m, size, rng):
        return [batch for batch in minibatches(m, size, rng) if len(batch) == size]

    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, draw=draw)


@misconception_of("train_network")
def batches_overlap(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """Each batch is drawn from all samples anew: in an epoch every sample is used exactly once."""

    def draw(m, size, rng):
        return [rng.choice(m, len(batch), replace=False) for batch in cut(np.arange(m), size)]

    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, draw=draw)


@misconception_of("train_network")
def generator_of_its_own(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The batches come from default_rng(0), a generator of your own: use `rng`."""
    rng = np.random.default_rng(0)
    return descended(weights, biases, X, Y, lr, lam, epochs, batch_size, rng)


@misconception_of("train_network")
def shuffled_alike_in_every_epoch(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """Every epoch has the same order: a generator made anew from one seed draws the same again. Use
    `rng` itself."""
    seed = int(rng.integers(1 << 30))
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(
        *args, draw=lambda m, size, _: minibatches(m, size, np.random.default_rng(seed))
    )


@misconception_of("train_network")
def rate_falls(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The learning rate falls from epoch to epoch; it is `lr` in every step."""
    for epoch in range(epochs):
        rate = lr * 0.95**epoch
        weights, biases = descended(weights, biases, X, Y, rate, lam, 1, batch_size, rng)
    return weights, biases


@misconception_of("train_network")
def single_samples_in_order(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """With batch_size = 1 the samples come in their order 0, 1, 2, …: shuffle them there too, anew
    in each epoch."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, draw=in_order if batch_size == 1 else minibatches)


@misconception_of("train_network")
def at_least_one_epoch(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """With epochs = 0 an epoch is made all the same: weights and biases should come back as they
    were."""
    return descended(weights, biases, X, Y, lr, lam, max(epochs, 1), batch_size, rng)


@misconception_of("train_network")
def gradient_doubled(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The gradient is twice too large: the 2 of the derivative cancels the ½ of the cost, and
    δ = (a − y) σ'(z) at the output."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, factor=lambda batch: 2.0)


def own_backprop(output, first, hidden):
    """`backprop` with another last activation, δ at the output, and slope of the hidden layers."""

    def gradient(weights, biases, X, Y):
        A = [X]
        for W, b in zip(weights, biases, strict=True):
            z = W @ A[-1] + b
            A.append(output(z) if len(A) == len(weights) else sigmoid(z))
        delta, grads = first(A[-1], Y) / X.shape[1], []
        for W, a in zip(weights[::-1], A[-2::-1], strict=True):
            grads.append((delta @ a.T, delta.sum(axis=1, keepdims=True)))
            delta = W.T @ delta * hidden(a)
        return [g[0] for g in grads[::-1]], [g[1] for g in grads[::-1]]

    return gradient


@misconception_of("train_network")
def hidden_slope_left_out(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The δ of the hidden layers lacks σ'(z): it is Wᵀδ ⊙ a(1 − a), in every layer."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    gradient = own_backprop(sigmoid, lambda a, y: (a - y) * a * (1 - a), lambda a: 1.0)
    return descended(*args, gradient=gradient)


@misconception_of("train_network")
def linear_output(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The last layer has no sigmoid, and δ = a − y: here every layer has one, and at the output
    δ = (a − y) σ'(z) (as in the given `backprop`)."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    gradient = own_backprop(lambda z: z, lambda a, y: a - y, lambda a: a * (1 - a))
    return descended(*args, gradient=gradient)


@misconception_of("train_network")
def weights_alone(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """Only the weights are returned; the biases were trained too: return (weights, biases)."""
    return descended(weights, biases, X, Y, lr, lam, epochs, batch_size, rng)[0]


@misconception_of("train_network")
def fixed_batches_in_shuffled_order(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The batches come in random order, but each holds neighbours, the same in every epoch: shuffle
    the samples, then cut them into batches."""

    def draw(m, size, rng):
        whole = in_order(m, size, rng)
        return [whole[i] for i in rng.permutation(len(whole))]

    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, draw=draw)


@misconception_of("train_network")
def features_counted_for_samples(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """m is X.shape[0], the number of features: a column of X is a sample, so m = X.shape[1]."""
    m = X.shape[0]
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(
        *args, draw=lambda _, *rest: minibatches(m, *rest), decay=lambda batch: 1 - lr * lam / m
    )


@misconception_of("train_network")
def rows_taken_for_samples(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The rows of X are taken for samples, X[batch] (and mostly no shapes fit): here the columns
    are, X[:, batch] and Y[:, batch], and m = X.shape[1]."""
    decay = 1 - lr * lam / X.shape[0]
    for _ in range(epochs):
        for batch in minibatches(X.shape[0], batch_size, rng):
            grad_W, grad_b = backprop(weights, biases, X[batch], Y[batch])
            weights = [decay * W - lr * g for W, g in zip(weights, grad_W, strict=True)]
            biases = [b - lr * g for b, g in zip(biases, grad_b, strict=True)]
    return weights, biases
