"""Tries the public laws of one exercise on many inputs, the smallest first."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from autograder.checking.blame import Failure, Judge, Law, inside, sentence, stub_message
from autograder.checking.defined import missing, stale
from autograder.checking.hearing import Hearing
from autograder.checking.mishaps import Own
from autograder.checking.outcome import REMAIN, Outcome, Verdict
from autograder.checking.release import Release
from autograder.checking.student import Student
from autograder.laws import CASES, Case

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
    notes = (stale(name, namespace), trial.shortage(), *hearing.warnings)
    return Outcome(
        name, found.status, found.message, found.verdicts, found.breach, found.change,
        found.lines, tuple(filter(None, notes)), trial.printed, time.perf_counter() - begun,
    )  # fmt: skip


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
    short: bool = False

    def __post_init__(self) -> None:
        path = self.release.path
        self.own = Own(self.student.namespace, path.resolve().parent, path)
        self.laws = self.release.laws(self.name)

    def outcome(self) -> Outcome:
        """Try every law; explain the first that breaks."""
        first: tuple[Law, list[Failure], int] | None = None
        for law in self.laws:
            failures, tried = self._failures(law, every=first is None)
            self.verdicts.append(Verdict(sentence(law), not failures))
            if failures and not first:
                first = law, failures, tried
                if self.own.stub(failures[0].error) == self.name:
                    return Outcome(self.name, "stub", stub_message(self.name))
        if not first:
            return self._unbroken()
        law, failures, tried = first
        judge = Judge(self.name, self.release.path, self.student.namespace, self.own)
        smallest = min(failures, key=lambda failure: failure.size)
        self.printed = smallest.printed
        status, message = judge.verdict(smallest)
        breach = judge.breach(law, smallest, failures, tried)
        return Outcome(self.name, status, message, tuple(self.verdicts), breach)

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
        left = self.laws[len(self.verdicts) :]
        verdicts = (*self.verdicts, *(Verdict(sentence(law), None) for law in left))
        message = f"You interrupted the check{where}. If it took long, look for a loop without end."
        return Outcome(self.name, "interrupted", message, verdicts, lines=lines)

    def shortage(self) -> str | None:
        """A note if the time was up."""
        if not self.short:
            return None
        return f"{self.name} takes long: after {SECONDS:g} s the laws were tried on fewer inputs."

    def _failures(self, law: Law, *, every: bool) -> tuple[list[Failure], int]:
        """The inputs on which the law fails, all of them or the first; how many were tried."""
        found: list[Failure] = []
        for number in range(CASES):
            if number and time.perf_counter() > self.deadline:
                self.short = True
                return found, number
            failure = self._try(law, number)
            if failure:
                found.append(failure)
                if not every or not self.own.blameless(failure.error):
                    return found, number + 1
        return found, CASES

    def _try(self, law: Law, number: int) -> Failure | None:
        self.student.begin()
        self.printed = self.printed or self.hearing.take()
        self.hearing.take()
        try:
            law(self.student, Case(number))
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # SystemExit, too: a function must not end the kernel
            line, variables = inside(law, error)
            student, heard = self.student, self.hearing.take()
            return Failure(error, student.calls, student.last, line, variables, heard)
        return None
