"""The hidden suite of `graph`: two graphs by hand, then automatic differentiation.

A `Value` is held against finite differences. An *expression* is a little program: the numbers it
starts from, then one operation a step. It is run twice, on floats in the examiner, which gives
the truth, and on the student's values, which stay in the candidate and are driven by handle.
"""

import math
import operator

import numpy as np
import pytest

from autograder.examiner import (
    Broken,
    agree,
    difference_quotient,
    example,
    given,
    normal,
    once,
    seeds,
    sequence,
    settings,
    sizes,
    st,
)
from autograder.numerics import STEP, kind_of

# --- ProductMax -------------------------------------------------------------------------


def triple(second_larger, seed=0):
    """x1, x2, x3 with the larger of x2 and x3 where it is wanted; never a tie."""
    x1, *others = normal(seed, (3,))[0].tolist()
    high, low = max(others), min(others)
    return (x1, high, low) if second_larger else (x1, low, high)


def sloped_triple(x1, x2, x3):
    """y and (dy/dx1, dy/dx2, dy/dx3)."""
    f, g = x1 + x2, max(x2, x3)
    return f * g, [g, g + f * (x2 > x3), f * (x3 > x2)]


def agree_slopes(got, x):
    """Sums may cancel: the scale is that of the inputs."""
    agree(got, sloped_triple(*x)[1], scale=max(1.0, *map(abs, x)), what="backward()")


triples = st.builds(triple, st.booleans(), seeds)


@given(triples)
@example((1.0, 2.0, 0.0))
@example((1.0, 2.0, 3.0))
@example((1.0, -2.0, -3.0))
@example((0.1234, 0.5678, -0.9012))
def test_ProductMax__forward(student, x):
    """forward(x1, x2, x3) is (x1 + x2)·max(x2, x3)."""
    scale = max(1.0, *(v * v for v in x))
    agree(made(student.ProductMax()).forward(*x), sloped_triple(*x)[0], scale=scale, what="y")


@given(st.builds(triple, st.just(True), seeds))
@example((1.0, 2.0, 0.0))
@example((1.0, -2.0, -3.0))
@example((0.1234, 0.5678, -0.9012))
def test_ProductMax__backward_where_x2_is_the_larger(student, x):
    """Where x2 > x3, x2 reaches y on two paths, through the sum and through the maximum; their
    slopes add up. x3 gets nothing."""
    graph = made(student.ProductMax())
    graph.forward(*x)
    agree_slopes(graph.backward(), x)


@given(st.builds(triple, st.just(False), seeds))
@example((1.0, 0.0, 2.0))
@example((1.0, -3.0, -2.0))
def test_ProductMax__backward_where_x3_is_the_larger(student, x):
    """Where x3 > x2, the maximum passes its gradient to x3 alone; x2 is left with the sum."""
    graph = made(student.ProductMax())
    graph.forward(*x)
    agree_slopes(graph.backward(), x)


@settings(max_examples=8)
@given(triples, triples, triples)
@example((1.0, 2.0, 0.0), (3.0, -1.0, 2.0), (0.5, 1.5, 1.0))
@example((3.0, -1.0, 2.0), (1.0, 2.0, 0.0), (0.5, 1.0, 1.5))
def test_ProductMax__is_at_the_input_of_its_last_forward(student, x, before, other):
    """backward() belongs to the last forward() of the same object: each new input replaces the
    one before, two objects know nothing of each other, and asked twice it says the same."""
    graph, elsewhere = made(student.ProductMax()), made(student.ProductMax())
    graph.forward(*before)
    graph.backward()
    graph.forward(*x)
    elsewhere.forward(*other)
    agree_slopes(graph.backward(), x)
    agree_slopes(elsewhere.backward(), other)
    agree_slopes(graph.backward(), x)


# --- SigmoidNeuron ----------------------------------------------------------------------


def neuron(n, seed=0, z=None):
    """w (n,), x (n,), b with w·x + b = z, or a z between -2 and 2 if none is given."""
    w, x, t = normal(seed, (n,), (n,), (1,))
    return w, x, round(float((t[0] if z is None else z) - w @ x), 2)


