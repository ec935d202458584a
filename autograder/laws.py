"""Public laws: what must hold of a right answer, and can be seen to hold without a reference.

They ship with the stub and run in the student's own kernel (`check`). A law is a function of the
student's functions and a `Case`, which draws inputs, the smallest first:

    @law("hidden_delta")
    def is_linear_in_the_error(student, case):
        \"\"\"Twice the error in the next layer gives twice the error here.\"\"\"
        k, n, m = case.sizes(3)
        W_next, delta_next, Z = case.normal((k, n), (k, m), (n, m))
        agree(student.hidden_delta(W_next, 2 * delta_next, Z),
              2 * np.asarray(student.hidden_delta(W_next, delta_next, Z)))
"""

from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np

from autograder import inputs
from autograder.numerics import (
    Broken,
    agree,
    agree_with_gradient,
    difference_quotient,
    numbers,
    sequence,
)

F = TypeVar("F", bound=Callable[..., None])
CASES = 12  # inputs a law is tried on


def law(exercise: str) -> Callable[[F], F]:
    """Mark a function as a public law of this exercise; its docstring is what students read."""

    def mark(function: F) -> F:
        function.__law_of__ = exercise  # type: ignore[attr-defined]
        return function

    return mark


class Case:
    """The inputs of one trial; trial 0 is the smallest. The same number draws the same inputs."""

    def __init__(self, number: int) -> None:
        self.number = number
        self._sizes = np.random.default_rng([number, 0])
        self._draws = 0

    def size(self, low: int = 1, high: int = 5) -> int:
        """A dimension: `low` in the first trial, at most `high` in later ones."""
        top = min(high, low + (self.number + 1) // 2)
        return int(self._sizes.integers(low, top + 1))

    def sizes(self, count: int, low: int = 1, high: int = 5) -> tuple[int, ...]:
        """Several dimensions."""
        return tuple(self.size(low, high) for _ in range(count))

    def normal(self, *shapes: inputs.Shape) -> Any:
        """Arrays with entries between -2 and 2 (one array if one shape is given)."""
        return self._drawn(inputs.normal, shapes)

    def positive(self, *shapes: inputs.Shape) -> Any:
        """Arrays with entries between 0.1 and 2."""
        return self._drawn(inputs.positive, shapes)

    def probabilities(self, *shapes: inputs.Shape) -> Any:
        """Arrays with entries strictly between 0 and 1."""
        return self._drawn(inputs.probabilities, shapes)

    def one_hot(self, classes: int, m: int) -> np.ndarray:
        """(classes, m), a single 1 in each column."""
        return inputs.one_hot(self._seed(), classes, m)

    def rng(self) -> np.random.Generator:
        """A fresh generator."""
        return np.random.default_rng(self._seed())

    def _seed(self) -> int:
        self._draws += 1
        return 1000 * self.number + self._draws

    def _drawn(self, draw: Callable[..., tuple[np.ndarray, ...]], shapes: tuple[Any, ...]) -> Any:
        arrays = draw(self._seed(), *shapes)
        return arrays if len(arrays) != 1 else arrays[0]


def laws_of(module: Any, exercise: str | None = None) -> list[Callable[..., None]]:
    """The laws a module defines (of one exercise, or of all), in the order of the file."""
    found = [f for f in vars(module).values() if hasattr(f, "__law_of__")]
    return [f for f in found if exercise in (None, f.__law_of__)]


__all__ = [
    "Broken",
    "Case",
    "agree",
    "agree_with_gradient",
    "difference_quotient",
    "law",
    "laws_of",
    "numbers",
    "sequence",
]
