"""Known mistakes: wrong answers that the suite must catch and that name themselves."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from autograder.course import Assignment, Exercise, load_module
from autograder.errors import UsageError

F = TypeVar("F", bound=Callable[..., Any])


def misconception_of(exercise: str) -> Callable[[F], F]:
    """Mark a function (or class) as a known wrong answer to this exercise.

    Its name names the mistake; its docstring is the sentence the student reads.
    """

    def mark(wrong: F) -> F:
        wrong.__misconception_of__ = exercise  # type: ignore[attr-defined]
        return wrong

    return mark


@dataclass(frozen=True)
class Misconception:
    """One known mistake."""

    name: str
    exercise: Exercise
    message: str
    wrong: Callable[..., Any]

    def namespace(self, assignment: Assignment) -> dict[str, Any]:
        """A fresh reference with this mistake in place of the right answer."""
        path = assignment.solution
        module = load_module(f"{assignment.name}_with_{self.name}", path, assignment.root)
        module.__dict__[self.exercise.name] = self.wrong
        return module.__dict__


def load_misconceptions(assignment: Assignment) -> list[Misconception]:
    """Every known mistake of the assignment, in the order of its file."""
    module = assignment.load(assignment.misconceptions)
    found = []
    for name, wrong in vars(module).items():
        exercise = getattr(wrong, "__misconception_of__", None)
        if exercise is None or not re.fullmatch(r"\w+", name):
            continue
        message = " ".join((wrong.__doc__ or "").split())
        if not message:
            raise UsageError(f"{assignment.misconceptions}: {name} has no docstring to say")
        found.append(Misconception(name, assignment.exercise(exercise), message, wrong))
    return found