def squashed(w, x, b):
    return 1 / (1 + math.exp(-(w @ x + b)))


@once
def neuron_slopes(w, x, b):
    """Central differences by w, x and b."""
    return [
        difference_quotient(lambda v: squashed(v, x, b), w),
        difference_quotient(lambda v: squashed(w, v, b), x),
        difference_quotient(lambda v: squashed(w, x, float(v)), np.array(b)),
    ]


def agree_by_part(got, expected):
    for part, wanted, name in zip(sequence(got, 3), expected, ("dw", "dx", "db"), strict=True):
        agree(part, wanted, what=name)


neurons = st.builds(neuron, sizes, seeds)


@given(neurons)
@example(neuron(1))
@example(neuron(3, 1, z=6.0))
@example(neuron(3, 1, z=-6.0))
def test_SigmoidNeuron__forward(student, args):
    """forward(w, x, b) is σ(w·x + b)."""
    agree(made(student.SigmoidNeuron()).forward(*args), squashed(*args), scale=1.0, what="a")


@pytest.mark.weight(2)
@given(neurons)
@example(neuron(1))
@example(neuron(2))
@example(neuron(4))
def test_SigmoidNeuron__backward(student, args):
    """backward() is what finite differences of σ(w·x + b) give, by w, by x and by b."""
    graph = made(student.SigmoidNeuron())
    graph.forward(*args)
    agree_by_part(graph.backward(), neuron_slopes(*args))


@settings(max_examples=8)
@given(st.builds(neuron, sizes, seeds, st.sampled_from([-5.0, -4.0, 4.0, 5.0])))
def test_SigmoidNeuron__is_flat_where_it_is_saturated(student, args):
    """Far from z = 0 the sigmoid is flat, and every gradient is small: σ'(z) = a(1 − a)."""
    graph = made(student.SigmoidNeuron())
    a = graph.forward(*args)
    agree(a, squashed(*args), scale=1.0, what="a")
    for part, wanted, name in zip(
        sequence(graph.backward(), 3), neuron_slopes(*args), ("dw", "dx", "db"), strict=True
    ):
        agree(part, wanted, scale=0.25 * max(1.0, *np.abs(args[0]), *np.abs(args[1])), what=name)


@settings(max_examples=8)
@given(neurons, neurons, neurons)
@example(neuron(2, 1), neuron(2, 2), neuron(2, 3))
@example(neuron(3, 1), neuron(1, 2), neuron(2, 3))
def test_SigmoidNeuron__is_at_the_input_of_its_last_forward(student, args, before, other):
    """backward() belongs to the last forward() of the same object: each new input replaces the
    one before, two objects know nothing of each other, and asked twice it says the same."""
    graph, elsewhere = made(student.SigmoidNeuron()), made(student.SigmoidNeuron())
    graph.forward(*before)
    graph.backward()
    graph.forward(*args)
    elsewhere.forward(*other)
    agree_by_part(graph.backward(), neuron_slopes(*args))
    agree_by_part(elsewhere.backward(), neuron_slopes(*other))
    agree_by_part(graph.backward(), neuron_slopes(*args))


# --- expressions ------------------------------------------------------------------------
#
# An expression is (leaves, steps): floats, and tuples (operation, operand, …). An operand is the
# number of an earlier node, the leaves first; a plain number c is written (c,).

BINARY = {
    "add": ("+", operator.add),
    "sub": ("-", operator.sub),
    "mul": ("*", operator.mul),
    "truediv": ("/", operator.truediv),
    "pow": ("**", operator.pow),
}
UNARY = {"exp": math.exp, "log": math.log, "tanh": math.tanh, "relu": lambda a: max(a, 0.0)}

ARITHMETIC = ("add", "sub", "mul", "neg")
QUOTIENTS = ("truediv", "pow")
FUNCTIONS = ("exp", "log", "tanh")
KINKS = ("relu", "maximum")
EVERYTHING = ARITHMETIC + QUOTIENTS + FUNCTIONS + KINKS
POWERS = (2, 3, -1, 0.5, 1.5, -0.5, 2.0)
PLAIN = (2, 3, -1, 0.5, 1.5, -2.5, -0.25)


