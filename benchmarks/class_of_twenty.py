"""The same class of 20 `backprop` notebooks: autograder, stock nbgrader, and the bare calls.

    python benchmarks/class_of_twenty.py [--runs N]

Prints the seconds of each (medians over the runs; what is short is run more often), the peak memory
of its whole process tree (in a run before them), and the ratios. Everything is run in turn in one
go, so that a noisy machine treats all alike.
"""

import argparse
import pickle
import shutil
import statistics
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "demo")]

import make_class
import nbformat
import stock
from measure import Cost, peak_mib, seconds

from autograder.course import load_assignment
from autograder.demonstrations import demonstrations
from autograder.examiner.suite import Suite, with_suite

STUDENTS = ("ada", "bernoulli", "chen", "dmitri", "emmy", "fatima", "gauss", "hypatia", "kepler")
OFTEN = 5  # times in each run for what takes a few seconds, of which a moment's noise is much
CLASS, LARGE = 20, 200  # the class; and one so large that starting up no longer counts


def recorded_calls(assignment) -> list[tuple[str, list]]:
    """The calls that the hidden suite makes of a right student."""
    calls = []

    def note(suite: Suite) -> None:
        for law in suite.laws:
            calls.extend((e.call.target, e.call.args) for e in law.script.entries)

    with_suite(assignment, note)
    return calls


def fill(folder: Path, count: int) -> None:
    """A class of `count` notebooks, right and wrong in turn."""
    folder.mkdir()
    for number in range(count):
        answers = make_class.NOTEBOOKS[STUDENTS[number % len(STUDENTS)]]
        nbformat.write(make_class.answered(answers), folder / f"student{number:03}.ipynb")


def answers_of(notebook: Path) -> dict[str, str]:
    """A student's cells, by exercise."""
    cells = nbformat.read(notebook, as_version=4).cells
    return {
        cell.id.removeprefix("stub-").replace("-", "_"): cell.source
        for cell in cells
        if cell.id.startswith("stub-")
    }


def stock_course(work: Path, assignment, calls: Counter, ours: Path) -> Path:
    """A course of stock nbgrader with the same class handed in."""
    course = work / "course"
    course.mkdir()
    stock.make_course(course, assignment, calls)
    nbgrader = str(Path(sys.executable).parent / "nbgrader")
    seconds([nbgrader, "generate_assignment", assignment.name], course)
    release = course / "release" / assignment.name / f"{assignment.name}.ipynb"
    for path in sorted(ours.glob("*.ipynb")):
        target = course / "submitted" / path.stem / assignment.name / release.name
        stock.hand_in(release, target, answers_of(path))
    return course


def our_course(work: Path, assignment, ours: Path) -> Path:
    """A course made by `autograder course`, with the same class handed in."""
    bin_ = Path(sys.executable).parent
    course = work / "our_course"
    make = [str(bin_ / "autograder"), "course", str(course), "--assignments", assignment.name]
    seconds(make, ROOT)
    seconds([str(bin_ / "nbgrader"), "generate_assignment", assignment.name], course)
    release = course / "release" / assignment.name / f"{assignment.name}.ipynb"
    for path in sorted(ours.glob("*.ipynb")):
        notebook, answers = nbformat.read(release, as_version=4), answers_of(path)
        for cell in notebook.cells:
            grade_id = cell.metadata.get("nbgrader", {}).get("grade_id", "")
            cell.source = answers.get(grade_id, cell.source)
        target = course / "submitted" / path.stem / assignment.name / release.name
        target.parent.mkdir(parents=True)
        nbformat.write(notebook, target)
    return course


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    assignment = load_assignment("backprop", ROOT)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        fill(work / "class", CLASS)
        fill(work / "large", LARGE)
        calls = recorded_calls(assignment)
        (work / "calls.pickle").write_bytes(pickle.dumps((calls, set(demonstrations(assignment)))))
        course = stock_course(work, assignment, Counter(name for name, _ in calls), work / "class")
        plugin = our_course(work, assignment, work / "class")
        show(compare(work, course, plugin, assignment.name, runs), len(calls))


