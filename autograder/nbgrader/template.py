"""The marked cells as they were released: what nbgrader's database knows of an assignment."""

from dataclasses import dataclass
from typing import Any

from autograder.course import Assignment
from autograder.nbgrader.ids import points_id, solution_id


@dataclass(frozen=True)
class Marked:
    """One cell that nbgrader knows. `points` is None where it has none."""

    grade_id: str
    kind: str
    source: str
    locked: bool
    solution: bool
    task: bool
    points: float | None
    checksum: str | None

    @property
    def mark(self) -> dict[str, Any]:
        """Its metadata."""
        mark: dict[str, Any] = {
            "schema_version": 3,
            "grade_id": self.grade_id,
            "grade": self.points is not None and not self.task,
            "locked": self.locked,
            "solution": self.solution,
            "task": self.task,
            "cell_type": self.kind,
            "checksum": self.checksum,
        }
        if self.points is not None:
            mark["points"] = self.points
        return mark


def released(gradebook: Any, assignment: Assignment) -> list[Marked]:
    """The marked cells: ours in the order of `assignment.toml`, then the instructor's own."""
    notebook = gradebook.find_notebook(assignment.name, assignment.name)
    points = {cell.name: float(cell.max_score) for cell in notebook.grade_cells}
    tasks = {cell.name: float(cell.max_score) for cell in notebook.task_cells}
    solutions = {cell.name for cell in notebook.solution_cells}
    found = {
        cell.name: Marked(
            cell.name,
            cell.cell_type,
            cell.source,
            bool(cell.locked),
            cell.name in solutions,
            cell.name in tasks,
            points.get(cell.name, tasks.get(cell.name)),
            cell.checksum,
        )
        for cell in notebook.source_cells
    }
    ours = [m(e.name) for e in assignment.exercises for m in (solution_id, points_id)]
    known = [name for name in ours if name in found]
    return [found[name] for name in [*known, *sorted(set(found) - set(known))]]
