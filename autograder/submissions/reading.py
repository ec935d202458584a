"""From the bytes of one file to its `Submission`, or the reason there is none."""

from __future__ import annotations

import codecs
import hashlib

from autograder.submissions.model import Cell, Kind, RefusedError, Submission
from autograder.submissions.notebook import code_cells

_CHUNK = 1 << 20
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAVE_AS = "save it as UTF-8"


def submission(student: str, path: str, kind: Kind, data: bytes) -> Submission:
    """The submission in `data`; raises `RefusedError`."""
    text = _utf8(data)
    cells = code_cells(text) if kind == "notebook" else (Cell(1, _python(text)),)
    return Submission(student, path, kind, cells, hashlib.sha256(data).hexdigest(), len(data))


def _python(text: bytes) -> str:
    """The source as text. A coding line is not heeded: what decodes as UTF-8 is UTF-8."""
    if b"\0" in text:
        raise RefusedError(f"this has NUL bytes, which no Python file has; {_SAVE_AS}")
    return text.decode()


def _utf8(data: bytes) -> bytes:
    """`data` without its byte order mark, known to be UTF-8; needs no second copy as text."""
    if data.startswith(_UTF16) or b"\0" in data[:4]:
        raise RefusedError(f"this is UTF-16, not UTF-8; {_SAVE_AS}")
    text = data.removeprefix(codecs.BOM_UTF8)
    decoder = codecs.getincrementaldecoder("utf-8")()
    done = 0
    try:
        for done in range(0, len(text), _CHUNK):
            decoder.decode(text[done : done + _CHUNK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        line = text.count(b"\n", 0, done + error.start) + 1
        raise RefusedError(f"this is not UTF-8 (line {line}); {_SAVE_AS}") from error
    return text
