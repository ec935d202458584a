"""Landlock: a process gives up every file it did not name, and TCP, for good.

It covers opening, listing, creating and removing, but not `stat`, `chmod`, `utime` or
extended attributes; seccomp refuses the last three, a mount namespace the first.
"""

import os
import struct
from collections.abc import Iterable

from . import syscalls

_EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_TRUNCATE = 1 << 14
# How many file-system rights each version of the interface knows.
_RIGHTS_BY_ABI = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
_BIND_TCP, _CONNECT_TCP = 1 << 0, 1 << 1
_QUIET = 1 << 0  # students' refusals do not fill the audit log
_SCOPE_ABSTRACT_SOCKETS, _SCOPE_SIGNALS = 1 << 0, 1 << 1


def abi() -> int:
    """The kernel's Landlock version, 0 if it has none or has it switched off."""
    version_flag = 1
    try:
        return syscalls.call("landlock_create_ruleset", 0, 0, version_flag)
    except (OSError, KeyError):
        return 0


def restrict(readable: Iterable[str], read_and_write: Iterable[str] = ()) -> int:
    """Keep only these files and the trees below them; returns the version in force."""
    version = abi()
    ruleset = _create_ruleset(version)
    try:
        for path in readable:
            _allow(ruleset, path, READ_FILE | READ_DIR)
        for path in read_and_write:
            _allow(ruleset, path, READ_FILE | WRITE_FILE | (_TRUNCATE if version >= 3 else 0))
        syscalls.call("landlock_restrict_self", ruleset, _QUIET if version >= 7 else 0)
    finally:
        os.close(ruleset)
    return version


def _create_ruleset(version: int) -> int:
    rights = (1 << _RIGHTS_BY_ABI.get(version, 16)) - 1
    network = (_BIND_TCP | _CONNECT_TCP) if version >= 4 else 0
    scope = (_SCOPE_ABSTRACT_SOCKETS | _SCOPE_SIGNALS) if version >= 6 else 0
    known_words = 3 if version >= 6 else 2 if version >= 4 else 1
    attributes = struct.pack("=QQQ", rights, network, scope)[: 8 * known_words]
    return syscalls.call("landlock_create_ruleset", attributes, len(attributes), 0)


def _allow(ruleset: int, path: str, rights: int) -> None:
    path_beneath = 1
    fd = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        if not os.path.isdir(path):
            rights &= ~READ_DIR
        rule = struct.pack("=Qi", rights, fd)
        syscalls.call("landlock_add_rule", ruleset, path_beneath, rule, 0)
    finally:
        os.close(fd)
