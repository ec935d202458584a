"""The `student` of a hidden suite: attributes are the student's functions, calls go over the wire.

A `Conversation` is one law's calls to one candidate. While the suite is rehearsed on the
reference it *records* a `Script`. For a student, the whole script is sent ahead in one go and
the law's calls are answered from the replies that came; a call that departs from the
script is asked on its own. So nothing that depends on the suite alone is done once a student.
A student whose replies are the reference's, up to rounding, satisfies the law as it does.
"""

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from autograder import wire
from autograder.examiner.candidates import (
    CallBacks,
    Candidate,
    Ended,
    Known,
    LocalCandidate,
    made,
)
from autograder.examiner.likeness import same_to_rounding
from autograder.examiner.once import frozen, once

FORGET = wire.encode(wire.Forget())


class Raised(Exception):
    """The student's code raised, or could not be called."""

    def __init__(self, failure: wire.Failure) -> None:
        super().__init__(f"{failure.type_name}: {failure.text}")
        self.failure = failure


@dataclass
class Entry:
    """One call of a script, as bytes (to send) and as objects (to recognise it by)."""

    body: bytes
    callables: int = 0  # how many callables the conversation had sent after it

    @functools.cached_property
    def call(self) -> wire.Call:
        """The call with the very objects of the rehearsal, or else with others like them."""
        call: wire.Call = wire.decode(self.body, wire.Request, copy=True)
        return call

    @property
    def has_objects(self) -> bool:
        """Whether its objects are at hand, and need not be made."""
        return "call" in self.__dict__

    @property
    def alone(self) -> bool:
        """Whether it refers to nothing that an earlier call made."""
        return not any(map(_holds_a_handle, [*self.call.args, *self.call.kwargs.values()]))


def _holds_a_handle(value: Any) -> bool:
    if isinstance(value, list | tuple):
        return any(map(_holds_a_handle, value))
    return isinstance(value, Handle)


@dataclass
class Script:
    """The calls a law makes of a right student, and what the reference replies to each."""

    entries: list[Entry] = field(default_factory=list)
    callables: CallBacks = field(default_factory=dict)
    known: list[Known] = field(default_factory=list)

    @property
    def bodies(self) -> list[bytes]:
        """What to send ahead: a clean slate, then every call."""
        return [FORGET, *(entry.body for entry in self.entries)]


class Conversation:
    """The calls of one run of one law, to one candidate.

    Without a script it records one; with one, the script's calls have been made already.
    """

    def __init__(
        self, candidate: Candidate, script: Script | None = None, extra: CallBacks | None = None
    ) -> None:
        self.candidate = candidate
        self.script = Script() if script is None else script
        self.recording = script is None
        self.following = not self.recording  # until a call departs from the script
        self.callables: CallBacks = dict(self.script.callables)
        self.callables.update(extra or {})
        self.sent_callables = 0
        self.calls = 0
        self.replies: list[wire.Reply] = []
        self.ended: Ended | None = None
        self.last: wire.Call | None = None
        self.changed: set[tuple[str, int]] = set()
        replies = candidate.ask(self.script.bodies, self.callables, [None, *self.script.known])
        next(replies)
        try:
            self.replies.extend(replies)
        except Ended as ended:
            self.ended = ended

    @property
    def as_rehearsed(self) -> bool:
        """Whether every reply to the script is the reference's, up to rounding."""
        known = self.script.known
        return len(self.replies) == len(known) and all(
            same_to_rounding(reply, rehearsed.reply)
            for reply, rehearsed in zip(self.replies, known, strict=True)
        )

    def request(
        self, how: str, target: str, args: Sequence[Any], kwargs: dict[str, Any], **flags: bool
    ) -> Any:
        """What the student's code returns; raises `Raised` or `Ended`."""
        call = wire.Call(how, target, list(args), kwargs, self.calls, **flags)
        self.last = call
        reply = self._record(call) if self.recording else self._reply(call)
        self.calls += 1
        count = len(call.args) + len(call.kwargs)
        self.changed.update((target, i) for i in reply.changed[:count] if 0 <= i < count)
        if reply.failure is not None:
            raise Raised(reply.failure)
        if isinstance(reply.value, wire.ObjectRef):
            return Handle(self, reply.value)
        return Counted(reply.value, reply.work) if call.count else reply.value

    def _record(self, call: wire.Call) -> wire.Reply:
        assert isinstance(self.candidate, LocalCandidate)  # students are asked what was recorded
        body = self._encode(call)
        entry = Entry(body, self.sent_callables)
        entry.call = call
        self.script.entries.append(entry)
        self.script.callables.update(self.callables)
        known = self.candidate.answer(body, self.callables)
        self.script.known.append(known)
        self.replies.append(known.reply)
        return known.reply

    def _reply(self, call: wire.Call) -> wire.Reply:
        entry = self._expected()
        self.following = self.following and entry is not None and self._same(call, entry)
        if self.following and entry is not None and self.calls < len(self.replies):
            self.sent_callables = entry.callables
            return self.replies[self.calls]
        if self.ended is not None:
            raise self.ended
        return next(self.candidate.ask([self._encode(call)], self.callables))

    def _expected(self) -> Entry | None:
        entries = self.script.entries
        return entries[self.calls] if self.calls < len(entries) else None

    def _same(self, call: wire.Call, entry: Entry) -> bool:
        if entry.has_objects and _same_call(call, entry.call):
            return True
        before = self.sent_callables
        scripted = dict(self.callables)  # the script's own callables already stand for these
        body = self._encode(call)
        self.callables.clear()
        self.callables.update(scripted)
        self.sent_callables = before
        if body != entry.body:
            return False
        if all(map(frozen, call.args)):
            entry.call = call  # next time the objects will be the same
        return True

    def _encode(self, call: wire.Call) -> bytes:
        return wire.encode(call, self._reference)

    def _reference(self, value: Any) -> Any:
        if isinstance(value, Handle):
            return wire.number_ext(wire.OBJECT, value._ref.number)
        if isinstance(value, wire.Generator):
            return wire.number_ext(wire.GENERATOR, value.seed)
        if callable(value):
            self.sent_callables += 1
            self.callables[self.sent_callables] = value
            return wire.number_ext(wire.CALLABLE, self.sent_callables)
        return None


