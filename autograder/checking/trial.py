"""Tries the public laws of one exercise on many inputs, the smallest first."""

import inspect
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from autograder.checking import witness
from autograder.checking.defined import missing, stale
from autograder.checking.hearing import Hearing
from autograder.checking.hints import hints
from autograder.checking.mishaps import Own, said
from autograder.checking.outcome import (
    REMAIN,
    Breach,
    Named,
    Outcome,
    Status,
    Verdict,
)
from autograder.checking.release import Release
from autograder.checking.student import Call, Student, UndefinedError, identical
from autograder.laws import CASES, Broken, Case
from autograder.numerics import kind_of

Law = Callable[..., None]
SECONDS = 5.0  # of one exercise; then each law left is tried on its smallest input only


def try_exercise(name: str, release: Release, namespace: Mapping[str, Any]) -> Outcome:
    """What the laws of the exercise say of the student's functions."""
    if reason := missing(name, namespace):
        return Outcome(name, "undefined", reason)
    begun = time.perf_counter()
    hearing = Hearing()
    trial = Trial(name, release, Student(namespace), begun + SECONDS, hearing)
    with hearing:
        try:
            found = trial.outcome()
        except KeyboardInterrupt as error:
            found = trial.interrupted(error)
    note = stale(name, namespace)
    notes = (*filter(None, [note, trial.shortage()]), *hearing.warnings)
    return Outcome(
        name, found.status, found.message, found.verdicts, found.breach, found.change,
        found.lines, notes, trial.printed, time.perf_counter() - begun,
    )  # fmt: skip


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
class Trial:
    """The laws of an exercise, tried one after the other."""

    name: str
    release: Release
    student: Student
    deadline: float
    hearing: Hearing
    verdicts: list[Verdict] = field(default_factory=list)
    printed: str = ""
    untried: int = 0

    def __post_init__(self) -> None:
        path = self.release.path
        self.own = Own(self.student.namespace, path.resolve().parent, path)
        self.laws = self.release.laws(self.name)

    def outcome(self) -> Outcome:
        """Try every law; explain the first that breaks."""
        broken: tuple[Law, list[Failure]] | None = None
        for law in self.laws:
            failures = self._failures(law, every=broken is None)
            self.verdicts.append(Verdict(sentence(law), not failures))
            if failures and not broken:
                broken = law, failures
                if self.own.stub(failures[0].error) == self.name:
                    return Outcome(self.name, "stub", _stub_message(self.name))
        if not broken:
            return self._unbroken()
        law, failures = broken
        smallest = min(failures, key=lambda failure: failure.size)
        status, message = self._verdict(smallest)
        self.printed = smallest.printed
        return Outcome(
            self.name, status, message, tuple(self.verdicts), self._breach(law, smallest, failures)
        )

    def _unbroken(self) -> Outcome:
        change = next(iter(self.student.changes), None)
        if not change:
            return Outcome(self.name, "holds", REMAIN, tuple(self.verdicts))
        message = (
            f"{change.function} changes its argument {change.argument}. After a call the arguments "
            "have to be what they were: work on a copy."
        )
        return Outcome(self.name, "changed", message, tuple(self.verdicts), change=change)

    def interrupted(self, error: KeyboardInterrupt) -> Outcome:
        """What was seen until the student stopped the check."""
        self.printed = self.hearing.take()
        lines = self.own.lines(error)
        where = f" while {lines[-1].where} was running" if lines else ""
        tried = [*self.verdicts, *(Verdict(sentence(law), None) for law in self._not_tried())]
        message = f"You interrupted the check{where}. If it took long, look for a loop without end."
        return Outcome(self.name, "interrupted", message, tuple(tried), lines=lines)

    def shortage(self) -> str | None:
        """A note if the time was up."""
        if not self.untried:
            return None
        return (
            f"{self.name} takes its time: after {SECONDS:g} s the laws were tried on fewer inputs."
        )

    def _not_tried(self) -> list[Law]:
        return self.laws[len(self.verdicts) :]

    def _failures(self, law: Law, *, every: bool) -> list[Failure]:
        """The inputs on which the law fails: all of them, or the first."""
        found = []
        for number in range(CASES):
            if number and time.perf_counter() > self.deadline:
                self.untried += CASES - number
                break
            failure = self._try(law, number)
            if failure:
                found.append(failure)
                if not every or not isinstance(failure.error, Broken):
                    break
        return found

    def _try(self, law: Law, number: int) -> Failure | None:
        self.student.begin()
        self.printed = self.printed or self.hearing.take()
        self.hearing.take()
        try:
            law(self.student, Case(number))
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # SystemExit, too: a function must not end the kernel
            line, variables = _inside(law, error)
            student, heard = self.student, self.hearing.take()
            return Failure(error, student.calls, student.last, line, variables, heard)
        return None

    def _verdict(self, failure: Failure) -> tuple[Status, str]:
        """What kind of failure it is, in a sentence."""
        error, last = failure.error, failure.last
        if isinstance(error, UndefinedError):
            reason = missing(error.wanted, self.student.namespace)
            return "undefined", f"A law of {self.name} needs {error.wanted}. {reason}"
        if isinstance(error, Broken):
            return "broken", ""
        if stub := self.own.stub(error):
            return "stub", _stub_message(stub, self.name)
        if self.own.frames(error):
            return "error", f"Your code raised {said(error)}."
        if last and last.error is error:
            return "error", f"The call of {last.name} raised {said(error)}{_signature(last)}"
        returned = self._calls(failure)
        if returned and returned[-1].returned:
            name, kind = returned[-1].name, kind_of(returned[-1].result)
            return "broken", f"{name} returned {kind}, and the law cannot go on with it."
        return "broken", f"The law could not go on: {said(error)}"

    def _breach(self, law: Law, smallest: Failure, failures: list[Failure]) -> Breach:
        error = smallest.error
        broken = error if isinstance(error, Broken) else None
        calls = self._calls(smallest)
        shown = tuple(call.shown() for call in calls[-2:])
        if broken and len(shown) == 1 and _same(shown[0].result, broken.got):
            shown = (replace(shown[0], returned=False),)  # it stands below, beside the expected
        blamed = bool(self.own.frames(error)) or any(call.error is error for call in calls)
        ordered = [smallest, *(failure for failure in failures if failure is not smallest)]
        tries = [(f.error, self._named(f)) for f in ordered if isinstance(f.error, Broken)]
        return Breach(
            sentence=sentence(law),
            place=f"{self.release.path.name}, line {smallest.line}",
            source=_source(law),
            message=_stopped(broken.message if broken else "" if blamed else said(error)),
            how_often=_how_often(len(failures)) if broken else "",
            calls=shown,
            earlier=len(calls) - len(shown),
            variables=() if shown else smallest.variables,
            what=broken.what if broken else "",
            expected=broken.expected if broken else None,
            got=broken.got if broken else None,
            hints=hints(tries),
            lines=self.own.lines(error),
            witness=witness.of([broken for broken, _ in tries]),
        )

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


def entries(value: Any) -> int:
    """How many numbers a value holds."""
    if isinstance(value, np.ndarray):
        return value.size
    if isinstance(value, list | tuple):
        return sum(map(entries, value))
    return sum(map(entries, value.values())) if isinstance(value, dict) else 1


def _stub_message(stub: str, exercise: str = "") -> str:
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
        return ""
    try:
        signature.bind(*call.arguments, **call.keywords)
    except TypeError:
        return f". Yours is {call.name}{signature}: keep the arguments of the stub."
    return ""


def _how_often(failures: int) -> str:
    if failures == CASES:
        return f"The law breaks on all {CASES} inputs that were tried. The smallest:"
    return f"The law breaks on {failures} of the {CASES} inputs that were tried. The smallest:"


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


def _inside(law: Law, error: BaseException) -> tuple[int, tuple[Named, ...]]:
    """The line of the law on which it stopped, and the values it had drawn by then."""
    for frame, line in traceback.walk_tb(error.__traceback__):
        if frame.f_code is law.__code__:
            variables = [
                (name, value)
                for name, value in frame.f_locals.items()
                if name not in ("student", "case", "_") and not callable(value)
            ]
            return line, tuple(variables)
    return law.__code__.co_firstlineno, ()
