"""Wall-clock time and peak memory of a command with all its children."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

INTERVAL = 0.05


@dataclass(frozen=True)
class Cost:
    """Seconds of wall clock; MiB of the whole process tree at its largest (shared pages once)."""

    seconds: float
    peak_mib: float


def seconds(command: Sequence[str], cwd: Path) -> float:
    """Run the command to its end; it has to succeed."""
    begun = time.perf_counter()
    _end(_start(command, cwd), command)
    return time.perf_counter() - begun


def peak_mib(command: Sequence[str], cwd: Path) -> float:
    """The same, watched. Looking at the memory takes time of a core: it is no run to time."""
    process, peak, done = _start(command, cwd), [0.0], threading.Event()
    watcher = threading.Thread(target=_watch, args=(process.pid, peak, done))
    watcher.start()
    try:
        _end(process, command)
    finally:
        done.set()
        watcher.join()
    return peak[0]


def _start(command: Sequence[str], cwd: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        command,
        cwd=cwd,
        env=_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def _environment() -> dict[str, str]:
    """As a user's: Python keeps what it compiled, also where a machine for tests says not to."""
    bin_ = str(Path(sys.executable).parent)  # nbgrader calls alembic by its bare name
    environment = {**os.environ, "PATH": f"{bin_}:{os.environ['PATH']}"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def _end(process: "subprocess.Popen[bytes]", command: Sequence[str]) -> None:
    output, _ = process.communicate()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{output.decode()[-3000:]}")


def _watch(pid: int, peak: list[float], done: threading.Event) -> None:
    while not done.wait(INTERVAL):
        peak[0] = max(peak[0], _tree_memory(pid) / 2**20)


def _tree_memory(pid: int) -> float:
    total = 0.0
    try:
        root = psutil.Process(pid)
        family = [root, *root.children(recursive=True)]
    except psutil.NoSuchProcess:
        return 0.0
    for process in family:
        try:
            total += process.memory_full_info().pss
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue
    return total
