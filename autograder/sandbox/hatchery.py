"""Starts the process that has the libraries imported, of which every zygote is a fork."""

import contextlib
import json
import os
import site
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from autograder.cores import LIBRARIES

PROJECT = Path(__file__).resolve().parents[2]
_SCRIPT = PROJECT / "autograder" / "candidate" / "zygote.py"
_ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "HOME": "/nonexistent",
    "LANG": "C.UTF-8",
    **dict.fromkeys(LIBRARIES, "1"),  # with two, linear algebra after a fork can take seconds
    "MALLOC_ARENA_MAX": "2",
    "MPLBACKEND": "Agg",
    "PYTHONHASHSEED": "0",
}
GRACE = 2.0  # seconds it has to end by itself


class Hatchery:
    """That process: no student code ever runs in it, nor a test. OSError if it is gone."""

    def __init__(self) -> None:
        """Let it start, and import what every zygote needs, in the background."""
        self.lock = threading.Lock()  # several may want a zygote at the same time
        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        self.complaints = tempfile.TemporaryFile()  # noqa: SIM115 — closed by `close`
        # Not -I: that would ignore PYTHONHASHSEED. The environment is all ours anyway.
        command = [sys.executable, "-s", "-P", "-B", str(_SCRIPT), str(theirs.fileno())]
        with theirs:
            self.process = subprocess.Popen(
                command,
                env=_ENVIRONMENT,
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self.complaints,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        with contextlib.suppress(OSError):  # then `hatch` fails as well
            self._send({"path": [str(PROJECT), *library_directories(("numpy", "msgspec"))]})

    def hatch(self, config: dict[str, Any]) -> socket.socket:
        """The control socket of a new zygote, which is about to be jailed."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            with theirs:
                self._send(config, theirs.fileno())
        except BaseException:
            ours.close()
            raise
        return ours

    def _send(self, message: dict[str, Any], *fds: int) -> None:
        data = json.dumps(message).encode() + b"\n"
        with self.lock:
            sent = socket.send_fds(self.control, [data], fds)
            self.control.sendall(data[sent:])

    def last_words(self) -> str:
        """What it complained of."""
        self.complaints.seek(0)
        return self.complaints.read(4000).decode(errors="replace").strip()

    def close(self) -> None:
        """Hang up: it ends when its zygotes have ended. Whoever closes need not wait for that."""
        self.control.close()
        self.complaints.close()
        threading.Thread(target=self._bury, daemon=True).start()

    def _bury(self) -> None:
        try:
            self.process.wait(GRACE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def library_directories(modules: Sequence[str]) -> list[str]:
    """Where our own libraries lie, should the zygote not look there by itself.

    Never the current directory: a student's `scipy.py` may lie in it.
    """
    named = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    places = [*site.getsitepackages(), site.getusersitepackages(), *named]
    names = [module.partition(".")[0] for module in modules]
    return [
        place
        for place in dict.fromkeys(filter(os.path.isabs, places))
        if place != str(PROJECT) and any(os.path.isdir(os.path.join(place, name)) for name in names)
    ]
