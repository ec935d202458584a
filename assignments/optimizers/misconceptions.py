"""Known mistakes in the optimisers. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.optimizers import adadelta, adagrad, ewma, momentum, rmsprop

# --- ewma -------------------------------------------------------------------------------


def recursion(xs, keep, take, y=0.0):
    """y ← keep·y + take·x, all of the values."""
    ys = []
    for x in xs:
        y = keep * y + take * x
        ys.append(y)
    return np.array(ys)


@misconception_of("ewma")
def coefficients_exchanged(xs, gamma):
    """γ stands at the new value: it is the share of the old average, and 1 − γ that of the new
    value. (Some sources write it your way round.)"""
    return recursion(xs, 1 - gamma, gamma)


@misconception_of("ewma")
def average_starts_at_the_first_value(xs, gamma):
    """The average starts at x_0; here it starts from y_{−1} = 0, so that y_0 = (1 − γ) x_0."""
    return recursion(xs, gamma, 1 - gamma, y=xs[0])


@misconception_of("ewma")
def start_corrected(xs, gamma):
    """The averages are divided by 1 − γ^{t+1}: this bias correction is a part of Adam, and not of
    y_t = γ y_{t−1} + (1 − γ) x_t."""
    return ewma(xs, gamma) / (1 - gamma ** np.arange(1, len(xs) + 1))


@misconception_of("ewma")
def new_value_taken_whole(xs, gamma):
    """The factor 1 − γ is missing at the new value: without it this is a fading sum, no average."""
    return recursion(xs, gamma, 1.0)


@misconception_of("ewma")
def last_average_only(xs, gamma):
    """Only the last average is returned; all of them, y_0 … y_{n−1}, are asked for."""
    return ewma(xs, gamma)[-1]


@misconception_of("ewma")
def zero_in_front(xs, gamma):
    """The start y_{−1} = 0 is returned as well: the result begins with y_0, and has n entries."""
    return np.concatenate([[0.0], ewma(xs, gamma)])


@misconception_of("ewma")
def one_step_late(xs, gamma):
    """The averages are one step late: y_t already holds x_t itself."""
    return np.concatenate([[0.0], ewma(xs, gamma)[:-1]])


@misconception_of("ewma")
def values_of_two_steps_mixed(xs, gamma):
    """γ multiplies the value before, x_{t−1}; it multiplies the *average* before, y_{t−1}, which
    remembers all earlier values."""
    return gamma * np.concatenate([[0.0], xs[:-1]]) + (1 - gamma) * xs


@misconception_of("ewma")
def all_values_alike(xs, gamma):
    """This is the mean of all values so far: γ plays no part, and nothing fades."""
    return np.cumsum(xs) / np.arange(1, len(xs) + 1)


@misconception_of("ewma")
def sequence_backwards(xs, gamma):
    """The sequence is run through from its end: y_t follows from y_{t−1}, so begin at x_0."""
    return ewma(xs[::-1], gamma)[::-1]


@misconception_of("ewma")
def old_average_kept_whole(xs, gamma):
    """The factor γ is missing at the old average, which must fade by it:
    y_t = γ y_{t−1} + (1 − γ) x_t."""
    return recursion(xs, 1.0, 1 - gamma)


@misconception_of("ewma")
def first_value_skipped(xs, gamma):
    """y_0 is 0, and the loop begins at t = 1: the first value counts too, y_0 = (1 − γ) x_0."""
    return np.concatenate([[0.0], ewma(xs[1:], gamma)])


@misconception_of("ewma")
def oldest_value_weighs_most(xs, gamma):
    """The weights run the wrong way: the newest value has the weight 1 − γ, and one that is k steps
    older γᵏ times as much."""
    weights = (1 - gamma) * gamma ** np.arange(len(xs))
    return np.cumsum(weights * xs)


@misconception_of("ewma")
def one_gamma_too_many(xs, gamma):
    """The weights begin at γ: the newest value has the weight (1 − γ) γ⁰ = 1 − γ."""
    return gamma * ewma(xs, gamma)


@misconception_of("ewma")
def gamma_fixed_at_nine_tenths(xs, gamma):
    """The argument `gamma` is not used: 0.9 is only a common choice."""
    return ewma(xs, 0.9)


# --- momentum ---------------------------------------------------------------------------


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


# --- AdaGrad ----------------------------------------------------------------------------


@misconception_of("adagrad")
def adagrad_without_the_root(x, s, g, lr, eps=1e-6):
    """The root is missing: lr is divided by sqrt(s' + ε), not by s' + ε."""
    s = s + g**2
    return x - lr / (s + eps) * g, s


@misconception_of("adagrad")
def adagrad_epsilon_outside(x, s, g, lr, eps=1e-6):
    """ε is added outside the root, as PyTorch does; here it stands inside: sqrt(s' + ε)."""
    s = s + g**2
    return x - lr / (np.sqrt(s) + eps) * g, s


@misconception_of("adagrad")
def adagrad_without_epsilon(x, s, g, lr, eps=1e-6):
    """ε is not used: divide by sqrt(s' + ε), or a parameter that has seen no gradient gives
    0/0."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return adagrad(x, s, g, lr, 0.0)


@misconception_of("adagrad")
def adagrad_by_the_old_memory(x, s, g, lr, eps=1e-6):
    """The old s stands under the root: first add g², then divide by sqrt(s' + ε)."""
    return x - lr / np.sqrt(s + eps) * g, s + g**2


@misconception_of("adagrad")
def memory_overwritten(x, s, g, lr, eps=1e-6):
    """s is overwritten by g²: AdaGrad adds up the squares of all gradients, s' = s + g²."""
    return adagrad(x, np.zeros_like(s), g, lr, eps)


@misconception_of("adagrad")
def adagrad_epsilon_remembered(x, s, g, lr, eps=1e-6):
    """ε has got into the memory that is returned: s' = s + g², and ε is added only under the
    root."""
    x, s = adagrad(x, s, g, lr, eps)
    return x, s + eps


@misconception_of("adagrad")
def adagrad_gradient_not_squared(x, s, g, lr, eps=1e-6):
    """s collects |g|, not its square: s' = s + g²."""
    s = s + np.abs(g)
    return x - lr / np.sqrt(s + eps) * g, s


@misconception_of("adagrad")
def one_memory_for_all(x, s, g, lr, eps=1e-6):
    """The squares of all parameters are added together; each parameter has a memory and a rate of
    its own: g² is taken entry by entry."""
    s = s + np.sum(g**2)
    return x - lr / np.sqrt(s + eps) * g, s


@misconception_of("adagrad")
def adagrad_gradient_left_out(x, s, g, lr, eps=1e-6):
    """x moves by the rate lr/sqrt(s' + ε) alone; it must still be multiplied by the gradient g."""
    s = s + g**2
    return x - lr / np.sqrt(s + eps), s


@misconception_of("adagrad")
def adagrad_uphill(x, s, g, lr, eps=1e-6):
    """The step is added, which climbs the cost: x' = x − lr/sqrt(s' + ε)·g."""
    new_x, s = adagrad(x, s, g, lr, eps)
    return 2 * x - new_x, s


@misconception_of("adagrad")
def adagrad_results_exchanged(x, s, g, lr, eps=1e-6):
    """The two results are exchanged: return (x', s')."""
    return adagrad(x, s, g, lr, eps)[::-1]


@misconception_of("adagrad")
def adagrad_memory_not_updated(x, s, g, lr, eps=1e-6):
    """The memory that is returned is the old one: return s' = s + g², or nothing is ever
    remembered."""
    return adagrad(x, s, g, lr, eps)[0], s.copy()


@misconception_of("adagrad")
def fading_memory_in_adagrad(x, s, g, lr, eps=1e-6):
    """The memory fades (0.9 s + 0.1 g²): that is RMSProp. AdaGrad forgets nothing, s' = s + g²."""
    return rmsprop(x, s, g, lr, 0.9, eps)


@misconception_of("adagrad")
def root_remembered(x, s, g, lr, eps=1e-6):
    """The root is taken of what is remembered: s stays a sum of squares; only the rate has the
    root."""
    s = np.sqrt(s + g**2)
    return x - lr / (s + eps) * g, s


@misconception_of("adagrad")
def adagrad_small_default(x, s, g, lr, eps=1e-8):
    """The default of ε is 1e-8; here it is 1e-6."""
    return adagrad(x, s, g, lr, eps)


@misconception_of("adagrad")
def adagrad_default_of_epsilon_only(x, s, g, lr, eps=1e-6):
    """The argument `eps` is ignored: 1e-6 is only its default."""
    return adagrad(x, s, g, lr)


def adagrad_with(step):
    """AdaGrad with another step, given the new s, g, lr and ε."""

    def function(x, s, g, lr, eps=1e-6):
        s = s + g**2
        with np.errstate(invalid="ignore", divide="ignore"):
            return x - step(s, g, lr, eps), s

    return function


@misconception_of("adagrad")
def adagrad_rate_left_out(x, s, g, lr, eps=1e-6):
    """The learning rate is not used: x' = x − lr/sqrt(s' + ε)·g."""
    return adagrad(x, s, g, 1.0, eps)


@misconception_of("adagrad")
def adagrad_rate_under_the_root(x, s, g, lr, eps=1e-6):
    """The learning rate has got under the root: only s' + ε stands there, lr/sqrt(s' + ε)."""
    return adagrad(x, s, g, np.sqrt(lr), eps)


@misconception_of("adagrad")
def adagrad_multiplied_by_the_root(x, s, g, lr, eps=1e-6):
    """lr is multiplied by sqrt(s' + ε): divide by it, so that large gradients make small rates."""
    return adagrad_with(lambda s, g, lr, e: lr * np.sqrt(s + e) * g)(x, s, g, lr, eps)


@misconception_of("adagrad")
def adagrad_memory_unused(x, s, g, lr, eps=1e-6):
    """s' is not used for the step, which is plain gradient descent: x' = x − lr/sqrt(s' + ε)·g."""
    return adagrad_with(lambda s, g, lr, e: lr * g)(x, s, g, lr, eps)


@misconception_of("adagrad")
def adagrad_scaled_by_this_gradient(x, s, g, lr, eps=1e-6):
    """Under the root stands g² alone: divide by the root of all that s' has collected,
    sqrt(s' + ε)."""
    return adagrad_with(lambda s, g, lr, e: lr / np.sqrt(g**2 + e) * g)(x, s, g, lr, eps)


@misconception_of("adagrad")
def adagrad_square_of_the_gradient_in_the_step(x, s, g, lr, eps=1e-6):
    """The step has g², which loses the sign: the square is for s only, and
    x' = x − lr/sqrt(s' + ε)·g."""
    return adagrad_with(lambda s, g, lr, e: lr / np.sqrt(s + e) * g**2)(x, s, g, lr, eps)


@misconception_of("adagrad")
def adagrad_sign_of_the_gradient(x, s, g, lr, eps=1e-6):
    """The step has the sign of g; it must have g itself, x' = x − lr/sqrt(s' + ε)·g."""
    return adagrad_with(lambda s, g, lr, e: lr / np.sqrt(s + e) * np.sign(g))(x, s, g, lr, eps)


@misconception_of("adagrad")
def adagrad_gradient_itself_added(x, s, g, lr, eps=1e-6):
    """s collects g itself, whose signs cancel (and whose root may be nan): s' = s + g²."""
    s = s + g
    with np.errstate(invalid="ignore", divide="ignore"):
        return x - lr / np.sqrt(s + eps) * g, s


@misconception_of("adagrad")
def adagrad_epsilon_in_memory_and_root(x, s, g, lr, eps=1e-6):
    """ε is added to the memory and once more under the root: s' = s + g² is free of it."""
    return adagrad(x, s + eps, g, lr, eps)


@misconception_of("adagrad")
def adagrad_epsilon_as_a_floor(x, s, g, lr, eps=1e-6):
    """ε is a floor, max(s', ε): it is added, sqrt(s' + ε)."""
    rule = adagrad_with(lambda s, g, lr, e: lr / np.sqrt(np.maximum(s, e)) * g)
    return rule(x, s, g, lr, eps)


@misconception_of("adagrad")
def adagrad_epsilon_squared(x, s, g, lr, eps=1e-6):
    """ε² stands under the root; it is ε itself: sqrt(s' + ε)."""
    return adagrad(x, s, g, lr, eps**2)


@misconception_of("adagrad")
def adagrad_root_returned(x, s, g, lr, eps=1e-6):
    """The root of s' is returned: return s' itself, a sum of squares, or the next step adds a
    square to a root."""
    x, s = adagrad(x, s, g, lr, eps)
    return x, np.sqrt(s)


@misconception_of("adagrad")
def x_alone_after_adagrad(x, s, g, lr, eps=1e-6):
    """Only x is returned: the next step needs the new s too, so return (x', s')."""
    return adagrad(x, s, g, lr, eps)[0]


@misconception_of("adagrad")
def adagrad_default_of_keras(x, s, g, lr, eps=1e-7):
    """The default of ε is 1e-7, as in Keras; here it is 1e-6."""
    return adagrad(x, s, g, lr, eps)


@misconception_of("adagrad")
def adagrad_default_of_pytorch(x, s, g, lr, eps=1e-10):
    """The default of ε is 1e-10, as in PyTorch; here it is 1e-6."""
    return adagrad(x, s, g, lr, eps)


# --- RMSProp ----------------------------------------------------------------------------


@misconception_of("rmsprop")
def gamma_at_the_new_square(x, s, g, lr, gamma, eps=1e-6):
    """γ stands at the new square: s' = γ s + (1 − γ) g², so γ is the share of the old memory."""
    return rmsprop(x, s, g, lr, 1 - gamma, eps)


@misconception_of("rmsprop")
def rmsprop_by_the_old_memory(x, s, g, lr, gamma, eps=1e-6):
    """The old s stands under the root: first compute s', then divide by sqrt(s' + ε)."""
    return x - lr / np.sqrt(s + eps) * g, gamma * s + (1 - gamma) * g**2


@misconception_of("rmsprop")
def rmsprop_epsilon_outside(x, s, g, lr, gamma, eps=1e-6):
    """ε is added outside the root, as PyTorch does; here it stands inside: sqrt(s' + ε)."""
    s = gamma * s + (1 - gamma) * g**2
    return x - lr / (np.sqrt(s) + eps) * g, s


@misconception_of("rmsprop")
def rmsprop_without_epsilon(x, s, g, lr, gamma, eps=1e-6):
    """ε is not used: divide by sqrt(s' + ε), or a parameter that has seen no gradient gives
    0/0."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return rmsprop(x, s, g, lr, gamma, 0.0)


@misconception_of("rmsprop")
def rmsprop_without_the_root(x, s, g, lr, gamma, eps=1e-6):
    """The root is missing: lr is divided by sqrt(s' + ε), not by s' + ε."""
    s = gamma * s + (1 - gamma) * g**2
    return x - lr / (s + eps) * g, s


@misconception_of("rmsprop")
def nothing_forgotten(x, s, g, lr, gamma, eps=1e-6):
    """s' = s + g² is AdaGrad's memory, which never fades; RMSProp's is s' = γ s + (1 − γ) g²."""
    return adagrad(x, s, g, lr, eps)


@misconception_of("rmsprop")
def new_square_taken_whole(x, s, g, lr, gamma, eps=1e-6):
    """The factor 1 − γ is missing at g²: s is an average, s' = γ s + (1 − γ) g²."""
    s = gamma * s + g**2
    return x - lr / np.sqrt(s + eps) * g, s


@misconception_of("rmsprop")
def old_square_taken_whole(x, s, g, lr, gamma, eps=1e-6):
    """The factor γ is missing at the old s, which must fade: s' = γ s + (1 − γ) g²."""
    s = s + (1 - gamma) * g**2
    return x - lr / np.sqrt(s + eps) * g, s


@misconception_of("rmsprop")
def rmsprop_gradient_not_squared(x, s, g, lr, gamma, eps=1e-6):
    """s averages |g|, not its square: s' = γ s + (1 − γ) g²."""
    s = gamma * s + (1 - gamma) * np.abs(g)
    return x - lr / np.sqrt(s + eps) * g, s


@misconception_of("rmsprop")
def average_squared(x, s, g, lr, gamma, eps=1e-6):
    """1 − γ is squared with the gradient: the square is of g alone, s' = γ s + (1 − γ) g²."""
    s = gamma * s + ((1 - gamma) * g) ** 2
    return x - lr / np.sqrt(s + eps) * g, s


@misconception_of("rmsprop")
def mean_square_over_all(x, s, g, lr, gamma, eps=1e-6):
    """The mean square of the whole gradient is averaged; each parameter has a memory of its own:
    "mean" is over time, and g² is taken entry by entry."""
    s = gamma * s + (1 - gamma) * np.mean(g**2)
    return x - lr / np.sqrt(s + eps) * g, s


@misconception_of("rmsprop")
def rmsprop_epsilon_remembered(x, s, g, lr, gamma, eps=1e-6):
    """ε has got into the memory that is returned: s' = γ s + (1 − γ) g², and ε is added only
    under the root."""
    x, s = rmsprop(x, s, g, lr, gamma, eps)
    return x, s + eps


@misconception_of("rmsprop")
def rmsprop_gradient_left_out(x, s, g, lr, gamma, eps=1e-6):
    """x moves by the rate lr/sqrt(s' + ε) alone; it must still be multiplied by the gradient g."""
    s = gamma * s + (1 - gamma) * g**2
    return x - lr / np.sqrt(s + eps), s


@misconception_of("rmsprop")
def rmsprop_uphill(x, s, g, lr, gamma, eps=1e-6):
    """The step is added, which climbs the cost: x' = x − lr/sqrt(s' + ε)·g."""
    new_x, s = rmsprop(x, s, g, lr, gamma, eps)
    return 2 * x - new_x, s


@misconception_of("rmsprop")
def averaged_gradient_taken_for_the_step(x, s, g, lr, gamma, eps=1e-6):
    """The step has a factor 1 − γ: x moves by lr/sqrt(s' + ε)·g, with the whole gradient; only
    the memory is an average."""
    s = gamma * s + (1 - gamma) * g**2
    return x - lr / np.sqrt(s + eps) * (1 - gamma) * g, s


@misconception_of("rmsprop")
def rmsprop_results_exchanged(x, s, g, lr, gamma, eps=1e-6):
    """The two results are exchanged: return (x', s')."""
    return rmsprop(x, s, g, lr, gamma, eps)[::-1]


@misconception_of("rmsprop")
def rmsprop_small_default(x, s, g, lr, gamma, eps=1e-8):
    """The default of ε is 1e-8, as in PyTorch; here it is 1e-6."""
    return rmsprop(x, s, g, lr, gamma, eps)


@misconception_of("rmsprop")
def rmsprop_default_of_epsilon_only(x, s, g, lr, gamma, eps=1e-6):
    """The argument `eps` is ignored: 1e-6 is only its default."""
    return rmsprop(x, s, g, lr, gamma)


def rmsprop_with(step):
    """RMSProp with another step, given the new s, g, lr and ε."""

    def function(x, s, g, lr, gamma, eps=1e-6):
        s = gamma * s + (1 - gamma) * g**2
        with np.errstate(invalid="ignore", divide="ignore"):
            return x - step(s, g, lr, eps), s

    return function


@misconception_of("rmsprop")
def rmsprop_rate_left_out(x, s, g, lr, gamma, eps=1e-6):
    """The learning rate is not used: x' = x − lr/sqrt(s' + ε)·g."""
    return rmsprop(x, s, g, 1.0, gamma, eps)


@misconception_of("rmsprop")
def rmsprop_rate_under_the_root(x, s, g, lr, gamma, eps=1e-6):
    """The learning rate has got under the root: only s' + ε stands there, lr/sqrt(s' + ε)."""
    return rmsprop(x, s, g, np.sqrt(lr), gamma, eps)


@misconception_of("rmsprop")
def rmsprop_multiplied_by_the_root(x, s, g, lr, gamma, eps=1e-6):
    """lr is multiplied by sqrt(s' + ε): divide by it, so that large gradients make small rates."""
    rule = rmsprop_with(lambda s, g, lr, e: lr * np.sqrt(s + e) * g)
    return rule(x, s, g, lr, gamma, eps)


@misconception_of("rmsprop")
def rmsprop_memory_unused(x, s, g, lr, gamma, eps=1e-6):
    """s' is not used for the step, which is plain gradient descent: x' = x − lr/sqrt(s' + ε)·g."""
    return rmsprop_with(lambda s, g, lr, e: lr * g)(x, s, g, lr, gamma, eps)


@misconception_of("rmsprop")
def rmsprop_scaled_by_this_gradient(x, s, g, lr, gamma, eps=1e-6):
    """Under the root stands g² alone: divide by the root of the average, sqrt(s' + ε)."""
    rule = rmsprop_with(lambda s, g, lr, e: lr / np.sqrt(g**2 + e) * g)
    return rule(x, s, g, lr, gamma, eps)


@misconception_of("rmsprop")
def rmsprop_square_of_the_gradient_in_the_step(x, s, g, lr, gamma, eps=1e-6):
    """The step has g², which loses the sign: the square is for s only, and
    x' = x − lr/sqrt(s' + ε)·g."""
    rule = rmsprop_with(lambda s, g, lr, e: lr / np.sqrt(s + e) * g**2)
    return rule(x, s, g, lr, gamma, eps)


@misconception_of("rmsprop")
def rmsprop_sign_of_the_gradient(x, s, g, lr, gamma, eps=1e-6):
    """The step has the sign of g; it must have g itself, x' = x − lr/sqrt(s' + ε)·g."""
    rule = rmsprop_with(lambda s, g, lr, e: lr / np.sqrt(s + e) * np.sign(g))
    return rule(x, s, g, lr, gamma, eps)


@misconception_of("rmsprop")
def rmsprop_gradient_itself_averaged(x, s, g, lr, gamma, eps=1e-6):
    """s averages g itself, whose signs cancel (and whose root may be nan): square it first,
    s' = γ s + (1 − γ) g²."""
    s = gamma * s + (1 - gamma) * g
    with np.errstate(invalid="ignore", divide="ignore"):
        return x - lr / np.sqrt(s + eps) * g, s


@misconception_of("rmsprop")
def old_squares_dropped(x, s, g, lr, gamma, eps=1e-6):
    """The old s is not used: s' = γ s + (1 − γ) g² remembers the squares of earlier steps."""
    return rmsprop(x, np.zeros_like(s), g, lr, gamma, eps)


@misconception_of("rmsprop")
def sum_of_squares_over_all(x, s, g, lr, gamma, eps=1e-6):
    """The squares of all parameters are added together; each parameter has a memory and a rate of
    its own: g² is taken entry by entry."""
    s = gamma * s + (1 - gamma) * np.sum(g**2)
    return x - lr / np.sqrt(s + eps) * g, s


@misconception_of("rmsprop")
def rmsprop_epsilon_in_memory_and_root(x, s, g, lr, gamma, eps=1e-6):
    """ε is added to the memory and once more under the root: s' = γ s + (1 − γ) g² is free of
    it."""
    s = gamma * s + (1 - gamma) * g**2 + eps
    return x - lr / np.sqrt(s + eps) * g, s


@misconception_of("rmsprop")
def rmsprop_epsilon_as_a_floor(x, s, g, lr, gamma, eps=1e-6):
    """ε is a floor, max(s', ε): it is added, sqrt(s' + ε)."""
    rule = rmsprop_with(lambda s, g, lr, e: lr / np.sqrt(np.maximum(s, e)) * g)
    return rule(x, s, g, lr, gamma, eps)


@misconception_of("rmsprop")
def rmsprop_epsilon_squared(x, s, g, lr, gamma, eps=1e-6):
    """ε² stands under the root; it is ε itself: sqrt(s' + ε)."""
    return rmsprop(x, s, g, lr, gamma, eps**2)


@misconception_of("rmsprop")
def rmsprop_root_returned(x, s, g, lr, gamma, eps=1e-6):
    """The root of s' is returned: return s' itself, an average of squares, or the next step adds a
    square to a root."""
    x, s = rmsprop(x, s, g, lr, gamma, eps)
    return x, np.sqrt(s)


@misconception_of("rmsprop")
def rmsprop_memory_not_updated(x, s, g, lr, gamma, eps=1e-6):
    """The memory that is returned is the old one: return s' = γ s + (1 − γ) g², or nothing is ever
    remembered."""
    return rmsprop(x, s, g, lr, gamma, eps)[0], s.copy()


@misconception_of("rmsprop")
def rmsprop_start_corrected(x, s, g, lr, gamma, eps=1e-6):
    """s' is divided by 1 − γ before the root: a bias correction is a part of Adam; here it is
    sqrt(s' + ε)."""
    s = gamma * s + (1 - gamma) * g**2
    return x - lr / np.sqrt(s / (1 - gamma) + eps) * g, s


@misconception_of("rmsprop")
def rmsprop_gamma_fixed(x, s, g, lr, gamma, eps=1e-6):
    """The argument `gamma` is not used: 0.9 is only a common choice."""
    return rmsprop(x, s, g, lr, 0.9, eps)


@misconception_of("rmsprop")
def x_alone_after_rmsprop(x, s, g, lr, gamma, eps=1e-6):
    """Only x is returned: the next step needs the new s too, so return (x', s')."""
    return rmsprop(x, s, g, lr, gamma, eps)[0]


@misconception_of("rmsprop")
def rmsprop_default_of_keras(x, s, g, lr, gamma, eps=1e-7):
    """The default of ε is 1e-7, as in Keras; here it is 1e-6."""
    return rmsprop(x, s, g, lr, gamma, eps)


# --- AdaDelta ---------------------------------------------------------------------------


@misconception_of("adadelta")
def gradients_remembered_for_steps(x, s, d, g, rho, eps=1e-6):
    """d averages the squared gradients, as s does; it must average the squared steps:
    d' = ρ d + (1 − ρ) u²."""
    x, s, _ = adadelta(x, s, d, g, rho, eps)
    return x, s, rho * d + (1 - rho) * g**2


@misconception_of("adadelta")
def step_by_the_new_memory(x, s, d, g, rho, eps=1e-6):
    """The new d' is used for the step: u takes the d from *before* this step, and d' is made from
    u afterwards. (The study notes print both with the index t.)"""
    _, s, d = adadelta(x, s, d, g, rho, eps)
    return x - np.sqrt((d + eps) / (s + eps)) * g, s, d


@misconception_of("adadelta")
def adadelta_by_the_old_memory(x, s, d, g, rho, eps=1e-6):
    """The old s stands under the root: first compute s', then u = sqrt((d + ε)/(s' + ε))·g."""
    u = np.sqrt((d + eps) / (s + eps)) * g
    return x - u, rho * s + (1 - rho) * g**2, rho * d + (1 - rho) * u**2


def adadelta_with(step):
    """AdaDelta with another rule for u, given d, the new s, g and ε."""

    def function(x, s, d, g, rho, eps=1e-6):
        s = rho * s + (1 - rho) * g**2
        with np.errstate(invalid="ignore", divide="ignore"):
            u = step(d, s, g, eps)
        return x - u, s, rho * d + (1 - rho) * u**2

    return function


@misconception_of("adadelta")
def epsilon_below_only(x, s, d, g, rho, eps=1e-6):
    """ε is missing in the numerator: from d = 0 nothing would ever move; it is sqrt(d + ε)."""
    return adadelta_with(lambda d, s, g, e: np.sqrt(d / (s + e)) * g)(x, s, d, g, rho, eps)


@misconception_of("adadelta")
def epsilon_above_only(x, s, d, g, rho, eps=1e-6):
    """ε is missing in the denominator: it is sqrt(s' + ε), or g = 0 from rest gives 0/0."""
    return adadelta_with(lambda d, s, g, e: np.sqrt((d + e) / s) * g)(x, s, d, g, rho, eps)


@misconception_of("adadelta")
def adadelta_epsilon_outside(x, s, d, g, rho, eps=1e-6):
    """ε is added outside the roots; here it stands inside: sqrt(d + ε) and sqrt(s' + ε)."""
    rule = adadelta_with(lambda d, s, g, e: (np.sqrt(d) + e) / (np.sqrt(s) + e) * g)
    return rule(x, s, d, g, rho, eps)


@misconception_of("adadelta")
def quotient_upside_down(x, s, d, g, rho, eps=1e-6):
    """The quotient is upside down: the steps' memory d stands above, the gradients' s' below."""
    rule = adadelta_with(lambda d, s, g, e: np.sqrt((s + e) / (d + e)) * g)
    return rule(x, s, d, g, rho, eps)


@misconception_of("adadelta")
def adadelta_without_the_root(x, s, d, g, rho, eps=1e-6):
    """The root is missing: u = sqrt((d + ε)/(s' + ε))·g."""
    return adadelta_with(lambda d, s, g, e: (d + e) / (s + e) * g)(x, s, d, g, rho, eps)


@misconception_of("adadelta")
def past_steps_ignored(x, s, d, g, rho, eps=1e-6):
    """d is not used for the step: sqrt(d + ε) takes the place of a learning rate."""
    return adadelta_with(lambda d, s, g, e: np.sqrt(e / (s + e)) * g)(x, s, d, g, rho, eps)


@misconception_of("adadelta")
def steps_not_scaled(x, s, d, g, rho, eps=1e-6):
    """The step is g/sqrt(s' + ε), RMSProp with rate 1; AdaDelta multiplies it by sqrt(d + ε)."""
    return adadelta_with(lambda d, s, g, e: g / np.sqrt(s + e))(x, s, d, g, rho, eps)


@misconception_of("adadelta")
def rho_at_the_new_squares(x, s, d, g, rho, eps=1e-6):
    """ρ stands at the new squares: it is the share of the old memory, in s' and in d'."""
    return adadelta(x, s, d, g, 1 - rho, eps)


@misconception_of("adadelta")
def rho_exchanged_in_d_only(x, s, d, g, rho, eps=1e-6):
    """ρ and 1 − ρ are exchanged in d': it is ρ d + (1 − ρ) u², like s'."""
    new_x, s, _ = adadelta(x, s, d, g, rho, eps)
    return new_x, s, (1 - rho) * d + rho * (x - new_x) ** 2


@misconception_of("adadelta")
def step_not_squared(x, s, d, g, rho, eps=1e-6):
    """d averages |u|, not its square: d' = ρ d + (1 − ρ) u²."""
    new_x, s, _ = adadelta(x, s, d, g, rho, eps)
    return new_x, s, rho * d + (1 - rho) * np.abs(x - new_x)


@misconception_of("adadelta")
def squares_summed(x, s, d, g, rho, eps=1e-6):
    """s' = s + g² is AdaGrad's memory, which never fades; here s' = ρ s + (1 − ρ) g²."""
    s = s + g**2
    u = np.sqrt((d + eps) / (s + eps)) * g
    return x - u, s, rho * d + (1 - rho) * u**2


@misconception_of("adadelta")
def step_returned_for_its_memory(x, s, d, g, rho, eps=1e-6):
    """The step u itself is returned in the place of d'; d' is the fading average of its square."""
    new_x, s, _ = adadelta(x, s, d, g, rho, eps)
    return new_x, s, x - new_x


@misconception_of("adadelta")
def memories_exchanged(x, s, d, g, rho, eps=1e-6):
    """The memories are returned in the wrong order: (x', s', d'), gradients before steps."""
    x, s, d = adadelta(x, s, d, g, rho, eps)
    return x, d, s


@misconception_of("adadelta")
def steps_forgotten(x, s, d, g, rho, eps=1e-6):
    """d is returned as it came: remember this step too, d' = ρ d + (1 − ρ) u²."""
    x, s, _ = adadelta(x, s, d, g, rho, eps)
    return x, s, d.copy()


@misconception_of("adadelta")
def adadelta_uphill(x, s, d, g, rho, eps=1e-6):
    """The step is added, which climbs the cost: x' = x − u."""
    new_x, s, d = adadelta(x, s, d, g, rho, eps)
    return 2 * x - new_x, s, d


@misconception_of("adadelta")
def only_the_steps_memory_returned(x, s, d, g, rho, eps=1e-6):
    """Two values are returned: the next step needs both memories, so return (x', s', d')."""
    x, _, d = adadelta(x, s, d, g, rho, eps)
    return x, d


@misconception_of("adadelta")
def position_remembered(x, s, d, g, rho, eps=1e-6):
    """d averages the square of the new x; it must average the square of the step u."""
    x, s, _ = adadelta(x, s, d, g, rho, eps)
    return x, s, rho * d + (1 - rho) * x**2


@misconception_of("adadelta")
def adadelta_small_default(x, s, d, g, rho, eps=1e-8):
    """The default of ε is 1e-8; here it is 1e-6."""
    return adadelta(x, s, d, g, rho, eps)


@misconception_of("adadelta")
def adadelta_default_of_epsilon_only(x, s, d, g, rho, eps=1e-6):
    """The argument `eps` is ignored: 1e-6 is only its default."""
    return adadelta(x, s, d, g, rho)


@misconception_of("adadelta")
def adadelta_without_epsilon(x, s, d, g, rho, eps=1e-6):
    """ε is not used: it stands in both roots, sqrt(d + ε) and sqrt(s' + ε), or from rest the step
    is 0/0."""
    return adadelta_with(lambda d, s, g, e: np.sqrt(d / s) * g)(x, s, d, g, rho, eps)


@misconception_of("adadelta")
def epsilon_outside_the_lower_root(x, s, d, g, rho, eps=1e-6):
    """In the denominator ε is added outside the root; here it stands inside: sqrt(s' + ε)."""
    rule = adadelta_with(lambda d, s, g, e: np.sqrt(d + e) / (np.sqrt(s) + e) * g)
    return rule(x, s, d, g, rho, eps)


@misconception_of("adadelta")
def epsilon_outside_the_upper_root(x, s, d, g, rho, eps=1e-6):
    """In the numerator ε is added outside the root; here it stands inside: sqrt(d + ε)."""
    rule = adadelta_with(lambda d, s, g, e: (np.sqrt(d) + e) / np.sqrt(s + e) * g)
    return rule(x, s, d, g, rho, eps)


@misconception_of("adadelta")
def root_of_the_denominator_only(x, s, d, g, rho, eps=1e-6):
    """The root is taken of the denominator only: u = sqrt((d + ε)/(s' + ε))·g."""
    return adadelta_with(lambda d, s, g, e: (d + e) / np.sqrt(s + e) * g)(x, s, d, g, rho, eps)


@misconception_of("adadelta")
def root_of_the_numerator_only(x, s, d, g, rho, eps=1e-6):
    """The root is taken of the numerator only: u = sqrt((d + ε)/(s' + ε))·g."""
    return adadelta_with(lambda d, s, g, e: np.sqrt(d + e) / (s + e) * g)(x, s, d, g, rho, eps)


@misconception_of("adadelta")
def step_without_the_gradient(x, s, d, g, rho, eps=1e-6):
    """The step lacks the gradient: u = sqrt((d + ε)/(s' + ε))·g."""
    return adadelta_with(lambda d, s, g, e: np.sqrt((d + e) / (s + e)))(x, s, d, g, rho, eps)


@misconception_of("adadelta")
def gradient_square_taken_whole(x, s, d, g, rho, eps=1e-6):
    """The factor 1 − ρ is missing at g²: s is an average, s' = ρ s + (1 − ρ) g²."""
    s = rho * s + g**2
    u = np.sqrt((d + eps) / (s + eps)) * g
    return x - u, s, rho * d + (1 - rho) * u**2


@misconception_of("adadelta")
def step_square_taken_whole(x, s, d, g, rho, eps=1e-6):
    """The factor 1 − ρ is missing at u²: d is an average, d' = ρ d + (1 − ρ) u²."""
    new_x, s, _ = adadelta(x, s, d, g, rho, eps)
    return new_x, s, rho * d + (x - new_x) ** 2


@misconception_of("adadelta")
def steps_summed(x, s, d, g, rho, eps=1e-6):
    """d' = d + u² never fades; it is an average, d' = ρ d + (1 − ρ) u²."""
    new_x, s, _ = adadelta(x, s, d, g, rho, eps)
    return new_x, s, d + (x - new_x) ** 2


@misconception_of("adadelta")
def both_memories_summed(x, s, d, g, rho, eps=1e-6):
    """s and d are sums that never fade, as in AdaGrad; here both are averages:
    s' = ρ s + (1 − ρ) g² and d' = ρ d + (1 − ρ) u²."""
    s = s + g**2
    u = np.sqrt((d + eps) / (s + eps)) * g
    return x - u, s, d + u**2


@misconception_of("adadelta")
def old_steps_kept_whole(x, s, d, g, rho, eps=1e-6):
    """The factor ρ is missing at the old d, which must fade: d' = ρ d + (1 − ρ) u²."""
    new_x, s, _ = adadelta(x, s, d, g, rho, eps)
    return new_x, s, d + (1 - rho) * (x - new_x) ** 2


@misconception_of("adadelta")
def old_gradients_kept_whole(x, s, d, g, rho, eps=1e-6):
    """The factor ρ is missing at the old s, which must fade: s' = ρ s + (1 − ρ) g²."""
    s = s + (1 - rho) * g**2
    u = np.sqrt((d + eps) / (s + eps)) * g
    return x - u, s, rho * d + (1 - rho) * u**2


@misconception_of("adadelta")
def rho_exchanged_in_s_only(x, s, d, g, rho, eps=1e-6):
    """ρ and 1 − ρ are exchanged in s': it is ρ s + (1 − ρ) g², like d'."""
    s = (1 - rho) * s + rho * g**2
    u = np.sqrt((d + eps) / (s + eps)) * g
    return x - u, s, rho * d + (1 - rho) * u**2


@misconception_of("adadelta")
def step_averaged_with_its_sign(x, s, d, g, rho, eps=1e-6):
    """d averages u itself, whose signs cancel: square it, d' = ρ d + (1 − ρ) u²."""
    new_x, s, _ = adadelta(x, s, d, g, rho, eps)
    return new_x, s, rho * d + (1 - rho) * (x - new_x)


@misconception_of("adadelta")
def gradient_not_squared_in_s(x, s, d, g, rho, eps=1e-6):
    """s averages |g|, not its square: s' = ρ s + (1 − ρ) g²."""
    s = rho * s + (1 - rho) * np.abs(g)
    u = np.sqrt((d + eps) / (s + eps)) * g
    return x - u, s, rho * d + (1 - rho) * u**2


@misconception_of("adadelta")
def adadelta_mean_over_all(x, s, d, g, rho, eps=1e-6):
    """The mean square of the whole gradient is averaged; each parameter has a memory of its own:
    "mean" is over time, and g² is taken entry by entry."""
    s = rho * s + (1 - rho) * np.mean(g**2)
    u = np.sqrt((d + eps) / (s + eps)) * g
    return x - u, s, rho * d + (1 - rho) * u**2


@misconception_of("adadelta")
def old_position_remembered(x, s, d, g, rho, eps=1e-6):
    """d averages the square of x; it must average the square of the step u."""
    new_x, s, _ = adadelta(x, s, d, g, rho, eps)
    return new_x, s, rho * d + (1 - rho) * x**2


@misconception_of("adadelta")
def gradients_memory_not_updated(x, s, d, g, rho, eps=1e-6):
    """s is returned as it came: remember this gradient too, s' = ρ s + (1 − ρ) g²."""
    x, _, d = adadelta(x, s, d, g, rho, eps)
    return x, s.copy(), d


@misconception_of("adadelta")
def only_the_gradients_memory_returned(x, s, d, g, rho, eps=1e-6):
    """d' is not returned: the next step needs both memories, so return (x', s', d')."""
    return adadelta(x, s, d, g, rho, eps)[:2]


@misconception_of("adadelta")
def x_alone_after_adadelta(x, s, d, g, rho, eps=1e-6):
    """Only x is returned: the next step needs both memories, so return (x', s', d')."""
    return adadelta(x, s, d, g, rho, eps)[0]


@misconception_of("adadelta")
def step_for_the_position(x, s, d, g, rho, eps=1e-6):
    """The step u is returned in the place of x': return x' = x − u."""
    new_x, s, d = adadelta(x, s, d, g, rho, eps)
    return x - new_x, s, d
