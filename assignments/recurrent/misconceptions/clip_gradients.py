"""Known mistakes in `clip_gradients`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.recurrent import clip_gradients


def norm(grads):
    return np.sqrt(sum(np.sum(g**2) for g in grads))


def scaled(grads, threshold, length):
    """Scaled by min(1, threshold/length)."""
    factor = min(1.0, threshold / length) if length > 0 else 1.0
    return [factor * g for g in grads]


@misconception_of("clip_gradients")
def each_array_on_its_own(grads, threshold):
    """Each array is clipped by its own norm, which bends the direction: there is one norm, over
    all entries of all arrays, and one factor."""
    return [scaled([g], threshold, norm([g]))[0] for g in grads]


@misconception_of("clip_gradients")
def clipped_by_value(grads, threshold):
    """Each entry is cut off at ±θ (clipping by value), which bends the direction; here all are
    scaled by one factor, min(1, θ/‖g‖)."""
    return [np.clip(g, -threshold, threshold) for g in grads]


@misconception_of("clip_gradients")
def root_forgotten(grads, threshold):
    """The norm lacks its root: ‖g‖ is the root of the sum of squares."""
    return scaled(grads, threshold, norm(grads) ** 2)


@misconception_of("clip_gradients")
def short_ones_stretched(grads, threshold):
    """Short gradients are stretched to the threshold (and zeros become nan): scale by
    min(1, θ/‖g‖), so that clipping only ever shortens."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return [threshold / norm(grads) * g for g in grads]


@misconception_of("clip_gradients")
def threshold_turned_round(grads, threshold):
    """The comparison is turned round (or `max` stands for `min`): it is long gradients that are
    scaled, ‖g‖ > θ."""
    length = norm(grads)
    return [threshold / length * g if 0 < length < threshold else g for g in grads]


@misconception_of("clip_gradients")
def shortened_to_one(grads, threshold):
    """Long gradients get the norm 1: scale by θ/‖g‖, so that they get the norm θ."""
    length = norm(grads)
    return [g / length if length > threshold else g for g in grads]


@misconception_of("clip_gradients")
def norms_added(grads, threshold):
    """The norms of the arrays are added: the common norm is the root of the sum of their
    squares."""
    return scaled(grads, threshold, sum(norm([g]) for g in grads))


@misconception_of("clip_gradients")
def longest_array(grads, threshold):
    """The norm is that of the longest array; it goes over all entries of all arrays."""
    return scaled(grads, threshold, max(norm([g]) for g in grads))


@misconception_of("clip_gradients")
def largest_entry(grads, threshold):
    """The largest entry stands for the norm: ‖g‖ is the root of the sum of all squares."""
    return scaled(grads, threshold, max(np.max(np.abs(g)) for g in grads))


@misconception_of("clip_gradients")
def absolute_values_added(grads, threshold):
    """The sum of the absolute values stands for the norm: ‖g‖ is the root of the sum of squares."""
    return scaled(grads, threshold, sum(np.sum(np.abs(g)) for g in grads))


@misconception_of("clip_gradients")
def root_mean_square(grads, threshold):
    """The mean of the squares is taken: ‖g‖ is the root of their *sum*."""
    return scaled(grads, threshold, norm(grads) / np.sqrt(sum(g.size for g in grads)))


@misconception_of("clip_gradients")
def mean_over_the_arrays(grads, threshold):
    """The squared norms of the arrays are averaged: ‖g‖ is the root of their *sum*, not of their
    mean."""
    return scaled(grads, threshold, norm(grads) / np.sqrt(len(grads)))


@misconception_of("clip_gradients")
def never_clipped(grads, threshold):
    """The gradients are returned as they came, however long they are."""
    return [g.copy() for g in grads]


@misconception_of("clip_gradients")
def entries_end_to_end(grads, threshold):
    """All entries come back in one array: return a list of arrays, of the shapes that came."""
    return np.concatenate([g.ravel() for g in clip_gradients(grads, threshold)])