def on_floats(name, *operands):
    """One operation on floats."""
    if name in BINARY:
        return BINARY[name][1](*operands)
    if name == "maximum":
        return max(operands)
    return -operands[0] if name == "neg" else UNARY[name](*operands)


def on_values(name, *operands):
    """One operation on the student's values."""
    if name in BINARY:
        return BINARY[name][1](*operands)
    return -operands[0] if name == "neg" else getattr(operands[0], name)(*operands[1:])


def operands_of(step, nodes):
    return [nodes[o] if isinstance(o, int) else o[0] for o in step[1:]]


def evaluate(drawn, replaced=None, value=0.0):
    """The numbers of all nodes; one of them may be replaced by another number."""
    leaves, steps = drawn
    nodes = []
    for number in range(len(leaves) + len(steps)):
        if number == replaced:
            nodes.append(value)
        elif number < len(leaves):
            nodes.append(leaves[number])
        else:
            step = steps[number - len(leaves)]
            nodes.append(on_floats(step[0], *operands_of(step, nodes)))
    return nodes


@once
def slopes(drawn):
    """Central differences of the result by every node below it: number -> slope."""
    return {n: slope(drawn, n) for n in below(drawn)}


def slope(drawn, number):
    value = evaluate(drawn)[number]
    h = STEP * max(1.0, abs(value))
    above, under = (evaluate(drawn, number, value + d)[-1] for d in (h, -h))
    return (above - under) / (2 * h)


def below(drawn):
    """The numbers of the nodes that the result is made of."""
    leaves, steps = drawn
    found, todo = set(), [len(leaves) + len(steps) - 1]
    while todo:
        number = todo.pop()
        if number >= len(leaves):
            fresh = {o for o in steps[number - len(leaves)][1:] if isinstance(o, int)} - found
            found |= fresh
            todo += fresh
    return sorted(found)


def tame(name, *operands):
    """Whether this operation is defined and far from poles and kinks, and nothing cancels."""
    a, b = operands[0], operands[-1]
    match name:
        case "log":
            inside = a >= 0.2
        case "exp":
            inside = a <= 1.4
        case "tanh":
            inside = abs(a) <= 2
        case "truediv":
            inside = abs(b) >= 0.3
        case "pow":
            inside = abs(a) >= 0.3 and (a > 0 or float(b).is_integer())
        case "relu":
            return 0.1 <= abs(a) <= 4
        case "maximum":
            inside = abs(a - b) >= 0.1
        case "add" | "sub":
            inside = abs(on_floats(name, a, b)) >= 0.2 * max(abs(a), abs(b))
        case _:
            inside = True
    return inside and 0.1 <= abs(on_floats(name, *operands)) <= 4


def drawn_step(palette, values, rng, plain=False):
    """One more tame step on nodes of these values; the newest is used often."""
    last = len(values) - 1
    while True:
        name = palette[rng.integers(len(palette))]
        count = 2 if name in BINARY or name == "maximum" else 1
        older = [int(rng.integers(last + 1)) for _ in range(count)]
        operands = [last if rng.random() < 0.5 else number for number in older]
        if name == "pow":
            operands[1] = (POWERS[rng.integers(len(POWERS))],)
        elif count == 2 and (plain or rng.random() < 0.2):
            side = 1 if name == "maximum" else int(rng.integers(2))
            operands[side] = (PLAIN[rng.integers(len(PLAIN))],)
        step = (name, *operands)
        if tame(name, *operands_of(step, values)):
            return step


def gross_slopes(drawn):
    """Of every node, the sum over all paths of the *size* of each path's product of slopes."""
    leaves, steps = drawn
    values = evaluate(drawn)
    gross = [0.0] * (len(values) - 1) + [1.0]
    for number in reversed(range(len(leaves), len(values))):
        name, *operands = steps[number - len(leaves)]
        inputs = operands_of((name, *operands), values)
        for place, operand in enumerate(operands):
            if isinstance(operand, int):
                moved = [
                    on_floats(name, *inputs[:place], inputs[place] + d, *inputs[place + 1 :])
                    for d in (STEP, -STEP)
                ]
                gross[operand] += gross[number] * abs(moved[0] - moved[1]) / (2 * STEP)
    return gross


