"""Known mistakes in `lstm_cell`. Each docstring is what the student reads."""

import numpy as np

from assignments.recurrent.misconceptions.common import weighted, without
from autograder.examiner import misconception_of
from solutions.recurrent import lstm_cell, sigmoid


def lstm_gates(X, H, params):
    """I, F, O and the candidate."""
    i, f, o, c = (weighted(X, H, params, gate) for gate in "ifoc")
    return sigmoid(i), sigmoid(f), sigmoid(o), np.tanh(c)


@misconception_of("lstm_cell")
def cell_before_state(X, H, C, params):
    """The two results are exchanged: return (H', C')."""
    return lstm_cell(X, H, C, params)[::-1]


@misconception_of("lstm_cell")
def input_and_forget_exchanged(X, H, C, params):
    """The input and the forget gate are exchanged: F multiplies the old cell, I the candidate."""
    I, F, O, new = lstm_gates(X, H, params)
    C = I * C + F * new
    return O * np.tanh(C), C


@misconception_of("lstm_cell")
def input_and_output_exchanged(X, H, C, params):
    """The input and the output gate are exchanged: I lets the candidate in, O lets the cell out."""
    I, F, O, new = lstm_gates(X, H, params)
    C = F * C + O * new
    return I * np.tanh(C), C


@misconception_of("lstm_cell")
def cell_shown_without_tanh(X, H, C, params):
    """The tanh of the cell is missing: H' = O ⊙ tanh(C')."""
    I, F, O, new = lstm_gates(X, H, params)
    C = F * C + I * new
    return O * C, C


@misconception_of("lstm_cell")
def tanh_around_the_output(X, H, C, params):
    """The tanh is taken of the product: only the cell passes it, H' = O ⊙ tanh(C')."""
    I, F, O, new = lstm_gates(X, H, params)
    C = F * C + I * new
    return np.tanh(O * C), C


@misconception_of("lstm_cell")
def squashed_cell_kept(X, H, C, params):
    """The cell that is returned is tanh(C'): the tanh is for H' only, the cell stays as it is."""
    H, C = lstm_cell(X, H, C, params)
    return H, np.tanh(C)


@misconception_of("lstm_cell")
def old_cell_shown(X, H, C, params):
    """H' shows the old cell: first make C', then H' = O ⊙ tanh(C')."""
    _, _, O, _ = lstm_gates(X, H, params)
    return O * np.tanh(C), lstm_cell(X, H, C, params)[1]


@misconception_of("lstm_cell")
def candidate_shown(X, H, C, params):
    """H' shows the candidate: it is the new cell that is shown, H' = O ⊙ tanh(C')."""
    _, _, O, new = lstm_gates(X, H, params)
    return O * new, lstm_cell(X, H, C, params)[1]


@misconception_of("lstm_cell")
def sigmoid_candidate_cell(X, H, C, params):
    """The candidate is made with the sigmoid: the three gates are sigmoids, C~ is a tanh."""
    I, F, O, _ = lstm_gates(X, H, params)
    C = F * C + I * sigmoid(weighted(X, H, params, "c"))
    return O * np.tanh(C), C


@misconception_of("lstm_cell")
def nothing_forgotten(X, H, C, params):
    """The forget gate is not used: C' = F ⊙ C + I ⊙ C~."""
    I, _, O, new = lstm_gates(X, H, params)
    C = C + I * new
    return O * np.tanh(C), C


@misconception_of("lstm_cell")
def everything_written(X, H, C, params):
    """The input gate is not used: C' = F ⊙ C + I ⊙ C~."""
    _, F, O, new = lstm_gates(X, H, params)
    C = F * C + new
    return O * np.tanh(C), C


@misconception_of("lstm_cell")
def coupled_gates(X, H, C, params):
    """1 − F stands for I, as in a GRU; an LSTM has an input gate too, C' = F ⊙ C + I ⊙ C~."""
    _, F, O, new = lstm_gates(X, H, params)
    C = F * C + (1 - F) * new
    return O * np.tanh(C), C


@misconception_of("lstm_cell")
def state_for_the_cell(X, H, C, params):
    """The forget gate multiplies the old state H; it is the old cell it keeps: F ⊙ C."""
    I, F, O, new = lstm_gates(X, H, params)
    C = F * H + I * new
    return O * np.tanh(C), C


