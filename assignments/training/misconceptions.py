"""Known mistakes in training. Each docstring is what the student reads."""

from itertools import pairwise

import numpy as np

from autograder.examiner import misconception_of
from solutions.training import backprop, minibatches, sigmoid

# --- init_network -----------------------------------------------------------------------


def started(sizes, draw, bias=lambda n: np.zeros((n, 1))):
    """weights from draw(n_out, n_in), biases from bias(n)."""
    weights = [draw(n_out, n_in) for n_in, n_out in pairwise(sizes)]
    return weights, [bias(n) for n in sizes[1:]]


@misconception_of("init_network")
def scale_as_variance(sizes, rng, scale=0.01):
    """The variance of the weights is `scale`; it should be their standard deviation, a factor on
    every weight."""
    return started(sizes, lambda n, k: np.sqrt(scale) * rng.standard_normal((n, k)))


@misconception_of("init_network")
def uniform_weights(sizes, rng, scale=0.01):
    """The weights are drawn from a uniform distribution; here they are normal."""
    return started(sizes, lambda n, k: rng.uniform(-scale, scale, (n, k)))


@misconception_of("init_network")
def positive_weights(sizes, rng, scale=0.01):
    """rng.random gives numbers from 0 to 1, all positive: normal numbers around 0 are wanted."""
    return started(sizes, lambda n, k: scale * rng.random((n, k)))


@misconception_of("init_network")
def zero_weights(sizes, rng, scale=0.01):
    """The weights are all zero: units that start alike stay alike. Draw them at random."""
    return started(sizes, lambda n, k: np.zeros((n, k)))


@misconception_of("init_network")
def constant_weights(sizes, rng, scale=0.01):
    """The weights are all equal: units that start alike stay alike. Draw each on its own."""
    return started(sizes, lambda n, k: np.full((n, k), scale))


@misconception_of("init_network")
def weights_transposed(sizes, rng, scale=0.01):
    """The weights are transposed, (inputs, units), as where z = Wᵀa + b is written: here each unit
    is a row, (n_{l+1}, n_l)."""
    return started(sizes, lambda n, k: scale * rng.standard_normal((k, n)))


@misconception_of("init_network")
def scale_ignored(sizes, rng, scale=0.01):
    """`scale` has no effect: multiply the standard normal numbers by it."""
    return started(sizes, lambda n, k: rng.standard_normal((n, k)))


@misconception_of("init_network")
def default_always(sizes, rng, scale=0.01):
    """The weights are multiplied by 0.01, whatever `scale` says: 0.01 is only its default."""
    return started(sizes, lambda n, k: 0.01 * rng.standard_normal((n, k)))


@misconception_of("init_network")
def default_of_one(sizes, rng, scale=1.0):
    """Without `scale` the weights are to be multiplied by 0.01; your default is 1."""
    return started(sizes, lambda n, k: scale * rng.standard_normal((n, k)))


@misconception_of("init_network")
def scaled_by_inputs(sizes, rng, scale=0.01):
    """The weights are also divided by the root of the number of inputs: a good idea in other
    places, but here the standard deviation is `scale` alone."""
    return started(sizes, lambda n, k: scale * rng.standard_normal((n, k)) / np.sqrt(k))


@misconception_of("init_network")
def random_biases(sizes, rng, scale=0.01):
    """The biases are random; they start at zero."""
    return started(
        sizes,
        lambda n, k: scale * rng.standard_normal((n, k)),
        lambda n: scale * rng.standard_normal((n, 1)),
    )


@misconception_of("init_network")
def biases_of_one(sizes, rng, scale=0.01):
    """The biases are ones; they start at zero."""
    return started(
        sizes, lambda n, k: scale * rng.standard_normal((n, k)), lambda n: np.ones((n, 1))
    )


@misconception_of("init_network")
def flat_biases(sizes, rng, scale=0.01):
    """The biases have shape (n,): they are columns here, of shape (n, 1)."""
    return started(sizes, lambda n, k: scale * rng.standard_normal((n, k)), np.zeros)


@misconception_of("init_network")
def bias_for_the_input(sizes, rng, scale=0.01):
    """There is a bias too many: the input layer has none, only the layers that are computed."""
    weights, biases = started(sizes, lambda n, k: scale * rng.standard_normal((n, k)))
    return weights, [np.zeros((sizes[0], 1)), *biases]


@misconception_of("init_network")
def pairs_by_layer(sizes, rng, scale=0.01):
    """The result is a list of pairs (W, b): return two lists, all weights and all biases."""
    weights, biases = started(sizes, lambda n, k: scale * rng.standard_normal((n, k)))
    return list(zip(weights, biases, strict=True))


@misconception_of("init_network")
def every_unit_the_same(sizes, rng, scale=0.01):
    """All units of a layer get the same random weights: units that start alike stay alike."""
    return started(sizes, lambda n, k: np.tile(scale * rng.standard_normal(k), (n, 1)))


@misconception_of("init_network")
def own_generator(sizes, rng, scale=0.01):
    """The numbers come from a generator of your own with a fixed seed: use `rng`."""
    fixed = np.random.default_rng(0)
    return started(sizes, lambda n, k: scale * fixed.standard_normal((n, k)))


@misconception_of("init_network")
def biases_in_rows(sizes, rng, scale=0.01):
    """The biases have shape (1, n), as where samples are rows: they are columns here, (n, 1)."""
    return started(
        sizes, lambda n, k: scale * rng.standard_normal((n, k)), lambda n: np.zeros((1, n))
    )


@misconception_of("init_network")
def samples_in_rows(sizes, rng, scale=0.01):
    """Weights (n_l, n_{l+1}) and biases (1, n_{l+1}) are for samples in rows: here samples are
    columns, so weights[l] is (n_{l+1}, n_l), one row per unit, and biases[l] is (n_{l+1}, 1)."""
    return started(
        sizes, lambda n, k: scale * rng.standard_normal((k, n)), lambda n: np.zeros((1, n))
    )


@misconception_of("init_network")
def standard_normal_biases(sizes, rng, scale=0.01):
    """The biases are standard normal numbers, as in some programs; here they start at zero."""
    return started(
        sizes,
        lambda n, k: scale * rng.standard_normal((n, k)),
        lambda n: rng.standard_normal((n, 1)),
    )


@misconception_of("init_network")
def biases_drawn_first(sizes, rng, scale=0.01):
    """Weights and biases are all standard normal, as in the program of the slides: here the weights
    are multiplied by `scale`, and the biases are zero."""
    biases = [rng.standard_normal((n, 1)) for n in sizes[1:]]
    return [rng.standard_normal((n, k)) for k, n in pairwise(sizes)], biases


@misconception_of("init_network")
def biases_of_scale(sizes, rng, scale=0.01):
    """The biases are all equal to `scale`; they start at zero."""
    return started(
        sizes, lambda n, k: scale * rng.standard_normal((n, k)), lambda n: np.full((n, 1), scale)
    )


@misconception_of("init_network")
def scale_squared(sizes, rng, scale=0.01):
    """The standard deviation is `scale` squared: the second argument of rng.normal is a standard
    deviation already, not a variance."""
    return started(sizes, lambda n, k: rng.normal(0, scale**2, (n, k)))


@misconception_of("init_network")
def divided_by_scale(sizes, rng, scale=0.01):
    """The weights are divided by `scale`; multiply by it."""
    return started(sizes, lambda n, k: rng.standard_normal((n, k)) / scale)


