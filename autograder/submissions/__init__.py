"""Submissions as data: found, read, and never parsed or imported as Python.

A map of trust. Everything here runs in the trusted process, on bytes that a student
chose: file names, links, archives, JSON. So sizes are limited before anything is read,
archives are read in memory, JSON is decoded only where it is needed, and whatever cannot
be read becomes an `Unreadable` of its author while the rest of the class goes on.

`PATH` may be a `.py` or `.ipynb` file, a folder with one file or one folder per student,
nbgrader's `submitted/` or the course folder around it, or a `.zip` of any of these; see
`layout` for which file counts. Nobody is dropped because of a name: where two
submissions have the same student, the first that can be read keeps the name, and the
other is graded as `student (path)`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from autograder.errors import UsageError
from autograder.submissions import archive, entries
from autograder.submissions.layout import Claim, claims
from autograder.submissions.model import (
    SIZE_LIMITS,
    Cell,
    Kind,
    RefusedError,
    Submission,
    Unreadable,
)
from autograder.submissions.names import UNNAMED, distinct, printable, student_name
from autograder.submissions.reading import submission

__all__ = ["Cell", "Submission", "Unreadable", "UsageError", "find"]

_WHAT = "give a .py or .ipynb file, a folder of them, an nbgrader submitted/ folder, or a .zip"


def find(paths: Iterable[Path], assignment: str) -> list[Submission | Unreadable]:
    """What lies at `paths`, sorted by student: the same list for the same files.

    `UsageError` where a path does not exist or has nothing to grade.
    """
    given = {_real(path): path for path in reversed(list(paths))}
    if not given:
        raise UsageError(f"nothing to grade; {_WHAT}")
    found = [one for real, path in reversed(given.items()) for one in _at(path, real, assignment)]
    return sorted(_apart(found), key=lambda one: (one.student, one.path))


def _real(path: Path) -> Path:
    try:
        return path.resolve(strict=True)
    except (OSError, RuntimeError, ValueError) as error:
        raise UsageError(f"{printable(str(path))}: no such file or folder; {_WHAT}") from error


def _at(path: Path, real: Path, assignment: str) -> list[Submission | Unreadable]:
    if real.is_dir():
        return _all_read(path, real.name, entries.from_folder(real), assignment)
    if path.suffix.lower() == ".zip":
        with archive.opened(real) as members:
            return _all_read(path, path.stem, members, assignment)
    kind = entries.kind_of(path.name)
    if kind is None:
        raise UsageError(f"{printable(str(path))}: not what is graded; {_WHAT}")
    file = entries.Entry(
        parts=(path.name,),
        label=printable(path.name),
        unpack=lambda limit: entries.read_file(real, limit),
    )
    return [_read(_owner(path, assignment), printable(str(path)), file, kind)]


def _owner(path: Path, assignment: str) -> str:
    """The stem; of `alice/backprop.ipynb` and `alice/backprop/backprop.ipynb`, `alice`."""
    for name in (path.stem, *reversed(path.parent.parts[-2:])):
        if name != assignment and student_name(name) not in (UNNAMED, "_"):
            return name
    return path.stem


def _all_read(
    path: Path, name: str, found: list[entries.Entry], assignment: str
) -> list[Submission | Unreadable]:
    if not any(entry.kind or entry.problem for entry in found):
        raise UsageError(f"{printable(str(path))}: nothing to grade in it; {_WHAT}")
    claimed = claims(name, found, assignment)
    if not claimed:
        raise UsageError(f"{printable(str(path))}: nobody handed in {assignment}; {_WHAT}")
    above = "" if path == Path() else f"{printable(str(path))}/"
    return [_settled(claim, f"{above}{claim.label}") for claim in claimed]


def _settled(claim: Claim, path: str) -> Submission | Unreadable:
    if claim.entry is None or claim.entry.kind is None:
        student = student_name(claim.student)
        return Unreadable(student, path, f"{claim.label}: {claim.problem}")
    return _read(claim.student, path, claim.entry, claim.entry.kind)


def _read(owner: str, path: str, file: entries.Entry, kind: Kind) -> Submission | Unreadable:
    student = student_name(owner)
    try:
        return submission(student, path, kind, file.read(SIZE_LIMITS[kind]))
    except RefusedError as refused:
        return Unreadable(student, path, f"{file.label}: {refused}")


def _apart(found: list[Submission | Unreadable]) -> list[Submission | Unreadable]:
    """Every student name once: the first keeps it, what could be read before what could not."""
    taken: dict[str, Submission | Unreadable] = {}
    for one in sorted(found, key=lambda one: isinstance(one, Unreadable)):
        student = distinct(one.student, one.path, taken)
        taken[student] = replace(one, student=student)
    return list(taken.values())
