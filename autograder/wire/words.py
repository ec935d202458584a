"""Words about a value or from a student, for a person: printable, on one line, cut to size."""

from typing import Any


def describe(value: Any) -> str:
    """What a value is, for a person: its type's name, cleaned."""
    name = type(value).__name__
    return f"an object of type {clean(name if type(name) is str else '?', 60)}"


def clean(text: str, length: int) -> str:
    """Printable text of at most `length` characters, on one line."""
    if len(text) <= length and text.isprintable():
        return text
    text = text[: 4 * length].encode("utf-8", "replace").decode()
    text = "".join(c if c.isprintable() else " " for c in text)
    return text if len(text) <= length else text[: length - 1] + "…"
