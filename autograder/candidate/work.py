"""Counts Python-level work: the bytecodes a call executes, over all frames.

It does not time anything. What loops in C without a bytecode of its own (`map` with a
builtin, `np.vectorize` and `np.frompyfunc`) is made visible for the duration of the count.
"""

import builtins
import sys
from collections.abc import Callable
from typing import Any

import numpy as np


class _Counter:
    def __init__(self) -> None:
        self.steps = 0

    def trace(self, frame, event, arg):
        frame.f_trace_opcodes = True
        frame.f_trace_lines = False
        if event == "opcode":
            self.steps += 1
        return self.trace


def _visible_map(function, *iterables):
    for arguments in zip(*iterables, strict=False):
        yield function(*arguments)


def _visible_filter(function, iterable):
    for item in iterable:
        if item if function is None else function(item):
            yield item


def _visible_frompyfunc(function, nin, nout, **kwargs):
    def step(*arguments):
        return function(*arguments)

    return _frompyfunc(step, nin, nout, **kwargs)


_frompyfunc = np.frompyfunc


def counted(function: Callable[..., Any], args: list, kwargs: dict) -> tuple[Any, int]:
    """The value of the call and the number of bytecodes it took."""
    counter = _Counter()
    saved = builtins.map, builtins.filter, np.frompyfunc, sys.gettrace()
    vectorizers = _vectorizers()
    builtins.map, builtins.filter, np.frompyfunc = _visible_map, _visible_filter, _visible_frompyfunc
    for module in vectorizers:
        module.frompyfunc = _visible_frompyfunc
    sys.settrace(counter.trace)
    try:
        value = function(*args, **kwargs)
    finally:
        sys.settrace(saved[3])
        builtins.map, builtins.filter, np.frompyfunc = saved[:3]
        for module in vectorizers:
            module.frompyfunc = _frompyfunc
    return value, counter.steps


def _vectorizers() -> list[Any]:
    """NumPy's own modules that imported `frompyfunc` by name (`np.vectorize` lives in one)."""
    names = ("numpy.lib._function_base_impl", "numpy.lib.function_base")
    found = [sys.modules[name] for name in names if name in sys.modules]
    return [module for module in found if hasattr(module, "frompyfunc")]
