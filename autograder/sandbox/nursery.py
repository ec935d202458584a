"""The zygote's loop: forks workers, kills them when told, and tells how they ended."""

import json
import os
import select
import signal
import socket
from collections import deque
from typing import Any, NoReturn


class Control:
    """Lines of JSON to and from the examiner, with the descriptors that come along."""

    def __init__(self, fd: int) -> None:
        self.sock = socket.socket(fileno=fd)
        self.buffer = b""
        self.fds: list[int] = []
        self.waiting: deque[dict[str, Any]] = deque()

    def fileno(self) -> int:
        return self.sock.fileno()

    def send(self, **message: Any) -> None:
        self.sock.sendall(json.dumps(message).encode() + b"\n")

    def next(self) -> dict[str, Any] | None:
        """Wait for the next message; None at the end of file."""
        while not self.waiting:
            messages = self.receive()
            if messages is None:
                return None
            self.waiting.extend(messages)
        return self.waiting.popleft()

    def receive(self) -> list[dict[str, Any]] | None:
        """Read what is there: the messages it completes, or None at the end of file."""
        data, fds, _, _ = socket.recv_fds(self.sock, 1 << 16, 8)
        self.fds += fds
        if not data:
            return None
        *lines, self.buffer = (self.buffer + data).split(b"\n")
        return [json.loads(line) for line in lines]


class Nursery:
    """Forks workers, kills them when told, and tells how they ended. Never waits for one."""

    def __init__(self, control: Control, init: int) -> None:
        self.control = control
        self.init = init  # first process of the pid namespace; 0 without one
        self.workers: dict[int, int] = {}  # name given by the examiner: pid

    def serve(self) -> dict[str, Any]:
        """Returns in a worker only, with its order; elsewhere the process ends."""
        bell, ringer = os.pipe()
        os.set_blocking(ringer, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(ringer, warn_on_full_buffer=False)
        watched: list[Any] = [self.control, bell]
        while True:
            ready, _, _ = select.select(watched, [], [])
            if bell in ready:
                os.read(bell, 1 << 12)
                self.reap()
            if self.control in ready:
                orders = self.control.receive()
                if orders is None:
                    self.end()
                for order in orders:
                    if self.obey(order):
                        signal.set_wakeup_fd(-1)
                        return order

    def obey(self, order: dict[str, Any]) -> bool:
        """Carry out one order; True in a worker."""
        if "kill" in order:
            pid = self.workers.get(order["kill"])
            if pid is not None:  # not reaped, so the number is still its own
                os.kill(pid, signal.SIGKILL)
            return False
        name, fd = order["spawn"], self.control.fds.pop(0)
        try:
            pid = os.fork()
        except OSError as error:
            self.control.send(failed=name, why=str(error))
            os.close(fd)
            return False
        if pid == 0:
            self.control.sock.detach()  # its number may soon be the wire's
            order["fd"] = fd
            return True
        os.close(fd)
        self.workers[name] = pid
        self.control.send(spawned=name, pid=pid)
        return False

    def reap(self) -> None:
        """Tell the examiner of every worker that has ended."""
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            if pid == self.init:  # its namespace is dead, so are all workers
                self.end()
            for name in [n for n, p in self.workers.items() if p == pid]:
                del self.workers[name]
                self.control.send(exited=name, status=status)

    def end(self) -> NoReturn:
        """Kill all workers and go."""
        for pid in self.workers.values():
            os.kill(pid, signal.SIGKILL)
        os._exit(0)
