"""A stub is its reference with holes, and nothing else is changed."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from autograder.stubs import StubError, pieces, stub

REFERENCE = '''\
"""Backpropagation."""

import numpy as np

SLOPE = 0.01  # a constant


def sigmoid(z):
    """Given."""
    return 1 / (1 + np.exp(-z))
    # the last word on it


# BP2 carries the error back.
@staticmethod
def hidden_delta(W_next, delta_next, Z):
    """BP2.

    ### BEGIN SOLUTION in a docstring is text.
    """
    ### BEGIN SOLUTION
    slope = sigmoid(Z) * (1 - sigmoid(Z))

    return (W_next.T @ delta_next) * slope
    ### END SOLUTION


def after(x):
    return x


class Value:
    """A number."""

    kind = "leaf"

    def __init__(self, data):
        self.data = data
        ### BEGIN SOLUTION
        self.grad = 0.0
        ### END SOLUTION

    def twice(self):
        if self.data:
            ### BEGIN SOLUTION
            return 2 * self.data
            ### END SOLUTION
        return 0
'''

STUB = '''\
"""Backpropagation."""

import numpy as np

SLOPE = 0.01  # a constant


def sigmoid(z):
    """Given."""
    return 1 / (1 + np.exp(-z))
    # the last word on it


# BP2 carries the error back.
@staticmethod
def hidden_delta(W_next, delta_next, Z):
    """BP2.

    ### BEGIN SOLUTION in a docstring is text.
    """
    raise NotImplementedError("hidden_delta: your code here")


def after(x):
    return x


class Value:
    """A number."""

    kind = "leaf"

    def __init__(self, data):
        self.data = data
        raise NotImplementedError("Value.__init__: your code here")

    def twice(self):
        if self.data:
            raise NotImplementedError("Value.twice: your code here")
        return 0
'''

HOLE = re.compile(r"^[ \t]*raise NotImplementedError\(\"[\w.]+: your code here\"\)", re.M)
REGION = re.compile(r"^[ \t]*### BEGIN SOLUTION\s*?^.*?### END SOLUTION", re.M | re.S)


def solution(*lines: str, indent: str = "    ") -> str:
    return "".join(
        f"{indent}{line}\n" for line in ("### BEGIN SOLUTION", *lines, "### END SOLUTION")
    )


def filled(hollow: str, bodies: list[str]) -> str:
    """`hollow` with its holes replaced, in order, by the marked `bodies`."""
    rest = iter(bodies)
    return HOLE.sub(lambda _: next(rest), hollow)


def test_each_solution_becomes_one_line_that_raises() -> None:
    assert stub(REFERENCE) == STUB


def test_pieces_are_the_text_between_the_top_level_statements() -> None:
    given_part, exercises = pieces(REFERENCE)
    before, _, rest = STUB.partition("\n\n# BP2 carries")
    hole, _, rest = rest.partition("\n\ndef after")
    after, _, value = rest.partition("\n\nclass Value")
    assert given_part == before.removeprefix('"""Backpropagation."""\n\n') + f"\n\ndef after{after}"
    assert exercises == {
        "hidden_delta": f"# BP2 carries{hole}",
        "Value": f"class Value{value}",
    }
    assert list(exercises) == ["hidden_delta", "Value"]


def test_the_holes_raise_when_called() -> None:
    given_part, exercises = pieces(REFERENCE)
    scope: dict[str, Any] = {}
    exec("".join([given_part, *exercises.values()]), scope)
    with pytest.raises(NotImplementedError, match=r"^hidden_delta: your code here$"):
        scope["hidden_delta"](1, 2, 3)
    with pytest.raises(NotImplementedError, match=r"^Value\.__init__: your code here$"):
        scope["Value"](1)


def test_functions_within_functions_and_async_ones() -> None:
    inner = solution("return 1", indent="\t\t")
    source = f"def f():\n\tasync def g():\n{inner}\treturn g\n"
    assert stub(source) == (
        'def f():\n\tasync def g():\n\t\traise NotImplementedError("f.g: your code here")\n'
        "\treturn g\n"
    )


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_line_endings_form_feeds_and_a_missing_last_newline(ending: str) -> None:
    source = "x = 'é\\x0c'\n\x0c\ndef f():\n" + solution("return 1")
    text = source.replace("\n", ending).removesuffix(ending)
    hole = 'raise NotImplementedError("f: your code here")'
    assert stub(text) == f"x = 'é\\x0c'\n\x0c\ndef f():\n    {hole}".replace("\n", ending)


HIDDEN = "### BEGIN HIDDEN\nimport secret\n\n\ndef _secret():\n    pass\n### END HIDDEN\n"


@pytest.mark.parametrize(
    ("above", "gaps", "below", "left"),
    [
        ("import a\n", ("", "\n\n"), "b = 1\n", "import a\n\n\nb = 1\n"),
        ("import a\n", ("\n\n", "\n\n"), "b = 1\n", "import a\n\n\nb = 1\n"),
        ("import a\n", ("\n", "\n\n"), "b = 1\n", "import a\n\n\nb = 1\n"),
        ("import a\n", ("\n\n", ""), "b = 1\n", "import a\n\n\nb = 1\n"),
        ("import a\n", ("\n\n", ""), "", "import a\n"),
        ("", ("", "\n\n"), "b = 1\n", "b = 1\n"),
    ],
)
def test_hidden_parts_are_left_out(
    above: str, gaps: tuple[str, str], below: str, left: str
) -> None:
    assert stub(above + gaps[0] + HIDDEN + gaps[1] + below) == left


def test_hidden_parts_are_in_no_piece() -> None:
    given_part, exercises = pieces("import a\n\n\n" + HIDDEN + "\n\ndef f():\n" + solution("a.b()"))
    assert "secret" not in given_part + exercises["f"]
    assert given_part == "import a\n"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("x = 1\n### BEGIN SOLUTION\ny = 1\n### END SOLUTION\n", "line 2: .*outside any function"),
        ("class A:\n" + solution("x = 1"), "line 2: .*outside any function"),
        ("def f():\n    pass\n\n\n" + solution("y = 1", indent=""), "line 5: .*outside any"),
        ("if x:\n    def f():\n" + solution("pass", indent=" " * 8), "line 3: f is not at the top"),
        ("def f():\n    ### BEGIN SOLUTION\n    pass\n", "line 2: BEGIN SOLUTION without its END"),
        ("def f():\n    pass\n    ### END SOLUTION\n", "line 3: END SOLUTION without its BEGIN"),
        ("def f():\n    ### BEGIN SOLUTION\n    pass\n    ### END HIDDEN\n", "line 4: END HIDDEN"),
        (
            "def f():\n    ### BEGIN SOLUTION\n    ### BEGIN SOLUTION\n    pass\n",
            "line 3: BEGIN SOLUTION inside the region begun on line 2",
        ),
        ("def f():\n" + solution("pass") + solution("pass"), "line 5: f has a second solution"),
        ("def f():\n    '''doc'''\n" + solution() + "    x = 1\n", "line 3: .*no statement"),
        ("def f():\n    ### Begin Solution\n    pass\n", "line 2: .*not quite a marker"),
        ("def f():\n    pass  ### BEGIN SOLUTION\n", "line 2: .*not quite a marker"),
        ("def f():\n    ## END SOLUTION\n    pass\n", "line 2: .*not quite a marker"),
        ("x = 1  # BEGIN HIDDEN\n", "line 1: .*not quite a marker"),
        (
            "def f():\n    ### BEGIN SOLUTION\n    pass\n### END SOLUTION\n",
            "line 4: END SOLUTION is not indented as its BEGIN on line 2",
        ),
        (
            "def f():\n    ### BEGIN SOLUTION\n    if x:\n        pass\n    ### END SOLUTION\n"
            "    else:\n        pass\n",
            "line 3: .*half inside",
        ),
        (
            "def f():\n    ### BEGIN SOLUTION\n    pass\n"
            "def g():\n    pass\n    ### END SOLUTION\n",
            "line 4: .*beyond f",
        ),
        ("def f():\n    if x:\n" + solution("    pass"), "line 3: .*not indented as their"),
        ("def f():\n    x\n### BEGIN HIDDEN\n### END HIDDEN\n    y\n", "line 3: .*only between"),
        ("def f(:\n", "line 1: the reference is no Python"),
        ("def f():\n    x = 1\n    ### BEGIN HIDDEN\n    y = 1\n    ### END HIDDEN\n", "line 3: "),
        ("x = [\n### BEGIN HIDDEN\n1,\n### END HIDDEN\n]\n", "line 2: .*only between"),
    ],
)
def test_bad_marks_are_named_by_their_line(source: str, message: str) -> None:
    with pytest.raises(StubError, match=message):
        stub(source)


def test_an_exercise_defined_twice_has_no_pieces() -> None:
    once = "def f():\n" + solution("pass")
    with pytest.raises(StubError, match="line 5: f is defined a second time"):
        pieces(once + "\n\n" + once)


def indented(text: str, by: int) -> str:
    return "".join(" " * by + line if line.strip() else line for line in text.splitlines(True))


STATEMENTS = st.sampled_from(
    [
        "return z\n",
        "x = [\n    1,\n\n    2,\n]\n",
        "# a comment\n\nif z:\n    pass\n# another\n",
        's = """\n### END SOLUTION\n"""\n',
        "def inner():\n    return 1\n",
    ]
)
BODIES = st.lists(STATEMENTS, min_size=1, max_size=3).map("".join)
GAPS = st.sampled_from(["", "\n", "\n\n", "   \n"])
ABOVE = st.sampled_from(["", "# why\n", "# section\n\n\n# why\n"])


