"""Known mistakes in weight decay, dropout and preparation. Each docstring is what students read."""

import warnings

import numpy as np

from autograder.examiner import misconception_of
from solutions.regularization import l2_step, l2_update, one_hot, standardize

# --- l2_update --------------------------------------------------------------------------


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
    """The factor 1 − ηλ/m belongs to W alone; you apply it to the gradient too (the parentheses
    are wrong)."""
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


# --- l2_step ----------------------------------------------------------------------------


def stepped(args, *, weights=l2_update, biases=None):
    """One step with another rule for the weights or the biases."""
    W, b, grad_W, grad_b, *rates = args
    plain = biases or (lambda b, grad_b, lr, lam, m: b - lr * grad_b)
    return (
        [weights(*pair, *rates) for pair in zip(W, grad_W, strict=True)],
        [plain(*pair, *rates) for pair in zip(b, grad_b, strict=True)],
    )


@misconception_of("l2_step")
def biases_decay_too(weights, biases, grad_weights, grad_biases, lr, lam, m):
    """The biases decay too; only the weights do, the biases just descend."""
    args = weights, biases, grad_weights, grad_biases, lr, lam, m
    return stepped(args, biases=l2_update)


@misconception_of("l2_step")
def biases_decay_instead(weights, biases, grad_weights, grad_biases, lr, lam, m):
    """The biases decay and the weights do not: it is the other way round."""
    args = weights, biases, grad_weights, grad_biases, lr, lam, m
    return stepped(args, weights=decay_left_out, biases=l2_update)


@misconception_of("l2_step")
def nothing_decays(weights, biases, grad_weights, grad_biases, lr, lam, m):
    """The decay is missing: this is the plain step; the weights have the factor 1 − ηλ/m."""
    args = weights, biases, grad_weights, grad_biases, lr, lam, m
    return stepped(args, weights=decay_left_out)


@misconception_of("l2_step")
def biases_stay(weights, biases, grad_weights, grad_biases, lr, lam, m):
    """The biases are not moved: they do not decay, but they descend, b − η ∂C₀/∂b."""
    return l2_step(weights, biases, grad_weights, grad_biases, lr, lam, m)[0], list(biases)


@misconception_of("l2_step")
def biases_before_weights(weights, biases, grad_weights, grad_biases, lr, lam, m):
    """The two lists are exchanged: weights first, then biases."""
    return l2_step(weights, biases, grad_weights, grad_biases, lr, lam, m)[::-1]


@misconception_of("l2_step")
def pairs_by_layer(weights, biases, grad_weights, grad_biases, lr, lam, m):
    """This is a list of pairs, one for each layer; asked are two lists, `(weights, biases)`."""
    return list(zip(*l2_step(weights, biases, grad_weights, grad_biases, lr, lam, m), strict=True))


@misconception_of("l2_step")
def weights_alone(weights, biases, grad_weights, grad_biases, lr, lam, m):
    """Only the weights come back; asked are the weights and the biases."""
    return l2_step(weights, biases, grad_weights, grad_biases, lr, lam, m)[0]


@misconception_of("l2_step")
def last_layer_only(weights, biases, grad_weights, grad_biases, lr, lam, m):
    """Only the last layer decays; all of them do."""
    after = l2_step(weights, biases, grad_weights, grad_biases, lr, lam, m)
    plain = l2_step(weights, biases, grad_weights, grad_biases, lr, 0.0, m)
    return [*plain[0][:-1], after[0][-1]], after[1]


@misconception_of("l2_step")
def first_layer_only(weights, biases, grad_weights, grad_biases, lr, lam, m):
    """Only the first layer makes a step: the loop ends too early (is the `return` inside it?)."""
    after = l2_step(weights, biases, grad_weights, grad_biases, lr, lam, m)
    return after[0][:1], after[1][:1]


@misconception_of("l2_step")
def all_decay_left_to_m(weights, biases, grad_weights, grad_biases, lr, lam, m):
    """The decay is not divided by m (the `weight_decay` of most libraries); here the factor of
    the weights is 1 − ηλ/m."""
    args = weights, biases, grad_weights, grad_biases, lr, lam, m
    return stepped(args, weights=decay_not_divided_by_m)


