"""The names under which nbgrader's gradebook knows an exercise's cells."""

TEST = "test_"


def solution_id(exercise: str) -> str:
    """The cell a student writes in."""
    return exercise


def points_id(exercise: str) -> str:
    """The locked cell that has the points."""
    return TEST + exercise
