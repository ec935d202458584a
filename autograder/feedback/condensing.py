"""A result cut down to what its page shows, so that it can be kept as plain data of modest size.

`condense(condense(r)) == condense(r)`: the page of a result that was kept is the page of the
result itself, byte for byte.
"""

from dataclasses import replace
from typing import Any

import numpy as np

from autograder import wire
from autograder.feedback.text import excerpt
from autograder.numerics import kind_of
from autograder.results import (
    CellOutput,
    Counterexample,
    ExerciseResult,
    SubmissionResult,
    TestResult,
)

PRINTED = 6_000  # characters shown of what one cell printed,
PRINTED_IN_ALL = 40_000  # and of what all of them did
FAILURE = 1_000  # characters of how a cell failed
MOST = 8_192  # numbers and characters of one value of a counterexample


def condense(result: SubmissionResult) -> SubmissionResult:
    """What the page shows of a result, and the verdicts, which are small."""
    exercises = tuple(map(_exercise, result.exercises))
    return replace(result, exercises=exercises, cells=_cells(result.cells))


def first_broken(result: ExerciseResult) -> TestResult | None:
    """The law whose counterexample is shown."""
    if result.status == "missing":
        return None
    return next((test for test in result.tests if test.status in {"failed", "error"}), None)


def _exercise(result: ExerciseResult) -> ExerciseResult:
    shown = first_broken(result)
    tests = tuple(
        replace(t, counterexample=_example(t.counterexample) if t is shown else None)
        for t in result.tests
    )
    return replace(result, tests=tests)


def _example(example: Counterexample | None) -> Counterexample | None:
    if example is None:
        return None
    return Counterexample(
        example.function,
        tuple((name, modest(value)) for name, value in example.arguments),
        modest(example.expected),
        modest(example.got),
    )


def modest(value: Any) -> Any:
    """The value, or, if it is too much to show, what it is in words."""
    stack, room = [value], MOST
    while stack:  # and no further than there is room: lists may hold each other many times over
        item = stack.pop()
        room -= _size(item)
        if room < 0:
            return wire.Refused(kind_of(value))
        if isinstance(item, list | tuple):
            stack.extend(item)
        elif isinstance(item, dict):
            stack.extend(item)
            stack.extend(item.values())
    return value


def _size(item: Any) -> int:
    """Numbers and characters in it, without those of its own items."""
    if isinstance(item, np.ndarray):
        return item.size
    return len(item) if isinstance(item, str) else 1


def _cells(cells: tuple[CellOutput, ...]) -> tuple[CellOutput, ...]:
    """The first to print have the most room; those that have nothing to say are left out."""
    shown: list[CellOutput] = []
    room = PRINTED_IN_ALL
    for cell in cells:
        text = excerpt(cell.text, max(400, min(PRINTED, room))) if cell.text.strip() else ""
        text = text if text.strip() else ""  # a carriage return may have taken it all
        failure = excerpt(cell.failure, FAILURE)
        if text or failure:
            room -= len(text)
            shown.append(CellOutput(cell.number, text, failure))
    return tuple(shown)
