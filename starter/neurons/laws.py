"""Public laws of `neurons`: what units and networks must do, whatever their weights."""

from itertools import product

import numpy as np

from autograder.laws import Broken, agree, law, numbers, sequence

SHAPES = [(), (1,), (3,), (2, 2), (2, 3), (3, 1), (2, 1, 3), (1, 2, 2, 2)]


def drawn(case):
    """An array of positive numbers of one shape or another."""
    return case.positive(SHAPES[case.number % len(SHAPES)])


def corners(n):
    """All inputs of n truth values, as columns: (n, 2ⁿ)."""
    return np.array(list(product([0.0, 1.0], repeat=n))).T


def fires(W, b, A):
    """What a layer of threshold units answers."""
    return np.where(W @ A + b > 0, 1.0, 0.0)


def answers(network, X, hidden=None):
    """What a two-layer network answers to the columns of X; breaks if its shapes do not fit."""
    W1, b1, W2, b2 = sequence(network, 4, "the network")
    W1 = numbers(W1, None, "W1")
    if W1.ndim != 2 or W1.shape[1] != len(X) or hidden not in (None, len(W1)):
        raise Broken(f"W1 has shape {W1.shape} instead of ({hidden or 'h'}, {len(X)})")
    h = len(W1)
    b1, W2, b2 = numbers(b1, (h, 1), "b1"), numbers(W2, (1, h), "W2"), numbers(b2, (1, 1), "b2")
    return fires(W2, b2, fires(W1, b1, X))[0]


# --- units ----------------------------------------------------------------------------


@law("step")
def fires_on_one_side_only(student, case):
    """Above 0, however little, it answers 1; at 0 and below, 0; for an array of any shape."""
    z = drawn(case)
    agree(student.step(z), np.ones(z.shape), what="H of positive z")
    agree(student.step(z / 1000), np.ones(z.shape), what="H just above 0")
    agree(student.step(-z), np.zeros(z.shape), what="H of negative z")
    agree(student.step(0 * z), np.zeros(z.shape), what="H(0)")


@law("perceptron")
def decides_on_which_side_a_sample_lies(student, case):
    """A bias just above −w · x makes it fire at x, a bias just below silences it."""
    n, m = case.sizes(2)
    w, X = case.normal(n, (n, m))
    for i in range(m):
        edge = -float(w @ X[:, i])
        for b, answer in ((edge + 0.1, 1), (edge - 0.1, 0)):
            got = numbers(student.perceptron(w, b, X), (m,), "y")
            agree(got[i], answer, what=f"y[{i}] with b = {b:.4g}")


@law("perceptron")
def is_silent_on_its_line(student, case):
    """Samples with w · x + b = 0 exactly get 0; a weight and a bias of 0 never fire."""
    n, m = case.sizes(2)
    w, X = np.round(4 * case.normal(n)), np.round(4 * case.normal((n, m)))
    i = case.size(0, m) % m
    y = numbers(student.perceptron(w, -float(w @ X[:, i]), X), (m,), "y")
    agree(y[i], 0, what=f"y[{i}], on the line")
    agree(student.perceptron(0 * w, 0.5, X), np.ones(m), what="y of w = 0, b = ½")
    agree(student.perceptron(0 * w, 0.0, X), np.zeros(m), what="y of w = 0, b = 0")


# --- networks -------------------------------------------------------------------------


@law("gate")
def has_its_truth_table(student, case):
    """Each gate answers the four inputs as its name says."""
    tables = {"and": [0, 0, 0, 1], "or": [0, 1, 1, 1], "nand": [1, 1, 1, 0], "nor": [1, 0, 0, 0]}
    for name, table in tables.items():
        w, b = sequence(student.gate(name), 2, f"gate({name!r})")
        w, b = numbers(w, (2,), "w"), numbers(b, (), "b")
        agree(fires(w, b, corners(2)), table, what=f"what {name!r} answers to 00, 01, 10, 11")


@law("gate")
def refuses_other_names(student, case):
    """A name that is no gate raises ValueError."""
    name = ("xor", "not", "if")[case.number % 3]
    try:
        got = student.gate(name)
    except ValueError:
        return
    raise Broken(f"gate({name!r}) returned {got!r}")


@law("xor_network")
def is_one_where_the_inputs_differ(student, case):
    """The network answers 0, 1, 1, 0 to the inputs 00, 01, 10, 11."""
    agree(answers(student.xor_network(), corners(2)), [0, 1, 1, 0], what="XOR of 00, 01, 10, 11")


@law("dnf_network")
def fires_at_its_minterms_alone(student, case):
    """The network answers 1 at each minterm, and 0 at all the other inputs."""
    n = case.size(1, 5)
    X = corners(n)
    chosen = case.rng().permutation(2**n)[: case.size(1, 2**n)]
    wanted = np.isin(np.arange(2**n), chosen).astype(float)
    network = student.dnf_network(X.T[chosen].copy())
    agree(answers(network, X, hidden=len(chosen)), wanted, what="the truth table")


# --- pulses ---------------------------------------------------------------------------


@law("square_pulse")
def is_high_inside_and_nothing_outside(student, case):
    """Between its edges it has its height, beyond them it is 0; for an array of any shape."""
    x, height = drawn(case), case.normal(1).item()
    agree(student.square_pulse(x, 0.0, 2.5, height), np.full(x.shape, height), what="inside")
    agree(student.square_pulse(-x, 0.0, 2.5, height), np.zeros(x.shape), what="left of it")
    agree(student.square_pulse(x + 3, 0.0, 2.5, height), np.zeros(x.shape), what="right of it")


@law("square_pulse")
def fits_to_its_neighbour(student, case):
    """Two pulses side by side make one that is wider, without a gap or an overlap at the edges."""
    x = np.arange(-4, 9) / 4
    middle, height = case.size(0, 4) / 4, case.positive(1).item()
    first = numbers(student.square_pulse(x, -0.5, middle, height), x.shape)
    second = numbers(student.square_pulse(x, middle, 1.5, height), x.shape)
    both = numbers(student.square_pulse(x, -0.5, 1.5, height), x.shape)
    agree(first + second, both, what="the sum")
    agree(both[[2, 3, 10, 11]], [0, height, height, 0], what="p near its edges")
