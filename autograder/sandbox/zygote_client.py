"""The examiner's handle on the zygote: start it, spawn workers, learn how they ended."""

import contextlib
import dataclasses
import itertools
import json
import os
import select
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any

from autograder.cache import cache_folder
from autograder.errors import GraderError

from .errors import CONTAINER, TRUST, SandboxUnavailable
from .hatchery import PROJECT, Hatchery, library_directories
from .limits import Limits
from .worker import Exit, Worker

ENTRY = "autograder.candidate.worker:run"
START_SECONDS = 60.0  # a cold disk and every preload
ANSWER_SECONDS = 15.0


class _ZygoteGoneError(Exception):
    """The zygote ended or stopped answering."""


class Zygote:
    """A process that is jailed and has NumPy imported; each submission gets a fork of it.

    Threads may share one: a lock guards the control socket. If the zygote dies, the next
    `spawn` starts another, once.
    """

    def __init__(self, config: dict[str, Any]) -> None:
        self._config = config
        self._lock = threading.RLock()
        self._names = itertools.count(1)
        self._workers: dict[int, Worker] = {}
        self._refusals: dict[int, str] = {}
        self._hatchery: Hatchery | None = None
        self._control: socket.socket | None = None
        self._buffer = b""
        self._closed = False
        self.report = ""
        self.pid = 0

    @classmethod
    def start(
        cls,
        *,
        preload: Sequence[str] = (),
        entry: str = ENTRY,
        trust_submissions: bool = False,
        cache_dir: str | os.PathLike[str] | None = None,
        secrets: Sequence[str | os.PathLike[str]] = (),
        path: Sequence[str | os.PathLike[str]] = (),
        disable: Collection[str] = (),
        hatchery: Hatchery | None = None,
    ) -> "Zygote":
        """Start and jail one; SandboxUnavailable if a mandatory layer is missing.

        `preload`: modules to import beforehand, if installed; `cache_dir`: where they may
        keep caches meanwhile. `secrets`: files or folders that a rehearsal must find
        closed. `path`: where else `entry` may be imported from. `disable`: layers to leave
        off, for tests of the others. `hatchery`: one that is starting; it ends with the zygote.
        """
        if os.name == "nt" or (sys.platform != "linux" and not trust_submissions):
            raise SandboxUnavailable(f"Linux (this is {sys.platform})", f"{CONTAINER}, {TRUST}")
        libraries = library_directories(("numpy", "msgspec", *preload))
        config: dict[str, Any] = {
            "path": [str(PROJECT), *(os.fspath(p) for p in path), *libraries],
            "libraries": libraries,
            "preload": list(preload),
            "cache": str(_made(cache_dir)) if preload else "",
            "entry": entry,
            "trusted": trust_submissions,
            "disable": sorted(disable),
            "secrets": [os.path.abspath(secret) for secret in secrets],
            "limits": dataclasses.asdict(Limits()),
        }
        zygote = cls(config)
        zygote._launch(hatchery)
        return zygote

    def another(self) -> "Zygote":
        """A second one, jailed like this one and apart from it, without importing all again."""
        zygote, hatchery = Zygote(self._config), self._hatchery
        try:
            if hatchery is None:
                raise _ZygoteGoneError
            zygote._hatch(hatchery)
        except _ZygoteGoneError:
            zygote._launch()
        return zygote

    def __enter__(self) -> "Zygote":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def spawn(self, limits: Limits, options: dict[str, Any]) -> Worker:
        """Fork a jailed worker that runs the entry with `options` (plain JSON data)."""
        with self._lock:
            if self._closed:
                raise GraderError("this zygote was closed")
            try:
                return self._spawn(limits, options)
            except _ZygoteGoneError:
                self._bury()
                self._launch()
            try:
                return self._spawn(limits, options)
            except _ZygoteGoneError as error:
                self._bury()
                raise GraderError("the sandbox's zygote died twice in a row") from error

    def close(self) -> None:
        """End the zygote and every worker."""
        with self._lock:
            self._closed = True
            self._bury()

    def _spawn(self, limits: Limits, options: dict[str, Any]) -> Worker:
        name = next(self._names)
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        worker = Worker(self, name, ours)
        order = {"spawn": name, "limits": dataclasses.asdict(limits), "options": options}
        try:
            with theirs:
                self._send(order, theirs.fileno())
            self._workers[name] = worker
            self._await(lambda: worker.pid or name in self._refusals, ANSWER_SECONDS)
        except BaseException:
            worker.close()
            raise
        if name in self._refusals:
            ours.close()
            del self._workers[name]
            raise GraderError(f"no worker could be forked: {self._refusals.pop(name)}")
        return worker

    def hang_up(self) -> None:
        """Leave it to the processes that were forked from this one; it ends with the last."""
        if self._control is not None:
            self._control.close()

    def _launch(self, hatchery: Hatchery | None = None) -> None:
        """Start one, from nothing if there is no hatchery, and wait until it is jailed."""
        self._hatchery = hatchery or Hatchery()
        try:
            self._hatch(self._hatchery)
        except _ZygoteGoneError as error:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._hatchery.process.wait(2.0)
            words = self._hatchery.last_words()
            self._bury()
            raise GraderError(f"the sandbox's zygote did not start: {words}") from error
        except GraderError:
            self._bury()
            raise

    def _hatch(self, hatchery: Hatchery) -> None:
        """Take a fork of the hatchery and wait until it is jailed."""
        try:
            self._control, self._buffer, self.report = hatchery.hatch(self._config), b"", ""
        except OSError as error:
            raise _ZygoteGoneError from error
        self._await(lambda: self.report, START_SECONDS)

    def _send(self, message: dict[str, Any], fd: int | None = None) -> None:
        if self._control is None:
            raise _ZygoteGoneError
        data = json.dumps(message).encode() + b"\n"
        try:
            sent = 0 if fd is None else socket.send_fds(self._control, [data], [fd])
            self._control.sendall(data[sent:])
        except OSError as error:
            raise _ZygoteGoneError from error

    def tell(self, message: dict[str, Any]) -> None:
        """Send, unless there is nobody left to hear it."""
        with self._lock:
            if self._control is None:
                return
            try:
                self._send(message)
            except _ZygoteGoneError:
                self._bury()

    def listen(self, seconds: float) -> None:
        """Take in what the zygote says within `seconds`."""
        with self._lock:
            if self._control is None:
                return
            try:
                self._receive(seconds)
            except _ZygoteGoneError:
                self._bury()

    def _await(self, done: Callable[[], Any], seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not done():
            if time.monotonic() > deadline:
                raise _ZygoteGoneError
            self._receive(0.5)

    def _receive(self, seconds: float) -> None:
        assert self._control is not None
        poll = select.poll()  # not select: descriptors above 1023 are fine
        poll.register(self._control, select.POLLIN)
        if not poll.poll(seconds * 1000):
            return
        try:
            data = self._control.recv(1 << 16)
        except OSError as error:
            raise _ZygoteGoneError from error
        if not data:
            raise _ZygoteGoneError
        *lines, self._buffer = (self._buffer + data).split(b"\n")
        for line in lines:
            self._hear(json.loads(line))

    def _hear(self, message: dict[str, Any]) -> None:
        match message:
            case {"spawned": name, "pid": pid}:
                self._workers[name].pid = pid
            case {"exited": name, "status": status}:
                self._workers.pop(name).exit = Exit.from_wait(status)
            case {"failed": name, "why": why}:
                self._refusals[name] = why
            case {"ready": report, "pid": pid}:
                self.report, self.pid = report, pid
            case {"missing": missing, "remedy": remedy}:
                raise SandboxUnavailable(missing, remedy)
            case {"broken": why}:
                raise GraderError(f"the sandbox's zygote broke:\n{why}")

    def _bury(self) -> None:
        """Hang up, make sure the process is gone, and give up on its workers."""
        control, hatchery = self._control, self._hatchery
        self._control = self._hatchery = None
        if control is not None:
            control.close()
        if hatchery is not None:
            hatchery.close()
        for worker in self._workers.values():
            worker.lost = True
        self._workers.clear()


def _made(directory: str | os.PathLike[str] | None) -> Path:
    """The persistent cache of preloaded libraries, made if it is missing."""
    path = Path(directory or cache_folder()).absolute()
    path.mkdir(parents=True, exist_ok=True)
    return path
