"""Submissions are found and read as data; whatever is wrong costs its author alone."""

from __future__ import annotations

import hashlib
import io
import json
import os
import stat
import struct
import tracemalloc
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from autograder import submissions
from autograder.submissions import Cell, Submission, Unreadable, UsageError, archive, model
from autograder.submissions.names import student_name

Found = Submission | Unreadable
SOURCE = "def hidden_delta(W, d, Z):\n    return W.T @ d\n"


def cell(source: Any = SOURCE, kind: str = "code", **more: Any) -> dict[str, Any]:
    return {"cell_type": kind, "source": source, "metadata": {}, "outputs": []} | more


def notebook(*cells: Any, **more: Any) -> str:
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells} | more)


def write(root: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def find(*paths: Path, assignment: str = "backprop") -> list[Found]:
    return submissions.find(paths, assignment)


def names(found: Iterable[Found]) -> list[str]:
    return [one.student for one in found]


def good(found: Found) -> Submission:
    assert isinstance(found, Submission), found
    return found


def bad(found: Found) -> str:
    assert isinstance(found, Unreadable), found
    return found.message


@pytest.fixture
def read(tmp_path: Path) -> Any:
    """Reads one file of the given name and content."""

    def one(content: str | bytes, name: str = "alice.ipynb") -> Found:
        (found,) = find(write(tmp_path, {name: content}) / name)
        return found

    return one


# Files


def test_a_py_file_is_one_cell(tmp_path: Path) -> None:
    path = write(tmp_path, {"alice.py": SOURCE}) / "alice.py"
    digest = hashlib.sha256(SOURCE.encode()).hexdigest()
    whole = (Cell(1, SOURCE, None),)
    assert find(path) == [Submission("alice", str(path), "py", whole, digest, len(SOURCE))]


def test_a_notebook_keeps_its_code_cells_and_their_numbers(read: Any) -> None:
    found = good(read(notebook(cell("# Title", "markdown"), cell("a = 1"), cell(["b\n", "c"]))))
    assert found.kind == "notebook"
    assert found.cells == (Cell(2, "a = 1", None), Cell(3, "b\nc", None))


def test_python_is_never_parsed(read: Any) -> None:
    nonsense = "%matplotlib inline\n!pip install x\nif :\n" + "elif x:\n" * 20_000
    assert good(read(notebook(cell(nonsense)))).cells[0].source == nonsense
    assert good(read(nonsense, "bob.py")).cells[0].source == nonsense


@pytest.mark.parametrize("content", ["", "\ufeff"])
def test_an_empty_py_is_valid(read: Any, content: str) -> None:
    assert good(read(content, "alice.py")).cells == (Cell(1, "", None),)


@pytest.mark.parametrize("content", ["", "\n", notebook()])
def test_an_empty_notebook_has_no_cells(read: Any, content: str) -> None:
    assert good(read(content)).cells == ()


@pytest.mark.parametrize(
    "content",
    [
        notebook(cell(id="x"), cell(id="x")),
        notebook({"cell_type": "code", "source": SOURCE}),
        notebook(cell(), nbformat_minor="?"),
        notebook(cell(), metadata={"kernelspec": {"name": "julia"}}),
        notebook(cell(), metadata=None),
        notebook(cell(metadata=[1])),
        notebook(cell(), unheard_of={"of": [1, None]}),
        notebook(cell(5, "markdown"), cell()),
        "\ufeff" + notebook(cell()),
    ],
)
def test_what_does_not_matter_is_let_pass(read: Any, content: str) -> None:
    assert good(read(content)).cells[-1].source == SOURCE


def test_bytes_of_a_py_file_are_kept(read: Any) -> None:
    source = "# -*- coding: latin-1 -*-\r\nσ = 'é'\r\n\x0c"
    assert good(read(source, "alice.py")).cells[0].source == source


@pytest.mark.parametrize(
    "opening",
    ["# -*- coding: latin-1 -*-\n", "#!/usr/bin/python\n# vim: fileencoding=ISO_8859_1\r\n"],
)
def test_an_old_code_is_read_if_the_file_names_it(read: Any, opening: str) -> None:
    source = f"{opening}x = 'é'\n"
    assert good(read(source.encode("latin-1"), "alice.py")).cells[0].source == source


@pytest.mark.parametrize(
    ("metadata", "grade_id"),
    [
        ({"nbgrader": {"grade_id": "cell-1", "points": 1e9}}, "cell-1"),
        ({"nbgrader": {"grade_id": 7}}, None),
        ({"nbgrader": {"grade_id": None}}, None),
        ({"nbgrader": []}, None),
        ({"nbgrader": {}}, None),
        ({}, None),
    ],
)
def test_the_grade_id_is_read_if_it_is_a_text(read: Any, metadata: Any, grade_id: Any) -> None:
    assert good(read(notebook(cell(metadata=metadata)))).cells[0].grade_id == grade_id


def test_lone_surrogates_become_the_replacement_character(read: Any) -> None:
    text = notebook(
        cell('"\ud800", "\U0001f600", "\\ud800", "\udc00\ud83d"'),
        cell("", "markdown", attachments={"\ud800": "\udfff"}),
        cell("x", metadata={"nbgrader": {"grade_id": "\udead"}}),
    )
    first, second = good(read(text)).cells
    assert first.source == '"\ufffd", "\U0001f600", "\\ud800", "\ufffd\ufffd"'
    assert second == Cell(3, "x", "\ufffd")
    first.source.encode()


def test_numbers_that_python_writes_into_outputs_are_let_pass(read: Any) -> None:
    output = {"data": {"application/json": [float("nan"), float("inf"), -float("inf")]}}
    text = notebook(cell('x = "NaN, \\" Infinity"', outputs=[output]))
    assert "-Infinity" in text
    assert good(read(text)).cells[0].source == 'x = "NaN, \\" Infinity"'


# What cannot be read


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{,", "this is not JSON (line 1, column 2); save the notebook again from Jupyter"),
        ('{\n "é": x', "this is not JSON (line 2, column 7)"),
        (notebook(cell())[:-9], "this is not JSON (it breaks off at line 1"),
        (notebook(cell()) + "x", "this is not JSON (line 1"),
        ("<!doctype html>", "web page and no notebook (download the raw file)"),
        ("[]", "this is JSON, but no notebook"),
        ("null", "this is JSON, but no notebook"),
        ("{}", "must say nbformat 4, and this says none"),
        (notebook(nbformat=5), "must say nbformat 4, and this says nbformat 5"),
        (notebook(nbformat="4"), "must say nbformat 4"),
        ('{"nbformat": 4}', "has no list of cells"),
        (notebook(cells={}), "its cells are no list"),
        (notebook(cell(), 7), "cell 2 is no cell"),
        (notebook(cell(), {}), "cell 2 is no cell"),
        (notebook(cell(kind="\x1b[31m")), "cell 1 is no cell"),
        (notebook(cell(), cell(5)), "the source of cell 2 is no text"),
        (notebook(cell(), cell(["a", 5])), "the source of cell 2 is no text"),
        (notebook(cell(), cell(None)), "the source of cell 2 is no text"),
        (notebook(cell(), cell({"a": 1})), "the source of cell 2 is no text"),
        (notebook({"cell_type": "code"}), "cell 1 has no source"),
        (notebook(cell()).encode("utf-16"), "this is UTF-16, not UTF-8; save it as UTF-8"),
        (notebook(cell()).encode("utf-16-le"), "this is UTF-16"),
        (b'{"metadata": "caf\xe9"}', "this is not UTF-8 (line 1)"),
        (b'{"nbformat": 4, "cells": ["\xed\xa0\x80"]}', "this is not UTF-8"),
    ],
)
def test_a_bad_notebook_says_what_and_the_way_out(
    read: Any, content: str | bytes, message: str
) -> None:
    said = bad(read(content))
    assert said.startswith("alice.ipynb: ")
    assert message in said
    assert ";" in said or "(download" in said


