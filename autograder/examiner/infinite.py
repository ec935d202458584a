"""A cost that its formula makes infinite: an impossible thing has happened."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.examiner.student import Raised
from autograder.numerics import Broken, show

CEILING = 80.0  # float32, kept off 0 by its smallest number, makes 87 of it


def agree_on_infinity(call: Callable[..., Any], *args: Any, share: float = 1.0) -> None:
    """Raise `Broken` where a call gives a finite cost (or none) though it is infinite.

    Python's own logarithm raises at 0: that is as good. `share`: the part of the cost that is
    infinite by itself, by which a smallest number's 87 is divided.
    """
    try:
        got = call(*args)
    except Raised as raised:
        if raised.failure.kind == "error" and {"ValueError", "ArithmeticError"} & {
            *raised.failure.bases
        }:
            return
        raise
    number = isinstance(got, int | float | np.generic | np.ndarray) and np.ndim(got) == 0
    if not number or not float(got) >= CEILING * share:
        raise Broken(f"the cost is {show(got)}; it is infinite", math.inf, got)
