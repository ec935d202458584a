"""Known mistakes in `dropout`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of


@misconception_of("dropout")
def not_inverted(A, p, rng):
    """The survivors are not strengthened: divide them by 1 − p, so that the mean stays what it
    was."""
    return np.where(rng.random(A.shape) < p, 0.0, A)


@misconception_of("dropout")
def kept_as_they_are(A, p, rng):
    """The survivors stay as they are; divide them by 1 − p, so that the mean stays what it was."""
    return A * (rng.random(A.shape) < 1 - p)


@misconception_of("dropout")
def kept_as_they_are_by_binomial(A, p, rng):
    """The survivors are left alone; divide them by 1 − p, so that the mean stays what it was."""
    return A * rng.binomial(1, 1 - p, size=A.shape)


@misconception_of("dropout")
def kept_with_probability_p(A, p, rng):
    """Here p is the probability to be dropped; you take it for that to be kept (as the original
    paper does), and divide by p."""
    with np.errstate(all="ignore"):
        return A * (rng.random(A.shape) < p) / p


@misconception_of("dropout")
def kept_with_p_and_strengthened_right(A, p, rng):
    """Entries are kept with probability p: the mask is turned round. They are dropped with
    probability p, and kept with 1 − p."""
    return A * (rng.random(A.shape) < p) / (1 - p)


@misconception_of("dropout")
def divided_by_p(A, p, rng):
    """The survivors are divided by p; divide them by 1 − p, the share that survives."""
    with np.errstate(all="ignore"):
        return np.where(rng.random(A.shape) < p, 0.0, A / p)


@misconception_of("dropout")
def weakened(A, p, rng):
    """The survivors are multiplied by 1 − p. That is what the original dropout does at test time;
    in training, inverted dropout divides."""
    return np.where(rng.random(A.shape) < p, 0.0, A * (1 - p))


@misconception_of("dropout")
def nobody_dropped(A, p, rng):
    """Everything is divided by 1 − p and nothing dropped: where is the coin?"""
    return A / (1 - p)


@misconception_of("dropout")
def nothing_happens(A, p, rng):
    """A comes back as it was: that is dropout at test time; asked is that of training."""
    return A


@misconception_of("dropout")
def mask_for_result(A, p, rng):
    """This is the mask; multiply A by it."""
    return (rng.random(A.shape) >= p) / (1 - p)


@misconception_of("dropout")
def one_coin_for_all(A, p, rng):
    """A single coin decides for the whole of A; every entry has its own: give `rng.random` the
    shape of A."""
    return A * (rng.random() >= p) / (1 - p)


@misconception_of("dropout")
def one_coin_a_row(A, p, rng):
    """All entries of a row share one coin; every entry has its own: give `rng.random` the whole
    shape of A."""
    shape = (A.shape[0],) + (1,) * (A.ndim - 1)
    return A * (rng.random(shape) >= p) / (1 - p)


@misconception_of("dropout")
def one_coin_a_column(A, p, rng):
    """All entries of a column share one coin; every entry has its own: give `rng.random` the
    whole shape of A."""
    return A * (rng.random(A.shape[-1]) >= p) / (1 - p)


@misconception_of("dropout")
def generator_of_ones_own(A, p, rng):
    """You make a generator with a seed of your own, so the mask is always the same; take the one
    you are given, `rng`."""
    return np.where(np.random.default_rng(0).random(A.shape) < p, 0.0, A / (1 - p))


@misconception_of("dropout")
def generator_with_seed_42(A, p, rng):
    """You make a generator with the seed 42, so the mask is always the same; take the one you are
    given, `rng`."""
    return np.where(np.random.default_rng(42).random(A.shape) < p, 0.0, A / (1 - p))


@misconception_of("dropout")
def normal_for_uniform(A, p, rng):
    """The coins are normal numbers: these are below p with another probability than p. Take
    uniform ones, `rng.random`."""
    return np.where(rng.standard_normal(A.shape) < p, 0.0, A / (1 - p))


@misconception_of("dropout")
def strengthened_to_the_mean(A, p, rng):
    """The survivors are divided by their actual share; divide by 1 − p, the expected one."""
    keep = rng.random(A.shape) >= p
    return A * keep / max(keep.mean(), 1e-12)


@misconception_of("dropout")
def smallest_dropped(A, p, rng):
    """The smallest entries are dropped, no coin is tossed: every entry has the same chance."""
    return np.where(np.abs(A) < np.quantile(np.abs(A), p), 0.0, A / (1 - p))


@misconception_of("dropout")
def half_of_them_dropped(A, p, rng):
    """Whatever p is, half of the entries are dropped; compare the coins with p."""
    return A * (rng.random(A.shape) >= 0.5) / (1 - p)


@misconception_of("dropout")
def half_dropped_and_doubled(A, p, rng):
    """p is ignored: half of the entries are dropped and the others doubled. Drop with probability
    p, and divide by 1 − p."""
    return A * (rng.random(A.shape) >= 0.5) / 0.5


@misconception_of("dropout")
def kept_by_binomial_of_p(A, p, rng):
    """`binomial(1, p)` is 1 with probability p, so entries are kept with p; they are dropped with
    probability p: take 1 − p."""
    return A * rng.binomial(1, p, size=A.shape) / (1 - p)


@misconception_of("dropout")
def kept_by_binomial_and_divided_by_p(A, p, rng):
    """Here p is the probability to be dropped; you take it for that to be kept (as the original
    paper does): keep with 1 − p, and divide by 1 − p."""
    with np.errstate(all="ignore"):
        return A * rng.binomial(1, p, size=A.shape) / p


@misconception_of("dropout")
def kept_right_and_divided_by_p(A, p, rng):
    """The survivors are divided by p; they survive with probability 1 − p: divide by that."""
    with np.errstate(all="ignore"):
        return A * (rng.random(A.shape) < 1 - p) / p


@misconception_of("dropout")
def root_of_the_share(A, p, rng):
    """The survivors are divided by √(1 − p), which keeps their square; divide by 1 − p, which
    keeps the mean."""
    return A * (rng.random(A.shape) >= p) / np.sqrt(1 - p)


@misconception_of("dropout")
def exact_share_shuffled(A, p, rng):
    """Always the same number of entries is dropped, p of them, shuffled; each entry has a coin of
    its own, so the number varies from call to call."""
    mask = np.ones(A.size)
    mask[: round(p * A.size)] = 0
    return A * rng.permutation(mask).reshape(A.shape) / (1 - p)


@misconception_of("dropout")
def exact_share_chosen(A, p, rng):
    """Always the same number of entries is dropped, p of them, chosen by lot; each entry has a coin
    of its own, so the number varies from call to call."""
    mask = np.ones(A.size)
    mask[rng.choice(A.size, size=round(p * A.size), replace=False)] = 0
    return A * mask.reshape(A.shape) / (1 - p)


@misconception_of("dropout")
def result_and_mask(A, p, rng):
    """The mask comes back too; asked is the array alone."""
    mask = rng.random(A.shape) >= p
    return A * mask / (1 - p), mask


@misconception_of("dropout")
def noise_for_dropout(A, p, rng):
    """This multiplies by normal noise (Gaussian dropout); here every entry becomes 0 or
    a / (1 − p)."""
    return A * (1 + np.sqrt(p / (1 - p)) * rng.standard_normal(A.shape))


@misconception_of("dropout")
def dropped_by_size(A, p, rng):
    """The entries below p are dropped, no coin is tossed: compare random numbers with p, not A."""
    return np.where(p > A, 0.0, A / (1 - p))


@misconception_of("dropout")
def dropout_flat(A, p, rng):
    """The result is flat; it has the shape of A."""
    return np.ravel(A * (rng.random(A.shape) >= p) / (1 - p))


@misconception_of("dropout")
def dropout_without_return(A, p, rng):
    """Nothing comes back, the result is None: the function ends without a `return` (to print
    a result is not to return it)."""


@misconception_of("dropout")
def kept_with_probability_p_unless_0(A, p, rng):
    """Here p is the probability to be dropped; you take it for that to be kept, and divide by p
    (and only p = 0 gives A). Keep with 1 − p, and divide by 1 − p."""
    return A if p == 0 else A * (rng.random(A.shape) < p) / p


@misconception_of("dropout")
def divided_by_p_unless_0(A, p, rng):
    """The survivors are divided by p (and only p = 0 gives A); divide them by 1 − p, the share
    that survives."""
    return A if p == 0 else A * (rng.random(A.shape) >= p) / p


@misconception_of("dropout")
def kept_right_and_divided_by_p_unless_0(A, p, rng):
    """The survivors are divided by p (and only p = 0 gives A); they survive with probability
    1 − p: divide by that."""
    return A if p == 0 else A * (rng.random(A.shape) < 1 - p) / p


@misconception_of("dropout")
def kept_right_and_weakened(A, p, rng):
    """The survivors are multiplied by 1 − p, as the original dropout does at test time; in
    training, inverted dropout divides."""
    return A * (rng.random(A.shape) < 1 - p) * (1 - p)


@misconception_of("dropout")
def one_entry_always_kept(A, p, rng):
    """Where all entries would be dropped, the first one is kept: each entry has its own coin, and
    all of them may be dropped."""
    keep = rng.random(A.shape) >= p
    if not keep.any():
        keep.flat[0] = True
    return A * keep / (1 - p)


@misconception_of("dropout")
def tossed_again_if_all_are_dropped(A, p, rng):
    """Where all entries would be dropped, the coins are tossed again: each entry has its own coin,
    and all of them may be dropped."""
    keep = rng.random(A.shape) >= p
    while not keep.any():
        keep = rng.random(A.shape) >= p
    return A * keep / (1 - p)


@misconception_of("dropout")
def first_entry_never_dropped(A, p, rng):
    """The first entry is never dropped: it has a coin like every other."""
    keep = rng.random(A.shape) >= p
    keep.flat[0] = True
    return A * keep / (1 - p)


@misconception_of("dropout")
def weakened_and_nobody_dropped(A, p, rng):
    """Everything is multiplied by 1 − p and nothing dropped: that is the original dropout at test
    time. In training, each entry becomes 0 with probability p, else a / (1 − p)."""
    return A * (1 - p)


@misconception_of("dropout")
def whole_share_shuffled(A, p, rng):
    """Always the same number of entries is dropped, int(p · A.size) of them, shuffled; each entry
    has a coin of its own, so the number varies from call to call."""
    mask = np.ones(A.size)
    mask[: int(p * A.size)] = 0
    return A * rng.permutation(mask).reshape(A.shape) / (1 - p)


@misconception_of("dropout")
def whole_share_chosen(A, p, rng):
    """Always the same number of entries is dropped, int(p · A.size) of them, chosen by lot; each
    entry has a coin of its own, so the number varies from call to call."""
    mask = np.ones(A.size)
    mask[rng.choice(A.size, size=int(p * A.size), replace=False)] = 0
    return A * mask.reshape(A.shape) / (1 - p)


@misconception_of("dropout")
def whole_share_from_a_permutation(A, p, rng):
    """The first int(p · A.size) indices of a permutation are dropped, always as many; each entry
    has a coin of its own, so the number varies from call to call."""
    mask = np.ones(A.size)
    mask[rng.permutation(A.size)[: int(p * A.size)]] = 0
    return A * mask.reshape(A.shape) / (1 - p)


@misconception_of("dropout")
def result_and_scaled_mask(A, p, rng):
    """The mask, divided by 1 − p, comes back too; asked is the array alone."""
    mask = (rng.random(A.shape) >= p) / (1 - p)
    return A * mask, mask


@misconception_of("dropout")
def result_and_scaled_mask_of_the_kept(A, p, rng):
    """The mask comes back too (1/(1 − p) where an entry is kept); asked is the array alone."""
    mask = (rng.random(A.shape) < 1 - p) / (1 - p)
    return A * mask, mask


@misconception_of("dropout")
def row_kept_by_one_coin(A, p, rng):
    """One coin keeps or drops a whole row; every entry has its own: give `rng.random` the whole
    shape of A."""
    shape = (A.shape[0],) + (1,) * (A.ndim - 1)
    return A * (rng.random(shape) < 1 - p) / (1 - p)


@misconception_of("dropout")
def column_kept_by_one_coin(A, p, rng):
    """One coin keeps or drops a whole column; every entry has its own: give `rng.random` the whole
    shape of A."""
    return A * (rng.random(A.shape[-1]) < 1 - p) / (1 - p)


@misconception_of("dropout")
def exact_share_from_a_permutation(A, p, rng):
    """The first indices of a permutation are dropped, always the same number, p of all; each entry
    has a coin of its own, so the number varies from call to call."""
    mask = np.ones(A.size)
    mask[rng.permutation(A.size)[: round(p * A.size)]] = 0
    return A * mask.reshape(A.shape) / (1 - p)


@misconception_of("dropout")
def kept_with_p_and_strengthened_right_unless_0(A, p, rng):
    """Entries are kept with probability p: the mask is turned round (and only p = 0 gives A). They
    are dropped with probability p, and kept with 1 − p."""
    return A * (rng.random(A.shape) < p) / (1 - p) if p else A
