"""Known mistakes: wrong answers that the suite must catch and that name themselves."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
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
    """Every known mistake of the assignment, exercise by exercise."""
    found = [
        mistake
        for exercise in assignment.exercises
        for mistake in _of(exercise, assignment, assignment.misconceptions / f"{exercise.name}.py")
    ]
    names = Counter(mistake.name for mistake in found)
    twice = [name for name, count in names.items() if count > 1]
    if twice:
        raise UsageError(f"{assignment.misconceptions}: two mistakes are called {twice[0]}")
    return found


def _of(exercise: Exercise, assignment: Assignment, path: Path) -> Iterator[Misconception]:
    """The known mistakes in one exercise, in the order of its file."""
    if not path.is_file():
        return
    for name, wrong in vars(assignment.load(path)).items():
        if getattr(wrong, "__misconception_of__", None) != exercise.name:
            continue  # a helper, or a mistake of another exercise that this one builds upon
        message = " ".join((wrong.__doc__ or "").split())
        if not message:
            raise UsageError(f"{path}: {name} has no docstring to say")
        yield Misconception(name, exercise, message, wrong)
