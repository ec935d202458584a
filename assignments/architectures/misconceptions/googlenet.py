"""Known mistakes in `googlenet`. Each docstring is what the student reads."""

from assignments.architectures.misconceptions.common import (
    DROPOUT,
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
)
from autograder.examiner import misconception_of
from solutions.architectures import googlenet, layer


@misconception_of("googlenet")
def googlenet_pools_without_padding(classes=10):
    """The pools have no padding; they are 3×3, stride 2, padding 1."""
    return with_entries(googlenet(classes), "max_pool", padding=0)


@misconception_of("googlenet")
def googlenet_with_dropout(classes=10):
    """A dropout stands before the dense layer, as in the original paper; the notes have none."""
    return edited(
        googlenet(classes), lambda _, e: [layer("dropout", p=0.4), e] if e["kind"] == "dense" else e
    )


@misconception_of("googlenet")
def googlenet_without_its_last_pool(classes=10):
    """There is no pool between the groups of five and of two inception blocks."""
    layers = googlenet(classes)
    place = last_of(layers, "max_pool")
    return edited(layers, lambda n, e: None if n == place else e)


@misconception_of("googlenet")
def googlenet_for_ten_classes(classes=10):
    """The last layer has ten units whatever `classes` says (or a list made for an earlier call
    comes back)."""
    return googlenet(10)


@misconception_of("googlenet")
def googlenet_without_reduction(classes=10):
    """The 1×1 convolution of 64 channels in the second module is missing."""
    return edited(
        googlenet(classes), lambda _, e: None if e["kind"] == "conv" and e["kernel"] == 1 else e
    )


@misconception_of("googlenet")
def googlenet_specs_turned(classes=10):
    """The pairs of the inception blocks are turned: first the channels of the 1×1 convolution,
    then those of the large one."""

    def turned(_, entry):
        if entry["kind"] != "inception":
            return entry
        n1, second, third, n4 = entry["spec"]
        return {**entry, "spec": [n1, second[::-1], third[::-1], n4]}

    return edited(googlenet(classes), turned)


@misconception_of("googlenet")
def googlenet_ends_with_average_pool(classes=10):
    """The last pool is a 7×7 average, right for images of 224×224 alone; the mean of each channel
    is a global_avg_pool, whatever the image's size."""
    pool = layer("avg_pool", size=7, stride=1)
    return edited(googlenet(classes), lambda _, e: pool if e["kind"] == "global_avg_pool" else e)


googlenet_for_a_thousand = a_thousand_by_default(googlenet)


googlenet_never_flattened = never_flattened(googlenet)


googlenet_pools_by_averages = pools_by_averages(googlenet)


googlenet_with_batch_norm = batch_norm_added(googlenet)


@misconception_of("googlenet")
def googlenet_with_dropout_of_a_half(classes=10):
    """A dropout of 0.5 stands before the dense layer; the notes have none in this network."""
    return placed(googlenet(classes), "dense", DROPOUT)


@misconception_of("googlenet")
def googlenet_first_and_last_path_exchanged(classes=10):
    """n₁ and n₄ are exchanged in the inception blocks: the first number is that of the 1×1 path,
    the last one that of the path with the pool."""

    def turned(_, entry):
        if entry["kind"] != "inception":
            return entry
        n1, second, third, n4 = entry["spec"]
        return {**entry, "spec": [n4, second, third, n1]}

    return edited(googlenet(classes), turned)


@misconception_of("googlenet")
def googlenet_specs_of_six_numbers(classes=10):
    """The specs are six numbers in a row; the second and the third path are pairs:
    [n₁, [n₂₁, n₂₂], [n₃₁, n₃₂], n₄]."""

    def flat(_, entry):
        if entry["kind"] != "inception":
            return entry
        n1, second, third, n4 = entry["spec"]
        return {**entry, "spec": [n1, *second, *third, n4]}

    return edited(googlenet(classes), flat)


@misconception_of("googlenet")
def googlenet_stem_without_padding(classes=10):
    """The 7×7 convolution is not padded; it has a padding of 3."""
    return first(googlenet(classes), "conv", padding=0)


@misconception_of("googlenet")
def googlenet_pools_at_the_end(classes=10):
    """A pool stands behind the last two inception blocks; there the global mean takes its place."""
    pool = layer("max_pool", size=3, stride=2, padding=1)
    return placed(googlenet(classes), "global_avg_pool", pool)


@misconception_of("googlenet")
def googlenet_without_dense_layer(classes=10):
    """The dense layer is missing: a sixth part, with a unit for each class, ends the network."""
    return without(googlenet(classes), "dense")


@misconception_of("googlenet")
def googlenet_never_averaged(classes=10):
    """The global mean before the flatten is missing."""
    return without(googlenet(classes), "global_avg_pool")


@misconception_of("googlenet")
def googlenet_without_pool_of_the_second_module(classes=10):
    """The pool behind the second module is missing; one stands between any two of the five."""
    layers = googlenet(classes)
    place = [n for n, entry in enumerate(layers) if entry["kind"] == "max_pool"][1]
    return edited(layers, lambda n, e: None if n == place else e)


@misconception_of("googlenet")
def googlenet_without_pool_of_the_third_module(classes=10):
    """The pool between the groups of two and of five inception blocks is missing; one stands
    between any two of the five modules."""
    layers = googlenet(classes)
    place = [n for n, entry in enumerate(layers) if entry["kind"] == "max_pool"][2]
    return edited(layers, lambda n, e: None if n == place else e)


@misconception_of("googlenet")
def googlenet_with_four_in_the_fourth_module(classes=10):
    """The fourth module has four inception blocks; it has five, and two of them are alike but for
    the pool between: (256, (160, 320), (32, 128), 128) ends the fourth and begins the fifth."""
    layers = googlenet(classes)
    place = [n for n, entry in enumerate(layers) if entry["kind"] == "inception"][6]
    return edited(layers, lambda n, e: None if n == place else e)


@misconception_of("googlenet")
def googlenet_with_six_in_the_fourth_module(classes=10):
    """The pool between the fourth and the fifth module stands one block too late; the fourth has
    five inception blocks, the fifth two."""
    layers = googlenet(classes)
    place = last_of(layers, "max_pool")
    return [*layers[:place], layers[place + 1], layers[place], *layers[place + 2 :]]


@misconception_of("googlenet")
def googlenet_with_four_then_three(classes=10):
    """The pool between the fourth and the fifth module stands one block too early; the fourth has
    five inception blocks, the fifth two."""
    layers = googlenet(classes)
    place = last_of(layers, "max_pool")
    return [*layers[: place - 1], layers[place], layers[place - 1], *layers[place + 1 :]]


@misconception_of("googlenet")
def googlenet_of_64_channels(classes=10):
    """The 3×3 convolution of the second module has 64 channels; it has three times as many, 192."""
    return edited(
        googlenet(classes), lambda _, e: {**e, "channels": 64} if e["kind"] == "conv" else e
    )


@misconception_of("googlenet")
def googlenet_without_overlap(classes=10):
    """The pools are 2×2; they are 3×3, stride 2, padding 1."""
    return with_entries(googlenet(classes), "max_pool", size=2, padding=0)
