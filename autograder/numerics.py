"""Comparing numbers and taking finite differences, by rules whose reasons stand beside them.

Both the public laws (in the student's own kernel) and the hidden suites (in the examiner)
compare with this module; it needs NumPy only.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

# Largest error, relative to the largest entry, of an answer that counts as right. Correct float64
# code stays below 2e-14 and correct float32 code below 1.2e-5 on well-scaled inputs, while
# every catalogued mistake is at least 2e-3 off on some probe: probes, not this number, stop
# wrong answers.
TOLERANCE = 2e-5

# The step of central differences that balances truncation (h^2) against rounding (eps / h).
STEP = np.finfo(float).eps ** (1 / 3)

# What central differences of smooth functions reach with that step is 1e-9; kinks that a step
# straddles would show as errors of order 1, so anything between means a wrong gradient.
GRADIENT_TOLERANCE = 1e-5


@dataclass
class Broken(AssertionError):
    """A law does not hold: what a person should read, and the numbers behind it.

    `what` names what was compared. If that is a gradient, it is the one of `f` at the point `at`.
    """

    message: str
    expected: Any = None
    got: Any = None
    what: str = ""
    f: Callable[[np.ndarray], float] | None = None
    at: np.ndarray | None = None

    def __str__(self) -> str:
        return self.message


def agree(got: Any, expected: Any, *, scale: float | None = None, what: str = "") -> None:
    """Raise `Broken` unless `got` equals `expected`: same structure, shapes, and numbers.

    The error is max|got - expected| / scale; `scale` is max|expected| unless given (give it
    where the expected value cancels to something small). Lists and tuples are the same;
    nested lists stand for arrays; booleans count as 0 and 1.
    """
    name = what or "the result"
    if isinstance(expected, Mapping):
        _agree_dict(got, expected, scale, name)
    elif isinstance(expected, list | tuple):
        _agree_list(got, expected, scale, name)
    elif isinstance(expected, str) or expected is None:
        if got is not expected and got != expected:
            raise Broken(f"{name} is {show(got)}, not {show(expected)}", expected, got)
    else:
        _agree_array(got, np.asarray(expected), scale, name)


def _agree_dict(got: Any, expected: Mapping[str, Any], scale: float | None, name: str) -> None:
    if not isinstance(got, Mapping):
        raise Broken(f"{name} is {kind_of(got)}, not a dict", None, got)
    if set(got) != set(expected):
        raise Broken(
            f"{name} has the keys {', '.join(sorted(got)) or 'none'}; "
            f"expected {', '.join(sorted(expected))}",
        )
    for key, value in expected.items():
        agree(got[key], value, scale=scale, what=f"{name}[{key!r}]")


def _agree_list(got: Any, expected: Sequence[Any], scale: float | None, name: str) -> None:
    items = sequence(got, len(expected), name)
    for number, (item, value) in enumerate(zip(items, expected, strict=True)):
        agree(item, value, scale=scale, what=f"{name}[{number}]")


def sequence(got: Any, length: int | None = None, what: str = "the result") -> list[Any]:
    """`got` as a list of `length` items (a list, a tuple or an array's first axis)."""
    if isinstance(got, np.ndarray) and got.ndim > 0:
        got = list(got)
    if not isinstance(got, list | tuple):
        kind = "a list" if length is None else f"a list of {length}"
        raise Broken(f"{what} is {kind_of(got)}, not {kind}", None, got)
    if length is not None and len(got) != length:
        items = "1 item" if len(got) == 1 else f"{len(got)} items"
        raise Broken(f"{what} has {items} instead of {length}", None, got)
    return list(got)


def _agree_array(got: Any, expected: np.ndarray, scale: float | None, name: str) -> None:
    # Shape, dtype and finiteness come before subtracting: broadcasting hides (n,) against (n, 1).
    target = expected.astype(float, copy=False)
    try:
        found = numbers(got, expected.shape, name)
    except Broken as broken:
        broken.expected = target  # beside what came, in its wrong form
        raise
    if not target.size:
        return
    error = float(np.abs(found - target).max())
    if scale is None:
        scale = float(np.abs(target).max()) or 1.0
    if error > TOLERANCE * scale:
        raise Broken(_difference(found, target, scale, name), target, found, name)


def numbers(got: Any, shape: tuple[int, ...] | None = None, what: str = "the result") -> np.ndarray:
    """`got` as a float64 array of finite real numbers, of exactly this shape."""
    if isinstance(got, list | tuple):
        _only_numbers(got, what)
        try:
            got = np.array(got)
        except ValueError:
            items = f"{len(got)} values of different shapes"
            way_out = "is something else returned with it?"
            raise Broken(f"{what} is {items}, not one array: {way_out}", None, got) from None
    if got is None:
        raise Broken(f"{what} is {kind_of(None)}")
    if not isinstance(got, np.ndarray | np.generic | bool | int | float):
        raise Broken(f"{what} is {kind_of(got)}, not numbers")
    array = np.asarray(got)
    if array.dtype.kind not in "biuf":
        raise Broken(f"{what} is of dtype {array.dtype}, not real numbers")
    array = array.astype(float, copy=False)
    if shape is not None and array.shape != shape:
        raise Broken(f"{what} has shape {array.shape} instead of {shape}", None, array)
    if not np.isfinite(array).all():
        bad = "nan" if np.isnan(array).any() else "inf"
        raise Broken(f"{what} holds {bad}", None, array)
    return array


def _only_numbers(got: list[Any] | tuple[Any, ...], what: str) -> None:
    """Refuse a list that holds anything else, before NumPy makes room for it."""
    stack: list[Any] = [got]
    while stack:
        value = stack.pop()
        if isinstance(value, list | tuple):
            stack.extend(value)
        elif not isinstance(value, np.ndarray | np.generic | bool | int | float):
            raise Broken(f"{what} is a list that holds {kind_of(value)}, not numbers")


def _difference(found: np.ndarray, target: np.ndarray, scale: float, name: str) -> str:
    text = f"{name} is {show(found)}, expected {show(target)}"
    if show(found) == show(target):
        text += f"; they differ by up to {np.abs(found - target).max():.2g}"
    factor = ratio(found, target, scale)
    if factor and _tells(factor, target):
        text += f"; yours is {factor:.6g} times the expected value everywhere"
    elif target.ndim == 2 and found.shape == target.T.shape and _near(found, target.T, scale):
        text += "; yours is the transpose"
    return text


def _tells(factor: float, target: np.ndarray) -> bool:
    """Whether a factor says something: whatever is wrong in a δ of one number, the layer's
    gradient is off by some factor, so of a column or a row times another only a simple one does.
    """
    simple = any(abs(factor * n - round(factor * n)) < 1e-4 for n in range(1, 13))
    return simple or target.ndim != 2 or bool(np.linalg.matrix_rank(target) > 1)


def _near(a: np.ndarray, b: np.ndarray, scale: float) -> bool:
    return bool(np.max(np.abs(a - b), initial=0.0) <= TOLERANCE * scale)


def ratio(found: np.ndarray, target: np.ndarray, scale: float = 1.0) -> float | None:
    """The one factor between the two arrays, if found = factor * target; else None."""
    large = np.abs(target) > 1e-3 * scale
    if large.sum() < 2:  # one number says nothing of a factor
        return None
    factors = np.sort(found[large] / target[large])  # np.median would import numpy.ma: slow
    factor = float(factors[factors.size // 2])
    return factor if _near(found, factor * target, scale * max(abs(factor), 1e-3)) else None


def show(value: Any, size: int = 200) -> str:
    """A value in few characters, for a message."""
    if isinstance(value, np.ndarray):
        value = value + 0.0 if value.dtype.kind == "f" else value  # −0 reads like a mistake
        if value.ndim == 0:
            return _number(value.item()) if value.dtype.kind == "f" else str(value.item())
        plain = not np.any((value != 0) & (np.abs(value) < 5e-5))  # else 1e-30 would read 0
        text = np.array2string(
            value, precision=4, suppress_small=plain, threshold=24, edgeitems=2, separator=", ",
            formatter={"float_kind": "{:.4g}".format} if _is_small(value) else None,
        )  # fmt: skip
        return " ".join(text.split())
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, list | tuple):
        text = ", ".join(show(item, size) for item in value[:6]) + ", …" * (len(value) > 6)
        return f"[{text}]" if isinstance(value, list) else f"({text}{',' * (len(value) == 1)})"
    if isinstance(value, Mapping):
        named = (f"{key!r}: {_in_brief(item)}" for key, item in list(value.items())[:12])
        return "{" + ", ".join(named) + (", …}" if len(value) > 12 else "}")
    what = getattr(value, "what", None)  # of what stands for another value
    text = what if isinstance(what, str) else repr(value)
    return text if len(text) <= size else text[:size] + "…"


def _number(value: float) -> str:
    """Six digits; a whole number has all of its own."""
    whole = abs(value) < 1e15 and value == int(value)
    return str(int(value)) if whole else f"{value:.6g}"


def _is_small(value: np.ndarray) -> bool:
    """Whether its numbers, none of which is tiny, would have one or two digits of four decimals."""
    sizes = np.abs(value[value != 0])
    return bool(value.dtype.kind == "f" and sizes.size and 1e-6 < sizes.min() <= sizes.max() < 0.05)


def _in_brief(value: Any) -> str:
    large = isinstance(value, np.ndarray) and value.size > 6
    return kind_of(value) if large else show(value, 60)


def kind_of(value: Any) -> str:
    """What a value is, in words: `None`, `a list of 3 items`, `an array of shape (2, 3)`."""
    if value is None:
        return "None (is a `return` missing?)"
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}" if value.ndim else "a number"
    if isinstance(value, list | tuple):
        return f"a list of {len(value)} items"
    if isinstance(value, bool | int | float | np.generic):
        return "a number"
    if isinstance(value, str):
        return "a string"
    if isinstance(value, Mapping):
        return "a dict"
    return getattr(value, "what", f"an object of type {type(value).__name__}")


def difference_quotient(
    f: Callable[[np.ndarray], float], x: np.ndarray, step: float = STEP
) -> np.ndarray:
    """Central differences of the scalar function f at x: an array of the shape of x.

    (f(x + h e_i) - f(x - h e_i)) / 2h  with  h = step * max(1, |x_i|).
    """
    x = np.array(x, dtype=float)
    gradient = np.empty_like(x)
    flat, out = x.reshape(-1), gradient.reshape(-1)
    for i, value in enumerate(flat.tolist()):
        h = step * max(1.0, abs(value))
        flat[i] = value + h
        above = float(f(x.copy()))
        flat[i] = value - h
        below = float(f(x.copy()))
        flat[i] = value
        out[i] = (above - below) / (2 * h)
    return gradient


def agree_with_gradient(
    got: Any,
    f: Callable[[np.ndarray], float],
    at: np.ndarray,
    *,
    what: str = "the gradient",
    step: float = STEP,
) -> None:
    """Raise `Broken` unless `got` is the gradient of the scalar function f at `at`.

    Components at which the steps h and h/2 disagree straddle a kink and are not compared.
    """
    found = numbers(got, np.shape(at), what)
    coarse = difference_quotient(f, at, step)
    scale = max(float(np.max(np.abs(coarse), initial=0.0)), 1e-3)
    error = np.abs(found - coarse)
    if np.all(error <= GRADIENT_TOLERANCE * scale + TOLERANCE * scale):
        return
    smooth = np.abs(coarse - difference_quotient(f, at, step / 2)) <= GRADIENT_TOLERANCE * scale
    if np.any(error[smooth] > TOLERANCE * scale + GRADIENT_TOLERANCE * scale):
        point = np.array(at, dtype=float)
        raise Broken(_difference(found, coarse, scale, what), coarse, found, what, f, point)