@misconception_of("l2_step")
def all_decay_without_the_rate(weights, biases, grad_weights, grad_biases, lr, lam, m):
    """The learning rate is missing in the decay: the factor of the weights is 1 − ηλ/m."""
    args = weights, biases, grad_weights, grad_biases, lr, lam, m
    return stepped(args, weights=decay_without_the_rate)


@misconception_of("l2_step")
def all_weights_grow(weights, biases, grad_weights, grad_biases, lr, lam, m):
    """The sign of the decay is turned: the weights grow. Their factor is 1 − ηλ/m."""
    args = weights, biases, grad_weights, grad_biases, lr, lam, m
    return stepped(args, weights=weights_grow)


@misconception_of("l2_step")
def all_uphill(weights, biases, grad_weights, grad_biases, lr, lam, m):
    """The sign of the gradients is turned: you climb the cost. It is −η times the gradient."""
    return l2_step(
        weights, biases, [-g for g in grad_weights], [-g for g in grad_biases], lr, lam, m
    )


@misconception_of("l2_step")
def all_decay_doubled(weights, biases, grad_weights, grad_biases, lr, lam, m):
    """The decay is twice too large (the penalty λ/m Σ w²); here the ½ cancels the 2 of the
    derivative: the factor of the weights is 1 − ηλ/m."""
    return l2_step(weights, biases, grad_weights, grad_biases, lr, 2 * lam, m)


@misconception_of("l2_step")
def all_decay_halved(weights, biases, grad_weights, grad_biases, lr, lam, m):
    """The ½ of λ/2m Σ w² is still there: the 2 of the derivative cancels it, and the factor of the
    weights is 1 − ηλ/m."""
    return l2_step(weights, biases, grad_weights, grad_biases, lr, lam / 2, m)


@misconception_of("l2_step")
def all_gradients_decay_too(weights, biases, grad_weights, grad_biases, lr, lam, m):
    """The factor 1 − ηλ/m belongs to W alone; you apply it to its gradient too (the parentheses
    are wrong)."""
    args = weights, biases, grad_weights, grad_biases, lr, lam, m
    return stepped(args, weights=gradient_decays_too)


@misconception_of("l2_step")
def all_gradients_divided_by_m(weights, biases, grad_weights, grad_biases, lr, lam, m):
    """The gradients are divided by m once more: they are means already; only λ is divided by m."""
    after = [[g / m for g in grads] for grads in (grad_weights, grad_biases)]
    return l2_step(weights, biases, *after, lr, lam, m)


@misconception_of("l2_step")
def all_magnitudes(weights, biases, grad_weights, grad_biases, lr, lam, m):
    """This is the decay of the penalty λ/m Σ |w| (L1): every weight loses the same amount. Here
    (L2) it loses the same fraction of itself."""
    args = weights, biases, grad_weights, grad_biases, lr, lam, m
    return stepped(args, weights=sum_of_the_magnitudes)


@misconception_of("l2_step")
def only_the_first_layer_decays(weights, biases, grad_weights, grad_biases, lr, lam, m):
    """Only the first layer decays; all of them do."""
    after = l2_step(weights, biases, grad_weights, grad_biases, lr, lam, m)
    plain = l2_step(weights, biases, grad_weights, grad_biases, lr, 0.0, m)
    return [after[0][0], *plain[0][1:]], after[1]


@misconception_of("l2_step")
def last_layer_stays(weights, biases, grad_weights, grad_biases, lr, lam, m):
    """The last layer makes no step: the loop ends one layer too early."""
    after = l2_step(weights, biases, grad_weights, grad_biases, lr, lam, m)
    return tuple(
        [*new[:-1], old[-1].copy()] for new, old in zip(after, (weights, biases), strict=True)
    )


@misconception_of("l2_step")
def all_weights_only_shrink(weights, biases, grad_weights, grad_biases, lr, lam, m):
    """The gradient of the weights is missing: they only shrink. It is (1 − ηλ/m) W − η ∂C₀/∂W."""
    args = weights, biases, grad_weights, grad_biases, lr, lam, m
    return stepped(args, weights=only_the_decay)


@misconception_of("l2_step")
def biases_without_the_rate(weights, biases, grad_weights, grad_biases, lr, lam, m):
    """The learning rate is missing in the step of the biases: b − η ∂C₀/∂b."""
    args = weights, biases, grad_weights, grad_biases, lr, lam, m
    return stepped(args, biases=lambda b, grad_b, lr, lam, m: b - grad_b)


