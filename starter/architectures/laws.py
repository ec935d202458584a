"""Public laws of `architectures`: what shapes, sizes and networks have to do with each other."""

import numpy as np

from autograder.laws import agree, law, sequence

KINDS = (
    "conv", "max_pool", "avg_pool", "global_avg_pool", "flatten", "dense", "batch_norm", "dropout",
    "relu", "sigmoid", "inception", "residual", "dense_block",
)  # fmt: skip


def conv(channels, kernel, stride=1, padding=0):
    return {
        "kind": "conv", "channels": channels, "kernel": kernel, "stride": stride,
        "padding": padding,
    }  # fmt: skip


def image(case):
    """(C, H, W), not square."""
    C, H = case.size(), case.size(6, 12)
    return C, H, H + case.size(1, 3)


def shape(value):
    return [int(n) for n in sequence(value, None, "a shape")]


# --- output_shape ------------------------------------------------------------------------


@law("output_shape")
def counts_the_positions_of_a_window(student, case):
    """A new side is the number of places where the window fits, going in steps of `stride`."""
    C, H, W = image(case)
    k, stride, padding = case.sizes(3, 1, 3)
    expected = [len(range(0, n + 2 * padding - k + 1, stride)) for n in (H, W)]
    got = student.output_shape([conv(4, k, stride, padding)], (C, H, W))
    agree(got, [[4, *expected]], scale=1.0, what="shapes")
    pool = {"kind": "max_pool", "size": k, "stride": stride, "padding": padding}
    agree(student.output_shape([pool], (C, H, W)), [[C, *expected]], scale=1.0, what="shapes")


@law("output_shape")
def goes_layer_by_layer(student, case):
    """A list in two pieces: the second begins with the shape that the first ends with."""
    first = [conv(3, 3, 2, 1), {"kind": "relu"}, {"kind": "avg_pool", "size": 2, "stride": 1}]
    second = [conv(2, 2), {"kind": "flatten"}, {"kind": "dense", "units": 5}]
    C, H, W = image(case)
    whole = sequence(student.output_shape(first + second, (C, H, W)), 6, "shapes")
    half = sequence(student.output_shape(first, (C, H, W)), 3, "shapes")
    rest = sequence(student.output_shape(second, tuple(shape(half[-1]))), 3, "shapes")
    agree(whole, [shape(one) for one in half + rest], scale=1.0, what="shapes")


@law("output_shape")
def flatten_keeps_every_number(student, case):
    """As many numbers after `flatten` as before; a global average pool leaves one per channel."""
    C, H, W = image(case)
    got = student.output_shape([{"kind": "flatten"}], (C, H, W))
    agree(got, [[np.zeros((C, H, W)).size]], scale=1.0, what="shapes")
    means = [{"kind": "global_avg_pool"}, {"kind": "flatten"}]
    agree(student.output_shape(means, (C, H, W)), [[C, 1, 1], [C]], scale=1.0, what="shapes")


@law("output_shape")
def blocks_end_like_their_layers(student, case):
    """A residual block ends like its first convolution, a dense block of n layers like n dense
    blocks of one; what is inside an inception path does not show at its end."""
    C, H, W = image(case)
    n, stride, growth = case.sizes(3)

    def end(*layers):
        return shape(sequence(student.output_shape(list(layers), (C, H, W)), len(layers))[-1])

    block = {"kind": "residual", "channels": n, "stride": stride, "project": True}
    agree(end(block), end(conv(n, 3, stride, 1)), scale=1.0, what="the end of a residual block")
    one = {"kind": "dense_block", "layers": 1, "growth": growth}
    agree(end({**one, "layers": n}), end(*[one] * n), scale=1.0, what="the end of a dense block")
    agree(end(one), [C + growth, H, W], scale=1.0, what="the end of one layer")
    specs = [n, [1, 2], [1, 3], 4], [n, [5, 2], [6, 3], 4], [n + 1, [1, 2], [1, 3], 4]
    few, many, wider = (end({"kind": "inception", "spec": spec}) for spec in specs)
    agree(many, few, scale=1.0, what="the end of an inception block")
    agree(wider, [few[0] + 1, H, W], scale=1.0, what="the end of a wider inception block")


