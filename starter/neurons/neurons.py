"""Threshold units: perceptrons, Boolean networks, a pulse."""

import numpy as np


def step(z):
    """The threshold function: 1 where z > 0, else 0 (0 at z == 0).

    z any shape  ->  the same shape.
    """
    raise NotImplementedError("step: your code here")


def perceptron(w, b, X):
    """One threshold unit, step(w . x + b), on every column x of X.

    w (n,), b a float, X (n, m)  ->  (m,) of 0 and 1.
    """
    raise NotImplementedError("perceptron: your code here")


def gate(name):
    """Weights of a perceptron that computes a Boolean function of two inputs in {0, 1}.

    name "and", "or", "nand" or "nor"  ->  (w, b): w (2,), b a float.
    Any other name raises ValueError.
    """
    raise NotImplementedError("gate: your code here")


def xor_network():
    """Weights of a two-layer step network that computes x1 XOR x2.

    step(W2 step(W1 x + b1) + b2), with any number h of hidden units

    ->  (W1 (h, 2), b1 (h, 1), W2 (1, h), b2 (1, 1)).
    """
    raise NotImplementedError("xor_network: your code here")


def dnf_network(minterms):
    """Weights of a two-layer step network from the inputs at which its output is 1.

    step(W2 step(W1 x + b1) + b2): hidden unit i fires at minterm i only, the output is
    their OR.

    minterms (k, n) of 0 and 1, distinct rows
    ->  (W1 (k, n), b1 (k, 1), W2 (1, k), b2 (1, 1)).
    """
    raise NotImplementedError("dnf_network: your code here")


def square_pulse(x, left, right, height):
    """A pulse made of three units: two thresholds, and one that subtracts them.

    height where left < x <= right, else 0

    x any shape, left < right  ->  the same shape.
    """
    raise NotImplementedError("square_pulse: your code here")
