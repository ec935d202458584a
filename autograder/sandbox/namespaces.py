"""Namespaces of our own, where the kernel grants them: a bonus on top of the core.

Root unshares directly; anybody else tries a user namespace first, mapped to itself.
"""

import errno
import os
import signal
from collections.abc import Callable, Collection
from functools import partial

from . import privileges, syscalls
from .report import Report

_NEW = {
    "mountns": 0x00020000,
    "pidns": 0x20000000,
    "netns": 0x40000000,
    "ipcns": 0x08000000,
    "utsns": 0x04000000,
}
_NEW_USER = 0x10000000


def unshare(report: Report, disable: Collection[str]) -> None:
    """Leave what namespaces we can; the process must have one thread only."""
    if os.geteuid() == 0:
        report.note("userns", "unneeded")
    elif "userns" in disable:
        report.note("userns", "off")
    else:
        _attempt(report, "userns", _own_user_namespace)
    for name, flag in _NEW.items():
        if name in disable:
            report.note(name, "off")
        else:
            _attempt(report, name, partial(syscalls.libc_call, "unshare", flag))


def _attempt(report: Report, name: str, step: Callable[[], object]) -> None:
    try:
        step()
    except OSError as error:
        report.refused(name, error)
    else:
        report.note(name, "yes")


def _own_user_namespace() -> None:
    """Enter one only if it works as a whole: half of one would be a trap."""
    pid = os.fork()
    if pid == 0:
        failure = errno.EPERM
        try:
            _map_ourselves()
            failure = 0
        except OSError as error:
            failure = error.errno or failure
        finally:
            os._exit(failure)
    failure = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    if failure:
        raise OSError(abs(failure), "a user namespace is refused")
    _map_ourselves()


def _map_ourselves() -> None:
    uid, gid = os.geteuid(), os.getegid()
    syscalls.libc_call("unshare", _NEW_USER)
    for name, text in (
        ("setgroups", "deny"),
        ("uid_map", f"{uid} {uid} 1"),
        ("gid_map", f"{gid} {gid} 1"),
    ):
        with open(f"/proc/self/{name}", "w") as file:
            file.write(text)


def start_init() -> int:
    """Fork the first process of the new pid namespace, which ends with us.

    It reaps orphans and, when we die and the pipe closes, ends too; then the kernel kills
    all that is left in its namespace. Returns its pid; the pipe's other end stays open in
    this process.
    """
    reader, _writer = os.pipe()
    pid = os.fork()
    if pid:
        os.close(reader)
        return pid
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)
        os.dup2(reader, 3)
        os.closerange(4, 1 << 20)
        privileges.drop_capabilities()
        privileges.forbid_new_privileges()
        os.read(3, 1)
    finally:
        os._exit(0)
