"""Known mistakes in `architectures`. Each docstring is what the student reads."""

import math

import numpy as np

from autograder.examiner import misconception_of
from solutions.architectures import (
    alexnet,
    densenet,
    googlenet,
    layer,
    lenet,
    nin,
    output_shape,
    parameter_count,
    resnet18,
    sigmoid,
    vgg11,
    windows,
)

# --- shapes: a walk through the layers, with one rule for sliding windows --------------------


def walk(layers, shape, after):
    """The shapes; `after(entry, shape)` is the shape after one layer (None: the right one)."""
    shapes = []
    for entry in layers:
        wrong = after(entry, shape)
        shape = output_shape([entry], shape)[0] if wrong is None else wrong
        shapes.append(shape)
    return shapes


def slide(entry, shape, side):
    """The shape after a conv or a pool, where `side(n, k, s, p)` is a new side; else None."""
    if entry["kind"] not in ("conv", "max_pool", "avg_pool"):
        return None
    k = entry.get("kernel", entry.get("size"))
    s, p = entry.get("stride", 1), entry.get("padding", 0)
    return (entry.get("channels", shape[0]), *(side(n, k, s, p) for n in shape[1:]))


def sliding(layers, shape, side):
    return walk(layers, shape, lambda entry, before: slide(entry, before, side))


def of_kind(kind, rule):
    """`rule` for the layers of one kind only."""
    return lambda entry, shape: rule(entry, shape) if entry["kind"] == kind else None


@misconception_of("output_shape")
def input_repeated(layers, input_shape):
    """The list begins with the input's shape; it has one shape for each layer, the shape after
    it, and nothing else."""
    return [tuple(input_shape), *output_shape(layers, input_shape)]


@misconception_of("output_shape")
def only_the_last_shape(layers, input_shape):
    """Only the shape at the end is returned; there is one for every layer."""
    return output_shape(layers, input_shape)[-1]


