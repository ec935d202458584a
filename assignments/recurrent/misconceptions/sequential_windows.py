"""Known mistakes in `sequential_windows`. Each docstring is what the student reads."""

import numpy as np

from assignments.recurrent.misconceptions.common import windows
from autograder.examiner import misconception_of
from solutions.recurrent import sequential_windows


def rows(tokens, batch_size):
    """X and Y laid out in batch_size rows."""
    L = (len(tokens) - 1) // batch_size
    X = tokens[: batch_size * L].reshape(batch_size, L)
    return X, tokens[1 : batch_size * L + 1].reshape(batch_size, L)


def cut(X, Y, num_steps, step=None):
    """Both cut into pieces of num_steps columns."""
    starts = range(0, X.shape[1] - num_steps + 1, step or num_steps)
    return [(X[:, t : t + num_steps], Y[:, t : t + num_steps]) for t in starts]


@misconception_of("sequential_windows")
def neighbours_in_one_batch(tokens, batch_size, num_steps):
    """Neighbouring windows stand in one batch: row i of a batch must go on where row i of the
    last one ended, so lay the text out in batch_size rows first."""
    X, Y = windows(tokens, num_steps)
    return [
        (X[k : k + batch_size], Y[k : k + batch_size])
        for k in range(0, len(X) - batch_size + 1, batch_size)
    ]


@misconception_of("sequential_windows")
def text_down_the_columns(tokens, batch_size, num_steps):
    """The text runs down the columns: each row is a piece of consecutive tokens."""
    L = (len(tokens) - 1) // batch_size
    X = tokens[: batch_size * L].reshape(L, batch_size).T
    return cut(X, tokens[1 : batch_size * L + 1].reshape(L, batch_size).T, num_steps)


@misconception_of("sequential_windows")
def last_token_counted(tokens, batch_size, num_steps):
    """Rows of n//batch_size tokens: the last token can only be a target, so a row has
    (n − 1)//batch_size."""
    L = len(tokens) // batch_size
    used = batch_size * L
    Y = np.roll(tokens, -1)[:used].reshape(batch_size, L)
    return cut(tokens[:used].reshape(batch_size, L), Y, num_steps)


@misconception_of("sequential_windows")
def sequential_targets_are_the_inputs(tokens, batch_size, num_steps):
    """Y equals X: the targets are the tokens one later."""
    return [(X, X.copy()) for X, _ in sequential_windows(tokens, batch_size, num_steps)]


@misconception_of("sequential_windows")
def incomplete_batch_kept(tokens, batch_size, num_steps):
    """The rest of the rows comes as a last, narrower batch: what does not fill one is dropped."""
    X, Y = rows(tokens, batch_size)
    starts = range(0, X.shape[1], num_steps)
    return [(X[:, t : t + num_steps], Y[:, t : t + num_steps]) for t in starts]


@misconception_of("sequential_windows")
def last_batch_dropped(tokens, batch_size, num_steps):
    """The last batch is missing, though it is full: there are L//num_steps of them."""
    return sequential_windows(tokens, batch_size, num_steps)[:-1]


@misconception_of("sequential_windows")
def overlapping_batches(tokens, batch_size, num_steps):
    """The batches overlap: each begins where the last one ended, num_steps columns on."""
    return cut(*rows(tokens, batch_size), num_steps, step=1)


@misconception_of("sequential_windows")
def targets_wrap_in_their_row(tokens, batch_size, num_steps):
    """The last target of a row is the row's own first token: Y is cut from the *text* one later,
    so it is the first token of the next row."""
    X, _ = rows(tokens, batch_size)
    return cut(X, np.roll(X, -1, axis=1), num_steps)


@misconception_of("sequential_windows")
def last_column_without_target(tokens, batch_size, num_steps):
    """Where the rows are filled exactly, the last column (and with it the last batch) is missing:
    a batch may end at column L, as in `range(0, L − num_steps + 1, num_steps)`, and the target of
    a row's last token is the first token of the next row."""
    X, Y = rows(tokens, batch_size)
    return cut(X[:, :-1], Y[:, :-1], num_steps)


@misconception_of("sequential_windows")
def batches_transposed(tokens, batch_size, num_steps):
    """The batches are (num_steps, batch_size): here they are (batch_size, num_steps)."""
    return [(X.T, Y.T) for X, Y in sequential_windows(tokens, batch_size, num_steps)]


