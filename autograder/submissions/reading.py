"""From the bytes of one file to its `Submission`, or the reason there is none."""

from __future__ import annotations

import codecs
import hashlib
import re

from autograder.submissions.model import Cell, Kind, RefusedError, Submission
from autograder.submissions.notebook import code_cells

_CHUNK = 1 << 20
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAVE_AS = "save it as UTF-8"
_CODING = re.compile(rb"(?:[ \t\f]*(?:#[^\r\n]*)?\r?\n)?[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
_OLD = {
    *("latin-1", "latin1", "iso-8859-1", "iso-8859-2", "iso-8859-15"),
    *("cp1250", "cp1251", "cp1252", "windows-1250", "windows-1251", "windows-1252"),
    *("koi8-r", "gbk", "gb2312", "big5", "shift-jis", "euc-kr"),
}


def submission(student: str, path: str, kind: Kind, data: bytes) -> Submission:
    """The submission in `data`; raises `RefusedError`."""
    text = _utf8(_recoded(data) if kind == "py" else data)
    cells = code_cells(text) if kind == "notebook" else (Cell(1, _python(text)),)
    return Submission(student, path, kind, cells, hashlib.sha256(data).hexdigest(), len(data))


def _python(text: bytes) -> str:
    """The source as text. What decodes as UTF-8 is UTF-8, whatever a coding line says."""
    if b"\0" in text:
        raise RefusedError(f"this has NUL bytes, which no Python file has; {_SAVE_AS}")
    return text.decode()


def _recoded(data: bytes) -> bytes:
    """A file that is no UTF-8 but, by its coding line, in one of the old codes, as UTF-8."""
    found = _CODING.match(data)
    name = found[1].decode("ascii").lower().replace("_", "-") if found else ""
    if name not in _OLD:
        return data
    try:
        data.decode()
    except UnicodeDecodeError:
        return data.decode(name, "replace").encode()
    return data


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
