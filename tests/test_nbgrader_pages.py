"""Our page as nbgrader's feedback: what it is made of, what is added, what it falls back to."""

import copy
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from autograder import wire
from autograder.course import Assignment, load_assignment
from autograder.feedback import student_page
from autograder.feedback.condensing import MOST, condense
from autograder.feedback.stored import Damaged, from_data, to_data
from autograder.feedback.text import excerpt
from autograder.nbgrader.keeping import NotKept, keep, kept
from autograder.nbgrader.renamed import handed_in_as
from autograder.results import (
    CellOutput,
    Counterexample,
    Diagnosis,
    ExerciseResult,
    SubmissionResult,
    TestResult,
)

from .conftest import ROOT
from .nbgrader_help import (
    answer,
    autograded,
    autograder,
    bare,
    hand_in,
    make_course,
    nbgrader,
    released,
    url_of,
)
from .test_nbgrader import SUMMED, leaked

sys.path.insert(0, str(ROOT / "demo"))
import make_class

SCRIPT = "<script>alert('pwned')</script>"
PLANTED = {"schema": "autograder/feedback/1", "submission": {"student": "planted"}}
EVE = "<script>eve"  # a folder's name, and so a student's

# --- what is kept --------------------------------------------------------------------------

VALUES = [
    None, True, 3, -0.0, 0.1, float("nan"), float("-inf"), 2**70, "text \ud800", [], [1, [2.0]],
    {"b": 1, "a": np.eye(2)}, np.zeros((0, 3)), np.array(1.5), np.array([np.nan, np.inf, -0.0]),
    np.arange(6, dtype="i1").reshape(2, 3), np.array([True, False]), np.float32(0.1), np.int64(7),
    np.array([1 / 3], "f4"), np.array([2**64 - 1], "u8"), wire.Refused("a function"),
]  # fmt: skip


def result_with(got: Any, text: str = "", student: str = "ada") -> SubmissionResult:
    """A result in which `backprop` broke its law and `got` came."""
    call = Counterexample("backprop", (("X", np.eye(2)), ("Y", got)), np.ones((2, 2)), got)
    tests = (
        TestResult("test_a", "passed", None, "A law."),
        TestResult("test_b", "failed", "B law. For backprop(…), it broke.", "B law.", call),
        TestResult("test_c", "failed", "C law.", "C law.", replace(call, got=np.zeros(5))),
    )
    exercises = (
        ExerciseResult(
            "backprop", "failed", 1.25, 5.0, "why", False, (Diagnosis("m", "w"),), tests
        ),
    )
    cells = (CellOutput(1, text), CellOutput(2, "", "ValueError: no"), CellOutput(3, " \n"))
    return SubmissionResult(
        student, "ada.ipynb", "graded", 1.25, 15.0, exercises=exercises, cells=cells
    )


def nested(depth: int) -> list[Any]:
    """Lists that hold each other twice over: 2^depth of them, but for the sharing."""
    value: list[Any] = []
    for _ in range(depth):
        value = [value, value]
    return value


def through_json(result: SubmissionResult) -> SubmissionResult:
    """Kept and read again."""
    return from_data(json.loads(json.dumps(to_data(result), allow_nan=False, sort_keys=True)))


def got_of(result: SubmissionResult) -> Any:
    """The value that came."""
    call = result.exercises[0].tests[1].counterexample
    assert call is not None
    return call.got


def same(a: Any, b: Any) -> bool:
    """Equal in type, too; NaN equals NaN, and 0 does not equal −0."""
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray | np.generic):
        return a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes()
    if isinstance(a, list):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict):
        return list(a) == list(b) and all(same(a[name], b[name]) for name in a)
    return repr(a) == repr(b)


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_value_survives(value: Any, backprop: Assignment) -> None:
    result = result_with(value)
    assert same(got_of(through_json(result)), value)
    assert student_page(through_json(result), backprop) == student_page(result, backprop)


@pytest.mark.parametrize(
    "value",
    [
        np.zeros(MOST + 1),
        [np.zeros(3000)] * 3,
        {"x" * MOST: 1, "y": 2},
        [[0.0] * 90] * 100,
        nested(40),
        np.array(["text"]),
        object(),
    ],
    ids=["array", "arrays", "dict", "list", "nested", "dtype", "object"],
)
def test_what_is_too_much_or_no_data_is_named(value: Any, backprop: Assignment) -> None:
    result = result_with(value)
    found = through_json(result)
    assert isinstance(got_of(found), wire.Refused)
    assert len(json.dumps(to_data(result))) < 3000
    assert condense(found) == found


def test_only_what_is_shown_is_kept() -> None:
    kept_result = through_json(result_with(1.0, "x" * 10_000_000))
    tests = kept_result.exercises[0].tests
    assert [test.counterexample is not None for test in tests] == [False, True, False]
    assert [cell.number for cell in kept_result.cells] == [1, 2]
    assert len(kept_result.cells[0].text) < 6_100


