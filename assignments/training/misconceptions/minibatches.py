"""Known mistakes in `minibatches`. Each docstring is what the student reads."""

import numpy as np

from assignments.training.misconceptions.common import cut
from autograder.examiner import misconception_of


@misconception_of("minibatches")
def not_shuffled(m, batch_size, rng):
    """The indices come in their order 0, 1, 2, … (never shuffled, or sorted again): shuffle them
    before you cut."""
    return cut(np.arange(m), batch_size)


@misconception_of("minibatches")
def only_batches_shuffled(m, batch_size, rng):
    """The batches come in random order, but each holds neighbours: shuffle the indices first, then
    cut."""
    whole = cut(np.arange(m), batch_size)
    full = m // batch_size
    return [whole[i] for i in rng.permutation(full)] + whole[full:]


@misconception_of("minibatches")
def sorted_only_within(m, batch_size, rng):
    """Only the indices within each batch are shuffled; which samples come together must be random
    too: shuffle before you cut."""
    return [rng.permutation(batch) for batch in cut(np.arange(m), batch_size)]


@misconception_of("minibatches")
def rest_thrown_away(m, batch_size, rng):
    """What is left at the end is thrown away: it makes a last, shorter batch."""
    return [batch for batch in cut(rng.permutation(m), batch_size) if len(batch) == batch_size]


@misconception_of("minibatches")
def rest_in_the_last_batch(m, batch_size, rng):
    """What is left at the end is added to the batch before: no batch is larger than batch_size."""
    batches = cut(rng.permutation(m), batch_size)
    if len(batches) > 1 and len(batches[-1]) < batch_size:
        batches[-2:] = [np.concatenate(batches[-2:])]
    return batches


