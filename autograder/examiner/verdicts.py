"""From the outcomes of the laws to the verdict on a submission.

Points: an exercise's points are shared among its laws by weight; a law that breaks loses its
share. All but full marks come with the first law that broke. An exercise whose code had to be
stopped (timeout, memory, crash, refusal) or is missing gets none.

Follow-through: where an exercise that calls others fails, it is run again with the student's
helpers replaced by the reference's (but for those that are right: their own exercise passed, or
they are as they were given). If it then passes, the mistake is the helpers', whose own exercises
paid for it: three quarters of the points.

Two more laws hold for every function: it leaves its arguments as they were, and it has no
memory. They can only cost: an answer that breaks every other law earns nothing with them.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from autograder import wire
from autograder.course import Exercise
from autograder.examiner.candidates import HELPERS_FROM, CallBacks, Candidate, Ended
from autograder.examiner.diagnosis import Diagnostician
from autograder.examiner.helpers import given_helpers, left_as_given
from autograder.examiner.manners import BREACHES, memory, modified
from autograder.examiner.student import Raised
from autograder.examiner.suite import Outcome, Suite
from autograder.examiner.words import breach, counterexample, stop_of, summary
from autograder.results import Diagnosis, ExerciseResult, TestResult

FOLLOW_THROUGH = 0.75
FOLLOWED = (
    "Right by itself: with correct helper functions in place of yours it passes, so the "
    "mistake is in a function it calls."
)


class Judge:
    """Grades candidates by one suite."""

    def __init__(self, suite: Suite) -> None:
        self.suite = suite
        self.diagnostician = Diagnostician(suite)
        self.given = given_helpers(suite.assignment)

    def __enter__(self) -> "Judge":
        return self

    def __exit__(self, *_: object) -> None:
        """What known mistakes replied is kept, so that later runs need not ask again."""
        self.diagnostician.traces.save()

    def grade(self, candidate: Candidate) -> tuple[ExerciseResult, ...]:
        """The verdict on every exercise, in the contract's order."""
        exercises = self.suite.assignment.exercises
        defined = survey(candidate, [exercise.name for exercise in exercises])
        results: list[ExerciseResult] = []
        for exercise in exercises:
            right = {result.name for result in results if result.status == "passed"}
            results.append(self.exercise(exercise, candidate, defined, right))
        return tuple(results)

    def exercise(
        self,
        exercise: Exercise,
        candidate: Candidate,
        defined: dict[str, str] | None = None,
        right: Collection[str] = (),
    ) -> ExerciseResult:
        """The verdict on one exercise; `right`: the exercises that passed."""
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
            result = replace(result, message=summary(result))
            if not result.diagnoses:
                result = self._with_changes(exercise, outcomes, result)
        return self._follow_through(exercise, candidate, result, right)

    def _hold(self, exercise: Exercise, candidate: Candidate) -> list[Outcome]:
        """How each law went, up to one that stops the exercise."""
        outcomes: list[Outcome] = []
        for law in self.suite.of(exercise):
            outcomes.append(self.suite.run(law, candidate))
            if stop_of(outcomes[-1].error):
                break
        return outcomes

    def _verdict(self, exercise: Exercise, outcomes: Sequence[Outcome]) -> ExerciseResult:
        laws = self.suite.of(exercise)
        tests = [self._test(outcome) for outcome in outcomes]
        tests += [
            TestResult(law.name, "skipped", "not run", law.sentence) for law in laws[len(tests) :]
        ]
        if stop := stop_of(outcomes[-1].error):
            return nothing(exercise, stop.status, stop.message, tuple(tests))
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
        example = counterexample(self.suite, outcome)
        status = "error" if isinstance(error, Raised | Ended) else "failed"
        message = f"{law.sentence} {breach(error, example)}"
        return TestResult(law.name, status, message, law.sentence, example)

    # --- follow-through -------------------------------------------------------------

    def _follow_through(
        self,
        exercise: Exercise,
        candidate: Candidate,
        result: ExerciseResult,
        right: Collection[str],
    ) -> ExerciseResult:
        score = points(exercise.points, FOLLOW_THROUGH)
        if result.score >= score:
            return result
        replaced = self._replace(self._doubtful(exercise, candidate, right), candidate)
        if not replaced:
            return result
        laws = self.suite.of(exercise)
        held = all(self.suite.run(law, candidate, replaced).passed for law in laws)
        candidate.retire()
        if not held:
            return result
        return replace(
            result,
            status="partial",
            score=score,
            follow_through=True,
            message=FOLLOWED,
            diagnoses=(),  # what it does wrong, it does for its helpers
        )

    def _doubtful(
        self, exercise: Exercise, candidate: Candidate, right: Collection[str]
    ) -> list[str]:
        """The helpers of the exercise that may be wrong."""
        given = {
            name
            for name, source in self.given.items()
            if name in exercise.helpers and left_as_given(name, source, candidate.source)
        }
        return [name for name in exercise.helpers if name not in {exercise.name, *right, *given}]

    def _replace(self, names: list[str], candidate: Candidate) -> CallBacks:
        """Bind the student's helpers to the reference's, over the wire."""
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
        broken = [modified(self.suite, exercise, outcomes), memory(exercise, candidate, outcomes)]
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
            diagnoses=(Diagnosis(BREACHES[found[0].name], found[0].message or found[0].law),),
            tests=(*result.tests, *found),
        )

    def _with_changes(
        self, exercise: Exercise, outcomes: Sequence[Outcome], result: ExerciseResult
    ) -> ExerciseResult:
        """What is wrong for reasons unknown may be so, or not be known, for what it changes."""
        changes = modified(self.suite, exercise, outcomes)
        if changes is None:
            return result
        diagnoses = self.diagnostician.diagnose(exercise, outcomes, changes=False)
        result = replace(result, diagnoses=diagnoses)
        message = f"{summary(result)} Besides, {changes.message}"
        return replace(result, message=message, tests=(*result.tests, changes))


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
