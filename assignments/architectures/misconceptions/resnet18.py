"""Known mistakes in `resnet18`. Each docstring is what the student reads."""

from assignments.architectures.misconceptions.common import (
    DROPOUT,
    NORM,
    a_thousand_by_default,
    edited,
    first,
    followed,
    never_flattened,
    placed,
    pools_by_averages,
    with_entries,
    without,
)
from autograder.examiner import misconception_of
from solutions.architectures import layer, resnet18


@misconception_of("resnet18")
def resnet_projects_first(classes=10):
    """The very first block projects, too; it keeps 64 channels and the side, so the input is
    added as it is."""
    return first(resnet18(classes), "residual", project=True)


@misconception_of("resnet18")
def resnet_never_strides(classes=10):
    """No group halves the side; the first blocks of groups two, three and four have stride 2."""
    return with_entries(resnet18(classes), "residual", stride=1)


@misconception_of("resnet18")
def resnet_halves_at_once(classes=10):
    """The first group halves the side, too; the pool before it has done so already."""
    return first(resnet18(classes), "residual", stride=2, project=True)


@misconception_of("resnet18")
def resnet_strides_in_every_block(classes=10):
    """Both blocks of a group halve and project; only the first one does."""

    def strided(_, entry):
        wide = entry["kind"] == "residual" and entry["channels"] > 64
        return {**entry, "stride": 2, "project": True} if wide else entry

    return edited(resnet18(classes), strided)


@misconception_of("resnet18")
def resnet_without_projection(classes=10):
    """No block projects; where stride or channels change, the input cannot be added as it is."""
    return with_entries(resnet18(classes), "residual", project=False)


@misconception_of("resnet18")
def resnet_with_single_blocks(classes=10):
    """Each group has one block; in ResNet-18 it has two."""
    layers, places = resnet18(classes), []

    def thinned(n, entry):
        if entry["kind"] != "residual":
            return entry
        places.append(n)
        return entry if len(places) % 2 else None

    return edited(layers, thinned)


@misconception_of("resnet18")
def resnet_for_ten_classes(classes=10):
    """The last layer has ten units whatever `classes` says (or a list made for an earlier call
    comes back)."""
    return resnet18(10)


@misconception_of("resnet18")
def resnet_stem_without_batch_norm(classes=10):
    """The batch norm behind the first convolution is missing."""
    return without(resnet18(classes), "batch_norm")


resnet_for_a_thousand = a_thousand_by_default(resnet18)


resnet_never_flattened = never_flattened(resnet18)


resnet_pools_by_averages = pools_by_averages(resnet18)


@misconception_of("resnet18")
def resnet_projects_in_every_block(classes=10):
    """Every block projects; only the first blocks of groups two, three and four do, where stride
    and channels change."""
    return with_entries(resnet18(classes), "residual", project=True)


@misconception_of("resnet18")
def resnet_strides_without_projecting(classes=10):
    """Both blocks of a group have stride 2, but only the first one projects; the second block
    keeps the side, with stride 1."""
    return edited(
        resnet18(classes), lambda _, e: {**e, "stride": 2} if e.get("channels", 0) > 64 else e
    )


@misconception_of("resnet18")
def resnet_halves_at_once_without_projecting(classes=10):
    """The first group has stride 2, too; the pool before it has halved the side already, so its
    blocks have stride 1."""
    return first(resnet18(classes), "residual", stride=2)


@misconception_of("resnet18")
def resnet_doubles_at_once(classes=10):
    """The groups have 128, 256, 512 and 1024 channels; the first one keeps the 64 of the stem, and
    each later one has twice as many as the one before."""
    return edited(
        resnet18(classes),
        lambda _, e: {**e, "channels": 2 * e["channels"]} if e["kind"] == "residual" else e,
    )


@misconception_of("resnet18")
def resnet_projects_in_the_second_blocks(classes=10):
    """Both blocks of groups two, three and four project; only the first one does."""
    return edited(
        resnet18(classes), lambda _, e: {**e, "project": True} if e.get("channels", 0) > 64 else e
    )


@misconception_of("resnet18")
def resnet_without_its_pool(classes=10):
    """The max pool of the stem is missing: 3×3, stride 2, padding 1."""
    return without(resnet18(classes), "max_pool")


@misconception_of("resnet18")
def resnet_pools_without_padding(classes=10):
    """The pool of the stem has no padding; it is 3×3, stride 2, padding 1."""
    return with_entries(resnet18(classes), "max_pool", padding=0)


@misconception_of("resnet18")
def resnet_stem_without_padding(classes=10):
    """The 7×7 convolution is not padded; it has a padding of 3."""
    return first(resnet18(classes), "conv", padding=0)


@misconception_of("resnet18")
def resnet34(classes=10):
    """The groups have 3, 4, 6 and 3 blocks: that is ResNet-34. In ResNet-18 each has two."""
    more = iter((0, 1, 0, 2, 0, 4, 0, 1))  # further blocks behind each of the eight
    return edited(
        resnet18(classes),
        lambda _, e: [e] * (1 + next(more)) if e["kind"] == "residual" else e,
    )


@misconception_of("resnet18")
def resnet_of_three_groups(classes=10):
    """The last group, of 512 channels, is missing; there are four."""
    return edited(resnet18(classes), lambda _, e: None if e.get("channels") == 512 else e)


@misconception_of("resnet18")
def resnet_never_averaged(classes=10):
    """The global mean before the dense layer is missing."""
    return without(resnet18(classes), "global_avg_pool")


@misconception_of("resnet18")
def resnet_ends_with_average_pool(classes=10):
    """The last pool is a 7×7 average, right for images of 224×224 alone; the mean of each channel
    is a global_avg_pool, whatever the image's size."""
    pool = layer("avg_pool", size=7, stride=1)
    return edited(resnet18(classes), lambda _, e: pool if e["kind"] == "global_avg_pool" else e)


@misconception_of("resnet18")
def resnet_normalises_at_the_end(classes=10):
    """A batch norm stands behind the last block, as in DenseNet; in ResNet the blocks hold theirs,
    and only the stem has one beside."""
    return placed(resnet18(classes), "global_avg_pool", NORM)


@misconception_of("resnet18")
def resnet_normalises_behind_every_block(classes=10):
    """A batch norm follows each residual block; the blocks hold theirs already."""
    return followed(resnet18(classes), "residual", NORM)


@misconception_of("resnet18")
def resnet_with_dropout(classes=10):
    """A dropout stands before the dense layer; ResNet has none."""
    return placed(resnet18(classes), "dense", DROPOUT)


@misconception_of("resnet18")
def resnet_for_small_images(classes=10):
    """The stem is a 3×3 convolution, as for images of 32×32; in the notes it is 7×7 with stride 2,
    padding 3, and a pool behind."""
    return first(resnet18(classes), "conv", kernel=3, stride=1, padding=1)


@misconception_of("resnet18")
def resnet_without_dense_layer(classes=10):
    """The dense layer is missing: a unit for each class ends the network."""
    return without(resnet18(classes), "dense")


@misconception_of("resnet18")
def resnet_with_three_blocks(classes=10):
    """Each group has three blocks; in ResNet-18 it has two."""
    more = iter((0, 1) * 4)  # further blocks behind each of the eight
    return edited(
        resnet18(classes),
        lambda _, e: [e] * (1 + next(more)) if e["kind"] == "residual" else e,
    )
