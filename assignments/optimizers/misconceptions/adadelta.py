"""Known mistakes in `adadelta`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.optimizers import adadelta


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


@misconception_of("adadelta")
def adadelta_memories_kept_where_g_is_0(x, s, d, g, rho, eps=1e-6):
    """Where g is 0, s and d stay as they are: both memories fade there too, s' = ρ s and
    d' = ρ d."""
    new_x, new_s, new_d = adadelta(x, s, d, g, rho, eps)
    return new_x, np.where(g == 0, s, new_s), np.where(g == 0, d, new_d)


@misconception_of("adadelta")
def rho_of_0_replaced(x, s, d, g, rho, eps=1e-6):
    """ρ = 0 is taken for "not given" and replaced by 0.9: 0 is a value as good as any, and s' is
    then g² alone, d' = u²."""
    return adadelta(x, s, d, g, rho or 0.9, eps)


@misconception_of("adadelta")
def learning_rate_of_a_tenth(x, s, d, g, rho, eps=1e-6):
    """The step has a learning rate, 0.1: AdaDelta has none, x' = x − u with
    u = sqrt((d + ε)/(s' + ε))·g."""
    new_x, s, d = adadelta(x, s, d, g, rho, eps)
    return x - 0.1 * (x - new_x), s, d


@misconception_of("adadelta")
def learning_rate_of_a_hundredth(x, s, d, g, rho, eps=1e-6):
    """The step has a learning rate, 0.01: AdaDelta has none, x' = x − u with
    u = sqrt((d + ε)/(s' + ε))·g."""
    new_x, s, d = adadelta(x, s, d, g, rho, eps)
    return x - 0.01 * (x - new_x), s, d


@misconception_of("adadelta")
def learning_rate_of_a_thousandth(x, s, d, g, rho, eps=1e-6):
    """The step has a learning rate, 0.001: AdaDelta has none, x' = x − u with
    u = sqrt((d + ε)/(s' + ε))·g."""
    new_x, s, d = adadelta(x, s, d, g, rho, eps)
    return x - 0.001 * (x - new_x), s, d


@misconception_of("adadelta")
def step_with_a_rate_of_a_tenth(x, s, d, g, rho, eps=1e-6):
    """There is a learning rate in u, 0.1, and so in the memory of the steps, too: AdaDelta has
    none, u = sqrt((d + ε)/(s' + ε))·g."""
    return adadelta_with(lambda d, s, g, e: 0.1 * np.sqrt((d + e) / (s + e)) * g)(
        x, s, d, g, rho, eps
    )


@misconception_of("adadelta")
def step_with_a_rate_of_a_hundredth(x, s, d, g, rho, eps=1e-6):
    """There is a learning rate in u, 0.01, and so in the memory of the steps, too: AdaDelta has
    none, u = sqrt((d + ε)/(s' + ε))·g."""
    return adadelta_with(lambda d, s, g, e: 0.01 * np.sqrt((d + e) / (s + e)) * g)(
        x, s, d, g, rho, eps
    )


@misconception_of("adadelta")
def only_the_last_step_remembered(x, s, d, g, rho, eps=1e-6):
    """d' is the square of this step alone: d is an average that remembers earlier steps, too,
    d' = ρ d + (1 − ρ) u²."""
    new_x, s, _ = adadelta(x, s, d, g, rho, eps)
    return new_x, s, (x - new_x) ** 2


@misconception_of("adadelta")
def adadelta_epsilon_always_small(x, s, d, g, rho, eps=1e-6):
    """ε is 1e-8, whatever the argument `eps` says: use the argument (its default is 1e-6)."""
    return adadelta(x, s, d, g, rho, 1e-8)


@misconception_of("adadelta")
def adadelta_in_sums(x, s, d, g, rho, eps=1e-6):
    """The new squares come in whole, ρ s + g² and ρ d + u²: they come in with the weight 1 − ρ, so
    that s and d are averages."""
    s = rho * s + g**2
    u = np.sqrt((d + eps) / (s + eps)) * g
    return x - u, s, rho * d + u**2
