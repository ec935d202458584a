"""Gradient checking: differences as the witness of a derivative."""

import numpy as np


def numerical_gradient(f, theta, epsilon=1e-4):
    """The gradient of f at theta by central differences.

    g_i = (f(theta + epsilon e_i) - f(theta - epsilon e_i)) / (2 epsilon)

    f takes an array shaped like theta and returns a float; theta any shape
    ->  an array of theta's shape. theta itself stays as it is.
    """
    raise NotImplementedError("numerical_gradient: your code here")


def relative_error(a, b):
    """How far apart two arrays are, measured against their own size.

    ||a - b|| / (||a|| + ||b||)   with Frobenius norms, 0 where both are zero

    a, b the same shape, any shape  ->  a float between 0 and 1.
    """
    raise NotImplementedError("relative_error: your code here")


def check_gradient(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    """Does gradient(theta) agree with the numerical gradient of f at theta?

    relative_error(gradient(theta), numerical_gradient(f, theta, epsilon)) <= tolerance

    f(theta) is a float, gradient(theta) an array shaped like theta  ->  True or False.
    """
    raise NotImplementedError("check_gradient: your code here")