def cancels(drawn):
    """Whether the paths to some node cancel, so that rounding decides what its slope is."""
    gross = gross_slopes(drawn)
    return any(abs(slope) < 0.02 * gross[number] for number, slope in slopes(drawn).items())


def drawn_leaves(count, rng):
    """Different numbers of two decimals between 0.2 and 2, of either sign."""
    sizes = 20 + rng.permutation(180)[:count]
    return tuple(int(v) / 100 for v in sizes * rng.choice([-1, 1], count))


def expression(palette, leaves, steps, seed=0, plain=False):
    """A random expression with slopes of moderate size."""
    rng = np.random.default_rng([seed, leaves, steps])
    while True:
        drawn = drawn_leaves(leaves, rng), ()
        for _ in range(steps):
            drawn = drawn[0], (*drawn[1], drawn_step(palette, evaluate(drawn), rng, plain))
        if 0.2 <= max(map(abs, slopes(drawn).values())) <= 20 and not cancels(drawn):
            return drawn


def applied(name, seed=0, power=None):
    """(operation(a, b) + c)·d: what reaches the operation from above is not 1."""
    rng = np.random.default_rng([seed, EVERYTHING.index(name)])
    power = (POWERS[rng.integers(len(POWERS))],) if power is None else (power,)
    others = {"pow": (power,)}.get(name, (1,) if name in BINARY or name == "maximum" else ())
    step = (name, 0, *others)
    while True:
        leaves = drawn_leaves(4, rng)
        operands = operands_of(step, leaves)
        if tame(name, *operands) and tame("add", on_floats(name, *operands), leaves[2]):
            return leaves, (step, ("add", 4, 2), ("mul", 5, 3))


def doubled(name, *others):
    """op(a, …)·c + op(a, …): the operation is done twice on the same operands."""
    step = (name, 0, *others)
    return (1.5, 0.5, -0.25), (step, step, ("mul", 3, 2), ("add", 5, 4))


def each_doubled(test):
    """Examples in which every operation is done twice: each must add to its operands' gradients."""
    operations = [(name, 1) for name in ("add", "sub", "mul", "truediv", "maximum")]
    operations += [(name, (2,)) for name in ("add", "sub", "mul", "truediv", "pow", "maximum")]
    operations += [(name, (0.5,)) for name in ("pow", "maximum")]
    operations += [(name,) for name in ("neg", *FUNCTIONS, "relu")]
    for operation in operations:
        test = example(doubled(*operation))(test)
    steps = (("sub", (2,), 0), ("truediv", (2,), 0), ("add", (2,), 0), ("mul", (2,), 0))
    for step in steps:
        test = example(((1.5, 0.5, -0.25), (step, step, ("mul", 3, 2), ("add", 5, 4))))(test)
    lost = ("maximum", 1, 0)
    return example(((1.5, 0.5, -0.25), (lost, lost, ("mul", 3, 2), ("add", 5, 4))))(test)


def on_a_product(*step):
    """(op(a·b, b·d) + c)·d: to reach a and b, the walk has to pass through the operation."""
    steps = (("mul", 0, 1), ("mul", 1, 3), step, ("add", 6, 2), ("mul", 7, 3))
    return (1.5, 0.5, -0.25, 1.2), steps


def each_on_a_product(test):
    """Examples in which every operation, in every spelling, stands between leaves and result."""
    for name in ("add", "sub", "mul", "truediv", "maximum"):
        test = example(on_a_product(name, 4, 5))(test)
        test = example(on_a_product(name, 4, (0.5,)))(test)
        if name != "maximum":
            test = example(on_a_product(name, (2,), 4))(test)
    test = example(on_a_product("maximum", 5, 4))(test)
    for step in (("pow", 4, (2,)), *((name, 4) for name in ("neg", *FUNCTIONS, "relu"))):
        test = example(on_a_product(*step))(test)
    return test


# --- running them on the student's values -----------------------------------------------


def made(got, what="calling the class"):
    """A handle on an object of the student's."""
    if not hasattr(got, "read"):
        raise Broken(f"{what} gives {kind_of(got)}, not an object")
    return got