# --- parameter_count ------------------------------------------------------------------------


@law("parameter_count")
def a_convolution_of_the_whole_image_is_a_dense_layer(student, case):
    """A kernel as large as the image learns as much as a dense layer behind `flatten`."""
    C, side, n = case.sizes(3)
    dense = [{"kind": "flatten"}, {"kind": "dense", "units": n}]
    got = student.parameter_count([conv(n, side)], (C, side, side))
    agree(got, student.parameter_count(dense, (C, side, side)), scale=1.0, what="parameters")
    agree(got, np.zeros((n, C, side, side)).size + n, scale=1.0, what="parameters")


@law("parameter_count")
def adds_up(student, case):
    """Two pieces of a network have as many parameters as the whole; the image's size is no matter
    as long as nothing is flattened."""
    C, H, W = image(case)
    first, second = [conv(3, 3, 1, 1), {"kind": "batch_norm"}], [{"kind": "relu"}, conv(2, 3)]
    whole = student.parameter_count(first + second, (C, H, W))
    begin = student.parameter_count(first, (C, H + 2, W + 1))
    end = student.parameter_count(second, (3, H, W))
    agree(whole, np.asarray(begin) + np.asarray(end), scale=1.0, what="parameters")


@law("parameter_count")
def a_residual_block_is_its_layers(student, case):
    """A residual block has the parameters of the layers it consists of."""
    C, H, W = image(case)
    n = case.size(2)
    norm = {"kind": "batch_norm"}
    inside = student.parameter_count([conv(n, 3), norm, conv(n, 3), norm], (C, H, W))
    shortcut = student.parameter_count([conv(n, 1)], (C, H, W))
    block = {"kind": "residual", "channels": n, "stride": 2, "project": True}
    got = student.parameter_count([block], (C, H, W))
    agree(got, np.asarray(inside) + np.asarray(shortcut), scale=1.0, what="parameters")
    plain = {"kind": "residual", "channels": n, "stride": 1, "project": False}
    got = student.parameter_count([plain], (n, H, W))
    inside = student.parameter_count([conv(n, 3), norm, conv(n, 3), norm], (n, H, W))
    agree(got, inside, scale=1.0, what="parameters without a projection")


@law("parameter_count")
def other_blocks_are_their_layers(student, case):
    """A dense block of n layers has the parameters of n dense blocks of one layer; an inception
    block those of its paths."""
    C, H, W = image(case)
    n, growth = case.sizes(2)

    def size(*layers):
        return np.asarray(student.parameter_count(list(layers), (C, H, W)))

    one = {"kind": "dense_block", "layers": 1, "growth": growth}
    agree(size({**one, "layers": n}), size(*[one] * n), scale=1.0, what="parameters")
    normalised = size({"kind": "batch_norm"}, conv(growth, 3))
    agree(size(one), normalised, scale=1.0, what="parameters of one layer")
    n1, a, b, c, d, n4 = case.sizes(6)
    paths = (conv(n1, 1),), (conv(a, 1), conv(b, 3)), (conv(c, 1), conv(d, 5)), (conv(n4, 1),)
    inception = {"kind": "inception", "spec": [n1, [a, b], [c, d], n4]}
    agree(size(inception), sum(size(*path) for path in paths), scale=1.0, what="parameters")


# --- the networks ------------------------------------------------------------------------------


def layers_of(network, *args):
    """The student's list; every item a dict of a known kind."""
    layers = sequence(network(*args), None, "the network")
    for n, layer in enumerate(layers):
        kind = layer.get("kind") if isinstance(layer, dict) else "no dict"
        assert kind in KINDS, f"layer {n} is {kind!r}, none of the kinds of layers"
    return layers


def widths(layers):
    """Channels, units and growths, in their order."""
    entries = ("channels", "units", "growth")
    return [layer[entry] for layer in layers for entry in entries if entry in layer]


