"""What one submission may use up: the defaults shared by the command line and nbgrader's plugin."""

from dataclasses import dataclass, field
from typing import Any

from autograder.candidate.output import FLOOD
from autograder.sandbox.limits import Limits

CELL_SECONDS, CALL_SECONDS, SUBMISSION_SECONDS = 30.0, 10.0, 120.0
MEMORY_MIB = 2048


@dataclass(frozen=True)
class Bounds:
    """Seconds of wall clock, printed characters, and the rest."""

    cell: float = CELL_SECONDS
    call: float = CALL_SECONDS
    submission: float = SUBMISSION_SECONDS
    output: int = FLOOD
    limits: Limits = field(default_factory=lambda: Limits(cpu_seconds=180))
    imports: tuple[str, ...] = ()  # if given: what may be imported beside the standard library


def bounds(
    defaults: dict[str, Any],
    *,
    cell_seconds: float | None = None,
    call_seconds: float | None = None,
    submission_seconds: float | None = None,
    memory: int | None = None,
    output: int | None = None,
) -> Bounds:
    """What was asked for; else what `assignment.toml` says (`defaults`); else the usual."""
    submission = submission_seconds or defaults.get("submission_seconds", SUBMISSION_SECONDS)
    return Bounds(
        cell=cell_seconds or CELL_SECONDS,
        call=call_seconds or defaults.get("call_seconds", CALL_SECONDS),
        submission=submission,
        output=output or FLOOD,
        imports=tuple(defaults.get("imports", ())),
        limits=Limits(memory=(memory or MEMORY_MIB) << 20, cpu_seconds=int(submission) + 60),
    )
