"""`python -m autograder.checking FILE [EXERCISE…]`: the process that runs a student's file.

Exit status 0 if every public law that was asked for holds, 1 if not, 2 for bad usage.
"""

import argparse
import io
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import autograder
from autograder.checking import terminal
from autograder.checking.api import check_in, unknown
from autograder.checking.outcome import Outcome, Summary, conclusion
from autograder.checking.release import MissingLawsError, Release
from autograder.checking.running import run
from autograder.errors import UsageError

TROUBLES = 5


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the file, check, print."""
    parser = argparse.ArgumentParser(prog="autograder check")
    parser.add_argument("file", type=Path)
    parser.add_argument("exercises", nargs="*")
    parser.add_argument("--laws", type=Path)
    parser.add_argument("--colour", action="store_true")
    options = parser.parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a pipe on Windows may not know σ
            stream.reconfigure(errors="replace")
    try:
        return _check(options)
    except UsageError as error:
        print(f"autograder: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Interrupted. If it took long, look for a loop without end.")
        return 1


def _check(options: argparse.Namespace) -> int:
    path = options.file.resolve()
    laws = None if options.laws is None else options.laws.resolve()
    try:
        release = Release.find({"__file__": str(path)}, laws)
    except MissingLawsError as error:
        raise UsageError(str(error)) from None
    for name in options.exercises:
        if name not in release.exercises:
            raise UsageError(unknown(name, release))
    os.chdir(path.parent)  # data files and helper modules lie beside the notebook
    sys.path[0] = str(path.parent)
    autograder.check = _silent  # type: ignore[assignment] # the file's own checks stay quiet
    done = run(path, release.exercises)
    for trouble in done.troubles[:TROUBLES]:
        print(f"Note: {trouble}")
    if len(done.troubles) > TROUBLES:
        print(f"Note: … and {len(done.troubles) - TROUBLES} more")
    found = check_in(done.module.__dict__, tuple(options.exercises), release.path)
    print(*_told(found, bool(options.exercises), options.colour), sep="\n")
    return 0 if found.holds else 1


def _told(found: Outcome | Summary, detailed: bool, colour: bool) -> Iterator[str]:
    """Exercises that were named in detail, all others in a line each."""
    if isinstance(found, Outcome):
        yield terminal.text(found, colour=colour)
    elif detailed:
        for outcome in found.outcomes:
            yield terminal.text(outcome, colour=colour) + "\n"
        yield conclusion(found.outcomes)
    else:
        yield terminal.summary(found, colour=colour)


def _silent(*exercises: object, **options: object) -> None:
    """Stands for `check` in the file."""


if __name__ == "__main__":
    sys.exit(main())
