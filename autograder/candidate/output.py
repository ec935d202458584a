"""Standard output and error of student code: kept up to a size, refused beyond a flood.

The flood is counted for each cell and each call: how often a function is called is our choice,
and a debugging `print` left in a right answer costs nothing.
"""

import io
import sys
from typing import Any

KEPT = 32_000  # characters kept for the feedback, per cell
FLOOD = 10_000_000  # characters of one cell or one call at which printing is refused


class OutputFlood(BaseException):
    """The submission printed more than the grader takes. No `except Exception` swallows it."""


class Tape(io.TextIOBase):
    """A text stream that keeps the first `KEPT` characters since `take` was last called."""

    def __init__(self, flood: int = FLOOD) -> None:
        self.flood = flood
        self.total = 0
        self.kept: list[str] = []
        self.room = KEPT
        self.buffer = _Bytes(self)

    encoding = "utf-8"
    errors = "replace"

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self.total += len(text)
        if self.total > self.flood:
            raise OutputFlood(f"more than {self.flood:,} characters were printed")
        if self.room > 0:
            self.kept.append(text[: self.room])
            self.room -= len(text)
        return len(text)

    def take(self) -> str:
        """What was printed since the last call, cut at `KEPT` characters, and start anew."""
        text = "".join(self.kept)
        if self.room < 0:
            text += f"\n… ({-self.room:,} more characters were printed)"
        self.kept, self.room, self.total = [], KEPT, 0
        return text


class _Bytes(io.RawIOBase):
    """`sys.stdout.buffer`: bytes written to it land on the tape."""

    def __init__(self, tape: Tape) -> None:
        self.tape = tape

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.tape.write(bytes(data).decode("utf-8", "replace"))
        return len(data)


def capture(flood: int = FLOOD) -> tuple[Tape, Tape]:
    """Put tapes in place of `sys.stdout` and `sys.stderr`, an empty stream for `sys.stdin`."""
    out, err = Tape(flood), Tape(flood)
    sys.stdout, sys.stderr, sys.stdin = out, err, io.StringIO("")
    return out, err
