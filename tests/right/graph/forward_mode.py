"""Forward mode under the hood: every value carries its derivatives by everything below it."""

import math
from itertools import chain

import numpy as np


class ProductMax:
    """y = h(x1, x2, x3); the gradient by the product rule f'g + fg'."""

    def forward(self, x1, x2, x3):
        self.f = x1 + x2, np.array([1.0, 1.0, 0.0])
        self.g = max((x2, (0.0, 1.0, 0.0)), (x3, (0.0, 0.0, 1.0)))
        return self.f[0] * self.g[0]

    def backward(self):
        return tuple(self.f[1] * self.g[0] + self.f[0] * np.array(self.g[1]))


class SigmoidNeuron:
    def forward(self, w, x, b):
        tangents = np.concatenate([x, w, [1.0]])  # dz by w, x, b
        z = np.vdot(w, x) + b
        small = math.exp(-abs(z))
        self.tangents = tangents * small / (1 + small) ** 2
        return (1 if z >= 0 else small) / (1 + small)

    def backward(self):
        n = len(self.tangents) // 2
        return self.tangents[:n], self.tangents[n : 2 * n], self.tangents[-1]


class Value:
    def __init__(self, data, *pairs):
        self.data = data
        self.grad = 0.0
        self.by = {}  # derivative of this by each value below
        for node, slope in chain.from_iterable(self.lifted(*pair) for pair in pairs):
            self.by[node] = self.by.get(node, 0.0) + slope
        self.by[self] = 1.0

    @staticmethod
    def lifted(operand, slope):
        if not isinstance(operand, Value):
            return []
        return [(node, slope * inner) for node, inner in operand.by.items()]

    def backward(self):
        for node, derivative in self.by.items():
            node.grad = derivative

    def __add__(self, other):
        return Value(self.data + raw(other), (self, 1.0), (other, 1.0))

    def __radd__(self, other):
        return Value(other + self.data, (self, 1.0))

    def __sub__(self, other):
        return Value(self.data - raw(other), (self, 1.0), (other, -1.0))

    def __rsub__(self, other):
        return Value(other - self.data, (self, -1.0))

    def __mul__(self, other):
        return Value(self.data * raw(other), (self, raw(other)), (other, self.data))

    def __rmul__(self, other):
        return Value(other * self.data, (self, other))

    def __truediv__(self, other):
        quotient = self.data / raw(other)
        return Value(quotient, (self, 1 / raw(other)), (other, -quotient / raw(other)))

    def __rtruediv__(self, other):
        return Value(other / self.data, (self, -other / self.data**2))

    def __neg__(self):
        return Value(-self.data, (self, -1.0))

    def __pow__(self, power):
        return Value(self.data**power, (self, power * self.data ** (power - 1)))

    def exp(self):
        return Value(math.exp(self.data), (self, math.exp(self.data)))

    def log(self):
        return Value(math.log(self.data), (self, 1 / self.data))

    def tanh(self):
        return Value(math.tanh(self.data), (self, 1 - math.tanh(self.data) ** 2))

    def relu(self):
        return Value(self.data * (self.data > 0), (self, 1.0 * (self.data > 0)))

    def maximum(self, other):
        first = self.data >= raw(other)
        return Value(max(self.data, raw(other)), (self, 1.0 * first), (other, 1.0 * (not first)))


def raw(operand):
    return operand.data if isinstance(operand, Value) else operand