def test_an_old_notebook_is_told_the_command(read: Any) -> None:
    old = json.dumps({"nbformat": 3, "worksheets": [{"cells": []}]})
    assert "jupyter nbconvert --to notebook --nbformat 4" in bad(read(old))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"x = 1\n\0", "NUL bytes"),
        ("x = 'é'\n".encode("utf-16"), "UTF-16"),
        ("x = 1\n".encode("utf-16-be"), "UTF-16"),
        (b"# in Latin-1\nx = '\xe9'\n", "not UTF-8 (line 2); save it as UTF-8"),
        (b"# coding: unicode_escape\nx = '\xe9'\n", "not UTF-8 (line 2); save it as UTF-8"),
        (b"x = 1\ny = 2\n# coding: latin-1\nx = '\xe9'\n", "not UTF-8 (line 4)"),
        (b"x = '" + "é".encode()[:1], "not UTF-8"),
    ],
)
def test_a_bad_py_says_what_and_the_way_out(read: Any, content: bytes, message: str) -> None:
    assert message in bad(read(content, "alice.py"))


@pytest.mark.parametrize("opening", ['{"a":[', '{"a":', '{"cells":', '{"nbformat":4,"cells":['])
def test_deep_nesting_is_refused(read: Any, opening: str) -> None:
    assert "nested too deeply" in bad(read(opening * 100_000))


