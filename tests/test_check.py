"""`check`: what a student reads in the kernel and in a terminal, for every way to be wrong."""

from __future__ import annotations

import html.parser
import os
import re
import shutil
import signal
import subprocess
import sys
import textwrap
import time
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from autograder import check
from autograder.candidate.cells import remember
from autograder.checking import trial
from autograder.checking.api import check_in
from autograder.checking.matrices import blocks
from autograder.checking.outcome import REMAIN, Outcome, Summary

ROOT = Path(__file__).resolve().parents[1]
LAWS = ROOT / "assignments" / "backprop" / "laws.py"
REFERENCE = ROOT / "solutions" / "backprop.py"
STARTER = ROOT / "starter" / "backprop"


def namespace(source: str = "", base: Path = REFERENCE) -> dict[str, Any]:
    """What a kernel would hold: the reference, and then the cell `source`."""
    module = types.ModuleType("__main__")
    for name, text in (("<given>", base.read_text(encoding="utf-8")), ("<cell>", source)):
        text = textwrap.dedent(text)
        remember(name, text)
        exec(compile(text, name, "exec"), module.__dict__)
    return module.__dict__


def one(exercise: str, source: str = "", laws: Path = LAWS) -> Outcome:
    found = check_in(namespace(source), (exercise,), laws)
    assert isinstance(found, Outcome)
    assert_shown(found)
    return found


def assert_shown(found: Outcome | Summary) -> None:
    """Both forms are well made, and no frame or file of ours is in them."""
    text, page = repr(found), found._repr_html_()
    Balanced().feed(page)
    for said in (text, page):
        assert "autograder/checking" not in said
        assert "Traceback" not in said
        if found.holds:
            assert "Hidden laws remain" in said
    assert "<script" not in page
    assert len(page) < 25_000


