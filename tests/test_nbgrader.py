"""nbgrader's own commands around our sandbox and our suites."""

import copy
import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest

from autograder.build import secrets
from autograder.course import load_assignment

from .conftest import ROOT
from .nbgrader_help import (
    answer,
    autograded,
    autograder,
    bare,
    hand_in,
    make_course,
    nbgrader,
    postgresql,
    postgresql_binaries,
    released,
    rows,
    scores,
    url_of,
)

sys.path.insert(0, str(ROOT / "demo"))
import make_class

FORWARD = {
    "linear": "return W @ A + b",
    "quadratic_cost": "return float(np.sum((A - Y) ** 2) / (2 * A.shape[1]))",
}
RENAMED = "Backprop (final).ipynb"
SUMMED = {**make_class.RIGHT, "bias_gradient": "return delta.sum(axis=1, keepdims=True)"}


EXTRA = """
c.LateSubmissionPlugin.penalty_method = "zero"
c.AutograderPlugin.call_seconds = 2.0
c.FileNameCollectorPlugin.named_regexp = (
    r".*_(?P<student_id>\\w+)_attempt_(?P<timestamp>[0-9\\-]+)_(?P<file_id>.*)"
)
"""


@pytest.fixture(scope="module")
def stock(tmp_path_factory) -> Path:
    """The folder of a course on SQLite and of its students, after a whole cycle."""
    folder = tmp_path_factory.mktemp("sqlite")
    run_cycle(folder, "")
    return folder


@pytest.fixture(scope="module")
def course(stock: Path) -> Path:
    """The course in it."""
    return stock / "course"


# --- what is made -----------------------------------------------------------------


def hidden(*names: str) -> list[str]:
    """Every hidden line of these assignments."""
    return [line for name in names for line in secrets(load_assignment(name, ROOT))]


def public(*names: str) -> str:
    """What students get of them anyway."""
    found = [path for name in names for path in (ROOT / "starter" / name).iterdir()]
    return "\n".join(p.read_text() for p in found if p.suffix in {".py", ".ipynb"})


def leaked(text: str, *names: str) -> list[str]:
    """The hidden lines in a text."""
    text, shared = text.replace('\\"', '"'), public(*names).replace('\\"', '"')
    return [line for line in hidden(*names) if line in text and line not in shared]


def test_the_course_holds_no_hidden_suite(course: Path) -> None:
    shipped = sorted(p.relative_to(course).as_posix() for p in course.rglob("source/**/*.*"))
    assert shipped == [
        "source/backprop/backprop.ipynb", "source/backprop/laws.py",
        "source/forward/forward.ipynb", "source/forward/laws.py",
    ]  # fmt: skip
    assignment = load_assignment("backprop", ROOT)
    text = "".join(p.read_text() for p in course.rglob("source/**/*.*")).replace('\\"', '"')
    allowed = public("backprop") + assignment.solution.read_text()
    for path in assignment.hidden_sources:
        for line in map(str.strip, path.read_text().splitlines()):
            assert len(line) < 30 or line not in text or line in allowed


@pytest.mark.parametrize("name", ["backprop", "forward"])
def test_the_release_is_the_starter(course: Path, name: str) -> None:
    ours = nbformat.read(ROOT / "starter" / name / f"{name}.ipynb", as_version=4)
    theirs = released(course, name)
    assert [(c.id, c.cell_type, c.source) for c in theirs.cells] == [
        (c.id, c.cell_type, c.source) for c in ours.cells
    ]
    folder = course / "release" / name
    assert (folder / "laws.py").read_bytes() == (ROOT / f"starter/{name}/laws.py").read_bytes()
    assert not leaked("".join(p.read_text() for p in folder.iterdir()), name)


def test_the_database_holds_nothing_hidden(course: Path) -> None:
    assert not leaked((course / "gradebook.db").read_bytes().decode("latin-1"), "backprop")


def test_a_course_is_not_overwritten(course: Path) -> None:
    before = (course / "nbgrader_config.py").read_text()
    said = autograder("course", str(course), "--assignments", "graph", cwd=course, status=2)
    assert "choose another folder" in said
    assert (course / "nbgrader_config.py").read_text() == before
    assert not (course / "source" / "graph").exists()


