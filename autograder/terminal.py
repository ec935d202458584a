"""The class in a terminal, drawn by rich: a bar while it is graded, then the table."""

import contextlib
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from autograder.course import Assignment
from autograder.results import ClassResult, ExerciseResult, SubmissionResult

COLOURS = {
    "passed": "green", "partial": "yellow", "failed": "red", "error": "red",
    "missing": "bright_black", "timeout": "magenta", "memory": "magenta", "crashed": "magenta",
    "forbidden": "bold red",
}  # fmt: skip
MOST = 8  # misconceptions in the summary
WIDE = 200  # columns assumed where the output is no terminal, so that nothing is cut


@contextlib.contextmanager
def progress_bar() -> Iterator[Callable[[SubmissionResult], None]]:
    """On standard error; to be called with each result."""
    columns = (
        TextColumn("grading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
        TextColumn("{task.description}"),
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def step(result: SubmissionResult) -> None:
            bar.update(task, advance=1, description=Text(result.student).plain)

        yield step


def show(result: ClassResult, assignment: Assignment, feedback: Path | None) -> None:
    """Print the table, what it shows in a few lines, and where the pages are."""
    console = Console(width=None if sys.stdout.isatty() else WIDE, highlight=False)
    console.print(class_table(result, assignment))
    for line in summary(result):
        console.print(line)
    if feedback:
        console.print(Text(f"feedback: {feedback / 'index.html'}"))


def class_table(result: ClassResult, assignment: Assignment) -> Table:
    """Student, each exercise, score."""
    table = Table(title=f"{assignment.title} ({len(result.submissions)} submissions)")
    table.add_column("student", no_wrap=True)
    for exercise in assignment.exercises:
        header = exercise.name.replace("_", "_\u200b")  # may break behind an underscore
        table.add_column(f"{header}\n/{exercise.points:g}", justify="right", min_width=5)
    table.add_column(f"score\n/{assignment.max_score:g}", justify="right", style="bold")
    for submission in result.submissions:
        cells = [_cell(exercise) for exercise in submission.exercises]
        if submission.status != "graded":
            word = "?" if submission.status == "grader_error" else "—"
            cells = [Text(word, "bright_black") for _ in assignment.exercises]
        table.add_row(Text(submission.student), *cells, _score(submission))
    return table


def _score(submission: SubmissionResult) -> Text:
    if submission.status == "graded":
        return Text(f"{submission.score:g}")
    return Text(submission.status, "bold red")


def _cell(exercise: ExerciseResult) -> Text:
    colour = COLOURS[exercise.status]
    if exercise.status in {"passed", "partial", "failed"}:
        arrow = "→" if exercise.follow_through else ""
        return Text(f"{arrow}{exercise.score:g}", colour)
    return Text(exercise.status, colour)


def summary(result: ClassResult) -> list[Text]:
    """The most frequent misconceptions, what could not be read, and how it was kept safe."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for submission in result.submissions:
        for exercise in submission.exercises:
            if len(exercise.diagnoses) == 1:
                diagnosis = exercise.diagnoses[0]
                counts[exercise.name, diagnosis.misconception, diagnosis.message] += 1
    lines = [Text("Most frequent misconceptions", "bold")] if counts else []
    frequent = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST]
    for (where, name, message), count in frequent:
        lines.append(Text(f"  {count:3} × {where}: {name}. {message}"))
    for submission in result.submissions:
        if submission.status != "graded":
            lines.append(Text(f"{submission.student}: {submission.message}"))
    lines.append(Text(result.sandbox, "bright_black"))
    return lines