class Balanced(html.parser.HTMLParser):
    """Every element is closed, pictures have a text alternative, headings a level."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "svg":
            assert given["role"] == "img"
            assert given["aria-label"]
        if given.get("role") == "heading":
            assert given["aria-level"]
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


# --- verdicts -------------------------------------------------------------------------


def test_a_right_answer_holds_and_hidden_laws_remain() -> None:
    found = one("hidden_delta")
    assert found.holds
    assert found.message == REMAIN
    assert [verdict.holds for verdict in found.verdicts] == [True, True]
    assert "BP2: δ is the derivative" in repr(found)


def test_every_exercise_gets_a_line() -> None:
    found = check_in(namespace("def cross_entropy_delta(A, Y): return Y - A"), (), LAWS)
    assert isinstance(found, Summary)
    assert_shown(found)
    assert not found.holds
    lines = repr(found).splitlines()
    assert len([line for line in lines if "public law" in line]) == 6
    assert "5 of 6 exercises hold so far." in lines[-1]
    assert REMAIN in lines[-1]


def test_all_holding_is_never_said_alone() -> None:
    found = check_in(namespace(), (), LAWS)
    assert found.holds
    assert_shown(found)
    assert "Every public law of the exercises holds. Hidden laws remain" in " ".join(
        repr(found).split()
    )


def test_a_factor_is_named_and_drawn() -> None:
    found = one(
        "hidden_delta", "def hidden_delta(W, d, Z): return 2 * (W.T @ d) * sigmoid_prime(Z)"
    )
    breach = found.breach
    assert found.status == "broken"
    assert breach is not None
    assert breach.hints == ("On every input yours is 2 times the expected value.",)
    np.testing.assert_allclose(breach.got, 2 * breach.expected, rtol=1e-6)
    assert [name for name, _ in breach.calls[0].arguments] == ["W", "d", "Z"]
    assert all(np.size(value) == 1 for _, value in breach.calls[0].arguments)  # the smallest
    witness = breach.witness
    assert witness is not None
    assert witness.error.size > 1  # the drawing shows a larger one
    assert witness.wrong.all()
    # a V for the right gradient, a flat line for the wrong one
    right, mine = np.array(witness.right), np.array(witness.mine)
    assert right.min() < 1e-8 < 1e-6 < right[0]
    assert right[-1] > 10 * right.min()
    assert np.ptp(mine) < 0.1 * mine.min()
    page = found._repr_html_()
    assert page.count("<svg") == 2
    assert "<mark>" in page
    assert "a V; yours does not get below" in page


@pytest.mark.parametrize(
    ("exercise", "source", "hint"),
    [
        (
            "weight_gradient",
            "def weight_gradient(delta, A_prev): return delta @ A_prev.T",
            "Yours is too large by a factor that is always the number of columns of delta.",
        ),
        (
            "bias_gradient",
            "def bias_gradient(delta): return delta.mean(axis=1)",
            "`keepdims=True` in a sum or a mean keeps it.",
        ),
        (
            "bias_gradient",
            "def bias_gradient(delta): return delta.mean(axis=1, keepdims=True).T",
            "is a transpose missing",
        ),
        (
            "output_delta",
            "def output_delta(A, Y, Z): return (Y - A) * sigmoid_prime(Z)",
            "The sign is wrong, all else is right.",
        ),
        (
            "hidden_delta",
            """
            def hidden_delta(W, d, Z):
                right = (W.T @ d) * sigmoid_prime(Z)
                return right.T if right.shape[0] == right.shape[1] else right
            """,
            "yours is the transpose.",
        ),
        (
            "output_delta",
            """
            def output_delta(A, Y, Z):
                right = (A - Y) * sigmoid_prime(Z)
                right[-1, -1] += right.size > 3
                return right
            """,
            "1 entry is wrong",
        ),
    ],
)
def test_hints(exercise: str, source: str, hint: str) -> None:
    found = one(exercise, source)
    assert found.breach is not None
    assert hint in " ".join(found.breach.hints)


@pytest.mark.parametrize(
    ("result", "said"),
    [
        ("None", "δ is None (is a `return` missing?)"),
        ("'W'", "a string"),
        ("[[1], [2, 3]]", "different shapes"),
        ("np.full(Z.shape, np.nan)", "holds nan"),
        ("(Z, Z)", "has shape"),
        ("Z + 0j", "complex"),
        ("{'Z': Z}", "a dict"),
        ("object()", "object"),
        ("(x for x in Z)", "generator"),
        ("lambda: 0", "function"),
    ],
)
def test_results_of_a_wrong_type(result: str, said: str) -> None:
    found = one("hidden_delta", f"def hidden_delta(W, d, Z): return {result}")
    assert found.status == "broken"
    assert said in repr(found)


def test_a_law_that_stumbles_over_the_result_says_what_it_was(tmp_path: Path) -> None:
    laws = law_file(tmp_path, "return 2 + student.double(np.ones(2))")
    found = check_in({"double": lambda x: None}, ("double",), laws)
    assert isinstance(found, Outcome)
    assert found.status == "broken"
    assert "double returned None (is a `return` missing?)" in found.message


def test_a_plain_assertion_of_a_law_is_its_verdict(tmp_path: Path) -> None:
    laws = law_file(tmp_path, "assert student.double(1.0) == 2, 'twice one is two'")
    found = check_in({"double": lambda x: 3}, ("double",), laws)
    assert "twice one is two." in repr(found)
    assert "raised" not in repr(found)


def law_file(folder: Path, *lines: str) -> Path:
    body = "\n".join(f"    {line}" for line in lines)
    path = folder / "laws.py"
    path.write_text(
        "import numpy as np\n\nfrom autograder.laws import Broken, agree, law\n\n\n"
        f'@law("double")\ndef doubles(student, case):\n    """Twice as much."""\n{body}\n',
        encoding="utf-8",
    )
    return path


# --- arguments ------------------------------------------------------------------------


def test_a_changed_argument_is_a_finding_of_its_own() -> None:
    source = """
    def hidden_delta(W, d, Z):
        result = (W.T @ d) * sigmoid_prime(Z)
        d *= 0
        return result
    """
    found = one("hidden_delta", source)
    assert found.status == "changed"
    assert not found.holds
    assert all(verdict.holds for verdict in found.verdicts)  # the laws' own arrays are untouched
    assert found.change is not None
    assert (found.change.function, found.change.argument) == ("hidden_delta", "d")
    assert not found.change.after.any()
    assert found.change.before.all()
    assert "d after" in repr(found)
    assert "Every public law" not in repr(check_in(namespace(source), (), LAWS))


def test_lists_of_arrays_are_guarded_too() -> None:
    source = """
    right = backprop
    def backprop(weights, biases, X, Y):
        result = right(weights, biases, X, Y)
        weights[0][0, 0] = 7
        return result
    """
    found = one("backprop", source)
    assert found.status == "changed"
    assert found.change is not None
    assert found.change.argument == "weights"


def test_a_result_that_is_overwritten_later_counts_as_it_was_returned() -> None:
    source = """
    kept = {}
    def hidden_delta(W, d, Z):
        out = kept.setdefault(Z.shape, np.empty(Z.shape))
        out[:] = (W.T @ d) * sigmoid_prime(Z)
        return out
    """
    assert one("hidden_delta", source).holds


# --- nothing to check yet -------------------------------------------------------------


def test_the_stub() -> None:
    found = check_in(namespace(base=STARTER / "backprop.py"), ("hidden_delta",), STARTER)
    assert isinstance(found, Outcome)
    assert found.status == "stub"
    assert found.message.startswith("hidden_delta is still the stub")
    assert not found.verdicts


def test_a_stub_that_another_function_needs() -> None:
    source = """
    def output_delta(A, Y, Z): raise NotImplementedError("output_delta: your code here")
    def backprop(weights, biases, X, Y):
        zs, activations = forward(weights, biases, X)
        return output_delta(activations[-1], Y, zs[-1])
    """
    found = one("backprop", source)
    assert found.status == "stub"
    assert found.message.startswith("backprop needs output_delta, which is still the stub")


def test_an_undefined_name() -> None:
    source = "hiden_delta = hidden_delta\ndel hidden_delta"
    found = one("hidden_delta", source)
    assert found.status == "undefined"
    assert "hidden_delta is not defined: run the cell that defines it." in found.message
    assert "run the cell" in repr(found)


def test_a_near_name_is_pointed_out() -> None:
    found = one("hidden_delta", "def hiden_delta(W, d, Z): pass\ndel hidden_delta")
    assert "There is a hiden_delta" in found.message


def test_a_name_that_is_no_function() -> None:
    found = one("hidden_delta", "hidden_delta = np.ones((2, 3))")
    assert found.status == "undefined"
    assert "hidden_delta is an array of shape (2, 3) and no function" in found.message


def test_a_helper_that_a_law_needs(tmp_path: Path) -> None:
    laws = law_file(tmp_path, "student.half(student.double(1.0))")
    found = check_in({"double": lambda x: 2 * x}, ("double",), laws)
    assert isinstance(found, Outcome)
    assert found.status == "undefined"
    assert "A law of double needs half. half is not defined: run the cell" in found.message


def test_a_function_may_be_given_for_its_name() -> None:
    scope = namespace()
    assert check_in(scope, (scope["hidden_delta"],), LAWS).holds


# --- laws.py --------------------------------------------------------------------------


def test_the_laws_are_found_beside_the_notebook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(STARTER)
    assert check_in(namespace(), ("hidden_delta",)).holds
    monkeypatch.chdir("/")
    elsewhere = {**namespace(), "__vsc_ipynb_file__": str(STARTER / "backprop.ipynb")}
    assert check_in(elsewhere, ("hidden_delta",)).holds


def test_missing_laws_say_the_way_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = check_in(namespace(), ("hidden_delta",))
    assert isinstance(found, Outcome)
    assert found.status == "unready"
    assert f"There is no laws.py in {tmp_path}" in found.message
    assert "laws=" in found.message


def test_laws_that_do_not_run(tmp_path: Path) -> None:
    (tmp_path / "laws.py").write_text("def law(:\n")
    found = check_in(namespace(), ("hidden_delta",), tmp_path)
    assert isinstance(found, Outcome)
    assert "does not run (SyntaxError" in found.message


def test_an_unknown_exercise_is_corrected() -> None:
    assert "did you mean hidden_delta?" in one("hiden_delta").message
    assert "it has output_delta, cross_entropy_delta" in one("conv2d").message


def test_the_functions_come_from_the_caller(capsys: pytest.CaptureFixture[str]) -> None:
    scope = {**namespace(), "check": check, "LAWS": LAWS}
    exec("found = check('hidden_delta', laws=LAWS)", scope)
    assert scope["found"].holds
    assert "2 of 2 public laws hold" in capsys.readouterr().out  # a script shows no values
    scope["get_ipython"] = lambda: None
    exec("check('hidden_delta', laws=LAWS)", scope)
    assert capsys.readouterr().out == ""  # a notebook does


# --- accidents in the student's code --------------------------------------------------


def test_an_exception_is_told_in_the_students_own_lines() -> None:
    source = """
    def helper(W, d):
        return W @ d
    def hidden_delta(W_next, delta_next, Z):
        s = helper(W_next, delta_next)
        return s * sigmoid_prime(Z)
    """
    found = one("hidden_delta", source)
    assert found.status == "error"
    assert found.message.startswith("Your code raised ValueError: matmul")
    assert found.breach is not None
    lines = [(line.function, line.code, line.shapes) for line in found.breach.lines]
    assert lines[0][:2] == ("hidden_delta", "s = helper(W_next, delta_next)")
    assert lines[1] == ("helper", "return W @ d", "W (1, 2), d (1, 2)")
    assert len(lines) == 2
    assert found.breach.calls[0].function == "hidden_delta"


def test_an_exception_on_larger_inputs_only_is_a_hint() -> None:
    source = """
    def hidden_delta(W, d, Z):
        return (W @ d) * sigmoid(Z)
    """
    found = one("hidden_delta", source)
    assert found.status == "broken"
    assert found.breach is not None
    assert "On a larger input your cell, line 3 raised ValueError" in found.breach.hints[-1]


def test_libraries_frames_are_left_out() -> None:
    found = one("hidden_delta", "def hidden_delta(W, d, Z): return np.linalg.inv(W[:0, :1])")
    assert found.breach is not None
    assert [line.code for line in found.breach.lines] == [
        "def hidden_delta(W, d, Z): return np.linalg.inv(W[:0, :1])"
    ]


def test_endless_recursion_is_cut() -> None:
    found = one("hidden_delta", "def hidden_delta(W, d, Z):\n    return hidden_delta(W, d, Z)")
    assert found.breach is not None
    assert "RecursionError" in found.message
    assert len(found.breach.lines) < 10
    assert "more" in repr(found)


@pytest.mark.parametrize(
    "body",
    ["raise SystemExit(3)", "quit()", "raise GeneratorExit", "assert False", "raise Odd", "1 / 0"],
)
def test_nothing_that_is_raised_escapes(body: str) -> None:
    source = f"""
    class Odd(BaseException):
        def __str__(self): raise ValueError
    def hidden_delta(W, d, Z):
        {body}
    """
    found = one("hidden_delta", source)
    assert found.status == "error"
    assert found.breach is not None
    assert found.breach.lines[-1].code == body


def test_other_arguments_than_the_stubs() -> None:
    found = one("hidden_delta", "def hidden_delta(W, d): return W")
    assert "Yours is hidden_delta(W, d): keep the arguments of the stub." in found.message


def test_a_breach_that_passes_through_the_students_code_is_no_accident(tmp_path: Path) -> None:
    laws = law_file(tmp_path, "def f(x): raise Broken('f was given a list')", "student.double(f)")
    found = check_in(namespace("def double(f): return f([1])"), ("double",), laws)
    assert isinstance(found, Outcome)
    assert found.status == "broken"
    assert found.breach is not None
    assert found.breach.message == "f was given a list."
    assert found.breach.lines[0].function == "double"


def test_an_interrupt_ends_the_check_with_a_sentence() -> None:
    source = """
    import signal
    def hidden_delta(W, d, Z):
        print("round and round")
        while True:
            signal.raise_signal(signal.SIGINT)
    """
    found = one("hidden_delta", source)
    assert found.status == "interrupted"
    assert "You interrupted the check" in found.message
    assert [verdict.holds for verdict in found.verdicts] == [None, None]
    assert "raise_signal" in found.lines[-1].code
    assert "round and round" in repr(found)
    summary = check_in(namespace(source), (), LAWS)
    assert isinstance(summary, Summary)
    assert summary.outcomes[-1].exercise == "hidden_delta"  # and none after it


def test_slow_functions_are_tried_on_fewer_inputs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial, "SECONDS", 0.0)
    found = one("hidden_delta")
    assert found.holds
    assert "tried on fewer inputs" in found.notes[0]


def test_prints_are_kept_for_the_input_that_is_shown(
    capsys: pytest.CaptureFixture[str],
) -> None:
    source = """
    import sys
    def hidden_delta(W, d, Z):
        print("Z has the shape", Z.shape)
        print("x" * 10000, file=sys.stderr)
        return Z
    """
    found = one("hidden_delta", source)
    assert found.printed.count("Z has the shape (1, 1)") == 1
    assert found.printed.endswith("[… and more]")
    assert len(found.printed) < 2100
    assert capsys.readouterr() == ("", "")


def test_warnings_are_a_note_and_cost_nothing() -> None:
    source = """
    right = hidden_delta
    def hidden_delta(W, d, Z):
        np.exp(np.array([1e4]))
        return right(W, d, Z)
    """
    found = one("hidden_delta", source)
    assert found.holds
    assert len(found.notes) == 1
    assert "RuntimeWarning: overflow encountered in exp" in found.notes[0]


def test_what_a_student_writes_is_escaped() -> None:
    source = """
    def hidden_delta(W, d, Z):
        print("<script>alert(1)</script>")
        raise ValueError("<img src=x onerror=alert(1)>")
    """
    page = one("hidden_delta", source)._repr_html_()
    assert "<img" not in page
    assert "&lt;script&gt;" in page


# --- which function is it? ------------------------------------------------------------


def kernel(*cells: str) -> dict[str, Any]:
    """A namespace with IPython's history; a cell that fails leaves it as it is."""
    scope: dict[str, Any] = {"get_ipython": lambda: None, "In": [""], "__name__": "__main__"}
    for number, cell in enumerate(cells, 1):
        scope["In"].append(cell)
        remember(f"<ipython-input-{number}-0>", cell)
        try:
            exec(compile(cell, f"<ipython-input-{number}-0>", "exec"), scope)
        except Exception:
            continue
    return scope


