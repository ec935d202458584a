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

    raise NotImplementedError("output_shape: your code here")


def parameter_count(layers, input_shape):
    """The number of learned parameters of a network: weights, biases, batch norm's gamma and beta.

    conv: C_out (C_in k² + 1);    dense: n_out (n_in + 1);    batch_norm: 2 C

    layers: a list of layer dicts; input_shape (C, H, W)  ->  an int.
    """

    raise NotImplementedError("parameter_count: your code here")


def lenet(classes=10):
    """LeNet: two times convolution, sigmoid, average pooling, then three dense layers.

    -> a list of layer dicts; meant for inputs of (1, 28, 28).
    """
    raise NotImplementedError("lenet: your code here")


def alexnet(classes=10):
    """AlexNet: five convolutions with relu, three max pools, dense layers with dropout.

    -> a list of layer dicts; meant for inputs of (C, 224, 224).
    """
    raise NotImplementedError("alexnet: your code here")


def vgg11(classes=10):
    """VGG-11: five blocks of 3x3 convolutions, each halving the image, then AlexNet's dense part.

    -> a list of layer dicts; meant for inputs of (C, 224, 224).
    """
    raise NotImplementedError("vgg11: your code here")


def nin(classes=10):
    """NiN: blocks of one convolution and two 1x1 convolutions; no dense layer at all.

    -> a list of layer dicts; meant for inputs of (C, 224, 224).
    """

    raise NotImplementedError("nin: your code here")


def googlenet(classes=10):
    """GoogLeNet: a stem, nine inception blocks in three groups, one dense layer.

    -> a list of layer dicts; meant for inputs of (C, 96, 96) or (C, 224, 224).
    """

    raise NotImplementedError("googlenet: your code here")


def resnet18(classes=10):
    """ResNet-18: a stem, four groups of two residual blocks, one dense layer.

    -> a list of layer dicts; meant for inputs of (C, 224, 224).
    """
    raise NotImplementedError("resnet18: your code here")


def densenet(classes=10):
    """DenseNet: a stem, four dense blocks (4 layers, growth 32), three halving transitions.

    -> a list of layer dicts; meant for inputs of (C, 96, 96) or (C, 224, 224).
    """
    raise NotImplementedError("densenet: your code here")


def lenet_forward(X, params):
    """The class scores of a LeNet: no activation and no softmax after the last layer.

    twice: A = average of each 2x2 window (stride 2) of sigmoid(A * K + b)
    then:  A = sigmoid(A W + b), twice;  scores = A W5 + b5

    X (N, 1, 28, 28); params: a dict of K1 (6, 1, 5, 5), b1 (6,), K2 (16, 6, 5, 5), b2 (16,),
    W3 (256, 120), b3 (120,), W4 (120, 84), b4 (84,), W5 (84, 10), b5 (10,)  ->  (N, 10).
    """
    raise NotImplementedError("lenet_forward: your code here")
