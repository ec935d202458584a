"""The trusted end of the wire: frames out, frames in, a deadline for each.

Writing and reading go on side by side, so that a batch of requests larger than the socket's
buffer cannot lock both ends. Lengths are checked before anything is read.
"""

import os
import select
import socket
import time
from collections import deque

from autograder.wire import HEADER, META_CAP, RAW_CAP, WireError

CHUNK = 1 << 18
UNREAD = 64 << 20  # bytes of answers that may wait to be read


class Closed(Exception):
    """The candidate hung up."""


class Late(Exception):
    """No reply before the deadline."""


class Channel:
    """One socket to one candidate; replies come in the order of the requests."""

    def __init__(self, sock: socket.socket) -> None:
        sock.setblocking(False)
        self.sock = sock
        self.outgoing: deque[memoryview] = deque()
        self.incoming = bytearray()
        self.nonces: deque[bytes] = deque()
        self.reading = select.poll()
        self.reading.register(sock, select.POLLIN)
        self.both = select.poll()
        self.both.register(sock, select.POLLIN | select.POLLOUT)

    def post(self, bodies: list[bytes]) -> None:
        """Queue requests, each under a nonce of its own."""
        random = os.urandom(8 * len(bodies))
        nonces = [random[i : i + 8] for i in range(0, len(random), 8)]
        self.nonces.extend(nonces)
        parts = [part for pair in zip(nonces, bodies, strict=True) for part in pair]
        self.outgoing.append(memoryview(b"".join(parts)))
        self._write()

    def answer(self, body: bytes) -> None:
        """Answer the call-back that came under the nonce of the request now being served.

        It queues behind requests under way; the candidate sets those aside until it comes.
        """
        self.outgoing.append(memoryview(self.nonces[0] + body))
        self._write()
        if sum(map(len, self.outgoing)) > UNREAD:
            raise WireError("call-backs whose answers it does not read")

    @property
    def quiet(self) -> bool:
        """Whether nothing has come that was not asked for yet."""
        return not self.incoming

    def receive(self, seconds: float) -> bytes:
        """The body of the next frame: a reply to the oldest request, or a call-back of it."""
        deadline = time.monotonic() + seconds
        while True:
            left = deadline - time.monotonic()
            if left <= 0:
                raise Late
            body = self._frame()
            if body is not None:
                return body
            poll = self.both if self.outgoing else self.reading
            if poll.poll(left * 1000 + 1):
                self._write()
                self._read()

    def served(self) -> None:
        """The oldest request has its reply: the next frame must bear the next nonce."""
        self.nonces.popleft()

    def _frame(self) -> bytes | None:
        if len(self.incoming) < HEADER.size:
            return None
        nonce, meta, raw = HEADER.unpack_from(self.incoming)
        if meta > META_CAP or raw > RAW_CAP:
            raise WireError(f"a reply of {meta + raw:,} bytes")
        if not self.nonces or nonce != self.nonces[0]:
            raise WireError("a reply to no request")
        end = HEADER.size + meta + raw
        if len(self.incoming) < end:
            return None
        body = bytes(self.incoming[8:end])
        del self.incoming[:end]
        return body

    def _write(self) -> None:
        try:
            while self.outgoing:
                sent = self.sock.send(self.outgoing[0])
                if sent < len(self.outgoing[0]):
                    self.outgoing[0] = self.outgoing[0][sent:]
                else:
                    self.outgoing.popleft()
        except BlockingIOError:
            pass
        except OSError:
            self.outgoing.clear()  # what it managed to say before it died can still be read

    def _read(self) -> None:
        try:
            data = self.sock.recv(CHUNK)
        except BlockingIOError:
            return
        except OSError as error:
            raise Closed from error
        if not data:
            raise Closed
        self.incoming += data
