"""The student's notebook made anew: their sources, our marked cells, nothing else of theirs.

Our manifest says what counts. A marked cell that was deleted comes back, of one that is there
twice the last counts, what was edited in a locked cell or in a mark is undone, and a solution
that lost its mark is found by the function it defines. Every such act is noted. The order
of the cells stays the student's: it is the order in which their code runs.
"""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import nbformat

from autograder.course import Assignment
from autograder.nbgrader.handin import Handed, HandIn
from autograder.nbgrader.safe import harmless
from autograder.nbgrader.template import Marked
from autograder.notebooks import METADATA
from autograder.submissions import Unreadable

OURS = "autograder"  # the key of our own metadata, beside nbgrader's


def own_texts(assignment: Assignment) -> frozenset[str]:
    """The Markdown cells that are ours, as the starter has them."""
    path = assignment.starter / f"{assignment.name}.ipynb"
    if not path.is_file():
        return frozenset()
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return frozenset("".join(c["source"]).strip() for c in cells if c["cell_type"] == "markdown")


@dataclass
class Restored:
    """A notebook in the making: which handed cell is which marked one, and what was done."""

    released: Sequence[Marked]
    owner: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def restore(handin: HandIn, released: Sequence[Marked], texts: frozenset[str]) -> Any:
    """The notebook to be graded, with its notes in the metadata. `texts`: our own Markdown."""
    making = Restored(released, notes=list(handin.notes))
    if isinstance(handin.work, Unreadable):
        making.notes.append(handin.work.message)
    _claim(making, handin.cells)
    _adopt(making, handin.cells)
    _compare(making, handin.cells)
    by_number = {number: name for name, number in making.owner.items()}
    known = {marked.grade_id: marked for marked in released}
    cells = [_kept(cell, known.get(by_number.get(cell.number, "")), texts) for cell in handin.cells]
    _put_back(making, cells, whole=bool(handin.cells))
    return _notebook(cells, making.notes)


def notes_of(notebook: Any) -> list[str]:
    """What was done to the notebook."""
    return list(notebook.metadata.get(OURS, {}).get("notes", []))


def _claim(making: Restored, cells: Sequence[Handed]) -> None:
    """Of several cells with one name, the last has it."""
    known = {marked.grade_id: marked for marked in making.released}
    for cell in cells:
        if cell.grade_id not in known:
            if cell.grade_id:
                making.notes.append(
                    f"Cell {cell.number} was marked `{harmless(cell.grade_id)[:60]}`, which is no "
                    "cell of this assignment: the mark was ignored."
                )
            continue
        if cell.grade_id in making.owner:
            making.notes.append(
                f"`{cell.grade_id}` is there more than once: cell {cell.number}, the later one, "
                "has its place. All of the code ran."
            )
        making.owner[cell.grade_id] = cell.number


def _adopt(making: Restored, cells: Sequence[Handed]) -> None:
    """A cell without its mark is the last plain one that defines the function, or reads the same.

    Editors that know nothing of nbgrader drop all marks: that is said once.
    """
    bare, found = not making.owner, []
    taken = set(making.owner.values())
    for marked in making.released:
        if marked.kind != "code" or marked.grade_id in making.owner:
            continue
        is_it = _looks_like(marked)
        free = [c for c in cells if c.kind == "code" and c.number not in taken and is_it(c.source)]
        if free:
            number = making.owner[marked.grade_id] = free[-1].number
            taken.add(number)
            found.append(f"`{marked.grade_id}` had lost its mark; cell {number} was taken for it.")
    if bare and found:
        found = ["The notebook came without nbgrader's marks; its cells were known by their text."]
    making.notes += found


def _looks_like(marked: Marked) -> Callable[[str], object]:
    if marked.locked:
        return lambda source: source.strip() == marked.source.strip()
    return re.compile(rf"^(?:def|class)\s+{re.escape(marked.grade_id)}\b", re.M).search


def _compare(making: Restored, cells: Sequence[Handed]) -> None:
    """Say what was edited that may not be."""
    by_number = {cell.number: cell for cell in cells}
    places = []
    for marked in making.released:
        cell = by_number.get(making.owner.get(marked.grade_id, 0))
        if cell is None:
            continue
        places.append(cell.number)
        if cell.kind != marked.kind:
            making.notes.append(
                f"`{marked.grade_id}` was made a {cell.kind[:10]} cell: it counts as it was run."
            )
        if marked.locked and cell.source.strip() != marked.source.strip():
            making.notes.append(f"`{marked.grade_id}` was edited: it is as released again.")
        if cell.grade_id and _edited(cell.mark, marked):
            making.notes.append(
                f"The points or marks of `{marked.grade_id}` were edited: they are as released."
            )
    ours = [number for number in places if number]
    if ours != sorted(ours):
        making.notes.append("The cells stand in another order; they were run in that order.")


def _edited(mark: dict[str, Any], marked: Marked) -> bool:
    wanted = marked.mark
    keys = ("grade", "locked", "solution", "points")
    return any(key in wanted and mark.get(key) != wanted[key] for key in keys)


def _kept(cell: Handed, marked: Marked | None, texts: frozenset[str]) -> Any:
    """The handed cell as a clean one."""
    if marked is not None:
        made = _marked(marked, marked.source if marked.locked else cell.source)
    elif cell.kind == "code":
        made = nbformat.v4.new_code_cell(cell.source)
    else:
        ours = cell.source.strip() in texts
        made = nbformat.v4.new_markdown_cell(cell.source if ours else harmless(cell.source))
    if cell.kind == "code":
        made.metadata[OURS] = {"cell": cell.number}
    return made


def _marked(marked: Marked, source: str) -> Any:
    if marked.kind == "code":
        made = nbformat.v4.new_code_cell(source)
    else:
        text = source if marked.locked or marked.task else harmless(source)
        made = nbformat.v4.new_markdown_cell(text)
    made.metadata["nbgrader"] = marked.mark
    if marked.locked:
        made.metadata.update(deletable=False, editable=False)
    return made


def _put_back(making: Restored, cells: list[Any], *, whole: bool) -> None:
    """Each missing cell behind the one it was released behind."""
    place = 0
    for marked in making.released:
        if marked.grade_id in making.owner:
            place = next(n for n, cell in enumerate(cells, 1) if _name(cell) == marked.grade_id)
            continue
        place = place or len(cells)
        cells.insert(place, _marked(marked, marked.source))
        place += 1
        if whole:
            making.notes.append(f"`{marked.grade_id}` was missing: it was put back as released.")


def _name(cell: Any) -> str:
    return str(cell.metadata.get("nbgrader", {}).get("grade_id", ""))


def _notebook(cells: list[Any], notes: list[str]) -> Any:
    if notes:
        said = "\n".join(f"* {harmless(note)}" for note in notes)
        cells.insert(0, nbformat.v4.new_markdown_cell(f"**The autograder's notes**\n\n{said}"))
    for number, cell in enumerate(cells):
        cell.id = f"cell-{number}"
    return nbformat.v4.new_notebook(cells=cells, metadata={**METADATA, OURS: {"notes": notes}})
