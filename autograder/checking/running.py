"""Executes the code of a notebook or a script in a fresh module, as far as it runs."""

import ast
import asyncio
import inspect
import json
import sys
import types
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from autograder.candidate.cells import bound_names, global_names, parse_cell, remember
from autograder.checking.hearing import Hearing
from autograder.checking.mishaps import Own, said
from autograder.errors import UsageError


@dataclass
class Cell:
    """Some code; `pictures` marks cells of the release that only show something."""

    name: str
    source: str
    notebook: bool = True
    pictures: bool = False


@dataclass
class Run:
    """The module that the code filled, and a sentence for each cell that ended in an error."""

    module: types.ModuleType
    troubles: list[str] = field(default_factory=list)


def cells(path: Path) -> list[Cell]:
    """The code cells of a notebook, numbered as its reader counts; a script is one cell."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read ({error})") from None
    if path.suffix != ".ipynb":
        return [Cell(str(path), text, notebook=False)]
    try:
        found = json.loads(text)["cells"]
        code = [(n, cell) for n, cell in enumerate(found, 1) if cell["cell_type"] == "code"]
        return [
            Cell(f"cell {n}", "".join(c["source"]), True, str(c.get("id", "")).startswith("code-"))
            for n, c in code
        ]
    except (ValueError, KeyError, TypeError):
        raise UsageError(f"{path} is no notebook: save it again from Jupyter") from None


def run(path: Path, exercises: Sequence[str]) -> Run:
    """Execute a file. Cells with pictures wait until other code uses what they define."""
    done = Run(types.ModuleType("__main__"))
    done.module.__file__ = str(path)
    sys.modules["__main__"] = done.module
    waiting: list[Cell] = []
    with Hearing():  # what cells print is not asked for
        for cell in cells(path):
            if cell.pictures and not _binds(cell, exercises):
                waiting.append(cell)
            else:
                _run(cell, done, waiting)
    return done


def _run(cell: Cell, done: Run, waiting: list[Cell]) -> None:
    try:
        for statement in _statements(cell, done, waiting):
            try:
                value = eval(statement, done.module.__dict__)
                if inspect.iscoroutine(value):
                    asyncio.run(value)
            except Exception as error:
                _note(error, cell, done)
                # A failing import takes only what needs it; so does a statement of a script.
                if cell.notebook and not isinstance(error, ModuleNotFoundError):
                    return
    except SystemExit as error:
        _note(error, cell, done)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        where = f"{cell.name}, line {error.lineno}: " if isinstance(error, SyntaxError) else ""
        name = "" if where else f"{cell.name}: "
        text = error.msg if isinstance(error, SyntaxError) else str(error)
        done.troubles.append(f"{where}{name}{type(error).__name__}: {text}")


def _statements(cell: Cell, done: Run, waiting: list[Cell]) -> Iterator[types.CodeType]:
    """The compiled statements; what the code uses of waiting cells is run before."""
    if cell.notebook:
        tree, source = parse_cell(cell.source, cell.name)
    else:
        tree, source = ast.parse(cell.source, cell.name), cell.source
    remember(cell.name, source)
    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    used = global_names(compile(tree, cell.name, "exec", flags, dont_inherit=True))
    for other in list(waiting):
        if other in waiting and _binds(other, used):
            waiting.remove(other)
            _run(other, done, waiting)
    future = 0
    for statement in tree.body:
        module = ast.Module([statement], [])
        code = compile(module, cell.name, "exec", flags | future, dont_inherit=True)
        future |= code.co_flags & FUTURES
        yield code


FUTURES = 0x1000000  # CO_FUTURE_ANNOTATIONS, the only one that still changes anything


def _binds(cell: Cell, names: Collection[str]) -> bool:
    try:
        _, source = parse_cell(cell.source, cell.name)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return not set(names).isdisjoint(bound_names(source))


def _note(error: BaseException, cell: Cell, done: Run) -> None:
    file = Path(str(done.module.__file__))
    own = Own(done.module.__dict__, file.parent, file.parent / "laws.py")
    if cell.pictures or own.stub(error):
        return  # pictures need what is not there yet
    lines = own.lines(error)
    where = f"{lines[-1].where}: " if lines else f"{cell.name}: "
    code = f" ({lines[-1].code})" if lines and lines[-1].code else ""
    done.troubles.append(f"{where}{said(error)}{code}")
