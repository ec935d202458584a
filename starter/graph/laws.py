"""Public laws of `graph`: gradients against finite differences of your own forward pass."""

import numpy as np

from autograder.laws import Broken, agree, agree_with_gradient, law, numbers, sequence


def triple(case):
    """x1, x2, x3, no two alike; x2 is the larger of the last two in every other trial."""
    x1, *others = case.normal(3).tolist()
    return [x1, *sorted(others, reverse=case.number % 2 == 0)]


@law("ProductMax")
def has_the_slopes_of_the_formula(student, case):
    """backward() is what small changes of x1, x2 and x3 do to y = (x1 + x2)·max(x2, x3)."""
    x = triple(case)
    graph = student.ProductMax()
    graph.forward(*x)
    got = [numbers(part, ()) for part in sequence(graph.backward(), 3, "backward()")]

    def y(v):
        return (v[0] + v[1]) * max(v[1], v[2])

    agree_with_gradient(np.array(got), y, at=np.array(x), what="backward()")


@law("ProductMax")
def doubles_twice(student, case):
    """Twice the inputs give four times y, and so (Euler) x·∇y = 2y."""
    x = triple(case)
    graph = student.ProductMax()
    y = float(numbers(graph.forward(*x), (), "y"))
    slopes = [float(numbers(part, ())) for part in sequence(graph.backward(), 3, "backward()")]
    double = student.ProductMax().forward(*(2 * v for v in x))
    agree(double, 4 * y, scale=1.0, what="y at twice the inputs")
    agree(float(np.dot(x, slopes)), 2 * y, scale=1.0, what="x·∇y")
    if abs(y) < 1e-9:
        raise Broken("y is 0, although neither x1 + x2 nor the maximum is")


def neuron(case):
    n = case.size()
    w, x, z = case.normal(n, n, 1)
    return w, x, float(z[0] - w @ x)


@law("SigmoidNeuron")
def is_a_sigmoid_of_the_weighted_input(student, case):
    """σ(z) + σ(−z) = 1: changing the signs of w and b turns the output a into 1 − a; and with
    w = 0 the inputs do not matter: b = 0 gives ½."""
    w, x, b = neuron(case)
    a = float(numbers(student.SigmoidNeuron().forward(w, x, b), (), "a"))
    agree(student.SigmoidNeuron().forward(-w, x, -b), 1 - a, scale=1.0, what="the output for −z")
    agree(student.SigmoidNeuron().forward(0 * w, x, 0.0), 0.5, what="the output for z = 0")


@law("SigmoidNeuron")
def has_the_gradient_of_its_forward(student, case):
    """backward() is what small changes of w, x and b do to the output of forward()."""
    w, x, b = neuron(case)
    graph = student.SigmoidNeuron()
    a = float(numbers(graph.forward(w, x, b), (), "a"))
    dw, dx, db = sequence(graph.backward(), 3, "backward()")

    def output(w, x, b):
        return 1 / (1 + np.exp(-(w @ x + b)))

    agree(a, output(w, x, b), scale=1.0, what="a")
    agree_with_gradient(dw, lambda v: output(v, x, b), at=w, what="dw")
    agree_with_gradient(dx, lambda v: output(w, v, b), at=x, what="dx")
    agree_with_gradient(db, lambda v: output(w, x, v), at=np.array(b), what="db")


def values(student, case, count):
    """`count` positive numbers, and as many fresh Values of them."""
    data = case.positive(count)
    return data, [student.Value(v) for v in data.tolist()]


def grads(nodes):
    return np.array([float(numbers(node.grad, (), "a .grad")) for node in nodes])


FORMULAS = [
    lambda a, b, c: a * b - c,
    lambda a, b, c: (a + b) * (a - c),
    lambda a, b, c: a / b + 2 * c,
    lambda a, b, c: 1 - a * a * b + c**3,
    lambda a, b, c: 2 / (a + b) - c**0.5 * 3,
    lambda a, b, c: -(a * b * c) / (1 + a),
]


@law("Value")
def has_the_gradient_of_the_formula(student, case):
    """The same formula on floats and on Values: the same number, and `.grad` is what finite
    differences give."""
    data, nodes = values(student, case, 3)
    formula = FORMULAS[case.number % len(FORMULAS)]
    y = formula(*nodes)
    agree(y.data, formula(*data.tolist()), scale=1.0, what="y.data")
    y.backward()
    agree_with_gradient(grads(nodes), lambda v: formula(*v.tolist()), at=data, what="the .grads")


@law("Value")
def undoes_what_it_did(student, case):
    """log(e^a) = a, tanh a = 1 − 2/(e^2a + 1), and max(a, b) = b + relu(a − b): the two sides
    have the same value and the same gradients."""
    _, (a, b) = values(student, case, 2)
    pairs = [
        (a.exp().log(), a * 1, [a]),
        (a.tanh(), 1 - 2 / ((2 * a).exp() + 1), [a]),
        (a.maximum(b), b + (a - b).relu(), [a, b]),
        (2 * a.maximum(0.505) + a, 1.01 + 2 * (a - 0.505).relu() + a, [a]),
    ]
    for left, right, leaves in pairs:
        left.backward()
        found = grads(leaves)
        right.backward()
        wanted = grads(leaves)
        agree(left.data, float(numbers(right.data, ())), scale=1.0, what="the left side")
        agree(found, wanted, scale=1.0, what="the gradient of the left side")
        if not np.any(found):
            raise Broken("every gradient is 0")


@law("Value")
def counts_every_path_once(student, case):
    """Used k times in a sum, a Value gets k times the gradient; and a second backward() leaves it
    as it is."""
    _, (a, b) = values(student, case, 2)
    k = case.size(1, 6)
    product = a * b
    total = product
    for _ in range(k - 1):
        total = total + product
    total.backward()
    total.backward()
    expected = k * np.array([numbers(b.data, ()), numbers(a.data, ())])
    agree(grads([a, b]), expected, what=f"the gradients of {k}·a·b")
