"""The feedback pages: what they say, that nothing hostile gets in, that anyone can read them."""

import re
import stat
import time
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import unquote

import numpy as np
import pytest

from autograder import course, wire
from autograder.atomic import write_atomically
from autograder.errors import UsageError
from autograder.examiner.words import call_text
from autograder.feedback import student_page, write_feedback
from autograder.feedback.comparing import compare
from autograder.feedback.drawing import heat_map, histogram
from autograder.feedback.mathml import formula
from autograder.feedback.matrices import Collection, Matrix, Plain, view
from autograder.feedback.names import page_names
from autograder.feedback.numbers import format_alike, times
from autograder.feedback.text import clean, excerpt, prose
from autograder.feedback.words import breach, next_step, subject
from autograder.results import (
    CellOutput,
    ClassResult,
    Counterexample,
    Diagnosis,
    ExerciseResult,
    SubmissionResult,
    TestResult,
)

ROOT = Path(__file__).resolve().parent.parent
HOSTILE = [
    "<script>alert(1)</script>",
    "</details></pre></style></title><script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "\u202egnp.exe\u2066 \x1b[31mred\x1b[0m \x1b]0;title\x07 \x9b31m \x00\x08\x7f \ud800 \ufffe",
    "{{ 7 * 7 }}{% raw %}",
    "`<b>`",
]


# --- a class to make pages of -------------------------------------------------------------


@pytest.fixture(scope="module")
def assignment():
    return course.load_assignment("backprop", ROOT)


def broken(expected, got, message="the result is wrong", arguments=None, law="BP: a law."):
    arguments = arguments or {"Z": np.array([[0.5, -1.0]])}
    example = Counterexample("f", tuple(arguments.items()), expected, got)
    said = f"{law} For {call_text(example)}, {message}."
    return TestResult("test_f__law", "failed", said, law, example)


def exercise(name, status, score, points, *tests, **more):
    held = TestResult("test_f__other", "passed", None, "Another law.")
    return ExerciseResult(name, status, score, points, tests=(held, *tests), **more)


def submission(student="alice", **more):
    E = np.arange(12.0).reshape(3, 4)
    wrong = E.copy()
    wrong[1, 2] = 99
    exercises = (
        exercise("output_delta", "failed", 0, 2, broken(E, 2 * E),
                 diagnoses=(Diagnosis("factor_two", "δ is twice too large."),)),
        exercise("cross_entropy_delta", "partial", 0.5, 1, broken(E, wrong),
                 diagnoses=(Diagnosis("a", "This."), Diagnosis("b", "That."))),
        ExerciseResult("hidden_delta", "timeout", 0, 3, "Your code did not end within 2 s."),
        exercise("bias_gradient", "passed", 2, 2),
        ExerciseResult("weight_gradient", "missing", 0, 2, "`weight_gradient` is not defined"),
        exercise("backprop", "partial", 3.75, 5, broken(E, wrong, "grad_weights[1] is wrong"),
                 follow_through=True, message="Right by itself."),
    )  # fmt: skip
    given = {"path": f"{student}.ipynb", "status": "graded", "exercises": exercises} | more
    return SubmissionResult(student, score=6.25, max_score=15.0, **given)


def of_class(*submissions, **more):
    return ClassResult("backprop", "digest", submissions, "sandbox=core", **more)


# --- what a page must be, whatever it says ------------------------------------------------


class Page(HTMLParser):
    """Checks that tags nest, and gathers what the checks below ask about."""

    VOID = frozenset({"meta", "link", "br", "img", "hr", "input"})

    def __init__(self, html):
        super().__init__()
        self.open, self.headings, self.tags, self.ids, self.links = [], [], [], [], []
        self.words, self.svgs, self.uncaptioned = [], [], 0
        self.feed(html)
        self.close()
        assert not self.open, f"never closed: {self.open}"

    def handle_starttag(self, tag, attrs):
        self.handle_startendtag(tag, attrs)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if self.open[-1:] == ["table"] and tag != "caption":
            self.uncaptioned += 1
        if self.open[-1:] == ["table"] and tag == "caption":
            self.uncaptioned -= 1000
        self.ids += [value for name, value in attrs if name == "id"]
        self.links += [value for name, value in attrs if name in {"href", "src"}]

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, f"</{tag}> closes {self.open[-3:]}"
        self.open.pop()
        if tag == "table":
            assert self.uncaptioned < 0, "a table without a caption"
            self.uncaptioned = 0

    def handle_data(self, data):
        if not {"style", "title", "desc"} & set(self.open):
            self.words.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


def check(html):
    """The rules for every page; returns it parsed."""
    page = Page(html)
    names = {tag for tag, _ in page.tags}
    assert not names & {"script", "iframe", "object", "embed", "img", "link", "form", "base"}
    for tag, attrs in page.tags:
        assert not [name for name in attrs if name.startswith("on")], (tag, attrs)
        if tag == "svg" and attrs.get("aria-hidden") != "true":
            assert attrs["role"] == "img"
        if tag == "th":
            assert attrs["scope"] in {"row", "col"}
    assert {"main", "header", "footer"} <= names
    assert [level for level in page.headings if level == 1] == [1]
    assert page.headings[0] == 1
    for before, after in zip(page.headings, page.headings[1:], strict=False):
        assert after <= before + 1, f"h{after} follows h{before}"
    assert len(page.ids) == len(set(page.ids))
    for link in page.links:
        assert not re.match(r"\w+:|//", link), link
        assert not link.startswith("#") or link[1:] in page.ids
    assert html.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert "default-src 'none'" in html and "@import" not in html and "url(" not in html
    for svg in re.findall(r'<svg [^>]*role="img".*?</svg>', html, re.S):
        assert "<title>" in svg
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", html
    )
    return page


