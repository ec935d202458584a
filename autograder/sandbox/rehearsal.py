"""A jail is believed only after one worker tried what must fail, and it failed."""

import os
import socket
from collections.abc import Callable, Sequence


def first_leak(secrets: Sequence[str]) -> int:
    """0 if every act is refused, else the 1-based place of the first that is not."""
    acts: list[Callable[[], object]] = [
        lambda: os.open("/proc/self/environ", os.O_RDONLY),
        _fork,
        lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM),
        lambda: os.kill(1, 0),
        *(lambda path=path: os.open(path, os.O_RDONLY) for path in secrets),
    ]
    for place, act in enumerate(acts, 1):
        if _succeeds(act):
            return min(place, len(_NAMES))
    return 0


_NAMES = (
    "/proc could be read",
    "a process could be forked",
    "a network socket could be opened",
    "another process could be signalled",
    "a file that must stay hidden could be opened",
)


def describe(status: int) -> str:
    """What a rehearsal that ended with `status` showed."""
    if 0 < status <= len(_NAMES):
        return _NAMES[status - 1]
    return f"the worker could not enter its cage (status {status})"


def _fork() -> None:
    if os.fork() == 0:
        os._exit(0)


def _succeeds(act: Callable[[], object]) -> bool:
    try:
        act()
    except OSError:
        return False
    return True