GOOD = "def double(x):\n    return 2 * x\n"
BAD = "def double(x):\n    return x\n"


@pytest.mark.parametrize("last", ["1 / 0\n" + GOOD, GOOD + "  oops\n"])
def test_a_cell_that_failed_has_not_replaced_the_function(tmp_path: Path, last: str) -> None:
    laws = law_file(tmp_path, "agree(student.double(2.0), 4.0)")
    found = check_in(kernel(BAD, last), ("double",), laws)
    assert isinstance(found, Outcome)
    assert "What is checked is double of In[1]. In[2] defines it again" in found.notes[0]
    assert check_in(kernel(BAD, GOOD), ("double",), laws).holds
    fresh = check_in(kernel(GOOD, "print(1)"), ("double",), laws)
    assert isinstance(fresh, Outcome)
    assert not fresh.notes


def test_a_cell_that_failed_before_it_defined_anything(tmp_path: Path) -> None:
    laws = law_file(tmp_path, "agree(student.double(2.0), 4.0)")
    found = check_in(kernel("1 / 0\n" + GOOD), ("double",), laws)
    assert isinstance(found, Outcome)
    assert found.status == "undefined"
    assert "In[1] would, but it did not get that far" in found.message


def test_a_file_that_changed_since_it_was_imported(tmp_path: Path) -> None:
    laws = law_file(tmp_path, "agree(student.double(2.0), 4.0)")
    path = tmp_path / "mine.py"
    path.write_text(BAD)
    scope: dict[str, Any] = {}
    exec(compile(BAD, str(path), "exec"), scope)
    before = check_in(scope, ("double",), laws)
    path.write_text("# a comment is no change\n" + BAD)
    commented = check_in(scope, ("double",), laws)
    path.write_text(GOOD)
    after = check_in(scope, ("double",), laws)
    assert isinstance(before, Outcome)
    assert isinstance(commented, Outcome)
    assert isinstance(after, Outcome)
    assert not before.notes
    assert not commented.notes
    assert "mine.py has changed since double was imported" in after.notes[0]


