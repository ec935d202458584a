"""What known mistakes reply is asked once, kept, and the same whether asked or kept."""

from pathlib import Path

import pytest

from autograder.cache import kept_folder
from autograder.course import Assignment
from autograder.examiner import kept
from autograder.examiner.misconceptions import Misconception, mistakes_in
from autograder.examiner.suite import Suite, with_suite
from autograder.examiner.traces import Traces
from autograder.grade import Settings, grade
from autograder.results import ClassResult, as_json

from .conftest import QUICK, ROOT, by_student, exercise

DEMO = [ROOT / "demo" / "class" / f"{name}.ipynb" for name in ("dmitri", "emmy", "ada", "gauss")]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache of this test's own; the file in which `backprop` keeps its traces."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return kept_folder() / "backprop.mistakes.msgpack"


def graded(assignment: Assignment, jobs: int = 1) -> ClassResult:
    """A few of the demo class."""
    return grade(DEMO, assignment, Settings(jobs=jobs, bounds=QUICK))


def refuse(known: Misconception, assignment: Assignment) -> None:
    raise AssertionError(f"{known.name} was asked again")


def test_a_mistake_is_not_asked_twice(cache, backprop, monkeypatch) -> None:
    before = graded(backprop)
    assert exercise(by_student(before)["emmy"], "hidden_delta").diagnoses
    monkeypatch.setattr(Misconception, "namespace", refuse)
    assert as_json(graded(backprop)) == as_json(before)
    cache.unlink()
    assert "grader_error" in {s.status for s in graded(backprop).submissions}


def test_two_jobs_both_leave_what_they_asked(cache, backprop) -> None:
    graded(backprop, jobs=2)
    graded(backprop, jobs=2)  # whoever was overwritten at the end of the first asks again
    both = cache.read_bytes()
    graded(backprop)
    assert len(cache.read_bytes()) == len(both)


@pytest.mark.parametrize("damage", [b"", b"no MessagePack"])
def test_a_damaged_file_costs_time_alone(damage: bytes, cache, backprop) -> None:
    before = graded(backprop)
    whole = cache.read_bytes()
    cache.write_bytes(damage)
    assert as_json(graded(backprop)) == as_json(before)
    assert len(cache.read_bytes()) == len(whole)


def test_another_version_asks_anew(cache, backprop, monkeypatch) -> None:
    graded(backprop)
    monkeypatch.setattr("autograder.__version__", "another")
    monkeypatch.setattr(Misconception, "namespace", refuse)
    assert "grader_error" in {s.status for s in graded(backprop).submissions}


def test_a_file_that_would_be_too_large_is_not_kept(cache, backprop, monkeypatch) -> None:
    monkeypatch.setattr(kept, "LARGEST", 1000)
    graded(backprop)
    assert not cache.exists()


def test_only_its_owner_can_read_it(cache, backprop) -> None:
    graded(backprop)
    assert cache.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("met", [0, 1, 3])
def test_a_trace_that_was_kept_in_part_goes_on_where_it_ended(met: int, cache, backprop) -> None:
    def body(suite: Suite) -> None:
        for exercise_ in backprop.exercises:
            known = mistakes_in(exercise_, backprop)[0]
            for law in suite.of(exercise_):
                whole = Traces(backprop).of(known, law)
                replies = list(whole)
                part = Traces(backprop).of(known, law)
                part.bodies = whole.bodies[:met]
                assert [reply.failure for reply in part] == [reply.failure for reply in replies]
                assert part.bodies == whole.bodies

    with_suite(backprop, body)
