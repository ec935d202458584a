"""Known mistakes in `forward`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.forward import linear, sigmoid


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


@misconception_of("forward")
def tanh_but_for_the_output(weights, biases, X):
    """The hidden layers are tanh layers; every layer here is a sigmoid layer."""
    zs, activations = run(weights[:-1], biases[:-1], X, a=np.tanh)
    last = linear(weights[-1], activations[-1], biases[-1])
    return [*zs, last], [*activations, sigmoid(last)]


@misconception_of("forward")
def softmax_of_all_samples(weights, biases, X):
    """Every layer is a softmax, of all units and samples at once; here every layer is a sigmoid
    layer: each unit by itself."""

    def softmax(Z):
        e = np.exp(Z - Z.max())
        return e / e.sum()

    return run(weights, biases, X, a=softmax)


@misconception_of("forward")
def no_bias_in_the_first_layer(weights, biases, X):
    """The first layer has no bias; z = W a + b in every layer."""
    return run(weights, [np.zeros_like(biases[0]), *biases[1:]], X)


@misconception_of("forward")
def no_bias_in_the_last_layer(weights, biases, X):
    """The last layer has no bias; z = W a + b in every layer."""
    return run(weights, [*biases[:-1], np.zeros_like(biases[-1])], X)


@misconception_of("forward")
def biases_before_the_weights(weights, biases, X):
    """b is added to the activations, W (a + b); it belongs to the units of this layer: W a + b."""
    return run(weights, biases, X, z=lambda W, A, b: W @ (A + b))


@misconception_of("forward")
def biases_on_the_weights(weights, biases, X):
    """b is added to the weights, (W + b) a; it is added to their product: W a + b."""
    return run(weights, biases, X, z=lambda W, A, b: (W + b) @ A)


def in_another_convention(formula, product):
    """The pass as other conventions write it, for the shapes that happen to fit."""

    def wrong(weights, biases, X):
        return run(weights, biases, X, z=product)

    wrong.__doc__ = f"""This is z = {formula}. Here every sample is a column, W has a row for each
    unit, and b is a column, so nothing is transposed or exchanged: z = W a + b."""
    return misconception_of("forward")(wrong)


OTHER_CONVENTIONS = {
    "a_w": ("a W + b", lambda W, A, b: A @ W + b),
    "a_transposed_w": ("aᵀ W + b", lambda W, A, b: A.T @ W + b),
    "a_transposed_w_and_bias_in_a_row": ("aᵀ W + bᵀ", lambda W, A, b: A.T @ W + b.T),
    "a_w_transposed": ("a Wᵀ + b", lambda W, A, b: A @ W.T + b),
    "a_transposed_w_transposed": ("aᵀ Wᵀ + b", lambda W, A, b: A.T @ W.T + b),
    "a_transposed_w_transposed_and_bias_in_a_row": (
        "aᵀ Wᵀ + bᵀ",
        lambda W, A, b: A.T @ W.T + b.T,
    ),
    "w_transposed_a_and_bias_in_a_row": ("Wᵀ a + bᵀ", lambda W, A, b: W.T @ A + b.T),
    "w_a_transposed": ("W aᵀ + b", lambda W, A, b: W @ A.T + b),
}


globals().update(
    {f"layers_by_{name}": in_another_convention(*code) for name, code in OTHER_CONVENTIONS.items()}
)


@misconception_of("forward")
def bias_in_the_first_layer_only(weights, biases, X):
    """Only the first layer has a bias; z = W a + b in every layer."""
    return run(weights, [biases[0], *map(np.zeros_like, biases[1:])], X)


@misconception_of("forward")
def input_transposed_and_weights_behind(weights, biases, X):
    """X is transposed, and z = a W + bᵀ, for samples in rows and weights (inputs, outputs). Here
    samples are columns and W has a row for each unit: z = W a + b."""
    return run(weights, biases, X.T, z=lambda W, A, b: A @ W + b.T)
