"""Which notebook counts: a notebook handed in under another name is graded all the same."""

import logging
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

LOG = logging.getLogger("autograder.nbgrader")


def take_renamed(*, notebooks: list[str], **_: Any) -> None:
    """nbgrader's `pre_convert_hook`, called for each student with their notebooks' paths.

    Where an assignment has one notebook, and the student handed in one of another name, a
    copy under the right name is put beside it, and in its place in the list.
    """
    if not notebooks:
        return
    folder = Path(notebooks[0]).parent
    released = [path.name for path in (Path("source") / folder.name).glob("*.ipynb")]
    if len(released) == 1 and (found := rightly_named([Path(p) for p in notebooks], released[0])):
        notebooks[:] = [str(found)]


def rightly_named(notebooks: Sequence[Path], name: str) -> Path | None:
    """The notebook of this name, made from the one that was meant if need be."""
    exact = [path for path in notebooks if path.name == name]
    if exact:
        return exact[0]
    meant = [path for path in notebooks if path.name.lower() == name.lower()] or notebooks
    if len(meant) != 1:
        if meant:
            LOG.warning("%s: which notebook counts? Call one %s", meant[0].parent, name)
        return None
    target = meant[0].parent / name
    shutil.copyfile(meant[0], target)
    LOG.warning("%s: graded as %s", meant[0], name)
    return target


def handed_in_as(folder: Path, name: str) -> list[str]:
    """The other names of the notebook `name` in a submitted folder, all without `.ipynb`.

    They are those of its twins (see `rightly_named`) or, if it is not there, of every notebook:
    then none of them was taken for it.
    """
    target = folder / f"{name}.ipynb"
    others = sorted(path for path in folder.glob("*.ipynb") if path != target and path.is_file())
    return [path.stem for path in (twins(target) if target.is_file() else others)]


def twins(path: Path) -> list[Path]:
    """The notebooks beside `path` with the same bytes."""
    data = path.read_bytes()
    others = sorted(p for p in path.parent.glob("*.ipynb") if p != path and p.is_file())
    return [other for other in others if other.read_bytes() == data]
