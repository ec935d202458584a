"""Our student's page as nbgrader's feedback: `GenerateFeedback.exporter_class` of a course.

`generate_feedback`, formgrader's button, `release_feedback` and `fetch_feedback` then hand out the
page that `autograder grade --feedback` writes, byte for byte, with a section for what only the
gradebook knows. Notebooks of other assignments get nbgrader's own page.
"""

from typing import Any

from nbconvert.exporters import HTMLExporter
from nbgrader.api import Gradebook

from autograder.errors import UsageError
from autograder.feedback import student_page
from autograder.nbgrader.decided import decided
from autograder.nbgrader.keeping import NotKept, kept, way_out
from autograder.nbgrader.plugin import AutograderPlugin, submitted_folder
from autograder.nbgrader.renamed import handed_in_as
from autograder.nbgrader.restore import OURS


class StudentPages(HTMLExporter, AutograderPlugin):
    """Stands for nbgrader's HTMLExporter as `GenerateFeedback.exporter_class`."""

    def from_notebook_node(self, nb: Any, resources: Any = None, **options: Any) -> Any:
        """The page of an autograded notebook."""
        if OURS not in nb.metadata:
            return super().from_notebook_node(nb, resources, **options)
        try:
            page = self._page(nb, resources)
        except (NotKept, UsageError) as reason:
            self._explain(resources, reason)
            return super().from_notebook_node(nb, resources, **options)
        ready: Any = self._init_resources  # untyped
        resources = ready(resources)
        data = page.encode("utf-8")
        resources["outputs"] = {f"{name}.html": data for name in self._other_names(resources)}
        return page, resources

    def _page(self, nb: Any, resources: Any) -> str:
        about, assignment = resources["nbgrader"], self.assignment(resources)
        found = kept(nb.metadata, assignment, about["student"])
        with Gradebook(about["db_url"]) as gradebook:
            submitted = gradebook.find_submission_notebook(
                about["notebook"], about["assignment"], about["student"]
            )
            beside = decided(gradebook, submitted, found.submission)
        return student_page(
            found.submission,
            assignment,
            trusted=found.trusted,
            gradebook=beside,
            notes=found.notes,
        )

    def _explain(self, resources: Any, reason: Exception) -> None:
        about = resources["nbgrader"]
        self.log.warning(
            "%s/%s gets nbgrader's own page: %s. For the autograder's, autograde again: %s",
            about["student"],
            about["assignment"],
            reason,
            way_out(about["assignment"], about["student"]),
        )

    def _other_names(self, resources: Any) -> list[str]:
        """`fetch_feedback` looks for the page under the name that was handed in."""
        folder = submitted_folder(self, resources)
        return handed_in_as(folder, resources["nbgrader"]["notebook"]) if folder else []
