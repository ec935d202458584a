"""Known mistakes in threshold units and networks. Each docstring is what the student reads."""

import functools

import numpy as np

from autograder.examiner import misconception_of
from solutions.neurons import dnf_network, gate, perceptron, square_pulse, step, xor_network

# --- step -----------------------------------------------------------------------------


@misconception_of("step")
def fires_at_zero(z):
    """The unit fires at z = 0 too, as in some other books; here H(0) = 0: `>`, not `>=`."""
    return np.where(z >= 0, 1.0, 0.0)


@misconception_of("step")
def half_at_zero(z):
    """H(0) is ½, as in signal processing; here it is 0."""
    return np.heaviside(z, 0.5)


@misconception_of("step")
def minus_one_for_silence(z):
    """A silent unit answers −1, as in the convention with ±1; here the answers are 0 and 1."""
    return np.where(z > 0, 1.0, -1.0)


@misconception_of("step")
def sign_for_step(z):
    """This is the sign, which is −1 below 0; a silent unit answers 0."""
    return np.sign(z)


@misconception_of("step")
def step_turned_round(z):
    """The unit fires below the threshold; it should fire above."""
    return np.where(z < 0, 1.0, 0.0)


@misconception_of("step")
def ramp_for_step(z):
    """Above 0 this is z itself; a threshold unit answers 1, however large z."""
    return np.maximum(z, 0)


@misconception_of("step")
def sigmoid_for_step(z):
    """This is the sigmoid, which rises smoothly; a threshold unit jumps from 0 to 1."""
    return 1 / (1 + np.exp(-z))


@misconception_of("step")
def threshold_at_half(z):
    """The threshold is at ½, as after a sigmoid; H jumps at 0."""
    return np.where(z > 0.5, 1.0, 0.0)


@misconception_of("step")
def question_to_the_whole_array(z):
    """`if z > 0` asks one question of a whole array; `np.where(z > 0, …)` asks each entry."""
    return np.array(1.0 if z > 0 else 0.0)


@misconception_of("step")
def sign_with_one_at_zero(z):
    """The answers are +1 and −1, with +1 at z = 0, as in some books; here they are 1 and 0, and
    H(0) = 0."""
    return np.where(z >= 0, 1.0, -1.0)


@misconception_of("step")
def zeros_for_ones(z):
    """0 and 1 are exchanged: H(z) is 1 where z > 0, else 0."""
    return np.where(z > 0, 0.0, 1.0)


@misconception_of("step")
def ramp_cut_off(z):
    """This is a ramp cut off at 1; a threshold unit jumps: it answers 1 for every z > 0, also for
    0.3."""
    return np.clip(z, 0, 1)


@misconception_of("step")
def threshold_at_one(z):
    """Nothing below 1 fires: z is cut to a whole number, or compared with 1. H jumps at 0."""
    return np.where(z >= 1, 1.0, 0.0)


@misconception_of("step")
def fires_off_zero(z):
    """The unit fires for every z but 0, negative ones too; it should fire where z > 0 only."""
    return np.where(z != 0, 1.0, 0.0)


@misconception_of("step")
def close_to_zero_is_zero(z):
    """Very small z > 0 are taken for 0, by a tolerance; H jumps at 0 itself: z > 0, however
    small."""
    return np.where((z > 0) & ~np.isclose(z, 0), 1.0, 0.0)


@misconception_of("step")
def rounded_sigmoid(z):
    """Rounding σ(z) loses very small z: 1 + exp(−z) is then exactly 2, and ½ is rounded to 0.
    Compare z itself with 0."""
    return np.round(1 / (1 + np.exp(-z)))


@misconception_of("step")
def one_answer_for_all(z):
    """There is one answer for the whole array (`any`); H answers for each entry of z."""
    return np.array(float(np.any(z > 0)))


@misconception_of("step")
def flattened(z):
    """The answers come in a flat array; they should have the shape of z: `np.where(z > 0, …)`
    keeps it, a list of answers can be given it by `reshape(z.shape)`."""
    return step(z).ravel()


