"""Closes the way to libraries where an assignment allows NumPy and the standard library only."""

import sys
from collections.abc import Collection, Sequence
from typing import Any


class ImportRefusedError(ModuleNotFoundError):
    """The assignment does not allow this library."""


class _Gate:
    """Stands before every other finder; lets through what is allowed."""

    def __init__(self, allowed: Collection[str]) -> None:
        self.allowed = {*allowed, *sys.stdlib_module_names, "autograder"}

    def find_spec(self, name: str, path: Sequence[str] | None = None, target: Any = None) -> None:
        """None (the next finder looks) or ImportRefusedError."""
        top = name.partition(".")[0]
        if top not in self.allowed:
            allowed = "NumPy and the standard library"
            raise ImportRefusedError(f"{top} may not be imported here; use {allowed}", name=name)


def only_import(allowed: Collection[str]) -> None:
    """From now on only these libraries, and the standard one, can be imported."""
    for name in list(sys.modules):
        top = name.partition(".")[0]
        if top in {"matplotlib", "pandas", "scipy", "sklearn", "torch"} and top not in allowed:
            del sys.modules[name]
    gate: Any = _Gate(allowed)
    sys.meta_path.insert(0, gate)
