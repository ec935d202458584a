"""Known mistakes in `one_hot`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.regularization import one_hot


@misconception_of("one_hot")
def a_row_for_each_sample(labels, K):
    """The result is transposed, (m, K), for samples in rows; here a sample is a column."""
    return one_hot(labels, K).T


@misconception_of("one_hot")
def classes_counted_from_the_labels(labels, K):
    """The number of rows is taken from the largest label that occurs; it is K, whether or not
    every class occurs."""
    return one_hot(labels, int(labels.max()) + 1)


@misconception_of("one_hot")
def classes_that_occur(labels, K):
    """There are rows only for the classes that occur; there are K of them."""
    return (np.unique(labels)[:, None] == labels).astype(float)


@misconception_of("one_hot")
def classes_counted_from_one(labels, K):
    """Classes are counted from 1; the label 0 belongs to the first row."""
    return (np.arange(1, K + 1)[:, None] == labels).astype(float)


@misconception_of("one_hot")
def label_for_the_one(labels, K):
    """The label itself stands where the 1 belongs."""
    return one_hot(labels, K) * labels


@misconception_of("one_hot")
def minus_one_elsewhere(labels, K):
    """The other entries are −1; they are 0."""
    return 2 * one_hot(labels, K) - 1


@misconception_of("one_hot")
def zeros_and_ones_exchanged(labels, K):
    """Zeros and ones are exchanged: 1 marks the class that it is."""
    return 1 - one_hot(labels, K)


@misconception_of("one_hot")
def thermometer(labels, K):
    """All rows up to the label are 1 (a thermometer code); only that of the label is."""
    return (np.arange(K)[:, None] <= labels).astype(float)


@misconception_of("one_hot")
def whole_rows_filled(labels, K):
    """`Y[labels] = 1` fills whole rows; in each column only the entry of its own label is 1."""
    Y = np.zeros((K, len(labels)))
    Y[labels] = 1
    return Y


@misconception_of("one_hot")
def reshaped_for_transposed(labels, K):
    """`reshape` keeps the order of the entries; a (m, K) array becomes (K, m) by its transpose,
    `.T`."""
    return np.eye(K)[labels].reshape(K, len(labels))


@misconception_of("one_hot")
def one_class_too_far_back(labels, K):
    """1 is subtracted from the labels; they begin at 0 already (and −1 is the last row)."""
    return np.eye(K)[:, labels - 1]


@misconception_of("one_hot")
def one_class_too_far_on(labels, K):
    """1 is added to the labels, and there is a row too many; they begin at 0, and the label 0 is
    the first of K rows."""
    return one_hot(labels + 1, K + 1)


@misconception_of("one_hot")
def a_class_too_many(labels, K):
    """There are K + 1 rows; the labels run from 0 to K − 1, so there are K."""
    return one_hot(labels, K + 1)


@misconception_of("one_hot")
def classes_renumbered(labels, K):
    """The classes that occur are numbered anew (`np.unique`); row k belongs to the label k."""
    return one_hot(np.unique(labels, return_inverse=True)[1], K)


@misconception_of("one_hot")
def classes_from_the_last(labels, K):
    """The rows run from the last class to the first; row k belongs to the label k."""
    return one_hot(labels, K)[::-1]


@misconception_of("one_hot")
def targets_smoothed(labels, K):
    """The targets are smoothed (0.9 and a share of 0.1 for all); asked are 1 and 0."""
    return 0.9 * one_hot(labels, K) + 0.1 / K


@misconception_of("one_hot")
def counts_for_columns(labels, K):
    """These are the counts of the classes, one column; every label has a column of its own."""
    return one_hot(labels, K).sum(axis=1, keepdims=True)


@misconception_of("one_hot")
def last_label_only(labels, K):
    """Only the last column is filled: the zeros are made anew for every label. Make them once,
    before the loop."""
    Y = one_hot(labels, K)
    Y[:, :-1] = 0
    return Y


@misconception_of("one_hot")
def first_label_only(labels, K):
    """Only the first column is filled: the loop ends too early (is the `return` inside it?)."""
    Y = one_hot(labels, K)
    Y[:, 1:] = 0
    return Y


@misconception_of("one_hot")
def thermometer_turned_round(labels, K):
    """From the row of the label on all are 1 (a thermometer code turned round); only that of the
    label is."""
    return (np.arange(K)[:, None] >= labels).astype(float)


@misconception_of("one_hot")
def one_hot_without_return(labels, K):
    """Nothing comes back, the result is None: the function ends without a `return` (to print
    a result is not to return it)."""
