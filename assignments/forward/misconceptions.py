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


# --- cross_entropy_cost ---------------------------------------------------------------


def times_log(y, a):
    return y * np.log(np.where(y == 0, 1, a))


@misconception_of("cross_entropy_cost")
def no_term_for_the_zeros(A, Y):
    """The term (1 − y) ln(1 − a) is missing: here each unit is asked yes or no, so "no" counts
    too. (Without it, this is the cost of a softmax layer.)"""
    return -np.sum(times_log(Y, A)) / A.shape[1]


@misconception_of("cross_entropy_cost")
def negative_cost(A, Y):
    """The minus is missing: logarithms of numbers below 1 are negative, and a cost is not."""
    return -cross_entropy_cost(A, Y)


@misconception_of("cross_entropy_cost")
def cross_entropy_summed(A, Y):
    """The samples are summed; the cost is their mean: divide by m, the number of columns."""
    return cross_entropy_cost(A, Y) * A.shape[1]


@misconception_of("cross_entropy_cost")
def cross_entropy_per_entry(A, Y):
    """The mean is taken over all entries; m counts the samples (columns), the units are summed."""
    return cross_entropy_cost(A, Y) / A.shape[0]


@misconception_of("cross_entropy_cost")
def rows_taken_for_samples(A, Y):
    """The sum is divided by the number of rows; samples are columns here: m = A.shape[1]."""
    return cross_entropy_cost(A, Y) * A.shape[1] / A.shape[0]


@misconception_of("cross_entropy_cost")
def half_of_the_quadratic_cost(A, Y):
    """There is a factor ½ too many: nothing is squared in the cross-entropy, so it is −1/m."""
    return cross_entropy_cost(A, Y) / 2


@misconception_of("cross_entropy_cost")
def logarithm_to_base_two(A, Y):
    """The logarithm has base 2, which counts bits; ln is the natural one, `np.log`."""
    return cross_entropy_cost(A, Y) / np.log(2)


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
    """A tiny ε is added in the logarithm, which caps the cost of a confident mistake (at 27.6 for
    ε = 1e-12); the cost is ln a itself, and only 0 · ln 0 needs care."""
    return -np.sum(Y * np.log(A + 1e-12) + (1 - Y) * np.log(1 - A + 1e-12)) / A.shape[1]


@misconception_of("cross_entropy_cost")
def output_clipped(A, Y):
    """The output is clipped before the logarithm, which caps the cost of a confident mistake (at
    34.5 for 1e-15); the cost is ln a itself, and only 0 · ln 0 needs care."""
    A = np.clip(A, 1e-15, 1 - 1e-15)
    return -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / A.shape[1]


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
def cross_entropy_of_each_sample(A, Y):
    """There is a value for each sample; the cost of the batch is one number, their mean."""
    return -np.sum(times_log(Y, A) + times_log(1 - Y, 1 - A), axis=0)


@misconception_of("cross_entropy_cost")
def difference_for_sum(A, Y):
    """The second term is subtracted; both are added inside the bracket."""
    return -np.sum(times_log(Y, A) - times_log(1 - Y, 1 - A)) / A.shape[1]


@misconception_of("cross_entropy_cost")
def relative_entropy(A, Y):
    """The entropy of the targets is subtracted: that is the Kullback–Leibler divergence. The
    cross-entropy has no ln y."""
    return cross_entropy_cost(A, Y) - cross_entropy_cost(Y, Y)


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
