"""Known mistakes in `xor_network`. Each docstring is what the student reads."""

import numpy as np

from assignments.neurons.misconceptions.common import made_with_other_weights
from autograder.examiner import misconception_of
from solutions.neurons import xor_network


def network(W1, b1, W2, b2):
    """The four arrays of a network with one output."""
    W1, b1 = np.array(W1, dtype=float), np.array(b1, dtype=float)[:, np.newaxis]
    return W1, b1, np.array([W2], dtype=float), np.array([[float(b2)]])


@misconception_of("xor_network")
def or_of_or_and_nand():
    """The output unit is an OR of OR and NAND, which is always 1; XOR is where both fire."""
    return network([[1, 1], [-1, -1]], [-0.5, 1.5], [1, 1], -0.5)


@misconception_of("xor_network")
def and_of_or_and_and():
    """The hidden units are OR and AND, and the output is their AND: that is AND again. The second
    unit must speak against: give it a negative weight, or make it a NAND."""
    return network([[1, 1], [1, 1]], [-0.5, -1.5], [1, 1], -1.5)


@misconception_of("xor_network")
def or_of_or_and_and():
    """The hidden units are OR and AND, and the output is their OR: that is OR again. The second
    unit must speak against: give it a negative weight, or make it a NAND."""
    return network([[1, 1], [1, 1]], [-0.5, -1.5], [1, 1], -0.5)


@misconception_of("xor_network")
def equality_for_xor():
    """The network fires where the inputs are equal: that is XNOR, the opposite."""
    return network([[1, 1], [-1, -1]], [-0.5, 1.5], [-1, -1], 1.5)


@misconception_of("xor_network")
def thresholds_in_the_network():
    """The biases are thresholds: b = −threshold, so that a unit fires where w · x + b > 0."""
    W1, b1, W2, b2 = xor_network()
    return W1, -b1, W2, -b2


@misconception_of("xor_network")
def hidden_weights_transposed():
    """W1 is transposed: it has a row for each hidden unit, and a column for each input."""
    W1, b1, W2, b2 = xor_network()
    return W1.T, b1, W2, b2


@misconception_of("xor_network")
def output_weights_in_a_column():
    """W2 is a column; it has a row for each output unit, so its shape is (1, h)."""
    W1, b1, W2, b2 = xor_network()
    return W1, b1, W2.T, b2


@misconception_of("xor_network")
def biases_flat():
    """The biases are flat; they are columns, of shape (h, 1) and (1, 1)."""
    W1, b1, W2, b2 = xor_network()
    return W1, b1.ravel(), W2, b2.ravel()


@misconception_of("xor_network")
def output_as_a_single_unit():
    """The output unit has weights of shape (h,) and a plain number as bias; as a layer it has W2
    of shape (1, h) and b2 of shape (1, 1)."""
    W1, b1, W2, b2 = xor_network()
    return W1, b1, W2[0], b2.item()


@misconception_of("xor_network")
def network_that_fires_at_zero():
    """These weights are right for units that fire at w · x + b = 0; here they are silent there, so
    move each bias by ½."""
    return network([[1, -1], [-1, 1]], [-1, -1], [1, 1], -1)


@misconception_of("xor_network")
def one_perceptron():
    """One hidden unit draws one straight line, and no line parts the ones of XOR from its zeros:
    take two."""
    return network([[1, 1]], [-0.5], [1], -0.5)


@misconception_of("xor_network")
def difference_of_the_inputs():
    """Both hidden units ask whether x1 is without x2; the second should ask for x2 without x1."""
    return network([[1, -1], [1, -1]], [-0.5, -0.5], [1, 1], -0.5)


@misconception_of("xor_network")
def weights_then_biases():
    """The order is W1, W2, b1, b2; it should be W1, b1, W2, b2."""
    W1, b1, W2, b2 = xor_network()
    return W1, W2, b1, b2


@misconception_of("xor_network")
def hidden_biases_flat_alone():
    """b1 has shape (h,); a bias is a column, (h, 1)."""
    W1, b1, W2, b2 = xor_network()
    return W1, b1.ravel(), W2, b2


@misconception_of("xor_network")
def output_bias_flat():
    """b2 has shape (1,); as a layer's bias it has shape (1, 1)."""
    W1, b1, W2, b2 = xor_network()
    return W1, b1, W2, b2.ravel()


@misconception_of("xor_network")
def output_bias_as_number():
    """b2 is a plain number; as a layer's bias it has shape (1, 1)."""
    W1, b1, W2, b2 = xor_network()
    return W1, b1, W2, b2.item()


@misconception_of("xor_network")
def output_weights_flat():
    """W2 has shape (h,); it has a row for each output unit, so its shape is (1, h)."""
    W1, b1, W2, b2 = xor_network()
    return W1, b1, W2[0], b2


@misconception_of("xor_network")
def biases_in_a_row():
    """b1 has shape (1, h); a bias is a column, (h, 1)."""
    W1, b1, W2, b2 = xor_network()
    return W1, b1.T, W2, b2


@misconception_of("xor_network")
def pair_for_each_layer():
    """There is a pair (W, b) for each layer; return four arrays, W1, b1, W2, b2."""
    W1, b1, W2, b2 = xor_network()
    return (W1, b1), (W2, b2)


@misconception_of("xor_network")
def weights_and_biases_in_lists():
    """There is a list of weights and one of biases; return four arrays, W1, b1, W2, b2."""
    W1, b1, W2, b2 = xor_network()
    return [W1, W2], [b1, b2]


@misconception_of("xor_network")
def or_and_nor():
    """The hidden units are OR and NOR, which never fire together; the second should be a NAND,
    which is silent only at (1, 1)."""
    return network([[1, 1], [-1, -1]], [-0.5, 0.5], [1, 1], -1.5)


@misconception_of("xor_network")
def and_and_nand():
    """The hidden units are AND and NAND, which never fire together; the first should be an OR."""
    return network([[1, 1], [-1, -1]], [-1.5, 1.5], [1, 1], -1.5)


@misconception_of("xor_network")
def both_differences_at_once():
    """The output asks for x1 without x2 and x2 without x1 at once; one of them is enough: an OR."""
    return network([[1, -1], [-1, 1]], [-0.5, -0.5], [1, 1], -1.5)


@misconception_of("xor_network")
def output_just_as_a_gate():
    """The biases are flat, and the output is a single unit, as `gate` returns one; as layers the
    shapes are b1 (h, 1), W2 (1, h), b2 (1, 1)."""
    W1, b1, W2, b2 = xor_network()
    return W1, b1.ravel(), W2[0], b2.item()


globals().update(made_with_other_weights(list(globals().values())))
