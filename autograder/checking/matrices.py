"""Values as small matrices: one form for the page and for the terminal."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.numerics import TOLERANCE, kind_of, show

LIMIT = 8  # rows and columns of a matrix that is shown whole
CORNER = 4  # rows and columns shown of a larger one
SLICES = 2  # matrices shown of an array of three or more dimensions
ITEMS = 6  # of a list or a dict
MOST = 10  # digits behind the point
LEFT_OUT = "…"


@dataclass(frozen=True)
class Entry:
    """One number, as text."""

    text: str
    wrong: bool = False


@dataclass(frozen=True)
class Block:
    """A labelled matrix, or a labelled text where `rows` is empty."""

    label: str
    shape: str = ""
    rows: tuple[tuple[Entry, ...], ...] = ()
    text: str = ""


def blocks(label: str, value: Any, wrong: Any = None, other: Any = None) -> list[Block]:
    """A value under its label. Entries where `wrong` is set are marked, and have enough digits to
    tell them from those of `other`."""
    if isinstance(value, np.ndarray) and value.ndim and value.size:
        return _slices(label, value, wrong, other)
    if isinstance(value, np.ndarray | np.generic) and np.ndim(value) == 0:
        return [Block(label, text=_alone(value.item(), other))]
    if isinstance(value, Mapping):
        return _several(label, value, len(value))
    if isinstance(value, list | tuple) and any(map(_nested, value)):
        return _several(label, dict(enumerate(value)), len(value))
    return [Block(label, text=_alone(value, other))]


def _plain(value: Any) -> bool:
    return value is None or isinstance(value, bool | int | float | str | np.generic)


def _nested(value: Any) -> bool:
    return isinstance(value, np.ndarray | list | tuple)


def _several(label: str, items: Mapping[Any, Any], length: int) -> list[Block]:
    found = []
    for key, value in list(items.items())[:ITEMS]:
        found += blocks(f"{label}[{key!r}]", value)
    if length > ITEMS:
        found.append(Block(label, text=f"{LEFT_OUT} {length} items in all"))
    return found


def _alone(value: Any, other: Any = None) -> str:
    if isinstance(value, float):
        digits = 6
        if isinstance(other, int | float | np.ndarray) and np.size(other) == 1:
            beside = float(np.asarray(other).item())
            while digits < 12 and f"{value:.{digits}g}" == f"{beside:.{digits}g}" != "0":
                digits += 1
        return f"{value:.{digits}g}".replace("-", "−")
    if isinstance(value, np.random.Generator):
        return "a random generator"
    if isinstance(value, list | tuple) and not all(map(_plain, value)):
        return ", ".join(map(_object, value[:ITEMS]))
    if _plain(value) or isinstance(value, list | tuple):
        return show(value)
    if isinstance(value, np.ndarray):
        return f"an empty array of shape {value.shape}"
    return "a function" if callable(value) else _object(value)


def _object(value: Any) -> str:
    """An object of a student's class, with the numbers it holds: `Value(data=0.45, grad=1)`."""
    held = getattr(value, "__dict__", {})
    numbers = [(k, v) for k, v in held.items() if isinstance(v, int | float)][:4]
    if not numbers:
        return kind_of(value)
    return f"{type(value).__name__}({', '.join(f'{k}={v:.4g}' for k, v in numbers)})"


def _slices(label: str, array: np.ndarray, wrong: Any, other: Any) -> list[Block]:
    flat = array.reshape(-1, *((1, array.shape[0]) if array.ndim == 1 else array.shape[-2:]))
    marks = np.zeros(flat.shape, bool) if wrong is None else np.reshape(wrong, flat.shape)
    alike = np.shape(other) == array.shape and np.asarray(other).dtype.kind in "biuf"
    beside = np.reshape(other, flat.shape) if alike else flat
    order = np.argsort(~marks.any(axis=(1, 2)), kind="stable")[:SLICES]  # wrong ones first
    found = []
    for index in sorted(order.tolist()):
        name = label
        if array.ndim > 2:
            where = np.unravel_index(index, array.shape[:-2])
            name = f"{label}[{', '.join(str(int(i)) for i in where)}]"
        rows = _rows(flat[index], marks[index], beside[index])
        found.append(Block(name, str(array.shape), rows))
    if len(flat) > SLICES:
        found.append(Block(label, text=f"{LEFT_OUT} {len(flat)} such matrices in all"))
    return found


def _rows(table: np.ndarray, marks: np.ndarray, other: np.ndarray) -> tuple[tuple[Entry, ...], ...]:
    height, width = (size if size <= LIMIT else CORNER for size in table.shape)
    cut = np.s_[:height, :width]
    texts = _texts(table[cut], marks[cut], other[cut])
    rows = [
        tuple(Entry(text, bool(mark)) for text, mark in zip(row, row_marks, strict=True))
        for row, row_marks in zip(texts, marks[cut].tolist(), strict=True)
    ]
    if table.shape[1] > width:
        rows = [(*row, Entry(LEFT_OUT)) for row in rows]
    if table.shape[0] > height:
        rows.append((Entry(LEFT_OUT),) * len(rows[0]))
    return tuple(rows)


def _texts(table: np.ndarray, marks: np.ndarray, other: np.ndarray) -> list[list[str]]:
    if table.dtype.kind != "f":
        return [[str(value).replace("-", "−")[:40] for value in row] for row in table.tolist()]
    other = np.asarray(other, float)
    both = [*table.reshape(-1).tolist(), *other.reshape(-1).tolist()]
    form = _form([abs(value) for value in both if math.isfinite(value)])
    marked = zip(table[marks].tolist(), other[marks].tolist(), strict=True)
    pairs = [(a, b) for a, b in marked if a != b]
    while form[0] < MOST and any(_text(a, form) == _text(b, form) for a, b in pairs):
        form = (form[0] + 1, form[1])
    return [[_text(value, form) for value in row] for row in table.tolist()]


def _form(sizes: list[float]) -> tuple[int, str]:
    """(digits behind the point, `f` or `e`): as few as say all, at most 4 significant ones."""
    largest = max(sizes, default=0.0)
    if largest and not 1e-3 <= largest < 1e6:
        return 3, "e"
    for digits in range(4):
        if all(abs(v - round(v, digits)) <= 1e-9 * largest for v in sizes):
            return digits, "f"
    return 4, "f"


def _text(value: float, form: tuple[int, str]) -> str:
    text = f"{value:.{form[0]}{form[1]}}"
    if text.startswith("-") and not any(c in "123456789infa" for c in text.split("e")[0]):
        text = text[1:]  # minus zero
    return text.replace("-", "−")


def differing(expected: Any, got: Any) -> Any:
    """Which entries of two arrays of one shape differ; None where that says nothing."""
    if not isinstance(expected, np.ndarray) or np.shape(expected) != np.shape(got):
        return None
    if not expected.size or {expected.dtype.kind, np.asarray(got).dtype.kind} - set("biuf"):
        return None
    error = np.abs(np.asarray(got, float) - expected.astype(float))
    wrong = ~(error <= TOLERANCE * (float(np.max(np.abs(expected))) or 1.0))
    return wrong if wrong.any() else error == np.max(error)
