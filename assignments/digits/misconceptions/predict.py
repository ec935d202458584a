"""Known mistakes in `predict`. Each docstring is what the student reads."""

import numpy as np

from assignments.digits.misconceptions.common import relu_network, softmax
from autograder.examiner import misconception_of


@misconception_of("predict")
def scores_for_labels(model, X):
    """The ten scores of each image are returned, (10, m); the label is the index of the largest."""
    return relu_network(model, X)[1]


@misconception_of("predict")
def one_hot_for_labels(model, X):
    """The answer is one-hot, (10, m); it is to be a label for each image, (m,)."""
    labels = np.argmax(relu_network(model, X)[1], axis=0)
    return np.eye(10)[:, labels]


@misconception_of("predict")
def largest_score_for_label(model, X):
    """The largest score is returned, not the class that has it: argmax, not max."""
    return np.max(relu_network(model, X)[1], axis=0)


@misconception_of("predict")
def probabilities_for_labels(model, X):
    """The ten probabilities of each image are returned, (10, m); the label is the index of the
    largest."""
    return softmax(relu_network(model, X)[1])


@misconception_of("predict")
def argmax_over_samples(model, X):
    """The argmax is taken over the samples: one index for each class. Classes are rows, so take it
    along axis 0."""
    return np.argmax(relu_network(model, X)[1], axis=1)


@misconception_of("predict")
def one_number_for_the_batch(model, X):
    """argmax without an axis looks at the whole array and gives one number; take it along axis 0,
    for every column its own."""
    return int(np.argmax(relu_network(model, X)[1]))


@misconception_of("predict")
def labels_from_one_to_ten(model, X):
    """The labels are counted from 1; they are the digits 0 to 9, as the rows of Y."""
    return np.argmax(relu_network(model, X)[1], axis=0) + 1


@misconception_of("predict")
def smallest_score(model, X):
    """The class with the smallest score is returned; the largest is the answer."""
    return np.argmin(relu_network(model, X)[1], axis=0)


@misconception_of("predict")
def labels_in_a_row(model, X):
    """The labels are of shape (1, m); they are to be (m,), one axis only."""
    return np.argmax(relu_network(model, X)[1], axis=0)[None]


@misconception_of("predict")
def labels_in_a_column(model, X):
    """The labels are of shape (m, 1); they are to be (m,), one axis only."""
    return np.argmax(relu_network(model, X)[1], axis=0)[:, None]


@misconception_of("predict")
def centred_by_the_batch(model, X):
    """The images are centred by the mean of the batch they come in: what is read in one then
    depends on the others, and a single image becomes all zeros. Keep the training set's mean
    in the model."""
    centred = X - X.mean(axis=1, keepdims=True) + X.mean()
    return np.argmax(relu_network(model, centred)[1], axis=0)


@misconception_of("predict")
def dropout_still_on(model, X):
    """Hidden units are still dropped at random, so the same image is read differently from time to
    time: dropout is for training only."""
    A1, _ = relu_network(model, X)
    kept = np.random.default_rng(0).random(A1.shape) < 0.5
    return np.argmax(model[2] @ (2 * A1 * kept) + model[3], axis=0)


@misconception_of("predict")
def only_for_the_first_image(model, X):
    """Only the first image is read; there is a label for each column of X."""
    return np.argmax(relu_network(model, X[:, :1])[1], axis=0)
