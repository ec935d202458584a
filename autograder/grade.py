"""Grades a class: every submission gets a result, however bad, whatever its neighbours do."""

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from autograder.cores import available_cores
from autograder.course import Assignment
from autograder.demonstrations import demonstrations
from autograder.limits import Bounds
from autograder.results import ClassResult, SubmissionResult
from autograder.submissions import Submission, Unreadable, find
from autograder.zygotes import Zygotes, libraries

Progress = Callable[[SubmissionResult], None]


WORTH_A_JOB = 4  # submissions for each process, else starting it costs more than it saves
MOST_JOBS = 8  # unless told otherwise: each takes some 150 MB


@dataclass(frozen=True)
class Settings:
    """How to grade. `jobs`: grading processes, a core for each; None for what the machine has."""

    jobs: int | None = None
    bounds: Bounds = field(default_factory=Bounds)
    trust_submissions: bool = False


def grade(
    paths: Sequence[Path],
    assignment: Assignment,
    settings: Settings | None = None,
    progress: Progress | None = None,
    zygotes: Zygotes | None = None,
) -> ClassResult:
    """Grade every submission found under the paths. `zygotes`: if they are starting already."""
    return grade_found(find(paths, assignment.name), assignment, settings, progress, zygotes)


def grade_found(
    found: Sequence[Submission | Unreadable],
    assignment: Assignment,
    settings: Settings | None = None,
    progress: Progress | None = None,
    zygotes: Zygotes | None = None,
) -> ClassResult:
    """Grade submissions that were read already; results come in their order."""
    settings = settings or Settings()
    progress = progress or (lambda result: None)
    readable = [one for one in found if isinstance(one, Submission)]
    jobs = jobs_for(settings, len(readable))
    aside = demonstrations(assignment)
    preload = libraries(readable, aside)
    results: dict[int, SubmissionResult] = {}

    def take(place: int, result: SubmissionResult) -> None:
        results[place] = result
        progress(result)

    with contextlib.ExitStack() as ending:
        if zygotes is None:
            zygotes = ending.enter_context(Zygotes(settings.jobs))
        trust = settings.trust_submissions
        starting = [zygotes.start(assignment, trust, preload)] if jobs else []
        starting += [zygotes.another(starting[0]) for _ in range(1, jobs)]
        from autograder.ahead import Ahead  # brings NumPy: slow

        early = readable if jobs > 1 else []  # one job keeps its core busy as it is
        ahead = Ahead(early, starting, settings.bounds, aside)
        ending.callback(ahead.stop)
        from autograder.grading import grade_each  # brings pytest: slower

        grade_each(found, assignment, settings.bounds, ahead.desks, take)
        report = starting[0].result().report if starting else ""
    return ClassResult(
        assignment.name,
        assignment.digest,
        tuple(results[number] for number in range(len(found))),
        sandbox=report,
        trusted=settings.trust_submissions,
    )


def jobs_for(settings: Settings, submissions: int) -> int:
    """How many processes grade this many submissions."""
    if settings.jobs is not None:
        return min(settings.jobs, submissions)
    worth = max(submissions // WORTH_A_JOB, min(submissions, 1))
    return min(worth, available_cores(), MOST_JOBS)
