"""Files that are there whole or not at all."""

import contextlib
import os
import tempfile
from pathlib import Path


def write_atomically(
    path: Path, content: str | bytes, *, durable: bool = True, mode: int = 0o644
) -> None:
    """All of the content or, if something goes wrong, what was there before.

    durable: wait until it is on the disk; leave that out for what can be made again at once.
    """
    with tempfile.NamedTemporaryFile(dir=path.absolute().parent, prefix=".", delete=False) as file:
        try:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            if durable:
                os.fsync(file.fileno())
            os.chmod(file.name, mode)
            os.replace(file.name, path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(file.name)
            raise
