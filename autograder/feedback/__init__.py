"""Feedback as pages: one for each student and an overview for the instructor.

Each page is one file without scripts and without a network, readable offline and on paper.
Whatever comes from a submission is hostile: it is cleaned and escaped on its way in.
"""

from autograder.feedback.pages import student_page, write_feedback

__all__ = ["student_page", "write_feedback"]