TEXTS = st.text(st.sampled_from("ab \n\r\t\x1b[\ufffd\u202e\ud800…,9"), max_size=400)


@settings(max_examples=300)
@given(TEXTS, st.integers(1, 9), st.integers(8, 60))
@example("\n[… 5 characters left out …]\n" * 30, 1, 40)
def test_what_was_cut_is_not_cut_again(text: str, times: int, size: int) -> None:
    cut = excerpt(text * times, size)
    assert excerpt(cut, size) == cut


@settings(max_examples=25)
@given(st.lists(TEXTS, max_size=4), st.sampled_from([1, 100, 2_000]))
def test_the_page_of_what_was_kept_is_the_page(texts: list[str], times: int) -> None:
    backprop = load_assignment("backprop", ROOT)
    cells = tuple(CellOutput(n, text * times, text) for n, text in enumerate(texts))
    cells += (CellOutput(9, "", "\x1b"),)
    result = replace(result_with(1.0), cells=cells)
    assert condense(condense(result)) == condense(result)
    assert student_page(through_json(result), backprop) == student_page(result, backprop)


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d.pop("status"),
        lambda d: d.update(score="many"),
        lambda d: d["exercises"][0]["tests"][1]["counterexample"].update(got={"array": 1}),
        lambda d: d["exercises"][0]["tests"][1]["counterexample"].update(
            got={"array": [1], "shape": [2], "dtype": "float64"}
        ),
        lambda d: d["exercises"][0]["tests"][1]["counterexample"].update(
            got={"array": [1], "shape": [1], "dtype": "object"}
        ),
    ],
)
def test_damaged_data_is_refused(change: Any) -> None:
    data = to_data(result_with(np.eye(2)))
    change(data)
    with pytest.raises(Damaged):
        from_data(data)


def kept_notebook(backprop: Assignment) -> Any:
    """An empty notebook that keeps a result of ada's."""
    notebook = nbformat.v4.new_notebook()
    exercises = tuple(ExerciseResult(e.name, "missing", 0.0, e.points) for e in backprop.exercises)
    result = replace(result_with(1.0), exercises=exercises)
    keep(notebook, backprop, result, trusted=True)
    return notebook


def test_what_is_kept_holds_for_one_student_and_one_suite(backprop: Assignment) -> None:
    metadata = kept_notebook(backprop).metadata
    assert kept(metadata, backprop, "ada").trusted
    with pytest.raises(NotKept, match="another submission"):
        kept(metadata, backprop, "emmy")
    with pytest.raises(NotKept, match="another version of the suite"):
        kept(metadata, load_assignment("forward", ROOT), "ada")
    old = copy.deepcopy(metadata)
    old["autograder"]["result"]["suite"] = "0" * 16
    with pytest.raises(NotKept, match="another version of the suite"):
        kept(old, backprop, "ada")
    old["autograder"].pop("result")
    with pytest.raises(NotKept, match="keeps no result"):
        kept(old, backprop, "ada")


def test_the_names_a_notebook_was_handed_in_under(tmp_path: Path) -> None:
    for name, text in {"a b": "1", "b": "1", "c": "2"}.items():
        (tmp_path / f"{name}.ipynb").write_text(text)
    assert handed_in_as(tmp_path, "b") == ["a b"]  # c is another notebook
    assert handed_in_as(tmp_path, "backprop") == ["a b", "b", "c"]  # which of them counts?


# --- a course with cells of the instructor's own ----------------------------------------------


def own_cell(grade_id: str, points: float) -> Any:
    """A question of the instructor's own that people grade."""
    cell = nbformat.v4.new_markdown_cell("Why does it work?")
    cell.metadata["nbgrader"] = {
        "schema_version": 3, "grade_id": grade_id, "points": points, "grade": True,
        "solution": True, "locked": False, "task": False,
    }  # fmt: skip
    return cell


@pytest.fixture(scope="module")
def course(tmp_path_factory) -> Path:
    """A right and two wrong students, autograded; one prints scripts and is called one."""
    folder = make_course(tmp_path_factory.mktemp("pages") / "course", "backprop")
    source = folder / "source" / "backprop" / "backprop.ipynb"
    notebook = nbformat.read(source, as_version=4)
    notebook.cells += [own_cell("essay", 2), own_cell("remark", 1)]
    nbformat.write(notebook, source)
    nbgrader("generate_assignment", "backprop", cwd=folder)
    for student, answers in {"ada": make_class.RIGHT, "emmy": SUMMED, EVE: SUMMED}.items():
        work = answer(released(folder, "backprop"), answers)
        for cell in work.cells:
            if cell.metadata.get("nbgrader", {}).get("grade_id") == "essay":
                cell.source = "Because of the chain rule."
        if student == EVE:
            work.metadata["autograder"] = {"result": PLANTED, "notes": ["planted"]}
            work.cells.append(nbformat.v4.new_code_cell(f"print({SCRIPT!r})\n1 / 0  # {SCRIPT}"))
        hand_in(folder, student, "backprop", work)
    nbgrader("autograde", "backprop", cwd=folder)
    return folder