@misconception_of("step")
def loop_over_the_first_axis(z):
    """`for v in z` takes the rows of a matrix, not its entries, and a single number has none;
    `np.where(z > 0, …)` asks each entry, whatever the shape."""
    return np.array([1.0 if v > 0 else 0.0 for v in z])


@misconception_of("step")
def loops_for_a_matrix(z):
    """Two loops, over rows and columns, take matrices only; `np.where(z > 0, …)` takes arrays of
    any shape, a single number too."""
    return np.array([[1.0 if v > 0 else 0.0 for v in row] for row in z])


@misconception_of("step")
def sign_plus_one(z):
    """sign(z) + 1 is 0, 1 or 2; halve it, or rather ask z > 0, since H(0) = 0."""
    return np.sign(z) + 1


@misconception_of("step")
def divided_by_its_size(z):
    """z / |z| is 0 / 0 = nan at z = 0; ask z > 0 instead."""
    with np.errstate(invalid="ignore"):
        return (z / np.abs(z) + 1) / 2


# --- perceptron -----------------------------------------------------------------------


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
    """b is added once for each input; it is added once: H(w · x + b)."""
    return step(w @ X + len(w) * b)


@misconception_of("perceptron")
def threshold_before_the_weights(w, b, X):
    """H is applied to the inputs, before they are weighed; it is applied to w · x + b."""
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
    """σ(w · x + b) is rounded, which loses very small sums: ½ is rounded to 0. Compare w · x + b
    itself with 0."""
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


# --- gate -----------------------------------------------------------------------------


def gates(and_, or_, nand, nor):
    """The gate function of four triples (w1, w2, b)."""
    triples = {"and": and_, "or": or_, "nand": nand, "nor": nor}

    def wrong(name):
        if name not in triples:
            raise ValueError(name)
        w1, w2, b = triples[name]
        return np.array([w1, w2], dtype=float), float(b)

    return wrong


@misconception_of("gate")
def thresholds_for_biases(name):
    """The biases are thresholds: b = −threshold, so that the unit fires where w · x + b > 0."""
    return gates((1, 1, 1.5), (1, 1, 0.5), (-1, -1, -1.5), (-1, -1, -0.5))(name)


@misconception_of("gate")
def bias_not_negated(name):
    """nand and nor have negative weights, but the bias of and and or; the opposite of a gate has
    all three signs turned."""
    return gates((1, 1, -1.5), (1, 1, -0.5), (-1, -1, -1.5), (-1, -1, -0.5))(name)


@misconception_of("gate")
def and_and_or_exchanged(name):
    """and is exchanged with or, and nand with nor: the higher the threshold, the more inputs it
    takes."""
    return gates((1, 1, -0.5), (1, 1, -1.5), (-1, -1, 0.5), (-1, -1, 1.5))(name)


@misconception_of("gate")
def not_one_but_the_other(name):
    """nand and nor are exchanged: nand is "not and", silent only where both inputs are 1."""
    return gates((1, 1, -1.5), (1, 1, -0.5), (-1, -1, 0.5), (-1, -1, 1.5))(name)


@misconception_of("gate")
def sums_on_the_line(name):
    """These weights are right for a unit that fires at w · x + b = 0; here it is silent there, so
    move each bias by ½."""
    return gates((1, 1, -2), (1, 1, -1), (-1, -1, 1), (-1, -1, 0))(name)


@misconception_of("gate")
def inputs_of_plus_and_minus_one(name):
    """These weights are for inputs −1 and +1; here the inputs are 0 and 1."""
    return gates((1, 1, -1), (1, 1, 1), (-1, -1, 1), (-1, -1, -1))(name)


@misconception_of("gate")
def opposites_touch_the_line(name):
    """nand and nor are and and or with all signs turned. Where one of these has w · x + b = 0
    both are silent: keep the line away from the corners before you turn it round."""
    return gates((1, 1, -1), (1, 1, 0), (-1, -1, 1), (-1, -1, 0.0))(name)


@misconception_of("gate")
def another_error_for_other_names(name):
    """Another name raises some other error (looking it up in a dict raises KeyError); it should
    raise ValueError."""
    return {known: gate(known) for known in ("and", "or", "nand", "nor")}[name]


