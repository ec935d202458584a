"""What one worker may use up."""

import contextlib
import dataclasses
import resource

MIB = 1 << 20


@dataclasses.dataclass(frozen=True)
class Limits:
    """Bytes, seconds and counts; the wall clock is the examiner's (`Worker.kill`)."""

    memory: int = 2048 * MIB  # address space beyond what the zygote maps (OpenBLAS: >= 1 GiB)
    cpu_seconds: int = 60
    open_files: int = 64
    threads: int = 64  # enforced where the worker has a uid or a user namespace of its own
    stack: int = 8 * MIB

    def apply(self, mapped: int, count_threads: bool) -> None:
        """Bind this process for good; `mapped` is its address space now, in bytes."""
        self.apply_budget(mapped)
        _bind("NOFILE", self.open_files)
        _bind("STACK", self.stack)
        if count_threads:
            _bind("NPROC", self.threads)
        _bind("SIGPENDING", 64)
        for name in ("FSIZE", "CORE", "MEMLOCK", "MSGQUEUE"):
            _bind(name, 0)

    def apply_budget(self, mapped: int) -> None:
        """Memory and processor time only, for code that is trusted not to attack."""
        _bind("AS", mapped + self.memory)
        _bind("CPU", self.cpu_seconds, self.cpu_seconds + 1)  # SIGXCPU, then SIGKILL


def _bind(name: str, soft: int, hard: int | None = None) -> None:
    """Lower one limit, never above the hard limit this process already has."""
    which = getattr(resource, f"RLIMIT_{name}", None)
    if which is None:
        return
    ceiling = resource.getrlimit(which)[1]
    hard = soft if hard is None else hard
    if ceiling != resource.RLIM_INFINITY:
        soft, hard = min(soft, ceiling), min(hard, ceiling)
    resource.setrlimit(which, (soft, hard))


def mapped_bytes() -> int:
    """The address space of this process now, in bytes (0 where there is no /proc)."""
    with contextlib.suppress(OSError), open("/proc/self/statm") as file:
        return int(file.read().split()[0]) * resource.getpagesize()
    return 0


def prefer_as_oom_victim() -> None:
    """If the machine runs out of memory, let it take a worker, not the examiner."""
    with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w") as file:
        file.write("900")
