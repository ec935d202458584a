"""Values that know their users' count; the gradient flows when the last user has reported."""

import math


class ProductMax:
    def forward(self, x1, x2, x3):
        self.inputs = x1, x2, x3
        largest = x2
        if x3 > x2:
            largest = x3
        return (x1 + x2) * largest

    def backward(self):
        x1, x2, x3 = self.inputs
        if x2 > x3:
            return x2, x2 + (x1 + x2), 0.0
        return x3, x3, x1 + x2


class SigmoidNeuron:
    def forward(self, w, x, b):
        z = float(b)
        for i in range(len(w)):
            z += w[i] * x[i]
        self.w, self.x = [float(v) for v in w], [float(v) for v in x]
        self.a = 1 / (1 + math.exp(-z)) if z > 0 else math.exp(z) / (1 + math.exp(z))
        return self.a

    def backward(self):
        slope = self.a * (1 - self.a)
        dw, dx = [], []
        for i in range(len(self.w)):
            dw.append(slope * self.x[i])
            dx.append(slope * self.w[i])
        return dw, dx, slope


class Value:
    def __init__(self, data):
        self.data = data
        self.grad = 0.0
        self.operands = []
        self.slopes = []

    @staticmethod
    def result(data, *pairs):
        out = Value(data)
        for operand, slope in pairs:
            if isinstance(operand, Value):
                out.operands.append(operand)
                out.slopes.append(slope)
        return out

    def __add__(self, other):
        return Value.result(self.data + number(other), (self, 1), (other, 1))

    __radd__ = __add__

    def __sub__(self, other):
        return Value.result(self.data - number(other), (self, 1), (other, -1))

    def __rsub__(self, other):
        return Value.result(other - self.data, (self, -1))

    def __mul__(self, other):
        o = number(other)
        return Value.result(self.data * o, (self, o), (other, self.data))

    __rmul__ = __mul__

    def __truediv__(self, other):
        o = number(other)
        return Value.result(self.data / o, (self, 1 / o), (other, -self.data / (o * o)))

    def __rtruediv__(self, other):
        return Value.result(other / self.data, (self, -other / (self.data * self.data)))

    def __neg__(self):
        return Value.result(-self.data, (self, -1))

    def __pow__(self, p):
        return Value.result(self.data**p, (self, p * self.data ** (p - 1)))

    def exp(self):
        e = math.exp(self.data)
        return Value.result(e, (self, e))

    def log(self):
        return Value.result(math.log(self.data), (self, 1 / self.data))

    def tanh(self):
        t = math.tanh(self.data)
        return Value.result(t, (self, 1 - t**2))

    def relu(self):
        if self.data > 0:
            return Value.result(self.data, (self, 1))
        return Value.result(0.0, (self, 0))

    def maximum(self, other):
        o = number(other)
        if self.data >= o:
            return Value.result(self.data, (self, 1), (other, 0))
        return Value.result(o, (self, 0), (other, 1))

    def backward(self):
        # how many operations use each node
        users = {id(self): 0}
        waiting = [self]
        while waiting:
            node = waiting.pop()
            node.grad = 0.0
            for operand in node.operands:
                if id(operand) not in users:
                    users[id(operand)] = 0
                    waiting.append(operand)
                users[id(operand)] += 1
        self.grad = 1.0
        ready = [self]
        while ready:
            node = ready.pop()
            for operand, slope in zip(node.operands, node.slopes, strict=True):
                operand.grad += slope * node.grad
                users[id(operand)] -= 1
                if users[id(operand)] == 0:
                    ready.append(operand)


def number(x):
    return x.data if isinstance(x, Value) else x
