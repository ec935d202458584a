"""A hostile class is graded to the end: each loses its points, nobody else anything."""

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from autograder.course import Assignment, load_assignment
from autograder.grade import Settings, grade
from autograder.results import ClassResult, as_json

from .conftest import QUICK, ROOT, by_student, exercise, submit

RIGHT = (ROOT / "tests" / "right" / "backprop" / "einsum.py").read_text(encoding="utf-8")
HIDDEN = ROOT / "assignments" / "backprop" / "test_hidden.py"

# name: (the status its exercise must get, the body of hidden_delta)
ATTACKS = {
    "fork_bomb": ("forbidden", "import os\nwhile True: os.fork()"),
    "loop_in_c": ("timeout", "return sum(1 for _ in iter(int, 1))"),
    "loop_in_one_c_call": ("timeout", "import itertools\nreturn sum(itertools.repeat(1))"),
    "ignores_signals": (
        "timeout",
        "import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nwhile True: pass",
    ),
    "huge_allocation": ("memory", "return np.ones(50 * 10**9 // 8)"),
    "huge_list": ("memory", "return list(range(10**10))"),
    "segfault": ("crashed", "import ctypes\nctypes.string_at(0)"),
    "exit_0": ("crashed", "import os\nos._exit(0)"),
    "abort": ("crashed", "import os\nos.abort()"),
    "nameless_signal": ("crashed", "import os\nos.kill(os.getpid(), 40)"),
    "reader": ("forbidden", f"return eval(open({str(HIDDEN)!r}).read())"),
    "lister": ("forbidden", f"import os\nreturn os.listdir({str(HIDDEN.parent)!r})"),
    "writer": ("forbidden", "open('/tmp/mark', 'w').write('100')"),
    "network": ("forbidden", "import socket\nsocket.create_connection(('127.0.0.1', 80))"),
    "shell": ("forbidden", "import subprocess\nsubprocess.run(['true'])"),
    "killer": ("forbidden", "import os\nos.kill(os.getppid(), 9)"),
    "flood": ("forbidden", "while True: print('x' * 1000)"),
    "always_equal": (
        "failed",
        """
        class Equal:
            def __eq__(self, other): return True
            def __array__(self, *a, **k): return np.zeros(Z.shape)
            def __reduce__(self): return (exit, ())
            __lt__ = __le__ = __gt__ = __ge__ = __eq__
            __sub__ = __rsub__ = lambda self, other: self
        return Equal()
        """,
    ),
    "liar_about_shape": ("failed", "return np.broadcast_to(0.0, (10**6, 10**6))"),
    "nan": ("failed", "return np.full(Z.shape, np.nan)"),
    "patched_numpy": ("failed", "return np.zeros(Z.shape)"),
    "garbage_on_the_wire": (
        "forbidden",
        "import os\nfor fd in range(3, 64):\n"
        "    try: os.write(fd, bytes(range(256)) * 99)\n    except OSError: pass\nreturn Z",
    ),
    "closes_the_wire": (
        "forbidden",
        "import os\nfor fd in range(3, 64):\n"
        "    try: os.close(fd)\n    except OSError: pass\nwhile True: pass",
    ),
    "says_it_is_right": ("failed", "raise AssertionError('passed')"),
    "raises_on_print": (
        "error",
        """
        class Bad(Exception):
            def __str__(self): raise Bad
            __repr__ = __str__
        raise Bad
        """,
    ),
    "deep_recursion": ("error", "return hidden_delta(W_next, delta_next, Z)"),
    "nested_result": ("failed", "r = []\nfor _ in range(10**4): r = [r]\nreturn r"),
    "self_containing": ("failed", "r = []\nr.append(r)\nreturn r"),
    "strings_for_numbers": ("failed", "return ['x' * 4096] + [''] * 50_000"),
    "much_in_all": ("memory", "return [['x' * 4096] * 64] * 3"),
    "far_too_much": ("memory", "return [np.zeros(1 << 19)] * 2"),
    "overlapping_views": (
        "forbidden",
        """
        head = struct.pack('<BBI2Q', 11, 2, 0, 1000, 1000)
        arrays = [msgspec.msgpack.Ext(1, head)] * 1000
        send(['reply', arrays, None, [], '', 0], bytes(8_000_000))
        """,
    ),
    "absurd_empty_array": (
        "forbidden",
        """
        head = struct.pack('<BBI4Q', 11, 4, 0, 0, 2**26, 2**26, 2**26)
        send(['reply', msgspec.msgpack.Ext(1, head), None, [], '', 0])
        """,
    ),
    "forged_indices": (
        "failed",
        "send(['reply', 1.0, None, [-1000, 10**9], '', 0])\nreturn 0.0",
    ),
    "threads": (
        "error",
        """
        import threading, time
        for _ in range(10**5):
            threading.Thread(target=time.sleep, args=(9,), daemon=True).start()
        """,
    ),
}
FORGER = """
    import msgspec, struct, sys

    def send(message, raw=b''):
        frame = sys._getframe()
        while type(frame.f_locals.get('line')).__name__ != 'Line':
            frame = frame.f_back
        line, meta = frame.f_locals['line'], msgspec.msgpack.encode(message)
        line.send(struct.pack('<II', len(meta), len(raw)) + meta + raw)
    """
