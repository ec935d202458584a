"""Whose file is which: from the entries of a folder or a zip to one claim per student.

A file at the top is the work of the student it is named after; so is a folder. In a
student's folder these count:

1. the files in `<assignment>/` (nbgrader's place for them), notebooks before `.py`;
   where there is no such folder, all files;
2. of these, the ones called `<assignment>`, the outermost first; else all of them.

Exactly one must be left; otherwise the claim says which were found. Nobody who handed
something in is passed over in silence, save in nbgrader's own `submitted/`: a student
without `<assignment>/` there handed in nothing for this assignment.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from autograder.submissions.entries import Entry, inside

SUBMITTED = "submitted"  # nbgrader's folder of what was collected
_MAX_WRAPPERS = 3


@dataclass(frozen=True)
class Claim:
    """`student` (as found, not yet cleaned) hands in `entry`, or there is a `problem`."""

    student: str
    label: str
    entry: Entry | None = None
    problem: str | None = None


@dataclass
class _Student:
    """`files` at the top, and what lies `within` the folder, placed relative to it."""

    label: str = ""
    files: list[Entry] = field(default_factory=list)
    within: list[Entry] = field(default_factory=list)
    problem: str | None = None


def claims(name: str, entries: list[Entry], assignment: str) -> list[Claim]:
    """One claim per student in the folder `name`, then one per name that climbs out."""
    foreign = [entry for entry in entries if entry.foreign and entry.kind]
    own = [entry for entry in entries if not entry.foreign]
    name, own = _unwrapped(name, own, assignment)
    students = _students(name, own, assignment)
    others = any(_assigned(student.within, assignment) for student in students.values())
    made = [_claim(who, student, assignment, others) for who, student in students.items()]
    return made + [Claim(_author(entry), entry.label, entry) for entry in foreign]


def _author(foreign: Entry) -> str:
    """The folder that a name which climbs out begins with, else the file's stem."""
    plain = (part for part in foreign.parts[:-1] if part != ".." and ":" not in part)
    return next(plain, foreign.stem)


def _students(name: str, entries: list[Entry], assignment: str) -> dict[str, _Student]:
    if _is_one_student(name, entries, assignment):
        return {name: _Student(label=name, within=entries)}
    students: dict[str, _Student] = {}
    for entry in entries:
        if len(entry.parts) > 1 or entry.is_folder:
            student = students.setdefault(entry.parts[0], _Student())
            student.label = student.label or _home(entry)
            if len(entry.parts) == 1:
                student.problem = entry.problem
        elif entry.kind:
            students.setdefault(entry.stem, _Student(entry.label)).files.append(entry)
    for who, student in students.items():
        student.within = inside(entries, who)
    if name == SUBMITTED:
        return {who: s for who, s in students.items() if _took_part(s, assignment)}
    return students


def _claim(who: str, student: _Student, assignment: str, others: bool) -> Claim:
    """`others`: someone has `<assignment>/`, so any other folder holds other work."""
    candidates = student.files + _candidates(student.within, assignment, others)
    if len(candidates) == 1:
        return Claim(who, candidates[0].label, candidates[0])
    if candidates:
        shown = _listed(candidates)
        problem = f"which of {shown} counts? Keep one, or call one {assignment}.ipynb"
    else:
        problem = student.problem or _why_nothing(student.within, assignment)
    return Claim(who, student.label, problem=problem)


def _candidates(within: list[Entry], assignment: str, others: bool) -> list[Entry]:
    files = [entry for entry in within if entry.kind]
    if assigned := _assigned(files, assignment):
        files = [entry for entry in assigned if entry.kind == "notebook"] or assigned
    named = [entry for entry in files if _is_named(entry, assignment)]
    if named:
        depth = min(len(entry.parts) for entry in named)
        return [entry for entry in named if len(entry.parts) == depth]
    if others and not assigned:
        return [entry for entry in files if len(entry.parts) == 1]
    return files


def _why_nothing(within: list[Entry], assignment: str) -> str:
    for entry in within:
        if entry.is_folder and entry.problem:
            return f"{entry.label}: {entry.problem}"
    files = [entry for entry in within if not entry.is_folder]
    found = f"only {_listed(files)}" if files else "the folder is empty"
    return f"nothing here for {assignment} ({found}); hand in {assignment}.ipynb or .py"


def _listed(entries: list[Entry]) -> str:
    names = sorted(entry.label for entry in entries)
    if len(names) > 3:
        return f"{', '.join(names[:3])} and {len(names) - 3} more"
    return " and ".join(names)


def _home(entry: Entry) -> str:
    """The label of the top-level folder that `entry` is or lies in."""
    steps = entry.label.split("/")
    return "/".join(steps[: len(steps) - len(entry.parts) + 1])


def _is_named(entry: Entry, assignment: str) -> bool:
    return entry.stem.casefold() == assignment.casefold()


def _assigned(within: Iterable[Entry], assignment: str) -> list[Entry]:
    return [e for e in within if e.kind and len(e.parts) > 1 and e.parts[0] == assignment]


def _took_part(student: _Student, assignment: str) -> bool:
    return bool(student.files or student.problem) or any(
        entry.parts[0] == assignment or (entry.kind and len(entry.parts) == 1)
        for entry in student.within
    )


def _is_one_student(name: str, entries: list[Entry], assignment: str) -> bool:
    """PATH is `alice/` itself: all it has is `<assignment>.*`, or `<assignment>/` has it."""
    files = [entry for entry in entries if entry.kind]
    top = [entry for entry in files if len(entry.parts) == 1]
    if name == SUBMITTED:
        return False
    if top:
        return len(top) == len(files) and all(_is_named(entry, assignment) for entry in top)
    return any(e.parts[:-1] == (assignment,) and _is_named(e, assignment) for e in files)


def _unwrapped(name: str, entries: list[Entry], assignment: str) -> tuple[str, list[Entry]]:
    """Steps into the folder that only wraps the class: `submitted/`, or the zipped folder."""
    for _ in range(_MAX_WRAPPERS):
        wrapper = _wrapper(name, entries, assignment)
        if wrapper is None:
            break
        name, entries = wrapper, inside(entries, wrapper)
    return name, entries


def _wrapper(name: str, entries: list[Entry], assignment: str) -> str | None:
    tops = {entry.parts[0] for entry in entries if len(entry.parts) > 1}
    if SUBMITTED in tops and name != SUBMITTED:
        return SUBMITTED
    if len(tops) != 1 or _is_one_student(name, entries, assignment):
        return None
    if any(entry.kind and len(entry.parts) == 1 for entry in entries):
        return None
    (only,) = tops
    own = inside(entries, only)
    files = [entry for entry in own if entry.kind]
    folders = {entry.parts[0] for entry in files if len(entry.parts) > 1}
    holds_a_class = len(folders) > 1 and all(len(entry.parts) > 1 for entry in files)
    holds_a_course = any(entry.parts[0] == SUBMITTED and len(entry.parts) > 1 for entry in own)
    return only if only in (name, assignment) or holds_a_class or holds_a_course else None
