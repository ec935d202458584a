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

from autograder.ahead import Desk
from autograder.cores import keep_to_core

Result = TypeVar("Result")
STOP = -1  # instead of an item's number
MEMORY = 6 << 30  # bytes of data of one grading process, which then raises MemoryError


@dataclass
class _Job:
    process: BaseProcess
    pipe: Connection
    desk: Desk
    at: int


class Waiting:
    """The items that nobody is at. What ran ahead goes to its own desk if that is not behind."""

    def __init__(self, count: int, desks: Sequence[Desk]) -> None:
        ahead = {number for desk in desks for number in desk.ahead}
        self.others = deque(number for number in range(count) if number not in ahead)
        self.ahead = sorted(ahead)

    def __bool__(self) -> bool:
        return bool(self.others or self.ahead)

    def next(self, desk: Desk) -> int:
        """The item for a process at this desk."""
        own = [number for number in self.ahead if number in desk.ahead]
        if self.others and not own:
            return self.others.popleft()
        number = own[0] if own else self.ahead[-1]
        self.ahead.remove(number)
        return number


class Jobs(Generic[Result]):
    """`work(desk)` is, in a process, the context of the function that grades item number n.

    `fresh` gives another desk; `lost(n)` is the result of an item whose process died.
    """

    def __init__(
        self,
        work: Callable[[Desk], AbstractContextManager[Callable[[int], Result]]],
        lost: Callable[[int], Result],
        fresh: Callable[[], Desk],
    ) -> None:
        self.work, self.lost, self.fresh = work, lost, fresh
        self.context = multiprocessing.get_context("fork")
        self.started = 0

    def run(self, count: int, desks: Sequence[Desk]) -> Iterator[tuple[int, Result]]:
        """The results of items 0 to count - 1, as they come."""
        waiting = Waiting(count, desks)
        jobs = [self._start(desk, waiting.next(desk)) for desk in desks if waiting]
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
                    job.at = waiting.next(job.desk)
                    job.pipe.send(job.at)
                    continue
                jobs.remove(job)
                if not died:  # no end of file: later processes hold copies of our end
                    job.pipe.send(STOP)
                job.pipe.close()
                job.process.join()
                if waiting:
                    desk = self.fresh()
                    jobs.append(self._start(desk, waiting.next(desk)))

    def _start(self, desk: Desk, number: int) -> _Job:
        ours, theirs = self.context.Pipe()
        process = self.context.Process(target=self._serve, args=(desk, theirs, ours))
        process.start()
        self.started += 1
        desk.leave()  # to the process: they end together
        theirs.close()
        ours.send(number)
        return _Job(process, ours, desk, number)

    def _serve(self, desk: Desk, pipe: Connection, parents: Connection) -> None:
        parents.close()
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
        keep_to_core(self.started)
        with self.work(desk) as grade:
            while (number := pipe.recv()) != STOP:
                pipe.send(grade(number))
