"""A class goes in, results come out: right in any style, the same every time, never sunk."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from autograder.cli import main
from autograder.course import load_assignment, names
from autograder.errors import GraderError
from autograder.examiner import suite
from autograder.examiner.sandboxed import Bounds
from autograder.grade import Settings, grade
from autograder.results import SubmissionResult, as_json

from .conftest import QUICK, ROOT, by_student, exercise, submit

RIGHT = (ROOT / "tests" / "right" / "backprop" / "einsum.py").read_text(encoding="utf-8")
DEMO = ROOT / "demo" / "class"


@pytest.mark.parametrize("name", names(ROOT))
def test_right_submissions_in_different_styles_have_full_marks(name: str) -> None:
    assignment = load_assignment(name, ROOT)
    result = grade([ROOT / "tests" / "right" / name], assignment)
    assert len(result.submissions) >= 4
    for submission in result.submissions:
        wrong = [
            (e.name, e.status, e.message) for e in submission.exercises if e.score < e.max_score
        ]
        assert wrong == [], submission.student
        assert submission.score == submission.max_score == assignment.max_score


@pytest.fixture(scope="module")
def demo(backprop):
    """The demo class, graded once."""
    return grade([DEMO], backprop, Settings(jobs=1, bounds=QUICK))


def test_the_demo_class(demo) -> None:
    got = {name: s.score for name, s in by_student(demo).items()}
    assert got == {
        "ada": 15, "bernoulli": 15, "chen": 15, "maryam": 15, "johann": 15,
        "dmitri": 9.75, "emmy": 10.75, "fatima": 11.75, "gauss": 8.75, "hypatia": 8,
        "ivan": 11.75, "kepler": 14.4, "leibniz": 4, "newton": 0,
    }  # fmt: skip


def test_diagnoses_of_the_demo_class(demo) -> None:
    students = by_student(demo)

    def named(student: str, name: str) -> list[str]:
        return [d.misconception for d in exercise(students[student], name).diagnoses]

    assert named("dmitri", "bias_gradient") == ["bias_gradient_summed"]
    assert named("emmy", "hidden_delta") == ["slope_at_the_activation"]
    assert named("gauss", "hidden_delta") == ["transpose_left_out"]
    assert named("leibniz", "cross_entropy_delta") == ["cross_entropy_with_slope"]
    assert named("ada", "hidden_delta") == []


def test_a_composite_with_wrong_helpers_is_marked_through(demo) -> None:
    whole = exercise(by_student(demo)["dmitri"], "backprop")
    assert whole.follow_through
    assert whole.status == "partial"
    assert 0 < whole.score < whole.max_score


ONE_SIDED = """
import numpy as np

def numerical_gradient(f, theta, epsilon=1e-4):
    theta, gradient = np.array(theta, float), np.zeros(np.shape(theta))
    for i in np.ndindex(theta.shape):
        moved = theta.copy()
        moved[i] += epsilon
        gradient[i] = (f(moved) - f(theta)) / epsilon
    return gradient

def relative_error(a, b):
    size = np.linalg.norm(a) + np.linalg.norm(b)
    return np.linalg.norm(a - b) / size if size else 0.0

def check_gradient(f, gradient, theta, epsilon=1e-4, tolerance=1e-4):
    numerical = numerical_gradient(f, theta, epsilon=epsilon)
    return bool(relative_error(gradient(theta), numerical) <= tolerance)
