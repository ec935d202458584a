"""Known mistakes in the forward pass and the costs. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.forward import collapse_linear, cross_entropy_cost, linear, quadratic_cost, sigmoid

# --- linear ---------------------------------------------------------------------------


@misconception_of("linear")
def bias_left_out(W, A, b):
    """The bias is missing: Z = W A + b."""
    return W @ A


@misconception_of("linear")
def bias_subtracted(W, A, b):
    """The bias is subtracted, as a threshold would be; here it is added: Z = W A + b."""
    return W @ A - b


@misconception_of("linear")
def bias_across_the_samples(W, A, b):
    """b is laid along the samples. It is a column, one bias for each row of W A: do not flatten
    or transpose it."""
    return W @ A + b.ravel()


@misconception_of("linear")
def bias_before_the_weights(W, A, b):
    """b is added to the input, W (A + b); it belongs to the units of this layer: W A + b."""
    return W @ (A + b)


@misconception_of("linear")
def bias_in_the_first_sample_only(W, A, b):
    """The bias reaches the first sample only; every column gets it."""
    Z = W @ A
    Z[:, :1] += b
    return Z


@misconception_of("linear")
def weights_transposed(W, A, b):
    """This is Wᵀ A + b, for weights of shape (inputs, outputs), as some texts write them: here W
    has a row for each unit, and needs no transpose."""
    return W.T @ A + b


@misconception_of("linear")
def samples_in_rows(W, A, b):
    """This is A W + b, for samples in rows: here every sample is a column of A, so W comes
    first: W A + b."""
    return A @ W + b


@misconception_of("linear")
def result_with_samples_in_rows(W, A, b):
    """The result is transposed: samples are columns here, so Z has shape (n_out, m)."""
    return (W @ A + b).T


@misconception_of("linear")
def activation_already_applied(W, A, b):
    """σ is applied; Z is the weighted input, before the activation."""
    return sigmoid(W @ A + b)


@misconception_of("linear")
def product_entry_by_entry(W, A, b):
    """`*` multiplies entry by entry; W A is a matrix product, `@`."""
    return W * A + b


@misconception_of("linear")
def weighted_mean(W, A, b):
    """The inputs are averaged; each unit adds up its weighted inputs, without dividing by n_in."""
    return W @ A / W.shape[1] + b


@misconception_of("linear")
def weights_and_samples_in_rows(W, A, b):
    """This is A Wᵀ + b, as PyTorch computes it for samples in rows: here every sample is a column
    of A, so W comes first: W A + b."""
    return A @ W.T + b.T


@misconception_of("linear")
def cache_returned_too(W, A, b):
    """A cache (A, W, b) comes back beside Z, as in one well-known course; return Z alone."""
    return W @ A + b, (A, W, b)


@misconception_of("linear")
def last_input_alone(W, A, b):
    """Only the last input counts: the innermost loop overwrites the sum (`=`) where it should add
    to it (`+=`)."""
    return W[:, -1:] * A[-1:] + b


@misconception_of("linear")
def bias_for_each_input(W, A, b):
    """The bias is added once for each input, inside the sum; it is added once: W A + b."""
    return W @ A + W.shape[1] * b


@misconception_of("linear")
def one_bias_for_all(W, A, b):
    """Every unit gets the first bias; each row of W A has its own: add all of b."""
    return W @ A + b[0]


@misconception_of("linear")
def biases_summed(W, A, b):
    """Every unit gets the sum of all biases; each row of W A has its own: add b as it is."""
    return W @ A + np.sum(b)


@misconception_of("linear")
def written_over_the_bias(W, A, b):
    """`b += W @ A` writes into b, which has one column only (and belongs to the caller): make a
    new array, W @ A + b."""
    b += W @ A
    return b


@misconception_of("linear")
def rectified(W, A, b):
    """The negative entries are 0, as after a ReLU; Z is the weighted input, before any
    activation."""
    return np.maximum(W @ A + b, 0)


@misconception_of("linear")
def axes_of_one_squeezed(W, A, b):
    """Axes of length 1 are lost (`np.squeeze`); Z is always a matrix, (n_out, m)."""
    return np.squeeze(W @ A + b)


@misconception_of("linear")
def first_sample_only(W, A, b):
    """Only the first sample is answered; there are m of them, the columns of A."""
    return W @ A[:, :1] + b


@misconception_of("linear")
def bias_on_the_weights(W, A, b):
    """b is added to the weights, (W + b) A; it is added to their product: W A + b."""
    return (W + b) @ A


@misconception_of("linear")
def mean_of_the_biases(W, A, b):
    """Every unit gets the mean of all biases; each row of W A has its own: add b as it is."""
    return W @ A + np.mean(b)


# --- forward --------------------------------------------------------------------------


def run(weights, biases, X, *, z=linear, a=sigmoid):
    """The pass with the weighted input or the activation replaced."""
    zs, activations = [], [X]
    for W, b in zip(weights, biases, strict=True):
        zs.append(z(W, activations[-1], b))
        activations.append(a(zs[-1]))
    return zs, activations


@misconception_of("forward")
def sample_by_sample(weights, biases, X):
    """The values are right, but the Python work grows with the number of samples: `np.vectorize`,
    `map` or a loop runs over them. One matrix product for each layer takes all columns at once."""
    zs, activations = run(weights, biases, X)
    for layer, Z in enumerate(zs):
        for sample in range(Z.shape[1]):
            activations[layer + 1][:, sample] = sigmoid(Z[:, sample])
    return zs, activations


@misconception_of("forward")
def output_alone(weights, biases, X):
    """Only the output comes back; return two lists, all the z and all the activations."""
    return run(weights, biases, X)[1][-1]


@misconception_of("forward")
def lists_exchanged(weights, biases, X):
    """The two lists are exchanged: (zs, activations), the weighted inputs first."""
    zs, activations = run(weights, biases, X)
    return activations, zs


@misconception_of("forward")
def input_not_kept(weights, biases, X):
    """`activations` lacks the input: activations[0] is X, so this list is longer by one."""
    zs, activations = run(weights, biases, X)
    return zs, activations[1:]


@misconception_of("forward")
def input_among_the_zs(weights, biases, X):
    """`zs` begins with X; the input has no weighted input, so zs[0] is that of the first layer."""
    zs, activations = run(weights, biases, X)
    return [X, *zs], activations


@misconception_of("forward")
def input_squashed(weights, biases, X):
    """σ is applied to the input; activations[0] is X as it is."""
    return run(weights, biases, sigmoid(X))


@misconception_of("forward")
def no_activation(weights, biases, X):
    """σ is missing: each layer passes on a = σ(z), not z."""
    return run(weights, biases, X, a=lambda Z: Z)


@misconception_of("forward")
def linear_output(weights, biases, X):
    """The last layer has no σ; here every layer is a sigmoid layer, the output too."""
    zs, activations = run(weights, biases, X)
    return zs, [*activations[:-1], zs[-1]]


@misconception_of("forward")
def zs_through_the_sigmoid(weights, biases, X):
    """`zs` holds activations; keep z, the weighted input, before σ makes a of it."""
    _, activations = run(weights, biases, X)
    return activations[1:], activations


@misconception_of("forward")
def every_layer_reads_the_input(weights, biases, X):
    """A later layer reads X again, as a slip in one set of notes has it: layer l reads the
    activations of layer l − 1."""
    return run(weights, biases, X, z=lambda W, A, b: linear(W, X, b))


@misconception_of("forward")
def weighted_input_passed_on(weights, biases, X):
    """A layer reads z of the layer before; it reads the activation σ(z)."""
    zs = [linear(weights[0], X, biases[0])]
    for W, b in zip(weights[1:], biases[1:], strict=True):
        zs.append(linear(W, zs[-1], b))
    return zs, [X, *map(sigmoid, zs)]


@misconception_of("forward")
def sigmoid_twice(weights, biases, X):
    """σ is applied twice in each layer: a = σ(z)."""
    return run(weights, biases, X, a=lambda Z: sigmoid(sigmoid(Z)))


@misconception_of("forward")
def tanh_layers(weights, biases, X):
    """The activation is tanh; every layer here is a sigmoid layer."""
    return run(weights, biases, X, a=np.tanh)


@misconception_of("forward")
def softmax_output(weights, biases, X):
    """The last layer is a softmax; here it is a sigmoid layer like the others."""
    zs, activations = run(weights, biases, X)
    e = np.exp(zs[-1] - zs[-1].max(axis=0))
    return zs, [*activations[:-1], e / e.sum(axis=0)]


@misconception_of("forward")
def biases_left_out(weights, biases, X):
    """The biases are missing: z = W a + b."""
    return run(weights, biases, X, z=lambda W, A, b: W @ A)


@misconception_of("forward")
def output_first(weights, biases, X):
    """The lists run from the output back: order them like `weights`, from the input on."""
    zs, activations = run(weights, biases, X)
    return zs[::-1], activations[::-1]


@misconception_of("forward")
def last_layer_left_out(weights, biases, X):
    """The loop stops before the last layer: there are as many layers as entries in `weights`."""
    return run(weights[:-1], biases[:-1], X)


@misconception_of("forward")
def transposed_weights_in_each_layer(weights, biases, X):
    """This is z = Wᵀ a + b, for weights of shape (inputs, outputs): here W has a row for each
    unit, and needs no transpose."""
    return run(weights, biases, X, z=lambda W, A, b: W.T @ A + b)


@misconception_of("forward")
def layers_with_samples_in_rows(weights, biases, X):
    """The results are transposed: samples are columns here, in X and in all that comes of it."""
    zs, activations = run(weights, biases, X)
    return [Z.T for Z in zs], [A.T for A in activations]


@misconception_of("forward")
def last_layer_alone(weights, biases, X):
    """Only the last z and the last activation come back; return two lists, those of all layers."""
    zs, activations = run(weights, biases, X)
    return zs[-1], activations[-1]


@misconception_of("forward")
def relu_layers(weights, biases, X):
    """The activation is ReLU; every layer here is a sigmoid layer."""
    return run(weights, biases, X, a=lambda Z: np.maximum(Z, 0))


@misconception_of("forward")
def relu_but_for_the_output(weights, biases, X):
    """The hidden layers are ReLU layers; every layer here is a sigmoid layer."""
    zs, activations = run(weights[:-1], biases[:-1], X, a=lambda Z: np.maximum(Z, 0))
    last = linear(weights[-1], activations[-1], biases[-1])
    return [*zs, last], [*activations, sigmoid(last)]


@misconception_of("forward")
def two_layers_written_out(weights, biases, X):
    """Two layers are written out; there are as many as entries in `weights`: loop over them."""
    (W1, W2, *_), (b1, b2, *_) = weights, biases
    return run([W1, W2], [b1, b2], X)


@misconception_of("forward")
def biases_subtracted(weights, biases, X):
    """The biases are subtracted, as thresholds would be; here z = W a + b."""
    return run(weights, biases, X, z=lambda W, A, b: W @ A - b)


@misconception_of("forward")
def biases_across_the_samples(weights, biases, X):
    """b is laid along the samples. It is a column, one bias for each row of W a: do not flatten
    or transpose it."""
    return run(weights, biases, X, z=lambda W, A, b: W @ A + b.ravel())


@misconception_of("forward")
def weights_behind_the_samples(weights, biases, X):
    """This is a W + b, for samples in rows: here samples are columns, so W comes first: W a + b."""
    return run(weights, biases, X, z=lambda W, A, b: A @ W + b.T)


@misconception_of("forward")
def layers_as_in_pytorch(weights, biases, X):
    """This is a Wᵀ + b, as PyTorch computes it for samples in rows: here samples are columns, so
    W comes first: W a + b."""
    return run(weights, biases, X, z=lambda W, A, b: A @ W.T + b.T)


@misconception_of("forward")
def pairs_of_z_and_a(weights, biases, X):
    """There is a pair (z, a) for each layer; return two lists, all the z and all the a, of which
    the second begins with X."""
    zs, activations = run(weights, biases, X)
    return list(zip(zs, activations[1:], strict=True))


@misconception_of("forward")
def output_beside_the_lists(weights, biases, X):
    """Three things come back, the output and two lists; it is the last of `activations` already:
    return (zs, activations)."""
    zs, activations = run(weights, biases, X)
    return activations[-1], zs, activations


@misconception_of("forward")
def layers_in_a_dict(weights, biases, X):
    """The layers are kept in dicts; return two lists, in the order of the layers."""
    zs, activations = run(weights, biases, X)
    return dict(enumerate(zs, 1)), dict(enumerate(activations))


@misconception_of("forward")
def z_before_the_bias(weights, biases, X):
    """`zs` holds W a without the bias, which is added only inside σ; z is W a + b."""
    _, activations = run(weights, biases, X)
    pairs = zip(weights, activations[:-1], strict=True)
    return [W @ A for W, A in pairs], activations


@misconception_of("forward")
def falling_sigmoid(weights, biases, X):
    """This is σ(−z): the minus in the exponent is lost; a = 1 / (1 + exp(−z))."""
    return run(weights, biases, X, a=lambda Z: sigmoid(-Z))


@misconception_of("forward")
def first_layer_reads_the_squashed_input(weights, biases, X):
    """σ is applied to the input before the first layer reads it; z¹ = W¹ x + b¹."""
    zs, activations = run(weights, biases, sigmoid(X))
    return zs, [X, *activations[1:]]


@misconception_of("forward")
def output_and_caches(weights, biases, X):
    """The output and a list of caches come back, as in one well-known course; return two lists, all
    the z and all the activations, of which the second begins with X."""
    zs, activations = run(weights, biases, X)
    layers = zip(activations[:-1], weights, biases, zs, strict=True)
    return activations[-1], [((A, W, b), Z) for A, W, b, Z in layers]


@misconception_of("forward")
def output_not_kept(weights, biases, X):
    """`activations` lacks the output: every σ(z) belongs to it, the last one too."""
    zs, activations = run(weights, biases, X)
    return zs, activations[:-1]


@misconception_of("forward")
def activations_alone(weights, biases, X):
    """Only the activations come back; return two lists, all the z and all the activations."""
    return run(weights, biases, X)[1]


@misconception_of("forward")
def softmax_layers(weights, biases, X):
    """Every layer is a softmax; here every layer is a sigmoid layer: each unit by itself."""

    def softmax(Z):
        e = np.exp(Z - Z.max(axis=0))
        return e / e.sum(axis=0)

    return run(weights, biases, X, a=softmax)


@misconception_of("forward")
def threshold_layers(weights, biases, X):
    """The activation is a step, 0 or 1; every layer here is a sigmoid layer."""
    return run(weights, biases, X, a=lambda Z: np.where(Z > 0, 1.0, 0.0))


@misconception_of("forward")
def slopes_for_activations(weights, biases, X):
    """The activation is σ'(z), at most ¼; it is σ(z) itself."""
    return run(weights, biases, X, a=lambda Z: sigmoid(Z) * (1 - sigmoid(Z)))