@misconception_of("l2_step")
def biases_uphill(weights, biases, grad_weights, grad_biases, lr, lam, m):
    """The biases climb: their step is b − η ∂C₀/∂b."""
    args = weights, biases, grad_weights, grad_biases, lr, lam, m
    return stepped(args, biases=lambda b, grad_b, lr, lam, m: b + lr * grad_b)


@misconception_of("l2_step")
def biases_flat(weights, biases, grad_weights, grad_biases, lr, lam, m):
    """The biases come back flat, (n,); they are columns, of shape (n, 1)."""
    args = weights, biases, grad_weights, grad_biases, lr, lam, m
    return stepped(args, biases=lambda b, grad_b, lr, lam, m: (b - lr * grad_b)[:, 0])


@misconception_of("l2_step")
def m_counted_from_the_layers(weights, biases, grad_weights, grad_biases, lr, lam, m):
    """λ is divided by the number of layers; m is the number of training samples, the argument."""
    return l2_step(weights, biases, grad_weights, grad_biases, lr, lam, len(weights))


@misconception_of("l2_step")
def squares_of_all_weights(weights, biases, grad_weights, grad_biases, lr, lam, m):
    """The penalty λ/2m Σ w² itself is added to the gradients; its derivative λ/m W is what belongs
    there."""
    penalty = lam / (2 * m) * sum(np.sum(W**2) for W in weights)
    grads = [g + penalty for g in grad_weights]
    return l2_step(weights, biases, grads, grad_biases, lr, 0.0, m)


@misconception_of("l2_step")
def all_layers_reversed(weights, biases, grad_weights, grad_biases, lr, lam, m):
    """The lists run from the last layer to the first: keep the order of `weights` and `biases`."""
    after = l2_step(weights, biases, grad_weights, grad_biases, lr, lam, m)
    return after[0][::-1], after[1][::-1]


@misconception_of("l2_step")
def l2_step_without_return(weights, biases, grad_weights, grad_biases, lr, lam, m):
    """Nothing comes back, the result is None: the function ends without a `return` (to print
    a result is not to return it)."""


@misconception_of("l2_step")
def everything_climbs(weights, biases, grad_weights, grad_biases, lr, lam, m):
    """You climb the cost and its penalty: it is W − η(∂C₀/∂W + λ/m W) and b − η ∂C₀/∂b."""
    return l2_step(weights, biases, grad_weights, grad_biases, -lr, lam, m)


@misconception_of("l2_step")
def no_rate_anywhere(weights, biases, grad_weights, grad_biases, lr, lam, m):
    """The learning rate is missing altogether: W − η (∂C₀/∂W + λ/m W) and b − η ∂C₀/∂b."""
    return l2_step(weights, biases, grad_weights, grad_biases, 1.0, lam, m)


@misconception_of("l2_step")
def all_without_half_and_m(weights, biases, grad_weights, grad_biases, lr, lam, m):
    """The factor of the weights is 1 − 2ηλ, that of the penalty λ Σ w²; here the penalty is
    λ/2m Σ w², and the factor 1 − ηλ/m."""
    return l2_step(weights, biases, grad_weights, grad_biases, lr, 2 * lam * m, m)


# --- dropout ----------------------------------------------------------------------------


@misconception_of("dropout")
def not_inverted(A, p, rng):
    """The survivors are not strengthened: divide them by 1 − p, so that the mean stays what it
    was."""
    return np.where(rng.random(A.shape) < p, 0.0, A)


@misconception_of("dropout")
def kept_as_they_are(A, p, rng):
    """The survivors stay as they are; divide them by 1 − p, so that the mean stays what it was."""
    return A * (rng.random(A.shape) < 1 - p)


@misconception_of("dropout")
def kept_as_they_are_by_binomial(A, p, rng):
    """The survivors are left alone; divide them by 1 − p, so that the mean stays what it was."""
    return A * rng.binomial(1, 1 - p, size=A.shape)


@misconception_of("dropout")
def kept_with_probability_p(A, p, rng):
    """Here p is the probability to be dropped; you take it for that to be kept (as the original
    paper does), and divide by p."""
    with np.errstate(all="ignore"):
        return A * (rng.random(A.shape) < p) / p


@misconception_of("dropout")
def kept_with_p_and_strengthened_right(A, p, rng):
    """Entries are kept with probability p: the mask is turned round. They are dropped with
    probability p, and kept with 1 − p."""
    return A * (rng.random(A.shape) < p) / (1 - p)


