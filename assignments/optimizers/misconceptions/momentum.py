"""Known mistakes in `momentum`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.optimizers import momentum


@misconception_of("momentum")
def velocity_as_an_average(x, v, g, lr, gamma):
    """The velocity is made an average, γ v + (1 − γ) g, and multiplied by lr afterwards: another
    convention. Here v' = γ v + lr·g and x' = x − v'."""
    v = gamma * v + (1 - gamma) * g
    return x - lr * v, v


@misconception_of("momentum")
def gradient_weighted_by_one_minus_gamma(x, v, g, lr, gamma):
    """There is a factor 1 − γ at the gradient: the velocity is no average, v' = γ v + lr·g."""
    return momentum(x, v, g, lr * (1 - gamma), gamma)


@misconception_of("momentum")
def rate_outside_the_velocity(x, v, g, lr, gamma):
    """v' = γ v + g and x' = x − lr·v' is PyTorch's convention; here the learning rate stands
    inside the velocity: v' = γ v + lr·g and x' = x − v'."""
    v = gamma * v + g
    return x - lr * v, v


@misconception_of("momentum")
def nesterov(x, v, g, lr, gamma):
    """This is Nesterov's variant, which goes on by γ v' + lr·g; plain momentum moves x by v'."""
    v = gamma * v + lr * g
    return x - gamma * v - lr * g, v


@misconception_of("momentum")
def moved_by_the_old_velocity(x, v, g, lr, gamma):
    """x moves by the old velocity: first compute v', then x' = x − v'."""
    return x - v, gamma * v + lr * g


@misconception_of("momentum")
def rate_twice(x, v, g, lr, gamma):
    """The learning rate is applied twice: v' already holds it, so x' = x − v'."""
    v = gamma * v + lr * g
    return x - lr * v, v


@misconception_of("momentum")
def no_rate(x, v, g, lr, gamma):
    """The learning rate is not used: v' = γ v + lr·g."""
    return momentum(x, v, g, 1.0, gamma)


@misconception_of("momentum")
def velocity_added(x, v, g, lr, gamma):
    """The velocity is added, which climbs the cost: x' = x − v'."""
    v = gamma * v + lr * g
    return x + v, v


@misconception_of("momentum")
def velocity_points_downhill(x, v, g, lr, gamma):
    """v' = γ v − lr·g and x' = x + v' is another convention, in which v has the other sign; here
    v' = γ v + lr·g and x' = x − v'."""
    v = gamma * v - lr * g
    return x + v, v


@misconception_of("momentum")
def old_velocity_returned(x, v, g, lr, gamma):
    """The velocity that is returned is the old one: without v' the next step cannot build on
    this one."""
    return momentum(x, v, g, lr, gamma)[0], v.copy()


@misconception_of("momentum")
def velocity_before_x(x, v, g, lr, gamma):
    """The two results are exchanged: return (x', v')."""
    return momentum(x, v, g, lr, gamma)[::-1]


@misconception_of("momentum")
def velocity_without_memory(x, v, g, lr, gamma):
    """The old velocity is not used, so this is plain gradient descent: v' = γ v + lr·g."""
    return momentum(x, v, g, lr, 0.0)


@misconception_of("momentum")
def gamma_as_friction(x, v, g, lr, gamma):
    """The old velocity is multiplied by 1 − γ; γ is the share that is kept: v' = γ v + lr·g."""
    return momentum(x, v, g, lr, 1 - gamma)


@misconception_of("momentum")
def old_velocity_kept_whole(x, v, g, lr, gamma):
    """γ is missing: the velocity fades by the factor γ at every step, v' = γ v + lr·g."""
    return momentum(x, v, g, lr, 1.0)


@misconception_of("momentum")
def x_alone_after_momentum(x, v, g, lr, gamma):
    """Only x is returned: the next step needs the new velocity too, so return (x', v')."""
    return momentum(x, v, g, lr, gamma)[0]


@misconception_of("momentum")
def stepped_by_the_gradient_alone(x, v, g, lr, gamma):
    """The velocity is updated but not used: x moves by v', not by lr·g alone."""
    return x - lr * g, gamma * v + lr * g


@misconception_of("momentum")
def nesterov_with_the_old_velocity(x, v, g, lr, gamma):
    """This is Nesterov's variant, written with the old and the new velocity (v downhill, and
    x' = x − γ v + (1 + γ) v'); plain momentum has v' = γ v + lr·g and x' = x − v'."""
    new_v = gamma * v - lr * g
    return x - gamma * v + (1 + gamma) * new_v, new_v


@misconception_of("momentum")
def minus_twice(x, v, g, lr, gamma):
    """There is a minus in v' and another in x', so x climbs by lr·g: v' = γ v + lr·g and
    x' = x − v'."""
    v = gamma * v - lr * g
    return x - v, v


@misconception_of("momentum")
def rate_at_the_old_velocity_too(x, v, g, lr, gamma):
    """The learning rate multiplies the old velocity too, which already holds it: it belongs to g
    alone, v' = γ v + lr·g."""
    v = lr * (gamma * v + g)
    return x - v, v


@misconception_of("momentum")
def gamma_at_the_gradient_too(x, v, g, lr, gamma):
    """γ multiplies the gradient too, γ (v + lr·g): only the old velocity fades, v' = γ v + lr·g."""
    return momentum(x, v, g, gamma * lr, gamma)


@misconception_of("momentum")
def gamma_and_one_minus_gamma_exchanged(x, v, g, lr, gamma):
    """(1 − γ) v + γ·lr·g is an average with the shares exchanged: v' = γ v + lr·g."""
    v = (1 - gamma) * v + gamma * lr * g
    return x - v, v


@misconception_of("momentum")
def rate_and_gamma_exchanged(x, v, g, lr, gamma):
    """lr and γ are exchanged: γ belongs to the old velocity and lr to the gradient,
    v' = γ v + lr·g."""
    return momentum(x, v, g, gamma, lr)


@misconception_of("momentum")
def moved_twice(x, v, g, lr, gamma):
    """x moves by lr·g besides v': v' holds that step already, x' = x − v'."""
    x, v = momentum(x, v, g, lr, gamma)
    return x - lr * g, v


@misconception_of("momentum")
def velocity_kept_where_g_is_0(x, v, g, lr, gamma):
    """Where g is 0, v stays as it is: it fades there too, v' = γ v."""
    v = np.where(g == 0, v, gamma * v + lr * g)
    return x - v, v


@misconception_of("momentum")
def at_a_stop_where_g_is_0(x, v, g, lr, gamma):
    """Where g is 0, neither x nor v changes: the velocity fades there too, v' = γ v, and x goes on
    rolling by it."""
    new_x, new_v = momentum(x, v, g, lr, gamma)
    return np.where(g == 0, x, new_x), np.where(g == 0, v, new_v)


@misconception_of("momentum")
def gamma_of_0_replaced(x, v, g, lr, gamma):
    """γ = 0 is taken for "not given" and replaced by 0.9: 0 is a value as good as any, by which the
    old velocity is forgotten at once."""
    return momentum(x, v, g, lr, gamma or 0.9)


@misconception_of("momentum")
def momentum_gamma_fixed(x, v, g, lr, gamma):
    """The argument `gamma` is not used: 0.9 is only a common choice."""
    return momentum(x, v, g, lr, 0.9)
