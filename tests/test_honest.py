"""Odd but honest files: what their author's machine bears costs nothing here."""

import json
from pathlib import Path

import pytest

from autograder.course import Assignment, load_assignment
from autograder.grade import Settings, grade
from autograder.results import ClassResult

from .conftest import QUICK, ROOT, by_student, exercise, submit

RIGHT = (ROOT / "tests" / "right" / "backprop" / "einsum.py").read_text(encoding="utf-8")

# name: cells of a notebook, whose last is a right submission in one piece
NOTEBOOKS = {
    "magics": [
        "%matplotlib inline\n%load_ext autoreload\n%autoreload 2",
        "!pip install numpy \\\n    pandas",
        "%%bash\nls\necho 'unbalanced",
        "%%writefile notes.txt\nno Python at all",
        "files = !ls\nnp.sum?\n?np.sum\n%env A=1\n%cd /tmp",
        f"%%time\nfor i in range(2):\n    %timeit 1\n    !ls\n{RIGHT}",
    ],
    "colab": [f"from google.colab import drive\ndrive.mount('/content/drive')\n{RIGHT}"],
    "input": [f"name = input('Your name: ')\n{RIGHT}"],
    "display": [f"display('hi')\nget_ipython().run_line_magic('matplotlib', 'inline')\n{RIGHT}"],
    "display_inside": [
        RIGHT.replace("    return", "    display('here')\n    return"),
        "'google.colab' in str(get_ipython())",
    ],
    "missing_file": [f"marks = open('marks.csv').read()\n{RIGHT}"],
    "missing_library": [f"import seaborn as sns\nsns.set_theme()\n{RIGHT}"],
    "own_test_fails": [f"assert 1 == 2, 'to be looked at'\n{RIGHT}"],
    "check": ["from autograder import check", RIGHT, "check()\ncheck('backprop')"],
    "plots": [RIGHT, "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()"],
    "leaves": [RIGHT, "import sys\nsys.exit()", "exit()", "quit()", "raise SystemExit"],
    "awaits": [RIGHT, "import asyncio\nawait asyncio.sleep(0)"],
    "main": [RIGHT, "if __name__ == '__main__':\n    print('done')"],
    "empty_cells": ["", "   \n", "# nothing", RIGHT],
    "tabs": [RIGHT.replace("    ", "\t")],
    "form_feed_and_crlf": ["\x0c" + RIGHT.replace("\n", "\r\n")],
    "future": ["from __future__ import annotations\n" + RIGHT],
    "pickles": [
        RIGHT,
        "import pickle, inspect\nclass P: pass\npickle.loads(pickle.dumps(P()))\n"
        "assert 'class P' in inspect.getsource(P)",
    ],
    "strict_numpy": ["import numpy as np\nnp.seterr(all='raise')", RIGHT],
    "endless_demo": [f"{RIGHT}\nwhile True: pass", "print('behind it')"],
    "endless_class": [RIGHT, "class Demo:\n    while True: pass"],
}
FILES = {
    "bom": b"\xef\xbb\xbf" + RIGHT.encode(),
    "crlf": RIGHT.replace("\n", "\r\n").encode(),
    "old_mac": RIGHT.replace("\n", "\r").encode(),
    "says_latin": f"# -*- coding: latin-1 -*-\n# é\n{RIGHT}".encode(),
    "shebang": f"#!/usr/bin/env python3\n{RIGHT}".encode(),
    "exported": f"get_ipython().run_line_magic('matplotlib', 'inline')\n{RIGHT}".encode(),
    "exits": f"{RIGHT}\nimport sys\nsys.exit(1)\n".encode(),
    "kills_itself": f"{RIGHT}\nimport os\nos._exit(1)\n".encode(),
    "asks": f"{RIGHT}\ninput('Press return')\n".encode(),
    "own_tests": f"{RIGHT}\nimport unittest\nunittest.main()\n".encode(),
    "other_modules": f"from .utils import x\nimport helpers\n{RIGHT}".encode(),
    "endless_file": f"{RIGHT}\nwhile True: pass\n".encode(),
}


def notebook(cells: list[str], **more: object) -> str:
    """A notebook's JSON, without cell ids (nbformat 4.4) unless `more` says otherwise."""
    code = [
        {"cell_type": "code", "metadata": {}, "source": s, "outputs": [], "execution_count": None}
        for s in cells
    ]
    return json.dumps({"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": code, **more})


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory, backprop: Assignment) -> ClassResult:
    """Everybody, graded in one class."""
    folder: Path = tmp_path_factory.mktemp("honest")
    for name, cells in NOTEBOOKS.items():
        (folder / f"{name}.ipynb").write_text(notebook(cells), encoding="utf-8")
    (folder / "no_ids.ipynb").write_text(notebook([RIGHT], nbformat_minor=5), encoding="utf-8")
    for name, data in FILES.items():
        (folder / f"{name}.py").write_bytes(data)
    return grade([folder], backprop, Settings(bounds=QUICK))


@pytest.mark.parametrize("name", [*NOTEBOOKS, "no_ids", *FILES])
def test_an_odd_file_has_full_marks(name: str, honest: ClassResult) -> None:
    submission = by_student(honest)[name]
    wrong = [(e.name, e.status, e.message) for e in submission.exercises if e.status != "passed"]
    assert submission.status == "graded", submission.message
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "number", "said"),
    [
        ("input", 1, "EOFError"),
        ("own_test_fails", 1, "to be looked at"),
        ("endless_demo", 1, "did not end within 3 s, the limit for one step; only what it defines"),
        ("endless_class", 2, "it was left out"),
        ("endless_file", 1, "this file did not end within 3 s"),
    ],
)
def test_what_failed_is_said(name: str, number: int, said: str, honest: ClassResult) -> None:
    cell = next(cell for cell in by_student(honest)[name].cells if cell.number == number)
    assert said in cell.failure


def test_a_function_of_ours_can_be_handed_to_a_helper(tmp_path: Path) -> None:
    """`check_gradient` is right by itself although `numerical_gradient`, which gets f, is not."""
    right = (ROOT / "solutions" / "gradcheck.py").read_text(encoding="utf-8")
    source = right.replace("/ (2 * epsilon)", "/ epsilon")
    assert source != right
    submit(tmp_path, "una", source)
    result = grade([tmp_path], load_assignment("gradcheck", ROOT), Settings(bounds=QUICK))
    found = exercise(result.submissions[0], "check_gradient")
    assert found.follow_through, found.message
