"""The examples of a suite follow from the suite alone, and come back from the cache as drawn."""

import importlib.util
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from autograder.course import load_assignment
from autograder.errors import GraderError
from autograder.examiner import drawn, suite
from autograder.examiner.suite import Suite, with_suite

from .conftest import ROOT


def examples(name: str) -> dict[str, bytes]:
    """What each law of the assignment is run on, as bytes that can be compared."""
    found: dict[str, bytes] = {}

    def note(suite: Suite) -> None:
        found.update({law.name: pickle.dumps(law.script.bodies) for law in suite.laws})

    with_suite(load_assignment(name, ROOT), note, anew=True)
    return found


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache of this test's own; the file in which `forward` would keep its examples."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return drawn.path_of(load_assignment("forward", ROOT))


def test_modules_that_happen_to_be_loaded_do_not_matter(cache: Path, tmp_path: Path) -> None:
    before = examples("forward")
    cache.unlink()
    constants = tmp_path / "constants.py"
    constants.write_text("\n".join(f"x{n} = {n}; y{n} = {n}.125" for n in range(2, 400)))
    loaded(constants)
    assert examples("forward") == before


def loaded(path: Path) -> ModuleType:
    """The file as a module that everybody can see."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["forward", "gradcheck", "graph"])
def test_what_was_kept_is_what_was_drawn(name: str, cache: Path) -> None:
    drawn_ = examples(name)
    assert drawn.path_of(load_assignment(name, ROOT)).is_file()
    assert examples(name) == drawn_


def test_nothing_is_drawn_twice(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    examples("forward")

    def refuse(law: Callable[..., None]) -> None:
        raise AssertionError(f"{law.__name__} was drawn again")

    monkeypatch.setattr(suite, "draw", refuse)
    examples("forward")


def test_hypothesis_is_not_even_imported_where_nothing_is_drawn(cache: Path) -> None:
    code = (
        "import sys; from autograder.course import load_assignment\n"
        "from autograder.examiner.suite import with_suite\n"
        "with_suite(load_assignment('forward'), lambda suite: print('hypothesis' in sys.modules))"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout
        for _ in range(2)
    ]
    assert said == ["True\n", "False\n"]


def test_a_law_without_an_example_is_refused(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suite, "draw", lambda law: [])
    with pytest.raises(GraderError, match="has no example"):
        examples("forward")


@pytest.mark.parametrize("damage", [b"", b"no MessagePack", None])
def test_a_damaged_file_is_drawn_anew(damage: bytes | None, cache: Path) -> None:
    before, whole = examples("forward"), cache.read_bytes()
    flipped = bytearray(whole)
    flipped[len(whole) // 2] ^= 1
    cache.write_bytes(bytes(flipped) if damage is None else damage)
    assert examples("forward") == before
    assert cache.read_bytes() == whole


def test_a_suite_that_changed_is_drawn_anew(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    examples("forward")
    before = cache.read_bytes()
    monkeypatch.setattr("autograder.__version__", "another")
    examples("forward")
    assert cache.read_bytes() != before


def test_only_its_owner_can_read_it(cache: Path) -> None:
    examples("forward")
    assert cache.stat().st_mode & 0o077 == 0
    assert cache.parent.stat().st_mode & 0o077 == 0


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "autograder").write_text("a file where the folder should be")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert examples("forward")
