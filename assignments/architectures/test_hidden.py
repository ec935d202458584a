"""The hidden suite of `architectures`: shapes, sizes, seven networks, and one of them at work.

A network is judged by what it does to images of several sizes: the shapes on the way, and what
each step learns. So activations may stand anywhere, and defaults may be written out or not.
"""

import numpy as np
import pytest

from autograder.examiner import (
    Broken,
    agree,
    example,
    given,
    normal,
    numbers,
    once,
    seeds,
    sequence,
    st,
)
from solutions.architectures import lenet_forward as scores_of
from solutions.architectures import output_shape, parameter_count

# --- layer lists, drawn -----------------------------------------------------------------


def between(rng, low, high):
    return int(rng.integers(low, high + 1))


def window(rng, shape):
    """kernel, stride, padding of a window that fits into (C, H, W)."""
    padding = between(rng, 0, 2)
    size = between(rng, 1, min(5, min(shape[1:]) + 2 * padding))
    return size, between(rng, 1, 3), padding


def conv(rng, shape):
    size, stride, padding = window(rng, shape)
    layer = {"kind": "conv", "channels": between(rng, 1, 6), "kernel": size}
    if stride != 1 or rng.random() < 0.5:
        layer["stride"] = stride
    if padding != 0 or rng.random() < 0.5:
        layer["padding"] = padding
    return layer


def pool(rng, shape):
    size, stride, padding = window(rng, shape)
    layer = {"kind": str(rng.choice(["max_pool", "avg_pool"])), "size": size, "stride": stride}
    if padding != 0 or rng.random() < 0.5:
        layer["padding"] = padding
    return layer


def batch_norm(rng, shape):
    return {"kind": "batch_norm"}


def idle(rng, shape):
    kind = str(rng.choice(["relu", "sigmoid", "dropout"]))
    return {"kind": kind, "p": 0.5} if kind == "dropout" else {"kind": kind}


def inception(rng, shape):
    n1, a, b, c, d, n4 = (between(rng, 1, 7) for _ in range(6))
    return {"kind": "inception", "spec": [n1, [a, b], [c, d], n4]}


def residual(rng, shape):
    project = bool(rng.random() < 0.6)
    channels = between(rng, 1, 6) if project else shape[0]
    stride = between(rng, 1, 3) if project else 1
    return {"kind": "residual", "channels": channels, "stride": stride, "project": project}


def dense_block(rng, shape):
    return {"kind": "dense_block", "layers": between(rng, 1, 4), "growth": between(rng, 1, 5)}


def dense(rng, shape):
    return {"kind": "dense", "units": between(rng, 1, 9)}


def flatten(rng, shape):
    return {"kind": "flatten"}


def global_pool(rng, shape):
    return {"kind": "global_avg_pool"}


def drawn(seed, *makers, sides=(3, 14)):
    """A list of layers, made in this order so that each fits behind the last, and an input."""
    rng = np.random.default_rng(seed)
    shape = start = (between(rng, 1, 4), between(rng, *sides), between(rng, *sides))
    layers = []
    for maker in makers:
        if isinstance(maker, tuple):
            maker = maker[between(rng, 0, len(maker) - 1)]
        layers.append(maker(rng, shape))
        shape = output_shape(layers[-1:], shape)[0]
    return layers, start


def lists(*makers, least=1, most=3):
    """A strategy: `least` to `most` layers, each of one of these kinds."""
    return st.builds(
        lambda seed, count: drawn(seed, *[makers] * count), seeds, st.integers(least, most)
    )


HEADS = (
    (idle, flatten, dense),
    (flatten, dense, batch_norm, idle, dense),
    (global_pool, flatten, dense),
    (conv, batch_norm, global_pool, flatten),
    (pool, flatten, batch_norm, dense, dense),
)
windows = lists(conv, pool)
heads = st.builds(lambda seed, which: drawn(seed, *HEADS[which]), seeds, st.integers(0, 4))
blocks = lists(inception, residual, dense_block, most=2)
mixtures = st.builds(
    lambda seed, which: drawn(
        seed, conv, (batch_norm, idle), pool, (inception, dense_block), residual, *HEADS[which]
    ),
    seeds,
    st.integers(0, 4),
)


def single(maker, seed):
    return drawn(seed, maker)


# --- output_shape ---------------------------------------------------------------------------


def agree_on_shapes(student, args):
    """Exactly: whole numbers have no tolerance."""
    agree(student.output_shape(*args), output_shape(*args), scale=1.0, what="shapes")