@misconception_of("gate")
def none_for_other_names(name):
    """Another name gives None; it should raise ValueError."""
    return gate(name) if name in ("and", "or", "nand", "nor") else None


@misconception_of("gate")
def error_not_raised(name):
    """For another name a ValueError is returned; `raise` it."""
    return gate(name) if name in ("and", "or", "nand", "nor") else "ValueError"


@misconception_of("gate")
def weights_and_bias_in_one(name):
    """Three numbers come back in one array; return the pair (w, b), with w of shape (2,)."""
    w, b = gate(name)
    return np.array([*w, b])


@misconception_of("gate")
def bias_in_an_array(name):
    """b is an array of one number; return a plain number."""
    w, b = gate(name)
    return w, np.array([b])


@misconception_of("gate")
def weights_in_a_matrix(name):
    """w has shape (1, 2); one unit's weights have shape (2,)."""
    w, b = gate(name)
    return w[np.newaxis], b


@misconception_of("gate")
def truth_table_for_weights(name):
    """These are the answers of the gate; return the weights and bias that give them."""
    w, b = gate(name)
    return perceptron(w, b, np.array([[0, 0, 1, 1], [0, 1, 0, 1]]))


@misconception_of("gate")
def last_gate_for_other_names(name):
    """Another name gets the last gate, as by an `else`; it should raise ValueError."""
    return gate(name if name in ("and", "or", "nand") else "nor")


@misconception_of("gate")
def bias_alone_negated(name):
    """nand and nor have the bias turned, but the weights of and and or; the opposite of a gate has
    all three signs turned."""
    return gates((1, 1, -1.5), (1, 1, -0.5), (1, 1, 1.5), (1, 1, 0.5))(name)


@misconception_of("gate")
def bias_before_weights(name):
    """The two are exchanged: the weights first, then the bias, (w, b)."""
    return gate(name)[::-1]


@misconception_of("gate")
def weights_in_a_column(name):
    """w has shape (2, 1); one unit's weights have shape (2,)."""
    w, b = gate(name)
    return w[:, np.newaxis], b


# --- xor_network ----------------------------------------------------------------------


def network(W1, b1, W2, b2):
    """The four arrays of a network with one output."""
    W1, b1 = np.array(W1, dtype=float), np.array(b1, dtype=float)[:, np.newaxis]
    return W1, b1, np.array([W2], dtype=float), np.array([[float(b2)]])


@misconception_of("xor_network")
def or_of_or_and_nand():
    """The output unit is an OR of OR and NAND, which is always 1; XOR is where both fire."""
    return network([[1, 1], [-1, -1]], [-0.5, 1.5], [1, 1], -0.5)


@misconception_of("xor_network")
def and_of_or_and_and():
    """The hidden units are OR and AND, and the output is their AND: that is AND again. The second
    unit must speak against: give it a negative weight, or make it a NAND."""
    return network([[1, 1], [1, 1]], [-0.5, -1.5], [1, 1], -1.5)


@misconception_of("xor_network")
def or_of_or_and_and():
    """The hidden units are OR and AND, and the output is their OR: that is OR again. The second
    unit must speak against: give it a negative weight, or make it a NAND."""
    return network([[1, 1], [1, 1]], [-0.5, -1.5], [1, 1], -0.5)


@misconception_of("xor_network")
def equality_for_xor():
    """The network fires where the inputs are equal: that is XNOR, the opposite."""
    return network([[1, 1], [-1, -1]], [-0.5, 1.5], [-1, -1], 1.5)


@misconception_of("xor_network")
def thresholds_in_the_network():
    """The biases are thresholds: b = −threshold, so that a unit fires where w · x + b > 0."""
    W1, b1, W2, b2 = xor_network()
    return W1, -b1, W2, -b2


@misconception_of("xor_network")
def hidden_weights_transposed():
    """W1 is transposed: it has a row for each hidden unit, and a column for each input."""
    W1, b1, W2, b2 = xor_network()
    return W1.T, b1, W2, b2


