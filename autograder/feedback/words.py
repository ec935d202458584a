"""What the pages say: a verdict in a word, what it means, how a law broke, what to do next."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from autograder.course import Assignment
from autograder.examiner.words import call_text
from autograder.feedback.text import sentence
from autograder.results import ExerciseResult, SubmissionResult, TestResult


@dataclass(frozen=True)
class Status:
    """A verdict for people: never told by its colour alone."""

    name: str
    symbol: str
    word: str
    meaning: str = ""


STATUSES = {
    status.name: status
    for status in (
        Status("passed", "✓", "passed"),
        Status("partial", "◐", "partly right"),
        Status("failed", "✗", "failed"),
        Status(
            "error", "!", "raised an error",
            "Your code raised an exception before it could answer. The line it names is the place "
            "to begin.",
        ),
        Status(
            "missing", "–", "missing",
            "Nothing to grade yet: the name has to be defined, with your answer in place of the "
            "stub.",
        ),
        Status(
            "timeout", "■", "out of time",
            "Your code was stopped because it took too long. Look for a loop that cannot end, or "
            "for work inside a loop that NumPy can do on whole arrays.",
        ),
        Status(
            "memory", "■", "out of memory",
            "Your code asked for more memory than there is. Look for an array whose shape is "
            "larger than you meant it to be, or a list that grows without end.",
        ),
        Status(
            "crashed", "■", "crashed",
            "Python itself ended while your code ran. Look for `exit`, endless recursion, or a "
            "library called in a way it was not made for.",
        ),
        Status(
            "forbidden", "■", "not allowed",
            "Your code tried what is not allowed while it is graded, such as opening files, the "
            "network or other programs. No exercise needs that: take the line out.",
        ),
    )
}  # fmt: skip
STOPPED = ("timeout", "memory", "crashed", "forbidden")
TO_DO = ("failed", "partial", "error", *STOPPED)
LONGEST = 700  # characters of how a law broke
_SUBJECT = re.compile(r"(.{1,60}?) (?:is|has|holds) ")


def status_of(name: str) -> Status:
    """The words of a status."""
    return STATUSES.get(name) or Status("missing", "?", name)


def breach(test: TestResult) -> str:
    """How a law broke, without the law and without the call, which stand beside it."""
    text = _breach(test)
    return sentence(text if len(text) <= LONGEST else f"{text[:LONGEST]}…")


def _breach(test: TestResult) -> str:
    text = (test.message or "").removeprefix(test.law).strip()
    if test.counterexample:
        text = text.removeprefix(f"For {call_text(test.counterexample)}, ")
    return text


def subject(test: TestResult) -> str:
    """Which part of the result was compared, such as `grad_weights[1]`; empty if all of it."""
    found = _SUBJECT.match(_breach(test))
    return found[1] if found and not found[1].startswith("the ") else ""


def next_step(result: SubmissionResult, assignment: Assignment) -> str:
    """What the student should do first, in one sentence."""
    if result.status == "unreadable":
        return "Mend the file as said above and hand it in again."
    if result.status == "grader_error":
        return "Nothing is asked of you: the fault is the grader's."
    if all(exercise.status == "passed" for exercise in result.exercises):
        return "Nothing is left to do: every law holds."
    todo = _first(result.exercises)
    label = assignment.exercise(todo.name).label
    name = f"`{todo.name}`" if label == todo.name else f"`{todo.name}` ({label})"
    failed = next((cell for cell in result.cells if cell.failure), None)
    if todo.status == "missing" and failed:
        return f"First mend {place(result, failed.number)}, which failed; then write {name}."
    return _advice(todo, name)


def _first(exercises: Sequence[ExerciseResult]) -> ExerciseResult:
    """What went wrong comes before what is not there; what only followed from it, last."""
    open_ones = [exercise for exercise in exercises if exercise.status != "passed"]
    for wanted in (
        lambda e: e.status in TO_DO and not e.follow_through,
        lambda e: e.status == "missing",
    ):
        for exercise in open_ones:
            if wanted(exercise):
                return exercise
    return open_ones[0]


def _advice(todo: ExerciseResult, name: str) -> str:
    if todo.status == "missing":
        return f"Write {name} next."
    if todo.follow_through:
        return f"Mend the functions that {name} calls; it is right by itself."
    if len(todo.diagnoses) == 1:
        return f"Mend {name} first. {todo.diagnoses[0].message}"
    if todo.diagnoses:
        return f"Mend {name} first: below stands what it may be."
    if todo.status in {"timeout", "memory", "crashed", "forbidden", "error"}:
        word = {"error": "raises an error", "timeout": "runs out of time",
                "memory": "runs out of memory", "crashed": "crashes",
                "forbidden": "does what is not allowed"}[todo.status]  # fmt: skip
        return f"Mend {name} first: it {word}."
    return f"Mend {name} first: below stands the smallest case on which it breaks."


def place(result: SubmissionResult, number: int) -> str:
    """Where a cell stands, in words."""
    return f"cell {number}" if result.path.endswith(".ipynb") else "your file"
