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
