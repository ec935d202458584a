"""Small drawings as inline SVG, each with its text alternative."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from markupsafe import Markup

Array = npt.NDArray[Any]
FINEST = 24  # squares along one side of a heat map; larger arrays are gathered into blocks
LEVELS = 5


def heat_map(error: Array, wrong: Array) -> Markup:
    """|yours - expected| of a matrix: the larger the error, the larger and darker its square."""
    rows, columns = error.shape
    fine = np.where(np.isfinite(error), error, np.inf)
    blocks = _gather(np.where(wrong, fine, 0.0))
    finite = blocks[np.isfinite(blocks)]
    top = float(np.max(finite, initial=0.0)) or 1.0
    share = np.minimum(np.where(np.isfinite(blocks), blocks / top, 1.0), 1.0)
    level = np.ceil(share * LEVELS).astype(int)
    height, width = blocks.shape
    paths = Markup("").join(
        Markup('<path class="heat{}" d="{}"/>').format(n, _squares(level == n, n))
        for n in range(1, LEVELS + 1)
        if (level == n).any()
    )
    said = _said(fine, wrong)
    side = max(6, min(18, 220 // max(height, width)))
    gathered = "" if blocks.shape == error.shape else " Each square is a block of entries."
    return Markup(
        '<svg class="heat" role="img" viewBox="-.5 -.5 {} {}" width="{}" height="{}">'
        "<title>Where yours differs, {} rows by {} columns</title><desc>{}{}</desc>"
        '<path class="grid" d="{}"/>{}</svg>'
    ).format(
        width + 1, height + 1, (width + 1) * side, (height + 1) * side,
        rows, columns, said, gathered, _lines(height, width), paths,
    )  # fmt: skip


def _gather(error: Array) -> Array:
    """At most FINEST by FINEST entries, each the largest of its block."""
    steps = [-(-size // FINEST) for size in error.shape]
    for axis, step in enumerate(steps):
        if step > 1:
            error = np.maximum.reduceat(error, np.arange(0, error.shape[axis], step), axis=axis)
    return error


def _squares(where: Array, level: int) -> str:
    size = 0.35 + 0.6 * level / LEVELS
    edge = (1 - size) / 2
    return "".join(
        f"M{j + edge:.3g} {i + edge:.3g}h{size:.3g}v{size:.3g}h-{size:.3g}z"
        for i, j in np.argwhere(where).tolist()
    )


def _lines(height: int, width: int) -> str:
    across = "".join(f"M0 {i}h{width}" for i in range(height + 1))
    return across + "".join(f"M{j} 0v{height}" for j in range(width + 1))


def _said(error: Array, wrong: Array) -> str:
    row, column = np.unravel_index(int(np.argmax(error)), error.shape)
    largest = float(error[row, column])
    size = f"{largest:.3g}" if np.isfinite(largest) else "not finite"
    return (
        f"{int(wrong.sum())} of {error.size} entries are wrong; the largest error, {size}, is in "
        f"row {row}, column {column}, counted from 0."
    )


def histogram(scores: Sequence[float], best: float, bins: int = 10) -> Markup:
    """How many submissions reached how many points; the last bar holds full marks too."""
    best = best or 1.0
    counts = [0] * bins
    for score in scores:
        counts[min(bins - 1, max(0, int(bins * score / best)))] += 1
    most = max([*counts, 1])
    edges = [f"{best * n / bins:.3g}" for n in range(bins + 1)]
    said = "; ".join(
        f"{edges[n]} to {edges[n + 1]} points: {count}" for n, count in enumerate(counts) if count
    )
    bars = Markup("").join(_bar(n, count, most) for n, count in enumerate(counts))
    ticks = Markup("").join(
        Markup('<text class="tick" x="{}" y="158">{}</text>').format(20 + 60 * n, edge)
        for n, edge in enumerate(edges)
    )
    return Markup(
        '<svg class="histogram" role="img" viewBox="0 0 640 166">'
        "<title>Distribution of scores</title><desc>Number of submissions by points. {}.</desc>"
        '{}<path class="axis" d="M20 140H620"/>{}</svg>'
    ).format(said or "None were graded", bars, ticks)


def _bar(n: int, count: int, most: int) -> Markup:
    if not count:
        return Markup("")
    height = 112 * count / most
    return Markup(
        '<rect class="bar" x="{}" y="{}" width="52" height="{}" rx="3"/>'
        '<text class="count" x="{}" y="{}">{}</text>'
    ).format(24 + 60 * n, f"{140 - height:.1f}", f"{height:.1f}", 50 + 60 * n,
             f"{134 - height:.1f}", count)  # fmt: skip


def score_bar(parts: Sequence[tuple[str, float, float]]) -> Markup:
    """A bar of (status, score, points) for each exercise, as wide as it counts."""
    total = sum(points for _, _, points in parts) or 1.0
    reached = sum(score for _, score, _ in parts)
    start, pieces = 0.0, []
    for status, score, points in parts:
        width = 600 * points / total
        inner = max(width - 3, 0.5)
        pieces.append(
            Markup('<rect class="rest" x="{}" width="{}" height="10" rx="2"/>').format(
                f"{start:.1f}", f"{inner:.1f}"
            )
        )
        if score > 0 and points > 0:
            pieces.append(
                Markup('<rect class="fill {}" x="{}" width="{}" height="10" rx="2"/>').format(
                    status, f"{start:.1f}", f"{inner * min(score / points, 1):.1f}"
                )
            )
        start += width
    return Markup(
        '<svg class="score-bar" role="img" viewBox="0 0 597 10" preserveAspectRatio="none">'
        "<title>{} of {} points</title>{}</svg>"
    ).format(f"{reached:g}", f"{total:g}", Markup("").join(pieces))
