"""Known mistakes in `output_shape`. Each docstring is what the student reads."""

import math

from assignments.architectures.misconceptions.common import of_kind
from autograder.examiner import misconception_of
from solutions.architectures import output_shape


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


def width_from_the_height(layers, input_shape, *kinds):
    """W' is computed from H in the layers of these kinds."""

    def after(entry, shape):
        if entry["kind"] in kinds:
            return output_shape([entry], (shape[0], shape[1], shape[1]))[0]
        return None

    return walk(layers, input_shape, after)


@misconception_of("output_shape")
def width_from_the_height_under_windows(layers, input_shape):
    """The width after a convolution or a pool is computed from the height; images need not be
    square: H and W each on its own."""
    return width_from_the_height(layers, input_shape, "conv", "max_pool", "avg_pool")


@misconception_of("output_shape")
def width_from_the_height_in_residual_blocks_too(layers, input_shape):
    """The width after a convolution, a pool or a residual block is computed from the height; images
    need not be square: H and W each on its own."""
    return width_from_the_height(layers, input_shape, "conv", "max_pool", "avg_pool", "residual")


@misconception_of("output_shape")
def global_pool_keeps_the_sides(layers, input_shape):
    """A global average pool leaves the shape as it is; it takes the mean of each channel, so
    (C, 1, 1) is left."""
    return walk(layers, input_shape, of_kind("global_avg_pool", lambda _, shape: shape))


def padded_by_default(layers, input_shape, *kinds):
    """Layers of these kinds that do not say their padding have one of 1."""

    def after(entry, shape):
        return output_shape([{"padding": 1, **entry}], shape)[0] if entry["kind"] in kinds else None

    return walk(layers, input_shape, after)


@misconception_of("output_shape")
def padding_of_one_by_default(layers, input_shape):
    """A convolution or pool that does not say its padding is given one of 1; the default is 0:
    entry.get("padding", 0)."""
    return padded_by_default(layers, input_shape, "conv", "max_pool", "avg_pool")


@misconception_of("output_shape")
def convolutions_padded_by_one_by_default(layers, input_shape):
    """A convolution that does not say its padding is given one of 1; the default is 0:
    entry.get("padding", 0)."""
    return padded_by_default(layers, input_shape, "conv")


@misconception_of("output_shape")
def flattened_to_a_number(layers, input_shape):
    """Flatten is given a number, and so are the layers behind it that keep the shape; a shape is a
    tuple, (n,), with a comma."""
    shapes, dense = [], False
    for entry, shape in zip(layers, output_shape(layers, input_shape), strict=True):
        dense = dense or entry["kind"] == "dense"
        shapes.append(shape[0] if len(shape) == 1 and not dense else shape)
    return shapes
