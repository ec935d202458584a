"""Notebooks from statements: the text comes from jupytext Markdown, the code from the reference.

In a statement a cell of the one line `given()` stands for the given helpers, and
`exercise("name")` for an exercise's stub and its check, or, where the check has to wait for
another exercise, `stub("name")` for the one and `check("name")` for the other.
"""

import re
from dataclasses import dataclass
from typing import Any

import nbformat

from autograder.course import Assignment
from autograder.errors import UsageError
from autograder.stubs import pieces

GIVEN = re.compile(r"given\(\)")
EXERCISE = re.compile(r"(exercise|stub|check)\(\"(\w+)\"\)")
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
CHECK_IMPORT = "from autograder import check"


@dataclass(frozen=True)
class Part:
    """One cell to be: `kind` is `text`, `code`, `given`, `stub` or `check`."""

    kind: str
    source: str
    exercise: str = ""


def parts(assignment: Assignment) -> list[Part]:
    """The cells of the assignment's notebook, in order."""
    import jupytext  # heavy, and only needed to build

    given, stubs = pieces(assignment.solution.read_text(encoding="utf-8"))
    statement = assignment.folder / "statement.md"
    text = statement.read_text(encoding="utf-8")
    found: list[Part] = []
    for cell in jupytext.reads(text, fmt="md").cells:
        source = cell.source.strip("\n")
        if cell.cell_type != "code":
            found.append(Part("text", source))
        elif GIVEN.fullmatch(source.strip()):
            found.append(Part("given", f"{CHECK_IMPORT}\n{given.strip()}"))
        elif match := EXERCISE.fullmatch(source.strip()):
            what, name = match.groups()
            if name not in stubs:
                raise UsageError(f"{statement}: no solution to cut out of {name!r}")
            if what != "check":
                found.append(Part("stub", stubs[name].strip("\n"), name))
            if what != "stub":
                found.append(Part("check", f'check("{name}")', name))
        else:
            found.append(Part("code", source))
    _complete(assignment, found)
    return found


def _complete(assignment: Assignment, found: list[Part]) -> None:
    placed = [part.exercise for part in found if part.kind == "stub"]
    checked = [part.exercise for part in found if part.kind == "check"]
    wanted = [exercise.name for exercise in assignment.exercises]
    if placed != wanted or sorted(checked) != sorted(wanted):
        raise UsageError(
            f"{assignment.folder / 'statement.md'}: the exercises are {', '.join(placed)}; "
            f"assignment.toml has {', '.join(wanted)}"
        )
    if sum(part.kind == "given" for part in found) != 1:
        raise UsageError(f"{assignment.folder / 'statement.md'}: given() has to stand once")


def notebook(assignment: Assignment) -> Any:
    """The notebook a student gets. The same sources give the same bytes."""
    cells = [cell(part, number) for number, part in enumerate(parts(assignment))]
    return nbformat.v4.new_notebook(cells=cells, metadata=METADATA)


def cell(part: Part, number: int) -> Any:
    """The part as a notebook's cell; `number` names those that are no exercise's."""
    identity = f"{part.kind}-{part.exercise}" if part.exercise else f"{part.kind}-{number}"
    make: Any = nbformat.v4.new_code_cell
    if part.kind == "text":
        make = nbformat.v4.new_markdown_cell
    return make(part.source, id=identity.replace("_", "-")[:64])


def as_text(node: Any) -> str:
    """The notebook as a file's text."""
    nbformat.validate(node)
    return str(nbformat.writes(node)).rstrip("\n") + "\n"
