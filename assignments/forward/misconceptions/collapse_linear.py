"""Known mistakes in `collapse_linear`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.forward import collapse_linear


@misconception_of("collapse_linear")
def product_the_other_way_round(weights, biases):
    """The product runs from the first layer to the last, W₁ W₂ …; the last layer acts last, so
    its matrix stands on the left: W_L … W₂ W₁."""
    W, b = weights[0], biases[0]
    for W_next, b_next in zip(weights[1:], biases[1:], strict=True):
        W, b = W @ W_next, W_next @ b + b_next
    return W, b


@misconception_of("collapse_linear")
def biases_added_up(weights, biases):
    """The biases are added as they are; b₁ goes through the later layers: W₂ b₁ + b₂."""
    return collapse_linear(weights, biases)[0], sum(biases)


@misconception_of("collapse_linear")
def last_bias_only(weights, biases):
    """Only the last bias is left; the earlier ones go through the later layers and count too."""
    return collapse_linear(weights, biases)[0], biases[-1]


@misconception_of("collapse_linear")
def no_bias_at_the_end(weights, biases):
    """The last bias is missing: b = W₂ b₁ + b₂."""
    W, b = collapse_linear(weights, biases)
    return W, b - biases[-1]


@misconception_of("collapse_linear")
def first_bias_forgotten(weights, biases):
    """The first bias is missing: it goes through all the later weights."""
    return collapse_linear(weights, [np.zeros_like(biases[0]), *biases[1:]])


@misconception_of("collapse_linear")
def bias_through_the_whole_product(weights, biases):
    """A bias is multiplied by the product of all the weights so far; b₁ enters after W₁, so only
    the weights of the later layers act on it."""
    W, b = weights[0], biases[0]
    for W_next, b_next in zip(weights[1:], biases[1:], strict=True):
        W, b = W_next @ W, (W_next @ W) @ b + b_next
    return W, b


@misconception_of("collapse_linear")
def weights_added_up(weights, biases):
    """The weights are added; one layer after another is a product of matrices."""
    return sum(weights), collapse_linear(weights, biases)[1]


@misconception_of("collapse_linear")
def collapsed_weights_alone(weights, biases):
    """Only W comes back; return the pair (W, b)."""
    return collapse_linear(weights, biases)[0]


@misconception_of("collapse_linear")
def collapsed_bias_first(weights, biases):
    """The two are exchanged: W first, then b."""
    return collapse_linear(weights, biases)[::-1]


@misconception_of("collapse_linear")
def collapsed_bias_flat(weights, biases):
    """b has shape (n,); a bias is a column, of shape (n, 1)."""
    W, b = collapse_linear(weights, biases)
    return W, b.ravel()


@misconception_of("collapse_linear")
def collapsed_and_transposed(weights, biases):
    """W is transposed: it has a row for each output and a column for each input, (n_L, n_0)."""
    W, b = collapse_linear(weights, biases)
    return W.T, b


@misconception_of("collapse_linear")
def last_two_layers_only(weights, biases):
    """Only two of the layers are collapsed: go on until one is left."""
    return collapse_linear(weights[-2:], biases[-2:])


@misconception_of("collapse_linear")
def first_two_layers_only(weights, biases):
    """The collapse stops after the first two layers: go on until one is left."""
    return collapse_linear(weights[:2], biases[:2])


@misconception_of("collapse_linear")
def bias_left_at_zero(weights, biases):
    """The biases are left out; W₂ (W₁ x + b₁) + b₂ has the bias W₂ b₁ + b₂."""
    W, b = collapse_linear(weights, biases)
    return W, np.zeros_like(b)


@misconception_of("collapse_linear")
def first_bias_alone(weights, biases):
    """Only the first bias is left, carried through the later weights; each layer adds its own."""
    return collapse_linear(weights, [biases[0], *map(np.zeros_like, biases[1:])])


@misconception_of("collapse_linear")
def two_layers_multiplied_out(weights, biases):
    """Two layers are written out, W₂ W₁ and W₂ b₁ + b₂; there are as many as entries in `weights`:
    loop over them."""
    return weights[1] @ weights[0], weights[1] @ biases[0] + biases[1]


@misconception_of("collapse_linear")
def collapsed_bias_in_a_row(weights, biases):
    """b has shape (1, n); a bias is a column, of shape (n, 1)."""
    W, b = collapse_linear(weights, biases)
    return W, b.T


@misconception_of("collapse_linear")
def bias_in_every_column(weights, biases):
    """Every column of W has the bias in it: the network's answer to a unit vector is a column of W
    plus b, so subtract b."""
    W, b = collapse_linear(weights, biases)
    return W + b, b


@misconception_of("collapse_linear")
def answer_to_ones(weights, biases):
    """b is the network's answer to an input of ones; the bias is its answer to zeros."""
    W, b = collapse_linear(weights, biases)
    return W, b + W.sum(axis=1, keepdims=True)