# --- values ---------------------------------------------------------------------------


def test_wrong_entries_get_enough_digits_to_be_told_apart() -> None:
    expected = np.array([[1.0, 0.12345678]])
    (block,) = blocks(
        "yours", expected + np.array([[0, 1e-7]]), np.array([[False, True]]), expected
    )
    assert block.rows[0][1].wrong
    assert block.rows[0][1].text == "0.1234569"


def test_large_arrays_are_cut_and_small_ones_shown() -> None:
    (block,) = blocks("X", np.arange(900.0).reshape(30, 30))
    assert len(block.rows) == 5
    assert block.shape == "(30, 30)"
    (plain,) = blocks("m", 3)
    assert plain.text == "3"
    assert [b.label for b in blocks("w", [np.ones((1, 2)), np.ones((2, 1))])] == ["w[0]", "w[1]"]
    assert blocks("rng", np.random.default_rng(1))[0].text == "a random generator"


# --- the command ----------------------------------------------------------------------


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """A copy of what a student gets."""
    return Path(shutil.copytree(STARTER, tmp_path / "backprop"))


def command(*arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", CLI, "check", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)},
        cwd=cwd,
        timeout=60,
    )


CLI = "import sys; from autograder.cli import main; sys.exit(main())"


def filled(release: Path, **bodies: str) -> Path:
    """The released notebook with some holes filled in."""
    path = release / "backprop.ipynb"
    text = path.read_text(encoding="utf-8")
    for name, body in bodies.items():
        hole = f'raise NotImplementedError(\\"{name}: your code here\\")'
        assert hole in text
        text = text.replace(hole, body)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_stub_notebook_in_the_terminal(release: Path) -> None:
    done = command(release / "backprop.ipynb")
    assert done.returncode == 1, done.stderr
    assert done.stdout.count("not done yet") == 6
    assert REMAIN in " ".join(done.stdout.split())
    assert "\x1b" not in done.stdout
    assert done.stderr == ""


