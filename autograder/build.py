"""Derives `starter/`: what students get. Nothing in it is written by hand.

starter/<name>/<name>.ipynb    the statement with the stubs and a check for each exercise
starter/<name>/<name>.py       the same stubs as a plain file
starter/<name>/laws.py         the public laws
starter/<name>/…               whatever lies in assignments/<name>/data/
"""

import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from autograder.course import Assignment, find_root, load_assignment, names
from autograder.notebooks import as_text, notebook
from autograder.stubs import stub

SHORTEST_SECRET = 12  # characters; shorter lines of a solution (`return y`) give nothing away
A_WORD = re.compile(r'\w+\("\w+"\),?')  # nor does one item of a list, like `layer("relu"),`


def build(selected: Sequence[str], *, check: bool = False) -> bool:
    """Write (or with `check` only compare) the starters; whether all is well."""
    root = find_root()
    well = True
    for name in selected or names(root):
        assignment = load_assignment(name, root)
        problems = stale(assignment) if check else []
        if not check:
            write(assignment)
        problems += [f"leaks a hidden line: {line}" for line in leaks(assignment)]
        for problem in problems:
            print(f"{name}: {problem}")
        well = well and not problems
    return well


def derive(assignment: Assignment) -> dict[str, bytes]:
    """The files of the starter, by name."""
    source = assignment.solution.read_text(encoding="utf-8")
    files = {
        f"{assignment.name}.ipynb": as_text(notebook(assignment)).encode(),
        f"{assignment.name}.py": stub(source).encode(),
        "laws.py": (assignment.folder / "laws.py").read_bytes(),
    }
    data = assignment.folder / "data"
    for path in sorted(data.iterdir()) if data.is_dir() else ():
        files[path.name] = path.read_bytes()
    return files


def write(assignment: Assignment) -> None:
    """Make the starter anew."""
    shutil.rmtree(assignment.starter, ignore_errors=True)
    assignment.starter.mkdir(parents=True)
    for name, content in derive(assignment).items():
        (assignment.starter / name).write_bytes(content)


def stale(assignment: Assignment) -> list[str]:
    """What in the starter is not as it would be built now."""
    wanted, folder = derive(assignment), assignment.starter
    ignored = {"__pycache__", ".ipynb_checkpoints", ".DS_Store"}
    there = {p.name for p in folder.iterdir()} - ignored if folder.is_dir() else set()
    differing = [n for n in wanted if n in there and (folder / n).read_bytes() != wanted[n]]
    return [
        *(f"{n} is missing: run `autograder build`" for n in sorted(set(wanted) - there)),
        *(f"{n} should not be there" for n in sorted(there - set(wanted))),
        *(f"{n} is stale: run `autograder build`" for n in differing),
    ]


def leaks(assignment: Assignment, folders: Sequence[Path] = ()) -> list[str]:
    """Lines of solutions, hidden suites and misconceptions that stand in what students get."""
    released = "\n".join(
        path.read_text(encoding="utf-8", errors="replace").replace('\\"', '"')
        for folder in folders or [assignment.starter]
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".py", ".ipynb", ".md", ".txt"}
    )
    return [line for line in secrets(assignment) if line in released]


def secrets(assignment: Assignment) -> list[str]:
    """Every line that must not reach a student.

    Those of the solutions, unless the stub or a public law has them too; those of the hidden
    suite and of the misconceptions, unless the statement has them as well.
    """
    source = assignment.solution.read_text(encoding="utf-8")
    laws = (assignment.folder / "laws.py").read_text(encoding="utf-8")
    statement = (assignment.folder / "statement.md").read_text(encoding="utf-8")
    hidden = [path.read_text(encoding="utf-8") for path in assignment.hidden_sources]
    public = stub(source) + laws
    kept = _telling(solution_lines(source), public)
    return sorted(kept | _telling("\n".join(hidden).splitlines(), public + statement))


def _telling(lines: Iterable[str], public: str) -> set[str]:
    stripped = {line.strip() for line in lines}
    told = {s for s in stripped if len(s) >= SHORTEST_SECRET and not A_WORD.fullmatch(s)}
    return {s for s in told if s not in public}


def solution_lines(source: str) -> Iterator[str]:
    """The lines between the solution markers."""
    within = False
    for line in source.splitlines():
        if "### END SOLUTION" in line:
            within = False
        if within:
            yield line
        if "### BEGIN SOLUTION" in line:
            within = True