# --- the student's page -------------------------------------------------------------------


def test_a_page_says_what_the_result_holds(assignment):
    page = check(student_page(submission(), assignment))
    for words in (
        "alice", "6.25 of 15 points", "What next? Mend output_delta (BP1) first.",
        "It looks as if … δ is twice too large.", "Yours is 2 times the expected value, everywhere",
        "one of these … This. That.", "1 of 12 entries is wrong.", "≠ 99", "out of time",
        "did not end within 2 s", "Right by itself", "Compared: grad_weights[1]",
        "weight_gradient is not defined", "Another law.",
    ):  # fmt: skip
        assert words in page.text, words
    assert [i for i in page.ids if "-" not in i] == [e.name for e in assignment.exercises]
    assert sum(tag == "math" for tag, _ in page.tags) == len(assignment.exercises)


@pytest.mark.parametrize("status", ["unreadable", "grader_error"])
def test_a_page_without_a_grade_says_why(assignment, status):
    result = submission(status=status, message="a.ipynb: this is not JSON.")
    page = check(student_page(result, assignment))
    assert "this is not JSON" in page.text and "6.25" not in page.text


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_a_submission_wrote_is_more_than_text(assignment, text):
    law = broken({text: text}, {text: [text]}, text, {text: text, "x": SimpleNamespace(what=text)})
    raised = replace(law, status="error", counterexample=None, message=text)
    result = submission(
        student=text,
        path=text,
        exercises=(
            exercise("output_delta", "failed", 0, 2, law, message=text),
            exercise("hidden_delta", "error", 0, 3, raised, message=text),
            ExerciseResult("backprop", "forbidden", 0, 5, text),
        ),
        cells=(CellOutput(1, text, text), CellOutput(2, f"{text}\n\t" * 30)),
    )
    for trusted in (False, True):
        check(student_page(result, assignment, trusted=trusted))
    check(student_page(replace(result, status="unreadable", message=text), assignment))


def test_a_page_survives_any_value(assignment):
    deep = []
    for _ in range(40):
        deep = [deep, deep]
    values = [
        None, True, 3, -2.5, float("nan"), "a" * 4096, [], {}, deep, [np.eye(2), [1.0, None]],
        {"W": np.eye(2), "n": {"deep": {"deeper": {"deepest": {}}}}},
        np.array(3.5), np.zeros((0, 3)),
        np.full((2, 3), np.nan), np.zeros((3, 4, 5, 6)), np.zeros((1000, 1000), bool),
        np.arange(6, dtype="u1"), wire.Refused("an object of type set"), wire.ObjectRef(1, "Value"),
        wire.Generator(7), abs, SimpleNamespace(what="an object of type Value"), object(),
        np.zeros((2000, 2000)), np.zeros((70_000, 2, 2)), 10**300, np.float32(0.5),
    ]  # fmt: skip
    for value in values:
        for expected in (None, np.eye(2), 1.5, value):
            law = broken(expected, value, arguments={"x": 1})
            arguments = () if value is deep else (("x", value),)  # arguments are the suite's own
            example = Counterexample("f", arguments, None if expected is deep else expected, value)
            result = exercise("output_delta", "failed", 0, 2, replace(law, counterexample=example))
            page = student_page(submission(exercises=(result,)), assignment)
            check(page)
            assert len(page) < 100_000


