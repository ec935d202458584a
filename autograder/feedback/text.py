"""Text on its way into a page: what a submission wrote is cleaned, cut and escaped here."""

import re
from typing import Any

from markupsafe import Markup, escape

from autograder.submissions.names import printable

# Controls (but tab and line feed), bidi marks and overrides, separators, surrogates and
# noncharacters: nothing a page needs, and the means of making it say something else.
_BAD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\uffff"
    "\ud800-\udfff]"
)
_CODE = re.compile(r"`([^`\n]{1,120})`")
_CUT = re.compile(r"\n\[… [-\d,]{1,15} characters left out …\]\n")
MARK = 50  # characters of that, at most
MOST_LINES = 400


def clean(value: Any) -> Any:
    """Every value a template prints goes through here (`finalize`); only plain text changes."""
    if not isinstance(value, str) or isinstance(value, Markup) or not _BAD.search(value):
        return value
    return "\n".join(_clean_line(line) for line in value.split("\n"))


def _clean_line(line: str) -> str:
    # A carriage return starts the line anew (progress bars), so what stands last is seen.
    line = line.rstrip("\r").rpartition("\r")[2]
    parts = (printable(part) if _BAD.search(part) else part for part in line.split("\t"))
    return "\t".join(parts).replace("\ufffe", "").replace("\uffff", "")


def excerpt(text: str, size: int) -> str:
    """Text of at most about `size` characters and `MOST_LINES` lines, cleaned: head and tail.

    What was cut already is left as it is.
    """
    if len(text) <= size + MARK and _CUT.search(text):
        return str(clean(text))
    tail = size // 4
    if len(text) > 4 * size:  # cleaning what will not be shown would only cost time
        head, end = text[: 3 * size], text[-size:]
        return _ends(clean(head), clean(end), len(text), size - tail, tail)
    text = clean(text).strip("\n")
    lines = text.split("\n")
    if len(text) <= size and len(lines) <= MOST_LINES:
        return text
    first, last = "\n".join(lines[:300]), "\n".join(lines[-100:])
    return _ends(first, last, len(text), size - tail, tail)


def _ends(head: str, end: str, total: int, first: int, last: int) -> str:
    head, end = head[:first].rstrip("\n"), end[-last:].lstrip("\n")
    return f"{head}\n[… {total - len(head) - len(end):,} characters left out …]\n{end}"


def prose(text: str | None) -> Markup:
    """A sentence, escaped; what stands in `backticks` becomes code."""
    safe = str(escape(clean(text or "")))
    # Escaped above; all that is added is the pair of tags.
    return Markup(_CODE.sub(r"<code>\1</code>", safe))


def sentence(text: str) -> str:
    """With a capital at the start and a stop at the end; names of functions keep their case."""
    text = text.strip()
    word = text.split(" ")[0]
    if word.isalpha() and word.islower():
        text = text[0].upper() + text[1:]
    return text if not text or text[-1] in ".!?…)`" else f"{text}."
