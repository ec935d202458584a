"""Makes a complete nbgrader course: configuration, `source/`, exchange, and nothing hidden."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.course import Assignment, find_root, load_assignment, names
from autograder.errors import UsageError
from autograder.nbgrader.ids import CONFIG
from autograder.nbgrader.source import source_notebook
from autograder.notebooks import as_text

TEMPLATE = '''"""nbgrader's configuration of this course, made by `autograder course`."""

import os

HERE = os.path.dirname(os.path.abspath(__file__))

c = get_config()  # noqa: F821
c.CourseDirectory.course_id = {course_id!r}
c.CourseDirectory.db_url = {db_url}
c.Exchange.root = {exchange}

# Where the hidden suites and the references lie. Students must not be able to read it.
c.AutograderPlugin.hidden = {hidden!r}

# Released stubs say whose they are.
c.GenerateAssignment.preprocessors = [
    "nbgrader.preprocessors.IncludeHeaderFooter",
    "nbgrader.preprocessors.InstantiateTests",
    "nbgrader.preprocessors.LockCells",
    "autograder.nbgrader.plugin.NamedStubs",  # for ClearSolutions
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.CheckCellMetadata",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.SaveCells",
    "nbgrader.preprocessors.ClearHiddenTests",
    "nbgrader.preprocessors.ClearMarkScheme",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.CheckCellMetadata",
]

# Student code runs in a sandbox; the hidden suite asks it from outside.
c.Autograde.pre_convert_hook = "autograder.nbgrader.renamed.take_renamed"
c.Autograde.exporter_class = "autograder.nbgrader.plugin.Reader"
c.Autograde.autograde_preprocessors = [
    "autograder.nbgrader.plugin.Examine",  # for Execute
    "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "autograder.nbgrader.plugin.Record",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]
c.OverwriteCells.add_missing_cells = True

# The pages of `autograder grade --feedback` are nbgrader's feedback, too.
c.GenerateFeedback.exporter_class = "autograder.nbgrader.pages.StudentPages"
'''


@dataclass(frozen=True)
class Choices:
    """What the instructor chose; None is what is usual."""

    course_id: str | None = None
    db_url: str | None = None
    exchange: Path | None = None


def make_course(folder: Path, selected: Sequence[str], choices: Choices) -> list[Assignment]:
    """Write the course into `folder`; its assignments."""
    root = find_root()
    assignments = [load_assignment(name, root) for name in selected or names(root)]
    present = [folder / CONFIG, *(folder / "source" / a.name for a in assignments)]
    there = [str(path) for path in present if path.exists()]
    if there:
        raise UsageError(
            f"{there[0]} is there already, and would be overwritten: choose another folder, or "
            "move it away first (the gradebook and what was submitted may stay)"
        )
    notebooks = [(a, as_text(source_notebook(a))) for a in assignments]
    for assignment, text in notebooks:
        write_source(assignment, text, folder / "source" / assignment.name)
    exchange = _exchange(folder, choices.exchange)
    (folder / CONFIG).write_text(config(folder, root, choices, exchange), encoding="utf-8")
    return assignments


def write_source(assignment: Assignment, text: str, folder: Path) -> None:
    """What may ship, and the notebook with the references, which nbgrader cuts out."""
    folder.mkdir(parents=True)
    (folder / f"{assignment.name}.ipynb").write_text(text, encoding="utf-8")
    data = assignment.folder / "data"
    for path in [assignment.folder / "laws.py", *(sorted(data.iterdir()) if data.is_dir() else ())]:
        if path.is_file() and not path.name.startswith("."):
            (folder / path.name).write_bytes(path.read_bytes())


def config(folder: Path, root: Path, choices: Choices, exchange: str) -> str:
    """The text of `nbgrader_config.py`."""
    database = '"sqlite:///" + os.path.join(HERE, "gradebook.db")'
    return TEMPLATE.format(
        course_id=choices.course_id or folder.resolve().name,
        db_url=repr(choices.db_url) if choices.db_url else database,
        exchange=exchange,
        hidden=str(root),
    )


def _exchange(folder: Path, given: Path | None) -> str:
    """As an expression for the configuration; a folder of our own is made, for all to write."""
    if given is not None:
        return repr(str(given.resolve()))
    (folder / "exchange").mkdir(exist_ok=True)
    (folder / "exchange").chmod(0o777)
    return 'os.path.join(HERE, "exchange")'


def made(folder: Path, assignments: Sequence[Assignment], choices: Choices) -> str:
    """What to do next, for a person."""
    first = assignments[0].name
    exchange = choices.exchange or folder / "exchange"
    course_id = choices.course_id or folder.resolve().name
    return f"""{folder}: {", ".join(a.name for a in assignments)}
next, in {folder}:
  nbgrader generate_assignment {first}
  nbgrader release_assignment {first}
students' nbgrader_config.py:
  c = get_config()
  c.CourseDirectory.course_id = {course_id!r}
  c.Exchange.root = {str(exchange.resolve())!r}"""
