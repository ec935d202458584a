"""Several grading processes side by side; one that dies costs the submission it was at.

The parent hands out one submission at a time to processes forked from it, so that each has
the collected and rehearsed suite already. It knows what each is at: a process that dies
(killed, out of memory) is replaced, and the rest of the class is graded.
"""

import multiprocessing
import resource
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar, cast

from autograder.cores import keep_to_core
from autograder.sandbox import Zygote

Result = TypeVar("Result")
STOP = -1  # instead of an item's number
MEMORY = 6 << 30  # bytes of data of one grading process, which then raises MemoryError


@dataclass
class _Job:
    process: BaseProcess
    pipe: Connection
    at: int


class Jobs(Generic[Result]):
    """`work(zygote)` is, in a process, the context of the function that grades item number n.

    `fresh` gives another zygote; `lost(n)` is the result of an item whose process died.
    """

    def __init__(
        self,
        work: Callable[[Zygote], AbstractContextManager[Callable[[int], Result]]],
        lost: Callable[[int], Result],
        fresh: Callable[[], Zygote],
    ) -> None:
        self.work, self.lost, self.fresh = work, lost, fresh
        self.context = multiprocessing.get_context("fork")
        self.started = 0

    def run(self, count: int, zygotes: Sequence[Zygote]) -> Iterator[tuple[int, Result]]:
        """The results of items 0 to count - 1, as they come."""
        waiting = deque(range(count))
        jobs = [self._start(zygote, waiting.popleft()) for zygote in zygotes if waiting]
        while jobs:
            ready = cast(list[Connection], wait([job.pipe for job in jobs]))
            for job in [job for job in jobs if job.pipe in ready]:
                number, died = job.at, False
                try:
                    result: Result = job.pipe.recv()
                except (EOFError, OSError):
                    result, died = self.lost(number), True
                yield number, result
                if waiting and not died:
                    job.at = waiting.popleft()
                    job.pipe.send(job.at)
                    continue
                jobs.remove(job)
                if not died:  # no end of file: later processes hold copies of our end
                    job.pipe.send(STOP)
                job.pipe.close()
                job.process.join()
                if waiting:
                    jobs.append(self._start(self.fresh(), waiting.popleft()))

    def _start(self, zygote: Zygote, number: int) -> _Job:
        ours, theirs = self.context.Pipe()
        process = self.context.Process(target=self._serve, args=(zygote, theirs, ours))
        process.start()
        self.started += 1
        zygote.hang_up()  # the process keeps it: they end together
        theirs.close()
        ours.send(number)
        return _Job(process, ours, number)

    def _serve(self, zygote: Zygote, pipe: Connection, parents: Connection) -> None:
        parents.close()
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
        keep_to_core(self.started)
        with self.work(zygote) as grade:
            while (number := pipe.recv()) != STOP:
                pipe.send(grade(number))