def test_a_filled_notebook_in_the_terminal(release: Path) -> None:
    path = filled(release, cross_entropy_delta="return A - Y", bias_gradient="return delta")
    done = command(path.name, "cross_entropy_delta", cwd=release)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 of 2 public laws hold" in done.stdout
    done = command(path, "cross_entropy_delta", "bias_gradient")
    assert done.returncode == 1
    assert "∂C/∂b has shape" in done.stdout
    assert "1 of 2 exercises hold so far." in done.stdout


def test_the_reference_script_holds(release: Path) -> None:
    shutil.copy(REFERENCE, release / "backprop.py")
    done = command(release / "backprop.py")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Every public law of the exercises holds. Hidden laws remain" in done.stdout


def test_a_broken_script_is_checked_as_far_as_it_runs(release: Path) -> None:
    path = release / "backprop.py"
    path.write_text("import nowhere_to_be_found\n%%\n", encoding="utf-8")
    done = command(path)
    assert "backprop.py, line 2: SyntaxError" in done.stdout
    path.write_text(
        "import nowhere_to_be_found\nfrom autograder import check\n1 / 0\n"
        "def cross_entropy_delta(A, Y):\n    return A - Y\ncheck('cross_entropy_delta')\n"
    )
    done = command(path, "cross_entropy_delta")
    assert done.returncode == 0, done.stderr
    assert "No module named 'nowhere_to_be_found'" in done.stdout
    assert "backprop.py, line 3: ZeroDivisionError: division by zero (1 / 0)" in done.stdout
    assert done.stdout.count("public laws hold") == 1


