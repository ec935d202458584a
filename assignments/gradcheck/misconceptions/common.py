"""What several known mistakes share."""


def ratio(top, bottom):
    """top / bottom, 0 where both are 0."""
    return 0.0 if bottom == 0 else top / bottom
