"""Known mistakes in `train_neuron`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.training import sigmoid


def trained(w, b, x, y, lr, epochs, cost, slope=lambda z, a: a * (1 - a), sign=1.0, by_b=1.0):
    """The right loop, with the slope of the quadratic cost and a factor for b to be replaced."""
    for _ in range(epochs):
        z = w * x + b
        a = sigmoid(z)
        delta = sign * (a - y) * (slope(z, a) if cost == "quadratic" else 1.0)
        w, b = w - lr * delta * x, b - lr * delta * by_b
    return w, b, sigmoid(w * x + b)


@misconception_of("train_neuron")
def slope_missing(w, b, x, y, lr, epochs, cost):
    """The quadratic cost's δ lacks σ'(z): both costs have δ = a − y in your loop."""
    return trained(w, b, x, y, lr, epochs, "cross_entropy")


@misconception_of("train_neuron")
def slope_in_both(w, b, x, y, lr, epochs, cost):
    """σ'(z) is in both δ (or is the branch for `"cross_entropy"` never reached: is the name spelt
    so?): with the cross-entropy it cancels, and δ = a − y."""
    return trained(w, b, x, y, lr, epochs, "quadratic")


@misconception_of("train_neuron")
def costs_exchanged(w, b, x, y, lr, epochs, cost):
    """The two costs are exchanged: the quadratic one has the factor σ'(z)."""
    other = "cross_entropy" if cost == "quadratic" else "quadratic"
    return trained(w, b, x, y, lr, epochs, other)


@misconception_of("train_neuron")
def slope_at_the_output(w, b, x, y, lr, epochs, cost):
    """σ' is taken at a = σ(z), so that σ is applied twice: σ'(z) = a(1 − a)."""
    return trained(w, b, x, y, lr, epochs, cost, lambda z, a: sigmoid(a) * (1 - sigmoid(a)))


@misconception_of("train_neuron")
def slope_of_z_itself(w, b, x, y, lr, epochs, cost):
    """z(1 − z) is used for the slope; σ'(z) is a(1 − a) with a = σ(z)."""
    with np.errstate(over="ignore", invalid="ignore"):  # it runs away
        return trained(w, b, x, y, lr, epochs, cost, lambda z, a: z * (1 - z))


@misconception_of("train_neuron")
def target_minus_output(w, b, x, y, lr, epochs, cost):
    """The sign is turned (y − a, or + for −): w and b climb the cost."""
    return trained(w, b, x, y, lr, epochs, cost, sign=-1.0)


@misconception_of("train_neuron")
def twice_the_delta(w, b, x, y, lr, epochs, cost):
    """δ is twice too large: the ½ of the quadratic cost cancels the 2, and the cross-entropy has
    neither."""
    return trained(w, b, x, y, lr, epochs, cost, sign=2.0)


@misconception_of("train_neuron")
def bias_moves_with_the_input(w, b, x, y, lr, epochs, cost):
    """b moves by lr δ x, as w does; the bias has the input 1, so it moves by lr δ."""
    return trained(w, b, x, y, lr, epochs, cost, by_b=x)


@misconception_of("train_neuron")
def weight_moves_without_the_input(w, b, x, y, lr, epochs, cost):
    """w moves by lr δ: its derivative has the factor x."""
    for _ in range(epochs):
        a = sigmoid(w * x + b)
        delta = (a - y) * (a * (1 - a) if cost == "quadratic" else 1.0)
        w, b = w - lr * delta, b - lr * delta
    return w, b, sigmoid(w * x + b)


@misconception_of("train_neuron")
def bias_stays(w, b, x, y, lr, epochs, cost):
    """b never moves: it is trained too, by −lr δ."""
    return trained(w, b, x, y, lr, epochs, cost, by_b=0.0)


@misconception_of("train_neuron")
def bias_after_the_weight(w, b, x, y, lr, epochs, cost):
    """b is moved with the output for the new w: w and b of one step use the same δ."""
    for _ in range(epochs):
        for which in "wb":
            a = sigmoid(w * x + b)
            delta = (a - y) * (a * (1 - a) if cost == "quadratic" else 1.0)
            w, b = (w - lr * delta * x, b) if which == "w" else (w, b - lr * delta)
    return w, b, sigmoid(w * x + b)


