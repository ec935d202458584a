"""Where an exception came from, told in the student's own lines and in no others."""

import linecache
import os
import re
import sys
import sysconfig
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

import numpy as np

from autograder.checking.outcome import Line
from autograder.numerics import Broken

SHOWN = 6  # lines of a long chain of calls
STUB = re.compile(r"([\w.]+): your code here")  # what a hole of the release raises
LIBRARIES = [sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")]
OURS = str(Path(__file__).resolve().parents[1])


@dataclass(frozen=True)
class Own:
    """Which code is the student's: what runs in their namespace, and other files of the folder."""

    namespace: Mapping[str, Any]
    folder: Path
    laws: Path

    def frames(self, error: BaseException) -> list[tuple[FrameType, int]]:
        """The student's frames of the traceback, the outermost first."""
        walk = traceback.walk_tb(error.__traceback__)
        return [(frame, line) for frame, line in walk if self._has(frame)]

    def _has(self, frame: FrameType) -> bool:
        if frame.f_globals is self.namespace:
            return True
        file = frame.f_code.co_filename
        if not os.path.isabs(file) or file == str(self.laws):
            return False
        foreign = (*LIBRARIES, OURS)
        parts = Path(file).parts
        return (
            Path(file).is_relative_to(self.folder)
            and not {"site-packages", "dist-packages"}.intersection(parts)
            and not any(Path(file).is_relative_to(path) for path in foreign)
        )

    def lines(self, error: BaseException) -> tuple[Line, ...]:
        """The lines on which the exception passed, the last one where it was raised."""
        found = [_line(frame, number) for frame, number in self.frames(error)]
        if len(found) <= SHOWN:
            return tuple(found)
        left = len(found) - SHOWN
        return (*found[:2], Line(f"… {left} more …", "", ""), *found[2 - SHOWN :])

    def blameless(self, error: BaseException) -> bool:
        """Whether it is the law that speaks, not an accident in the student's code."""
        if not isinstance(error, AssertionError) or isinstance(error, Broken):
            return isinstance(error, Broken)
        frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
        return not (frames and self._has(frames[-1]))

    def stub(self, error: BaseException) -> str | None:
        """The name of the function left as the stub, if that is what raised."""
        frames = self.frames(error)
        if not isinstance(error, NotImplementedError) or not frames:
            return None
        match = STUB.search(str(error))
        return match[1] if match else frames[-1][0].f_code.co_name


def _line(frame: FrameType, number: int) -> Line:
    file = frame.f_code.co_filename
    code = linecache.getline(file, number, frame.f_globals).strip()
    name = frame.f_code.co_name
    where = f"{place(file)}, line {number}"
    return Line(where, "" if name.startswith("<") else name, code[:200], _shapes(frame, code))


def _shapes(frame: FrameType, code: str) -> str:
    """Of the arrays that the line names, if they are the function's own."""
    names = dict.fromkeys(re.findall(r"[^\W\d]\w*", code))
    arrays = [(name, frame.f_locals.get(name)) for name in names if frame.f_code.co_name[0] != "<"]
    return ", ".join(f"{name} {a.shape}" for name, a in arrays if isinstance(a, np.ndarray))


def place(file: str) -> str:
    """A cell's number where there is one, else a file's name."""
    if match := re.match(r"<ipython-input-(\d+)-", file):
        return f"cell In[{match[1]}]"
    try:  # IPython keeps what each of its file names stands for
        kind, name = sys.modules["IPython"].get_ipython().compile.format_code_name(file)
        return f"{kind.lower()} {name}"
    except Exception:
        pass
    if file.startswith("<") or "ipynb" in file or "ipykernel" in file:
        return "your cell"
    return os.path.basename(file)


def said(error: BaseException) -> str:
    """`ValueError: what it says`, in one line."""
    try:
        text = " ".join(str(error).split())[:300]
    except Exception:  # the student's own __str__ may do anything
        text = ""
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
