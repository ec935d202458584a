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

from autograder.cache import cache_folder
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

    def __init__(self, config: dict[str, Any], cache: str | os.PathLike[str] | None) -> None:
        """`cache`: where the libraries to preload, if any, may keep theirs."""
        environment = dict(_ENVIRONMENT)
        if config["preload"]:
            environment["MPLCONFIGDIR"] = str(_made(cache))
        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        self.complaints = tempfile.TemporaryFile()  # noqa: SIM115 — closed by `close`
        # Not -I: that would ignore PYTHONHASHSEED. The environment is all ours anyway.
        command = [sys.executable, "-s", "-P", "-B", str(_SCRIPT), str(theirs.fileno())]
        with theirs:
            self.process = subprocess.Popen(
                command,
                env=environment,
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self.complaints,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        with contextlib.suppress(OSError):  # then `hatch` fails as well
            self.control.sendall(json.dumps(config).encode() + b"\n")

    def hatch(self) -> socket.socket:
        """The control socket of a new zygote, which is about to be jailed."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            with theirs:
                socket.send_fds(self.control, [b'{"hatch": 1}\n'], [theirs.fileno()])
        except BaseException:
            ours.close()
            raise
        return ours

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


def _made(directory: str | os.PathLike[str] | None) -> Path:
    """The persistent cache of preloaded libraries, made if it is missing."""
    path = Path(directory or cache_folder()).absolute()
    path.mkdir(parents=True, exist_ok=True)
    return path


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
