"""Known mistakes in `ewma`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.optimizers import ewma


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


@misconception_of("ewma")
def ewma_gamma_of_0_replaced(xs, gamma):
    """γ = 0 is taken for "not given" and replaced by 0.9: 0 is a value as good as any, and y_t is
    then x_t."""
    return ewma(xs, gamma or 0.9)


@misconception_of("ewma")
def zeros_passed_over(xs, gamma):
    """Where x_t is 0 the average stays as it is: a 0 is a value like any other, after which
    y_t = γ y_{t−1}."""
    averages, y = [], 0.0
    for x in xs:
        if x != 0:
            y = gamma * y + (1 - gamma) * x
        averages.append(y)
    return np.array(averages)


@misconception_of("ewma")
def zeros_thrown_out(xs, gamma):
    """Zeros in xs are thrown out: a 0 is a value like any other, after which y_t = γ y_{t−1}, and
    there is an average for each of xs."""
    return ewma(xs[xs != 0], gamma)