@st.composite
def functions(draw: st.DrawFn, name: str, indent: int = 0) -> str:
    """A given function or an exercise, with a docstring, a decorator or neither."""
    head = draw(ABOVE) + draw(st.sampled_from(["", "@staticmethod\n"])) + f"def {name}(self, z):\n"
    doc = draw(st.sampled_from(["", '    """Says:\n\n    ### BEGIN SOLUTION\n    """\n']))
    body = indented(draw(BODIES), 4)
    if draw(st.booleans()):
        body = f"    ### BEGIN SOLUTION\n{body}    ### END SOLUTION\n"
    tail = draw(st.sampled_from(["", "    # so much for that\n", "\n    return 0\n"]))
    return indented(head + doc + body + tail, indent)


@st.composite
def modules(draw: st.DrawFn) -> str:
    """A reference: a docstring, imports, functions, classes, in any order."""
    parts = [draw(st.sampled_from(["", '"""Title."""\n', '# licence\n"""Title."""\n']))]
    for number in range(draw(st.integers(0, 4))):
        name = f"f{number}"
        parts.append(draw(GAPS))
        what = draw(st.sampled_from(["import math\n", "x = 1\n", "function", "class"]))
        if what == "class":
            methods = [draw(functions(f"m{k}", 4)) for k in range(draw(st.integers(1, 2)))]
            parts.append(f"{draw(ABOVE)}class {name}:\n" + "\n".join(methods))
        else:
            parts.append(draw(functions(name)) if what == "function" else what)
    return "".join(parts) + draw(st.sampled_from(["", "\n\n", "# the end\n"]))


