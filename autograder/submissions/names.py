"""Names that others chose, made safe to print, to sort and to call a file by."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection

MAX_NAME_BYTES = 150  # file names end at 255 bytes; ".html" and a temporary suffix must fit
UNNAMED = "unnamed"

_ESCAPE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor movements
    r"|(?:\x1b\]|\x9d)[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"  # OSC: titles, links
    r"|\x1b[ -/]*[0-~]?"  # any other escape
)
_DROPPED = {"Cc", "Cf", "Zl", "Zp"}  # controls, invisible formats (bidi overrides), line breaks
_KEPT = {"\u200c", "\u200d"}  # the joiners that Persian, Hindi and emoji are spelled with


def printable(text: str) -> str:
    """`text` without terminal escapes, control, bidi and undecodable characters; NFC."""
    return unicodedata.normalize("NFC", "".join(map(_shown, _ESCAPE.sub("", text))))


def _shown(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Cs":
        return "\ufffd"
    return "" if category in _DROPPED and char not in _KEPT else char


def student_name(raw: str) -> str:
    """A name for the gradebook and for files: never empty, hidden, a path, or too long."""
    name = re.sub(r"[/\\]", "_", printable(raw))
    name = " ".join(name.split()).lstrip(". ")
    return _shortened(name) if name else UNNAMED


def _shortened(name: str) -> str:
    """Long names are cut, and told apart by a digest of the whole."""
    data = name.encode()
    if len(data) <= MAX_NAME_BYTES:
        return name
    head = data[: MAX_NAME_BYTES - 9].decode(errors="ignore")
    return f"{head}~{hashlib.sha256(data).hexdigest()[:8]}"


def distinct(student: str, path: str, taken: Collection[str]) -> str:
    """`student`, or, where that is taken, `student (path)`, or `student (path) 2`, …"""
    if student not in taken:
        return student
    base = student_name(f"{student} ({path})")
    name, count = base, 1
    while name in taken:
        count += 1
        name = f"{base} {count}"
    return name
