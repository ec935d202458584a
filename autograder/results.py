"""What grading gives: verdicts with everything a page needs, and the fixed JSON form of them."""

import json
from dataclasses import dataclass, field
from typing import Any

SCHEMA = "autograder/1"


@dataclass(frozen=True)
class Diagnosis:
    """A known mistake that the submission behaves exactly like."""

    misconception: str
    message: str


@dataclass(frozen=True)
class Counterexample:
    """The smallest input on which a law broke, what was expected there, and what came."""

    function: str
    arguments: tuple[tuple[str, Any], ...] = ()
    expected: Any = None
    got: Any = None


@dataclass(frozen=True)
class TestResult:
    """One law. status: `passed`, `failed`, `error` or `skipped` (not reached)."""

    __test__ = False

    name: str
    status: str
    message: str | None = None
    law: str = ""
    counterexample: Counterexample | None = None


@dataclass(frozen=True)
class ExerciseResult:
    """One exercise: the verdict (`status`, `score`) and, beside it, words for a person."""

    name: str
    status: str
    score: float
    max_score: float
    message: str | None = None
    follow_through: bool = False
    diagnoses: tuple[Diagnosis, ...] = ()
    tests: tuple[TestResult, ...] = ()


@dataclass(frozen=True)
class CellOutput:
    """What one cell printed, and how it failed if it did."""

    number: int
    text: str
    failure: str = ""


@dataclass(frozen=True)
class SubmissionResult:
    """One student's submission. status: `graded`, `unreadable` or `grader_error`."""

    student: str
    path: str
    status: str
    score: float
    max_score: float
    message: str | None = None
    exercises: tuple[ExerciseResult, ...] = ()
    cells: tuple[CellOutput, ...] = ()


@dataclass(frozen=True)
class ClassResult:
    """A whole class."""

    assignment: str
    suite: str
    submissions: tuple[SubmissionResult, ...]
    sandbox: str = ""
    trusted: bool = field(default=False)


def as_json(result: ClassResult) -> str:
    """The fixed result format (see README): the same result gives the same bytes."""
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "assignment": result.assignment,
        "suite": result.suite,
    }
    if result.trusted:
        data["trusted_submissions"] = True  # graded without a sandbox: said on every result
    data["submissions"] = [_submission(submission) for submission in result.submissions]
    return json.dumps(data, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def _submission(result: SubmissionResult) -> dict[str, Any]:
    return {
        "student": result.student,
        "path": result.path,
        "status": result.status,
        "score": result.score,
        "max_score": result.max_score,
        "message": result.message,
        "exercises": [_exercise(exercise) for exercise in result.exercises],
    }


def _exercise(result: ExerciseResult) -> dict[str, Any]:
    return {
        "name": result.name,
        "status": result.status,
        "score": result.score,
        "max_score": result.max_score,
        "follow_through": result.follow_through,
        "message": result.message,
        "diagnoses": [
            {"misconception": d.misconception, "message": d.message} for d in result.diagnoses
        ],
        "tests": [{"name": t.name, "status": t.status, "message": t.message} for t in result.tests],
    }
