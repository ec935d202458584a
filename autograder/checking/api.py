"""What a student calls: `check("hidden_delta")`, `check()`."""

import difflib
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from autograder.checking.outcome import Outcome, Summary
from autograder.checking.release import MissingLawsError, Release
from autograder.checking.trial import try_exercise


def check(
    *exercises: str | Callable[..., Any], laws: str | os.PathLike[str] | None = None
) -> Outcome | Summary:
    """Try the public laws of an exercise on your function.

    check("hidden_delta")    one exercise, in detail
    check()                  every exercise, a line for each

    The laws are read from `laws.py` beside the notebook, or from the path `laws`. What holds
    here is not yet a grade: hidden laws remain.
    """
    namespace = sys._getframe(1).f_globals
    found = check_in(namespace, exercises, laws)
    if not _displayed(namespace):
        print(found)
    return found


def check_in(
    namespace: Mapping[str, Any],
    exercises: tuple[str | Callable[..., Any], ...] = (),
    laws: str | os.PathLike[str] | None = None,
) -> Outcome | Summary:
    """Check the functions of a namespace."""
    names = [_name(exercise) for exercise in exercises]
    try:
        release = Release.find(namespace, None if laws is None else Path(laws))
    except MissingLawsError as error:
        return Outcome(names[0] if len(names) == 1 else "check", "unready", str(error))
    outcomes = []
    for name in names or release.exercises:
        outcomes.append(_one(name, release, namespace))
        if outcomes[-1].status == "interrupted":
            break
    return outcomes[0] if len(names) == 1 else Summary(tuple(outcomes))


def _one(name: str, release: Release, namespace: Mapping[str, Any]) -> Outcome:
    if name in release.exercises:
        return try_exercise(name, release, namespace)
    return Outcome(name, "unready", unknown(name, release))


def unknown(name: str, release: Release) -> str:
    """That there is no such exercise, and which one may be meant."""
    near = difflib.get_close_matches(name, release.exercises, 1)
    known = f"did you mean {near[0]}?" if near else f"it has {', '.join(release.exercises)}."
    return f"{release.path.name} has no law of {name}; {known}"


def _name(exercise: str | Callable[..., Any]) -> str:
    return exercise if isinstance(exercise, str) else str(getattr(exercise, "__name__", exercise))


def _displayed(namespace: Mapping[str, Any]) -> bool:
    """Whether a value shows by itself: in notebooks and at a prompt, not in scripts."""
    return "get_ipython" in namespace or hasattr(sys, "ps1") or bool(sys.flags.interactive)
