"""The bare cost: each submission executed and the suite's calls made, in one plain process.

No isolation, no pytest, no hypothesis, no comparison: what no grader can do without. The
demonstrating cells, which the autograder puts aside, are left out here too.

    python benchmarks/bare.py FOLDER CALLS.pickle
"""

import json
import pickle
import sys
import types
from pathlib import Path


def main(folder: Path, recorded: Path) -> None:
    """Run every notebook of the folder and make the recorded calls of it."""
    calls, aside = pickle.loads(recorded.read_bytes())  # written by the benchmark a moment ago
    for path in sorted(folder.glob("*.ipynb")):
        module = types.ModuleType("submission")
        for cell in json.loads(path.read_text())["cells"]:
            source = "".join(cell["source"])
            if cell["cell_type"] == "code" and source.strip() not in aside:
                try:
                    exec(source, module.__dict__)
                except Exception:
                    continue
        for name, arguments in calls:
            try:
                module.__dict__[name](*arguments)
            except Exception:
                continue


if __name__ == "__main__":
    sys.modules["autograder"] = types.ModuleType("autograder")
    sys.modules["autograder"].check = lambda *names: None
    main(Path(sys.argv[1]), Path(sys.argv[2]))