# --- the whole stock cycle -----------------------------------------------------------


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def cycle(request, tmp_path_factory) -> Iterator[Path]:
    """From generate_assignment to fetch_feedback: three students, two assignments."""
    if request.param == "sqlite":
        yield request.getfixturevalue("stock")
        return
    binaries = postgresql_binaries()
    if binaries is None:
        assert not os.environ.get("CI"), "CI installs PostgreSQL"
        pytest.skip("PostgreSQL is not installed (.ci/run installs it)")
    folder = tmp_path_factory.mktemp("postgresql")
    with postgresql(binaries) as database:
        run_cycle(folder, database("course"))
        yield folder


def run_cycle(folder: Path, url: str) -> None:
    """What instructor and students type."""
    course = make_course(folder / "course", "backprop", "forward", db=url, extra=EXTRA)
    work = {
        "ada": {"backprop": make_class.RIGHT, "forward": FORWARD},
        "emmy": {"backprop": SUMMED, "forward": {"linear": "return W @ A"}},
        "grace": {"backprop": SUMMED},
    }
    for name in ("backprop", "forward"):
        nbgrader("generate_assignment", name, cwd=course)
        nbgrader("release_assignment", name, cwd=course)
    if not url:
        shutil.copy(course / "gradebook.db", course / "fresh.db")
    for student, answers in work.items():
        home = folder / student
        home.mkdir()
        (home / "nbgrader_config.py").write_text(
            "c = get_config()\nc.CourseDirectory.course_id = 'nn'\n"
            f"c.Exchange.root = {str(course / 'exchange')!r}\n"
        )
        for name in answers:
            nbgrader("fetch_assignment", name, cwd=home, JUPYTER_DATA_DIR=str(home / "data"))
            path = home / name / f"{name}.ipynb"
            nbformat.write(answer(nbformat.read(path, as_version=4), answers[name]), path)
            if student == "grace":
                path.rename(path.with_name(RENAMED))
            nbgrader(
                "submit", name, f"--student={student}", cwd=home,
                JUPYTER_DATA_DIR=str(home / "data"),
            )  # fmt: skip
    for name in ("backprop", "forward"):
        nbgrader("collect", name, cwd=course)
        nbgrader("autograde", name, cwd=course)
        nbgrader("generate_feedback", name, cwd=course)
        nbgrader("release_feedback", name, cwd=course)
        for student in (who for who, answers in work.items() if name in answers):
            home = folder / student
            nbgrader("fetch_feedback", name, cwd=home, JUPYTER_DATA_DIR=str(home / "data"))


def test_the_stock_cycle_gives_the_expected_scores(cycle: Path) -> None:
    found = scores(cycle / "course")
    assert found == {
        ("backprop", "ada"): 15.0,
        ("backprop", "emmy"): 11.75,  # BP3 is lost, and a quarter of what follows from it
        ("backprop", "grace"): 11.75,
        ("forward", "ada"): 3.0,
        ("forward", "emmy"): 0.0,
        ("forward", "grace"): 0.0,  # nothing handed in
    }


@pytest.mark.parametrize("name", ["backprop", "forward"])
def test_the_page_of_grade_arrives(cycle: Path, tmp_path: Path, name: str) -> None:
    pages = pages_of(cycle / "course", name, tmp_path / "pages")
    for student in ("ada", "emmy"):
        (fetched,) = cycle.glob(f"{student}/{name}/feedback/*/*.html")
        assert fetched.name == f"{name}.html"
        assert fetched.read_bytes() == pages[student].read_bytes()
        assert not leaked(fetched.read_text(), name)


def pages_of(course: Path, assignment: str, target: Path) -> dict[str, Path]:
    """What `autograder grade --feedback` writes of what was submitted."""
    autograder(
        "grade", "submitted", "--assignment", assignment, "--call-seconds", "2",
        "--feedback", str(target), cwd=course,
    )  # fmt: skip
    return {path.stem: path for path in target.glob("*.html")}


