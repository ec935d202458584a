"""The hidden suite of `neurons`: threshold units, and what can be wired from them.

Points lie exactly on a threshold, where every term is a multiple of ¼ and no rounding can move
them, or well away from it. Networks are judged by what they do: any right weights are right.
"""

import itertools

import numpy as np
import pytest

from autograder.examiner import (
    Broken,
    agree,
    example,
    given,
    normal,
    numbers,
    once,
    seeds,
    sequence,
    settings,
    sizes,
    st,
)
from autograder.examiner.student import Raised

some = settings(max_examples=10)
few = settings(max_examples=6)


def array(seed, *shape):
    """One array of this shape, entries between -2 and 2; shape () is a single number."""
    return normal(seed, shape)[0]


def with_zeros(n, m, seed=0):
    """Every other entry is 0, the rest close to it, very close to it, or of order 1."""
    z = array(seed, n, m)
    z.flat[::2] = 0
    z.flat[1::4] = np.sign(z.flat[1::4]) * 1e-3
    z.flat[3::8] = np.sign(z.flat[3::8]) * 1e-12
    return z


matrices = st.builds(lambda n, m, seed: array(seed, n, m), sizes, sizes, seeds)
shapes = st.sampled_from([(), (1,), (3,), (2, 3, 2), (3, 1, 2), (1, 2, 1, 3)])
of_any_shape = st.builds(lambda shape, seed: array(seed, *shape), shapes, seeds)


# --- step -----------------------------------------------------------------------------


@pytest.mark.weight(2)
@given(matrices)
@example(np.array([[-2.0, 0.5, 3.0]]))
def test_step__fires_above_the_threshold(student, reference, z):
    """H(z) is 1 where z > 0, and 0 where z < 0."""
    agree(student.step(z), reference.step(z), what="H(z)")


@some
@given(st.builds(with_zeros, sizes, sizes, seeds))
@example(np.array([[0.0, -1.0, 2.0]]))
@example(np.array(0.0))
@example(np.array([[0.0, 1e-12, -1e-12]]))
@example(np.array(1e-30))
@example(np.array(-1e-30))
@example(with_zeros(2, 3))
def test_step__is_silent_at_the_threshold(student, reference, z):
    """H(0) = 0, while the smallest step beyond 0 makes it fire."""
    agree(student.step(z), reference.step(z), what="H(z)")


@few
@given(of_any_shape)
@example(array(1))
@example(array(1, 3))
@example(array(1, 2, 3, 2))
def test_step__of_any_shape(student, reference, z):
    """H works on arrays of any shape, a single number too, and keeps the shape."""
    agree(student.step(z), reference.step(z), what="H(z)")


# --- perceptron -----------------------------------------------------------------------


def unit(n, m, seed=0):
    """w (n,), b, X (n, m); the threshold lies in a wide gap between the samples, if there is one,
    or else beyond them."""
    w, X = normal(seed, n, (n, m))
    z = np.sort(w @ X)
    places = np.array([z[0] - 1, *z, z[-1] + 1])
    wide = [k for k in range(1, m) if places[k + 1] - places[k] > 0.1] or [0, m]
    k = wide[seed % len(wide)]
    return w, round(-float(places[k] + places[k + 1]) / 2, 2), X


def unit_on_the_line(n, m, seed=0):
    """w (n,), b, X (n, m) of small whole numbers and quarters; z is exactly 0 for some samples."""
    rng = np.random.default_rng([seed, n, m])
    w = rng.choice([-3.0, -2.0, -1.0, 1.0, 2.0, 3.0], n)
    X = rng.integers(-3, 4, (n, m)) + 0.25
    return w, -float(w @ X[:, rng.integers(m)]), X


def unit_beside_the_line(n, m, seed=0):
    """The same, but its z that were 0 are ±2⁻⁹: still exact in any order of adding, in float32."""
    w, b, X = unit_on_the_line(n, m, seed)
    return w, b + (-1) ** seed * 2.0**-9, X


def tiny_unit(n, m, seed=0):
    """A unit with inputs and bias made very small, by a power of 2: each z keeps its sign."""
    w, b, X = unit(n, m, seed)
    return w, b * 2.0**-80, X * 2.0**-80