# --- collapse_linear ------------------------------------------------------------------


@misconception_of("collapse_linear")
def product_the_other_way_round(weights, biases):
    """The product runs from the first layer to the last, W₁ W₂ …; the last layer acts last, so
    its matrix stands on the left: W_L … W₂ W₁."""
    W, b = weights[0], biases[0]
    for W_next, b_next in zip(weights[1:], biases[1:], strict=True):
        W, b = W @ W_next, W_next @ b + b_next
    return W, b


@misconception_of("collapse_linear")
def biases_added_up(weights, biases):
    """The biases are added as they are; b₁ goes through the later layers: W₂ b₁ + b₂."""
    return collapse_linear(weights, biases)[0], sum(biases)


@misconception_of("collapse_linear")
def last_bias_only(weights, biases):
    """Only the last bias is left; the earlier ones go through the later layers and count too."""
    return collapse_linear(weights, biases)[0], biases[-1]


@misconception_of("collapse_linear")
def no_bias_at_the_end(weights, biases):
    """The last bias is missing: b = W₂ b₁ + b₂."""
    W, b = collapse_linear(weights, biases)
    return W, b - biases[-1]


@misconception_of("collapse_linear")
def first_bias_forgotten(weights, biases):
    """The first bias is missing: it goes through all the later weights."""
    return collapse_linear(weights, [np.zeros_like(biases[0]), *biases[1:]])