@misconception_of("collapse_linear")
def each_bias_subtracted(weights, biases):
    """The later biases are subtracted; they are added: b = W₂ b₁ + b₂."""
    return collapse_linear(weights, [biases[0], *(-b for b in biases[1:])])


@misconception_of("collapse_linear")
def product_and_sum_as_they_come(weights, biases):
    """The product runs from the first layer to the last, and the biases are added as they are. The
    last layer acts last: W = W_L … W₂ W₁, and b₁ goes through the later layers: W₂ b₁ + b₂."""
    W, b = weights[0], biases[0]
    for W_next, b_next in zip(weights[1:], biases[1:], strict=True):
        W, b = W @ W_next, b + b_next
    return W, b


@misconception_of("collapse_linear")
def biases_between_forgotten(weights, biases):
    """Only the first and the last bias count; each layer between adds its own, which goes through
    the layers behind it."""
    between = [np.zeros_like(b) for b in biases[1:-1]]
    return collapse_linear(weights, [biases[0], *between, *biases[1:][-1:]])


@misconception_of("collapse_linear")
def last_layer_not_collapsed(weights, biases):
    """The loop stops before the last layer: go on until one is left."""
    return collapse_linear(weights[: max(len(weights) - 1, 1)], biases[: max(len(weights) - 1, 1)])


@misconception_of("collapse_linear")
def collapsed_for_rows(weights, biases):
    """Both results are transposed, as for samples in rows: here W is (n_L, n_0) and b (n_L, 1)."""
    W, b = collapse_linear(weights, biases)
    return W.T, b.T


def in_another_convention(formula, layer, begin=lambda W, b: (W, b)):
    """The collapse as other conventions write it, for the shapes that happen to fit."""

    def wrong(weights, biases):
        W, b = begin(weights[0], biases[0])
        for W_next, b_next in zip(weights[1:], biases[1:], strict=True):
            W, b = layer(W_next, b_next, W, b)
        return W, b

    wrong.__doc__ = f"""This is {formula}. Here samples and biases are columns and W has a row for
    each unit, so the last layer's matrix stands on the left: W₂ W₁ and W₂ b₁ + b₂."""
    return misconception_of("collapse_linear")(wrong)


OTHER_CONVENTIONS = {
    "layers_by_w1_w2_and_b1_w2": (
        "W₁ W₂ and b₁ W₂ + b₂",
        lambda V, c, W, b: (W @ V, b @ V + c),
    ),
    "layers_by_w1_w2_and_biases_in_a_row": (
        "W₁ W₂ and b₁ᵀ W₂ + b₂ᵀ",
        lambda V, c, W, b: (W @ V, b @ V + c.T),
        lambda W, b: (W, b.T),
    ),
    "layers_by_w1_w2_and_flat_biases": (
        "W₁ W₂ and b₁ᵀ W₂ + b₂ᵀ, with a flat b",
        lambda V, c, W, b: (W @ V, b @ V + c.ravel()),
        lambda W, b: (W, b.ravel()),
    ),
    "layers_by_w1_w2_and_w2_transposed": (
        "W₁ W₂ and W₂ᵀ b₁ + b₂",
        lambda V, c, W, b: (W @ V, V.T @ b + c),
    ),
    "layers_by_w2_w1_and_b1_w2": (
        "W₂ W₁ and b₁ W₂ + b₂",
        lambda V, c, W, b: (V @ W, b @ V + c),
    ),
    "layers_by_w2_w1_and_w2_transposed": (
        "W₂ W₁ and W₂ᵀ b₁ + b₂",
        lambda V, c, W, b: (V @ W, V.T @ b + c),
    ),
    "layers_by_w2_transposed": (
        "W₂ᵀ W₁ and W₂ᵀ b₁ + b₂",
        lambda V, c, W, b: (V.T @ W, V.T @ b + c),
    ),
    "layers_by_w1_w2_transposed": (
        "W₁ W₂ᵀ and b₁ᵀ W₂ᵀ + b₂ᵀ",
        lambda V, c, W, b: (W @ V.T, b @ V.T + c.T),
        lambda W, b: (W, b.T),
    ),
}


globals().update(
    {name: in_another_convention(*written) for name, written in OTHER_CONVENTIONS.items()}
)
