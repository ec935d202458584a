"""Single precision and im2col; parameters are counted from the shapes of the arrays themselves."""

import numpy as np

F = np.float32


def windowed(n, k, s, p):
    return int(np.floor_divide(n + 2 * p - k, s)) + 1


def arrays_and_shape(layer, shape):
    """(the shapes of the arrays a layer learns, its output shape)"""
    kind = layer["kind"]
    c = shape[0]
    s, p = layer.get("stride", 1), layer.get("padding", 0)
    if kind == "conv":
        n, k = layer["channels"], layer["kernel"]
        sides = [windowed(side, k, s, p) for side in shape[1:]]
        return [(n, c, k, k), (n,)], (n, *sides)
    if kind.endswith("_pool") and kind != "global_avg_pool":
        return [], (c, *[windowed(side, layer["size"], s, p) for side in shape[1:]])
    if kind == "global_avg_pool":
        return [], (c, 1, 1)
    if kind == "flatten":
        return [], (int(np.prod(shape)),)
    if kind == "dense":
        return [(c, layer["units"]), (layer["units"],)], (layer["units"],)
    if kind == "batch_norm":
        return [(c,), (c,)], shape
    if kind == "inception":
        n1, (a, b), (d, e), n4 = layer["spec"]
        kernels = [(n1, c, 1, 1), (a, c, 1, 1), (b, a, 3, 3)]
        kernels += [(d, c, 1, 1), (e, d, 5, 5), (n4, c, 1, 1)]
        return kernels + [(k[0],) for k in kernels], (n1 + b + e + n4, *shape[1:])
    if kind == "residual":
        n = layer["channels"]
        arrays = [(n, c, 3, 3), (n,), (n,), (n,), (n, n, 3, 3), (n,), (n,), (n,)]
        if layer["project"]:
            arrays += [(n, c, 1, 1), (n,)]
        return arrays, (n, *[windowed(side, 3, s, 1) for side in shape[1:]])
    if kind == "dense_block":
        g, arrays = layer["growth"], []
        for _ in range(layer["layers"]):
            arrays += [(c,), (c,), (g, c, 3, 3), (g,)]
            c += g
        return arrays, (c, *shape[1:])
    return [], shape


def output_shape(layers, input_shape):
    shapes = []
    for layer in layers:
        before = shapes[-1] if shapes else tuple(input_shape)
        shapes.append(arrays_and_shape(layer, before)[1])
    return shapes


def parameter_count(layers, input_shape):
    total, shape = 0, tuple(input_shape)
    for layer in layers:
        arrays, shape = arrays_and_shape(layer, shape)
        total += sum(int(np.prod(a)) for a in arrays)
    return total


relu = {"kind": "relu"}
norm = {"kind": "batch_norm"}
flatten = {"kind": "flatten"}
everywhere = {"kind": "global_avg_pool"}


def conv(channels, kernel, stride=1, padding=0):
    return dict(kind="conv", channels=channels, kernel=kernel, stride=stride, padding=padding)


def max_pool(size, stride, padding=0):
    return dict(kind="max_pool", size=size, stride=stride, padding=padding)


def avg_pool(size, stride):
    return dict(kind="avg_pool", size=size, stride=stride)


def dense(units):
    return dict(kind="dense", units=units)


def lenet(classes=10):
    bend = {"kind": "sigmoid"}
    first = [conv(6, 5), bend, avg_pool(2, 2)]
    second = [conv(16, 5), bend, avg_pool(2, 2)]
    return [*first, *second, flatten, dense(120), bend, dense(84), bend, dense(classes)]


def big_head(classes):
    drop = {"kind": "dropout", "p": 0.5}
    return [flatten, dense(4096), relu, drop, dense(4096), relu, drop, dense(classes)]


def alexnet(classes=10):
    layers = [conv(96, 11, stride=4), relu, max_pool(3, 2)]
    layers += [conv(256, 5, padding=2), relu, max_pool(3, 2)]
    layers += [conv(384, 3, padding=1), relu] * 2
    layers += [conv(256, 3, padding=1), relu, max_pool(3, 2)]
    return layers + big_head(classes)


