"""Counts Python-level work: the bytecodes a call executes, over all frames.

It does not time anything, and what NumPy does to print an array is left out. What loops in C
without a bytecode of its own (`map` and `filter` with a builtin, `np.frompyfunc` and with it
`np.vectorize`) is made visible while the count lasts.
"""

import builtins
import contextlib
import inspect
import sys
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

import numpy as np

# NumPy's Python code that visits the entries it prints.
PRINTING = inspect.unwrap(np.array2string).__code__.co_filename


class _Counter:
    """A trace function that counts every bytecode of every frame."""

    def __init__(self) -> None:
        self.steps = 0

    def trace(self, frame: FrameType, event: str, arg: Any) -> Any:
        if frame.f_code.co_filename == PRINTING:
            return None
        frame.f_trace_opcodes = True
        frame.f_trace_lines = False
        self.steps += event == "opcode"
        return self.trace


def counted(function: Callable[..., Any], args: list[Any], kwargs: Any) -> tuple[Any, int]:
    """The value of the call and the number of bytecodes it took."""
    counter = _Counter()
    with _visible_loops():
        before = sys.gettrace()
        sys.settrace(counter.trace)
        try:
            value = function(*args, **kwargs)
        finally:
            sys.settrace(before)
    return value, counter.steps


@contextlib.contextmanager
def _visible_loops() -> Iterator[None]:
    """Put Python functions in place of those that loop in C."""
    visible = {"map": _map, "filter": _filter, "frompyfunc": _frompyfunc}
    owners = [builtins, np, *_modules_with("frompyfunc")]
    saved = [(o, name, getattr(o, name)) for o in owners for name in visible if hasattr(o, name)]
    for owner, name, _ in saved:
        setattr(owner, name, visible[name])
    try:
        yield
    finally:
        for owner, name, value in saved:
            setattr(owner, name, value)


def _modules_with(name: str) -> list[Any]:
    """NumPy's own modules that imported it by name (`np.vectorize` lives in one of them)."""
    modules = [m for key, m in list(sys.modules.items()) if key.startswith("numpy.lib")]
    return [module for module in modules if name in vars(module)]


def _map(function: Callable[..., Any], *iterables: Any) -> Iterator[Any]:
    for arguments in zip(*iterables, strict=False):
        yield function(*arguments)


def _filter(function: Callable[..., Any] | None, iterable: Any) -> Iterator[Any]:
    for item in iterable:
        if item if function is None else function(item):
            yield item


_in_c = np.frompyfunc


def _frompyfunc(function: Callable[..., Any], nin: int, nout: int, **options: Any) -> Any:
    def step(*arguments: Any) -> Any:
        return function(*arguments)

    return _in_c(step, nin, nout, **options)
