"""Activation functions, and their slopes."""

import numpy as np


def sigmoid(z):
    """sigma(z) = 1 / (1 + exp(-z)), elementwise; no overflow for |z| up to 1000.

    z any shape  ->  the same shape.
    """
    raise NotImplementedError("sigmoid: your code here")


def sigmoid_prime(z):
    """The slope of the sigmoid at z: sigma(z) (1 - sigma(z)), elementwise.

    z any shape  ->  the same shape.
    """
    raise NotImplementedError("sigmoid_prime: your code here")


def tanh_prime(z):
    """The slope of tanh at z: 1 - tanh(z)^2, elementwise.

    z any shape  ->  the same shape.
    """
    raise NotImplementedError("tanh_prime: your code here")


def relu(z):
    """max(0, z), elementwise.

    z any shape  ->  the same shape, a new array.
    """
    raise NotImplementedError("relu: your code here")


def relu_prime(z):
    """The slope of relu at z: 1 where z > 0, else 0 (0 at z == 0).

    z any shape  ->  the same shape.
    """
    raise NotImplementedError("relu_prime: your code here")


def leaky_relu(z, slope=0.01):
    """z where z > 0, else slope * z, elementwise.

    z any shape  ->  the same shape, a new array.
    """
    raise NotImplementedError("leaky_relu: your code here")


def leaky_relu_prime(z, slope=0.01):
    """The slope of leaky_relu at z: 1 where z > 0, else slope (slope at z == 0).

    z any shape  ->  the same shape.
    """
    raise NotImplementedError("leaky_relu_prime: your code here")