@pytest.mark.weight(2)
@given(windows)
@example(([{"kind": "conv", "channels": 2, "kernel": 3}], (1, 5, 7)))
@example(([{"kind": "conv", "channels": 4, "kernel": 1}], (1, 5, 7)))
@example(([{"kind": "conv", "channels": 4, "kernel": 5, "stride": 2, "padding": 1}], (3, 8, 10)))
@example(([{"kind": "max_pool", "size": 2, "stride": 2}], (3, 7, 4)))
@example(([{"kind": "avg_pool", "size": 3, "stride": 2, "padding": 1}], (2, 8, 5)))
@example(([{"kind": "max_pool", "size": 2, "stride": 3}], (2, 8, 9)))
def test_output_shape__of_sliding_windows(student, args):
    """Convolutions and pools: a side n becomes ⌊(n + 2p − k)/s⌋ + 1, for H and W separately."""
    agree_on_shapes(student, args)


@given(heads)
@example(([{"kind": "flatten"}], (2, 3, 5)))
@example(([{"kind": "global_avg_pool"}], (3, 4, 6)))
@example(([{"kind": "relu"}, {"kind": "dropout", "p": 0.3}], (2, 3, 4)))
def test_output_shape__to_the_classes(student, args):
    """The mean of each channel is (C, 1, 1); flatten gives (C·H·W,), a dense layer (units,)."""
    agree_on_shapes(student, args)


@given(blocks)
@example(([{"kind": "inception", "spec": [1, [2, 3], [4, 5], 6]}], (2, 3, 4)))
@example(
    ([{"kind": "residual", "channels": 3, "stride": 2, "project": True}], (2, 7, 8)),
)
@example(([{"kind": "dense_block", "layers": 3, "growth": 2}], (2, 4, 3)))
def test_output_shape__of_blocks(student, args):
    """Inception puts its four paths side by side; a residual block strides once; a dense block
    adds `growth` channels with each of its layers."""
    agree_on_shapes(student, args)


@given(mixtures)
def test_output_shape__of_a_whole_network(student, args):
    """The shape after every layer: each layer begins where the one before it ended."""
    agree_on_shapes(student, args)


# --- parameter_count --------------------------------------------------------------------------


def agree_on_count(student, args):
    got = student.parameter_count(*args)
    agree(got, parameter_count(*args), scale=1.0, what="the number of parameters")


@pytest.mark.weight(2)
@given(st.builds(lambda seed, which: drawn(seed, *which), seeds, st.sampled_from([
    (conv,), (conv, conv), (idle, conv, pool, conv), (pool, conv), (conv, conv, conv),
])))  # fmt: skip
@example(([{"kind": "conv", "channels": 2, "kernel": 3}], (1, 5, 7)))
@example(([{"kind": "conv", "channels": 4, "kernel": 5, "stride": 2, "padding": 1}], (3, 8, 10)))
def test_parameter_count__of_convolutions(student, args):
    """A convolution learns C_out·(C_in·k² + 1) numbers: its kernels and one bias per channel."""
    agree_on_count(student, args)


@given(heads)
@example(([{"kind": "flatten"}, {"kind": "dense", "units": 4}], (2, 3, 5)))
@example(([{"kind": "batch_norm"}], (3, 4, 5)))
@example(([{"kind": "flatten"}, {"kind": "batch_norm"}], (2, 1, 3)))
def test_parameter_count__of_dense_layers_and_batch_norm(student, args):
    """A dense layer learns n_out·(n_in + 1) numbers, batch norm two per channel (or unit)."""
    agree_on_count(student, args)


@given(st.builds(single, st.just(inception), seeds))
@example(([{"kind": "inception", "spec": [1, [2, 3], [4, 5], 6]}], (2, 3, 4)))
def test_parameter_count__of_inception(student, args):
    """Inception: 1×1; 1×1 then 3×3; 1×1 then 5×5; a pool, which learns nothing, then 1×1."""
    agree_on_count(student, args)


@given(st.builds(single, st.just(residual), seeds))
@example(([{"kind": "residual", "channels": 2, "stride": 1, "project": False}], (2, 4, 5)))
@example(([{"kind": "residual", "channels": 2, "stride": 1, "project": True}], (2, 4, 5)))
@example(([{"kind": "residual", "channels": 3, "stride": 2, "project": True}], (2, 7, 8)))
def test_parameter_count__of_residual_blocks(student, args):
    """Residual: two 3×3 convolutions, each with batch norm; a 1×1 one where it projects."""
    agree_on_count(student, args)


