"""When two replies say the same: to a right answer's tolerance, or to the last few bits."""

import math
from typing import Any

import numpy as np

from autograder import wire
from autograder.numerics import TOLERANCE

LARGEST_LIST = 1 << 20  # numbers in a nested list

# What a sum that cancels leaves of 0: below this, relative to itself, numbers say nothing.
NOISE = 1e-10

# How far the sums of two right answers may differ, relative to the largest entry, for one to
# stand for the other: right float64 code stays below 2e-14, and no law looks that closely.
ROUNDING = 1e-12


def same_to_rounding(a: wire.Reply, b: wire.Reply) -> bool:
    """Whether two replies differ in nothing but the last few bits of their numbers."""
    if a is b:
        return True
    plain = a.failure is None and b.failure is None and a.changed == b.changed
    return plain and a.work == b.work and _close(a.value, b.value)


def _close(a: Any, b: Any) -> bool:
    if type(a) is not type(b):
        return False
    if isinstance(a, list):
        return len(a) == len(b) and all(map(_close, a, b))
    if isinstance(a, dict):
        return a.keys() == b.keys() and all(_close(a[key], b[key]) for key in a)
    if isinstance(a, np.ndarray):
        return a.dtype == b.dtype and a.shape == b.shape and _close_numbers(a, b)
    if not isinstance(a, float) or not math.isfinite(b):
        return bool(a == b)
    return bool(abs(a - b) <= ROUNDING * abs(b))


def _close_numbers(a: np.ndarray, b: np.ndarray) -> bool:
    if a.dtype != np.float64 or not np.isfinite(b).all():
        return bool(np.array_equal(a, b))
    return bool(np.abs(a - b).max(initial=0.0) <= ROUNDING * np.abs(b).max(initial=0.0))


def same(a: Any, b: Any) -> bool:
    """Whether two replies are the same value, within the tolerance of a right answer."""
    if isinstance(b, wire.ObjectRef | wire.Refused):
        return type(a) is type(b)
    if isinstance(b, dict):
        return isinstance(a, dict) and a.keys() == b.keys() and all(same(a[k], b[k]) for k in b)
    if isinstance(b, list) and isinstance(a, list):
        return len(a) == len(b) and all(map(same, a, b))
    if b is None or isinstance(b, str):
        return bool(a == b) if not isinstance(a, np.ndarray) else False
    return _same_numbers(a, b)


def numbers_of(value: Any) -> np.ndarray:
    """A reply as an array; ValueError if it is none, or a large nested list."""
    if isinstance(value, list) and _leaves(value) > LARGEST_LIST:
        raise ValueError("too long a list to compare")
    return np.asarray(value, float)


def _leaves(value: Any) -> int:
    return sum(map(_leaves, value)) if isinstance(value, list) else np.size(value)


def _same_numbers(a: Any, b: Any) -> bool:
    if a is None or isinstance(a, str | dict | wire.ObjectRef | wire.Refused):
        return False
    try:
        a, b = (numbers_of(value) for value in (a, b))
    except (TypeError, ValueError):
        return False
    if a.shape != b.shape:
        return False
    finite = np.isfinite(b)
    if not np.array_equal(finite, np.isfinite(a)):
        return False
    scale = float(np.max(np.abs(b[finite]), initial=NOISE))
    return bool(np.all(np.abs(a[finite] - b[finite]) <= TOLERANCE * scale))
