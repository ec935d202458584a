"""A small class hierarchy: every layer knows its output shape and its size."""

import itertools
from typing import ClassVar

import numpy as np


class Layer:
    """Changes no shape and learns nothing, unless a subclass says otherwise."""

    registry: ClassVar = {}

    def __init_subclass__(cls, kinds=(), **kwargs):
        super().__init_subclass__(**kwargs)
        Layer.registry.update(dict.fromkeys(kinds, cls))

    def __init__(self, **settings):
        self.settings = settings

    def __getitem__(self, name):
        return self.settings[name]

    def shape(self, before):
        return before

    def size(self, before):
        return 0

    @classmethod
    def of(cls, description):
        settings = {"stride": 1, "padding": 0} | description
        return cls.registry.get(settings.pop("kind"), cls)(**settings)


class Conv(Layer, kinds=["conv"]):
    def shape(self, before):
        room = np.array(before[1:]) + 2 * self["padding"] - self["kernel"]
        return (self["channels"], *(int(n) + 1 for n in room // self["stride"]))

    def size(self, before):
        return self["channels"] * (before[0] * self["kernel"] ** 2 + 1)


class Pool(Layer, kinds=["max_pool", "avg_pool"]):
    def shape(self, before):
        window = {"channels": before[0], "kernel": self["size"]}
        return Conv(**window, stride=self["stride"], padding=self["padding"]).shape(before)


class GlobalPool(Layer, kinds=["global_avg_pool"]):
    def shape(self, before):
        return (before[0], 1, 1)


class Flatten(Layer, kinds=["flatten"]):
    def shape(self, before):
        *_, total = itertools.accumulate(before, int.__mul__)
        return (total,)


class Dense(Layer, kinds=["dense"]):
    def shape(self, before):
        return (self["units"],)

    def size(self, before):
        return self["units"] * (before[0] + 1)


class BatchNorm(Layer, kinds=["batch_norm"]):
    def size(self, before):
        return 2 * before[0]


class Chain(Layer):
    def __init__(self, *parts):
        self.parts = parts

    def shapes(self, before):
        return list(itertools.accumulate(self.parts, lambda s, part: part.shape(s), initial=before))

    def shape(self, before):
        return self.shapes(before)[-1]

    def size(self, before):
        return sum(p.size(s) for p, s in zip(self.parts, self.shapes(before), strict=False))


class SideBySide(Chain):
    def shape(self, before):
        outputs = [part.shape(before) for part in self.parts]
        return (sum(s[0] for s in outputs), *outputs[0][1:])

    def size(self, before):
        return sum(part.size(before) for part in self.parts)


def window(channels, kernel, stride=1):
    return Conv(channels=channels, kernel=kernel, stride=stride, padding=kernel // 2)


class Inception(SideBySide, kinds=["inception"]):
    def __init__(self, spec, **_):
        n1, (a, b), (c, d), n4 = spec
        super().__init__(
            window(n1, 1),
            Chain(window(a, 1), window(b, 3)),
            Chain(window(c, 1), window(d, 5)),
            Chain(Pool(size=3, stride=1, padding=1), window(n4, 1)),
        )


class Residual(Chain, kinds=["residual"]):
    def __init__(self, channels, stride, project, **_):
        super().__init__(
            window(channels, 3, stride), BatchNorm(), window(channels, 3), BatchNorm()
        )
        self.shortcut = window(channels, 1, stride) if project else Layer()

    def size(self, before):
        return super().size(before) + self.shortcut.size(before)


class DenseBlock(Chain, kinds=["dense_block"]):
    def __init__(self, layers, growth, **_):
        one = Chain(BatchNorm(), window(growth, 3))
        super().__init__(*[SideBySide(Layer(), one)] * layers)


def output_shape(layers, input_shape):
    return Chain(*map(Layer.of, layers)).shapes(tuple(input_shape))[1:]


def parameter_count(layers, input_shape):
    return Chain(*map(Layer.of, layers)).size(tuple(input_shape))


class Network:
    """A fluent way to write a list of layers down."""

    def __init__(self):
        self.layers = []

    def add(self, kind, **settings):
        self.layers.append({"kind": kind, **settings})
        return self

    def conv(self, channels, kernel, then=("relu",), **settings):
        self.add("conv", channels=channels, kernel=kernel, **settings)
        for kind in then:
            self.add(kind)
        return self

    def pool(self, size, stride, kind="max_pool", **settings):
        return self.add(kind, size=size, stride=stride, **settings)

    def dense(self, units, *then):
        self.add("dense", units=units)
        for kind in then:
            self.add(kind, p=0.5) if kind == "dropout" else self.add(kind)
        return self

    def imagenet_stem(self, *then):
        return self.conv(64, 7, then, stride=2, padding=3).pool(3, 2, padding=1)


def lenet(classes=10):
    net = Network()
    for channels in (6, 16):
        net.conv(channels, 5, ["sigmoid"]).pool(2, 2, "avg_pool")
    net.add("flatten").dense(120, "sigmoid").dense(84, "sigmoid").dense(classes)
    return net.layers


def alexnet(classes=10):
    net = Network()
    net.conv(96, 11, stride=4).pool(3, 2)
    net.conv(256, 5, padding=2).pool(3, 2)
    net.conv(384, 3, padding=1).conv(384, 3, padding=1).conv(256, 3, padding=1).pool(3, 2)
    net.add("flatten").dense(4096, "relu", "dropout").dense(4096, "relu", "dropout")
    return net.dense(classes).layers


def vgg11(classes=10):
    net = Network()
    for repeats, channels in ((1, 64), (1, 128), (2, 256), (2, 512), (2, 512)):
        for _ in range(repeats):
            net.conv(channels, 3, padding=1)
        net.pool(2, 2)
    net.add("flatten").dense(4096, "relu", "dropout").dense(4096, "relu", "dropout")
    return net.dense(classes).layers


def nin(classes=10):
    net = Network()

    def block(channels, kernel, **settings):
        return net.conv(channels, kernel, **settings).conv(channels, 1).conv(channels, 1)

    block(96, 11, stride=4).pool(3, 2)
    block(256, 5, padding=2).pool(3, 2)
    block(384, 3, padding=1).pool(3, 2).add("dropout", p=0.5)
    return block(classes, 3, padding=1).add("global_avg_pool").add("flatten").layers


def googlenet(classes=10):
    net = Network().imagenet_stem("relu")
    net.conv(64, 1).conv(192, 3, padding=1).pool(3, 2, padding=1)
    net.add("inception", spec=[64, [96, 128], [16, 32], 32])
    net.add("inception", spec=[128, [128, 192], [32, 96], 64])
    net.pool(3, 2, padding=1)
    net.add("inception", spec=[192, [96, 208], [16, 48], 64])
    net.add("inception", spec=[160, [112, 224], [24, 64], 64])
    net.add("inception", spec=[128, [128, 256], [24, 64], 64])
    net.add("inception", spec=[112, [144, 288], [32, 64], 64])
    net.add("inception", spec=[256, [160, 320], [32, 128], 128])
    net.pool(3, 2, padding=1)
    net.add("inception", spec=[256, [160, 320], [32, 128], 128])
    net.add("inception", spec=[384, [192, 384], [48, 128], 128])
    return net.add("global_avg_pool").add("flatten").dense(classes).layers


def resnet18(classes=10):
    net = Network().imagenet_stem("batch_norm", "relu")
    for channels, stride in ((64, 1), (128, 2), (256, 2), (512, 2)):
        net.add("residual", channels=channels, stride=stride, project=stride == 2)
        net.add("residual", channels=channels, stride=1, project=False)
    return net.add("global_avg_pool").add("flatten").dense(classes).layers


def densenet(classes=10):
    net = Network().imagenet_stem("batch_norm", "relu")
    for channels in (96, 112, 120, None):
        net.add("dense_block", layers=4, growth=32).add("batch_norm").add("relu")
        if channels:
            net.add("conv", channels=channels, kernel=1).pool(2, 2, "avg_pool")
    return net.add("global_avg_pool").add("flatten").dense(classes).layers


def lenet_forward(X, params):
    def sigmoid(Z):
        return np.where(Z >= 0, 1.0, np.exp(-np.abs(Z))) / (1 + np.exp(-np.abs(Z)))

    def correlate(A, K, b):
        side = A.shape[-1] - 4
        Z = b[:, None, None, None]
        for i, j in np.ndindex(5, 5):
            shifted = A[:, :, i : i + side, j : j + side]
            Z = Z + np.tensordot(K[:, :, i, j], shifted, axes=(1, 1))
        return np.moveaxis(Z, 0, 1)

    def halve(A):
        columns = A[..., 0::2] + A[..., 1::2]
        return (columns[..., 0::2, :] + columns[..., 1::2, :]) / 4

    A = halve(sigmoid(correlate(X, params["K1"], params["b1"])))
    A = halve(sigmoid(correlate(A, params["K2"], params["b2"])))
    A = np.reshape(A, (A.shape[0], 256))
    A = sigmoid(np.dot(A, params["W3"]) + params["b3"])
    A = sigmoid(np.dot(A, params["W4"]) + params["b4"])
    return np.dot(A, params["W5"]) + params["b5"]
