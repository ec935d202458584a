"""What students get of a reference: its source with a hole for each solution.

A reference marks each solution, and what must not ship, by comments on lines of their own:

    ### BEGIN SOLUTION     one such region per function; it becomes one line that raises
    ### END SOLUTION       NotImplementedError, at the same indentation
    ### BEGIN HIDDEN       only between top-level statements; it is left out, with the
    ### END HIDDEN         smaller of the gaps around it

Everything else is kept byte for byte. The source is our own, so parsing it is safe.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

HOLE = 'raise NotImplementedError("{name}: your code here")'

_MARKER = re.compile(r"### (BEGIN|END) (SOLUTION|HIDDEN)")
_MEANT = re.compile(r"\b(BEGIN|END)\W*(SOLUTION|HIDDEN)\b", re.IGNORECASE)
_Function = ast.FunctionDef | ast.AsyncFunctionDef
_Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


class StubError(ValueError):
    """A reference of which no stub can be made; the message names the line."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(f"line {line}: {message}")


@dataclass(frozen=True)
class _Region:
    """The lines `first` to `last` (from 1, markers included), marked at column `indent`."""

    kind: str
    first: int
    last: int
    indent: int

    def holds(self, node: ast.stmt) -> bool:
        return self.first < _start(node) and _end(node) < self.last

    def lies_in(self, node: ast.stmt) -> bool:
        """It begins there; a marker after the last statement is no part of any node."""
        return _start(node) < self.first <= _end(node)

    def cuts(self, node: ast.stmt) -> bool:
        apart = _end(node) < self.first or self.last < _start(node)
        return not (apart or self.holds(node) or self.lies_in(node))


def stub(source: str) -> str:
    """`source` with each solution replaced by a line that raises, and no hidden part."""
    return _opened(source)[0]


def pieces(source: str) -> tuple[str, dict[str, str]]:
    """`(given, exercises)`: the stub of `source`, cut between its top-level statements.

    `exercises`: the stub of each top-level function or class with a hole, by name and in
    order, with its decorators and the comments above it. `given`: all the rest but the
    module's docstring, in order, with the blank lines that stood above each part.
    """
    text, names = _opened(source)
    exercises: dict[str, str] = {}
    given: list[str] = []
    for place, (node, gap, chunk) in enumerate(_chunks(text)):
        if isinstance(node, _Definition) and node.name in names:
            if node.name in exercises:
                raise StubError(node.lineno, f"{node.name} is defined a second time")
            exercises[node.name] = chunk
        elif chunk and not (place == 0 and _is_string(node)):
            given += [gap, chunk]
    return "".join(given[1:]), exercises


def _opened(source: str) -> tuple[str, set[str]]:
    """The stub and the top-level names that have holes."""
    lines = _lines(source)
    tree = _parsed(source, "the reference")
    regions = list(_regions(lines))
    owners = _owners(tree, [region for region in regions if region.kind == "SOLUTION"])
    for region in reversed(regions):
        if region.kind == "HIDDEN":
            _check_hidden(tree, region)
            _cut(lines, region)
        else:
            name = ".".join(node.name for node in owners[region])
            _open(lines, region, name)
    text = "".join(lines)
    _parsed(text, "the stub")
    return text, {owner[0].name for owner in owners.values()}


def _lines(source: str) -> list[str]:
    """Lines as Python counts them, with their ends: a form feed ends none."""
    return io.StringIO(source, newline="").readlines()


def _parsed(text: str, what: str) -> ast.Module:
    try:
        return ast.parse(text)
    except SyntaxError as error:
        raise StubError(error.lineno or 0, f"{what} is no Python: {error.msg}") from error


def _start(node: ast.stmt) -> int:
    decorators = node.decorator_list if isinstance(node, _Definition) else []
    return min([node.lineno, *(decorator.lineno for decorator in decorators)])


def _end(node: ast.stmt) -> int:
    return node.end_lineno or node.lineno


def _regions(lines: list[str]) -> Iterator[_Region]:
    """The marked regions, in order; markers in strings are text and mark nothing."""
    opened: tuple[str, int, int] | None = None
    for edge, kind, line, column in _markers(lines):
        if edge == "BEGIN":
            if opened:
                raise StubError(line, f"BEGIN {kind} inside the region begun on line {opened[1]}")
            opened = kind, line, column
            continue
        if opened is None or opened[0] != kind:
            raise StubError(line, f"END {kind} without its BEGIN")
        if column != opened[2]:
            raise StubError(line, f"END {kind} is not indented as its BEGIN on line {opened[1]}")
        yield _Region(kind, opened[1], line, column)
        opened = None
    if opened:
        raise StubError(opened[1], f"BEGIN {opened[0]} without its END")


