"""Known mistakes in `lenet_forward`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.architectures import sigmoid, windows


def lenet_pass(
    X, params, act=sigmoid, pool=lambda A: windows(A, 2, 2).mean((-2, -1)), bias=1.0, flip=False,
    swap=False, axes=(0, 1, 2, 3), dense=sigmoid, last=lambda Z: Z,
):  # fmt: skip
    A = X
    for K, b in ((params["K1"], params["b1"]), (params["K2"], params["b2"])):
        K = K[:, :, ::-1, ::-1] if flip else K
        Z = np.einsum("nchwij,ocij->nohw", windows(A, 5), K, optimize=True)
        Z = Z + bias * b[:, None, None]
        A = act(pool(Z)) if swap else pool(act(Z))
    A = A.transpose(axes).reshape(len(X), -1)
    for W, b in ((params["W3"], params["b3"]), (params["W4"], params["b4"])):
        A = dense(A @ W + b)
    return last(A @ params["W5"] + params["b5"])


@misconception_of("lenet_forward")
def probabilities_for_scores(X, params):
    """A softmax stands at the end; the scores are returned as they are."""

    def softmax(Z):
        E = np.exp(Z - Z.max(axis=1, keepdims=True))
        return E / E.sum(axis=1, keepdims=True)

    return lenet_pass(X, params, last=softmax)


@misconception_of("lenet_forward")
def sigmoid_at_the_end(X, params):
    """A sigmoid stands at the end; the scores are returned as they are."""
    return lenet_pass(X, params, last=sigmoid)


@misconception_of("lenet_forward")
def classes_for_scores(X, params):
    """The best class of each image is returned; the result is all ten scores, (N, 10)."""
    return np.argmax(lenet_pass(X, params), axis=1)


@misconception_of("lenet_forward")
def relu_for_sigmoid(X, params):
    """The activations are relu; LeNet has sigmoids."""
    return lenet_pass(X, params, act=lambda Z: np.maximum(Z, 0), dense=lambda Z: np.maximum(Z, 0))


@misconception_of("lenet_forward")
def tanh_for_sigmoid(X, params):
    """The activations are tanh, as in the original paper; here they are sigmoids."""
    return lenet_pass(X, params, act=np.tanh, dense=np.tanh)


@misconception_of("lenet_forward")
def pooled_before_the_sigmoid(X, params):
    """The mean is taken before the sigmoid; LeNet applies the sigmoid first, and the two do not
    commute."""
    return lenet_pass(X, params, swap=True)


@misconception_of("lenet_forward")
def maxima_for_means(X, params):
    """The windows are pooled by their maxima; LeNet takes means."""
    return lenet_pass(X, params, pool=lambda A: windows(A, 2, 2).max((-2, -1)))


@misconception_of("lenet_forward")
def sums_for_means(X, params):
    """The windows are summed; their mean is a quarter of that."""
    return lenet_pass(X, params, pool=lambda A: windows(A, 2, 2).sum((-2, -1)))


@misconception_of("lenet_forward")
def corners_for_means(X, params):
    """Every second pixel is taken; pooling takes the mean of all four in the window."""
    return lenet_pass(X, params, pool=lambda A: A[:, :, ::2, ::2])


@misconception_of("lenet_forward")
def kernels_flipped(X, params):
    """The kernels are flipped, which is convolution as mathematicians (and SciPy's `convolve2d`)
    mean it; the layers of a network do not flip them."""
    return lenet_pass(X, params, flip=True)


@misconception_of("lenet_forward")
def convolutions_without_bias(X, params):
    """The convolutions' biases b1 and b2 are missing; each channel adds its own everywhere."""
    return lenet_pass(X, params, bias=0.0)


@misconception_of("lenet_forward")
def channels_flattened_last(X, params):
    """The maps are flattened in the order height, width, channel; here it is channel, height,
    width, which is how the array lies."""
    return lenet_pass(X, params, axes=(0, 2, 3, 1))


@misconception_of("lenet_forward")
def sides_exchanged_in_flatten(X, params):
    """Width comes before height in the flattened row; the order is channel, height, width."""
    return lenet_pass(X, params, axes=(0, 1, 3, 2))


@misconception_of("lenet_forward")
def dense_layers_without_sigmoid(X, params):
    """No sigmoid follows the first two dense layers; without one they are a single linear layer."""
    return lenet_pass(X, params, dense=lambda Z: Z)


@misconception_of("lenet_forward")
def convolutions_without_sigmoid(X, params):
    """No sigmoid follows the convolutions; it stands between each of them and its pool."""
    return lenet_pass(X, params, act=lambda Z: Z)


@misconception_of("lenet_forward")
def samples_in_columns(X, params):
    """The scores are (10, N), one column per image: in this chapter samples are rows, (N, 10)."""
    return lenet_pass(X, params).T


@misconception_of("lenet_forward")
def only_the_first_image(X, params):
    """Only the first image of the batch is scored; the result is (N, 10)."""
    return lenet_pass(X[:1], params)


@misconception_of("lenet_forward")
def no_bias_at_all(X, params):
    """The biases are missing: each convolution and each dense layer adds its own."""
    none = {name: 0 * a if name.startswith("b") else a for name, a in params.items()}
    return lenet_pass(X, none)


@misconception_of("lenet_forward")
def dense_layers_without_bias(X, params):
    """The biases b3, b4 and b5 of the dense layers are missing."""
    none = {name: 0 * a if name in ("b3", "b4", "b5") else a for name, a in params.items()}
    return lenet_pass(X, none)


@misconception_of("lenet_forward")
def last_bias_left_out(X, params):
    """The bias b5 of the last layer is missing: scores = A W₅ + b₅."""
    return lenet_pass(X, {**params, "b5": 0 * params["b5"]})


@misconception_of("lenet_forward")
def columns_flattened_first(X, params):
    """The maps are flattened column by column (order "F"); the order is channel, height, width,
    the last one running fastest."""
    return lenet_pass(X, params, axes=(0, 3, 2, 1))


@misconception_of("lenet_forward")
def log_probabilities_for_scores(X, params):
    """A log-softmax stands at the end; the scores are returned as they are."""

    def log_softmax(Z):
        Z = Z - Z.max(axis=1, keepdims=True)
        return Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))

    return lenet_pass(X, params, last=log_softmax)


