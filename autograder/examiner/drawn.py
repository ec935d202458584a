"""The examples that hypothesis drew for a suite, kept from one run to the next.

They follow from the suite and a few versions alone, and drawing them is half of what it takes to
start. They are secrets of the suite: the folder is the instructor's own, and a student's process
cannot open it. A file that is missing, damaged or of another suite costs time and nothing else.
"""

import contextlib
import hashlib
import platform
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

import autograder
from autograder import inputs, wire
from autograder.atomic import write_atomically
from autograder.cache import cache_folder
from autograder.candidate.dispatch import identical
from autograder.course import Assignment
from autograder.examiner import strategies
from autograder.examiner.strategies import Examples


class _Kept(msgspec.Struct):
    """The file: the examples of each law, as they would cross the wire, under a checksum."""

    key: str
    checksum: str
    laws: dict[str, bytes]


class Drawn:
    """The examples of one suite, by law."""

    def __init__(self, assignment: Assignment) -> None:
        self.path = path_of(assignment)
        self.key = _key(assignment)
        self.laws = self._read()
        self.complete = bool(self.laws)

    def of(self, law: str, draw: Callable[[], Examples]) -> Examples:
        """What was drawn for this law, now or before; plain data comes as a copy either way."""
        if law not in self.laws:
            examples = draw()
            body = wire.encode(wire.Answer(examples)) if _plain(examples) else None
            if body is None or not identical(examples, _decoded(body)):
                return examples  # functions, or too large for the wire
            self.laws[law], self.complete = body, False
        kept: Examples = _decoded(self.laws[law])
        return kept

    def save(self) -> None:
        """Write what is new; where that cannot be done, it is drawn again next time."""
        if self.complete:
            return
        kept = _Kept(self.key, _checksum(self.laws), self.laws)
        with contextlib.suppress(OSError):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_atomically(self.path, msgspec.msgpack.encode(kept), mode=0o600, durable=False)

    def _read(self) -> dict[str, bytes]:
        try:
            kept = msgspec.msgpack.decode(self.path.read_bytes(), type=_Kept)
        except (OSError, msgspec.DecodeError):
            return {}
        sound = kept.key == self.key and kept.checksum == _checksum(kept.laws)
        return kept.laws if sound else {}


def path_of(assignment: Assignment) -> Path:
    """Where the examples of its suite are kept."""
    return cache_folder() / "examples" / f"{assignment.name}.msgpack"


def _key(assignment: Assignment) -> str:
    versions = (
        assignment.digest, autograder.__version__, platform.python_version(), np.__version__,
        version("hypothesis"),
    )  # fmt: skip
    sha = hashlib.sha256("\0".join(versions).encode())
    for module in (inputs, strategies):
        sha.update(Path(str(module.__file__)).read_bytes())
    return sha.hexdigest()


def _checksum(laws: dict[str, bytes]) -> str:
    return hashlib.sha256(msgspec.msgpack.encode(laws)).hexdigest()


def _decoded(body: bytes) -> Any:
    return wire.decode(body, wire.Request, copy=True).value


def _plain(value: Any) -> bool:
    if type(value) is dict:
        return all(map(_plain, value.values()))
    if type(value) in (list, tuple):
        return all(map(_plain, value))
    return type(value) in (np.ndarray, bool, int, float, str, type(None))
