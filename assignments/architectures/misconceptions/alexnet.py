"""Known mistakes in `alexnet`. Each docstring is what the student reads."""

from assignments.architectures.misconceptions.common import (
    a_thousand_by_default,
    batch_norm_added,
    edited,
    first,
    last_of,
    never_flattened,
    placed,
    pools_by_averages,
    with_entries,
    without,
    without_last,
)
from autograder.examiner import misconception_of
from solutions.architectures import alexnet, layer


@misconception_of("alexnet")
def alexnet_pads_first(classes=10):
    """The first convolution has a padding of 1, as in some books; the notes give it none."""
    return first(alexnet(classes), "conv", padding=1)


@misconception_of("alexnet")
def alexnet_of_torchvision(classes=10):
    """These are the channels 64, 192, 384, 256, 256 of a later variant (PyTorch's); the notes have
    96, 256, 384, 384, 256."""
    channels = iter((64, 192, 384, 256, 256))
    return edited(
        alexnet(classes), lambda _, e: {**e, "channels": next(channels)} if "channels" in e else e
    )


@misconception_of("alexnet")
def alexnet_without_overlap(classes=10):
    """The pools are 2×2; AlexNet's are 3×3 with a stride of 2, so that windows overlap."""
    return with_entries(alexnet(classes), "max_pool", size=2)


@misconception_of("alexnet")
def alexnet_without_dropout(classes=10):
    """The dropouts are missing: one of 0.5 behind each of the two layers of 4096 units."""
    return without(alexnet(classes), "dropout")


@misconception_of("alexnet")
def alexnet_for_ten_classes(classes=10):
    """The last layer has ten units whatever `classes` says (or a list made for an earlier call
    comes back)."""
    return alexnet(10)


@misconception_of("alexnet")
def alexnet_with_two_pools(classes=10):
    """The third pool, behind the last convolution, is missing."""
    layers = alexnet(classes)
    place = last_of(layers, "max_pool")
    return edited(layers, lambda n, e: None if n == place else e)


@misconception_of("alexnet")
def alexnet_drops_its_input(classes=10):
    """The dropouts stand before the layers of 4096 units; in the notes they follow them."""

    def moved(_, entry):
        if entry["kind"] == "dropout":
            return None
        return [layer("dropout", p=0.5), entry] if entry.get("units") == 4096 else entry

    return edited(alexnet(classes), moved)


alexnet_for_a_thousand = a_thousand_by_default(alexnet)


alexnet_never_flattened = never_flattened(alexnet)


alexnet_pools_by_averages = pools_by_averages(alexnet)


alexnet_with_batch_norm = batch_norm_added(alexnet)


@misconception_of("alexnet")
def alexnet_pads_first_by_two(classes=10):
    """The first convolution has a padding of 2, as in PyTorch; the notes give it none."""
    return first(alexnet(classes), "conv", padding=2)


@misconception_of("alexnet")
def alexnet_never_pads(classes=10):
    """No convolution is padded; the 5×5 one has a padding of 2, the 3×3 ones of 1."""
    return with_entries(alexnet(classes), "conv", padding=0)


@misconception_of("alexnet")
def alexnet_without_padding_of_two(classes=10):
    """The 5×5 convolution is not padded; it has a padding of 2."""
    return edited(alexnet(classes), lambda _, e: {**e, "padding": 0} if e.get("kernel") == 5 else e)


@misconception_of("alexnet")
def alexnet_pads_five_by_one(classes=10):
    """The 5×5 convolution has a padding of 1; it has one of 2, half of its kernel."""
    return edited(alexnet(classes), lambda _, e: {**e, "padding": 1} if e.get("kernel") == 5 else e)


@misconception_of("alexnet")
def alexnet_pools_with_padding(classes=10):
    """The pools have a padding of 1; AlexNet's have none."""
    return with_entries(alexnet(classes), "max_pool", padding=1)


@misconception_of("alexnet")
def alexnet_drops_once(classes=10):
    """One of the dropouts is missing: one of 0.5 stands behind each of the two layers of 4096
    units."""
    return without_last(alexnet(classes), "dropout")


@misconception_of("alexnet")
def alexnet_with_two_small_convolutions(classes=10):
    """One of the 3×3 convolutions of 384 channels is missing; there are two, and one of 256."""
    layers = alexnet(classes)
    place = max(n for n, e in enumerate(layers) if e.get("channels") == 384)
    return edited(layers, lambda n, e: None if n == place else e)


@misconception_of("alexnet")
def alexnet_with_one_hidden_layer(classes=10):
    """There is one dense layer of 4096 units; there are two, each with a dropout behind it."""
    layers = alexnet(classes)
    place = max(n for n, e in enumerate(layers) if e.get("units") == 4096)
    return [*layers[:place], *layers[place + 3 :]]


@misconception_of("alexnet")
def alexnet_entirely_of_torchvision(classes=10):
    """This is PyTorch's AlexNet: 64, 192, 384, 256, 256 channels, a padding of 2 in front, and
    dropouts before the dense layers. The notes have 96, 256, 384, 384, 256, no padding in front,
    and dropouts behind."""
    layers = alexnet_drops_its_input(classes)
    channels = iter((64, 192, 384, 256, 256))
    layers = edited(
        layers, lambda _, e: {**e, "channels": next(channels)} if "channels" in e else e
    )
    return first(layers, "conv", padding=2)


@misconception_of("alexnet")
def alexnet_pools_globally(classes=10):
    """A global mean stands before the dense layers; AlexNet flattens all that the last pool
    left."""
    return placed(alexnet(classes), "flatten", layer("global_avg_pool"))


@misconception_of("alexnet")
def alexnet_for_a_thousand_always(classes=10):
    """The last layer has a thousand units, as in the original paper, whatever `classes` says."""
    return alexnet(1000)


@misconception_of("alexnet")
def alexnet_drops_a_fifth(classes=10):
    """The dropouts have p = 0.2; AlexNet drops each unit with probability 0.5."""
    return with_entries(alexnet(classes), "dropout", p=0.2)