@misconception_of("output_shape")
def rounded_up(layers, input_shape):
    """What does not make a full step is counted as one: that is the “ceil mode” of some
    libraries. Here the division is rounded down."""
    return sliding(layers, input_shape, lambda n, k, s, p: -((n + 2 * p - k) // -s) + 1)


@misconception_of("output_shape")
def first_position_forgotten(layers, input_shape):
    """The + 1 is missing: (n + 2p − k)/s counts the steps, and there is a position before the
    first step."""
    return sliding(layers, input_shape, lambda n, k, s, p: (n + 2 * p - k) // s)


@misconception_of("output_shape")
def padded_on_one_side(layers, input_shape):
    """The padding is counted once; p zeros stand at either end, so it is n + 2p − k."""
    return sliding(layers, input_shape, lambda n, k, s, p: (n + p - k) // s + 1)


@misconception_of("output_shape")
def padding_ignored(layers, input_shape):
    """The padding is left out: p zeros at either end make the side n + 2p long."""
    return sliding(layers, input_shape, lambda n, k, s, p: (n - k) // s + 1)


@misconception_of("output_shape")
def stride_ignored(layers, input_shape):
    """The stride is left out: with steps of s the window has only every s-th position."""
    return sliding(layers, input_shape, lambda n, k, s, p: n + 2 * p - k + 1)


@misconception_of("output_shape")
def stride_before_the_window(layers, input_shape):
    """The side is divided by the stride before k is subtracted; subtract first, then divide."""
    return sliding(layers, input_shape, lambda n, k, s, p: (n + 2 * p) // s - k + 1)


@misconception_of("output_shape")
def one_added_before_dividing(layers, input_shape):
    """The 1 is added before the division; it stands outside of it: ⌊(n + 2p − k)/s⌋ + 1."""
    return sliding(layers, input_shape, lambda n, k, s, p: (n + 2 * p - k + 1) // s)


@misconception_of("output_shape")
def images_taken_for_square(layers, input_shape):
    """The height is used for both sides; images need not be square: H and W each on its own."""

    def after(entry, shape):
        return output_shape([entry], (*shape[:-1], shape[1]) if len(shape) == 3 else shape)[0]

    return walk(layers, input_shape, after)


@misconception_of("output_shape")
def padding_of_pools_ignored(layers, input_shape):
    """A pool's padding is left out; its window slides like that of a convolution."""

    def after(entry, shape):
        if entry["kind"] in ("max_pool", "avg_pool"):
            return slide(entry, shape, lambda n, k, s, p: (n - k) // s + 1)
        return None

    return walk(layers, input_shape, after)


@misconception_of("output_shape")
def pools_step_by_their_size(layers, input_shape):
    """A pool is taken to step by its own size; it has a stride, and windows may overlap."""

    def after(entry, shape):
        if entry["kind"] in ("max_pool", "avg_pool"):
            return slide(entry, shape, lambda n, k, s, p: (n + 2 * p - k) // k + 1)
        return None

    return walk(layers, input_shape, after)


@misconception_of("output_shape")
def inception_adds_all_its_numbers(layers, input_shape):
    """All six numbers of an inception block are added; n₂₁ and n₃₁ are channels inside a path
    and do not leave the block."""

    def after(entry, shape):
        n1, second, third, n4 = entry["spec"]
        return (n1 + sum(second) + sum(third) + n4, *shape[1:])

    return walk(layers, input_shape, of_kind("inception", after))


@misconception_of("output_shape")
def dense_block_drops_its_input(layers, input_shape):
    """The channels that enter a dense block are missing at its end: they are kept, and
    `growth` new ones are put behind them by each layer."""

    def after(entry, shape):
        return (entry["layers"] * entry["growth"], *shape[1:])

    return walk(layers, input_shape, of_kind("dense_block", after))


@misconception_of("output_shape")
def dense_block_grows_once(layers, input_shape):
    """A dense block grows only once; every one of its layers adds `growth` channels."""

    def after(entry, shape):
        return (shape[0] + entry["growth"], *shape[1:])

    return walk(layers, input_shape, of_kind("dense_block", after))


@misconception_of("output_shape")
def residual_never_strides(layers, input_shape):
    """The stride of a residual block is left out: its first convolution (and its 1×1) has it."""

    def after(entry, shape):
        return (entry["channels"], *shape[1:])

    return walk(layers, input_shape, of_kind("residual", after))


@misconception_of("output_shape")
def residual_halves_rounding_down(layers, input_shape):
    """A residual block's sides are divided by its stride, rounded down; by the formula, with a
    3×3 window and padding 1, an odd side is rounded up."""

    def after(entry, shape):
        return (entry["channels"], *(n // entry["stride"] for n in shape[1:]))

    return walk(layers, input_shape, of_kind("residual", after))


@misconception_of("output_shape")
def global_pool_flattens(layers, input_shape):
    """A global average pool is given the shape (C,); it keeps three axes, (C, 1, 1), until a
    flatten follows."""
    return walk(layers, input_shape, of_kind("global_avg_pool", lambda _, shape: (shape[0],)))


@misconception_of("output_shape")
def flatten_leaves_channels_out(layers, input_shape):
    """Flatten gives H·W numbers; it puts all channels in one row, so C·H·W."""
    return walk(layers, input_shape, of_kind("flatten", lambda _, s: (math.prod(s[1:]),)))


@misconception_of("output_shape")
def channels_last(layers, input_shape):
    """The shapes are (H, W, C), the order of TensorFlow; here it is (C, H, W)."""
    shapes = output_shape(layers, input_shape)
    return [(*s[1:], s[0]) if len(s) == 3 else s for s in shapes]


# --- sizes: the right count, layer by layer, and what is wrong in some -----------------------


def count(layers, shape, learned):
    """The sum, where `learned(entry, shape)` is the size of one layer (None: the right one)."""
    total = 0
    for entry in layers:
        wrong = learned(entry, shape)
        total += parameter_count([entry], shape) if wrong is None else wrong
        (shape,) = output_shape([entry], shape)
    return total


def kernels(before, after, k=1):
    """Weights and biases of a convolution."""
    return after * (before * k**2 + 1)


@misconception_of("parameter_count")
def biases_not_counted(layers, input_shape):
    """The biases are missing: each output channel, and each dense unit, has one."""

    def learned(entry, shape):
        match entry:
            case {"kind": "conv", "channels": n, "kernel": k}:
                return n * shape[0] * k**2
            case {"kind": "dense", "units": n}:
                return n * shape[0]

    return count(layers, input_shape, learned)


@misconception_of("parameter_count")
def one_kernel_for_all_inputs(layers, input_shape):
    """A convolution is given one kernel per output channel; it has one for each pair of an input
    and an output channel."""

    def learned(entry, shape):
        if entry["kind"] == "conv":
            return entry["channels"] * (entry["kernel"] ** 2 + 1)
        return None

    return count(layers, input_shape, learned)


@misconception_of("parameter_count")
def kernel_side_not_squared(layers, input_shape):
    """A kernel is taken to have k weights; a square kernel has k²."""

    def learned(entry, shape):
        if entry["kind"] == "conv":
            return entry["channels"] * (shape[0] * entry["kernel"] + 1)
        return None

    return count(layers, input_shape, learned)


@misconception_of("parameter_count")
def a_bias_for_every_kernel(layers, input_shape):
    """There is a bias for each pair of channels; the kernels of one output channel share one."""

    def learned(entry, shape):
        if entry["kind"] == "conv":
            return entry["channels"] * shape[0] * (entry["kernel"] ** 2 + 1)
        return None

    return count(layers, input_shape, learned)


@misconception_of("parameter_count")
def a_bias_for_every_input(layers, input_shape):
    """The biases are counted on the side of the inputs; each output channel or unit has one."""

    def learned(entry, shape):
        match entry:
            case {"kind": "conv", "channels": n, "kernel": k}:
                return shape[0] * (n * k**2 + 1)
            case {"kind": "dense", "units": n}:
                return shape[0] * (n + 1)

    return count(layers, input_shape, learned)


@misconception_of("parameter_count")
def a_kernel_for_every_position(layers, input_shape):
    """A convolution's weights are counted once for every position of the image; it uses the same
    ones everywhere."""

    def learned(entry, shape):
        if entry["kind"] == "conv":
            after = output_shape([entry], shape)[0]
            return parameter_count([entry], shape) * math.prod(after[1:])
        return None

    return count(layers, input_shape, learned)


@misconception_of("parameter_count")
def one_number_per_batch_norm_channel(layers, input_shape):
    """Batch norm is given one number per channel; it learns two, γ and β."""
    return count(layers, input_shape, of_kind("batch_norm", lambda _, shape: shape[0]))


@misconception_of("parameter_count")
def running_means_counted(layers, input_shape):
    """Batch norm is given four numbers per channel; its running mean and variance are kept but
    not learned (Keras lists them as non-trainable), so only γ and β count."""
    return count(layers, input_shape, of_kind("batch_norm", lambda _, shape: 4 * shape[0]))


@misconception_of("parameter_count")
def batch_norm_of_every_pixel(layers, input_shape):
    """Batch norm is given a γ and a β for every pixel; there is one of each per channel."""
    return count(layers, input_shape, of_kind("batch_norm", lambda _, s: 2 * math.prod(s)))


@misconception_of("parameter_count")
def inception_in_one_line(layers, input_shape):
    """The four inception paths are counted as if each began where the last one ended; all four
    see the block's input."""

    def learned(entry, shape):
        n1, (a, b), (c, d), n4 = entry["spec"]
        widths = [shape[0], n1, a, b, c, d, n4]
        sizes = zip(widths, widths[1:], (1, 1, 3, 1, 5, 1), strict=False)
        return sum(kernels(*size) for size in sizes)

    return count(layers, input_shape, of_kind("inception", learned))


@misconception_of("parameter_count")
def large_kernels_see_the_input(layers, input_shape):
    """The 3×3 and 5×5 convolutions of inception are counted on the block's input; they come
    after their 1×1 convolutions and see n₂₁ and n₃₁ channels."""

    def learned(entry, shape):
        n1, (a, b), (c, d), n4 = entry["spec"]
        small = sum(kernels(shape[0], n) for n in (n1, a, c, n4))
        return small + kernels(shape[0], b, 3) + kernels(shape[0], d, 5)

    return count(layers, input_shape, of_kind("inception", learned))


@misconception_of("parameter_count")
def pool_path_learns_nothing(layers, input_shape):
    """The fourth inception path is left out; its pool learns nothing, but the 1×1 convolution
    behind the pool does."""

    def learned(entry, shape):
        return parameter_count([entry], shape) - kernels(shape[0], entry["spec"][3])

    return count(layers, input_shape, of_kind("inception", learned))


def residual(entry, shape, norms=2, project=None, second=None):
    n, c = entry["channels"], shape[0]
    total = kernels(c, n, 3) + kernels(n if second is None else second, n, 3) + norms * 2 * n
    return total + (kernels(c, n) if (entry["project"] if project is None else project) else 0)


@misconception_of("parameter_count")
def residual_without_batch_norm(layers, input_shape):
    """The batch norms inside the residual blocks are missing: each 3×3 convolution has one."""
    return count(layers, input_shape, of_kind("residual", lambda e, s: residual(e, s, norms=0)))


@misconception_of("parameter_count")
def shortcut_with_batch_norm(layers, input_shape):
    """The 1×1 convolution of the shortcut is given a batch norm, as in PyTorch's ResNet; here it
    has none."""
    return count(
        layers, input_shape, of_kind("residual", lambda e, s: residual(e, s, 2 + e["project"]))
    )


@misconception_of("parameter_count")
def shortcut_learns_nothing(layers, input_shape):
    """The 1×1 convolution of a residual block that projects is missing."""
    rule = of_kind("residual", lambda e, s: residual(e, s, project=False))
    return count(layers, input_shape, rule)


@misconception_of("parameter_count")
def every_residual_projects(layers, input_shape):
    """The 1×1 convolution is counted in every residual block; only those with `project` have it."""
    rule = of_kind("residual", lambda e, s: residual(e, s, project=True))
    return count(layers, input_shape, rule)


@misconception_of("parameter_count")
def second_convolution_sees_the_input(layers, input_shape):
    """The second convolution of a residual block is counted on the block's input; it sees what
    the first one made, of `channels` channels."""
    rule = of_kind("residual", lambda e, s: residual(e, s, second=s[0]))
    return count(layers, input_shape, rule)


@misconception_of("parameter_count")
def dense_block_sees_its_input_only(layers, input_shape):
    """Every layer of a dense block is counted on the block's input; the later ones also see what
    the earlier ones appended."""

    def learned(entry, shape):
        one = 2 * shape[0] + kernels(shape[0], entry["growth"], 3)
        return entry["layers"] * one

    return count(layers, input_shape, of_kind("dense_block", learned))


@misconception_of("parameter_count")
def dense_block_without_batch_norm(layers, input_shape):
    """The batch norms inside the dense blocks are missing: each layer normalises what it sees."""

    def learned(entry, shape):
        widths = range(shape[0], shape[0] + entry["layers"] * entry["growth"], entry["growth"])
        return sum(kernels(width, entry["growth"], 3) for width in widths)

    return count(layers, input_shape, of_kind("dense_block", learned))


@misconception_of("parameter_count")
def dense_block_normalises_the_new_channels(layers, input_shape):
    """In a dense block batch norm is counted on the `growth` new channels; it comes before the
    convolution and normalises all the channels there are so far."""

    def learned(entry, shape):
        depth, growth = entry["layers"], entry["growth"]
        widths = range(shape[0], shape[0] + depth * growth, growth)
        return sum(2 * growth + kernels(width, growth, 3) for width in widths)

    return count(layers, input_shape, of_kind("dense_block", learned))


@misconception_of("parameter_count")
def no_bias_before_batch_norm(layers, input_shape):
    """The biases of the convolutions inside residual and dense blocks are missing: PyTorch's
    networks leave them out beside a batch norm; here every convolution has one."""

    def learned(entry, shape):
        if entry["kind"] == "residual":
            return parameter_count([entry], shape) - 2 * entry["channels"]
        if entry["kind"] == "dense_block":
            return parameter_count([entry], shape) - entry["layers"] * entry["growth"]
        return None

    return count(layers, input_shape, learned)


@misconception_of("parameter_count")
def parameters_of_each_layer(layers, input_shape):
    """A list is returned, one number per layer; add them up."""
    shapes = [input_shape, *output_shape(layers, input_shape)]
    return [parameter_count([e], s) for e, s in zip(layers, shapes, strict=False)]


@misconception_of("parameter_count")
def always_the_input_shape(layers, input_shape):
    """Every layer is counted on the network's input; each begins with the shape that the layer
    before it left."""
    return sum(parameter_count([entry], input_shape) for entry in layers)


# --- networks: the right list, edited ---------------------------------------------------------


def edited(layers, change):
    """`change(n, entry)` gives what stands in place of each layer: an entry, a list or None."""
    new = []
    for n, entry in enumerate(layers):
        put = change(n, dict(entry))
        new += put if isinstance(put, list) else [] if put is None else [put]
    return new


def with_entries(layers, kind, **entries):
    return edited(layers, lambda _, e: {**e, **entries} if e["kind"] == kind else e)


def without(layers, kind):
    return edited(layers, lambda _, e: None if e["kind"] == kind else e)


def first(layers, kind, **entries):
    """The first layer of a kind changed."""
    place = next(n for n, entry in enumerate(layers) if entry["kind"] == kind)
    return edited(layers, lambda n, e: {**e, **entries} if n == place else e)


def last_of(layers, kind):
    return max(n for n, entry in enumerate(layers) if entry["kind"] == kind)


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
    """The last layer has ten units whatever `classes` says."""
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
    """The last layer has ten units whatever `classes` says."""
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
    """The last layer has ten units whatever `classes` says."""
    return vgg11(10)


@misconception_of("vgg11")
def vgg_with_overlapping_pools(classes=10):
    """The pools are AlexNet's, 3×3; VGG's are 2×2 with a stride of 2."""
    return with_entries(vgg11(classes), "max_pool", size=3)


@misconception_of("vgg11")
def vgg_without_flatten(classes=10):
    """The flatten is missing: a dense layer needs its numbers in one row."""
    return without(vgg11(classes), "flatten")


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
    """The last layer has ten units whatever `classes` says."""
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
    """The last layer has ten units whatever `classes` says."""
    return resnet18(10)


@misconception_of("resnet18")
def resnet_stem_without_batch_norm(classes=10):
    """The batch norm behind the first convolution is missing."""
    return without(resnet18(classes), "batch_norm")


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
    """The last layer has ten units whatever `classes` says."""
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


# --- lenet_forward: the right pass, with one part exchanged -----------------------------------


def lenet_pass(
    X, params, act=sigmoid, pool=lambda A: windows(A, 2, 2).mean((-2, -1)), bias=1.0, flip=False,
    swap=False, axes=(0, 1, 2, 3), dense=sigmoid, last=lambda Z: Z,
):  # fmt: skip
    A = X
    for K, b in ((params["K1"], params["b1"]), (params["K2"], params["b2"])):
        K = K[:, :, ::-1, ::-1] if flip else K
        Z = np.einsum("nchwij,ocij->nohw", windows(A, 5), K, optimize=True)
        Z = Z + bias * b[:, None, None]
        A = act(pool(Z)) if swap else pool(act(Z))
    A = A.transpose(axes).reshape(len(X), -1)
    for W, b in ((params["W3"], params["b3"]), (params["W4"], params["b4"])):
        A = dense(A @ W + b)
    return last(A @ params["W5"] + params["b5"])


@misconception_of("lenet_forward")
def probabilities_for_scores(X, params):
    """A softmax stands at the end; the scores are returned as they are."""

    def softmax(Z):
        E = np.exp(Z - Z.max(axis=1, keepdims=True))
        return E / E.sum(axis=1, keepdims=True)

    return lenet_pass(X, params, last=softmax)


@misconception_of("lenet_forward")
def sigmoid_at_the_end(X, params):
    """A sigmoid stands at the end; the scores are returned as they are."""
    return lenet_pass(X, params, last=sigmoid)


@misconception_of("lenet_forward")
def classes_for_scores(X, params):
    """The best class of each image is returned; the result is all ten scores, (N, 10)."""
    return np.argmax(lenet_pass(X, params), axis=1)


@misconception_of("lenet_forward")
def relu_for_sigmoid(X, params):
    """The activations are relu; LeNet has sigmoids."""
    return lenet_pass(X, params, act=lambda Z: np.maximum(Z, 0), dense=lambda Z: np.maximum(Z, 0))


@misconception_of("lenet_forward")
def tanh_for_sigmoid(X, params):
    """The activations are tanh, as in the original paper; here they are sigmoids."""
    return lenet_pass(X, params, act=np.tanh, dense=np.tanh)


@misconception_of("lenet_forward")
def pooled_before_the_sigmoid(X, params):
    """The mean is taken before the sigmoid; LeNet applies the sigmoid first, and the two do not
    commute."""
    return lenet_pass(X, params, swap=True)


@misconception_of("lenet_forward")
def maxima_for_means(X, params):
    """The windows are pooled by their maxima; LeNet takes means."""
    return lenet_pass(X, params, pool=lambda A: windows(A, 2, 2).max((-2, -1)))


@misconception_of("lenet_forward")
def sums_for_means(X, params):
    """The windows are summed; their mean is a quarter of that."""
    return lenet_pass(X, params, pool=lambda A: windows(A, 2, 2).sum((-2, -1)))


@misconception_of("lenet_forward")
def corners_for_means(X, params):
    """Every second pixel is taken; pooling takes the mean of all four in the window."""
    return lenet_pass(X, params, pool=lambda A: A[:, :, ::2, ::2])


@misconception_of("lenet_forward")
def kernels_flipped(X, params):
    """The kernels are flipped, which is convolution as mathematicians (and SciPy's `convolve2d`)
    mean it; the layers of a network do not flip them."""
    return lenet_pass(X, params, flip=True)


@misconception_of("lenet_forward")
def convolutions_without_bias(X, params):
    """The convolutions' biases b1 and b2 are missing; each channel adds its own everywhere."""
    return lenet_pass(X, params, bias=0.0)


@misconception_of("lenet_forward")
def channels_flattened_last(X, params):
    """The maps are flattened in the order height, width, channel; here it is channel, height,
    width, which is how the array lies."""
    return lenet_pass(X, params, axes=(0, 2, 3, 1))


@misconception_of("lenet_forward")
def sides_exchanged_in_flatten(X, params):
    """Width comes before height in the flattened row; the order is channel, height, width."""
    return lenet_pass(X, params, axes=(0, 1, 3, 2))


@misconception_of("lenet_forward")
def dense_layers_without_sigmoid(X, params):
    """No sigmoid follows the first two dense layers; without one they are a single linear layer."""
    return lenet_pass(X, params, dense=lambda Z: Z)


@misconception_of("lenet_forward")
def convolutions_without_sigmoid(X, params):
    """No sigmoid follows the convolutions; it stands between each of them and its pool."""
    return lenet_pass(X, params, act=lambda Z: Z)


@misconception_of("lenet_forward")
def samples_in_columns(X, params):
    """The scores are (10, N), one column per image: in this chapter samples are rows, (N, 10)."""
    return lenet_pass(X, params).T


@misconception_of("lenet_forward")
def only_the_first_image(X, params):
    """Only the first image of the batch is scored; the result is (N, 10)."""
    return lenet_pass(X[:1], params)