def pools(layers):
    """How many layers of each kind of pool there are."""
    return [
        sum(layer["kind"] == kind for layer in layers)
        for kind in ("max_pool", "avg_pool", "global_avg_pool")
    ]


def looks_like(network, case, expected_widths, expected_pools):
    classes = (10, 1, 3, 100)[case.number % 4]
    layers = layers_of(network, *([] if classes == 10 else [classes]))
    agree(widths(layers), expected_widths(classes), scale=1.0, what="channels and units")
    agree(pools(layers), expected_pools, scale=1.0, what="the numbers of max, avg, global pools")


@law("lenet")
def lenet_has_two_convolutions_and_three_dense_layers(student, case):
    """LeNet: 6 and 16 channels, average pools, then 120 and 84 units and the classes."""
    looks_like(student.lenet, case, lambda classes: [6, 16, 120, 84, classes], [0, 2, 0])


@law("alexnet")
def alexnet_has_five_convolutions_and_three_dense_layers(student, case):
    """AlexNet: 96, 256, 384, 384 and 256 channels, three pools, 4096 units twice, the classes."""
    convolutions = [96, 256, 384, 384, 256]
    looks_like(student.alexnet, case, lambda n: [*convolutions, 4096, 4096, n], [3, 0, 0])


@law("vgg11")
def vgg11_has_eleven_layers_that_learn(student, case):
    """VGG-11: eight convolutions 3×3 that keep the side, five pools that halve it, three dense."""
    convolutions = [64, 128, 256, 256, 512, 512, 512, 512]
    looks_like(student.vgg11, case, lambda n: [*convolutions, 4096, 4096, n], [5, 0, 0])


@law("nin")
def nin_has_twelve_convolutions_and_no_dense_layer(student, case):
    """NiN: four blocks of three convolutions; the channels of the last are the classes."""
    looks_like(student.nin, case, lambda n: [96] * 3 + [256] * 3 + [384] * 3 + [n] * 3, [3, 0, 1])


@law("googlenet")
def googlenet_has_nine_inception_blocks(student, case):
    """GoogLeNet: 64, 64 and 192 channels, four pools, nine inception blocks, one dense layer."""
    looks_like(student.googlenet, case, lambda classes: [64, 64, 192, classes], [4, 0, 1])
    layers = layers_of(student.googlenet)
    blocks = sum(layer["kind"] == "inception" for layer in layers)
    agree(blocks, 9, scale=1.0, what="the number of inception blocks")


@law("resnet18")
def resnet18_has_eight_blocks(student, case):
    """ResNet-18: two blocks of each width; three of them halve the sides, and those project."""
    blocks = [width for width in (64, 128, 256, 512) for _ in range(2)]
    looks_like(student.resnet18, case, lambda classes: [64, *blocks, classes], [1, 0, 1])
    residuals = [one for one in layers_of(student.resnet18) if one["kind"] == "residual"]
    strides = [one.get("stride", 1) for one in residuals]
    agree(sorted(strides), [1] * 5 + [2] * 3, scale=1.0, what="strides, sorted")
    projects = [bool(one.get("project")) for one in residuals]
    agree(projects, [stride == 2 for stride in strides], scale=1.0, what="who projects")


@law("densenet")
def densenet_has_four_blocks_and_three_transitions(student, case):
    """DenseNet: four blocks of four layers and growth 32; one convolution in each transition."""
    classes = (10, 1, 3, 100)[case.number % 4]
    layers = layers_of(student.densenet, classes)
    blocks = [(one["layers"], one["growth"]) for one in layers if one["kind"] == "dense_block"]
    agree(blocks, [(4, 32)] * 4, scale=1.0, what="layers and growth of the blocks")
    convolutions = [one["kernel"] for one in layers if one["kind"] == "conv"]
    agree(convolutions, [7, 1, 1, 1], scale=1.0, what="the kernels of the convolutions")
    agree(pools(layers), [1, 3, 1], scale=1.0, what="the numbers of max, avg, global pools")
    agree(widths(layers)[-1], classes, scale=1.0, what="the units of the last layer")


# --- lenet_forward -----------------------------------------------------------------------------

