"""The course on disk: its assignments, their exercises and points, and where things lie.

`assignments/<name>/assignment.toml` is the one place where points are written down.
"""

import hashlib
import importlib.util
import os
import sys
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

from autograder.errors import UsageError

ORDER = (
    "neurons", "activations", "forward", "backprop", "gradcheck", "softmax", "regularization",
    "training", "graph", "convolution", "normalization", "recurrent", "optimizers",
    "architectures", "digits",
)  # fmt: skip


@dataclass(frozen=True)
class Exercise:
    """One graded function or class."""

    name: str
    points: float
    label: str
    formula: str = ""
    helpers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Assignment:
    """One folder of `assignments/` with its reference in `solutions/`."""

    name: str
    root: Path
    title: str
    teaches: str
    sources: tuple[str, ...]
    exercises: tuple[Exercise, ...]
    options: dict[str, Any]

    @property
    def folder(self) -> Path:
        """What an instructor writes."""
        return self.root / "assignments" / self.name

    @property
    def solution(self) -> Path:
        """The reference."""
        return self.root / "solutions" / f"{self.name}.py"

    @property
    def suite(self) -> Path:
        """The hidden suite."""
        return self.folder / "test_hidden.py"

    @property
    def misconceptions(self) -> Path:
        """The folder of known mistakes: a file, or a folder of files, for each exercise."""
        return self.folder / "misconceptions"

    @property
    def hidden_sources(self) -> list[Path]:
        """The suite and the files of known mistakes."""
        return [self.suite, *sorted(self.misconceptions.rglob("*.py"))]

    @property
    def secrets(self) -> tuple[Path, ...]:
        """What no student may read."""
        return self.suite, self.misconceptions, self.solution

    @property
    def starter(self) -> Path:
        """What students get."""
        return self.root / "starter" / self.name

    @property
    def max_score(self) -> float:
        """The points of the whole assignment."""
        return sum(exercise.points for exercise in self.exercises)

    def exercise(self, name: str) -> Exercise:
        """The exercise of this name."""
        return next(exercise for exercise in self.exercises if exercise.name == name)

    @cached_property
    def digest(self) -> str:
        """Of everything a grade depends on beside the submission and this package."""
        sha = hashlib.sha256()
        hidden = [p for p in sorted(self.folder.rglob("*")) if p.suffix in {".py", ".toml", ".npz"}]
        for path in [*hidden, self.solution]:
            sha.update(path.relative_to(self.root).as_posix().encode() + b"\0")
            sha.update(path.read_bytes() + b"\0")
        return sha.hexdigest()[:16]

    def load(self, path: Path) -> ModuleType:
        """One of our own files as a fresh module (never a student's)."""
        return load_module(f"{path.parent.name}_{path.stem}", path, self.root)


def load_module(name: str, path: Path, root: Path) -> ModuleType:
    """Execute a trusted file as a module of this name; `root` becomes importable."""
    if str(root) not in sys.path:
        sys.path.insert(0, str(root))
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise UsageError(f"{path}: not a Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def find_root(start: Path | None = None) -> Path:
    """The course's folder: `$AUTOGRADER_COURSE`, or the nearest one above that holds it."""
    if named := os.environ.get("AUTOGRADER_COURSE"):
        return Path(named).resolve()
    here = (start or Path.cwd()).resolve()
    package = Path(__file__).resolve().parent.parent
    for folder in (here, *here.parents, package):
        if (folder / "assignments").is_dir() and (folder / "solutions").is_dir():
            return folder
    raise UsageError(
        "no course here: run this inside a folder that holds `assignments/` and `solutions/`, "
        "or set AUTOGRADER_COURSE to it"
    )


def load_assignment(name: str, root: Path | None = None) -> Assignment:
    """The assignment of this name, from its `assignment.toml`."""
    root = root or find_root()
    path = root / "assignments" / name / "assignment.toml"
    if not path.is_file():
        raise UsageError(f"no assignment {name!r}; there are: {', '.join(names(root)) or 'none'}")
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        exercises = tuple(_exercise(entry) for entry in data.pop("exercises"))
        return Assignment(
            name=name,
            root=root,
            title=data.pop("title"),
            teaches=data.pop("teaches", ""),
            sources=tuple(data.pop("sources", ())),
            exercises=exercises,
            options=data,
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise UsageError(f"{path}: {type(error).__name__}: {error}") from error


def _exercise(entry: dict[str, Any]) -> Exercise:
    return Exercise(
        name=entry["name"],
        points=float(entry["points"]),
        label=entry.get("label", entry["name"]),
        formula=entry.get("formula", ""),
        helpers=tuple(entry.get("helpers", ())),
    )


def names(root: Path | None = None) -> list[str]:
    """The assignments there are, in the course's order."""
    root = root or find_root()
    found = {path.parent.name for path in (root / "assignments").glob("*/assignment.toml")}
    return [n for n in ORDER if n in found] + sorted(found - set(ORDER))