@misconception_of("collapse_linear")
def bias_through_the_whole_product(weights, biases):
    """A bias is multiplied by the product of all the weights so far; b₁ enters after W₁, so only
    the weights of the later layers act on it."""
    W, b = weights[0], biases[0]
    for W_next, b_next in zip(weights[1:], biases[1:], strict=True):
        W, b = W_next @ W, (W_next @ W) @ b + b_next
    return W, b


@misconception_of("collapse_linear")
def weights_added_up(weights, biases):
    """The weights are added; one layer after another is a product of matrices."""
    return sum(weights), collapse_linear(weights, biases)[1]


@misconception_of("collapse_linear")
def collapsed_weights_alone(weights, biases):
    """Only W comes back; return the pair (W, b)."""
    return collapse_linear(weights, biases)[0]


@misconception_of("collapse_linear")
def collapsed_bias_first(weights, biases):
    """The two are exchanged: W first, then b."""
    return collapse_linear(weights, biases)[::-1]


@misconception_of("collapse_linear")
def collapsed_bias_flat(weights, biases):
    """b has shape (n,); a bias is a column, of shape (n, 1)."""
    W, b = collapse_linear(weights, biases)
    return W, b.ravel()


@misconception_of("collapse_linear")
def collapsed_and_transposed(weights, biases):
    """W is transposed: it has a row for each output and a column for each input, (n_L, n_0)."""
    W, b = collapse_linear(weights, biases)
    return W.T, b


@misconception_of("collapse_linear")
def last_two_layers_only(weights, biases):
    """Only two of the layers are collapsed: go on until one is left."""
    return collapse_linear(weights[-2:], biases[-2:])


@misconception_of("collapse_linear")
def first_two_layers_only(weights, biases):
    """The collapse stops after the first two layers: go on until one is left."""
    return collapse_linear(weights[:2], biases[:2])


