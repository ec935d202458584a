"""What grading gave, as the outputs of a notebook: plain text only.

nbgrader reads points off a test cell's outputs and fails open, so these leave it no choice: full
marks are rich `display_data` and nothing else, part marks `repr(float)` as an `execute_result`,
none an `error`.
"""

import math
from typing import Any

import nbformat

from autograder.course import Assignment
from autograder.feedback.text import excerpt
from autograder.nbgrader.ids import points_id
from autograder.nbgrader.restore import OURS
from autograder.nbgrader.safe import plain
from autograder.nbgrader.words import verdict
from autograder.results import CellOutput, ExerciseResult, SubmissionResult

PRINTED = 6_000  # characters shown of what one cell printed


def fill(notebook: Any, assignment: Assignment, result: SubmissionResult) -> None:
    """Give every code cell its outputs; of test cells that are not ours, none that counts."""
    printed = {cell.number: cell for cell in result.cells}
    exercises = {points_id(exercise.name): exercise for exercise in result.exercises}
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        number = cell.metadata.get(OURS, {}).get("cell")
        mark = cell.metadata.get("nbgrader", {})
        cell.execution_count, cell.outputs = number, []
        if mark.get("grade") and not mark.get("solution"):
            found = exercises.get(mark["grade_id"])
            cell.outputs = _graded(found, float(mark["points"]), number)
        elif number in printed:
            cell.outputs = _printed(printed[number])


def points(result: ExerciseResult, maximum: float) -> float:
    """The score of an exercise on nbgrader's scale: finite, between 0 and the maximum."""
    if result.max_score == maximum:
        score = result.score
    else:
        score = round(result.score / result.max_score * maximum, 2) if result.max_score else 0.0
    return min(max(score, 0.0), maximum) if math.isfinite(score) else 0.0


def _graded(result: ExerciseResult | None, maximum: float, number: int | None) -> list[Any]:
    if result is None:
        return [_error("NotGraded", "This cell is not in the assignment's manifest.")]
    score = points(result, maximum)
    words = _shown(verdict(result))
    if score >= maximum:
        return [words]
    if score <= 0:
        return [_error(result.status, words.data["text/plain"])]
    value = nbformat.v4.new_output(
        "execute_result", {"text/plain": repr(float(score))}, execution_count=number
    )
    return [words, value]


def _printed(cell: CellOutput) -> list[Any]:
    outputs = []
    if cell.text.strip():
        text = excerpt(plain(cell.text), PRINTED) + "\n"
        outputs.append(nbformat.v4.new_output("stream", name="stdout", text=text))
    if cell.failure:
        outputs.append(_error(cell.failure.partition(":")[0][:60], excerpt(cell.failure, 2_000)))
    return outputs


def _shown(text: str) -> Any:
    return nbformat.v4.new_output("display_data", {"text/plain": plain(text)})


def _error(name: str, text: str) -> Any:
    text = plain(text)
    return nbformat.v4.new_output(
        "error", ename=plain(name), evalue=text, traceback=text.split("\n")
    )
