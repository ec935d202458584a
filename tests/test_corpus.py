"""The laws of the corpus, and the tester tested: no mutant of a reference survives."""

import contextlib
import io
import itertools
import os
import resource
import signal
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from autograder.course import load_assignment, names
from autograder.examiner.candidates import LocalCandidate
from autograder.examiner.manners import memory, modified
from autograder.examiner.suite import Suite, with_suite
from autograder.validate import check

from .conftest import ROOT
from .mutants import Mutant, mutants

NAMES = names(ROOT)
EQUIVALENT = tomllib.loads((ROOT / "tests" / "equivalent_mutants.toml").read_text("utf-8"))
OPEN_ENDED = {"digits"}  # graded by accuracy, which another NumPy's rounding may shift
FEWEST_MUTANTS = 150
SECONDS = 3  # of processor time: a mutant may loop for ever
MEMORY = 4 << 30


@pytest.mark.parametrize("name", NAMES)
def test_the_laws_of_the_corpus_hold(name: str) -> None:
    finding = check(name)
    assert finding.problems == []


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", NAMES)
def test_no_mutant_of_the_reference_survives(name: str) -> None:
    survivors: list[str] = []
    listed = EQUIVALENT.get(name, {})
    spared = listed if name in OPEN_ENDED else {}  # they may live or die, and train for long

    def judge_all(suite: Suite) -> None:
        tried = [m for m in _mutants(name) if m.name not in spared]
        survivors.extend(m.name for m in surviving(tried, suite))

    with_suite(load_assignment(name, ROOT), judge_all)
    assert sorted(set(survivors) - set(listed)) == []
    if name not in OPEN_ENDED:
        assert sorted(set(listed) - set(survivors)) == [], "listed as equivalent, but caught"
    assert sorted(set(listed) - {m.name for m in _mutants(name)}) == [], "listed, but no mutant"
    assert all(reason.strip() for reason in listed.values())


def test_there_are_enough_mutants() -> None:
    found = itertools.chain.from_iterable(map(_mutants, NAMES))
    assert len(list(itertools.islice(found, FEWEST_MUTANTS))) == FEWEST_MUTANTS


def _mutants(name: str) -> Iterator[Mutant]:
    assignment = load_assignment(name, ROOT)
    graded = {exercise.name for exercise in assignment.exercises}
    source = assignment.solution.read_text(encoding="utf-8")
    return (mutant for mutant in mutants(source) if mutant.exercise in graded)


def surviving(tried: list[Mutant], suite: Suite) -> Iterator[Mutant]:
    """Those that keep all their points. They run in a process apart, for they may hang it.

    It tells of each mutant in a byte; the one it dies of is caught, and the rest get another.
    """
    at = 0
    while at < len(tried):
        reader, writer = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(reader)
            try:
                _tell(tried[at:], suite, writer)
            finally:
                os._exit(1)
        os.close(writer)
        with open(reader, "rb") as told:
            for kept in told.read():
                if kept:
                    yield tried[at]
                at += 1
        os.waitpid(pid, 0)
        at += 1


def _tell(tried: list[Mutant], suite: Suite, writer: int) -> None:
    """Write of each mutant whether it keeps its points, in bounded processor time and memory."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    for mutant in tried:
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            kept = keeps_its_points(mutant, suite)
        except Exception:
            kept = False
        os.write(writer, bytes([kept]))


def keeps_its_points(mutant: Mutant, suite: Suite) -> bool:
    """Whether every law of the mutant's exercise holds, and those that hold of every function.

    It ends with the first that breaks, for there is no need to know by which name.
    """
    exercise = suite.assignment.exercise(mutant.exercise)
    module = ModuleType("mutant")
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(mutant.source, "mutant", "exec"), module.__dict__)
        candidate = LocalCandidate(module.__dict__)
        outcomes = []
        for law in suite.of(exercise):
            outcomes.append(suite.run(law, candidate))
            if not outcomes[-1].passed:
                return False
        broken = modified(suite, exercise, outcomes) or memory(exercise, candidate, outcomes)
    return broken is None


def test_validate_fails_where_a_law_breaks(tmp_path: Path, monkeypatch, capsys) -> None:
    """A course whose reference lost a transpose does not validate."""
    import shutil

    from autograder.cli import main

    for folder in ("assignments/backprop", "starter/backprop"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "solutions").mkdir()
    source = (ROOT / "solutions" / "backprop.py").read_text(encoding="utf-8")
    broken = source.replace("W_next.T @ delta_next) *", "W_next @ delta_next) *", 2)
    assert broken != source
    (tmp_path / "solutions" / "backprop.py").write_text(broken, encoding="utf-8")
    monkeypatch.setenv("AUTOGRADER_COURSE", str(tmp_path))
    assert main(["validate", "backprop"]) == 1
    assert "the reference fails its own suite" in capsys.readouterr().out
