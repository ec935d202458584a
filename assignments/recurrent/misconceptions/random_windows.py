"""Known mistakes in `random_windows`. Each docstring is what the student reads."""

import numpy as np

from assignments.recurrent.misconceptions.common import windows
from autograder.examiner import misconception_of
from solutions.recurrent import random_windows


@misconception_of("random_windows")
def not_shuffled(tokens, num_steps, rng):
    """The windows come in the order of the text: shuffle them by rng."""
    return windows(tokens, num_steps)


@misconception_of("random_windows")
def last_window_first(tokens, num_steps, rng):
    """The windows come in the reverse order of the text, every time: shuffle them by rng."""
    X, Y = windows(tokens, num_steps)
    return X[::-1], Y[::-1]


@misconception_of("random_windows")
def text_read_backwards(tokens, num_steps, rng):
    """The text is read backwards: windows are cut from its start on and keep the order of its
    tokens, and each target is the token that follows."""
    return random_windows(tokens[::-1], num_steps, rng)


@misconception_of("random_windows")
def shuffled_apart(tokens, num_steps, rng):
    """X and Y are shuffled apart: draw one permutation, and use it for both."""
    X, Y = windows(tokens, num_steps)
    return X[rng.permutation(len(X))], Y[rng.permutation(len(Y))]


@misconception_of("random_windows")
def only_the_inputs_shuffled(tokens, num_steps, rng):
    """Y keeps the order of the text: draw one permutation, and use it for X and Y."""
    X, Y = windows(tokens, num_steps)
    return X[rng.permutation(len(X))], Y


@misconception_of("random_windows")
def targets_are_the_inputs(tokens, num_steps, rng):
    """Y equals X: the targets are the tokens one later."""
    X, _ = random_windows(tokens, num_steps, rng)
    return X, X.copy()


@misconception_of("random_windows")
def next_window_for_next_token(tokens, num_steps, rng):
    """Y is the next whole window: its tokens come one later, not num_steps later."""
    X, _ = windows(tokens, num_steps)
    order = rng.permutation(len(X) - 1)
    return X[order], X[order + 1]


@misconception_of("random_windows")
def last_token_as_an_input(tokens, num_steps, rng):
    """There is a window too many: the last token has no successor, so there are
    (n − 1)//num_steps windows."""
    count = len(tokens) // num_steps
    order = rng.permutation(count)
    X = tokens[: count * num_steps].reshape(count, num_steps)
    Y = np.roll(tokens, -1)[: count * num_steps].reshape(count, num_steps)
    return X[order], Y[order]


@misconception_of("random_windows")
def one_window_too_few(tokens, num_steps, rng):
    """A window is missing: (n − 1)//num_steps of them have all their targets."""
    X, Y = windows(tokens, num_steps)
    order = rng.permutation(len(X) - 1)
    return X[order], Y[order]


@misconception_of("random_windows")
def last_window_that_just_fits_left_out(tokens, num_steps, rng):
    """Where the windows and their targets just fill the text, the last one is missing: it may start
    at n − num_steps − 1, so the starts are `range(0, n − num_steps, num_steps)`."""
    starts = np.arange(0, len(tokens) - num_steps - 1, num_steps)
    index = starts[rng.permutation(len(starts))][:, None] + np.arange(num_steps)
    return tokens[index], tokens[index + 1]


@misconception_of("random_windows")
def overlapping_windows(tokens, num_steps, rng):
    """The windows overlap: they are cut one after the other, each starting where the last ends."""
    starts = rng.permutation(len(tokens) - num_steps)
    index = starts[:, None] + np.arange(num_steps)
    return tokens[index], tokens[index + 1]


@misconception_of("random_windows")
def windows_drawn_with_replacement(tokens, num_steps, rng):
    """Windows are drawn again and again, so some come twice and some never: every window comes
    once, in a random order."""
    X, Y = windows(tokens, num_steps)
    order = rng.integers(len(X), size=len(X))
    return X[order], Y[order]


