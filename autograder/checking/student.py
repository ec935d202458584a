"""The student's functions as a law sees them: each call is recorded, its arguments are copies."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from autograder.checking.outcome import Change, Shown

KEPT = 8  # calls remembered of each function in one trial


class UndefinedError(AttributeError):
    """A law asks for a function that the student has not defined."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is not defined")
        self.wanted = name


@dataclass
class Call:
    """One call, with copies of what went in and what came out."""

    name: str
    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    keywords: dict[str, Any]
    result: Any = None
    returned: bool = False
    error: BaseException | None = None

    def named(self) -> tuple[tuple[str, Any], ...]:
        """The arguments under the names that the student's function gives them."""
        return named(self.function, self.arguments, self.keywords)

    def shown(self) -> Shown:
        """For the report."""
        return Shown(self.name, self.named(), self.result, self.returned)


@dataclass
class Student:
    """What a law is given. Attributes are the student's; functions come wrapped."""

    namespace: Mapping[str, Any]
    calls: dict[str, list[Call]] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    last: Call | None = None

    def __getattr__(self, name: str) -> Any:
        try:
            value = self.namespace[name]
        except KeyError:
            raise UndefinedError(name) from None
        if not callable(value) or isinstance(value, type):
            return value

        def called(*args: Any, **kwargs: Any) -> Any:
            return self._call(name, value, args, kwargs)

        return called

    def begin(self) -> None:
        """A new trial."""
        self.calls, self.last = {}, None

    def _call(
        self, name: str, function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Any:
        call = Call(name, function, copied(args), copied(kwargs))
        self.last = call
        self.calls[name] = [*self.calls.get(name, [])[1 - KEPT :], call]
        given, given_by_name = copied(args), copied(kwargs)
        try:
            result = function(*given, **given_by_name)
        except BaseException as error:
            call.error = error
            raise
        finally:
            self._compare(call, given, given_by_name)
        call.result, call.returned = copied(result), True
        return copied(result)

    def _compare(self, call: Call, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        if identical(call.arguments, args) and identical(call.keywords, kwargs):
            return
        after = named(call.function, args, kwargs)
        for (name, before), (_, now) in zip(call.named(), after, strict=True):
            if not identical(before, now):
                self.changes.append(Change(call.name, name, before, now))


def named(
    function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
) -> tuple[tuple[str, Any], ...]:
    """Arguments with names; by position where they do not fit the signature."""
    try:
        bound = inspect.signature(function).bind(*args, **kwargs).arguments
        return tuple(bound.items())
    except (TypeError, ValueError):
        numbered = [(f"argument {n}", value) for n, value in enumerate(args, 1)]
        return (*numbered, *kwargs.items())


def copied(value: Any) -> Any:
    """Arrays, lists, tuples and dicts anew; functions, generators and objects as they are."""
    if isinstance(value, np.ndarray):
        return value.copy(order="K")
    if type(value) in (list, tuple):
        return type(value)(map(copied, value))
    if type(value) is dict:
        return {key: copied(item) for key, item in value.items()}
    return value


def identical(a: Any, b: Any) -> bool:
    """The same data, bit for bit; objects are not looked into."""
    if isinstance(a, np.ndarray) and isinstance(b, np.ndarray):
        return a.shape == b.shape and a.dtype == b.dtype and a.tobytes() == b.tobytes()
    if type(a) is not type(b):
        return False
    if isinstance(a, list | tuple):
        return len(a) == len(b) and all(map(identical, a, b))
    if isinstance(a, dict):
        return a.keys() == b.keys() and all(identical(a[key], b[key]) for key in a)
    if isinstance(a, bool | int | float | str):
        return a == b or a != a
    return True