@misconception_of("init_network")
def scale_as_mean(sizes, rng, scale=0.01):
    """`scale` is the mean of the weights, and their standard deviation is 1: the first argument of
    rng.normal is the mean, which is to be 0."""
    return started(sizes, lambda n, k: rng.normal(scale, 1.0, (n, k)))


@misconception_of("init_network")
def sizes_of_normal_numbers(sizes, rng, scale=0.01):
    """The weights are all positive, absolute values of normal numbers: leave them their signs."""
    return started(sizes, lambda n, k: scale * np.abs(rng.standard_normal((n, k))))


@misconception_of("init_network")
def he_instead_of_scale(sizes, rng, scale=0.01):
    """The standard deviation is sqrt(2/n_l), He's rule: a good idea for relu, but here it is
    `scale`."""
    return started(sizes, lambda n, k: np.sqrt(2 / k) * rng.standard_normal((n, k)))


@misconception_of("init_network")
def inputs_instead_of_scale(sizes, rng, scale=0.01):
    """The standard deviation is 1/sqrt(n_l), whatever `scale` says: here it is `scale`."""
    return started(sizes, lambda n, k: rng.standard_normal((n, k)) / np.sqrt(k))


@misconception_of("init_network")
def uniform_of_this_spread(sizes, rng, scale=0.01):
    """The standard deviation is right, but the distribution is uniform; normal numbers are wanted,
    rng.standard_normal."""
    r = np.sqrt(3) * scale
    return started(sizes, lambda n, k: rng.uniform(-r, r, (n, k)))


@misconception_of("init_network")
def one_number_a_layer(sizes, rng, scale=0.01):
    """Each layer has one random number, the same for all its weights: units that start alike stay
    alike. Draw (n_out, n_in) numbers."""
    return started(sizes, lambda n, k: np.full((n, k), scale * rng.standard_normal()))


@misconception_of("init_network")
def first_layer_scaled_only(sizes, rng, scale=0.01):
    """Only the first layer's weights are multiplied by `scale`; all are."""
    layers = enumerate(pairwise(sizes))
    weights = [rng.standard_normal((n, k)) * (1.0 if i else scale) for i, (k, n) in layers]
    return weights, [np.zeros((n, 1)) for n in sizes[1:]]


@misconception_of("init_network")
def last_layer_left_out(sizes, rng, scale=0.01):
    """The last layer is missing: n sizes make n − 1 layers with weights."""
    return started(sizes[:-1], lambda n, k: scale * rng.standard_normal((n, k)))


@misconception_of("init_network")
def output_layer_of_two(sizes, rng, scale=0.01):
    """There are two layers, whatever `sizes` says: make one for every pair of neighbours in it."""
    return started(
        [sizes[0], sizes[1], sizes[-1]], lambda n, k: scale * rng.standard_normal((n, k))
    )


@misconception_of("init_network")
def biases_before_weights(sizes, rng, scale=0.01):
    """The biases come first; return (weights, biases)."""
    return started(sizes, lambda n, k: scale * rng.standard_normal((n, k)))[::-1]


@misconception_of("init_network")
def dict_of_parameters(sizes, rng, scale=0.01):
    """The result is a dict with W1, b1, …: here it is two lists, (weights, biases)."""
    weights, biases = started(sizes, lambda n, k: scale * rng.standard_normal((n, k)))
    pairs = enumerate(zip(weights, biases, strict=True), 1)
    return {f"{name}{i}": part for i, pair in pairs for name, part in zip("Wb", pair, strict=True)}


@misconception_of("init_network")
def default_of_a_tenth(sizes, rng, scale=0.1):
    """Without `scale` the weights are to be multiplied by 0.01; your default is 0.1."""
    return started(sizes, lambda n, k: scale * rng.standard_normal((n, k)))


@misconception_of("init_network")
def own_generator_of_42(sizes, rng, scale=0.01):
    """The numbers come from default_rng(42), a generator of your own: use `rng`."""
    fixed = np.random.default_rng(42)
    return started(sizes, lambda n, k: scale * fixed.standard_normal((n, k)))


# --- xavier_uniform ---------------------------------------------------------------------


@misconception_of("xavier_uniform")
def xavier_transposed(n_in, n_out, rng):
    """The result has shape (n_in, n_out): each unit is a row here, so it is (n_out, n_in), though
    the arguments come in the other order."""
    r = np.sqrt(6 / (n_in + n_out))
    return rng.uniform(-r, r, (n_in, n_out))


@misconception_of("xavier_uniform")
def root_left_out(n_in, n_out, rng):
    """r is the square *root* of 6/(n_in + n_out)."""
    r = 6 / (n_in + n_out)
    return rng.uniform(-r, r, (n_out, n_in))


@misconception_of("xavier_uniform")
def inputs_only(n_in, n_out, rng):
    """r depends on the inputs only: Xavier's r is sqrt(6/(n_in + n_out)), with both."""
    r = np.sqrt(6 / n_in)
    return rng.uniform(-r, r, (n_out, n_in))


@misconception_of("xavier_uniform")
def root_of_one_over_inputs(n_in, n_out, rng):
    """r = 1/sqrt(n_in) is another rule; Xavier's is sqrt(6/(n_in + n_out))."""
    r = 1 / np.sqrt(n_in)
    return rng.uniform(-r, r, (n_out, n_in))


@misconception_of("xavier_uniform")
def standard_deviation_for_bound(n_in, n_out, rng):
    """sqrt(2/(n_in + n_out)) is the standard deviation; the bound r of the uniform distribution is
    sqrt(3) times that."""
    r = np.sqrt(2 / (n_in + n_out))
    return rng.uniform(-r, r, (n_out, n_in))


@misconception_of("xavier_uniform")
def xavier_normal(n_in, n_out, rng):
    """This is Xavier's rule with a normal distribution; here it is the uniform one, within ±r."""
    return rng.normal(0, np.sqrt(2 / (n_in + n_out)), (n_out, n_in))


@misconception_of("xavier_uniform")
def positive_half(n_in, n_out, rng):
    """The entries run from 0 to r; they should run from −r to r."""
    return rng.uniform(0, np.sqrt(6 / (n_in + n_out)), (n_out, n_in))


@misconception_of("xavier_uniform")
def half_as_wide(n_in, n_out, rng):
    """The entries run from −r/2 to r/2: the whole width is 2r."""
    return np.sqrt(6 / (n_in + n_out)) * (rng.random((n_out, n_in)) - 0.5)


@misconception_of("xavier_uniform")
def xavier_with_own_generator(n_in, n_out, rng):
    """The numbers come from a generator of your own with a fixed seed: use `rng`."""
    r = np.sqrt(6 / (n_in + n_out))
    return np.random.default_rng(0).uniform(-r, r, (n_out, n_in))


@misconception_of("xavier_uniform")
def outputs_only(n_in, n_out, rng):
    """r depends on the outputs only: Xavier's r is sqrt(6/(n_in + n_out)), with both."""
    r = np.sqrt(6 / n_out)
    return rng.uniform(-r, r, (n_out, n_in))


@misconception_of("xavier_uniform")
def lecun_uniform(n_in, n_out, rng):
    """r = sqrt(3/n_in) keeps the forward pass alone alive; Xavier's r is sqrt(6/(n_in + n_out))."""
    r = np.sqrt(3 / n_in)
    return rng.uniform(-r, r, (n_out, n_in))


