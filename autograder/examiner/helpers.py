"""The helpers that a release brings along, and whether a student left them as they were.

A helper left as given is right, and need not be replaced by the reference's for follow-through
marks. The student's text is searched, never parsed; where in doubt, it was not left as given.
"""

import ast
import re

from autograder.course import Assignment


def given_helpers(assignment: Assignment) -> dict[str, str]:
    """The source of each function of the reference that is no exercise, by name."""
    source = assignment.solution.read_text(encoding="utf-8")
    exercises = {exercise.name for exercise in assignment.exercises}
    functions = (node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef))
    return {
        node.name: ast.get_source_segment(source, node) or ""
        for node in functions
        if node.name not in exercises
    }


def left_as_given(name: str, source: str, text: str) -> bool:
    """Whether a submission holds this definition of the name once, and binds it nowhere else."""
    before, found, after = text.partition(source)
    rest = f"{before}\n{after}"
    bound = rf"\b(?:def|class|import|as|for|global|del)\s+{name}\b|\b{name}\b[\w\s,]*=(?!=)"
    imported = rf"\bimport\b.*(?:\b{name}\b|\*)"
    return bool(found) and not re.search(f"{bound}|{imported}", rest)