def vgg11(classes=10):
    def block(repeats, channels):
        return [conv(channels, 3, padding=1), relu] * repeats + [max_pool(2, 2)]

    blocks = block(1, 64) + block(1, 128) + block(2, 256) + block(2, 512) + block(2, 512)
    return blocks + big_head(classes)


def nin(classes=10):
    def block(channels, **window):
        return [conv(channels, **window), relu] + [conv(channels, 1), relu] * 2

    layers = [*block(96, kernel=11, stride=4), max_pool(3, 2)]
    layers += [*block(256, kernel=5, padding=2), max_pool(3, 2)]
    layers += [*block(384, kernel=3, padding=1), max_pool(3, 2)]
    layers += [{"kind": "dropout", "p": 0.5}]
    return layers + block(classes, kernel=3, padding=1) + [everywhere, flatten]


def googlenet(classes=10):
    def inception(n1, n2, n3, n4):
        return {"kind": "inception", "spec": [n1, list(n2), list(n3), n4]}

    half = max_pool(3, 2, 1)
    b1 = [conv(64, 7, 2, 3), relu, half]
    b2 = [conv(64, 1), relu, conv(64 * 3, 3, padding=1), relu, half]
    b3 = [
        inception(64, (96, 128), (16, 32), 32),
        inception(128, (128, 192), (32, 96), 64),
        half,
    ]
    b4 = [
        inception(192, (96, 208), (16, 48), 64),
        inception(160, (112, 224), (24, 64), 64),
        inception(128, (128, 256), (24, 64), 64),
        inception(112, (144, 288), (32, 64), 64),
        inception(256, (160, 320), (32, 128), 128),
        half,
    ]
    b5 = [
        inception(256, (160, 320), (32, 128), 128),
        inception(384, (192, 384), (48, 128), 128),
        everywhere,
    ]
    return b1 + b2 + b3 + b4 + b5 + [flatten, dense(classes)]


def resnet18(classes=10):
    def group(channels, shrink):
        first = dict(kind="residual", channels=channels, stride=1 + shrink, project=bool(shrink))
        return [first, dict(kind="residual", channels=channels, stride=1, project=False)]

    stem = [conv(64, 7, 2, 3), norm, relu, max_pool(3, 2, 1)]
    body = group(64, 0) + group(128, 1) + group(256, 1) + group(512, 1)
    return stem + body + [everywhere, flatten, dense(classes)]


def densenet(classes=10):
    block = dict(kind="dense_block", layers=4, growth=32)

    def transition(channels):
        return [norm, relu, conv(channels, 1), avg_pool(2, 2)]

    layers = [conv(64, 7, 2, 3), norm, relu, max_pool(3, 2, 1), block]
    layers += [*transition(192 // 2), block]
    layers += [*transition(224 // 2), block]
    layers += [*transition(240 // 2), block]
    return [*layers, norm, relu, everywhere, flatten, dense(classes)]


def lenet_forward(X, params):
    p = {name: np.asarray(value, dtype=F) for name, value in params.items()}

    def bend(Z):
        return F(0.5) + F(0.5) * np.tanh(F(0.5) * Z)

    def conv_pool(A, K, b):
        N, _, H, W = A.shape
        h, w, o = H - 4, W - 4, len(K)
        columns = np.stack([A[:, :, i : i + h, j : j + w] for i in range(5) for j in range(5)], 2)
        columns = columns.reshape(N, -1, h * w)
        Z = (K.reshape(o, -1) @ columns + b[:, None]).reshape(N, o, h, w)
        return bend(Z).reshape(N, o, h // 2, 2, w // 2, 2).mean(axis=(3, 5), dtype=F)

    A = np.asarray(X, dtype=F)
    A = conv_pool(A, p["K1"], p["b1"])
    A = conv_pool(A, p["K2"], p["b2"])
    A = A.reshape(len(A), 256)
    A = bend(A @ p["W3"] + p["b3"])
    A = bend(A @ p["W4"] + p["b4"])
    return A @ p["W5"] + p["b5"]
