"""Any value that a call took or gave, in a form that a page can lay out: matrices above all.

A view is plain data: `Matrix`, `Plain` or `Collection`. Templates draw it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt

from autograder import wire
from autograder.feedback.numbers import format_alike
from autograder.numerics import kind_of, show

Array = npt.NDArray[Any]
LIMIT = 8  # rows and columns shown of one matrix
SLICES = 3  # matrices shown of one array of three or more dimensions
ITEMS = 12  # items shown of a list or a dict: an LSTM has that many parameters
DEEPEST = 3
LONGEST = 300  # characters of anything that is shown as text
SCANNED = 1_000_000  # entries of an array that are looked through for the wrong ones


@dataclass(frozen=True)
class Entry:
    """One number."""

    text: str
    wrong: bool = False


@dataclass(frozen=True)
class Grid:
    """A matrix, or one slice of a larger array; None stands for what is left out."""

    label: str
    rows: tuple[tuple[Entry | None, ...], ...]


@dataclass(frozen=True)
class Matrix:
    """An array of one or more dimensions."""

    kind: ClassVar = "matrix"
    shape: str
    grids: tuple[Grid, ...]
    more: int = 0
    wrong_shape: bool = False


@dataclass(frozen=True)
class Plain:
    """A number, a string, a name: something said in a few characters."""

    kind: ClassVar = "plain"
    text: str
    code: bool = True
    wrong: bool = False


@dataclass(frozen=True)
class Collection:
    """A list or a dict of values."""

    kind: ClassVar = "collection"
    what: str
    items: tuple[tuple[str, "View"], ...]
    more: int = 0


View = Matrix | Plain | Collection


def view(value: Any, depth: int = 0) -> View:
    """What to show of any value."""
    if isinstance(value, np.ndarray):
        return matrix(value) if value.ndim else Plain(number(value.item()))
    if isinstance(value, Mapping):
        if depth >= DEEPEST:
            return Plain(kind_of(value), code=False)
        if value and all(map(_is_scalar, islice(value.values(), ITEMS))):
            pairs = [f"{k!r}: {show(v)}" for k, v in islice(value.items(), ITEMS)]
            return _plain("{" + ", ".join(pairs) + (", …}" if len(value) > ITEMS else "}"))
        return _collection(value, depth, f"a dict of {len(value)} items", len(value))
    if isinstance(value, list | tuple):
        if depth >= DEEPEST:  # nested for nesting's sake
            return Plain(kind_of(value), code=False)
        if all(map(_is_scalar, value[:ITEMS])):
            return _plain(show(value))
        return _collection(dict(enumerate(value[:ITEMS])), depth, kind_of(value), len(value))
    return _single(value)


def _is_scalar(value: Any) -> bool:
    return isinstance(value, bool | int | float | str)


def _single(value: Any) -> View:
    if value is None or isinstance(value, str):
        return _plain(repr(value if value is None else value[: LONGEST + 1]))
    if isinstance(value, bool | int | float | np.generic):
        return Plain(number(value.item() if isinstance(value, np.generic) else value))
    if isinstance(value, wire.Generator):
        return Plain(f"np.random.default_rng({value.seed})")
    what = getattr(value, "what", None)
    if isinstance(what, str):
        return Plain(what[:LONGEST], code=False)
    if isinstance(value, wire.ObjectRef):
        return Plain(f"an object of type {value.type_name}"[:LONGEST], code=False)
    if callable(value):
        return Plain("a function", code=False)
    return Plain(f"an object of type {type(value).__name__}", code=False)


def _plain(text: str) -> Plain:
    return Plain(text if len(text) <= LONGEST else f"{text[:LONGEST]}…")


def _collection(items: Mapping[Any, Any], depth: int, what: str, length: int) -> Collection:
    shown = [
        (f"[{key!r}]"[:60], view(value, depth + 1)) for key, value in islice(items.items(), ITEMS)
    ]
    return Collection(what, tuple(shown), max(0, length - ITEMS))


def number(value: bool | int | float) -> str:
    """One number alone."""
    if isinstance(value, bool | int):
        return str(value)[:40].replace("-", "−")
    return f"{value:.6g}".replace("-", "−")


def matrix(
    array: Array, wrong: Array | None = None, other: Array | None = None, *, mark: bool = True
) -> Matrix:
    """An array. `wrong` says which entries must be among those shown, written so as to tell
    them from those of `other`, and, with `mark`, marked.
    """
    shape = str(array.shape)
    if array.size == 0:
        return Matrix(f"{shape}, empty", ())
    flat = array.reshape(-1, *_last_two(array))
    marks = None if wrong is None else wrong.reshape(flat.shape)
    beside = None if other is None else other.reshape(flat.shape)
    shown = _slices(len(flat), marks)
    grids = tuple(
        _grid(
            _label(array.shape, index),
            flat[index],
            None if marks is None else marks[index],
            None if beside is None else beside[index],
            mark,
        )
        for index in shown
    )
    return Matrix(shape, grids, len(flat) - len(shown))


def _last_two(array: Array) -> tuple[int, int]:
    return (1, array.shape[0]) if array.ndim == 1 else (array.shape[-2], array.shape[-1])


def _label(shape: tuple[int, ...], index: int) -> str:
    if len(shape) < 3:
        return ""
    leading = ", ".join(str(i) for i in np.unravel_index(index, shape[:-2]))
    return f"[{leading}]"


def _slices(count: int, marks: Array | None) -> list[int]:
    """Those that hold wrong entries first."""
    wrong: list[int] = []
    if marks is not None:
        wrong = np.flatnonzero(marks.any(axis=(1, 2)))[:SLICES].tolist()
    rest = [i for i in range(min(count, 2 * SLICES)) if i not in wrong]
    return sorted((wrong or rest)[:SLICES])


def _grid(label: str, table: Array, marks: Array | None, other: Array | None, mark: bool) -> Grid:
    rows = _places(table.shape[0], marks, axis=1)
    columns = _places(table.shape[1], marks, axis=0)
    i = [row for row in rows if row is not None]
    j = [column for column in columns if column is not None]
    at = np.ix_(i, j)
    wrong = np.zeros((len(i), len(j)), bool) if marks is None else marks[at]
    texts = format_alike(table[at], wrong, None if other is None else other[at])
    marked = wrong & mark
    entries = iter([
        [Entry(text, its) for text, its in zip(*pair, strict=True)]
        for pair in zip(texts, marked.tolist(), strict=True)
    ])  # fmt: skip
    return Grid(label, tuple(_row(columns, None if r is None else next(entries)) for r in rows))


def _row(columns: Sequence[int | None], entries: list[Entry] | None) -> tuple[Entry | None, ...]:
    if entries is None:
        return tuple(None for _ in columns)
    following = iter(entries)
    return tuple(None if column is None else next(following) for column in columns)


def _places(length: int, marks: Array | None, axis: int) -> list[int | None]:
    """The rows (or columns) to show: all, or the ends and the first that hold wrong entries."""
    if length <= LIMIT:
        return list(range(length))
    wrong = [] if marks is None else np.flatnonzero(marks.any(axis=axis)).tolist()
    inner = [i for i in wrong if 2 <= i < length - 1][: LIMIT - 4]
    kept = sorted({0, 1, length - 1, *inner})
    for i in range(length):  # what room is left goes to the first ones
        if len(kept) >= LIMIT - 1:
            break
        if i not in kept:
            kept.append(i)
    kept.sort()
    places: list[int | None] = []
    for i in kept:
        if i and i - 1 not in kept:
            places.append(None)
        places.append(i)
    return places
