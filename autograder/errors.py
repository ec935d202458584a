"""The two ways in which the autograder itself, not a student, ends badly."""


class UsageError(Exception):
    """Asked for something that cannot be done; the message says the way out. Exit status 2."""


class GraderError(Exception):
    """The grader, not the student, is at fault: no points are given or taken. Exit status 3."""