def test_deep_nesting_inside_a_notebook_is_refused(read: Any) -> None:
    deep = "[" * 100_000 + "]" * 100_000
    for place in ('"outputs"', '"metadata"', '"source"'):
        text = f'{{"nbformat": 4, "cells": [{{"cell_type": "code", {place}: {deep}}}]}}'
        assert "nested too deeply" in bad(read(text))


def test_eleven_megabytes_of_empty_objects_cost_little(read: Any, tmp_path: Path) -> None:
    empty = "{}," * 3_600_000 + "{}"
    write(tmp_path, {"a/1.ipynb": f'{{"nbformat": 4, "cells": [{empty}]}}'})
    output = '"cell_type": "code", "source": "x", "outputs"'
    write(tmp_path, {"a/2.ipynb": f'{{"nbformat": 4, "cells": [{{{output}: [{empty}]}}]}}'})
    tracemalloc.start()
    try:
        one, two = find(tmp_path / "a")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert "cell 1 is no cell" in bad(one)
    assert good(two).cells == (Cell(1, "x", None),)
    assert peak < 60e6  # the file, and little else: 335 MB with the standard library


def test_mending_is_linear_in_the_worst_case(read: Any) -> None:
    unclosed = '{"a": NaN, "b": "\\ud800' + '\\"' * 1_000_000
    assert "not JSON" in bad(read(unclosed))


def test_too_many_cells(read: Any) -> None:
    assert "2001 cells" in bad(read(notebook(*[cell("")] * 2_001)))
    assert len(good(read(notebook(*[cell("")] * 2_000))).cells) == 2_000