@pytest.mark.weight(2)
@given(st.builds(unit, sizes, sizes, seeds))
@example(unit(1, 1))
@example(unit(1, 4))
@example(unit(3, 1))
@example(unit(2, 3))
@example(unit(3, 3))
def test_perceptron__weighs_and_decides(student, reference, args):
    """y = H(w · x + b), for each column x of X: m answers, in an array of shape (m,)."""
    agree(student.perceptron(*args), reference.perceptron(*args), what="y")


@given(st.builds(unit_on_the_line, sizes, sizes, seeds))
@example((np.array([2.0, -1.0]), -1.0, np.array([[0.0, 1.0, 1.0, 2.0], [0.0, 0.0, 1.0, 1.0]])))
@example(unit_beside_the_line(2, 3, 0))
@example(unit_beside_the_line(2, 3, 1))
@example(unit_beside_the_line(3, 4, 2))
@example(unit_beside_the_line(3, 4, 3))
@example(tiny_unit(2, 3))
@example(tiny_unit(3, 4))
def test_perceptron__is_silent_on_its_line(student, reference, args):
    """Where w · x + b is exactly 0 the answer is 0, and the smallest step beyond makes it fire."""
    agree(student.perceptron(*args), reference.perceptron(*args), what="y")


# --- networks, judged by what they do -------------------------------------------------


def corners(n):
    """All inputs of n truth values, as columns: (n, 2ⁿ)."""
    return np.array(list(itertools.product([0.0, 1.0], repeat=n))).T


def precision(parts):
    """What the student's numbers are computed in: float32 weights add up in float32."""
    arrays = [part.dtype for part in parts if isinstance(part, np.ndarray | np.generic)]
    return np.result_type(*arrays, np.float16) if arrays else np.dtype(float)


def fire(W, b, A, fires=np.greater):
    return fires(W @ A + b, 0).astype(W.dtype)


def answers(layers, X, fires=np.greater, sign=1):
    """What layers of threshold units (W, b) answer to the columns of X, a flat array."""
    A = X.astype(layers[0][0].dtype)
    for W, b in layers:
        A = fire(W, sign * b, A, fires)
    return A.ravel()


def reason(layers, wanted, X, signs=True):
    """Why the table is another one, where a convention explains it."""
    if np.array_equal(answers(layers, X, fires=np.greater_equal), wanted):
        return (
            "; it would be right if a unit fired at w · x + b = 0, but there it is silent: "
            "keep the sums away from 0"
        )
    if np.array_equal(answers(layers, X, sign=-1), wanted):
        return "; it would be right with every bias negated: b = −threshold"
    if signs and np.array_equal(answers(layers, 2 * X - 1), wanted):
        return "; it would be right for inputs −1 and +1, but they are 0 and 1"
    if np.array_equal(answers(layers, X), 1 - wanted):
        return "; every answer is the opposite of what it should be"
    return ""


def check_table(layers, wanted, what, reasons=True, hint=""):
    """Raise `Broken` where layers of threshold units have another truth table, naming the
    inputs."""
    X = corners(int(np.log2(wanted.size)))
    found = answers(layers, X)
    if not np.array_equal(found, wanted):
        wrong = [
            f"{tuple(x.astype(int).tolist())} gives {y:.0f}"
            for x, y, right in zip(X.T, found, wanted, strict=True)
            if y != right
        ]
        text = f"{what}: {', '.join(wrong[:4])}{', …' * (len(wrong) > 4)}"
        hint = reason(layers, wanted, X) if reasons else hint
        raise Broken(text + hint, wanted, found)


TABLES = {
    "and": np.array([0, 0, 0, 1]),
    "or": np.array([0, 1, 1, 1]),
    "nand": np.array([1, 1, 1, 0]),
    "nor": np.array([1, 0, 0, 0]),
}


def wired(got):
    """w, b of a gate, in its own precision."""
    parts = sequence(got, 2, "the result")
    kind = precision(parts)
    return numbers(parts[0], (2,), "w").astype(kind), numbers(parts[1], (), "b").astype(kind)


def check_gate(got, name):
    w, b = wired(got)
    layers, X = [(w[None], b)], corners(2)
    found = answers(layers, X)
    others = [other for other, table in TABLES.items() if np.array_equal(found, table)]
    hint = f"; these are the weights of {others[0]!r}" if others else ""
    hint = hint or reason(layers, TABLES[name], X, signs=False)
    check_table(layers, TABLES[name], f"the gate is no {name!r}", reasons=False, hint=hint)


