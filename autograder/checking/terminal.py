"""An outcome as text, for a terminal; colours only if asked for."""

import textwrap
from collections.abc import Sequence

from autograder.checking import drawing
from autograder.checking.matrices import Block, blocks, differing
from autograder.checking.outcome import (
    Breach,
    Change,
    Line,
    Named,
    Outcome,
    Shown,
    Summary,
    Witness,
    conclusion,
)
from autograder.checking.words import COMPARED, LAWS, MARKS, comparison, headline, printed

WIDTH = 92
CODES = {"good": "32", "bad": "31", "wait": "33", "strong": "1"}


def text(outcome: Outcome, *, colour: bool = False) -> str:
    """One exercise in detail."""
    mark = MARKS[outcome.status]
    name = _paint(outcome.exercise, "strong", colour)
    lines = [
        f"{_paint(mark.symbol, mark.tone, colour)} {name}: {headline(outcome)}",
        *_wrapped(outcome.message),
        *_trace(outcome.lines),
    ]
    for verdict in outcome.verdicts:
        law = LAWS[verdict.holds]
        first, *rest = textwrap.wrap(f"{law.word} {verdict.sentence}", WIDTH - 6)
        lines.append(f"    {_paint(law.symbol, law.tone, colour)} {first}")
        lines += [f"      {line}" for line in rest]
    lines += _breach(outcome.breach, colour) + _change(outcome.change, colour)
    for note in outcome.notes:
        lines += _wrapped(f"Note: {note}")
    if outcome.printed:
        lines += [
            f"  {printed(outcome)}",
            *(f"  | {line}" for line in outcome.printed.splitlines()),
        ]
    return "\n".join(lines)


def summary(found: Summary, *, colour: bool = False) -> str:
    """A line for each exercise."""
    width = max((len(o.exercise) for o in found.outcomes), default=0)
    lines = [
        f"{_paint(MARKS[o.status].symbol, MARKS[o.status].tone, colour)} "
        f"{o.exercise.ljust(width)}  {headline(o)}"
        for o in found.outcomes
    ]
    return "\n".join([*lines, *textwrap.wrap(conclusion(found.outcomes), WIDTH)])


def _paint(said: str, tone: str, colour: bool) -> str:
    return f"\x1b[{CODES[tone]}m{said}\x1b[0m" if colour else said


def _wrapped(said: str, indent: str = "  ") -> list[str]:
    return textwrap.wrap(said, WIDTH, initial_indent=indent, subsequent_indent=indent)


def _breach(breach: Breach | None, colour: bool) -> list[str]:
    if not breach:
        return []
    lines = ["", f"  The first law that breaks ({breach.place}):"]
    lines += _wrapped(breach.sentence, "    ") + _trace(breach.lines)
    lines += _wrapped(breach.how_often) if breach.how_often else []
    for call in breach.calls:
        lines += _call(call, colour)
    lines += _side_by_side(_inputs(breach.variables), colour)
    lines += _compared(breach, colour)
    for hint in breach.hints:
        lines += _wrapped(f"Hint: {hint}")
    return lines + _witness(breach.witness)


def _call(call: Shown, colour: bool) -> list[str]:
    names = ", ".join(name for name, _ in call.arguments)
    lines = [f"  {call.function}({names}) with"]
    lines += _side_by_side(_inputs(call.arguments), colour)
    if call.returned:
        lines += _side_by_side(blocks("gave", call.result), colour)
    return lines


def _inputs(named: Sequence[Named]) -> list[Block]:
    return [block for name, value in named for block in blocks(name, value)]


def _compared(breach: Breach, colour: bool) -> list[str]:
    if not comparison(breach):
        shown = blocks("yours", breach.got) if breach.got is not None else []
        return [*_wrapped(breach.message), *_side_by_side(shown, colour)]
    wrong = differing(breach.expected, breach.got)
    both = blocks("expected", breach.expected, other=breach.got)
    both += blocks("yours", breach.got, wrong, breach.expected)
    said = COMPARED.format(f"{breach.what or 'the result'} (* marks what is wrong)")
    return [*_wrapped(said if wrong is not None else breach.message), *_side_by_side(both, colour)]


def _change(change: Change | None, colour: bool) -> list[str]:
    if not change:
        return []
    wrong = differing(change.before, change.after)
    both = blocks(f"{change.argument} before", change.before)
    both += blocks(f"{change.argument} after (* changed)", change.after, wrong, change.before)
    return _side_by_side(both, colour)


def _witness(witness: Witness | None) -> list[str]:
    if not witness:
        return []
    lines = _wrapped(drawing.heat_text(witness)) if witness.error.size > 1 else []
    return lines + (_wrapped(drawing.curve_text(witness)) if witness.steps else [])


def _trace(lines: Sequence[Line]) -> list[str]:
    found = []
    for line in lines:
        found.append(f"    {line.where}" + (f", in {line.function}" if line.function else ""))
        found += [f"        {line.code}"] if line.code else []
        found += [f"        with {line.shapes}"] if line.shapes else []
    return found


def _side_by_side(found: Sequence[Block], colour: bool) -> list[str]:
    """Matrices in rows of as many as fit; texts on lines of their own."""
    lines: list[str] = []
    row: list[tuple[list[str], int]] = []
    for block in found:
        if not block.rows:
            label = f"{block.label} = " if block.label else ""
            lines += [*_joined(row), *_wrapped(f"{label}{block.text}", "    ")]
            row = []
            continue
        drawn, width = _drawn(block, colour)
        if row and sum(w + 4 for _, w in row) + width > WIDTH - 4:
            lines += _joined(row)
            row = []
        row.append((drawn, width))
    return lines + _joined(row)


def _joined(row: list[tuple[list[str], int]]) -> list[str]:
    height = max((len(drawn) for drawn, _ in row), default=0)
    padded = [drawn + [" " * width] * (height - len(drawn)) for drawn, width in row]
    return [("    " + "    ".join(parts)).rstrip() for parts in zip(*padded, strict=True)]


def _drawn(block: Block, colour: bool) -> tuple[list[str], int]:
    """The lines of one matrix, all of one width, which is counted without colours."""
    room = " " if any(entry.wrong for row in block.rows for entry in row) else ""
    texts = [[e.text + ("*" if e.wrong else room) for e in row] for row in block.rows]
    widths = [max(map(len, column)) for column in zip(*texts, strict=True)]
    title = f"{block.label} {block.shape}".strip()
    inner = sum(widths) + len(widths) - 1
    width = max(len(title), inner + 4)
    lines = [title.ljust(width)]
    for row, entries in zip(texts, block.rows, strict=True):
        cells = [
            _paint(said.rjust(w), "bad", colour and entry.wrong)
            for said, w, entry in zip(row, widths, entries, strict=True)
        ]
        lines.append("[ " + " ".join(cells) + " ]" + " " * (width - inner - 4))
    return lines, width
