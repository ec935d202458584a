"""What runs beside student code, inside the sandbox. Nothing here is trusted by the examiner.

No module of this package may import `autograder.examiner` or anything that holds a
reference solution, a hidden suite or a misconception.
"""