@given(st.builds(single, st.just(dense_block), seeds))
@example(([{"kind": "dense_block", "layers": 1, "growth": 2}], (3, 4, 3)))
@example(([{"kind": "dense_block", "layers": 3, "growth": 2}], (2, 4, 3)))
def test_parameter_count__of_dense_blocks(student, args):
    """Dense block: every layer normalises and convolves all the channels there are so far."""
    agree_on_count(student, args)


@given(mixtures)
@example(([{"kind": "flatten"}, {"kind": "dense", "units": 1000}], (3, 40, 30)))  # 3.6 million
@example(([{"kind": "flatten"}, {"kind": "dense", "units": 4096}], (512, 7, 7)))  # 102.8 million
@example(([{"kind": "conv", "channels": 3, "kernel": 3, "padding": 1}] * 2, (3, 4, 5)))
@example(([{"kind": "residual", "channels": 2, "stride": 1, "project": False}] * 2, (2, 4, 5)))
@example(([{"kind": "flatten"}, *[{"kind": "dense", "units": 6}] * 2], (1, 2, 3)))
@example(([{"kind": "batch_norm"}] * 2, (3, 4, 4)))
def test_parameter_count__of_a_whole_network(student, args):
    """The sum over all layers; each gets as many channels or units as the one before it gives."""
    agree_on_count(student, args)


# --- the seven networks -----------------------------------------------------------------------

# What each kind of layer says of itself; a number is the value it has where it is not said.
ENTRIES = {
    "conv": {"channels": None, "kernel": None, "stride": 1, "padding": 0},
    "max_pool": {"size": None, "stride": None, "padding": 0},
    "avg_pool": {"size": None, "stride": None, "padding": 0},
    "global_avg_pool": {},
    "flatten": {},
    "dense": {"units": None},
    "batch_norm": {},
    "dropout": {"p": None},
    "relu": {},
    "sigmoid": {},
    "inception": {"spec": None},
    "residual": {"channels": None, "stride": 1, "project": False},
    "dense_block": {"layers": None, "growth": None},
}
WITHOUT_FLATTEN = {kind for kind in ENTRIES if kind not in ("dense", "batch_norm", "dropout")}
WITHOUT_FLATTEN -= {"flatten", "relu", "sigmoid"}  # these want an image (C, H, W)
LARGEST = 10_000  # what no entry exceeds: a larger one is not computed with
LONGEST = 500  # what no list of layers exceeds

# H and W differ where the window would hide a stride or a padding that is off by one.
SMALL = ((1, 28, 28), (2, 33, 38), (1, 31, 36))
LARGE = ((3, 224, 224), (1, 225, 230), (2, 227, 243), (1, 253, 236))


def whole(value, what, least=1):
    """A student's number as an int; it may be a float or a NumPy scalar."""
    number = float(numbers(value, (), what))
    if number != round(number) or not least <= number <= LARGEST:
        raise Broken(f"{what} is {number:g}, not a whole number from {least} to {LARGEST}")
    return int(number)


def entry_of(value, name, what):
    match name:
        case "spec":
            n1, second, third, n4 = sequence(value, 4, what)
            pairs = [[whole(n, what) for n in sequence(pair, 2, what)] for pair in (second, third)]
            return [whole(n1, what), *pairs, whole(n4, what)]
        case "p":
            return float(numbers(value, (), what))
        case "project":
            return bool(whole(value, what, least=0))
        case _:
            return whole(value, what, least=0 if name == "padding" else 1)


def understood(layers):
    """A student's list as layers of ours. It may be anything; what cannot be read is said."""
    known: list[dict] = []
    listed = sequence(layers, None, "the network")
    if len(listed) > LONGEST:
        raise Broken(f"the network has {len(listed)} layers, more than {LONGEST}")
    for n, layer in enumerate(listed):
        kind = layer.get("kind") if isinstance(layer, dict) else None
        if not isinstance(kind, str) or kind not in ENTRIES:
            raise Broken(f'layer {n} is no dict with one of the kinds of layers as its "kind"')
        known.append({"kind": kind})
        for name, default in ENTRIES[kind].items():
            if name not in layer and default is None:
                raise Broken(f"layer {n} ({kind}) does not say its {name}")
            value = layer.get(name, default)
            known[-1][name] = entry_of(value, name, f"{name} of layer {n} ({kind})")
    return known


def plain(layers):
    """A network as it is compared with known mistakes: every entry said, no activations."""
    try:
        known = understood(layers)
    except Broken:
        return layers
    return [layer for layer in known if layer["kind"] not in ("relu", "sigmoid")]


NETWORKS = ("lenet", "alexnet", "vgg11", "nin", "googlenet", "resnet18", "densenet")
CANONICAL = dict.fromkeys(NETWORKS, plain)


