"""Known mistakes in `dnf_network`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.neurons import dnf_network


def count(minterms):
    """The ones of each minterm, (k, 1)."""
    return np.sum(minterms, axis=1, keepdims=True)


@misconception_of("dnf_network")
def zeros_weigh_nothing(minterms):
    """Where the minterm has a 0 the weight is 0, so that the unit also fires at inputs with more
    ones. A 1 in that place must speak against: give it a negative weight."""
    _, b1, W2, b2 = dnf_network(minterms)
    return minterms.copy(), b1, W2, b2


@misconception_of("dnf_network")
def sum_on_the_threshold(minterms):
    """At its own minterm the hidden unit has w · x + b = 0 and is silent: raise the bias by ½."""
    W1, _, W2, b2 = dnf_network(minterms)
    return W1, -count(minterms), W2, b2


@misconception_of("dnf_network")
def threshold_at_all_inputs(minterms):
    """The threshold counts all n inputs; with weights ±1 the sum at the minterm is only its
    number of ones. (For inputs −1 and +1 it would be n.)"""
    W1, _, W2, b2 = dnf_network(minterms)
    return W1, np.full((len(minterms), 1), 0.5 - minterms.shape[1]), W2, b2


@misconception_of("dnf_network")
def threshold_at_the_zeros(minterms):
    """The threshold counts the zeros of the minterm; with weights ±1 the sum there is its number
    of ones."""
    W1, _, W2, b2 = dnf_network(minterms)
    return W1, 0.5 - count(1 - minterms), W2, b2


@misconception_of("dnf_network")
def neighbours_fire_too(minterms):
    """The threshold is too low by 1: a hidden unit fires at inputs that differ from its minterm
    in one place, too."""
    W1, b1, W2, b2 = dnf_network(minterms)
    return W1, b1 + 1, W2, b2


@misconception_of("dnf_network")
def bias_left_at_minus_half(minterms):
    """Every hidden unit has the bias −½, which makes an OR of it; it should ask for all the ones
    of its minterm at once."""
    W1, _, W2, b2 = dnf_network(minterms)
    return W1, np.full((len(minterms), 1), -0.5), W2, b2


@misconception_of("dnf_network")
def threshold_for_the_bias(minterms):
    """The bias of the hidden units has the wrong sign: b = −threshold."""
    W1, b1, W2, b2 = dnf_network(minterms)
    return W1, -b1, W2, b2


@misconception_of("dnf_network")
def weights_of_the_opposite(minterms):
    """The signs of W1 are turned: positive where the minterm has a 1, negative where it has a
    0."""
    W1, b1, W2, b2 = dnf_network(minterms)
    return -W1, b1, W2, b2


@misconception_of("dnf_network")
def and_of_the_minterms(minterms):
    """The output asks for all hidden units at once; no input is two minterms: it is their OR."""
    W1, b1, W2, _ = dnf_network(minterms)
    return W1, b1, W2, np.array([[0.5 - len(minterms)]])


@misconception_of("dnf_network")
def output_on_the_threshold(minterms):
    """With the bias −1 one firing unit brings the output to exactly 0, where it is silent: take
    −½."""
    W1, b1, W2, _ = dnf_network(minterms)
    return W1, b1, W2, np.array([[-1.0]])


@misconception_of("dnf_network")
def zeros_of_the_table(minterms):
    """The output fires where no hidden unit does: the minterms are the inputs of the ones, not of
    the zeros."""
    W1, b1, W2, b2 = dnf_network(minterms)
    return W1, b1, -W2, -b2


@misconception_of("dnf_network")
def minterms_in_columns(minterms):
    """W1 is transposed: it has a row for each minterm, (k, n)."""
    W1, b1, W2, b2 = dnf_network(minterms)
    return W1.T, b1, W2, b2


@misconception_of("dnf_network")
def hidden_biases_flat(minterms):
    """b1 has shape (k,); a bias is a column, (k, 1)."""
    W1, b1, W2, b2 = dnf_network(minterms)
    return W1, b1.ravel(), W2, b2


@misconception_of("dnf_network")
def output_weights_standing(minterms):
    """W2 has shape (k, 1); it has one row, for the one output unit: (1, k)."""
    W1, b1, W2, b2 = dnf_network(minterms)
    return W1, b1, W2.T, b2


@misconception_of("dnf_network")
def unit_for_every_input(minterms):
    """There is a hidden unit for each of the 2ⁿ inputs; the zeros of the table need none, so that
    W1 is (k, n)."""
    n = minterms.shape[1]
    rows = (np.arange(2**n)[:, np.newaxis] >> np.arange(n)) & 1
    W1, b1, _, b2 = dnf_network(rows)
    wanted = {tuple(row) for row in minterms.astype(int).tolist()}
    return W1, b1, np.array([[float(tuple(row) in wanted) for row in rows.tolist()]]), b2


@misconception_of("dnf_network")
def thresholds_of_both_layers(minterms):
    """The biases of both layers are thresholds: b = −threshold, so that a unit fires where
    w · x + b > 0."""
    W1, b1, W2, b2 = dnf_network(minterms)
    return W1, -b1, W2, -b2


@misconception_of("dnf_network")
def output_threshold_for_the_bias(minterms):
    """The bias of the output is +½, so that it fires although no hidden unit does: b = −threshold,
    here −½."""
    W1, b1, W2, b2 = dnf_network(minterms)
    return W1, b1, W2, -b2


@misconception_of("dnf_network")
def weights_summed_for_ones(minterms):
    """The threshold is the sum of the weights, +1 and −1; at its minterm only the +1 are heard, so
    count the ones."""
    W1, _, W2, b2 = dnf_network(minterms)
    return W1, 0.5 - count(W1), W2, b2


@misconception_of("dnf_network")
def ones_of_all_minterms(minterms):
    """The threshold counts the ones of all minterms together; each unit has its own: sum along
    the rows, `axis=1`."""
    W1, b1, W2, b2 = dnf_network(minterms)
    return W1, np.full_like(b1, 0.5 - np.sum(minterms)), W2, b2


@misconception_of("dnf_network")
def no_hidden_bias(minterms):
    """The hidden biases are 0: a unit then fires wherever more of its +1 than of its −1 are heard,
    and not at its minterm alone."""
    W1, b1, W2, b2 = dnf_network(minterms)
    return W1, np.zeros_like(b1), W2, b2


@misconception_of("dnf_network")
def mean_of_the_hidden_units(minterms):
    """The output takes the mean of the hidden units, so that one of many is not enough; with
    weights 1 and bias −½, one is."""
    W1, b1, W2, b2 = dnf_network(minterms)
    return W1, b1, W2 / len(minterms), b2


@misconception_of("dnf_network")
def dnf_weights_then_biases(minterms):
    """The order is W1, W2, b1, b2; it should be W1, b1, W2, b2."""
    W1, b1, W2, b2 = dnf_network(minterms)
    return W1, W2, b1, b2


@misconception_of("dnf_network")
def output_bias_as_a_number(minterms):
    """b2 is a plain number; as a layer's bias it has shape (1, 1)."""
    W1, b1, W2, b2 = dnf_network(minterms)
    return W1, b1, W2, b2.item()


@misconception_of("dnf_network")
def dnf_biases_flat(minterms):
    """Both biases are flat; they are columns, of shape (k, 1) and (1, 1)."""
    W1, b1, W2, b2 = dnf_network(minterms)
    return W1, b1.ravel(), W2, b2.ravel()


@misconception_of("dnf_network")
def output_as_one_unit(minterms):
    """The output unit has weights of shape (k,) and a plain number as bias; as a layer it has W2
    of shape (1, k) and b2 of shape (1, 1)."""
    W1, b1, W2, b2 = dnf_network(minterms)
    return W1, b1, W2[0], b2.item()


@misconception_of("dnf_network")
def vectors_for_matrices(minterms):
    """b1 and W2 are flat and b2 is a plain number; as layers the shapes are b1 (k, 1), W2 (1, k),
    b2 (1, 1)."""
    W1, b1, W2, b2 = dnf_network(minterms)
    return W1, b1.ravel(), W2[0], b2.item()
