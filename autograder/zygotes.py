"""Zygotes that start in the background while there is other work to do."""

import contextlib
import sys
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

from autograder.cache import kept_folder
from autograder.cores import one_core
from autograder.sandbox.hatchery import Hatchery

if TYPE_CHECKING:  # to import these takes time in which the hatchery could start
    from autograder.course import Assignment
    from autograder.sandbox.zygote_client import Zygote
    from autograder.submissions import Submission

# Libraries imported before the sandbox closes, if a word of a submission speaks for their use.
HEAVY = {"matplotlib.pyplot": ("matplotlib", "plt."), "pandas": ("pandas",), "scipy": ("scipy",)}


def libraries(
    submissions: Iterable["Submission"], aside: Mapping[str, list[str]]
) -> tuple[str, ...]:
    """What these submissions seem to import, but for cells of ours that are put `aside`."""
    own = [c.source for s in submissions for c in s.cells if c.source.strip() not in aside]
    return tuple(
        module
        for module, words in HEAVY.items()
        if any(word in source for word in words for source in own)
    )


class Zygotes:
    """Starts zygotes in the background, and ends them.

    From the first moment a process imports what they need; until the last, one job (`jobs`) keeps
    all it sets to work to the core that it happens to be on.
    """

    def __init__(self, jobs: int | None = None) -> None:
        self.core = one_core() if jobs == 1 else contextlib.nullcontext()
        self.pool = ThreadPoolExecutor()
        self.futures: list[Future[Zygote]] = []
        self.hatchery: Hatchery | None = None  # that no zygote came from yet

    def start(
        self, assignment: "Assignment", trust: bool, preload: tuple[str, ...] = ()
    ) -> "Future[Zygote]":
        """One that will have these imported; SandboxUnavailable if it could not be jailed."""
        from autograder.sandbox.zygote_client import Zygote

        hatchery, self.hatchery = self.hatchery, None
        return self._submit(
            partial(
                Zygote.start,
                preload=preload,
                trust_submissions=trust,
                secrets=[*assignment.secrets, kept_folder()],
                hatchery=hatchery,
            )
        )

    def another(self, first: "Future[Zygote]") -> "Future[Zygote]":
        """One beside the first, with the same imported."""
        return self._submit(lambda: first.result().another())

    def _submit(self, start: Callable[[], "Zygote"]) -> "Future[Zygote]":
        future = self.pool.submit(start)
        self.futures.append(future)
        return future

    def __enter__(self) -> "Zygotes":
        self.core.__enter__()
        if sys.platform == "linux":
            self.hatchery = Hatchery()
        return self

    def __exit__(self, *_: object) -> None:
        self.pool.shutdown(wait=True)
        for future in self.futures:
            if future.exception() is None:
                future.result().close()
        if self.hatchery is not None:
            self.hatchery.close()
        self.core.__exit__(None, None, None)
