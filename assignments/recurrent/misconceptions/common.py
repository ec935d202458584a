"""What several known mistakes share."""

from solutions.recurrent import sigmoid


def weighted(X, H, params, gate):
    return X @ params["W_x" + gate] + H @ params["W_h" + gate] + params["b_" + gate]


def gates(X, H, params):
    """R and Z."""
    return sigmoid(weighted(X, H, params, "r")), sigmoid(weighted(X, H, params, "z"))


def without(params, *names):
    """The parameters with some of them set to zero."""
    return {key: 0 * p if key in names else p for key, p in params.items()}


def windows(tokens, num_steps):
    """X and Y in the order of the text."""
    count = (len(tokens) - 1) // num_steps
    used = count * num_steps
    shape = count, num_steps
    return tokens[:used].reshape(shape), tokens[1 : used + 1].reshape(shape)
