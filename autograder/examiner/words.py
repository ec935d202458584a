"""What a person reads of an outcome: how a law broke, what stopped the code, on which input."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder import wire
from autograder.examiner.candidates import Ended
from autograder.examiner.student import Raised
from autograder.examiner.suite import Outcome, Suite
from autograder.numerics import Broken, kind_of, show
from autograder.results import Counterexample, ExerciseResult

LARGEST_SHOWN = 4096  # entries of an array that a result keeps
LONGEST_CALL = 600  # characters
LARGEST_IN_A_CALL = 200  # entries of an array


def counterexample(suite: Suite, outcome: Outcome) -> Counterexample | None:
    """The call on which the law broke, with what was expected and what came."""
    call = outcome.conversation.last if outcome.conversation else None
    if call is None or call.how != "name":
        return None  # the law's own message says what was done with the object
    names = suite.parameters(call.target)
    arguments = tuple(
        (names[n] if n < len(names) else f"argument {n + 1}", plain(value))
        for n, value in enumerate(call.args)
    )
    arguments += tuple((name, plain(value)) for name, value in call.kwargs.items())
    expected = got = None
    if isinstance(outcome.error, Broken):
        expected, got = plain(outcome.error.expected), plain(outcome.error.got)
    return Counterexample(call.target, arguments, expected, got)


@dataclass(frozen=True)
class Stop:
    """What ends an exercise at once: its status, and why."""

    status: str
    message: str


def stop_of(error: BaseException | None) -> Stop | None:
    """What ends an exercise at once, if this does."""
    if isinstance(error, Ended):
        return Stop(error.status, f"Your code {error.message}.")
    if isinstance(error, Raised):
        failure = error.failure
        place = f" ({failure.where})" if failure.where else ""
        match failure.kind:
            case "stub":
                return Stop("missing", "This is still the stub: write your answer in its place.")
            case "missing":
                return Stop("missing", f"{failure.text}.")
            case "memory":
                return Stop("memory", f"Your code ran out of memory{place}: {failure.text}.")
            case "forbidden":
                return Stop("forbidden", f"The sandbox refused this{place}: {failure.text}.")
    return None


def breach(error: BaseException, example: Counterexample | None) -> str:
    """How the law broke, in words."""
    where = f"For {call_text(example)}" if example else "Here"
    if isinstance(error, Broken):
        return f"{where}, {error.message}{'' if error.message.endswith('?') else '.'}"
    if isinstance(error, Raised):
        failure = error.failure
        place = f" ({failure.where})" if failure.where else ""
        if failure.type_name == "RuntimeWarning":  # at home it only warns
            return f"{where}, your code warned: {failure.text}{place}."
        return f"{where}, your code raised {failure.type_name}: {failure.text}{place}."
    if isinstance(error, Ended):
        return f"{where}, your code {error.message}."
    kind = type(error).__name__
    return f"{where}, what you returned could not be checked ({kind}: {str(error)[:200]})."


def call_text(example: Counterexample) -> str:
    """The call as it could be typed, cut to size."""
    inside = ", ".join(f"{name} = {_shown(value)}" for name, value in example.arguments)
    text = f"{example.function}({inside})"
    return text if len(text) <= LONGEST_CALL else f"{text[:LONGEST_CALL]}…"


def _shown(value: Any) -> str:
    if isinstance(value, np.ndarray) and value.size > LARGEST_IN_A_CALL:
        return kind_of(value)
    return value.what if isinstance(value, wire.Refused) else show(value)


def plain(value: Any) -> Any:
    """The value as data that can be shown and sent: objects and functions become their names.

    A function of a suite's may say what it is: `f.in_words = "θ ↦ Σ θ²"`.
    """
    if isinstance(value, list | tuple):
        items = [plain(item) for item in value]
        return tuple(items) if isinstance(value, tuple) else items
    if isinstance(value, dict):
        return {str(name): plain(item) for name, item in value.items()}
    if isinstance(value, wire.Generator):
        return wire.Refused(f"default_rng({value.seed})")
    if isinstance(value, np.ndarray) and value.size > LARGEST_SHOWN:
        return wire.Refused(f"an array of shape {value.shape}")
    if isinstance(value, np.ndarray | np.generic | bool | int | float | str | None):
        return value
    if callable(value):
        return wire.Refused(getattr(value, "in_words", "a function"))
    return wire.Refused(kind_of(value))


def summary(result: ExerciseResult) -> str | None:
    """The one sentence on an exercise: the diagnosis, or else the first law that broke."""
    if len(result.diagnoses) == 1:
        return result.diagnoses[0].message
    if result.diagnoses:
        return "One of these: " + " / ".join(diagnosis.message for diagnosis in result.diagnoses)
    broken = [test for test in result.tests if test.status in {"failed", "error"}]
    return broken[0].message if broken else result.message
