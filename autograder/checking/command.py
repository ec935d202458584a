"""`autograder check`: starts the process that runs the student's file, and waits for it.

A process of its own, because a student's code may end it, change it or take its modules. No
sandbox: it is one's own code.
"""

import contextlib
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from autograder.errors import UsageError


def check_file(file: Path, exercises: Sequence[str], laws: Path | None = None) -> int:
    """Check a notebook or a script; 0 if every public law holds, else 1."""
    if not file.is_file():
        raise UsageError(f"there is no file {file}")
    command = [sys.executable, "-m", "autograder.checking", str(file), *exercises]
    if laws is not None:
        command += ["--laws", str(laws)]
    if _colourful():
        command.append("--colour")
    environment = {"MPLBACKEND": "Agg", **os.environ}  # pictures need no window
    child = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL)
    try:
        status = child.wait()
    except KeyboardInterrupt:  # the child got it, too, and says what it was doing
        status = _last_words(child)
    if status not in (0, 1, 2):
        print(f"Python itself ended while it ran {file.name} (exit status {status}).")
        return 1
    return status


def _last_words(child: "subprocess.Popen[bytes]", seconds: float = 5.0) -> int:
    """Wait a little; a second Ctrl-C, or code that swallows the first, ends the process."""
    with contextlib.suppress(KeyboardInterrupt, subprocess.TimeoutExpired):
        return child.wait(seconds)
    child.kill()
    child.wait()
    return 1


def _colourful() -> bool:
    """Whether the terminal shows colours."""
    if not sys.stdout.isatty() or "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb":
        return False
    return sys.platform != "win32" or "WT_SESSION" in os.environ
