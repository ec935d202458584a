"""What the tests of nbgrader's integration share: courses, students, commands, a PostgreSQL."""

import atexit
import contextlib
import csv
import functools
import json
import os
import pwd
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

from .conftest import ROOT

BIN = Path(sys.executable).parent
ENVIRONMENT = {"PATH": f"{BIN}:{os.environ['PATH']}", "AUTOGRADER_COURSE": str(ROOT)}
HOLE = 'raise NotImplementedError("{name}: your code here")'


class Commands:
    """The command lines of nbgrader and of ours, run by `nbgrader_driver`."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(ROOT / "tests" / "nbgrader_driver.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **ENVIRONMENT},
        )

    def run(self, program: str, *argv: str, cwd: Path, status: int = 0, **env: str) -> str:
        """The output of one command; it has to end with this status."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        command = {"program": program, "argv": argv, "cwd": str(cwd), "env": env}
        self.process.stdin.write(json.dumps(command) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        assert answer["status"] == status, answer["output"]
        return str(answer["output"])

    def close(self) -> None:
        """End it."""
        with self.process:
            self.process.stdin.close()


@functools.cache
def commands() -> Commands:
    """Those of this process, started when they are needed."""
    started = Commands()
    atexit.register(started.close)
    return started


def nbgrader(*argv: str, cwd: Path, status: int = 0, **env: str) -> str:
    """Run nbgrader's command line: `nbgrader("autograde", "backprop", cwd=course)`; its output."""
    return commands().run("nbgrader", *argv, cwd=cwd, status=status, **env)


def autograder(*argv: str, cwd: Path, status: int = 0) -> str:
    """Run our own command line; its output."""
    return commands().run("autograder", *argv, cwd=cwd, status=status)


def make_course(folder: Path, *assignments: str, db: str = "", extra: str = "") -> Path:
    """A course made by `autograder course`; `extra` is added to its configuration."""
    options = ["--db", db] if db else []
    named = ["--assignments", ",".join(assignments), "--course-id", "nn"]
    autograder("course", str(folder), *named, *options, cwd=folder.parent)
    with (folder / "nbgrader_config.py").open("a") as file:
        file.write(extra)
    return folder


def answer(notebook: Any, answers: dict[str, str]) -> Any:
    """Type bodies into the stubs of a released notebook."""
    for cell in notebook.cells:
        for name, body in answers.items():
            if HOLE.format(name=name) in cell.source:
                typed = textwrap.indent(textwrap.dedent(body).strip(), "    ").strip()
                cell.source = cell.source.replace(HOLE.format(name=name), typed)
    return notebook


def released(course: Path, assignment: str) -> Any:
    """A fresh copy of what was released."""
    return nbformat.read(course / "release" / assignment / f"{assignment}.ipynb", as_version=4)


def hand_in(course: Path, student: str, assignment: str, notebook: Any, name: str = "") -> Path:
    """Put a notebook into `submitted/`, as if it had been collected."""
    path = course / "submitted" / student / assignment / (name or f"{assignment}.ipynb")
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(notebook, bytes):
        path.write_bytes(notebook)
    else:
        path.write_text(json.dumps(notebook), encoding="utf-8")
    return path


def autograded(course: Path, student: str, assignment: str = "backprop") -> Any:
    """The autograded notebook."""
    folder = course / "autograded" / student / assignment
    return nbformat.read(folder / f"{assignment}.ipynb", as_version=4)


def bare(page: str) -> str:
    """A student's page without what only nbgrader knows."""
    own = r'<section class="(?:gradebook|done)".*?</section>\n'
    return re.sub(own, "", page, flags=re.DOTALL)


def scores(course: Path) -> dict[tuple[str, str], float]:
    """(assignment, student) -> score, from the CSV of `nbgrader export`."""
    nbgrader("export", cwd=course)
    with (course / "grades.csv").open() as file:
        return {(r["assignment"], r["student_id"]): float(r["score"]) for r in csv.DictReader(file)}


@dataclass
class Rows:
    """A gradebook's rows for one assignment, by student and cell."""

    auto: dict[tuple[str, str], float | None]
    manual: dict[tuple[str, str], bool]
    comments: dict[tuple[str, str], str | None]


def rows(url: str, assignment: str, course_id: str = "nn") -> Rows:
    """What stands in the gradebook."""
    from nbgrader.api import Gradebook

    found = Rows({}, {}, {})
    with Gradebook(url, course_id) as gradebook:
        for submission in gradebook.assignment_submissions(assignment):
            for notebook in submission.notebooks:
                for grade in notebook.grades:
                    key = (submission.student.id, grade.name)
                    found.auto[key] = grade.auto_score
                    found.manual[key] = grade.needs_manual_grade
                for comment in notebook.comments:
                    found.comments[submission.student.id, comment.name] = comment.auto_comment
    return found


def url_of(course: Path) -> str:
    """The course's SQLite database."""
    return f"sqlite:///{course / 'gradebook.db'}"


def postgresql_binaries() -> Path | None:
    """Where Debian keeps `initdb`."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


@contextlib.contextmanager
def postgresql(binaries: Path) -> Iterator[Callable[[str], str]]:
    """A server of one's own on a unix socket; gives the URL of a fresh database by name."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    user = None
    if os.getuid() == 0:  # PostgreSQL refuses to run as root
        user = next(n for n in ("postgres", "nobody") if n in {p.pw_name for p in pwd.getpwall()})
        shutil.chown(folder, user)

    def run(*command: str) -> None:
        subprocess.run(
            [str(binaries / command[0]), *command[1:]],
            cwd=folder,
            user=user,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            check=True,
        )

    data, options = folder / "data", f"-k {folder} -c listen_addresses= -c fsync=off"
    try:
        run("initdb", "-D", str(data), "-U", "teacher", "-A", "trust", "-E", "UTF8", "-N")
        run("pg_ctl", "-D", str(data), "-w", "-o", options, "-l", str(folder / "log"), "start")

        def create(name: str) -> str:
            run("createdb", "-h", str(folder), "-U", "teacher", name)
            return f"postgresql+psycopg://teacher@/{name}?host={folder}"

        try:
            yield create
        finally:
            run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
