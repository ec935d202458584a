"""Known mistakes in `numerical_gradient`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.gradcheck import numerical_gradient


def differences(theta, one):
    """An array shaped like theta of one(unit vector e_i) for every entry i."""
    theta = np.array(theta, dtype=float)
    gradient = np.empty_like(theta)
    for i in np.ndindex(theta.shape):
        e = np.zeros_like(theta)
        e[i] = 1.0
        gradient[i] = one(e)
    return gradient


@misconception_of("numerical_gradient")
def forward_difference(f, theta, epsilon=1e-4):
    """This is the forward difference, (f(θ + ε e_i) − f(θ)) / ε; asked is the central one, with
    a step to either side, whose error is of order ε² instead of ε."""
    return differences(theta, lambda e: (f(theta + epsilon * e) - f(theta)) / epsilon)


@misconception_of("numerical_gradient")
def backward_difference(f, theta, epsilon=1e-4):
    """This is the backward difference, (f(θ) − f(θ − ε e_i)) / ε; asked is the central one, with
    a step to either side."""
    return differences(theta, lambda e: (f(theta) - f(theta - epsilon * e)) / epsilon)


@misconception_of("numerical_gradient")
def divided_by_one_epsilon(f, theta, epsilon=1e-4):
    """Twice too large: from θ − ε to θ + ε it is 2ε, so divide by 2ε."""
    return 2 * numerical_gradient(f, theta, epsilon)


@misconception_of("numerical_gradient")
def halved_and_times_epsilon(f, theta, epsilon=1e-4):
    """The parentheses are missing: `d / 2 * epsilon` is (d / 2) · ε; write `d / (2 * epsilon)`."""
    return differences(
        theta, lambda e: (f(theta + epsilon * e) - f(theta - epsilon * e)) / 2 * epsilon
    )


@misconception_of("numerical_gradient")
def chord_of_half_the_width(f, theta, epsilon=1e-4):
    """The points are at θ ± ε/2; here ε is half the width of the chord: θ ± ε, divided by 2ε."""
    return numerical_gradient(f, theta, epsilon / 2)


@misconception_of("numerical_gradient")
def chord_turned_round(f, theta, epsilon=1e-4):
    """The sign is turned: it is f(θ + ε e_i) − f(θ − ε e_i), not the other way round."""
    return -numerical_gradient(f, theta, epsilon)


@misconception_of("numerical_gradient")
def never_divided(f, theta, epsilon=1e-4):
    """The difference is not divided by 2ε: it is the rise of the chord, and the slope is asked."""
    return 2 * epsilon * numerical_gradient(f, theta, epsilon)


@misconception_of("numerical_gradient")
def left_below(f, theta, epsilon=1e-4):
    """An entry stays at θ_i − ε when you move on to the next; put it back first, so that only one
    entry at a time differs from θ."""
    moved = np.array(theta, dtype=float)
    gradient = np.empty_like(moved)
    for i in np.ndindex(moved.shape):
        moved[i] += epsilon
        above = f(moved.copy())
        moved[i] -= 2 * epsilon
        gradient[i] = (above - f(moved.copy())) / (2 * epsilon)
    return gradient


@misconception_of("numerical_gradient")
def left_above(f, theta, epsilon=1e-4):
    """An entry stays at θ_i + ε when you move on to the next; put it back first, so that only one
    entry at a time differs from θ."""
    moved = np.array(theta, dtype=float)
    gradient = np.empty_like(moved)
    for i in np.ndindex(moved.shape):
        moved[i] -= epsilon
        below = f(moved.copy())
        moved[i] += 2 * epsilon
        gradient[i] = (f(moved.copy()) - below) / (2 * epsilon)
    return gradient


@misconception_of("numerical_gradient")
def all_entries_at_once(f, theta, epsilon=1e-4):
    """All entries are moved together, so every component is the slope along (1, …, 1); move one
    entry at a time."""
    slope = (f(theta + epsilon) - f(theta - epsilon)) / (2 * epsilon)
    return np.full(theta.shape, slope)


@misconception_of("numerical_gradient")
def one_slope_for_all(f, theta, epsilon=1e-4):
    """The result is a single number, the slope along (1, …, 1); a gradient has a component for
    every entry of θ."""
    return (f(theta + epsilon) - f(theta - epsilon)) / (2 * epsilon)


@misconception_of("numerical_gradient")
def whole_rows_moved(f, theta, epsilon=1e-4):
    """`theta[i]` with a single index is a whole row where θ has two axes or more: you move all its
    entries at once. Walk over every entry."""
    gradient = np.zeros(theta.shape)
    for i in range(len(theta)):
        step = np.zeros(theta.shape)
        step[i] = epsilon
        gradient[i] = (f(theta + step) - f(theta - step)) / (2 * epsilon)
    return gradient


@misconception_of("numerical_gradient")
def flattened(f, theta, epsilon=1e-4):
    """The gradient comes back flat; it has the shape of θ."""
    return numerical_gradient(f, theta, epsilon).ravel()


@misconception_of("numerical_gradient")
def at_least_a_vector(f, theta, epsilon=1e-4):
    """The shape () is lost: of a θ without axes, a single number, the gradient is a single
    number too."""
    return np.atleast_1d(numerical_gradient(f, theta, epsilon))


@misconception_of("numerical_gradient")
def f_asked_about_flat_arrays(f, theta, epsilon=1e-4):
    """f is called with a flattened θ; it takes arrays of the shape of θ."""
    return numerical_gradient(f, theta.ravel(), epsilon)


@misconception_of("numerical_gradient")
def epsilon_of_ones_own(f, theta, epsilon=1e-4):
    """The argument ε is ignored, or not let above 1e-4: the step is the ε that is given."""
    return numerical_gradient(f, theta, 1e-4)


@misconception_of("numerical_gradient")
def another_default(f, theta, epsilon=1e-5):
    """The default of ε is another; unless told otherwise it is 1e-4."""
    return numerical_gradient(f, theta, epsilon)


@misconception_of("numerical_gradient")
def step_in_proportion(f, theta, epsilon=1e-4):
    """The step is scaled with the entry, ε · max(1, |θ_i|), as some libraries do; here it is ε for
    every entry."""
    theta = np.array(theta, dtype=float)

    def chord(e):
        h = epsilon * np.max(np.abs(np.maximum(1.0, np.abs(theta)) * e))
        return (f(theta + h * e) - f(theta - h * e)) / (2 * h)

    return differences(theta, chord)


@misconception_of("numerical_gradient")
def five_points(f, theta, epsilon=1e-4):
    """This comes to the derivative itself: five points, an extrapolation, or a far smaller step of
    your own, such as 1e-7. Asked is the central difference at the ε that is given, with its error
    of order ε²."""
    coarse = numerical_gradient(f, theta, 2 * epsilon)
    return (4 * numerical_gradient(f, theta, epsilon) - coarse) / 3


@misconception_of("numerical_gradient")
def moved_in_single_precision(f, theta, epsilon=1e-4):
    """θ is moved in float32, which keeps hardly 7 digits: at ε = 1e-4 the difference is mostly
    rounding. Take the steps in float64."""
    theta = np.asarray(theta, dtype=np.float32)
    return differences(
        theta,
        lambda e: (
            (f(np.float32(theta + epsilon * e)) - f(np.float32(theta - epsilon * e)))
            / (2 * epsilon)
        ),
    )


@misconception_of("numerical_gradient")
def truncated_to_integers(f, theta, epsilon=1e-4):
    """The steps are lost in an array of integers: convert θ to float before you add ε."""
    theta = np.asarray(theta).astype(int)
    return differences(
        theta,
        lambda e: (
            (f((theta + epsilon * e).astype(int)) - f((theta - epsilon * e).astype(int)))
            / (2 * epsilon)
        ),
    )


@misconception_of("numerical_gradient")
def forward_difference_over_two_epsilon(f, theta, epsilon=1e-4):
    """This is (f(θ + ε e_i) − f(θ)) / 2ε, half a slope: the second point is θ itself. Step to
    θ − ε e_i too (if you subtract ε after adding it, you are back at θ: subtract 2ε)."""
    return differences(theta, lambda e: (f(theta + epsilon * e) - f(theta)) / (2 * epsilon))


@misconception_of("numerical_gradient")
def only_the_second_value_divided(f, theta, epsilon=1e-4):
    """The parentheses are missing: only f(θ − ε e_i) is divided by 2ε; write `(above - below) /
    (2 * epsilon)`."""
    return differences(
        theta, lambda e: f(theta + epsilon * e) - f(theta - epsilon * e) / (2 * epsilon)
    )


@misconception_of("numerical_gradient")
def multiplied_by_two_epsilon(f, theta, epsilon=1e-4):
    """The difference is multiplied by 2ε; divide by it."""
    return 4 * epsilon**2 * numerical_gradient(f, theta, epsilon)


@misconception_of("numerical_gradient")
def values_added(f, theta, epsilon=1e-4):
    """The two values are added; the slope of a chord is f(θ + ε e_i) − f(θ − ε e_i), over 2ε."""
    return differences(
        theta, lambda e: (f(theta + epsilon * e) + f(theta - epsilon * e)) / (2 * epsilon)
    )


@misconception_of("numerical_gradient")
def second_difference(f, theta, epsilon=1e-4):
    """This is the second difference, (f(θ + ε e_i) − 2 f(θ) + f(θ − ε e_i)) / ε², a curvature;
    asked is the slope, (f(θ + ε e_i) − f(θ − ε e_i)) / 2ε."""
    return differences(
        theta,
        lambda e: (f(theta + epsilon * e) - 2 * f(theta) + f(theta - epsilon * e)) / epsilon**2,
    )


@misconception_of("numerical_gradient")
def both_points_left(f, theta, epsilon=1e-4):
    """The steps of the components before stay, in copies of θ or in an array of steps that is not
    set back to 0: only one entry may differ from θ."""
    above, below = (np.array(theta, dtype=float) for _ in range(2))
    gradient = np.empty_like(above)
    for i in np.ndindex(above.shape):
        above[i] += epsilon
        below[i] -= epsilon
        gradient[i] = (f(above.copy()) - f(below.copy())) / (2 * epsilon)
    return gradient


@misconception_of("numerical_gradient")
def divided_by_the_default(f, theta, epsilon=1e-4):
    """The step is ε, but what you divide by is 2e-4, a fixed number: divide by 2ε."""
    return numerical_gradient(f, theta, epsilon) * (epsilon / 1e-4)


@misconception_of("numerical_gradient")
def stepped_by_the_default(f, theta, epsilon=1e-4):
    """You divide by 2ε, but the step is 1e-4, a fixed number: step by ε."""
    return numerical_gradient(f, theta, 1e-4) * (1e-4 / epsilon)


@misconception_of("numerical_gradient")
def epsilon_of_1e_5(f, theta, epsilon=1e-4):
    """The argument ε is ignored and 1e-5 taken instead."""
    return numerical_gradient(f, theta, 1e-5)


@misconception_of("numerical_gradient")
def first_component_only(f, theta, epsilon=1e-4):
    """Only the first component is there, the others are 0: the loop ends too early (is the
    `return` inside it?)."""
    gradient = np.zeros_like(theta)
    gradient.flat[0] = numerical_gradient(f, theta, epsilon).flat[0]
    return gradient


@misconception_of("numerical_gradient")
def last_component_left_out(f, theta, epsilon=1e-4):
    """The last component is 0: the loop ends one entry too early."""
    gradient = np.array(numerical_gradient(f, theta, epsilon))
    gradient.flat[-1] = 0.0
    return gradient


@misconception_of("numerical_gradient")
def nothing_for_a_single_number(f, theta, epsilon=1e-4):
    """For a θ of shape () nothing is measured: the loop has no pass there. Walk with
    `np.ndindex(theta.shape)`, which visits the one entry of such an array too."""
    return numerical_gradient(f, theta, epsilon) * (np.ndim(theta) > 0)


@misconception_of("numerical_gradient")
def no_array_without_axes(f, theta, epsilon=1e-4):
    """For a θ of shape (), a single number, your function raises an error. θ may have any shape:
    keep f's argument in it, and walk with `np.ndindex(theta.shape)`, which works there too."""
    if np.ndim(theta) == 0:
        raise TypeError("no axis to walk along")
    return numerical_gradient(f, theta, epsilon)