def test_too_much_code(read: Any) -> None:
    big = "#" * (model.MAX_SOURCE // 2)
    assert "MB of code" in bad(read(notebook(cell(big), cell(big))))
    assert good(read(notebook(cell(big), cell(big, "markdown"))))


def test_too_big_files(read: Any) -> None:
    assert "2.1 MB, and 2 MB is the most" in bad(read(b"#" * 2_100_000, "alice.py"))
    said = bad(read(b" " * (model.MAX_NOTEBOOK + 1)))
    assert "20 MB is the most" in said
    assert "clear the outputs" in said
    assert good(read(b"#" * model.MAX_PY, "alice.py")).size == model.MAX_PY


# Folders


def test_one_file_per_student(tmp_path: Path) -> None:
    write(tmp_path, {"bob.py": "b", "alice.ipynb": notebook(), "notes.txt": "?"})
    found = find(tmp_path)
    assert names(found) == ["alice", "bob"]
    assert [one.path for one in found] == [f"{tmp_path}/alice.ipynb", f"{tmp_path}/bob.py"]


def test_one_folder_per_student_and_files_mixed(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "alice/backprop.ipynb": notebook(cell("a")),
            "alice/helpers.py": "",
            "bob/Backprop.py": "b",
            "bob/old/backprop.py": "",
            "carol/my homework.py": "c",
            "carol/data.csv": "",
            "dan/deep/down/backprop.py": "d",
            "eve.py": "e",
        },
    )
    found = [good(one) for one in find(tmp_path)]
    assert names(found) == ["alice", "bob", "carol", "dan", "eve"]
    assert [one.cells[0].source for one in found] == list("abcde")


def test_hidden_and_derived_files_are_ignored(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "alice/backprop.py": "right",
            "alice/.ipynb_checkpoints/backprop.ipynb": "",
            "alice/__pycache__/backprop.py": "",
            "__MACOSX/alice/backprop.py": "",
            ".git/x.py": "",
            "._bob.py": "",
            ".DS_Store": "",
        },
    )
    (found,) = find(tmp_path)
    assert good(found).cells[0].source == "right"


def test_two_candidates_are_both_named(tmp_path: Path) -> None:
    write(tmp_path, {"c/alice/a.py": "", "c/alice/b.ipynb": "", "c/bob.py": "", "c/bob.ipynb": ""})
    write(tmp_path, {"c/carol/backprop.py": "", "c/carol/backprop.ipynb": "", "c/dan.py": ""})
    alice, bob, carol, dan = find(tmp_path / "c")
    assert bad(alice) == (
        "alice: which of alice/a.py and alice/b.ipynb counts? Keep one, or call one backprop.ipynb"
    )
    assert "bob.ipynb and bob.py" in bad(bob)
    assert "carol/backprop.ipynb and carol/backprop.py" in bad(carol)
    good(dan)


def test_a_student_without_a_notebook_is_not_lost(tmp_path: Path) -> None:
    write(tmp_path, {"alice.py": "", "bob/essay.pdf": "", "bob/work.zip": ""})
    (tmp_path / "carol").mkdir()
    _, bob, carol = find(tmp_path)
    assert "only bob/essay.pdf and bob/work.zip" in bad(bob)
    assert "the folder is empty" in bad(carol)


def test_the_folder_of_one_student(tmp_path: Path) -> None:
    write(tmp_path, {"alice/backprop.ipynb": notebook(), "bob/backprop/backprop.py": ""})
    assert names(find(tmp_path / "alice", tmp_path / "bob")) == ["alice", "bob"]
    both = [tmp_path / "alice/backprop.ipynb", tmp_path / "bob/backprop/backprop.py"]
    assert names(find(*both)) == ["alice", "bob"]
    assert names(find(write(tmp_path, {"c/backprop.py": "", "c/dan.py": ""}) / "c")) == [
        "backprop",
        "dan",
    ]


def test_bad_bytes_cost_their_author_alone(tmp_path: Path) -> None:
    write(tmp_path, {"alice/backprop.ipynb": "{x", "bob.py": ""})
    alice, bob = find(tmp_path)
    assert bad(alice).startswith("alice/backprop.ipynb: this is not JSON (line 1, column 2)")
    good(bob)


