"""Long chains of if, and a loop for every index."""

import math

import numpy as np


def output_shape(layers, input_shape):
    shapes = []
    shape = tuple(input_shape)
    for layer in layers:
        kind = layer["kind"]
        if kind == "conv":
            s, p, k = layer.get("stride", 1), layer.get("padding", 0), layer["kernel"]
            sides = []
            for n in shape[1:]:
                sides.append(math.floor((n + 2 * p - k) / s) + 1)
            shape = (layer["channels"], sides[0], sides[1])
        elif kind == "max_pool" or kind == "avg_pool":
            s, p, k = layer["stride"], layer.get("padding", 0), layer["size"]
            sides = []
            for n in shape[1:]:
                sides.append(math.floor((n + 2 * p - k) / s) + 1)
            shape = (shape[0], sides[0], sides[1])
        elif kind == "global_avg_pool":
            shape = (shape[0], 1, 1)
        elif kind == "flatten":
            total = 1
            for n in shape:
                total *= n
            shape = (total,)
        elif kind == "dense":
            shape = (layer["units"],)
        elif kind == "inception":
            total = 0
            for path in layer["spec"]:
                total += path[-1] if isinstance(path, (list, tuple)) else path
            shape = (total, shape[1], shape[2])
        elif kind == "residual":
            s = layer["stride"]
            shape = (layer["channels"], math.ceil(shape[1] / s), math.ceil(shape[2] / s))
        elif kind == "dense_block":
            channels = shape[0]
            for _ in range(layer["layers"]):
                channels += layer["growth"]
            shape = (channels, shape[1], shape[2])
        shapes.append(shape)
    return shapes


def parameter_count(layers, input_shape):
    total = 0
    shape = tuple(input_shape)
    for layer in layers:
        kind = layer["kind"]
        c = shape[0]
        if kind == "conv":
            for _ in range(layer["channels"]):
                total += c * layer["kernel"] ** 2 + 1
        elif kind == "dense":
            for _ in range(layer["units"]):
                total += c + 1
        elif kind == "batch_norm":
            total += 2 * c
        elif kind == "inception":
            n1, (a, b), (d, e), n4 = layer["spec"]
            for n, before, k in [
                (n1, c, 1),
                (a, c, 1),
                (b, a, 3),
                (d, c, 1),
                (e, d, 5),
                (n4, c, 1),
            ]:
                total += n * before * k * k + n
        elif kind == "residual":
            n = layer["channels"]
            before = c
            for _ in range(2):
                total += n * before * 9 + n  # convolution
                total += 2 * n  # batch norm
                before = n
            if layer["project"]:
                total += n * c + n
        elif kind == "dense_block":
            for i in range(layer["layers"]):
                width = c + i * layer["growth"]
                total += 2 * width
                total += layer["growth"] * width * 9 + layer["growth"]
        shape = output_shape([layer], shape)[0]
    return total


def lenet(classes=10):
    layers = []
    for channels in [6, 16]:
        layers.append({"kind": "conv", "channels": channels, "kernel": 5})
        layers.append({"kind": "sigmoid"})
        layers.append({"kind": "avg_pool", "size": 2, "stride": 2})
    layers.append({"kind": "flatten"})
    for units in [120, 84]:
        layers.append({"kind": "dense", "units": units})
        layers.append({"kind": "sigmoid"})
    layers.append({"kind": "dense", "units": classes})
    return layers


def dense_part(classes):
    layers = [{"kind": "flatten"}]
    for _ in range(2):
        layers.append({"kind": "dense", "units": 4096})
        layers.append({"kind": "relu"})
        layers.append({"kind": "dropout", "p": 0.5})
    layers.append({"kind": "dense", "units": classes})
    return layers


def alexnet(classes=10):
    layers = []
    for channels, kernel, stride, padding, pooled in [
        (96, 11, 4, 0, True),
        (256, 5, 1, 2, True),
        (384, 3, 1, 1, False),
        (384, 3, 1, 1, False),
        (256, 3, 1, 1, True),
    ]:
        layers.append(
            {
                "kind": "conv",
                "channels": channels,
                "kernel": kernel,
                "stride": stride,
                "padding": padding,
            }
        )
        layers.append({"kind": "relu"})
        if pooled:
            layers.append({"kind": "max_pool", "size": 3, "stride": 2})
    for layer in dense_part(classes):
        layers.append(layer)
    return layers


def vgg11(classes=10):
    layers = []
    for repeats, channels in [(1, 64), (1, 128), (2, 256), (2, 512), (2, 512)]:
        for _ in range(repeats):
            layers.append({"kind": "conv", "channels": channels, "kernel": 3, "padding": 1})
            layers.append({"kind": "relu"})
        layers.append({"kind": "max_pool", "size": 2, "stride": 2})
    for layer in dense_part(classes):
        layers.append(layer)
    return layers


