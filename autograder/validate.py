"""The laws of the corpus, held on every push.

For each assignment: the reference gets every point and satisfies the public laws; every right
style gets every point; the stub gets none; every misconception loses points and is diagnosed
as itself and nothing else; `starter/` is fresh and holds nothing hidden.
"""

import contextlib
import io
import os
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from types import ModuleType
from typing import Any

from autograder.build import leaks, stale
from autograder.course import Assignment, find_root, load_assignment, load_module, names
from autograder.examiner.candidates import LocalCandidate
from autograder.examiner.misconceptions import load_misconceptions
from autograder.examiner.suite import Suite, with_suite
from autograder.examiner.verdicts import Judge
from autograder.laws import CASES, Case, laws_of
from autograder.results import ExerciseResult
from autograder.stubs import stub

FEWEST = 4  # known mistakes of an exercise, however small


@dataclass
class Finding:
    """What was seen of one assignment; it holds if `problems` is empty."""

    name: str
    problems: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0


def validate(selected: Sequence[str], *, jobs: int | None = None) -> bool:
    """Check the assignments and print what was found; whether every law holds."""
    root = find_root()
    chosen = list(selected) or names(root)
    for name in chosen:
        load_assignment(name, root)  # an unknown name is refused before the work begins
    well = True
    for finding in _findings(chosen, jobs or min(len(chosen), os.cpu_count() or 1)):
        counts = ", ".join(f"{count} {what}" for what, count in finding.counts.items())
        verdict = "holds" if not finding.problems else f"{len(finding.problems)} broken"
        print(f"{finding.name}: {verdict} ({counts}; {finding.seconds:.1f} s)", flush=True)
        for problem in finding.problems:
            print(f"  {problem}", flush=True)
        well = well and not finding.problems
    return well


def _findings(chosen: list[str], jobs: int) -> Iterator[Finding]:
    if jobs == 1:
        yield from map(check, chosen)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("fork")) as pool:
        yield from pool.map(check, chosen)


def check(name: str) -> Finding:
    """Hold one assignment against the laws."""
    begun = time.monotonic()
    finding = Finding(name)
    assignment = load_assignment(name)
    try:
        with _unfiltered_warnings():
            with_suite(assignment, lambda suite: _check_suite(suite, finding), anew=True)
        finding.problems += _public_laws(assignment, finding.counts)
        finding.problems += stale(assignment)
        finding.problems += [f"starter/ holds a hidden line: {line}" for line in leaks(assignment)]
    except Exception as error:  # one assignment that cannot be checked must not hide the others
        finding.problems.append(f"{type(error).__name__}: {error}")
    finding.seconds = time.monotonic() - begun
    return finding


@contextlib.contextmanager
def _unfiltered_warnings() -> Iterator[None]:
    """Warnings as in a student's kernel: no filter of ours decides, and nobody is told."""
    with warnings.catch_warnings():
        warnings.resetwarnings()
        warnings.showwarning = lambda *args, **kwargs: None
        yield


def _check_suite(suite: Suite, finding: Finding) -> None:
    judge = Judge(suite)
    finding.counts["laws"] = len(suite.laws)
    finding.counts["calls"] = sum(len(law.script.entries) for law in suite.laws)
    for problems in (_right(judge, finding.counts), _stub(judge), _mistakes(judge, finding.counts)):
        finding.problems += problems


def _right(judge: Judge, counts: Counter[str]) -> Iterator[str]:
    """The reference and every right style have full marks."""
    assignment = judge.suite.assignment
    styles = sorted((assignment.root / "tests" / "right" / assignment.name).glob("*.py"))
    counts["right styles"] = len(styles)
    for path in [assignment.solution, *styles]:
        with contextlib.redirect_stdout(io.StringIO()):
            module = load_module(f"right_{path.stem}", path, assignment.root)
            results = judge.grade(LocalCandidate(module.__dict__))
        for result in results:
            if result.status != "passed" or result.score != result.max_score:
                yield f"{path.relative_to(assignment.root)}: {told(result)}"


def _stub(judge: Judge) -> Iterator[str]:
    """The stub has no point."""
    assignment = judge.suite.assignment
    module = ModuleType("stub")
    source = stub(assignment.solution.read_text(encoding="utf-8"))
    exec(compile(source, "stub", "exec"), module.__dict__)
    for result in judge.grade(LocalCandidate(module.__dict__)):
        if result.status != "missing" or result.score:
            yield f"the stub: {told(result)}"


def _mistakes(judge: Judge, counts: Counter[str]) -> Iterator[str]:
    """Every misconception loses points and is diagnosed as itself alone."""
    assignment = judge.suite.assignment
    known = load_misconceptions(judge.suite.assignment)
    counts["misconceptions"] = len(known)
    for mistake in known:
        candidate = LocalCandidate(mistake.namespace(assignment))
        with contextlib.redirect_stdout(io.StringIO()):
            result = judge.exercise(mistake.exercise, candidate)
        if result.score >= result.max_score:
            yield f"{mistake.name} keeps its points"
        named = [diagnosis.misconception for diagnosis in result.diagnoses]
        if named != [mistake.name]:
            other = " or ".join(named) or "nothing"
            yield f"{mistake.name} is diagnosed as {other}: {told(result)}"
    each = Counter(mistake.exercise.name for mistake in known)
    for exercise in assignment.exercises:
        if each[exercise.name] < FEWEST:
            yield f"{exercise.name} has {each[exercise.name]} misconceptions; {FEWEST} at least"


def _public_laws(assignment: Assignment, counts: Counter[str]) -> Iterator[str]:
    """Every exercise has public laws, which hold for the reference and break for the stub."""
    module = assignment.load(assignment.folder / "laws.py")
    reference = assignment.load(assignment.solution)
    empty = ModuleType("stub")
    source = stub(assignment.solution.read_text(encoding="utf-8"))
    exec(compile(source, "stub", "exec"), empty.__dict__)
    counts["public laws"] = len(laws_of(module))
    for exercise in assignment.exercises:
        laws = laws_of(module, exercise.name)
        if not laws:
            yield f"{exercise.name} has no public law"
        for law in laws:
            if broken := first_breach(law, reference):
                yield f"laws.py: {law.__name__} breaks for the reference: {broken}"
            if not first_breach(law, empty):
                yield f"laws.py: {law.__name__} holds for the stub"


def first_breach(law: Callable[..., None], student: Any) -> str:
    """What breaks a law first, or nothing."""
    for number in range(CASES):
        try:
            law(student, Case(number))
        except Exception as error:
            return f"case {number}: {type(error).__name__}: {error}"
    return ""


def told(result: ExerciseResult) -> str:
    """An exercise's verdict in a line."""
    score = f"{result.score:g}/{result.max_score:g}"
    return f"{result.name} {result.status} {score} {result.message or ''}".rstrip()