@misconception_of("collapse_linear")
def bias_left_at_zero(weights, biases):
    """The biases are left out; W₂ (W₁ x + b₁) + b₂ has the bias W₂ b₁ + b₂."""
    W, b = collapse_linear(weights, biases)
    return W, np.zeros_like(b)


@misconception_of("collapse_linear")
def first_bias_alone(weights, biases):
    """Only the first bias is left, carried through the later weights; each layer adds its own."""
    return collapse_linear(weights, [biases[0], *map(np.zeros_like, biases[1:])])


@misconception_of("collapse_linear")
def two_layers_multiplied_out(weights, biases):
    """Two layers are written out, W₂ W₁ and W₂ b₁ + b₂; there are as many as entries in `weights`:
    loop over them."""
    return weights[1] @ weights[0], weights[1] @ biases[0] + biases[1]


@misconception_of("collapse_linear")
def collapsed_bias_in_a_row(weights, biases):
    """b has shape (1, n); a bias is a column, of shape (n, 1)."""
    W, b = collapse_linear(weights, biases)
    return W, b.T


@misconception_of("collapse_linear")
def bias_in_every_column(weights, biases):
    """Every column of W has the bias in it: the network's answer to a unit vector is a column of W
    plus b, so subtract b."""
    W, b = collapse_linear(weights, biases)
    return W + b, b


@misconception_of("collapse_linear")
def answer_to_ones(weights, biases):
    """b is the network's answer to an input of ones; the bias is its answer to zeros."""
    W, b = collapse_linear(weights, biases)
    return W, b + W.sum(axis=1, keepdims=True)


@misconception_of("collapse_linear")
def each_bias_subtracted(weights, biases):
    """The later biases are subtracted; they are added: b = W₂ b₁ + b₂."""
    return collapse_linear(weights, [biases[0], *(-b for b in biases[1:])])


@misconception_of("collapse_linear")
def product_and_sum_as_they_come(weights, biases):
    """The product runs from the first layer to the last, and the biases are added as they are. The
    last layer acts last: W = W_L … W₂ W₁, and b₁ goes through the later layers: W₂ b₁ + b₂."""
    W, b = weights[0], biases[0]
    for W_next, b_next in zip(weights[1:], biases[1:], strict=True):
        W, b = W @ W_next, b + b_next
    return W, b


@misconception_of("collapse_linear")
def biases_between_forgotten(weights, biases):
    """Only the first and the last bias count; each layer between adds its own, which goes through
    the layers behind it."""
    between = [np.zeros_like(b) for b in biases[1:-1]]
    return collapse_linear(weights, [biases[0], *between, *biases[1:][-1:]])


@misconception_of("collapse_linear")
def last_layer_not_collapsed(weights, biases):
    """The loop stops before the last layer: go on until one is left."""
    return collapse_linear(weights[: max(len(weights) - 1, 1)], biases[: max(len(weights) - 1, 1)])


@misconception_of("collapse_linear")
def collapsed_for_rows(weights, biases):
    """Both results are transposed, as for samples in rows: here W is (n_L, n_0) and b (n_L, 1)."""
    W, b = collapse_linear(weights, biases)
    return W.T, b.T


# --- quadratic_cost -------------------------------------------------------------------


@misconception_of("quadratic_cost")
def half_forgotten(A, Y):
    """The cost is twice too large: it is 1/(2m) times the sum. (The "mean squared error" of
    libraries has no ½.)"""
    return np.sum((A - Y) ** 2) / A.shape[1]


@misconception_of("quadratic_cost")
def samples_summed(A, Y):
    """The samples are summed; the cost is their mean: divide by m, the number of columns."""
    return np.sum((A - Y) ** 2) / 2


@misconception_of("quadratic_cost")
def mean_over_entries(A, Y):
    """The mean is taken over all entries; m counts the samples (columns), the units are summed."""
    return np.mean((A - Y) ** 2) / 2


@misconception_of("quadratic_cost")
def mean_squared_error(A, Y):
    """This is the "mean squared error" of libraries, a mean over all entries without the ½; here
    the cost is 1/(2m) Σ‖y − a‖², where m counts the samples."""
    return np.mean((A - Y) ** 2)


@misconception_of("quadratic_cost")
def samples_counted_in_rows(A, Y):
    """The sum is divided by the number of rows; samples are columns here: m = A.shape[1]."""
    return np.sum((A - Y) ** 2) / (2 * A.shape[0])


@misconception_of("quadratic_cost")
def norm_not_squared(A, Y):
    """The norm is not squared: the cost sums ‖y − a‖², without a root."""
    return np.sum(np.linalg.norm(A - Y, axis=0)) / (2 * A.shape[1])


@misconception_of("quadratic_cost")
def norm_of_the_whole_batch(A, Y):
    """The root of the sum is taken: the cost sums the squared norms ‖y − a‖², without a root."""
    return np.linalg.norm(A - Y) / (2 * A.shape[1])


@misconception_of("quadratic_cost")
def absolute_error(A, Y):
    """The differences are not squared but made positive; the cost is quadratic."""
    return np.sum(np.abs(A - Y)) / (2 * A.shape[1])


@misconception_of("quadratic_cost")
def errors_cancel(A, Y):
    """The sum is squared, and errors of opposite sign cancel; square each difference first."""
    return np.sum(A - Y) ** 2 / (2 * A.shape[1])


@misconception_of("quadratic_cost")
def cost_of_each_sample(A, Y):
    """There is a value for each sample; the cost of the batch is one number, their mean."""
    return np.sum((A - Y) ** 2, axis=0) / 2


@misconception_of("quadratic_cost")
def cost_in_a_matrix(A, Y):
    """The cost is an array of shape (1, 1); return a plain number."""
    return np.array([[quadratic_cost(A, Y)]])


@misconception_of("quadratic_cost")
def halved_inside_the_square(A, Y):
    """The ½m is squared too: divide after squaring."""
    return np.sum(((A - Y) / (2 * A.shape[1])) ** 2)


@misconception_of("quadratic_cost")
def difference_of_squares(A, Y):
    """The squares are subtracted, a² − y²; square the difference: (a − y)²."""
    return np.sum(A**2 - Y**2) / (2 * A.shape[1])


