"""An examiner shares a core with its worker for a while, and gives it back."""

import os

import pytest

from autograder.cores import LIBRARIES, one_core, one_thread_each
from autograder.grade import MOST_JOBS, Settings, jobs_for


def state() -> tuple[set[int], int]:
    """Where this process may run, and how it is scheduled."""
    return os.sched_getaffinity(0), os.sched_getscheduler(0)


def test_it_keeps_to_one_core_and_goes_back() -> None:
    before = state()
    with one_core():
        cores, policy = state()
        assert len(cores) == 1
        assert cores <= before[0]
        assert policy == os.SCHED_BATCH
    assert state() == before


def test_it_goes_back_after_a_failure() -> None:
    before = state()
    with pytest.raises(KeyError), one_core():
        raise KeyError
    assert state() == before


def test_what_the_system_refuses_is_done_without(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> None:
        raise PermissionError

    before = state()
    monkeypatch.setattr(os, "sched_setscheduler", refuse)
    with one_core():
        pass
    assert state() == before


@pytest.mark.parametrize(
    ("asked", "submissions", "jobs"),
    [
        (None, 0, 0),
        (None, 1, 1),
        (None, 7, 1),  # a second process would not pay
        (None, 8, 2),
        (None, 1000, MOST_JOBS),
        (1, 1000, 1),
        (20, 1000, 20),
        (20, 3, 3),
    ],
)
def test_how_many_processes_grade(
    asked: int | None, submissions: int, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("autograder.grade.available_cores", lambda: 64)
    assert jobs_for(Settings(jobs=asked), submissions) == jobs


def test_numpy_starts_no_threads_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in LIBRARIES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(LIBRARIES[0], "3")
    one_thread_each()
    assert [os.environ[name] for name in LIBRARIES] == ["3", "1", "1"]
