"""Single precision throughout."""

import numpy as np

F = np.float32


class ProductMax:
    def forward(self, x1, x2, x3):
        x1, x2, x3 = F(x1), F(x2), F(x3)
        self.f, self.g = x1 + x2, np.maximum(x2, x3)
        self.x2_wins = F(x2 >= x3)
        return self.f * self.g

    def backward(self):
        return (
            self.g,
            self.g + self.f * self.x2_wins,
            self.f * (F(1) - self.x2_wins),
        )


class SigmoidNeuron:
    def forward(self, w, x, b):
        self.w, self.x = np.array(w, dtype=F), np.array(x, dtype=F)
        self.z = self.w @ self.x + F(b)
        return F(0.5) * (F(1) + np.tanh(self.z / F(2)))

    def backward(self):
        slope = F(0.25) * (F(1) - np.tanh(self.z / F(2)) ** 2)
        return slope * self.x, slope * self.w, slope


def lift(x):
    return x if isinstance(x, Value) else Value(x)


class Value:
    def __init__(self, data):
        self.data = F(data)
        self.grad = F(0)
        self.parents = ()
        self.pull = None  # from the gradient of the result to those of the parents

    @classmethod
    def made(cls, data, parents, pull):
        out = cls(data)
        out.parents, out.pull = parents, pull
        return out

    def __add__(self, other):
        return Value.made(self.data + lift(other).data, (self, lift(other)), lambda g: (g, g))

    def __radd__(self, other):
        return self + other

    def __neg__(self):
        return Value.made(-self.data, (self,), lambda g: (-g,))

    def __sub__(self, other):
        return Value.made(self.data - lift(other).data, (self, lift(other)), lambda g: (g, -g))

    def __rsub__(self, other):
        return lift(other) - self

    def __mul__(self, other):
        other = lift(other)
        a, b = self.data, other.data
        return Value.made(a * b, (self, other), lambda g: (g * b, g * a))

    def __rmul__(self, other):
        return self * other

    def __truediv__(self, other):
        other = lift(other)
        a, b = self.data, other.data
        return Value.made(a / b, (self, other), lambda g: (g / b, -g * a / (b * b)))

    def __rtruediv__(self, other):
        return lift(other) / self

    def __pow__(self, p):
        a, p = self.data, F(p)
        return Value.made(a**p, (self,), lambda g: (g * p * a ** (p - F(1)),))

    def exp(self):
        y = np.exp(self.data)
        return Value.made(y, (self,), lambda g: (g * y,))

    def log(self):
        a = self.data
        return Value.made(np.log(a), (self,), lambda g: (g / a,))

    def tanh(self):
        y = np.tanh(self.data)
        return Value.made(y, (self,), lambda g: (g * (F(1) - y * y),))

    def relu(self):
        on = self.data > 0
        return Value.made(self.data if on else F(0), (self,), lambda g: (g if on else F(0),))

    def maximum(self, other):
        other = lift(other)
        first = self.data > other.data
        return Value.made(
            self.data if first else other.data,
            (self, other),
            lambda g: (g, F(0)) if first else (F(0), g),
        )

    def backward(self):
        order = []
        seen = set()
        stack = [(self, iter(self.parents))]
        while stack:  # depth first; a node is finished after all its parents
            node, parents = stack[-1]
            for parent in parents:
                if parent not in seen:
                    seen.add(parent)
                    stack.append((parent, iter(parent.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        for node in order:
            node.grad = F(0)
        self.grad = F(1)
        for node in reversed(order):
            if node.pull:
                for parent, g in zip(node.parents, node.pull(node.grad), strict=True):
                    parent.grad = parent.grad + g
