"""Known mistakes in `rmsprop`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.optimizers import adagrad, rmsprop


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


@misconception_of("rmsprop")
def rmsprop_memory_kept_where_g_is_0(x, s, g, lr, gamma, eps=1e-6):
    """Where g is 0, s stays as it is: the memory fades there too, s' = γ s."""
    new_x, new_s = rmsprop(x, s, g, lr, gamma, eps)
    return new_x, np.where(g == 0, s, new_s)


@misconception_of("rmsprop")
def rmsprop_gamma_of_0_replaced(x, s, g, lr, gamma, eps=1e-6):
    """γ = 0 is taken for "not given" and replaced by 0.9: 0 is a value as good as any, and s' is
    then g² alone."""
    return rmsprop(x, s, g, lr, gamma or 0.9, eps)


@misconception_of("rmsprop")
def rmsprop_epsilon_always_small(x, s, g, lr, gamma, eps=1e-6):
    """ε is 1e-8, whatever the argument `eps` says: use the argument (its default is 1e-6)."""
    return rmsprop(x, s, g, lr, gamma, 1e-8)
