"""Plain Python: strings parsed into layers, nested lists for the images, no NumPy."""

from math import exp, prod

ALONE = {
    "relu": "relu",
    "sigmoid": "sigmoid",
    "bn": "batch_norm",
    "gap": "global_avg_pool",
    "flat": "flatten",
}


def parse(text):
    """'conv 6 5 2 1' is 6 channels, kernel 5, stride 2, padding 1, and so on."""
    layers = []
    for word, *numbers in map(str.split, text.strip().split(",")):
        values = [int(n) for n in numbers]
        if word in ALONE:
            layers.append({"kind": ALONE[word]})
        elif word == "conv":
            keys = ["channels", "kernel", "stride", "padding"]
            layers.append({"kind": "conv", **dict(zip(keys, values, strict=False))})
        elif word in ("max", "avg"):
            keys = ["size", "stride", "padding"]
            layers.append({"kind": word + "_pool", **dict(zip(keys, values, strict=False))})
        elif word == "dense":
            layers.append({"kind": "dense", "units": values[0]})
        elif word == "drop":
            layers.append({"kind": "dropout", "p": values[0] / 100})
        elif word == "inc":
            a, b, c, d, e, f = values
            layers.append({"kind": "inception", "spec": [a, [b, c], [d, e], f]})
        elif word == "res":
            n, stride, project = values
            layers.append(
                {"kind": "residual", "channels": n, "stride": stride, "project": project == 1}
            )
        elif word == "grow":
            layers.append({"kind": "dense_block", "layers": values[0], "growth": values[1]})
    return layers


def out(n, k, s=1, p=0):
    return (n + 2 * p - k) // s + 1


SHAPES = {
    "conv": lambda L, c, *hw: (
        L["channels"],
        *[out(n, L["kernel"], L.get("stride", 1), L.get("padding", 0)) for n in hw],
    ),
    "max_pool": lambda L, c, *hw: (
        c,
        *[out(n, L["size"], L["stride"], L.get("padding", 0)) for n in hw],
    ),
    "global_avg_pool": lambda L, c, *hw: (c, 1, 1),
    "flatten": lambda L, *shape: (prod(shape),),
    "dense": lambda L, *shape: (L["units"],),
    "inception": lambda L, c, *hw: (
        L["spec"][0] + L["spec"][1][1] + L["spec"][2][1] + L["spec"][3],
        *hw,
    ),
    "residual": lambda L, c, *hw: (L["channels"], *[out(n, 3, L["stride"], 1) for n in hw]),
    "dense_block": lambda L, c, *hw: (c + L["layers"] * L["growth"], *hw),
}
SHAPES["avg_pool"] = SHAPES["max_pool"]


def weights(c, n, k=1):
    return c * n * k * k + n


COUNTS = {
    "conv": lambda L, c: weights(c, L["channels"], L["kernel"]),
    "dense": lambda L, c: weights(c, L["units"]),
    "batch_norm": lambda L, c: 2 * c,
    "inception": lambda L, c: sum(
        [
            weights(c, L["spec"][0]),
            weights(c, L["spec"][1][0]),
            weights(*L["spec"][1], 3),
            weights(c, L["spec"][2][0]),
            weights(*L["spec"][2], 5),
            weights(c, L["spec"][3]),
        ]
    ),
    "residual": lambda L, c: (
        weights(c, L["channels"], 3)
        + weights(L["channels"], L["channels"], 3)
        + 4 * L["channels"]
        + (weights(c, L["channels"]) if L["project"] else 0)
    ),
    "dense_block": lambda L, c: sum(
        2 * (c + i * L["growth"]) + weights(c + i * L["growth"], L["growth"], 3)
        for i in range(L["layers"])
    ),
}


def output_shape(layers, input_shape):
    if not layers:
        return []
    first, *rest = layers
    rule = SHAPES.get(first["kind"], lambda L, *shape: shape)
    shape = tuple(rule(first, *input_shape))
    return [shape, *output_shape(rest, shape)]


def parameter_count(layers, input_shape):
    if not layers:
        return 0
    first, *rest = layers
    here = COUNTS.get(first["kind"], lambda L, c: 0)(first, input_shape[0])
    return here + parameter_count(rest, output_shape([first], input_shape)[0])


def lenet(classes=10):
    return parse(
        "conv 6 5, sigmoid, avg 2 2, conv 16 5, sigmoid, avg 2 2, flat,"
        f"dense 120, sigmoid, dense 84, sigmoid, dense {classes}"
    )


