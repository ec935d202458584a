"""The members of a zip as entries, read in memory and never written to disk."""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from autograder.errors import UsageError
from autograder.submissions.entries import (
    MAX_DEPTH,
    MAX_ENTRIES,
    Entry,
    ignored,
    kind_of,
    too_big,
)
from autograder.submissions.model import MB, RefusedError
from autograder.submissions.names import printable

MAX_RATIO = 500  # deflate ends at 1032; a notebook of plots and text stays below 50
RATIO_FREE = 1 * MB  # a member this small harms nobody, however well it is packed
MAX_TOTAL = 2_000 * MB  # what one archive may unpack to, over all the members read
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)


@dataclass
class _Budget:
    left: int


@contextmanager
def opened(path: Path) -> Iterator[list[Entry]]:
    """The entries of the zip at `path`, readable while it is open."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UsageError(f"{path}: no zip that can be opened; download or pack it again") from error
    with archive:
        if len(archive.infolist()) > MAX_ENTRIES:
            raise UsageError(f"{path}: more than {MAX_ENTRIES} members; pack the submissions alone")
        yield list(_entries(archive))


def _entries(archive: zipfile.ZipFile) -> Iterator[Entry]:
    budget = _Budget(MAX_TOTAL)
    named = [(_name(info), info) for info in archive.infolist()]
    members = [(_parts(name), name, info) for name, info in named]
    times = Counter(parts for parts, _, _ in members)
    for parts, name, info in sorted(members, key=lambda member: member[:2]):
        shown = [part for part in parts if part != ".."]
        if not shown or any(map(ignored, shown)) or times[parts] == 0:
            continue
        if _climbs(name, parts):
            problem = "this name leads out of the archive; pack the files again"
            yield Entry(parts, printable(name), foreign=True, problem=problem)
            continue
        yield _member(archive, info, budget, parts, times[parts])
        times[parts] = 0  # a name that is there twice is one entry, refused


def _member(
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    budget: _Budget,
    parts: tuple[str, ...],
    times: int,
) -> Entry:
    label = printable("/".join(parts))
    if info.filename.endswith(("/", "\\")):
        return Entry(parts, label, is_folder=True)
    problem = _problem(info, times)
    if _is_link(info) and kind_of(parts[-1]) is None:  # to a folder, as far as one can tell
        return Entry(parts, label, is_folder=True, problem=problem)
    return Entry(parts, label, problem=problem, unpack=_reader(archive, info, budget))


def _name(info: zipfile.ZipInfo) -> str:
    """The name as it was meant: UTF-8 without the flag that says so, `\\` for `/`."""
    name = info.filename
    if not info.flag_bits & _UTF8_NAME:
        with suppress(UnicodeError):  # some other code page: legible or not, still a name
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def _parts(name: str) -> tuple[str, ...]:
    return tuple(part for part in name.split("/") if part not in ("", "."))


def _climbs(name: str, parts: tuple[str, ...]) -> bool:
    """Absolute, with a drive letter, with `..`, or deeper than any folder of homework."""
    drive = re.match(r"[A-Za-z]:", parts[0])
    return name.startswith("/") or bool(drive) or ".." in parts or len(parts) > MAX_DEPTH


def _reader(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: _Budget
) -> Callable[[int], bytes]:
    def read(limit: int) -> bytes:
        if info.file_size > limit:
            raise too_big(info.file_size, limit)
        if info.file_size > budget.left:
            raise RefusedError(
                f"the archive unpacks to more than {MAX_TOTAL // MB} MB; pack fewer submissions"
            )
        budget.left -= info.file_size
        return _unpacked(archive, info)

    return read


def _problem(info: zipfile.ZipInfo, times: int) -> str | None:
    if times > 1:
        return "the archive has this name twice; keep one of them"
    if _is_link(info):
        return "this is a link; hand in the file itself"
    if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
        return "this is no ordinary file; hand in a .py or .ipynb file"
    if info.flag_bits & _ENCRYPTED:
        return "this is encrypted; pack it without a password"
    if info.compress_type not in _PLAIN:
        return "this is packed in an unusual way; pack it as an ordinary zip (deflate)"
    if info.file_size > max(RATIO_FREE, MAX_RATIO * info.compress_size):
        return "this unpacks to far more than its size (a zip bomb?); clear the outputs"
    return None


def _is_link(info: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(info.external_attr >> 16)


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """Exactly the size and the CRC announced. (`archive.read` would unpack a liar whole.)"""
    try:
        with archive.open(info) as member:
            return member.read(info.file_size + 1)
    except _DAMAGE as error:
        raise RefusedError("this member of the archive is damaged; pack it again") from error