def test_much_printing_is_cut(assignment):
    cells = tuple(CellOutput(n, "x\n" * 500_000) for n in range(40))
    start = time.perf_counter()
    page = student_page(submission(cells=cells), assignment)
    assert len(page) < 150_000
    assert time.perf_counter() - start < 2
    assert "characters left out" in check(page).text


def test_the_same_result_gives_the_same_bytes(assignment, tmp_path):
    result = of_class(submission(), submission("bob"))
    for folder in ("a", "b"):
        write_feedback(result, assignment, tmp_path / folder)
    files = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert files == ["alice.html", "bob.html", "index.html"]
    for name in files:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


# --- the overview -------------------------------------------------------------------------


def overview(tmp_path, assignment, *submissions, **more):
    write_feedback(of_class(*submissions, **more), assignment, tmp_path / "pages")
    html = (tmp_path / "pages" / "index.html").read_text(encoding="utf-8")
    return html, check(html)


def test_the_overview_gathers_the_class(assignment, tmp_path):
    unreadable = submission("eve", status="unreadable", message="eve.ipynb: too big.")
    everyone = [submission(), submission("Bob"), submission("bob"), unreadable]
    _, page = overview(tmp_path, assignment, *everyone)
    for words in (
        "submissions 4", "mean 6.25 of 15", "not graded 1", "eve.ipynb: too big.", "sandbox=core",
        "δ is twice too large.", "perhaps:", "out of time", "↪",
    ):  # fmt: skip
        assert words in page.text, words
    linked = {unquote(link) for link in page.links}
    written = {path.name for path in (tmp_path / "pages").iterdir()} - {"index.html"}
    assert linked == written and len(written) == 4
    assert "sandbox." not in page.text


@pytest.mark.parametrize("text", HOSTILE)
def test_the_overview_takes_any_name(assignment, tmp_path, text):
    stopped = ExerciseResult("backprop", "forbidden", 0, 5, text)
    odd = submission(text, exercises=(stopped,))
    overview(tmp_path, assignment, odd, submission(text, status="unreadable", message=text))


def test_an_empty_class_has_an_overview_too(assignment, tmp_path):
    _, page = overview(tmp_path, assignment)
    assert "submissions 0" in page.text


def test_grading_without_a_sandbox_is_said_loudly(assignment, tmp_path):
    _, page = overview(tmp_path, assignment, submission(), trusted=True)
    assert "Graded without a sandbox." in page.text
    page = check((tmp_path / "pages" / "alice.html").read_text(encoding="utf-8"))
    assert "Graded without a sandbox." in page.text


# --- file names ---------------------------------------------------------------------------


def test_file_names_are_safe_and_distinct():
    students = [
        "alice", "Alice", "ALICE", "Ada Lovelace", "陈景润", "محمد", "Zoë", "Zoe\u0308",
        "../etc/passwd", "..", ".", "", " ", "a/b", "a_b", "a\\b", "C:", "CON", "con.txt", "index",
        "x" * 200, "x" * 201, "\u202eevil", "a\nb", "\ud800", "alice", "陈" * 90, "-rf",
        "what?", "ﬁ", "fi", "ß", "ss",
    ]  # fmt: skip
    names = page_names(students)
    folded = {name.casefold() for name in names}
    assert len(folded) == len(names) and "index.html" not in folded
    for name in names:
        assert re.fullmatch(r"[^/\\:*?\"<>|\x00-\x1f\u202e\ud800-\udfff]+\.html", name), name
        assert not name.startswith(".") and len(name.encode()) < 160
        assert name.split(".")[0].casefold() not in {"con", "nul", "aux", "prn"}
    assert names[3:6] == ["Ada Lovelace.html", "陈景润.html", "محمد.html"]
    assert names == page_names(students)


def test_a_file_name_does_not_depend_on_the_order_of_the_class():
    students = ["alice", "Alice", "bob", "a/b", "a_b"]
    there = dict(zip(students, page_names(students), strict=True))
    back = dict(zip(students[::-1], page_names(students[::-1]), strict=True))
    assert there == back


# --- writing ------------------------------------------------------------------------------