@misconception_of("minibatches")
def rest_filled_up(m, batch_size, rng):
    """The last batch is filled up with indices that were dealt out before: every index comes
    exactly once, and the last batch may be shorter."""
    order = rng.permutation(m)
    return cut(np.resize(order, -(-m // batch_size) * batch_size), batch_size)


@misconception_of("minibatches")
def shorter_batch_first(m, batch_size, rng):
    """The shorter batch is the first; it should be the last."""
    order, rest = rng.permutation(m), m % batch_size
    return ([order[:rest]] if rest else []) + cut(order[rest:], batch_size)


@misconception_of("minibatches")
def equal_parts(m, batch_size, rng):
    """The indices are split into nearly equal parts: all batches but the last have batch_size
    indices exactly."""
    return np.array_split(rng.permutation(m), -(-m // batch_size))


@misconception_of("minibatches")
def number_of_batches(m, batch_size, rng):
    """batch_size is taken for the number of batches; it is the number of samples in each."""
    return np.array_split(rng.permutation(m), batch_size)


@misconception_of("minibatches")
def empty_batch_at_the_end(m, batch_size, rng):
    """Where batch_size divides m, an empty batch stands at the end: leave it out."""
    order = rng.permutation(m)
    return [order[i * batch_size : (i + 1) * batch_size] for i in range(m // batch_size + 1)]


@misconception_of("minibatches")
def with_replacement(m, batch_size, rng):
    """The indices are drawn with replacement: some come twice, others never. Draw a permutation."""
    return cut(rng.integers(m, size=m), batch_size)


@misconception_of("minibatches")
def each_batch_on_its_own(m, batch_size, rng):
    """Every batch is drawn from all indices anew, so that an index can be in several: cut one
    permutation into pieces."""
    batches = cut(np.arange(m), batch_size)
    return [rng.choice(m, len(batch), replace=False) for batch in batches]


@misconception_of("minibatches")
def counted_from_one(m, batch_size, rng):
    """The indices run from 1 to m: they run from 0 to m − 1."""
    return cut(1 + rng.permutation(m), batch_size)


@misconception_of("minibatches")
def every_kth_index(m, batch_size, rng):
    """The indices are dealt out in turn, every k-th to the same batch: shuffle them first."""
    step = -(-m // batch_size)
    return cut(np.concatenate([np.arange(k, m, step) for k in range(step)]), batch_size)


@misconception_of("minibatches")
def random_start(m, batch_size, rng):
    """The indices only begin at a random place and then follow in their order: shuffle them."""
    return cut(np.roll(np.arange(m), rng.integers(m)), batch_size)


@misconception_of("minibatches")
def shuffled_by_own_generator(m, batch_size, rng):
    """The order comes from a generator of your own with a fixed seed: use `rng`."""
    return cut(np.random.default_rng(0).permutation(m), batch_size)


@misconception_of("minibatches")
def one_flat_permutation(m, batch_size, rng):
    """This is one array of all the indices: cut it into a list of batches."""
    return rng.permutation(m)


@misconception_of("minibatches")
def short_batch_shuffled_in(m, batch_size, rng):
    """The batches come in random order, the shorter one too, and each holds neighbours: shuffle the
    indices first, then cut."""
    whole = cut(np.arange(m), batch_size)
    return [whole[i] for i in rng.permutation(len(whole))]


@misconception_of("minibatches")
def dealt_in_turn(m, batch_size, rng):
    """The shuffled indices are dealt out in turn, so that the batches are nearly equal: all but the
    last have batch_size indices exactly. Cut the permutation into pieces."""
    order, count = rng.permutation(m), -(-m // batch_size)
    return [order[k::count] for k in range(count)]


@misconception_of("minibatches")
def one_index_too_many(m, batch_size, rng):
    """Each batch has an index too many, the first of the next one: a slice [start : stop] leaves
    out `stop`, so it is start + batch_size."""
    order = rng.permutation(m)
    return [order[k : k + batch_size + 1] for k in range(0, m, batch_size)]


@misconception_of("minibatches")
def one_index_too_few(m, batch_size, rng):
    """Each batch is one index short: a slice [start : stop] leaves out `stop`, so it is
    start + batch_size."""
    order = rng.permutation(m)
    return [order[k : k + batch_size - 1] for k in range(0, m, batch_size)]


@misconception_of("minibatches")
def batches_in_rows(m, batch_size, rng):
    """Each batch has shape (1, k): it is to be an array of k indices, (k,)."""
    return [batch.reshape(1, -1) for batch in cut(rng.permutation(m), batch_size)]


@misconception_of("minibatches")
def indices_as_floats(m, batch_size, rng):
    """The indices are floats, with which X[:, batch] does not work: they are integers."""
    return [batch.astype(float) for batch in cut(rng.permutation(m), batch_size)]


@misconception_of("minibatches")
def masks_for_indices(m, batch_size, rng):
    """The batches are masks of length m; they are to be the indices themselves."""
    return [np.isin(np.arange(m), batch) for batch in cut(rng.permutation(m), batch_size)]


@misconception_of("minibatches")
def last_index_never(m, batch_size, rng):
    """m − 1 never comes: rng.permutation(m) has the indices 0 … m − 1 already."""
    return cut(rng.permutation(m - 1), batch_size)


@misconception_of("minibatches")
def stops_one_early(m, batch_size, rng):
    """A last batch of a single index is left out: range(0, m, batch_size) already stops before
    m."""
    order = rng.permutation(m)
    return [order[k : k + batch_size] for k in range(0, m - 1, batch_size)]


@misconception_of("minibatches")
def rest_filled_up_with_the_front(m, batch_size, rng):
    """The last batch is filled up with the first indices: every index comes exactly once, and the
    last batch may be shorter."""
    order = rng.permutation(m)
    return cut(
        np.concatenate([order, order[: -m % batch_size]]) if batch_size <= m else order, batch_size
    )


@misconception_of("minibatches")
def backwards(m, batch_size, rng):
    """The indices come backwards, m − 1 … 0: that is no random order."""
    return cut(np.arange(m)[::-1], batch_size)


@misconception_of("minibatches")
def two_indices_swapped(m, batch_size, rng):
    """Only two indices change places: shuffle all of them, rng.permutation."""
    order = np.arange(m)
    i, j = rng.integers(m, size=2)
    order[[i, j]] = order[[j, i]]
    return cut(order, batch_size)


@misconception_of("minibatches")
def always_another_place(m, batch_size, rng):
    """No index can stay where it was: draw j from 0 … i, with i itself (rng.integers(i + 1)), else
    not every order is possible."""
    order = np.arange(m)
    for i in range(m - 1, 0, -1):
        j = rng.integers(i)
        order[[i, j]] = order[[j, i]]
    return cut(order, batch_size)


@misconception_of("minibatches")
def batches_one_at_a_time(m, batch_size, rng):
    """The batches come one at a time (a generator, by `yield` or `( … for … )`, or a `map`);
    return a list."""

    def deal():
        yield from cut(rng.permutation(m), batch_size)

    return deal()


@misconception_of("minibatches")
def samples_left_out_by_chance(m, batch_size, rng):
    """The rest is left out by chance: with m samples, all m indices are dealt, and the last batch
    may be shorter."""
    return cut(rng.choice(m, m - m % batch_size, replace=False), batch_size)


@misconception_of("minibatches")
def shuffled_by_42(m, batch_size, rng):
    """The order comes from default_rng(42), a generator of your own: use `rng`."""
    return cut(np.random.default_rng(42).permutation(m), batch_size)


@misconception_of("minibatches")
def rest_not_shuffled(m, batch_size, rng):
    """Only the full batches are shuffled: the shorter last one always holds the last indices.
    Shuffle all m indices, then cut."""
    full = m - m % batch_size
    return cut(np.concatenate([rng.permutation(full), np.arange(full, m)]), batch_size)