@misconception_of("train_neuron")
def output_before_the_last_step(w, b, x, y, lr, epochs, cost):
    """`a` is the output before the last step; compute it once more for the w and b returned."""
    before = trained(w, b, x, y, lr, epochs - 1, cost)
    return *trained(w, b, x, y, lr, epochs, cost)[:2], before[2]


@misconception_of("train_neuron")
def output_of_the_start(w, b, x, y, lr, epochs, cost):
    """The output is computed once, before the loop (or there is one step, `epochs` times as
    long); every step needs the output of that step."""
    first = sigmoid(w * x + b)
    delta = (first - y) * (first * (1 - first) if cost == "quadratic" else 1.0)
    w, b = w - epochs * lr * delta * x, b - epochs * lr * delta
    return w, b, sigmoid(w * x + b)


@misconception_of("train_neuron")
def one_step_too_many(w, b, x, y, lr, epochs, cost):
    """There is one step too many: `epochs` of them."""
    return trained(w, b, x, y, lr, epochs + 1, cost)


@misconception_of("train_neuron")
def a_single_step(w, b, x, y, lr, epochs, cost):
    """Only one step is made, whatever `epochs` says: is the `return` inside the loop?"""
    return trained(w, b, x, y, lr, 1, cost)


@misconception_of("train_neuron")
def input_taken_for_one(w, b, x, y, lr, epochs, cost):
    """The output is σ(w + b): x is left out (in the story of the slides it happens to be 1)."""
    for _ in range(epochs):
        a = sigmoid(w + b)
        delta = (a - y) * (a * (1 - a) if cost == "quadratic" else 1.0)
        w, b = w - lr * delta * x, b - lr * delta
    return w, b, sigmoid(w + b)


def by_delta(w, b, x, y, lr, epochs, delta):
    """The loop with δ = delta(a, z)."""
    for _ in range(epochs):
        z = w * x + b
        d = delta(sigmoid(z), z)
        w, b = w - lr * d * x, b - lr * d
    return w, b, sigmoid(w * x + b)


@misconception_of("train_neuron")
def quadratic_delta_doubled(w, b, x, y, lr, epochs, cost):
    """The quadratic cost's δ is twice too large: the ½ of the cost cancels the 2 of the
    derivative."""

    def delta(a, z):
        return 2 * (a - y) * a * (1 - a) if cost == "quadratic" else a - y

    return by_delta(w, b, x, y, lr, epochs, delta)


@misconception_of("train_neuron")
def quadratic_delta_halved(w, b, x, y, lr, epochs, cost):
    """The quadratic cost's δ is half of what it should be: the 2 of the derivative cancels the ½ of
    the cost."""

    def delta(a, z):
        return (a - y) * a * (1 - a) / 2 if cost == "quadratic" else a - y

    return by_delta(w, b, x, y, lr, epochs, delta)


@misconception_of("train_neuron")
def slope_of_tanh(w, b, x, y, lr, epochs, cost):
    """1 − a² is the slope of tanh; the sigmoid has σ' = a(1 − a)."""

    def delta(a, z):
        return (a - y) * (1 - a * a) if cost == "quadratic" else a - y

    return by_delta(w, b, x, y, lr, epochs, delta)


@misconception_of("train_neuron")
def only_a_of_the_slope(w, b, x, y, lr, epochs, cost):
    """The slope is a alone; it is a(1 − a), both factors."""

    def delta(a, z):
        return (a - y) * a if cost == "quadratic" else a - y

    return by_delta(w, b, x, y, lr, epochs, delta)


@misconception_of("train_neuron")
def only_one_minus_a_of_the_slope(w, b, x, y, lr, epochs, cost):
    """The slope is 1 − a alone; it is a(1 − a), both factors."""

    def delta(a, z):
        return (a - y) * (1 - a) if cost == "quadratic" else a - y

    return by_delta(w, b, x, y, lr, epochs, delta)


@misconception_of("train_neuron")
def cross_entropy_by_the_output(w, b, x, y, lr, epochs, cost):
    """With the cross-entropy this is ∂C/∂a = (1 − y)/(1 − a) − y/a; δ is ∂C/∂z, that times σ'(z),
    and so a − y."""

    def delta(a, z):
        return (a - y) * a * (1 - a) if cost == "quadratic" else (1 - y) / (1 - a) - y / a

    return by_delta(w, b, x, y, lr, epochs, delta)


