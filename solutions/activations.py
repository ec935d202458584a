"""Activation functions, and their slopes."""

import numpy as np


def sigmoid(z):
    """sigma(z) = 1 / (1 + exp(-z)), elementwise; no overflow for |z| up to 1000.

    z any shape  ->  the same shape.
    """
    ### BEGIN SOLUTION
    e = np.exp(-np.abs(z))  # never above 1
    return np.where(np.greater_equal(z, 0), 1, e) / (1 + e)
    ### END SOLUTION


def sigmoid_prime(z):
    """The slope of the sigmoid at z: sigma(z) (1 - sigma(z)), elementwise.

    z any shape  ->  the same shape.
    """
    ### BEGIN SOLUTION
    return sigmoid(z) * sigmoid(np.negative(z))  # 1 - sigma(z), without the cancellation
    ### END SOLUTION


def tanh_prime(z):
    """The slope of tanh at z: 1 - tanh(z)^2, elementwise.

    z any shape  ->  the same shape.
    """
    ### BEGIN SOLUTION
    return 1 - np.tanh(z) ** 2
    ### END SOLUTION


def relu(z):
    """max(0, z), elementwise.

    z any shape  ->  the same shape, a new array.
    """
    ### BEGIN SOLUTION
    return np.maximum(z, 0.0)
    ### END SOLUTION


def relu_prime(z):
    """The slope of relu at z: 1 where z > 0, else 0 (0 at z == 0).

    z any shape  ->  the same shape.
    """
    ### BEGIN SOLUTION
    return np.where(np.greater(z, 0), 1.0, 0.0)
    ### END SOLUTION


def leaky_relu(z, slope=0.01):
    """z where z > 0, else slope * z, elementwise.

    z any shape  ->  the same shape, a new array.
    """
    ### BEGIN SOLUTION
    return np.where(np.greater(z, 0), z, np.multiply(slope, z))
    ### END SOLUTION


def leaky_relu_prime(z, slope=0.01):
    """The slope of leaky_relu at z: 1 where z > 0, else slope (slope at z == 0).

    z any shape  ->  the same shape.
    """
    ### BEGIN SOLUTION
    return np.where(np.greater(z, 0), 1.0, slope)
    ### END SOLUTION