@misconception_of("dropout")
def divided_by_p(A, p, rng):
    """The survivors are divided by p; divide them by 1 − p, the share that survives."""
    with np.errstate(all="ignore"):
        return np.where(rng.random(A.shape) < p, 0.0, A / p)


@misconception_of("dropout")
def weakened(A, p, rng):
    """The survivors are multiplied by 1 − p. That is what the original dropout does at test time;
    in training, inverted dropout divides."""
    return np.where(rng.random(A.shape) < p, 0.0, A * (1 - p))


@misconception_of("dropout")
def nobody_dropped(A, p, rng):
    """Everything is divided by 1 − p and nothing dropped: where is the coin?"""
    return A / (1 - p)


@misconception_of("dropout")
def nothing_happens(A, p, rng):
    """A comes back as it was: that is dropout at test time; asked is that of training."""
    return A


@misconception_of("dropout")
def mask_for_result(A, p, rng):
    """This is the mask; multiply A by it."""
    return (rng.random(A.shape) >= p) / (1 - p)


@misconception_of("dropout")
def one_coin_for_all(A, p, rng):
    """A single coin decides for the whole of A; every entry has its own: give `rng.random` the
    shape of A."""
    return A * (rng.random() >= p) / (1 - p)


@misconception_of("dropout")
def one_coin_a_row(A, p, rng):
    """All entries of a row share one coin; every entry has its own: give `rng.random` the whole
    shape of A."""
    shape = (A.shape[0],) + (1,) * (A.ndim - 1)
    return A * (rng.random(shape) >= p) / (1 - p)


@misconception_of("dropout")
def one_coin_a_column(A, p, rng):
    """All entries of a column share one coin; every entry has its own: give `rng.random` the
    whole shape of A."""
    return A * (rng.random(A.shape[-1]) >= p) / (1 - p)


@misconception_of("dropout")
def generator_of_ones_own(A, p, rng):
    """You make a generator with a seed of your own, so the mask is always the same; take the one
    you are given, `rng`."""
    return np.where(np.random.default_rng(0).random(A.shape) < p, 0.0, A / (1 - p))


@misconception_of("dropout")
def generator_with_seed_42(A, p, rng):
    """You make a generator with the seed 42, so the mask is always the same; take the one you are
    given, `rng`."""
    return np.where(np.random.default_rng(42).random(A.shape) < p, 0.0, A / (1 - p))


@misconception_of("dropout")
def normal_for_uniform(A, p, rng):
    """The coins are normal numbers: these are below p with another probability than p. Take
    uniform ones, `rng.random`."""
    return np.where(rng.standard_normal(A.shape) < p, 0.0, A / (1 - p))


@misconception_of("dropout")
def strengthened_to_the_mean(A, p, rng):
    """The survivors are divided by their actual share; divide by 1 − p, the expected one."""
    keep = rng.random(A.shape) >= p
    return A * keep / max(keep.mean(), 1e-12)


@misconception_of("dropout")
def smallest_dropped(A, p, rng):
    """The smallest entries are dropped, no coin is tossed: every entry has the same chance."""
    return np.where(np.abs(A) < np.quantile(np.abs(A), p), 0.0, A / (1 - p))


@misconception_of("dropout")
def half_of_them_dropped(A, p, rng):
    """Whatever p is, half of the entries are dropped; compare the coins with p."""
    return A * (rng.random(A.shape) >= 0.5) / (1 - p)


@misconception_of("dropout")
def half_dropped_and_doubled(A, p, rng):
    """p is ignored: half of the entries are dropped and the others doubled. Drop with probability
    p, and divide by 1 − p."""
    return A * (rng.random(A.shape) >= 0.5) / 0.5


@misconception_of("dropout")
def kept_by_binomial_of_p(A, p, rng):
    """`binomial(1, p)` is 1 with probability p, so entries are kept with p; they are dropped with
    probability p: take 1 − p."""
    return A * rng.binomial(1, p, size=A.shape) / (1 - p)


@misconception_of("dropout")
def kept_by_binomial_and_divided_by_p(A, p, rng):
    """Here p is the probability to be dropped; you take it for that to be kept (as the original
    paper does): keep with 1 − p, and divide by 1 − p."""
    with np.errstate(all="ignore"):
        return A * rng.binomial(1, p, size=A.shape) / p


