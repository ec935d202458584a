"""Graded NumPy exercises on neural networks, and the autograder that grades them."""

__version__ = "0.1.0"

__all__ = ["__version__"]
