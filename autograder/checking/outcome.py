"""What a check found, as plain data; `page` and `terminal` show it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np

# broken: a law does not hold. error: the student's code raised. changed: all laws hold, but an
# argument was modified. unready: there is nothing to check yet, or nothing to check it with.
Status = Literal[
    "holds", "broken", "error", "changed", "stub", "undefined", "interrupted", "unready"
]
Named = tuple[str, Any]

REMAIN = "Hidden laws remain: they are tried when your work is graded."


@dataclass(frozen=True)
class Verdict:
    """One law: `holds` is None where it was not tried."""

    sentence: str
    holds: bool | None


@dataclass(frozen=True)
class Line:
    """A line of the student's own."""

    where: str
    function: str
    code: str
    shapes: str = ""  # of the arrays it names: `W (3, 2), d (3, 4)`


@dataclass(frozen=True)
class Shown:
    """A call with its arguments, as they were before it."""

    function: str
    arguments: tuple[Named, ...]
    result: Any = None
    returned: bool = False


@dataclass(frozen=True)
class Witness:
    """The gradient a law took numerically, beside the student's, on a larger input.

    `mine[k]` is the error of the student's entry `entry` against the central difference of step
    `steps[k]`; `right[k]` the error that the right value has.
    """

    error: np.ndarray
    wrong: np.ndarray
    entry: tuple[int, ...]
    steps: tuple[float, ...] = ()
    mine: tuple[float, ...] = ()
    right: tuple[float, ...] = ()


@dataclass(frozen=True)
class Breach:
    """The first law that does not hold, on its smallest failing input."""

    sentence: str
    place: str  # of the law: `laws.py, line 61`
    source: str
    message: str
    how_often: str
    calls: tuple[Shown, ...] = ()
    variables: tuple[Named, ...] = ()
    what: str = ""
    expected: Any = None
    got: Any = None
    hints: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    witness: Witness | None = None


@dataclass(frozen=True)
class Change:
    """An argument that was modified in place."""

    function: str
    argument: str
    before: Any
    after: Any


@dataclass(frozen=True, repr=False)
class Outcome:
    """One exercise. Shows itself as HTML in a notebook, as text elsewhere."""

    exercise: str
    status: Status
    message: str
    verdicts: tuple[Verdict, ...] = ()
    breach: Breach | None = None
    change: Change | None = None
    lines: tuple[Line, ...] = ()  # where the student's code was, if there is no breach
    notes: tuple[str, ...] = ()
    printed: str = ""
    seconds: float = field(default=0.0, compare=False)

    @property
    def holds(self) -> bool:
        """Whether every public law holds."""
        return self.status == "holds"

    def __repr__(self) -> str:
        from autograder.checking.terminal import text

        return text(self)

    def _repr_html_(self) -> str:
        from autograder.checking.page import html

        return html(self)


@dataclass(frozen=True, repr=False)
class Summary:
    """Several exercises, a line for each."""

    outcomes: tuple[Outcome, ...]

    @property
    def holds(self) -> bool:
        """Whether every public law of every exercise holds."""
        return bool(self.outcomes) and all(outcome.holds for outcome in self.outcomes)

    def __repr__(self) -> str:
        from autograder.checking.terminal import summary

        return summary(self)

    def _repr_html_(self) -> str:
        from autograder.checking.page import summary

        return summary(self)


def conclusion(outcomes: Sequence[Outcome]) -> str:
    """The last sentence. That all public laws hold is never said without what remains."""
    held = sum(outcome.holds for outcome in outcomes)
    if held < len(outcomes):
        return f"{held} of {counted(len(outcomes), 'exercise')} hold so far. {REMAIN}"
    every = "Every public law of the exercise" + ("s" if held > 1 else "")
    return f"{every} holds. {REMAIN}"


def counted(number: int, noun: str) -> str:
    """`1 law`, `2 laws`."""
    return f"{number} {noun}" + ("" if number == 1 else "s")