"""


def test_a_function_of_ours_reaches_a_replaced_helper(tmp_path: Path) -> None:
    """Handed on by the student, with a keyword, it comes back over the wire as itself."""
    (tmp_path / "ben.py").write_text(ONE_SIDED, encoding="utf-8")
    found = grade([tmp_path / "ben.py"], load_assignment("gradcheck", ROOT)).submissions[0]
    assert exercise(found, "numerical_gradient").status != "passed"
    whole = exercise(found, "check_gradient")
    assert whole.follow_through
    assert 0 < whole.score < whole.max_score


def test_a_failed_import_is_named_where_the_name_is_missed(graded) -> None:
    source = RIGHT.replace("import numpy as np", "import numpy as np\nfrom nowhere import expit", 1)
    source += "\ndef bias_gradient(delta):\n    return expit(delta)\n"
    found = exercise(graded(xia=source)["xia"], "bias_gradient")
    assert "name 'expit' is not defined" in found.message
    assert "No module named 'nowhere'" in found.message


def test_modifying_an_argument_is_a_finding_of_its_own(demo) -> None:
    found = exercise(by_student(demo)["kepler"], "hidden_delta")
    assert found.status == "partial"
    assert "`Z` was modified in place" in found.message
    assert found.tests[-1].name == "leaves_its_arguments_alone"
    assert [diagnosis.misconception for diagnosis in found.diagnoses] == ["modifies_its_arguments"]


def test_grading_twice_and_with_two_jobs_gives_the_same_bytes(demo, backprop) -> None:
    again = grade([DEMO], backprop, Settings(jobs=2, bounds=QUICK))
    assert as_json(again) == as_json(demo)


def test_every_exercise_is_listed_in_the_contracts_order(demo, backprop) -> None:
    wanted = [e.name for e in backprop.exercises]
    for submission in demo.submissions:
        assert [e.name for e in submission.exercises] == wanted
        assert submission.score == pytest.approx(sum(e.score for e in submission.exercises))


def test_a_notebook_with_magics_broken_and_raising_cells_is_graded(graded) -> None:
    cells = [
        "%matplotlib inline\n!pip install numpy\nimport no_such_module\nimport numpy as np",
        "%%time\nx = 1\nprint('hello')",
        "%%bash\nrm -rf /",
        "def broken(:\n    pass",
        "1 / 0",
        "files = !ls\nvalue = %timeit -o 1\nnp.sum?",
        "await_me = 1\nimport asyncio\nawait asyncio.sleep(0)",
        RIGHT,
        "raise SystemExit",
    ]
    submission = graded(nia=cells)["nia"]
    assert submission.score == submission.max_score
    failures = {cell.number: cell.failure for cell in submission.cells if cell.failure}
    assert sorted(failures) == [4, 5, 9]
    assert failures[5].startswith("ZeroDivisionError: division by zero (cell 5, line 1")
    assert next(c.text for c in submission.cells if c.number == 2).strip() == "hello"


def test_a_cell_that_kills_its_worker_costs_only_itself(graded) -> None:
    cells = [RIGHT, "import os\nos._exit(3)", "while True: pass", "print('still here')"]
    submission = graded(ola=cells)["ola"]
    assert submission.score == submission.max_score
    failures = {cell.number: cell.failure for cell in submission.cells if cell.failure}
    assert sorted(failures) == [2, 3]
    assert "exit status 3" in failures[2]


def test_a_file_that_raises_half_way_is_graded_for_what_it_defines(graded) -> None:
    source = RIGHT.replace("def weight_gradient", "undefined_name\n\n\ndef weight_gradient")
    assert source != RIGHT
    submission = graded(pia=source)["pia"]
    assert submission.score == submission.max_score


def test_a_name_lost_to_a_failing_cell_says_so(graded) -> None:
    submission = graded(quin=["bias_gradient = 1 / 0"])["quin"]
    found = exercise(submission, "bias_gradient")
    assert found.status == "missing"
    assert "cell 1 failed: ZeroDivisionError" in found.message


def test_no_python_is_unreadable_and_the_rest_is_graded(graded) -> None:
    students = graded(rui="def f(:\n", sam=RIGHT)
    assert students["rui"].status == "unreadable"
    assert "rui.py, line 1" in students["rui"].message
    assert students["sam"].score == students["sam"].max_score


def test_prints_warnings_and_stderr_cost_nothing(graded) -> None:
    noisy = RIGHT + (
        "\nimport sys, warnings\n_quiet = hidden_delta\n"
        "def hidden_delta(*args):\n"
        "    print('debug', args); print('x' * 10**5, file=sys.stderr)\n"
        "    warnings.warn('careful'); np.exp(np.float64(1e9))\n"
        "    return _quiet(*args)\n"
    )
    assert graded(tao=noisy)["tao"].score == 15


def test_honest_habits_work(graded) -> None:
    """Pickle of own classes, inspect.getsource, threads, asyncio, input() in a try."""
    source = RIGHT + (
        "\nimport pickle, inspect, asyncio, threading\n"
        "class Layer:\n    pass\n"
        "assert isinstance(pickle.loads(pickle.dumps(Layer())), Layer)\n"
        "_plain = bias_gradient\n"
        "def bias_gradient(delta):\n"
        "    assert 'einsum' in inspect.getsource(_plain) or True\n"
        "    assert 'def bias_gradient' in inspect.getsource(bias_gradient)\n"
        "    async def twice():\n        return await asyncio.sleep(0, _plain(delta))\n"
        "    box = []\n"
        "    t = threading.Thread(target=lambda: box.append(asyncio.run(twice())))\n"
        "    t.start(); t.join()\n"
        "    try:\n        input()\n    except EOFError:\n        return box[0]\n"
    )
    assert exercise(graded(uma=source)["uma"], "bias_gradient").status == "passed"


def test_stateful_answers_are_caught(graded) -> None:
    source = RIGHT + (
        "\n_bias, _known = bias_gradient, {}\n"
        "def bias_gradient(delta):\n"
        "    return _known.setdefault(delta.shape, _bias(delta))\n"
        "_weight, _calls = weight_gradient, []\n"
        "def weight_gradient(delta, A_prev):\n"
        "    _calls.append(1)\n"
        "    return _weight(delta, A_prev) * (1 if len(_calls) < 55 else 2)\n"
    )
    submission = graded(vic=source)["vic"]
    assert exercise(submission, "bias_gradient").score < 2
    assert exercise(submission, "weight_gradient").score < 2


def test_a_cache_by_identity_is_caught(graded) -> None:
    source = RIGHT + (
        "\n_bias, _known, _kept = bias_gradient, {}, []\n"
        "def bias_gradient(delta):\n"
        "    _kept.append(delta)\n"
        "    return _known.setdefault(id(delta), _bias(delta))\n"
    )
    found = exercise(graded(una=source)["una"], "bias_gradient")
    assert found.tests[-1].name == "has_no_memory"
    assert [diagnosis.misconception for diagnosis in found.diagnoses] == ["keeps_state"]
    assert found.score < found.max_score


def test_a_wrong_answer_that_changes_an_argument_is_told_so(graded) -> None:
    source = RIGHT + (
        "\ndef hidden_delta(W_next, delta_next, Z):\n"
        "    Z -= 1\n    return 0.3 * (W_next.T @ delta_next) + Z\n"
    )
    found = exercise(graded(una=source)["una"], "hidden_delta")
    assert not found.diagnoses
    assert "Besides, `Z` was modified in place" in (found.message or "")
    assert found.tests[-1].name == "leaves_its_arguments_alone"
    assert found.score == 0


def test_a_known_mistake_that_also_changes_an_argument_is_named(graded) -> None:
    source = RIGHT + "\ndef output_delta(A, Y, Z):\n    A -= Y\n    return A\n"
    found = exercise(graded(una=source)["una"], "output_delta")
    assert [diagnosis.misconception for diagnosis in found.diagnoses] == ["slope_left_out"]
    assert (found.message or "").startswith("σ'(z) is missing")
    assert "Besides, `A` was modified in place" in (found.message or "")


def right_but_for(folder: Path, name: str, more: str) -> SubmissionResult:
    """The result of a right submission that ends in these lines."""
    right = (ROOT / "tests" / "right" / name / "einsum.py").read_text(encoding="utf-8")
    submit(folder, "una", f"{right}\n{more}")
    return grade([folder], load_assignment(name, ROOT)).submissions[0]


@pytest.mark.parametrize(
    ("filters", "points"), [("always", "fewer"), ("default", "fewer"), ("ignore", "all")]
)
def test_an_overflow_counts_unless_it_was_silenced(filters, points, tmp_path: Path) -> None:
    result = right_but_for(
        tmp_path,
        "activations",
        f"import warnings\nwarnings.simplefilter({filters!r})\nimport numpy as np\n"
        "def sigmoid(z):\n    return 1 / (1 + np.exp(-np.asarray(z)))\n",
    )
    found = exercise(result, "sigmoid")
    assert (found.score == found.max_score) == (points == "all")


def test_a_complex_step_is_told_that_f_takes_floats(tmp_path: Path) -> None:
    result = right_but_for(
        tmp_path,
        "gradcheck",
        "import numpy as np\ndef numerical_gradient(f, theta, epsilon=1e-4):\n"
        "    return np.imag(f(theta + 1e-20j)) / 1e-20 + 0 * theta\n",
    )
    message = exercise(result, "numerical_gradient").message or ""
    assert "complex" in message and "it takes numbers, or arrays of floats" in message


def test_a_value_may_be_a_kind_of_number(tmp_path: Path) -> None:
    right = (ROOT / "tests" / "right" / "graph" / "textbook.py").read_text(encoding="utf-8")
    assert "class Value:" in right
    source = right.replace(
        "class Value:",
        "class Value(float):\n"
        "    def __new__(cls, data=0.0, *more, **named):\n"
        "        return float.__new__(cls, data)\n"
        "    __hash__ = object.__hash__\n"
        "    __eq__ = object.__eq__\n",
    )
    submit(tmp_path, "una", source)
    result = grade([tmp_path], load_assignment("graph", ROOT)).submissions[0]
    assert exercise(result, "Value").status == "passed", exercise(result, "Value").message


LISTED = (ROOT / "tests" / "right" / "backprop" / "textbook.py").read_text(encoding="utf-8")


def test_a_cache_by_the_identity_of_a_list_is_caught(graded) -> None:
    source = LISTED + (
        "\n_all, _known, _kept = backprop, {}, []\n"
        "def backprop(weights, biases, X, Y):\n"
        "    _kept.append(weights)\n"
        "    return _known.setdefault(id(weights), _all(weights, biases, X, Y))\n"
    )
    found = exercise(graded(una=source)["una"], "backprop")
    assert found.tests[-1].name == "has_no_memory"


def test_an_argument_is_modified_by_the_exercise_that_did_it(tmp_path: Path) -> None:
    result = right_but_for(
        tmp_path,
        "digits",
        "_train = train\n"
        "def train(X, Y, rng):\n    X[0, 0] += 1e-9\n    return _train(X, Y, rng)\n",
    )
    assert exercise(result, "train").tests[-1].name == "leaves_its_arguments_alone"
    assert exercise(result, "predict").status == "passed"


def test_the_stub_of_one_exercise_costs_that_exercise(graded) -> None:
    source = RIGHT + "\ndef bias_gradient(delta):\n    raise NotImplementedError\n"
    found = exercise(graded(wen=source)["wen"], "bias_gradient")
    assert (found.status, found.score) == ("missing", 0)


def test_limits_are_options(graded) -> None:
    slow = RIGHT + (
        "\nimport time\n_b = bias_gradient\n"
        "def bias_gradient(delta):\n    time.sleep(0.3)\n    return _b(delta)\n"
    )
    found = exercise(graded(Bounds(call=0.1), xia=slow)["xia"], "bias_gradient")
    assert found.status == "timeout"
    assert "0.1 s" in found.message


# --- the command line -------------------------------------------------------------------


def run(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "autograder", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def test_json_on_standard_output_is_all_there_is(tmp_path: Path) -> None:
    submit(tmp_path, "yan", RIGHT)
    done = run("grade", str(tmp_path), "--assignment", "backprop", "--json", "-")
    data = json.loads(done.stdout)
    assert done.returncode == 0
    assert data["schema"] == "autograder/1"
    assert list(data) == ["schema", "assignment", "suite", "submissions"]
    (submission,) = data["submissions"]
    assert list(submission) == [
        "student", "path", "status", "score", "max_score", "message", "exercises",
    ]  # fmt: skip
    assert list(submission["exercises"][0]) == [
        "name", "status", "score", "max_score", "follow_through", "message", "diagnoses", "tests",
    ]  # fmt: skip
    assert list(submission["exercises"][0]["tests"][0]) == ["name", "status", "message"]


def test_a_zip_and_an_nbgrader_tree(tmp_path: Path, backprop) -> None:
    folder = tmp_path / "course" / "submitted" / "zoe" / "backprop"
    folder.mkdir(parents=True)
    submit(folder, "backprop", [RIGHT])
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as archive:
        archive.writestr("abe.py", RIGHT)
        archive.writestr("../climber.py", RIGHT)
    paths = [tmp_path / "course" / "submitted", tmp_path / "class.zip"]
    students = by_student(grade(paths, backprop))
    assert students["zoe"].score == students["abe"].score == 15
    assert [s.status for s in students.values()].count("unreadable") == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["grade", "nowhere", "--assignment", "backprop"], "no such file"),
        (["grade", "demo/class", "--assignment", "backdrop"], "no assignment 'backdrop'"),
        (["grade", "demo/class"], "--assignment"),
        (["grade", "demo/class", "--assignment", "backprop", "--jobs", "0"], "--jobs"),
        (["grade", "demo/class", "--assignment", "backprop", "--json", "no/x.json"], "no/x.json"),
        (["validate", "backdrop"], "no assignment"),
        (["unknown"], "invalid choice"),
    ],
)
def test_bad_usage_is_exit_2_and_says_why(arguments: list[str], words: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_no_progress_bar_where_there_is_no_terminal(tmp_path: Path) -> None:
    submit(tmp_path, "yan", RIGHT)
    done = run("grade", str(tmp_path), "--assignment", "backprop")
    assert done.stderr == ""
    assert "yan" in done.stdout


def test_a_fault_of_the_grader_costs_no_point_and_exits_3(tmp_path, monkeypatch, capsys) -> None:
    from autograder.examiner.verdicts import Judge

    def broken(self, candidate):
        raise RuntimeError("our own fault")

    monkeypatch.setattr(Judge, "grade", broken)
    monkeypatch.chdir(ROOT)
    submit(tmp_path, "yan", RIGHT)
    out = tmp_path / "out.json"
    assert main(["grade", str(tmp_path), "--assignment", "backprop", "--json", str(out)]) == 3
    (submission,) = json.loads(out.read_text())["submissions"]
    assert submission["status"] == "grader_error"
    assert "our own fault" in capsys.readouterr().err


def test_trusted_submissions_are_stamped(tmp_path: Path) -> None:
    submit(tmp_path, "yan", RIGHT)
    arguments = ["grade", str(tmp_path), "--assignment", "backprop", "--json", "-"]
    done = run(*arguments, "--trust-submissions")
    assert json.loads(done.stdout)["trusted_submissions"] is True


def test_without_a_sandbox_nothing_is_graded(tmp_path: Path, monkeypatch, capsys) -> None:
    """What the kernel refuses is said, with the way out; exit status 3."""
    from autograder.sandbox.errors import SandboxUnavailable
    from autograder.sandbox.zygote_client import Zygote

    def refuse(**options):
        raise SandboxUnavailable("seccomp", "run it in a container")

    monkeypatch.setattr(Zygote, "start", staticmethod(refuse))
    monkeypatch.chdir(ROOT)
    submit(tmp_path, "yan", RIGHT)
    assert main(["grade", str(tmp_path), "--assignment", "backprop"]) == 3
    err = capsys.readouterr().err
    assert "seccomp" in err
    assert "container" in err


def test_results_do_not_depend_on_the_hash_seed(tmp_path: Path) -> None:
    outputs = set()
    for seed in ("0", "1"):
        out = tmp_path / f"{seed}.json"
        command = [
            sys.executable, "-m", "autograder", "grade", str(DEMO / "emmy.ipynb"),
            "--assignment", "backprop", "--json", str(out),
        ]  # fmt: skip
        subprocess.run(
            command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, check=True,
            capture_output=True,
        )  # fmt: skip
        outputs.add(out.read_text())
    assert len(outputs) == 1


def test_what_users_set_for_their_own_tests_does_not_matter(
    tmp_path, backprop, monkeypatch
) -> None:
    monkeypatch.setenv("PYTEST_ADDOPTS", "--junitxml=own.xml --no-such-option")
    monkeypatch.setenv("PYTEST_PLUGINS", "no_such_plugin")
    submit(tmp_path, "ada", RIGHT)
    (ada,) = grade([tmp_path], backprop, Settings(bounds=QUICK)).submissions
    assert ada.score == 15
    assert os.environ["PYTEST_PLUGINS"] == "no_such_plugin"


def test_a_suite_that_pytest_does_not_run_is_a_fault_of_ours(backprop, monkeypatch) -> None:
    monkeypatch.setattr(suite, "PYTEST_OPTIONS", ["--no-such-option"])
    with pytest.raises(GraderError, match="pytest did not come to run"):
        suite.with_suite(backprop, lambda ready: None)


def test_a_grading_process_that_dies_costs_one_submission(tmp_path, backprop, monkeypatch) -> None:
    """Killed in the middle (as by the system, out of memory), it is replaced."""
    from autograder.examiner.verdicts import Judge

    grade_it = Judge.grade

    def die_of_one(self, candidate):
        if candidate.submission.student == "bad":
            os.kill(os.getpid(), 9)
        return grade_it(self, candidate)

    monkeypatch.setattr(Judge, "grade", die_of_one)
    for name in ("abe", "bad", "cid", "dee", "eve"):
        submit(tmp_path, name, RIGHT)
    result = grade([tmp_path], backprop, Settings(jobs=2, bounds=QUICK))
    students = by_student(result)
    assert students.pop("bad").status == "grader_error"
    assert {s.score for s in students.values()} == {15}
    assert len(students) == 4