@misconception_of("random_windows")
def tokens_shuffled(tokens, num_steps, rng):
    """The tokens are shuffled before they are cut: it is whole windows that change places."""
    return windows(rng.permutation(tokens), num_steps)


@misconception_of("random_windows")
def random_start(tokens, num_steps, rng):
    """The cutting starts at a random token; here it starts at the first."""
    return random_windows(tokens[rng.integers(num_steps) :], num_steps, rng)


@misconception_of("random_windows")
def shifted_round(tokens, num_steps, rng):
    """The windows are shifted round by a random number: in a random permutation neighbours do
    not stay neighbours."""
    X, Y = windows(tokens, num_steps)
    shift = int(rng.integers(len(X)))
    return np.roll(X, shift, axis=0), np.roll(Y, shift, axis=0)


@misconception_of("random_windows")
def generator_of_its_own(tokens, num_steps, rng):
    """The order does not depend on rng: with a generator of your own (and a seed of your own) it
    is the same every time."""
    return random_windows(tokens, num_steps, np.random.default_rng(0))


@misconception_of("random_windows")
def generator_of_its_own_with_42(tokens, num_steps, rng):
    """The order does not depend on rng: with a generator of your own (`default_rng(42)`) it is the
    same every time."""
    return random_windows(tokens, num_steps, np.random.default_rng(42))


@misconception_of("random_windows")
def old_generator_seeded_with_0(tokens, num_steps, rng):
    """The order does not depend on rng: after `np.random.seed(0)`, `np.random` gives the same
    order every time."""
    return random_windows(tokens, num_steps, np.random.RandomState(0))


@misconception_of("random_windows")
def old_generator_seeded_with_42(tokens, num_steps, rng):
    """The order does not depend on rng: after `np.random.seed(42)`, `np.random` gives the same
    order every time."""
    return random_windows(tokens, num_steps, np.random.RandomState(42))


@misconception_of("random_windows")
def sorted_by_keys_that_tie(tokens, num_steps, rng):
    """The windows are sorted by random whole numbers below 10, which are often equal: windows with
    equal numbers keep the order of the text. Draw a permutation."""
    X, Y = windows(tokens, num_steps)
    order = np.argsort(rng.integers(10, size=len(X)), kind="stable")
    return X[order], Y[order]


@misconception_of("random_windows")
def swapped_with_any(tokens, num_steps, rng):
    """Every window is swapped with any other, and not only with those not placed yet: such a
    shuffle does not give all orders alike."""
    X, Y = windows(tokens, num_steps)
    order = np.arange(len(X))
    for i in range(len(X)):
        j = int(rng.integers(len(X)))
        order[[i, j]] = order[[j, i]]
    return X[order], Y[order]


@misconception_of("random_windows")
def last_target_only(tokens, num_steps, rng):
    """Y holds one target for a window: every token of the window has its target, so Y has the
    shape of X."""
    X, Y = random_windows(tokens, num_steps, rng)
    return X, Y[:, -1]


@misconception_of("random_windows")
def targets_wrap_in_their_window(tokens, num_steps, rng):
    """The last target of a window is the window's own first token: Y is cut from the *text* one
    later, so it is the first token of the next window."""
    X, _ = random_windows(tokens, num_steps, rng)
    return X, np.roll(X, -1, axis=1)


@misconception_of("random_windows")
def targets_in_front(tokens, num_steps, rng):
    """Y and X are exchanged: return (X, Y), the inputs first."""
    return random_windows(tokens, num_steps, rng)[::-1]


@misconception_of("random_windows")
def windows_in_pairs(tokens, num_steps, rng):
    """A list of pairs (x, y) is returned, one for each window: return two arrays, X and Y, each
    (windows, num_steps)."""
    return list(zip(*random_windows(tokens, num_steps, rng), strict=True))