def steps(layers, shape):
    """(number, kind, shape after, learned) of each layer that learns or changes the shape."""
    found = []
    for n, layer in enumerate(layers):
        kind, before = layer["kind"], shape
        if kind in WITHOUT_FLATTEN and len(before) != 3:
            raise Broken(f"layer {n} ({kind}) wants an image (C, H, W) and gets {before}")
        if kind == "dense" and len(before) != 1:
            raise Broken(f"layer {n} (dense) gets {before}: a flatten is missing before it")
        (shape,) = output_shape([layer], before)
        if min(shape) < 1:
            raise Broken(f"layer {n} ({kind}) has a window larger than its image {before}")
        learned = parameter_count([layer], before)
        if learned or shape != before:
            found.append((n, kind, shape, learned))
    return found


def agree_on_steps(got, expected, inputs):
    """The same shapes and the same numbers of parameters, step by step, for each input; and the
    same paths in each inception block, where channels could change places unseen."""
    layers = understood(got)
    for start in inputs:
        mine, theirs = steps(expected, start), steps(layers, start)
        for (_, _, shape, learned), (n, kind, found, size) in zip(mine, theirs, strict=False):
            if (found, size) != (shape, learned):
                raise Broken(
                    f"with an input of {start}, layer {n} ({kind}) ends with {found} and learns "
                    f"{size} numbers; there the network has {shape} and {learned}"
                )
        if len(theirs) != len(mine):
            more = "more" if len(theirs) > len(mine) else "fewer"
            raise Broken(
                f"there are {more} layers that learn or change the shape than expected: "
                f"{len(theirs)} instead of {len(mine)}",
                len(mine),
                len(theirs),
            )
    agree_on_paths(layers, expected)


def agree_on_paths(layers, expected):
    """The same `spec` in every inception block (there are as many, and as wide)."""
    ours = (layer["spec"] for layer in expected if layer["kind"] == "inception")
    for n, layer in enumerate(layers):
        if layer["kind"] == "inception" and layer["spec"] != (spec := next(ours, None)):
            raise Broken(f"layer {n} (inception) has the spec {layer['spec']}, expected {spec}")


def furniture(layers):
    """The pools, their windows and dropouts, each with the number of learning layers before it.

    A larger window with more padding leads to the same shape.
    """
    learning, found = 0, []
    for layer in layers:
        if layer["kind"] in ("conv", "dense", "inception", "residual", "dense_block"):
            learning += 1
        elif layer["kind"] == "dropout":
            found.append(f"dropout {layer['p']:.4g} behind {learning}")
        elif layer["kind"] == "global_avg_pool":
            found.append(f"global_avg_pool behind {learning}")
        elif layer["kind"].endswith("pool"):
            window = "{size}×{size} (stride {stride}, padding {padding})".format(**layer)
            found.append(f"{layer['kind']} {window} behind {learning}")
    return found


def shapes_of(name, sentence, inputs=LARGE):
    """The law of a network's shapes and sizes, called without an argument."""

    @pytest.mark.weight(2)
    def test(student, reference):
        agree_on_steps(getattr(student, name)(), getattr(reference, name)(), inputs)

    test.__doc__ = sentence
    return test


def classes_of(name, inputs=LARGE):
    """The law that a network has as many outputs as it is told."""

    def test(student, reference):
        """The network ends with as many classes as its argument `classes` says."""
        ask, ours = getattr(student, name), getattr(reference, name)
        agree_on_steps(ask(3), ours(3), inputs[:2])
        agree_on_steps(ask(classes=17), ours(17), inputs[:2])

    return test


def kinds_of(name, sentence):
    """The law of what neither learns nor shows in the shapes: dropouts, and kinds of pools."""

    def test(student, reference):
        layers, expected = understood(getattr(student, name)()), getattr(reference, name)()
        got, wanted = furniture(layers), furniture(understood(expected))
        if got != wanted:
            raise Broken(
                f"pools and dropouts, with the number of learning layers before each, are "
                f"{', '.join(got) or 'none'}; expected {', '.join(wanted)}"
            )

    test.__doc__ = sentence
    return test


test_lenet__has_the_shapes_and_sizes = shapes_of(
    "lenet", "LeNet: conv 6, pool, conv 16, pool (5×5 and 2×2), then 120, 84 and 10 units.", SMALL
)
test_lenet__has_the_classes = classes_of("lenet", SMALL)
test_lenet__pools_by_means = kinds_of("lenet", "LeNet pools by averages and has no dropout.")