COURSE: dict[str, str | bytes] = {
    "nbgrader_config.py": "",
    "source/backprop/backprop.ipynb": "",
    "autograded/alice/backprop/backprop.ipynb": "",
    "submitted/alice/backprop/backprop.ipynb": notebook(cell("a")),
    "submitted/alice/backprop/backprop.py": "the stub that came with it",
    "submitted/alice/backprop/timestamp.txt": "",
    "submitted/alice/forward/forward.ipynb": "",
    "submitted/bob/forward/forward.ipynb": "",
    "submitted/carol/backprop/other name.ipynb": notebook(cell("c")),
    "submitted/dan/backprop/essay.pdf": "",
}


@pytest.mark.parametrize("below", ["", "submitted"])
def test_an_nbgrader_tree(tmp_path: Path, below: str) -> None:
    alice, carol, dan = find(write(tmp_path, COURSE) / below)
    assert good(alice).cells[0].source == "a"
    assert good(carol).cells[0].source == "c"
    assert "only dan/backprop/essay.pdf" in bad(dan).replace("submitted/", "")
    assert alice.path == f"{tmp_path}/submitted/alice/backprop/backprop.ipynb"


def test_other_assignments_are_not_graded_as_this_one(tmp_path: Path) -> None:
    write(tmp_path, {"c/alice/backprop/backprop.py": "a", "c/bob/forward/forward.py": "b"})
    alice, bob = find(tmp_path / "c")
    good(alice)
    assert "nothing here for backprop (only bob/forward/forward.py)" in bad(bob)
    with pytest.raises(UsageError, match="nobody handed in softmax"):
        find(write(tmp_path / "course", COURSE), assignment="softmax")


def test_links_that_leave_the_students_folder(tmp_path: Path) -> None:
    secret = write(tmp_path, {"secret/backprop.py": "s"}) / "secret"
    root = write(tmp_path, {"class/alice/real.py": "a", "class/bob/backprop.py": "b"}) / "class"
    (root / "alice/backprop.py").symlink_to("real.py")
    (root / "carol.py").symlink_to(secret / "backprop.py")
    (root / "dan.py").symlink_to("bob/backprop.py")
    (root / "eve").mkdir()
    (root / "eve/backprop.py").symlink_to("../bob/backprop.py")
    (root / "frank").symlink_to(secret)
    (root / "gina.py").symlink_to("gina.py")
    (root / "hal").mkdir()
    (root / "hal/loop").symlink_to("..")
    alice, bob, *others = find(root)
    assert (good(alice).cells[0].source, good(bob).cells[0].source) == ("a", "b")
    assert names(others) == ["carol", "dan", "eve", "frank", "gina", "hal"]
    said = [bad(one) for one in others]
    assert all("leaves the student's folder" in message for message in said[:3])
    assert "link to a folder" in said[3]
    assert "leads nowhere" in said[4]
    assert "hal/loop: this is a link to a folder" in said[5]


def test_a_pipe_does_not_make_it_wait(tmp_path: Path) -> None:
    os.mkfifo(write(tmp_path, {"bob.py": ""}) / "alice.py")
    alice, _ = find(tmp_path)
    assert "no ordinary file" in bad(alice)


@pytest.mark.parametrize("made", [[], ["x"], ["x/.hidden.py"], ["x/a.txt"], ["x/y/z/.git/a.py"]])
def test_a_folder_with_nothing_to_grade(tmp_path: Path, made: list[str]) -> None:
    root = tmp_path / "class"
    root.mkdir()
    for name in made:
        write(root, {name: ""}) if "." in name else (root / name).mkdir()
    with pytest.raises(UsageError, match=r"class: nothing to grade in it; give a \.py"):
        find(root)


def test_bad_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.py: no such file or folder; give a \.py"):
        find(tmp_path / "nowhere.py")
    with pytest.raises(UsageError, match=r"notes\.txt: not what is graded"):
        find(write(tmp_path, {"notes.txt": ""}) / "notes.txt")
    with pytest.raises(UsageError, match="no zip that can be opened"):
        find(write(tmp_path, {"class.zip": "PK?"}) / "class.zip")
    with pytest.raises(UsageError, match="no such file"):
        find(tmp_path / "\0")
    with pytest.raises(UsageError, match="nothing to grade"):
        find()


