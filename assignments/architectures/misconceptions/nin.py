"""Known mistakes in `nin`. Each docstring is what the student reads."""

from assignments.architectures.misconceptions.common import (
    DROPOUT,
    NORM,
    a_thousand_by_default,
    edited,
    followed,
    last_of,
    placed,
    pools_by_averages,
    with_entries,
    without,
    without_last,
)
from autograder.examiner import misconception_of
from solutions.architectures import layer, nin


@misconception_of("nin")
def nin_with_one_small_convolution(classes=10):
    """A block has one 1×1 convolution; there are two behind the first convolution."""
    layers, small = nin(classes), []

    def halved(n, entry):
        if entry.get("kernel") == 1:
            small.append(n)
            return entry if len(small) % 2 else None
        return entry

    return edited(layers, halved)


@misconception_of("nin")
def nin_for_ten_classes(classes=10):
    """The last block has ten channels whatever `classes` says."""
    return nin(10)


@misconception_of("nin")
def nin_without_dropout(classes=10):
    """The dropout before the last block is missing."""
    return without(nin(classes), "dropout")


@misconception_of("nin")
def nin_never_flattened(classes=10):
    """The flatten at the end is missing: the global pool leaves (classes, 1, 1)."""
    return without(nin(classes), "flatten")


@misconception_of("nin")
def nin_with_a_dense_layer(classes=10):
    """A dense layer stands at the end; NiN has none: the last block has a channel for each class,
    and the mean of a channel is the score."""
    return [*nin(classes), layer("dense", units=classes)]


@misconception_of("nin")
def nin_pools_once_more(classes=10):
    """A pool stands behind the last block, too; there the global average takes its place."""
    pool = layer("max_pool", size=3, stride=2)
    return edited(nin(classes), lambda _, e: [pool, e] if e["kind"] == "global_avg_pool" else e)


@misconception_of("nin")
def nin_of_small_first_kernels(classes=10):
    """The first convolution of every block is 3×3; they are 11×11, 5×5, 3×3 and 3×3."""
    return edited(nin(classes), lambda _, e: {**e, "kernel": 3} if e.get("kernel", 0) > 3 else e)


nin_for_a_thousand = a_thousand_by_default(nin)


nin_pools_by_averages = pools_by_averages(nin)


@misconception_of("nin")
def nin_without_overlap(classes=10):
    """The pools are 2×2; they are 3×3 with a stride of 2, so that windows overlap."""
    return with_entries(nin(classes), "max_pool", size=2)


@misconception_of("nin")
def nin_without_its_third_pool(classes=10):
    """The third pool is missing: one follows each of the first three blocks."""
    return without_last(nin(classes), "max_pool")


@misconception_of("nin")
def nin_never_pads(classes=10):
    """The convolutions are not padded; those of 5×5 have a padding of 2, those of 3×3 of 1."""
    return with_entries(nin(classes), "conv", padding=0)


@misconception_of("nin")
def nin_without_padding_of_two(classes=10):
    """The 5×5 convolution is not padded; it has a padding of 2."""
    return edited(nin(classes), lambda _, e: {**e, "padding": 0} if e.get("kernel") == 5 else e)


@misconception_of("nin")
def nin_drops_at_the_end(classes=10):
    """The dropout stands behind the last block; it stands before it."""
    return placed(without(nin(classes), "dropout"), "global_avg_pool", DROPOUT)


@misconception_of("nin")
def nin_with_batch_norm(classes=10):
    """There is a batch norm behind each convolution, as in later variants; NiN has none."""
    return followed(nin(classes), "conv", NORM)


@misconception_of("nin")
def nin_drops_before_its_last_pool(classes=10):
    """The dropout stands before the third pool; it stands behind it, before the last block. (What
    is dropped there may not reach the maxima.)"""
    layers = without(nin(classes), "dropout")
    place = last_of(layers, "max_pool")
    return [*layers[:place], DROPOUT, *layers[place:]]


@misconception_of("nin")
def nin_never_averaged(classes=10):
    """The global mean is missing: the score of a class is the mean of its channel."""
    return without(nin(classes), "global_avg_pool")


@misconception_of("nin")
def nin_ends_with_a_dense_layer(classes=10):
    """A dense layer takes the place of the last block; that block has a channel for each class, and
    the mean of a channel is the score."""
    layers = nin(classes)
    place = last_of(layers, "dropout")
    head = [layer("global_avg_pool"), layer("flatten"), layer("dense", units=classes)]
    return [*layers[: place + 1], *head]


@misconception_of("nin")
def nin_ends_with_one_convolution(classes=10):
    """The last block is a single convolution; it is a block like the others, with two of 1×1."""
    layers = nin(classes)
    place = last_of(layers, "dropout")
    return [*layers[: place + 3], *layers[-2:]]


@misconception_of("nin")
def nin_without_small_convolutions(classes=10):
    """The 1×1 convolutions are missing: two of them follow the first convolution of each block."""
    return edited(nin(classes), lambda _, e: None if e.get("kernel") == 1 else e)


@misconception_of("nin")
def nin_without_its_last_block(classes=10):
    """The last block is missing; its channels are the classes."""
    layers = nin(classes)
    return [*layers[: last_of(layers, "dropout") + 1], *layers[-2:]]
