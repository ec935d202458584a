"""Student code in the sandbox: the one way it is ever run.

The notebook runs once; then the exercises are called in turn. A worker that dies is replaced,
and the notebook run again, so that one exercise's crash costs no other. Of a cell (or a file)
that kills its worker only the definitions are run again, and nothing if they kill it too.
"""

import contextlib
import os
import signal
import struct
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from autograder import wire
from autograder.examiner.candidates import (
    NOTHING_KNOWN,
    CallBacks,
    Ended,
    Known,
    answer,
    handed_over,
    padded,
)
from autograder.examiner.channel import Channel, Closed, Late
from autograder.limits import Bounds
from autograder.sandbox.worker import Worker
from autograder.sandbox.zygote_client import Zygote
from autograder.submissions import Cell, Submission

DEADLY_CELLS = 3  # a notebook with more is given up
REPLIES = 256 << 20  # bytes of all replies of a worker: the examiner keeps what it compares
OBJECTS = 16  # what a byte of MessagePack counts for: an empty list is one byte here, 64 there
CALL_BACKS = 100_000  # of one call


@dataclass
class CellReport:
    """What happened when one cell ran."""

    number: int
    stdout: str = ""
    stderr: str = ""
    result: str = ""
    failure: str = ""


class SandboxedCandidate:
    """One submission, run by one worker after another if they die."""

    def __init__(
        self,
        submission: Submission,
        zygote: Zygote,
        bounds: Bounds,
        aside: dict[str, list[str]] | None = None,
    ) -> None:
        self.submission, self.zygote, self.bounds = submission, zygote, bounds
        self.worker: Worker | None = None
        self.channel: Channel | None = None
        self.cells: dict[int, CellReport] = {}
        self.deadly: dict[int, str] = {}  # what each did; only their definitions are run
        self.left_out: set[int] = set()
        self.syntax_error = ""
        self.ended: Ended | None = None
        self.hopeless: Ended | None = None
        self.left = bounds.submission
        self.taken = 0  # bytes of replies
        self.source = "\n\n".join(cell.source for cell in submission.cells)
        self.aside = aside or {}  # see `autograder.demonstrations`

    def revive(self) -> None:
        """Run the notebook in a fresh worker, unless one stands ready."""
        if self.hopeless is not None:
            raise self.hopeless
        while self.worker is None:
            self._spawn()
            try:
                self._run_cells()
            except Ended as ended:
                self._give_up_or_skip(ended)

    def run_ahead(self, seconds: float) -> bool:
        """Run the notebook before its turn; whether it took no longer and its worker lives.

        If not, this candidate is of no use, and another has to be made.
        """
        bounds = self.bounds
        self.bounds, self.left = replace(bounds, cell=seconds), seconds
        try:
            self._spawn()
            self._run_cells()
        except Exception:  # whatever it is, it will come again when it is its turn
            self.close()
        self.bounds, self.left = bounds, bounds.submission - (seconds - self.left)
        return self.worker is not None

    def hang_up(self) -> None:
        """Leave the worker to the process that was forked from this one."""
        if self.worker is not None:
            self.worker.sock.close()

    def _give_up_or_skip(self, ended: Ended) -> None:
        at = next((cell.number for cell in self._cells() if cell.number not in self.ran), None)
        again = at in self.deadly
        if at is None or self.left <= 0 or (len(self.deadly) >= DEADLY_CELLS and not again):
            self.hopeless = ended
        elif not again:
            self.deadly[at] = ended.message
        elif self.submission.kind == "notebook":
            self.left_out.add(at)
            self.cells[at] = CellReport(at, failure=f"this cell {ended.message}; it was left out")
        else:
            self.hopeless = ended
        if self.hopeless is not None:
            raise ended

    def _cells(self) -> list[Cell]:
        return [cell for cell in self.submission.cells if cell.number not in self.left_out]

    def _spawn(self) -> None:
        notebook = self.submission.kind == "notebook"
        options = {
            "module": "__main__" if notebook else "submission",
            "file": PurePath(self.submission.path).name,
            "output": self.bounds.output,
            "imports": list(self.bounds.imports),
        }
        self.ended, self.taken = None, 0
        self.worker = self.zygote.spawn(self.bounds.limits, options)
        self.share_cores()
        self.channel = Channel(self.worker.sock)

    def share_cores(self) -> None:
        """Let the worker, if there is one, run where we may."""
        with contextlib.suppress(AttributeError, OSError):
            if self.worker is not None:
                os.sched_setaffinity(self.worker.pid, os.sched_getaffinity(0))

    def _run_cells(self) -> None:
        notebook = self.submission.kind == "notebook"
        cells = self._cells()
        self.ran: set[int] = set()
        runs = [
            wire.encode(
                wire.Run(
                    c.number, c.source, notebook, self.aside.get(c.source.strip()),
                    c.number in self.deadly,
                )
            )
            for c in cells
        ]  # fmt: skip
        replies = self._converse(runs, {}, self.bounds.cell)
        for cell, reply in zip(cells, replies, strict=True):
            self.ran.add(cell.number)
            self.cells[cell.number] = report(cell.number, reply)
            if cell.number in self.deadly:
                what = f"this {'cell' if notebook else 'file'} {self.deadly[cell.number]}"
                self.cells[cell.number].failure = f"{what}; only what it defines was run"
            syntax = reply.failure is not None and reply.failure.kind == "syntax"
            if reply.failure is not None and syntax and not notebook:
                self.syntax_error = f"{reply.failure.where}: {reply.failure.text}"

    def ask(
        self,
        bodies: Sequence[bytes],
        callables: CallBacks,
        known: Sequence[Known | None] = NOTHING_KNOWN,
    ) -> Iterator[wire.Reply]:
        return self._converse(list(bodies), callables, self.bounds.call, known)

    def retire(self) -> None:
        self.close()

    def _converse(
        self,
        bodies: list[bytes],
        callables: CallBacks,
        seconds: float,
        known: Sequence[Known | None] = NOTHING_KNOWN,
    ) -> Iterator[wire.Reply]:
        if self.ended is not None:
            raise self.ended
        assert self.channel is not None
        self.channel.post(bodies)
        for body, expected in zip(bodies, padded(known), strict=False):
            yield self._reply(body, callables, seconds, expected)

    def _reply(
        self, request: bytes, callables: CallBacks, seconds: float, known: Known | None
    ) -> wire.Reply:
        assert self.channel is not None
        handed: CallBacks | None = None
        allowed = min(seconds, self.left)
        begun = time.monotonic()
        try:
            for _ in range(CALL_BACKS):
                body = self.channel.receive(allowed - (time.monotonic() - begun))
                self.taken += size_of(body)
                if self.taken > REPLIES:
                    raise self._end("memory", f"returned more than {REPLIES >> 20} MiB in all")
                if known is not None and body == known.body:
                    self.channel.served()
                    return known.reply
                message = wire.decode(body, wire.Response)
                if isinstance(message, wire.Reply):
                    self.channel.served()
                    return message
                if not self.channel.quiet:
                    raise wire.WireError("a call-back that does not wait for its answer")
                if handed is None:
                    handed = handed_over(request, callables)
                self.channel.answer(answer(message, handed))
            raise self._end("timeout", f"called a function of ours {CALL_BACKS:,} times in a call")
        except Late:
            whole = "the whole submission" if allowed < seconds else "one step"
            raise self._end(
                "timeout", f"did not end within {seconds:g} s, the limit for {whole}"
            ) from None
        except Closed:
            raise self._end(*self._post_mortem()) from None
        except wire.WireError as error:
            raise self._end("forbidden", f"sent the grader what is no answer: {error}") from None
        finally:
            self.left -= time.monotonic() - begun

    def _end(self, status: str, message: str) -> Ended:
        self.close()
        self.ended = Ended(status, message)
        return self.ended

    def _post_mortem(self) -> tuple[str, str]:
        assert self.worker is not None
        exit_ = self.worker.wait(2.0)
        if exit_ is None:  # it closed the wire but lives on
            return "forbidden", "closed its connection to the grader"
        if exit_.signal is None:
            return "crashed", f"ended its own process (exit status {exit_.code})"
        crashed = "crashed", f"crashed its process ({signal_name(exit_.signal)})"
        return END_BY_SIGNAL.get(exit_.signal, crashed)

    def close(self) -> None:
        """Kill the worker, if there is one."""
        if self.worker is not None:
            self.worker.close()
        self.worker = self.channel = None


