"""Known mistakes in `regression_step`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.training import sigmoid


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


@misconception_of("regression_step")
def divided_by_m_twice(theta, X, y, lr):
    """The gradient is divided by m twice; J has 1/m once. (A mean is a division already.)"""
    return theta - lr * slopes(theta, X, y) / y.size


@misconception_of("regression_step")
def divided_by_m_minus_one(theta, X, y, lr):
    """The sum over samples is divided by m − 1, as for a variance; here it is a mean over m."""
    return theta - lr * slopes(theta, X, y) * y.size / max(y.size - 1, 1)


@misconception_of("regression_step")
def divided_by_the_length_of_theta(theta, X, y, lr):
    """The sum over samples is divided by the number of components of θ; it is a mean over the m
    samples."""
    return theta - lr * slopes(theta, X, y) * y.size / theta.size


@misconception_of("regression_step")
def divided_by_the_entries_of_x(theta, X, y, lr):
    """The sum over samples is divided by all entries of X, features times samples (X.size): it is a
    mean over the m samples, X.shape[1]."""
    return theta - lr * slopes(theta, X, y) * y.size / max(X.size, 1)


@misconception_of("regression_step")
def a_step_for_every_sample(theta, X, y, lr):
    """θ moves after every sample, with the full rate: that is stochastic descent. One batch step
    takes the mean gradient at the old θ."""
    for j in range(y.size):
        theta = theta - lr * slopes(theta, X[:, j : j + 1], y[j : j + 1])
    return theta


@misconception_of("regression_step")
def a_small_step_for_every_sample(theta, X, y, lr):
    """θ moves after every sample, by lr/m: all errors belong to the old θ, so add up first and step
    once."""
    for j in range(y.size):
        theta = theta - lr / y.size * slopes(theta, X[:, j : j + 1], y[j : j + 1])
    return theta


@misconception_of("regression_step")
def two_steps_for_one(theta, X, y, lr):
    """Two steps are made; one is asked for."""
    theta = theta - lr * slopes(theta, X, y)
    return theta - lr * slopes(theta, X, y)


@misconception_of("regression_step")
def intercept_divided_twice(theta, X, y, lr):
    """The intercept's derivative is divided by m twice; it is the mean of h − y."""
    step = slopes(theta, X, y)
    return theta - lr * np.concatenate([step[:1] / y.size, step[1:]])


@misconception_of("regression_step")
def intercept_times_itself(theta, X, y, lr):
    """The intercept's derivative is multiplied by θ_0: h contains θ_0 itself, so its factor is
    x_0 = 1."""
    step = slopes(theta, X, y)
    return theta - lr * np.concatenate([step[:1] * theta[0], step[1:]])


@misconception_of("regression_step")
def one_slope_for_all_features(theta, X, y, lr):
    """All features move alike, by the mean over all of X: each has the mean of its own (h − y)
    x_i."""
    step = np.full(theta.size, (X * errors(theta, X, y)).mean())
    step[0] = errors(theta, X, y).mean()
    return theta - lr * step


@misconception_of("regression_step")
def signs_of_the_errors(theta, X, y, lr):
    """The errors count by their sign only, as for the cost |h − y|; this cost is quadratic, and its
    derivative has h − y itself."""
    e = np.sign(errors(theta, X, y))
    return theta - lr * np.concatenate([[e.mean()], X @ e / y.size])


@misconception_of("regression_step")
def errors_squared(theta, X, y, lr):
    """The errors are squared in the gradient: the derivative of ½(h − y)² is (h − y) x."""
    e = errors(theta, X, y) ** 2
    return theta - lr * np.concatenate([[e.mean()], X @ e / y.size])


@misconception_of("regression_step")
def logistic_prediction(theta, X, y, lr):
    """The prediction goes through a sigmoid: that is logistic regression; here h is linear."""
    e = sigmoid(errors(theta, X, y) + y) - y
    return theta - lr * np.concatenate([[e.mean()], X @ e / y.size])


@misconception_of("regression_step")
def solved_at_once(theta, X, y, lr):
    """This is the θ of least cost, by the normal equation; one step of gradient descent is asked
    for."""
    return np.linalg.lstsq(np.vstack([np.ones(y.size), X]).T, y, rcond=None)[0]


@misconception_of("regression_step")
def theta_shrinks(theta, X, y, lr):
    """θ decays as with a penalty λ/(2m) Σ θ² and λ = 1; this cost has none."""
    return theta - lr * (slopes(theta, X, y) + theta / y.size)


@misconception_of("regression_step")
def features_centred(theta, X, y, lr):
    """X is centred before the step: take the features as they come."""
    return theta - lr * slopes(theta, X - X.mean(axis=1, keepdims=True), y)


@misconception_of("regression_step")
def theta_in_a_column(theta, X, y, lr):
    """The result is a column, (d + 1, 1); it is to be (d + 1,), as θ."""
    return (theta - lr * slopes(theta, X, y))[:, None]


@misconception_of("regression_step")
def cost_beside_theta(theta, X, y, lr):
    """The result is a pair of θ and the cost; only θ is wanted."""
    return theta - lr * slopes(theta, X, y), float(np.mean(errors(theta, X, y) ** 2) / 2)


@misconception_of("regression_step")
def rows_of_x_taken_for_samples(theta, X, y, lr):
    """A row of X is taken for a sample (and often no shapes fit): here a column is one, X is
    (d, m), so h = θ_0 + θ[1:] @ X and the sum over the samples is X @ (h − y)."""
    X1 = np.column_stack([np.ones(X.shape[0]), X])
    return theta - lr * X1.T @ (X1 @ theta - y) / y.size


def all_pairs(theta, X, y, lr, error, factor):
    """The step where the error of each sample is a sum over the others, too."""
    X1 = np.vstack([np.ones(y.size), X])
    return theta - lr * factor * X1 @ error(theta @ X1, y) / y.size


@misconception_of("regression_step")
def every_target_subtracted(theta, X, y, lr):
    """A column minus a row makes h − y an (m, m) matrix, every h minus every y, and the targets are
    averaged: give h and y the same shape, (m,)."""
    return all_pairs(theta, X, y, lr, lambda h, y: h - y.mean(), 1)


@misconception_of("regression_step")
def every_target_subtracted_and_summed(theta, X, y, lr):
    """A column minus a row makes h − y an (m, m) matrix, every h minus every y, and each h counts
    against the sum of all targets: give h and y the same shape, (m,)."""
    return all_pairs(theta, X, y, lr, lambda h, y: h - y.mean(), y.size)


@misconception_of("regression_step")
def every_prediction_compared(theta, X, y, lr):
    """A column minus a row makes h − y an (m, m) matrix, every h minus every y, and the predictions
    are averaged: give h and y the same shape, (m,)."""
    return all_pairs(theta, X, y, lr, lambda h, y: h.mean() - y, 1)


@misconception_of("regression_step")
def every_prediction_compared_and_summed(theta, X, y, lr):
    """A column minus a row makes h − y an (m, m) matrix, every h minus every y, and each y counts
    against the sum of all predictions: give h and y the same shape, (m,)."""
    return all_pairs(theta, X, y, lr, lambda h, y: h.mean() - y, y.size)
