"""Scores and comments in nbgrader's gradebook.

Written after nbgrader's own reading of the outputs, which fails open, and after it reset the
comments. What people wrote (manual scores, extra credit, manual comments) is never touched.
"""

from typing import Any

from nbgrader.api import BaseCell, Comment, Grade

from autograder.course import Assignment
from autograder.nbgrader.ids import points_id, solution_id
from autograder.nbgrader.outputs import points
from autograder.nbgrader.words import comment
from autograder.results import SubmissionResult


def record(
    gradebook: Any, submitted: Any, assignment: Assignment, result: SubmissionResult
) -> None:
    """Write the scores and comments of a submitted notebook, and commit."""
    _scores(gradebook, submitted, result)
    _comments(gradebook, submitted, result)
    gradebook.db.commit()


def _scores(gradebook: Any, submitted: Any, result: SubmissionResult) -> None:
    exercises = {points_id(exercise.name): exercise for exercise in result.exercises}
    written = {cell.name for cell in submitted.notebook.solution_cells}
    for grade, cell in rows_of(gradebook, Grade, submitted):
        if cell.name in exercises:
            grade.auto_score = points(exercises[cell.name], float(cell.max_score))
            grade.needs_manual_grade = grade.manual_score is not None
        elif cell.name not in written and cell.cell_type == "code":
            grade.auto_score = None  # a test cell that we have no suite for
            grade.needs_manual_grade = True


def _comments(gradebook: Any, submitted: Any, result: SubmissionResult) -> None:
    exercises = {solution_id(exercise.name): exercise for exercise in result.exercises}
    for row, cell in rows_of(gradebook, Comment, submitted):
        if cell.name in exercises:
            row.auto_comment = comment(exercises[cell.name], result)


def rows_of(gradebook: Any, table: Any, submitted: Any) -> list[tuple[Any, Any]]:
    """The rows of a submitted notebook in `Grade` or `Comment`, each with its cell."""
    query = gradebook.db.query(table, BaseCell).join(BaseCell, BaseCell.id == table.cell_id)
    return list(query.filter(table.notebook_id == submitted.id).all())