def compare(work: Path, course: Path, plugin: Path, name: str, runs: int) -> dict[str, Cost]:
    """The median cost of each way."""
    bin_ = Path(sys.executable).parent
    grade = [str(bin_ / "autograder"), "grade", "--assignment", name, "--json", "-"]
    bare = [sys.executable, str(ROOT / "benchmarks" / "bare.py")]
    autograde = [str(bin_ / "nbgrader"), "autograde", name, "--force"]
    one, two = ["--jobs", "1"], ["--jobs", "2"]
    gradebook = ["--gradebook", f"sqlite:///{plugin / 'gradebook.db'}"]
    ways = {
        "stock nbgrader": (autograde, course),
        "nbgrader, our plugin": (autograde, plugin),
        "autograder --gradebook": ([*grade, *one, *gradebook, str(plugin)], ROOT),
        "autograder, 1 job": ([*grade, *one, str(work / "class")], ROOT),
        "autograder, 2 jobs": ([*grade, *two, str(work / "class")], ROOT),
        "bare calls": ([*bare, str(work / "class"), str(work / "calls.pickle")], ROOT),
        "autograder, 1 job, 200": ([*grade, *one, str(work / "large")], ROOT),
        "autograder, 2 jobs, 200": ([*grade, *two, str(work / "large")], ROOT),
        "bare calls, 200": ([*bare, str(work / "large"), str(work / "calls.pickle")], ROOT),
    }
    peaks = {way: measured(peak_mib, *ways[way]) for way in ways}
    short = [way for way in ways if way.startswith(("autograder, ", "bare")) and "200" not in way]
    took: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(runs):
        for way in [*(way for way in ways if way not in short), *short * OFTEN]:
            took[way].append(measured(seconds, *ways[way]))
    return {way: Cost(statistics.median(took[way]), peaks[way]) for way in ways}


def measured(how: Callable[[Sequence[str], Path], float], command: list[str], cwd: Path) -> float:
    """What this costs, with nothing left in a course of the run before."""
    if cwd != ROOT:
        shutil.rmtree(cwd / "autograded", ignore_errors=True)
    return how(command, cwd)


def show(costs: dict[str, Cost], calls: int) -> None:
    """The table and the ratios."""
    print(f"{calls} calls of each student's functions\n")
    print(f"{'':26} {'seconds':>9} {'ms each':>9} {'peak MiB':>9}")
    for way, cost in costs.items():
        each = cost.seconds / (LARGE if "200" in way else CLASS) * 1000
        print(f"{way:26} {cost.seconds:9.2f} {each:9.1f} {cost.peak_mib:9.0f}")

    def time(way: str) -> float:
        return costs[way].seconds

    def marginal(way: str) -> float:
        return (time(f"{way}, {LARGE}") - time(way)) / (LARGE - CLASS)

    stock_, one, two = "stock nbgrader", "autograder, 1 job", "autograder, 2 jobs"
    ratios = {
        f"stock / autograder, 1 job, class of {CLASS}": time(stock_) / time(one),
        f"1 job / 2 jobs, class of {CLASS}": time(one) / time(two),
        f"1 job / 2 jobs, class of {LARGE}": time(f"{one}, {LARGE}") / time(f"{two}, {LARGE}"),
        "1 job / 2 jobs, a further student": marginal(one) / marginal(two),
        "1 job / bare calls, a further student": marginal(one) / marginal("bare calls"),
    }
    print()
    for name, ratio in ratios.items():
        print(f"{name:42} {ratio:6.2f}")
    each = ", ".join(f"{1e3 * marginal(way):.1f} ms" for way in (one, two, "bare calls"))
    print(f"a further student costs {each} (1 job, 2 jobs, bare)")


if __name__ == "__main__":
    main()
