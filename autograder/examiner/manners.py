"""What holds of every function beside its laws: it changes no argument, and it has no memory."""

from collections.abc import Sequence

import msgspec
import numpy as np

from autograder import wire
from autograder.course import Exercise
from autograder.examiner.candidates import CallBacks, Candidate, Ended
from autograder.examiner.diagnosis import same
from autograder.examiner.student import Handle
from autograder.examiner.suite import Outcome, Suite
from autograder.results import TestResult

TWINS = 2  # pairs of calls that share their array objects
AGAIN = 8  # calls repeated in reverse to see whether the code has a memory
MEMORY = "A function has no memory: the same arguments give the same answer, in any order."


def modified(suite: Suite, exercise: Exercise, outcomes: Sequence[Outcome]) -> TestResult | None:
    """It leaves its arguments as they were."""
    changed = sorted({
        index
        for outcome in outcomes
        if outcome.conversation is not None
        for _, index in outcome.conversation.changed
    })  # fmt: skip
    if not changed:
        return None
    names = suite.parameters(exercise.name)
    said = ", ".join(f"`{names[i]}`" if i < len(names) else "an argument" for i in changed)
    verb = "was" if len(changed) == 1 else "were"
    law = "A function leaves its arguments as they were."
    message = f"{said} {verb} modified in place: work on a copy, or make a new array."
    return TestResult("leaves_its_arguments_alone", "failed", message, law)


def memory(
    exercise: Exercise, candidate: Candidate, outcomes: Sequence[Outcome]
) -> TestResult | None:
    """Ask again, the other way round and in used arrays: the answers must be the same."""
    calls, before, callables = _repeatable(exercise, outcomes)
    for first, second, reply in _twins(exercise, outcomes)[:TWINS]:
        calls += [first, second]
        before += [None, reply]
    try:
        after = list(candidate.ask(calls, callables))
    except Ended as ended:
        return TestResult("has_no_memory", "error", ended.message, MEMORY)
    if all(map(_alike, after, before)):
        return None
    message = "The same call, made a second time, gives another answer: keep no state."
    return TestResult("has_no_memory", "failed", message, MEMORY)


def _alike(again: wire.Reply, before: wire.Reply | None) -> bool:
    """The same answer as before; None where only the next call counts."""
    if before is None:
        return True
    if again.failure is not None or before.failure is not None:
        return again.failure is not None and before.failure is not None
    return same(again.value, before.value)


def _repeatable(
    exercise: Exercise, outcomes: Sequence[Outcome]
) -> tuple[list[bytes], list[wire.Reply | None], CallBacks]:
    """A few of the plain calls that were made, last first, with their replies."""
    conversation = outcomes[0].conversation
    if conversation is None:
        return [], [], {}
    entries = conversation.script.entries
    pairs = [
        (entry.body, reply)
        for entry, reply in zip(entries, conversation.replies, strict=False)
        if entry.call.how == "name"
        and entry.call.target == exercise.name
        and not entry.call.always
        and not isinstance(reply.value, wire.ObjectRef)
        and not any(isinstance(arg, Handle) for arg in entry.call.args)  # gone by now
    ][-AGAIN:][::-1]
    return [body for body, _ in pairs], [reply for _, reply in pairs], conversation.callables


def _twins(
    exercise: Exercise, outcomes: Sequence[Outcome]
) -> list[tuple[bytes, bytes, wire.Reply]]:
    """Pairs of calls with arrays of the same shapes: the second in the arrays of the first."""
    conversation = outcomes[0].conversation
    if conversation is None:
        return []
    latest: dict[tuple[tuple[int, ...], ...], bytes] = {}
    found = []
    for entry, reply in zip(conversation.script.entries, conversation.replies, strict=False):
        call = entry.call
        plain = call.how == "name" and call.target == exercise.name and not call.always
        if not plain or not all(isinstance(arg, np.ndarray | float | int) for arg in call.args):
            continue
        shapes = tuple(np.shape(arg) for arg in call.args)
        if shapes in latest and latest[shapes] != entry.body:
            again = msgspec.structs.replace(call, again=True)
            found.append((latest[shapes], wire.encode(again), reply))
        latest[shapes] = entry.body
    return found