def test_gate__and(student):
    """The gate "and" fires where both inputs are 1, and nowhere else."""
    check_gate(student.gate("and"), "and")


def test_gate__or(student):
    """The gate "or" fires where at least one input is 1."""
    check_gate(student.gate("or"), "or")


def test_gate__nand(student):
    """The gate "nand" fires where not both inputs are 1."""
    check_gate(student.gate("nand"), "nand")


def test_gate__nor(student):
    """The gate "nor" fires where neither input is 1."""
    check_gate(student.gate("nor"), "nor")


def test_gate__refuses_other_names(student):
    """Each of the four names has its own gate; any other name raises ValueError."""
    known = [wired(student.gate(name)) for name in TABLES]
    if len({(*w.tolist(), b.item()) for w, b in known}) < len(known):
        raise Broken("two of the four gates have the same weights and bias")
    for name in ("xor", "not", "implies", "xnor", "an", "", "nands", "AND", " and", "true"):
        try:
            got = student.gate(name)
        except Raised as raised:
            kind = raised.failure.type_name
            if raised.failure.kind not in {"error", "stub"}:
                raise
            if "ValueError" not in raised.failure.bases:
                raise Broken(f"gate({name!r}) raises {kind}, no ValueError") from None
        else:
            raise Broken(f"gate({name!r}) raises no ValueError", None, got)
    for name, (w, b) in zip(reversed(TABLES), reversed(known), strict=True):
        again = wired(student.gate(name))
        if not np.array_equal(again[0], w) or again[1] != b:
            raise Broken(f"gate({name!r}), asked again after the others, is another gate")


def two_layers(got, n, hidden=None):
    """(W1, b1), (W2, b2) of a network with n inputs, of the right shapes, in its own precision."""
    parts = sequence(got, 4, "the result")
    kind = precision(parts)
    W1 = numbers(parts[0], None, "W1")
    if W1.ndim != 2 or W1.shape[1] != n or len(W1) < 1 or len(W1) != (hidden or len(W1)):
        raise Broken(f"W1 has shape {W1.shape} instead of ({hidden or 'h'}, {n})", None, W1)
    shapes = [W1.shape, (len(W1), 1), (1, len(W1)), (1, 1)]
    names = ["W1", "b1", "W2", "b2"]
    checked = [numbers(p, s, name) for p, s, name in zip(parts, shapes, names, strict=True)]
    W1, b1, W2, b2 = (part.astype(kind) for part in checked)
    return [(W1, b1), (W2, b2)]


def test_xor_network__fires_where_one_input_is_one(student):
    """XOR is 1 at (0, 1) and (1, 0), and 0 at (0, 0) and (1, 1); W1 is (h, 2), b1 (h, 1),
    W2 (1, h), b2 (1, 1), for any h."""
    network = two_layers(student.xor_network(), 2)
    check_table(network, np.array([0, 1, 1, 0]), "the network is no XOR")


def rows(n, seed=0):
    """Some of the 2ⁿ inputs, as rows in any order."""
    rng = np.random.default_rng([seed, n])
    return rng.permutation(corners(n).T)[: rng.integers(1, 2**n + 1)]


def odd_rows(n, seed=0):
    """The inputs with an odd number of ones, in any order."""
    X = corners(n).T
    return np.random.default_rng([seed, n]).permutation(X[X.sum(axis=1) % 2 == 1])


def one_row(n, seed=0):
    """One of the inputs."""
    return rows(n, seed)[:1]


@once
def table(minterms):
    """1 at the minterms, 0 elsewhere."""
    wanted = {tuple(row) for row in minterms.tolist()}
    return np.array([tuple(x) in wanted for x in corners(minterms.shape[1]).T.tolist()]).astype(int)


def check_dnf(got, minterms):
    k, n = minterms.shape
    network = two_layers(got, n, hidden=k)
    what = "the network has another truth table"
    check_table(network, table(minterms), what, reasons=n > 2)  # small ones fit many by chance


FIVE_INPUTS = np.array(
    [
        [0, 0, 1, 1, 0],
        [0, 1, 0, 1, 1],
        [0, 1, 1, 0, 0],
        [1, 0, 0, 0, 1],
        [1, 0, 1, 1, 1],
        [1, 1, 0, 0, 1],
    ],
    dtype=float,
)


