"""Known mistakes in `gate`. Each docstring is what the student reads."""

import numpy as np

from assignments.neurons.misconceptions.common import made_with_other_weights
from autograder.examiner import misconception_of
from solutions.neurons import gate, perceptron


def gates(and_, or_, nand, nor):
    """The gate function of four triples (w1, w2, b)."""
    triples = {"and": and_, "or": or_, "nand": nand, "nor": nor}

    def wrong(name):
        if name not in triples:
            raise ValueError(name)
        w1, w2, b = triples[name]
        return np.array([w1, w2], dtype=float), float(b)

    return wrong


@misconception_of("gate")
def thresholds_for_biases(name):
    """The biases are thresholds: b = −threshold, so that the unit fires where w · x + b > 0."""
    return gates((1, 1, 1.5), (1, 1, 0.5), (-1, -1, -1.5), (-1, -1, -0.5))(name)


@misconception_of("gate")
def bias_not_negated(name):
    """nand and nor have negative weights, but the bias of and and or; the opposite of a gate has
    all three signs turned."""
    return gates((1, 1, -1.5), (1, 1, -0.5), (-1, -1, -1.5), (-1, -1, -0.5))(name)


@misconception_of("gate")
def and_and_or_exchanged(name):
    """and is exchanged with or, and nand with nor: the higher the threshold, the more inputs it
    takes."""
    return gates((1, 1, -0.5), (1, 1, -1.5), (-1, -1, 0.5), (-1, -1, 1.5))(name)


@misconception_of("gate")
def not_one_but_the_other(name):
    """nand and nor are exchanged: nand is "not and", silent only where both inputs are 1."""
    return gates((1, 1, -1.5), (1, 1, -0.5), (-1, -1, 0.5), (-1, -1, 1.5))(name)


@misconception_of("gate")
def sums_on_the_line(name):
    """These weights are right for a unit that fires at w · x + b = 0; here it is silent there, so
    move each bias by ½."""
    return gates((1, 1, -2), (1, 1, -1), (-1, -1, 1), (-1, -1, 0))(name)


@misconception_of("gate")
def inputs_of_plus_and_minus_one(name):
    """These weights are for inputs −1 and +1; here the inputs are 0 and 1."""
    return gates((1, 1, -1), (1, 1, 1), (-1, -1, 1), (-1, -1, -1))(name)


@misconception_of("gate")
def opposites_touch_the_line(name):
    """nand and nor are and and or with all signs turned. Where one of these has w · x + b = 0
    both are silent: keep the line away from the corners before you turn it round."""
    return gates((1, 1, -1), (1, 1, 0), (-1, -1, 1), (-1, -1, 0.0))(name)


@misconception_of("gate")
def another_error_for_other_names(name):
    """Another name raises some other error (looking it up in a dict raises KeyError); it should
    raise ValueError."""
    return {known: gate(known) for known in ("and", "or", "nand", "nor")}[name]


@misconception_of("gate")
def none_for_other_names(name):
    """Another name gives None; it should raise ValueError."""
    return gate(name) if name in ("and", "or", "nand", "nor") else None


@misconception_of("gate")
def error_not_raised(name):
    """For another name a ValueError is returned; `raise` it."""
    return gate(name) if name in ("and", "or", "nand", "nor") else "ValueError"


@misconception_of("gate")
def weights_and_bias_in_one(name):
    """Three numbers come back in one array; return the pair (w, b), with w of shape (2,)."""
    w, b = gate(name)
    return np.array([*w, b])


@misconception_of("gate")
def bias_in_an_array(name):
    """b is an array of one number; return a plain number."""
    w, b = gate(name)
    return w, np.array([b])


@misconception_of("gate")
def weights_in_a_matrix(name):
    """w has shape (1, 2); one unit's weights have shape (2,)."""
    w, b = gate(name)
    return w[np.newaxis], b


@misconception_of("gate")
def truth_table_for_weights(name):
    """These are the answers of the gate; return the weights and bias that give them."""
    w, b = gate(name)
    return perceptron(w, b, np.array([[0, 0, 1, 1], [0, 1, 0, 1]]))


@misconception_of("gate")
def last_gate_for_other_names(name):
    """Another name gets the last gate, as by an `else`; it should raise ValueError."""
    return gate(name if name in ("and", "or", "nand") else "nor")


@misconception_of("gate")
def bias_alone_negated(name):
    """nand and nor have the bias turned, but the weights of and and or; the opposite of a gate has
    all three signs turned."""
    return gates((1, 1, -1.5), (1, 1, -0.5), (1, 1, 1.5), (1, 1, 0.5))(name)


@misconception_of("gate")
def bias_before_weights(name):
    """The two are exchanged: the weights first, then the bias, (w, b)."""
    return gate(name)[::-1]


@misconception_of("gate")
def weights_in_a_column(name):
    """w has shape (2, 1); one unit's weights have shape (2,)."""
    w, b = gate(name)
    return w[:, np.newaxis], b


globals().update(made_with_other_weights(list(globals().values())))