@misconception_of("train_neuron")
def cross_entropy_of_ones_only(w, b, x, y, lr, epochs, cost):
    """With the cross-entropy only the term −y ln a is differentiated; 1 − y counts too, and
    together δ = a − y."""

    def delta(a, z):
        return (a - y) * a * (1 - a) if cost == "quadratic" else -y * (1 - a)

    return by_delta(w, b, x, y, lr, epochs, delta)


@misconception_of("train_neuron")
def cross_entropy_without_a_step(w, b, x, y, lr, epochs, cost):
    """With the cross-entropy nothing moves: does your `if` ask for "cross-entropy" with a hyphen?
    The name is "cross_entropy"."""

    def delta(a, z):
        return (a - y) * a * (1 - a) if cost == "quadratic" else 0.0 * a

    return by_delta(w, b, x, y, lr, epochs, delta)


@misconception_of("train_neuron")
def target_left_out(w, b, x, y, lr, epochs, cost):
    """The target is left out of δ: the error is a − y."""

    def delta(a, z):
        return a * a * (1 - a) if cost == "quadratic" else a

    return by_delta(w, b, x, y, lr, epochs, delta)


@misconception_of("train_neuron")
def bias_left_out(w, b, x, y, lr, epochs, cost):
    """The output is σ(w x): the bias is left out."""
    for _ in range(epochs):
        a = sigmoid(w * x)
        delta = (a - y) * (a * (1 - a) if cost == "quadratic" else 1.0)
        w, b = w - lr * delta * x, b - lr * delta
    return w, b, sigmoid(w * x)


@misconception_of("train_neuron")
def bias_left_out_at_the_end(w, b, x, y, lr, epochs, cost):
    """`a` lacks the bias: it is σ(w x + b) for the w and b returned."""
    w, b, _ = trained(w, b, x, y, lr, epochs, cost)
    return w, b, sigmoid(w * x)


@misconception_of("train_neuron")
def rate_of_the_weight_only(w, b, x, y, lr, epochs, cost):
    """b moves by δ: the learning rate is left out there."""
    return trained(w, b, x, y, lr, epochs, cost, by_b=1 / lr)


@misconception_of("train_neuron")
def one_step_too_few(w, b, x, y, lr, epochs, cost):
    """There is one step too few: range(1, epochs) has epochs − 1 of them."""
    return trained(w, b, x, y, lr, epochs - 1, cost)


@misconception_of("train_neuron")
def weighted_input_for_output(w, b, x, y, lr, epochs, cost):
    """`a` is the weighted input z = w x + b; the output is σ(z)."""
    w, b, _ = trained(w, b, x, y, lr, epochs, cost)
    return w, b, w * x + b


@misconception_of("train_neuron")
def error_for_output(w, b, x, y, lr, epochs, cost):
    """`a` is the error a − y; the output itself is wanted."""
    w, b, a = trained(w, b, x, y, lr, epochs, cost)
    return w, b, a - y


@misconception_of("train_neuron")
def cost_for_output(w, b, x, y, lr, epochs, cost):
    """The cost is returned for `a`; the output itself is wanted."""
    w, b, a = trained(w, b, x, y, lr, epochs, cost)
    return w, b, (a - y) ** 2 / 2


@misconception_of("train_neuron")
def output_first(w, b, x, y, lr, epochs, cost):
    """The output comes first; return (w, b, a)."""
    w, b, a = trained(w, b, x, y, lr, epochs, cost)
    return a, w, b


@misconception_of("train_neuron")
def bias_first(w, b, x, y, lr, epochs, cost):
    """The bias comes first; return (w, b, a)."""
    w, b, a = trained(w, b, x, y, lr, epochs, cost)
    return b, w, a


@misconception_of("train_neuron")
def output_missing(w, b, x, y, lr, epochs, cost):
    """Only w and b are returned; the output after the last step comes third: (w, b, a)."""
    return trained(w, b, x, y, lr, epochs, cost)[:2]


@misconception_of("train_neuron")
def output_alone(w, b, x, y, lr, epochs, cost):
    """Only the output is returned: (w, b, a) are wanted."""
    return trained(w, b, x, y, lr, epochs, cost)[2]