def alexnet(classes=10):
    return parse(
        "conv 96 11 4, relu, max 3 2, conv 256 5 1 2, relu, max 3 2, conv 384 3 1 1, relu,"
        "conv 384 3 1 1, relu, conv 256 3 1 1, relu, max 3 2, flat,"
        f"dense 4096, relu, drop 50, dense 4096, relu, drop 50, dense {classes}"
    )


def vgg11(classes=10):
    return parse(
        "conv 64 3 1 1, max 2 2, relu, conv 128 3 1 1, max 2 2, relu,"
        "conv 256 3 1 1, relu, conv 256 3 1 1, max 2 2, relu,"
        "conv 512 3 1 1, relu, conv 512 3 1 1, max 2 2, relu,"
        "conv 512 3 1 1, relu, conv 512 3 1 1, max 2 2, relu,"
        f"flat, dense 4096, relu, drop 50, dense 4096, relu, drop 50, dense {classes}"
    )


def nin(classes=10):
    return parse(
        "conv 96 11 4, relu, conv 96 1, relu, conv 96 1, relu, max 3 2,"
        "conv 256 5 1 2, relu, conv 256 1, relu, conv 256 1, relu, max 3 2,"
        "conv 384 3 1 1, relu, conv 384 1, relu, conv 384 1, relu, max 3 2, drop 50,"
        f"conv {classes} 3 1 1, relu, conv {classes} 1, relu, conv {classes} 1, relu, gap, flat"
    )


def googlenet(classes=10):
    return parse(
        "conv 64 7 2 3, relu, max 3 2 1, conv 64 1, relu, conv 192 3 1 1, relu, max 3 2 1,"
        "inc 64 96 128 16 32 32, inc 128 128 192 32 96 64, max 3 2 1,"
        "inc 192 96 208 16 48 64, inc 160 112 224 24 64 64, inc 128 128 256 24 64 64,"
        "inc 112 144 288 32 64 64, inc 256 160 320 32 128 128, max 3 2 1,"
        "inc 256 160 320 32 128 128, inc 384 192 384 48 128 128, gap, flat,"
        f"dense {classes}"
    )


def resnet18(classes=10):
    return parse(
        "conv 64 7 2 3, bn, relu, max 3 2 1, res 64 1 0, res 64 1 0, res 128 2 1, res 128 1 0,"
        f"res 256 2 1, res 256 1 0, res 512 2 1, res 512 1 0, gap, flat, dense {classes}"
    )


def densenet(classes=10):
    return parse(
        "conv 64 7 2 3, bn, relu, max 3 2 1, grow 4 32, bn, relu, conv 96 1, avg 2 2,"
        "grow 4 32, bn, relu, conv 112 1, avg 2 2, grow 4 32, bn, relu, conv 120 1, avg 2 2,"
        f"grow 4 32, bn, relu, gap, flat, dense {classes}"
    )


def sigmoid(z):
    return 1 / (1 + exp(-z)) if z > 0 else exp(z) / (1 + exp(z))


def dot(u, v):
    return sum(a * b for a, b in zip(u, v, strict=True))


def conv_sigmoid(image, kernels, biases):
    side = len(image[0]) - 4
    flat = [[w for plane in kernel for row in plane for w in row] for kernel in kernels]
    maps = [[[0.0] * side for _ in range(side)] for _ in kernels]
    for h in range(side):
        for w in range(side):
            patch = [x for plane in image for row in plane[h : h + 5] for x in row[w : w + 5]]
            for o, kernel in enumerate(flat):
                maps[o][h][w] = sigmoid(dot(kernel, patch) + biases[o])
    return maps


def halve(plane):
    return [
        [(a + b + c + d) / 4 for a, b, c, d in zip(up[::2], up[1::2], dn[::2], dn[1::2],
                                                   strict=True)]
        for up, dn in zip(plane[::2], plane[1::2], strict=True)
    ]


def dense(a, W, b):
    return [dot(a, column) + bias for column, bias in zip(zip(*W, strict=True), b, strict=True)]


def lenet_forward(X, params):
    p = {name: value.tolist() for name, value in params.items()}
    scores = []
    for image in X.tolist():
        for i in "12":
            image = [halve(m) for m in conv_sigmoid(image, p["K" + i], p["b" + i])]
        a = [x for plane in image for row in plane for x in row]
        a = [sigmoid(z) for z in dense(a, p["W3"], p["b3"])]
        a = [sigmoid(z) for z in dense(a, p["W4"], p["b4"])]
        scores.append(dense(a, p["W5"], p["b5"]))
    return scores
