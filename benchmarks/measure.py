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


def measure(command: Sequence[str], cwd: Path) -> Cost:
    """Run the command to its end; it has to succeed."""
    begun = time.perf_counter()
    bin_ = str(Path(sys.executable).parent)  # nbgrader calls alembic by its bare name
    process = subprocess.Popen(
        command,
        cwd=cwd,
        env={**os.environ, "PATH": f"{bin_}:{os.environ['PATH']}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    peak = [0.0]
    done = threading.Event()
    watcher = threading.Thread(target=_watch, args=(process.pid, peak, done))
    watcher.start()
    output, _ = process.communicate()
    seconds = time.perf_counter() - begun
    done.set()
    watcher.join()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{output.decode()[-3000:]}")
    return Cost(seconds, peak[0])


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
