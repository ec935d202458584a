"""Hand out, collect and grade with nbgrader: its own commands, our sandbox and our suites.

Map of trust:

    source/, the database    ours: the marked cells and their points, nothing hidden
    submitted/               a student's bytes. `handin` keeps the sources of the cells and drops
                             the rest: outputs, attachments, metadata, the kernel's name
      |  restore             our marked cells back in place; what was done is noted
      v
    autograded/              a notebook made anew: safe to open in formgrader
      |  examine             the runner (a process of its own) has the hidden suite and runs the
      |                      submitted bytes in the sandbox; only plain text comes back
      v
    the gradebook            scores and comments, written after nbgrader's own

`nbgrader autograde` goes this way through `plugin`, student by student; `autograder grade
--gradebook` through `tree`, all at once. Both call the same functions, so both give the same.
"""
