"""Graded NumPy exercises on neural networks, and the autograder that grades them."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from autograder.checking import check

__version__ = "0.1.0"

__all__ = ["__version__", "check"]


def __getattr__(name: str) -> Any:
    """`from autograder import check`: imported when it is asked for; it needs NumPy only."""
    if name == "check":
        from autograder.checking import check

        return check
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
