"""Known mistakes in `adagrad`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.optimizers import adagrad, rmsprop


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
    """The argument `eps` is ignored (perhaps in part only): 1e-6 is only its default."""
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


@misconception_of("adagrad")
def adagrad_epsilon_always_small(x, s, g, lr, eps=1e-6):
    """ε is 1e-8, whatever the argument `eps` says: use the argument (its default is 1e-6)."""
    return adagrad(x, s, g, lr, 1e-8)
