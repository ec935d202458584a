"""What people and rules decided behind the autograder: overrides, extra credit, penalties, words.

Read from the gradebook when a page is made. Where it says what the result says, there is nothing.
"""

from collections.abc import Iterator
from typing import Any

from nbgrader.api import Comment, Grade

from autograder.feedback.gradebook import Entry, Gradebook
from autograder.nbgrader.ids import points_id, solution_id
from autograder.nbgrader.recording import rows_of
from autograder.results import ExerciseResult, SubmissionResult


def decided(gradebook: Any, submitted: Any, result: SubmissionResult) -> Gradebook | None:
    """What the page has to add, if anything."""
    grades = {cell.name: (grade, cell) for grade, cell in rows_of(gradebook, Grade, submitted)}
    comments = {cell.name: row for row, cell in rows_of(gradebook, Comment, submitted)}
    entries = (
        *_of_exercises(grades, comments, result),
        *_of_own_cells(grades, comments, result),
    )
    penalty = submitted.late_submission_penalty or 0.0
    if not entries and not penalty:
        return None
    return Gradebook(submitted.score - penalty, submitted.max_score, penalty, entries)


def _of_exercises(
    grades: dict[str, Any], comments: dict[str, Any], result: SubmissionResult
) -> Iterator[Entry]:
    """Our exercises, in their order, where a person said otherwise or the points are others."""
    for exercise in result.exercises:
        comment = _said(comments.get(solution_id(exercise.name)), automatic=False)
        grade, cell = grades.get(points_id(exercise.name), (None, None))
        if grade is not None and _differs(grade, cell, exercise):
            yield _entry(exercise.name, grade, cell, comment)
        elif comment:
            yield Entry(exercise.name, comment=comment)


def _differs(grade: Any, cell: Any, exercise: ExerciseResult) -> bool:
    return bool(
        grade.extra_credit or grade.score != exercise.score or cell.max_score != exercise.max_score
    )


def _of_own_cells(
    grades: dict[str, Any], comments: dict[str, Any], result: SubmissionResult
) -> Iterator[Entry]:
    """Cells of the instructor's own, by name."""
    ours = {name(e.name) for e in result.exercises for name in (solution_id, points_id)}
    for name in sorted((set(grades) | set(comments)) - ours):
        comment = _said(comments.get(name), automatic=True)
        if name in grades:
            grade, cell = grades[name]
            yield _entry(name, grade, cell, comment)
        elif comment:
            yield Entry(name, comment=comment)


def _entry(name: str, grade: Any, cell: Any, comment: str) -> Entry:
    automatic, manual = grade.auto_score, grade.manual_score
    overridden = manual is not None and automatic is not None and manual != automatic
    return Entry(
        name,
        None if manual is None and automatic is None else float(grade.score),
        float(cell.max_score),
        float(automatic) if overridden else None,
        float(grade.extra_credit or 0.0),
        comment,
    )


def _said(row: Any, *, automatic: bool) -> str:
    """The comment of a person or, with `automatic`, else nbgrader's own."""
    if row is None:
        return ""
    return str((row.comment if automatic else row.manual_comment) or "").strip()
