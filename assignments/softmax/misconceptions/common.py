"""What several known mistakes share."""

import numpy as np


def quietly(function):
    """The function without NumPy's warnings: NaN and inf are its point."""
    return np.errstate(all="ignore")(function)


@quietly
def sigmoid(z):
    return 1 / (1 + np.exp(-z))
