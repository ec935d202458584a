"""The faster way: a whole `submitted/` graded at once, and written through nbgrader's own API.

What `nbgrader autograde` would have left behind is there afterwards: students, submissions,
scores, comments and late penalties in the gradebook, notebooks in `autograded/`.

Two processes: a fork imports the examiner and grades; this one imports nbgrader, which takes as
long, and writes what has been graded.
"""

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from autograder.course import Assignment
from autograder.errors import GraderError, UsageError
from autograder.nbgrader.handin import HandIn, read_notebook
from autograder.nbgrader.ids import CONFIG
from autograder.nbgrader.orders import Orders
from autograder.nbgrader.renamed import rightly_named
from autograder.results import ClassResult, SubmissionResult
from autograder.submissions import Unreadable
from autograder.submissions.layout import SUBMITTED

if TYPE_CHECKING:
    from autograder.grade import Progress

STRUCTURE = "{nbgrader_step}/{student_id}/{assignment_id}"  # nbgrader's default


@dataclass(frozen=True)
class Tree:
    """A course of nbgrader's: its folder and its configuration."""

    folder: Path
    config: Any

    @classmethod
    def at(cls, path: Path, url: str) -> "Tree":
        """The course around `submitted/`, which `path` is or holds."""
        path = path.resolve()
        folder = path.parent if path.name == SUBMITTED else path
        if not (folder / SUBMITTED).is_dir():
            raise UsageError(f"{path}: --gradebook needs a course's folder or its submitted/")
        config = Config()
        if (folder / CONFIG).is_file():
            config = PyFileConfigLoader(CONFIG, path=str(folder)).load_config()
        config.CourseDirectory.db_url = url
        config.CourseDirectory.root = str(folder)
        if config.CourseDirectory.get("directory_structure", STRUCTURE) != STRUCTURE:
            raise UsageError("--gradebook knows nbgrader's usual directory_structure only")
        return cls(folder, config)


def grade_tree(
    path: Path, url: str, orders: Orders, jobs: int | None, progress: "Progress"
) -> ClassResult:
    """Grade everyone who handed in the assignment; write gradebook and `autograded/`."""
    tree, assignment = Tree.at(path, url), orders.assignment
    handed = {handin.work.student: handin for handin in hand_ins(tree, assignment)}
    if not handed:
        raise UsageError(f"{tree.folder / SUBMITTED}: nobody handed in {assignment.name}")
    context = multiprocessing.get_context("fork")
    receive, send = context.Pipe(duplex=False)
    work = [handin.work for handin in handed.values()]
    process = context.Process(target=_grade, args=(work, orders, jobs, send))
    process.start()
    send.close()
    try:
        return _write(tree, url, orders, handed, _results(receive, progress))
    finally:
        process.terminate()
        process.join()


def _grade(work: Sequence[Any], orders: Orders, jobs: int | None, out: Connection) -> None:
    """In the fork: send each result, then all of them."""
    try:
        from autograder.grade import Settings, grade_found
        from autograder.limits import bounds

        limits = bounds(orders.assignment.options, **orders.limits)
        settings = Settings(jobs, limits, orders.trust)
        out.send(grade_found(work, orders.assignment, settings, out.send))
    except Exception as error:
        out.send(GraderError(str(error)))
    out.close()


def _results(receive: Connection, progress: "Progress") -> Iterator[SubmissionResult | ClassResult]:
    """What the fork sends; the last is the whole class."""
    while True:
        try:
            result = receive.recv()
        except EOFError as error:
            raise GraderError("the grading process died; grade without --gradebook") from error
        if isinstance(result, GraderError):
            raise result
        yield result
        if isinstance(result, ClassResult):
            return
        progress(result)


def _write(
    tree: Tree,
    url: str,
    orders: Orders,
    handed: dict[str, HandIn],
    results: Iterator[SubmissionResult | ClassResult],
) -> ClassResult:
    from nbgrader.api import Gradebook, MissingEntry
    from sqlalchemy.exc import SQLAlchemyError

    from autograder.nbgrader.writing import Writer

    try:
        course_id = tree.config.CourseDirectory.get("course_id", "")
        with Gradebook(url, course_id) as gradebook:
            writer = Writer(tree.config, gradebook, orders.assignment, orders.trust)
            for result in results:
                if isinstance(result, ClassResult):
                    return result
                if result.status != "grader_error":
                    writer.write(handed[result.student], result)
    except MissingEntry as error:
        raise UsageError(
            f"{error}; run `nbgrader generate_assignment {orders.assignment.name}` first"
        ) from error
    except SQLAlchemyError as error:
        raise UsageError(f"the gradebook cannot be used: {error}") from error
    raise AssertionError("the class's result comes last")


def hand_ins(tree: Tree, assignment: Assignment) -> list[HandIn]:
    """What lies in `submitted/*/<assignment>/`, by student."""
    found = []
    for student in sorted(entry.name for entry in os.scandir(tree.folder / SUBMITTED)):
        folder = tree.folder / SUBMITTED / student / assignment.name
        if not student.startswith(".") and folder.is_dir():
            found.append(_hand_in(folder, student, assignment))
    return found


def _hand_in(folder: Path, student: str, assignment: Assignment) -> HandIn:
    notebooks = sorted(folder.glob("*.ipynb"))
    path = rightly_named(notebooks, f"{assignment.name}.ipynb")
    if path is None and not notebooks and (folder / f"{assignment.name}.py").is_file():
        path = folder / f"{assignment.name}.py"
    if path is not None:
        return read_notebook(path, student, assignment.name)
    names = " and ".join(path.name for path in notebooks)
    message = f"which of {names} counts? Call one" if names else "nothing to grade; hand in"
    return HandIn(Unreadable(student, folder.name, f"{message} {assignment.name}.ipynb"))