@misconception_of("xavier_uniform")
def product_of_sizes(n_in, n_out, rng):
    """The sizes are multiplied; r is sqrt(6/(n_in + n_out)), with their sum."""
    r = np.sqrt(6 / (n_in * n_out))
    return rng.uniform(-r, r, (n_out, n_in))


@misconception_of("xavier_uniform")
def mean_of_sizes(n_in, n_out, rng):
    """6 is divided by the *mean* of n_in and n_out: Xavier's r is sqrt(6/(n_in + n_out)), with
    their sum."""
    r = np.sqrt(12 / (n_in + n_out))
    return rng.uniform(-r, r, (n_out, n_in))


@misconception_of("xavier_uniform")
def parentheses_missing(n_in, n_out, rng):
    """6/n_in + n_out divides by n_in alone: r = sqrt(6/(n_in + n_out)) needs the parentheses."""
    r = np.sqrt(6 / n_in + n_out)
    return rng.uniform(-r, r, (n_out, n_in))


@misconception_of("xavier_uniform")
def root_of_the_numerator(n_in, n_out, rng):
    """Only the 6 is under the root: r = sqrt(6/(n_in + n_out)), all of it."""
    r = np.sqrt(6) / (n_in + n_out)
    return rng.uniform(-r, r, (n_out, n_in))


@misconception_of("xavier_uniform")
def root_twice(n_in, n_out, rng):
    """The root is taken twice: the bound of rng.uniform is r = sqrt(6/(n_in + n_out))."""
    r = (6 / (n_in + n_out)) ** 0.25
    return rng.uniform(-r, r, (n_out, n_in))


