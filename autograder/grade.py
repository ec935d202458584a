"""Grades a class: every submission gets a result, however bad, whatever its neighbours do."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from autograder.course import Assignment
from autograder.demonstrations import demonstrations
from autograder.examiner.sandboxed import Bounds, CellReport, SandboxedCandidate
from autograder.examiner.suite import Suite, with_suite
from autograder.examiner.verdicts import Judge, nothing
from autograder.jobs import Jobs
from autograder.results import CellOutput, ClassResult, ExerciseResult, SubmissionResult
from autograder.sandbox import Zygote
from autograder.submissions import Submission, Unreadable, find

Progress = Callable[[SubmissionResult], None]
# Libraries imported before the sandbox closes, if a word of a submission speaks for their use.
HEAVY = {"matplotlib.pyplot": ("matplotlib", "plt."), "pandas": ("pandas",), "scipy": ("scipy",)}


@dataclass(frozen=True)
class Settings:
    """How to grade."""

    jobs: int = 1
    bounds: Bounds = field(default_factory=Bounds)
    trust_submissions: bool = False


def grade(
    paths: Sequence[Path],
    assignment: Assignment,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> ClassResult:
    """Grade every submission found under the paths."""
    return grade_found(find(paths, assignment.name), assignment, settings, progress)


def grade_found(
    found: Sequence[Submission | Unreadable],
    assignment: Assignment,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> ClassResult:
    """Grade submissions that were read already; results come in their order."""
    settings = settings or Settings()
    progress = progress or (lambda result: None)
    results: dict[int, SubmissionResult] = {}
    readable: list[tuple[int, Submission]] = []
    for number, submission in enumerate(found):
        if isinstance(submission, Submission):
            readable.append((number, submission))
        else:
            results[number] = unreadable(submission, assignment)
            progress(results[number])
    report = ""
    if readable:
        report = _grade_all(readable, assignment, settings, results, progress)
    return ClassResult(
        assignment.name,
        assignment.digest,
        tuple(results[number] for number in range(len(found))),
        sandbox=report,
        trusted=settings.trust_submissions,
    )


def _grade_all(
    readable: Sequence[tuple[int, Submission]],
    assignment: Assignment,
    settings: Settings,
    results: dict[int, SubmissionResult],
    progress: Progress,
) -> str:
    jobs = max(1, min(settings.jobs, len(readable)))
    with _zygotes(jobs, assignment, settings, [s for _, s in readable]) as zygotes:

        def body(suite: Suite) -> None:
            ready = zygotes.ready()
            for number, result in _results(readable, suite, ready, settings, zygotes.start):
                results[number] = result
                progress(result)

        with_suite(assignment, body)
        return zygotes.ready()[0].report


def _preload(readable: Sequence[Submission], aside: dict[str, list[str]]) -> list[str]:
    own = [c.source for s in readable for c in s.cells if c.source.strip() not in aside]
    return [
        module
        for module, words in HEAVY.items()
        if any(word in source for word in words for source in own)
    ]


class _zygotes:
    """Zygotes that start in the background while the suite is collected and rehearsed."""

    def __init__(
        self, count: int, assignment: Assignment, settings: Settings, readable: list[Submission]
    ) -> None:
        preload = _preload(readable, demonstrations(assignment))
        secrets = [assignment.suite, assignment.misconceptions, assignment.solution]
        self.start = partial(
            Zygote.start,
            preload=preload,
            trust_submissions=settings.trust_submissions,
            secrets=secrets,
        )
        self.pool = ThreadPoolExecutor(count)
        self.futures: list[Future[Zygote]] = [self.pool.submit(self.start) for _ in range(count)]

    def __enter__(self) -> "_zygotes":
        return self

    def ready(self) -> list[Zygote]:
        """Wait until they are; SandboxUnavailable if one could not be jailed."""
        return [future.result() for future in self.futures]

    def __exit__(self, *_: object) -> None:
        self.pool.shutdown(wait=True)
        for future in self.futures:
            if future.exception() is None:
                future.result().close()


def _results(
    readable: Sequence[tuple[int, Submission]],
    suite: Suite,
    zygotes: Sequence[Zygote],
    settings: Settings,
    fresh: Callable[[], Zygote],
) -> Iterator[tuple[int, SubmissionResult]]:
    aside = demonstrations(suite.assignment)

    def work(zygote: Zygote) -> Callable[[int], SubmissionResult]:
        judge = Judge(suite)

        def grade_number(place: int) -> SubmissionResult:
            submission = readable[place][1]
            return grade_one(SandboxedCandidate(submission, zygote, settings.bounds, aside), judge)

        return grade_number

    def lost(place: int) -> SubmissionResult:
        return fault(readable[place][1], suite.assignment, "its process died")

    if len(zygotes) == 1:
        results = map(work(zygotes[0]), range(len(readable)))
        numbered: Iterable[tuple[int, SubmissionResult]] = enumerate(results)
    else:
        numbered = Jobs(work, lost, fresh).run(len(readable), zygotes)
    for place, result in numbered:
        yield readable[place][0], result


def grade_one(candidate: SandboxedCandidate, judge: Judge) -> SubmissionResult:
    """The result of one submission; a fault of ours is a `grader_error` and costs no point."""
    assignment, submission = judge.suite.assignment, candidate.submission
    try:
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
    """A name that is missing because a cell failed says so."""
    failed = [cell for _, cell in sorted(candidate.cells.items()) if cell.failure]
    if exercise.status != "missing" or exercise.tests or not failed:
        return exercise
    what = "cell" if candidate.submission.kind == "notebook" else "file"
    place = f"{what} {failed[0].number}" if what == "cell" else "the file"
    return replace(exercise, message=f"{exercise.message}; {place} failed: {failed[0].failure}")


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
