"""Computational graphs: the chain rule, node by node."""

import math

import numpy as np


def sigmoid(z):
    """σ(z) = 1/(1 + e^−z), elementwise; only e^−|z| is computed, which never overflows."""
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


class ProductMax:
    """The graph y = f·g with f = x1 + x2 and g = max(x2, x3).

    x2 reaches y on two paths; their contributions add up.
    """

    def forward(self, x1, x2, x3):
        """y = (x1 + x2)·max(x2, x3), a float; keeps what `backward` will need."""
        raise NotImplementedError("ProductMax.forward: your code here")

    def backward(self):
        """(dy/dx1, dy/dx2, dy/dx3), floats, at the input of the last `forward`."""
        raise NotImplementedError("ProductMax.backward: your code here")


class SigmoidNeuron:
    """The graph a = σ(z) with z = w·x + b."""

    def forward(self, w, x, b):
        """σ(w·x + b), a float, for w (n,), x (n,), b a float; keeps what `backward` will need."""
        raise NotImplementedError("SigmoidNeuron.forward: your code here")

    def backward(self):
        """(da/dw (n,), da/dx (n,), da/db a float) at the input of the last `forward`."""
        raise NotImplementedError("SigmoidNeuron.backward: your code here")


class Value:
    """A number that remembers how it was computed, for reverse-mode differentiation.

    `data` is the number; `grad` is d(result)/d(self) after `result.backward()`. `edges` holds a
    pair (parent, slope) for each operand: slope = ∂self/∂parent, the local derivative.
    """

    def __init__(self, data, edges=()):
        """A leaf of the graph when there are no edges, otherwise the result of an operation."""
        raise NotImplementedError("Value.__init__: your code here")

    def __add__(self, other):
        """self + other, another Value or a plain number (as everywhere below)."""
        raise NotImplementedError("Value.__add__: your code here")

    def __mul__(self, other):
        """self · other."""
        raise NotImplementedError("Value.__mul__: your code here")

    def __pow__(self, power):
        """self to a plain number."""
        raise NotImplementedError("Value.__pow__: your code here")

    def __neg__(self):
        """−self."""
        raise NotImplementedError("Value.__neg__: your code here")

    def __sub__(self, other):
        """self − other."""
        raise NotImplementedError("Value.__sub__: your code here")

    def __truediv__(self, other):
        """self / other."""
        raise NotImplementedError("Value.__truediv__: your code here")

    def __radd__(self, other):
        """other + self, for a plain number on the left."""
        raise NotImplementedError("Value.__radd__: your code here")

    def __rmul__(self, other):
        """other · self, for a plain number on the left."""
        raise NotImplementedError("Value.__rmul__: your code here")

    def __rsub__(self, other):
        """other − self, for a plain number on the left."""
        raise NotImplementedError("Value.__rsub__: your code here")

    def __rtruediv__(self, other):
        """other / self, for a plain number on the left."""
        raise NotImplementedError("Value.__rtruediv__: your code here")

    def exp(self):
        """e to the self."""
        raise NotImplementedError("Value.exp: your code here")

    def log(self):
        """The natural logarithm."""
        raise NotImplementedError("Value.log: your code here")

    def tanh(self):
        """The hyperbolic tangent."""
        raise NotImplementedError("Value.tanh: your code here")

    def relu(self):
        """max(self, 0); the slope at 0 is 0."""
        raise NotImplementedError("Value.relu: your code here")

    def maximum(self, other):
        """max(self, other): the slope is 1 for the larger, 0 for the smaller."""
        raise NotImplementedError("Value.maximum: your code here")

    def backward(self):
        """Set `grad` of self and of everything below it: the sum over all paths of the product
        of the slopes along the path. A second call sets them again and adds nothing."""
        raise NotImplementedError("Value.backward: your code here")
