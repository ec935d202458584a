"""The calls a suite makes of a right student and the reference's replies, kept between runs.

They follow from the assignment, its examples and this package alone. A law whose calls hand over
functions, or objects that stay in the candidate, is rehearsed every time.
"""

import hashlib

import msgspec

from autograder import wire
from autograder.cache import kept_folder
from autograder.course import Assignment
from autograder.examiner.candidates import Known
from autograder.examiner.drawn import plain
from autograder.examiner.kept import Kept, key_of, own_sources
from autograder.examiner.student import Entry, Script


class _Kept(msgspec.Struct, array_like=True):
    examples: bytes  # their digest
    calls: list[bytes]
    replies: list[bytes]


class Scripts:
    """The scripts of one assignment's laws, by the name of the law."""

    def __init__(self, assignment: Assignment) -> None:
        path = kept_folder() / f"{assignment.name}.calls.msgpack"
        self.kept = Kept(path, key_of(assignment, own_sources()))

    def of(self, law: str, examples: bytes | None) -> Script | None:
        """The script that follows from these examples, if it was kept."""
        body = self.kept.entries.get(law)
        if body is None or examples is None:
            return None
        kept = msgspec.msgpack.decode(body, type=_Kept)
        if kept.examples != _digest(examples):
            return None
        return Script([Entry(call) for call in kept.calls], {}, [*map(Known, kept.replies)])

    def keep(self, law: str, examples: bytes | None, script: Script) -> None:
        """Keep it, if it can be."""
        if examples is None or script.callables or not all(map(_says_all, script.entries)):
            return
        calls, replies = [e.body for e in script.entries], [k.body for k in script.known]
        self.kept.entries[law] = msgspec.msgpack.encode(_Kept(_digest(examples), calls, replies))

    def save(self) -> None:
        """Write what is new."""
        self.kept.save()


def _says_all(entry: Entry) -> bool:
    """Whether a call is no more than what goes over the wire."""
    arguments = [*entry.call.args, *entry.call.kwargs.values()]
    return all(plain(value) or isinstance(value, wire.Generator) for value in arguments)


def _digest(examples: bytes) -> bytes:
    return hashlib.sha256(examples).digest()
