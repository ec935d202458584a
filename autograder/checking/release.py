"""Finds `laws.py`, the public laws, beside the notebook or the script, and loads it."""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from autograder.candidate.cells import remember
from autograder.laws import laws_of

NAME = "laws.py"


class MissingLawsError(Exception):
    """There are no laws to check with; the message says the way out."""


@dataclass(frozen=True)
class Release:
    """The laws a student was given."""

    path: Path
    module: ModuleType

    @classmethod
    def find(cls, namespace: Mapping[str, Any], path: Path | None = None) -> "Release":
        """The laws at `path` (a file or its folder), or those beside the caller."""
        if path is None:
            path = _beside(namespace)
        elif path.is_dir():
            path = path / NAME
        return cls(path, _load(path))

    @property
    def exercises(self) -> list[str]:
        """Those that have laws, in the order of the file."""
        return list(dict.fromkeys(law.__law_of__ for law in laws_of(self.module)))  # type: ignore[attr-defined]

    def laws(self, exercise: str) -> list[Callable[..., None]]:
        """The laws of one exercise."""
        return laws_of(self.module, exercise)


def _beside(namespace: Mapping[str, Any]) -> Path:
    folders = list(dict.fromkeys(_folders(namespace)))
    for folder in folders:
        if (folder / NAME).is_file():
            return folder / NAME
    raise MissingLawsError(
        f"There is no {NAME} in {folders[-1]}: keep it in one folder with your notebook, as it "
        f'was handed out, or say where it is, check(…, laws="path/to/{NAME}").'
    )


def _folders(namespace: Mapping[str, Any]) -> Iterator[Path]:
    """Where the caller lives (VS Code, a script, Jupyter's session), then the working directory."""
    session = os.environ.get("JPY_SESSION_NAME") if "get_ipython" in namespace else None
    for file in (namespace.get("__vsc_ipynb_file__"), namespace.get("__file__"), session):
        if isinstance(file, str) and Path(file).is_absolute():
            yield Path(file).parent
    yield Path.cwd()


def _load(path: Path) -> ModuleType:
    """Run the file in a module of its own: always as it is now, and without a cache beside it."""
    try:
        source = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise MissingLawsError(f"{path} cannot be read ({error}).") from None
    module = ModuleType("public_laws")
    module.__file__ = str(path)
    remember(str(path), source)
    try:
        exec(compile(source, str(path), "exec"), module.__dict__)
    except Exception as error:
        raise MissingLawsError(
            f"{path} does not run ({type(error).__name__}: {error}). If you changed it, take the "
            "file that was handed out."
        ) from None
    if not laws_of(module):
        raise MissingLawsError(f"{path} holds no laws. Is it the file that was handed out?")
    return module
