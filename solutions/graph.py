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
        ### BEGIN SOLUTION
        self.f = x1 + x2
        self.g = max(x2, x3)
        self.dg_dx2, self.dg_dx3 = (1, 0) if x2 >= x3 else (0, 1)
        return self.f * self.g
        ### END SOLUTION

    def backward(self):
        """(dy/dx1, dy/dx2, dy/dx3), floats, at the input of the last `forward`."""
        ### BEGIN SOLUTION
        dy_df, dy_dg = self.g, self.f
        return dy_df, dy_df + dy_dg * self.dg_dx2, dy_dg * self.dg_dx3
        ### END SOLUTION


class SigmoidNeuron:
    """The graph a = σ(z) with z = w·x + b."""

    def forward(self, w, x, b):
        """σ(w·x + b), a float, for w (n,), x (n,), b a float; keeps what `backward` will need."""
        ### BEGIN SOLUTION
        self.w, self.x = w, x
        self.a = sigmoid(w @ x + b)
        return self.a
        ### END SOLUTION

    def backward(self):
        """(da/dw (n,), da/dx (n,), da/db a float) at the input of the last `forward`."""
        ### BEGIN SOLUTION
        da_dz = self.a * (1 - self.a)
        return da_dz * self.x, da_dz * self.w, da_dz
        ### END SOLUTION


class Value:
    """A number that remembers how it was computed, for reverse-mode differentiation.

    `data` is the number; `grad` is d(result)/d(self) after `result.backward()`. `edges` holds a
    pair (parent, slope) for each operand: slope = ∂self/∂parent, the local derivative.
    """

    def __init__(self, data, edges=()):
        """A leaf of the graph when there are no edges, otherwise the result of an operation."""
        ### BEGIN SOLUTION
        self.data = float(data)
        self.grad = 0.0
        self.edges = edges
        self.depth = 1 + max((parent.depth for parent, _ in edges), default=0)
        ### END SOLUTION

    def __add__(self, other):
        """self + other, another Value or a plain number (as everywhere below)."""
        ### BEGIN SOLUTION
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, ((self, 1.0), (other, 1.0)))
        ### END SOLUTION

    def __mul__(self, other):
        """self · other."""
        ### BEGIN SOLUTION
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, ((self, other.data), (other, self.data)))
        ### END SOLUTION

    def __pow__(self, power):
        """self to a plain number."""
        ### BEGIN SOLUTION
        slope = power * self.data ** (power - 1) if power else 0.0
        return Value(self.data**power, ((self, slope),))
        ### END SOLUTION

    def __neg__(self):
        """−self."""
        ### BEGIN SOLUTION
        return Value(-self.data, ((self, -1.0),))
        ### END SOLUTION

    def __sub__(self, other):
        """self − other."""
        ### BEGIN SOLUTION
        return self + (-other)
        ### END SOLUTION

    def __truediv__(self, other):
        """self / other."""
        ### BEGIN SOLUTION
        other = other if isinstance(other, Value) else Value(other)
        y = self.data / other.data
        return Value(y, ((self, 1 / other.data), (other, -y / other.data)))
        ### END SOLUTION

    def __radd__(self, other):
        """other + self, for a plain number on the left."""
        ### BEGIN SOLUTION
        return self + other
        ### END SOLUTION

    def __rmul__(self, other):
        """other · self, for a plain number on the left."""
        ### BEGIN SOLUTION
        return self * other
        ### END SOLUTION

    def __rsub__(self, other):
        """other − self, for a plain number on the left."""
        ### BEGIN SOLUTION
        return -self + other
        ### END SOLUTION

    def __rtruediv__(self, other):
        """other / self, for a plain number on the left."""
        ### BEGIN SOLUTION
        return Value(other) / self
        ### END SOLUTION

    def exp(self):
        """e to the self."""
        ### BEGIN SOLUTION
        y = math.exp(self.data)
        return Value(y, ((self, y),))
        ### END SOLUTION

    def log(self):
        """The natural logarithm."""
        ### BEGIN SOLUTION
        return Value(math.log(self.data), ((self, 1 / self.data),))
        ### END SOLUTION

    def tanh(self):
        """The hyperbolic tangent."""
        ### BEGIN SOLUTION
        y = math.tanh(self.data)
        return Value(y, ((self, 1 - y * y),))
        ### END SOLUTION

    def relu(self):
        """max(self, 0); the slope at 0 is 0."""
        ### BEGIN SOLUTION
        return Value(max(self.data, 0.0), ((self, float(self.data > 0)),))
        ### END SOLUTION

    def maximum(self, other):
        """max(self, other): the slope is 1 for the larger, 0 for the smaller."""
        ### BEGIN SOLUTION
        other = other if isinstance(other, Value) else Value(other)
        won = float(self.data >= other.data)
        return Value(max(self.data, other.data), ((self, won), (other, 1 - won)))
        ### END SOLUTION

    def backward(self):
        """Set `grad` of self and of everything below it: the sum over all paths of the product
        of the slopes along the path. A second call sets them again and adds nothing."""
        ### BEGIN SOLUTION
        nodes, unexplored = {self}, [self]
        while unexplored:
            below = {parent for parent, _ in unexplored.pop().edges} - nodes
            nodes |= below
            unexplored += below
        for node in nodes:
            node.grad = 0.0
        self.grad = 1.0
        for node in sorted(nodes, key=lambda node: node.depth, reverse=True):
            for parent, slope in node.edges:
                parent.grad += node.grad * slope
        ### END SOLUTION
