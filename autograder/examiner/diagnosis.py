"""Names a mistake where the recorded calls leave no doubt.

A misconception is itself a candidate: run on the script of a law it leaves a trace of replies.
A student's trace that agrees with it on every recorded call, and with that of no other
misconception, is diagnosed. Where several agree, all of them are said. What a misconception
replies depends on the suite alone and is computed once.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np

from autograder import wire
from autograder.course import Exercise
from autograder.examiner.candidates import LocalCandidate
from autograder.examiner.misconceptions import Misconception, load_misconceptions
from autograder.examiner.suite import Law, Outcome, Suite
from autograder.numerics import TOLERANCE
from autograder.results import Diagnosis

LARGEST_LIST = 1 << 20  # numbers in a nested list


class Diagnostician:
    """Compares a failed submission with the known mistakes of the suite's assignment."""

    def __init__(self, suite: Suite) -> None:
        self.suite = suite
        self.candidates: dict[str, LocalCandidate] = {}

    @cached_property
    def misconceptions(self) -> list[Misconception]:
        """Every known mistake of the assignment."""
        return load_misconceptions(self.suite.assignment)

    def diagnose(self, exercise: Exercise, outcomes: Sequence[Outcome]) -> tuple[Diagnosis, ...]:
        """The known mistakes that fit all that was recorded of this exercise."""
        if all(outcome.passed for outcome in outcomes):
            return ()
        return tuple(
            Diagnosis(known.name, known.message)
            for known in self.misconceptions
            if known.exercise.name == exercise.name and self._fits(known, outcomes)
        )

    def _fits(self, known: Misconception, outcomes: Sequence[Outcome]) -> bool:
        return all(
            outcome.conversation is not None
            and agree_in_trace(outcome.conversation.replies, self._trace(known, outcome.law))
            for outcome in outcomes
        )

    def _trace(self, known: Misconception, law: Law) -> list[wire.Reply]:
        if known.name not in law.traces:
            assert law.script is not None
            replies = self._candidate(known).ask(law.script.bodies, law.script.callables)
            law.traces[known.name] = list(replies)[1:]  # the first answers the clean slate
        return law.traces[known.name]

    def _candidate(self, known: Misconception) -> LocalCandidate:
        if known.name not in self.candidates:
            namespace = known.namespace(self.suite.assignment)
            self.candidates[known.name] = LocalCandidate(namespace)
        return self.candidates[known.name]


def agree_in_trace(student: Sequence[wire.Reply], known: Sequence[wire.Reply]) -> bool:
    """Whether two traces say the same, call by call."""
    return len(student) == len(known) and all(map(_agree, student, known))


def _agree(a: wire.Reply, b: wire.Reply) -> bool:
    if (a.failure is None) != (b.failure is None) or bool(a.changed) != bool(b.changed):
        return False
    return a.failure is not None or same(a.value, b.value)


def same(a: Any, b: Any) -> bool:
    """Whether two replies are the same value, within the tolerance of a right answer."""
    if isinstance(b, wire.ObjectRef | wire.Refused):
        return type(a) is type(b)
    if isinstance(b, dict):
        return isinstance(a, dict) and a.keys() == b.keys() and all(same(a[k], b[k]) for k in b)
    if isinstance(b, list) and isinstance(a, list):
        return len(a) == len(b) and all(map(same, a, b))
    if b is None or isinstance(b, str):
        return bool(a == b) if not isinstance(a, np.ndarray) else False
    return _same_numbers(a, b)


def numbers_of(value: Any) -> np.ndarray:
    """A reply as an array; ValueError if it is none, or a large nested list."""
    if isinstance(value, list) and _leaves(value) > LARGEST_LIST:
        raise ValueError("too long a list to compare")
    return np.asarray(value, float)


def _leaves(value: Any) -> int:
    return sum(map(_leaves, value)) if isinstance(value, list) else np.size(value)


def _same_numbers(a: Any, b: Any) -> bool:
    if a is None or isinstance(a, str | dict | wire.ObjectRef | wire.Refused):
        return False
    try:
        a, b = (numbers_of(value) for value in (a, b))
    except (TypeError, ValueError):
        return False
    if a.shape != b.shape:
        return False
    finite = np.isfinite(b)
    if not np.array_equal(finite, np.isfinite(a)):
        return False
    scale = float(np.max(np.abs(b[finite]), initial=0.0)) or 1.0
    return bool(np.all(np.abs(a[finite] - b[finite]) <= TOLERANCE * scale))