SHAPES = {
    "K1": (6, 1, 5, 5), "b1": (6,), "K2": (16, 6, 5, 5), "b2": (16,), "W3": (256, 120),
    "b3": (120,), "W4": (120, 84), "b4": (84,), "W5": (84, 10), "b5": (10,),
}  # fmt: skip


def parameters(case):
    """Random parameters that let differences through."""
    rng = case.rng()
    fan_in = {"K1": 25, "K2": 150, "W3": 256, "W4": 120, "W5": 84}
    return {
        name: rng.normal(0, 3 / np.sqrt(fan_in.get(name, 9)), size) for name, size in SHAPES.items()
    }


def scores(student, X, params):
    got = np.asarray(student.lenet_forward(X, params))
    agree(list(got.shape), [len(X), 10], scale=1.0, what="the shape of the scores")
    return got


@law("lenet_forward")
def the_last_layer_is_linear(student, case):
    """The scores themselves: without a last sigmoid or softmax they are linear in W5 and b5."""
    if case.number > 3:  # a forward pass is long; a few are enough
        return
    X, params = case.normal((1, 1, 28, 28)), parameters(case)
    once = scores(student, X, params)
    twice = scores(student, X, {**params, "W5": 2 * params["W5"], "b5": 2 * params["b5"]})
    agree(twice, 2 * once, what="the scores with 2 W5 and 2 b5")
    agree(scores(student, X, {**params, "W5": 0 * params["W5"]})[0], params["b5"], what="b5")
    half = {**params, "W4": 0 * params["W4"], "b4": 0 * params["b4"]}  # σ(0) in every unit
    expected = params["W5"].sum(axis=0) / 2 + params["b5"]
    agree(scores(student, X, half)[0], expected, what="the scores where σ(0) enters W5")


@law("lenet_forward")
def each_image_has_its_own_scores(student, case):
    """Two images in the other order: their scores in the other order."""
    if case.number > 3:
        return
    X, params = case.normal((2, 1, 28, 28)), parameters(case)
    together = scores(student, X, params)
    turned = scores(student, X[::-1].copy(), params)
    agree(turned, together[::-1], what="the scores in the other order")
    moved = np.abs(together[0] - together[1]).max()
    assert moved > 1e-6, "two different images have the same scores"


@law("lenet_forward")
def a_kernel_of_one_pixel_picks_it(student, case):
    """A kernel with its only 1 one row lower sees the image as if it were one row higher. And the
    pixels it picks can change places within a 2×2 window: their mean stays."""
    if case.number > 3:
        return
    X, params = case.normal((1, 1, 28, 28)), parameters(case)
    here, lower = np.zeros((2, *SHAPES["K1"]))
    here[:, :, 1, 1] = lower[:, :, 2, 1] = 1
    raised = np.roll(X, -1, axis=2)
    expected = scores(student, raised, {**params, "K1": here})
    agree(scores(student, X, {**params, "K1": lower}), expected, what="the scores")
    corner = {**params, "K1": np.roll(here, (-1, -1), axis=(2, 3))}
    tiles = X.reshape(1, 1, 14, 2, 14, 2)
    swapped = tiles[:, :, :, ::-1, :, ::-1].reshape(X.shape).copy()
    agree(scores(student, swapped, corner), scores(student, X, corner), what="the scores")


@law("lenet_forward")
def saturated_maps_are_ones_and_zeros(student, case):
    """Where b2 is very large for one channel and very small for the others, its map is all ones,
    theirs are zeros: the first dense layer sees the sum of sixteen rows of W3."""
    if case.number > 3:
        return
    X, params = case.normal((1, 1, 28, 28)), parameters(case)
    channel = case.number % 16
    b2 = np.where(np.arange(16) == channel, 300.0, -300.0)
    got = scores(student, X, {**params, "b2": b2})
    b3 = params["b3"] + params["W3"].reshape(16, 16, 120)[channel].sum(axis=0)
    expected = scores(student, X, {**params, "W3": 0 * params["W3"], "b3": b3})
    agree(got, expected, what="the scores")
