"""Turns an exception of the student's into a `Failure`: a kind, and words cut to size."""

import errno
import linecache
import traceback

from autograder.candidate.imports import ImportRefusedError
from autograder.candidate.output import OutputFlood
from autograder.wire import Failure, clean

REFUSALS = {errno.EPERM, errno.EACCES, errno.EROFS}


def failure(error: BaseException, sources: set[str]) -> Failure:
    """What went wrong, and where in the student's own lines (files named in `sources`)."""
    try:
        text = str(error)
    except BaseException:  # the student's own __str__ may do anything
        text = "(its message could not be read)"
    frames = _frames(error, sources)
    kind = _kind(error, len(frames))
    name = type(error).__name__
    if isinstance(error, SyntaxError) and error.filename in sources:
        where = f"{error.filename}, line {error.lineno}"
        text = error.msg or text
    else:
        where = _where(frames)
    bases = [clean(str(base.__name__), 60) for base in type(error).__mro__[:20]]
    return Failure(kind, clean(str(name), 60), clean(text, 500), where, bases)


def _kind(error: BaseException, own_frames: int) -> str:
    if isinstance(error, MemoryError):
        return "memory"
    if isinstance(error, OutputFlood | ImportRefusedError):
        return "forbidden"
    if isinstance(error, OSError) and _refused(error):
        return "forbidden"
    if isinstance(error, NotImplementedError) and own_frames <= 1:
        return "stub"
    return "error"


def _refused(error: OSError) -> bool:
    """Files outside the sandbox are closed (EACCES) or, in its own mounts, not there at all."""
    hidden = error.errno == errno.ENOENT and error.filename is not None
    return error.errno in REFUSALS or hidden


def _frames(error: BaseException, sources: set[str]) -> list[tuple[str, int]]:
    try:
        walk = traceback.walk_tb(error.__traceback__)
        return [(f.f_code.co_filename, n) for f, n in walk if f.f_code.co_filename in sources]
    except BaseException:
        return []


def _where(frames: list[tuple[str, int]]) -> str:
    if not frames:
        return ""
    filename, line = frames[-1]
    source = clean(linecache.getline(filename, line).strip(), 100)
    return f"{clean(filename, 60)}, line {line}" + (f": {source}" if source else "")
