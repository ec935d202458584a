"""The instructor's page: the class at a glance, with links to every student's page."""

import statistics
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from autograder.course import Assignment
from autograder.feedback.drawing import histogram
from autograder.feedback.rendering import render
from autograder.feedback.text import excerpt
from autograder.feedback.words import STATUSES, STOPPED, Status, status_of
from autograder.results import ClassResult, ExerciseResult, SubmissionResult

MOST = 12  # laws listed


@dataclass(frozen=True)
class Link:
    """A student and the address of the page."""

    student: str
    address: str


@dataclass(frozen=True)
class Row:
    """One student in the matrix."""

    link: Link
    submission: SubmissionResult
    cells: tuple[tuple[ExerciseResult, Status], ...]


@dataclass(frozen=True)
class Known:
    """A misconception and who holds it: surely, or as one of several that fit."""

    exercise: str
    name: str
    message: str
    sure: tuple[Link, ...]
    perhaps: tuple[Link, ...]


@dataclass(frozen=True)
class BrokenLaw:
    """A law and how often it broke."""

    exercise: str
    law: str
    count: int
    graded: int

    @property
    def share(self) -> int:
        """In per cent of the submissions graded."""
        return round(100 * self.count / max(1, self.graded))


@dataclass(frozen=True)
class Incident:
    """What an instructor should look at: a submission that was stopped or not graded at all."""

    link: Link
    where: str
    word: str
    status: str
    message: str


def overview_page(result: ClassResult, assignment: Assignment, names: Sequence[str]) -> str:
    """The overview; `names` are the files of the students' pages, in the order of the class."""
    links = [
        Link(submission.student, quote(name))
        for submission, name in zip(result.submissions, names, strict=True)
    ]
    pairs = list(zip(links, result.submissions, strict=True))
    scores = [s.score for s in result.submissions if s.status == "graded"]
    return render(
        "overview.html",
        assignment=assignment,
        result=result,
        rows=[_row(link, submission) for link, submission in pairs],
        graded=len(scores),
        mean=statistics.fmean(scores) if scores else None,
        median=statistics.median(scores) if scores else None,
        full=sum(score >= assignment.max_score for score in scores),
        histogram=histogram(scores, assignment.max_score),
        known=_known(pairs, assignment),
        laws=_laws(result, assignment, len(scores)),
        incidents=[incident for pair in pairs for incident in _incidents(*pair)],
        legend=_legend(result),
    )


def _row(link: Link, submission: SubmissionResult) -> Row:
    graded = submission.status == "graded"
    cells = tuple((e, status_of(e.status)) for e in submission.exercises) if graded else ()
    return Row(link, submission, cells)


def _legend(result: ClassResult) -> list[Status]:
    seen = {e.status for s in result.submissions if s.status == "graded" for e in s.exercises}
    return [status for status in STATUSES.values() if status.name in seen]


def _known(pairs: Sequence[tuple[Link, SubmissionResult]], assignment: Assignment) -> list[Known]:
    sure: dict[tuple[str, str, str], list[Link]] = defaultdict(list)
    perhaps: dict[tuple[str, str, str], list[Link]] = defaultdict(list)
    for link, submission in pairs:
        for exercise in submission.exercises:
            into = sure if len(exercise.diagnoses) == 1 else perhaps
            for diagnosis in exercise.diagnoses:
                into[exercise.name, diagnosis.misconception, diagnosis.message].append(link)
    order = {exercise.name: n for n, exercise in enumerate(assignment.exercises)}
    found = [Known(*key, tuple(sure[key]), tuple(perhaps[key])) for key in {**sure, **perhaps}]
    return sorted(
        found, key=lambda k: (-len(k.sure), -len(k.perhaps), order.get(k.exercise, 0), k.name)
    )


def _laws(result: ClassResult, assignment: Assignment, graded: int) -> list[BrokenLaw]:
    counts: Counter[tuple[str, str, str]] = Counter()
    for submission in result.submissions:
        for exercise in submission.exercises:
            if exercise.status in {"missing", *STOPPED}:
                continue  # it says nothing of the law
            for test in exercise.tests:
                if test.status in {"failed", "error"}:
                    counts[exercise.name, test.name, test.law or test.name] += 1
    order = {exercise.name: n for n, exercise in enumerate(assignment.exercises)}
    ranked = sorted(counts.items(), key=lambda item: (-item[1], order.get(item[0][0], 0), item[0]))
    return [BrokenLaw(e, law, count, graded) for (e, _, law), count in ranked[:MOST]]


def _incidents(link: Link, submission: SubmissionResult) -> list[Incident]:
    if submission.status != "graded":
        word = {"unreadable": "unreadable", "grader_error": "the grader failed"}
        said = word.get(submission.status, submission.status)
        return [Incident(link, "", said, submission.status, excerpt(submission.message or "", 600))]
    grouped: dict[tuple[str, str], list[str]] = defaultdict(list)
    for exercise in submission.exercises:
        if exercise.status in STOPPED:
            grouped[exercise.status, exercise.message or ""].append(exercise.name)
    everything = len(submission.exercises)
    return [
        Incident(
            link,
            "every exercise" if len(names) == everything > 1 else ", ".join(names),
            status_of(status).word,
            status,
            excerpt(message, 600),
        )
        for (status, message), names in grouped.items()
    ]
