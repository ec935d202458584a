"""What several known mistakes share."""

import functools

import numpy as np


def textbook(v):
    """±1, ±1.5 and ±0.5 become the ±0.5, ±0.7 and ±0.2 of a well-known book."""
    return np.sign(v) * np.interp(np.abs(v), [0, 0.5, 1, 1.5], [0, 0.2, 0.5, 0.7])


OTHER_WEIGHTS = {
    "doubled": lambda v: 2 * v,
    "of_the_slides": lambda v: 20 * v,
    "of_a_book": textbook,
}


# These have other numbers than ±1, ±1.5 and ±0.5, or none at all.
ONE_OF_A_KIND = {
    "sums_on_the_line",
    "inputs_of_plus_and_minus_one",
    "opposites_touch_the_line",
    "truth_table_for_weights",
    "network_that_fires_at_zero",
}


def rewired(wrong, change):
    """The same mistake, made with other weights."""

    def every(part):
        if isinstance(part, tuple | list):
            return type(part)(map(every, part))
        return part if part is None or isinstance(part, str) else change(np.asarray(part, float))

    @functools.wraps(wrong)
    def other(*args):
        return every(wrong(*args))

    return other


def made_with_other_weights(known):
    """The mistakes in `gate` and `xor_network` among these, each with all the other weights."""
    return {
        f"{wrong.__name__}_{kind}": rewired(wrong, change)
        for wrong in known
        if getattr(wrong, "__misconception_of__", None) in {"gate", "xor_network"}
        and wrong.__name__ not in ONE_OF_A_KIND
        for kind, change in OTHER_WEIGHTS.items()
    }
