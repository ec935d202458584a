"""Whoever answers the examiner's requests, and how that ends; our own code, asked in-process."""

from collections.abc import Callable, Iterator, Sequence
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


class Candidate(Protocol):
    """Answers requests in order."""

    def ask(self, bodies: Sequence[bytes], callables: CallBacks) -> Iterator[wire.Reply]:
        """The replies to the encoded requests, one by one. Raises `Ended` when it is gone."""
        ...

    def revive(self) -> None:
        """Start afresh if it is gone."""
        ...

    def retire(self) -> None:
        """Be done with it as it is now; `revive` gives a fresh one."""
        ...


class LocalCandidate:
    """A namespace of our own (reference, misconception, mutant), asked the way a student is."""

    def __init__(self, namespace: dict[str, Any]) -> None:
        self.callables: CallBacks = {}
        self.original = dict(namespace)
        self.dispatcher = Dispatcher(namespace, self._call_back)

    def ask(self, bodies: Sequence[bytes], callables: CallBacks) -> Iterator[wire.Reply]:
        self.callables = callables
        for body in bodies:
            yield wire.decode(self.dispatcher.answer(memoryview(body)), wire.Response)

    def revive(self) -> None:
        """Our own code does not end."""

    def retire(self) -> None:
        """Undo what was replaced."""
        self.dispatcher.namespace.update(self.original)

    def _call_back(self, number: int, args: list[Any]) -> Any:
        return self.callables[number](*args)


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


def made(value: Any) -> Any:
    """An argument as our own functions take it: a seed becomes the generator it stands for."""
    return np.random.default_rng(value.seed) if isinstance(value, wire.Generator) else value


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
            modest(message.args)
        return wire.encode(wire.Answer(function(*map(argument, message.args))))
    except Exception as error:
        text = f"{type(error).__name__}: {error}"
        return wire.encode(wire.Answer(None, wire.clean(text, 300)))
