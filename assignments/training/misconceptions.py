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


# --- train_network ----------------------------------------------------------------------


def descended(weights, biases, X, Y, lr, lam, epochs, batch_size, rng, *, draw=minibatches,
              decay=None, bias_decay=1.0, factor=None, gradient=backprop):  # fmt: skip
    """The right loops, with their parts to be replaced.

    decay(batch) and factor(batch) are factors on the weights and on the gradient.
    """
    m = X.shape[1]
    decay = decay or (lambda batch: 1 - lr * lam / m)
    factor = factor or (lambda batch: 1.0)
    for _ in range(epochs):
        for batch in draw(m, batch_size, rng):
            grad_W, grad_b = gradient(weights, biases, X[:, batch], Y[:, batch])
            rate = lr * factor(batch)
            shrink = decay(batch)
            weights = [shrink * W - rate * g for W, g in zip(weights, grad_W, strict=True)]
            biases = [bias_decay * b - rate * g for b, g in zip(biases, grad_b, strict=True)]
    return weights, biases


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
    """The batches are drawn once and used in every epoch: draw them anew each time."""
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
