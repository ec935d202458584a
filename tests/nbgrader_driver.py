"""Runs nbgrader's command line again and again, and imports it once.

Each line on standard input is `{"argv", "cwd", "env"}`; a fork of this process runs nbgrader's own
`main`, and the answer is `{"status", "output"}`. Importing nbgrader takes over a second, and the
tests give a hundred commands.
"""

import json
import os
import sys
import tempfile

from nbgrader.apps.nbgraderapp import main


def run(command: dict) -> dict:
    """One command in a fork; its exit status and all that it printed."""
    with tempfile.TemporaryFile() as output:
        pid = os.fork()
        if not pid:
            for descriptor in (1, 2):
                os.dup2(output.fileno(), descriptor)
            os.chdir(command["cwd"])
            os.environ.update(command["env"])
            sys.argv = ["nbgrader", *command["argv"]]
            main()
            sys.exit(0)
        _, status = os.waitpid(pid, 0)
        output.seek(0)
        text = output.read().decode(errors="replace")
    return {"status": os.waitstatus_to_exitcode(status), "output": text}


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(run(json.loads(line))), flush=True)