def test_the_feedback_says_what_is_wrong_without_a_network(cycle: Path) -> None:
    page = next(cycle.glob("emmy/backprop/feedback/*/*.html")).read_text()
    assert "BP3 here is a mean" in page
    assert "<strong>11.75</strong> of 15 points" in page
    assert "<math" in page
    assert "expected" in page
    assert "://" not in page.replace('xmlns="http://www.w3.org/', "")
    assert "<script" not in page


def test_a_renamed_notebook_fetches_its_page(cycle: Path) -> None:
    (fetched,) = cycle.glob("grace/backprop/feedback/*/*.html")
    assert fetched.name == RENAMED.replace(".ipynb", ".html")
    assert "was graded as <code>backprop.ipynb</code>" in fetched.read_text()
    emmy = next(cycle.glob("emmy/backprop/feedback/*/*.html")).read_text()
    assert bare(fetched.read_text()) == emmy.replace("emmy", "grace")


def test_zip_collect_and_grading_of_one_student_work(course: Path) -> None:
    archive = course / "downloaded" / "forward" / "archive"
    archive.mkdir(parents=True)
    (archive / "nn_zoe_attempt_2026-01-01-10-00-00_forward.ipynb").write_text(
        json.dumps(answer(released(course, "forward"), FORWARD))
    )
    nbgrader("zip_collect", "forward", cwd=course)
    nbgrader("autograde", "forward", "--student=zoe", cwd=course)
    assert scores(course)["forward", "zoe"] == 3.0


# --- odd notebooks ---------------------------------------------------------------------


def cells(notebook, *grade_ids: str) -> list:
    """The marked cells of these names."""
    return [
        c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") in grade_ids
    ]


def without_tests(notebook) -> None:
    notebook.cells = [c for c in notebook.cells if not c.source.startswith('check("')]


def with_copies(notebook) -> None:
    place = notebook.cells.index(*cells(notebook, "hidden_delta"))
    twin = copy.deepcopy(notebook.cells[place])
    twin.id = "twin"
    twin.source = "def hidden_delta(W_next, delta_next, Z):\n    return Z"
    notebook.cells.insert(place, twin)
    tests = copy.deepcopy(cells(notebook, "test_hidden_delta"))
    for test in tests:
        test.id = "twin-test"
    notebook.cells += tests


def in_another_order(notebook) -> None:
    marked = [c for c in notebook.cells if "nbgrader" in c.metadata]
    rest = [c for c in notebook.cells if "nbgrader" not in c.metadata]
    notebook.cells = rest[:3] + marked[::-1] + rest[3:]


def with_edited_marks(notebook) -> None:
    for cell in cells(notebook, "test_hidden_delta", "test_backprop"):
        cell.metadata.nbgrader.points = 1000
    for cell in cells(notebook, "test_output_delta"):
        cell.metadata.nbgrader.grade_id = "my_own"
    for cell in cells(notebook, "weight_gradient"):
        cell.metadata.nbgrader = {"grade": True, "locked": "perhaps", "points": "nan"}
    for cell in cells(notebook, "bias_gradient"):
        cell.metadata.nbgrader = ["no", "dict"]


def with_edited_tests(notebook) -> None:
    for cell in cells(notebook, "test_hidden_delta"):
        cell.source = "print('full marks')\n3.0"


def with_another_kernel(notebook) -> None:
    notebook.metadata.kernelspec = {"name": "evil", "display_name": "Evil", "language": "R"}


def without_marks(notebook) -> None:
    for cell in notebook.cells:
        cell.metadata = {}


def without_solution_cell(notebook) -> None:
    notebook.cells = [c for c in notebook.cells if c not in cells(notebook, "hidden_delta")]


ODD = {
    "deleted": (without_tests, 15.0, "`test_hidden_delta` was missing: it was put back"),
    "duplicated": (with_copies, 15.0, "`hidden_delta` is there more than once"),
    "reordered": (in_another_order, 15.0, "another order"),
    "marks": (with_edited_marks, 15.0, "points or marks of `test_hidden_delta` were edited"),
    "tests": (with_edited_tests, 15.0, "`test_hidden_delta` was edited: it is as released again"),
    "kernel": (with_another_kernel, 15.0, "names the kernel `evil`"),
    "bare": (without_marks, 15.0, "came without nbgrader's marks"),
    "unsolved": (without_solution_cell, 8.0, "`hidden_delta` was missing"),
}