@misconception_of("dropout")
def kept_right_and_divided_by_p(A, p, rng):
    """The survivors are divided by p; they survive with probability 1 − p: divide by that."""
    with np.errstate(all="ignore"):
        return A * (rng.random(A.shape) < 1 - p) / p


@misconception_of("dropout")
def root_of_the_share(A, p, rng):
    """The survivors are divided by √(1 − p), which keeps their square; divide by 1 − p, which
    keeps the mean."""
    return A * (rng.random(A.shape) >= p) / np.sqrt(1 - p)


@misconception_of("dropout")
def exact_share_shuffled(A, p, rng):
    """Always the same number of entries is dropped, p of them, shuffled; each entry has a coin of
    its own, so the number varies from call to call."""
    mask = np.ones(A.size)
    mask[: round(p * A.size)] = 0
    return A * rng.permutation(mask).reshape(A.shape) / (1 - p)


@misconception_of("dropout")
def exact_share_chosen(A, p, rng):
    """Always the same number of entries is dropped, p of them, chosen by lot; each entry has a coin
    of its own, so the number varies from call to call."""
    mask = np.ones(A.size)
    mask[rng.choice(A.size, size=round(p * A.size), replace=False)] = 0
    return A * mask.reshape(A.shape) / (1 - p)


@misconception_of("dropout")
def result_and_mask(A, p, rng):
    """The mask comes back too; asked is the array alone."""
    mask = rng.random(A.shape) >= p
    return A * mask / (1 - p), mask


@misconception_of("dropout")
def noise_for_dropout(A, p, rng):
    """This multiplies by normal noise (Gaussian dropout); here every entry becomes 0 or
    a / (1 − p)."""
    return A * (1 + np.sqrt(p / (1 - p)) * rng.standard_normal(A.shape))


@misconception_of("dropout")
def dropped_by_size(A, p, rng):
    """The entries below p are dropped, no coin is tossed: compare random numbers with p, not A."""
    return np.where(p > A, 0.0, A / (1 - p))


@misconception_of("dropout")
def dropout_flat(A, p, rng):
    """The result is flat; it has the shape of A."""
    return np.ravel(A * (rng.random(A.shape) >= p) / (1 - p))


@misconception_of("dropout")
def dropout_without_return(A, p, rng):
    """Nothing comes back, the result is None: the function ends without a `return` (to print
    a result is not to return it)."""


@misconception_of("dropout")
def kept_with_probability_p_unless_0(A, p, rng):
    """Here p is the probability to be dropped; you take it for that to be kept, and divide by p
    (and only p = 0 gives A). Keep with 1 − p, and divide by 1 − p."""
    return A if p == 0 else A * (rng.random(A.shape) < p) / p


@misconception_of("dropout")
def divided_by_p_unless_0(A, p, rng):
    """The survivors are divided by p (and only p = 0 gives A); divide them by 1 − p, the share
    that survives."""
    return A if p == 0 else A * (rng.random(A.shape) >= p) / p


@misconception_of("dropout")
def kept_right_and_divided_by_p_unless_0(A, p, rng):
    """The survivors are divided by p (and only p = 0 gives A); they survive with probability
    1 − p: divide by that."""
    return A if p == 0 else A * (rng.random(A.shape) < 1 - p) / p


@misconception_of("dropout")
def kept_right_and_weakened(A, p, rng):
    """The survivors are multiplied by 1 − p, as the original dropout does at test time; in
    training, inverted dropout divides."""
    return A * (rng.random(A.shape) < 1 - p) * (1 - p)


# --- standardize ------------------------------------------------------------------------


@misconception_of("standardize")
def constant_row_divided_by_0(X):
    """A constant row has σ = 0, and you divide 0 by 0; it becomes 0."""
    with np.errstate(all="ignore"):
        return (X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, keepdims=True)


@misconception_of("standardize")
def constant_row_kept(X):
    """A constant row keeps its value; it becomes 0 (subtract the mean there, too)."""
    return np.where(np.ptp(X, axis=1, keepdims=True) == 0, X, standardize(X))


@misconception_of("standardize")
def constant_row_of_ones(X):
    """A constant row becomes 1; it becomes 0."""
    return np.where(np.ptp(X, axis=1, keepdims=True) == 0, 1.0, standardize(X))