@misconception_of("quadratic_cost")
def part_of_each_sample(A, Y):
    """There is a value for each sample; the cost is one number: sum over the samples too
    (`np.sum` without an axis)."""
    return np.sum((A - Y) ** 2, axis=0) / (2 * A.shape[1])


@misconception_of("quadratic_cost")
def cost_of_each_unit(A, Y):
    """There is a value for each output unit; the cost is one number: sum over the units too
    (`np.sum` without an axis)."""
    return np.sum((A - Y) ** 2, axis=1) / (2 * A.shape[1])


@misconception_of("quadratic_cost")
def cost_in_a_list(A, Y):
    """The cost is an array of shape (1,); return a plain number."""
    return np.array([quadratic_cost(A, Y)])


@misconception_of("quadratic_cost")
def root_of_the_mean(A, Y):
    """This is the root of the mean of the squares; the cost has no root: 1/(2m) Σ‖y − a‖²."""
    return np.sqrt(np.mean((A - Y) ** 2))


@misconception_of("quadratic_cost")
def multiplied_by_m(A, Y):
    """`1 / 2 * m` multiplies by m; write `1 / (2 * m)`."""
    return np.sum((A - Y) ** 2) / 2 * A.shape[1]


@misconception_of("quadratic_cost")
def divided_by_four_m(A, Y):
    """The ½ is there twice: the cost is 1/(2m) times the sum."""
    return np.sum((A - Y) ** 2) / (4 * A.shape[1])


@misconception_of("quadratic_cost")
def product_of_the_differences(A, Y):
    """`@` and `np.dot` make a matrix of products of whole rows; square entry by entry, then sum:
    np.sum((A - Y) ** 2)."""
    return (A - Y) @ (A - Y).T / (2 * A.shape[1])


@misconception_of("quadratic_cost")
def product_of_all_samples(A, Y):
    """Each sample's difference is multiplied with every other sample's; only with its own: square
    entry by entry, then sum."""
    return np.sum((A - Y).T @ (A - Y)) / (2 * A.shape[1])


@misconception_of("quadratic_cost")
def last_sample_alone(A, Y):
    """Only the last sample counts: the loop overwrites the cost (`=`) where it should add to it
    (`+=`)."""
    return np.sum((A[:, -1] - Y[:, -1]) ** 2) / (2 * A.shape[1])


@misconception_of("quadratic_cost")
def first_sample_alone(A, Y):
    """Only the first sample counts: is there a `return` inside the loop?"""
    return np.sum((A[:, 0] - Y[:, 0]) ** 2) / (2 * A.shape[1])


@misconception_of("quadratic_cost")
def cost_of_the_sum(A, Y):
    """Output and target are added; the cost is of their difference, y − a."""
    return np.sum((A + Y) ** 2) / (2 * A.shape[1])


@misconception_of("quadratic_cost")
def cost_below_zero(A, Y):
    """The sign is turned: a cost is never negative."""
    return -quadratic_cost(A, Y)


@misconception_of("quadratic_cost")
def quadratic_cost_for_one_unit(A, Y):
    """`np.dot(D, D.T)` is the sum of the squares for a single output unit only; with more of them
    it is a matrix. Square entry by entry, and sum."""
    return np.squeeze((A - Y) @ (A - Y).T) / (2 * A.shape[1])


@misconception_of("quadratic_cost")
def largest_singular_value(A, Y):
    """`np.linalg.norm(D, 2)` of a matrix is its largest singular value, not the root of the sum of
    squares; square entry by entry, and sum."""
    return np.linalg.norm(A - Y, 2) ** 2 / (2 * A.shape[1])


@misconception_of("quadratic_cost")
def half_of_the_norm(A, Y):
    """This is half the norm of all differences; the cost has no root, and divides by the number of
    samples: 1/(2m) Σ‖y − a‖²."""
    return np.linalg.norm(A - Y) / 2


# --- cross_entropy_cost ---------------------------------------------------------------


def times_log(y, a):
    return y * np.log(np.where(y == 0, 1, a))


def careful(A, Y):
    """The two terms of each entry, y ln a and (1 − y) ln(1 − a), with 0 ln 0 = 0."""
    return times_log(Y, A), times_log(1 - Y, 1 - A)


def naive(A, Y):
    """The two terms as NumPy has them: 0 ln 0 is nan."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return Y * np.log(A), (1 - Y) * np.log(1 - A)


def clipped(epsilon):
    """The two terms of outputs that are kept away from 0 and 1."""

    def terms(A, Y):
        A = np.clip(A, epsilon, 1 - epsilon)
        return Y * np.log(A), (1 - Y) * np.log(1 - A)

    return terms


@misconception_of("cross_entropy_cost")
def no_term_for_the_zeros(A, Y, terms=careful):
    """The term (1 − y) ln(1 − a) is missing: here each unit is asked yes or no, so "no" counts
    too. (Without it, this is the cost of a softmax layer.)"""
    return -np.sum(terms(A, Y)[0]) / A.shape[1]


@misconception_of("cross_entropy_cost")
def negative_cost(A, Y, terms=careful):
    """The minus is missing: logarithms of numbers below 1 are negative, and a cost is not."""
    return np.sum(np.add(*terms(A, Y))) / A.shape[1]


@misconception_of("cross_entropy_cost")
def cross_entropy_summed(A, Y, terms=careful):
    """The samples are summed; the cost is their mean: divide by m, the number of columns."""
    return -np.sum(np.add(*terms(A, Y)))


@misconception_of("cross_entropy_cost")
def cross_entropy_per_entry(A, Y, terms=careful):
    """The mean is taken over all entries; m counts the samples (columns), the units are summed."""
    return -np.mean(np.add(*terms(A, Y)))


@misconception_of("cross_entropy_cost")
def rows_taken_for_samples(A, Y, terms=careful):
    """The sum is divided by the number of rows; samples are columns here: m = A.shape[1]."""
    return -np.sum(np.add(*terms(A, Y))) / A.shape[0]


@misconception_of("cross_entropy_cost")
def half_of_the_quadratic_cost(A, Y, terms=careful):
    """There is a factor ½ too many: nothing is squared in the cross-entropy, so it is −1/m."""
    return -np.sum(np.add(*terms(A, Y))) / (2 * A.shape[1])


@misconception_of("cross_entropy_cost")
def logarithm_to_base_two(A, Y, terms=careful):
    """The logarithm has base 2, which counts bits; ln is the natural one, `np.log`."""
    return -np.sum(np.add(*terms(A, Y))) / A.shape[1] / np.log(2)


@misconception_of("cross_entropy_cost")
def logarithm_to_base_ten(A, Y):
    """The logarithm has base 10; ln is the natural one, `np.log`."""
    return cross_entropy_cost(A, Y) / np.log(10)


@misconception_of("cross_entropy_cost")
def zero_times_infinity(A, Y):
    """0 · ln 0 is nan in NumPy; in the cost it counts as 0. Leave out what has weight 0, or put a
    harmless number into the logarithm there."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / A.shape[1]


