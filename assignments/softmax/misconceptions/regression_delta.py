"""Known mistakes in `regression_delta`. Each docstring is what the student reads."""

import numpy as np

from assignments.softmax.misconceptions.common import sigmoid
from autograder.examiner import misconception_of
from solutions.softmax import softmax


@misconception_of("regression_delta")
def regression_sign_turned(Y_hat, Y):
    """The sign is turned: it is ŷ − y, you have y − ŷ, which climbs the cost."""
    return Y - Y_hat


@misconception_of("regression_delta")
def regression_divided_by_m(Y_hat, Y):
    """δ is divided by m: it belongs to each sample on its own; BP3 and BP4 take the mean."""
    return (Y_hat - Y) / Y.shape[1]


@misconception_of("regression_delta")
def two_of_the_square(Y_hat, Y):
    """δ is twice too large: the ½ of the cost cancels the 2 of the derivative."""
    return 2 * (Y_hat - Y)


@misconception_of("regression_delta")
def slope_of_a_sigmoid(Y_hat, Y):
    """The slope ŷ(1 − ŷ) of a sigmoid is there; the output is linear here, its slope is 1."""
    return (Y_hat - Y) * Y_hat * (1 - Y_hat)


@misconception_of("regression_delta")
def error_squared(Y_hat, Y):
    """This is the cost ½(ŷ − y)² of each entry; δ is its derivative, ŷ − y."""
    return (Y_hat - Y) ** 2 / 2


@misconception_of("regression_delta")
def sign_of_the_error_lost(Y_hat, Y):
    """The sign is lost: δ says in which direction ŷ is wrong; no absolute value is taken."""
    return np.abs(Y_hat - Y)


@misconception_of("regression_delta")
def regression_averaged(Y_hat, Y):
    """δ is averaged over the samples; it has a column for each sample, of shape (K, m)."""
    return np.mean(Y_hat - Y, axis=1, keepdims=True)


@misconception_of("regression_delta")
def softmax_for_a_quantity(Y_hat, Y):
    """Softmax is applied to ŷ; a quantity is no probability, the output stays as it is."""
    return softmax(Y_hat) - Y


@misconception_of("regression_delta")
def divided_by_the_outputs(Y_hat, Y):
    """δ is divided by K, the number of outputs; the cost of a sample is a sum over them."""
    return (Y_hat - Y) / Y.shape[0]


@misconception_of("regression_delta")
def regression_transposed(Y_hat, Y):
    """δ is transposed: here samples are columns, so it has shape (K, m), not (m, K)."""
    return (Y_hat - Y).T


@misconception_of("regression_delta")
def gradient_of_the_mean_square(Y_hat, Y):
    """This is 2(ŷ − y)/m, the derivative of the mean of the squares; δ is per sample and of
    ½‖ŷ − y‖²: ŷ − y."""
    return 2 * (Y_hat - Y) / Y.shape[1]


@misconception_of("regression_delta")
def gradient_of_the_mean_of_all_squares(Y_hat, Y):
    """This is the derivative of `np.mean((Y_hat - Y) ** 2)`, 2(ŷ − y)/(K·m); δ is per sample and of
    ½‖ŷ − y‖²: ŷ − y."""
    return 2 * (Y_hat - Y) / Y.size


@misconception_of("regression_delta")
def regression_divided_by_all_entries(Y_hat, Y):
    """δ is divided by K·m; it belongs to each sample on its own, and its cost is a sum over the K
    outputs: ŷ − y."""
    return (Y_hat - Y) / Y.size


@misconception_of("regression_delta")
def half_kept(Y_hat, Y):
    """δ is half too small: the 2 of the derivative cancels the ½ of the cost."""
    return (Y_hat - Y) / 2


@misconception_of("regression_delta")
def squared_without_half(Y_hat, Y):
    """The error is squared; δ is the derivative of ½(ŷ − y)², which is ŷ − y."""
    return (Y_hat - Y) ** 2


@misconception_of("regression_delta")
def sign_alone(Y_hat, Y):
    """Only the sign is there: that is the derivative of |ŷ − y|; of ½(ŷ − y)² it is ŷ − y."""
    return np.sign(Y_hat - Y)


@misconception_of("regression_delta")
def sigmoid_for_a_quantity(Y_hat, Y):
    """σ is applied to ŷ; the output is linear here and stays as it is: ŷ − y."""
    return sigmoid(Y_hat) - Y


@misconception_of("regression_delta")
def multiplied_by_the_output(Y_hat, Y):
    """ŷ − y is multiplied by ŷ; the derivative of a linear output by z is 1: δ = ŷ − y."""
    return (Y_hat - Y) * Y_hat


@misconception_of("regression_delta")
def cost_for_the_regression_delta(Y_hat, Y):
    """This is the cost, a number; δ is its derivative by ŷ, ŷ − y, of shape (K, m)."""
    return np.sum((Y_hat - Y) ** 2) / (2 * Y.shape[1])


@misconception_of("regression_delta")
def regression_delta_without_return(Y_hat, Y):
    """Nothing comes back, the result is None: the function ends without a `return` (to print
    a result is not to return it)."""


@misconception_of("regression_delta")
def regression_summed(Y_hat, Y):
    """δ is added up over the samples; it has a column for each sample, of shape (K, m)."""
    return np.sum(Y_hat - Y, axis=1, keepdims=True)


@misconception_of("regression_delta")
def regression_clipped(Y_hat, Y):
    """δ is clipped, at ±5: a large error counts in full, δ = ŷ − y, however large."""
    return np.clip(Y_hat - Y, -5, 5)