@misconception_of("lenet_forward")
def relu_at_the_end(X, params):
    """A relu stands at the end; the scores are returned as they are, negative ones, too."""
    return lenet_pass(X, params, last=lambda Z: np.maximum(Z, 0))


@misconception_of("lenet_forward")
def tanh_at_the_end(X, params):
    """A tanh stands at the end; the scores are returned as they are."""
    return lenet_pass(X, params, last=np.tanh)


@misconception_of("lenet_forward")
def sigmoid_twice(X, params):
    """The sigmoid is applied twice in a row; once is enough, between a layer and what follows."""

    def twice(Z):
        return sigmoid(sigmoid(Z))

    return lenet_pass(X, params, act=twice, dense=twice)


@misconception_of("lenet_forward")
def relu_in_the_dense_layers(X, params):
    """The dense layers are activated by relu; LeNet has sigmoids everywhere."""
    return lenet_pass(X, params, dense=lambda Z: np.maximum(Z, 0))


@misconception_of("lenet_forward")
def relu_in_the_convolutions(X, params):
    """The convolutions are activated by relu; LeNet has sigmoids everywhere."""
    return lenet_pass(X, params, act=lambda Z: np.maximum(Z, 0))


def dense_part(X, params, acts, conv_acts=(sigmoid, sigmoid)):
    """The pass with an activation of its own behind each layer."""
    A = X
    for n, act in zip("12", conv_acts, strict=True):
        Z = np.einsum("nchwij,ocij->nohw", windows(A, 5), params[f"K{n}"], optimize=True)
        A = windows(act(Z + params[f"b{n}"][:, None, None]), 2, 2).mean((-2, -1))
    A = A.reshape(len(X), -1)
    for n, act in zip("34", acts, strict=True):
        A = act(A @ params[f"W{n}"] + params[f"b{n}"])
    return A @ params["W5"] + params["b5"]


def as_it_is(Z):
    return Z


@misconception_of("lenet_forward")
def second_dense_layer_without_sigmoid(X, params):
    """No sigmoid follows the second dense layer; both hidden layers, of 120 and of 84 units, have
    one."""
    return dense_part(X, params, (sigmoid, as_it_is))


