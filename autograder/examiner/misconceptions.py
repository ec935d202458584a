"""Known mistakes: wrong answers that the suite must catch and that name themselves."""

import functools
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any, TypeVar

from autograder.course import Assignment, Exercise
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
        module = ModuleType(f"{assignment.name}_with_{self.name}")
        module.__file__ = str(assignment.solution)
        exec(_compiled(assignment.solution), module.__dict__)
        module.__dict__[self.exercise.name] = self.wrong
        return module.__dict__


@functools.cache
def _compiled(path: Path) -> CodeType:
    """The code of a reference, of which each of its mistakes gets a module."""
    return compile(path.read_bytes(), path, "exec", dont_inherit=True)


def load_misconceptions(assignment: Assignment) -> list[Misconception]:
    """Every known mistake of the assignment, exercise by exercise."""
    found = [m for exercise in assignment.exercises for m in mistakes_in(exercise, assignment)]
    names = Counter(mistake.name for mistake in found)
    twice = [name for name, count in names.items() if count > 1]
    if twice:
        raise UsageError(f"{assignment.misconceptions}: two mistakes are called {twice[0]}")
    return found


def mistakes_in(exercise: Exercise, assignment: Assignment) -> list[Misconception]:
    """The known mistakes in one exercise, in the order of its file, or of those in its folder."""
    whole = assignment.misconceptions / exercise.name
    paths = [whole.with_suffix(".py"), *sorted(whole.glob("*.py"))]
    return [m for path in paths if path.is_file() for m in _mistakes_of(path, exercise, assignment)]


def _mistakes_of(path: Path, exercise: Exercise, assignment: Assignment) -> Iterator[Misconception]:
    for name, wrong in vars(assignment.load(path)).items():
        if getattr(wrong, "__misconception_of__", None) != exercise.name:
            continue  # a helper, or a mistake of another exercise that this one builds upon
        message = " ".join((wrong.__doc__ or "").split())
        if not message:
            raise UsageError(f"{path}: {name} has no docstring to say")
        yield Misconception(name, exercise, message, wrong)
