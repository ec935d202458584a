"""Mutants of a reference: its solutions, each with one small thing changed.

The kinds are those that real wrong answers show: a transpose, a factor, a bias or a slope left
out, an operation, an axis, a comparison or a constant exchanged.
"""

import ast
import copy
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from autograder.build import solution_lines

SWAPPED = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.MatMult: ast.Mult, ast.Pow: ast.Mult, ast.FloorDiv: ast.Mult,
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
}  # fmt: skip
RENAMED = {
    "sum": "mean", "mean": "sum", "max": "min", "min": "max", "maximum": "minimum",
    "minimum": "maximum", "argmax": "argmin", "sigmoid_prime": "sigmoid", "sigmoid": "tanh",
    "tanh": "sin", "exp": "abs", "log": "abs", "sqrt": "abs", "zeros": "ones",
    "zeros_like": "ones_like", "ones_like": "zeros_like", "relu_prime": "relu",
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One changed reference.

    `name` tells the exercise, the original and the change; where the same change is possible in
    several places, the later ones are numbered: "forward: 1 -> 2 (3)".
    """

    name: str
    exercise: str
    source: str


def mutants(source: str) -> Iterator[Mutant]:
    """Every mutant of the solutions in a reference's source, each under a name of its own."""
    tree = ast.parse(source)
    open_lines = _solution_line_numbers(source)
    seen: set[str] = set()
    named: Counter[str] = Counter()
    rest = [ast.unparse(statement) for statement in tree.body]
    for place, top in enumerate(tree.body):
        if not isinstance(top, ast.FunctionDef | ast.ClassDef):
            continue
        for path, node in _walk(top):
            if getattr(node, "lineno", 0) not in open_lines:
                continue
            for changed in _changes(node):
                mutant = _with(rest, place, top, path, changed)
                if mutant in seen:
                    continue
                seen.add(mutant)
                name = f"{top.name}: {_words(node)} -> {_words(changed)}"
                named[name] += 1
                which = f" ({named[name]})" if named[name] > 1 else ""
                yield Mutant(name + which, top.name, mutant)


def _solution_line_numbers(source: str) -> set[int]:
    inside = set(solution_lines(source))
    numbers, within = set(), False
    for number, line in enumerate(source.splitlines(), 1):
        if "### END SOLUTION" in line:
            within = False
        if within and line in inside:
            numbers.add(number)
        if "### BEGIN SOLUTION" in line:
            within = True
    return numbers


Path = tuple[tuple[str, int | None], ...]


def _walk(node: ast.AST, path: Path = ()) -> Iterator[tuple[Path, ast.AST]]:
    yield path, node
    for field, value in ast.iter_fields(node):
        if isinstance(value, ast.AST):
            yield from _walk(value, (*path, (field, None)))
        elif isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, ast.AST):
                    yield from _walk(item, (*path, (field, index)))


def _changes(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.BinOp):
        yield node.left
        yield node.right
        if type(node.op) in SWAPPED:
            yield ast.BinOp(node.left, SWAPPED[type(node.op)](), node.right)
        if isinstance(node.op, ast.Sub | ast.Div | ast.MatMult):
            yield ast.BinOp(node.right, node.op, node.left)
    elif isinstance(node, ast.Compare) and type(node.ops[0]) in SWAPPED:
        yield ast.Compare(node.left, [SWAPPED[type(node.ops[0])]()], node.comparators)
    elif isinstance(node, ast.Attribute) and node.attr == "T":
        yield node.value
    elif isinstance(node, ast.Attribute) and node.attr in RENAMED:
        yield ast.Attribute(node.value, RENAMED[node.attr], node.ctx)
    elif isinstance(node, ast.Name) and node.id in RENAMED and isinstance(node.ctx, ast.Load):
        yield ast.Name(RENAMED[node.id], node.ctx)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield node.operand
    elif isinstance(node, ast.AugAssign) and type(node.op) in SWAPPED:
        yield ast.AugAssign(node.target, SWAPPED[type(node.op)](), node.value)
        yield ast.Assign([node.target], node.value)
    elif isinstance(node, ast.Constant):
        yield from _constants(node)


def _constants(node: ast.Constant) -> Iterator[ast.AST]:
    if isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node.value, int):
        yield ast.Constant(node.value + 1)
        if node.value > 0:
            yield ast.Constant(node.value - 1)
    elif isinstance(node.value, float):
        yield ast.Constant(node.value * 2 + 1)


def _words(node: ast.AST) -> str:
    return ast.unparse(ast.fix_missing_locations(copy.deepcopy(node)))


def _with(rest: list[str], place: int, top: ast.stmt, path: Path, changed: ast.AST) -> str:
    """The whole source with the statement at `place` changed; the others are text already."""
    clone = copy.deepcopy(top)
    node: ast.AST = clone
    for field, index in path[:-1]:
        value = getattr(node, field)
        node = value if index is None else value[index]
    field, index = path[-1]
    if index is None:
        setattr(node, field, changed)
    else:
        getattr(node, field)[index] = changed
    text = ast.unparse(ast.fix_missing_locations(clone))
    return "\n".join([*rest[:place], text, *rest[place + 1 :]])
