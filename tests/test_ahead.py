"""Notebooks that run before their turn: only the time depends on it."""

from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest

from autograder.ahead import Ahead, Desk
from autograder.course import Assignment
from autograder.examiner.candidates import Ended
from autograder.grade import Settings, grade
from autograder.jobs import Waiting
from autograder.limits import Bounds
from autograder.results import ClassResult, as_json
from autograder.sandbox.zygote_client import Zygote
from autograder.submissions import Submission, find
from autograder.zygotes import Zygotes

from .conftest import QUICK, ROOT, by_student, submit

CLASS = {
    "a_good": ["print('hello')"],
    "b_endless": ["while True: pass"],
    "c_slow": ["import time\ntime.sleep(1)"],
    "d_deadly": ["import os\nos._exit(1)"],
    "e_fails": ["1 / 0"],
}


@pytest.fixture(scope="module")
def zygotes(backprop: Assignment) -> Iterator[list["Future[Zygote]"]]:
    """Two, the second a copy of the first."""
    with Zygotes() as starting:
        first = starting.start(backprop, False)
        yield [first, starting.another(first)]


@pytest.fixture
def submissions(tmp_path: Path) -> list[Submission]:
    """The class, in its order."""
    for name, cells in CLASS.items():
        submit(tmp_path, name, cells)
    return [one for one in find([tmp_path], "backprop") if isinstance(one, Submission)]


def ran(ahead: Ahead) -> list[Desk]:
    """The desks when everything that was to run ahead has done so."""
    ahead._thread.join(30)
    return ahead.desks()


def test_what_runs_quickly_and_well_waits_at_its_desk(zygotes, submissions) -> None:
    first, second = ran(Ahead(submissions, zygotes, QUICK, {}))
    assert (list(first.ahead), list(second.ahead)) == ([0, 4], [])
    good = first.ahead[0]
    worker = good.worker
    assert worker is not None and good.cells[1].stdout == "hello\n"
    assert "ZeroDivisionError" in first.ahead[4].cells[1].failure
    good.revive()
    assert good.worker is worker
    assert good.bounds is QUICK and 0 < QUICK.submission - good.left < 1
    for candidate in first.ahead.values():
        candidate.close()


def test_a_worker_that_dies_while_it_waits_is_replaced(zygotes, submissions) -> None:
    (desk,) = ran(Ahead(submissions[:1], zygotes[:1], QUICK, {}))
    waiting = desk.ahead[0]
    assert waiting.worker is not None
    waiting.worker.kill()
    with pytest.raises(Ended):
        list(waiting.ask([b""], {}))
    waiting.revive()
    assert waiting.worker is not None and waiting.ended is None
    waiting.close()


def test_no_more_run_ahead_than_can_wait(zygotes, submissions) -> None:
    many = submissions[:1] * 50
    desks = ran(Ahead(many, zygotes, QUICK, {}))
    assert [list(desk.ahead) for desk in desks] == [[0, 2, 4, 6], [1, 3, 5, 7]]
    for desk in desks:
        for candidate in desk.ahead.values():
            candidate.close()


def test_a_zygote_that_did_not_start_is_told_by_desks(submissions) -> None:
    broken: Future[Zygote] = Future()
    broken.set_exception(OSError("no more processes"))
    ahead = Ahead(submissions, [broken], QUICK, {})
    with pytest.raises(OSError, match="no more processes"):
        ahead.desks()


def test_who_ran_ahead_is_graded_where_it_waits() -> None:
    first, second = Desk(None, {0: None, 2: None}), Desk(None, {1: None})  # type: ignore[arg-type,dict-item]
    waiting = Waiting(5, [first, second])
    taken = [waiting.next(first) for _ in range(2)] + [waiting.next(second)]
    assert taken == [0, 2, 1]
    assert [waiting.next(second), waiting.next(first), bool(waiting)] == [3, 4, False]
    behind = Waiting(3, [first, second])
    assert [behind.next(second), behind.next(second), behind.next(second)] == [1, 2, 0]


def results(folder: Path, assignment: Assignment, jobs: int) -> ClassResult:
    """The class graded in so many jobs."""
    return grade([folder], assignment, Settings(jobs=jobs, bounds=Bounds(cell=2.0, submission=6.0)))


def test_results_do_not_depend_on_it(tmp_path: Path, submissions, backprop: Assignment) -> None:
    right = (ROOT / "solutions" / "backprop.py").read_text(encoding="utf-8")
    for name, cells in CLASS.items():
        submit(tmp_path, name, [*cells, right])
    alone = results(tmp_path, backprop, 1)
    assert as_json(results(tmp_path, backprop, 2)) == as_json(alone)
    assert by_student(alone)["a_good"].score == backprop.max_score
