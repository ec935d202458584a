"""Whoever answers the examiner's requests, and how that ends; our own code, asked in-process."""

import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Any, Protocol

import numpy as np

from autograder import wire
from autograder.candidate.dispatch import Dispatcher

CallBacks = dict[int, Callable[..., Any]]


class Ended(Exception):
    """The candidate is gone: `status` is `timeout`, `memory`, `crashed` or `forbidden`."""

    def __init__(self, status: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


@dataclass(frozen=True)
class Known:
    """A reply of our own to a request: the frame's body, and what it says."""

    body: bytes

    @functools.cached_property
    def reply(self) -> wire.Reply:
        """The message; always the same object."""
        return read_reply(self.body)


NOTHING_KNOWN: Sequence[Known | None] = ()


class Candidate(Protocol):
    """Answers requests in order."""

    source: str  # its text, as far as it is known

    def ask(
        self,
        bodies: Sequence[bytes],
        callables: CallBacks,
        known: Sequence[Known | None] = NOTHING_KNOWN,
    ) -> Iterator[wire.Reply]:
        """The replies to the encoded requests, one by one. Raises `Ended` when it is gone.

        A reply that is byte for byte the one `known` in its place is that very object: it
        need not be decoded, and whoever asks can tell by `is`.
        """
        ...

    def revive(self) -> None:
        """Start afresh if it is gone."""
        ...

    def retire(self) -> None:
        """Be done with it as it is now; `revive` gives a fresh one."""
        ...


SMALL = 1 << 14  # bytes of a message that is worth remembering
MESSAGES = 1 << 13  # how many are


class _LocalDispatcher(Dispatcher):
    """Reads a request once, however many of our own answers are asked it."""

    def decoded(self, body: bytes | memoryview) -> wire.Request:
        small = isinstance(body, bytes) and len(body) < SMALL
        return _read_request(body) if small else super().decoded(body)


@functools.lru_cache(MESSAGES)
def _read_request(body: bytes) -> wire.Request:
    request: wire.Request = wire.decode(body, wire.Request)
    return request


def read_reply(body: bytes) -> wire.Reply:
    """What a reply of our own says; the same object for the same bytes."""
    return _decoded_reply(body) if len(body) < SMALL else _decoded_reply.__wrapped__(body)


@functools.lru_cache(MESSAGES)
def _decoded_reply(body: bytes) -> wire.Reply:
    reply: wire.Reply = wire.decode(body, wire.Response)
    return reply


class LocalCandidate:
    """A namespace of our own (reference, misconception, mutant), asked the way a student is."""

    def __init__(self, namespace: dict[str, Any]) -> None:
        self.source = ""
        self.callables: CallBacks = {}
        self.original = dict(namespace)
        self.dispatcher = _LocalDispatcher(namespace, self._call_back)

    def ask(
        self,
        bodies: Sequence[bytes],
        callables: CallBacks,
        known: Sequence[Known | None] = NOTHING_KNOWN,
    ) -> Iterator[wire.Reply]:
        for body, expected in zip(bodies, padded(known), strict=False):
            self.callables = callables
            answer = self.dispatcher.answer(body)
            if expected is not None and answer == expected.body:
                yield expected.reply
            else:
                yield read_reply(answer)

    def answer(self, request: bytes, callables: CallBacks) -> Known:
        """One reply with the bytes that carry it."""
        self.callables = callables
        return Known(self.dispatcher.answer(request))

    def revive(self) -> None:
        """Our own code does not end."""

    def retire(self) -> None:
        """Undo what was replaced."""
        self.dispatcher.namespace.update(self.original)

    def _call_back(self, number: int, args: list[Any], kwargs: dict[str, Any]) -> Any:
        return self.callables[number](*args, **kwargs)


def padded(known: Sequence[Known | None]) -> Iterator[Known | None]:
    """What is known of each reply, and behind it nothing."""
    return chain(known, repeat(None))


HELPERS_FROM = 1_000_000  # numbers of the reference's helpers among the callables
MODEST = 4096  # entries of all arrays, and size of a number, that a helper is called with


def modest(args: list[Any]) -> None:
    """Raise ValueError unless these arguments are as small as those an exercise works on."""
    size, stack = 0, list(args)
    while stack:
        value = stack.pop()
        if isinstance(value, list | tuple | dict):
            stack.extend(value.values() if isinstance(value, dict) else value)
        elif isinstance(value, np.ndarray):
            size += value.size
        elif isinstance(value, int | float):
            size += 1
            if abs(value) > MODEST:
                raise ValueError(f"a helper of the exercise is not called with {value:g}")
        if size > MODEST:
            raise ValueError(f"a helper of the exercise is not called with {size:,} numbers")


def made(value: Any, callables: CallBacks | None = None) -> Any:
    """An argument as our own functions take it.

    A seed becomes the generator it stands for, the number of a callable of ours that callable.
    """
    if isinstance(value, wire.Generator):
        return np.random.default_rng(value.seed)
    if isinstance(value, wire.CallableRef):
        return (callables or {})[value.number]
    if isinstance(value, wire.Refused):
        raise TypeError(f"it was given {value.what}; it takes numbers, or arrays of floats")
    return value


def handed_over(body: bytes, callables: CallBacks) -> CallBacks:
    """Which of the callables a request hands to the candidate; helpers it has all the time.

    Those of other calls are not for it to ask: one of them may know the answer to this one.
    """
    numbers: set[int] = set()

    def note(reference: Any) -> None:
        if isinstance(reference, wire.CallableRef):
            numbers.add(reference.number)

    wire.decode(body, wire.Request, note)
    return {n: f for n, f in callables.items() if n in numbers or n >= HELPERS_FROM}


def answer(message: wire.CallBack, callables: CallBacks) -> bytes:
    """The encoded answer to a call-back; a callable that raises makes an error of it."""
    function = callables.get(message.number)

    def argument(value: Any) -> Any:
        return callables[value.number] if isinstance(value, wire.CallableRef) else made(value)

    try:
        if function is None:
            raise KeyError("no such function")
        if message.number >= HELPERS_FROM:
            modest([*message.args, *message.kwargs.values()])
        args = [made(value, callables) for value in message.args]
        kwargs = {name: made(value, callables) for name, value in message.kwargs.items()}
        return wire.encode(wire.Answer(function(*args, **kwargs)))
    except Exception as error:
        text = f"{type(error).__name__}: {error}"
        return wire.encode(wire.Answer(None, wire.clean(text, 300)))