@misconception_of("standardize")
def constant_row_removed(X):
    """Constant rows are left out; the result has the shape of X, with zeros there."""
    return standardize(X)[np.ptp(X, axis=1) > 0]


@misconception_of("standardize")
def samples_standardized(X):
    """Columns are standardized: that is for samples in rows. Here a feature is a row, so take mean
    and deviation along axis 1."""
    return standardize(X.T).T


@misconception_of("standardize")
def all_in_one(X):
    """One mean and one deviation for the whole matrix; every feature, every row, has its own."""
    D = X - X.mean()
    return D / (D.std() or 1.0)


@misconception_of("standardize")
def sample_deviation(X):
    """σ is divided by m − 1 (`ddof=1`, as pandas does); here it is the population's, with m."""
    m = X.shape[1]
    return standardize(X) * np.sqrt((m - 1) / m)


@misconception_of("standardize")
def divided_by_the_variance(X):
    """You divide by the variance σ²; divide by its root, the standard deviation σ."""
    variance = X.var(axis=1, keepdims=True)
    return (X - X.mean(axis=1, keepdims=True)) / np.where(variance > 0, variance, 1.0)


@misconception_of("standardize")
def centred_only(X):
    """The mean is subtracted, but nothing divided by σ."""
    return X - X.mean(axis=1, keepdims=True)


@misconception_of("standardize")
def scaled_only(X):
    """The rows are divided by σ, but their mean is not subtracted."""
    sigma = X.std(axis=1, keepdims=True)
    return X / np.where(sigma > 0, sigma, 1.0)


@misconception_of("standardize")
def scaled_before_centred(X):
    """The parentheses are missing: x − μ/σ divides the mean alone; it is (x − μ) / σ."""
    sigma = X.std(axis=1, keepdims=True)
    return X - X.mean(axis=1, keepdims=True) / np.where(sigma > 0, sigma, 1.0)


@misconception_of("standardize")
def squeezed_into_the_unit_interval(X):
    """This is min-max scaling, onto 0 … 1; asked are mean 0 and standard deviation 1."""
    low, width = X.min(axis=1, keepdims=True), np.ptp(X, axis=1, keepdims=True)
    return (X - low) / np.where(width > 0, width, 1.0)


@misconception_of("standardize")
def divided_by_the_range(X):
    """The centred rows are divided by their range, largest minus smallest; divide by σ."""
    width = np.ptp(X, axis=1, keepdims=True)
    return (X - X.mean(axis=1, keepdims=True)) / np.where(width > 0, width, 1.0)


@misconception_of("standardize")
def divided_by_the_length(X):
    """The centred rows are divided by their length √Σ(x − μ)²; σ has the mean in place of the
    sum."""
    return standardize(X) / np.sqrt(X.shape[1])


@misconception_of("standardize")
def second_moment_for_variance(X):
    """σ is taken about 0, √(1/m Σ x²); it is taken about the mean."""
    moment = np.sqrt(np.mean(X**2, axis=1, keepdims=True))
    constant = np.ptp(X, axis=1, keepdims=True) == 0
    return (X - X.mean(axis=1, keepdims=True)) / np.where(constant, 1.0, moment)


@misconception_of("standardize")
def epsilon_in_the_root(X):
    """A constant such as 1e-5 is added to σ² (as in batch normalization): features in a large
    unit come out too small. Only a constant row needs care."""
    return (X - X.mean(axis=1, keepdims=True)) / np.sqrt(X.var(axis=1, keepdims=True) + 1e-5)


@misconception_of("standardize")
def shapes_not_kept(X):
    """μ and σ have shape (n,) and are spread along the columns: without `keepdims=True` the row's
    mean is not subtracted from its row (or nothing fits)."""
    with np.errstate(all="ignore"):
        return (X - X.mean(axis=1)) / X.std(axis=1)


@misconception_of("standardize")
def samples_standardized_and_divided_by_0(X):
    """Two things: columns are standardized (a feature is a row here: take μ and σ along axis 1),
    and where σ is 0 you divide by it (a constant row becomes 0)."""
    with np.errstate(all="ignore"):
        return (X - X.mean(axis=0)) / X.std(axis=0)


@misconception_of("standardize")
def sample_deviation_and_divided_by_0(X):
    """Two things: σ is divided by m − 1 (`ddof=1`; here it is the population's, with m), and where
    it is 0, or m is 1, you divide by 0 (a constant row becomes 0)."""
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return (X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, ddof=1, keepdims=True)


