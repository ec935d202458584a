"""A hidden suite inside one pytest session: collected and rehearsed once, run for each student.

pytest collects `test_hidden.py` and runs every test through its hooks; this plugin says with
whom. A test `test_<exercise>__<law>` is one law of one exercise. First each is *rehearsed* on the
reference: hypothesis draws its examples (derandomised), they are sorted by size, and the calls
they lead to are recorded. Students are then run on those examples, the smallest first, so
that what a law reports is the smallest input on which it breaks.
"""

import contextlib
import functools
import math
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest

from autograder.course import Assignment, Exercise
from autograder.errors import GraderError
from autograder.examiner.candidates import CallBacks, Candidate, Ended, LocalCandidate
from autograder.examiner.drawn import Drawn
from autograder.examiner.once import freeze
from autograder.examiner.scripts import Scripts
from autograder.examiner.strategies import Examples, draw
from autograder.examiner.student import Conversation, Raised, Reference, Script, Student
from autograder.numerics import Broken

PYTEST_OPTIONS = [
    "--disable-plugin-autoload", "--assert=plain", "--import-mode=importlib", "-c", "/dev/null",
    *(f"-pno:{name}" for name in (
        "terminal", "capture", "logging", "warnings", "unraisableexception", "threadexception",
        "faulthandler", "doctest", "junitxml", "stepwise", "cacheprovider", "pastebin",
        "setuponly", "setupplan", "tmpdir", "monkeypatch", "recwarn", "debugging", "skipping",
        "legacypath", "unittest", "subtests",
    )),
]  # fmt: skip

PYTESTS_OWN = ("PYTEST_ADDOPTS", "PYTEST_PLUGINS")

SINGLE = 12.0  # how much a person would rather read to see more than single numbers


@dataclass
class Law:
    """One test of the suite: its examples, the calls they lead to, and what they stand for."""

    item: pytest.Function
    exercise: Exercise
    draw: Callable[[], Examples] = list
    script: Script = field(default_factory=Script)

    @functools.cached_property
    def examples(self) -> Examples:
        """What it is held on, the smallest first; no array in it can change."""
        examples = sorted(self.draw(), key=reading_effort)
        for example in examples:
            freeze(example)
        return examples

    @property
    def name(self) -> str:
        """The test's name."""
        return self.item.name

    @property
    def sentence(self) -> str:
        """What the law says, for a student: the first paragraph of the test's docstring."""
        text = (self.item.obj.__doc__ or "").strip().split("\n\n")[0]
        words = self.name.partition("__")[2].replace("_", " ")
        return " ".join(text.split()) or words

    @property
    def weight(self) -> float:
        """Its share of the exercise's points (`@pytest.mark.weight(2)`; 1 unless given)."""
        mark = self.item.get_closest_marker("weight")
        return float(mark.args[0]) if mark else 1.0

    @property
    def canonical(self) -> Callable[[Any], Any]:
        """The form in which answers to this exercise are compared with known mistakes.

        The suite's `CANONICAL` names one where a single answer can be written in several ways.
        """
        forms: dict[str, Callable[[Any], Any]] = getattr(self.item.module, "CANONICAL", {})
        return forms.get(self.exercise.name, lambda value: value)


@dataclass
class Outcome:
    """How one law went with one candidate."""

    law: Law
    error: BaseException | None
    conversation: Conversation | None

    @property
    def passed(self) -> bool:
        """Whether it held."""
        return self.error is None