def _same_call(call: wire.Call, wanted: wire.Call) -> bool:
    """Whether it is the same at a glance."""
    return (
        (call.how, call.target, call.always, call.count, call.strict)
        == (wanted.how, wanted.target, wanted.always, wanted.count, wanted.strict)
        and not call.kwargs
        and not wanted.kwargs
        and _same_args(call.args, wanted.args)
    )


def _same_args(args: list[Any], recorded: list[Any]) -> bool:
    return len(args) == len(recorded) and all(map(_same_arg, args, recorded))


def _same_arg(a: Any, b: Any) -> bool:
    if a is b:
        return True
    if type(a) is not type(b):
        return False
    if isinstance(a, Handle):
        return bool(a._ref.number == b._ref.number)
    return isinstance(a, bool | int | float | str | wire.Generator) and a == b


@dataclass(frozen=True)
class Counted:
    """A value and the Python-level work it took to compute."""

    value: Any
    work: int


class Student:
    """`student.name(…)` calls the student's global `name`."""

    def __init__(self, conversation: Conversation) -> None:
        self._conversation = conversation

    def __getattr__(self, name: str) -> "Function":
        if name.startswith("_"):
            raise AttributeError(name)
        return Function(self._conversation, name)


class Function:
    """One global of the student's."""

    def __init__(self, conversation: Conversation, name: str) -> None:
        self._conversation = conversation
        self._name = name

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """The result as plain values; the student's own objects as `Handle`."""
        return self._conversation.request("name", self._name, args, kwargs)

    def keep(self, *args: Any, **kwargs: Any) -> "Handle":
        """The result stays in the candidate, whatever it is; a `Handle` stands for it."""
        handle: Handle = self._conversation.request("name", self._name, args, kwargs, always=True)
        return handle

    def counted(self, *args: Any, **kwargs: Any) -> Counted:
        """The result and the number of bytecodes it took."""
        result: Counted = self._conversation.request("name", self._name, args, kwargs, count=True)
        return result

    def strict(self, *args: Any, **kwargs: Any) -> Any:
        """The result; an overflow warning, unless the student silenced it, counts as an error."""
        return self._conversation.request("name", self._name, args, kwargs, strict=True)


def _operator(name: str) -> Callable[..., Any]:
    def apply(self: "Handle", *others: Any) -> Any:
        return self._conversation.request("operator", name, (self, *others), {})

    return apply


def _reflected(name: str) -> Callable[..., Any]:
    def apply(self: "Handle", other: Any) -> Any:
        return self._conversation.request("operator", name, (other, self), {})

    return apply


class Handle:
    """An object that stays in the candidate: methods and operators act on it there."""

    __array_ufunc__ = None  # `2.0 * handle` with a NumPy scalar must come to __rmul__

    def __init__(self, conversation: Conversation, ref: wire.ObjectRef) -> None:
        self._conversation = conversation
        self._ref = ref

    @property
    def what(self) -> str:
        """For messages."""
        return self._ref.what

    def read(self, name: str) -> Any:
        """The attribute of this name, as a plain value."""
        return self._conversation.request("get", name, (self,), {})

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("_"):
            raise AttributeError(name)

        def method(*args: Any, **kwargs: Any) -> Any:
            return self._conversation.request("method", name, (self, *args), kwargs)

        return method

    __add__, __radd__ = _operator("add"), _reflected("add")
    __sub__, __rsub__ = _operator("sub"), _reflected("sub")
    __mul__, __rmul__ = _operator("mul"), _reflected("mul")
    __truediv__, __rtruediv__ = _operator("truediv"), _reflected("truediv")
    __pow__ = _operator("pow")
    __neg__ = _operator("neg")


class Reference:
    """The reference's functions; what they give on the suite's examples is computed once."""

    def __init__(self, namespace: dict[str, Any]) -> None:
        self._namespace = namespace

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("_"):
            raise AttributeError(name)
        function = self._namespace[name]
        if isinstance(function, type):
            return function

        @once
        def call(*args: Any, **kwargs: Any) -> Any:
            return function(*map(made, args), **{k: made(v) for k, v in kwargs.items()})

        setattr(self, name, call)
        return call