def build(student, drawn):
    """Handles of all nodes."""
    nodes = [made(student.Value(leaf), "Value(…)") for leaf in drawn[0]]
    return extended(nodes, drawn)


def extended(nodes, drawn):
    """Handles of all nodes, where those of the first ones exist already."""
    leaves, steps = drawn
    for step in steps[len(nodes) - len(leaves) :]:
        nodes.append(made(on_values(step[0], *operands_of(step, nodes)), "the operation"))
    return nodes


def letter(number):
    return chr(ord("a") + number) if number < 26 else f"v{number}"


def written(name, first, *rest):
    """One operation in writing."""
    if name in BINARY:
        return f"{first} {BINARY[name][0]} {rest[0]}"
    return f"-{first}" if name == "neg" else f"{first}.{name}({', '.join(rest)})"


def said(drawn):
    """The expression in writing."""
    leaves, steps = drawn
    lines = [f"{letter(n)} = {leaf}" for n, leaf in enumerate(leaves)]
    for n, step in enumerate(steps, start=len(leaves)):
        words = [letter(o) if isinstance(o, int) else str(o[0]) for o in step[1:]]
        lines.append(f"{letter(n)} = {written(step[0], *words)}")
    if len(lines) > 14:
        lines[8:-4] = ["…"]
    return "; ".join(lines)


def agree_data(nodes, drawn, which):
    """`.data` of these nodes."""
    values = evaluate(drawn)
    for number in which:
        scale = max(1.0, abs(values[number]))
        what = f"with {said(drawn)}: {letter(number)}.data"
        agree(nodes[number].read("data"), values[number], scale=scale, what=what)


def agree_grads(nodes, drawn, which=None):
    """`.grad` of these nodes, by default of the leaves below the result."""
    expected = slopes(drawn)
    if which is None:
        which = [number for number in expected if number < len(drawn[0])]
    largest = max(map(abs, expected.values()))
    formula = f"with {said(drawn)}; then {letter(len(nodes) - 1)}.backward()"
    for number in which:
        what = f"{formula}: {letter(number)}.grad"
        agree(nodes[number].read("grad"), expected[number], scale=largest, what=what)


def agree_backward(student, drawn, every=False):
    """The result, then its slopes by the leaves, or by every node below it."""
    nodes = build(student, drawn)
    agree_data(nodes, drawn, [-1 + len(nodes)])
    nodes[-1].backward()
    agree_grads(nodes, drawn, below(drawn) if every else None)


def some(*palette):
    """Expressions around one operation of these."""
    return st.builds(applied, st.sampled_from(palette), seeds)


# --- Value ------------------------------------------------------------------------------

# x² used twice: u = x·x, v = u + x, y = v·u
STATEMENT = ((3.0,), (("mul", 0, 0), ("add", 1, 0), ("mul", 2, 1)))
# two diamonds, one above the other
DIAMONDS = (
    (1.5, -0.5),
    (("mul", 0, 1), ("add", 2, 0), ("sub", 2, 1), ("mul", 3, 4), ("add", 5, 2), ("mul", 5, 6)),
)
# the same object as both operands
TWICE = ((1.5, 0.5), (("add", 0, 0), ("mul", 2, 2), ("mul", 3, 1), ("sub", 4, 3)))


@settings(max_examples=10)
@given(st.builds(expression, st.just(EVERYTHING), st.integers(1, 3), st.integers(1, 4), seeds))
@example(((1.5, -0.5), (("sub", 0, 1), ("truediv", 2, 1), ("mul", 3, 0), ("neg", 4))))
@example(((0.5,), (("exp", 0), ("log", 1), ("tanh", 2), ("pow", 3, (2,)), ("maximum", 4, (1.5,)))))
@example(((-1.5, 1.2), (("relu", 0), ("relu", 1), ("pow", 1, (0.5,)), ("maximum", 0, 1))))
@example(((-1.5,), (("pow", 0, (2,)), ("pow", 0, (3,)), ("pow", 0, (-1,)))))
@example(((1.5,), (("sub", (2.0,), 0), ("truediv", (3,), 1), ("add", (1,), 2), ("mul", (2,), 3))))
def test_Value__computes(student, drawn):
    """Forwards: `.data` of every Value is the number that the formula gives."""
    nodes = build(student, drawn)
    agree_data(nodes, drawn, range(len(nodes)))


