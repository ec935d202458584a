"""The templates: compiled once, everything escaped, every value cleaned on its way in."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from autograder.feedback.text import clean, prose


@cache
def environment() -> Environment:
    """Jinja with autoescape on for every template, whatever its name."""
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        finalize=clean,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
    )
    made.filters["prose"] = prose
    made.filters["points"] = points
    return made


def points(value: float) -> str:
    """Points without needless digits."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def render(template: str, **values: Any) -> str:
    """A page, ending in a newline. No lone surrogate is left that could not be written."""
    text = environment().get_template(template).render(values)
    return text.encode("utf-8", "replace").decode("utf-8") + "\n"
