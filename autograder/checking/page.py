"""An outcome as HTML for a notebook's output: no script, readable in light and dark."""

from collections.abc import Sequence
from html import escape
from typing import Any

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
    Verdict,
    Witness,
    conclusion,
)
from autograder.checking.style import STYLE
from autograder.checking.words import COMPARED, LAWS, MARKS, comparison, headline, printed


def html(outcome: Outcome) -> str:
    """One exercise in detail."""
    mark = MARKS[outcome.status]
    parts = [
        f'<p class="ag-head ag-{mark.tone}" role="heading" aria-level="4">'
        f'<span aria-hidden="true">{mark.symbol}</span> <code>{escape(outcome.exercise)}</code> '
        f"{escape(headline(outcome))}</p>",
        f"<p>{_prose(outcome.message)}</p>" if outcome.message else "",
        _lines(outcome.lines),
        _verdicts(outcome.verdicts),
        _breach(outcome.breach),
        _change(outcome.change),
        "".join(f'<p class="ag-note">Note: {_prose(note)}</p>' for note in outcome.notes),
        f"<p>{printed(outcome)}</p><pre>{escape(outcome.printed)}</pre>" if outcome.printed else "",
    ]
    return _framed(f"Check of {outcome.exercise}", "".join(parts))


def summary(found: Summary) -> str:
    """A line for each exercise."""
    rows = "".join(
        f'<tr><td class="ag-{MARKS[o.status].tone}"><span aria-hidden="true">'
        f"{MARKS[o.status].symbol}</span></td><th scope='row'><code>{escape(o.exercise)}</code>"
        f"</th><td>{escape(headline(o))}</td></tr>"
        for o in found.outcomes
    )
    return _framed(
        "Check of all exercises",
        f'<table class="ag-list">{rows}</table><p>{escape(conclusion(found.outcomes))}</p>',
    )


def _framed(label: str, inner: str) -> str:
    return (
        f'<div class="ag-check" role="group" aria-label="{escape(label)}">'
        f"<style>{STYLE}</style>{inner}</div>"
    )


def _verdicts(verdicts: Sequence[Verdict]) -> str:
    items = "".join(
        f'<li class="ag-{LAWS[v.holds].tone}"><span aria-hidden="true">{LAWS[v.holds].symbol}'
        f"</span> <b>{LAWS[v.holds].word}</b> {_prose(v.sentence)}</li>"
        for v in verdicts
    )
    return f'<ul class="ag-laws">{items}</ul>' if items else ""


def _breach(breach: Breach | None) -> str:
    if not breach:
        return ""
    parts = [
        '<p class="ag-sub" role="heading" aria-level="5">The first law that breaks</p>',
        f"<p>{_prose(breach.sentence)}</p>{_source(breach)}",
        _lines(breach.lines),
        f"<p>{escape(breach.how_often)}</p>" if breach.how_often else "",
        *(_call(call) for call in breach.calls),
        f'<div class="ag-row">{_blocks(_inputs(breach.variables))}</div>'
        if breach.variables
        else "",
        _compared(breach),
        *(f'<p class="ag-hint"><b>Hint.</b> {_prose(hint)}</p>' for hint in breach.hints),
        _witness(breach.witness),
    ]
    return "".join(parts)


def _source(breach: Breach) -> str:
    if not breach.source:
        return f"<p>({escape(breach.place)})</p>"
    return (
        f"<details><summary>The law as it is written ({escape(breach.place)})</summary>"
        f"<pre>{escape(breach.source)}</pre></details>"
    )


def _call(call: Shown) -> str:
    names = ", ".join(escape(name) for name, _ in call.arguments)
    shown = _inputs(call.arguments) + (blocks("gave", call.result) if call.returned else [])
    said = f"<p><code>{escape(call.function)}({names})</code> with</p>"
    return f'{said}<div class="ag-row">{_blocks(shown)}</div>'


def _inputs(named: Sequence[Named]) -> list[Block]:
    return [block for name, value in named for block in blocks(name, value)]


def _compared(breach: Breach) -> str:
    """Expected and yours side by side; where there is nothing to compare, what the law says."""
    if not comparison(breach):
        shown = _blocks(blocks("yours", breach.got)) if breach.got is not None else ""
        said = f"<p>{_prose(breach.message)}</p>" if breach.message else ""
        return f'{said}<div class="ag-row">{shown}</div>' if shown else said
    wrong = differing(breach.expected, breach.got)
    said = COMPARED.format(breach.what or "the result") if wrong is not None else breach.message
    return (
        f"<p>{_prose(said)}</p><div class='ag-row'>"
        f"{_blocks(blocks('expected', breach.expected, other=breach.got))}"
        f"{_blocks(blocks('yours', breach.got, wrong, breach.expected))}</div>"
    )


def _blocks(found: Sequence[Block]) -> str:
    return "".join(_block(block) for block in found)


def _block(block: Block) -> str:
    label = f"<b>{escape(block.label)}</b> " if block.label else ""
    if not block.rows:
        return f'<div class="ag-block"><span>{label}{escape(block.text)}</span></div>'
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td><mark>{escape(e.text)}<i> wrong</i></mark></td>"
            if e.wrong
            else f"<td>{escape(e.text)}</td>"
            for e in row
        )
        + "</tr>"
        for row in block.rows
    )
    said = escape(f"{block.label}, of shape {block.shape}")
    return (
        f'<div class="ag-block"><div aria-hidden="true">{label}<small>{escape(block.shape)}</small>'
        f'</div><table class="ag-matrix" aria-label="{said}"><tbody>{rows}</tbody></table></div>'
    )


def _witness(witness: Witness | None) -> str:
    if not witness:
        return ""
    figures = ""
    if witness.error.size > 1:
        figures += _figure(drawing.heat_map(witness), drawing.heat_text(witness))
    if witness.steps:
        figures += _figure(drawing.v_curve(witness), drawing.curve_text(witness), _KEY)
    return f'<div class="ag-row">{figures}</div>'


_KEY = '<span class="ag-key-mine">●──</span> yours <span class="ag-key-right">╌╌╌</span> right. '


def _figure(svg: str, said: str, key: str = "") -> str:
    return f"<figure>{svg}<figcaption>{key}{escape(said)}</figcaption></figure>"


def _change(change: Change | None) -> str:
    if not change:
        return ""
    wrong = differing(change.before, change.after)
    return (
        f"<div class='ag-row'>{_blocks(blocks(f'{change.argument} before', change.before))}"
        f"{_blocks(blocks(f'{change.argument} after', change.after, wrong, change.before))}</div>"
    )


def _lines(lines: Sequence[Line]) -> str:
    rows = "\n".join(
        f"{escape(line.where)}" + (f", in {escape(line.function)}" if line.function else "")
        + (f"\n    {escape(line.code)}" if line.code else "")
        + (f"\n    with {escape(line.shapes)}" if line.shapes else "")
        for line in lines
    )  # fmt: skip
    return f'<pre class="ag-trace">{rows}</pre>' if rows else ""


def _prose(text: str) -> str:
    """Escaped; what stands in `backticks` becomes code."""
    pieces: list[Any] = escape(text).split("`")
    if len(pieces) % 2 == 0:
        return escape(text)
    return "".join(f"<code>{p}</code>" if n % 2 else p for n, p in enumerate(pieces))
