"""Every value carries the list of the operations below it, in the order they were done."""

from math import exp, log, tanh


class ProductMax:
    def forward(self, x1, x2, x3):
        self.x = [float(x1), float(x2), float(x3)]
        return (self.x[0] + self.x[1]) * max(self.x[1:])

    def backward(self):
        f, g = self.x[0] + self.x[1], max(self.x[1:])
        along_f = [g, g, 0.0]
        along_g = [0.0, 0.0, 0.0]
        along_g[1 + self.x[1:].index(g)] = f
        return [a + b for a, b in zip(along_f, along_g, strict=True)]


class SigmoidNeuron:
    def forward(self, w, x, b):
        self.w, self.x = w.tolist(), x.tolist()
        self.z = sum(a * c for a, c in zip(self.w, self.x, strict=True)) + b
        return (1 + tanh(self.z / 2)) / 2

    def backward(self):
        slope = (1 - tanh(self.z / 2) ** 2) / 4
        return [slope * v for v in self.x], [slope * v for v in self.w], slope


class Value:
    clock = 0

    def __init__(self, data, inputs=()):
        self.data, self.grad = float(data), 0.0
        self.inputs = list(inputs)
        Value.clock += 1
        self.time = Value.clock

    def below(self):
        """All nodes of the graph, the newest first."""
        nodes, queue = [], [self]
        known = {self.time}
        for node in queue:
            nodes.append(node)
            for operand, _ in node.inputs:
                if operand.time not in known:
                    known.add(operand.time)
                    queue.append(operand)
        return sorted(nodes, key=lambda node: -node.time)

    def backward(self):
        nodes = self.below()
        for node in nodes:
            node.grad = 1.0 if node is self else 0.0
        for node in nodes:
            for operand, slope in node.inputs:
                operand.grad += node.grad * slope

    def __add__(self, other):
        if isinstance(other, (int, float)):
            return Value(self.data + other, [(self, 1.0)])
        return Value(self.data + other.data, [(self, 1.0), (other, 1.0)])

    def __mul__(self, other):
        if isinstance(other, (int, float)):
            return Value(self.data * other, [(self, other)])
        return Value(self.data * other.data, [(self, other.data), (other, self.data)])

    def __pow__(self, power):
        return Value(self.data**power, [(self, power * self.data ** (power - 1))])

    def __neg__(self):
        return self * -1.0

    def __sub__(self, other):
        return self + other * -1.0

    def __truediv__(self, other):
        return self * other**-1.0

    def __rsub__(self, other):
        return self * -1.0 + other

    def __rtruediv__(self, other):
        return self**-1.0 * other

    __radd__, __rmul__ = __add__, __mul__

    def exp(self):
        return Value(exp(self.data), [(self, exp(self.data))])

    def log(self):
        return Value(log(self.data), [(self, self.data**-1)])

    def tanh(self):
        return Value(tanh(self.data), [(self, 1.0 - tanh(self.data) ** 2)])

    def relu(self):
        return self.maximum(0.0) if self.data else self * 0.0

    def maximum(self, other):
        if isinstance(other, (int, float)):
            other = Value(other)
        winner, loser = (self, other) if self.data >= other.data else (other, self)
        return Value(winner.data, [(winner, 1.0), (loser, 0.0)])