END_BY_SIGNAL: dict[int, tuple[str, str]] = {
    signal.SIGXCPU: ("timeout", "used up its processor time"),
    signal.SIGSYS: ("forbidden", "tried what the sandbox refuses"),
    signal.SIGKILL: ("memory", "was killed by the system, out of memory"),
}


def size_of(body: bytes) -> int:
    """What a reply weighs once it is read, in bytes: its arrays as they are, objects their due."""
    meta, raw = struct.unpack_from("<II", body)
    return int(OBJECTS * meta + raw)


def signal_name(number: int) -> str:
    """`SIGSEGV`; most real-time signals have a number only."""
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def report(number: int, reply: wire.Reply) -> CellReport:
    """What a cell's reply says; of a reply from an untrusted process, only the strings."""
    told: dict[str, Any] = reply.value if isinstance(reply.value, dict) else {}
    texts = {
        name: told[name]
        for name in ("stdout", "stderr", "result")
        if isinstance(told.get(name), str)
    }
    return CellReport(number, **texts, failure=failure_text(reply.failure))


def failure_text(failure: wire.Failure | None) -> str:
    """A failure in one line: `NameError: name 'x' is not defined (cell 3, line 2: …)`."""
    if failure is None:
        return ""
    place = f" ({failure.where})" if failure.where else ""
    return f"{failure.type_name}: {failure.text}{place}"
