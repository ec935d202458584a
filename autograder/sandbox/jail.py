"""The layers in their order: what the zygote puts on itself, once, for all its workers."""

import os
from collections.abc import Collection

from . import files, landlock, limits, namespaces, privileges, root, seccomp
from .errors import CONTAINER, TRUST, SandboxUnavailable
from .report import Report


def check_kernel(report: Report, disable: Collection[str]) -> None:
    """Refuse early where a mandatory layer cannot be had at all."""
    if "seccomp" in disable or not seccomp.available():
        raise SandboxUnavailable("seccomp filters (Linux on x86_64 or aarch64)", ways_out())
    report.note("landlock", "off" if "landlock" in disable else landlock.abi() or "no")
    report.note("seccomp", "on")


def leave_namespaces(report: Report, disable: Collection[str]) -> int:
    """First half: in a fresh fork, for it needs a single thread.

    Returns the pid of the new pid namespace's first process, 0 without one.
    """
    limits.prefer_as_oom_victim()
    namespaces.unshare(report, disable)
    return namespaces.start_init() if report.holds("pidns") else 0


def lock(report: Report, libraries: list[str]) -> None:
    """Second half: files, uid, capabilities, Landlock."""
    readable = files.readable(libraries)
    if report.holds("mountns"):
        try:
            root.pivot(readable, files.READ_ONLY_DEVICES + files.READ_WRITE_DEVICES)
        except OSError as error:
            report.refused("mountns", error)
    if not report.holds("mountns") and not report.holds("landlock"):
        raise SandboxUnavailable("a way to hide files (Landlock or a mount namespace)", ways_out())
    os.chdir("/")
    _change_uid(report)
    privileges.drop_capabilities()
    privileges.forbid_new_privileges()
    _check_readable(libraries)
    if report.holds("landlock"):
        landlock.restrict(
            [*readable, *filter(os.path.exists, files.READ_ONLY_DEVICES)],
            files.READ_WRITE_DEVICES,
        )
    privileges.forbid_dumps()


def _change_uid(report: Report) -> None:
    own = os.geteuid() == 0
    try:
        uid = privileges.become_nobody_else()
    except OSError as error:
        raise SandboxUnavailable(
            f"a user id of its own ({error})", "start the grader as an ordinary user, not as root"
        ) from error
    report.note("uid", f"{uid}(own)" if own else uid)


def counts_own_threads(report: Report) -> bool:
    """RLIMIT_NPROC counts a whole uid: ours alone, or (Linux 5.14) a user namespace's."""
    release = tuple(int(part) for part in os.uname().release.split(".")[:2] if part.isdigit())
    return "(own)" in report.layers["uid"] or (report.holds("userns") and release >= (5, 14))


def _check_readable(libraries: list[str]) -> None:
    """The new uid must reach Python's files: it will import more of them later."""
    for path in [os.__file__, *files.library_directories(), *libraries]:
        if not os.access(path, os.R_OK):
            raise SandboxUnavailable(
                f"read access to {path!r} for uid {os.getuid()}",
                "install Python and its packages where every user may read them "
                "(not below /root), or start the grader as an ordinary user",
            )


def ways_out() -> str:
    """What to do where a layer is missing."""
    return f"use Linux 5.13 or newer, {CONTAINER}, {TRUST}"