test_alexnet__has_the_shapes_and_sizes = shapes_of(
    "alexnet", "AlexNet: five convolutions, three overlapping pools, 4096, 4096, 10 units."
)
test_alexnet__has_the_classes = classes_of("alexnet")
test_alexnet__has_maxima_and_dropouts = kinds_of(
    "alexnet", "AlexNet pools by maxima; dropout 0.5 follows each dense layer but the last."
)

test_vgg11__has_the_shapes_and_sizes = shapes_of(
    "vgg11", "VGG-11: blocks of 1, 1, 2, 2, 2 convolutions 3×3, each halving the side; then dense."
)
test_vgg11__has_the_classes = classes_of("vgg11")
test_vgg11__has_maxima_and_dropouts = kinds_of(
    "vgg11", "VGG pools by maxima once a block; its dense part, dropouts included, is AlexNet's."
)

test_nin__has_the_shapes_and_sizes = shapes_of(
    "nin", "NiN: four blocks, each a convolution and two of 1×1; the mean of each channel; flatten."
)
test_nin__has_the_classes = classes_of("nin")
test_nin__has_maxima_and_a_dropout = kinds_of(
    "nin", "NiN pools by maxima, with dropout 0.5 before the last block and a global mean behind."
)

test_googlenet__has_the_shapes_and_sizes = shapes_of(
    "googlenet", "GoogLeNet: two convolutional modules, then 2, 5 and 2 inception blocks; dense."
)
test_googlenet__has_the_classes = classes_of("googlenet")
test_googlenet__has_maxima_between_its_modules = kinds_of(
    "googlenet", "GoogLeNet: maximum pools between its five modules, a global mean, no dropout."
)

test_resnet18__has_the_shapes_and_sizes = shapes_of(
    "resnet18", "ResNet-18: 7×7 stem, four groups of two residual blocks, global mean, dense."
)
test_resnet18__has_the_classes = classes_of("resnet18")
test_resnet18__pools_twice = kinds_of(
    "resnet18", "ResNet-18 has one maximum pool in its stem and a global mean behind its blocks."
)

test_densenet__has_the_shapes_and_sizes = shapes_of(
    "densenet", "DenseNet: 7×7 stem, four dense blocks, a halving transition between each two."
)
test_densenet__has_the_classes = classes_of("densenet")
test_densenet__pools_transitions_by_means = kinds_of(
    "densenet", "DenseNet: a maximum pool in the stem, average pools in the three transitions."
)


# --- lenet_forward ------------------------------------------------------------------------------

SHAPES = {
    "K1": (6, 1, 5, 5), "b1": (6,), "K2": (16, 6, 5, 5), "b2": (16,), "W3": (256, 120),
    "b3": (120,), "W4": (120, 84), "b4": (84,), "W5": (84, 10), "b5": (10,),
}  # fmt: skip
SIZE = {"K1": 0.25, "K2": 0.12, "W3": 0.12, "W4": 0.15, "W5": 0.3}  # no sigmoid saturates


@once
def case(N, seed, contrast=1.0):
    """X, params and the scores of a LeNet. The same objects for the same arguments."""
    (X,) = normal(seed, (N, 1, 28, 28))
    arrays = zip(SHAPES, normal(seed + 1, *SHAPES.values()), strict=True)
    params = {name: SIZE.get(name, 0.5) * array for name, array in arrays}
    X = contrast * X
    X.flags.writeable = False
    return X, params, scores_of(X, params)


@once
def raw(contrast):
    """The same for an image of one grey, and kernels of halves: z is exact, and far from 0."""
    X, params, _ = case(1, 6)
    X = np.full(X.shape, contrast)
    X.flags.writeable = False
    params = {**params, "K1": np.round(8 * params["K1"]) / 2, "b1": np.round(params["b1"])}
    return X, params, scores_of(X, params)


@pytest.mark.weight(2)
def test_lenet_forward__of_several_images(student):
    """Twice: convolve, sigmoid, mean of each 2×2; then dense layers, the last without a sigmoid."""
    for N, seed in ((2, 0), (3, 2)):
        X, params, scores = case(N, seed)
        agree(student.lenet_forward(X, params), scores, what="the scores")


def test_lenet_forward__of_a_single_image(student):
    """A batch of one image: the scores have the shape (1, 10)."""
    X, params, scores = case(1, 4)
    agree(student.lenet_forward(X, params), scores, what="the scores")


def test_lenet_forward__of_a_harsh_image(student):
    """An image of high contrast: the first sigmoids are nearly 0 or 1, and then averaged."""
    X, params, scores = case(1, 6, 20.0)
    agree(student.lenet_forward(X, params), scores, what="the scores")
    X, params, scores = raw(255.0)
    agree(student.lenet_forward(X, params), scores, what="the scores")
