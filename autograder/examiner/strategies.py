"""hypothesis for the authors of hidden suites, under its own names but put off.

A suite's examples are drawn once and then kept, while hypothesis takes a quarter of a second to
import. So `given`, `example`, `settings` and the strategies `st` only note what is wanted; `draw`
hands it all to hypothesis.

Draw dimensions and a seed, which print well. Making the arrays from them costs a third of drawing
arrays, and avoids the zeros, ties and constants that fill drawn arrays and hide mistakes.
"""

import functools
import importlib
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

Test = TypeVar("Test", bound=Callable[..., Any])
Examples = list[dict[str, Any]]

# How hypothesis draws where a law does not say otherwise.
PROFILE: dict[str, Any] = {
    "derandomize": True, "database": None, "deadline": None, "print_blob": False,
    "max_examples": 25,
}  # fmt: skip
PHASES = ("explicit", "generate")  # no shrinking: nothing is run yet that could fail
SUPPRESSED = ("too_slow", "data_too_large")


class Deferred:
    """An expression of hypothesis' names; `now` evaluates it."""

    def __init__(self, evaluate: Callable[[], Any]) -> None:
        self._now = functools.cache(evaluate)

    def __getattr__(self, name: str) -> "Deferred":
        if name.startswith("__"):
            raise AttributeError(name)
        return Deferred(lambda: getattr(now(self), name))

    def __call__(self, *args: Any, **kwargs: Any) -> "Deferred":
        return Deferred(lambda: _called(now(self), args, kwargs))

    def __or__(self, other: Any) -> "Deferred":
        return Deferred(lambda: now(self) | now(other))


def now(value: Any) -> Any:
    """What a value stands for, if it was put off."""
    return value._now() if isinstance(value, Deferred) else value


def _called(function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    return function(*map(now, args), **{name: now(value) for name, value in kwargs.items()})


st: Any = Deferred(lambda: importlib.import_module("hypothesis.strategies"))
sizes: Any = st.integers(1, 4)
seeds: Any = st.integers(0, 9999)


def _decorator(name: str) -> Callable[..., Callable[[Test], Test]]:
    def noted(*args: Any, **kwargs: Any) -> Callable[[Test], Test]:
        def note(test: Test) -> Test:
            vars(test).setdefault("hypothesis_decorators", []).append((name, args, kwargs))
            return test

        return note

    return noted


example, settings = _decorator("example"), _decorator("settings")


def given(*args: Any, **kwargs: Any) -> Callable[[Test], Test]:
    """As hypothesis' own: positional strategies are for the last arguments of the test."""

    def note(test: Test) -> Test:
        signature = inspect.signature(test)
        left = [p for p in signature.parameters.values() if p.name not in kwargs]
        fixtures = left[: len(left) - len(args)]
        vars(test)["__signature__"] = signature.replace(parameters=fixtures)  # for pytest
        vars(test)["drawn_signature"] = signature
        return _decorator("given")(*args, **kwargs)(test)

    return note


def draw(test: Callable[..., Any]) -> Examples:
    """What hypothesis would run a test on, without the fixtures; nothing is run."""
    if not hasattr(test, "drawn_signature"):
        return [{}]
    hypothesis = _quiet_hypothesis()
    fixtures = list(inspect.signature(test).parameters)
    drawn: Examples = []

    @functools.wraps(test)  # hypothesis seeds itself with the source of the test
    def note(*args: Any, **kwargs: Any) -> None:
        values = signature.bind(*args, **kwargs).arguments
        drawn.append({name: v for name, v in values.items() if name not in fixtures})

    signature = vars(note)["__signature__"] = vars(test)["drawn_signature"]
    decorated: Any = note
    wanted = {
        **PROFILE,
        "phases": [hypothesis.Phase[phase] for phase in PHASES],
        "suppress_health_check": [hypothesis.HealthCheck[check] for check in SUPPRESSED],
    }
    for name, args, kwargs in vars(test)["hypothesis_decorators"]:
        if name == "settings":
            wanted.update(kwargs)
        else:
            decorated = _called(getattr(hypothesis, name), args, kwargs)(decorated)
    hypothesis.settings(**wanted)(decorated)(**dict.fromkeys(fixtures))
    return drawn


@functools.cache
def _quiet_hypothesis() -> Any:
    """The library, drawing the same whatever else is loaded."""
    import hypothesis
    from hypothesis.configuration import set_hypothesis_home_dir
    from hypothesis.internal.conjecture import providers
    from hypothesis.internal.constants_ast import Constants

    set_hypothesis_home_dir(Path("/nonexistent"))  # it must not leave a folder behind
    # It would mix numbers from the source of whatever modules are loaded into its draws.
    providers._get_local_constants = Constants
    return hypothesis
