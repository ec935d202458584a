"""Writes a graded submission as `nbgrader autograde` would: gradebook, `autograded/`, penalty."""

import os
import shutil
import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import AssignLatePenalties
from nbgrader.utils import determine_grade, find_all_files, is_grade, is_solution
from sqlalchemy.exc import SAWarning

from autograder.course import Assignment
from autograder.nbgrader.handin import HandIn
from autograder.nbgrader.keeping import keep
from autograder.nbgrader.outputs import fill
from autograder.nbgrader.recording import record
from autograder.nbgrader.restore import own_texts, restore
from autograder.nbgrader.template import released
from autograder.notebooks import as_text
from autograder.results import SubmissionResult
from autograder.submissions.layout import SUBMITTED


class Writer:
    """Writes what grading gave, one submission after another."""

    def __init__(self, config: Any, gradebook: Any, assignment: Assignment, trusted: bool) -> None:
        self.config, self.gradebook, self.assignment = config, gradebook, assignment
        self.trusted = trusted
        self.directory = CourseDirectory(config=config)
        self.released = released(gradebook, assignment)
        self.texts = own_texts(assignment)

    def write(self, handin: HandIn, result: SubmissionResult) -> None:
        """The gradebook's rows, then the autograded notebook, then the penalty."""
        name, student = self.assignment.name, result.student
        notebook = restore(handin, self.released, self.texts)
        fill(notebook, self.assignment, result)
        keep(notebook, self.assignment, result, trusted=self.trusted)
        submission = self._submission(student)
        submitted = next(n for n in submission.notebooks if n.name == name)
        self._own_grades(notebook, submitted)
        record(self.gradebook, submitted, self.assignment, result)
        self._autograded(notebook, student)
        if submission.total_seconds_late > 0 or submitted.late_submission_penalty is not None:
            about = {"notebook": name, "assignment": name, "student": student}
            resources = {"nbgrader": {**about, "db_url": self.directory.db_url}}
            AssignLatePenalties(config=self.config).preprocess(notebook, resources)
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
