"""Compute once what depends on the suite alone."""

import functools
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

import numpy as np

P = ParamSpec("P")
R = TypeVar("R")


def once(function: Callable[P, R]) -> Callable[P, R]:
    """The same function, remembering its values on the suite's own examples.

    Those are known by their read-only arrays (the suite freezes its examples); an argument
    made on the spot is never remembered. Values are looked up by the identity of the
    arguments, which are kept, so that an identity is never used again.
    """
    known: dict[tuple[Any, ...], tuple[Any, R]] = {}

    @functools.wraps(function)
    def remembered(*args: P.args, **kwargs: P.kwargs) -> R:
        key = (*map(id, args), *kwargs, *map(id, kwargs.values()))
        if key in known:
            return known[key][1]
        value = function(*args, **kwargs)
        if all(map(frozen, args)) and all(map(frozen, kwargs.values())):
            known[key] = ((args, kwargs), value)
        return value

    return remembered


def frozen(value: Any) -> bool:
    """Whether a value holds an array, and none that can still change."""
    if isinstance(value, np.ndarray):
        return not value.flags.writeable
    if isinstance(value, list | tuple):
        return bool(value) and all(map(frozen, value))
    if isinstance(value, dict):
        return bool(value) and all(map(frozen, value.values()))
    return isinstance(value, bool | int | float | str)


def freeze(value: Any) -> None:
    """Make every array in a value read-only."""
    if isinstance(value, np.ndarray):
        value.flags.writeable = False
    elif isinstance(value, dict):
        for item in value.values():
            freeze(item)
    elif isinstance(value, list | tuple):
        for item in value:
            freeze(item)