@settings(max_examples=8)
@given(some(*ARITHMETIC))
@example(applied("add"))
@example(applied("sub"))
@example(applied("mul"))
@example(applied("neg"))
def test_Value__sums_differences_and_products(student, drawn):
    """+, − and · pass the gradient of the result on to their operands: a difference with a minus
    to the second, a product times the other operand."""
    agree_backward(student, drawn)


@settings(max_examples=8)
@given(some(*QUOTIENTS))
@example(applied("truediv"))
@example(applied("truediv", 1))
@example(applied("pow", 0, 2))
@example(applied("pow", 0, 0.5))
@example(applied("pow", 0, -1.5))
@example(((3.0, 2.0), (("truediv", 0, 1),)))
@example(((-1.5, 0.5, 1.0), (("pow", 0, (3,)), ("mul", 3, 1), ("add", 4, 2))))
@example(((-1.5, 0.5, 1.0), (("pow", 0, (1,)), ("pow", 1, (0,)), ("mul", 3, 2), ("add", 5, 4))))
def test_Value__quotients_and_powers(student, drawn):
    """a/b has the slopes 1/b and −a/b²; a**p has the slope p·a**(p − 1)."""
    agree_backward(student, drawn)


@settings(max_examples=6)
@given(some(*FUNCTIONS))
@example(applied("exp"))
@example(applied("log"))
@example(applied("log", 1))
@example(applied("tanh"))
@example(((3.0,), (("tanh", 0),)))
@example(((25.0,), (("exp", 0),)))
@example(((1e-3,), (("log", 0),)))
def test_Value__exp_log_and_tanh(student, drawn):
    """exp has the slope e^a, log 1/a, tanh 1 − tanh² a."""
    agree_backward(student, drawn)


@settings(max_examples=4)
@given(some(*KINKS))
@example(((1.5, -0.5, 1.2, 0.8), (("relu", 0), ("relu", 1), ("add", 4, 5), ("mul", 6, 2))))
@example(((1.5, -0.5, 1.2), (("maximum", 0, 1), ("mul", 3, 2))))
@example(((-1.5, 0.5, 1.2), (("maximum", 0, 1), ("mul", 3, 2))))
@example(((7.5, -0.5), (("relu", 0), ("mul", 2, 1))))
@example(((-1.5, -0.5, 1.2, 0.8), (("maximum", 0, 1), ("relu", 4), ("add", 5, 2), ("mul", 6, 3))))
def test_Value__relu_and_maximum(student, drawn):
    """relu lets the gradient through where a > 0 and stops it where a < 0; the maximum passes it
    to the larger of the two, and nothing to the smaller."""
    agree_backward(student, drawn)


@settings(max_examples=6)
@given(
    st.builds(
        expression,
        st.just(("add", "sub", "mul", "truediv", "maximum")),
        st.just(1),
        st.integers(1, 3),
        seeds,
        st.just(True),
    )
)
@example(((1.5,), (("add", 0, (2,)), ("mul", 1, (0.5,)), ("sub", 2, (3.0,)), ("truediv", 3, (4,)))))
@example(((1.5,), (("add", (2,), 0), ("mul", (0.5,), 1))))
@example(((1.5,), (("sub", (2,), 0),)))
@example(((1.5,), (("truediv", (2.5,), 0),)))
@example(((1.5,), (("sub", (0.5,), 0), ("truediv", (2,), 1))))
@example(((1.5,), (("maximum", 0, (2,)),)))
@example(((1.5,), (("maximum", 0, (0.5,)), ("mul", 1, (2,)))))
def test_Value__plain_numbers_on_either_side(student, drawn):
    """Plain numbers may stand left or right of + − · /, and as the argument of maximum: 2 − a has
    the slope −1, 2/a the slope −2/a²."""
    agree_backward(student, drawn)


