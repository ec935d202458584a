"""Known mistakes in `densenet`. Each docstring is what the student reads."""

from assignments.architectures.misconceptions.common import (
    DROPOUT,
    NORM,
    a_thousand_by_default,
    edited,
    last_of,
    never_flattened,
    placed,
    with_entries,
    without,
)
from autograder.examiner import misconception_of
from solutions.architectures import densenet, layer


@misconception_of("densenet")
def densenet_without_halving(classes=10):
    """The transitions keep all channels; their 1×1 convolution leaves half of them."""
    channels = iter((192, 320, 448))
    return edited(
        densenet(classes),
        lambda _, e: {**e, "channels": next(channels)} if e.get("kernel") == 1 else e,
    )


@misconception_of("densenet")
def densenet_pools_by_maxima(classes=10):
    """The transitions pool by maxima; DenseNet's take averages."""
    return edited(
        densenet(classes), lambda _, e: {**e, "kind": "max_pool"} if e["kind"] == "avg_pool" else e
    )


@misconception_of("densenet")
def densenet_121(classes=10):
    """The blocks have 6, 12, 24 and 16 layers: that is DenseNet-121. Here all have four."""
    channels, layers = 64, [*densenet(classes)[:4]]
    for depth in (6, 12, 24, 16):
        layers += [layer("dense_block", layers=depth, growth=32)]
        channels += 32 * depth
        if depth != 16:
            channels //= 2
            layers += [layer("batch_norm"), layer("relu")]
            layers += [layer("conv", channels=channels, kernel=1)]
            layers += [layer("avg_pool", size=2, stride=2)]
    return layers + densenet(classes)[-5:]


@misconception_of("densenet")
def densenet_ends_without_batch_norm(classes=10):
    """The batch norm behind the last block is missing."""
    layers = densenet(classes)
    place = last_of(layers, "batch_norm")
    return edited(layers, lambda n, e: None if n == place else e)


@misconception_of("densenet")
def densenet_transitions_without_batch_norm(classes=10):
    """The batch norms of the transitions are missing."""
    layers = densenet(classes)
    places = [n for n, entry in enumerate(layers) if entry["kind"] == "batch_norm"][1:-1]
    return edited(layers, lambda n, e: None if n in places else e)


@misconception_of("densenet")
def densenet_with_a_fourth_transition(classes=10):
    """A transition follows the last block, too; they stand between the blocks, so there are three
    of them."""
    layers = densenet(classes)
    place = last_of(layers, "dense_block")
    fourth = [layer("batch_norm"), layer("relu"), layer("conv", channels=124, kernel=1)]
    fourth += [layer("avg_pool", size=2, stride=2)]
    return edited(layers, lambda n, e: [e, *fourth] if n == place else e)


@misconception_of("densenet")
def densenet_for_ten_classes(classes=10):
    """The last layer has ten units whatever `classes` says (or a list made for an earlier call
    comes back)."""
    return densenet(10)


@misconception_of("densenet")
def densenet_normalises_after_convolving(classes=10):
    """In the transitions batch norm follows the 1×1 convolution and so sees half of the channels;
    it comes first, as everywhere in DenseNet."""
    layers = densenet(classes)
    places = [n for n, entry in enumerate(layers) if entry["kind"] == "batch_norm"][1:-1]

    def moved(n, entry):
        if n in places:
            return None
        return [entry, layer("batch_norm")] if entry.get("kernel") == 1 else entry

    return edited(layers, moved)


densenet_for_a_thousand = a_thousand_by_default(densenet)


densenet_never_flattened = never_flattened(densenet)


@misconception_of("densenet")
def densenet_without_transitions(classes=10):
    """The transitions are missing: between each two blocks stand batch norm, relu, a 1×1
    convolution to half of the channels and an average pool."""
    layers = densenet(classes)
    head, tail = layers[:4], layers[-5:]
    return [*head, *[entry for entry in layers if entry["kind"] == "dense_block"], *tail]


@misconception_of("densenet")
def densenet_stem_without_batch_norm(classes=10):
    """The batch norm behind the 7×7 convolution is missing."""
    layers = densenet(classes)
    return [layers[0], *layers[2:]]


@misconception_of("densenet")
def densenet_without_batch_norm(classes=10):
    """The batch norms are missing: one stands in the stem, one in each transition, one behind the
    last block."""
    return without(densenet(classes), "batch_norm")


@misconception_of("densenet")
def densenet_without_pool_in_its_stem(classes=10):
    """The max pool of the stem is missing: 3×3, stride 2, padding 1."""
    return without(densenet(classes), "max_pool")


@misconception_of("densenet")
def densenet_pools_without_padding(classes=10):
    """The max pool of the stem has no padding; it is 3×3, stride 2, padding 1."""
    return with_entries(densenet(classes), "max_pool", padding=0)


@misconception_of("densenet")
def densenet_transitions_never_pool(classes=10):
    """The average pools of the transitions are missing: 2×2, stride 2."""
    return without(densenet(classes), "avg_pool")


@misconception_of("densenet")
def densenet_transitions_stride(classes=10):
    """The 1×1 convolutions of the transitions have stride 2 in place of a pool; an average pool,
    2×2, stride 2, stands behind them."""
    return edited(
        without(densenet(classes), "avg_pool"),
        lambda _, e: {**e, "stride": 2} if e.get("kernel") == 1 else e,
    )


@misconception_of("densenet")
def densenet_never_averaged(classes=10):
    """The global mean before the flatten is missing."""
    return without(densenet(classes), "global_avg_pool")


@misconception_of("densenet")
def densenet_halves_the_block_alone(classes=10):
    """The transitions have 64 channels, half of what a block adds; it is half of all that leave the
    block, those that entered it, too: 96, 112, 120."""
    return edited(
        densenet(classes), lambda _, e: {**e, "channels": 64} if e.get("kernel") == 1 else e
    )


@misconception_of("densenet")
def densenet_of_three_blocks(classes=10):
    """There are three blocks; there are four, with a transition between each two."""
    layers = densenet(classes)
    place = last_of(layers, "dense_block")
    return [*layers[: place - 4], *layers[place + 1 :]]


@misconception_of("densenet")
def densenet_growth_and_layers_exchanged(classes=10):
    """`layers` and `growth` are exchanged: each block has four layers, and each of them adds 32
    channels."""
    turned = {"layers": 32, "growth": 4}
    return edited(
        densenet(classes), lambda _, e: {**e, **turned} if e["kind"] == "dense_block" else e
    )


@misconception_of("densenet")
def densenet_normalises_around_transitions(classes=10):
    """A second batch norm follows the 1×1 convolution of each transition; one stands before it, and
    the next dense block begins with its own."""
    return edited(densenet(classes), lambda _, e: [e, NORM] if e.get("kernel") == 1 else e)


@misconception_of("densenet")
def densenet_with_dropout(classes=10):
    """A dropout stands before the dense layer; DenseNet has none here."""
    return placed(densenet(classes), "dense", DROPOUT)
