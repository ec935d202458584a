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


@misconception_of("output_shape")
def sides_not_rounded(layers, input_shape):
    """The sides are not rounded: a number of places is whole, so take ⌊ ⌋, with //."""

    def side(n, k, s, p):
        return (n + 2 * p - k) / s + 1

    return sliding(layers, input_shape, side)


@misconception_of("output_shape")
def stride_of_convolutions_ignored(layers, input_shape):
    """The stride of the convolutions is left out; their windows step by it, as those of pools
    do."""

    def after(entry, shape):
        return slide(entry, shape, lambda n, k, s, p: n + 2 * p - k + 1)

    return walk(layers, input_shape, of_kind("conv", after))


@misconception_of("output_shape")
def padding_of_convolutions_ignored(layers, input_shape):
    """The padding of the convolutions is left out; p zeros at either end make the side n + 2p
    long."""

    def after(entry, shape):
        return slide(entry, shape, lambda n, k, s, p: (n - k) // s + 1)

    return walk(layers, input_shape, of_kind("conv", after))


@misconception_of("output_shape")
def convolutions_keep_the_side_by_default(layers, input_shape):
    """A convolution that does not say its padding is taken to keep the side, with k // 2; the
    default is a padding of 0."""

    def after(entry, shape):
        said = {"padding": entry["kernel"] // 2, **entry}
        return output_shape([said], shape)[0]

    return walk(layers, input_shape, of_kind("conv", after))


@misconception_of("output_shape")
def sides_exchanged(layers, input_shape):
    """Height and width are exchanged by every convolution; the order is (C, H, W), before and
    after."""

    def after(entry, shape):
        channels, H, W = output_shape([entry], shape)[0]
        return (channels, W, H)

    return walk(layers, input_shape, of_kind("conv", after))


@misconception_of("output_shape")
def optional_entries_demanded(layers, input_shape):
    """A convolution or pool that does not say its stride or padding is refused with a KeyError;
    they may be missing: entry.get("stride", 1), entry.get("padding", 0)."""

    def after(entry, shape):
        if entry["kind"] == "conv":
            return slide({**entry, "stride": entry["stride"], "padding": entry["padding"]}, shape,
                         lambda n, k, s, p: (n + 2 * p - k) // s + 1)  # fmt: skip
        return None

    return walk(layers, input_shape, after)


@misconception_of("output_shape")
def sides_divided_by_the_stride(layers, input_shape):
    """A pool's sides are divided by its stride; that is right only for windows side by side that
    leave no rest: ⌊(n + 2p − k)/s⌋ + 1."""

    def after(entry, shape):
        if entry["kind"] in ("max_pool", "avg_pool"):
            return (shape[0], *(n // entry["stride"] for n in shape[1:]))
        return None

    return walk(layers, input_shape, after)


@misconception_of("output_shape")
def pools_round_up(layers, input_shape):
    """The sides after a pool are rounded up (the ceil mode of some libraries); a rest is dropped,
    as in convolutions."""

    def after(entry, shape):
        if entry["kind"] in ("max_pool", "avg_pool"):
            return slide(entry, shape, lambda n, k, s, p: -((n + 2 * p - k) // -s) + 1)
        return None

    return walk(layers, input_shape, after)


@misconception_of("output_shape")
def flatten_gives_a_number(layers, input_shape):
    """Flatten is given a number; a shape is a tuple, (n,), with a comma."""
    shapes = output_shape(layers, input_shape)
    pairs = zip(layers, shapes, strict=True)
    return [shape[0] if entry["kind"] == "flatten" else shape for entry, shape in pairs]


@misconception_of("output_shape")
def rows_are_numbers(layers, input_shape):
    """After flatten and dense layers a number stands for the shape; a shape is a tuple, (n,), with
    a comma."""
    return [s[0] if len(s) == 1 else s for s in output_shape(layers, input_shape)]


@misconception_of("output_shape")
def rows_have_two_axes(layers, input_shape):
    """After flatten and dense layers the shape is (1, n); the batch is not counted, so it is
    (n,)."""
    return [(1, *s) if len(s) == 1 else s for s in output_shape(layers, input_shape)]


@misconception_of("output_shape")
def flatten_leaves_a_row(layers, input_shape):
    """Flatten gives (1, n); the batch is not counted, so it is (n,)."""
    pairs = zip(layers, output_shape(layers, input_shape), strict=True)
    return [(1, *s) if entry["kind"] == "flatten" else s for entry, s in pairs]


@misconception_of("output_shape")
def columns_have_two_axes(layers, input_shape):
    """After flatten and dense layers the shape is (n, 1); here it is (n,)."""
    return [(*s, 1) if len(s) == 1 else s for s in output_shape(layers, input_shape)]


@misconception_of("output_shape")
def batch_counted(layers, input_shape):
    """The shapes have a batch axis in front; they are those of one sample, (C, H, W) and (n,)."""
    return [(1, *s) for s in output_shape(layers, input_shape)]


@misconception_of("output_shape")
def only_the_last_shape_in_a_list(layers, input_shape):
    """Only the shape at the end is returned, in a list; there is one for every layer."""
    return output_shape(layers, input_shape)[-1:]


@misconception_of("output_shape")
def idle_layers_left_out(layers, input_shape):
    """Activations and dropouts have no shape in the list; there is one for every layer, also for
    those that do not change it."""
    pairs = zip(layers, output_shape(layers, input_shape), strict=True)
    return [s for entry, s in pairs if entry["kind"] not in ("relu", "sigmoid", "dropout")]


@misconception_of("output_shape")
def unchanging_layers_left_out(layers, input_shape):
    """Activations, dropouts and batch norms have no shape in the list; there is one for every
    layer, also for those that do not change it."""
    idle = ("relu", "sigmoid", "dropout", "batch_norm")
    pairs = zip(layers, output_shape(layers, input_shape), strict=True)
    return [s for entry, s in pairs if entry["kind"] not in idle]


def inception_of(layers, input_shape, channels):
    """`channels(n1, a, b, c, d, n4, before)` come out of an inception block."""

    def after(entry, shape):
        n1, (a, b), (c, d), n4 = entry["spec"]
        return (channels(n1, a, b, c, d, n4, shape[0]), *shape[1:])

    return walk(layers, input_shape, of_kind("inception", after))


@misconception_of("output_shape")
def inception_adds_the_first_of_each_pair(layers, input_shape):
    """The first number of each pair is added; it is the 1×1 convolution inside the path, and the
    second one is what leaves it: n₁ + n₂₂ + n₃₂ + n₄."""
    return inception_of(layers, input_shape, lambda n1, a, b, c, d, n4, _: n1 + a + c + n4)


@misconception_of("output_shape")
def inception_keeps_the_pooled_channels(layers, input_shape):
    """The fourth path is given as many channels as enter the block; behind its pool stands a 1×1
    convolution of n₄ channels."""
    return inception_of(layers, input_shape, lambda n1, a, b, c, d, n4, C: n1 + b + d + C)


@misconception_of("output_shape")
def inception_of_three_paths(layers, input_shape):
    """The fourth path is left out: n₁ + n₂₂ + n₃₂ + n₄."""
    return inception_of(layers, input_shape, lambda n1, a, b, c, d, n4, _: n1 + b + d)


@misconception_of("output_shape")
def inception_ends_with_its_last_path(layers, input_shape):
    """Only the channels of the last path come out; all four stand side by side:
    n₁ + n₂₂ + n₃₂ + n₄."""
    return inception_of(layers, input_shape, lambda n1, a, b, c, d, n4, _: n4)


@misconception_of("output_shape")
def residual_appends_its_input(layers, input_shape):
    """The channels that enter a residual block are appended; they are added, so `channels` come
    out (a dense block appends)."""

    def after(entry, shape):
        (after,) = output_shape([entry], shape)
        return (shape[0] + after[0], *after[1:])

    return walk(layers, input_shape, of_kind("residual", after))


@misconception_of("output_shape")
def residual_strides_twice(layers, input_shape):
    """The stride of a residual block is counted for both convolutions; the second has stride 1."""

    def after(entry, shape):
        return output_shape([entry, entry], shape)[1]

    return walk(layers, input_shape, of_kind("residual", after))


@misconception_of("output_shape")
def residual_keeps_its_channels(layers, input_shape):
    """As many channels come out of a residual block as went in; its convolutions have
    `channels`."""

    def after(entry, shape):
        return (shape[0], *output_shape([entry], shape)[0][1:])

    return walk(layers, input_shape, of_kind("residual", after))


@misconception_of("output_shape")
def residual_changes_nothing(layers, input_shape):
    """A residual block leaves the shape as it is; its stride makes the sides smaller, and
    `channels` come out."""
    return walk(layers, input_shape, of_kind("residual", lambda _, shape: shape))


@misconception_of("output_shape")
def dense_block_leaves_its_growth(layers, input_shape):
    """Only `growth` channels come out of a dense block; those before it are kept, and each of its
    layers adds `growth`."""
    return walk(
        layers, input_shape, of_kind("dense_block", lambda e, shape: (e["growth"], *shape[1:]))
    )


@misconception_of("output_shape")
def dense_block_doubles(layers, input_shape):
    """Each layer of a dense block is given more channels than the one before; every one adds just
    `growth`."""

    def after(entry, shape):
        steps = entry["layers"] * (entry["layers"] + 1) // 2
        return (shape[0] + steps * entry["growth"], *shape[1:])

    return walk(layers, input_shape, of_kind("dense_block", after))


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


@misconception_of("parameter_count")
def no_biases_anywhere(layers, input_shape):
    """The biases are missing, inside the blocks, too: each output channel of a convolution, and
    each dense unit, has one."""

    def biases(entry):
        match entry:
            case {"kind": "conv", "channels": n} | {"kind": "dense", "units": n}:
                return n
            case {"kind": "inception", "spec": [n1, second, third, n4]}:
                return n1 + sum(second) + sum(third) + n4
            case {"kind": "residual", "channels": n, "project": project}:
                return (3 if project else 2) * n
            case {"kind": "dense_block", "layers": depth, "growth": growth}:
                return depth * growth
        return 0

    return count(layers, input_shape, lambda e, s: parameter_count([e], s) - biases(e))


def changed(layers, input_shape, kind, difference):
    """The right count, and `difference(entry, shape)` for each layer of this kind."""
    return count(
        layers, input_shape, of_kind(kind, lambda e, s: parameter_count([e], s) + difference(e, s))
    )


@misconception_of("parameter_count")
def convolutions_without_bias_counted(layers, input_shape):
    """The biases of the convolutions are missing: each output channel has one."""
    return changed(layers, input_shape, "conv", lambda e, _: -e["channels"])


@misconception_of("parameter_count")
def dense_layers_without_bias_counted(layers, input_shape):
    """The biases of the dense layers are missing: each unit has one, n_out·(n_in + 1) in all."""
    return changed(layers, input_shape, "dense", lambda e, _: -e["units"])


@misconception_of("parameter_count")
def one_bias_per_convolution(layers, input_shape):
    """A convolution is given one bias; each of its output channels has its own."""
    return changed(layers, input_shape, "conv", lambda e, _: 1 - e["channels"])


@misconception_of("parameter_count")
def one_bias_per_dense_layer(layers, input_shape):
    """A dense layer is given one bias; each of its units has its own."""
    return changed(layers, input_shape, "dense", lambda e, _: 1 - e["units"])


@misconception_of("parameter_count")
def a_bias_for_every_input_of_a_dense_layer(layers, input_shape):
    """A dense layer is given one bias for each input; it has one for each unit."""
    return changed(layers, input_shape, "dense", lambda e, s: s[0] - e["units"])


@misconception_of("parameter_count")
def a_bias_for_every_position(layers, input_shape):
    """A convolution's biases are counted once for every position of the image; an output channel
    has one, which it adds everywhere."""

    def difference(entry, shape):
        after = output_shape([entry], shape)[0]
        return entry["channels"] * (math.prod(after[1:]) - 1)

    return changed(layers, input_shape, "conv", difference)


@misconception_of("parameter_count")
def batch_norm_learns_nothing(layers, input_shape):
    """The batch norms are left out; each learns γ and β, two numbers per channel."""
    return count(layers, input_shape, of_kind("batch_norm", lambda *_: 0))


def norms(entry, c):
    """What the batch norms inside a block learn."""
    if entry["kind"] == "residual":
        return 4 * entry["channels"]
    depth, growth = entry["layers"], entry["growth"]
    return 2 * sum(range(c, c + depth * growth, growth))


@misconception_of("parameter_count")
def no_batch_norm_counted(layers, input_shape):
    """The batch norms are left out, those inside residual and dense blocks, too; each learns γ and
    β, two numbers per channel."""

    def learned(entry, shape):
        if entry["kind"] == "batch_norm":
            return 0
        if entry["kind"] in ("residual", "dense_block"):
            return parameter_count([entry], shape) - norms(entry, shape[0])
        return None

    return count(layers, input_shape, learned)


@misconception_of("parameter_count")
def blocks_without_batch_norm(layers, input_shape):
    """The batch norms inside residual and dense blocks are missing; each convolution there has
    one, with two numbers per channel."""

    def learned(entry, shape):
        if entry["kind"] in ("residual", "dense_block"):
            return parameter_count([entry], shape) - norms(entry, shape[0])
        return None

    return count(layers, input_shape, learned)


@misconception_of("parameter_count")
def two_numbers_per_batch_norm(layers, input_shape):
    """A batch norm is given two numbers in all; it has a γ and a β for each channel."""
    return count(layers, input_shape, of_kind("batch_norm", lambda *_: 2))


@misconception_of("parameter_count")
def inception_with_kernels_of_three(layers, input_shape):
    """The third inception path is counted with a 3×3 kernel; its large convolution is 5×5."""
    return changed(
        layers, input_shape, "inception", lambda e, _: -16 * e["spec"][2][0] * e["spec"][2][1]
    )


@misconception_of("parameter_count")
def inception_without_reductions(layers, input_shape):
    """The 1×1 convolutions before the 3×3 and the 5×5 are left out of inception; they learn,
    too."""

    def difference(entry, shape):
        return -sum(kernels(shape[0], pair[0]) for pair in entry["spec"][1:3])

    return changed(layers, input_shape, "inception", difference)


@misconception_of("parameter_count")
def inception_learns_nothing(layers, input_shape):
    """The inception blocks are left out; each holds six convolutions."""
    return count(layers, input_shape, of_kind("inception", lambda *_: 0))


@misconception_of("parameter_count")
def blocks_learn_nothing(layers, input_shape):
    """Inception, residual and dense blocks are left out; add up what is inside them."""
    blocks = ("inception", "residual", "dense_block")
    return count(layers, input_shape, lambda e, _: 0 if e["kind"] in blocks else None)


@misconception_of("parameter_count")
def inception_without_biases(layers, input_shape):
    """The biases of the six convolutions of inception are missing; every convolution has one per
    output channel."""

    def difference(entry, _):
        n1, second, third, n4 = entry["spec"]
        return -(n1 + sum(second) + sum(third) + n4)

    return changed(layers, input_shape, "inception", difference)


@misconception_of("parameter_count")
def shortcut_of_kernels_of_three(layers, input_shape):
    """The shortcut's convolution is counted as 3×3; it is 1×1."""
    return changed(
        layers, input_shape, "residual", lambda e, s: 8 * s[0] * e["channels"] * e["project"]
    )


@misconception_of("parameter_count")
def shortcut_without_bias(layers, input_shape):
    """The bias of the shortcut's 1×1 convolution is missing; every convolution has one per output
    channel."""
    return changed(layers, input_shape, "residual", lambda e, _: -e["channels"] * e["project"])


@misconception_of("parameter_count")
def residual_without_biases(layers, input_shape):
    """2·channels numbers are missing in each residual block: the biases of its two 3×3
    convolutions (libraries may leave them out beside a batch norm; here every convolution has
    them), or one of its two batch norms, which has as many."""
    return changed(layers, input_shape, "residual", lambda e, _: -2 * e["channels"])


@misconception_of("parameter_count")
def residual_and_shortcut_without_biases(layers, input_shape):
    """The biases inside the residual blocks are missing, also that of the shortcut; every
    convolution has one per output channel."""
    return changed(
        layers, input_shape, "residual", lambda e, _: -(2 + e["project"]) * e["channels"]
    )


@misconception_of("parameter_count")
def projection_where_shapes_differ(layers, input_shape):
    """The 1×1 convolution is counted where stride or channels change; it is there where `project`
    says so."""

    def learned(entry, shape):
        differs = entry["channels"] != shape[0] or entry["stride"] != 1
        return residual(entry, shape, project=differs)

    return count(layers, input_shape, of_kind("residual", learned))


@misconception_of("parameter_count")
def dense_block_without_biases(layers, input_shape):
    """The biases inside the dense blocks are missing; every convolution has one per output
    channel."""
    return changed(layers, input_shape, "dense_block", lambda e, _: -e["layers"] * e["growth"])


@misconception_of("parameter_count")
def dense_block_sees_the_last_layer_only(layers, input_shape):
    """Every layer of a dense block is counted on the `growth` channels of the one before; it sees
    all the channels there are so far."""

    def learned(entry, shape):
        growth = entry["growth"]
        widths = [shape[0]] + [growth] * (entry["layers"] - 1)
        return sum(2 * width + kernels(width, growth, 3) for width in widths)

    return count(layers, input_shape, of_kind("dense_block", learned))


@misconception_of("parameter_count")
def pools_have_kernels(layers, input_shape):
    """The pools are given size² numbers per channel; they learn nothing."""

    def learned(entry, shape):
        if entry["kind"] in ("max_pool", "avg_pool"):
            return shape[0] * entry["size"] ** 2
        return None

    return count(layers, input_shape, learned)


@misconception_of("parameter_count")
def parameters_so_far(layers, input_shape):
    """A list of running sums is returned; the answer is one number, the last of them."""
    return [parameter_count(layers[: n + 1], input_shape) for n in range(len(layers))]


@misconception_of("parameter_count")
def counted_in_millions(layers, input_shape):
    """The count is in millions; return the number itself."""
    return parameter_count(layers, input_shape) / 1e6


@misconception_of("parameter_count")
def last_layer_only(layers, input_shape):
    """Only the last layer is counted; add up all of them (`+=` where you have `=`)."""
    before = [input_shape, *output_shape(layers, input_shape)][len(layers) - 1]
    return parameter_count(layers[-1:], before)


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


def placed(layers, kind, *before):
    """`before` put in front of each layer of a kind."""
    return edited(layers, lambda _, e: [*before, e] if e["kind"] == kind else e)


def followed(layers, kind, *behind):
    """`behind` put behind each layer of a kind."""
    return edited(layers, lambda _, e: [e, *behind] if e["kind"] == kind else e)


def renamed(layers, kind, new):
    """Every layer of a kind as one of another kind, with the same entries."""
    return edited(layers, lambda _, e: {**e, "kind": new} if e["kind"] == kind else e)


def without_last(layers, kind):
    place = last_of(layers, kind)
    return edited(layers, lambda n, e: None if n == place else e)


NORM = layer("batch_norm")
DROPOUT = layer("dropout", p=0.5)


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


def a_thousand_by_default(network):
    @misconception_of(network.__name__)
    def wrong(classes=1000):
        """Without an argument the network has a thousand classes, as in the original papers; the
        default is ten."""
        return network(classes)

    return wrong


def never_flattened(network):
    @misconception_of(network.__name__)
    def wrong(classes=10):
        """The flatten is missing: a dense layer needs its numbers in one row, (n,), also behind a
        global_avg_pool, which leaves (C, 1, 1)."""
        return without(network(classes), "flatten")

    return wrong


def pools_by_averages(network):
    @misconception_of(network.__name__)
    def wrong(classes=10):
        """The windows are pooled by averages; all these networks take maxima, only LeNet (and
        DenseNet's transitions) average."""
        return renamed(network(classes), "max_pool", "avg_pool")

    return wrong


def batch_norm_added(network):
    @misconception_of(network.__name__)
    def wrong(classes=10):
        """There is a batch norm behind each convolution, as in later variants; the network of the
        notes has none."""
        return followed(network(classes), "conv", NORM)

    return wrong


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


@misconception_of("lenet_forward")
def no_bias_at_all(X, params):
    """The biases are missing: each convolution and each dense layer adds its own."""
    none = {name: 0 * a if name.startswith("b") else a for name, a in params.items()}
    return lenet_pass(X, none)


@misconception_of("lenet_forward")
def dense_layers_without_bias(X, params):
    """The biases b3, b4 and b5 of the dense layers are missing."""
    none = {name: 0 * a if name in ("b3", "b4", "b5") else a for name, a in params.items()}
    return lenet_pass(X, none)


@misconception_of("lenet_forward")
def last_bias_left_out(X, params):
    """The bias b5 of the last layer is missing: scores = A W₅ + b₅."""
    return lenet_pass(X, {**params, "b5": 0 * params["b5"]})


@misconception_of("lenet_forward")
def columns_flattened_first(X, params):
    """The maps are flattened column by column (order "F"); the order is channel, height, width,
    the last one running fastest."""
    return lenet_pass(X, params, axes=(0, 3, 2, 1))


@misconception_of("lenet_forward")
def log_probabilities_for_scores(X, params):
    """A log-softmax stands at the end; the scores are returned as they are."""

    def log_softmax(Z):
        Z = Z - Z.max(axis=1, keepdims=True)
        return Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))

    return lenet_pass(X, params, last=log_softmax)


@misconception_of("lenet_forward")
def relu_at_the_end(X, params):
    """A relu stands at the end; the scores are returned as they are, negative ones, too."""
    return lenet_pass(X, params, last=lambda Z: np.maximum(Z, 0))


@misconception_of("lenet_forward")
def tanh_at_the_end(X, params):
    """A tanh stands at the end; the scores are returned as they are."""
    return lenet_pass(X, params, last=np.tanh)


@misconception_of("lenet_forward")
def sigmoid_twice(X, params):
    """The sigmoid is applied twice in a row; once is enough, between a layer and what follows."""

    def twice(Z):
        return sigmoid(sigmoid(Z))

    return lenet_pass(X, params, act=twice, dense=twice)


@misconception_of("lenet_forward")
def relu_in_the_dense_layers(X, params):
    """The dense layers are activated by relu; LeNet has sigmoids everywhere."""
    return lenet_pass(X, params, dense=lambda Z: np.maximum(Z, 0))


@misconception_of("lenet_forward")
def relu_in_the_convolutions(X, params):
    """The convolutions are activated by relu; LeNet has sigmoids everywhere."""
    return lenet_pass(X, params, act=lambda Z: np.maximum(Z, 0))


def dense_part(X, params, acts, conv_acts=(sigmoid, sigmoid)):
    """The pass with an activation of its own behind each layer."""
    A = X
    for n, act in zip("12", conv_acts, strict=True):
        Z = np.einsum("nchwij,ocij->nohw", windows(A, 5), params[f"K{n}"], optimize=True)
        A = windows(act(Z + params[f"b{n}"][:, None, None]), 2, 2).mean((-2, -1))
    A = A.reshape(len(X), -1)
    for n, act in zip("34", acts, strict=True):
        A = act(A @ params[f"W{n}"] + params[f"b{n}"])
    return A @ params["W5"] + params["b5"]


def as_it_is(Z):
    return Z


@misconception_of("lenet_forward")
def second_dense_layer_without_sigmoid(X, params):
    """No sigmoid follows the second dense layer; both hidden layers, of 120 and of 84 units, have
    one."""
    return dense_part(X, params, (sigmoid, as_it_is))


@misconception_of("lenet_forward")
def first_dense_layer_without_sigmoid(X, params):
    """No sigmoid follows the first dense layer; both hidden layers, of 120 and of 84 units, have
    one."""
    return dense_part(X, params, (as_it_is, sigmoid))


@misconception_of("lenet_forward")
def second_convolution_without_sigmoid(X, params):
    """No sigmoid follows the second convolution; both convolutions have one before their pool."""
    return dense_part(X, params, (sigmoid, sigmoid), (sigmoid, as_it_is))


@misconception_of("lenet_forward")
def samples_flattened_together(X, params):
    """The maps of all samples are flattened together, so that the rows mix images: reshape to
    (N, 256), one row for each."""
    A = X
    for n in "12":
        Z = np.einsum("nchwij,ocij->nohw", windows(A, 5), params[f"K{n}"], optimize=True)
        A = windows(sigmoid(Z + params[f"b{n}"][:, None, None]), 2, 2).mean((-2, -1))
    A = np.moveaxis(A, 0, -1).reshape(len(X), -1)
    for n in "34":
        A = sigmoid(A @ params[f"W{n}"] + params[f"b{n}"])
    return A @ params["W5"] + params["b5"]


@misconception_of("lenet_forward")
def first_image_as_a_row(X, params):
    """Only the scores of the first image are returned, (10,); the result is (N, 10)."""
    return lenet_pass(X, params)[0]


@misconception_of("lenet_forward")
def pixels_divided_by_255(X, params):
    """The images are divided by 255; they come prepared, so use them as they are."""
    return lenet_pass(X / 255, params)
