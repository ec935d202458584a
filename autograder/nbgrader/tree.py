"""The faster way: a whole `submitted/` graded at once, and written through nbgrader's own API.

What `nbgrader autograde` would have left behind is there afterwards: students, submissions,
scores, comments and late penalties in the gradebook, notebooks in `autograded/`.
"""

import os
import shutil
import tempfile
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import AssignLatePenalties
from nbgrader.utils import determine_grade, find_all_files, is_grade, is_solution
from sqlalchemy.exc import SAWarning, SQLAlchemyError
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from autograder.course import Assignment
from autograder.errors import UsageError
from autograder.grade import Progress, Settings, grade_found
from autograder.nbgrader.course import CONFIG
from autograder.nbgrader.handin import HandIn, read_notebook
from autograder.nbgrader.outputs import fill
from autograder.nbgrader.plugin import own_texts
from autograder.nbgrader.recording import record
from autograder.nbgrader.renamed import rightly_named
from autograder.nbgrader.restore import restore
from autograder.nbgrader.template import released
from autograder.notebooks import as_text
from autograder.results import ClassResult, SubmissionResult
from autograder.submissions import Unreadable
from autograder.submissions.layout import SUBMITTED


@dataclass(frozen=True)
class Tree:
    """A course of nbgrader's: its folder, its configuration, its database."""

    folder: Path
    config: Any
    url: str

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
        return cls(folder, config, url)

    @property
    def directory(self) -> Any:
        """nbgrader's own idea of where things lie."""
        return CourseDirectory(config=self.config)


def grade_tree(
    path: Path, url: str, assignment: Assignment, settings: Settings, progress: Progress
) -> ClassResult:
    """Grade everyone who handed in the assignment; write gradebook and `autograded/`."""
    tree = Tree.at(path, url)
    handed = hand_ins(tree, assignment)
    if not handed:
        raise UsageError(f"{tree.folder / SUBMITTED}: nobody handed in {assignment.name}")
    try:
        with Gradebook(url, tree.directory.course_id) as gradebook:
            writer = Writer(tree, gradebook, assignment)
            result = grade_found([h.work for h in handed], assignment, settings, progress)
            for handin, submission in zip(handed, result.submissions, strict=True):
                if submission.status != "grader_error":
                    writer.write(handin, submission)
    except MissingEntry as error:
        raise UsageError(
            f"{error}; run `nbgrader generate_assignment {assignment.name}` first"
        ) from error
    except SQLAlchemyError as error:
        raise UsageError(f"the gradebook cannot be used: {error}") from error
    return result


def hand_ins(tree: Tree, assignment: Assignment) -> list[HandIn]:
    """What lies in `submitted/*/<assignment>/`, by student."""
    directory = tree.directory
    found = []
    for student in sorted(entry.name for entry in os.scandir(tree.folder / SUBMITTED)):
        folder = Path(directory.format_path(SUBMITTED, student, assignment.name))
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


class Writer:
    """Writes what grading gave, one submission after another."""

    def __init__(self, tree: Tree, gradebook: Any, assignment: Assignment) -> None:
        self.tree, self.gradebook, self.assignment = tree, gradebook, assignment
        self.directory = tree.directory
        self.released = released(gradebook, assignment)
        self.texts = own_texts(assignment)

    def write(self, handin: HandIn, result: SubmissionResult) -> None:
        """The gradebook's rows, then the autograded notebook, then the penalty."""
        name, student = self.assignment.name, result.student
        notebook = restore(handin, self.released, self.texts)
        fill(notebook, self.assignment, result)
        submission = self._submission(student)
        submitted = next(n for n in submission.notebooks if n.name == name)
        self._own_grades(notebook, submitted)
        record(self.gradebook, submitted, self.assignment, result)
        self._autograded(notebook, student)
        if submission.total_seconds_late > 0 or submitted.late_submission_penalty is not None:
            about = {"notebook": name, "assignment": name, "student": student}
            penalties = AssignLatePenalties(config=self.tree.config)
            penalties.preprocess(notebook, {"nbgrader": {**about, "db_url": self.tree.url}})
            self.gradebook.db.expire_all()

    def _submission(self, student: str) -> Any:
        name = self.assignment.name
        self.gradebook.update_or_create_student(student)
        timestamp = self.directory.get_existing_timestamp(
            self.directory.format_path(SUBMITTED, student, name)
        )
        when = {"timestamp": timestamp} if timestamp else {}
        with warnings.catch_warnings():  # nbgrader builds its rows in an order that warns
            warnings.simplefilter("ignore", SAWarning)
            return self.gradebook.update_or_create_submission(name, student, **when)

    def _own_grades(self, notebook: Any, submitted: Any) -> None:
        """Cells of the instructor's that people grade: an untouched one has no points."""
        grades = {grade.name: grade for grade in submitted.grades}
        for cell in notebook.cells:
            if is_grade(cell) and is_solution(cell):
                grade = grades[cell.metadata.nbgrader["grade_id"]]
                grade.auto_score, _ = determine_grade(cell)
                manual = grade.manual_score is not None or grade.auto_score is None
                grade.needs_manual_grade = manual

    def _autograded(self, notebook: Any, student: str) -> None:
        """The folder as nbgrader leaves it, there whole or not at all."""
        name = self.assignment.name
        target = Path(self.directory.format_path("autograded", student, name))
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".") as folder:
            made = Path(folder) / name
            made.mkdir()
            for step, who in ((SUBMITTED, student), ("source", ".")):
                self._copy(Path(self.directory.format_path(step, who, name)), made)
            (made / f"{name}.ipynb").write_text(as_text(notebook), encoding="utf-8")
            for path in made.rglob("*"):
                if path.is_file():
                    path.chmod(0o444)
            shutil.rmtree(target, ignore_errors=True)
            made.rename(target)

    def _copy(self, origin: Path, target: Path) -> None:
        """Everything but notebooks; links are left, as they may lead anywhere."""
        ignored: Sequence[str] = [*self.directory.ignore, "*.ipynb"]
        for name in find_all_files(str(origin), ignored):
            if not os.path.islink(name):
                place = target / os.path.relpath(name, origin)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.unlink(missing_ok=True)
                shutil.copyfile(name, place)