@misconception_of("xor_network")
def output_weights_in_a_column():
    """W2 is a column; it has a row for each output unit, so its shape is (1, h)."""
    W1, b1, W2, b2 = xor_network()
    return W1, b1, W2.T, b2


@misconception_of("xor_network")
def biases_flat():
    """The biases are flat; they are columns, of shape (h, 1) and (1, 1)."""
    W1, b1, W2, b2 = xor_network()
    return W1, b1.ravel(), W2, b2.ravel()


@misconception_of("xor_network")
def output_as_a_single_unit():
    """The output unit has weights of shape (h,) and a plain number as bias; as a layer it has W2
    of shape (1, h) and b2 of shape (1, 1)."""
    W1, b1, W2, b2 = xor_network()
    return W1, b1, W2[0], b2.item()


@misconception_of("xor_network")
def network_that_fires_at_zero():
    """These weights are right for units that fire at w · x + b = 0; here they are silent there, so
    move each bias by ½."""
    return network([[1, -1], [-1, 1]], [-1, -1], [1, 1], -1)


@misconception_of("xor_network")
def one_perceptron():
    """One hidden unit draws one straight line, and no line parts the ones of XOR from its zeros:
    take two."""
    return network([[1, 1]], [-0.5], [1], -0.5)


@misconception_of("xor_network")
def difference_of_the_inputs():
    """Both hidden units ask whether x1 is without x2; the second should ask for x2 without x1."""
    return network([[1, -1], [1, -1]], [-0.5, -0.5], [1, 1], -0.5)


@misconception_of("xor_network")
def weights_then_biases():
    """The order is W1, W2, b1, b2; it should be W1, b1, W2, b2."""
    W1, b1, W2, b2 = xor_network()
    return W1, W2, b1, b2


@misconception_of("xor_network")
def hidden_biases_flat_alone():
    """b1 has shape (h,); a bias is a column, (h, 1)."""
    W1, b1, W2, b2 = xor_network()
    return W1, b1.ravel(), W2, b2


@misconception_of("xor_network")
def output_bias_flat():
    """b2 has shape (1,); as a layer's bias it has shape (1, 1)."""
    W1, b1, W2, b2 = xor_network()
    return W1, b1, W2, b2.ravel()


@misconception_of("xor_network")
def output_bias_as_number():
    """b2 is a plain number; as a layer's bias it has shape (1, 1)."""
    W1, b1, W2, b2 = xor_network()
    return W1, b1, W2, b2.item()


@misconception_of("xor_network")
def output_weights_flat():
    """W2 has shape (h,); it has a row for each output unit, so its shape is (1, h)."""
    W1, b1, W2, b2 = xor_network()
    return W1, b1, W2[0], b2


@misconception_of("xor_network")
def biases_in_a_row():
    """b1 has shape (1, h); a bias is a column, (h, 1)."""
    W1, b1, W2, b2 = xor_network()
    return W1, b1.T, W2, b2


@misconception_of("xor_network")
def pair_for_each_layer():
    """There is a pair (W, b) for each layer; return four arrays, W1, b1, W2, b2."""
    W1, b1, W2, b2 = xor_network()
    return (W1, b1), (W2, b2)


@misconception_of("xor_network")
def weights_and_biases_in_lists():
    """There is a list of weights and one of biases; return four arrays, W1, b1, W2, b2."""
    W1, b1, W2, b2 = xor_network()
    return [W1, W2], [b1, b2]


@misconception_of("xor_network")
def or_and_nor():
    """The hidden units are OR and NOR, which never fire together; the second should be a NAND,
    which is silent only at (1, 1)."""
    return network([[1, 1], [-1, -1]], [-0.5, 0.5], [1, 1], -1.5)


@misconception_of("xor_network")
def and_and_nand():
    """The hidden units are AND and NAND, which never fire together; the first should be an OR."""
    return network([[1, 1], [-1, -1]], [-1.5, 1.5], [1, 1], -1.5)


@misconception_of("xor_network")
def both_differences_at_once():
    """The output asks for x1 without x2 and x2 without x1 at once; one of them is enough: an OR."""
    return network([[1, -1], [-1, 1]], [-0.5, -0.5], [1, 1], -1.5)


