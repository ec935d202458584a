"""What a student reads beside a cell: the verdict in a few plain sentences."""

from autograder.feedback.text import excerpt, sentence
from autograder.nbgrader.safe import harmless
from autograder.results import ExerciseResult, SubmissionResult

LONGEST = 1_500  # characters of a comment
MOST_LAWS = 3


def comment(result: ExerciseResult, submission: SubmissionResult) -> str | None:
    """The comment on an exercise's solution cell; nothing if all is well."""
    if result.status == "passed":
        return None
    parts = [_verdict(result), sentence(result.message or "")]
    if submission.message:
        parts.append(sentence(submission.message))
    said = " ".join(parts)
    broken = [test.message or "" for test in result.tests if test.status in ("failed", "error")]
    parts += [f"- {sentence(text)}" for text in broken[:MOST_LAWS] if text not in said]
    return harmless(excerpt("\n\n".join(part for part in parts if part), LONGEST))


def verdict(result: ExerciseResult) -> str:
    """One line for the test cell."""
    return harmless(excerpt(f"{_verdict(result)} {sentence(result.message or '')}".strip(), 600))


def _verdict(result: ExerciseResult) -> str:
    if result.status == "passed":
        return f"{result.name}: every law holds."
    return f"{result.name}: {result.status}, {result.score:g} of {result.max_score:g} points."
