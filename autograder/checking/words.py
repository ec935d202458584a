"""The words and signs that the page and the terminal share."""

from dataclasses import dataclass

from autograder.checking.outcome import Breach, Outcome, counted

COMPARED = "The law compares {}:"
PRINTED = "On this input your code printed:"
PRINTED_FIRST = "On the smallest input your code printed:"


@dataclass(frozen=True)
class Mark:
    """A sign, a word, and how good the news are."""

    symbol: str
    word: str
    tone: str  # good, bad, or wait


MARKS = {
    "holds": Mark("✓", "the public laws hold", "good"),
    "broken": Mark("✗", "a law breaks", "bad"),
    "error": Mark("✗", "your code raised an exception", "bad"),
    "changed": Mark("✗", "an argument is changed", "bad"),
    "stub": Mark("○", "not done yet", "wait"),
    "undefined": Mark("○", "not defined", "wait"),
    "interrupted": Mark("○", "interrupted", "wait"),
    "unready": Mark("○", "cannot be checked", "wait"),
}
LAWS = {
    True: Mark("✓", "holds:", "good"),
    False: Mark("✗", "breaks:", "bad"),
    None: Mark("○", "not tried:", "wait"),
}


def headline(outcome: Outcome) -> str:
    """`1 of 2 public laws holds`, or why there is no such number."""
    laws = len(outcome.verdicts)
    if not laws or outcome.status in {"changed", "interrupted"}:
        return MARKS[outcome.status].word
    held = sum(verdict.holds is True for verdict in outcome.verdicts)
    verb = "holds" if held == 1 or laws == 1 else "hold"
    said = f"{held} of {counted(laws, 'public law')} {verb}"
    plain = outcome.status in {"holds", "broken"}
    return said if plain else f"{said}; {MARKS[outcome.status].word}"


def printed(outcome: Outcome) -> str:
    """The words above what the student's code printed."""
    return PRINTED if outcome.breach or outcome.status == "interrupted" else PRINTED_FIRST


def comparison(breach: Breach) -> bool:
    """Whether there are two values to lay side by side."""
    return breach.expected is not None and breach.got is not None
