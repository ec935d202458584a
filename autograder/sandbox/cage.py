"""What a fresh fork of the zygote does to itself before student code runs."""

import os
import signal
import sys

from . import limits, privileges, seccomp, syscalls

WIRE = 3  # the worker's only descriptor beside 0, 1 and 2, which are /dev/null


class Cage:
    """Made once in the zygote; entered by each worker."""

    def __init__(self, trusted: bool, in_pid_namespace: bool) -> None:
        self.trusted = trusted
        self.count_threads = False
        self.parent = 0 if in_pid_namespace else os.getpid()
        self.filter = b"" if trusted else seccomp.template(syscalls.machine())
        self.mapped = limits.mapped_bytes()

    def enter(self, fd: int, limit: dict[str, int]) -> None:
        """Close all but the wire `fd`, take the limits, and lock the system calls."""
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.dup2(fd, WIRE)
        os.closerange(WIRE + 1, 1 << 20)
        if sys.platform == "linux":
            privileges.die_with_parent()
        if os.getppid() != self.parent:  # it died before the line above
            os._exit(0)
        budget = limits.Limits(**limit)
        if self.trusted:
            budget.apply_budget(self.mapped)
            return
        budget.apply(self.mapped, self.count_threads)
        seccomp.install(seccomp.program(self.filter, os.getpid()))
