"""Names a mistake where the recorded calls leave no doubt.

A misconception is itself a candidate: run on the script of a law it leaves a trace of replies.
A student's trace that agrees with it on every recorded call, and with that of no other
misconception, is diagnosed. Where several agree, all of them are said. What a misconception
replies depends on the suite alone: it is computed once, and only as far as somebody's replies
are the same.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from autograder import wire
from autograder.course import Exercise
from autograder.examiner.candidates import LocalCandidate
from autograder.examiner.likeness import same
from autograder.examiner.misconceptions import Misconception, mistakes_in
from autograder.examiner.suite import Law, Outcome, Suite
from autograder.results import Diagnosis


class Diagnostician:
    """Compares a failed submission with the known mistakes of the suite's assignment."""

    def __init__(self, suite: Suite) -> None:
        self.suite = suite
        self.known: dict[str, list[Misconception]] = {}
        self.namespaces: dict[str, dict[str, Any]] = {}
        self.traces: dict[tuple[str, str], Trace] = {}

    def mistakes_in(self, exercise: Exercise) -> list[Misconception]:
        """Every known mistake in the exercise."""
        if exercise.name not in self.known:
            self.known[exercise.name] = mistakes_in(exercise, self.suite.assignment)
        return self.known[exercise.name]

    def diagnose(self, exercise: Exercise, outcomes: Sequence[Outcome]) -> tuple[Diagnosis, ...]:
        """The known mistakes that fit all that was recorded of this exercise."""
        if all(outcome.passed for outcome in outcomes) or not any(map(_answered, outcomes)):
            return ()
        return tuple(
            Diagnosis(known.name, known.message)
            for known in self.mistakes_in(exercise)
            if self._fits(known, outcomes)
        )

    def _fits(self, known: Misconception, outcomes: Sequence[Outcome]) -> bool:
        return all(
            outcome.conversation is not None
            and self._trace(known, outcome.law).agrees(outcome.conversation.replies)
            for outcome in outcomes
        )

    def _trace(self, known: Misconception, law: Law) -> "Trace":
        if (known.name, law.name) not in self.traces:
            if known.name not in self.namespaces:
                self.namespaces[known.name] = known.namespace(self.suite.assignment)
            candidate = LocalCandidate(self.namespaces[known.name])
            self.traces[known.name, law.name] = Trace(candidate, law)
        return self.traces[known.name, law.name]


def _answered(outcome: Outcome) -> bool:
    """Whether any call came through; what only ever raises fits every mistake that does."""
    replies = outcome.conversation.replies if outcome.conversation else []
    return any(reply.failure is None for reply in replies)


class Trace:
    """What a known mistake replies to a law's script."""

    def __init__(self, mistake: LocalCandidate, law: Law) -> None:
        script = law.script
        self.canonical = law.canonical
        self.length = len(script.entries)
        self.replies: list[wire.Reply] = []
        self.coming = mistake.ask(script.bodies, script.callables, [None, *script.known])
        next(self.coming)  # the first answers the clean slate

    def agrees(self, student: Sequence[wire.Reply]) -> bool:
        """Whether it says the same as the student, call by call."""
        return len(student) == self.length and all(map(self._agree, student, self))

    def __iter__(self) -> Iterator[wire.Reply]:
        for place in range(self.length):
            if place == len(self.replies):
                self.replies.append(next(self.coming))
            yield self.replies[place]

    def _agree(self, a: wire.Reply, b: wire.Reply) -> bool:
        if a is b:  # both are the reference's, byte for byte
            return True
        if (a.failure is None) != (b.failure is None) or bool(a.changed) != bool(b.changed):
            return False
        return a.failure is not None or same(self.canonical(a.value), self.canonical(b.value))