@pytest.mark.weight(2)
@settings(max_examples=8)
@given(
    st.builds(
        expression, st.just(("add", "mul", "sub")), st.integers(1, 3), st.integers(3, 7), seeds
    )
)
@example(STATEMENT)
@example(DIAMONDS)
@example(TWICE)
@each_doubled
@example(((1.5, -0.5), (("mul", 0, 1), ("exp", 2), ("mul", 2, 2), ("add", 3, 4))))
@example(((1.5, -0.5), (("mul", 0, 1), ("exp", 2), ("mul", 2, 2), ("add", 4, 3))))
@example(((1.5, -0.5), (("mul", 0, 1), ("exp", 2), ("mul", 3, 1), ("mul", 2, 2), ("add", 5, 4))))
def test_Value__adds_up_over_all_paths(student, drawn):
    """A Value that is used several times gets the sum over all paths; it passes its gradient on
    only when all of it has arrived. In x·x, both operands are x."""
    agree_backward(student, drawn)


@settings(max_examples=6)
@given(st.builds(expression, st.just(EVERYTHING), st.integers(1, 3), st.integers(3, 5), seeds))
@example(STATEMENT)
@example(DIAMONDS)
def test_Value__every_node_gets_its_gradient(student, drawn):
    """Not the leaves alone: `.grad` of everything between them and the result is set as well."""
    agree_backward(student, drawn, every=True)


@settings(max_examples=5)
@given(st.builds(expression, st.just(EVERYTHING), st.integers(2, 3), st.integers(3, 5), seeds))
@example(STATEMENT)
@example(((1.5, -0.5), (("mul", 0, 1), ("add", 2, 0))))
def test_Value__a_second_backward_adds_nothing(student, drawn):
    """backward() sets the gradients: called twice, it leaves what it left the first time."""
    nodes = build(student, drawn)
    nodes[-1].backward()
    nodes[-1].backward()
    agree_grads(nodes, drawn, below(drawn))


@settings(max_examples=4)
@given(st.builds(expression, st.just(ARITHMETIC), st.just(2), st.integers(4, 5), seeds))
@example(STATEMENT)
@example(DIAMONDS)
def test_Value__the_same_nodes_under_another_result(student, drawn):
    """backward() of another result sets the gradients of all that lies below that one, whatever
    an earlier backward() left in them."""
    leaves, steps = drawn
    inner = leaves, steps[: len(steps) // 2 + 1]
    nodes = build(student, inner)
    nodes[-1].backward()
    agree_grads(nodes, inner)
    within = list(nodes)
    nodes = extended(nodes, drawn)
    nodes[-1].backward()
    agree_grads(nodes, drawn)
    within[-1].backward()
    agree_grads(within, inner)


def chain(length):
    """x·w, then sums and products in turn; the factors cancel, so w is felt through all of it."""
    cycle = (("add", 0), ("mul", (1.25,)), ("add", (-0.5,)), ("mul", (0.8,)))
    steps = [("mul", 0, 1)]
    for n in range(length - 1):
        name, other = cycle[n % 4]
        steps.append((name, n + 2, other))
    return (0.5, 1.5), tuple(steps)


@given(st.just(chain(500)))
@settings(max_examples=1)
@example(chain(10))
def test_Value__works_in_depth(student, drawn):
    """Graphs may be 500 operations deep: the first node still gets its gradient."""
    nodes = build(student, drawn)
    nodes[-1].backward()
    for number, expected in chain_slopes(drawn):
        what = f"after {len(drawn[1])} operations: {letter(number)}.grad"
        agree(nodes[number].read("grad"), expected, what=what)


@once
def chain_slopes(drawn):
    return [(number, slope(drawn, number)) for number in (0, 1)]


@pytest.mark.weight(2)
@settings(max_examples=14)
@given(st.builds(expression, st.just(EVERYTHING), st.integers(1, 3), st.integers(3, 8), seeds))
@each_on_a_product
@example(((2,), (("pow", 0, (-1,)), ("mul", 1, 0), ("add", 2, 1))))
@example(((0.0, 1.5), (("pow", 0, (2,)), ("mul", 0, 1), ("add", 2, 3))))
def test_Value__any_formula(student, drawn):
    """Any formula of these operations: the gradient is that of finite differences."""
    agree_backward(student, drawn)
