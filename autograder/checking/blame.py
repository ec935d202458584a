"""Why a law did not hold: who failed, on which input, and what can be said of it."""

import inspect
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from autograder.checking import witness
from autograder.checking.defined import missing
from autograder.checking.hints import hints
from autograder.checking.mishaps import Own, said
from autograder.checking.outcome import Breach, Named, Status
from autograder.checking.student import Call, UndefinedError, identical
from autograder.numerics import Broken, kind_of

Law = Callable[..., None]
CALLS = 3  # shown of one input


@dataclass
class Failure:
    """One input on which a law did not hold."""

    error: BaseException
    calls: dict[str, list[Call]]
    last: Call | None
    line: int
    variables: tuple[Named, ...]
    printed: str

    @property
    def size(self) -> int:
        """How many numbers it takes to show the input."""
        given = [call.arguments for calls in self.calls.values() for call in calls]
        return entries(given or [value for _, value in self.variables])


@dataclass
class Judge:
    """Explains the failures of one exercise."""

    name: str
    laws: Path
    namespace: Mapping[str, Any]
    own: Own

    def verdict(self, failure: Failure) -> tuple[Status, str]:
        """What kind of failure it is, in a sentence."""
        error, last = failure.error, failure.last
        if isinstance(error, UndefinedError):
            reason = missing(error.wanted, self.namespace)
            return "undefined", f"A law of {self.name} needs {error.wanted}. {reason}"
        if self.own.blameless(error):
            return "broken", ""
        if stub := self.own.stub(error):
            return "stub", stub_message(stub, self.name)
        if self.own.frames(error):
            return "error", f"Your code raised {said(error)}."
        if last and last.error is error:
            return "error", f"The call of {last.name} raised {said(error)}{_signature(last)}"
        returned = self._calls(failure)
        if returned and returned[-1].returned:
            name, kind = returned[-1].name, kind_of(returned[-1].result)
            return "broken", f"{name} returned {kind}, and the law cannot go on with it."
        return "broken", "The law could not go on."

    def breach(
        self, law: Law, smallest: Failure, failures: Sequence[Failure], tried: int
    ) -> Breach:
        """Everything there is to show of the smallest failing input."""
        error = smallest.error
        spoken = self.own.blameless(error)
        broken = error if isinstance(error, Broken) else Broken(str(error) if spoken else "")
        calls = self._calls(smallest)
        shown = tuple(call.shown() for call in calls[-CALLS:])
        if len(shown) == 1 and _same(shown[0].result, broken.got):
            shown = (replace(shown[0], returned=False),)  # it stands below, beside the expected
        blamed = bool(self.own.frames(error)) or any(call.error is error for call in calls)
        ordered = [smallest, *(failure for failure in failures if failure is not smallest)]
        tries = [(f.error, self._named(f)) for f in ordered if isinstance(f.error, Broken)]
        return Breach(
            sentence=sentence(law),
            place=f"{self.laws.name}, line {smallest.line}",
            source=_source(law),
            message=_stopped(broken.message if spoken else "" if blamed else said(error)),
            how_often=_how_often(len(failures), tried) if spoken else "",
            calls=shown,
            variables=() if shown else smallest.variables,
            what=broken.what,
            expected=broken.expected,
            got=broken.got,
            hints=hints(tries) + self._also(error, failures),
            lines=self.own.lines(error),
            witness=witness.of([broken for broken, _ in tries]),
        )

    def _also(self, error: BaseException, failures: Sequence[Failure]) -> tuple[str, ...]:
        """An exception that larger inputs raise, if the smallest did not."""
        other = next((f.error for f in failures if not self.own.blameless(f.error)), error)
        if other is error or not (lines := self.own.lines(other)):
            return ()
        with_shapes = f", with {lines[-1].shapes}" if lines[-1].shapes else ""
        return (f"On a larger input {lines[-1].where} raised {said(other)}{with_shapes}.",)

    def _calls(self, failure: Failure) -> list[Call]:
        """The calls that show what went wrong: of the exercise, each once."""
        if failure.last and failure.last.error is failure.error:
            return [failure.last]
        found: list[Call] = []
        for call in failure.calls.get(self.name) or next(iter(failure.calls.values()), []):
            if not any(identical(call.arguments, other.arguments) for other in found):
                found.append(call)
        return found

    def _named(self, failure: Failure) -> tuple[Named, ...]:
        calls = self._calls(failure)
        return calls[-1].named() if calls else ()


def sentence(law: Law) -> str:
    """What a law says: its docstring in one line."""
    return " ".join((law.__doc__ or law.__name__.replace("_", " ")).split())


def inside(law: Law, error: BaseException) -> tuple[int, tuple[Named, ...]]:
    """The line of the law on which it stopped, and the values it had drawn by then."""
    for frame, line in traceback.walk_tb(error.__traceback__):
        if frame.f_code is law.__code__:
            ours = ("student", "case", "_")
            items = [(n, v) for n, v in frame.f_locals.items() if n not in ours]
            return line, tuple((name, value) for name, value in items if _telling(value))
    return law.__code__.co_firstlineno, ()


def _telling(value: Any) -> bool:
    """Numbers, objects, and lists of these: not functions, not lists of lists of objects."""
    plain = (bool, int, float, str, np.ndarray, np.generic)
    if isinstance(value, list | tuple | dict):
        items = value.values() if isinstance(value, dict) else value
        return all(isinstance(item, plain) or hasattr(item, "__dict__") for item in items)
    return not callable(value)


def entries(value: Any) -> int:
    """How many numbers a value holds."""
    if isinstance(value, np.ndarray):
        return value.size
    if isinstance(value, list | tuple):
        return sum(map(entries, value))
    return sum(map(entries, value.values())) if isinstance(value, dict) else 1


def stub_message(stub: str, exercise: str = "") -> str:
    """What to do about a stub: the exercise's own, or one that it needs."""
    used = f"{exercise} needs {stub}, which" if exercise not in ("", stub) else stub
    return (
        f"{used} is still the stub: put your code in the place of `raise NotImplementedError(…)`, "
        "run the cell, and check again."
    )


def _signature(call: Call) -> str:
    """How the function is defined, if it does not take the arguments."""
    try:
        signature = inspect.signature(call.function)
    except (TypeError, ValueError):
        return "."
    try:
        signature.bind(*call.arguments, **call.keywords)
    except TypeError:
        return f". Yours is {call.name}{signature}: keep the arguments of the stub."
    return "."


def _how_often(failures: int, tried: int) -> str:
    if failures == tried:
        return f"The law breaks on all {tried} inputs that were tried. The smallest:"
    return f"The law breaks on {failures} of the {tried} inputs that were tried. The smallest:"


def _stopped(text: str) -> str:
    return text if not text or text[-1] in ".!?" else f"{text}."


def _same(result: Any, got: Any) -> bool:
    try:
        return got is not None and bool(np.array_equal(np.asarray(result, float), got))
    except (TypeError, ValueError):
        return False


def _source(law: Law) -> str:
    try:
        return inspect.getsource(law)
    except (OSError, TypeError):
        return ""
