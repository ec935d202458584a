"""The examiner as a process that stays: one suite, one submission after another.

    python -m autograder.nbgrader.runner DESCRIPTOR

nbgrader grades student by student; collecting and rehearsing the suite and starting the sandbox
would cost more than the grading. The runner does so once. It ends when its client hangs up, or
when nothing was asked for a while: formgrader's server lives for weeks.
"""

import signal
import sys
from concurrent.futures import Future
from multiprocessing.connection import Connection

from autograder.demonstrations import demonstrations
from autograder.examiner.sandboxed import SandboxedCandidate
from autograder.examiner.suite import Suite, with_suite
from autograder.examiner.verdicts import Judge
from autograder.grading import grade_one, unreadable
from autograder.limits import bounds
from autograder.nbgrader.orders import Failed, Orders
from autograder.results import SubmissionResult
from autograder.sandbox.zygote_client import Zygote
from autograder.submissions import Submission, Unreadable
from autograder.zygotes import Zygotes, libraries

IDLE_SECONDS = 120.0


class Examiner:
    """Grades one submission after another; a zygote for each set of libraries they need."""

    def __init__(self, orders: Orders, zygotes: Zygotes) -> None:
        self.orders, self.starting = orders, zygotes
        self.bounds = bounds(orders.assignment.options, **orders.limits)
        self.aside = demonstrations(orders.assignment)
        self.zygotes: dict[tuple[str, ...], Future[Zygote]] = {}
        self.zygote(())

    def zygote(self, preload: tuple[str, ...]) -> "Future[Zygote]":
        """The one that has these imported, which may still be starting."""
        if preload not in self.zygotes:
            self.zygotes[preload] = self.starting.start(
                self.orders.assignment, self.orders.trust, preload
            )
        return self.zygotes[preload]

    def grade(self, work: Submission | Unreadable, judge: Judge) -> SubmissionResult:
        """The result of one submission."""
        if isinstance(work, Unreadable):
            return unreadable(work, self.orders.assignment)
        zygote = self.zygote(libraries([work], self.aside)).result()
        candidate = SandboxedCandidate(work, zygote, self.bounds, self.aside)
        return grade_one(candidate, judge)


def serve(connection: Connection) -> None:
    """Answer until the client hangs up."""
    orders = connection.recv()
    with Zygotes() as zygotes:
        examiner = Examiner(orders, zygotes)

        def body(suite: Suite) -> None:
            with Judge(suite) as judge:
                while connection.poll(IDLE_SECONDS):
                    connection.send(examiner.grade(connection.recv(), judge))

        try:
            with_suite(orders.assignment, body)
        except EOFError:
            pass
        except Exception as error:
            connection.send(Failed(f"{type(error).__name__}: {error}"))


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the client decides when it ends
    serve(Connection(int(sys.argv[1])))
