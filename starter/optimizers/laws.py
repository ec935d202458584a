"""Public laws of `optimizers`: what one step of each method must satisfy."""

import numpy as np

from autograder.laws import agree, law, sequence


def arrays(got, count):
    """The parts of a result, as arrays."""
    return [np.asarray(part) for part in sequence(got, count)]


def drawn_shape(case):
    """Vectors in some trials, matrices in others."""
    return case.sizes(1 + case.number % 2, 1, 4)


def hyperparameters(case):
    """A learning rate, how much of a memory is kept, and a large ε."""
    lr, keep, eps = case.probabilities(3)
    return float(lr), float(keep), float(eps)


@law("ewma")
def of_a_constant_approaches_it_from_zero(student, case):
    """What is missing of a constant c after t values is γᵗ c: the average starts from zero."""
    n, (gamma, c, _) = case.size(1, 6), hyperparameters(case)
    missing = c * gamma ** np.arange(1, n + 1)
    agree(student.ewma(np.full(n, c), gamma), c - missing, scale=c)


@law("ewma")
def is_linear_in_the_sequence(student, case):
    """The average of a sum of two sequences is the sum of their averages."""
    n, (gamma, _, _) = case.size(1, 6), hyperparameters(case)
    a, b = case.normal(n, n)
    separate = np.asarray(student.ewma(a, gamma)) + np.asarray(student.ewma(b, gamma))
    agree(student.ewma(a + b, gamma), separate, scale=1.0)


@law("ewma")
def does_not_see_the_future(student, case):
    """The first values of the average do not change when the sequence goes on."""
    n, (gamma, _, _) = case.size(2, 7), hyperparameters(case)
    xs = case.normal(n)
    longer = np.asarray(student.ewma(xs, gamma))
    agree(longer.shape, (n,), what="the shape of the average")
    agree(longer[:-1], np.asarray(student.ewma(xs[:-1], gamma)))


@law("momentum")
def starts_as_plain_descent(student, case):
    """From rest the first step is −lr·g, and it is the new velocity that was subtracted."""
    shape, (lr, gamma, _) = drawn_shape(case), hyperparameters(case)
    x, g = case.normal(shape, shape)
    new_x, new_v = arrays(student.momentum(x, np.zeros(shape), g, lr, gamma), 2)
    agree(new_x, x - lr * g, scale=1.0, what="the new x")
    agree(new_v, lr * g, what="the new v")


@law("momentum")
def coasts_without_a_gradient(student, case):
    """Where g = 0 the velocity fades by the factor γ, and x goes on by the new velocity."""
    shape, (lr, gamma, _) = drawn_shape(case), hyperparameters(case)
    x, v = case.normal(shape, shape)
    new_x, new_v = arrays(student.momentum(x, v, np.zeros(shape), lr, gamma), 2)
    agree(new_v, gamma * v, what="the new v")
    agree(x - new_x, gamma * v, scale=1.0, what="how far x went")


@law("momentum")
def has_a_limiting_velocity(student, case):
    """On a steady slope the velocity lr·g/(1 − γ) no longer changes."""
    shape, (lr, gamma, _) = drawn_shape(case), hyperparameters(case)
    x, g = case.normal(shape, shape)
    limit = lr * g / (1 - gamma)
    new_x, new_v = arrays(student.momentum(x, limit, g, lr, gamma), 2)
    agree(new_v, limit, what="the new v")
    agree(x - new_x, limit, scale=1.0 + np.max(np.abs(limit)), what="how far x went")


@law("adagrad")
def adagrad_does_not_mind_the_unit_of_the_cost(student, case):
    """With g ten times as large (s and ε in their squares, a hundred times) x goes just as far."""
    shape, (lr, _, eps) = drawn_shape(case), hyperparameters(case)
    x, g = case.normal(shape, shape)
    s = case.positive(shape)
    new_x, new_s = arrays(student.adagrad(x, s, g, lr, eps), 2)
    other_x, other_s = arrays(student.adagrad(x, 100 * s, 10 * g, lr, 100 * eps), 2)
    agree(other_x, new_x, scale=1.0, what="the new x")
    agree(other_s, 100 * new_s, what="the new s")


@law("adagrad")
def adagrad_slows_down_like_one_over_the_root_of_the_time(student, case):
    """From rest, with a steady gradient, step number t has the length lr/sqrt(t); a parameter
    without a gradient stays where it is."""
    shape, (lr, _, _) = drawn_shape(case), hyperparameters(case)
    x, g = case.normal(shape, shape)
    g.flat[1::3] = 0.0
    s = np.zeros(shape)
    for t in range(1, 4):
        new_x, s = arrays(student.adagrad(x, s, g, lr, 1e-12), 2)
        agree(x - new_x, lr / np.sqrt(t) * np.sign(g), scale=1.0, what=f"step {t}")
        x = new_x