def feedback(course: Path, student: str) -> str:
    """The page that `generate_feedback` makes now."""
    nbgrader("generate_feedback", "backprop", "--force", f"--student={student}", cwd=course)
    return (course / "feedback" / student / "backprop" / "backprop.html").read_text()


def test_own_cells_and_comments_have_a_section_of_their_own(course: Path) -> None:
    from nbgrader.api import Gradebook

    before = page = feedback(course, "emmy")
    assert "Something still waits to be graded." in page
    assert "not graded yet, of 2" in page
    assert "No response." in page  # to the other question
    with Gradebook(url_of(course), "nn") as gradebook:
        gradebook.find_grade("essay", "backprop", "backprop", "emmy").manual_score = 1.5
        comment = gradebook.find_comment("essay", "backprop", "backprop", "emmy")
        comment.manual_comment = "Which rule?\n<b>See</b> `BP2`."
        comment = gradebook.find_comment("bias_gradient", "backprop", "backprop", "emmy")
        comment.manual_comment = "Compare with weight_gradient."
        gradebook.db.commit()
    page = feedback(course, "emmy")
    assert "<strong>13.25</strong> of 18 points count." in page
    assert "<strong>11.75</strong> of 15 points" in page
    assert "1.5 / 2" in page
    assert "Which rule?\n&lt;b&gt;See&lt;/b&gt; <code>BP2</code>." in page
    assert "Compare with weight_gradient." in page
    assert "waits to be graded" not in page
    assert bare(page) == bare(before)


def test_what_a_student_wrote_is_text(course: Path) -> None:
    page = feedback(course, EVE)
    assert "pwned" in page
    assert "&lt;script&gt;eve" in page
    assert "<script" not in page.lower()
    assert not leaked(page, "backprop")
    kept_data = json.dumps(autograded(course, EVE).metadata, ensure_ascii=False)
    assert "pwned" in kept_data
    assert "planted" not in kept_data + page
    assert not leaked(kept_data, "backprop")


def test_what_is_kept_is_plain_and_modest(course: Path) -> None:
    data = autograded(course, "emmy").metadata.autograder.result
    json.dumps(data, allow_nan=False)
    assert set(data) == {"schema", "assignment", "suite", "trusted", "submission"}
    assert data.schema == "autograder/feedback/1"
    assert len(json.dumps(data)) < 30_000


def test_without_a_result_the_page_is_nbgraders_and_the_log_says_why(course: Path) -> None:
    path = course / "autograded" / "ada" / "backprop" / "backprop.ipynb"
    before = path.read_bytes()
    notebook = json.loads(before)
    for change, why in (
        (lambda ours: ours["result"].update(suite="0" * 16), "another version of the suite"),
        (lambda ours: ours.pop("result"), "keeps no result"),
    ):
        change(notebook["metadata"]["autograder"])
        path.chmod(0o644)
        path.write_text(json.dumps(notebook))
        said = nbgrader("generate_feedback", "backprop", "--force", "--student=ada", cwd=course)
        assert why in said
        assert "`nbgrader autograde backprop --student=ada --force`" in said
        page = (course / "feedback" / "ada" / "backprop" / "backprop.html").read_text()
        assert "(Score: 15.0 / 18.0)" in page
        left_out = autograder("overview", str(course), "--assignment", "backprop", cwd=course)
        assert "left out: ada: " in left_out
        assert why in left_out
    path.write_bytes(before)
    assert "(Score: " not in feedback(course, "ada")


def test_the_overview_shows_the_class_and_ships_to_nobody(course: Path) -> None:
    nbgrader("generate_feedback", "backprop", cwd=course)
    said = autograder("overview", ".", "--assignment", "backprop", cwd=course)
    assert "overview/backprop.html: 3 submissions" in said
    page = course / "overview" / "backprop.html"
    text = page.read_text()
    assert "BP3 here is a mean" in text
    for student in ("ada", "emmy", "%3Cscript%3Eeve"):
        assert f'href="../feedback/{student}/backprop/backprop.html"' in text
    assert (page.parent / "../feedback/ada/backprop/backprop.html").is_file()
    assert "<script" not in text
    assert [p for p in course.rglob("*.html") if "overview" in p.name] == []
    assert "nobody was autograded" in autograder(
        "overview", ".", "--assignment", "forward", cwd=course, status=2
    )
