# Homework: architectures
# The layer helpers are named like the ones in the lecture notes.

import numpy as np


def Conv2D(channels, kernel_size, strides=1, padding=0, activation=None):
    conv = {"kind": "conv", "channels": channels, "kernel": kernel_size}
    conv["stride"] = strides
    conv["padding"] = padding
    if activation is None:
        return [conv]
    return [conv, {"kind": activation}]


def MaxPool2D(pool_size, strides, padding=0):
    return [{"kind": "max_pool", "size": pool_size, "stride": strides, "padding": padding}]


def AvgPool2D(pool_size, strides):
    return [{"kind": "avg_pool", "size": pool_size, "stride": strides, "padding": 0}]


def Dense(units, activation=None):
    dense = {"kind": "dense", "units": units}
    if activation is None:
        return [dense]
    return [dense, {"kind": activation}]


def Dropout(p):
    return [{"kind": "dropout", "p": p}]


def BatchNorm():
    return [{"kind": "batch_norm"}]


def Activation(name):
    return [{"kind": name}]


def GlobalAvgPool2D():
    return [{"kind": "global_avg_pool"}]


def Flatten():
    return [{"kind": "flatten"}]


def out_size(n, k, stride, padding):
    # how often does the window fit?
    return int((n + 2 * padding - k) / stride) + 1


def one_layer(layer, shape):
    # returns (new shape, number of parameters)
    kind = layer["kind"]
    if kind == "flatten":
        n = 1
        for s in shape:
            n = n * s
        return (n,), 0
    if kind == "dense":
        return (layer["units"],), shape[0] * layer["units"] + layer["units"]
    if kind == "batch_norm":
        return shape, 2 * shape[0]
    if kind in ["relu", "sigmoid", "dropout"]:
        return shape, 0
    # from here on it is an image
    C, H, W = shape
    if kind == "conv":
        k = layer["kernel"]
        stride = layer.get("stride", 1)
        padding = layer.get("padding", 0)
        params = layer["channels"] * C * k * k + layer["channels"]
        H = out_size(H, k, stride, padding)
        W = out_size(W, k, stride, padding)
        return (layer["channels"], H, W), params
    if kind in ["max_pool", "avg_pool"]:
        padding = layer.get("padding", 0)
        H = out_size(H, layer["size"], layer["stride"], padding)
        W = out_size(W, layer["size"], layer["stride"], padding)
        return (C, H, W), 0
    if kind == "global_avg_pool":
        return (C, 1, 1), 0
    if kind == "inception":
        n1, path2, path3, n4 = layer["spec"]
        p1 = C * n1 + n1
        p2 = C * path2[0] + path2[0] + 9 * path2[0] * path2[1] + path2[1]
        p3 = C * path3[0] + path3[0] + 25 * path3[0] * path3[1] + path3[1]
        p4 = C * n4 + n4
        return (n1 + path2[1] + path3[1] + n4, H, W), p1 + p2 + p3 + p4
    if kind == "residual":
        n = layer["channels"]
        params = (9 * C * n + n) + 2 * n + (9 * n * n + n) + 2 * n
        if layer["project"]:
            params = params + C * n + n
        H = out_size(H, 3, layer["stride"], 1)
        W = out_size(W, 3, layer["stride"], 1)
        return (n, H, W), params
    if kind == "dense_block":
        params = 0
        for _ in range(layer["layers"]):
            params = params + 2 * C  # batch norm
            params = params + 9 * C * layer["growth"] + layer["growth"]  # conv
            C = C + layer["growth"]
        return (C, H, W), params
    raise ValueError("unknown layer " + kind)


def output_shape(layers, input_shape):
    shape = tuple(input_shape)
    result = []
    for layer in layers:
        shape, _ = one_layer(layer, shape)
        result.append(shape)
    return result


def parameter_count(layers, input_shape):
    shape = tuple(input_shape)
    total = 0
    for layer in layers:
        shape, params = one_layer(layer, shape)
        total = total + params
    return total


def lenet(classes=10):
    net = []
    net += Conv2D(6, kernel_size=5, activation="sigmoid")
    net += AvgPool2D(2, 2)
    net += Conv2D(16, kernel_size=5, activation="sigmoid")
    net += AvgPool2D(2, 2)
    net += Flatten()
    net += Dense(120, "sigmoid")
    net += Dense(84, "sigmoid")
    net += Dense(classes)
    return net


def alexnet(classes=10):
    net = []
    net += Conv2D(96, kernel_size=11, strides=4, activation="relu")
    net += MaxPool2D(pool_size=3, strides=2)
    net += Conv2D(256, kernel_size=5, padding=2, activation="relu")
    net += MaxPool2D(pool_size=3, strides=2)
    net += Conv2D(384, kernel_size=3, padding=1, activation="relu")
    net += Conv2D(384, kernel_size=3, padding=1, activation="relu")
    net += Conv2D(256, kernel_size=3, padding=1, activation="relu")
    net += MaxPool2D(pool_size=3, strides=2)
    net += Flatten()
    net += Dense(4096, activation="relu") + Dropout(0.5)
    net += Dense(4096, activation="relu") + Dropout(0.5)
    net += Dense(classes)
    return net


def vgg_block(num_convs, num_channels):
    block = []
    for _ in range(num_convs):
        block += Conv2D(num_channels, kernel_size=3, padding=1, activation="relu")
    block += MaxPool2D(pool_size=2, strides=2)
    return block


def vgg11(classes=10):
    net = []
    for num_convs, num_channels in [(1, 64), (1, 128), (2, 256), (2, 512), (2, 512)]:
        net += vgg_block(num_convs, num_channels)
    net += Flatten()
    net += Dense(4096, activation="relu") + Dropout(0.5)
    net += Dense(4096, activation="relu") + Dropout(0.5)
    net += Dense(classes)
    return net