@misconception_of("lstm_cell")
def cell_for_the_state(X, H, C, params):
    """The gates are made from the cell C; they see the state H."""
    I, F, O, new = lstm_gates(X, C, params)
    C = F * C + I * new
    return O * np.tanh(C), C


@misconception_of("lstm_cell")
def gates_see_no_state(X, H, C, params):
    """The gates are made from X alone: the products H W_h* are missing."""
    return lstm_cell(X, np.zeros_like(H), C, params)


@misconception_of("lstm_cell")
def forget_bias_of_one(X, H, C, params):
    """1 is added to the forget gate's weighted input: some libraries start with such a bias, but
    here b_f is all there is."""
    return lstm_cell(X, H, C, params | {"b_f": params["b_f"] + 1})


@misconception_of("lstm_cell")
def lstm_without_biases(X, H, C, params):
    """The biases are not used: each of the four weighted inputs has one."""
    bare = {key: 0 * p if key.startswith("b") else p for key, p in params.items()}
    return lstm_cell(X, H, C, bare)


@misconception_of("lstm_cell")
def lstm_state_weights_transposed(X, H, C, params):
    """The weights W_h* are transposed: the products are H W_h*. (They are square, so no shape
    warns you.)"""
    turned = {key: p.T if key.startswith("W_h") else p for key, p in params.items()}
    return lstm_cell(X, H, C, turned)


@misconception_of("lstm_cell")
def gates_not_squashed(X, H, C, params):
    """The sigmoid of the gates is missing: I, F and O lie between 0 and 1."""
    i, f, o, c = (weighted(X, H, params, gate) for gate in "ifoc")
    C = f * C + i * np.tanh(c)
    return o * np.tanh(C), C


@misconception_of("lstm_cell")
def state_alone(X, H, C, params):
    """Only the state is returned: the next step needs the cell too, so return (H', C')."""
    return lstm_cell(X, H, C, params)[0]


@misconception_of("lstm_cell")
def forget_and_output_exchanged(X, H, C, params):
    """The forget and the output gate are exchanged: F keeps the old cell, O lets the cell out."""
    I, F, O, new = lstm_gates(X, H, params)
    C = O * C + I * new
    return F * np.tanh(C), C


@misconception_of("lstm_cell")
def tanh_for_all_gates(X, H, C, params):
    """The gates are made with the tanh: a gate lies between 0 and 1, so it is a sigmoid."""
    I, F, O, new = (np.tanh(weighted(X, H, params, gate)) for gate in "ifoc")
    C = F * C + I * new
    return O * np.tanh(C), C


@misconception_of("lstm_cell")
def candidate_not_squashed(X, H, C, params):
    """The tanh of the candidate is missing: C~ lies between −1 and 1."""
    I, F, O, _ = lstm_gates(X, H, params)
    C = F * C + I * weighted(X, H, params, "c")
    return O * np.tanh(C), C


@misconception_of("lstm_cell")
def no_bias_in_the_input_gate(X, H, C, params):
    """b_i is not used: I = σ(X W_xi + H W_hi + b_i)."""
    return lstm_cell(X, H, C, without(params, "b_i"))


@misconception_of("lstm_cell")
def no_bias_in_the_forget_gate(X, H, C, params):
    """b_f is not used: F = σ(X W_xf + H W_hf + b_f)."""
    return lstm_cell(X, H, C, without(params, "b_f"))


@misconception_of("lstm_cell")
def no_bias_in_the_output_gate(X, H, C, params):
    """b_o is not used: O = σ(X W_xo + H W_ho + b_o)."""
    return lstm_cell(X, H, C, without(params, "b_o"))


@misconception_of("lstm_cell")
def no_bias_in_the_candidate_cell(X, H, C, params):
    """b_c is not used: C~ = tanh(X W_xc + H W_hc + b_c)."""
    return lstm_cell(X, H, C, without(params, "b_c"))


@misconception_of("lstm_cell")
def forget_gate_coupled(X, H, C, params):
    """1 − I stands for F, as in a GRU; an LSTM has a forget gate too, C' = F ⊙ C + I ⊙ C~."""
    I, _, O, new = lstm_gates(X, H, params)
    C = (1 - I) * C + I * new
    return O * np.tanh(C), C


