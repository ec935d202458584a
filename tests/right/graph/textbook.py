# computational graph homework
# the Value class is like the one from the well known video (closures)
import math

import numpy as np


class ProductMax:
    def __init__(self):
        self.x1 = 0
        self.x2 = 0
        self.x3 = 0
        self.f = 0
        self.g = 0

    def forward(self, x1, x2, x3):
        self.x1 = x1
        self.x2 = x2
        self.x3 = x3
        self.f = x1 + x2
        self.g = max(x2, x3)
        print("f:", self.f, "g:", self.g)
        return self.f * self.g

    def backward(self):
        dy_df = self.g
        dy_dg = self.f
        if self.x2 > self.x3:
            dg_dx2 = 1
            dg_dx3 = 0
        else:
            dg_dx2 = 0
            dg_dx3 = 1
        dx1 = dy_df * 1
        dx2 = dy_df * 1 + dy_dg * dg_dx2  # two paths!
        dx3 = dy_dg * dg_dx3
        return (dx1, dx2, dx3)


class SigmoidNeuron:
    def forward(self, w, x, b):
        self.w = w
        self.x = x
        self.b = b
        z = np.dot(w, x) + b
        self.a = 1 / (1 + np.exp(-z))
        return self.a

    def backward(self):
        dz = self.a * (1 - self.a)
        dw = dz * self.x
        dx = dz * self.w
        db = dz
        return dw, dx, db


class Value:
    def __init__(self, data, children=()):
        self.data = data
        self.grad = 0
        self._backward = lambda: None
        self._prev = set(children)

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other))

        def _backward():
            self.grad += out.grad
            other.grad += out.grad

        out._backward = _backward
        return out

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other))

        def _backward():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out._backward = _backward
        return out

    def __pow__(self, n):
        out = Value(self.data**n, (self,))

        def _backward():
            self.grad += n * self.data ** (n - 1) * out.grad

        out._backward = _backward
        return out

    def __neg__(self):
        out = Value(-self.data, (self,))

        def _backward():
            self.grad -= out.grad

        out._backward = _backward
        return out

    def __sub__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data - other.data, (self, other))

        def _backward():
            self.grad += out.grad
            other.grad -= out.grad

        out._backward = _backward
        return out

    def __truediv__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data / other.data, (self, other))

        def _backward():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data**2

        out._backward = _backward
        return out

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return Value(other) - self

    def __rtruediv__(self, other):
        return Value(other) / self

    def exp(self):
        out = Value(math.exp(self.data), (self,))

        def _backward():
            self.grad += out.data * out.grad

        out._backward = _backward
        return out

    def log(self):
        out = Value(math.log(self.data), (self,))

        def _backward():
            self.grad += out.grad / self.data

        out._backward = _backward
        return out

    def tanh(self):
        out = Value(math.tanh(self.data), (self,))

        def _backward():
            self.grad += (1 - out.data**2) * out.grad

        out._backward = _backward
        return out

    def relu(self):
        out = Value(max(0, self.data), (self,))

        def _backward():
            if self.data > 0:
                self.grad += out.grad

        out._backward = _backward
        return out

    def maximum(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(max(self.data, other.data), (self, other))

        def _backward():
            if self.data > other.data:
                self.grad += out.grad
            elif self.data < other.data:
                other.grad += out.grad
            else:  # tie
                self.grad += out.grad / 2
                other.grad += out.grad / 2

        out._backward = _backward
        return out

    def backward(self):
        topo = []
        visited = set()

        def build(v):
            if v not in visited:
                visited.add(v)
                for child in v._prev:
                    build(child)
                topo.append(v)

        build(self)
        for v in topo:
            v.grad = 0  # otherwise the second backward adds up
        self.grad = 1
        for v in reversed(topo):
            v._backward()


x = Value(3.0)
y = x * x + x
y.backward()
print(x.grad)  # 7
