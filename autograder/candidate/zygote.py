"""The hatchery imports the libraries once; a zygote is a fork of it that jails itself.

Started by `exec` with a clean environment and one inherited descriptor, the hatchery's control
socket, whose number is the only argument. Over it and the zygotes' own run lines of JSON, see
`autograder.sandbox`. None holds a test, a reference or a student's code; a worker is a fork of
its zygote that gave up the control socket before it ran a byte of student code.
"""

import gc
import importlib
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

if __name__ == "__main__":  # started as a script: nobody else put the project on the path
    sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.dirname(__file__))))

# All of them now: once jailed, this process cannot read the project any more.
from autograder.sandbox import files, jail, rehearsal
from autograder.sandbox.cage import WIRE, Cage
from autograder.sandbox.errors import SandboxUnavailable
from autograder.sandbox.nursery import Control, Nursery
from autograder.sandbox.report import Report

Entry = Callable[[int, dict[str, Any]], None]

_LIBRARIES = """
numpy numpy.fft numpy.linalg numpy.polynomial numpy.random msgspec
ast collections contextlib copy dataclasses functools inspect io itertools json
linecache math pickle random re string time traceback types typing unittest
"""
WORKER_BROKE = 70  # exit status when the entry itself raised


def main() -> None:
    """Import, and fork zygotes until the examiner hangs up; in a worker, work."""
    gc.disable()  # until a worker works: what is made before that stays
    hatchery = Control(int(sys.argv[1]))
    sys.argv[:], sys.orig_argv[:] = [""], [""]
    search((hatchery.next() or sys.exit())["path"])
    for name in _LIBRARIES.split():
        importlib.import_module(name)
    control, config, entry = hatch(hatchery)
    try:
        cage, nursery = prepare(control, config)
        silence()
        order = nursery.serve()
    except BaseException:
        control.send(broken=traceback.format_exc())
        os._exit(1)
    work(entry, cage, order)


def hatch(hatchery: Control) -> tuple[Control, dict[str, Any], Entry]:
    """A fork for every configuration that comes, and with it the descriptor of a control socket.

    Returns in a fork only, with these and what the workers are to run.
    """
    zygotes = []
    while config := hatchery.next():
        search(config["path"])
        preload(config["preload"], config["cache"])
        entry = resolve(config["entry"])
        fd = hatchery.fds.pop(0)
        pid = os.fork()
        if pid == 0:
            hatchery.sock.close()
            return Control(fd), config, entry
        os.close(fd)
        zygotes.append(pid)
    for pid in zygotes:
        os.waitpid(pid, 0)  # the examiner hung up on them, too
    os._exit(0)


def prepare(control: Control, config: dict[str, Any]) -> tuple[Cage, Nursery]:
    """Everything before the first worker; tells the examiner how it went."""
    report = Report("TRUSTED" if config["trusted"] else "core")
    try:
        cage, init = lock_up(config, report)
        if not config["trusted"]:
            rehearse(cage, config["limits"], config["secrets"])
    except SandboxUnavailable as error:
        control.send(missing=error.missing, remedy=error.remedy)
        os._exit(1)
    gc.freeze()  # so that no worker copies these pages merely by looking for garbage
    control.send(ready=report.line(), pid=os.getpid())
    return cage, Nursery(control, init)


def lock_up(config: dict[str, Any], report: Report) -> tuple[Cage, int]:
    """Lock this process up: the cage, and the pid of the pid namespace's init or 0."""
    trusted, init = config["trusted"], 0
    if not trusted:
        jail.check_kernel(report, config["disable"])
        init = jail.leave_namespaces(report, config["disable"])
    libraries = files.library_directories() + config["libraries"]
    search_libraries_only(libraries)
    cage = Cage(trusted, report.holds("pidns"))  # made while /proc can be read
    if not trusted:
        jail.lock(report, libraries)
        cage.count_threads = jail.counts_own_threads(report)
    return cage, init


def search(path: Sequence[str]) -> None:
    """Look for modules there first."""
    sys.path[:0] = [place for place in path if place not in sys.path]


def preload(modules: Sequence[str], cache: str) -> None:
    """Import what submissions seem to need; what is not installed is left out."""
    if modules:
        os.environ["MPLCONFIGDIR"] = cache
    for name in modules:
        try:
            importlib.import_module(name)
        except Exception:
            continue


def resolve(entry: str) -> Entry:
    """The function that "package.module:function" names."""
    module, _, function = entry.partition(":")
    found: Entry = getattr(importlib.import_module(module), function)
    return found


def search_libraries_only(libraries: Sequence[str]) -> None:
    """Student code imports the standard library and installed packages, no project."""
    sys.path[:] = [
        path
        for path in sys.path
        if any(path == root or path.startswith(root + "/") for root in libraries)
    ]
    sys.path_importer_cache.clear()


def rehearse(cage: Cage, limits: dict[str, int], secrets: Sequence[str]) -> None:
    """Let one fork enter the cage and try what must fail; refuse to start if it does not."""
    pid = os.fork()
    if pid == 0:
        try:
            cage.enter(os.open(os.devnull, os.O_RDONLY), limits)
            os._exit(rehearsal.first_leak(secrets))
        finally:
            os._exit(WORKER_BROKE)
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    if status:
        raise SandboxUnavailable(
            f"effect: in a rehearsal, {rehearsal.describe(status)}", jail.ways_out()
        )


def silence() -> None:
    """Standard error, kept for complaints of the start, goes the way of the other two."""
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 2)
    os.close(null)


def work(entry: Entry, cage: Cage, order: dict[str, Any]) -> NoReturn:
    """Become the worker of one order, and end with it."""
    status = WORKER_BROKE
    try:
        cage.enter(order["fd"], order["limits"])
        gc.enable()
        entry(WIRE, order["options"])
        status = 0
    except SystemExit as error:
        status = error.code if isinstance(error.code, int) else int(error.code is not None)
    finally:
        os._exit(status & 0xFF)


if __name__ == "__main__":
    main()
