"""What goes over the pipe to a runner, beside submissions and results."""

from typing import NamedTuple

from autograder.course import Assignment


class Orders(NamedTuple):
    """What to grade, and how: `limits` are the arguments of `autograder.limits.bounds`."""

    assignment: Assignment
    limits: dict[str, float | None]
    trust: bool


class Failed(NamedTuple):
    """Why there is no result: the grader's fault."""

    message: str
