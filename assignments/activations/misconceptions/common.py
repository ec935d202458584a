"""What several known mistakes share."""

import numpy as np


def naive(z):
    """Right, but it overflows where z is far below 0."""
    return 1 / (1 + np.exp(-z))
