"""What was expected beside what came: the wrong entries, and what they have in common."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from markupsafe import Markup

from autograder.feedback.drawing import heat_map
from autograder.feedback.matrices import SCANNED, Matrix, Plain, View, matrix, view
from autograder.feedback.numbers import times
from autograder.numerics import TOLERANCE, ratio

Array = npt.NDArray[Any]


@dataclass(frozen=True)
class Comparison:
    """Two values side by side; `notes` say in sentences what can be seen."""

    expected: View | None
    got: View | None
    notes: tuple[str, ...] = ()
    drawing: Markup | None = None


def compare(expected: Any, got: Any, *, misshapen: bool = False) -> Comparison:
    """Both values; where they are arrays of one shape, with the wrong entries marked.

    misshapen: the shape is known to be wrong, though there is nothing to compare it with.
    """
    if expected is None:
        alone = None if got is None else _alone(got)
        return Comparison(None, _misshapen(alone) if alone and misshapen else alone)
    target, found = _array(expected), _array(got)
    if target is None or found is None:
        return Comparison(view(expected), view(got))
    if target.shape != found.shape:
        notes = (f"The shape is {found.shape}; it should be {target.shape}.",)
        return Comparison(_shown(target), _misshapen(_shown(found)), notes)
    return _entry_by_entry(target, found)


def _alone(got: Any) -> View:
    """A value with nothing to compare it with: what is not finite is wrong in any case."""
    found = _array(got)
    if found is None or found.size > SCANNED or np.isfinite(found).all():
        return view(got)
    if found.ndim == 0:
        return Plain(str(found.item()), wrong=True)
    return matrix(found, ~np.isfinite(found))


def _misshapen(shown: View) -> View:
    if isinstance(shown, Matrix):
        return Matrix(shown.shape, shown.grids, shown.more, wrong_shape=True)
    return shown


def _shown(array: Array) -> View:
    return matrix(array) if array.ndim else view(array)


def _array(value: Any) -> Array | None:
    if isinstance(value, bool | int | float | np.generic):
        value = np.asarray(value)
    if isinstance(value, np.ndarray) and value.dtype.kind in "biuf":
        return value
    return None


def _entry_by_entry(target: Array, found: Array) -> Comparison:
    if target.size > SCANNED:
        return Comparison(_shown(target), _shown(found))
    aim, yours = target.astype(float), found.astype(float)
    scale = float(np.max(np.abs(aim), initial=0.0, where=np.isfinite(aim))) or 1.0
    error, wrong = _wrong(aim, yours, scale)
    if target.ndim == 0:
        text, mine = _apart(float(aim), float(yours))
        return Comparison(Plain(text), Plain(mine, wrong=bool(wrong)))
    finite = bool(np.isfinite(yours).all())
    factor = ratio(yours, aim, scale) if finite and wrong.any() else None
    notes = _notes(aim, yours, wrong, factor, scale)
    drawing = None
    if target.ndim == 2 and min(target.shape) > 1 and target.size > 4 and factor is None:
        drawing = heat_map(error, wrong)
    return Comparison(
        matrix(target, wrong, found, mark=False), matrix(found, wrong, target), notes, drawing
    )


def _wrong(aim: Array, yours: Array, scale: float) -> tuple[Array, Array]:
    """|yours - expected|, and where it counts."""
    with np.errstate(invalid="ignore"):
        error = np.abs(yours - aim)
    same = (yours == aim) | (np.isnan(yours) & np.isnan(aim))
    error = np.where(same, 0.0, error)
    wrong = ~(error <= TOLERANCE * scale)  # NaN is wrong
    if not wrong.any():  # the law was stricter than the page: mark what is furthest off
        wrong = (error > 0) & (error >= 0.5 * np.max(error, initial=0.0))
    return error, wrong


def _apart(a: float, b: float) -> tuple[str, str]:
    """Two numbers with as many digits as tell them apart."""
    for digits in range(6, 17):
        first, second = f"{a:.{digits}g}", f"{b:.{digits}g}"
        if first != second:
            break
    return first.replace("-", "−"), second.replace("-", "−")


def _notes(
    aim: Array, yours: Array, wrong: Array, factor: float | None, scale: float
) -> tuple[str, ...]:
    notes = []
    count, size = int(wrong.sum()), wrong.size
    if size > 1 and count:
        many = f"{count} of {size} entries {'is' if count == 1 else 'are'} wrong."
        notes.append("Every entry is wrong." if count == size else many)
    if factor is not None and abs(factor) < TOLERANCE:
        notes.append("Yours is zero everywhere.")
    elif factor is not None and abs(factor + 1) < TOLERANCE:
        notes.append("Yours has the opposite sign, everywhere.")
    elif factor is not None:
        notes.append(f"Yours is {times(factor)} the expected value, everywhere.")
    elif aim.ndim == 2 and aim.shape[0] == aim.shape[1] > 1 and _near(yours, aim.T, scale):
        notes.append("Yours is the transpose.")
    return tuple(notes)


def _near(a: Array, b: Array, scale: float) -> bool:
    return bool(np.max(np.abs(a - b), initial=0.0) <= TOLERANCE * scale)
