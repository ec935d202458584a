"""File names of the pages: safe on every file system, distinct, the same for the same class."""

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Sequence

LONGEST = 120  # bytes; file names end at 255
DEVICES = {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10))}
INDEX = "index"


def page_names(students: Sequence[str]) -> list[str]:
    """A file name for each student, in their order.

    A name that had to be changed, or that another student's could be taken for (`Ann`, `ann`),
    ends in a digest of the whole name, so it does not depend on the order of the class.
    """
    stems = [_stem(student) for student in students]
    shared = Counter(_folded(stem) for stem in stems)
    taken: set[str] = set()
    names = []
    for student, stem in zip(students, stems, strict=True):
        folded = _folded(stem)
        if stem != student or shared[folded] > 1 or folded == INDEX:
            stem = f"{stem}-{_digest(student)}"
        names.append(_free(stem, taken))
    return [f"{name}.html" for name in names]


def _free(stem: str, taken: set[str]) -> str:
    """The stem, or the first of stem-2, stem-3, … that is free (two students of one name)."""
    name, count = stem, 1
    while _folded(name) in taken:
        count += 1
        name = f"{stem}-{count}"
    taken.add(_folded(name))
    return name


def _stem(student: str) -> str:
    """Letters, marks and digits of any script, single spaces, `-`, `_` and dots between them."""
    text = unicodedata.normalize("NFC", student)
    kept = "".join(c if c in " -_." or unicodedata.category(c)[0] in "LMN" else "_" for c in text)
    kept = " ".join(kept.split()).strip(". ").lstrip("-")
    data = kept.encode()
    if len(data) > LONGEST:
        kept = data[:LONGEST].decode(errors="ignore").strip(". ")
    # Windows opens a device for `con.html`, and for `con.txt.html` too.
    return f"_{kept}" if kept.split(".")[0].casefold() in DEVICES else kept or "unnamed"


def _folded(stem: str) -> str:
    """What a file system that ignores case, or normalises, takes the name for."""
    return unicodedata.normalize("NFKC", stem.casefold()).casefold()


def _digest(student: str) -> str:
    return hashlib.sha256(student.encode(errors="surrogatepass")).hexdigest()[:8]