@misconception_of("xor_network")
def output_just_as_a_gate():
    """The biases are flat, and the output is a single unit, as `gate` returns one; as layers the
    shapes are b1 (h, 1), W2 (1, h), b2 (1, 1)."""
    W1, b1, W2, b2 = xor_network()
    return W1, b1.ravel(), W2[0], b2.item()


# --- gates and networks with other weights ----------------------------------------------


def textbook(v):
    """±1, ±1.5 and ±0.5 become the ±0.5, ±0.7 and ±0.2 of a well-known book."""
    return np.sign(v) * np.interp(np.abs(v), [0, 0.5, 1, 1.5], [0, 0.2, 0.5, 0.7])


OTHER_WEIGHTS = {
    "doubled": lambda v: 2 * v,
    "of_the_slides": lambda v: 20 * v,
    "of_a_book": textbook,
}
# These have other numbers than ±1, ±1.5 and ±0.5, or none at all.
ONE_OF_A_KIND = {
    "sums_on_the_line",
    "inputs_of_plus_and_minus_one",
    "opposites_touch_the_line",
    "truth_table_for_weights",
    "network_that_fires_at_zero",
}


def rewired(wrong, change):
    """The same mistake, made with other weights."""

    def every(part):
        if isinstance(part, tuple | list):
            return type(part)(map(every, part))
        return part if part is None or isinstance(part, str) else change(np.asarray(part, float))

    @functools.wraps(wrong)
    def other(*args):
        return every(wrong(*args))

    return other


def made_with_other_weights(known):
    """The mistakes in `gate` and `xor_network` among these, each with all the other weights."""
    return {
        f"{wrong.__name__}_{kind}": rewired(wrong, change)
        for wrong in known
        if getattr(wrong, "__misconception_of__", None) in {"gate", "xor_network"}
        and wrong.__name__ not in ONE_OF_A_KIND
        for kind, change in OTHER_WEIGHTS.items()
    }


globals().update(made_with_other_weights(list(globals().values())))


# --- dnf_network ----------------------------------------------------------------------


def count(minterms):
    """The ones of each minterm, (k, 1)."""
    return np.sum(minterms, axis=1, keepdims=True)


@misconception_of("dnf_network")
def zeros_weigh_nothing(minterms):
    """Where the minterm has a 0 the weight is 0, so that the unit also fires at inputs with more
    ones. A 1 in that place must speak against: give it a negative weight."""
    _, b1, W2, b2 = dnf_network(minterms)
    return minterms.copy(), b1, W2, b2


@misconception_of("dnf_network")
def sum_on_the_threshold(minterms):
    """At its own minterm the hidden unit has w · x + b = 0 and is silent: raise the bias by ½."""
    W1, _, W2, b2 = dnf_network(minterms)
    return W1, -count(minterms), W2, b2


@misconception_of("dnf_network")
def threshold_at_all_inputs(minterms):
    """The threshold counts all n inputs; with weights ±1 the sum at the minterm is only its
    number of ones. (For inputs −1 and +1 it would be n.)"""
    W1, _, W2, b2 = dnf_network(minterms)
    return W1, np.full((len(minterms), 1), 0.5 - minterms.shape[1]), W2, b2


@misconception_of("dnf_network")
def threshold_at_the_zeros(minterms):
    """The threshold counts the zeros of the minterm; with weights ±1 the sum there is its number
    of ones."""
    W1, _, W2, b2 = dnf_network(minterms)
    return W1, 0.5 - count(1 - minterms), W2, b2


@misconception_of("dnf_network")
def neighbours_fire_too(minterms):
    """The threshold is too low by 1: a hidden unit fires at inputs that differ from its minterm
    in one place, too."""
    W1, b1, W2, b2 = dnf_network(minterms)
    return W1, b1 + 1, W2, b2


@misconception_of("dnf_network")
def bias_left_at_minus_half(minterms):
    """Every hidden unit has the bias −½, which makes an OR of it; it should ask for all the ones
    of its minterm at once."""
    W1, _, W2, b2 = dnf_network(minterms)
    return W1, np.full((len(minterms), 1), -0.5), W2, b2


