"""The notebook for nbgrader's `source/`: the starter with references, marks and points.

Released by `nbgrader generate_assignment` (with `NamedStubs`), it is the starter again. A test
cell holds `check("name")` and its points, nothing else: what is hidden never lies in `source/`.
"""

import re
from typing import Any

import nbformat

from autograder.course import Assignment
from autograder.errors import UsageError
from autograder.nbgrader.ids import points_id, solution_id
from autograder.notebooks import METADATA, Part, cell, parts
from autograder.stubs import stub

SCHEMA = 3
_SOLUTION = re.compile(r"^[ \t]*### BEGIN SOLUTION$.*?^[ \t]*### END SOLUTION$", re.M | re.S)
_HOLE = re.compile(r'^[ \t]*raise NotImplementedError\("[\w.]+: your code here"\)$', re.M)


def source_notebook(assignment: Assignment) -> Any:
    """The assignment's notebook as an instructor of nbgrader would write it."""
    solutions = _solutions(assignment)
    cells = []
    for number, part in enumerate(parts(assignment)):
        made = cell(part, number)
        if part.kind == "stub":
            made.source = _HOLE.sub(lambda hole: solutions[hole[0]], part.source)
        if part.kind in ("stub", "check"):
            made.metadata["nbgrader"] = _mark(part, assignment)
        cells.append(made)
    return nbformat.v4.new_notebook(cells=cells, metadata=METADATA)


def _solutions(assignment: Assignment) -> dict[str, str]:
    """The stub's line for each hole -> the marked solution that fills it."""
    source = assignment.solution.read_text(encoding="utf-8")
    holes, regions = _HOLE.findall(stub(source)), _SOLUTION.findall(source)
    if len(holes) != len(regions):
        raise UsageError(f"{assignment.solution}: {len(regions)} solutions, {len(holes)} holes")
    return dict(zip(holes, regions, strict=True))


def _mark(part: Part, assignment: Assignment) -> dict[str, Any]:
    """What nbgrader wants to know of a cell."""
    solution = part.kind == "stub"
    mark: dict[str, Any] = {
        "schema_version": SCHEMA,
        "grade_id": (solution_id if solution else points_id)(part.exercise),
        "grade": not solution,
        "locked": not solution,
        "solution": solution,
        "task": False,
    }
    if not solution:
        mark["points"] = assignment.exercise(part.exercise).points
    return mark
