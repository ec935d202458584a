"""Formulas typeset as MathML, which browsers draw by themselves, offline and without a script."""

from functools import cache

from markupsafe import Markup


@cache
def formula(latex: str) -> Markup:
    """MathML of one of the course's own formulas (from `assignment.toml`, never a student's).

    What the converter cannot read is shown as it was written.
    """
    latex = " ".join(latex.split())
    if not latex:
        return Markup("")
    try:
        from latex2mathml.converter import convert

        return Markup(convert(latex, display="block"))
    except Exception:  # the converter's own errors share no base class
        return Markup("<code>{}</code>").format(latex)
