"""Students and instructors at a real browser: JupyterLab and formgrader in headless Chromium.

Pictures of what they see are kept in `artefacts/`.
"""

import contextlib
import json
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest

from .conftest import ROOT
from .nbgrader_help import (
    BIN,
    ENVIRONMENT,
    answer,
    hand_in,
    make_course,
    nbgrader,
    released,
    rows,
    url_of,
)

sys.path.insert(0, str(ROOT / "demo"))
import make_class

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CHROMIUM = shutil.which("chromium")
ARTEFACTS = ROOT / "artefacts"
OPTIONS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip
PATIENCE = 60_000  # milliseconds; the machine may be slow
SETTINGS = {
    "notebook-extension/tracker": {"windowingMode": "none"},  # draw the cells out of sight, too
    "apputils-extension/notification": {"fetchNews": "false"},
}
WRONG = {**make_class.RIGHT, "bias_gradient": "return delta.sum(axis=1, keepdims=True)"}


@dataclass
class Lab:
    """A running Jupyter server."""

    port: int
    token: str

    def __call__(self, place: str) -> str:
        """The address of a place on it."""
        return f"http://127.0.0.1:{self.port}/{place}?token={self.token}"


@contextlib.contextmanager
def jupyter(folder: Path, home: Path) -> Iterator[Lab]:
    """JupyterLab over this folder, with settings of its own."""
    for name, setting in SETTINGS.items():
        path = home / "lab-settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(setting))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    token = secrets.token_hex(16)
    command = [
        str(BIN / "jupyter"), "lab", "--no-browser", "--allow-root", "--ip=127.0.0.1",
        f"--port={port}", f"--IdentityProvider.token={token}", f"--ServerApp.root_dir={folder}",
        "--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]  # fmt: skip
    own = {
        "HOME": str(home), "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"), "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "lab-settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
    }  # fmt: skip
    with (home / "jupyter.log").open("w") as log:
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **ENVIRONMENT, **own}, stdout=log, stderr=log
        )
        try:
            lab = Lab(port, token)
            wait_for(lab("api/status"), home / "jupyter.log")
            yield lab
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def wait_for(address: str, log: Path) -> None:
    """Until it answers."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=5):
            return
        time.sleep(0.3)
    raise AssertionError(log.read_text())


@pytest.fixture(scope="module")
def course(tmp_path_factory) -> Path:
    """A course: ada is graded, emmy has just handed in."""
    folder = make_course(tmp_path_factory.mktemp("browser") / "course", "backprop")
    nbgrader("generate_assignment", "backprop", cwd=folder)
    hand_in(folder, "ada", "backprop", answer(released(folder, "backprop"), make_class.RIGHT))
    nbgrader("autograde", "backprop", cwd=folder)
    wrong = answer(released(folder, "backprop"), WRONG)
    wrong.cells.append(nbformat.v4.new_markdown_cell("<script>document.title='pwned'</script>hm"))
    hand_in(folder, "emmy", "backprop", wrong)
    return folder


@pytest.fixture(scope="module")
def browser():
    """Debian's Chromium, without a window."""
    if CHROMIUM is None:
        assert not os.environ.get("CI"), "CI installs Chromium"
        pytest.skip("Chromium is not installed (.ci/run installs it)")
    from playwright.sync_api import sync_playwright

    ARTEFACTS.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser):
    """A fresh window."""
    window = browser.new_page(viewport={"width": 1280, "height": 900})
    window.set_default_timeout(PATIENCE)
    yield window
    window.close()