@misconception_of("dnf_network")
def threshold_for_the_bias(minterms):
    """The bias of the hidden units has the wrong sign: b = −threshold."""
    W1, b1, W2, b2 = dnf_network(minterms)
    return W1, -b1, W2, b2


@misconception_of("dnf_network")
def weights_of_the_opposite(minterms):
    """The signs of W1 are turned: positive where the minterm has a 1, negative where it has a
    0."""
    W1, b1, W2, b2 = dnf_network(minterms)
    return -W1, b1, W2, b2


@misconception_of("dnf_network")
def and_of_the_minterms(minterms):
    """The output asks for all hidden units at once; no input is two minterms: it is their OR."""
    W1, b1, W2, _ = dnf_network(minterms)
    return W1, b1, W2, np.array([[0.5 - len(minterms)]])


@misconception_of("dnf_network")
def output_on_the_threshold(minterms):
    """With the bias −1 one firing unit brings the output to exactly 0, where it is silent: take
    −½."""
    W1, b1, W2, _ = dnf_network(minterms)
    return W1, b1, W2, np.array([[-1.0]])


@misconception_of("dnf_network")
def zeros_of_the_table(minterms):
    """The output fires where no hidden unit does: the minterms are the inputs of the ones, not of
    the zeros."""
    W1, b1, W2, b2 = dnf_network(minterms)
    return W1, b1, -W2, -b2


@misconception_of("dnf_network")
def minterms_in_columns(minterms):
    """W1 is transposed: it has a row for each minterm, (k, n)."""
    W1, b1, W2, b2 = dnf_network(minterms)
    return W1.T, b1, W2, b2


@misconception_of("dnf_network")
def hidden_biases_flat(minterms):
    """b1 has shape (k,); a bias is a column, (k, 1)."""
    W1, b1, W2, b2 = dnf_network(minterms)
    return W1, b1.ravel(), W2, b2


@misconception_of("dnf_network")
def output_weights_standing(minterms):
    """W2 has shape (k, 1); it has one row, for the one output unit: (1, k)."""
    W1, b1, W2, b2 = dnf_network(minterms)
    return W1, b1, W2.T, b2


@misconception_of("dnf_network")
def unit_for_every_input(minterms):
    """There is a hidden unit for each of the 2ⁿ inputs; the zeros of the table need none, so that
    W1 is (k, n)."""
    n = minterms.shape[1]
    rows = (np.arange(2**n)[:, np.newaxis] >> np.arange(n)) & 1
    W1, b1, _, b2 = dnf_network(rows)
    wanted = {tuple(row) for row in minterms.astype(int).tolist()}
    return W1, b1, np.array([[float(tuple(row) in wanted) for row in rows.tolist()]]), b2


@misconception_of("dnf_network")
def thresholds_of_both_layers(minterms):
    """The biases of both layers are thresholds: b = −threshold, so that a unit fires where
    w · x + b > 0."""
    W1, b1, W2, b2 = dnf_network(minterms)
    return W1, -b1, W2, -b2


@misconception_of("dnf_network")
def output_threshold_for_the_bias(minterms):
    """The bias of the output is +½, so that it fires although no hidden unit does: b = −threshold,
    here −½."""
    W1, b1, W2, b2 = dnf_network(minterms)
    return W1, b1, W2, -b2


@misconception_of("dnf_network")
def weights_summed_for_ones(minterms):
    """The threshold is the sum of the weights, +1 and −1; at its minterm only the +1 are heard, so
    count the ones."""
    W1, _, W2, b2 = dnf_network(minterms)
    return W1, 0.5 - count(W1), W2, b2


@misconception_of("dnf_network")
def ones_of_all_minterms(minterms):
    """The threshold counts the ones of all minterms together; each unit has its own: sum along
    the rows, `axis=1`."""
    W1, b1, W2, b2 = dnf_network(minterms)
    return W1, np.full_like(b1, 0.5 - np.sum(minterms)), W2, b2