def test_magics_and_shell_lines_are_left_out(release: Path) -> None:
    path = filled(
        release, cross_entropy_delta='%time pass\\n",\n    "    !ls\\n",\n    "    return A - Y'
    )
    done = command(path, "cross_entropy_delta")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["missing.ipynb"], "there is no file"),
        (["bad.ipynb"], "is no notebook"),
        (["backprop.py", "hiden_delta"], "did you mean hidden_delta?"),
        (["backprop.py", "--laws", "elsewhere.py"], "cannot be read"),
    ],
)
def test_bad_usage(release: Path, arguments: list[str], said: str) -> None:
    (release / "bad.ipynb").write_text("[]")
    done = command(*arguments, cwd=release)
    assert done.returncode == 2
    assert said in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="signals to a group are POSIX")
@pytest.mark.parametrize("where", ["in the check", "in a cell"])
def test_ctrl_c_ends_an_endless_loop(release: Path, where: str) -> None:
    path = release / "backprop.py"
    loop = "open('running', 'w').close()\n{0}while True:\n{0}    pass\n"
    body = "def cross_entropy_delta(A, Y):\n    " + loop.format("    ")
    path.write_text(body if where == "in the check" else loop.format(""))
    child = subprocess.Popen(
        [sys.executable, "-c", CLI, "check", str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)},
        start_new_session=True,
    )
    wait_for((release / "running").exists)
    os.killpg(child.pid, signal.SIGINT)
    out, err = child.communicate(timeout=20)
    assert child.returncode == 1
    assert err == ""
    assert "nterrupted" in out


