"""A grading process keeps to one core, which it shares with its worker: they take turns.

On two cores every call would wake a sleeping one, which costs more than the little that the two
could do at the same time. SCHED_BATCH: a reply that comes does not put the examiner in its worker's
place; it reads when the worker has answered all it was asked. That saves five in six switches.
"""

import contextlib
import os
from collections.abc import Iterator

LIBRARIES = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def one_thread_each() -> None:
    """Let NumPy, once it is imported, start no threads: on small matrices they only wait.

    They wait by spinning, on the core that another grading process could use.
    """
    for name in LIBRARIES:
        os.environ.setdefault(name, "1")


def available_cores() -> int:
    """How many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS
        return os.cpu_count() or 1


def keep_to_core(number: int) -> None:
    """From now on this process, and the workers it sets to work, run on one core."""
    with contextlib.suppress(AttributeError, OSError):
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {cores[number % len(cores)]})
        os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))


@contextlib.contextmanager
def one_core() -> Iterator[None]:
    """For a while, this process keeps to the core that it happens to be on.

    Two graders that run side by side are on two, so neither gets in the other's way.
    """
    import ctypes  # only who grades has to wait for it

    with contextlib.ExitStack() as back:
        with contextlib.suppress(AttributeError, OSError, ValueError):  # without it, only slower
            cores, policy = os.sched_getaffinity(0), os.sched_getscheduler(0)
            os.sched_setaffinity(0, {ctypes.CDLL(None).sched_getcpu()})
            back.callback(os.sched_setaffinity, 0, cores)
            os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
            back.callback(os.sched_setscheduler, 0, policy, os.sched_param(0))
        yield