@misconception_of("train_neuron")
def outputs_of_all_steps(w, b, x, y, lr, epochs, cost):
    """`a` is a list with the output of every step; only the last one is wanted."""
    outputs = []
    for _ in range(epochs):
        w, b, a = trained(w, b, x, y, lr, 1, cost)
        outputs.append(a)
    return w, b, outputs


@misconception_of("train_neuron")
def first_output_of_the_slides(w, b, x, y, lr, epochs, cost):
    """The first step uses the output 0.09412953 that the slides' session had left over, and so
    arrives at their 0.094137: begin with the output for the w and b given."""
    a = 0.09412953
    for _ in range(epochs):
        delta = (a - y) * (a * (1 - a) if cost == "quadratic" else 1.0)
        w, b = w - lr * delta * x, b - lr * delta
        a = sigmoid(w * x + b)
    return w, b, a


@misconception_of("train_neuron")
def rounded_result(w, b, x, y, lr, epochs, cost):
    """The results are rounded to four places: return them as they are."""
    return tuple(round(float(part), 4) for part in trained(w, b, x, y, lr, epochs, cost))


@misconception_of("train_neuron")
def weights_with_momentum(w, b, x, y, lr, epochs, cost):
    """The steps have momentum, so each goes on with 0.9 of the last one: plain gradient descent is
    asked for."""
    v = u = 0.0
    for _ in range(epochs):
        a = sigmoid(w * x + b)
        delta = (a - y) * (a * (1 - a) if cost == "quadratic" else 1.0)
        v, u = 0.9 * v + lr * delta * x, 0.9 * u + lr * delta
        w, b = w - v, b - u
    return w, b, sigmoid(w * x + b)


@misconception_of("train_neuron")
def at_least_one_step(w, b, x, y, lr, epochs, cost):
    """With epochs = 0 a step is made all the same: w and b should come back as they were, with the
    output they give."""
    return trained(w, b, x, y, lr, max(epochs, 1), cost)


@misconception_of("train_neuron")
def weighted_input_clipped(w, b, x, y, lr, epochs, cost):
    """z is clipped to −5 … 5, so that the output of a saturated neuron is wrong: a = σ(w x + b),
    however large z is."""

    def output():
        return sigmoid(np.clip(w * x + b, -5.0, 5.0))

    for _ in range(epochs):
        a = output()
        delta = (a - y) * (a * (1 - a) if cost == "quadratic" else 1.0)
        w, b = w - lr * delta * x, b - lr * delta
    return w, b, output()


@misconception_of("train_neuron")
def stops_at_a_small_step(w, b, x, y, lr, epochs, cost):
    """The training stops where δ is small, as if it had arrived; a saturated neuron has a small δ
    too and only learns slowly. Make all `epochs` steps."""
    for _ in range(epochs):
        a = sigmoid(w * x + b)
        delta = (a - y) * (a * (1 - a) if cost == "quadratic" else 1.0)
        if abs(delta) < 1e-4:
            break
        w, b = w - lr * delta * x, b - lr * delta
    return w, b, sigmoid(w * x + b)


@misconception_of("train_neuron")
def rate_left_out(w, b, x, y, lr, epochs, cost):
    """The learning rate is left out: w moves by −lr δ x and b by −lr δ."""
    return trained(w, b, x, y, 1.0, epochs, cost)


@misconception_of("train_neuron")
def rate_of_the_slides(w, b, x, y, lr, epochs, cost):
    """The learning rate is always 0.15, that of the slides: take the argument `lr`."""
    return trained(w, b, x, y, 0.15, epochs, cost)


@misconception_of("train_neuron")
def parentheses_of_the_slope_lost(w, b, x, y, lr, epochs, cost):
    """The parentheses are missing: (a − y)·a·1 − a subtracts a at the end; the quadratic cost's δ
    is (a − y)·a·(1 − a)."""

    def delta(a, z):
        return (a - y) * a * 1 - a if cost == "quadratic" else a - y

    return by_delta(w, b, x, y, lr, epochs, delta)


@misconception_of("train_neuron")
def output_of_the_loop(w, b, x, y, lr, epochs, cost):
    """`a` is what the last pass of the loop began with (and without a pass there is none); compute
    it once more for the w and b returned."""
    if not epochs:
        raise UnboundLocalError
    return output_before_the_last_step(w, b, x, y, lr, epochs, cost)