@misconception_of("lstm_cell")
def forget_gate_turned_round(X, H, C, params):
    """1 − F stands for F: where F = 1 the old cell is kept, F ⊙ C."""
    I, F, O, new = lstm_gates(X, H, params)
    C = (1 - F) * C + I * new
    return O * np.tanh(C), C


@misconception_of("lstm_cell")
def everything_shown(X, H, C, params):
    """The output gate is not used: H' = O ⊙ tanh(C')."""
    C = lstm_cell(X, H, C, params)[1]
    return np.tanh(C), C


@misconception_of("lstm_cell")
def old_cell_dropped(X, H, C, params):
    """The old cell is not used: C' = F ⊙ C + I ⊙ C~."""
    return lstm_cell(X, H, np.zeros_like(C), params)


@misconception_of("lstm_cell")
def candidate_not_written(X, H, C, params):
    """The candidate is not used: I decides how much of it is written, I ⊙ C~."""
    I, F, O, _ = lstm_gates(X, H, params)
    C = F * C + I
    return O * np.tanh(C), C


@misconception_of("lstm_cell")
def forgets_the_new_too(X, H, C, params):
    """F multiplies the new part as well: it keeps the old cell only, F ⊙ C + I ⊙ C~."""
    I, F, O, new = lstm_gates(X, H, params)
    C = F * (C + I * new)
    return O * np.tanh(C), C


@misconception_of("lstm_cell")
def sigmoid_of_the_cell(X, H, C, params):
    """The cell is shown through a sigmoid; H' = O ⊙ tanh(C')."""
    C = lstm_cell(X, H, C, params)[1]
    return lstm_gates(X, H, params)[2] * sigmoid(C), C


@misconception_of("lstm_cell")
def new_cell_squashed(X, H, C, params):
    """The new cell passes a tanh and is then shown through another: C' = F ⊙ C + I ⊙ C~ stays as it
    is, and H' = O ⊙ tanh(C')."""
    C = np.tanh(lstm_cell(X, H, C, params)[1])
    return lstm_gates(X, H, params)[2] * np.tanh(C), C


@misconception_of("lstm_cell")
def peepholes(X, H, C, params):
    """The input and the forget gate see the cell as well ("peepholes"): here they see X and H."""
    seen = {key: p + C if key in ("b_i", "b_f") else p for key, p in params.items()}
    return lstm_cell(X, H, C, seen)


@misconception_of("lstm_cell")
def old_cell_returned(X, H, C, params):
    """The cell that is returned is the old one: return (H', C'), or nothing is ever remembered."""
    return lstm_cell(X, H, C, params)[0], C.copy()


@misconception_of("lstm_cell")
def lstm_joined_in_another_order(X, H, C, params):
    """[H, X] is multiplied by W_x* stacked on W_h*: the two must be joined in one order, X with
    W_x* and H with W_h*. (The inner sizes fit either way, so no shape warns you.)"""
    i, f, o, c = (
        np.hstack([H, X]) @ np.vstack([params["W_x" + gate], params["W_h" + gate]])
        + params["b_" + gate]
        for gate in "ifoc"
    )
    C = sigmoid(f) * C + sigmoid(i) * np.tanh(c)
    return sigmoid(o) * np.tanh(C), C


@misconception_of("lstm_cell")
def lstm_weights_out_by_in(X, H, C, params):
    """All weights are transposed: that is PyTorch's layout, (units, inputs); here they are (inputs,
    units), and the products are X W_x* and H W_h*."""
    return lstm_cell(X, H, C, {key: p.T for key, p in params.items()})


@misconception_of("lstm_cell")
def squashed_candidate_shown(X, H, C, params):
    """H' shows the tanh of the candidate: it is the new cell that is shown, H' = O ⊙ tanh(C')."""
    _, _, O, new = lstm_gates(X, H, params)
    return O * np.tanh(new), lstm_cell(X, H, C, params)[1]


@misconception_of("lstm_cell")
def state_and_cell_under_names(X, H, C, params):
    """A dict with H and C is returned: return the two arrays, (H', C')."""
    return dict(zip("HC", lstm_cell(X, H, C, params), strict=True))


@misconception_of("lstm_cell")
def state_and_cell_side_by_side(X, H, C, params):
    """H' and C' are joined to one array, (N, 2H): return the two arrays, (H', C'), each (N, H)."""
    return np.hstack(lstm_cell(X, H, C, params))
