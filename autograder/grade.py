"""Grades a class: every submission gets a result, however bad, whatever its neighbours do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from autograder.course import Assignment
from autograder.demonstrations import demonstrations
from autograder.limits import Bounds
from autograder.results import ClassResult, SubmissionResult
from autograder.submissions import Submission, Unreadable, find
from autograder.zygotes import Zygotes, libraries

Progress = Callable[[SubmissionResult], None]


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
    readable = [one for one in found if isinstance(one, Submission)]
    jobs = min(settings.jobs, len(readable))
    preload = libraries(readable, demonstrations(assignment))
    results: dict[int, SubmissionResult] = {}

    def take(place: int, result: SubmissionResult) -> None:
        results[place] = result
        progress(result)

    with Zygotes(assignment, settings.trust_submissions) as zygotes:
        fresh = partial(zygotes.start, preload)
        ready = [fresh() for _ in range(jobs)]
        from autograder.grading import grade_each  # brings pytest and hypothesis: slow

        grade_each(found, assignment, settings.bounds, ready, fresh, take)
        report = ready[0].result().report if ready else ""
    return ClassResult(
        assignment.name,
        assignment.digest,
        tuple(results[number] for number in range(len(found))),
        sandbox=report,
        trusted=settings.trust_submissions,
    )
