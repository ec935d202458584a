"""Known mistakes in `lenet`. Each docstring is what the student reads."""

from assignments.architectures.misconceptions.common import (
    DROPOUT,
    NORM,
    edited,
    first,
    followed,
    placed,
    with_entries,
    without,
    without_last,
)
from autograder.examiner import misconception_of
from solutions.architectures import layer, lenet


@misconception_of("lenet")
def lenet_pools_by_maxima(classes=10):
    """LeNet pools by maxima in many programs; here, as in the original, it takes averages."""
    return edited(
        lenet(classes), lambda _, e: {**e, "kind": "max_pool"} if e["kind"] == "avg_pool" else e
    )


@misconception_of("lenet")
def lenet_pads(classes=10):
    """The first convolution has a padding of 2: that makes up for images of 28×28 where the
    original had 32×32. The notes have no padding."""
    return first(lenet(classes), "conv", padding=2)


@misconception_of("lenet")
def lenet_for_ten_classes(classes=10):
    """The last layer has ten units whatever `classes` says (or a list made for an earlier call
    comes back)."""
    return lenet(10)


@misconception_of("lenet")
def lenet_without_flatten(classes=10):
    """The flatten is missing: a dense layer needs its numbers in one row."""
    return without(lenet(classes), "flatten")


@misconception_of("lenet")
def lenet_with_one_hidden_layer(classes=10):
    """The dense layer of 84 units is missing: there are 120, then 84, then the classes."""
    return edited(lenet(classes), lambda _, e: None if e.get("units") == 84 else e)


@misconception_of("lenet")
def lenet_of_caffe(classes=10):
    """These are 20 and 50 channels and 500 units, the LeNet of the Caffe library; the notes have
    6 and 16 channels, 120 and 84 units."""
    window = {"kernel": 5}
    pool = layer("max_pool", size=2, stride=2)
    convolutions = [layer("conv", channels=20, **window), pool]
    convolutions += [layer("conv", channels=50, **window), pool]
    head = [layer("flatten"), layer("dense", units=500), layer("dense", units=classes)]
    return [*convolutions, *head]


@misconception_of("lenet")
def lenet_of_kernels_of_three(classes=10):
    """The kernels are 3×3; LeNet's are 5×5."""
    return with_entries(lenet(classes), "conv", kernel=3)


@misconception_of("lenet")
def lenet_pools_overlap(classes=10):
    """The pools have a stride of 1; they are 2×2 with a stride of 2."""
    return with_entries(lenet(classes), "avg_pool", stride=1)


@misconception_of("lenet")
def lenet_pads_both(classes=10):
    """Both convolutions have a padding of 2; the notes have no padding."""
    return with_entries(lenet(classes), "conv", padding=2)


@misconception_of("lenet")
def lenet_with_batch_norm(classes=10):
    """There is a batch norm behind each convolution; LeNet is older than batch norm and has
    none."""
    return followed(lenet(classes), "conv", NORM)


@misconception_of("lenet")
def lenet_with_dropout(classes=10):
    """There are dropouts; LeNet has none."""
    return edited(lenet(classes), lambda _, e: [e, DROPOUT] if e.get("units") in (120, 84) else e)


@misconception_of("lenet")
def lenet_dense_layers_exchanged(classes=10):
    """The dense layers are exchanged; 120 units come first, then 84."""
    units = {120: 84, 84: 120}
    return edited(
        lenet(classes), lambda _, e: {**e, "units": units.get(e["units"], e["units"])}
        if e["kind"] == "dense" else e
    )  # fmt: skip


@misconception_of("lenet")
def lenet_convolves_to_120(classes=10):
    """The 120 units are a third convolution, as in the original paper; in the notes they are a
    dense layer, behind the flatten."""
    third = layer("conv", channels=120, kernel=4)
    turned = edited(
        lenet(classes), lambda _, e: {120: [third, layer("flatten")]}.get(e.get("units"), e)
    )
    return edited(turned, lambda n, e: None if n == 6 else e)


@misconception_of("lenet")
def lenet_convolves_to_120_by_five(classes=10):
    """The 120 units are a third convolution of 5×5, as in the original paper, where the images are
    32×32; here 4×4 pixels are left, and the 120 units are a dense layer behind the flatten."""
    layers = lenet(classes)
    third = layer("conv", channels=120, kernel=5)
    return [*layers[:6], third, layer("sigmoid"), layer("flatten"), *layers[9:]]


@misconception_of("lenet")
def lenet_pools_globally(classes=10):
    """A global mean stands before the dense layers; LeNet flattens all 16·4·4 numbers."""
    return placed(lenet(classes), "flatten", layer("global_avg_pool"))


@misconception_of("lenet")
def lenet_flattened_at_once(classes=10):
    """The flatten stands in front; convolutions want an image (C, H, W), so it comes behind the
    last pool."""
    return [layer("flatten"), *without(lenet(classes), "flatten")]


@misconception_of("lenet")
def lenet_with_one_pool(classes=10):
    """The second pool is missing; one follows each convolution."""
    return without_last(lenet(classes), "avg_pool")
