"""What holds of every function beside its laws: it changes no argument, and it has no memory."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec
import numpy as np

from autograder import wire
from autograder.course import Exercise
from autograder.examiner.candidates import Candidate, Ended, Known
from autograder.examiner.likeness import same
from autograder.examiner.student import Conversation, Entry
from autograder.examiner.suite import Outcome, Suite
from autograder.results import TestResult

TWINS = 2  # pairs of calls that share their array objects
AGAIN = 8  # calls repeated in reverse to see whether the code has a memory
BREACHES = {  # what the mistakes are called that break these laws
    "leaves_its_arguments_alone": "modifies_its_arguments",
    "has_no_memory": "keeps_state",
}
MEMORY = "A function has no memory: the same arguments give the same answer, in any order."


def modified(suite: Suite, exercise: Exercise, outcomes: Sequence[Outcome]) -> TestResult | None:
    """It leaves its arguments as they were."""
    others = {other.name for other in suite.assignment.exercises} - {exercise.name}
    changed = sorted({
        index
        for outcome in outcomes
        if outcome.conversation is not None
        for target, index in outcome.conversation.changed
        if target not in others
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
    conversation = outcomes[0].conversation
    if conversation is None:
        return None
    repeats = _repeated(exercise, conversation) + _twins(exercise, outcomes)
    requests, known = [r.request for r in repeats], [r.known for r in repeats]
    try:
        after = list(candidate.ask(requests, conversation.callables, known))
    except Ended as ended:
        return TestResult("has_no_memory", "error", ended.message, MEMORY)
    if all(_alike(again, repeat.before) for again, repeat in zip(after, repeats, strict=True)):
        return None
    arguments = (arg for entry in conversation.script.entries for arg in entry.call.args)
    chance = any(isinstance(arg, wire.Generator) for arg in arguments)
    way_out = "keep no state, and let all chance come from `rng`" if chance else "keep no state"
    message = f"The same call, made a second time, gives another answer: {way_out}."
    return TestResult("has_no_memory", "failed", message, MEMORY)


def _alike(again: wire.Reply, before: wire.Reply | None) -> bool:
    """The same answer as before; None where only the next call counts."""
    if before is None or again is before:
        return True
    if again.failure is not None or before.failure is not None:
        return again.failure is not None and before.failure is not None
    return same(again.value, before.value)


@dataclass(frozen=True)
class _Repeat:
    """A call to be made again: the reply it got `before`, and the one `known` to be right."""

    request: bytes
    before: wire.Reply | None = None
    known: Known | None = None


def _plain(
    exercise: Exercise, conversation: Conversation
) -> Iterator[tuple[Entry, wire.Reply, Known]]:
    """The calls by name that came through, with the replies to them."""
    script = conversation.script
    for entry, reply, known in zip(
        script.entries, conversation.replies, script.known, strict=False
    ):
        call = entry.call
        if call.how == "name" and call.target == exercise.name and not call.always:
            yield entry, reply, known


def _repeated(exercise: Exercise, conversation: Conversation) -> list[_Repeat]:
    """A few of the plain calls that were made, last first."""
    found = [
        _Repeat(entry.body, reply, known)
        for entry, reply, known in _plain(exercise, conversation)
        if not isinstance(reply.value, wire.ObjectRef) and entry.alone
    ]
    return found[-AGAIN:][::-1]


def _twins(exercise: Exercise, outcomes: Sequence[Outcome]) -> list[_Repeat]:
    """Pairs of calls with arrays of the same shapes: the second in the arrays of the first."""
    latest: dict[object, bytes] = {}
    found: list[_Repeat] = []
    conversations = [o.conversation for o in outcomes if o.conversation is not None]
    calls = (call for conversation in conversations for call in _plain(exercise, conversation))
    for entry, reply, known in calls:
        if len(found) == 2 * TWINS:
            break
        try:
            form = _form(entry.call.args)
        except TypeError:
            continue
        first = latest.get(form, entry.body)
        if first != entry.body:
            again = wire.encode(msgspec.structs.replace(entry.call, again=True))
            found += [_Repeat(first), _Repeat(again, reply, known)]
        latest[form] = entry.body
    return found


def _form(value: object) -> object:
    """What two values have in common if the one's numbers fit into the other; else TypeError."""
    if isinstance(value, list | tuple):
        return type(value), *map(_form, value)
    if isinstance(value, dict):
        return dict, *((key, _form(item)) for key, item in value.items())
    if isinstance(value, np.ndarray | float | int):
        return np.shape(value)
    if isinstance(value, str):
        return str
    raise TypeError
