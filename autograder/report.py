"""What an instructor sees: a progress bar, the table of the class, the files asked for."""

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from autograder.atomic import write_atomically
from autograder.course import Assignment
from autograder.errors import UsageError
from autograder.results import ClassResult, SubmissionResult, as_json


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
        if not sys.stderr.isatty():
            yield lambda result: None
            return
        from autograder.terminal import progress_bar

        with progress_bar() as step:
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
            from autograder.terminal import show

            show(result, self.assignment, self.feedback)
