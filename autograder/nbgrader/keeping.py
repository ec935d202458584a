"""The result kept in the autograded notebook, for the page that `generate_feedback` makes of it.

    metadata.autograder.result = {"schema", "assignment", "suite", "trusted", "submission"}

It lies beside nbgrader's own keys, which leaves it alone. A student cannot write it: the
autograded notebook is made anew, and no metadata of the submitted one gets there. The form of
`submission` is that of `autograder.feedback.stored`.
"""

import json
from dataclasses import dataclass
from typing import Any

from autograder.course import Assignment
from autograder.feedback.stored import Damaged, from_data, to_data
from autograder.nbgrader.restore import OURS
from autograder.results import SubmissionResult

SCHEMA = "autograder/feedback/1"
KEY = "result"


class NotKept(Exception):
    """There is no result to make a page of; the message says why."""


@dataclass(frozen=True)
class Kept:
    """A result, whether it was graded without a sandbox, and what was done to the notebook."""

    submission: SubmissionResult
    trusted: bool
    notes: tuple[str, ...]


def keep(notebook: Any, assignment: Assignment, result: SubmissionResult, *, trusted: bool) -> None:
    """Write the result into the metadata of a notebook that was made by `restore`."""
    data = {
        "schema": SCHEMA,
        "assignment": assignment.name,
        "suite": assignment.digest,
        "trusted": trusted,
        "submission": to_data(result),
    }
    text = json.dumps(data, ensure_ascii=False, allow_nan=False)
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # can be written
    notebook.metadata.setdefault(OURS, {})[KEY] = json.loads(whole)


def kept(metadata: Any, assignment: Assignment, student: str) -> Kept:
    """What `keep` wrote, if it still holds; raises `NotKept`."""
    ours = metadata.get(OURS)
    ours = ours if isinstance(ours, dict) else {}
    data = ours.get(KEY)
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise NotKept("its autograded notebook keeps no result for a page")
    if data.get("assignment") != assignment.name or data.get("suite") != assignment.digest:
        raise NotKept("it was autograded by another version of the suite")
    try:
        submission = from_data(data.get("submission"))
    except Damaged as error:
        raise NotKept(f"the result in its autograded notebook is damaged ({error})") from error
    names = [exercise.name for exercise in submission.exercises]
    if submission.student != student or names != [e.name for e in assignment.exercises]:
        raise NotKept("the result in its autograded notebook belongs to another submission")
    notes = [note for note in ours.get("notes", ()) if isinstance(note, str)]
    own = submission.message  # stands on the page already
    return Kept(submission, data.get("trusted") is True, tuple(n for n in notes if n != own))


def way_out(assignment: str, student: str) -> str:
    """What to type where nothing was kept."""
    return f"`nbgrader autograde {assignment} --student={student} --force`"
