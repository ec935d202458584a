"""Known mistakes in `parameter_count`. Each docstring is what the student reads."""

import math

from assignments.architectures.misconceptions.common import of_kind
from autograder.examiner import misconception_of
from solutions.architectures import output_shape, parameter_count


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
    """A convolution's weights and biases are counted once for every position of the image; it uses
    the same ones everywhere."""

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
    """Only the last layer is counted; add up all of them (`+=` where you have `=`, or the sum is
    set to zero inside the loop)."""
    before = [input_shape, *output_shape(layers, input_shape)][len(layers) - 1]
    return parameter_count(layers[-1:], before)


def by_entry(layers, input_shape):
    """Each entry, as something that a dictionary can hold, with what its layer learns."""
    shapes = [input_shape, *output_shape(layers, input_shape)]
    return [(repr(e), parameter_count([e], s)) for e, s in zip(layers, shapes, strict=False)]


@misconception_of("parameter_count")
def equal_layers_counted_once(layers, input_shape):
    """Of layers with the same entries only the first is counted; each has parameters of its own,
    and all add up."""
    return sum(dict(by_entry(layers, input_shape)[::-1]).values())


@misconception_of("parameter_count")
def equal_layers_overwritten(layers, input_shape):
    """Of layers with the same entries only the last is counted (does a dictionary hold the
    counts?); each has parameters of its own, and all add up."""
    return sum(dict(by_entry(layers, input_shape)).values())


def convolutions(entry, c):
    """C_in, C_out and k of every convolution in a layer that sees c channels."""
    match entry:
        case {"kind": "conv", "channels": n, "kernel": k}:
            return [(c, n, k)]
        case {"kind": "inception", "spec": [n1, [a, b], [d, e], n4]}:
            return [(c, n1, 1), (c, a, 1), (a, b, 3), (c, d, 1), (d, e, 5), (c, n4, 1)]
        case {"kind": "residual", "channels": n, "project": project}:
            return [(c, n, 3), (n, n, 3), *[(c, n, 1)] * project]
        case {"kind": "dense_block", "layers": depth, "growth": growth}:
            return [(c + i * growth, growth, 3) for i in range(depth)]
    return []


def in_every_convolution(layers, input_shape, difference):
    """The right count, and `difference(C_in, C_out, k)` for every convolution, also in blocks."""

    def learned(entry, shape):
        more = sum(difference(*sizes) for sizes in convolutions(entry, shape[0]))
        return parameter_count([entry], shape) + more

    return count(layers, input_shape, learned)


@misconception_of("parameter_count")
def sides_not_squared_in_blocks_either(layers, input_shape):
    """A kernel is taken to have k weights, inside the blocks, too; a square kernel has k²."""
    return in_every_convolution(layers, input_shape, lambda c, n, k: n * c * (k - k**2))


@misconception_of("parameter_count")
def no_bias_in_any_convolution(layers, input_shape):
    """The biases of the convolutions are missing, inside the blocks, too: each output channel has
    one."""
    return in_every_convolution(layers, input_shape, lambda c, n, k: -n)


@misconception_of("parameter_count")
def one_bias_in_every_convolution(layers, input_shape):
    """A convolution is given one bias, inside the blocks, too; each of its output channels has its
    own."""
    return in_every_convolution(layers, input_shape, lambda c, n, k: 1 - n)


@misconception_of("parameter_count")
def one_bias_in_every_layer(layers, input_shape):
    """Convolutions (inside the blocks, too) and dense layers are given one bias; each output
    channel, and each dense unit, has its own."""
    dense = sum(1 - entry["units"] for entry in layers if entry["kind"] == "dense")
    return one_bias_in_every_convolution(layers, input_shape) + dense


@misconception_of("parameter_count")
def input_channels_left_out(layers, input_shape):
    """A convolution is given one kernel per output channel, inside the blocks, too; it has one for
    each pair of an input and an output channel."""
    return in_every_convolution(layers, input_shape, lambda c, n, k: n * k**2 * (1 - c))


@misconception_of("parameter_count")
def weights_for_every_position(layers, input_shape):
    """A convolution's weights are counted once for every position of the image, its biases once;
    it uses the same weights everywhere."""

    def learned(entry, shape):
        if entry["kind"] == "conv":
            positions = math.prod(output_shape([entry], shape)[0][1:])
            return entry["channels"] * (shape[0] * entry["kernel"] ** 2 * positions + 1)
        return None

    return count(layers, input_shape, learned)


@misconception_of("parameter_count")
def batch_norm_of_images_only(layers, input_shape):
    """A batch norm behind flatten or a dense layer is left out: it learns γ and β there, too, two
    numbers per unit."""

    def learned(entry, shape):
        return 2 * shape[0] if len(shape) == 3 else 0

    return count(layers, input_shape, of_kind("batch_norm", learned))


@misconception_of("parameter_count")
def inputs_left_out(layers, input_shape):
    """The inputs are left out, inside the blocks and in dense layers, too: a convolution has a
    kernel, and a dense layer a weight, for each pair of an input and an output."""
    shapes = [input_shape, *output_shape(layers, input_shape)]
    pairs = zip(layers, shapes, strict=False)
    dense = sum(e["units"] * (1 - s[0]) for e, s in pairs if e["kind"] == "dense")
    return input_channels_left_out(layers, input_shape) + dense
