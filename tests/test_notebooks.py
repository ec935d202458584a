"""The released notebooks: with the reference pasted in they run clean and show their pictures."""

import re
import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from autograder.build import secrets
from autograder.course import Assignment, load_assignment, names
from autograder.stubs import pieces

from .conftest import ROOT

IDIOM = re.compile(r"(from|import) .*|with np\.errstate\(.*\):")  # lines anybody may write
STRICT = "import warnings\nwarnings.simplefilter('error')"


def filled_in(assignment: Assignment) -> nbformat.NotebookNode:
    """The released notebook with the reference's answers in place of the stubs."""
    notebook = nbformat.read(assignment.starter / f"{assignment.name}.ipynb", as_version=4)
    reference = assignment.solution.read_text(encoding="utf-8")
    for cell in notebook.cells:
        name = cell.id.removeprefix("stub-").replace("-", "_")
        if cell.id.startswith("stub-"):
            exercise = next(e.name for e in assignment.exercises if e.name == name)
            cell.source = definition(reference, exercise)
    return notebook


def definition(source: str, name: str) -> str:
    """The source of one top-level function or class."""
    import ast

    node = next(n for n in ast.parse(source).body if getattr(n, "name", "") == name)
    lines = source.splitlines()[node.lineno - 1 : node.end_lineno + 1]  # and the END marker
    return "\n".join(line for line in lines if "### " not in line)


@pytest.mark.parametrize("name", names(ROOT))
def test_a_notebook_with_the_reference_runs_clean(name: str, tmp_path: Path) -> None:
    assignment = load_assignment(name, ROOT)
    shutil.copytree(assignment.starter, tmp_path / name)
    notebook = filled_in(assignment)
    notebook.cells.insert(0, nbformat.v4.new_code_cell(STRICT))
    client = NotebookClient(
        notebook, timeout=120, resources={"metadata": {"path": tmp_path / name}}
    )
    client.execute()
    outputs = [out for cell in notebook.cells for out in cell.get("outputs", [])]
    assert [o for o in outputs if o.output_type == "stream" and o.name == "stderr"] == []
    assert any("image/png" in out.get("data", {}) for out in outputs), "no picture appeared"
    checks = [c for c in notebook.cells if c.id.startswith("check-")]
    assert len(checks) == len(assignment.exercises)
    for cell in checks:
        (shown,) = [o for o in cell.outputs if "text/html" in o.get("data", {})]
        assert "Hidden laws remain" in shown.data["text/html"], cell.source
        assert "breaks" not in shown.data["text/plain"], shown.data["text/plain"]


@pytest.mark.parametrize("name", names(ROOT))
def test_every_cell_of_a_release_compiles_and_no_stub_is_answered(name: str) -> None:
    assignment = load_assignment(name, ROOT)
    notebook = nbformat.read(assignment.starter / f"{name}.ipynb", as_version=4)
    nbformat.validate(notebook)
    given, stubs = pieces(assignment.solution.read_text(encoding="utf-8"))
    sources = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    for source in sources:
        compile(source, name, "exec")
    for stub in stubs.values():
        assert stub.strip() in sources
        assert "NotImplementedError" in stub
    assert sum(given.strip() in source for source in sources) == 1


def test_the_wheel_holds_nothing_hidden(tmp_path: Path) -> None:
    """What `pip install` gives a student: no reference, no hidden suite, no misconception."""
    import subprocess
    import sys
    import zipfile

    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        members = archive.namelist()
        text = "\n".join(
            archive.read(m).decode("utf-8", "replace") for m in members if not m.endswith(".png")
        )
    assert any(member.startswith("autograder/checking/") for member in members)
    assert not [m for m in members if not m.startswith(("autograder/", "autograder-"))]
    for name in names(ROOT):
        found = [line for line in secrets(load_assignment(name, ROOT)) if line in text]
        assert [line for line in found if len(line) > 30 and not IDIOM.match(line)] == [], name


@pytest.mark.parametrize("name", names(ROOT))
def test_a_release_holds_nothing_hidden(name: str) -> None:
    """Positive control: the same search finds every secret in the course itself."""
    assignment = load_assignment(name, ROOT)
    hidden = secrets(assignment)
    released = "\n".join(
        path.read_text(encoding="utf-8", errors="replace").replace('\\"', '"')
        for path in assignment.starter.iterdir()
        if path.suffix != ".npz"
    )
    assert [line for line in hidden if line in released] == []
    course = "\n".join(
        path.read_text(encoding="utf-8")
        for path in (assignment.solution, *assignment.hidden_sources)
    )
    assert len(hidden) > 50
    assert all(line in course for line in hidden)
