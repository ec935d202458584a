"""What the two sides say to each other, and the values that stand for what stays where it is."""

from dataclasses import dataclass
from typing import Any

import msgspec


@dataclass(frozen=True)
class Refused:
    """Stands for a value that is no plain data; `what` says what it was, for a person."""

    what: str


@dataclass(frozen=True)
class ObjectRef:
    """A student's object that stays in the candidate, by its number there."""

    number: int
    type_name: str = ""

    @property
    def what(self) -> str:
        """For messages."""
        return f"an object of type {self.type_name}"


@dataclass(frozen=True)
class CallableRef:
    """A callable that stays on the side that sent it, by its number there."""

    number: int


@dataclass(frozen=True)
class Generator:
    """A fresh `numpy.random.default_rng(seed)`, made on the candidate's side."""

    seed: int


# --- examiner -> candidate ------------------------------------------------------------


class Run(msgspec.Struct, tag="run", array_like=True):
    """Execute one cell of the submission.

    binds: the names that a cell of ours binds, which is put aside until they are needed.
    bare: only what defines something, for the whole of it ended a worker.
    """

    number: int
    source: str
    notebook: bool
    binds: list[str] | None = None
    bare: bool = False


class Survey(msgspec.Struct, tag="survey", array_like=True):
    """Say what each of these names is: `missing`, `stub`, `callable` or `other`."""

    names: list[str]


class Call(msgspec.Struct, tag="call", array_like=True):
    """Call something of the student's.

    how: ``name`` (a global), ``method`` (args[0] is the object), ``get`` (an attribute of
    args[0]) or ``operator`` (a function of the `operator` module).
    keep: the number under which a result that is no plain data stays in the candidate;
    always: keep it there even if it is plain data. count: count the Python-level work.
    strict: an overflow warning counts as an error. again: the arguments come in the array
    objects of the call before, overwritten in place, where shapes agree.
    """

    how: str
    target: str
    args: list[Any]
    kwargs: dict[str, Any]
    keep: int
    always: bool = False
    count: bool = False
    strict: bool = False
    again: bool = False


class Forget(msgspec.Struct, tag="forget", array_like=True):
    """Drop every kept object."""


class Replace(msgspec.Struct, tag="replace", array_like=True):
    """Bind these globals of the submission to callables of the examiner's."""

    names: dict[str, Any]


class Answer(msgspec.Struct, tag="answer", array_like=True):
    """What a callable of the examiner's returned (or that it failed)."""

    value: Any
    error: str = ""


# --- candidate -> examiner ------------------------------------------------------------


class Failure(msgspec.Struct, array_like=True):
    """How a call or a cell ended badly: kind is error, memory, forbidden, missing, stub."""

    kind: str
    type_name: str
    text: str
    where: str = ""
    bases: list[str] = []


class Reply(msgspec.Struct, tag="reply", array_like=True):
    """The answer to one request."""

    value: Any = None
    failure: Failure | None = None
    changed: list[int] = []
    output: str = ""
    work: int = 0


class CallBack(msgspec.Struct, tag="callback", array_like=True):
    """The candidate calls a callable of the examiner's."""

    number: int
    args: list[Any]
    kwargs: dict[str, Any] = {}


Request = Run | Survey | Call | Forget | Replace | Answer
Response = Reply | CallBack