@misconception_of("lenet_forward")
def first_dense_layer_without_sigmoid(X, params):
    """No sigmoid follows the first dense layer; both hidden layers, of 120 and of 84 units, have
    one."""
    return dense_part(X, params, (as_it_is, sigmoid))


@misconception_of("lenet_forward")
def second_convolution_without_sigmoid(X, params):
    """No sigmoid follows the second convolution; both convolutions have one before their pool."""
    return dense_part(X, params, (sigmoid, sigmoid), (sigmoid, as_it_is))


@misconception_of("lenet_forward")
def samples_flattened_together(X, params):
    """The maps of all samples are flattened together, so that the rows mix images: reshape to
    (N, 256), one row for each."""
    A = X
    for n in "12":
        Z = np.einsum("nchwij,ocij->nohw", windows(A, 5), params[f"K{n}"], optimize=True)
        A = windows(sigmoid(Z + params[f"b{n}"][:, None, None]), 2, 2).mean((-2, -1))
    A = np.moveaxis(A, 0, -1).reshape(len(X), -1)
    for n in "34":
        A = sigmoid(A @ params[f"W{n}"] + params[f"b{n}"])
    return A @ params["W5"] + params["b5"]


@misconception_of("lenet_forward")
def first_image_as_a_row(X, params):
    """Only the scores of the first image are returned, (10,); the result is (N, 10)."""
    return lenet_pass(X, params)[0]


@misconception_of("lenet_forward")
def pixels_divided_by_255(X, params):
    """The images are divided by 255; they come prepared, so use them as they are."""
    return lenet_pass(X / 255, params)


def with_zeros(X, params, name):
    return lenet_pass(X, {**params, name: 0 * params[name]})


@misconception_of("lenet_forward")
def first_bias_left_out(X, params):
    """The bias b1 of the first convolution is missing; each channel adds its own everywhere, before
    the sigmoid."""
    return with_zeros(X, params, "b1")


@misconception_of("lenet_forward")
def second_bias_left_out(X, params):
    """The bias b2 of the second convolution is missing; each channel adds its own everywhere,
    before the sigmoid."""
    return with_zeros(X, params, "b2")


@misconception_of("lenet_forward")
def third_bias_left_out(X, params):
    """The bias b3 of the first dense layer is missing: sigmoid(A W₃ + b₃)."""
    return with_zeros(X, params, "b3")


@misconception_of("lenet_forward")
def fourth_bias_left_out(X, params):
    """The bias b4 of the second dense layer is missing: sigmoid(A W₄ + b₄)."""
    return with_zeros(X, params, "b4")


def biases_outside(X, params, *outside):
    """The pass where these biases are added behind the sigmoid."""

    def activated(Z, n, column=False):
        b = params[f"b{n}"]
        b = b[:, None, None] if column else b
        return sigmoid(Z) + b if n in outside else sigmoid(Z + b)

    A = X
    for n in "12":
        Z = np.einsum("nchwij,ocij->nohw", windows(A, 5), params[f"K{n}"], optimize=True)
        A = windows(activated(Z, n, True), 2, 2).mean((-2, -1))
    A = A.reshape(len(X), -1)
    for n in "34":
        A = activated(A @ params[f"W{n}"], n)
    return A @ params["W5"] + params["b5"]


@misconception_of("lenet_forward")
def sigmoid_before_the_bias(X, params):
    """The sigmoid is taken before the bias is added; the bias belongs inside, sigmoid(A * K + b)
    and sigmoid(A W + b)."""
    return biases_outside(X, params, *"1234")


@misconception_of("lenet_forward")
def sigmoid_before_the_bias_in_the_convolutions(X, params):
    """In the convolutions the sigmoid is taken before the bias is added; the bias belongs inside,
    sigmoid(A * K + b)."""
    return biases_outside(X, params, *"12")


@misconception_of("lenet_forward")
def sigmoid_before_the_bias_in_the_dense_layers(X, params):
    """In the dense layers the sigmoid is taken before the bias is added; the bias belongs inside,
    sigmoid(A W + b)."""
    return biases_outside(X, params, *"34")
