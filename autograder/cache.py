"""Where things are kept that can be made again."""

import os
from pathlib import Path


def cache_folder() -> Path:
    """`$XDG_CACHE_HOME/autograder`, or `~/.cache/autograder`; it need not exist."""
    home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(home, "autograder").absolute()


def kept_folder() -> Path:
    """Where what follows from hidden suites is kept: as secret as they are."""
    return cache_folder() / "examples"