@misconception_of("dnf_network")
def no_hidden_bias(minterms):
    """The hidden biases are 0: a unit then fires wherever more of its +1 than of its −1 are heard,
    and not at its minterm alone."""
    W1, b1, W2, b2 = dnf_network(minterms)
    return W1, np.zeros_like(b1), W2, b2


@misconception_of("dnf_network")
def mean_of_the_hidden_units(minterms):
    """The output takes the mean of the hidden units, so that one of many is not enough; with
    weights 1 and bias −½, one is."""
    W1, b1, W2, b2 = dnf_network(minterms)
    return W1, b1, W2 / len(minterms), b2


@misconception_of("dnf_network")
def dnf_weights_then_biases(minterms):
    """The order is W1, W2, b1, b2; it should be W1, b1, W2, b2."""
    W1, b1, W2, b2 = dnf_network(minterms)
    return W1, W2, b1, b2


@misconception_of("dnf_network")
def output_bias_as_a_number(minterms):
    """b2 is a plain number; as a layer's bias it has shape (1, 1)."""
    W1, b1, W2, b2 = dnf_network(minterms)
    return W1, b1, W2, b2.item()


@misconception_of("dnf_network")
def dnf_biases_flat(minterms):
    """Both biases are flat; they are columns, of shape (k, 1) and (1, 1)."""
    W1, b1, W2, b2 = dnf_network(minterms)
    return W1, b1.ravel(), W2, b2.ravel()


@misconception_of("dnf_network")
def output_as_one_unit(minterms):
    """The output unit has weights of shape (k,) and a plain number as bias; as a layer it has W2
    of shape (1, k) and b2 of shape (1, 1)."""
    W1, b1, W2, b2 = dnf_network(minterms)
    return W1, b1, W2[0], b2.item()


@misconception_of("dnf_network")
def vectors_for_matrices(minterms):
    """b1 and W2 are flat and b2 is a plain number; as layers the shapes are b1 (k, 1), W2 (1, k),
    b2 (1, 1)."""
    W1, b1, W2, b2 = dnf_network(minterms)
    return W1, b1.ravel(), W2[0], b2.item()


# --- square_pulse ---------------------------------------------------------------------


@misconception_of("square_pulse")
def closed_on_the_left(x, left, right, height):
    """The left edge is part of the pulse and the right one is not; since H(0) = 0 it is the other
    way round."""
    return np.where((x >= left) & (x < right), height, 0.0)


@misconception_of("square_pulse")
def closed_on_both_sides(x, left, right, height):
    """Both edges are part of the pulse; since H(0) = 0 the left one is not."""
    return np.where((x >= left) & (x <= right), height, 0.0)


@misconception_of("square_pulse")
def open_on_both_sides(x, left, right, height):
    """No edge is part of the pulse; at x = right the second unit is still silent, so the right one
    is."""
    return np.where((x > left) & (x < right), height, 0.0)


@misconception_of("square_pulse")
def height_ignored(x, left, right, height):
    """The pulse has height 1; multiply by `height`."""
    return square_pulse(x, left, right, 1.0)


@misconception_of("square_pulse")
def height_made_positive(x, left, right, height):
    """A negative height gives a positive pulse; it should point down."""
    return square_pulse(x, left, right, abs(height))


@misconception_of("square_pulse")
def stairs_for_a_pulse(x, left, right, height):
    """The two units are added, which makes stairs; the second one is subtracted."""
    return height * (step(x - left) + step(x - right))


@misconception_of("square_pulse")
def never_ends(x, left, right, height):
    """The pulse never ends: subtract the unit that fires to the right of `right`."""
    return height * step(x - left)


@misconception_of("square_pulse")
def never_begins(x, left, right, height):
    """The pulse comes from far left: it should begin at `left`."""
    return np.where(x <= right, height, 0.0)


@misconception_of("square_pulse")
def pulse_upside_down(x, left, right, height):
    """The units are subtracted the wrong way round: H(x − l) − H(x − r)."""
    return -square_pulse(x, left, right, height)


@misconception_of("square_pulse")
def outside_for_inside(x, left, right, height):
    """It is `height` outside the edges and 0 between them; it should be the other way round."""
    return height - square_pulse(x, left, right, height)


