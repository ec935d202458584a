"""Threshold units: perceptrons, Boolean networks, a pulse."""

import numpy as np


def step(z):
    """The threshold function: 1 where z > 0, else 0 (0 at z == 0).

    z any shape  ->  the same shape.
    """
    ### BEGIN SOLUTION
    return np.where(np.greater(z, 0), 1.0, 0.0)
    ### END SOLUTION


def perceptron(w, b, X):
    """One threshold unit, step(w . x + b), on every column x of X.

    w (n,), b a float, X (n, m)  ->  (m,) of 0 and 1.
    """
    ### BEGIN SOLUTION
    return step(w @ X + b)
    ### END SOLUTION


def gate(name):
    """Weights of a perceptron that computes a Boolean function of two inputs in {0, 1}.

    name "and", "or", "nand" or "nor"  ->  (w, b): w (2,), b a float.
    Any other name raises ValueError.
    """
    ### BEGIN SOLUTION
    gates = {
        "and": (np.array([1.0, 1.0]), -1.5),
        "or": (np.array([1.0, 1.0]), -0.5),
        "nand": (np.array([-1.0, -1.0]), 1.5),
        "nor": (np.array([-1.0, -1.0]), 0.5),
    }
    if name not in gates:
        raise ValueError(f"no such gate: {name!r}; there are {', '.join(gates)}")
    return gates[name]
    ### END SOLUTION


def xor_network():
    """Weights of a two-layer step network that computes x1 XOR x2.

    step(W2 step(W1 x + b1) + b2), with any number h of hidden units

    ->  (W1 (h, 2), b1 (h, 1), W2 (1, h), b2 (1, 1)).
    """
    ### BEGIN SOLUTION
    (w_or, b_or), (w_nand, b_nand), (w_and, b_and) = map(gate, ("or", "nand", "and"))
    W1 = np.array([w_or, w_nand])
    b1 = np.array([[b_or], [b_nand]])
    return W1, b1, w_and[np.newaxis], np.array([[b_and]])
    ### END SOLUTION


def dnf_network(minterms):
    """Weights of a two-layer step network from the inputs at which its output is 1.

    step(W2 step(W1 x + b1) + b2): hidden unit i fires at minterm i only, the output is
    their OR.

    minterms (k, n) of 0 and 1, distinct rows
    ->  (W1 (k, n), b1 (k, 1), W2 (1, k), b2 (1, 1)).
    """
    ### BEGIN SOLUTION
    minterms = np.asarray(minterms, dtype=float)
    W1 = 2 * minterms - 1
    b1 = 0.5 - minterms.sum(axis=1, keepdims=True)
    W2 = np.ones((1, len(minterms)))
    b2 = np.array([[-0.5]])
    return W1, b1, W2, b2
    ### END SOLUTION


def square_pulse(x, left, right, height):
    """A pulse made of three units: two thresholds, and one that subtracts them.

    height where left < x <= right, else 0

    x any shape, left < right  ->  the same shape.
    """
    ### BEGIN SOLUTION
    return height * (step(x - left) - step(x - right))
    ### END SOLUTION
