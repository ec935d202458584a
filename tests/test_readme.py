"""The README says nothing that is not so."""

import re

from autograder.cli import _parser
from autograder.course import load_assignment, names
from autograder.examiner.misconceptions import load_misconceptions

from .conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_table_lists_every_assignment_as_it_is() -> None:
    for name in names(ROOT):
        a = load_assignment(name, ROOT)
        row = f"| [`{name}`](assignments/{name}/statement.md) | {a.teaches} | {len(a.exercises)} |"
        assert f"{row} {a.max_score:g} |" in README


def test_every_link_and_picture_is_there() -> None:
    for document in (README, (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")):
        for target in re.findall(r"\]\(([^)#]+)\)", document):
            assert target.startswith("http") or (ROOT / target).exists(), target


def test_every_command_and_option_exists() -> None:
    known = _parser().format_help()
    commands = re.findall(r"autograder (\w+)", README)
    for command in {c for c in commands if c in ("grade", "check", "build", "validate", "course")}:
        assert command in known
    assert {"grade", "check", "build", "validate", "course"} <= set(commands)


def test_every_status_is_explained() -> None:
    from autograder.terminal import COLOURS

    for status in COLOURS:
        assert f"`{status}`" in README


def test_the_right_submissions_are_as_many_as_it_says() -> None:
    styles = len(list((ROOT / "tests" / "right").glob("*/*.py")))
    (said,) = re.findall(r"that (\d+) right\s+submissions", README)
    assert styles >= int(said)


def test_there_are_as_many_known_mistakes_as_it_says() -> None:
    found = sum(len(load_misconceptions(load_assignment(name, ROOT))) for name in names(ROOT))
    (said,) = re.findall(r"More than ([\d,]+) known\s+mistakes", README)
    assert found >= int(said.replace(",", ""))
