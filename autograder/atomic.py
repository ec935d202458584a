"""Files that are there whole or not at all."""

import contextlib
import os
import tempfile
from pathlib import Path


def write_atomically(path: Path, text: str, *, durable: bool = True) -> None:
    """All of the text or, if something goes wrong, what was there before.

    durable: wait until it is on the disk; leave that out for what can be made again at once.
    """
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", newline="\n", dir=path.absolute().parent, prefix=".", delete=False
    ) as file:
        try:
            file.write(text)
            file.flush()
            if durable:
                os.fsync(file.fileno())
            os.chmod(file.name, 0o644)
            os.replace(file.name, path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(file.name)
            raise
