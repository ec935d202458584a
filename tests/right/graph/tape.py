"""One tape for all values; a value is its place there, and `grad` is a property."""

import numpy as np


class ProductMax:
    def forward(self, x1, x2, x3):
        self.leaves = Value(x1), Value(x2), Value(x3)
        a, b, c = self.leaves
        self.y = (a + b) * b.maximum(c)
        return self.y.data

    def backward(self):
        self.y.backward()
        return tuple(leaf.grad for leaf in self.leaves)


class SigmoidNeuron:
    def forward(self, w, x, b):
        self.w, self.x = [Value(v) for v in w], [Value(v) for v in x]
        self.z = self.b = Value(b)
        for wi, xi in zip(self.w, self.x, strict=True):
            self.z = self.z + wi * xi
        self.a = 1 / (1 + (-self.z).exp())
        return self.a.data

    def backward(self):
        self.a.backward()
        return [v.grad for v in self.w], [v.grad for v in self.x], self.b.grad


TAPE = []


def _num(v):
    return v.data if isinstance(v, Value) else v


class Value:
    __slots__ = ("data", "index")

    def __init__(self, data, deps=()):
        self.data = np.float64(data)
        self.index = len(TAPE)
        TAPE.append([list(deps), 0.0])

    @property
    def grad(self):
        return TAPE[self.index][1]

    def _make(self, data, *deps):
        return Value(data, [(d.index, s) for d, s in deps if isinstance(d, Value)])

    def __add__(self, o):
        return self._make(self.data + _num(o), (self, 1), (o, 1))

    __radd__ = __add__

    def __sub__(self, o):
        return self._make(self.data - _num(o), (self, 1), (o, -1))

    def __rsub__(self, o):
        return self._make(o - self.data, (self, -1))

    def __mul__(self, o):
        return self._make(self.data * _num(o), (self, _num(o)), (o, self.data))

    __rmul__ = __mul__

    def __truediv__(self, o):
        return self._make(self.data / _num(o), (self, 1 / _num(o)), (o, -self.data / _num(o) ** 2))

    def __rtruediv__(self, o):
        return self._make(o / self.data, (self, -o / self.data**2))

    def __neg__(self):
        return self._make(-self.data, (self, -1))

    def __pow__(self, p: float):
        return self._make(self.data**p, (self, p * self.data ** (p - 1)))

    def exp(self):
        return self._make(np.exp(self.data), (self, np.exp(self.data)))

    def log(self):
        return self._make(np.log(self.data), (self, 1 / self.data))

    def tanh(self):
        return self._make(np.tanh(self.data), (self, 1 / np.cosh(self.data) ** 2))

    def relu(self):
        return self._make(np.maximum(self.data, 0), (self, np.heaviside(self.data, 0)))

    def maximum(self, o):
        return self._make(
            np.maximum(self.data, _num(o)), (self, self.data > _num(o)), (o, self.data < _num(o))
        )

    def backward(self):
        for entry in TAPE:
            entry[1] = 0.0
        TAPE[self.index][1] = 1.0
        for i in range(self.index, -1, -1):
            deps, g = TAPE[i]
            for j, s in deps:
                TAPE[j][1] += s * g
