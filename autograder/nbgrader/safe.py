"""Text of a student's in Markdown that nbgrader renders: no HTML, no script, no odd character.

nbgrader's feedback and formgrader pass HTML in Markdown cells and in comments through. HTML begins
with `<` and a letter, `!`, `/` or `?`, an entity with `&` and a letter or `#`; a zero-width space
between the two leaves the text as it looks and makes it text.
"""

import re

from autograder.feedback.text import clean

GAP = "\u200b"
_BEGINS_MARKUP = re.compile(r"(?<=<)(?=[A-Za-z/!?])|(?<=&)(?=[A-Za-z#])")
_SCHEME = re.compile(r"(?i)\b(javascript|vbscript|data|file|livescript)(?=\s*:)")


def harmless(text: str) -> str:
    """The text, to be rendered as Markdown: formulas and emphasis stay, HTML shows as it is."""
    marked = _BEGINS_MARKUP.sub(GAP, plain(text))
    return _SCHEME.sub(lambda scheme: scheme[1] + GAP, marked)


def plain(text: str) -> str:
    """Without control characters and without halves of characters."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return str(clean(whole))
