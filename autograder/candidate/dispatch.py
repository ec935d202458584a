"""Answers the examiner's requests on a namespace: calls, attributes, operators, objects."""

import operator
import warnings
from collections import deque
from collections.abc import Callable
from typing import Any

import msgspec
import numpy as np

from autograder import wire
from autograder.candidate.failures import failure
from autograder.candidate.work import counted

default_rng = np.random.default_rng  # as it was before a submission could replace it

PLAIN = (
    type(None), bool, int, float, str, list, tuple, deque, dict, np.ndarray, np.generic,
)  # fmt: skip

CallBack = Callable[[int, list[Any], dict[str, Any]], Any]


class Dispatcher:
    """One namespace and the objects kept for the examiner.

    `call_back(number, args, kwargs)` calls a callable of the examiner's and returns its value.
    """

    def __init__(
        self,
        namespace: dict[str, Any],
        call_back: CallBack,
        sources: set[str] | None = None,
    ) -> None:
        self.namespace = namespace
        self.call_back = call_back
        self.sources = sources if sources is not None else set()
        self.kept: dict[int, Any] = {}
        self.previous: list[Any] = []
        self.classes: tuple[type, ...] = ()  # that were called: what they make is no plain data

    def answer(self, body: bytes | memoryview) -> bytes:
        """The encoded reply to one encoded request. Never raises."""
        keep = None
        try:
            request = self.decoded(body)
            match request:
                case wire.Call():
                    keep = request.keep
                    reply = self._call(request)
                case wire.Survey(names=names):
                    reply = wire.Reply(value={name: self._survey(name) for name in names})
                case wire.Replace(names=names):
                    self.namespace.update(self._made(names))
                    reply = wire.Reply()
                case _:
                    self.kept.clear()
                    reply = wire.Reply()
            return wire.encode(reply, self._keeper(keep))
        except BaseException as error:
            return wire.encode(wire.Reply(failure=failure(error, self.sources)))

    def decoded(self, body: bytes | memoryview) -> wire.Request:
        """The request; nobody changes it."""
        request: wire.Request = wire.decode(body, wire.Request)
        return request

    def _call(self, sent: wire.Call) -> wire.Reply:
        call = self._writable(sent)
        if call.again:
            call.args = [
                _into(old, new) for old, new in zip(self.previous, call.args, strict=False)
            ]
        self.previous = call.args
        function, args = self._target(call)
        if isinstance(function, type) and function not in (*PLAIN, *self.classes):
            self.classes = (*self.classes, function)
        if function is None:
            text = f"{call.target} is not defined"
            return wire.Reply(failure=wire.Failure("missing", "NameError", text))
        work = 0
        if call.count:
            value, work = counted(function, args, call.kwargs)
        elif call.strict:
            value = without_overflow(function, args, call.kwargs)
        else:
            value = function(*args, **call.kwargs)
        changed = _changed(sent, call)
        if call.always:
            self.kept[call.keep] = value
            value = wire.ObjectRef(call.keep, type(value).__name__)
        return wire.Reply(value=value, changed=changed, work=work)

    def _target(self, call: wire.Call) -> tuple[Callable[..., Any] | None, list[Any]]:
        if call.how == "name":
            return self.namespace.get(call.target), call.args
        if call.how == "operator":
            return getattr(operator, call.target), call.args
        subject, *rest = call.args
        if call.how == "get":
            return (lambda: getattr(subject, call.target)), []
        return getattr(subject, call.target), rest

    def _survey(self, name: str) -> str:
        if name not in self.namespace:
            return "missing"
        return "callable" if callable(self.namespace[name]) else "other"

    def _writable(self, sent: wire.Call) -> wire.Call:
        """The call with arguments of its own; those that were `sent` stay, to compare with."""
        args = [self._made(value) for value in sent.args]
        kwargs = {name: self._made(value) for name, value in sent.kwargs.items()}
        return msgspec.structs.replace(sent, args=args, kwargs=kwargs)

    def _made(self, value: Any) -> Any:
        """A copy of plain data; of a reference what it stands for, itself."""
        kind = type(value)
        if kind is np.ndarray:
            return value.copy()
        if kind is list:
            return [self._made(item) for item in value]
        if kind is tuple:
            return tuple(self._made(item) for item in value)
        if kind is dict:
            return {key: self._made(item) for key, item in value.items()}
        match value:
            case wire.ObjectRef(number=number):
                return self.kept[number]
            case wire.CallableRef(number=number):
                return remote(number, self.call_back)
            case wire.Generator(seed=seed):
                return default_rng(seed)
        return value

    def _keeper(self, keep: int | None) -> Callable[[Any], Any]:
        """Keeps the result itself if it is no plain data; within data such things are refused.

        What a class of the student's makes is none, though the class may be a kind of float.
        """
        used: list[Any] = []

        def reference(value: Any) -> Any:
            if isinstance(value, wire.ObjectRef):
                return wire.number_ext(wire.OBJECT, value.number, value.type_name)
            plain = isinstance(value, PLAIN) and not isinstance(value, self.classes)
            if keep is None or used or plain:
                return None
            used.append(value)
            self.kept[keep] = value
            return wire.number_ext(wire.OBJECT, keep, type(value).__name__)

        return reference