@misconception_of("numerical_gradient")
def vectors_and_matrices_only(f, theta, epsilon=1e-4):
    """Your function raises an error unless θ has one axis or two; θ may have any shape. Walk over
    all entries with `np.ndindex(theta.shape)`."""
    if np.ndim(theta) not in (1, 2):
        raise IndexError("another number of axes")
    return numerical_gradient(f, theta, epsilon)


@misconception_of("numerical_gradient")
def matrices_only(f, theta, epsilon=1e-4):
    """Two loops, over `theta.shape[0]` and `theta.shape[1]`, fit matrices only; θ may have any
    shape. Walk over all entries with `np.ndindex(theta.shape)`."""
    gradient = np.zeros(theta.shape)
    for i in range(theta.shape[0]):
        for j in range(theta.shape[1]):
            step = np.zeros(theta.shape)
            step[i, j] = epsilon
            gradient[i, j] = (f(theta + step) - f(theta - step)) / (2 * epsilon)
    return gradient


@misconception_of("numerical_gradient")
def f_asked_about_single_entries(f, theta, epsilon=1e-4):
    """f is called with a single entry, θ_i ± ε; it takes the whole θ, with that one entry moved."""
    gradient = np.zeros_like(theta)
    for i in np.ndindex(theta.shape):
        gradient[i] = (f(theta[i] + epsilon) - f(theta[i] - epsilon)) / (2 * epsilon)
    return gradient


