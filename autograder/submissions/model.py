"""What is known of a submission before any of it runs: plain text, sizes, digests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["py", "notebook"]

MB = 1_000_000
MAX_NOTEBOOK = 20 * MB  # plots as PNG take 50 kB each: four hundred of them fit
MAX_PY = 2 * MB  # forty thousand lines: far more than anyone writes by hand
MAX_SOURCE = 2 * MB  # the code of a notebook, so that it may hold what a .py may
MAX_CELLS = 2_000  # a course notebook has about forty; each cell costs a call to run
SIZE_LIMITS: dict[Kind, int] = {"py": MAX_PY, "notebook": MAX_NOTEBOOK}


class RefusedError(Exception):
    """Why one file cannot be read, and the way out. Never leaves this package."""


@dataclass(frozen=True)
class Cell:
    """A code cell. `number` counts all cells of the notebook from 1, as its reader does."""

    number: int
    source: str
    grade_id: str | None = None


@dataclass(frozen=True)
class Submission:
    """What one student handed in. `path` and `student` are safe to print, not to open."""

    student: str
    path: str
    kind: Kind
    cells: tuple[Cell, ...]
    digest: str
    size: int


@dataclass(frozen=True)
class Unreadable:
    """A submission that cannot be read; `message` names the file and the way out."""

    student: str
    path: str
    message: str
