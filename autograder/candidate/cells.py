"""A notebook's cell as Python: magics and shell lines left out. Needs the standard library only."""

import ast
import linecache
import re

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