@misconception_of("standardize")
def sample_deviation_of_one(X):
    """σ is divided by m − 1 (`ddof=1`, as pandas does), which is 0/0 for one sample; here it is
    the population's, with m."""
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        sigma = X.std(axis=1, ddof=1, keepdims=True)
    return (X - X.mean(axis=1, keepdims=True)) / np.where(sigma == 0, 1.0, sigma)


@misconception_of("standardize")
def variance_and_divided_by_0(X):
    """Two things: you divide by the variance σ² (divide by its root, σ), and where it is 0 too (a
    constant row becomes 0)."""
    with np.errstate(all="ignore"):
        return (X - X.mean(axis=1, keepdims=True)) / X.var(axis=1, keepdims=True)


@misconception_of("standardize")
def range_and_divided_by_0(X):
    """This is min-max scaling, onto 0 … 1, and 0/0 for a constant row; asked are mean 0 and
    standard deviation 1, and 0 there."""
    low, width = X.min(axis=1, keepdims=True), np.ptp(X, axis=1, keepdims=True)
    with np.errstate(all="ignore"):
        return (X - low) / width


@misconception_of("standardize")
def one_deviation_for_all(X):
    """Every row has its own mean, but σ is that of the whole matrix; each row has its own σ."""
    return (X - X.mean(axis=1, keepdims=True)) / (X.std() or 1.0)


@misconception_of("standardize")
def mean_of_the_sample(X):
    """The mean is that of the column (the sample); both μ and σ are of the row, along axis 1."""
    sigma = X.std(axis=1, keepdims=True)
    return (X - X.mean(axis=0)) / np.where(sigma > 0, sigma, 1.0)


@misconception_of("standardize")
def deviation_of_the_sample(X):
    """σ is that of the column (the sample); both μ and σ are of the row, along axis 1."""
    sigma = X.std(axis=0)
    return (X - X.mean(axis=1, keepdims=True)) / np.where(sigma > 0, sigma, 1.0)


@misconception_of("standardize")
def multiplied_by_the_deviation(X):
    """The centred rows are multiplied by σ; divide by it."""
    return (X - X.mean(axis=1, keepdims=True)) * X.std(axis=1, keepdims=True)


@misconception_of("standardize")
def scaled_and_then_centred(X):
    """x/σ − μ subtracts the unscaled mean: it is (x − μ) / σ, centred first."""
    sigma = X.std(axis=1, keepdims=True)
    return X / np.where(sigma > 0, sigma, 1.0) - X.mean(axis=1, keepdims=True)


@misconception_of("standardize")
def epsilon_beside_the_deviation(X):
    """A constant such as 1e-5 is added to σ, which makes every feature a little too small. Only a
    constant row needs care."""
    return (X - X.mean(axis=1, keepdims=True)) / (X.std(axis=1, keepdims=True) + 1e-5)


@misconception_of("standardize")
def mean_deviation(X):
    """You divide by the mean of |x − μ|; σ is the root of the mean of (x − μ)²."""
    D = X - X.mean(axis=1, keepdims=True)
    size = np.mean(np.abs(D), axis=1, keepdims=True)
    return D / np.where(size > 0, size, 1.0)


@misconception_of("standardize")
def median_for_mean(X):
    """The median is subtracted; subtract the mean."""
    sigma = X.std(axis=1, keepdims=True)
    return (X - np.median(X, axis=1, keepdims=True)) / np.where(sigma > 0, sigma, 1.0)


@misconception_of("standardize")
def single_sample_kept(X):
    """A single sample comes back as it is; all its rows are constant, so they become 0."""
    return X.copy() if X.shape[1] == 1 else standardize(X)


@misconception_of("standardize")
def everything_0_for_a_constant_row(X):
    """One constant row makes the whole result 0; only that row becomes 0, the others are
    standardized as ever."""
    return np.zeros_like(X) if (np.ptp(X, axis=1) == 0).any() else standardize(X)


@misconception_of("standardize")
def standardized_and_transposed(X):
    """The result is transposed: features stay rows, (n, m)."""
    return standardize(X).T


@misconception_of("standardize")
def standardize_without_return(X):
    """Nothing comes back, the result is None: the function ends without a `return` (to print
    a result is not to return it)."""


# --- one_hot ----------------------------------------------------------------------------


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