def test_a_student_solves_an_exercise(course: Path, tmp_path: Path, page) -> None:
    home = tmp_path / "home"
    shutil.copytree(course / "release" / "backprop", home / "work" / "backprop")
    with jupyter(home / "work", home) as lab:
        page.goto(lab("lab/tree/backprop/backprop.ipynb"))
        stub = page.locator(".jp-CodeCell", has_text="def hidden_delta(")
        check = page.locator(".jp-CodeCell", has_text='check("hidden_delta")')
        check.wait_for()
        page.get_by_text("Python 3 (ipykernel) | Idle").or_(
            page.locator("[data-status=idle]")
        ).first.wait_for()
        check.locator(".cm-content").click()
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_text("Run All Above Selected Cell", exact=True).click()
        check.locator(".cm-content").click()
        page.keyboard.press("Control+Enter")
        output = check.locator(".jp-OutputArea-output").first
        output.wait_for()
        assert "not done yet" in output.inner_text()
        output.scroll_into_view_if_needed()
        page.screenshot(path=ARTEFACTS / "student-stub.png")

        source = stub.locator(".cm-content")
        source.click()
        text = released_stub(course).replace(
            'raise NotImplementedError("hidden_delta: your code here")',
            make_class.RIGHT["hidden_delta"],
        )
        page.keyboard.press("Control+A")
        page.keyboard.insert_text(text)
        page.keyboard.press("Control+Enter")
        check.locator(".cm-content").click()
        page.keyboard.press("Control+Enter")
        held = check.locator(".jp-OutputArea-output", has_text="public laws hold").first
        held.wait_for()
        assert "Hidden laws remain" in held.inner_text()
        held.scroll_into_view_if_needed()
        page.screenshot(path=ARTEFACTS / "student-right.png")


def released_stub(course: Path) -> str:
    """The stub as it was released."""
    cells = released(course, "backprop").cells
    return next(str(cell.source) for cell in cells if cell.source.startswith("def hidden_delta("))


def test_an_instructor_grades_with_formgrader(course: Path, tmp_path: Path, page) -> None:
    from playwright.sync_api import expect

    home = tmp_path / "home"
    home.mkdir()
    with jupyter(course, home) as lab:
        page.goto(lab("lab"))  # which signs the browser in
        page.locator("#jp-main-dock-panel").wait_for()
        page.goto(lab("formgrader/manage_submissions/backprop"))
        emmy = page.locator("tr", has=page.get_by_text("emmy", exact=True)).first
        emmy.wait_for()
        assert "needs autograding" in emmy.inner_text()
        emmy.locator(".autograde a").click()
        page.get_by_text("Successfully autograded").first.wait_for()
        page.wait_for_timeout(700)  # the dialogue fades in
        page.screenshot(path=ARTEFACTS / "formgrader-autograded.png")
        page.get_by_role("button", name="OK").or_(
            page.get_by_role("button", name="Close")
        ).first.click()
        found = rows(url_of(course), "backprop").auto
        assert found["emmy", "test_bias_gradient"] == 0
        assert found["emmy", "test_hidden_delta"] == 3

        page.goto(lab("formgrader/manage_submissions/backprop"))
        page.get_by_text("15 / 15").first.wait_for()
        page.get_by_text("11.75 / 15").first.wait_for()
        page.screenshot(path=ARTEFACTS / "formgrader-scores.png")

        page.goto(lab("formgrader/gradebook/backprop/backprop"))
        page.get_by_text("Submission #2").or_(page.get_by_text("Submission #1")).first.wait_for()
        page.screenshot(path=ARTEFACTS / "formgrader-gradebook.png")
        page.goto(lab(f"formgrader/submissions/{submission_id(course, 'emmy')}/"))
        page.get_by_text("bias_gradient: failed").first.wait_for()
        comment = page.locator("#bias_gradient-comment")
        said = re.compile("BP3 here is a mean")  # the autograder's, where a person may write
        expect(comment).to_have_attribute("placeholder", said, timeout=PATIENCE)
        assert page.title() == "backprop"  # the script in a cell has not run
        comment.scroll_into_view_if_needed()
        page.screenshot(path=ARTEFACTS / "formgrader-submission.png")

        page.goto(lab("formgrader/manage_submissions/backprop"))
        emmy.wait_for()
        emmy.locator(".generate-feedback a").click()
        page.get_by_text("Successfully generated feedback").first.wait_for()
        page.goto(lab("files/feedback/emmy/backprop/backprop.html"))
        page.locator(".score", has_text="11.75 of 15 points").wait_for()
        assert "BP3 here is a mean" in page.content()
        sizes = page.locator(".formula math").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect().height)"
        )
        assert len(sizes) == 6
        assert min(sizes) > 10  # typeset, though nothing was loaded
        page.screenshot(path=ARTEFACTS / "feedback.png", full_page=True)


def submission_id(course: Path, student: str) -> str:
    """The gradebook's name for a submitted notebook."""
    from nbgrader.api import Gradebook

    with Gradebook(url_of(course), "nn") as gradebook:
        found = gradebook.find_submission_notebook("backprop", "backprop", student)
        return str(found.id)
