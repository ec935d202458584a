"""Keeps what a check would scatter over the notebook: what is printed, and warnings."""

import contextlib
import sys
import warnings
from types import TracebackType

from autograder.candidate.output import Tape
from autograder.checking.mishaps import place

SHOWN = 2000  # characters of what was printed
WARNINGS = 3


class Hearing:
    """A context; afterwards `warnings` says what was heard."""

    warnings: tuple[str, ...] = ()

    def __enter__(self) -> "Hearing":
        self._tape = Tape(flood=sys.maxsize)
        with contextlib.ExitStack() as stack:
            stack.enter_context(contextlib.redirect_stdout(self._tape))
            stack.enter_context(contextlib.redirect_stderr(self._tape))
            self._caught = stack.enter_context(warnings.catch_warnings(record=True))
            warnings.simplefilter("default")
            self._stack = stack.pop_all()
        return self

    def take(self) -> str:
        """What was printed since this was last asked, cut."""
        text = self._tape.take()
        return text if len(text) <= SHOWN else f"{text[:SHOWN].rstrip()}\n[… and more]"

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()
        said = [
            f"{w.category.__name__}: {w.message} ({place(w.filename)}, line {w.lineno})"
            for w in self._caught
        ]
        different = list(dict.fromkeys(said))
        more = [f"… and {len(different) - WARNINGS} more"] if len(different) > WARNINGS else []
        self.warnings = tuple(
            f"{warning} A warning alone breaks no law." if n == 0 else warning
            for n, warning in enumerate([*different[:WARNINGS], *more])
        )