@misconception_of("cross_entropy_cost")
def epsilon_in_the_logarithm(A, Y):
    """A tiny ε keeps the logarithm off 0, which caps the cost of a confident mistake (at 27.6 for
    ε = 1e-12); the cost is ln a itself, and only 0 · ln 0 needs care."""
    return -np.sum(Y * np.log(A + 1e-12) + (1 - Y) * np.log(1 - A + 1e-12)) / A.shape[1]


@misconception_of("cross_entropy_cost")
def output_clipped(A, Y):
    """The output is clipped before the logarithm, which caps the cost of a confident mistake (at
    34.5 for 1e-15); the cost is ln a itself, and only 0 · ln 0 needs care."""
    A = np.clip(A, 1e-15, 1 - 1e-15)
    return -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / A.shape[1]


@misconception_of("cross_entropy_cost")
def output_clipped_at_1e7(A, Y):
    """The output is clipped at 1e-7 before the logarithm (as Keras does), which caps the cost of a
    confident mistake at 16.1; the cost is ln a itself, and only 0 · ln 0 needs care."""
    return -np.sum(np.add(*clipped(1e-7)(A, Y))) / A.shape[1]


@misconception_of("cross_entropy_cost")
def output_clipped_at_1e8(A, Y):
    """The output is clipped at 1e-8 before the logarithm, which caps the cost of a confident
    mistake at 18.4; the cost is ln a itself, and only 0 · ln 0 needs care."""
    return -np.sum(np.add(*clipped(1e-8)(A, Y))) / A.shape[1]


@misconception_of("cross_entropy_cost")
def output_clipped_at_1e9(A, Y):
    """The output is clipped at 1e-9 before the logarithm, which caps the cost of a confident
    mistake at 20.7; the cost is ln a itself, and only 0 · ln 0 needs care."""
    return -np.sum(np.add(*clipped(1e-9)(A, Y))) / A.shape[1]


@misconception_of("cross_entropy_cost")
def output_clipped_at_1e10(A, Y):
    """The output is clipped at 1e-10 before the logarithm, which caps the cost of a confident
    mistake at 23.0; the cost is ln a itself, and only 0 · ln 0 needs care."""
    return -np.sum(np.add(*clipped(1e-10)(A, Y))) / A.shape[1]


@misconception_of("cross_entropy_cost")
def output_clipped_at_machine_precision(A, Y):
    """The output is clipped at the machine's ε, 2.2e-16, before the logarithm, which caps the cost
    of a confident mistake at 36.0; the cost is ln a itself, and only 0 · ln 0 needs care."""
    return -np.sum(np.add(*clipped(np.finfo(float).eps)(A, Y))) / A.shape[1]


@misconception_of("cross_entropy_cost")
def epsilon_of_1e7_in_the_logarithm(A, Y):
    """1e-7 is added in the logarithm, which caps the cost of a confident mistake at 16.1; the cost
    is ln a itself, and only 0 · ln 0 needs care."""
    return -np.sum(Y * np.log(A + 1e-7) + (1 - Y) * np.log(1 - A + 1e-7)) / A.shape[1]


@misconception_of("cross_entropy_cost")
def epsilon_of_1e8_in_the_logarithm(A, Y):
    """1e-8 is added in the logarithm, which caps the cost of a confident mistake at 18.4; the cost
    is ln a itself, and only 0 · ln 0 needs care."""
    return -np.sum(Y * np.log(A + 1e-8) + (1 - Y) * np.log(1 - A + 1e-8)) / A.shape[1]


@misconception_of("cross_entropy_cost")
def epsilon_of_1e10_in_the_logarithm(A, Y):
    """1e-10 is added in the logarithm, which caps the cost of a confident mistake at 23.0; the cost
    is ln a itself, and only 0 · ln 0 needs care."""
    return -np.sum(Y * np.log(A + 1e-10) + (1 - Y) * np.log(1 - A + 1e-10)) / A.shape[1]


@misconception_of("cross_entropy_cost")
def logarithm_capped_at_a_hundred(A, Y):
    """The logarithm is capped at −100, as in PyTorch; the cost is ln a itself, and only 0 · ln 0
    needs care."""
    with np.errstate(divide="ignore"):
        logs = Y * np.maximum(np.log(A), -100) + (1 - Y) * np.maximum(np.log(1 - A), -100)
    return -np.sum(logs) / A.shape[1]


@misconception_of("cross_entropy_cost")
def nan_of_the_whole_batch_dropped(A, Y):
    """One 0 · ln 0 makes the sum nan, and `nan_to_num` at the end makes 0 of the whole cost; count
    each 0 · ln 0 as 0 before you sum."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.nan_to_num(-np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / A.shape[1])


@misconception_of("cross_entropy_cost")
def zeros_and_ones_exchanged(A, Y):
    """The two terms are exchanged: ln a is weighed by y, and ln(1 − a) by 1 − y."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return -np.sum((1 - Y) * np.log(A) + Y * np.log(1 - A)) / A.shape[1]


