"""Known mistakes in `train`. Each docstring is what the student reads."""

import numpy as np

from assignments.digits.misconceptions.common import relu_network, softmax
from autograder.examiner import misconception_of


def start(rng, hidden=32):
    return [
        rng.normal(0, np.sqrt(2 / 64), (hidden, 64)),
        np.zeros((hidden, 1)),
        rng.normal(0, np.sqrt(2 / hidden), (10, hidden)),
        np.zeros((10, 1)),
    ]


def descend(
    X, Y, rng, model=None, epochs=8, lr=0.1, batches=None, error=lambda P, Y: P - Y, hidden=True
):
    """Mini-batch descent; `error` is the delta of the output, `batches(rng, m)` index pairs."""
    m = X.shape[1]
    model = start(rng) if model is None else model
    batches = batches or (lambda rng, m: [(i, i) for i in np.split(rng.permutation(m)[:1200], 40)])
    for _ in range(epochs):
        for images, labels in batches(rng, m):
            W1, b1, W2, b2 = model
            A1, Z2 = relu_network(model, X[:, images])
            delta2 = error(softmax(Z2), Y[:, labels]) / len(images)
            delta1 = (W2.T @ delta2) * (A1 > 0)
            if hidden:
                W1 = W1 - lr * delta1 @ X[:, images].T
                b1 = b1 - lr * delta1.sum(axis=1, keepdims=True)
            W2 = W2 - lr * delta2 @ A1.T
            b2 = b2 - lr * delta2.sum(axis=1, keepdims=True)
            model = [W1, b1, W2, b2]
    return model


@misconception_of("train")
def all_weights_begin_at_zero(X, Y, rng):
    """Every image is read as the digit that is most frequent among the training images: only the
    last biases have learned. Do all weights begin at zero? Then every hidden unit is the same
    and, with relu, none ever gets a gradient; begin with random ones."""
    return descend(X, Y, rng, model=[np.zeros_like(theta) for theta in start(rng)], epochs=2)


@misconception_of("train")
def weights_that_are_not_finite(X, Y, rng):
    """Every image is read as a 0, which is what argmax says of scores that are all nan or all the
    same. Print the cost while you train: does it become nan? Then the learning rate is too
    high, or a softmax overflows."""
    return [np.full_like(theta, np.nan) for theta in start(rng)]


@misconception_of("train")
def climbs_the_cost(X, Y, rng):
    """The steps go up the cost instead of down: the output's delta is a − y, or the step has the
    wrong sign."""
    return descend(X, Y, rng, error=lambda P, Y: Y - P, epochs=1)


@misconception_of("train")
def never_trained(X, Y, rng):
    """The weights come back as they were drawn; no step changes them. Does the loop assign the new
    weights to what is returned?"""
    return start(rng)


@misconception_of("train")
def returns_inside_the_loop(X, Y, rng):
    """Training ends with the first mini-batch: the `return` stands inside the loop."""
    return descend(X, Y, rng, batches=lambda rng, m: [(rng.permutation(m)[:32],) * 2], epochs=1)


@misconception_of("train")
def images_and_labels_shuffled_apart(X, Y, rng):
    """Images and labels are shuffled by two permutations, so each image learns the label of
    another; draw one permutation and index both with it."""

    def apart(rng, m):
        splits = (np.split(rng.permutation(m)[:1200], 40) for _ in range(2))
        return zip(*splits, strict=True)

    return descend(X, Y, rng, batches=apart, epochs=3)


@misconception_of("train")
def labels_laid_out_anew(X, Y, rng):
    """Y is reshaped to (m, 10) where it should be transposed: a reshape keeps the order in memory,
    so that labels and images no longer belong together."""
    return descend(X, Y.reshape(-1, 10).T, rng, epochs=3)


@misconception_of("train")
def first_ten_images_only(X, Y, rng):
    """Only the first ten training images are used; use all the columns of X."""
    return descend(X[:, :10], Y[:, :10], rng, batches=lambda rng, m: [(np.arange(m),) * 2] * 20)


@misconception_of("train")
def learning_rate_too_small(X, Y, rng):
    """The steps are so small that little is learned: try a learning rate ten times as large, or
    more epochs, and watch the cost fall."""
    return descend(X, Y, rng, lr=0.001, epochs=4)
