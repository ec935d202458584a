"""The cells of a released notebook that only show something: they are run when they are needed.

A notebook ends with pictures that the student's own code makes. Left unchanged, such a cell
is ours; what it defines matters to a grade only if the student's own cells use it. So the
candidate puts it aside until they do. That makes grading faster, and a wrong answer on which
the demonstration would never end costs no other exercise.
"""

import json

from autograder.candidate.cells import bound_names
from autograder.course import Assignment


def demonstrations(assignment: Assignment) -> dict[str, list[str]]:
    """Source of each demonstrating cell of the release -> the global names that it binds."""
    path = assignment.starter / f"{assignment.name}.ipynb"
    if not path.is_file():
        return {}
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    sources = ("".join(c["source"]) for c in cells if str(c.get("id", "")).startswith("code-"))
    return {source.strip(): bound_names(source) for source in sources}
