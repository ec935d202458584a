"""The graph as a strictly triangular matrix of slopes; gradients by substitution."""

import itertools

import numpy as np


class ProductMax:
    def forward(self, x1, x2, x3):
        x = np.array([x1, x2, x3], dtype=float)
        pick = np.array([0.0, 1.0, 0.0]) if x[1] >= x[2] else np.array([0.0, 0.0, 1.0])
        # both intermediate nodes are linear in x here: rows of the Jacobian d(f, g)/dx
        self.jacobian = np.stack([np.array([1.0, 1.0, 0.0]), pick])
        self.nodes = np.einsum("ij,j->i", self.jacobian, x)
        return np.prod(self.nodes)

    def backward(self):
        return tuple(np.einsum("i,ij->j", self.nodes[::-1], self.jacobian))


class SigmoidNeuron:
    def forward(self, w, x, b):
        self.wx = np.stack([w, x])
        self.z = np.einsum("i,i->", *self.wx) + b
        return np.exp(-np.logaddexp(0, -self.z))

    def backward(self):
        slope = np.exp(-np.logaddexp(0, -self.z) - np.logaddexp(0, self.z))
        dx, dw = np.einsum(",ki->ki", slope, self.wx)
        return dw, dx, slope


class Value:
    numbers = itertools.count()  # a node is always younger than its operands

    def __init__(self, data, row=None):
        self.data = np.asarray(data, dtype=float)
        self.grad = 0.0
        self.row = row or []
        self.number = next(Value.numbers)

    def combine(self, other, f, slopes):
        other = other if isinstance(other, Value) else Value(other)
        a, b = self.data, other.data
        return Value(f(a, b), list(zip((self, other), slopes(a, b), strict=True)))

    def apply(self, f, slope):
        return Value(f(self.data), [(self, slope(self.data))])

    def __add__(self, other):
        return self.combine(other, np.add, lambda a, b: (1, 1))

    def __sub__(self, other):
        return self.combine(other, np.subtract, lambda a, b: (1, -1))

    def __mul__(self, other):
        return self.combine(other, np.multiply, lambda a, b: (b, a))

    def __truediv__(self, other):
        return self.combine(other, np.divide, lambda a, b: (1 / b, -a / b**2))

    def __radd__(self, other):
        return Value(other) + self

    def __rsub__(self, other):
        return Value(other) - self

    def __rmul__(self, other):
        return Value(other) * self

    def __rtruediv__(self, other):
        return Value(other) / self

    def __neg__(self):
        return self.apply(np.negative, lambda a: -1)

    def __pow__(self, p):
        return self.apply(lambda a: np.power(a, p), lambda a: p * np.power(a, p - 1.0))

    def exp(self):
        return self.apply(np.exp, np.exp)

    def log(self):
        return self.apply(np.log, np.reciprocal)

    def tanh(self):
        return self.apply(np.tanh, lambda a: 1 - np.tanh(a) ** 2)

    def relu(self):
        return self.apply(lambda a: np.maximum(a, 0), lambda a: np.heaviside(a, 0))

    def maximum(self, other):
        def shares(a, b):  # a tie is shared
            return np.heaviside(a - b, 0.5), np.heaviside(b - a, 0.5)

        return self.combine(other, np.maximum, shares)

    def backward(self):
        nodes, todo = {self.number: self}, [self]
        while todo:
            fresh = {v.number: v for v, _ in todo.pop().row if v.number not in nodes}
            nodes.update(fresh)
            todo.extend(fresh.values())
        order = sorted(nodes, reverse=True)
        place = {number: k for k, number in enumerate(order)}
        slopes = np.zeros((len(order), len(order)))
        for k, number in enumerate(order):
            for operand, slope in nodes[number].row:
                slopes[k, place[operand.number]] += slope
        grads = np.zeros(len(order))
        grads[0] = 1.0
        for k in range(1, len(order)):
            grads[k] = np.einsum("i,i->", grads[:k], slopes[:k, k])
        for number, grad in zip(order, grads, strict=True):
            nodes[number].grad = grad