# Names


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("张伟", "张伟"),
        ("Zoë O'Brien-Ñandú", "Zoë O'Brien-Ñandú"),
        ("Jose\u0301", "José"),
        ("علی\u200cرضا", "علی\u200cرضا"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07bell\x07", "bell"),
        ("abc\u202etxt.exe", "abctxt.exe"),
        ("a\nb\tc\rd\x00e\x9b2J", "abcde"),
        ("back\\slash", "back_slash"),
        ("  two   words ", "two words"),
        ("undecodable\udcff", "undecodable\ufffd"),
        ("...", "unnamed"),
        ("\x1b[0m..", "unnamed"),
        ("\u202e", "unnamed"),
        ("", "unnamed"),
        ("..\x07/etc", "_etc"),
        ("=cmd", "=cmd"),
        ("<script>", "<script>"),
    ],
)
def test_student_names_are_cleaned(raw: str, name: str) -> None:
    assert student_name(raw) == name


def test_names_on_disk_are_cleaned_in_everything_shown(tmp_path: Path) -> None:
    write(tmp_path, {"\x1b[31mred\u202e.py": "", "c/\x1b[2J\udcff/backprop.py": b"\0" * 9})
    red, other = find(tmp_path / "\x1b[31mred\u202e.py", tmp_path / "c")
    assert red.path == f"{tmp_path}/red.py"
    assert other.student == "\ufffd"
    assert bad(other).startswith("\ufffd/backprop.py: this is UTF-16")


def test_long_names_are_cut_and_stay_different(tmp_path: Path) -> None:
    long = "长" * 80
    write(tmp_path, {f"{long}1.py": "", f"{long}2.py": ""})
    one, two = names(find(tmp_path))
    assert one != two
    assert all(name.startswith("长" * 40) and len(name.encode()) <= 150 for name in (one, two))


def test_the_same_student_twice_is_graded_twice(tmp_path: Path) -> None:
    write(tmp_path, {"in time/alice.py": "1", "late/alice.py": "2", "late/bob.py": "3"})
    found = find(tmp_path / "in time", tmp_path / "late")
    again = find(tmp_path / "late", tmp_path / "in time")
    label = f"alice ({tmp_path}/late/alice.py)".replace("/", "_")
    sources = {one.student: good(one).cells[0].source for one in found}
    assert sources == {"alice": "1", "bob": "3", student_name(label): "2"}
    assert {good(one).cells[0].source for one in again if one.student == "alice"} == {"2"}


def test_what_can_be_read_keeps_the_name(tmp_path: Path) -> None:
    write(tmp_path, {"first/alice.ipynb": "{", "second/alice.ipynb": notebook()})
    whole, broken = find(tmp_path / "first", tmp_path / "second")
    assert good(whole).student == "alice"
    assert bad(broken) and broken.student.startswith("alice (")


def test_the_same_path_twice_is_graded_once(tmp_path: Path) -> None:
    write(tmp_path, {"c/alice.py": "", "c/bob.py": ""})
    assert names(find(tmp_path / "c", tmp_path / "c/../c")) == ["alice", "bob"]


def test_the_order_of_the_paths_does_not_change_the_order_of_students(tmp_path: Path) -> None:
    paths = [write(tmp_path, {f"{n}.py": ""}) / f"{n}.py" for n in ("d", "a", "c", "b")]
    assert find(*paths) == find(*reversed(paths))
    assert names(find(*paths)) == ["a", "b", "c", "d"]


# Archives


