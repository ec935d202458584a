"""What a student handed in, cell by cell: the sources and nbgrader's marks, and nothing else."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.errors import UsageError
from autograder.nbgrader.renamed import twins
from autograder.nbgrader.safe import plain
from autograder.submissions import Submission, Unreadable, find

KERNEL = "python3"


@dataclass(frozen=True)
class Handed:
    """One cell. `number` counts from 1; `mark` is what its metadata says to nbgrader."""

    number: int
    kind: str
    source: str
    mark: dict[str, Any]

    @property
    def grade_id(self) -> str:
        """The name it claims, if it claims one."""
        name = self.mark.get("grade_id")
        return name if isinstance(name, str) else ""


@dataclass(frozen=True)
class HandIn:
    """A whole notebook; `work` is what is graded, `notes` what is odd about the file."""

    work: Submission | Unreadable
    cells: tuple[Handed, ...] = ()
    notes: tuple[str, ...] = ()


def read_notebook(path: Path, student: str, assignment: str) -> HandIn:
    """The notebook at `path`, whatever lies there."""
    try:
        (work,) = find([path], assignment)
    except UsageError as error:
        return HandIn(Unreadable(student, path.name, str(error)))
    return from_bytes(work, student, path)


def from_bytes(work: Submission | Unreadable, student: str, path: Path) -> HandIn:
    """What was read for grading, with the cells that are to be shown."""
    if isinstance(work, Unreadable):
        return HandIn(Unreadable(student, path.name, work.message))
    work = Submission(
        student, path.name, work.kind, work.cells, work.digest, work.size
    )  # the same path however it was found, so that messages are the same
    if work.kind == "py":
        return HandIn(work, (Handed(1, "code", plain(work.cells[0].source), {}),))
    data = json.loads(path.read_bytes().decode("utf-8-sig"))
    cells = tuple(_handed(number, cell) for number, cell in enumerate(data["cells"], 1))
    return HandIn(work, cells, (*_copied(path), *_kernel(data)))


def _handed(number: int, cell: dict[str, Any]) -> Handed:
    source = cell.get("source", "")
    text = "".join(source) if isinstance(source, list) else str(source)
    metadata = cell.get("metadata")
    mark = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    kind = str(cell["cell_type"])
    return Handed(number, kind, plain(text), mark if isinstance(mark, dict) else {})


def _copied(path: Path) -> list[str]:
    """A notebook that was handed in under another name has a twin (see `renamed`)."""
    same = twins(path)
    return [f"`{plain(same[0].name)}` was graded as `{path.name}`."] if same else []


def _kernel(data: dict[str, Any]) -> list[str]:
    metadata = data.get("metadata")
    spec = metadata.get("kernelspec") if isinstance(metadata, dict) else None
    name = spec.get("name") if isinstance(spec, dict) else None
    if name in (None, KERNEL):
        return []
    return [f"The notebook names the kernel `{plain(str(name))[:60]}`; it was run with Python 3."]
