"""Known mistakes in `perceptron`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.neurons import perceptron, step


@misconception_of("perceptron")
def bias_ignored(w, b, X):
    """The bias is missing: H(w · x + b)."""
    return step(w @ X)


@misconception_of("perceptron")
def bias_as_a_threshold(w, b, X):
    """b is subtracted, as a threshold would be; the bias is added: H(w · x + b)."""
    return step(w @ X - b)


@misconception_of("perceptron")
def fires_on_its_line(w, b, X):
    """Where w · x + b = 0 the unit fires; here it is silent there: `>`, not `>=`."""
    return np.where(w @ X + b >= 0, 1.0, 0.0)


@misconception_of("perceptron")
def perceptron_of_minus_one(w, b, X):
    """A silent unit answers −1, as in the convention with ±1; here the answers are 0 and 1."""
    return np.where(w @ X + b > 0, 1.0, -1.0)


@misconception_of("perceptron")
def no_threshold(w, b, X):
    """This is w · x + b, before the threshold: apply H."""
    return w @ X + b


@misconception_of("perceptron")
def sigmoid_neuron(w, b, X):
    """This is a sigmoid neuron; a perceptron applies the step H."""
    return 1 / (1 + np.exp(-(w @ X + b)))


@misconception_of("perceptron")
def samples_in_rows(w, b, X):
    """This is H(X w + b), for samples in rows; here they are columns: H(wᵀ X + b)."""
    return step(X @ w + b)


@misconception_of("perceptron")
def answers_in_a_row_matrix(w, b, X):
    """The answers have shape (1, m); return an array of shape (m,)."""
    return step(w[np.newaxis] @ X + b)


@misconception_of("perceptron")
def answers_in_a_column(w, b, X):
    """The answers have shape (m, 1); return an array of shape (m,)."""
    return step(w @ X + b)[:, np.newaxis]


@misconception_of("perceptron")
def weights_not_summed(w, b, X):
    """Each weighted input is compared with the threshold alone; add them up first, w · x."""
    return step(w[:, np.newaxis] * X + b)


@misconception_of("perceptron")
def bias_for_each_input(w, b, X):
    """The bias counts n times: b is added once for each input, or the weighted inputs are
    averaged; it is H(w · x + b)."""
    return step(w @ X + len(w) * b)


@misconception_of("perceptron")
def threshold_before_the_weights(w, b, X):
    """H is applied to the inputs too, or instead, before they are weighed; it is applied to w · x
    + b alone."""
    return step(w @ step(X) + b)


@misconception_of("perceptron")
def first_sample_alone(w, b, X):
    """Only the first sample is answered; there are m of them, the columns of X."""
    return step(w @ X[:, :1] + b)


@misconception_of("perceptron")
def silence_for_firing(w, b, X):
    """0 and 1 are exchanged: the unit fires where w · x + b > 0."""
    return 1 - perceptron(w, b, X)


@misconception_of("perceptron")
def sign_of_the_sum(w, b, X):
    """This is the sign of w · x + b, which is −1 below 0; a silent unit answers 0."""
    return np.sign(w @ X + b)


@misconception_of("perceptron")
def rectified_neuron(w, b, X):
    """Above the threshold this is w · x + b itself; a perceptron answers 1, however large it is."""
    return np.maximum(w @ X + b, 0)


@misconception_of("perceptron")
def half_on_its_line(w, b, X):
    """Where w · x + b = 0 the answer is ½; here H(0) = 0."""
    return np.heaviside(w @ X + b, 0.5)


@misconception_of("perceptron")
def threshold_reached(w, b, X):
    """w · x is compared with b, as with a threshold that it should reach (≥). Here b is a bias
    that is added, and H(0) = 0: w · x + b > 0."""
    return np.where(w @ X >= b, 1.0, 0.0)


@misconception_of("perceptron")
def decision_at_half(w, b, X):
    """w · x + b is compared with ½, as the output of a sigmoid would be; H jumps at 0."""
    return np.where(w @ X + b > 0.5, 1.0, 0.0)


@misconception_of("perceptron")
def decision_for_one_sample(w, b, X):
    """`if w @ X + b > 0` decides once, for a single sample; X has m of them. Ask each entry, with
    `np.where` or `step`, and return an array of shape (m,)."""
    return np.array(1.0 if w @ X + b > 0 else 0.0)


@misconception_of("perceptron")
def single_answer_squeezed(w, b, X):
    """With one sample the axis of the samples is lost (`np.squeeze`); the answer then has shape
    (1,)."""
    return np.squeeze(perceptron(w, b, X))


@misconception_of("perceptron")
def weights_ignored(w, b, X):
    """The inputs are added up without their weights: H(w · x + b), with w · x = Σ w_k x_k."""
    return step(X.sum(axis=0) + b)


@misconception_of("perceptron")
def weights_of_the_opposite_sign(w, b, X):
    """The weighted inputs are subtracted: H(w · x + b) adds them."""
    return step(b - w @ X)


@misconception_of("perceptron")
def last_input_alone(w, b, X):
    """Only the last input counts: the loop overwrites the sum (`=`) where it should add to it
    (`+=`)."""
    return step(w[-1] * X[-1] + b)


@misconception_of("perceptron")
def sum_carried_over(w, b, X):
    """The sum of one sample is carried over to the next: begin each with the bias alone."""
    return step(np.cumsum(w @ X) + b)


@misconception_of("perceptron")
def return_in_the_loop(w, b, X):
    """Only the first sample is answered, and 0 for all others: the `return` stands inside the
    loop."""
    y = np.zeros(X.shape[1])
    y[:1] = perceptron(w, b, X[:, :1])
    return y


@misconception_of("perceptron")
def two_inputs_only(w, b, X):
    """Two inputs are written out, x1 and x2; there are n of them: w · x = Σ w_k x_k."""
    return step(w[0] * X[0] + w[1] * X[1] + b)


@misconception_of("perceptron")
def bias_before_the_weights(w, b, X):
    """b is added to the inputs, w · (x + b); it is added to the sum: H(w · x + b)."""
    return step(w @ (X + b))


@misconception_of("perceptron")
def rounded_neuron(w, b, X):
    """Very small sums are taken for 0: by a tolerance, by rounding, or because σ of them is ½ to
    the last bit. Compare w · x + b itself with 0."""
    return np.round(1 / (1 + np.exp(-(w @ X + b))))


@misconception_of("perceptron")
def one_decision_for_all(w, b, X):
    """All samples are added up and answered together; each column of X has its own answer, and
    there are m of them."""
    return np.array(float(np.sum(w @ X) + b > 0))


@misconception_of("perceptron")
def bias_for_each_sample(w, b, X):
    """b is added once for each sample; it is added once: H(w · x + b)."""
    return step(w @ X + X.shape[1] * b)
