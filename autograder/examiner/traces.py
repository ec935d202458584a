"""What known mistakes reply to a law's calls: asked once, and kept from one run to the next.

It follows from the assignment and this package alone, not from any student. Only what was needed
to tell a student's replies from a mistake's is ever asked.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec

from autograder import wire
from autograder.cache import kept_folder
from autograder.course import Assignment
from autograder.examiner.candidates import LocalCandidate, read_reply
from autograder.examiner.kept import Kept, key_of, own_sources
from autograder.examiner.likeness import same
from autograder.examiner.misconceptions import Misconception
from autograder.examiner.suite import Law

RIGHT = b""  # stands for a reply that is the reference's, byte for byte


class Traces:
    """The replies of an assignment's known mistakes, by mistake, law and call."""

    def __init__(self, assignment: Assignment) -> None:
        self.assignment = assignment
        self.traces: dict[str, Trace] = {}
        self.namespaces: dict[str, dict[str, Any]] = {}
        self._kept: Kept | None = None

    def of(self, known: Misconception, law: Law, place: int | None = None) -> "Trace":
        """The replies to all of the law's calls, or to the one in this place alone."""
        name = f"{known.name} {law.name}" + ("" if place is None else f" {place}")
        if name not in self.traces:
            self.traces[name] = Trace(lambda: self._candidate(known), law, place)
            if name in self.kept.entries:
                self.traces[name].bodies = msgspec.msgpack.decode(self.kept.entries[name])
        return self.traces[name]

    @property
    def kept(self) -> Kept:
        """What earlier runs asked; read only when the first answer is wrong."""
        if self._kept is None:
            path = kept_folder() / f"{self.assignment.name}.mistakes.msgpack"
            self._kept = Kept(path, key_of(self.assignment, own_sources()))
        return self._kept

    def save(self) -> None:
        """Write what was asked, if anything was."""
        if self._kept is not None:
            asked = {name: trace.bodies for name, trace in self.traces.items()}
            packed = {name: msgspec.msgpack.encode(bodies) for name, bodies in asked.items()}
            self._kept.entries.update(packed)
            self._kept.save()

    def _candidate(self, known: Misconception) -> LocalCandidate:
        if known.name not in self.namespaces:
            self.namespaces[known.name] = known.namespace(self.assignment)
        return LocalCandidate(self.namespaces[known.name])


class Trace:
    """What a known mistake replies to a law's script, or to one call of it alone."""

    def __init__(
        self, mistake: Callable[[], LocalCandidate], law: Law, place: int | None = None
    ) -> None:
        chosen = slice(None) if place is None else slice(place, place + 1)
        self.entries = law.script.entries[chosen]
        self.known = law.script.known[chosen]
        self.callables = law.script.callables
        self.canonical = law.canonical
        self.bodies: list[bytes] = []  # of the replies asked so far
        self.asking = self._ask(mistake)

    def agrees(self, student: Sequence[wire.Reply], changes: bool = True) -> bool:
        """Whether it says the same as the student, call by call, and `changes` as much."""
        return len(student) == len(self.entries) and all(
            self._agree(theirs, ours, changes) for theirs, ours in zip(student, self, strict=True)
        )

    def __iter__(self) -> Iterator[wire.Reply]:
        for place, known in enumerate(self.known):
            while place >= len(self.bodies):
                self.bodies.append(next(self.asking))
            body = self.bodies[place]
            yield known.reply if body == RIGHT else read_reply(body)

    def _ask(self, mistake: Callable[[], LocalCandidate]) -> Iterator[bytes]:
        """The replies from the first that is not known yet; it may hang on those before it."""
        candidate, met = mistake(), len(self.bodies)
        for place, (entry, known) in enumerate(zip(self.entries, self.known, strict=True)):
            body = candidate.answer(entry.body, self.callables).body
            if place >= met:
                yield RIGHT if body == known.body else body

    def _agree(self, a: wire.Reply, b: wire.Reply, changes: bool) -> bool:
        if a is b:  # both are the reference's, byte for byte
            return True
        if (a.failure is None) != (b.failure is None) or (
            changes and bool(a.changed) != bool(b.changed)
        ):
            return False
        return a.failure is not None or same(self.canonical(a.value), self.canonical(b.value))