@misconception_of("cross_entropy_cost")
def soft_targets_taken_for_zeros(A, Y):
    """Every target but 1 is taken for 0; y may lie between them, and weighs both terms:
    y ln a + (1 − y) ln(1 − a)."""
    with np.errstate(divide="ignore"):
        return -np.sum(np.where(Y == 1, np.log(A), np.log(1 - A))) / A.shape[1]


@misconception_of("cross_entropy_cost")
def soft_targets_rounded(A, Y):
    """The targets are rounded to 0 or 1; y may lie between them, and weighs both terms:
    y ln a + (1 − y) ln(1 − a)."""
    with np.errstate(divide="ignore"):
        return -np.sum(np.where(Y > 0.5, np.log(A), np.log(1 - A))) / A.shape[1]


@misconception_of("cross_entropy_cost")
def product_for_one_unit_only(A, Y):
    """`np.dot(Y, np.log(A).T)` is the sum for a single output unit only; with more of them it is a
    matrix. Multiply entry by entry, with `*`, and sum."""
    first, second = (times_log_of_rows(y, a) for y, a in ((Y, A), (1 - Y, 1 - A)))
    return np.squeeze(-(first + second) / A.shape[1])


def times_log_of_rows(y, a):
    return y @ np.log(np.maximum(a, 1e-300)).T


@misconception_of("cross_entropy_cost")
def cross_entropy_in_a_matrix(A, Y):
    """The cost is an array of shape (1, 1); return a plain number."""
    return np.array([[cross_entropy_cost(A, Y)]])


@misconception_of("cross_entropy_cost")
def quadratic_for_cross_entropy(A, Y):
    """This is the quadratic cost; the cross-entropy is −1/m Σ [y ln a + (1 − y) ln(1 − a)]."""
    return quadratic_cost(A, Y)


@misconception_of("cross_entropy_cost")
def output_squashed_again(A, Y):
    """σ is applied to A; it is the output already, a = σ(z)."""
    return cross_entropy_cost(sigmoid(A), Y)


@misconception_of("cross_entropy_cost")
def target_and_output_exchanged(A, Y):
    """Target and output are exchanged: the logarithm is taken of the output a, and y weighs it."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return -np.sum(A * np.log(Y) + (1 - A) * np.log(1 - Y)) / A.shape[1]


@misconception_of("cross_entropy_cost")
def every_sample_with_every_other(A, Y):
    """Yᵀ ln A is a matrix product: it compares the target of each sample with the output of every
    other. Multiply entry by entry, with `*`."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return -np.sum(Y.T @ np.log(A) + (1 - Y).T @ np.log(1 - A)) / A.shape[1]


@misconception_of("cross_entropy_cost")
def cross_entropy_of_each_sample(A, Y, terms=careful):
    """There is a value for each sample; the cost of the batch is one number, their mean."""
    return -np.sum(np.add(*terms(A, Y)), axis=0)


@misconception_of("cross_entropy_cost")
def difference_for_sum(A, Y, terms=careful):
    """The second term is subtracted; both are added inside the bracket."""
    return -np.sum(np.subtract(*terms(A, Y))) / A.shape[1]


@misconception_of("cross_entropy_cost")
def relative_entropy(A, Y):
    """The entropy of the targets is subtracted: that is the Kullback–Leibler divergence. The
    cross-entropy has no ln y."""
    return cross_entropy_cost(A, Y) - cross_entropy_cost(Y, Y)


