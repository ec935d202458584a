"""Numbers of one matrix, written alike: as few digits as tell them apart."""

import math
from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
DIGITS = 4  # behind the point, unless fewer say all; more for small entries, fewer for large
WIDE = 4  # columns; matrices with more have to do with a digit less
MOST_DIGITS = 12


def format_alike(table: Array, wrong: Array, other: Array | None = None) -> list[list[str]]:
    """The entries of a 2-D array as text.

    Where `wrong` is set, enough digits are written to tell an entry from that of `other`.
    """
    if table.dtype.kind not in "iuf":
        return [[str(value) for value in row] for row in table.tolist()]
    values: list[list[float]] = table.tolist()
    beside: list[list[float]] = values if other is None else other.astype(float).tolist()
    pairs = [
        (mine, its)
        for row, row_beside, marks in zip(values, beside, wrong.tolist(), strict=True)
        for mine, its, mark in zip(row, row_beside, marks, strict=True)
        if mark and mine != its
    ]
    both = [v for rows in (values, beside) for row in rows for v in row]
    form = _form(both, DIGITS if table.shape[1] <= WIDE else DIGITS - 1)
    while any(_text(a, form) == _text(b, form) for a, b in pairs) and form[0] < MOST_DIGITS:
        form = (form[0] + 1, form[1])
    return [[_text(value, form) for value in row] for row in values]


def _form(values: Iterable[float], wanted: int) -> tuple[int, str]:
    """(digits behind the point, `f` or `e`)."""
    finite = [abs(v) for v in values if math.isfinite(v)]
    largest = max(finite, default=0.0)
    if largest == 0 or (largest < 1e7 and all(v == int(v) for v in finite)):
        return 0, "f"
    if not 1e-3 <= largest < 1e6:
        return wanted - 1, "e"
    power = math.floor(math.log10(largest))
    most = wanted - 1 - power if power < -1 else max(2, wanted - max(0, power - 1))
    for digits in range(1, most):
        if all(abs(v - round(v, digits)) <= 1e-9 * largest for v in finite):
            return digits, "f"
    return most, "f"


def _text(value: float, form: tuple[int, str]) -> str:
    if not math.isfinite(value):
        return str(float(value)).replace("-", "−")
    text = f"{value:.{form[0]}{form[1]}}"
    if text.startswith("-"):
        text = f"−{text[1:]}" if any(c in "123456789" for c in text.split("e")[0]) else text[1:]
    return text


def times(factor: float) -> str:
    """A factor in words: `2 times`, `1/3 of`."""
    if not np.isfinite(factor):
        return f"{factor} times"
    inverse = round(1 / factor) if factor else 0
    if abs(inverse) > 1 and abs(inverse) <= 100 and abs(factor * inverse - 1) < 1e-4:
        return f"{'−' if inverse < 0 else ''}1/{abs(inverse)} of"
    return f"{factor:.4g} times".replace("-", "−")
