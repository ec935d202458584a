"""What an answer has in common with the right one: a factor, a transpose, an axis too few."""

import re
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from autograder.checking.outcome import Named
from autograder.numerics import TOLERANCE, Broken, ratio

Try = tuple[Broken, tuple[Named, ...]]  # what broke, and the arguments of the call
SHAPES = re.compile(r"has shape \(([\d, ]*)\) instead of \(([\d, ]*)\)")
AXES = ("rows", "columns")


def hints(tries: Sequence[Try]) -> tuple[str, ...]:
    """What the smallest failing input shows; else what the others, which are larger, do."""
    for broken, _ in tries[:1]:
        if found := _shape(broken.message):
            return (found,)
    pairs = [(*pair, named) for broken, named in tries if (pair := _pair(broken))]
    if not pairs:
        return ()
    if found := _factor(pairs):
        return (found,)
    for number, (target, got, _) in enumerate(pairs):
        for test in _TESTS:
            if found := test(target, got):
                return (found if number == 0 else f"On a larger input: {found}",)
    return ()


def _pair(broken: Broken) -> tuple[np.ndarray, np.ndarray] | None:
    expected, got = broken.expected, broken.got
    if not isinstance(expected, np.ndarray) or not isinstance(got, np.ndarray):
        return None
    fits = expected.shape == got.shape and expected.size and np.isfinite(got).all()
    return (expected.astype(float), got.astype(float)) if fits else None


def _shape(message: str) -> str | None:
    match = SHAPES.search(message)
    if not match:
        return None
    got, wanted = (tuple(int(n) for n in re.findall(r"\d+", text)) for text in match.groups())
    if len(got) == len(wanted) and got == wanted[::-1] and got != wanted:
        return "The shape is turned round: is a transpose missing, or one too many?"
    longer = [tuple(n for n in shape if n != 1) for shape in (got, wanted)]
    if 0 < len(got) < len(wanted) and longer[0] == longer[1]:
        return "An axis of length 1 is missing: `keepdims=True` in a sum or a mean keeps it."
    if len(got) > len(wanted):
        return "There are more axes than there should be: was something to be summed, or averaged?"
    if len(got) < len(wanted):
        return "There are fewer axes than there should be: was too much summed, or over all axes?"
    return None


def _factor(pairs: Sequence[tuple[np.ndarray, np.ndarray, tuple[Named, ...]]]) -> str | None:
    """One factor for all entries: the same on all inputs, or a dimension of an argument."""
    factors = [_one_factor(target, got) for target, got, _ in pairs]
    known = [(f, named) for f, (_, _, named) in zip(factors, pairs, strict=True) if f is not None]
    if len(known) < 2 or len(known) < sum(_several(target) for target, _, _ in pairs):
        return None
    values = [factor for factor, _ in known]
    if not any(values):
        return "On every input yours is 0 everywhere."
    if np.ptp(values) <= 1e-4 * abs(values[0]):
        if abs(values[0] + 1) < 1e-4:
            return "The sign is wrong, all else is right."
        return f"On every input yours is {times(values[0])} the expected value."
    for dimension in _dimensions(known[0][1]):
        sizes = [dict(_dimensions(named)).get(dimension[0]) for _, named in known]
        for power, too in ((1, "large"), (-1, "small")):
            if all(s and abs(f / s**power - 1) < 1e-4 for f, s in zip(values, sizes, strict=True)):
                name, axis = dimension[0]
                what = f"the number of {AXES[axis]} of {name}"
                return f"Yours is too {too} by a factor that is always {what}."
    return None


def _one_factor(target: np.ndarray, got: np.ndarray) -> float | None:
    if target.size == 1 and abs(target.item()) > 1e-3:
        return float(got.item() / target.item())
    return ratio(got, target, float(np.max(np.abs(target))) or 1.0)


def _several(target: np.ndarray) -> bool:
    return bool(np.any(np.abs(target) > 1e-3))


def _dimensions(named: tuple[Named, ...]) -> list[tuple[tuple[str, int], int]]:
    arrays = [(name, value) for name, value in named if isinstance(value, np.ndarray)]
    return [((n, a), v.shape[a]) for n, v in arrays if v.ndim == 2 for a in (1, 0)]


def times(factor: float) -> str:
    """A factor in words: `2 times`, `1/3 of`."""
    inverse = round(1 / factor) if abs(factor) > 1e-6 else 0
    if 1 < abs(inverse) <= 100 and abs(factor * inverse - 1) < 1e-4:
        return f"{'−' if inverse < 0 else ''}1/{abs(inverse)} of"
    return f"{factor:.4g} times".replace("-", "−")


def _close(a: np.ndarray, b: np.ndarray) -> bool:
    scale = float(np.max(np.abs(b), initial=0.0)) or 1.0
    return bool(np.max(np.abs(a - b), initial=0.0) <= TOLERANCE * scale)


def _transposed(target: np.ndarray, got: np.ndarray) -> str | None:
    square = target.ndim == 2 and target.shape[0] == target.shape[1] > 1
    return "yours is the transpose." if square and _close(got, target.T) else None


def _turned(target: np.ndarray, got: np.ndarray) -> str | None:
    return "the sign is wrong, all else is right." if _close(got, -target) else None


def _shifted(target: np.ndarray, got: np.ndarray) -> str | None:
    shift = float(np.mean(got - target))
    large = abs(shift) > 1e-3 * float(np.max(np.abs(target)))
    if target.size < 2 or not large or not _close(got - shift, target):
        return None
    by = f"{shift:.4g}".replace("-", "−")
    return f"yours differs by the same number, {by}, everywhere."


def _partly(target: np.ndarray, got: np.ndarray) -> str | None:
    scale = float(np.max(np.abs(target))) or 1.0
    wrong = np.abs(got - target) > TOLERANCE * scale
    if target.size < 3 or wrong.mean() > 0.5:
        return None
    where = ", ".join(str(int(i)) for i in np.argwhere(wrong)[0])
    are = "entry is" if wrong.sum() == 1 else "entries are"
    return f"{int(wrong.sum())} {are} wrong (of {target.size}), the first at [{where}]."


def _scaled(target: np.ndarray, got: np.ndarray) -> str | None:
    factor = ratio(got, target, float(np.max(np.abs(target))) or 1.0)
    return f"yours is {times(factor)} the expected value everywhere." if factor else None


_TESTS: tuple[Callable[[Any, Any], str | None], ...] = (
    _transposed,
    _turned,
    _scaled,
    _shifted,
    _partly,
)
