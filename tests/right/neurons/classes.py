"""A neuron is an object, a network a row of them; lopsided weights."""

import numpy as np


class Neuron:
    def __init__(self, weights, bias):
        self.weights = np.asarray(weights, dtype=float)
        self.bias = float(bias)

    def __call__(self, X):
        return step(np.dot(self.weights, X) + self.bias)

    def negated(self):
        """Fires where this one does not; whole numbers, so a half breaks the tie at 0."""
        return Neuron(-self.weights, 0.5 - self.bias)


class Layer:
    def __init__(self, *neurons):
        self.neurons = neurons

    def matrices(self):
        W = np.stack([neuron.weights for neuron in self.neurons])
        b = np.array([[neuron.bias] for neuron in self.neurons])
        return W, b


AND = Neuron([2, 3], -4)
OR = Neuron([2, 3], -1)
GATES = {"and": AND, "or": OR, "nand": AND.negated(), "nor": OR.negated()}


def step(z):
    z = np.asarray(z)
    return (np.sign(z) + np.abs(np.sign(z))) / 2


def perceptron(w, b, X):
    return Neuron(w, b)(X)


def gate(name):
    if name in GATES:
        return GATES[name].weights.copy(), GATES[name].bias
    raise ValueError(f"{name!r} is none of {sorted(GATES)}")


def xor_network():
    """Count the ones: at least one, at least two, and a third unit that never fires."""
    hidden = Layer(Neuron([1, 1], -0.5), Neuron([1, 1], -1.5), Neuron([1, 1], -2.5))
    output = Layer(Neuron([3, -5, 7], -2))
    return (*hidden.matrices(), *output.matrices())


def dnf_network(minterms):
    minterms = np.asarray(minterms)
    hidden = Layer(*(Neuron(4 * t - 2, 1 - 2 * t.sum()) for t in minterms.astype(float)))
    output = Layer(Neuron(np.full(len(minterms), 2.0), -1))
    return (*hidden.matrices(), *output.matrices())


def square_pulse(x, left, right, height):
    x = np.asarray(x, dtype=float)
    opens, closes = Neuron([1], -left), Neuron([1], -right)
    units = np.stack([opens(x.reshape(1, -1)), closes(x.reshape(1, -1))])
    return (np.array([height, -height]) @ units).reshape(x.shape)
