"""What goes over the pipe to a runner, beside submissions and results."""

from typing import Any, NamedTuple

from autograder.course import Assignment


class Orders(NamedTuple):
    """What to grade, and how: `limits` are the arguments of `autograder.limits.bounds`."""

    assignment: Assignment
    limits: dict[str, Any]
    trust: bool


class Failed(NamedTuple):
    """Why there is no result: the grader's fault."""

    message: str
