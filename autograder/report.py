"""What an instructor sees: a progress bar, the table of the class, the files asked for."""

import contextlib
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from autograder.atomic import write_atomically
from autograder.course import Assignment
from autograder.errors import UsageError
from autograder.results import ClassResult, ExerciseResult, SubmissionResult, as_json

COLOURS = {
    "passed": "green", "partial": "yellow", "failed": "red", "error": "red",
    "missing": "bright_black", "timeout": "magenta", "memory": "magenta", "crashed": "magenta",
    "forbidden": "bold red",
}  # fmt: skip
MOST = 8  # misconceptions in the summary
WIDE = 200  # columns assumed where the output is no terminal, so that nothing is cut


class Report:
    """Where results go: `json` a file name or `-`, `feedback` a folder, and the terminal."""

    def __init__(self, assignment: Assignment, *, json: str | None, feedback: Path | None) -> None:
        self.assignment, self.json, self.feedback = assignment, json, feedback
        for target in (Path(json) if json and json != "-" else None, feedback):
            if target is not None and not target.absolute().parent.is_dir():
                raise UsageError(f"{target}: its folder does not exist; make it first")

    @contextlib.contextmanager
    def progress(self) -> Iterator[Callable[[SubmissionResult], None]]:
        """A progress bar on standard error, if that is a terminal."""
        console = Console(stderr=True)
        if not console.is_terminal:
            yield lambda result: None
            return
        columns = (
            TextColumn("grading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
            TextColumn("{task.description}"),
        )  # fmt: skip
        with Progress(*columns, console=console, transient=True) as bar:
            task = bar.add_task("", total=None)

            def step(result: SubmissionResult) -> None:
                bar.update(task, advance=1, description=Text(result.student).plain)

            yield step

    def write(self, result: ClassResult) -> None:
        """The JSON, the pages and the table, as asked."""
        if self.json == "-":
            sys.stdout.write(as_json(result))
        elif self.json:
            write_atomically(Path(self.json), as_json(result))
        if self.feedback:
            from autograder.feedback import write_feedback

            write_feedback(result, self.assignment, self.feedback)
        if self.json != "-":
            self._print(result)

    def _print(self, result: ClassResult) -> None:
        console = Console(width=None if sys.stdout.isatty() else WIDE, highlight=False)
        console.print(class_table(result, self.assignment))
        for line in summary(result):
            console.print(line)
        if self.feedback:
            console.print(Text(f"feedback: {self.feedback / 'index.html'}"))


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
