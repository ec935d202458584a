"""The instructor's overview of a class that nbgrader graded, from what its notebooks keep.

It lies in a folder of its own, `overview/`, which nbgrader knows nothing of: no step of
nbgrader's can hand it to students.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from autograder.atomic import write_atomically
from autograder.course import Assignment
from autograder.errors import UsageError
from autograder.feedback.overview import overview_page
from autograder.nbgrader.keeping import Kept, NotKept, kept, way_out
from autograder.results import ClassResult

FOLDER = "overview"


@dataclass(frozen=True)
class Written:
    """Where the overview is, how many it shows, and who is left out and why."""

    path: Path
    shown: int
    left_out: tuple[str, ...]


def write_overview(course: Path, assignment: Assignment) -> Written:
    """Write `overview/<assignment>.html` into a course's folder."""
    found, left_out = _found(course, assignment)
    result = ClassResult(
        assignment.name,
        assignment.digest,
        tuple(one.submission for one in found),
        trusted=any(one.trusted for one in found),
    )
    page = f"{assignment.name}/{assignment.name}.html"
    addresses = [f"../feedback/{one.student}/{page}" for one in result.submissions]
    target = course / FOLDER / f"{assignment.name}.html"
    try:
        target.parent.mkdir(exist_ok=True)
        write_atomically(target, overview_page(result, assignment, addresses))
    except OSError as error:
        raise UsageError(f"{target}: the overview cannot be written ({error})") from error
    return Written(target, len(found), tuple(left_out))


def _found(course: Path, assignment: Assignment) -> tuple[list[Kept], list[str]]:
    """What the autograded notebooks keep, and who is left out and why."""
    found: list[Kept] = []
    left_out: list[str] = []
    name = f"{assignment.name}.ipynb"
    for path in sorted(course.glob(f"autograded/*/{assignment.name}/{name}")):
        student = path.parent.parent.name
        try:
            found.append(kept(_metadata(path), assignment, student))
        except NotKept as reason:
            left_out.append(f"{student}: {reason}; {way_out(assignment.name, student)}")
    if not found:
        raise UsageError(
            left_out[0]
            if left_out
            else f"{course / 'autograded'}: nobody was autograded; run "
            f"`nbgrader autograde {assignment.name}` first"
        )
    return found, left_out


def _metadata(path: Path) -> dict[str, object]:
    """Of a notebook; raises `NotKept` if it is none."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise NotKept(f"{path} cannot be read ({error})") from error
    metadata = data.get("metadata") if isinstance(data, dict) else None
    return metadata if isinstance(metadata, dict) else {}
