"""Names a mistake where the recorded calls leave no doubt.

A misconception is itself a candidate: run on the script of a law it leaves a trace of replies.
A student's trace that agrees with it on every recorded call, and with that of no other
misconception, is diagnosed. Where several agree, all of them are said. What a misconception
replies is asked only as far as somebody's replies are the same. First of all it is asked what the
student got wrong first: most give themselves away.
"""

from collections.abc import Sequence

from autograder.course import Exercise
from autograder.examiner.misconceptions import Misconception, mistakes_in
from autograder.examiner.suite import Outcome, Suite
from autograder.examiner.traces import Traces
from autograder.results import Diagnosis


class Diagnostician:
    """Compares a failed submission with the known mistakes of the suite's assignment."""

    def __init__(self, suite: Suite) -> None:
        self.suite = suite
        self.known: dict[str, list[Misconception]] = {}
        self.traces = Traces(suite.assignment)

    def mistakes_in(self, exercise: Exercise) -> list[Misconception]:
        """Every known mistake in the exercise."""
        if exercise.name not in self.known:
            self.known[exercise.name] = mistakes_in(exercise, self.suite.assignment)
        return self.known[exercise.name]

    def diagnose(
        self, exercise: Exercise, outcomes: Sequence[Outcome], changes: bool = True
    ) -> tuple[Diagnosis, ...]:
        """The known mistakes that fit all that was recorded of this exercise.

        `changes`: also whether an argument was changed; else only what came back.
        """
        if all(outcome.passed for outcome in outcomes) or not any(map(_answered, outcomes)):
            return ()
        outcomes = sorted(outcomes, key=_first_departure)
        return tuple(
            Diagnosis(known.name, known.message)
            for known in self.mistakes_in(exercise)
            if self._may_fit(known, outcomes[0], changes) and self._fits(known, outcomes, changes)
        )

    def _may_fit(self, known: Misconception, outcome: Outcome, changes: bool) -> bool:
        """Whether it gives the student's first reply that is not the reference's."""
        place, law = _first_departure(outcome), outcome.law
        script, conversation = law.script, outcome.conversation
        if conversation is None or place >= len(conversation.replies):
            return True
        if not script.entries[place].alone:
            return True
        return self.traces.of(known, law, place).agrees([conversation.replies[place]], changes)

    def _fits(self, known: Misconception, outcomes: Sequence[Outcome], changes: bool) -> bool:
        return all(
            outcome.conversation is not None
            and self.traces.of(known, outcome.law).agrees(outcome.conversation.replies, changes)
            for outcome in outcomes
        )


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