@law("rmsprop")
def rmsprop_does_not_mind_the_unit_of_the_cost(student, case):
    """With g ten times as large (s and ε in their squares, a hundred times) x goes just as far."""
    shape, (lr, gamma, eps) = drawn_shape(case), hyperparameters(case)
    x, g = case.normal(shape, shape)
    s = case.positive(shape)
    new_x, new_s = arrays(student.rmsprop(x, s, g, lr, gamma, eps), 2)
    other_x, other_s = arrays(student.rmsprop(x, 100 * s, 10 * g, lr, gamma, 100 * eps), 2)
    agree(other_x, new_x, scale=1.0, what="the new x")
    agree(other_s, 100 * new_s, what="the new s")


@law("rmsprop")
def rmsprop_settles_on_a_steady_slope(student, case):
    """Where s = g² already, s stays, and x moves by lr against the sign of g (for ε near 0)."""
    shape, (lr, gamma, _) = drawn_shape(case), hyperparameters(case)
    x, g = case.normal(shape, shape)
    new_x, new_s = arrays(student.rmsprop(x, g**2, g, lr, gamma, 1e-12), 2)
    agree(new_s, g**2, what="the new s")
    agree(x - new_x, lr * np.sign(g), scale=1.0, what="how far x went")


@law("rmsprop")
def rmsprop_starts_with_a_longer_step(student, case):
    """From rest the first step has the length lr/sqrt(1 − γ) (for ε near 0); a parameter without a
    gradient stays where it is."""
    shape, (lr, gamma, _) = drawn_shape(case), hyperparameters(case)
    x, g = case.normal(shape, shape)
    g.flat[1::3] = 0.0
    new_x, _ = arrays(student.rmsprop(x, np.zeros(shape), g, lr, gamma, 1e-12), 2)
    step = lr / np.sqrt(1 - gamma)
    agree(x - new_x, step * np.sign(g), scale=1.0 + step, what="how far x went")


@law("adadelta")
def steps_by_the_gradient_where_both_memories_are_its_square(student, case):
    """Where s = d = g², the quotient under the root is 1: x moves by g, and the memories stay."""
    shape, (_, rho, eps) = drawn_shape(case), hyperparameters(case)
    x, g = case.normal(shape, shape)
    new_x, new_s, new_d = arrays(student.adadelta(x, g**2, g**2, g, rho, eps), 3)
    agree(x - new_x, g, scale=1.0, what="how far x went")
    agree(new_s, g**2, what="the new s")
    agree(new_d, g**2, what="the new d")


@law("adadelta")
def starts_with_a_step_that_epsilon_sets(student, case):
    """From rest the first step has the length sqrt(ε/(1 − ρ)), however large g is (for ε near 0),
    and what is remembered of it is ε."""
    shape, (_, rho, _) = drawn_shape(case), hyperparameters(case)
    rest, eps = np.zeros(shape), 1e-12
    g = case.normal(shape)
    new_x, _, new_d = arrays(student.adadelta(rest, rest, rest, g, rho, eps), 3)
    agree(new_x, -np.sqrt(eps / (1 - rho)) * np.sign(g), what="the new x")
    agree(new_d, np.full(shape, eps), what="the new d")


@law("adadelta")
def adadelta_grows_with_its_units(student, case):
    """x and g ten times as large, s, d and ε a hundred times: the same path in another unit."""
    shape, (_, rho, eps) = drawn_shape(case), hyperparameters(case)
    x, g = case.normal(shape, shape)
    s, d = case.positive(shape, shape)
    x1, s1, d1 = arrays(student.adadelta(x, s, d, g, rho, eps), 3)
    x2, s2, d2 = arrays(student.adadelta(10 * x, 100 * s, 100 * d, 10 * g, rho, 100 * eps), 3)
    agree(x2, 10 * x1, scale=10.0, what="the new x")
    agree(s2, 100 * s1, what="the new s")
    agree(d2, 100 * d1, what="the new d")


@law("adadelta")
def remembers_the_square_of_its_step(student, case):
    """With ρ near 0 all that is remembered is the last gradient's square, and the last step's."""
    shape, (_, _, eps) = drawn_shape(case), hyperparameters(case)
    x, g = case.normal(shape, shape)
    s, d = case.positive(shape, shape)
    new_x, new_s, new_d = arrays(student.adadelta(x, s, d, g, 1e-9, eps), 3)
    agree(new_s, g**2, what="the new s")
    agree(np.sqrt(new_d), np.abs(x - new_x), scale=1.0, what="the root of the new d")
