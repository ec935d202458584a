"""The numerical gradient as a witness: where it contradicts, and that no step is to blame.

The error of a right gradient against central differences of step ε falls with ε² and rises
again when rounding takes over (a V on logarithmic axes); that of a wrong one stays where it is.
"""

from collections.abc import Callable, Sequence

import numpy as np

from autograder.checking.outcome import Witness
from autograder.numerics import GRADIENT_TOLERANCE, TOLERANCE, Broken

STEPS = tuple(10.0**-k for k in range(1, 12))


def of(breaches: Sequence[Broken]) -> Witness | None:
    """The witness of the largest input on which a gradient was wrong."""
    usable = [b for b in breaches if b.f is not None and np.shape(b.got) == np.shape(b.expected)]
    if not usable:
        return None
    largest = max(usable, key=lambda broken: np.size(broken.got))
    assert largest.f is not None and largest.at is not None
    error = np.abs(np.asarray(largest.got) - np.asarray(largest.expected))
    scale = max(float(np.max(np.abs(largest.expected))), 1e-3)
    wrong = error > (TOLERANCE + GRADIENT_TOLERANCE) * scale
    entry = tuple(int(i) for i in np.unravel_index(int(np.argmax(error)), error.shape))
    try:
        with np.errstate(all="ignore"):
            mine, right = _curves(largest.f, largest.at, entry, float(largest.got[entry]))
    except Exception:  # f may call the student's functions
        return Witness(error, wrong, entry)
    if not np.isfinite([*mine, *right]).all():
        return Witness(error, wrong, entry)
    return Witness(error, wrong, entry, STEPS, mine, right)


def _curves(
    f: Callable[[np.ndarray], float], at: np.ndarray, entry: tuple[int, ...], analytic: float
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The error of `analytic`, and of the right value, against each step."""

    def difference(h: float) -> float:
        above, below = at.copy(), at.copy()
        above[entry] += h
        below[entry] -= h
        return (float(f(above)) - float(f(below))) / (2 * h)

    best = (4 * difference(5e-4) - difference(1e-3)) / 3  # Richardson: exact to h^4
    slopes = [difference(step) for step in STEPS]
    mine = tuple(abs(analytic - slope) for slope in slopes)
    return mine, tuple(abs(best - slope) for slope in slopes)
