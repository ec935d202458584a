"""The examiner's handle on one worker: its wire, its end, and the way to bring that about."""

import dataclasses
import os
import socket
import time
from typing import Any, Protocol

from autograder.errors import GraderError


class Keeper(Protocol):
    """Who speaks with the zygote for a worker."""

    def tell(self, message: dict[str, Any]) -> None: ...

    def listen(self, seconds: float) -> None: ...


@dataclasses.dataclass(frozen=True)
class Exit:
    """How a worker ended: an exit status, or the signal that killed it."""

    code: int | None
    signal: int | None

    @classmethod
    def from_wait(cls, status: int) -> "Exit":
        code = os.waitstatus_to_exitcode(status)
        return cls(code, None) if code >= 0 else cls(None, -code)


class Worker:
    """One jailed process. `sock` is our end of its wire, `pid` its number as we see it."""

    def __init__(self, keeper: Keeper, name: int, sock: socket.socket) -> None:
        self._keeper, self._name = keeper, name
        self.sock = sock
        self.pid = 0
        self.exit: Exit | None = None
        self.lost = False  # the zygote died, and with it the answer

    def kill(self) -> None:
        """SIGKILL, from outside; does nothing to a worker that has ended."""
        if self.exit is None and not self.lost:
            self._keeper.tell({"kill": self._name})

    def wait(self, timeout: float | None = None) -> Exit | None:
        """How it ended, or None if it still runs after `timeout` seconds."""
        deadline = None if timeout is None else time.monotonic() + timeout
        while self.exit is None:
            if self.lost:
                raise GraderError("the sandbox's zygote died, and its workers with it")
            left = 1.0 if deadline is None else deadline - time.monotonic()
            self._keeper.listen(min(max(left, 0.0), 0.05))
            if left <= 0 and self.exit is None and not self.lost:
                return None
        return self.exit

    def close(self) -> None:
        """Kill it if it runs, and let go of the wire."""
        self.kill()
        self.sock.close()
