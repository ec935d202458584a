"""Runs a submission's cells in one module, the way a notebook would, and survives them."""

import ast
import builtins
import contextlib
import inspect
import sys
import types
from typing import Any

from autograder.candidate.cells import global_names, parse_cell, remember
from autograder.candidate.failures import failure
from autograder.candidate.output import Tape
from autograder.wire import Failure, Reply, Run, clean

RESULT_CAP = 2000  # characters of a cell's last value


class Notebook:
    """The module a submission fills, cell by cell."""

    def __init__(self, name: str, file: str, out: Tape, err: Tape) -> None:
        self.module = types.ModuleType(name)
        self.module.__file__ = file
        sys.modules[name] = self.module
        self.namespace: dict[str, Any] = self.module.__dict__
        self.out, self.err = out, err
        offered: Any = builtins  # what a notebook's kernel offers, inside functions too
        offered.display, offered.get_ipython = display, lambda: None
        self.sources: set[str] = set()
        self.future = 0
        self.aside: list[Run] = []

    def run(self, cell: Run) -> Reply:
        """Execute one cell; what it printed, its last value and its failure, if any."""
        if cell.binds is not None:
            self.aside.append(cell)
            return Reply(value={})
        filename = f"cell {cell.number}" if cell.notebook else str(self.module.__file__)
        self.sources.add(filename)
        source = cell.source
        remember(filename, source)
        value, ended = None, None
        try:
            if cell.notebook:
                value = self._run_cell(source, filename, cell.bare)
            else:
                ended = self._run_file(source, filename, cell.bare)
        except BaseException as error:
            ended = failure(error, self.sources)
        report = {"stdout": self.out.take(), "stderr": self.err.take(), "result": value}
        return Reply(value=report, failure=ended)

    def _run_cell(self, source: str, filename: str, bare: bool = False) -> str | None:
        tree, source = parse_cell(source, filename)
        if bare:
            tree.body = list(filter(defines, tree.body))
        remember(filename, source)
        if self.aside:
            self._fetch(tree, filename)
        last = tree.body[-1] if tree.body else None
        shown = last if isinstance(last, ast.Expr) else None
        self._execute_all(tree.body[:-1] if shown else tree.body, filename)
        if shown is None:
            return None
        value = self._evaluate(shown, filename)
        if value is None or source.rstrip().endswith(";"):
            return None
        return clean(repr(value), RESULT_CAP)

    def _execute_all(self, statements: list[ast.stmt], filename: str) -> None:
        """Run a cell's statements; behind one that fails, only those that define something.

        What fails here (a missing file, `input()`, Colab's drive) may have worked for its author.
        """
        failed: Exception | None = None
        for statement in statements:
            if failed is not None and not defines(statement):
                continue
            try:
                self._execute(statement, filename)
            except Exception as error:
                # A library the grader lacks is missed where it is used.
                lacks = isinstance(error, ModuleNotFoundError)
                if not (lacks and isinstance(statement, ast.Import | ast.ImportFrom)):
                    failed = failed or error
        if failed is not None:
            raise failed

    def _run_file(self, source: str, filename: str, bare: bool) -> Failure | None:
        """Statement by statement, so that a failing one costs only what needs it."""
        try:
            tree = ast.parse(source, filename)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            found = failure(error, self.sources)
            return Failure("syntax", found.type_name, found.text, found.where)
        first = None
        for statement in filter(defines, tree.body) if bare else tree.body:
            try:
                self._execute(statement, filename)
            except BaseException as error:
                first = first or failure(error, self.sources)
        return first

    def _fetch(self, tree: ast.Module, filename: str) -> None:
        """Run the cells put aside that bind a name which this code uses as a global."""
        used = global_names(compile(tree, filename, "exec", dont_inherit=True,
                                flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT))  # fmt: skip
        for cell in list(self.aside):
            if cell in self.aside and used.intersection(cell.binds or ()):
                self.aside.remove(cell)
                with contextlib.suppress(Exception):  # ours, on the student's functions
                    self._run_cell(cell.source, f"cell {cell.number}")

    def _execute(self, statement: ast.stmt, filename: str) -> None:
        code = self._compile(ast.Module([statement], []), filename, "exec")
        self._await(eval(code, self.namespace))

    def _evaluate(self, expression: ast.Expr, filename: str) -> Any:
        code = self._compile(ast.Expression(expression.value), filename, "eval")
        return self._await(eval(code, self.namespace))

    def _compile(
        self, tree: ast.Module | ast.Expression, filename: str, mode: str
    ) -> types.CodeType:
        flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT | self.future
        code: types.CodeType = compile(tree, filename, mode, flags=flags, dont_inherit=True)
        self.future |= code.co_flags & _FUTURES  # `from __future__` holds for what follows
        return code

    @staticmethod
    def _await(value: Any) -> Any:
        if inspect.iscoroutine(value):
            import asyncio  # few notebooks need it, and it is slow

            return asyncio.run(value)
        return value


def display(*values: Any, **options: Any) -> None:
    """IPython's `display`, as far as it goes without a page to draw on."""
    for value in values:
        print(repr(value))


def defines(statement: ast.stmt) -> bool:
    """Whether it does no more than bind names: an import, a definition, a value without a call."""
    if isinstance(statement, ast.Assign | ast.AnnAssign):
        return not any(isinstance(node, ast.Call | ast.Await) for node in ast.walk(statement))
    definitions = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    return isinstance(statement, definitions | ast.Import | ast.ImportFrom)


_FUTURES = 0x1000000  # CO_FUTURE_ANNOTATIONS, the only one that still changes anything
