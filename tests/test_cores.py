"""An examiner shares a core with its worker for a while, and gives it back."""

import os

import pytest

from autograder.cores import one_core


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
