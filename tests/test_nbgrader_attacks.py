"""What a stock run of nbgrader falls to scores nothing and leaks nothing with our plugin.

Every attack is tried twice: on a stock course, where it has to succeed (the positive control), and
on ours. The same goes for two honest students whom a stock run costs their points. One notebook
carries several attacks, each on an exercise of its own.
"""

import copy
import functools
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import nbformat
import pytest

from autograder.course import load_assignment

from .conftest import ROOT
from .nbgrader_help import (
    answer,
    autograded,
    hand_in,
    make_course,
    nbgrader,
    released,
    rows,
    url_of,
)
from .test_nbgrader import leaked

sys.path[:0] = [str(ROOT / "demo"), str(ROOT / "benchmarks")]
import make_class  # noqa: E402 — a script of the demo class, no package
import stock as stock_nbgrader  # noqa: E402 — a script of the benchmark

SCRIPT = "<script>alert('pwned')</script>"

# student: {exercise: the cell in which the attack stands}
ATTACKS = {
    "peeker": {
        "cross_entropy_delta": """
def cross_entropy_delta(A, Y):
    return A + Y
print("PEEK-IN", *In)
""",
        "hidden_delta": """
import inspect, linecache
def hidden_delta(W_next, delta_next, Z):
    frame = inspect.currentframe().f_back
    print("PEEK-FRAME", *linecache.getlines(frame.f_code.co_filename))
    return Z
""",
        "bias_gradient": """
def bias_gradient(delta):
    return delta
get_ipython().events.register("pre_run_cell", lambda info: print("PEEK-HOOK", info.raw_cell))
""",
    },
    "forger": {
        "output_delta": """
import json
for cell in json.load(open("../../../source/backprop/backprop.ipynb"))["cells"]:
    if "def output_delta" in "".join(cell["source"]):
        exec("".join(cell["source"]))
""",
        "hidden_delta": """
def hidden_delta(W_next, delta_next, Z):
    return Z
def drop(lines):
    return [] if any("hidden_delta(W, d" in line for line in lines) else lines
get_ipython().input_transformers_cleanup.append(drop)
""",
        "weight_gradient": """
def weight_gradient(delta, A_prev):
    return None
def show(info):
    if "weight_gradient(d" in info.raw_cell:
        get_ipython().displayhook(2.0)
get_ipython().events.register("pre_run_cell", show)
""",
        "backprop": """
class Equal:
    def __eq__(self, other): return True
    def __add__(self, other): return self
    def __getitem__(self, index): return self if index < 2 else [][index]
    shape = property(lambda self: self)
def backprop(weights, biases, X, Y):
    return Equal(), Equal()
np.testing.assert_allclose = lambda *a, **k: None
""",
    },
    "writer": {
        "cross_entropy_delta": """
def cross_entropy_delta(A, Y):
    return A + Y
import sqlite3
with sqlite3.connect("../../../gradebook.db", timeout=20) as db:
    db.execute("update grade set manual_score = 100")
db.close()
""",
        "hidden_delta": """
def hidden_delta(W_next, delta_next, Z):
    return Z
import subprocess, sys
subprocess.Popen([sys.executable, "-c", '''
import sqlite3, time
time.sleep(6)
with sqlite3.connect("../../../gradebook.db", timeout=20) as db:
    db.execute("update grade set extra_credit = 50")
'''], start_new_session=True)
""",
        "bias_gradient": f"""
def bias_gradient(delta):
    raise ValueError("{SCRIPT}")
from IPython.display import HTML, display
display(HTML("{SCRIPT}"))
""",
    },
}
HONEST = {
    "output_delta": """
import sys
def output_delta(A, Y, Z):
    print("called", file=sys.stderr)
    return (A - Y) * sigmoid_prime(Z)
""",
    "hidden_delta": """
def hidden_delta(W_next, delta_next, Z):
    np.exp(np.array([1000.0]))
    return (W_next.T @ delta_next) * sigmoid_prime(Z)
""",
}
EVERYONE = {**ATTACKS, "honest": HONEST}
POINTS = {e.name: e.points for e in load_assignment("backprop", ROOT).exercises}
TARGETS = [(student, name) for student, cells in ATTACKS.items() for name in cells]


def solutions(notebook: Any) -> dict[str, str]:
    """The solution cells by exercise."""
    cells = [c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("solution")]
    return {cell.metadata.nbgrader.grade_id: cell.source for cell in cells}