@misconception_of("cross_entropy_cost")
def units_with_each_other(A, Y):
    """`np.dot(Y, np.log(A).T)` pairs each unit's target with every other unit's output, and
    `np.sum` adds all of them up. Multiply entry by entry, with `*`."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return -np.sum(Y @ np.log(A).T + (1 - Y) @ np.log(1 - A).T) / A.shape[1]


BESIDES_NAN = "Besides, 0 · ln 0 is nan in NumPy; in the cost it counts as 0."
BESIDES_CAPPED = "Besides, an ε caps the logarithm; the cost is ln a itself, and 0 · ln 0 is 0."
OTHER_LOGARITHMS = {
    "with_nan": (naive, BESIDES_NAN),
    "capped_at_1e8": (clipped(1e-8), BESIDES_CAPPED),
    "capped_at_1e12": (clipped(1e-12), BESIDES_CAPPED),
    "capped_at_1e15": (clipped(1e-15), BESIDES_CAPPED),
}
EITHER_WAY = (
    no_term_for_the_zeros,
    negative_cost,
    cross_entropy_summed,
    cross_entropy_per_entry,
    rows_taken_for_samples,
    half_of_the_quadratic_cost,
    logarithm_to_base_two,
    cross_entropy_of_each_sample,
    difference_for_sum,
)


def with_another_logarithm(wrong, terms, besides):
    """The same mistake beside a logarithm that is wrong at 0: most often the two come together."""

    def both(A, Y):
        return wrong(A, Y, terms)

    both.__doc__ = f"{wrong.__doc__} {besides}"
    return misconception_of("cross_entropy_cost")(both)


globals().update(
    {
        f"{wrong.__name__}_{name}": with_another_logarithm(wrong, terms, besides)
        for wrong in EITHER_WAY
        for name, (terms, besides) in OTHER_LOGARITHMS.items()
    }
)


# --- l2_penalty -----------------------------------------------------------------------


def sum_of_squares(weights):
    return sum(np.sum(W**2) for W in weights)


@misconception_of("l2_penalty")
def penalty_without_half(weights, lam, m):
    """The ½ is missing: λ/(2m) Σ w²."""
    return lam / m * sum_of_squares(weights)


@misconception_of("l2_penalty")
def penalty_without_mean(weights, lam, m):
    """m is missing: this is λ/2 Σ w², as some sources write it; here it is λ/(2m)."""
    return lam / 2 * sum_of_squares(weights)


@misconception_of("l2_penalty")
def penalty_as_a_norm(weights, lam, m):
    """Only λ Σ w² is there, as one source writes it; here the factor is λ/(2m)."""
    return lam * sum_of_squares(weights)


@misconception_of("l2_penalty")
def precedence_of_division(weights, lam, m):
    """`lam / 2 * m` multiplies by m; write `lam / (2 * m)`."""
    return lam / 2 * m * sum_of_squares(weights)


@misconception_of("l2_penalty")
def l1_penalty(weights, lam, m):
    """This sums |w|: that is the L1 penalty; L2 sums w²."""
    return lam / (2 * m) * sum(np.sum(np.abs(W)) for W in weights)


@misconception_of("l2_penalty")
def norms_not_squared(weights, lam, m):
    """The norms of the matrices are summed; the penalty sums their squares, without a root."""
    return lam / (2 * m) * sum(np.linalg.norm(W) for W in weights)


@misconception_of("l2_penalty")
def spectral_norm(weights, lam, m):
    """`np.linalg.norm(W, 2)` is the largest singular value, not the root of Σ w²; sum the squares
    of the entries."""
    return lam / (2 * m) * sum(np.linalg.norm(W, 2) ** 2 for W in weights)


@misconception_of("l2_penalty")
def sum_squared(weights, lam, m):
    """The sum is squared, so that weights of opposite sign cancel; square each weight first."""
    return lam / (2 * m) * sum(np.sum(W) ** 2 for W in weights)


@misconception_of("l2_penalty")
def last_layer_only(weights, lam, m):
    """Only the last layer counts: add up all of them."""
    return lam / (2 * m) * np.sum(weights[-1] ** 2)


@misconception_of("l2_penalty")
def first_layer_only(weights, lam, m):
    """Only the first layer counts: is there a `return` inside the loop?"""
    return lam / (2 * m) * np.sum(weights[0] ** 2)


@misconception_of("l2_penalty")
def mean_of_squares(weights, lam, m):
    """The squares of each matrix are averaged; the penalty sums them, and m is the argument."""
    return lam / (2 * m) * sum(np.mean(W**2) for W in weights)


@misconception_of("l2_penalty")
def penalty_of_each_layer(weights, lam, m):
    """There is a value for each layer; the penalty is one number, their sum."""
    return [lam / (2 * m) * np.sum(W**2) for W in weights]


@misconception_of("l2_penalty")
def penalty_without_lambda(weights, lam, m):
    """λ is missing: λ/(2m) Σ w²."""
    return sum_of_squares(weights) / (2 * m)


@misconception_of("l2_penalty")
def lambda_squared(weights, lam, m):
    """λ is squared: the factor is λ/(2m)."""
    return lam**2 / (2 * m) * sum_of_squares(weights)


@misconception_of("l2_penalty")
def m_squared(weights, lam, m):
    """m is there twice: the factor is λ/(2m)."""
    return lam / (2 * m**2) * sum_of_squares(weights)


@misconception_of("l2_penalty")
def last_layer_spared(weights, lam, m):
    """The last layer is left out: add up all of them."""
    return lam / (2 * m) * sum_of_squares(weights[:-1])


@misconception_of("l2_penalty")
def first_layer_spared(weights, lam, m):
    """The first layer is left out: add up all of them."""
    return lam / (2 * m) * sum_of_squares(weights[1:])


@misconception_of("l2_penalty")
def first_column_spared(weights, lam, m):
    """The first column of each matrix is left out, as where the biases stand in it; here the
    biases are apart, and every entry of W is a weight."""
    return lam / (2 * m) * sum_of_squares([W[:, 1:] for W in weights])


@misconception_of("l2_penalty")
def root_of_the_sum(weights, lam, m):
    """The root of the sum is taken; the penalty sums the squares, without a root."""
    return lam / (2 * m) * np.sqrt(sum_of_squares(weights))


@misconception_of("l2_penalty")
def layers_in_one_array(weights, lam, m):
    """`np.array(weights)` needs matrices of one shape; the layers have different ones. Sum the
    squares of each, and add up."""
    return lam / (2 * m) * np.sum(np.array(weights) ** 2)


@misconception_of("l2_penalty")
def sum_of_the_rows_alone(weights, lam, m):
    """Python's `sum` adds up the rows of a matrix and leaves an array; `np.sum` adds up all its
    entries."""
    return lam / (2 * m) * sum(sum(W**2) for W in weights)


@misconception_of("l2_penalty")
def units_multiplied_with_each_other(weights, lam, m):
    """The sum of all of Wᵀ W multiplies each column with every other; square entry by entry, then
    sum. (Σ w² is the trace of Wᵀ W alone.)"""
    return lam / (2 * m) * sum(np.sum(W.T @ W) for W in weights)


@misconception_of("l2_penalty")
def gradient_for_the_penalty(weights, lam, m):
    """This is the gradient of the penalty, λ/m W for each layer; the penalty is one number."""
    return [lam / m * W for W in weights]


@misconception_of("l2_penalty")
def divided_by_the_layers(weights, lam, m):
    """The penalty is divided by the number of layers too; it is a sum over all of them."""
    return lam / (2 * m * len(weights)) * sum_of_squares(weights)


@misconception_of("l2_penalty")
def reward_for_a_penalty(weights, lam, m):
    """The sign is turned: the penalty is added to the cost, and never negative."""
    return -lam / (2 * m) * sum_of_squares(weights)


@misconception_of("l2_penalty")
def zero_taken_for_no_lambda(weights, lam, m):
    """λ = 0 is taken for a missing one (`lam or 1`); it makes the penalty 0."""
    return (lam or 1) / (2 * m) * sum_of_squares(weights)


@misconception_of("l2_penalty")
def m_from_the_weights(weights, lam, m):
    """m is read off the shape of a matrix; it is the argument, the number of samples."""
    return lam / (2 * weights[0].shape[1]) * sum_of_squares(weights)


@misconception_of("l2_penalty")
def sum_without_squares(weights, lam, m):
    """The weights are added as they are, so that opposite signs cancel; the penalty sums w²."""
    return lam / (2 * m) * sum(np.sum(W) for W in weights)


@misconception_of("l2_penalty")
def two_for_half(weights, lam, m):
    """The 2 is above the line, 2λ/m; it belongs below: λ/(2m)."""
    return 2 * lam / m * sum_of_squares(weights)


@misconception_of("l2_penalty")
def weights_counted_for_samples(weights, lam, m):
    """The sum is divided by the number of weights; m is the argument, the number of samples."""
    return lam / (2 * sum(W.size for W in weights)) * sum_of_squares(weights)
