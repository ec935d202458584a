"""Zygotes that start in the background while there is other work to do."""

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

from autograder.cache import kept_folder
from autograder.course import Assignment
from autograder.sandbox import Zygote
from autograder.submissions import Submission

# Libraries imported before the sandbox closes, if a word of a submission speaks for their use.
HEAVY = {"matplotlib.pyplot": ("matplotlib", "plt."), "pandas": ("pandas",), "scipy": ("scipy",)}


def libraries(submissions: Iterable[Submission], aside: Mapping[str, list[str]]) -> tuple[str, ...]:
    """What these submissions seem to import, but for cells of ours that are put `aside`."""
    own = [c.source for s in submissions for c in s.cells if c.source.strip() not in aside]
    return tuple(
        module
        for module, words in HEAVY.items()
        if any(word in source for word in words for source in own)
    )


class Zygotes:
    """Starts zygotes for one assignment in the background, and ends them."""

    def __init__(self, assignment: Assignment, trust_submissions: bool) -> None:
        self.assignment, self.trust_submissions = assignment, trust_submissions
        self.pool = ThreadPoolExecutor()
        self.futures: list[Future[Zygote]] = []

    def start(self, preload: tuple[str, ...] = ()) -> "Future[Zygote]":
        """One that will have these imported; SandboxUnavailable if it could not be jailed."""
        return self._submit(
            partial(
                Zygote.start,
                preload=preload,
                trust_submissions=self.trust_submissions,
                secrets=[*self.assignment.secrets, kept_folder()],
            )
        )

    def another(self, first: "Future[Zygote]") -> "Future[Zygote]":
        """One beside the first, with the same imported."""
        return self._submit(lambda: first.result().another())

    def _submit(self, start: Callable[[], Zygote]) -> "Future[Zygote]":
        future = self.pool.submit(start)
        self.futures.append(future)
        return future

    def __enter__(self) -> "Zygotes":
        return self

    def __exit__(self, *_: object) -> None:
        self.pool.shutdown(wait=True)
        for future in self.futures:
            if future.exception() is None:
                future.result().close()