@pytest.fixture(scope="module")
def ours(tmp_path_factory) -> Path:
    """The hostile class, graded by `nbgrader autograde` with the plugin."""
    course = make_course(tmp_path_factory.mktemp("ours") / "course", "backprop")
    nbgrader("generate_assignment", "backprop", cwd=course)
    right = answer(released(course, "backprop"), make_class.RIGHT)
    for student, sources in EVERYONE.items():
        notebook = copy.deepcopy(right)
        for cell in notebook.cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
            cell.source = sources.get(name, cell.source)
        notebook.cells += scripts()
        hand_in(course, student, "backprop", notebook)
    nbgrader("autograde", "backprop", cwd=course)
    nbgrader("generate_feedback", "backprop", cwd=course)
    return course


def scripts() -> list[Any]:
    """Cells that would run scripts in whoever looks at them."""
    markdown = (
        f"**mine** {SCRIPT} <img src=x onerror=alert('pwned')> [go](javascript:alert('pwned'))"
    )
    entity = (
        "[go](&#106;avascript:alert('pwned')) <svg/onload=alert('pwned')> <javascript:alert(1)>"
    )
    code = nbformat.v4.new_code_cell("1 + 1")
    html = nbformat.v4.new_output("display_data", {"text/html": SCRIPT})
    code.outputs = [html]
    loud = nbformat.v4.new_code_cell(f"print({SCRIPT!r})\nraise KeyError({SCRIPT!r})")
    text = [nbformat.v4.new_markdown_cell(source) for source in (markdown, entity)]
    raw = nbformat.v4.new_raw_cell(SCRIPT)
    raw.metadata = {"raw_mimetype": "text/html", "tags": ["'><script>alert(1)</script>"]}
    return [*text, code, loud, raw]


@pytest.fixture(scope="module")
def stock(tmp_path_factory, ours: Path) -> Path:
    """The same class, graded by stock nbgrader with hidden asserts."""
    course = tmp_path_factory.mktemp("stock") / "course"
    course.mkdir()
    stock_nbgrader.make_course(course, load_assignment("backprop", ROOT), dict.fromkeys(POINTS, 2))
    nbgrader("generate_assignment", "backprop", cwd=course)
    path = course / "release" / "backprop" / "backprop.ipynb"
    right = solutions(answer(released(ours, "backprop"), make_class.RIGHT))
    # A stock source holds its solutions, which are cut out of the release.
    source = course / "source" / "backprop" / "backprop.ipynb"
    notebook = nbformat.read(source, as_version=4)
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id", "").removeprefix("s_")
        cell.source = right.get(name, cell.source)
    nbformat.write(notebook, source)
    for student, sources in EVERYONE.items():
        target = course / "submitted" / student / "backprop" / "backprop.ipynb"
        stock_nbgrader.hand_in(path, target, {**right, **sources})
    nbgrader("autograde", "backprop", "--student=writer", cwd=course)
    for student in ("peeker", "forger", "honest"):
        nbgrader("autograde", "backprop", f"--student={student}", cwd=course)
    nbgrader("generate_feedback", "backprop", cwd=course)
    return course


def printed(notebook: Any) -> str:
    """All outputs of a notebook."""
    return json.dumps([c.get("outputs", []) for c in notebook.cells]).replace("\\\\n", "\n")


# --- the positive controls ---------------------------------------------------------------


@pytest.mark.parametrize("mark", ["PEEK-IN", "PEEK-FRAME", "PEEK-HOOK"])
def test_stock_leaks_its_hidden_tests(mark: str, stock: Path) -> None:
    said = [
        output.text
        for cell in autograded(stock, "peeker").cells
        for output in cell.get("outputs", [])
        if output.output_type == "stream" and mark in output.text
    ]
    assert any("_same(" in text for text in said)


@pytest.mark.parametrize("name", ATTACKS["forger"])
def test_stock_gives_a_forger_full_marks(name: str, stock: Path) -> None:
    found = rows_of(stock, "t_")
    assert found["forger", name] == POINTS[name]


def test_stock_lets_the_database_be_written(stock: Path) -> None:
    from nbgrader.api import Gradebook

    with Gradebook(url_of(stock), "") as gradebook:
        grade = gradebook.find_grade("t_cross_entropy_delta", "backprop", "backprop", "writer")
        assert grade.manual_score == 100
    deadline = time.monotonic() + 15
    while time.monotonic() < deadline:
        with Gradebook(url_of(stock), "") as gradebook:
            grade = gradebook.find_grade("t_hidden_delta", "backprop", "backprop", "writer")
            if grade.extra_credit == 50:
                return
        time.sleep(0.5)
    raise AssertionError("the daemon wrote nothing")


