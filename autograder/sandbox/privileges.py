"""Giving up privileges: the uid, the capabilities, and any way to new ones."""

import contextlib
import os
import pwd
import signal
import struct

from . import syscalls

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE = 1, 4
_PR_CAPBSET_READ, _PR_CAPBSET_DROP = 23, 24
_PR_SET_NO_NEW_PRIVS = 38
_FIRST_UID, _UIDS = 60706, 478  # a range that distributions and systemd leave unused


def become_nobody_else() -> int:
    """From root, change to a uid of our own; anybody else stays. Returns the uid."""
    if os.geteuid() != 0:
        return os.geteuid()
    uid = _unused_uid(os.getpid())
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)
    return uid


def _unused_uid(seed: int) -> int:
    for step in range(_UIDS):
        uid = _FIRST_UID + (seed + step) % _UIDS
        try:
            pwd.getpwuid(uid)
        except KeyError:
            return uid
    raise OSError("no unused uid")


def drop_capabilities() -> None:
    """Empty every capability set (those of a user namespace of our own too)."""
    for capability in range(64):
        with contextlib.suppress(OSError):
            if syscalls.libc_call("prctl", _PR_CAPBSET_READ, capability, 0, 0, 0):
                syscalls.libc_call("prctl", _PR_CAPBSET_DROP, capability, 0, 0, 0)
    version_3, this_process = 0x20080522, 0
    header = struct.pack("=Ii", version_3, this_process)
    syscalls.call("capset", header, bytes(24))


def forbid_new_privileges() -> None:
    """No set-uid program or file capability will ever help this process again."""
    syscalls.libc_call("prctl", _PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


def forbid_dumps() -> None:
    """No core dumps, not even to a handler, and no debugger of the same uid."""
    syscalls.libc_call("prctl", _PR_SET_DUMPABLE, 0, 0, 0, 0)


def die_with_parent() -> None:
    """SIGKILL when the parent ends; the kernel forgets this at a change of uid."""
    syscalls.libc_call("prctl", _PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
