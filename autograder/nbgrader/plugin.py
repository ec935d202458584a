"""What `nbgrader_config.py` puts in nbgrader's own places. See the package for the whole way.

`NamedStubs` stands for ClearSolutions in `GenerateAssignment.preprocessors`, `Reader` for
NotebookExporter as `Autograde.exporter_class`, `Examine` for Execute in
`Autograde.autograde_preprocessors`, and `Record` there behind SaveAutoGrades. What stands for
nbgrader's page of feedback is in `pages`.
"""

from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbgrader.api import Gradebook
from nbgrader.preprocessors import ClearSolutions, NbGraderPreprocessor
from traitlets import Bool, Float, Integer, Unicode
from traitlets.config import Configurable

from autograder.course import Assignment, load_assignment
from autograder.errors import GraderError, UsageError
from autograder.nbgrader.handin import read_notebook
from autograder.nbgrader.keeping import keep
from autograder.nbgrader.orders import Orders
from autograder.nbgrader.outputs import fill
from autograder.nbgrader.recording import record
from autograder.nbgrader.restore import notes_of, own_texts, restore
from autograder.nbgrader.runners import RUNNERS
from autograder.nbgrader.template import released
from autograder.stubs import stub


class AutograderPlugin(Configurable):
    """Where the assignments with their hidden suites lie, and how much a submission may use."""

    hidden = Unicode(help="The folder that holds assignments/ and solutions/.").tag(config=True)
    cell_seconds = Float(None, allow_none=True, help="Longest run of a cell.").tag(config=True)
    call_seconds = Float(None, allow_none=True, help="Longest call.").tag(config=True)
    submission_seconds = Float(None, allow_none=True, help="Longest in all.").tag(config=True)
    memory = Integer(None, allow_none=True, help="MiB of a submission.").tag(config=True)
    trust_submissions = Bool(False, help="Grade without a sandbox.").tag(config=True)

    def assignment(self, resources: Any) -> Assignment:
        """The one nbgrader is at."""
        name = resources["nbgrader"]["assignment"]
        if not self.hidden:
            raise UsageError("nbgrader_config.py must set c.AutograderPlugin.hidden")
        return load_assignment(name, Path(self.hidden))

    def orders(self, assignment: Assignment) -> Orders:
        """What the runner is told."""
        limits = {
            name: getattr(self, name)
            for name in ("cell_seconds", "call_seconds", "submission_seconds", "memory")
        }
        return Orders(assignment, limits, self.trust_submissions)


class NamedStubs(ClearSolutions):  # type: ignore[misc]
    """Cuts solutions out and leaves `raise NotImplementedError("name: your code here")`."""

    def preprocess_cell(self, cell: Any, resources: Any, index: int) -> tuple[Any, Any]:
        """Where the cell has a solution region; the rest is left to nbgrader."""
        if cell.cell_type == "code" and "### BEGIN SOLUTION" in cell.source:
            cell.source = stub(cell.source)
            return cell, resources
        done: tuple[Any, Any] = super().preprocess_cell(cell, resources, index)
        return done


class Reader(NotebookExporter, AutograderPlugin):
    """Reads what a student handed in: whatever it is, a proper notebook comes of it."""

    def from_file(self, file_stream: Any, resources: Any = None, **options: Any) -> Any:
        """The notebook made anew, if it is a submitted one; else as nbconvert reads it."""
        folder = submitted_folder(self, resources)
        path = Path(file_stream.name)
        if folder is None or path.parent.resolve() != folder.resolve():
            return super().from_file(file_stream, resources=resources, **options)
        assignment = self.assignment(resources)
        RUNNERS.prepare(self.orders(assignment))
        handin = read_notebook(path, resources["nbgrader"]["student"], assignment.name)
        with Gradebook(resources["nbgrader"]["db_url"]) as gradebook:
            cells = released(gradebook, assignment)
        notebook = restore(handin, cells, own_texts(assignment))
        for note in notes_of(notebook):
            self.log.warning("%s: %s", path, note)
        convert: Any = self.from_notebook_node
        return convert(notebook, resources=resources, **options)


class Examine(NbGraderPreprocessor, AutograderPlugin):  # type: ignore[misc]
    """In place of Execute: sandbox and hidden suite, and outputs that cannot be misread."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Grade what was submitted."""
        assignment = self.assignment(resources)
        about = resources["nbgrader"]
        folder = submitted_folder(self.parent, resources)
        if folder is None:
            raise UsageError("Examine belongs into c.Autograde.autograde_preprocessors")
        path = folder / f"{about['notebook']}.ipynb"
        handin = read_notebook(path, about["student"], assignment.name)
        result = RUNNERS.grade(self.orders(assignment), handin.work)
        if result.status == "grader_error":
            raise GraderError(result.message or "the grader failed")
        fill(nb, assignment, result)
        resources["autograder"] = result
        return nb, resources


class Record(NbGraderPreprocessor, AutograderPlugin):  # type: ignore[misc]
    """Behind SaveAutoGrades: the scores once more, the comments, and the result for the page."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Write the former to the gradebook, the latter into the notebook."""
        about, assignment = resources["nbgrader"], self.assignment(resources)
        result = resources["autograder"]
        with Gradebook(about["db_url"]) as gradebook:
            submitted = gradebook.find_submission_notebook(
                about["notebook"], about["assignment"], about["student"]
            )
            record(gradebook, submitted, assignment, result)
        keep(nb, assignment, result, trusted=self.trust_submissions)
        return nb, resources


def submitted_folder(exporter: Any, resources: Any) -> Path | None:
    """Where the submission lies, if `exporter` is at work for `nbgrader autograde`."""
    course = getattr(exporter.parent, "coursedir", None)
    about = (resources or {}).get("nbgrader")
    if course is None or not about:
        return None
    return Path(
        course.format_path(course.submitted_directory, about["student"], about["assignment"])
    )
