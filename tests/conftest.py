"""What several tests need: the course, classes made on the spot, one grading of each."""

# ruff: noqa: E402 — NumPy is told before it is imported
from autograder.cores import one_thread_each

one_thread_each()

import textwrap
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import nbformat
import pytest
from hypothesis import settings
from hypothesis.configuration import set_hypothesis_home_dir

from autograder.course import Assignment, load_assignment
from autograder.examiner.sandboxed import Bounds
from autograder.grade import Settings, grade
from autograder.results import ClassResult, ExerciseResult, SubmissionResult

ROOT = Path(__file__).resolve().parent.parent
set_hypothesis_home_dir(Path("/nonexistent"))  # no folder in the checkout
settings.register_profile("tests", database=None, deadline=None)
settings.load_profile("tests")


# Modules whose tests look at one class that was graded once: they stay on one worker.
TOGETHER = {
    "attacks", "browser", "grade", "honest", "nbgrader", "nbgrader_attacks", "nbgrader_pages",
}  # fmt: skip


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """First those modules, the largest first, then test by test wherever there is time."""
    from xdist.scheduler import LoadScopeScheduling

    class Scheduling(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            path = nodeid.partition("::")[0]
            return path if Path(path).stem.removeprefix("test_") in TOGETHER else nodeid

    return Scheduling(config, log)


QUICK = Bounds(cell=3.0, call=2.0, submission=30.0)


@pytest.fixture(scope="session")
def backprop() -> Assignment:
    """The assignment most tests use."""
    return load_assignment("backprop", ROOT)


Grader = Callable[..., dict[str, SubmissionResult]]


@pytest.fixture
def graded(tmp_path: Path, backprop: Assignment) -> Grader:
    """`graded(name=source, …)`: the result of each; a list of sources makes a notebook."""

    def run(bounds: Bounds = QUICK, **sources: str | Sequence[str]) -> dict[str, SubmissionResult]:
        folder = tmp_path / "class"
        folder.mkdir(exist_ok=True)
        for name, source in sources.items():
            submit(folder, name, source)
        result = grade([folder], backprop, Settings(bounds=bounds))
        return {submission.student: submission for submission in result.submissions}

    return run


def submit(folder: Path, name: str, source: str | Sequence[str]) -> Path:
    """Write a submission: a .py file, or a notebook of these cells."""
    if isinstance(source, str):
        path = folder / f"{name}.py"
        path.write_text(textwrap.dedent(source), encoding="utf-8")
        return path
    cells = [nbformat.v4.new_code_cell(textwrap.dedent(cell)) for cell in source]
    path = folder / f"{name}.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return path


def exercise(submission: SubmissionResult, name: str) -> ExerciseResult:
    """One exercise of a result."""
    return next(found for found in submission.exercises if found.name == name)


def by_student(result: ClassResult) -> dict[str, SubmissionResult]:
    """A class's results by name."""
    return {submission.student: submission for submission in result.submissions}
