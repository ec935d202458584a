"""What follows from an assignment alone, kept on disk from one run to the next.

The folder is the instructor's own, and a student's process cannot open it: what lies there is as
secret as the suite. A file that is missing, damaged or of another version costs time and
nothing else.
"""

import contextlib
import hashlib
import platform
from collections.abc import Iterable
from pathlib import Path

import msgspec
import numpy as np

import autograder
from autograder.atomic import write_atomically
from autograder.course import Assignment

LARGEST = 8 << 20  # bytes of a file; to read a larger one takes longer than it saves


class _File(msgspec.Struct):
    key: str
    checksum: str
    entries: dict[str, bytes]


class Kept:
    """Bytes by name. `key` stands for all that they follow from: other keys, other bytes."""

    def __init__(self, path: Path, key: str) -> None:
        self.path, self.key = path, key
        self.entries = self._read()
        self._before = dict(self.entries)

    def save(self) -> None:
        """Write what is new; where that cannot be done, it is made again next time."""
        if self.entries == self._before:
            return
        self.entries = {**self._read(), **self.entries}  # another process may have been faster
        self._before = dict(self.entries)
        file = _File(self.key, _checksum(self.entries), self.entries)
        data = msgspec.msgpack.encode(file)
        if len(data) > LARGEST:
            return
        with contextlib.suppress(OSError):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_atomically(self.path, data, mode=0o600, durable=False)

    def _read(self) -> dict[str, bytes]:
        try:
            file = msgspec.msgpack.decode(self.path.read_bytes(), type=_File)
        except (OSError, msgspec.DecodeError):
            return {}
        sound = file.key == self.key and file.checksum == _checksum(file.entries)
        return file.entries if sound else {}


def key_of(assignment: Assignment, sources: Iterable[Path], *versions: str) -> str:
    """A digest of the assignment, of these files of ours, and of the versions at work.

    Of all references, too: a suite may import those of other assignments.
    """
    sha = hashlib.sha256()
    own = (autograder.__version__, platform.python_version(), np.__version__)
    for version in (assignment.digest, *own, *versions):
        sha.update(version.encode() + b"\0")
    for source in [*sources, *sorted(assignment.solution.parent.glob("*.py"))]:
        sha.update(source.read_bytes() + b"\0")
    return sha.hexdigest()


def own_sources() -> list[Path]:
    """The files of this package on which a call, or the reply to it, depends."""
    package = Path(autograder.__file__).parent
    found = [
        path for part in ("candidate", "examiner", "wire") for path in (package / part).glob("*.py")
    ]
    return [*sorted(found), package / "inputs.py", package / "numerics.py"]


def _checksum(entries: dict[str, bytes]) -> str:
    return hashlib.sha256(msgspec.msgpack.encode(entries)).hexdigest()
