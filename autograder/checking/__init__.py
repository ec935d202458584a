"""`check`: the public laws of an exercise, tried on the student's functions in their own kernel.

It needs NumPy, and `laws.py` of the release. Nothing hidden is here: what a check cannot see is
tried when the work is graded, and every report says so.

    api        what a student calls              trial      an exercise's laws on many inputs
    release    finds and loads `laws.py`         student    records the calls, guards the arguments
    defined    is there a function, and the      mishaps    where the student's own lines failed
               one the student means?            hints      what expected and got have in common
    running    executes a file's cells           witness    the numerical gradient, step by step
    command    `autograder check`                 outcome    what came out, as data
    page, terminal, words, matrices, drawing, style: how it looks
"""

from autograder.checking.api import check

__all__ = ["check"]