@misconception_of("xavier_uniform")
def whole_division(n_in, n_out, rng):
    """6 // (n_in + n_out) drops what follows the point and gives 0: divide with `/`."""
    r = np.sqrt(6 // (n_in + n_out))
    return rng.uniform(-r, r, (n_out, n_in))


@misconception_of("xavier_uniform")
def twice_as_wide(n_in, n_out, rng):
    """The entries run from −2r to 2r: the bounds of rng.uniform are −r and r, the width is 2r."""
    r = 2 * np.sqrt(6 / (n_in + n_out))
    return rng.uniform(-r, r, (n_out, n_in))


@misconception_of("xavier_uniform")
def sigmoid_factor(n_in, n_out, rng):
    """r is four times as large, which some advise for sigmoid units: here it is
    sqrt(6/(n_in + n_out))."""
    r = 4 * np.sqrt(6 / (n_in + n_out))
    return rng.uniform(-r, r, (n_out, n_in))


@misconception_of("xavier_uniform")
def bound_for_standard_deviation(n_in, n_out, rng):
    """The distribution is normal, with r for its standard deviation; it is to be uniform, from −r
    to r."""
    r = np.sqrt(6 / (n_in + n_out))
    return rng.normal(0, r, (n_out, n_in))


@misconception_of("xavier_uniform")
def not_in_rows_and_columns(n_in, n_out, rng):
    """The result is one long row; it is to be a matrix, (n_out, n_in)."""
    r = np.sqrt(6 / (n_in + n_out))
    return rng.uniform(-r, r, n_out * n_in)


@misconception_of("xavier_uniform")
def one_number_only(n_in, n_out, rng):
    """This is a single number: pass size=(n_out, n_in) to rng.uniform."""
    r = np.sqrt(6 / (n_in + n_out))
    return rng.uniform(-r, r)


@misconception_of("xavier_uniform")
def row_repeated(n_in, n_out, rng):
    """All rows are the same: units that start alike stay alike. Draw (n_out, n_in) numbers."""
    r = np.sqrt(6 / (n_in + n_out))
    return np.tile(rng.uniform(-r, r, n_in), (n_out, 1))


@misconception_of("xavier_uniform")
def bias_beside_the_weights(n_in, n_out, rng):
    """The result is a pair (W, b); only the matrix is wanted."""
    r = np.sqrt(6 / (n_in + n_out))
    return rng.uniform(-r, r, (n_out, n_in)), np.zeros((n_out, 1))


@misconception_of("xavier_uniform")
def ends_only(n_in, n_out, rng):
    """The entries are −r and r only; every value between them is equally probable: rng.uniform."""
    r = np.sqrt(6 / (n_in + n_out))
    return r * rng.choice([-1.0, 1.0], (n_out, n_in))


# --- minibatches ------------------------------------------------------------------------


def cut(order, batch_size):
    return [order[start : start + batch_size] for start in range(0, len(order), batch_size)]


@misconception_of("minibatches")
def not_shuffled(m, batch_size, rng):
    """The indices are dealt out in their order 0, 1, 2, …: shuffle them first."""
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
    """The function has a `yield`, so that its result is a generator; return a list."""

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


# --- regression_step --------------------------------------------------------------------


def errors(theta, X, y):
    return theta[0] + theta[1:] @ X - y


def slopes(theta, X, y):
    e = errors(theta, X, y)
    return np.concatenate([[e.mean()], X @ e / y.size])


@misconception_of("regression_step")
def summed_over_samples(theta, X, y, lr):
    """The gradient is a sum over the samples; the cost has 1/m, so it is a mean."""
    return theta - lr * slopes(theta, X, y) * y.size


@misconception_of("regression_step")
def factor_two(theta, X, y, lr):
    """The step is twice too large: the ½ of the cost cancels the 2 of the derivative."""
    return theta - 2 * lr * slopes(theta, X, y)


@misconception_of("regression_step")
def half_the_step(theta, X, y, lr):
    """The step is half of what it should be: the 2 of the derivative cancels the ½ of the cost."""
    return theta - lr * slopes(theta, X, y) / 2


@misconception_of("regression_step")
def climbs(theta, X, y, lr):
    """The sign is turned: the step goes against the gradient, θ − lr ∂J/∂θ."""
    return theta + lr * slopes(theta, X, y)


@misconception_of("regression_step")
def gradient_returned(theta, X, y, lr):
    """The gradient is returned; the step θ − lr ∂J/∂θ is missing."""
    return slopes(theta, X, y)


@misconception_of("regression_step")
def step_without_rate(theta, X, y, lr):
    """The learning rate is left out."""
    return theta - slopes(theta, X, y)


@misconception_of("regression_step")
def intercept_last(theta, X, y, lr):
    """The intercept is taken to be the last component of θ, as some texts have it; here it is the
    first."""
    e = theta[:-1] @ X + theta[-1] - y
    return theta - lr * np.concatenate([X @ e, [e.sum()]]) / y.size


@misconception_of("regression_step")
def intercept_unmoved(theta, X, y, lr):
    """The intercept stays where it was: it has a derivative too, the mean of h − y."""
    return theta - lr * np.concatenate([[0.0], slopes(theta, X, y)[1:]])


@misconception_of("regression_step")
def intercept_not_predicted(theta, X, y, lr):
    """The prediction lacks the intercept: h = θ_0 + θ_1 x_1 + …"""
    return theta - lr * slopes(np.concatenate([[0.0], theta[1:]]), X, y)


@misconception_of("regression_step")
def one_component_after_another(theta, X, y, lr):
    """The components move one after another, the later ones with errors at the new values: take
    all derivatives at the old θ."""
    new = theta.copy()
    for i in range(theta.size):
        new[i] -= lr * slopes(new, X, y)[i]
    return new


@misconception_of("regression_step")
def divided_by_features(theta, X, y, lr):
    """The sum over samples is divided by the number of features d; it is a mean over the m
    samples."""
    return theta - lr * slopes(theta, X, y) * y.size / X.shape[0]


@misconception_of("regression_step")
def intercept_summed(theta, X, y, lr):
    """The intercept's derivative is a sum over the samples; like the others it is a mean."""
    scale = np.ones(theta.size)
    scale[0] = y.size
    return theta - lr * slopes(theta, X, y) * scale


@misconception_of("regression_step")
def one_sample_only(theta, X, y, lr):
    """Only the first sample counts: a batch step takes the mean over all of them."""
    return theta - lr * slopes(theta, X[:, :1], y[:1])


@misconception_of("regression_step")
def features_left_out(theta, X, y, lr):
    """The factor x_i is missing: every component moves by the mean error, as the intercept does."""
    return theta - lr * np.full(theta.size, errors(theta, X, y).mean())


@misconception_of("regression_step")
def divided_by_m_twice(theta, X, y, lr):
    """The gradient is divided by m twice; J has 1/m once. (A mean is a division already.)"""
    return theta - lr * slopes(theta, X, y) / y.size


@misconception_of("regression_step")
def divided_by_m_minus_one(theta, X, y, lr):
    """The sum over samples is divided by m − 1, as for a variance; here it is a mean over m."""
    return theta - lr * slopes(theta, X, y) * y.size / max(y.size - 1, 1)


@misconception_of("regression_step")
def divided_by_the_length_of_theta(theta, X, y, lr):
    """The sum over samples is divided by the number of components of θ; it is a mean over the m
    samples."""
    return theta - lr * slopes(theta, X, y) * y.size / theta.size


@misconception_of("regression_step")
def divided_by_the_entries_of_x(theta, X, y, lr):
    """The sum over samples is divided by all entries of X, features times samples (X.size): it is a
    mean over the m samples, X.shape[1]."""
    return theta - lr * slopes(theta, X, y) * y.size / max(X.size, 1)


@misconception_of("regression_step")
def a_step_for_every_sample(theta, X, y, lr):
    """θ moves after every sample, with the full rate: that is stochastic descent. One batch step
    takes the mean gradient at the old θ."""
    for j in range(y.size):
        theta = theta - lr * slopes(theta, X[:, j : j + 1], y[j : j + 1])
    return theta


@misconception_of("regression_step")
def a_small_step_for_every_sample(theta, X, y, lr):
    """θ moves after every sample, by lr/m: all errors belong to the old θ, so add up first and step
    once."""
    for j in range(y.size):
        theta = theta - lr / y.size * slopes(theta, X[:, j : j + 1], y[j : j + 1])
    return theta


@misconception_of("regression_step")
def two_steps_for_one(theta, X, y, lr):
    """Two steps are made; one is asked for."""
    theta = theta - lr * slopes(theta, X, y)
    return theta - lr * slopes(theta, X, y)


@misconception_of("regression_step")
def intercept_divided_twice(theta, X, y, lr):
    """The intercept's derivative is divided by m twice; it is the mean of h − y."""
    step = slopes(theta, X, y)
    return theta - lr * np.concatenate([step[:1] / y.size, step[1:]])


@misconception_of("regression_step")
def intercept_times_itself(theta, X, y, lr):
    """The intercept's derivative is multiplied by θ_0: h contains θ_0 itself, so its factor is
    x_0 = 1."""
    step = slopes(theta, X, y)
    return theta - lr * np.concatenate([step[:1] * theta[0], step[1:]])


@misconception_of("regression_step")
def one_slope_for_all_features(theta, X, y, lr):
    """All features move alike, by the mean over all of X: each has the mean of its own (h − y)
    x_i."""
    step = np.full(theta.size, (X * errors(theta, X, y)).mean())
    step[0] = errors(theta, X, y).mean()
    return theta - lr * step


@misconception_of("regression_step")
def signs_of_the_errors(theta, X, y, lr):
    """The errors count by their sign only, as for the cost |h − y|; this cost is quadratic, and its
    derivative has h − y itself."""
    e = np.sign(errors(theta, X, y))
    return theta - lr * np.concatenate([[e.mean()], X @ e / y.size])


@misconception_of("regression_step")
def errors_squared(theta, X, y, lr):
    """The errors are squared in the gradient: the derivative of ½(h − y)² is (h − y) x."""
    e = errors(theta, X, y) ** 2
    return theta - lr * np.concatenate([[e.mean()], X @ e / y.size])


@misconception_of("regression_step")
def logistic_prediction(theta, X, y, lr):
    """The prediction goes through a sigmoid: that is logistic regression; here h is linear."""
    e = sigmoid(errors(theta, X, y) + y) - y
    return theta - lr * np.concatenate([[e.mean()], X @ e / y.size])


@misconception_of("regression_step")
def solved_at_once(theta, X, y, lr):
    """This is the θ of least cost, by the normal equation; one step of gradient descent is asked
    for."""
    return np.linalg.lstsq(np.vstack([np.ones(y.size), X]).T, y, rcond=None)[0]


@misconception_of("regression_step")
def theta_shrinks(theta, X, y, lr):
    """θ decays as with a penalty λ/(2m) Σ θ² and λ = 1; this cost has none."""
    return theta - lr * (slopes(theta, X, y) + theta / y.size)


@misconception_of("regression_step")
def features_centred(theta, X, y, lr):
    """X is centred before the step: take the features as they come."""
    return theta - lr * slopes(theta, X - X.mean(axis=1, keepdims=True), y)


@misconception_of("regression_step")
def theta_in_a_column(theta, X, y, lr):
    """The result is a column, (d + 1, 1); it is to be (d + 1,), as θ."""
    return (theta - lr * slopes(theta, X, y))[:, None]


@misconception_of("regression_step")
def cost_beside_theta(theta, X, y, lr):
    """The result is a pair of θ and the cost; only θ is wanted."""
    return theta - lr * slopes(theta, X, y), float(np.mean(errors(theta, X, y) ** 2) / 2)


# --- train_neuron -----------------------------------------------------------------------


def trained(w, b, x, y, lr, epochs, cost, slope=lambda z, a: a * (1 - a), sign=1.0, by_b=1.0):
    """The right loop, with the slope of the quadratic cost and a factor for b to be replaced."""
    for _ in range(epochs):
        z = w * x + b
        a = sigmoid(z)
        delta = sign * (a - y) * (slope(z, a) if cost == "quadratic" else 1.0)
        w, b = w - lr * delta * x, b - lr * delta * by_b
    return w, b, sigmoid(w * x + b)


@misconception_of("train_neuron")
def slope_missing(w, b, x, y, lr, epochs, cost):
    """The quadratic cost's δ lacks σ'(z): both costs have δ = a − y in your loop."""
    return trained(w, b, x, y, lr, epochs, "cross_entropy")


@misconception_of("train_neuron")
def slope_in_both(w, b, x, y, lr, epochs, cost):
    """σ'(z) is in both δ: with the cross-entropy it cancels, and δ = a − y."""
    return trained(w, b, x, y, lr, epochs, "quadratic")


@misconception_of("train_neuron")
def costs_exchanged(w, b, x, y, lr, epochs, cost):
    """The two costs are exchanged: the quadratic one has the factor σ'(z)."""
    other = "cross_entropy" if cost == "quadratic" else "quadratic"
    return trained(w, b, x, y, lr, epochs, other)


@misconception_of("train_neuron")
def slope_at_the_output(w, b, x, y, lr, epochs, cost):
    """σ' is taken at a = σ(z), so that σ is applied twice: σ'(z) = a(1 − a)."""
    return trained(w, b, x, y, lr, epochs, cost, lambda z, a: sigmoid(a) * (1 - sigmoid(a)))


@misconception_of("train_neuron")
def slope_of_z_itself(w, b, x, y, lr, epochs, cost):
    """z(1 − z) is used for the slope; σ'(z) is a(1 − a) with a = σ(z)."""
    with np.errstate(over="ignore", invalid="ignore"):  # it runs away
        return trained(w, b, x, y, lr, epochs, cost, lambda z, a: z * (1 - z))


@misconception_of("train_neuron")
def target_minus_output(w, b, x, y, lr, epochs, cost):
    """The sign is turned (y − a, or + for −): w and b climb the cost."""
    return trained(w, b, x, y, lr, epochs, cost, sign=-1.0)


@misconception_of("train_neuron")
def twice_the_delta(w, b, x, y, lr, epochs, cost):
    """δ is twice too large: the ½ of the quadratic cost cancels the 2, and the cross-entropy has
    neither."""
    return trained(w, b, x, y, lr, epochs, cost, sign=2.0)


@misconception_of("train_neuron")
def bias_moves_with_the_input(w, b, x, y, lr, epochs, cost):
    """b moves by lr δ x, as w does; the bias has the input 1, so it moves by lr δ."""
    return trained(w, b, x, y, lr, epochs, cost, by_b=x)


@misconception_of("train_neuron")
def weight_moves_without_the_input(w, b, x, y, lr, epochs, cost):
    """w moves by lr δ: its derivative has the factor x."""
    for _ in range(epochs):
        a = sigmoid(w * x + b)
        delta = (a - y) * (a * (1 - a) if cost == "quadratic" else 1.0)
        w, b = w - lr * delta, b - lr * delta
    return w, b, sigmoid(w * x + b)


@misconception_of("train_neuron")
def bias_stays(w, b, x, y, lr, epochs, cost):
    """b never moves: it is trained too, by −lr δ."""
    return trained(w, b, x, y, lr, epochs, cost, by_b=0.0)


@misconception_of("train_neuron")
def bias_after_the_weight(w, b, x, y, lr, epochs, cost):
    """b is moved with the output for the new w: w and b of one step use the same δ."""
    for _ in range(epochs):
        for which in "wb":
            a = sigmoid(w * x + b)
            delta = (a - y) * (a * (1 - a) if cost == "quadratic" else 1.0)
            w, b = (w - lr * delta * x, b) if which == "w" else (w, b - lr * delta)
    return w, b, sigmoid(w * x + b)


@misconception_of("train_neuron")
def output_before_the_last_step(w, b, x, y, lr, epochs, cost):
    """`a` is the output before the last step; compute it once more for the w and b returned."""
    before = trained(w, b, x, y, lr, epochs - 1, cost)
    return *trained(w, b, x, y, lr, epochs, cost)[:2], before[2]


@misconception_of("train_neuron")
def output_of_the_start(w, b, x, y, lr, epochs, cost):
    """The output is computed once, before the loop; every step needs the output of that step."""
    first = sigmoid(w * x + b)
    delta = (first - y) * (first * (1 - first) if cost == "quadratic" else 1.0)
    w, b = w - epochs * lr * delta * x, b - epochs * lr * delta
    return w, b, sigmoid(w * x + b)


@misconception_of("train_neuron")
def one_step_too_many(w, b, x, y, lr, epochs, cost):
    """There is one step too many: `epochs` of them."""
    return trained(w, b, x, y, lr, epochs + 1, cost)


@misconception_of("train_neuron")
def a_single_step(w, b, x, y, lr, epochs, cost):
    """Only one step is made, whatever `epochs` says: is the `return` inside the loop?"""
    return trained(w, b, x, y, lr, 1, cost)


@misconception_of("train_neuron")
def input_taken_for_one(w, b, x, y, lr, epochs, cost):
    """The output is σ(w + b): x is left out (in the story of the slides it happens to be 1)."""
    for _ in range(epochs):
        a = sigmoid(w + b)
        delta = (a - y) * (a * (1 - a) if cost == "quadratic" else 1.0)
        w, b = w - lr * delta * x, b - lr * delta
    return w, b, sigmoid(w + b)


def by_delta(w, b, x, y, lr, epochs, delta):
    """The loop with δ = delta(a, z)."""
    for _ in range(epochs):
        z = w * x + b
        d = delta(sigmoid(z), z)
        w, b = w - lr * d * x, b - lr * d
    return w, b, sigmoid(w * x + b)


@misconception_of("train_neuron")
def quadratic_delta_doubled(w, b, x, y, lr, epochs, cost):
    """The quadratic cost's δ is twice too large: the ½ of the cost cancels the 2 of the
    derivative."""

    def delta(a, z):
        return 2 * (a - y) * a * (1 - a) if cost == "quadratic" else a - y

    return by_delta(w, b, x, y, lr, epochs, delta)


@misconception_of("train_neuron")
def quadratic_delta_halved(w, b, x, y, lr, epochs, cost):
    """The quadratic cost's δ is half of what it should be: the 2 of the derivative cancels the ½ of
    the cost."""

    def delta(a, z):
        return (a - y) * a * (1 - a) / 2 if cost == "quadratic" else a - y

    return by_delta(w, b, x, y, lr, epochs, delta)


@misconception_of("train_neuron")
def slope_of_tanh(w, b, x, y, lr, epochs, cost):
    """1 − a² is the slope of tanh; the sigmoid has σ' = a(1 − a)."""

    def delta(a, z):
        return (a - y) * (1 - a * a) if cost == "quadratic" else a - y

    return by_delta(w, b, x, y, lr, epochs, delta)


@misconception_of("train_neuron")
def only_a_of_the_slope(w, b, x, y, lr, epochs, cost):
    """The slope is a alone; it is a(1 − a), both factors."""

    def delta(a, z):
        return (a - y) * a if cost == "quadratic" else a - y

    return by_delta(w, b, x, y, lr, epochs, delta)


@misconception_of("train_neuron")
def only_one_minus_a_of_the_slope(w, b, x, y, lr, epochs, cost):
    """The slope is 1 − a alone; it is a(1 − a), both factors."""

    def delta(a, z):
        return (a - y) * (1 - a) if cost == "quadratic" else a - y

    return by_delta(w, b, x, y, lr, epochs, delta)


@misconception_of("train_neuron")
def cross_entropy_by_the_output(w, b, x, y, lr, epochs, cost):
    """With the cross-entropy this is ∂C/∂a = (1 − y)/(1 − a) − y/a; δ is ∂C/∂z, that times σ'(z),
    and so a − y."""

    def delta(a, z):
        return (a - y) * a * (1 - a) if cost == "quadratic" else (1 - y) / (1 - a) - y / a

    return by_delta(w, b, x, y, lr, epochs, delta)


@misconception_of("train_neuron")
def cross_entropy_of_ones_only(w, b, x, y, lr, epochs, cost):
    """With the cross-entropy only the term −y ln a is differentiated; 1 − y counts too, and
    together δ = a − y."""

    def delta(a, z):
        return (a - y) * a * (1 - a) if cost == "quadratic" else -y * (1 - a)

    return by_delta(w, b, x, y, lr, epochs, delta)


@misconception_of("train_neuron")
def cross_entropy_without_a_step(w, b, x, y, lr, epochs, cost):
    """With the cross-entropy nothing moves: does your `if` ask for "cross-entropy" with a hyphen?
    The name is "cross_entropy"."""

    def delta(a, z):
        return (a - y) * a * (1 - a) if cost == "quadratic" else 0.0 * a

    return by_delta(w, b, x, y, lr, epochs, delta)


@misconception_of("train_neuron")
def target_left_out(w, b, x, y, lr, epochs, cost):
    """The target is left out of δ: the error is a − y."""

    def delta(a, z):
        return a * a * (1 - a) if cost == "quadratic" else a

    return by_delta(w, b, x, y, lr, epochs, delta)


@misconception_of("train_neuron")
def bias_left_out(w, b, x, y, lr, epochs, cost):
    """The output is σ(w x): the bias is left out."""
    for _ in range(epochs):
        a = sigmoid(w * x)
        delta = (a - y) * (a * (1 - a) if cost == "quadratic" else 1.0)
        w, b = w - lr * delta * x, b - lr * delta
    return w, b, sigmoid(w * x)


@misconception_of("train_neuron")
def bias_left_out_at_the_end(w, b, x, y, lr, epochs, cost):
    """`a` lacks the bias: it is σ(w x + b) for the w and b returned."""
    w, b, _ = trained(w, b, x, y, lr, epochs, cost)
    return w, b, sigmoid(w * x)


@misconception_of("train_neuron")
def rate_of_the_weight_only(w, b, x, y, lr, epochs, cost):
    """b moves by δ: the learning rate is left out there."""
    return trained(w, b, x, y, lr, epochs, cost, by_b=1 / lr)


@misconception_of("train_neuron")
def one_step_too_few(w, b, x, y, lr, epochs, cost):
    """There is one step too few: range(1, epochs) has epochs − 1 of them."""
    return trained(w, b, x, y, lr, epochs - 1, cost)


@misconception_of("train_neuron")
def weighted_input_for_output(w, b, x, y, lr, epochs, cost):
    """`a` is the weighted input z = w x + b; the output is σ(z)."""
    w, b, _ = trained(w, b, x, y, lr, epochs, cost)
    return w, b, w * x + b


@misconception_of("train_neuron")
def error_for_output(w, b, x, y, lr, epochs, cost):
    """`a` is the error a − y; the output itself is wanted."""
    w, b, a = trained(w, b, x, y, lr, epochs, cost)
    return w, b, a - y


@misconception_of("train_neuron")
def cost_for_output(w, b, x, y, lr, epochs, cost):
    """The cost is returned for `a`; the output itself is wanted."""
    w, b, a = trained(w, b, x, y, lr, epochs, cost)
    return w, b, (a - y) ** 2 / 2


@misconception_of("train_neuron")
def output_first(w, b, x, y, lr, epochs, cost):
    """The output comes first; return (w, b, a)."""
    w, b, a = trained(w, b, x, y, lr, epochs, cost)
    return a, w, b


@misconception_of("train_neuron")
def bias_first(w, b, x, y, lr, epochs, cost):
    """The bias comes first; return (w, b, a)."""
    w, b, a = trained(w, b, x, y, lr, epochs, cost)
    return b, w, a


@misconception_of("train_neuron")
def output_missing(w, b, x, y, lr, epochs, cost):
    """Only w and b are returned; the output after the last step comes third: (w, b, a)."""
    return trained(w, b, x, y, lr, epochs, cost)[:2]


@misconception_of("train_neuron")
def output_alone(w, b, x, y, lr, epochs, cost):
    """Only the output is returned: (w, b, a) are wanted."""
    return trained(w, b, x, y, lr, epochs, cost)[2]


@misconception_of("train_neuron")
def outputs_of_all_steps(w, b, x, y, lr, epochs, cost):
    """`a` is a list with the output of every step; only the last one is wanted."""
    outputs = []
    for _ in range(epochs):
        w, b, a = trained(w, b, x, y, lr, 1, cost)
        outputs.append(a)
    return w, b, outputs


@misconception_of("train_neuron")
def first_output_of_the_slides(w, b, x, y, lr, epochs, cost):
    """The first step uses the output 0.09412953 that the slides' session had left over, and so
    arrives at their 0.094137: begin with the output for the w and b given."""
    a = 0.09412953
    for _ in range(epochs):
        delta = (a - y) * (a * (1 - a) if cost == "quadratic" else 1.0)
        w, b = w - lr * delta * x, b - lr * delta
        a = sigmoid(w * x + b)
    return w, b, a


@misconception_of("train_neuron")
def rounded_result(w, b, x, y, lr, epochs, cost):
    """The results are rounded to four places: return them as they are."""
    return tuple(round(float(part), 4) for part in trained(w, b, x, y, lr, epochs, cost))


@misconception_of("train_neuron")
def weights_with_momentum(w, b, x, y, lr, epochs, cost):
    """The steps have momentum, so each goes on with 0.9 of the last one: plain gradient descent is
    asked for."""
    v = u = 0.0
    for _ in range(epochs):
        a = sigmoid(w * x + b)
        delta = (a - y) * (a * (1 - a) if cost == "quadratic" else 1.0)
        v, u = 0.9 * v + lr * delta * x, 0.9 * u + lr * delta
        w, b = w - v, b - u
    return w, b, sigmoid(w * x + b)


# --- train_network ----------------------------------------------------------------------


def descended(weights, biases, X, Y, lr, lam, epochs, batch_size, rng, *, draw=minibatches,
              decay=None, after=None, bias_decay=1.0, factor=None, gradient=backprop):  # fmt: skip
    """The right loops, with their parts to be replaced.

    decay(batch) and factor(batch) are factors on the weights and on the gradient; `after` is one
    on both.
    """
    m = X.shape[1]
    decay = decay or (lambda batch: 1 - lr * lam / m)
    factor = factor or (lambda batch: 1.0)
    for _ in range(epochs):
        for batch in draw(m, batch_size, rng):
            grad_W, grad_b = gradient(weights, biases, X[:, batch], Y[:, batch])
            rate = lr * factor(batch)
            shrink = decay(batch)
            if after is not None:
                shrink, grad_W = after, [after * g for g in grad_W]
            weights = [shrink * W - rate * g for W, g in zip(weights, grad_W, strict=True)]
            biases = [bias_decay * b - rate * g for b, g in zip(biases, grad_b, strict=True)]
    return weights, biases


def cross_entropy_backprop(weights, biases, X, Y):
    """The gradient with delta = a − y at the output."""
    A = [X]
    for W, b in zip(weights, biases, strict=True):
        A.append(sigmoid(W @ A[-1] + b))
    delta, grads = (A[-1] - Y) / X.shape[1], []
    for W, a in zip(weights[::-1], A[-2::-1], strict=True):
        grads.append((delta @ a.T, delta.sum(axis=1, keepdims=True)))
        delta = W.T @ delta * a * (1 - a)
    return [g[0] for g in grads[::-1]], [g[1] for g in grads[::-1]]


def in_order(m, batch_size, rng):
    return cut(np.arange(m), batch_size)


@misconception_of("train_network")
def decay_over_the_batch(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """λ is divided by the size of the batch; m in λ/m is the size of the whole set."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, decay=lambda batch: 1 - lr * lam / len(batch))


@misconception_of("train_network")
def decay_over_the_nominal_batch(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """λ is divided by batch_size; m in λ/m is the size of the whole set."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, decay=lambda batch: 1 - lr * lam / batch_size)


@misconception_of("train_network")
def decay_undivided(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """λ is not divided by m, as in texts that write the penalty λ/2 Σ w²; here it is λ/(2m)."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, decay=lambda batch: 1 - lr * lam)


@misconception_of("train_network")
def decay_without_rate(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The decay lacks the learning rate: it is 1 − lr λ/m."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, decay=lambda batch: 1 - lam / X.shape[1])


@misconception_of("train_network")
def decay_doubled(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The decay is twice too large: the 2 of the derivative of w² cancels the ½ in λ/(2m)."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, decay=lambda batch: 1 - 2 * lr * lam / X.shape[1])


@misconception_of("train_network")
def weights_grow(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The weights grow, by 1 + lr λ/m: they should decay."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, decay=lambda batch: 1 + lr * lam / X.shape[1])


@misconception_of("train_network")
def no_decay(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """`lam` has no effect: in every step the weights decay by the factor 1 − lr λ/m."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, decay=lambda batch: 1.0)


@misconception_of("train_network")
def decay_once_an_epoch(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The weights decay once an epoch; the decay belongs to every step, that is, every batch."""
    decay = 1 - lr * lam / X.shape[1]
    for _ in range(epochs):
        weights, biases = descended(weights, biases, X, Y, lr, 0.0, 1, batch_size, rng)
        weights = [decay * W for W in weights]
    return weights, biases


@misconception_of("train_network")
def biases_decay_too(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The biases decay as well: L2 regularization is for the weights only."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, bias_decay=1 - lr * lam / X.shape[1])


@misconception_of("train_network")
def decayed_before_the_gradient(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The gradient is taken at the weights that have decayed already: both belong to the weights
    before the step."""
    decay = 1 - lr * lam / X.shape[1]

    def at_decayed(weights, *rest):
        return backprop([decay * W for W in weights], *rest)

    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, gradient=at_decayed)


@misconception_of("train_network")
def gradients_summed(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The gradient is summed over the batch; it is a mean, and `backprop` already returns one."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, factor=len)


@misconception_of("train_network")
def divided_twice(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The gradient is divided by the batch's size once more: `backprop` returns a mean already."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, factor=lambda batch: 1 / len(batch))


@misconception_of("train_network")
def divided_by_the_nominal_size(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The gradient of the last, shorter batch is divided by batch_size; it is a mean over what that
    batch has."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, factor=lambda batch: len(batch) / batch_size)


@misconception_of("train_network")
def divided_by_the_whole_set(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The gradient of a batch is divided by the size of the whole set; it is a mean over the
    batch."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, factor=lambda batch: len(batch) / X.shape[1])


@misconception_of("train_network")
def climbs_the_cost(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The sign is turned: the step goes against the gradient, −lr times it."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, factor=lambda batch: -1.0)


@misconception_of("train_network")
def shorter_batch_dropped(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The last, shorter batch is left out: it makes a step too."""

    def draw(m, size, rng):
        return [batch for batch in minibatches(m, size, rng) if len(batch) == min(size, m)]

    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, draw=draw)


@misconception_of("train_network")
def batches_drawn_once(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The batches are drawn once and used in every epoch: draw them anew each time. (To put the
    same batches in another order is not enough.)"""
    batches = minibatches(X.shape[1], batch_size, rng)
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, draw=lambda *_: batches)


@misconception_of("train_network")
def batches_in_order(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The samples pass by in their fixed order: shuffle them, anew in each epoch."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, draw=lambda m, size, rng: cut(np.arange(m), size))


@misconception_of("train_network")
def one_batch_an_epoch(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """Each epoch makes a step on one batch only; it is a pass over all of them."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, draw=lambda m, size, rng: minibatches(m, size, rng)[:1])


@misconception_of("train_network")
def batches_drawn_with_replacement(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The batches are drawn with replacement: in an epoch every sample is used exactly once."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, draw=lambda m, size, rng: cut(rng.integers(m, size=m), size))


@misconception_of("train_network")
def targets_shuffled_apart(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """X and Y are shuffled apart, so that samples get each other's targets: use the same indices
    for both."""
    for _ in range(epochs):
        other = Y[:, rng.permutation(Y.shape[1])]
        weights, biases = descended(weights, biases, X, other, lr, lam, 1, batch_size, rng)
    return weights, biases


@misconception_of("train_network")
def batch_size_ignored(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """Each epoch is a single step on the whole set: cut it into batches of batch_size."""
    return descended(weights, biases, X, Y, lr, lam, epochs, X.shape[1], rng)


@misconception_of("train_network")
def single_samples(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """Every sample makes a step of its own: a step takes the mean gradient of a whole batch."""
    return descended(weights, biases, X, Y, lr, lam, epochs, 1, rng)


@misconception_of("train_network")
def only_one_epoch(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """Only one epoch is done, whatever `epochs` says: is the `return` inside the loop?"""
    return descended(weights, biases, X, Y, lr, lam, 1, batch_size, rng)


@misconception_of("train_network")
def gradient_of_the_start(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """All gradients are taken at the weights that came in: each batch must see the weights that
    the one before has left."""
    start = weights, biases
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, gradient=lambda W, b, X, Y: backprop(*start, X, Y))


@misconception_of("train_network")
def biases_stay(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The biases never move: they are trained too, without the decay."""

    def gradient(weights, biases, X, Y):
        grad_W, grad_b = backprop(weights, biases, X, Y)
        return grad_W, [0 * g for g in grad_b]

    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, gradient=gradient)


@misconception_of("train_network")
def result_not_kept(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The weights come back as they went in: the result of each step has to be kept."""
    return list(weights), list(biases)


@misconception_of("train_network")
def decay_halved(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The decay is half of what it should be: the 2 of the derivative of w² cancels the ½ in
    λ/(2m)."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, decay=lambda batch: 1 - lr * lam / X.shape[1] / 2)


@misconception_of("train_network")
def decayed_after_the_step(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The gradient's step decays too, (1 − lr λ/m)(W − lr ∇): only the old W is multiplied by
    1 − lr λ/m."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, factor=lambda batch: 1.0, after=1 - lr * lam / X.shape[1])


@misconception_of("train_network")
def decay_at_the_start_of_an_epoch(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The weights decay once, at the start of each epoch; the decay belongs to every step, that is,
    every batch."""
    for _ in range(epochs):
        weights = [(1 - lr * lam / X.shape[1]) * W for W in weights]
        weights, biases = descended(weights, biases, X, Y, lr, 0.0, 1, batch_size, rng)
    return weights, biases


@misconception_of("train_network")
def decay_by_the_sign(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The weights decay by lr λ/m times their *sign*: that is L1; L2 takes the weights
    themselves."""
    shrink = lr * lam / X.shape[1]
    for _ in range(epochs):
        for batch in minibatches(X.shape[1], batch_size, rng):
            pulled = [W - shrink * np.sign(W) for W in weights]
            step = descended(
                weights,
                biases,
                X[:, batch],
                Y[:, batch],
                lr,
                0.0,
                1,
                len(batch),
                rng,
                draw=in_order,
            )
            weights = [p + new - W for p, new, W in zip(pulled, step[0], weights, strict=True)]
            biases = step[1]
    return weights, biases


@misconception_of("train_network")
def images_shuffled_alone(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """X is shuffled and Y is not, so that samples get each other's targets: use the same indices
    for both."""
    for _ in range(epochs):
        shuffled = X[:, rng.permutation(X.shape[1])]
        weights, biases = descended(
            weights, biases, shuffled, Y, lr, lam, 1, batch_size, rng, draw=in_order
        )
    return weights, biases


@misconception_of("train_network")
def two_permutations(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """X and Y are shuffled by two permutations, so that samples get each other's targets: draw one,
    and use it for both."""
    for _ in range(epochs):
        X1 = X[:, rng.permutation(X.shape[1])]
        Y1 = Y[:, rng.permutation(X.shape[1])]
        weights, biases = descended(
            weights, biases, X1, Y1, lr, lam, 1, batch_size, rng, draw=in_order
        )
    return weights, biases


@misconception_of("train_network")
def targets_in_order(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The targets of each batch are the first ones of Y, not those of its samples: Y[:, batch], as
    X[:, batch]."""
    for _ in range(epochs):
        for batch in minibatches(X.shape[1], batch_size, rng):
            rest = X[:, batch], Y[:, : len(batch)]
            grad_W, grad_b = backprop(weights, biases, *rest)
            decay = 1 - lr * lam / X.shape[1]
            weights = [decay * W - lr * g for W, g in zip(weights, grad_W, strict=True)]
            biases = [b - lr * g for b, g in zip(biases, grad_b, strict=True)]
    return weights, biases


@misconception_of("train_network")
def whole_set_in_every_step(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """Every step takes the gradient of the whole set, as often as there are batches: take that of
    X[:, batch], Y[:, batch]."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, gradient=lambda W, b, *_: backprop(W, b, X, Y))


@misconception_of("train_network")
def gradients_of_the_epoch_start(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """Within an epoch all gradients are taken at the weights it began with: each batch must see the
    weights that the one before has left."""
    for _ in range(epochs):
        start = weights, biases
        weights, biases = descended(
            weights, biases, X, Y, lr, lam, 1, batch_size, rng,
            gradient=lambda W, b, X, Y, start=start: backprop(*start, X, Y),
        )  # fmt: skip
    return weights, biases


@misconception_of("train_network")
def gradients_pile_up(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The gradients of earlier batches are added to those of the next: begin each batch at zero."""
    total = None

    def gradient(*args):
        nonlocal total
        new = [part for parts in backprop(*args) for part in parts]
        total = new if total is None else [a + b for a, b in zip(total, new, strict=True)]
        return total[: len(weights)], total[len(weights) :]

    for _ in range(epochs):
        total = None
        weights, biases = descended(
            weights, biases, X, Y, lr, lam, 1, batch_size, rng, gradient=gradient
        )
    return weights, biases


@misconception_of("train_network")
def biases_climb(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The biases go up the cost; they move by −lr times their gradient, as the weights do."""

    def gradient(weights, biases, X, Y):
        grad_W, grad_b = backprop(weights, biases, X, Y)
        return grad_W, [-g for g in grad_b]

    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, gradient=gradient)


@misconception_of("train_network")
def biases_without_the_rate(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The biases move by their gradient without the learning rate."""

    def gradient(weights, biases, X, Y):
        grad_W, grad_b = backprop(weights, biases, X, Y)
        return grad_W, [g / lr for g in grad_b]

    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, gradient=gradient)


@misconception_of("train_network")
def bias_gradients_summed(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The biases' gradient is summed over the batch; it is a mean, as the weights' is."""

    def gradient(weights, biases, X, Y):
        grad_W, grad_b = backprop(weights, biases, X, Y)
        return grad_W, [g * X.shape[1] for g in grad_b]

    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, gradient=gradient)


@misconception_of("train_network")
def last_layer_only(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """Only the last layer learns; every layer has its gradient."""

    def gradient(weights, biases, X, Y):
        grad_W, grad_b = backprop(weights, biases, X, Y)
        return [0 * g for g in grad_W[:-1]] + grad_W[-1:], [0 * g for g in grad_b[:-1]] + grad_b[
            -1:
        ]

    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, gradient=gradient)


@misconception_of("train_network")
def rate_divided_by_the_batch_size(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The learning rate is divided by batch_size: `backprop` returns a mean already."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, factor=lambda batch: 1 / batch_size)


@misconception_of("train_network")
def cross_entropy_gradient(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The output's δ lacks σ'(z): that is the gradient of the cross-entropy. Here the cost is
    quadratic, as in the given `backprop`."""
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, gradient=cross_entropy_backprop)


@misconception_of("train_network")
def epoch_too_few(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """There is one epoch too few: range(1, epochs) has epochs − 1 of them."""
    return descended(weights, biases, X, Y, lr, lam, epochs - 1, batch_size, rng)


@misconception_of("train_network")
def epoch_too_many(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """There is one epoch too many: range(epochs + 1) has epochs + 1 of them."""
    return descended(weights, biases, X, Y, lr, lam, epochs + 1, batch_size, rng)


@misconception_of("train_network")
def biases_returned_first(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The biases come first; return (weights, biases)."""
    return descended(weights, biases, X, Y, lr, lam, epochs, batch_size, rng)[::-1]


@misconception_of("train_network")
def pairs_returned(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The result is a list of pairs (W, b); return two lists, all weights and all biases."""
    return list(
        zip(*descended(weights, biases, X, Y, lr, lam, epochs, batch_size, rng), strict=True)
    )


@misconception_of("train_network")
def full_batches_only(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """A batch with fewer than batch_size samples makes no step, even if it is the only one: it
    makes a step too."""

    def draw(m, size, rng):
        return [batch for batch in minibatches(m, size, rng) if len(batch) == size]

    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, draw=draw)


@misconception_of("train_network")
def batches_overlap(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """Each batch is drawn from all samples anew: in an epoch every sample is used exactly once."""

    def draw(m, size, rng):
        return [rng.choice(m, len(batch), replace=False) for batch in cut(np.arange(m), size)]

    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(*args, draw=draw)


@misconception_of("train_network")
def generator_of_its_own(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The batches come from default_rng(0), a generator of your own: use `rng`."""
    rng = np.random.default_rng(0)
    return descended(weights, biases, X, Y, lr, lam, epochs, batch_size, rng)


@misconception_of("train_network")
def shuffled_alike_in_every_epoch(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """Every epoch has the same order: a generator made anew from one seed draws the same again. Use
    `rng` itself."""
    seed = int(rng.integers(1 << 30))
    args = weights, biases, X, Y, lr, lam, epochs, batch_size, rng
    return descended(
        *args, draw=lambda m, size, _: minibatches(m, size, np.random.default_rng(seed))
    )


@misconception_of("train_network")
def rate_falls(weights, biases, X, Y, lr, lam, epochs, batch_size, rng):
    """The learning rate falls from epoch to epoch; it is `lr` in every step."""
    for epoch in range(epochs):
        rate = lr * 0.95**epoch
        weights, biases = descended(weights, biases, X, Y, rate, lam, 1, batch_size, rng)
    return weights, biases
