"""Architectures: LeNet to DenseNet as lists of layers, their shapes and their sizes."""

import math

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def layer(kind, **settings):
    """One layer as a dict: layer("conv", channels=6, kernel=5) and so on."""
    return {"kind": kind, **settings}


def sigmoid(z):
    """1 / (1 + exp(-z)), elementwise, written so that no exp can overflow."""
    return 0.5 * (1 + np.tanh(0.5 * z))


def windows(X, size, stride=1):
    """Every size x size window of X, without padding: [n, c, h, w] is the one of output (h, w).

    X (N, C, H, W)  ->  (N, C, H', W', size, size), a read-only view.
    """
    return sliding_window_view(X, (size, size), axis=(2, 3))[:, :, ::stride, ::stride]


def output_shape(layers, input_shape):
    """The shape after every layer of a network.

    A window of size k, stride s, padding p turns a side n into floor((n + 2p - k) / s) + 1.

    layers: a list of layer dicts; input_shape (C, H, W)  ->  a list of tuples, one for each
    layer: (C, H, W), (C, 1, 1) after global_avg_pool, (n,) after flatten and dense.
    """

    ### BEGIN SOLUTION
    def slide(shape, channels, k, stride, padding):
        return (channels, *((n + 2 * padding - k) // stride + 1 for n in shape[1:]))

    def after(entry, shape):
        stride, padding = entry.get("stride", 1), entry.get("padding", 0)
        match entry:
            case {"kind": "conv", "channels": channels, "kernel": k}:
                return slide(shape, channels, k, stride, padding)
            case {"kind": "max_pool" | "avg_pool", "size": k}:
                return slide(shape, shape[0], k, stride, padding)
            case {"kind": "residual", "channels": channels}:
                return slide(shape, channels, 3, stride, 1)
            case {"kind": "inception", "spec": [n1, [_, n2], [_, n3], n4]}:
                return (n1 + n2 + n3 + n4, *shape[1:])
            case {"kind": "dense_block", "layers": depth, "growth": growth}:
                return (shape[0] + depth * growth, *shape[1:])
            case {"kind": "global_avg_pool"}:
                return (shape[0], 1, 1)
            case {"kind": "flatten"}:
                return (math.prod(shape),)
            case {"kind": "dense", "units": units}:
                return (units,)
            case {"kind": "batch_norm" | "dropout" | "relu" | "sigmoid"}:
                return shape
        raise ValueError(f"no such layer: {entry!r}")

    shapes = [tuple(input_shape)]
    for entry in layers:
        shapes.append(after(entry, shapes[-1]))
    return shapes[1:]
    ### END SOLUTION


def parameter_count(layers, input_shape):
    """The number of learned parameters of a network: weights, biases, batch norm's gamma and beta.

    conv: C_out (C_in k² + 1);    dense: n_out (n_in + 1);    batch_norm: 2 C

    layers: a list of layer dicts; input_shape (C, H, W)  ->  an int.
    """

    ### BEGIN SOLUTION
    def conv(c_in, c_out, k):
        return c_out * (c_in * k**2 + 1)

    def learned(entry, c):
        match entry:
            case {"kind": "conv", "channels": n, "kernel": k}:
                return conv(c, n, k)
            case {"kind": "dense", "units": n}:
                return conv(c, n, 1)
            case {"kind": "batch_norm"}:
                return 2 * c
            case {"kind": "inception", "spec": [n1, [a2, n2], [a3, n3], n4]}:
                first = conv(c, n1, 1) + conv(c, a2, 1) + conv(c, a3, 1) + conv(c, n4, 1)
                return first + conv(a2, n2, 3) + conv(a3, n3, 5)
            case {"kind": "residual", "channels": n}:
                shortcut = conv(c, n, 1) if entry.get("project") else 0
                return conv(c, n, 3) + conv(n, n, 3) + 2 * (2 * n) + shortcut
            case {"kind": "dense_block", "layers": depth, "growth": growth}:
                widths = range(c, c + depth * growth, growth)
                return sum(2 * width + conv(width, growth, 3) for width in widths)
        return 0

    before = [input_shape, *output_shape(layers, input_shape)]
    return sum(learned(entry, shape[0]) for entry, shape in zip(layers, before, strict=False))
    ### END SOLUTION


def lenet(classes=10):
    """LeNet: two times convolution, sigmoid, average pooling, then three dense layers.

    -> a list of layer dicts; meant for inputs of (1, 28, 28).
    """
    ### BEGIN SOLUTION
    return [
        layer("conv", channels=6, kernel=5),
        layer("sigmoid"),
        layer("avg_pool", size=2, stride=2),
        layer("conv", channels=16, kernel=5),
        layer("sigmoid"),
        layer("avg_pool", size=2, stride=2),
        layer("flatten"),
        layer("dense", units=120),
        layer("sigmoid"),
        layer("dense", units=84),
        layer("sigmoid"),
        layer("dense", units=classes),
    ]
    ### END SOLUTION


def alexnet(classes=10):
    """AlexNet: five convolutions with relu, three max pools, dense layers with dropout.

    -> a list of layer dicts; meant for inputs of (C, 224, 224).
    """
    ### BEGIN SOLUTION
    pool = layer("max_pool", size=3, stride=2)
    hidden = [layer("dense", units=4096), layer("relu"), layer("dropout", p=0.5)]
    return [
        layer("conv", channels=96, kernel=11, stride=4),
        layer("relu"),
        pool,
        layer("conv", channels=256, kernel=5, padding=2),
        layer("relu"),
        pool,
        layer("conv", channels=384, kernel=3, padding=1),
        layer("relu"),
        layer("conv", channels=384, kernel=3, padding=1),
        layer("relu"),
        layer("conv", channels=256, kernel=3, padding=1),
        layer("relu"),
        pool,
        layer("flatten"),
        *hidden,
        *hidden,
        layer("dense", units=classes),
    ]
    ### END SOLUTION


def vgg11(classes=10):
    """VGG-11: five blocks of 3x3 convolutions, each halving the image, then AlexNet's dense part.

    -> a list of layer dicts; meant for inputs of (C, 224, 224).
    """
    ### BEGIN SOLUTION
    layers = []
    for depth, channels in [(1, 64), (1, 128), (2, 256), (2, 512), (2, 512)]:
        layers += [layer("conv", channels=channels, kernel=3, padding=1), layer("relu")] * depth
        layers += [layer("max_pool", size=2, stride=2)]
    hidden = [layer("dense", units=4096), layer("relu"), layer("dropout", p=0.5)]
    return [*layers, layer("flatten"), *hidden, *hidden, layer("dense", units=classes)]
    ### END SOLUTION


def nin(classes=10):
    """NiN: blocks of one convolution and two 1x1 convolutions; no dense layer at all.

    -> a list of layer dicts; meant for inputs of (C, 224, 224).
    """

    ### BEGIN SOLUTION
    def block(channels, kernel, stride, padding):
        return [
            layer("conv", channels=channels, kernel=kernel, stride=stride, padding=padding),
            layer("relu"),
            *[layer("conv", channels=channels, kernel=1), layer("relu")] * 2,
        ]

    pool = layer("max_pool", size=3, stride=2)
    return [
        *block(96, kernel=11, stride=4, padding=0),
        pool,
        *block(256, kernel=5, stride=1, padding=2),
        pool,
        *block(384, kernel=3, stride=1, padding=1),
        pool,
        layer("dropout", p=0.5),
        *block(classes, kernel=3, stride=1, padding=1),
        layer("global_avg_pool"),
        layer("flatten"),
    ]
    ### END SOLUTION


def googlenet(classes=10):
    """GoogLeNet: a stem, nine inception blocks in three groups, one dense layer.

    -> a list of layer dicts; meant for inputs of (C, 96, 96) or (C, 224, 224).
    """

    ### BEGIN SOLUTION
    def inceptions(*specs):
        return [layer("inception", spec=spec) for spec in specs]

    pool = layer("max_pool", size=3, stride=2, padding=1)
    return [
        layer("conv", channels=64, kernel=7, stride=2, padding=3),
        layer("relu"),
        pool,
        layer("conv", channels=64, kernel=1),
        layer("relu"),
        layer("conv", channels=192, kernel=3, padding=1),
        layer("relu"),
        pool,
        *inceptions(
            [64, [96, 128], [16, 32], 32],
            [128, [128, 192], [32, 96], 64],
        ),
        pool,
        *inceptions(
            [192, [96, 208], [16, 48], 64],
            [160, [112, 224], [24, 64], 64],
            [128, [128, 256], [24, 64], 64],
            [112, [144, 288], [32, 64], 64],
            [256, [160, 320], [32, 128], 128],
        ),
        pool,
        *inceptions(
            [256, [160, 320], [32, 128], 128],
            [384, [192, 384], [48, 128], 128],
        ),
        layer("global_avg_pool"),
        layer("flatten"),
        layer("dense", units=classes),
    ]
    ### END SOLUTION


def resnet18(classes=10):
    """ResNet-18: a stem, four groups of two residual blocks, one dense layer.

    -> a list of layer dicts; meant for inputs of (C, 224, 224).
    """
    ### BEGIN SOLUTION
    layers = [
        layer("conv", channels=64, kernel=7, stride=2, padding=3),
        layer("batch_norm"),
        layer("relu"),
        layer("max_pool", size=3, stride=2, padding=1),
    ]
    for channels in (64, 128, 256, 512):
        wider = channels > 64
        layers += [
            layer("residual", channels=channels, stride=2 if wider else 1, project=wider),
            layer("residual", channels=channels, stride=1, project=False),
        ]
    return [*layers, layer("global_avg_pool"), layer("flatten"), layer("dense", units=classes)]
    ### END SOLUTION


def densenet(classes=10):
    """DenseNet: a stem, four dense blocks (4 layers, growth 32), three halving transitions.

    -> a list of layer dicts; meant for inputs of (C, 96, 96) or (C, 224, 224).
    """
    ### BEGIN SOLUTION
    layers = [
        layer("conv", channels=64, kernel=7, stride=2, padding=3),
        layer("batch_norm"),
        layer("relu"),
        layer("max_pool", size=3, stride=2, padding=1),
    ]
    channels, depth, growth = 64, 4, 32
    for block in range(4):
        if block > 0:
            channels //= 2
            layers += [
                layer("batch_norm"),
                layer("relu"),
                layer("conv", channels=channels, kernel=1),
                layer("avg_pool", size=2, stride=2),
            ]
        layers += [layer("dense_block", layers=depth, growth=growth)]
        channels += depth * growth
    return [
        *layers,
        layer("batch_norm"),
        layer("relu"),
        layer("global_avg_pool"),
        layer("flatten"),
        layer("dense", units=classes),
    ]
    ### END SOLUTION


def lenet_forward(X, params):
    """The class scores of a LeNet: no activation and no softmax after the last layer.

    twice: A = average of each 2x2 window (stride 2) of sigmoid(A * K + b)
    then:  A = sigmoid(A W + b), twice;  scores = A W5 + b5

    X (N, 1, 28, 28); params: a dict of K1 (6, 1, 5, 5), b1 (6,), K2 (16, 6, 5, 5), b2 (16,),
    W3 (256, 120), b3 (120,), W4 (120, 84), b4 (84,), W5 (84, 10), b5 (10,)  ->  (N, 10).
    """
    ### BEGIN SOLUTION
    A = X
    for K, b in ((params["K1"], params["b1"]), (params["K2"], params["b2"])):
        Z = np.einsum("nchwij,ocij->nohw", windows(A, 5), K, optimize=True) + b[:, None, None]
        A = windows(sigmoid(Z), 2, stride=2).mean(axis=(-2, -1))
    A = A.reshape(len(X), -1)
    for W, b in ((params["W3"], params["b3"]), (params["W4"], params["b4"])):
        A = sigmoid(A @ W + b)
    return A @ params["W5"] + params["b5"]
    ### END SOLUTION
