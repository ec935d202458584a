"""A result as plain data, to be kept and read again: JSON without NaN, nothing that is executed.

A result is an object with the names of `autograder.results`, and so are its parts. Values of a
counterexample stand for themselves, but for

    {"array": [numbers in C order], "shape": [2, 3], "dtype": "float64"}
    {"scalar": number, "dtype": "float32"}      a NumPy scalar
    {"float": "nan"}                            a float JSON has no number for
    {"dict": [[name, value], …]}                in its order
    {"refused": "a function"}                   what could only be named

and numbers of an array that JSON has none for are "nan", "inf" and "-inf".
"""

import math
from dataclasses import replace
from typing import Any

import msgspec
import numpy as np

from autograder import wire
from autograder.feedback.condensing import condense
from autograder.numerics import kind_of
from autograder.results import Counterexample, ExerciseResult, SubmissionResult


class Damaged(ValueError):
    """The data is no result."""


def to_data(result: SubmissionResult) -> dict[str, Any]:
    """What the page of a result needs, as JSON can hold it."""
    data: dict[str, Any] = msgspec.to_builtins(_mapped(condense(result), _pack))
    return data


def from_data(data: Any) -> SubmissionResult:
    """The result again; raises `Damaged`."""
    try:
        return _mapped(msgspec.convert(data, SubmissionResult), _unpack)
    except (msgspec.ValidationError, ValueError, TypeError, KeyError, OverflowError) as error:
        raise Damaged(str(error)) from error


def _mapped(result: SubmissionResult, change: Any) -> SubmissionResult:
    """The result with every value of a counterexample changed."""

    def example(found: Counterexample | None) -> Counterexample | None:
        if found is None:
            return None
        arguments = tuple((name, change(value)) for name, value in found.arguments)
        return Counterexample(found.function, arguments, change(found.expected), change(found.got))

    def exercise(found: ExerciseResult) -> ExerciseResult:
        tests = (replace(t, counterexample=example(t.counterexample)) for t in found.tests)
        return replace(found, tests=tuple(tests))

    return replace(result, exercises=tuple(map(exercise, result.exercises)))


def _pack(value: Any) -> Any:
    if isinstance(value, np.ndarray) and value.dtype.kind in "biuf":
        flat = [_number(item) for item in value.ravel().tolist()]
        return {"array": flat, "shape": list(value.shape), "dtype": value.dtype.name}
    if isinstance(value, np.generic) and value.dtype.kind in "biuf":
        return {"scalar": _number(value.item()), "dtype": value.dtype.name}
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else {"float": str(value)}
    if isinstance(value, list | tuple):
        return [_pack(item) for item in value]
    if isinstance(value, dict):
        return {"dict": [[name, _pack(item)] for name, item in value.items()]}
    return {"refused": value.what if isinstance(value, wire.Refused) else kind_of(value)}


def _number(value: Any) -> Any:
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value


def _unpack(value: Any) -> Any:
    if isinstance(value, list):
        return [_unpack(item) for item in value]
    if not isinstance(value, dict):
        return value
    match value:
        case {"array": flat, "shape": shape, "dtype": dtype}:
            return _array(flat, dtype).reshape(shape)
        case {"scalar": number, "dtype": dtype}:
            return _array([number], dtype)[0]
        case {"float": text}:
            return float(text)
        case {"dict": items}:
            return {str(name): _unpack(item) for name, item in items}
        case {"refused": str(what)}:
            return wire.Refused(what)
    raise Damaged(f"an object with the names {', '.join(sorted(value))}")


def _array(flat: Any, name: str) -> Any:
    dtype = np.dtype(name)
    if dtype.kind not in "biuf":
        raise Damaged(f"an array of dtype {name}")
    if dtype.kind == "f":
        flat = [float(item) for item in flat]
    return np.array(flat, dtype)
