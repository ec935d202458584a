"""Runs nbgrader's command line and ours again and again, and imports them once.

Each line on standard input is `{"program", "argv", "cwd", "env"}`; a fork of this process runs that
program's own `main`, and the answer is `{"status", "output"}`. Importing nbgrader takes over a
second, and the tests give a hundred commands.
"""

import functools
import json
import os
import sys
import tempfile

import nbgrader.api
import nbgrader.apps.nbgraderapp

import autograder.build
import autograder.cli
import autograder.nbgrader.tree

# A process of alembic's tells it, anew for each database; it is a constant of nbgrader's.
nbgrader.api.get_alembic_version = functools.cache(nbgrader.api.get_alembic_version)
MAIN = {"nbgrader": nbgrader.apps.nbgraderapp.main, "autograder": autograder.cli.main}


def run(command: dict) -> dict:
    """One command in a fork; its exit status and all that it printed."""
    with tempfile.TemporaryFile() as output:
        pid = os.fork()
        if not pid:
            for descriptor in (1, 2):
                os.dup2(output.fileno(), descriptor)
            os.chdir(command["cwd"])
            os.environ.update(command["env"])
            sys.argv = [command["program"], *command["argv"]]
            sys.exit(MAIN[command["program"]]())
        _, status = os.waitpid(pid, 0)
        output.seek(0)
        text = output.read().decode(errors="replace")
    return {"status": os.waitstatus_to_exitcode(status), "output": text}


if __name__ == "__main__":
    nbgrader.api.get_alembic_version()
    for line in sys.stdin:
        print(json.dumps(run(json.loads(line))), flush=True)
