"""A suite is rehearsed once; what was kept of it is what the rehearsal gave."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from autograder import wire
from autograder.cache import kept_folder
from autograder.candidate.dispatch import identical
from autograder.course import Assignment, load_assignment
from autograder.examiner.scripts import Scripts
from autograder.examiner.student import Entry, Script
from autograder.examiner.suite import Law, Suite, with_suite
from autograder.grade import Settings, grade
from autograder.results import as_json

from .conftest import QUICK, ROOT

DEMO = [ROOT / "demo" / "class" / f"{name}.ipynb" for name in ("dmitri", "emmy", "ada", "gauss")]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache of this test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return kept_folder()


@pytest.fixture
def rehearsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The laws that are rehearsed from now on, by name."""
    names: list[str] = []
    rehearse = Suite._rehearsed

    def note(suite: Suite, law: Law) -> Script:
        names.append(law.name)
        return rehearse(suite, law)

    monkeypatch.setattr(Suite, "_rehearsed", note)
    return names


def scripts(assignment: Assignment, **options: bool) -> dict[str, Script]:
    """The script of every law."""
    found: dict[str, Script] = {}
    with_suite(
        assignment, lambda suite: found.update({law.name: law.script for law in suite.laws}),
        **options,
    )  # fmt: skip
    return found


@pytest.mark.parametrize("name", ["backprop", "softmax", "gradcheck", "training"])
def test_what_was_kept_is_what_was_rehearsed(name: str) -> None:
    assignment = load_assignment(name, ROOT)
    before, after = scripts(assignment), scripts(assignment)
    assert before.keys() == after.keys()
    for law, script in before.items():
        kept = after[law]
        assert kept.bodies == script.bodies
        assert [known.body for known in kept.known] == [known.body for known in script.known]
        for ours, theirs in zip(script.entries, kept.entries, strict=True):
            assert ours.alone == theirs.alone
            assert ours.call.target == theirs.call.target
            assert identical(ours.call.args, theirs.call.args)


def test_nothing_is_rehearsed_twice(backprop, rehearsed: list[str]) -> None:
    laws = list(scripts(backprop))
    assert rehearsed == laws
    scripts(backprop)
    assert rehearsed == laws


def test_unless_it_is_asked_for(backprop, rehearsed: list[str]) -> None:
    laws = list(scripts(backprop)) + list(scripts(backprop, anew=True))
    assert rehearsed == laws


def test_a_law_that_hands_over_functions_is_rehearsed_every_time(rehearsed: list[str]) -> None:
    gradcheck = load_assignment("gradcheck", ROOT)
    with_functions = [law for law, script in scripts(gradcheck).items() if script.callables]
    rehearsed.clear()
    scripts(gradcheck)
    assert with_functions and set(with_functions) <= set(rehearsed)


def test_other_examples_are_rehearsed(backprop, rehearsed: list[str], cache: Path) -> None:
    scripts(backprop)
    rehearsed.clear()
    (cache / "backprop.msgpack").unlink()
    assert set(scripts(backprop)) == set(rehearsed)


def test_another_version_is_rehearsed(backprop, rehearsed: list[str], monkeypatch) -> None:
    scripts(backprop)
    rehearsed.clear()
    monkeypatch.setattr("autograder.__version__", "another")
    assert set(scripts(backprop)) == set(rehearsed)


@pytest.mark.parametrize("damage", [b"", b"no MessagePack"])
def test_a_damaged_file_costs_time_alone(damage: bytes, backprop, cache: Path) -> None:
    before = scripts(backprop)
    file = cache / "backprop.calls.msgpack"
    whole = file.read_bytes()
    file.write_bytes(damage)
    assert {law: script.bodies for law, script in scripts(backprop).items()} == {
        law: script.bodies for law, script in before.items()
    }
    assert file.read_bytes() == whole
    assert file.stat().st_mode & 0o077 == 0


def test_results_are_the_same_whether_rehearsed_or_kept(backprop, rehearsed: list[str]) -> None:
    first = as_json(grade(DEMO, backprop, Settings(jobs=1, bounds=QUICK)))
    assert rehearsed
    rehearsed.clear()
    for jobs in (1, 2):
        assert as_json(grade(DEMO, backprop, Settings(jobs=jobs, bounds=QUICK))) == first
    assert not rehearsed


@pytest.mark.parametrize(
    "argument", [np.float64(0.5), (1.0, np.float32(2.0))], ids=["scalar", "nested"]
)
def test_a_call_that_would_come_back_as_another_is_not_kept(argument: Any, backprop) -> None:
    kept = Scripts(backprop)
    kept.keep("law", b"examples", Script([_entry(argument)]))
    assert kept.of("law", b"examples") is None
    kept.keep("law", b"examples", Script([_entry(0.5)]))
    assert kept.of("law", b"examples") is not None
    assert kept.of("law", b"others") is None


def _entry(argument: Any) -> Entry:
    call = wire.Call("name", "sigma", [argument], {}, 0)
    entry = Entry(wire.encode(call))
    entry.call = call
    return entry