@misconception_of("clip_gradients")
def stretched_but_for_zeros(grads, threshold):
    """Short gradients are stretched to the threshold: scale by min(1, θ/‖g‖), so that clipping only
    ever shortens."""
    length = norm(grads)
    return [threshold / length * g if length > 0 else g for g in grads]


@misconception_of("clip_gradients")
def zeros_divided_by_zero(grads, threshold):
    """All zeros become nan, 0/0: where ‖g‖ is 0 there is nothing to divide by, and zeros stay
    zeros."""
    length = norm(grads)
    with np.errstate(invalid="ignore"):
        return [g / length * min(length, threshold) for g in grads]


@misconception_of("clip_gradients")
def division_by_a_norm_of_zero(grads, threshold):
    """All zeros raise an error, a division by zero: where ‖g‖ is 0 nothing is clipped, and zeros
    stay zeros."""
    return [min(1, threshold / float(norm(grads))) * g for g in grads]


@misconception_of("clip_gradients")
def norm_of_the_first_array(grads, threshold):
    """The norm is that of the first array; it goes over all entries of all arrays."""
    return scaled(grads, threshold, norm(grads[:1]))


@misconception_of("clip_gradients")
def norm_of_the_last_array(grads, threshold):
    """The norm is that of the last array (perhaps set anew in every pass of a loop); it goes over
    all entries of all arrays."""
    return scaled(grads, threshold, norm(grads[-1:]))


@misconception_of("clip_gradients")
def norm_of_the_arrays_so_far(grads, threshold):
    """Arrays are scaled while the norm is still being added up: first take the norm over all of
    them, then scale all by one factor."""
    return [scaled([g], threshold, norm(grads[: i + 1]))[0] for i, g in enumerate(grads)]


@misconception_of("clip_gradients")
def square_compared(grads, threshold):
    """The squared norm is compared with θ: compare the norm itself, ‖g‖ > θ."""
    length = norm(grads)
    return [threshold / length * g if length**2 > threshold else g for g in grads]


@misconception_of("clip_gradients")
def divided_by_the_square(grads, threshold):
    """Long gradients are divided by the squared norm: scale by θ/‖g‖, so that they get the norm
    θ."""
    length = norm(grads)
    return [threshold / length**2 * g if length > threshold else g for g in grads]


@misconception_of("clip_gradients")
def multiplied_by_the_threshold(grads, threshold):
    """Long gradients are multiplied by θ and not divided by their norm: scale by θ/‖g‖."""
    return [threshold * g if norm(grads) > threshold else g for g in grads]


@misconception_of("clip_gradients")
def factor_upside_down(grads, threshold):
    """The factor is upside down, ‖g‖/θ: long gradients are scaled by θ/‖g‖ < 1."""
    length = norm(grads)
    return [length / threshold * g if length > threshold else g for g in grads]


@misconception_of("clip_gradients")
def long_ones_dropped(grads, threshold):
    """Long gradients are set to zero: they are shortened to the norm θ, and keep their
    direction."""
    return [0 * g if norm(grads) > threshold else g for g in grads]


@misconception_of("clip_gradients")
def each_array_set_to_the_threshold(grads, threshold):
    """Each array is given the norm θ: one factor for all, min(1, θ/‖g‖), with one norm over all
    entries of all arrays."""
    return [threshold / norm([g]) * g if g.any() else g for g in grads]


@misconception_of("clip_gradients")
def norm_returned_too(grads, threshold):
    """The norm is returned besides the gradients, as TensorFlow does: return the list alone."""
    return clip_gradients(grads, threshold), norm(grads)


@misconception_of("clip_gradients")
def norm_in_front(grads, threshold):
    """The norm is returned before the gradients: return the list alone."""
    return norm(grads), clip_gradients(grads, threshold)


@misconception_of("clip_gradients")
def returned_after_the_first_array(grads, threshold):
    """Only the first array comes back (`return` inside the loop?): return the list of all of them,
    after the loop."""
    return clip_gradients(grads, threshold)[:1]


@misconception_of("clip_gradients")
def returned_the_first_array(grads, threshold):
    """The first array comes back, and no list (`return` inside the loop?): collect the scaled
    arrays in a list, and return it after the loop."""
    return clip_gradients(grads, threshold)[0]
