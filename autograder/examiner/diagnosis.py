"""Names a mistake where the recorded calls leave no doubt.

A misconception is itself a candidate: run on the script of a law it leaves a trace of replies.
A student's trace that agrees with it on every recorded call, and with that of no other
misconception, is diagnosed. Where several agree, all of them are said. What a misconception
replies depends on the suite alone: it is computed once, and only as far as somebody's replies
are the same. First of all it is asked what the student got wrong first: most give themselves away.
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
        self.single: dict[tuple[str, str, int], Trace] = {}

    def mistakes_in(self, exercise: Exercise) -> list[Misconception]:
        """Every known mistake in the exercise."""
        if exercise.name not in self.known:
            self.known[exercise.name] = mistakes_in(exercise, self.suite.assignment)
        return self.known[exercise.name]

    def diagnose(self, exercise: Exercise, outcomes: Sequence[Outcome]) -> tuple[Diagnosis, ...]:
        """The known mistakes that fit all that was recorded of this exercise."""
        if all(outcome.passed for outcome in outcomes) or not any(map(_answered, outcomes)):
            return ()
        outcomes = sorted(outcomes, key=_first_departure)
        return tuple(
            Diagnosis(known.name, known.message)
            for known in self.mistakes_in(exercise)
            if self._may_fit(known, outcomes[0]) and self._fits(known, outcomes)
        )

    def _may_fit(self, known: Misconception, outcome: Outcome) -> bool:
        """Whether it gives the student's first reply that is not the reference's."""
        place, law = _first_departure(outcome), outcome.law
        script, conversation = law.script, outcome.conversation
        if conversation is None or place >= len(conversation.replies):
            return True
        if not script.entries[place].alone:
            return True
        if (known.name, law.name, place) not in self.single:
            self.single[known.name, law.name, place] = Trace(self._candidate(known), law, place)
        return self.single[known.name, law.name, place].agrees([conversation.replies[place]])

    def _fits(self, known: Misconception, outcomes: Sequence[Outcome]) -> bool:
        return all(
            outcome.conversation is not None
            and self._trace(known, outcome.law).agrees(outcome.conversation.replies)
            for outcome in outcomes
        )

    def _trace(self, known: Misconception, law: Law) -> "Trace":
        if (known.name, law.name) not in self.traces:
            self.traces[known.name, law.name] = Trace(self._candidate(known), law)
        return self.traces[known.name, law.name]

    def _candidate(self, known: Misconception) -> LocalCandidate:
        if known.name not in self.namespaces:
            self.namespaces[known.name] = known.namespace(self.suite.assignment)
        return LocalCandidate(self.namespaces[known.name])


def _answered(outcome: Outcome) -> bool:
    """Whether any call came through; what only ever raises fits every mistake that does."""
    replies = outcome.conversation.replies if outcome.conversation else []
    return any(reply.failure is None for reply in replies)


def _first_departure(outcome: Outcome) -> int:
    """The place of the first reply that is not, byte for byte, the reference's."""
    replies = outcome.conversation.replies if outcome.conversation else []
    known = outcome.law.script.known
    for place, (reply, rehearsed) in enumerate(zip(replies, known, strict=False)):
        if reply is not rehearsed.reply:
            return place
    return len(known)


class Trace:
    """What a known mistake replies to a law's script, or to one call of it alone."""

    def __init__(self, mistake: LocalCandidate, law: Law, place: int | None = None) -> None:
        script = law.script
        chosen = slice(None) if place is None else slice(place, place + 1)
        entries = script.entries[chosen]
        self.canonical = law.canonical
        self.length = len(entries)
        self.replies: list[wire.Reply] = []
        bodies = [entry.body for entry in entries]
        self.coming = mistake.ask(bodies, script.callables, script.known[chosen])

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