@pytest.fixture(scope="module")
def odd(course: Path) -> Path:
    """All odd notebooks, autograded by nbgrader's command."""
    for name, (change, _, _) in ODD.items():
        notebook = answer(released(course, "backprop"), make_class.RIGHT)
        change(notebook)
        hand_in(course, name, "backprop", notebook)
    right = answer(released(course, "backprop"), make_class.RIGHT)
    hand_in(course, "renamed", "backprop", right, RENAMED)
    hand_in(course, "garbage", "backprop", b'{"cells": "<script>alert(1)</script>"')
    hand_in(course, "ancient", "backprop", b'{"nbformat": 3, "worksheets": []}')
    nbgrader("autograde", "backprop", cwd=course)
    return course


@pytest.mark.parametrize("name", ODD)
def test_an_odd_notebook_is_graded_and_told(name: str, odd: Path) -> None:
    _, score, note = ODD[name]
    auto = rows(url_of(odd), "backprop").auto
    assert sum(s for (who, _), s in auto.items() if who == name) == score
    notebook = autograded(odd, name)
    assert note in notebook.cells[0].source
    assert "autograder's notes" in notebook.cells[0].source
    points = {
        c.metadata.nbgrader.grade_id: c.metadata.nbgrader.points
        for c in notebook.cells
        if c.metadata.get("nbgrader", {}).get("grade")
    }
    assert sum(points.values()) == 15
    assert len(points) == 6
    assert notebook.metadata.kernelspec.name == "python3"


def test_a_renamed_notebook_is_graded(odd: Path) -> None:
    assert scores(odd)["backprop", "renamed"] == 15
    note = autograded(odd, "renamed").cells[0].source
    assert "`Backprop (final).ipynb` was graded as `backprop.ipynb`" in note


@pytest.mark.parametrize(("name", "why"), [("garbage", "not JSON"), ("ancient", "old format")])
def test_what_cannot_be_read_has_no_points_and_says_why(name: str, why: str, odd: Path) -> None:
    found = rows(url_of(odd), "backprop")
    assert {score for (who, _), score in found.auto.items() if who == name} == {0.0}
    assert why in autograded(odd, name).cells[0].source
    assert why in (found.comments[name, "hidden_delta"] or "")


# --- what people decide ------------------------------------------------------------------


def test_manual_grades_extra_credit_and_penalties_keep_working(course: Path) -> None:
    from nbgrader.api import Gradebook

    for student in ("early", "late"):
        notebook = answer(released(course, "forward"), FORWARD)
        path = hand_in(course, student, "forward", notebook)
        day = "2026-03-02" if student == "late" else "2026-02-28"
        (path.parent / "timestamp.txt").write_text(f"{day} 12:00:00 UTC")
    with Gradebook(url_of(course), "nn") as gradebook:
        gradebook.update_or_create_assignment("forward", duedate="2026-03-01 00:00:00 UTC")
    nbgrader("autograde", "forward", cwd=course)
    found = scores(course)
    assert (found["forward", "early"], found["forward", "late"]) == (3.0, 0.0)
    with Gradebook(url_of(course), "nn") as gradebook:
        grade = gradebook.find_grade("test_forward", "forward", "forward", "early")
        grade.manual_score = 1.5
        other = gradebook.find_grade("test_linear", "forward", "forward", "early")
        other.extra_credit = 0.5
        comment = gradebook.find_comment("forward", "forward", "forward", "early")
        comment.manual_comment = "Nice try."
        gradebook.db.commit()
    nbgrader("autograde", "forward", "--force", "--student=early", cwd=course)
    assert scores(course)["forward", "early"] == 5.0
    with Gradebook(url_of(course), "nn") as gradebook:
        grade = gradebook.find_grade("test_forward", "forward", "forward", "early")
        assert (grade.manual_score, grade.needs_manual_grade) == (1.5, True)
        comment = gradebook.find_comment("forward", "forward", "forward", "early")
        assert comment.comment == "Nice try."
        assert "stub" in comment.auto_comment
    autograder(
        "grade", str(course), "--assignment", "forward", "--gradebook", url_of(course), cwd=course
    )
    found = scores(course)
    assert (found["forward", "early"], found["forward", "late"]) == (5.0, 0.0)
    nbgrader("generate_feedback", "forward", cwd=course)
    early, late = (
        (course / "feedback" / student / "forward" / "forward.html").read_text()
        for student in ("early", "late")
    )
    assert "<strong>5</strong> of 13 points count." in early
    assert "Graded by hand: 1.5 in place of 0." in early
    assert "With 0.5 of extra credit." in early
    assert "Nice try." in early
    assert "<strong>0</strong> of 13 points count, after 3 taken off for handing in late" in late
    assert bare(early).replace("early", "late") == bare(late)