def test_files_are_written_whole_or_not_at_all(tmp_path):
    path = tmp_path / "page.html"
    write_atomically(path, "before")
    with pytest.raises(UnicodeEncodeError):
        write_atomically(path, "\ud800")
    assert path.read_text() == "before"
    assert [p.name for p in tmp_path.iterdir()] == ["page.html"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_a_folder_that_cannot_be_written_is_named(assignment, tmp_path):
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(UsageError, match="taken"):
        write_feedback(of_class(), assignment, tmp_path / "taken")


# --- words --------------------------------------------------------------------------------


def test_a_breach_is_said_without_the_law_and_the_call():
    many = {f"argument{n}": np.arange(20.0) for n in range(20)}
    for arguments in ({"Z": np.eye(2), "f": abs, "v": SimpleNamespace(what="a thing")}, many):
        test = broken(1.0, 2.0, "grad_weights[0] is 2, expected 1", arguments)
        assert breach(test) == "grad_weights[0] is 2, expected 1."
        assert subject(test) == "grad_weights[0]"
    assert subject(broken(1.0, 2.0, "the result is 2")) == ""
    assert subject(broken(1.0, 2.0, "dw is 2")) == "dw"


def test_a_method_is_said_to_be_of_its_object(assignment):
    owner = SimpleNamespace(what="an object of type Value<b>")
    law = broken(1.0, 2.0, arguments={"argument 1": owner, "argument 2": 3.0})
    result = submission(exercises=(exercise("output_delta", "failed", 0, 2, law),))
    text = check(student_page(result, assignment)).text
    assert "f of an object of type Value<b> with argument 2 = 3" in text


def test_the_next_step_is_the_first_that_helps(assignment):
    alice = submission()
    assert "output_delta" in next_step(alice, assignment)
    only = {e.name: e for e in alice.exercises}
    follow, missing, right = only["backprop"], only["weight_gradient"], only["bias_gradient"]
    step = next_step(replace(alice, exercises=(follow, missing)), assignment)
    assert step == "Write `weight_gradient` (BP4) next."
    assert "right by itself" in next_step(replace(alice, exercises=(right, follow)), assignment)
    assert "Nothing is left" in next_step(replace(alice, exercises=(right,)), assignment)
    failing = replace(alice, exercises=(missing,), cells=(CellOutput(4, "", "KeyError: 1"),))
    assert "cell 4" in next_step(failing, assignment)


def test_text_is_cleaned():
    assert clean("a\x1b[31mb\x1b[0m\u202ec\x00\td\ne") == "abc\td\ne"
    assert clean(" 10%\r 50%\r100%\r\ndone") == "100%\ndone"
    assert clean("naïve 陈 محمد 🎉 ≠") == "naïve 陈 محمد 🎉 ≠"
    assert prose("use `<b>` & `x`") == "use <code>&lt;b&gt;</code> &amp; <code>x</code>"
    assert excerpt("short", 100) == "short"
    assert excerpt("a" * 50 + "b" * 50, 40).startswith("a" * 30)
    assert excerpt("a" * 50 + "b" * 50, 40).endswith("b" * 10)
    assert len(excerpt("\x1b[31m" * 1_000_000, 1_000)) < 1_200


# --- matrices -----------------------------------------------------------------------------


def rows(shown, grid=0):
    return [[e.text if e else "⋯" for e in row] for row in shown.grids[grid].rows]


def marks(shown):
    return [(g.label, e.text) for g in shown.grids for row in g.rows for e in row if e and e.wrong]


def test_values_are_shown_as_what_they_are():
    assert rows(view(np.array([[1.0, -2.0], [0.0, 10.0]]))) == [["1", "−2"], ["0", "10"]]
    assert rows(view(np.array([0.5, 0.25]))) == [["0.50", "0.25"]]
    assert rows(view(np.array([True, False]))) == [["True", "False"]]
    assert view(wire.Generator(3)) == Plain("np.random.default_rng(3)")
    assert view(abs) == Plain("a function", code=False)
    assert view([0.5, 1]) == Plain("[0.5, 1]")
    assert view(0.1 + 0.2) == Plain("0.3")
    nested = view({"W": np.eye(2), "n": [np.ones(2)]})
    assert isinstance(nested, Collection) and [key for key, _ in nested.items] == ["['W']", "['n']"]
    assert len(view([np.eye(2)] * 50).items) == 12 and view([np.eye(2)] * 50).more == 38
    assert view({"kind": "conv", "p": 0.5}) == Plain("{'kind': 'conv', 'p': 0.5}")


def test_large_arrays_are_abbreviated_around_what_is_wrong():
    target = np.zeros((50, 40))
    found = target.copy()
    found[33, 22] = 1.5
    shown = compare(target, found)
    assert marks(shown.got) == [("", "1.5")]
    assert len(rows(shown.got)) <= 12 and "⋯" in rows(shown.got)[0]
    stack = np.zeros((4, 5, 3, 3))
    other = stack.copy()
    other[2, 3, 1, 1] = 2.0
    shown = compare(stack, other)
    assert (
        [g.label for g in shown.got.grids] == ["[2, 3]"] == [g.label for g in shown.expected.grids]
    )
    assert marks(shown.got) == [("[2, 3]", "2")] and marks(shown.expected) == []


@pytest.mark.parametrize(("a", "b"), [(1.0, 1.0001), (1e-9, 2e-9), (123456.0, 123456.5), (2, 3)])
def test_numbers_that_differ_look_different(a, b):
    first, second = np.array([[a, 1.0]]), np.array([[b, 1.0]])
    wrong = np.array([[True, False]])
    assert format_alike(first, wrong, second)[0][0] != format_alike(second, wrong, first)[0][0]


def test_what_the_wrong_entries_have_in_common_is_said():
    E = np.array([[1.0, 2.0], [3.0, 4.0]])
    assert compare(E, 2 * E).notes[-1] == "Yours is 2 times the expected value, everywhere."
    assert compare(E, E / 3).notes[-1] == "Yours is 1/3 of the expected value, everywhere."
    assert compare(E, -E).notes[-1] == "Yours has the opposite sign, everywhere."
    assert compare(E, 0 * E).notes[-1] == "Yours is zero everywhere."
    assert compare(E, E.T).notes == ("2 of 4 entries are wrong.", "Yours is the transpose.")
    assert compare(E, E[:1]).got.wrong_shape and "(1, 2)" in compare(E, E[:1]).notes[0]
    assert compare(None, E, misshapen=True).got.wrong_shape
    assert marks(compare(E, np.array([[1.0, np.nan], [np.inf, 4.0]])).got) == [
        ("", "nan"), ("", "inf"),
    ]  # fmt: skip
    assert compare(1.0, 2.0).got.wrong and compare(None, float("nan")).got.wrong
    assert times(-0.5) == "−1/2 of" and times(1.01) == "1.01 times"


def test_right_values_are_not_marked():
    E = np.array([[1.0, 2.0], [3.0, 4.0]])
    for shown in (compare(E, E.copy()), compare(np.array([np.nan, 1.0]), np.array([np.nan, 1.0]))):
        assert isinstance(shown.got, Matrix)
        assert marks(shown.got) == [] and shown.notes == ()
    assert not compare(2.0, 2.0).got.wrong


def test_drawings_say_in_words_what_they_show():
    error = np.zeros((3, 5))
    error[2, 4] = 0.5
    svg = heat_map(error, error > 0)
    assert "1 of 15 entries are wrong" in svg and "0.5, is in row 2, column 4" in svg
    assert len(heat_map(np.full((500, 300), np.inf), np.ones((500, 300), bool))) < 40_000
    assert "0 to 1 points: 2" in histogram([0, 0.5, 10], 10)
    assert "9 to 10 points: 1" in histogram([0, 0.5, 10], 10)
    assert "None were graded" in histogram([], 0)


# --- formulas, colours --------------------------------------------------------------------


def test_every_formula_of_the_course_is_typeset():
    for name in course.names(ROOT):
        for entry in course.load_assignment(name, ROOT).exercises:
            shown = formula(entry.formula)
            assert shown == "" or shown.startswith("<math "), (name, entry.name)
            assert "\\" not in shown, (name, entry.name)


def test_what_cannot_be_typeset_is_shown_as_written():
    assert formula(r"\begin{<b>}") == r"<code>\begin{&lt;b&gt;}</code>"


def luminance(colour):
    colour = colour if len(colour) == 7 else "#" + "".join(2 * c for c in colour[1:])
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return np.dot(linear, [0.2126, 0.7152, 0.0722])


def contrast(a, b):
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


def test_text_stands_out_in_light_in_dark_and_on_paper():
    css = (ROOT / "autograder/feedback/templates/style.css").read_text()
    palettes = [
        dict(re.findall(r"--([\w-]+): (#\w+);", p))
        for p in re.findall(r":root \{(.*?)\}", css, re.S)
    ]
    assert len(palettes) == 3
    for palette in palettes:
        for front in ("ink", "soft", "accent", "good", "half", "bad", "stop", "none"):
            for back in ("paper", "panel"):
                assert contrast(palette[front], palette[back]) >= 4.5, (front, back)
        for name in ("good", "half", "bad", "stop", "none"):
            assert contrast(palette[name], palette[f"{name}-tint"]) >= 4.5, name
        assert contrast(palette["ink"], palette["tint"]) >= 4.5
        assert contrast(palette["accent"], palette["tint"]) >= 4.5
        assert contrast(palette["ink"], palette["half-tint"]) >= 4.5
    assert contrast("#fff", "#000") == pytest.approx(21)
    assert contrast("#777", "#888") < 4.5