@misconception_of("numerical_gradient")
def entries_stretched(f, theta, epsilon=1e-4):
    """The entry is multiplied by 1 ± ε, so the step is ε·θ_i (and none at θ_i = 0); add ε and
    subtract it."""
    return differences(
        theta,
        lambda e: (
            (f(theta * (1 + epsilon * e)) - f(theta * (1 - epsilon * e))) / (2 * epsilon)
        ),
    )  # fmt: skip


@misconception_of("numerical_gradient")
def rounded_gradient(f, theta, epsilon=1e-4):
    """The result is rounded; give all the digits there are."""
    return np.round(numerical_gradient(f, theta, epsilon), 4)


@misconception_of("numerical_gradient")
def numerical_gradient_without_return(f, theta, epsilon=0.0001):
    """Nothing comes back, the result is None: the function ends without a `return` (to print
    a result is not to return it)."""


@misconception_of("numerical_gradient")
def half_the_slope(f, theta, epsilon=1e-4):
    """Half too small: the difference over 2ε is the slope already."""
    return numerical_gradient(f, theta, epsilon) / 2


@misconception_of("numerical_gradient")
def chord_of_twice_the_width(f, theta, epsilon=1e-4):
    """The points are at θ ± 2ε; here ε is half the width of the chord: θ ± ε, divided by 2ε."""
    return numerical_gradient(f, theta, 2 * epsilon)