@misconception_of("sequential_windows")
def inputs_and_targets_in_two_lists(tokens, batch_size, num_steps):
    """All inputs come first and all targets after them: return a list of pairs (X, Y)."""
    X, Y = zip(*sequential_windows(tokens, batch_size, num_steps), strict=True)
    return [np.stack(X), np.stack(Y)]


@misconception_of("sequential_windows")
def batches_in_reverse(tokens, batch_size, num_steps):
    """The batches come from the end of the rows: a state can be carried on from left to right
    only."""
    return sequential_windows(tokens, batch_size, num_steps)[::-1]


@misconception_of("sequential_windows")
def inputs_alone(tokens, batch_size, num_steps):
    """Only the inputs are returned: each batch is a pair (X, Y)."""
    return [X for X, _ in sequential_windows(tokens, batch_size, num_steps)]


@misconception_of("sequential_windows")
def steps_and_rows_exchanged(tokens, batch_size, num_steps):
    """batch_size and num_steps are exchanged: the text lies in batch_size rows, cut every
    num_steps columns."""
    return sequential_windows(tokens, num_steps, batch_size)


@misconception_of("sequential_windows")
def rows_of_whole_windows(tokens, batch_size, num_steps):
    """The rows are cut to whole windows first: a row has L = (n − 1)//batch_size tokens, and what
    does not fill a batch is dropped at the *end of each row*, so that the rows begin L apart."""
    L = (len(tokens) - 1) // (batch_size * num_steps) * num_steps
    X = tokens[: batch_size * L].reshape(batch_size, L)
    return cut(X, tokens[1 : batch_size * L + 1].reshape(batch_size, L), num_steps)


@misconception_of("sequential_windows")
def rows_without_their_last_target(tokens, batch_size, num_steps):
    """Rows of n//batch_size tokens, whose last has no target: a row has L = (n − 1)//batch_size
    tokens, and the target of its last one is the first token of the next row."""
    L = len(tokens) // batch_size
    whole = tokens[: batch_size * L].reshape(batch_size, L)
    return cut(whole[:, :-1], whole[:, 1:], num_steps)


@misconception_of("sequential_windows")
def targets_wrap_in_their_batch(tokens, batch_size, num_steps):
    """The last target of a batch is its own first token: Y is cut from the *text* one later, so it
    is the first token of the next batch."""
    return [
        (X, np.roll(X, -1, axis=1)) for X, _ in sequential_windows(tokens, batch_size, num_steps)
    ]


@misconception_of("sequential_windows")
def targets_taken_from_the_batch(tokens, batch_size, num_steps):
    """Each batch was split into inputs and targets, which leaves num_steps − 1 of both: X has all
    num_steps columns, and the last target is the token behind them."""
    return [(X[:, :-1], X[:, 1:]) for X, _ in sequential_windows(tokens, batch_size, num_steps)]


@misconception_of("sequential_windows")
def sequential_targets_in_front(tokens, batch_size, num_steps):
    """Y and X are exchanged: each batch is (X, Y), the inputs first."""
    return [(Y, X) for X, Y in sequential_windows(tokens, batch_size, num_steps)]


@misconception_of("sequential_windows")
def batches_yielded(tokens, batch_size, num_steps):
    """A generator or an iterator comes back (by `yield`, `zip` or `map`): collect the pairs (X,
    Y) in a list and return it."""
    yield from sequential_windows(tokens, batch_size, num_steps)


@misconception_of("sequential_windows")
def rows_not_cut(tokens, batch_size, num_steps):
    """The rows are returned whole: cut them every num_steps columns, into a list of pairs (X,
    Y)."""
    return rows(tokens, batch_size)


@misconception_of("sequential_windows")
def first_batch_only(tokens, batch_size, num_steps):
    """Only the first batch is returned (a `return` inside the loop?): there are L//num_steps."""
    return sequential_windows(tokens, batch_size, num_steps)[:1]


@misconception_of("sequential_windows")
def targets_two_later(tokens, batch_size, num_steps):
    """Y comes two tokens later: the target of a token is the very next one."""
    later = np.append(tokens[1:], tokens[0])
    return [
        (X, Y)
        for (X, _), (_, Y) in zip(
            sequential_windows(tokens, batch_size, num_steps),
            sequential_windows(later, batch_size, num_steps),
            strict=True,
        )
    ]