@misconception_of("square_pulse")
def edges_with_the_wrong_sign(x, left, right, height):
    """The biases have the wrong sign: a unit with edge l computes H(x − l), so its bias is −l."""
    return height * (step(x + left) - step(x + right))


@misconception_of("square_pulse")
def right_taken_for_the_width(x, left, right, height):
    """`right` is taken for the width; it is where the pulse ends."""
    return square_pulse(x, left, left + right, height)


@misconception_of("square_pulse")
def chained_comparison(x, left, right, height):
    """`left < x <= right` asks one question of a whole array; combine two comparisons with `&`, or
    two step units."""
    return np.array(height if left < x <= right else 0.0)


@misconception_of("square_pulse")
def smooth_edges(x, left, right, height):
    """The units are sigmoids, so the edges are smooth; take threshold units."""
    return height * (1 / (1 + np.exp(left - x)) - 1 / (1 + np.exp(right - x)))


@misconception_of("square_pulse")
def half_height_at_the_edges(x, left, right, height):
    """At its edges the pulse has half its height, since H(0) is ½ there (as with `np.sign`); here
    H(0) = 0."""
    return height * (np.heaviside(x - left, 0.5) - np.heaviside(x - right, 0.5))


@misconception_of("square_pulse")
def height_of_the_first_unit_only(x, left, right, height):
    """Only the first unit is multiplied by the height; the second has the weight −h:
    h H(x − l) − h H(x − r)."""
    return height * step(x - left) - step(x - right)


@misconception_of("square_pulse")
def threshold_at_the_output(x, left, right, height):
    """The third unit has a threshold, so that it answers 0 or 1; it has none: it adds up, and the
    height comes through."""
    return step(height * (step(x - left) - step(x - right)))


@misconception_of("square_pulse")
def or_for_and(x, left, right, height):
    """It is `height` everywhere: every x is above `left` or below `right`. Both must hold: `&`."""
    return np.full(np.shape(x), float(height))


@misconception_of("square_pulse")
def product_of_the_units(x, left, right, height):
    """The two units are multiplied, so that the pulse begins at `right` and never ends; the second
    one is subtracted."""
    return height * step(x - left) * step(x - right)


@misconception_of("square_pulse")
def edges_exchanged(x, left, right, height):
    """It is 0 everywhere, as where x should be below `left` and above `right` at once; between
    them, where left < x ≤ right, it is `height`."""
    return np.zeros(np.shape(x))


@misconception_of("square_pulse")
def height_below_zero_outside(x, left, right, height):
    """Outside the edges it is −height; there the pulse is 0."""
    return np.where((x > left) & (x <= right), height, -height)


@misconception_of("square_pulse")
def twice_the_height(x, left, right, height):
    """The pulse is twice as high: with units that answer −1 and +1 their difference is 2. H answers
    0 and 1."""
    return height * (np.sign(x - left) - np.sign(x - right))


@misconception_of("square_pulse")
def ramps_for_steps(x, left, right, height):
    """The units are ramps, max(0, x − l), so the flanks are slopes; take threshold units."""
    return height * (np.maximum(x - left, 0) - np.maximum(x - right, 0))


@misconception_of("square_pulse")
def height_times_x(x, left, right, height):
    """Between the edges it is height · x; the pulse is flat: `height`."""
    return x * square_pulse(x, left, right, height)


@misconception_of("square_pulse")
def pulse_flattened(x, left, right, height):
    """The answers come in a flat array; they should have the shape of x."""
    return square_pulse(x, left, right, height).ravel()


@misconception_of("square_pulse")
def pulse_for_a_list(x, left, right, height):
    """`for v in x` takes the rows of a matrix, not its entries, and a single number has none; use
    `np.where`, or step units, which take any shape."""
    return np.array([height if left < v <= right else 0.0 for v in x])


@misconception_of("square_pulse")
def units_turned_round(x, left, right, height):
    """The units fire to the left of their edges, H(l − x), so that the pulse points the other way;
    a unit with edge l computes H(x − l)."""
    return height * (step(left - x) - step(right - x))