@pytest.mark.weight(2)
@given(st.builds(rows, st.integers(1, 5), seeds))
@example(FIVE_INPUTS)
@example(corners(2).T)
@example(corners(3).T[:1])
@example(corners(3).T[-1:])
def test_dnf_network__reproduces_the_truth_table(student, minterms):
    """The network answers 1 at every minterm and 0 at all other inputs; W1 is (k, n), b1 (k, 1),
    W2 (1, k), b2 (1, 1)."""
    check_dnf(student.dnf_network(minterms), minterms)


@some
@given(st.builds(one_row, st.integers(1, 5), seeds))
@example(np.array([[1.0, 0.0, 1.0]]))
def test_dnf_network__of_a_single_minterm(student, minterms):
    """With one minterm, one hidden unit: it fires there, and at none of the other corners."""
    check_dnf(student.dnf_network(minterms), minterms)


@few
@given(st.builds(odd_rows, st.integers(2, 5), seeds))
@example(odd_rows(2))
@example(odd_rows(4))
@example(odd_rows(7))
def test_dnf_network__of_parity(student, minterms):
    """XOR of n inputs: half of all corners are minterms, and every neighbour of one is none."""
    check_dnf(student.dnf_network(minterms), minterms)


# --- square_pulse ---------------------------------------------------------------------


def pulse(shape, seed=0):
    """x, left, right, height; no x lies on an edge."""
    x, edges, height = normal(seed, shape, 2, 1)
    left, right = sorted(edges.tolist())
    return x, left, right, abs(height.item())


def pulse_downward(shape, seed=0):
    """The same with a negative height, and wide enough to hold most of x (in steps of 0.01)."""
    x, left, right, height = pulse(shape, seed)
    return x, left - 1.005, right + 1.005, -height


def pulse_with_edges(m, seed=0):
    """x (m + 3,): both edges, a point between them, and others on a grid of ¼."""
    rng = np.random.default_rng([seed, m])
    left = rng.integers(-8, 4) / 4
    right = left + rng.integers(2, 6) / 4
    x = np.concatenate([[left, right, left + 0.25], rng.integers(-12, 13, m) / 4])
    return rng.permutation(x), left.item(), right.item(), rng.choice([0.5, 2.0, 3.0, -2.0]).item()


def tiny_pulse(m, seed=0):
    """The same with all lengths very small (by a power of 2)."""
    x, left, right, height = pulse_with_edges(m, seed)
    return x * 2.0**-40, left * 2.0**-40, right * 2.0**-40, height


@pytest.mark.weight(2)
@given(st.builds(pulse, st.tuples(sizes, sizes), seeds))
@example((np.array([[-1.0, 0.5, 1.5, 3.0]]), 0.0, 2.0, 3.0))
@example((np.array([-1.0, 0.5]), 0.0, 2.0, 0.0))
def test_square_pulse__is_high_between_its_edges(student, reference, args):
    """p(x) is `height` well inside left … right, and 0 well outside (the edges have a law of their
    own)."""
    agree(student.square_pulse(*args), reference.square_pulse(*args), what="p(x)")


@given(st.builds(pulse_with_edges, sizes, seeds))
@example((np.array([0.0, 1.0, 2.0]), 0.0, 2.0, 3.0))
@example((np.array(0.0), 0.0, 2.0, 3.0))
@example((np.array(2.0), 0.0, 2.0, 3.0))
@example(tiny_pulse(3))
@example(tiny_pulse(4, 1))
def test_square_pulse__at_its_edges(student, reference, args):
    """H(0) = 0, so the left edge is not part of the pulse, and the right edge is."""
    agree(student.square_pulse(*args), reference.square_pulse(*args), what="p(x)")


@some
@given(st.builds(pulse_downward, st.tuples(sizes, sizes), seeds))
def test_square_pulse__downward(student, reference, args):
    """A negative height makes a pulse that points down."""
    agree(student.square_pulse(*args), reference.square_pulse(*args), what="p(x)")


@few
@given(st.builds(pulse_downward, shapes, seeds))
@example((np.array(0.5), 0.0, 1.0, 2.0))
@example((np.array([[[0.5, 1.5]], [[-0.5, 0.75]]]), 0.0, 1.0, 2.0))
def test_square_pulse__of_any_shape(student, reference, args):
    """x may have any shape, that of a single number too; the result has the same."""
    agree(student.square_pulse(*args), reference.square_pulse(*args), what="p(x)")