def wait_for(condition: Callable[[], bool], seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


# --- cost -----------------------------------------------------------------------------

BLOCKED = """
import sys, time
class Block:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {names!r}:
            raise ImportError(f"{{name}} is not what a student has")
sys.meta_path.insert(0, Block())
import numpy
begun = time.perf_counter()
from autograder import check
imported = time.perf_counter() - begun
source = open({reference!r}, encoding="utf-8").read()
exec(compile(source, "cell", "exec"))
for exercise in ["hidden_delta", "backprop"]:
    print(check(exercise, laws={laws!r})._repr_html_()[:0])
hidden_delta = lambda W, d, Z: Z
print(check("hidden_delta", laws={laws!r})._repr_html_()[:0])
begun = time.perf_counter()
check(laws={laws!r})
print(f"import {{imported:.3f}} s, all six exercises {{time.perf_counter() - begun:.3f}} s")
print(sorted(set(m.partition(".")[0] for m in sys.modules) & {names!r}))
"""
INSTRUCTORS = {
    "hypothesis", "pytest", "_pytest", "msgspec", "rich", "jinja2", "markupsafe", "nbformat",
    "jupytext", "nbgrader", "matplotlib", "IPython", "scipy", "latex2mathml",
}  # fmt: skip


def test_numpy_is_all_a_student_needs(tmp_path: Path) -> None:
    script = BLOCKED.format(names=INSTRUCTORS, reference=str(REFERENCE), laws=str(LAWS))
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=tmp_path,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)},
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[]"
    times = re.findall(r"([\d.]+) s", done.stdout.splitlines()[-2])
    assert all(float(seconds) < 1.0 for seconds in times), times


