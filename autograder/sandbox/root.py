"""A file system of our own that holds what a candidate may read, and nothing else.

A small tmpfs with read-only binds becomes the root. Its directories are unwritable by
mode; unlike a read-only mount this refuses with EACCES, which Python calls PermissionError.
"""

import os
import struct
from collections.abc import Iterable

from . import syscalls

_AT_FDCWD, _AT_EMPTY_PATH, _AT_RECURSIVE = -100, 0x1000, 0x8000
_OPEN_TREE_CLONE, _MOVE_EMPTY_PATH = 1, 4
_RDONLY, _NOSUID, _NODEV, _NOEXEC = 1, 2, 4, 8
_MS_PRIVATE_RECURSIVE = 0x44000
_MNT_DETACH = 2
_STAGING = ("/tmp", "/mnt", "/var", "/usr")


def pivot(readable: Iterable[str], devices: Iterable[str]) -> None:
    """Replace the root of this mount namespace; OSError if the kernel refuses."""
    syscalls.libc_call("mount", None, b"/", None, _MS_PRIVATE_RECURSIVE, None)
    trees = [(p, _clone(p, _RDONLY | _NOSUID | _NODEV)) for p in readable]
    trees += [(p, _clone(p, _NOSUID | _NOEXEC)) for p in devices]
    staging = next(path for path in _STAGING if os.path.isdir(path))
    options = b"mode=0755,size=256k,nr_inodes=1024"
    syscalls.libc_call(
        "mount", b"tmpfs", staging.encode(), b"tmpfs", _NOSUID | _NODEV | _NOEXEC, options
    )
    os.mkdir(os.path.join(staging, "tmp"))
    for path, fd in trees:
        _attach(fd, staging + path)
    _make_unwritable(staging)
    os.chdir(staging)
    syscalls.call("pivot_root", b".", b".")
    syscalls.libc_call("umount2", b".", _MNT_DETACH)
    os.chdir("/")


def _clone(path: str, attributes: int) -> int:
    """A detached copy of the tree at `path`, with the attributes on all its mounts."""
    flags = _OPEN_TREE_CLONE | os.O_CLOEXEC | _AT_RECURSIVE
    fd = syscalls.call("open_tree", _AT_FDCWD, path.encode(), flags)
    setting = struct.pack("=QQQQ", attributes, 0, 0, 0)
    where = _AT_EMPTY_PATH | _AT_RECURSIVE
    syscalls.call("mount_setattr", fd, b"", where, setting, len(setting))
    return fd


def _attach(fd: int, target: str) -> None:
    """Mount a detached tree at `target`, a directory or a file to be made."""
    os.makedirs(os.path.dirname(target), exist_ok=True)
    if os.path.isdir(f"/proc/self/fd/{fd}"):
        os.makedirs(target, exist_ok=True)
    else:
        os.close(os.open(target, os.O_CREAT | os.O_WRONLY | os.O_CLOEXEC))
    syscalls.call("move_mount", fd, b"", _AT_FDCWD, target.encode(), _MOVE_EMPTY_PATH)
    os.close(fd)


def _make_unwritable(root: str) -> None:
    """Take the write bits off the tmpfs's own directories, not off what is bound there."""
    device = os.stat(root).st_dev
    for directory, names, _ in os.walk(root):
        names[:] = [n for n in names if os.lstat(os.path.join(directory, n)).st_dev == device]
        os.chmod(directory, 0o555)
