"""The trusted side: hidden suites, references, misconceptions, verdicts.

What the author of a hidden suite uses is exported here.
"""

from autograder.examiner.infinite import agree_on_infinity
from autograder.examiner.misconceptions import misconception_of
from autograder.examiner.once import once
from autograder.examiner.strategies import example, given, seeds, settings, sizes, st
from autograder.inputs import normal, one_hot, positive, probabilities
from autograder.numerics import (
    Broken,
    agree,
    agree_with_gradient,
    difference_quotient,
    numbers,
    sequence,
)
from autograder.wire import Generator as seeded

__all__ = [
    "Broken",
    "agree",
    "agree_on_infinity",
    "agree_with_gradient",
    "difference_quotient",
    "example",
    "given",
    "misconception_of",
    "normal",
    "numbers",
    "once",
    "one_hot",
    "positive",
    "probabilities",
    "seeded",
    "seeds",
    "sequence",
    "settings",
    "sizes",
    "st",
]