# --- both ways -----------------------------------------------------------------------------


def demo_class(course: Path) -> None:
    """The whole demo class; a file becomes a notebook of one cell."""
    for path in sorted((ROOT / "demo" / "class").iterdir()):
        notebook = path.read_bytes()
        if path.suffix == ".py":
            cell = nbformat.v4.new_code_cell(path.read_text())
            notebook = nbformat.v4.new_notebook(cells=[cell])
        hand_in(course, f"demo-{path.stem}", "backprop", notebook)


def test_both_ways_give_the_same(course: Path, tmp_path_factory, odd: Path) -> None:
    """Scores, comments, notebooks and pages of the demo class and of the odd notebooks."""
    demo_class(course)
    nbgrader("autograde", "backprop", cwd=course)
    other = tmp_path_factory.mktemp("faster") / "course"
    shutil.copytree(course, other, ignore=shutil.ignore_patterns("autograded", "gradebook.db"))
    shutil.copy(other / "fresh.db", other / "gradebook.db")
    said = autograder(
        "grade", "submitted", "--assignment", "backprop", "--gradebook", "sqlite:///gradebook.db",
        "--call-seconds", "2", "--jobs", "2", "--feedback", "pages", cwd=other,
    )  # fmt: skip
    assert "demo-ada" in said
    stock, fast = rows(url_of(course), "backprop"), rows(url_of(other), "backprop")
    assert len(stock.auto) == 6 * (3 + len(ODD) + 3 + 14)
    assert fast.auto == stock.auto
    assert fast.manual == stock.manual
    assert fast.comments == stock.comments
    for path in sorted(course.glob("autograded/*/backprop/*")):
        twin = other / path.relative_to(course)
        assert twin.read_bytes() == path.read_bytes()
        assert twin.stat().st_mode == path.stat().st_mode
    for each in (course, other):
        nbgrader("generate_feedback", "backprop", "--force", cwd=each)
    pages = sorted(course.glob("feedback/*/backprop/*.html"))
    assert {page.stem for page in pages} == {"backprop", "Backprop (final)"}
    for page in pages:
        assert (other / page.relative_to(course)).read_bytes() == page.read_bytes()
        alone = other / "pages" / f"{page.parent.parent.name}.html"
        assert bare(page.read_text()) == alone.read_text()


def test_a_python_file_gets_its_notebook_too(course: Path, tmp_path: Path) -> None:
    other = tmp_path / "course"
    shutil.copytree(course, other, ignore=shutil.ignore_patterns("autograded", "submitted"))
    hand_in(other, "maryam", "backprop", make_class.MARYAM.encode(), "backprop.py")
    autograder(
        "grade", str(other), "--assignment", "backprop", "--gradebook", url_of(other), cwd=tmp_path
    )
    assert scores(other)["backprop", "maryam"] == 15
    assert any("Plain Python" in cell.source for cell in autograded(other, "maryam").cells)


@pytest.mark.parametrize(
    ("path", "assignment", "why"),
    [
        ("nowhere", "backprop", "needs a course's folder"),
        (".", "softmax", "`nbgrader generate_assignment softmax` first"),
        (".", "graph", "nobody handed in graph"),
    ],
)
def test_bad_usage_says_the_way_out(course: Path, path: str, assignment: str, why: str) -> None:
    if assignment == "softmax":
        hand_in(course, "ada", "softmax", nbformat.v4.new_notebook())
    grade = ("grade", path, "--assignment", assignment, "--gradebook", url_of(course))
    assert why in autograder(*grade, cwd=course, status=2)