def zipped(path: Path, members: dict[str | zipfile.ZipInfo, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in members.items():
            target.writestr(name, content)
    return path


def member(name: str, mode: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    return info


@pytest.mark.parametrize("wrapper", ["", "class/", "./"])
def test_a_zip_of_a_class(tmp_path: Path, wrapper: str) -> None:
    path = tmp_path / "class.zip"
    members: dict[str | zipfile.ZipInfo, str | bytes] = {
        f"{wrapper}alice.py": "a",
        f"{wrapper}bob/": "",
        f"{wrapper}bob/backprop.ipynb": notebook(cell("b")),
        f"{wrapper}carol\\backprop.py": "c",
        f"{wrapper}__MACOSX/._alice.py": "",
    }
    found = [good(one) for one in find(zipped(path, members))]
    assert names(found) == ["alice", "bob", "carol"]
    assert [one.cells[0].source for one in found] == list("abc")
    assert found[1].path.startswith(f"{path}/")
    assert found[1].path.endswith("bob/backprop.ipynb")
    assert os.listdir(tmp_path) == ["class.zip"]


def test_a_zip_of_an_nbgrader_tree_or_of_one_student(tmp_path: Path) -> None:
    tree = zipped(tmp_path / "course.zip", dict(COURSE.items()))
    assert names(find(tree)) == ["alice", "carol", "dan"]
    wrapped = zipped(tmp_path / "x.zip", {f"course/{name}": c for name, c in COURSE.items()})
    assert names(find(wrapped)) == ["alice", "carol", "dan"]
    assert names(find(zipped(tmp_path / "zoe.zip", {"backprop.py": ""}))) == ["zoe"]
    assert names(find(zipped(tmp_path / "yan.zip", {"yan/backprop.py": ""}))) == ["yan"]
    assert names(find(zipped(tmp_path / "hw.zip", {"xia/backprop.py": ""}))) == ["xia"]


def test_a_moodle_zip(tmp_path: Path) -> None:
    folder = "Alice Smith_12345_assignsubmission_file_"
    members: dict[str | zipfile.ZipInfo, str | bytes] = {
        f"{folder}/backprop.ipynb": notebook(),
        "张伟_99_assignsubmission_file_/backprop.py": "",
    }
    assert names(find(zipped(tmp_path / "m.zip", members))) == [
        folder,
        "张伟_99_assignsubmission_file_",
    ]


def test_names_in_utf8_without_the_flag(tmp_path: Path) -> None:
    path = zipped(tmp_path / "mac.zip", {"alice.py": "", "zhang.py": ""})
    path.write_bytes(path.read_bytes().replace(b"zhang.py", "é张.py".encode()))
    assert names(find(path)) == ["alice", "é张"]


@pytest.mark.parametrize(
    "name",
    [
        "../evil.py",
        "x/../../evil.py",
        "/etc/evil.py",
        "C:/evil.py",
        "C:\\evil.py",
        "..\\evil.py",
        "//server/evil.py",
        "d/" * 99 + "evil.py",
    ],
)
def test_members_that_climb_out_are_refused_by_name(tmp_path: Path, name: str) -> None:
    found = find(zipped(tmp_path / "c.zip", {name: "", "alice.py": "", "bob/backprop.py": ""}))
    (evil,) = [one for one in found if isinstance(one, Unreadable)]
    assert "this name leads out of the archive" in evil.message
    assert evil.message.startswith(name.replace("\\", "/"))
    assert "/" not in evil.student
    assert names(one for one in found if one is not evil) == ["alice", "bob"]


def test_a_climbing_name_cannot_cost_another_student(tmp_path: Path) -> None:
    members: dict[str | zipfile.ZipInfo, str | bytes] = {
        "../alice/backprop.py": "evil",
        "bob/../alice/backprop.py": "evil",
        "alice/backprop.py": "good",
        "bob/backprop.py": "good",
    }
    found = {one.student: one for one in find(zipped(tmp_path / "c.zip", members))}
    assert good(found["alice"]).cells[0].source == good(found["bob"]).cells[0].source == "good"
    assert sum(isinstance(one, Unreadable) for one in found.values()) == 2


def encrypted(path: Path, name: str) -> None:
    """Sets the encryption bit of `name` in its local and its central header."""
    data = bytearray(path.read_bytes())
    for signature, flags, start in ((b"PK\3\4", 6, 30), (b"PK\1\2", 8, 46)):
        at = -1
        while (at := data.find(signature, at + 1)) >= 0:
            if data[at + start :].startswith(name.encode()):
                data[at + flags] |= 1
    path.write_bytes(data)


def test_links_pipes_and_encrypted_members_are_refused(tmp_path: Path) -> None:
    members: dict[str | zipfile.ZipInfo, str | bytes] = {
        "alice.py": "a",
        member("bob.py", stat.S_IFLNK | 0o777): "/etc/passwd",
        member("carol", stat.S_IFLNK | 0o777): "/home",
        member("dan.py", stat.S_IFIFO | 0o666): "",
        "eve.py": "e",
    }
    path = zipped(tmp_path / "c.zip", members)
    encrypted(path, "eve.py")
    alice, *others = find(path)
    good(alice)
    for one, message in zip(
        others, ["is a link", "is a link", "no ordinary file", "encrypted"], strict=True
    ):
        assert message in bad(one)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "c.zip"
    with zipfile.ZipFile(path, "w") as target:
        for name in ("alice.py", "bob/backprop.py", "bob/./backprop.py", "carol.py", "alice.py"):
            target.writestr(name, "")
    alice, bob, carol = find(path)
    assert bad(alice) == "alice.py: the archive has this name twice; keep one of them"
    assert "twice" in bad(bob)
    good(carol)


def test_bombs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    members: dict[str | zipfile.ZipInfo, str | bytes] = {
        "alice.py": "a",
        "bob.ipynb": b" " * 19_000_000,
        "carol.ipynb": b" " * 21_000_000,
        "dan.py": b" " * 900_000,
    }
    path = zipped(tmp_path / "c.zip", members)
    alice, bob, carol, dan = find(path)
    good(alice), good(dan)
    assert "unpacks to far more than its size" in bad(bob)
    assert "unpacks to far more than its size" in bad(carol)
    monkeypatch.setattr(archive, "MAX_RATIO", 10_000)
    assert "21.0 MB, and 20 MB is the most" in bad(find(path)[2])
    monkeypatch.setattr(archive, "MAX_TOTAL", 500_000)
    assert "the archive unpacks to more than" in bad(find(path)[3])


def test_a_member_that_lies_about_its_size(tmp_path: Path) -> None:
    """The announced size is what is unpacked, and a false one is damage."""
    path = zipped(tmp_path / "c.zip", {"alice.py": b"#" * 150_000_000, "bob.py": "b"})
    data = path.read_bytes().replace(struct.pack("<L", 150_000_000), struct.pack("<L", 1_000))
    path.write_bytes(data)
    tracemalloc.start()
    try:
        alice, bob = find(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert "damaged" in bad(alice)
    good(bob)
    assert peak < 20e6


def test_damage_and_unusual_packing(tmp_path: Path) -> None:
    path = tmp_path / "c.zip"
    with zipfile.ZipFile(path, "w") as target:
        target.writestr("alice.py", "a" * 99)
        target.writestr("bob.py", "b" * 99, zipfile.ZIP_LZMA)
        target.writestr("carol.py", "c")
    path.write_bytes(path.read_bytes().replace(b"a" * 99, b"x" * 99))
    alice, bob, carol = find(path)
    assert "alice.py: this member of the archive is damaged" in bad(alice)
    assert "packed in an unusual way" in bad(bob)
    good(carol)


def test_a_zip_with_nothing_to_grade(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing to grade in it"):
        find(zipped(tmp_path / "c.zip", {}))
    with pytest.raises(UsageError, match="nothing to grade in it"):
        find(zipped(tmp_path / "c.zip", {"a.txt": "", "x/b.zip": io.BytesIO().getvalue()}))
