"""From the outcomes of the laws to the verdict on a submission.

Points: an exercise's points are shared among its laws by weight; a law that breaks loses its
share. All but full marks come with the first law that broke. An exercise whose code had to be
stopped (timeout, memory, crash, refusal) or is missing gets none.

Follow-through: where an exercise that calls others fails, it is run again with the student's
helpers replaced by the reference's. If it then passes, the mistake is the helpers', whose own
exercises paid for it: three quarters of the points.

Two more laws hold for every function: it leaves its arguments as they were, and it has no
memory. They can only cost: an answer that breaks every other law earns nothing with them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from autograder import wire
from autograder.course import Exercise
from autograder.examiner.candidates import CallBacks, Candidate, Ended
from autograder.examiner.diagnosis import Diagnostician, same
from autograder.examiner.student import Handle, Raised
from autograder.examiner.suite import Outcome, Suite
from autograder.numerics import Broken, kind_of, show
from autograder.results import Counterexample, Diagnosis, ExerciseResult, TestResult

FOLLOW_THROUGH = 0.75
FOLLOWED = (
    "Right by itself: with correct helper functions in place of yours it passes, so the "
    "mistake is in a function it calls."
)
HELPERS_FROM = 1_000_000  # numbers of the reference's helpers among the callables
AGAIN = 8  # calls repeated in reverse to see whether the code has a memory


class Judge:
    """Grades candidates by one suite."""

    def __init__(self, suite: Suite) -> None:
        self.suite = suite
        self.diagnostician = Diagnostician(suite)

    def grade(self, candidate: Candidate) -> tuple[ExerciseResult, ...]:
        """The verdict on every exercise, in the contract's order."""
        exercises = self.suite.assignment.exercises
        defined = survey(candidate, [exercise.name for exercise in exercises])
        return tuple(self.exercise(exercise, candidate, defined) for exercise in exercises)

    def exercise(
        self, exercise: Exercise, candidate: Candidate, defined: dict[str, str] | None = None
    ) -> ExerciseResult:
        """The verdict on one exercise."""
        kind = (defined or {}).get(exercise.name, "callable")
        if kind == "missing":
            return nothing(exercise, "missing", f"`{exercise.name}` is not defined")
        if kind == "other":
            return nothing(exercise, "error", f"`{exercise.name}` is no function")
        try:
            candidate.revive()
        except Ended as ended:
            return nothing(exercise, ended.status, f"the submission {ended.message}")
        outcomes = self._hold(exercise, candidate)
        result = self._verdict(exercise, outcomes)
        if result.status == "passed":
            return self._manners(exercise, candidate, outcomes, result)
        if result.status == "missing":
            return result
        if result.status in {"failed", "partial", "error"}:
            result = replace(result, diagnoses=self.diagnostician.diagnose(exercise, outcomes))
            result = replace(result, message=_summary(result))
        return self._follow_through(exercise, candidate, result)

    def _hold(
        self, exercise: Exercise, candidate: Candidate, extra: CallBacks | None = None
    ) -> list[Outcome]:
        outcomes: list[Outcome] = []
        for law in self.suite.of(exercise):
            outcomes.append(self.suite.run(law, candidate, extra))
            if _final(outcomes[-1].error):
                break
        return outcomes

    def _verdict(self, exercise: Exercise, outcomes: Sequence[Outcome]) -> ExerciseResult:
        laws = self.suite.of(exercise)
        tests = [self._test(outcome) for outcome in outcomes]
        tests += [
            TestResult(law.name, "skipped", "not run", law.sentence) for law in laws[len(tests) :]
        ]
        last = outcomes[-1].error
        if _final(last):
            status, message = _stopped(last)
            return nothing(exercise, status, message, tuple(tests))
        total = sum(law.weight for law in laws)
        share = sum(o.law.weight for o in outcomes if o.passed) / total
        score = points(exercise.points, share)
        if all(outcome.passed for outcome in outcomes):
            status = "passed"
        elif all(test.status == "error" for test in tests):
            status = "error"
        else:
            status = "partial" if share >= 0.5 else "failed"
        return ExerciseResult(exercise.name, status, score, exercise.points, tests=tuple(tests))

    def _test(self, outcome: Outcome) -> TestResult:
        law, error = outcome.law, outcome.error
        if error is None:
            return TestResult(law.name, "passed", None, law.sentence)
        example = self._counterexample(outcome)
        status = "error" if isinstance(error, Raised | Ended) else "failed"
        message = f"{law.sentence} {_breach(error, example)}"
        return TestResult(law.name, status, message, law.sentence, example)

    def _counterexample(self, outcome: Outcome) -> Counterexample | None:
        call = outcome.conversation.last if outcome.conversation else None
        if call is None or call.how != "name":
            return None  # the law's own message says what was done with the object
        names = self._parameters(call.target)
        arguments = tuple(
            (names[n] if n < len(names) else f"argument {n + 1}", plain(value))
            for n, value in enumerate(call.args)
        )
        arguments += tuple((name, plain(value)) for name, value in call.kwargs.items())
        expected = got = None
        if isinstance(outcome.error, Broken):
            expected, got = plain(outcome.error.expected), plain(outcome.error.got)
        return Counterexample(call.target, arguments, expected, got)

    def _parameters(self, name: str) -> tuple[str, ...]:
        code = getattr(self.suite.namespace.get(name), "__code__", None)
        return code.co_varnames[: code.co_argcount] if code else ()

    # --- follow-through -------------------------------------------------------------

    def _follow_through(
        self,
        exercise: Exercise,
        candidate: Candidate,
        result: ExerciseResult,
    ) -> ExerciseResult:
        replaced = self._replace(exercise, candidate)
        if not replaced:
            return result
        outcomes = self._hold(exercise, candidate, replaced)
        candidate.retire()
        score = points(exercise.points, FOLLOW_THROUGH)
        if not all(outcome.passed for outcome in outcomes) or score <= result.score:
            return result
        return replace(
            result,
            status="partial",
            score=score,
            follow_through=True,
            message=FOLLOWED,
            diagnoses=(),  # what it does wrong, it does for its helpers
        )

    def _replace(self, exercise: Exercise, candidate: Candidate) -> CallBacks:
        """Bind the student's helpers to the reference's, over the wire."""
        names = [name for name in exercise.helpers if name != exercise.name]
        try:
            kinds = survey(candidate, names)
            names = [name for name in names if kinds.get(name) == "callable"]
            helpers = {HELPERS_FROM + n: self.suite.namespace[name] for n, name in enumerate(names)}
            references = {name: HELPERS_FROM + n for n, name in enumerate(names)}
            if names:
                list(candidate.ask([encode_replace(references)], helpers))
        except Ended:
            return {}
        return helpers

    # --- manners ----------------------------------------------------------------------

    def _manners(
        self,
        exercise: Exercise,
        candidate: Candidate,
        outcomes: Sequence[Outcome],
        result: ExerciseResult,
    ) -> ExerciseResult:
        """A right answer must also leave its arguments alone and have no memory."""
        broken = [self._modified(exercise, outcomes), self._memory(exercise, candidate, outcomes)]
        found = [test for test in broken if test is not None]
        if not found:
            return result
        laws = sum(law.weight for law in self.suite.of(exercise))
        share = laws / (laws + len(found))
        return replace(
            result,
            status="partial",
            score=points(exercise.points, share),
            message=found[0].message,
            tests=(*result.tests, *found),
        )

    def _modified(self, exercise: Exercise, outcomes: Sequence[Outcome]) -> TestResult | None:
        changed = sorted({
            index
            for outcome in outcomes
            if outcome.conversation is not None
            for target, index in outcome.conversation.changed
            if target == exercise.name
        })  # fmt: skip
        if not changed:
            return None
        names = self._parameters(exercise.name)
        said = ", ".join(f"`{names[i]}`" if i < len(names) else "an argument" for i in changed)
        verb = "was" if len(changed) == 1 else "were"
        law = "A function leaves its arguments as they were."
        message = f"{said} {verb} modified in place: work on a copy, or make a new array."
        return TestResult("leaves_its_arguments_alone", "failed", message, law)

    def _memory(
        self, exercise: Exercise, candidate: Candidate, outcomes: Sequence[Outcome]
    ) -> TestResult | None:
        """Ask again, the other way round: the answers must be the same."""
        calls, before, callables = self._repeatable(exercise, outcomes)
        try:
            after = list(candidate.ask(calls, callables))
        except Ended as ended:
            return TestResult("has_no_memory", "error", ended.message, MEMORY)
        if all(
            a.failure is None and same(a.value, b.value) for a, b in zip(after, before, strict=True)
        ):
            return None
        message = "The same call, made a second time, gives another answer: keep no state."
        return TestResult("has_no_memory", "failed", message, MEMORY)

    @staticmethod
    def _repeatable(
        exercise: Exercise, outcomes: Sequence[Outcome]
    ) -> tuple[list[bytes], list[wire.Reply], CallBacks]:
        """A few of the plain calls that were made, last first, with their replies."""
        conversation = outcomes[0].conversation
        if conversation is None:
            return [], [], {}
        entries = conversation.script.entries
        pairs = [
            (entry.body, reply)
            for entry, reply in zip(entries, conversation.replies, strict=False)
            if entry.call.how == "name"
            and entry.call.target == exercise.name
            and not entry.call.always
            and not isinstance(reply.value, wire.ObjectRef)
            and not any(isinstance(arg, Handle) for arg in entry.call.args)  # gone by now
        ][-AGAIN:][::-1]
        return [body for body, _ in pairs], [reply for _, reply in pairs], conversation.callables


