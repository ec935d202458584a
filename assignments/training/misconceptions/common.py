"""What several known mistakes share."""


def cut(order, batch_size):
    return [order[start : start + batch_size] for start in range(0, len(order), batch_size)]
