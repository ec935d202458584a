"""A folder or an archive as a list of entries: where each lies and how to read it."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.errors import UsageError
from autograder.submissions.model import MB, Kind, RefusedError
from autograder.submissions.names import printable

MAX_ENTRIES = 200_000  # a thousand students with two hundred files each
MAX_DEPTH = 16  # folders within folders; a deeper file is not read
_KINDS: dict[str, Kind] = {".py": "py", ".ipynb": "notebook"}
_IGNORED = {"__pycache__", "__MACOSX"}


@dataclass(frozen=True)
class Entry:
    """`parts`: the place below the folder looked at; `label`: the place below PATH, to show.

    A `foreign` entry lies nowhere in the tree (its name climbs out) and is nobody's file.
    `problem`: why it may not be read, where that is known without trying.
    """

    parts: tuple[str, ...]
    label: str
    is_folder: bool = False
    foreign: bool = False
    problem: str | None = None
    unpack: Callable[[int], bytes] | None = None

    def read(self, limit: int) -> bytes:
        """The bytes, at most `limit`; else `RefusedError`."""
        if self.problem or self.unpack is None:
            raise RefusedError(self.problem or "this is a folder; hand in a .py or .ipynb file")
        return self.unpack(limit)

    @property
    def stem(self) -> str:
        return os.path.splitext(self.parts[-1])[0]

    @property
    def kind(self) -> Kind | None:
        """What it is handed in as: `None` for folders and for every other kind of file."""
        return None if self.is_folder else kind_of(self.parts[-1])


def kind_of(name: str) -> Kind | None:
    return _KINDS.get(os.path.splitext(name)[1].lower())


def ignored(name: str) -> bool:
    """Hidden files, checkpoints, caches, and what a Mac adds to archives."""
    return name.startswith(".") or name in _IGNORED


def inside(entries: list[Entry], folder: str) -> list[Entry]:
    """The entries below the top-level `folder`, placed relative to it."""
    return [
        replace(entry, parts=entry.parts[1:])
        for entry in entries
        if entry.parts[0] == folder and len(entry.parts) > 1
    ]


def too_big(size: int, limit: int) -> RefusedError:
    return RefusedError(
        f"this is {size / MB:.1f} MB, and {limit / MB:g} MB is the most that is read; "
        "clear the outputs, keep data out of the file, and hand it in again"
    )


def from_folder(root: Path) -> list[Entry]:
    """Every visible entry below `root`, sorted. Links to folders are not followed."""
    root = root.resolve()
    found: list[Entry] = []
    pending: list[tuple[str, ...]] = [()]
    while pending:
        children = _scan(root, pending.pop())
        found += children
        pending += [entry.parts for entry in children if entry.is_folder and not entry.problem]
        if len(found) > MAX_ENTRIES:
            raise UsageError(f"{root}: over {MAX_ENTRIES} files; name the submissions' folder")
    return sorted(found, key=lambda entry: entry.parts)


def _scan(root: Path, folder: tuple[str, ...]) -> list[Entry]:
    try:
        with os.scandir(root.joinpath(*folder)) as children:
            shown = [child for child in children if not ignored(child.name)]
    except OSError as error:
        if folder:  # it was readable a moment ago: its student then has an empty folder
            return []
        raise UsageError(f"{root}: {error.strerror}; make the folder readable") from error
    return [_entry(root, (*folder, child.name), child) for child in shown]


def _entry(root: Path, parts: tuple[str, ...], child: os.DirEntry[str]) -> Entry:
    is_folder, problem = _nature(child, len(parts))
    label = printable("/".join(parts))
    unpack = None if is_folder else _reader(root, parts)
    return Entry(parts, label, is_folder, problem=problem, unpack=unpack)


def _nature(child: os.DirEntry[str], depth: int) -> tuple[bool, str | None]:
    """Whether it is a folder, and why it may not be entered."""
    if child.is_symlink() and _is_folder(child, follow=True):
        return True, "this is a link to a folder; hand in the files themselves"
    if not _is_folder(child, follow=False):
        return False, None
    if depth >= MAX_DEPTH:
        return True, "the folders are nested too deeply; hand in fewer"
    if not os.access(child.path, os.R_OK | os.X_OK):
        return True, "this folder may not be read; change its permissions"
    return True, None


def _is_folder(child: os.DirEntry[str], *, follow: bool) -> bool:
    try:
        return child.is_dir(follow_symlinks=follow)
    except OSError:  # a link that leads nowhere, or to itself
        return False


def _reader(root: Path, parts: tuple[str, ...]) -> Callable[[int], bytes]:
    """A link may stay within its own student's folder, and lead nowhere else."""

    def read(limit: int) -> bytes:
        path = root.joinpath(*parts)
        if path.is_symlink():
            path = _target(path)
            if not path.is_relative_to(root / parts[0]):
                raise RefusedError("this link leaves the student's folder; hand in the file itself")
        return read_file(path, limit)

    return read


def _target(link: Path) -> Path:
    try:
        return link.resolve(strict=True)
    except (OSError, RuntimeError) as error:
        raise RefusedError("this is a link that leads nowhere; hand in the file itself") from error


def read_file(path: Path, limit: int) -> bytes:
    """The bytes of a regular file; never waits on a pipe, never reads past `limit`."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
    try:
        descriptor = os.open(path, flags | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise RefusedError(f"this cannot be opened ({error.strerror}); hand it in again") from error
    with open(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise RefusedError("this is no ordinary file; hand in a .py or .ipynb file")
        if status.st_size > limit:
            raise too_big(status.st_size, limit)
        try:
            data = file.read(limit + 1)
        except OSError as error:
            raise RefusedError(
                f"this cannot be read ({error.strerror}); hand it in again"
            ) from error
    if len(data) > limit:
        raise too_big(len(data), limit)
    return data
