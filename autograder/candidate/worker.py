"""The candidate's main loop: read a request, run student code, send the reply.

Everything in this process, this module included, is at the student's mercy. The examiner
therefore believes nothing of it but that some bytes came down the socket.
"""

import os
import re
import socket
import sys
import types
from collections import deque
from typing import Any

from autograder import wire
from autograder.candidate.dispatch import Dispatcher, referred
from autograder.candidate.execute import Notebook
from autograder.candidate.imports import only_import
from autograder.candidate.output import FLOOD, capture

RECURSION = 20_000  # a recursive sort of 500 operations is a right answer


class Line:
    """The candidate's end of the wire."""

    def __init__(self, sock: socket.socket) -> None:
        self.sock = sock
        self.stream = sock.makefile("rb")
        self.waiting: deque[tuple[bytes, bytes]] = deque()
        self.nonce = b""

    def next(self) -> bytes:
        """The body of the next request; remembers its nonce for the reply."""
        self.nonce, body = self.waiting.popleft() if self.waiting else self._read()
        return body

    def send(self, body: bytes) -> None:
        self.sock.sendall(self.nonce + body)

    def call_back(self, number: int, args: list[Any], kwargs: dict[str, Any]) -> Any:
        """Call the examiner's callable; requests already under way wait their turn."""
        self.send(wire.encode(wire.CallBack(number, args, kwargs), referred))
        while True:
            nonce, body = self._read()
            if nonce == self.nonce:
                answer = wire.decode(body, wire.Request, copy=True)
                if answer.error:
                    raise ValueError(answer.error)
                return answer.value
            self.waiting.append((nonce, body))

    def _read(self) -> tuple[bytes, bytes]:
        header = self.stream.read(wire.HEADER.size)
        if len(header) < wire.HEADER.size:
            os._exit(0)  # the examiner is done
        nonce, meta, raw = wire.HEADER.unpack(header)
        return nonce, header[8:] + self.stream.read(meta + raw)


def run(fd: int, options: dict[str, Any]) -> None:
    """Serve the examiner over the socket `fd` until it hangs up."""
    line = Line(socket.socket(fileno=fd))
    out, err = capture(options.get("output", FLOOD))
    sys.setrecursionlimit(RECURSION)
    if options.get("imports"):
        only_import(options["imports"])
    module, file = options.get("module", "__main__"), options.get("file", "submission.py")
    notebook = Notebook(module, file, out, err)
    sys.modules["autograder"] = _student_package()
    dispatcher = Dispatcher(notebook.namespace, line.call_back, notebook.sources)
    while True:
        body = line.next()
        request = wire.decode(body, wire.Request) if _RUN.match(body, 8) else None
        if isinstance(request, wire.Run):
            line.send(wire.encode(notebook.run(request)))
        else:
            line.send(dispatcher.answer(memoryview(body)))
            out.take(), err.take()


_RUN = re.compile(rb"[\x90-\x9f]\xa3run")  # MessagePack: a short array that begins with "run"


def _student_package() -> types.ModuleType:
    """What `import autograder` gives inside the candidate: a `check` that leaves it to us."""
    package = types.ModuleType("autograder")

    def check(*names: str, **options: Any) -> None:
        """In a notebook this runs the public laws; here the hidden suite does the work."""

    package.check = check  # type: ignore[attr-defined]
    package.__path__ = []
    return package
