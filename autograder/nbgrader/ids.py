"""Names shared with nbgrader: of its configuration, and of an exercise's cells."""

CONFIG = "nbgrader_config.py"
TEST = "test_"


def solution_id(exercise: str) -> str:
    """The cell a student writes in."""
    return exercise


def points_id(exercise: str) -> str:
    """The locked cell that has the points."""
    return TEST + exercise
