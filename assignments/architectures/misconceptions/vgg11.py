"""Known mistakes in `vgg11`. Each docstring is what the student reads."""

from assignments.architectures.misconceptions.common import (
    DROPOUT,
    a_thousand_by_default,
    batch_norm_added,
    edited,
    last_of,
    pools_by_averages,
    with_entries,
    without,
    without_last,
)
from autograder.examiner import misconception_of
from solutions.architectures import layer, vgg11


@misconception_of("vgg11")
def vgg_without_padding(classes=10):
    """The convolutions have no padding; with a padding of 1 a 3×3 window keeps the side."""
    return with_entries(vgg11(classes), "conv", padding=0)


@misconception_of("vgg11")
def vgg13(classes=10):
    """This is VGG-13, two convolutions in every block; VGG-11 has 1, 1, 2, 2 and 2."""

    def doubled(_, entry):
        return [entry, entry] if entry.get("channels") in (64, 128) else entry

    return edited(vgg11(classes), doubled)


@misconception_of("vgg11")
def vgg_pools_behind_every_convolution(classes=10):
    """A pool follows each convolution; a block has one pool, at its end."""
    pool = layer("max_pool", size=2, stride=2)
    layers = without(vgg11(classes), "max_pool")
    return edited(layers, lambda _, e: [e, pool] if e["kind"] == "conv" else e)


@misconception_of("vgg11")
def vgg_without_dropout(classes=10):
    """The dropouts are missing: the dense part is that of AlexNet, with 0.5 behind each hidden
    layer."""
    return without(vgg11(classes), "dropout")


@misconception_of("vgg11")
def vgg_for_ten_classes(classes=10):
    """The last layer has ten units whatever `classes` says (or a list made for an earlier call
    comes back)."""
    return vgg11(10)


@misconception_of("vgg11")
def vgg_with_overlapping_pools(classes=10):
    """The pools are AlexNet's, 3×3; VGG's are 2×2 with a stride of 2."""
    return with_entries(vgg11(classes), "max_pool", size=3)


@misconception_of("vgg11")
def vgg_without_flatten(classes=10):
    """The flatten is missing: a dense layer needs its numbers in one row."""
    return without(vgg11(classes), "flatten")


vgg_for_a_thousand = a_thousand_by_default(vgg11)


vgg_pools_by_averages = pools_by_averages(vgg11)


vgg_with_batch_norm = batch_norm_added(vgg11)


@misconception_of("vgg11")
def vgg16(classes=10):
    """This is VGG-16, with 2, 2, 3, 3 and 3 convolutions; VGG-11 has 1, 1, 2, 2 and 2."""
    layers = []
    for depth, channels in ((2, 64), (2, 128), (3, 256), (3, 512), (3, 512)):
        convolution = layer("conv", channels=channels, kernel=3, padding=1)
        layers += [convolution, layer("relu")] * depth
        layers += [layer("max_pool", size=2, stride=2)]
    return layers + vgg11(classes)[-8:]


@misconception_of("vgg11")
def vgg_doubles_to_the_end(classes=10):
    """The last block has 1024 channels; the last two blocks both have 512."""
    layers = vgg11(classes)
    wide = [n for n, entry in enumerate(layers) if entry.get("channels") == 512][2:]
    return edited(layers, lambda n, e: {**e, "channels": 1024} if n in wide else e)


@misconception_of("vgg11")
def vgg_of_four_blocks(classes=10):
    """The last block is missing; there are five, the last two of 512 channels."""
    layers = vgg11(classes)
    place = last_of(layers, "max_pool")
    return [*layers[: place - 4], *layers[place + 1 :]]


@misconception_of("vgg11")
def vgg_with_one_hidden_layer(classes=10):
    """There is one dense layer of 4096 units; the dense part is AlexNet's, with two of them."""
    layers = vgg11(classes)
    place = max(n for n, e in enumerate(layers) if e.get("units") == 4096)
    return [*layers[:place], *layers[place + 3 :]]


@misconception_of("vgg11")
def vgg_pools_globally(classes=10):
    """A global mean and one dense layer end the network, as in later ones; VGG ends with AlexNet's
    dense part, 4096, 4096, classes."""
    layers = vgg11(classes)
    return [*layers[:-8], layer("global_avg_pool"), layer("flatten"), layers[-1]]


@misconception_of("vgg11")
def vgg_drops_its_input(classes=10):
    """The dropouts stand before the layers of 4096 units; in the notes they follow them."""
    layers = without(vgg11(classes), "dropout")
    return edited(layers, lambda _, e: [DROPOUT, e] if e.get("units") == 4096 else e)


@misconception_of("vgg11")
def vgg_without_its_last_pool(classes=10):
    """The pool of the last block is missing; every block ends with one."""
    return without_last(vgg11(classes), "max_pool")
