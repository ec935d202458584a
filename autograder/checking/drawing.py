"""Two small drawings as inline SVG, each with a text alternative and no script."""

import math
from collections.abc import Sequence
from html import escape

import numpy as np

from autograder.checking.outcome import Witness

FINEST = 16  # squares along one side of the heat map
WIDTH, HEIGHT = 300, 170  # of the plot, with its margins
LEFT, TOP, RIGHT, BOTTOM = 46, 10, 288, 132
LOWEST = 1e-16
DIGITS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def heat_map(witness: Witness) -> str:
    """|analytic - numerical|: the larger the error, the larger and darker its square."""
    table = np.where(np.isfinite(witness.error), witness.error, np.inf) * witness.wrong
    table = table.reshape(-1, table.shape[-1] if table.ndim else 1)[:FINEST, :FINEST]
    top = float(np.max(table[np.isfinite(table)], initial=0.0)) or 1.0
    height, width = table.shape
    side = min(22, 200 // max(height, width))
    squares = "".join(
        _square(i, j, min(table[i, j] / top, 1.0) if np.isfinite(table[i, j]) else 1.0)
        for i, j in np.argwhere(table > 0).tolist()
    )
    lines = "".join(f"M0 {i}h{width}" for i in range(height + 1))
    lines += "".join(f"M{j} 0v{height}" for j in range(width + 1))
    return (
        f'<svg class="ag-heat" role="img" aria-label="{escape(heat_text(witness))}" '
        f'viewBox="-.5 -.5 {width + 1} {height + 1}" '
        f'width="{(width + 1) * side}" height="{(height + 1) * side}">'
        f'<path class="ag-grid" d="{lines}"/>{squares}</svg>'
    )


def _square(row: int, column: int, share: float) -> str:
    size = 0.3 + 0.65 * share
    edge = (1 - size) / 2
    return (
        f'<path class="ag-bad" fill-opacity="{0.35 + 0.65 * share:.2f}" '
        f'd="M{column + edge:.3g} {row + edge:.3g}h{size:.3g}v{size:.3g}h-{size:.3g}z"/>'
    )


def heat_text(witness: Witness) -> str:
    """The heat map in a sentence."""
    shape = " by ".join(map(str, witness.error.shape))
    wrong = int(witness.wrong.sum())
    return (
        f"Your gradient and the numerical one on the largest failing input ({shape}): {wrong} of "
        f"{witness.error.size} entries {'is' if wrong == 1 else 'are'} wrong; the largest error, "
        f"{_short(float(witness.error[witness.entry]))}, is at {place(witness)}."
    )


def place(witness: Witness) -> str:
    """`[0, 2]`, the entry with the largest error."""
    return f"[{', '.join(map(str, witness.entry))}]"


def v_curve(witness: Witness) -> str:
    """The error against the step ε, both on logarithmic axes."""
    logs = [math.log10(max(v, LOWEST)) for v in (*witness.mine, *witness.right)]
    low, high = math.floor(min(logs)), math.ceil(max(max(logs), min(logs) + 1))

    def x(step: float) -> float:
        first, last = (math.log10(witness.steps[n]) for n in (0, -1))
        return RIGHT - (RIGHT - LEFT) * (math.log10(step) - first) / (last - first)

    def y(error: float) -> float:
        return BOTTOM - (BOTTOM - TOP) * (math.log10(max(error, LOWEST)) - low) / (high - low)

    def points(errors: Sequence[float]) -> list[str]:
        return [f"{x(s):.1f},{y(e):.1f}" for s, e in zip(witness.steps, errors, strict=True)]

    marks = "".join(
        f'<circle class="ag-dot" cx="{p.split(",")[0]}" cy="{p.split(",")[1]}" r="2.6"/>'
        for p in points(witness.mine)
    )
    every = max(1, -(-(high - low) // 4))
    levels = [n for n in range(low, high + 1) if (n - high) % every == 0]
    ticks = "".join(
        f'<text x="{LEFT - 5}" y="{y(10.0**n) + 3.5:.1f}" text-anchor="end">{_power(n)}</text>'
        for n in levels
    )
    ticks += "".join(
        f'<text x="{x(s):.1f}" y="{BOTTOM + 16}" text-anchor="middle">'
        f"{_power(round(math.log10(s)))}</text>"
        for s in witness.steps[::2]
    )
    grid = "".join(f"M{LEFT} {y(10.0**n):.1f}H{RIGHT}" for n in levels)
    return (
        f'<svg class="ag-curve" role="img" aria-label="{escape(curve_text(witness))}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
        f'<path class="ag-grid" d="{grid}"/>'
        f'<polyline class="ag-right" points="{" ".join(points(witness.right))}"/>'
        f'<polyline class="ag-mine" points="{" ".join(points(witness.mine))}"/>{marks}{ticks}'
        f'<text x="{(LEFT + RIGHT) / 2}" y="{HEIGHT - 5}" text-anchor="middle">step ε</text>'
        '<text transform="rotate(-90 9 70)" x="9" y="70" text-anchor="middle">error</text></svg>'
    )


def curve_text(witness: Witness) -> str:
    """The curve in a sentence."""
    best = int(np.argmin(witness.right))
    lowest, step = _short(max(witness.right[best], LOWEST)), _short(witness.steps[best])
    right = f"falls to {lowest} at ε = {step} and rises again, a V"
    if best == 0:  # a parabola: no step is too wide
        right = f"is {lowest} at ε = {step} and rises where rounding takes over"
    return (
        f"Error of entry {place(witness)} against the step ε. A right gradient's {right}; "
        f"yours does not get below {_short(min(witness.mine))}."
    )


def _short(size: float) -> str:
    text = f"{size:.2g}" if size >= 1e-3 else f"{size:.0e}"
    return text.replace("e-0", "e-").replace("e+0", "e")


def _power(exponent: int) -> str:
    return "1" if exponent == 0 else "10" + str(exponent).translate(DIGITS)
