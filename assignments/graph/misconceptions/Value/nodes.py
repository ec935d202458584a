"""A right Value in three designs, for known mistakes to be made in."""

import math
from itertools import count


class Node:
    """A Value whose operations make nodes of the same class, so that a mistake stays in force."""

    numbers = count()  # a node is younger than its operands

    def __init__(self, data, edges=()):
        self.data, self.grad, self.edges = float(data), 0.0, list(edges)
        self.number = next(self.numbers)

    def out(self, data, *edges):
        return type(self)(data, edges)

    def lift(self, other):
        return other if isinstance(other, Node) else self.out(other)

    def __add__(self, other):
        other = self.lift(other)
        return self.out(self.data + other.data, (self, 1.0), (other, 1.0))

    def __sub__(self, other):
        other = self.lift(other)
        return self.out(self.data - other.data, (self, 1.0), (other, -1.0))

    def __mul__(self, other):
        other = self.lift(other)
        return self.out(self.data * other.data, (self, other.data), (other, self.data))

    def __truediv__(self, other):
        other = self.lift(other)
        by_self, by_other = self.quotient(self.data, other.data)
        return self.out(self.data / other.data, (self, by_self), (other, by_other))

    def __pow__(self, p):
        return self.out(self.data**p, (self, self.power(self.data, p)))

    def __neg__(self):
        return self.out(-self.data, (self, -1.0))

    def __radd__(self, other):
        return self.lift(other) + self

    def __rsub__(self, other):
        return self.lift(other) - self

    def __rmul__(self, other):
        return self.lift(other) * self

    def __rtruediv__(self, other):
        return self.lift(other) / self

    def exp(self):
        y = math.exp(self.data)
        return self.out(y, (self, self.slope_of_exp(self.data, y)))

    def log(self):
        y = math.log(self.data)
        return self.out(y, (self, self.slope_of_log(self.data, y)))

    def tanh(self):
        y = math.tanh(self.data)
        return self.out(y, (self, self.slope_of_tanh(self.data, y)))

    def relu(self):
        return self.out(max(self.data, 0.0), (self, self.slope_of_relu(self.data)))

    def maximum(self, other):
        other = self.lift(other)
        mine, theirs = self.shares(self.data, other.data)
        return self.out(max(self.data, other.data), (self, mine), (other, theirs))

    @staticmethod
    def quotient(a, b):
        return 1 / b, -a / b**2

    @staticmethod
    def power(a, p):
        return p * a ** (p - 1)

    @staticmethod
    def slope_of_exp(a, y):
        return y

    @staticmethod
    def slope_of_log(a, y):
        return 1 / a

    @staticmethod
    def slope_of_tanh(a, y):
        return 1 - y * y

    @staticmethod
    def slope_of_relu(a):
        return float(a > 0)

    @staticmethod
    def shares(a, b):
        return float(a > b), float(b > a)

    def graph(self):
        """Every node from here down, users before operands."""
        found, todo = {self}, [self]
        while todo:
            fresh = {node for node, _ in todo.pop().edges} - found
            found |= fresh
            todo += fresh
        return sorted(found, key=lambda node: -node.number)

    def clear(self):
        for node in self.graph():
            node.grad = 0.0

    def push(self):
        """Hand this node's gradient on to its operands."""
        for node, slope in self.edges:
            node.grad += self.grad * slope

    def backward(self):
        self.clear()
        self.grad = 1.0
        for node in self.graph():
            node.push()


def recursive_order(self):
    """Users before operands, by the recursive topological sort."""
    order, seen = [], set()

    def visit(node):
        if node not in seen:
            seen.add(node)
            for operand, _ in node.edges:
                visit(operand)
            order.append(node)

    visit(self)
    return order[::-1]


class Textbook(Node):
    """The design of the well-known small engines: − is + and a product with −1, and the graph is
    sorted by a recursive walk."""

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + (-other)

    def __rsub__(self, other):
        return other + (-self)

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    graph = recursive_order


class PowersForQuotients(Textbook):
    """The same design, where a/b is a·b**−1."""

    def __truediv__(self, other):
        return self * self.lift(other) ** -1

    def __rtruediv__(self, other):
        return self.lift(other) * self**-1
