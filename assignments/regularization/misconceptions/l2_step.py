"""Known mistakes in `l2_step`. Each docstring is what the student reads."""

import numpy as np

from assignments.regularization.misconceptions.l2_update import (
    decay_left_out,
    decay_not_divided_by_m,
    decay_without_the_rate,
    gradient_decays_too,
    only_the_decay,
    sum_of_the_magnitudes,
    weights_grow,
)
from autograder.examiner import misconception_of
from solutions.regularization import l2_step, l2_update


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
    """The factor 1 − ηλ/m belongs to W alone; here it is applied to its gradient too (wrong
    parentheses, or a decay of the W that has made its step already)."""
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