MEMORY = "A function has no memory: the same arguments give the same answer, in any order."


def survey(candidate: Candidate, names: list[str]) -> dict[str, str]:
    """What the candidate defines under these names; nothing is said of a candidate that is gone."""
    try:
        candidate.revive()
        (reply,) = candidate.ask([wire.encode(wire.Survey(names))], {})
    except Ended:
        return {}
    known = reply.value if isinstance(reply.value, dict) else {}
    return {name: kind for name, kind in known.items() if isinstance(kind, str)}


def encode_replace(references: dict[str, int]) -> bytes:
    """The request that binds globals of the submission to callables of the examiner's."""
    values = {name: wire.CallableRef(number) for name, number in references.items()}
    return wire.encode(
        wire.Replace(values), lambda value: wire.number_ext(wire.CALLABLE, value.number)
    )


def points(maximum: float, share: float) -> float:
    """A share of the points, to two decimals; less than all of them unless the share is 1."""
    if share >= 1:
        return maximum
    return min(round(maximum * share, 2), maximum - 0.01)


def nothing(
    exercise: Exercise, status: str, message: str, tests: tuple[TestResult, ...] = ()
) -> ExerciseResult:
    """No points, and why."""
    return ExerciseResult(exercise.name, status, 0.0, exercise.points, message, tests=tests)