@misconception_of("random_windows")
def windows_yielded(tokens, num_steps, rng):
    """A generator or an iterator comes back (by `yield`, `zip` or `map`): return the two arrays X
    and Y."""
    yield from zip(*random_windows(tokens, num_steps, rng), strict=True)


@misconception_of("random_windows")
def windows_in_columns(tokens, num_steps, rng):
    """X and Y are (num_steps, windows): here each window is a row."""
    X, Y = random_windows(tokens, num_steps, rng)
    return X.T, Y.T


@misconception_of("random_windows")
def targets_taken_from_the_window(tokens, num_steps, rng):
    """Each window was split into inputs and targets, which leaves num_steps − 1 of both: X has all
    num_steps tokens of the window, and the last target is the token behind it."""
    X, _ = random_windows(tokens, num_steps, rng)
    return X[:, :-1], X[:, 1:]


@misconception_of("random_windows")
def last_window_without_its_target(tokens, num_steps, rng):
    """There are n//num_steps windows: where they fill the text, the last one has a target too few,
    and the windows do not fit into one array; there are (n − 1)//num_steps."""
    count = len(tokens) // num_steps
    order = rng.permutation(count)
    X = tokens[: count * num_steps].reshape(count, num_steps)
    return X[order], tokens[1 : count * num_steps + 1].reshape(count, num_steps)[order]


@misconception_of("random_windows")
def last_window_one_target_short(tokens, num_steps, rng):
    """There are n//num_steps windows: where they fill the text, the last one has a target too few,
    and Y is a list with one shorter row; the last start is n − num_steps − 1 at most."""
    starts = range(0, len(tokens) - num_steps + 1, num_steps)
    shuffled = [starts[i] for i in rng.permutation(len(starts))]
    X = [tokens[i : i + num_steps] for i in shuffled]
    return X, [tokens[i + 1 : i + num_steps + 1] for i in shuffled]


@misconception_of("random_windows")
def text_closed_to_a_ring(tokens, num_steps, rng):
    """The very last target is the first token of the text (`np.roll`): Y is cut from the text one
    later, and the last window too has a token behind it."""
    count = (len(tokens) - 1) // num_steps
    used = tokens[: count * num_steps]
    order = rng.permutation(count)
    X, Y = (a.reshape(count, num_steps) for a in (used, np.roll(used, -1)))
    return X[order], Y[order]


@misconception_of("random_windows")
def last_target_made_up(tokens, num_steps, rng):
    """There are n//num_steps windows: where they fill the text, the last target is a 0 that is not
    in the text; the last token has no successor, so there are (n − 1)//num_steps windows."""
    count = len(tokens) // num_steps
    order = rng.permutation(count)
    later = np.append(tokens[1:], 0)
    X, Y = (a[: count * num_steps].reshape(count, num_steps) for a in (tokens, later))
    return X[order], Y[order]


@misconception_of("random_windows")
def windows_start_at_i(tokens, num_steps, rng):
    """Window i begins at token i: the windows are cut one after the other, so it begins at token
    i·num_steps."""
    starts = rng.permutation((len(tokens) - 1) // num_steps)
    index = starts[:, None] + np.arange(num_steps)
    return tokens[index], tokens[index + 1]


@misconception_of("random_windows")
def never_left_in_place(tokens, num_steps, rng):
    """Every window is swapped with one before it, never with itself, so that none stays in its
    place (Sattolo's shuffle): j may be i as well, `rng.integers(i + 1)`."""
    X, Y = windows(tokens, num_steps)
    order = np.arange(len(X))
    for i in range(len(X) - 1, 0, -1):
        j = int(rng.integers(i))
        order[[i, j]] = order[[j, i]]
    return X[order], Y[order]


@misconception_of("random_windows")
def windows_cut_from_the_end(tokens, num_steps, rng):
    """The windows are cut so that the last one ends with the text: cut from the first token on, a
    rest is dropped at the end."""
    return random_windows(tokens[(len(tokens) - 1) % num_steps :], num_steps, rng)
