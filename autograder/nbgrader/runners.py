"""The client of the runners: at most one at a time, started when it is needed, and kept."""

import atexit
import contextlib
import os
import subprocess
import sys
import threading
from multiprocessing import Pipe
from pathlib import Path

from autograder.cores import LIBRARIES
from autograder.errors import GraderError
from autograder.nbgrader.orders import Failed, Orders
from autograder.results import SubmissionResult
from autograder.submissions import Submission, Unreadable

_PROJECT = Path(__file__).resolve().parents[2]


class Runner:
    """A runner that was given its orders."""

    def __init__(self, orders: Orders) -> None:
        self.digest = orders.assignment.digest
        self.connection, theirs = Pipe()
        named = os.environ.get("PYTHONPATH")
        path = os.pathsep.join([str(_PROJECT), *([named] if named else [])])
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "autograder.nbgrader.runner", str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env={**dict.fromkeys(LIBRARIES, "1"), **os.environ, "PYTHONPATH": path},
        )
        theirs.close()
        self.connection.send(orders)

    def grade(self, work: Submission | Unreadable) -> SubmissionResult:
        """The result; `EOFError` or `OSError` if the runner is gone."""
        self.connection.send(work)
        answer = self.connection.recv()
        if isinstance(answer, Failed):
            raise GraderError(answer.message)
        assert isinstance(answer, SubmissionResult)
        return answer

    def close(self) -> None:
        """Hang up, and see to it that the process ends."""
        self.connection.close()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Runners:
    """Keeps the runner of the last orders, as long as suite and orders stay the same."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._orders: Orders | None = None
        self._runner: Runner | None = None

    def prepare(self, orders: Orders) -> None:
        """Let a runner start while there is other work to do."""
        with self._lock:
            self._ready(orders)

    def grade(self, orders: Orders, work: Submission | Unreadable) -> SubmissionResult:
        """The result of one submission."""
        with self._lock:
            for last_try in (False, True):
                try:
                    return self._ready(orders).grade(work)
                except (EOFError, OSError) as error:
                    self._close()  # it may have gone to sleep meanwhile
                    if last_try:
                        raise GraderError("the examiner's process died") from error
                except GraderError:
                    self._close()
                    raise
        raise AssertionError

    def _ready(self, orders: Orders) -> Runner:
        runner = self._runner
        same = runner is not None and self._orders == orders
        if runner is None or not same or runner.digest != orders.assignment.digest:
            self._close()
            runner = self._runner = Runner(orders)
            self._orders = orders
        return runner

    def close(self) -> None:
        """End the runner, if there is one."""
        with self._lock:
            self._close()

    def _close(self) -> None:
        if self._runner is not None:
            with contextlib.suppress(OSError):
                self._runner.close()
        self._runner = None


# nbgrader makes its preprocessors anew for every notebook; what stays is the process.
RUNNERS = Runners()
atexit.register(RUNNERS.close)
