"""Known mistakes in `init_network`. Each docstring is what the student reads."""

from itertools import pairwise

import numpy as np

from autograder.examiner import misconception_of


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


@misconception_of("init_network")
def weights_squeezed(sizes, rng, scale=0.01):
    """Where a layer has one unit or one input, its weights are squeezed to fewer axes: they are a
    matrix (n_{l+1}, n_l) there too."""
    return started(sizes, lambda n, k: np.squeeze(scale * rng.standard_normal((n, k))))


@misconception_of("init_network")
def spread_made_exact(sizes, rng, scale=0.01):
    """The mean of the drawn weights is subtracted and their spread divided out: a single weight
    becomes 0/0. Leave them as drawn, times `scale`."""

    def draw(n, k):
        W = rng.standard_normal((n, k))
        with np.errstate(invalid="ignore"):
            return scale * (W - W.mean()) / W.std()

    return started(sizes, draw)


@misconception_of("init_network")
def spread_made_exact_but_of_one(sizes, rng, scale=0.01):
    """The mean of the drawn weights is subtracted and their spread divided out: a single weight
    is always 0. Leave them as drawn, times `scale`."""

    def draw(n, k):
        W = rng.standard_normal((n, k))
        return scale * (W - W.mean()) / (W.std() or 1.0)

    return started(sizes, draw)