def nin_block(num_channels, kernel_size, strides, padding):
    block = Conv2D(num_channels, kernel_size, strides, padding, activation="relu")
    block += Conv2D(num_channels, kernel_size=1, activation="relu")
    block += Conv2D(num_channels, kernel_size=1, activation="relu")
    return block


def nin(classes=10):
    net = []
    net += nin_block(96, kernel_size=11, strides=4, padding=0)
    net += MaxPool2D(pool_size=3, strides=2)
    net += nin_block(256, kernel_size=5, strides=1, padding=2)
    net += MaxPool2D(pool_size=3, strides=2)
    net += nin_block(384, kernel_size=3, strides=1, padding=1)
    net += MaxPool2D(pool_size=3, strides=2)
    net += Dropout(0.5)
    net += nin_block(classes, kernel_size=3, strides=1, padding=1)
    net += GlobalAvgPool2D()
    net += Flatten()
    return net


def Inception(c1, c2, c3, c4):
    return [{"kind": "inception", "spec": [c1, c2, c3, c4]}]


def googlenet(classes=10):
    net = []
    # module 1
    net += Conv2D(64, kernel_size=7, strides=2, padding=3, activation="relu")
    net += MaxPool2D(pool_size=3, strides=2, padding=1)
    # module 2
    net += Conv2D(64, kernel_size=1, activation="relu")
    net += Conv2D(192, kernel_size=3, padding=1, activation="relu")
    net += MaxPool2D(pool_size=3, strides=2, padding=1)
    # module 3
    net += Inception(64, [96, 128], [16, 32], 32)
    net += Inception(128, [128, 192], [32, 96], 64)
    net += MaxPool2D(pool_size=3, strides=2, padding=1)
    # module 4
    net += Inception(192, [96, 208], [16, 48], 64)
    net += Inception(160, [112, 224], [24, 64], 64)
    net += Inception(128, [128, 256], [24, 64], 64)
    net += Inception(112, [144, 288], [32, 64], 64)
    net += Inception(256, [160, 320], [32, 128], 128)
    net += MaxPool2D(pool_size=3, strides=2, padding=1)
    # module 5
    net += Inception(256, [160, 320], [32, 128], 128)
    net += Inception(384, [192, 384], [48, 128], 128)
    net += GlobalAvgPool2D()
    # output
    net += Flatten()
    net += Dense(classes)
    return net


def Residual(num_channels, strides=1, use_1x1conv=False):
    block = {"kind": "residual", "channels": num_channels}
    block["stride"] = strides
    block["project"] = use_1x1conv
    return [block]


def resnet18(classes=10):
    net = Conv2D(64, kernel_size=7, strides=2, padding=3)
    net += BatchNorm() + Activation("relu")
    net += MaxPool2D(pool_size=3, strides=2, padding=1)
    net += Residual(64) + Residual(64)
    net += Residual(128, strides=2, use_1x1conv=True) + Residual(128)
    net += Residual(256, strides=2, use_1x1conv=True) + Residual(256)
    net += Residual(512, strides=2, use_1x1conv=True) + Residual(512)
    net += GlobalAvgPool2D()
    net += Flatten()
    net += Dense(classes)
    return net


def densenet(classes=10):
    net = Conv2D(64, kernel_size=7, strides=2, padding=3)
    net += BatchNorm() + Activation("relu")
    net += MaxPool2D(pool_size=3, strides=2, padding=1)
    num_channels, growth_rate = 64, 32
    num_convs_in_dense_blocks = [4, 4, 4, 4]
    for i, num_convs in enumerate(num_convs_in_dense_blocks):
        net += [{"kind": "dense_block", "layers": num_convs, "growth": growth_rate}]
        num_channels += num_convs * growth_rate
        if i != len(num_convs_in_dense_blocks) - 1:
            # transition layer
            num_channels //= 2
            net += BatchNorm() + Activation("relu")
            net += Conv2D(num_channels, kernel_size=1)
            net += AvgPool2D(2, 2)
    net += BatchNorm() + Activation("relu") + GlobalAvgPool2D()
    net += Flatten()
    net += Dense(classes)
    return net


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def corr2d_multi(X, K, b):
    # X (C, H, W), K (O, C, kh, kw): one output pixel at a time
    out_channels, _, kh, kw = K.shape
    h, w = X.shape[1] - kh + 1, X.shape[2] - kw + 1
    Y = np.zeros((out_channels, h, w))
    for i in range(h):
        for j in range(w):
            patch = X[:, i : i + kh, j : j + kw]
            Y[:, i, j] = (K * patch).sum(axis=(1, 2, 3)) + b
    return Y


def pool2d(X):
    C, H, W = X.shape
    Y = np.zeros((C, H // 2, W // 2))
    for i in range(H // 2):
        for j in range(W // 2):
            Y[:, i, j] = X[:, 2 * i : 2 * i + 2, 2 * j : 2 * j + 2].mean(axis=(1, 2))
    return Y


def lenet_forward(X, params):
    features = []
    for image in X:
        a = pool2d(sigmoid(corr2d_multi(image, params["K1"], params["b1"])))
        a = pool2d(sigmoid(corr2d_multi(a, params["K2"], params["b2"])))
        features.append(a.reshape(-1))
    H = np.array(features)
    H = sigmoid(np.matmul(H, params["W3"]) + params["b3"])
    H = sigmoid(np.matmul(H, params["W4"]) + params["b4"])
    return np.matmul(H, params["W5"]) + params["b5"]


# check: print the shapes of my LeNet
shape = (1, 28, 28)
for layer, after in zip(lenet(), output_shape(lenet(), shape), strict=True):
    print(layer["kind"], after)
print("parameters:", parameter_count(lenet(), shape))