def _changed(sent: wire.Call, call: wire.Call) -> list[int]:
    """Which arguments are no longer bit for bit what was sent."""
    before = [*sent.args, *sent.kwargs.values()]
    after = [*call.args, *call.kwargs.values()]
    pairs = enumerate(zip(before, after, strict=True))
    return [n for n, (a, b) in pairs if not identical(a, b)]


def remote(number: int, call_back: CallBack) -> Callable[..., Any]:
    """The examiner's callable of this number, as a function."""

    def function(*args: Any, **kwargs: Any) -> Any:
        return call_back(number, list(args), kwargs)

    vars(function)["number"] = number
    return function


def referred(value: Any) -> Any:
    """How an argument that is no plain data goes back to the examiner, or None.

    A function of the examiner's goes by its number, a random generator as a seed drawn from it.
    """
    if isinstance(value, np.random.Generator):
        return wire.number_ext(wire.GENERATOR, int(value.integers(1 << 62)))
    if getattr(value, "__code__", None) is _REMOTE:
        return wire.number_ext(wire.CALLABLE, value.number)
    return None


_REMOTE = remote(0, lambda number, args, kwargs: None).__code__


def _into(old: Any, new: Any) -> Any:
    """What is new in the old array, list or dict, if it fits."""
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        old[:] = map(_into, old, new)
        return old
    if isinstance(old, dict) and isinstance(new, dict) and old.keys() == new.keys():
        old.update({key: _into(old[key], new[key]) for key in new})
        return old
    if not isinstance(old, np.ndarray) or not isinstance(new, np.ndarray):
        return new
    if old.shape != new.shape or old.dtype != new.dtype or not old.flags.writeable:
        return new
    old[...] = new
    return old


def without_overflow(function: Callable[..., Any], args: list[Any], kwargs: dict[str, Any]) -> Any:
    """The value of the call; an overflow that nobody silenced raises."""
    with warnings.catch_warnings():
        warnings.filterwarnings("error", ".*overflow", RuntimeWarning, append=_silenced())
        return function(*args, **kwargs)


def _silenced() -> bool:
    """Whether the first filter that an overflow would meet is one that ignores it."""
    for action, message, category, *_ in warnings.filters:
        said = message is None or message.match("overflow encountered in exp")
        if said and issubclass(RuntimeWarning, category):
            return action == "ignore"
    return False


def identical(a: Any, b: Any) -> bool:
    """The same data, bit for bit; references are not looked into."""
    if isinstance(a, np.ndarray):
        return (
            isinstance(b, np.ndarray)
            and a.shape == b.shape
            and a.dtype == b.dtype
            and a.tobytes() == b.tobytes()
        )
    if isinstance(a, list | tuple):
        return (
            type(b) is type(a)
            and len(a) == len(b)
            and all(identical(x, y) for x, y in zip(a, b, strict=True))
        )
    if isinstance(a, dict):
        return (
            isinstance(b, dict) and a.keys() == b.keys() and all(identical(a[k], b[k]) for k in a)
        )
    if isinstance(a, bool | int | float | str):
        return type(a) is type(b) and (a == b or a != a)
    return True