PROLOGUES = {
    "overlapping_views": FORGER,
    "absurd_empty_array": FORGER,
    "forged_indices": FORGER,
    "patched_numpy": """
        np.allclose = np.array_equal = lambda *a, **k: True
        np.testing.assert_allclose = lambda *a, **k: None
        np.max = np.abs = np.isfinite = lambda *a, **k: 0.0
        """,
}
ACCEPTED = {
    "says_it_is_right": {"error"},
    "threads": {"error", "memory", "crashed", "timeout", "forbidden"},
    "closes_the_wire": {"forbidden", "crashed", "timeout"},
    "deep_recursion": {"error", "crashed", "memory"},
    "huge_list": {"memory", "timeout"},
    "far_too_much": {"memory", "failed"},
    "forged_indices": {"failed", "forbidden"},
}


def attack(name: str) -> str:
    """A right submission, but for its hidden_delta."""
    body = textwrap.indent(textwrap.dedent(ATTACKS[name][1]).strip(), "    ")
    prologue = textwrap.dedent(PROLOGUES.get(name, ""))
    return f"{RIGHT}\n{prologue}\ndef hidden_delta(W_next, delta_next, Z):\n{body}\n"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, backprop: Assignment) -> ClassResult:
    """The hostile class, with two honest students in it."""
    folder = tmp_path_factory.mktemp("hostile")
    for name in ATTACKS:
        submit(folder, name, attack(name))
    honest(folder)
    return grade([folder], backprop, Settings(bounds=QUICK))


def honest(folder: Path) -> None:
    """Two students who want no more than a grade; one is wrong."""
    submit(folder, "aaa_honest", RIGHT)
    submit(folder, "zzz_honest", RIGHT.replace("weight_gradient(", "weight_grad("))


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_costs_its_exercise_with_the_right_status(name: str, hostile) -> None:
    submission = by_student(hostile)[name]
    assert submission.status == "graded"
    hit = exercise(submission, "hidden_delta")
    assert hit.status in ACCEPTED.get(name, {ATTACKS[name][0]}), hit.message
    assert hit.score == 0
    assert hit.message
    if name != "patched_numpy":
        assert exercise(submission, "bias_gradient").status == "passed"


def test_the_neighbours_results_are_the_same_without_the_attacks(
    hostile, tmp_path: Path, backprop
) -> None:
    honest(tmp_path)
    alone = grade([tmp_path], backprop, Settings(bounds=QUICK))
    among = {s["student"]: s for s in json.loads(as_json(hostile))["submissions"]}
    for submission in json.loads(as_json(alone))["submissions"]:
        neighbour = among[submission["student"]]
        for path in (submission, neighbour):
            path["path"] = Path(path["path"]).name
        assert json.dumps(submission) == json.dumps(neighbour)


ASKS_ELSEWHERE = """
    def numerical_gradient(f, theta, epsilon=1e-4):
        cells = {type(cell.cell_contents): cell.cell_contents for cell in f.__closure__}
        number, call_back = cells.pop(int), *cells.values()
        return call_back(number + WHOSE, [theta], {})
    """


@pytest.mark.parametrize(("whose", "said"), [(0, "instead of"), (1, "no such function")])
def test_only_the_functions_of_this_call_can_be_asked(whose: int, said: str, tmp_path) -> None:
    """Among those of other calls may be the right answer (`check_gradient`)."""
    submit(tmp_path, "asker", ASKS_ELSEWHERE.replace("WHOSE", str(whose)))
    result = grade([tmp_path], load_assignment("gradcheck", ROOT), Settings(bounds=QUICK))
    test = exercise(result.submissions[0], "numerical_gradient").tests[0]
    assert said in (test.message or "")


OUTSIDE = {
    "reader": f"open({str(HIDDEN)!r}).read()",
    "lister": f"import os; os.listdir({str(HIDDEN.parent)!r})",
    "writer": "open('mark', 'w').write('100')",
    "shell": "import subprocess; subprocess.run(['true'], check=True)",
    "fork_bomb": "import os\npid = os.fork()\nif not pid: os._exit(0)\nos.waitpid(pid, 0)",
    "network": "import socket; s = socket.socket(); s.bind(('127.0.0.1', 0)); s.listen()\n"
    "socket.create_connection(s.getsockname())",
    "killer": "import os, signal; os.kill(os.getppid(), 0)",
    "nameless_signal": "import os\npid = os.fork()\nif not pid: os.kill(os.getpid(), 40)\n"
    "assert os.waitpid(pid, 0)[1] == 40",
}


@pytest.mark.parametrize("name", OUTSIDE)
def test_the_same_act_succeeds_outside_the_sandbox(name: str, tmp_path: Path) -> None:
    command = [sys.executable, "-c", OUTSIDE[name]]
    done = subprocess.run(command, cwd=tmp_path, env=os.environ, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
