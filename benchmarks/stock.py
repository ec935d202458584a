"""The same class for stock nbgrader: its own course, hidden asserts of like strength.

Each exercise's hidden cell makes as many calls as our suite does, on inputs of the same sizes,
and compares with the formula by `np.testing.assert_allclose`.
"""

from pathlib import Path

import nbformat

from autograder.course import Assignment
from autograder.notebooks import parts

HEAD = """
import numpy as _np
def _s(z): return 1 / (1 + _np.exp(-z))
def _sp(z): return _s(z) * (1 - _s(z))
def _sizes(rng, n): return [int(k) for k in rng.integers(1, 5, n)]
def _ref_backprop(ws, bs, X, Y):
    zs, As = [], [X]
    for w, b in zip(ws, bs):
        zs.append(w @ As[-1] + b); As.append(_s(zs[-1]))
    d = (As[-1] - Y) * _sp(zs[-1]); gw, gb = [], []
    for l in reversed(range(len(ws))):
        gw.insert(0, d @ As[l].T / X.shape[1]); gb.insert(0, d.mean(axis=1, keepdims=True))
        if l: d = (ws[l].T @ d) * _sp(zs[l - 1])
    return gw, gb
def _same(got, want):
    assert _np.shape(got) == want.shape
    _np.testing.assert_allclose(got, want, rtol=1e-5, atol=1e-8)
"""

ASSERTS = {
    "output_delta": """
for seed in range({calls}):
    rng = _np.random.default_rng(seed); n, m = _sizes(rng, 2)
    Z, Y = rng.normal(size=(n, m)), rng.random((n, m))
    _same(output_delta(_s(Z), Y, Z), (_s(Z) - Y) * _sp(Z))
""",
    "cross_entropy_delta": """
for seed in range({calls}):
    rng = _np.random.default_rng(seed); n, m = _sizes(rng, 2)
    A, Y = rng.random((n, m)), rng.random((n, m))
    _same(cross_entropy_delta(A, Y), A - Y)
""",
    "hidden_delta": """
for seed in range({calls}):
    rng = _np.random.default_rng(seed); k, n, m = _sizes(rng, 3)
    W, d, Z = rng.normal(size=(k, n)), rng.normal(size=(k, m)), rng.normal(size=(n, m))
    _same(hidden_delta(W, d, Z), (W.T @ d) * _sp(Z))
""",
    "bias_gradient": """
for seed in range({calls}):
    rng = _np.random.default_rng(seed); n, m = _sizes(rng, 2); d = rng.normal(size=(n, m))
    _same(bias_gradient(d), d.mean(axis=1, keepdims=True))
""",
    "weight_gradient": """
for seed in range({calls}):
    rng = _np.random.default_rng(seed); n, k, m = _sizes(rng, 3)
    d, A = rng.normal(size=(n, m)), rng.normal(size=(k, m))
    _same(weight_gradient(d, A), d @ A.T / m)
""",
    "backprop": """
for seed in range({calls}):
    rng = _np.random.default_rng(seed); w = _sizes(rng, 2 + seed % 3); m = int(rng.integers(1, 5))
    ws = [rng.normal(size=(n, k)) for k, n in zip(w, w[1:])]
    bs = [rng.normal(size=(n, 1)) for n in w[1:]]
    X, Y = rng.normal(size=(w[0], m)), rng.random((w[-1], m))
    got, want = backprop(ws, bs, X, Y), _ref_backprop(ws, bs, X, Y)
    for g, e in zip(got[0] + got[1], want[0] + want[1]): _same(g, e)
""",
}


def hidden_cell(name: str, calls: int) -> str:
    """The hidden asserts of one exercise."""
    return HEAD + ASSERTS[name].format(calls=calls)


def source_notebook(assignment: Assignment, calls: dict[str, int]) -> nbformat.NotebookNode:
    """What an instructor would write for stock nbgrader."""
    cells = []
    for part in parts(assignment):
        if part.kind == "text":
            cells.append(nbformat.v4.new_markdown_cell(part.source))
        elif part.kind == "stub":
            cells.append(_marked(part.source, f"s_{part.exercise}", solution=True))
        elif part.kind == "check":
            exercise = assignment.exercise(part.exercise)
            hidden = hidden_cell(part.exercise, calls[part.exercise])
            source = f"### BEGIN HIDDEN TESTS\n{hidden}\n### END HIDDEN TESTS"
            cells.append(_marked(source, f"t_{part.exercise}", points=exercise.points))
        else:
            cells.append(nbformat.v4.new_code_cell(part.source))
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})


def _marked(source: str, grade_id: str, *, solution: bool = False, points: float = 0):
    mark = {
        "schema_version": 3, "grade_id": grade_id, "solution": solution, "grade": bool(points),
        "locked": not solution, "task": False,
    }  # fmt: skip
    if points:
        mark["points"] = points
    return nbformat.v4.new_code_cell(source, metadata={"nbgrader": mark})


def make_course(folder: Path, assignment: Assignment, calls: dict[str, int]) -> Path:
    """A course folder with the source notebook in it; the notebook's path."""
    (folder / "nbgrader_config.py").write_text(
        "c = get_config()\nc.CourseDirectory.course_id = 'bench'\n"
        "c.ExecutePreprocessor.timeout = 30\n"
    )
    path = folder / "source" / assignment.name / f"{assignment.name}.ipynb"
    path.parent.mkdir(parents=True)
    nbformat.write(source_notebook(assignment, calls), path)
    return path


def hand_in(release: Path, target: Path, answers: dict[str, str]) -> None:
    """The released notebook with a student's stubs filled in."""
    notebook = nbformat.read(release, as_version=4)
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id", "").removeprefix("s_")
        if name in answers:
            cell.source = answers[name]
    target.parent.mkdir(parents=True)
    nbformat.write(notebook, target)
