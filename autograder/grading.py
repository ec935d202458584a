"""The results of submissions, one after another or in several processes side by side."""

import contextlib
import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from autograder.ahead import Desk
from autograder.cores import one_core
from autograder.course import Assignment
from autograder.demonstrations import demonstrations
from autograder.examiner.sandboxed import CellReport, SandboxedCandidate
from autograder.examiner.suite import Suite, with_suite
from autograder.examiner.verdicts import Judge, nothing
from autograder.jobs import Jobs
from autograder.limits import Bounds
from autograder.results import CellOutput, ExerciseResult, SubmissionResult
from autograder.submissions import Submission, Unreadable


def grade_each(
    found: Sequence[Submission | Unreadable],
    assignment: Assignment,
    bounds: Bounds,
    desks: Callable[[], Sequence[Desk]],
    take: Callable[[int, SubmissionResult], None],
) -> None:
    """Give `take` the place and the result of each submission, as they come.

    As many jobs as `desks`, for which this may have to wait.
    """
    readable: list[tuple[int, Submission]] = []
    for place, one in enumerate(found):
        if isinstance(one, Submission):
            readable.append((place, one))
        else:
            take(place, unreadable(one, assignment))
    if not readable:
        return

    def body(suite: Suite) -> None:
        if not gc.isenabled():
            gc.freeze()  # so that no process copies these pages merely by looking for garbage
            gc.enable()
        submissions = [submission for _, submission in readable]
        for number, result in _results(submissions, suite, bounds, desks()):
            take(readable[number][0], result)

    with_suite(assignment, body)


def _results(
    submissions: Sequence[Submission],
    suite: Suite,
    bounds: Bounds,
    desks: Sequence[Desk],
) -> Iterator[tuple[int, SubmissionResult]]:
    aside = demonstrations(suite.assignment)

    @contextlib.contextmanager
    def work(desk: Desk) -> Iterator[Callable[[int], SubmissionResult]]:
        def grade(number: int) -> SubmissionResult:
            candidate = desk.ahead.get(number)
            if candidate is None:
                candidate = SandboxedCandidate(submissions[number], desk.zygote, bounds, aside)
            return grade_one(candidate, judge)

        with Judge(suite) as judge:
            yield grade

    def lost(number: int) -> SubmissionResult:
        return fault(submissions[number], suite.assignment, "its process died")

    if len(desks) == 1:
        with work(desks[0]) as grade:
            yield from enumerate(map(grade, range(len(submissions))))
    else:
        fresh = desks[0].zygote.another
        yield from Jobs(work, lost, lambda: Desk(fresh())).run(len(submissions), desks)


def grade_one(candidate: SandboxedCandidate, judge: Judge) -> SubmissionResult:
    """The result of one submission; a fault of ours is a `grader_error` and costs no point."""
    assignment, submission = judge.suite.assignment, candidate.submission
    try:
        with one_core():
            candidate.share_cores()
            exercises = judge.grade(candidate)
    except Exception as error:
        return fault(submission, assignment, f"{type(error).__name__}: {error}")
    finally:
        candidate.close()
    if candidate.syntax_error:
        message = f"This is not Python: {candidate.syntax_error}. Mend it and hand it in again."
        return unreadable(Unreadable(submission.student, submission.path, message), assignment)
    exercises = tuple(_explained(exercise, candidate) for exercise in exercises)
    return SubmissionResult(
        submission.student,
        submission.path,
        "graded",
        round(sum(exercise.score for exercise in exercises), 2),
        assignment.max_score,
        exercises=exercises,
        cells=tuple(_output(cell) for _, cell in sorted(candidate.cells.items())),
    )


def fault(submission: Submission, assignment: Assignment, why: str) -> SubmissionResult:
    """The result where the grader, not the student, is at fault."""
    print(f"{submission.path}: {why}", file=sys.stderr)
    message = (
        f"The grader failed on this submission ({why}). No points were given or taken; please "
        "tell your instructor."
    )
    return SubmissionResult(
        submission.student, submission.path, "grader_error", 0.0, assignment.max_score, message
    )


def _explained(exercise: ExerciseResult, candidate: SandboxedCandidate) -> ExerciseResult:
    """A name that is missing, perhaps because a cell failed, says so."""
    failed = [cell for _, cell in sorted(candidate.cells.items()) if cell.failure]
    undefined = exercise.status == "missing" and not exercise.tests
    unknown = "NameError: name '" in (exercise.message or "")
    if not failed or not (undefined or unknown):
        return exercise
    what = "cell" if candidate.submission.kind == "notebook" else "file"
    place = f"{what} {failed[0].number}" if what == "cell" else "the file"
    told = (exercise.message or "").rstrip(".")
    return replace(exercise, message=f"{told}; {place} failed: {failed[0].failure}")


def _output(cell: CellReport) -> CellOutput:
    text = "\n".join(part for part in (cell.stdout, cell.stderr, cell.result) if part)
    return CellOutput(cell.number, text, cell.failure)


def unreadable(submission: Unreadable, assignment: Assignment) -> SubmissionResult:
    """The result of a submission that could not be read."""
    exercises = tuple(
        nothing(exercise, "missing", "The submission could not be read.")
        for exercise in assignment.exercises
    )
    return SubmissionResult(
        submission.student, submission.path, "unreadable", 0.0, assignment.max_score,
        submission.message, exercises,
    )  # fmt: skip