@misconception_of("numerical_gradient")
def small_components_lost(f, theta, epsilon=1e-4):
    """Very small components come back as 0 (are they set to 0 below 1e-6, or rounded to 6 digits?);
    a small slope is a slope, too: give the numbers as they are."""
    gradient = numerical_gradient(f, theta, epsilon)
    return np.where(np.abs(gradient) < 1e-6, 0.0, gradient)


@misconception_of("numerical_gradient")
def both_names_of_one_array(f, theta, epsilon=1e-4):
    """The gradient is 0 everywhere: are `above` and `below` two names of one array, so that ε is
    added and taken away again? Take a copy for each (`theta.copy()`)."""

    def chord(e):
        there_and_back = theta + epsilon * e - epsilon * e
        return (f(there_and_back) - f(there_and_back)) / (2 * epsilon)

    return differences(theta, chord)


@misconception_of("numerical_gradient")
def half_steps_over_two_epsilon(f, theta, epsilon=1e-4):
    """The points are at θ ± ε/2, and you divide by 2ε: half a slope. Step by ε to either side, and
    divide by 2ε."""
    return numerical_gradient(f, theta, epsilon / 2) / 2


@misconception_of("numerical_gradient")
def step_of_1e_12(f, theta, epsilon=1e-4):
    """The step is 1e-12, not ε: so small a difference is mostly rounding, of which float64 has
    16 digits. Step by the ε that is given."""
    return numerical_gradient(f, theta, 1e-12)


@misconception_of("numerical_gradient")
def epsilon_of_1e_6(f, theta, epsilon=1e-4):
    """The argument ε is ignored and 1e-6 taken instead."""
    return numerical_gradient(f, theta, 1e-6)


@misconception_of("numerical_gradient")
def theta_under_two_names(f, theta, epsilon=1e-4):
    """The gradient is 0: `above = theta` and `below = theta` are two names of one array, to which ε
    is added and from which it is taken away again. Take copies, `theta.copy()`."""
    gradient = np.zeros(theta.shape)
    above = below = theta
    for i in np.ndindex(theta.shape):
        above[i] += epsilon
        below[i] -= epsilon
        gradient[i] = (f(above) - f(below)) / (2 * epsilon)
    return gradient


@misconception_of("numerical_gradient")
def backward_difference_over_two_epsilon(f, theta, epsilon=1e-4):
    """(f(θ) − f(θ − ε e_i)) / 2ε goes a step of ε and divides by 2ε: the step goes from θ − ε e_i
    to θ + ε e_i."""
    return backward_difference(f, theta, epsilon) / 2
