"""Well-scaled inputs for laws: readable, without the accidents that hide mistakes.

Entries have two decimals and size of order 1, are never 0 and (up to 180 of them) all
different, so that a counterexample can be read, no kink is hit, and no mistake hides behind
a zero or a tie.
"""

import numpy as np

Shape = int | tuple[int, ...]


def normal(seed: int, *shapes: Shape) -> tuple[np.ndarray, ...]:
    """One array for each shape, entries between -2 and 2, the same for the same seed."""
    return _cut(_entries(seed, _size(shapes), signed=True), shapes)


def positive(seed: int, *shapes: Shape) -> tuple[np.ndarray, ...]:
    """One array for each shape, entries between 0.1 and 2."""
    return _cut(_entries(seed, _size(shapes), signed=False), shapes)


def probabilities(seed: int, *shapes: Shape) -> tuple[np.ndarray, ...]:
    """One array for each shape, entries strictly between 0.05 and 0.95."""
    return tuple(0.05 + 0.45 * a for a in positive(seed, *shapes))


def one_hot(seed: int, classes: int, m: int) -> np.ndarray:
    """(classes, m): each column holds a single 1."""
    rows = np.random.default_rng([seed, classes, m]).integers(classes, size=m)
    return np.asarray(np.arange(classes)[:, None] == rows, dtype=float)


def _entries(seed: int, count: int, *, signed: bool) -> np.ndarray:
    rng = np.random.default_rng([seed, count, int(signed)])
    sizes = np.arange(10, 191) if count <= 180 else np.arange(100, 1910)
    if count > len(sizes):
        sizes = np.tile(sizes, count // len(sizes) + 1)
    magnitudes = rng.permutation(sizes)[:count] / (100 if count <= 180 else 1000)
    return magnitudes * rng.choice([-1.0, 1.0], count) if signed else magnitudes


def _size(shapes: tuple[Shape, ...]) -> int:
    return sum(int(np.prod(shape)) for shape in shapes)


def _cut(entries: np.ndarray, shapes: tuple[Shape, ...]) -> tuple[np.ndarray, ...]:
    arrays, begin = [], 0
    for shape in shapes:
        size = int(np.prod(shape))
        arrays.append(entries[begin : begin + size].reshape(shape).copy())
        begin += size
    return tuple(arrays)
