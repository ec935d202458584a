"""Known mistakes in `l2_update`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of


@misconception_of("l2_update")
def decay_left_out(W, grad_W, lr, lam, m):
    """The decay is missing: this is the plain step W − η ∂C₀/∂W."""
    return W - lr * grad_W


@misconception_of("l2_update")
def decay_without_the_rate(W, grad_W, lr, lam, m):
    """The learning rate is missing in the decay: the factor is 1 − ηλ/m."""
    return (1 - lam / m) * W - lr * grad_W


@misconception_of("l2_update")
def decay_not_divided_by_m(W, grad_W, lr, lam, m):
    """The decay is not divided by m. That is the penalty λ/2 Σ w², the `weight_decay` of most
    libraries; here it is λ/2m Σ w², and the factor 1 − ηλ/m."""
    return (1 - lr * lam) * W - lr * grad_W


@misconception_of("l2_update")
def decay_doubled(W, grad_W, lr, lam, m):
    """The decay is twice too large: that is the penalty λ/m Σ w², without ½; here the ½ cancels
    the 2 of the derivative."""
    return (1 - 2 * lr * lam / m) * W - lr * grad_W


@misconception_of("l2_update")
def decay_halved(W, grad_W, lr, lam, m):
    """The ½ of λ/2m Σ w² is still there: the 2 of the derivative cancels it, and the factor is
    1 − ηλ/m."""
    return (1 - lr * lam / (2 * m)) * W - lr * grad_W


@misconception_of("l2_update")
def weights_grow(W, grad_W, lr, lam, m):
    """The sign of the decay is turned: the weights grow. The factor is 1 − ηλ/m."""
    return (1 + lr * lam / m) * W - lr * grad_W


@misconception_of("l2_update")
def step_uphill(W, grad_W, lr, lam, m):
    """The sign of the gradient is turned: you climb the cost. It is −η ∂C₀/∂W."""
    return (1 - lr * lam / m) * W + lr * grad_W


@misconception_of("l2_update")
def rate_left_out(W, grad_W, lr, lam, m):
    """The learning rate is missing before the gradient: it is −η ∂C₀/∂W."""
    return (1 - lr * lam / m) * W - grad_W


@misconception_of("l2_update")
def only_the_decay(W, grad_W, lr, lam, m):
    """The gradient is missing: the weights only shrink."""
    return (1 - lr * lam / m) * W


@misconception_of("l2_update")
def gradient_decays_too(W, grad_W, lr, lam, m):
    """The factor 1 − ηλ/m belongs to W alone; here it is applied to the gradient too (wrong
    parentheses, or a decay of the W that has made its step already)."""
    return (1 - lr * lam / m) * (W - lr * grad_W)


@misconception_of("l2_update")
def gradient_divided_by_m(W, grad_W, lr, lam, m):
    """The gradient is divided by m once more: ∂C₀/∂W is already a mean; only λ is divided by m."""
    return (1 - lr * lam / m) * W - lr / m * grad_W


@misconception_of("l2_update")
def sum_of_the_magnitudes(W, grad_W, lr, lam, m):
    """This is the decay of the penalty λ/m Σ |w| (L1): every weight loses the same amount. Here
    (L2) it loses the same fraction of itself."""
    return W - lr * lam / m * np.sign(W) - lr * grad_W


@misconception_of("l2_update")
def m_of_the_matrix(W, grad_W, lr, lam, m):
    """λ is divided by the number of columns of W; m is the number of training samples, the
    argument."""
    return (1 - lr * lam / W.shape[1]) * W - lr * grad_W


@misconception_of("l2_update")
def gradient_for_the_weights(W, grad_W, lr, lam, m):
    """This is the gradient of the cost with its penalty, ∂C₀/∂W + λ/m W; asked is W after the
    step."""
    return grad_W + lam / m * W


@misconception_of("l2_update")
def change_for_the_weights(W, grad_W, lr, lam, m):
    """This is the change of W; add it to W."""
    return -lr * (grad_W + lam / m * W)


@misconception_of("l2_update")
def penalty_for_its_gradient(W, grad_W, lr, lam, m):
    """The penalty λ/2m Σ w² itself is added to the gradient; its derivative λ/m W is what
    belongs there."""
    return W - lr * (grad_W + lam / (2 * m) * np.sum(W**2))


@misconception_of("l2_update")
def m_under_the_gradient_instead(W, grad_W, lr, lam, m):
    """It is the other way round: λ is divided by m, and the gradient, already a mean, is not."""
    return (1 - lr * lam) * W - lr / m * grad_W


@misconception_of("l2_update")
def lambda_alone_subtracted(W, grad_W, lr, lam, m):
    """λW is subtracted as it is; of W goes ηλ/m W: the learning rate and 1/m are missing."""
    return W - lr * grad_W - lam * W


@misconception_of("l2_update")
def one_minus_forgotten(W, grad_W, lr, lam, m):
    """Of W only the fraction ηλ/m is left; that is the fraction it loses: the factor is
    1 − ηλ/m."""
    return lr * lam / m * W - lr * grad_W


@misconception_of("l2_update")
def decay_times_m(W, grad_W, lr, lam, m):
    """λ is multiplied by m; divide by it: the factor is 1 − ηλ/m."""
    return (1 - lr * lam * m) * W - lr * grad_W


@misconception_of("l2_update")
def m_counted_from_the_matrix(W, grad_W, lr, lam, m):
    """λ is divided by the number of entries of W; m is the number of training samples, the
    argument."""
    return (1 - lr * lam / W.size) * W - lr * grad_W


@misconception_of("l2_update")
def m_from_the_rows(W, grad_W, lr, lam, m):
    """λ is divided by the number of rows of W; m is the number of training samples, the
    argument."""
    return (1 - lr * lam / len(W)) * W - lr * grad_W


@misconception_of("l2_update")
def square_not_differentiated(W, grad_W, lr, lam, m):
    """λ/2m W² is added to the gradient; the derivative of w² is 2w, so it is λ/m W."""
    return W - lr * (grad_W + lam / (2 * m) * W**2)


@misconception_of("l2_update")
def square_in_the_decay(W, grad_W, lr, lam, m):
    """λ/m W² is added to the gradient; the derivative of λ/2m w² is λ/m w."""
    return W - lr * (grad_W + lam / m * W**2)


@misconception_of("l2_update")
def sum_of_the_weights(W, grad_W, lr, lam, m):
    """λ/m Σ w is added to the gradient, the same for all; every weight loses its own: λ/m W."""
    return W - lr * (grad_W + lam / m * np.sum(W))


@misconception_of("l2_update")
def first_column_spared(W, grad_W, lr, lam, m):
    """The first column does not decay, as if it held the biases; here they are apart, and all of W
    decays."""
    after = (1 - lr * lam / m) * W - lr * grad_W
    after[:, 0] = W[:, 0] - lr * grad_W[:, 0]
    return after


@misconception_of("l2_update")
def rate_and_lambda_exchanged(W, grad_W, lr, lam, m):
    """The gradient is multiplied by λ; its step is η, `lr`."""
    return (1 - lr * lam / m) * W - lam * grad_W


@misconception_of("l2_update")
def rate_twice(W, grad_W, lr, lam, m):
    """The gradient is multiplied by η twice; once is enough."""
    return (1 - lr * lam / m) * W - lr**2 * grad_W


@misconception_of("l2_update")
def one_minus_the_weights(W, grad_W, lr, lam, m):
    """The parentheses are missing: it is (1 − ηλ/m) W, not 1 − ηλ/m W."""
    return 1 - (lr * lam / m) * W - lr * grad_W


@misconception_of("l2_update")
def never_below_zero(W, grad_W, lr, lam, m):
    """The factor is kept from becoming negative; the formula is 1 − ηλ/m, whatever its sign."""
    return max(0.0, 1 - lr * lam / m) * W - lr * grad_W


@misconception_of("l2_update")
def l2_update_without_return(W, grad_W, lr, lam, m):
    """Nothing comes back, the result is None: the function ends without a `return` (to print
    a result is not to return it)."""


@misconception_of("l2_update")
def everything_uphill(W, grad_W, lr, lam, m):
    """You climb the cost and its penalty: W + η(…) for W − η(∂C₀/∂W + λ/m W)."""
    return W + lr * (grad_W + lam / m * W)


@misconception_of("l2_update")
def no_rate_at_all(W, grad_W, lr, lam, m):
    """The learning rate is missing altogether: W − η (∂C₀/∂W + λ/m W)."""
    return W - grad_W - lam / m * W


@misconception_of("l2_update")
def penalty_without_half_and_m(W, grad_W, lr, lam, m):
    """The factor is 1 − 2ηλ, that of the penalty λ Σ w²; here the penalty is λ/2m Σ w², and the
    factor 1 − ηλ/m."""
    return (1 - 2 * lr * lam) * W - lr * grad_W


@misconception_of("l2_update")
def gradient_clipped(W, grad_W, lr, lam, m):
    """The gradient is clipped to −5 … 5: the step is −η ∂C₀/∂W, however large that is."""
    return (1 - lr * lam / m) * W - lr * np.clip(grad_W, -5.0, 5.0)
