"""What only a gradebook knows of a submission, for a section of its own on the student's page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """One exercise, or a cell of the instructor's own, that people had a hand in.

    score: None where it still has to be graded, and max_score None where there are no points.
    automatic: what the autograder gave, where a person gave something else.
    """

    name: str
    score: float | None = None
    max_score: float | None = None
    automatic: float | None = None
    extra: float = 0.0
    comment: str = ""


@dataclass(frozen=True)
class Gradebook:
    """What counts in the end: `score` is what is left behind the late penalty."""

    score: float
    max_score: float
    penalty: float = 0.0
    entries: tuple[Entry, ...] = ()

    @property
    def waiting(self) -> bool:
        """Whether something still has to be graded."""
        return any(e.score is None and e.max_score is not None for e in self.entries)