def _markers(lines: list[str]) -> Iterator[tuple[str, str, int, int]]:
    """`(BEGIN | END, SOLUTION | HIDDEN, line, column)`; an almost-marker is an error."""
    for token in tokenize.generate_tokens(iter([*lines, ""]).__next__):
        if token.type != tokenize.COMMENT:
            continue
        line, column = token.start
        marker = _MARKER.fullmatch(token.string)
        if marker and not lines[line - 1][:column].strip():
            yield marker[1], marker[2], line, column
        elif _MEANT.search(token.string):
            raise StubError(line, f"{token.string!r} is not quite a marker on a line of its own")


def _owners(tree: ast.Module, holes: list[_Region]) -> dict[_Region, list[_Definition]]:
    """For each hole the definitions around it, from the top level to its own function."""
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.stmt)]
    owners: dict[_Region, list[_Definition]] = {}
    for hole in holes:
        around = [n for n in nodes if isinstance(n, _Definition) and hole.lies_in(n)]
        around.sort(key=_start)
        if not around or not isinstance(around[-1], _Function):
            raise StubError(hole.first, "this solution is outside any function")
        if around[0] not in tree.body:
            raise StubError(hole.first, f"{around[0].name} is not at the top level")
        if any(around[-1] is owner[-1] for owner in owners.values()):
            raise StubError(hole.first, f"{around[-1].name} has a second solution")
        _check_hole(nodes, hole, around[-1])
        owners[hole] = around
    return owners


def _check_hole(nodes: list[ast.stmt], hole: _Region, function: _Function) -> None:
    """It holds whole statements of `function`, at the indentation of its markers."""
    held = [node for node in nodes if hole.holds(node)]
    if not held:
        raise StubError(hole.first, "there is no statement in this solution")
    for node in nodes:
        if hole.cuts(node):
            raise StubError(_start(node), "this statement is half inside a solution")
    for node in held:
        if node.col_offset < hole.indent or _end(node) > _end(function):
            raise StubError(node.lineno, f"this solution goes on beyond {function.name}")
    if min(node.col_offset for node in held) != hole.indent:
        raise StubError(hole.first, "the markers are not indented as their solution")


def _check_hidden(tree: ast.Module, region: _Region) -> None:
    if any(region.cuts(node) or region.lies_in(node) for node in tree.body):
        raise StubError(region.first, "HIDDEN may stand only between top-level statements")


def _open(lines: list[str], hole: _Region, name: str) -> None:
    """Replaces the hole by its one line, which ends as the END marker's line does."""
    begin, end = lines[hole.first - 1], lines[hole.last - 1]
    ending = end[len(end.rstrip("\r\n")) :]
    lines[hole.first - 1 : hole.last] = [begin[: hole.indent] + HOLE.format(name=name) + ending]


def _cut(lines: list[str], region: _Region) -> None:
    """Leaves the region out, and the smaller of the gaps above and below it."""
    above, below = lines[: region.first - 1], lines[region.last :]
    gap_above, gap_below = _blank(reversed(above)), _blank(iter(below))
    at_the_end = gap_below == len(below)
    if at_the_end or (gap_above < gap_below and gap_above < len(above)):
        above = above[: len(above) - gap_above]
        below = [] if at_the_end else below
    else:
        below = below[gap_below:]
    lines[:] = above + below


def _blank(lines: Iterator[str]) -> int:
    return sum(1 for _ in takewhile(lambda line: not line.strip(), lines))


def _chunks(text: str) -> Iterator[tuple[ast.stmt | None, str, str]]:
    """`(node, gap, chunk)` for each top-level statement, and `(None, gap, chunk)` for the end.

    `gap` is blank lines, `chunk` the statement with all comments above it; joined they
    are `text`. Comments indented under a statement belong to it.
    """
    lines = _lines(text)
    body = ast.parse(text).body
    done = 0
    for node, following in zip(body, [*body[1:], None], strict=False):
        if _start(node) <= done:
            raise StubError(node.lineno, "a second statement on the line; give it its own")
        limit = _start(following) - 1 if following else len(lines)
        end = _end(node)
        for at in range(end, limit):
            if lines[at].strip() and lines[at][0].isspace():
                end = at + 1
        start = done + _blank(iter(lines[done:end]))
        yield node, "".join(lines[done:start]), "".join(lines[start:end])
        done = end
    start = done + _blank(iter(lines[done:]))
    yield None, "".join(lines[done:start]), "".join(lines[start:])


def _is_string(node: ast.stmt | None) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )
