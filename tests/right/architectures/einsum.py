"""Blocks are expanded into plain layers first; the forward pass is five einsums."""

import numpy as np
from numpy.lib.stride_tricks import as_strided


def conv(n, k=1, s=1, p=0):
    return {"kind": "conv", "channels": n, "kernel": k, "stride": s, "padding": p}


def pool(kind, k, s, p=0):
    return {"kind": kind + "_pool", "size": k, "stride": s, "padding": p}


def bare(*kinds):
    return [{"kind": kind} for kind in kinds]


def branches(layer):
    """The parallel paths of a block; their outputs stand side by side."""
    n1, (a2, n2), (a3, n3), n4 = layer["spec"]
    return [
        [conv(n1)],
        [conv(a2), conv(n2, 3, 1, 1)],
        [conv(a3), conv(n3, 5, 1, 2)],
        [pool("max", 3, 1, 1), conv(n4)],
    ]


def main_path(layer):
    n, s = layer["channels"], layer["stride"]
    return [conv(n, 3, s, 1), *bare("batch_norm", "relu"), conv(n, 3, 1, 1), *bare("batch_norm")]


def step(layer, shape):
    """(the shape after a layer, the parameters in it)"""
    kind = layer["kind"]
    c, sides = shape[0], np.array(shape[1:], dtype=int)
    if kind in ("conv", "max_pool", "avg_pool"):
        k = layer.get("kernel") or layer.get("size")
        sides = (sides + 2 * layer.get("padding", 0) - k) // layer.get("stride", 1) + 1
        n = layer.get("channels", c)
        learned = n * (c * k * k + 1) if kind == "conv" else 0
        return (n, *sides.tolist()), learned
    if kind == "inception":
        ends = [run(path, shape) for path in branches(layer)]
        return (sum(s[-1][0] for s, _ in ends), *shape[1:]), sum(count for _, count in ends)
    if kind == "residual":
        shapes, learned = run(main_path(layer), shape)
        if layer["project"]:
            learned += run([conv(layer["channels"], 1, layer["stride"])], shape)[1]
        return shapes[-1], learned
    if kind == "dense_block":
        learned = 0
        for _ in range(layer["layers"]):
            path = [*bare("batch_norm", "relu"), conv(layer["growth"], 3, 1, 1)]
            shapes, count = run(path, shape)
            learned += count
            shape = (shape[0] + shapes[-1][0], *shape[1:])
        return shape, learned
    if kind == "global_avg_pool":
        return (c, 1, 1), 0
    if kind == "flatten":
        return (int(np.prod(shape)),), 0
    if kind == "dense":
        return (layer["units"],), (c + 1) * layer["units"]
    return shape, 2 * c if kind == "batch_norm" else 0


def run(layers, shape):
    shapes, learned, shape = [], 0, tuple(shape)
    for layer in layers:
        shape, count = step(layer, shape)
        shapes.append(shape)
        learned += count
    return shapes, learned


def output_shape(layers, input_shape):
    return run(layers, input_shape)[0]


def parameter_count(layers, input_shape):
    return run(layers, input_shape)[1]


def head(*units):
    hidden = [{"kind": "dense", "units": n} for n in units[:-1]]
    drops = [{"kind": "dropout", "p": 0.5} for _ in hidden]
    pairs = [layer for pair in zip(hidden, drops, strict=True) for layer in pair]
    return [*bare("flatten"), *pairs, {"kind": "dense", "units": units[-1]}]


def lenet(classes=10):
    features = [conv(6, 5), pool("avg", 2, 2), conv(16, 5), pool("avg", 2, 2)]
    return features + [layer for layer in head(120, 84, classes) if layer["kind"] != "dropout"]


def alexnet(classes=10):
    down = pool("max", 3, 2)
    return [
        conv(96, 11, 4),
        down,
        conv(256, 5, 1, 2),
        down,
        conv(384, 3, 1, 1),
        conv(384, 3, 1, 1),
        conv(256, 3, 1, 1),
        down,
        *head(4096, 4096, classes),
    ]


def vgg11(classes=10):
    plan = ["64", "M", "128", "M", "256", "256", "M", "512", "512", "M", "512", "512", "M"]
    features = [pool("max", 2, 2) if word == "M" else conv(int(word), 3, 1, 1) for word in plan]
    return features + head(4096, 4096, classes)


def nin(classes=10):
    def block(n, *window):
        return [conv(n, *window), conv(n), conv(n)]

    down = pool("max", 3, 2)
    return [
        *block(96, 11, 4),
        down,
        *block(256, 5, 1, 2),
        down,
        *block(384, 3, 1, 1),
        down,
        {"kind": "dropout", "p": 0.5},
        *block(classes, 3, 1, 1),
        *bare("global_avg_pool", "flatten"),
    ]


def googlenet(classes=10):
    table = np.array(
        [
            [64, 96, 128, 16, 32, 32],
            [128, 128, 192, 32, 96, 64],
            [192, 96, 208, 16, 48, 64],
            [160, 112, 224, 24, 64, 64],
            [128, 128, 256, 24, 64, 64],
            [112, 144, 288, 32, 64, 64],
            [256, 160, 320, 32, 128, 128],
            [256, 160, 320, 32, 128, 128],
            [384, 192, 384, 48, 128, 128],
        ]
    ).tolist()
    blocks = [
        {"kind": "inception", "spec": [a, [b, c], [d, e], f]} for a, b, c, d, e, f in table
    ]
    down = pool("max", 3, 2, 1)
    stem = [conv(64, 7, 2, 3), down, conv(64), conv(192, 3, 1, 1), down]
    middle = [*blocks[:2], down, *blocks[2:7], down, *blocks[7:]]
    return stem + middle + bare("global_avg_pool") + head(classes)


def resnet18(classes=10):
    stem = [conv(64, 7, 2, 3), *bare("batch_norm", "relu"), pool("max", 3, 2, 1)]
    blocks = [
        {
            "kind": "residual",
            "channels": 64 << i // 2,
            "stride": 2 if i in (2, 4, 6) else 1,
            "project": i in (2, 4, 6),
        }
        for i in range(8)
    ]
    return stem + blocks + bare("global_avg_pool") + head(classes)


def densenet(classes=10):
    stem = [conv(64, 7, 2, 3), *bare("batch_norm", "relu"), pool("max", 3, 2, 1)]
    block = {"kind": "dense_block", "layers": 4, "growth": 32}
    layers = [*stem, block]
    for n in (96, 112, 120):
        layers += [*bare("batch_norm", "relu"), conv(n), pool("avg", 2, 2), block]
    return layers + bare("batch_norm", "relu", "global_avg_pool") + head(classes)


def lenet_forward(X, params):
    def patches(A):
        N, C, H, W = A.shape
        n, c, h, w = A.strides
        return as_strided(
            A, (N, C, H - 4, W - 4, 5, 5), (n, c, h, w, h, w), writeable=False
        )

    def squash(Z):
        return np.exp(-np.logaddexp(0, -Z))

    def halve(A):
        N, C, H, W = A.shape
        quarter = np.full((2, 2), 0.25)
        return np.einsum("nchiwj,ij->nchw", A.reshape(N, C, H // 2, 2, W // 2, 2), quarter)

    p = params
    A = np.asarray(X)
    A = halve(squash(np.einsum("nchwij,ocij->nohw", patches(A), p["K1"])
                     + p["b1"].reshape(1, -1, 1, 1)))
    A = halve(squash(np.einsum("nchwij,ocij->nohw", patches(A), p["K2"])
                     + p["b2"].reshape(1, -1, 1, 1)))
    W3 = p["W3"].reshape(16, 4, 4, 120)
    A = squash(np.einsum("nchw,chwu->nu", A, W3) + p["b3"])
    A = squash(np.einsum("ni,iu->nu", A, p["W4"]) + p["b4"])
    return np.einsum("ni,iu->nu", A, p["W5"]) + p["b5"]