def test_the_command_needs_no_more(release: Path) -> None:
    """The process that runs the file, with the instructor's libraries out of reach."""
    shutil.copy(REFERENCE, release / "backprop.py")
    script = (
        "import sys\nclass Block:\n    def find_spec(self, name, path=None, target=None):\n"
        f"        if name.partition('.')[0] in {INSTRUCTORS!r}: raise ImportError(name)\n"
        "sys.meta_path.insert(0, Block())\nfrom autograder.checking.__main__ import main\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(release / "backprop.py")],
        capture_output=True, text=True, encoding="utf-8", timeout=60,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_one_check_is_quick() -> None:
    source = "def hidden_delta(W, d, Z): return 2 * (W.T @ d) * sigmoid_prime(Z)"
    found = one("hidden_delta", source)
    begun = time.perf_counter()
    found._repr_html_()
    assert found.seconds + time.perf_counter() - begun < 1.0


# --- a real kernel --------------------------------------------------------------------


@pytest.fixture(scope="module")
def notebook(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The released notebook, worked on by a student and run in a real kernel: cells by id."""
    nbclient = pytest.importorskip("nbclient")
    nbformat = pytest.importorskip("nbformat")
    pytest.importorskip("ipykernel")
    folder = Path(shutil.copytree(STARTER, tmp_path_factory.mktemp("kernel") / "backprop"))
    document = nbformat.read(folder / "backprop.ipynb", 4)
    kept = [c for c in document.cells if not str(c.id).startswith("code-")]  # no pictures
    document.cells = [c for c in kept if c.cell_type == "code"]
    for cell in document.cells:
        if cell.id == "stub-cross-entropy-delta":
            cell.source = "def cross_entropy_delta(A, Y):\n    print('hi')\n    return A - Y"
        if cell.id == "stub-hidden-delta":
            cell.source = "def hidden_delta(W, d, Z):\n    s = W.T @ d\n    return s * slope"
        if cell.id == "stub-weight-gradient":
            cell.source = "def weight_gradient(delta, A_prev):\n    return delta @ A_prev.T"
    new = nbformat.v4.new_code_cell
    document.cells += [
        new("oops\ndef weight_gradient(delta, A_prev):\n    return 0", id="late-error"),
        new('check("weight_gradient")', id="late-check"),
        new("check()", id="late-all"),
    ]
    nbclient.NotebookClient(
        document, timeout=60, kernel_name="python3", allow_errors=True,
        resources={"metadata": {"path": str(folder)}},
    ).execute()  # fmt: skip
    return {cell.id: cell for cell in document.cells}


def shown(cell: Any) -> tuple[str, str]:
    """The last output of a cell as text and as HTML; it printed nothing beside."""
    assert [output.output_type for output in cell.outputs] == ["execute_result"], cell.outputs
    data = cell.outputs[0].data
    return data["text/plain"], data["text/html"]


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
class TestInAKernel:
    def test_a_stub(self, notebook: dict[str, Any]) -> None:
        text, page = shown(notebook["check-output-delta"])
        assert "output_delta is still the stub" in text
        assert "not done yet" in page

    def test_a_right_answer(self, notebook: dict[str, Any]) -> None:
        text, page = shown(notebook["check-cross-entropy-delta"])
        assert "2 of 2 public laws hold" in text
        assert "Hidden laws remain" in page
        assert "hi" in text.splitlines()[-1]

    def test_an_exception(self, notebook: dict[str, Any]) -> None:
        text, page = shown(notebook["check-hidden-delta"])
        number = notebook["stub-hidden-delta"].execution_count
        assert f"cell In[{number}], line 3, in hidden_delta" in text.replace(" [", "[")
        assert "return s * slope" in page
        assert "with s (1, 1)" in page

    def test_a_cell_that_failed_leaves_the_old_function(self, notebook: dict[str, Any]) -> None:
        text, _ = shown(notebook["late-check"])
        number = notebook["stub-weight-gradient"].execution_count
        assert f"What is checked is weight_gradient of In[{number}]." in text
        assert f"In[{notebook['late-error'].execution_count}] defines it again" in text

    def test_all_exercises(self, notebook: dict[str, Any]) -> None:
        text, page = shown(notebook["late-all"])
        assert "1 of 6 exercises hold so far. Hidden laws remain" in text
        assert page.count("<tr>") == 6
