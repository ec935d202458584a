"""Two replies are the same to rounding only where no law could tell them apart."""

import math

import numpy as np
import pytest

from autograder import wire
from autograder.examiner.likeness import same_to_rounding


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (1.0, 1.0 + 2e-16, True),
        (1.0, 1.0 + 1e-9, False),
        (0.0, math.inf, False),
        (math.inf, math.inf, True),
        (-math.inf, math.inf, False),
        (math.nan, 1.0, False),
        (1, 1.0, False),
        (np.array([0.0, 1.0]), np.array([math.inf, 1.0]), False),
        (np.array([math.inf, 1.0]), np.array([math.inf, 1.0]), True),
        ([1.0, [2.0]], [1.0, [2.0 + 4e-16]], True),
        ({"a": 1.0}, {"b": 1.0}, False),
    ],
)
def test_what_is_the_same_to_rounding(a, b, same: bool) -> None:
    assert same_to_rounding(wire.Reply(value=a), wire.Reply(value=b)) is same