@dataclass(frozen=True)
class _Stop:
    status: str
    message: str


def _final(error: BaseException | None) -> bool:
    return error is not None and _stop_of(error) is not None


def _stopped(error: BaseException | None) -> tuple[str, str]:
    assert error is not None
    stop = _stop_of(error)
    assert stop is not None
    return stop.status, stop.message


def _stop_of(error: BaseException) -> _Stop | None:
    """What ends an exercise at once, if this does."""
    if isinstance(error, Ended):
        return _Stop(error.status, f"Your code {error.message}.")
    if isinstance(error, Raised):
        failure = error.failure
        place = f" ({failure.where})" if failure.where else ""
        match failure.kind:
            case "stub":
                return _Stop("missing", "This is still the stub: write your answer in its place.")
            case "missing":
                return _Stop("missing", f"{failure.text}.")
            case "memory":
                return _Stop("memory", f"Your code ran out of memory{place}: {failure.text}.")
            case "forbidden":
                return _Stop("forbidden", f"The sandbox refused this{place}: {failure.text}.")
    return None


def _breach(error: BaseException, example: Counterexample | None) -> str:
    """How the law broke, in words."""
    where = f"For {_call(example)}" if example else "Here"
    if isinstance(error, Broken):
        return f"{where}, {error.message}."
    if isinstance(error, Raised):
        failure = error.failure
        place = f" ({failure.where})" if failure.where else ""
        return f"{where}, your code raised {failure.type_name}: {failure.text}{place}."
    if isinstance(error, Ended):
        return f"{where}, your code {error.message}."
    kind = type(error).__name__
    return f"{where}, what you returned could not be checked ({kind}: {str(error)[:200]})."


def _call(example: Counterexample) -> str:
    inside = ", ".join(f"{name} = {_shown(value)}" for name, value in example.arguments)
    text = f"{example.function}({inside})"
    return text if len(text) <= 600 else f"{text[:600]}…"


def _shown(value: Any) -> str:
    return value.what if isinstance(value, wire.Refused) else show(value)


def plain(value: Any) -> Any:
    """The value as data that can be shown and sent: objects and functions become their names."""
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(name): plain(item) for name, item in value.items()}
    if isinstance(value, wire.Generator):
        return wire.Refused(f"default_rng({value.seed})")
    if isinstance(value, np.ndarray | np.generic | bool | int | float | str | None):
        return value
    return wire.Refused("a function" if callable(value) else kind_of(value))


def _summary(result: ExerciseResult) -> str | None:
    if len(result.diagnoses) == 1:
        return result.diagnoses[0].message
    if result.diagnoses:
        return "One of these: " + " / ".join(_messages(result.diagnoses))
    broken = [test for test in result.tests if test.status in {"failed", "error"}]
    return broken[0].message if broken else result.message


def _messages(diagnoses: Sequence[Diagnosis]) -> list[str]:
    return [diagnosis.message for diagnosis in diagnoses]


__all__ = ["Judge", "kind_of", "nothing", "points", "survey"]