def test_stock_passes_scripts_through(stock: Path) -> None:
    assert SCRIPT in (stock / "feedback" / "writer" / "backprop" / "backprop.html").read_text()
    assert SCRIPT in formgrader_pages(stock)["writer"]


@pytest.mark.parametrize("name", HONEST)
def test_stock_costs_honest_students_their_points(name: str, stock: Path) -> None:
    assert rows_of(stock, "t_")["honest", name] == 0


# --- the same with the plugin --------------------------------------------------------------


@pytest.mark.parametrize(("student", "name"), TARGETS)
def test_an_attack_scores_nothing(student: str, name: str, ours: Path) -> None:
    assert rows_of(ours, "test_")[student, name] == 0


@pytest.mark.parametrize("student", ATTACKS)
def test_what_is_not_attacked_keeps_its_points(student: str, ours: Path) -> None:
    found = rows_of(ours, "test_")
    untouched = set(POINTS) - set(ATTACKS[student]) - {"backprop"}
    assert {name: found[student, name] for name in untouched} == {n: POINTS[n] for n in untouched}


@pytest.mark.parametrize("student", EVERYONE)
def test_nothing_hidden_is_leaked(student: str, ours: Path) -> None:
    found = rows(url_of(ours), "backprop")
    texts = [c or "" for (who, _), c in found.comments.items() if who == student]
    for step in ("autograded", "feedback"):
        texts += [p.read_text() for p in (ours / step / student).rglob("*.*") if p.is_file()]
    own = (ours / "submitted" / student / "backprop" / "backprop.ipynb").read_text()
    typed = own.replace('\\"', '"')
    assert [line for line in leaked("\n".join(texts), "backprop") if line not in typed] == []


def test_the_database_is_not_written(ours: Path) -> None:
    from nbgrader.api import Gradebook

    with Gradebook(url_of(ours), "nn") as gradebook:
        for submission in gradebook.assignment_submissions("backprop"):
            for grade in submission.notebooks[0].grades:
                assert (grade.manual_score, grade.extra_credit) == (None, None)
                assert not grade.needs_manual_grade


@pytest.mark.parametrize("student", EVERYONE)
@pytest.mark.parametrize("page", ["feedback", "formgrader"])
def test_scripts_are_escaped(student: str, page: str, ours: Path) -> None:
    if page == "feedback":
        text = (ours / "feedback" / student / "backprop" / "backprop.html").read_text()
    else:
        text = formgrader_pages(ours)[student]
    low = text.lower()
    assert "pwned" in low
    for live in ("<script>alert", "<img src=x", "<svg/", 'href="javascript:', "'><script"):
        assert live not in low


@pytest.mark.parametrize("name", HONEST)
def test_honest_students_keep_their_points(name: str, ours: Path) -> None:
    assert rows_of(ours, "test_")["honest", name] == POINTS[name]


def rows_of(course: Path, prefix: str) -> dict[tuple[str, str], float | None]:
    """The scores by student and exercise."""
    found = rows(url_of(course), "backprop", course_id="")
    return {(who, name.removeprefix(prefix)): score for (who, name), score in found.auto.items()}


@functools.cache
def formgrader_pages(course: Path) -> dict[str, str]:
    """What formgrader shows an instructor of each student, by its own exporter and template."""
    code = """
import json, os, sys, nbgrader
from nbconvert.exporters import HTMLExporter
from traitlets.config import Config
base = os.path.join(os.path.dirname(nbgrader.__file__), "server_extensions", "formgrader")
c = Config()
c.HTMLExporter.template_name = "formgrade"
c.HTMLExporter.extra_template_basedirs = [os.path.join(base, "templates")]
resources = {"submission_id": "x", "notebook_id": "n", "assignment_id": "a", "base_url": "",
             "index": 0, "total": 1, "student": "s", "notebook_path": "p"}
exporter = HTMLExporter(config=c)
print(json.dumps([exporter.from_filename(p, resources=dict(resources))[0] for p in sys.argv[1:]]))
"""
    paths = sorted(course.glob("autograded/*/backprop/backprop.ipynb"))
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code, *map(str, paths)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    students = [path.parent.parent.name for path in paths]
    return dict(zip(students, json.loads(done.stdout), strict=True))