PROPERTY = settings(derandomize=True, database=None, deadline=None, max_examples=60)


def solutions_of(source: str) -> list[str]:
    """The marked regions, found by a scan of our own: lines, and no text in strings."""
    found, region, quoted = [], [], False
    for line in source.splitlines(keepends=True):
        if line.strip() == "### BEGIN SOLUTION" and not quoted:
            region = [line]
        elif line.strip() == "### END SOLUTION" and not quoted:
            found.append("".join([*region, line.rstrip("\n")]))
            region = []
        elif region:
            region.append(line)
        quoted ^= line.count('"""') % 2 == 1
    return found


@PROPERTY
@given(modules())
@example(REFERENCE)
def test_filling_the_holes_gives_the_reference_back(source: str) -> None:
    assert filled(stub(source), solutions_of(source)) == source


def written(*texts: str) -> list[str]:
    return [line for text in texts for line in text.splitlines() if line.strip()]


@PROPERTY
@given(modules())
@example(REFERENCE)
def test_pieces_lose_nothing_but_the_docstring(source: str) -> None:
    text = stub(source)
    given_part, exercises = pieces(source)
    whole = written(text)
    left_out = {"# licence", '"""Title."""', '"""Backpropagation."""'}.intersection(whole)
    assert sorted(whole) == sorted([*written(given_part, *exercises.values()), *left_out])
    for name, exercise in exercises.items():
        assert exercise in text
        assert "your code here" in exercise
        assert exercise.splitlines()[0].strip()
        (node,) = ast.parse(exercise).body
        assert isinstance(node, ast.FunctionDef | ast.ClassDef)
        assert node.name == name
    assert "your code here" not in given_part
    ast.parse(given_part)


REFERENCES = sorted((Path(__file__).parent.parent / "solutions").glob("*.py"))


@pytest.mark.parametrize("path", REFERENCES, ids=lambda path: path.stem)
def test_the_references_come_back_from_their_stubs(path: Path) -> None:
    source = path.read_bytes().decode()
    hollow = stub(source)
    assert filled(hollow, solutions_of(source)) == source
    assert "SOLUTION" not in hollow
    assert len(HOLE.findall(hollow)) == len(REGION.findall(source)) > 0
