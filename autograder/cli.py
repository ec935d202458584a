"""The command line: `autograder grade`, `check`, `validate`, `build`, `course`, `overview`.

Exit status 0 when every submission got a result, however bad; 2 for bad usage; 3 when the
grader itself failed. `validate` and `build --check` exit with 1 when something does not hold.
"""

import argparse
import functools
import gc
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autograder import __version__
from autograder.cores import one_thread_each
from autograder.errors import GraderError, UsageError

if TYPE_CHECKING:
    from autograder.course import Assignment
    from autograder.grade import Progress
    from autograder.results import ClassResult
    from autograder.zygotes import Zygotes


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
        return status
    except UsageError as error:
        print(f"autograder: {error}", file=sys.stderr)
        return 2
    except GraderError as error:
        print(f"autograder: the grader failed: {error}", file=sys.stderr)
        return 3
    except ModuleNotFoundError as error:
        print(
            f"autograder: {error.name} is not installed, which this command needs: "
            "pip install 'autograder[grade,build,nbgrader]'",
            file=sys.stderr,
        )
        return 2
    except BrokenPipeError:
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="autograder", description="Graded NumPy exercises on neural networks."
    )
    parser.add_argument("--version", action="version", version=f"autograder {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_grade(commands)
    _add_check(commands)
    _add_validate(commands)
    _add_build(commands)
    _add_course(commands)
    _add_overview(commands)
    return parser


def _add_grade(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    grade = commands.add_parser(
        "grade",
        help="grade submissions",
        description="Grade submissions: .py or .ipynb files, folders of them (one file, or one "
        "folder, per student), an nbgrader `submitted/` tree, or a .zip of any of these.",
    )
    grade.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    grade.add_argument("--assignment", required=True, metavar="NAME")
    grade.add_argument(
        "--json", metavar="FILE", help="write the results there; - for standard output"
    )
    grade.add_argument(
        "--feedback", type=Path, metavar="DIR", help="write a page per student and an overview"
    )
    grade.add_argument(
        "--gradebook",
        metavar="URL",
        help="PATH is an nbgrader course or its submitted/: write scores, comments and "
        "autograded notebooks there too, as `nbgrader autograde` would",
    )
    grade.add_argument(
        "--jobs",
        type=_positive_int,
        metavar="N",
        help="grading processes, each of which keeps to one core; as many as there are cores "
        "(8 at most) unless given",
    )
    limits = grade.add_argument_group("limits of one submission")
    limits.add_argument("--cell-seconds", type=_positive, default=30.0, metavar="S")
    limits.add_argument("--call-seconds", type=_positive, metavar="S")
    limits.add_argument("--submission-seconds", type=_positive, metavar="S")
    limits.add_argument("--memory", type=_positive_int, default=2048, metavar="MIB")
    limits.add_argument("--output", type=_positive_int, default=10_000_000, metavar="CHARS")
    grade.add_argument(
        "--trust-submissions",
        action="store_true",
        help="grade without a sandbox; said on every result",
    )
    grade.set_defaults(run=_grade)


def _add_check(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    check = commands.add_parser(
        "check",
        help="try the public laws on your own notebook or script",
        description="Run a notebook or a script and try the public laws beside it on its "
        "functions: all exercises in a line each, or the named ones in detail. Exit status 0 if "
        "every public law holds, else 1. Hidden laws remain when the work is graded.",
    )
    check.add_argument("file", type=Path, metavar="NOTEBOOK_OR_PY")
    check.add_argument("exercises", nargs="*", metavar="EXERCISE")
    check.add_argument("--laws", type=Path, metavar="FILE", help="instead of the laws.py beside it")
    check.set_defaults(run=_check)


def _add_validate(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    validate = commands.add_parser(
        "validate",
        help="hold the laws of the corpus",
        description="Check that references pass, stubs fail, every misconception is caught and "
        "named, and that what is derived is fresh and holds nothing hidden.",
    )
    validate.add_argument("names", nargs="*", metavar="NAME")
    validate.set_defaults(run=_validate)


def _add_build(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    build = commands.add_parser(
        "build",
        help="derive starter/ from the statements and the references",
        description="Derive starter/: stubs, notebooks and public laws.",
    )
    build.add_argument("names", nargs="*", metavar="NAME")
    build.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 if stale or leaking"
    )
    build.set_defaults(run=_build)


def _add_course(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    course = commands.add_parser(
        "course",
        help="make an nbgrader course",
        description="Make a complete nbgrader course: its configuration, source/ with the built "
        "notebooks, the exchange. Hidden suites stay where they are.",
    )
    course.add_argument("folder", type=Path, metavar="DIR")
    course.add_argument("--assignments", metavar="A,B", help="these only; all unless given")
    course.add_argument("--course-id", metavar="ID", help="DIR's name unless given")
    course.add_argument("--db", metavar="URL", help="DIR/gradebook.db (SQLite) unless given")
    course.add_argument("--exchange", type=Path, metavar="DIR", help="DIR/exchange unless given")
    course.set_defaults(run=_course)


def _add_overview(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    overview = commands.add_parser(
        "overview",
        help="write the instructor's overview of a class that nbgrader graded",
        description="Write COURSE/overview/NAME.html: scores, misconceptions and broken laws of "
        "the class, as `nbgrader autograde` left them in COURSE/autograded/, with links to the "
        "students' pages of `nbgrader generate_feedback`.",
    )
    overview.add_argument("course", type=Path, metavar="COURSE")
    overview.add_argument("--assignment", required=True, metavar="NAME")
    overview.set_defaults(run=_overview)


def _positive(text: str) -> float:
    value = float(text)
    if not 0 < value < 1e6:
        raise argparse.ArgumentTypeError(f"{text} is no positive number")
    return value


def _positive_int(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"{text} is no positive number")
    return value


def _grade(options: argparse.Namespace) -> int:
    one_thread_each()
    if options.gradebook:
        return _report(options, _graded_into_gradebook)
    gc.disable()  # until the first submission: what the start makes stays
    from autograder.zygotes import Zygotes

    with Zygotes(options.jobs) as zygotes:
        return _report(options, functools.partial(_graded, zygotes))


def _report(options: argparse.Namespace, graded: Callable[..., "ClassResult"]) -> int:
    from autograder.course import load_assignment
    from autograder.report import Report

    assignment = load_assignment(options.assignment)
    report = Report(assignment, json=options.json, feedback=options.feedback)
    names = ("cell_seconds", "call_seconds", "submission_seconds", "memory", "output")
    limits = {name: getattr(options, name) for name in names}
    with report.progress() as progress:
        result = graded(options, assignment, limits, progress)
    report.write(result)
    failed = any(submission.status == "grader_error" for submission in result.submissions)
    return 3 if failed else 0


def _graded(
    zygotes: "Zygotes",
    options: argparse.Namespace,
    assignment: "Assignment",
    limits: dict[str, Any],
    progress: "Progress",
) -> "ClassResult":
    from autograder.grade import Settings, grade
    from autograder.limits import bounds

    settings = Settings(
        options.jobs, bounds(assignment.options, **limits), options.trust_submissions
    )
    return grade(options.paths, assignment, settings, progress, zygotes)


def _graded_into_gradebook(
    options: argparse.Namespace,
    assignment: "Assignment",
    limits: dict[str, Any],
    progress: "Progress",
) -> "ClassResult":
    from autograder.nbgrader.orders import Orders
    from autograder.nbgrader.tree import grade_tree

    if len(options.paths) != 1:
        raise UsageError("--gradebook goes with one PATH: the course's folder or its submitted/")
    orders = Orders(assignment, limits, options.trust_submissions)
    return grade_tree(options.paths[0], options.gradebook, orders, options.jobs, progress)


def _check(options: argparse.Namespace) -> int:
    from autograder.checking.command import check_file

    return check_file(options.file, options.exercises, options.laws)


def _validate(options: argparse.Namespace) -> int:
    one_thread_each()
    from autograder.validate import validate

    return 0 if validate(options.names) else 1


def _build(options: argparse.Namespace) -> int:
    from autograder.build import build

    return 0 if build(options.names, check=options.check) else 1


def _course(options: argparse.Namespace) -> int:
    from autograder.nbgrader.course import Choices, made, make_course

    selected = [name for name in (options.assignments or "").split(",") if name]
    choices = Choices(options.course_id, options.db, options.exchange)
    assignments = make_course(options.folder, selected, choices)
    print(made(options.folder, assignments, choices))
    return 0


def _overview(options: argparse.Namespace) -> int:
    from autograder.course import load_assignment
    from autograder.nbgrader.overview import write_overview

    written = write_overview(options.course, load_assignment(options.assignment))
    for line in written.left_out:
        print(f"left out: {line}", file=sys.stderr)
    print(f"{written.path}: {written.shown} submissions")
    return 0