def nin(classes=10):
    layers = []
    blocks = [(96, 11, 4, 0), (256, 5, 1, 2), (384, 3, 1, 1), (classes, 3, 1, 1)]
    for i in range(4):
        channels, kernel, stride, padding = blocks[i]
        if i == 3:
            layers.append({"kind": "dropout", "p": 0.5})
        for j in range(3):
            layer = {"kind": "conv", "channels": channels, "kernel": 1}
            if j == 0:
                layer["kernel"], layer["stride"], layer["padding"] = kernel, stride, padding
            layers.append(layer)
            layers.append({"kind": "relu"})
        if i < 3:
            layers.append({"kind": "max_pool", "size": 3, "stride": 2, "padding": 0})
    layers.append({"kind": "global_avg_pool"})
    layers.append({"kind": "flatten"})
    return layers


def stem(with_batch_norm):
    layers = [{"kind": "conv", "channels": 64, "kernel": 7, "stride": 2, "padding": 3}]
    if with_batch_norm:
        layers.append({"kind": "batch_norm"})
    layers.append({"kind": "relu"})
    layers.append({"kind": "max_pool", "size": 3, "stride": 2, "padding": 1})
    return layers


def googlenet(classes=10):
    layers = stem(False)
    layers.append({"kind": "conv", "channels": 64, "kernel": 1})
    layers.append({"kind": "relu"})
    layers.append({"kind": "conv", "channels": 192, "kernel": 3, "padding": 1})
    layers.append({"kind": "relu"})
    for module in [
        [(64, 96, 128, 16, 32, 32), (128, 128, 192, 32, 96, 64)],
        [
            (192, 96, 208, 16, 48, 64),
            (160, 112, 224, 24, 64, 64),
            (128, 128, 256, 24, 64, 64),
            (112, 144, 288, 32, 64, 64),
            (256, 160, 320, 32, 128, 128),
        ],
        [(256, 160, 320, 32, 128, 128), (384, 192, 384, 48, 128, 128)],
    ]:
        layers.append({"kind": "max_pool", "size": 3, "stride": 2, "padding": 1})
        for n1, a, b, c, d, n4 in module:
            layers.append({"kind": "inception", "spec": [n1, [a, b], [c, d], n4]})
    layers.append({"kind": "global_avg_pool"})
    layers.append({"kind": "flatten"})
    layers.append({"kind": "dense", "units": classes})
    return layers


def resnet18(classes=10):
    layers = stem(True)
    channels = 64
    for group in range(4):
        for block in range(2):
            first = group > 0 and block == 0
            layers.append(
                {
                    "kind": "residual",
                    "channels": channels,
                    "stride": 2 if first else 1,
                    "project": first,
                }
            )
        channels *= 2
    layers.append({"kind": "global_avg_pool"})
    layers.append({"kind": "flatten"})
    layers.append({"kind": "dense", "units": classes})
    return layers


def densenet(classes=10):
    layers = stem(True)
    channels = 64
    for block in range(4):
        layers.append({"kind": "dense_block", "layers": 4, "growth": 32})
        channels += 128
        if block < 3:
            channels = channels // 2
            layers.append({"kind": "batch_norm"})
            layers.append({"kind": "relu"})
            layers.append({"kind": "conv", "channels": channels, "kernel": 1})
            layers.append({"kind": "avg_pool", "size": 2, "stride": 2})
    layers.append({"kind": "batch_norm"})
    layers.append({"kind": "relu"})
    layers.append({"kind": "global_avg_pool"})
    layers.append({"kind": "flatten"})
    layers.append({"kind": "dense", "units": classes})
    return layers


def sig(z):
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    return math.exp(z) / (1 + math.exp(z))


def lenet_forward(X, params):
    scores = np.zeros((len(X), 10))
    for n in range(len(X)):
        image = X[n]
        for K, b in [(params["K1"], params["b1"]), (params["K2"], params["b2"])]:
            side = image.shape[1] - 4
            maps = np.zeros((len(K), side, side))
            for o in range(len(K)):
                for h in range(side):
                    for w in range(side):
                        z = np.sum(image[:, h : h + 5, w : w + 5] * K[o]) + b[o]
                        maps[o, h, w] = sig(z)
            image = np.zeros((len(K), side // 2, side // 2))
            for o in range(len(K)):
                for h in range(side // 2):
                    for w in range(side // 2):
                        window = maps[o, 2 * h : 2 * h + 2, 2 * w : 2 * w + 2]
                        image[o, h, w] = (
                            window[0, 0] + window[0, 1] + window[1, 0] + window[1, 1]
                        ) / 4
        a = image.flatten()
        for i in (3, 4, 5):
            W, b = params[f"W{i}"], params[f"b{i}"]
            z = np.zeros(len(b))
            for j in range(len(b)):
                z[j] = np.sum(a * W[:, j]) + b[j]
            a = z if i == 5 else np.array([sig(value) for value in z])
        scores[n] = a
    return scores