class Suite:
    """The laws of one assignment, ready to be run with one candidate after another."""

    def __init__(self, assignment: Assignment) -> None:
        self.assignment = assignment
        self.namespace = assignment.load(assignment.solution).__dict__
        self.reference = Reference(self.namespace)
        self.laws: list[Law] = []
        self._student: Student | None = None
        self._law: Law | None = None
        self._error: BaseException | None = None
        self._ran = False

    def of(self, exercise: Exercise) -> list[Law]:
        """The laws of one exercise."""
        return [law for law in self.laws if law.exercise is exercise]

    def parameters(self, name: str) -> tuple[str, ...]:
        """The names of the parameters of one of the reference's functions."""
        code = getattr(self.namespace.get(name), "__code__", None)
        return tuple(code.co_varnames[: code.co_argcount]) if code else ()

    def run(self, law: Law, candidate: Candidate, extra: CallBacks | None = None) -> Outcome:
        """Hold the law against a candidate. Whatever goes wrong is in the outcome."""
        conversation = None
        try:
            conversation = Conversation(candidate, law.script, extra)
            if conversation.as_rehearsed:
                return Outcome(law, None, conversation)
            error = self._through_pytest(law, Student(conversation))
        except Ended as ended:
            return Outcome(law, ended, conversation)
        return Outcome(law, conversation.ended or error, conversation)

    def rehearse(self, anew: bool) -> None:
        """Draw the examples, record the calls, and make sure that the reference passes.

        What was kept of an earlier rehearsal stands in for it, unless it is to be held `anew`.
        """
        drawn, scripts = Drawn(self.assignment), Scripts(self.assignment)
        for law in self.laws:
            law.draw = functools.partial(drawn.of, law.name, functools.partial(draw, law.item.obj))
            kept = None if anew else scripts.of(law.name, drawn.body(law.name))
            law.script = kept or self._rehearsed(law)
            if kept is None:
                scripts.keep(law.name, drawn.body(law.name), law.script)
        drawn.save()
        scripts.save()

    def _rehearsed(self, law: Law) -> Script:
        if not law.examples:
            raise GraderError(f"{law.name} has no example: it would hold of anything")
        conversation = Conversation(LocalCandidate(self.namespace))
        self._must_pass(law, Student(conversation))
        return conversation.script

    def _must_pass(self, law: Law, student: Student) -> None:
        error = self._through_pytest(law, student)
        if error is not None:
            raise GraderError(
                f"the reference fails its own suite: {law.name}: {type(error).__name__}: {error}"
            ) from error

    def _through_pytest(self, law: Law, student: Student) -> BaseException | None:
        self._law, self._student, self._error, self._ran = law, student, None, False
        following = self.laws[(self.laws.index(law) + 1) % len(self.laws)].item
        law.item.config.hook.pytest_runtest_protocol(item=law.item, nextitem=following)
        if not self._ran:
            raise GraderError(f"pytest never ran {law.name}") from self._error
        return self._error

    # --- pytest's hooks -----------------------------------------------------------

    @pytest.fixture
    def student(self) -> Student:
        """The candidate's functions."""
        assert self._student is not None
        return self._student

    @pytest.fixture(name="reference")
    def _reference(self) -> Reference:
        """The reference's functions."""
        return self.reference

    @pytest.hookimpl
    def pytest_configure(self, config: pytest.Config) -> None:
        config.addinivalue_line("markers", "weight(share): share of the exercise's points")

    @pytest.hookimpl
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        exercises = {exercise.name: exercise for exercise in self.assignment.exercises}
        for item in items:
            name = item.name.removeprefix("test_").partition("__")[0]
            if not isinstance(item, pytest.Function) or name not in exercises:
                raise GraderError(f"{item.nodeid}: a test's name is test_<exercise>__<law>")
            self.laws.append(Law(item, exercises[name]))
        bare = [e.name for e in self.assignment.exercises if not self.of(e)]
        if bare:
            raise GraderError(f"{self.assignment.suite}: no test of {', '.join(bare)}")

    @pytest.hookimpl(tryfirst=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> bool:
        law = self._law
        assert law is not None and law.item is pyfuncitem
        given = {n: pyfuncitem.funcargs[n] for n in pyfuncitem._fixtureinfo.argnames}
        for example in law.examples:
            pyfuncitem.obj(**given, **example)
        return True

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> pytest.TestReport:
        """Take the exception itself; a traceback of ours in words is of use to nobody."""
        if call.excinfo is not None:
            self._error = call.excinfo.value
        self._ran = self._ran or call.when == "call"
        failed = call.excinfo is not None
        when: Any = call.when
        return pytest.TestReport(
            item.nodeid, item.location, {}, "failed" if failed else "passed", None, when
        )


class _Session:
    """The plugin that hands the collected suite over to whoever wants to grade with it."""

    def __init__(self, suite: Suite, body: Callable[[Suite], None], anew: bool) -> None:
        self.suite, self.body, self.anew = suite, body, anew
        self.error: BaseException | None = None
        self.begun = False

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self) -> bool:
        self.begun = True
        try:
            self.suite.rehearse(self.anew)
            self.body(self.suite)
        except BaseException as error:
            self.error = error
        return True

    @pytest.hookimpl
    def pytest_internalerror(self, excinfo: pytest.ExceptionInfo[BaseException]) -> bool:
        self.error = self.error or excinfo.value
        return True

    @pytest.hookimpl
    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.error = GraderError(f"the suite cannot be collected:\n{report.longreprtext}")


def with_suite(
    assignment: Assignment, body: Callable[[Suite], None], *, anew: bool = False
) -> None:
    """Collect and rehearse the assignment's suite in one pytest session; run `body` within it.

    `anew`: hold the reference against every law, even if that was done before.
    """
    suite = Suite(assignment)
    session = _Session(suite, body, anew)
    path = assignment.suite
    options = [*PYTEST_OPTIONS, f"--rootdir={assignment.root}", f"--confcutdir={path.parent}"]
    with _plain_environment():
        status = pytest.main([*options, str(path)], plugins=[suite, session])
    if session.error is not None:
        raise session.error
    if not session.begun:
        raise GraderError(f"pytest did not come to run {path} (its exit status is {status})")


@contextlib.contextmanager
def _plain_environment() -> Iterator[None]:
    """Without what users set for their own tests: it would change this session, too."""
    theirs = {name: os.environ.pop(name) for name in PYTESTS_OWN if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(theirs)


def reading_effort(example: dict[str, Any]) -> float:
    """The order of examples: the shortest first.

    One of single entries only, on which no factor and no transpose can be seen, waits.
    """
    single = all(array.size == 1 for array in _arrays(example))
    return size_of(example) + (SINGLE if single else 0)


def _arrays(value: Any) -> Iterator[np.ndarray]:
    if isinstance(value, np.ndarray):
        yield value
    elif isinstance(value, list | tuple | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _arrays(item)


def size_of(value: Any) -> float:
    """How much a person has to read to take a value in."""
    if isinstance(value, dict):
        return sum(map(size_of, value.values()))
    if isinstance(value, list | tuple):
        return 1 + sum(map(size_of, value))
    if isinstance(value, np.ndarray):
        return value.size + 0.5 * value.ndim
    if isinstance(value, int | float):
        return 1 + math.log1p(abs(value)) / 100 if math.isfinite(value) else 2
    return 1


__all__ = ["Broken", "Law", "Outcome", "Raised", "Suite", "with_suite"]
