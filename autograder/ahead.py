"""The first notebooks run while the suite is still being collected, on the core that idles then.

A notebook that ran quickly and well waits for its examiner; of any other nothing is kept, and it
runs again when its turn comes. So nothing but the time depends on who came to run ahead.
"""

import threading
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field

from autograder.examiner.sandboxed import SandboxedCandidate
from autograder.limits import Bounds
from autograder.sandbox.zygote_client import Zygote
from autograder.submissions import Submission

SECONDS = 0.2  # that a notebook may take; who is ready to examine waits no longer than that
EACH = 4  # notebooks of a grading process: each holds memory until its turn comes


@dataclass
class Desk:
    """What a grading process works with: its zygote, and by number what ran ahead in that."""

    zygote: Zygote
    ahead: dict[int, SandboxedCandidate] = field(default_factory=dict)

    def leave(self) -> None:
        """Let go of it: the process that was forked from this one has it now."""
        self.zygote.hang_up()
        for candidate in self.ahead.values():
            candidate.hang_up()


class Ahead:
    """Runs notebooks ahead, one at a time: that of submission n for desk n modulo their number."""

    def __init__(
        self,
        submissions: Sequence[Submission],
        zygotes: Sequence["Future[Zygote]"],
        bounds: Bounds,
        aside: dict[str, list[str]],
    ) -> None:
        self.submissions, self.zygotes = submissions, zygotes
        self.bounds, self.aside = bounds, aside
        self._candidates: dict[int, SandboxedCandidate] = {}
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Run no more ahead."""
        self._stop.set()
        self._thread.join()

    def desks(self) -> list[Desk]:
        """A desk for each zygote. Nothing more is run ahead from now on."""
        self.stop()
        desks = [Desk(future.result()) for future in self.zygotes]
        for number, candidate in self._candidates.items():
            desks[number % len(desks)].ahead[number] = candidate
        return desks

    def _run(self) -> None:
        for number, submission in enumerate(self.submissions[: EACH * len(self.zygotes)]):
            if self._stop.is_set():
                return
            future = self.zygotes[number % len(self.zygotes)]
            if future.exception() is not None:
                return  # `desks` says so
            candidate = SandboxedCandidate(submission, future.result(), self.bounds, self.aside)
            if candidate.run_ahead(SECONDS):
                self._candidates[number] = candidate
