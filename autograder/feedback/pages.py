"""The student's page, and the writing of all pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from autograder.atomic import write_atomically
from autograder.course import Assignment, Exercise
from autograder.errors import UsageError
from autograder.feedback.comparing import Comparison, compare
from autograder.feedback.condensing import condense, first_broken
from autograder.feedback.drawing import score_bar
from autograder.feedback.gradebook import Gradebook
from autograder.feedback.mathml import formula
from autograder.feedback.matrices import Plain, View, view
from autograder.feedback.names import page_names
from autograder.feedback.overview import overview_page
from autograder.feedback.rendering import render
from autograder.feedback.text import clean, excerpt, sentence
from autograder.feedback.words import (
    LONGEST,
    STATUSES,
    STOPPED,
    Status,
    breach,
    next_step,
    place,
    status_of,
    subject,
)
from autograder.results import (
    CellOutput,
    ClassResult,
    Counterexample,
    ExerciseResult,
    SubmissionResult,
    TestResult,
)


@dataclass(frozen=True)
class Broken:
    """The first law that broke: the call, what was expected, what came."""

    text: str
    subject: str
    call: Markup
    small: tuple[tuple[str, View], ...]
    large: tuple[tuple[str, View], ...]
    comparison: Comparison


@dataclass(frozen=True)
class Part:
    """One exercise on the page."""

    exercise: Exercise
    result: ExerciseResult
    status: Status
    formula: Markup
    laws: tuple[tuple[TestResult, Status], ...]
    broken: Broken | None

    @property
    def held(self) -> int:
        """How many laws held."""
        return sum(test.status == "passed" for test in self.result.tests)

    @property
    def stopped(self) -> bool:
        """Whether the code had to be stopped, or stopped itself."""
        return self.result.status in STOPPED

    @property
    def message(self) -> str:
        """The verdict's own words."""
        return sentence(excerpt(self.result.message or "", LONGEST))


@dataclass(frozen=True)
class Printed:
    """What one cell printed and how it failed."""

    place: str
    text: str
    failure: str


def write_feedback(result: ClassResult, assignment: Assignment, folder: Path) -> None:
    """`folder/index.html` for the instructor, and a page for each student."""
    names = page_names([submission.student for submission in result.submissions])
    try:
        folder.mkdir(exist_ok=True)
        for submission, name in zip(result.submissions, names, strict=True):
            page = student_page(submission, assignment, trusted=result.trusted)
            write_atomically(folder / name, page, durable=False)
        write_atomically(folder / "index.html", overview_page(result, assignment, names))
    except OSError as error:
        raise UsageError(f"{folder}: the feedback cannot be written ({error})") from error


def student_page(
    submission: SubmissionResult,
    assignment: Assignment,
    *,
    trusted: bool = False,
    gradebook: Gradebook | None = None,
    notes: Sequence[str] = (),
) -> str:
    """The page of one submission; `trusted` if it was graded without a sandbox.

    gradebook and notes: what nbgrader adds, if anything (see `autograder.nbgrader.pages`).
    """
    submission = condense(submission)
    graded = submission.status == "graded"
    parts = [_part(assignment.exercise(e.name), e) for e in submission.exercises if graded]
    bar = [(part.status.name, part.result.score, part.result.max_score) for part in parts]
    return render(
        "student.html",
        assignment=assignment,
        submission=submission,
        graded=graded,
        parts=parts,
        bar=score_bar(bar) if bar else None,
        next_step=next_step(submission, assignment),
        printed=_printed(submission),
        trusted=trusted,
        gradebook=gradebook,
        notes=notes,
    )


def _part(exercise: Exercise, result: ExerciseResult) -> Part:
    broken = first_broken(result)
    return Part(
        exercise,
        result,
        status_of(result.status),
        formula(exercise.formula),
        tuple((test, _law_status(test, result)) for test in result.tests),
        _broken(broken) if broken else None,
    )


def _law_status(test: TestResult, result: ExerciseResult) -> Status:
    if result.status == "missing" or test.status == "skipped":
        return Status("missing", STATUSES["missing"].symbol, "not run")
    if test.status == "passed":
        return Status("passed", STATUSES["passed"].symbol, "held")
    word = "broke" if test.status == "failed" else "raised"
    if result.status in STOPPED:
        word = "stopped"
    return Status("failed", STATUSES["failed"].symbol, word)


def _broken(test: TestResult) -> Broken:
    example = test.counterexample or Counterexample("")
    call, arguments = _call(example)
    return Broken(
        breach(test),
        subject(test),
        call,
        tuple((name, v) for name, v in arguments if isinstance(v, Plain)),
        tuple((name, v) for name, v in arguments if not isinstance(v, Plain)),
        compare(example.expected, example.got, misshapen=" has shape " in breach(test)),
    )


def _call(example: Counterexample) -> tuple[Markup, list[tuple[str, View]]]:
    """The call as it is written in Python, and the arguments to show beside it."""
    arguments = [(name, view(value)) for name, value in example.arguments]
    function = clean(example.function)
    if not function:
        return Markup(""), arguments
    if arguments and arguments[0][0] == "argument 1":  # a method, or an attribute
        owner = arguments[0][1]
        if isinstance(owner, Plain) and not owner.code:
            return Markup("<code>{}</code> of {}").format(function, clean(owner.text)), arguments[
                1:
            ]
    names = ", ".join(clean(name) for name, _ in arguments)
    return Markup("<code>{}({})</code>").format(function, names), arguments


def _printed(submission: SubmissionResult) -> list[Printed]:
    return [Printed(_place(submission, c), c.text, c.failure) for c in submission.cells]


def _place(submission: SubmissionResult, cell: CellOutput) -> str:
    words = place(submission, cell.number)
    return words[0].upper() + words[1:]


__all__: Sequence[str] = ("student_page", "write_feedback")