@misconception_of("sequential_windows")
def last_token_without_a_target(tokens, batch_size, num_steps):
    """Rows of n//batch_size tokens: where they fill the text, there is a target too few, and Y
    cannot be laid out in rows; a row has (n − 1)//batch_size."""
    L = len(tokens) // batch_size
    X = tokens[: batch_size * L].reshape(batch_size, L)
    return cut(X, tokens[1 : batch_size * L + 1].reshape(batch_size, L), num_steps)


@misconception_of("sequential_windows")
def rows_closed_to_a_ring(tokens, batch_size, num_steps):
    """The very last target is the first token of the text (`np.roll`): Y is cut from the text one
    later, and the last row too has a token behind it."""
    X, _ = rows(tokens, batch_size)
    return cut(X, np.roll(X.ravel(), -1).reshape(X.shape), num_steps)


@misconception_of("sequential_windows")
def batches_of_a_rolled_text(tokens, batch_size, num_steps):
    """Two things at once: the rows are cut to whole windows before they are laid out, so that they
    begin too early in the text, and the last target of each batch is its own first token. A row has
    (n − 1)//batch_size tokens, and Y is cut from the text one later."""
    L = len(tokens) // (batch_size * num_steps) * num_steps
    X = tokens[: batch_size * L].reshape(batch_size, L)
    return [(x, np.roll(x, -1, axis=1)) for x, _ in cut(X, X, num_steps)]


def closed_to_a_ring(tokens, batch_size, L, num_steps):
    """Rows of L tokens, with the very first token as the very last target."""
    used = tokens[: batch_size * L]
    X, Y = (a.reshape(batch_size, L) for a in (used, np.roll(used, -1)))
    return cut(X, Y, num_steps)


@misconception_of("sequential_windows")
def last_token_counted_in_a_ring(tokens, batch_size, num_steps):
    """Rows of n//batch_size tokens, and the first token of the text as the very last target: the
    last token can only be a target, so a row has (n − 1)//batch_size tokens, and none wraps."""
    return closed_to_a_ring(tokens, batch_size, len(tokens) // batch_size, num_steps)


@misconception_of("sequential_windows")
def whole_windows_in_a_ring(tokens, batch_size, num_steps):
    """The text is cut to whole batches before it is laid out, and its first token is the very last
    target: a row has L = (n − 1)//batch_size tokens, so that the rows begin L apart, and no target
    wraps."""
    L = len(tokens) // (batch_size * num_steps) * num_steps
    return closed_to_a_ring(tokens, batch_size, L, num_steps)


@misconception_of("sequential_windows")
def rows_one_token_short(tokens, batch_size, num_steps):
    """Rows of n//batch_size − 1 tokens: a row has L = (n − 1)//batch_size, with the 1 taken off
    before the division, since only the very last token has no target."""
    L = len(tokens) // batch_size - 1
    X, Y = (a[: batch_size * L].reshape(batch_size, L) for a in (tokens, tokens[1:]))
    return cut(X, Y, num_steps)


@misconception_of("sequential_windows")
def last_token_counted_with_a_zero_behind(tokens, batch_size, num_steps):
    """Rows of n//batch_size tokens, with a 0 as the very last target: the last token can only be a
    target, so a row has (n − 1)//batch_size tokens, and none is made up."""
    L = len(tokens) // batch_size
    later = np.append(tokens[1:], 0)
    X, Y = (a[: batch_size * L].reshape(batch_size, L) for a in (tokens, later))
    return cut(X, Y, num_steps)


@misconception_of("sequential_windows")
def rows_with_a_zero_behind(tokens, batch_size, num_steps):
    """The last target of a row is 0: Y is cut from the *text* one later, so it is the first token
    of the next row."""
    X, Y = rows(tokens, batch_size)
    Y = Y.copy()
    Y[:, -1] = 0
    return cut(X, Y, num_steps)


@misconception_of("sequential_windows")
def batches_with_a_zero_behind(tokens, batch_size, num_steps):
    """The last target of each row of a batch is 0: Y is cut from the *text* one later, so it is the
    first token of the next batch."""
    return [
        (X, np.pad(X[:, 1:], ((0, 0), (0, 1))))
        for X, _ in sequential_windows(tokens, batch_size, num_steps)
    ]
