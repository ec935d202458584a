"""Is there a function of that name, and is it the one the student means?

Whether a cell was edited and not run cannot be known from the kernel: it never sees what was not
run, and the file on the disk may be older or newer than what was. Two things can be known: that
a later cell defines the name again and never took effect (IPython keeps the sources of all cells
it ran), and that a file has changed since it was imported.
"""

import contextlib
import difflib
import inspect
import linecache
import os
import re
from collections.abc import Callable, Mapping
from types import CodeType
from typing import Any

from autograder.numerics import kind_of


def missing(name: str, namespace: Mapping[str, Any]) -> str | None:
    """Why there is no such function, and what to do; None if there is one."""
    if name not in namespace:
        return f"{name} is not defined: run the cell that defines it.{_instead(name, namespace)}"
    value = namespace[name]
    if not callable(value):
        return (
            f"{name} is {kind_of(value)} and no function: something has taken its name. Run the "
            "cell that defines it again."
        )
    return None


def _instead(name: str, namespace: Mapping[str, Any]) -> str:
    if cell := _last_definition(name, _history(namespace)):
        return f" (In[{cell}] would, but it did not get that far. Did it end in an error?)"
    own = [key for key, value in namespace.items() if inspect.isfunction(value)]
    near = difflib.get_close_matches(name, own, 1, 0.8)
    return f" (There is a {near[0]}. Is that the name you meant?)" if near else ""


def stale(name: str, namespace: Mapping[str, Any]) -> str | None:
    """A warning if the function is not what its cell or its file says now."""
    code = _code(namespace[name])
    if code is None:
        return None
    return _replaced(name, code, _history(namespace)) or _file_changed(name, code)


def _replaced(name: str, code: CodeType, history: list[str]) -> str | None:
    last = _last_definition(name, history)
    source = "".join(linecache.getlines(code.co_filename)).strip()
    if last is None or not source or history[last].strip() == source:
        return None
    origin = [n for n, cell in enumerate(history) if cell.strip() == source]
    if not origin:  # not a cell's: nothing can be said
        return None
    return (
        f"What is checked is {name} of In[{origin[-1]}]. In[{last}] defines it again, but has not "
        "taken effect (did that cell end in an error?): run it once more."
    )


def _file_changed(name: str, code: CodeType) -> str | None:
    """Compiles the file as it is now and looks whether the function is still the same."""
    if not os.path.isabs(code.co_filename) or not code.co_filename.endswith(".py"):
        return None
    with contextlib.suppress(OSError, ValueError, SyntaxError):
        with open(code.co_filename, "rb") as file:
            now = compile(file.read(), code.co_filename, "exec", dont_inherit=True)
        found = _inside(now, code.co_name)
        if found and not any(map(_same, found, [code] * len(found))):
            return (
                f"{os.path.basename(code.co_filename)} has changed since {name} was imported from "
                "it: what is checked is the old version. Restart the kernel and import it again."
            )
    return None


def _inside(code: CodeType, name: str) -> list[CodeType]:
    inner = [const for const in code.co_consts if isinstance(const, CodeType)]
    below = [found for each in inner for found in _inside(each, name)]
    return [each for each in inner if each.co_name == name] + below


def _same(a: CodeType, b: CodeType) -> bool:
    """The same instructions, wherever they stand in the file."""
    if (a.co_code, a.co_names, a.co_varnames) != (b.co_code, b.co_names, b.co_varnames):
        return False
    return len(a.co_consts) == len(b.co_consts) and all(map(_alike, a.co_consts, b.co_consts))


def _alike(a: Any, b: Any) -> bool:
    if isinstance(a, CodeType) and isinstance(b, CodeType):
        return _same(a, b)
    return repr(a) == repr(b)


def _code(function: Callable[..., Any]) -> CodeType | None:
    """The code of a function, or of the first method of a class."""
    function = inspect.unwrap(function)
    if isinstance(function, type):
        methods = (value for value in vars(function).values() if inspect.isfunction(value))
        function = next(methods, function)
    found = getattr(function, "__code__", None)
    return found if isinstance(found, CodeType) else None


def _history(namespace: Mapping[str, Any]) -> list[str]:
    """The sources of all cells that were run, by number, as IPython keeps them."""
    cells = namespace.get("In") if "get_ipython" in namespace else None
    return [str(cell) for cell in cells] if isinstance(cells, list) else []


def _last_definition(name: str, history: list[str]) -> int | None:
    pattern = rf"^(?:(?:async\s+)?(?:def|class)\s+{re.escape(name)}\b|{re.escape(name)}\s*=[^=])"
    found = [n for n, cell in enumerate(history) if re.search(pattern, cell, re.MULTILINE)]
    return found[-1] if found else None
