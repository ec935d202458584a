"""A notebook's cell as Python: magics and shell lines left out. Needs the standard library only."""

import ast
import linecache
import re
import types

MAGIC = re.compile(r"^(\s*)(?:(?P<name>[A-Za-z_][\w, ]*)\s*=\s*)?(?:[%!?].*|.*\?\??\s*)$")
RUN_AS_PYTHON = {"%%time", "%%timeit", "%%capture", "%%prun", "%%python", "%%python3"}


def remember(filename: str, source: str) -> None:
    """Let tracebacks and `inspect.getsource` find the lines."""
    linecache.cache[filename] = (len(source), None, source.splitlines(True), filename)


def parse_cell(source: str, filename: str) -> tuple[ast.Module, str]:
    """The cell as Python: magics and shell lines, which are none, are left out."""
    source = _without_cell_magic(source)
    for _ in range(source.count("\n") + 2):
        try:
            return ast.parse(source, filename), source
        except SyntaxError as error:
            lines = source.split("\n")
            mended = _without_magic(lines, error.lineno)
            if mended is None:
                raise
            source = "\n".join(mended)
    return ast.parse(source, filename), source


def _without_cell_magic(source: str) -> str:
    stripped = source.lstrip()
    if not stripped.startswith("%%"):
        return source
    first, _, rest = stripped.partition("\n")
    return "\n" + rest if first.split()[0] in RUN_AS_PYTHON else ""


def _without_magic(lines: list[str], lineno: int | None) -> list[str] | None:
    """The lines with the magic at (or just before) the syntax error replaced, if there is one."""
    if not lineno:
        return None
    for number in (lineno - 1, lineno - 2):
        if 0 <= number < len(lines):
            match = MAGIC.match(lines[number])
            if match and lines[number].strip():
                name = match["name"]
                plain = f"{name.strip()} = None" if name else "pass"
                return [*lines[:number], match[1] + plain, *lines[number + 1 :]]
    return None


def global_names(code: types.CodeType) -> set[str]:
    """The names a piece of code may look up in its module (attributes' names among them)."""
    inner = (const for const in code.co_consts if isinstance(const, types.CodeType))
    return set(code.co_names).union(*map(global_names, inner))


def bound_names(source: str) -> list[str]:
    """The names a cell of ours may bind in its module (rather too many than too few)."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names.update((a.asname or a.name).partition(".")[0] for a in node.names)
    return sorted(names)
