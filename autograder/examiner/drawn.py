"""The examples that hypothesis drew for a suite, kept from one run to the next.

They follow from the suite and a few versions alone, and drawing them is half of what it takes to
start.
"""

from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from autograder import inputs, wire
from autograder.cache import kept_folder
from autograder.candidate.dispatch import identical
from autograder.course import Assignment
from autograder.examiner import strategies
from autograder.examiner.kept import Kept, key_of
from autograder.examiner.strategies import Examples


class Drawn:
    """The examples of one suite, by law, each as it would cross the wire."""

    def __init__(self, assignment: Assignment) -> None:
        sources = [Path(str(module.__file__)) for module in (inputs, strategies)]
        self.kept = Kept(path_of(assignment), key_of(assignment, sources, version("hypothesis")))

    def of(self, law: str, draw: Callable[[], Examples]) -> Examples:
        """What was drawn for this law, now or before; plain data comes as a copy either way."""
        laws = self.kept.entries
        if law not in laws:
            examples = draw()
            body = wire.encode(wire.Answer(examples)) if plain(examples) else None
            if body is None or not identical(examples, _decoded(body)):
                return examples  # functions, or too large for the wire
            laws[law] = body
        kept: Examples = _decoded(laws[law])
        return kept

    def body(self, law: str) -> bytes | None:
        """The examples of this law as they are kept, if they are."""
        return self.kept.entries.get(law)

    def save(self) -> None:
        """Write what is new."""
        self.kept.save()


def path_of(assignment: Assignment) -> Path:
    """Where the examples of its suite are kept."""
    return kept_folder() / f"{assignment.name}.msgpack"


def _decoded(body: bytes) -> Any:
    return wire.decode(body, wire.Request, copy=True).value


def plain(value: Any) -> bool:
    """Whether it comes back from the wire as it was."""
    if type(value) is dict:
        return all(map(plain, value.values()))
    if type(value) in (list, tuple):
        return all(map(plain, value))
    return type(value) in (np.ndarray, bool, int, float, str, type(None))
