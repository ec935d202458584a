"""Known mistakes in `gru_cell`. Each docstring is what the student reads."""

import numpy as np

from assignments.recurrent.misconceptions.common import gates, weighted, without
from autograder.examiner import misconception_of
from solutions.recurrent import gru_cell, sigmoid


@misconception_of("gru_cell")
def reset_after_the_product(X, H, params):
    """R is multiplied after the product, R ⊙ (H W_hh): some write it so; here the state is reset
    before, (R ⊙ H) W_hh."""
    R, Z = gates(X, H, params)
    new = np.tanh(X @ params["W_xh"] + R * (H @ params["W_hh"]) + params["b_h"])
    return Z * H + (1 - Z) * new


@misconception_of("gru_cell")
def reset_after_the_product_with_its_bias(X, H, params):
    """This is PyTorch's GRU, R ⊙ (H W_hh + b_h): here the state is reset before the product,
    (R ⊙ H) W_hh, and the bias is not reset at all."""
    R, Z = gates(X, H, params)
    new = np.tanh(X @ params["W_xh"] + R * (H @ params["W_hh"] + params["b_h"]))
    return Z * H + (1 - Z) * new


@misconception_of("gru_cell")
def update_gate_turned_round(X, H, params):
    """Z and 1 − Z are exchanged, (1 − Z) ⊙ H + Z ⊙ H~: some sources write it so; here Z = 1 keeps
    the old state."""
    R, Z = gates(X, H, params)
    return (1 - Z) * H + Z * np.tanh(weighted(X, R * H, params, "h"))


@misconception_of("gru_cell")
def no_reset(X, H, params):
    """The reset gate is not used: the candidate is made from R ⊙ H, not from H."""
    _, Z = gates(X, H, params)
    return Z * H + (1 - Z) * np.tanh(weighted(X, H, params, "h"))


@misconception_of("gru_cell")
def everything_reset(X, H, params):
    """R is multiplied onto all of the candidate's weighted input; it resets the old state only,
    X W_xh + (R ⊙ H) W_hh + b_h."""
    R, Z = gates(X, H, params)
    return Z * H + (1 - Z) * np.tanh(R * weighted(X, H, params, "h"))


@misconception_of("gru_cell")
def kept_state_reset_too(X, H, params):
    """The old state is reset in the sum as well: what Z keeps is H itself, Z ⊙ H."""
    R, Z = gates(X, H, params)
    return Z * R * H + (1 - Z) * np.tanh(weighted(X, R * H, params, "h"))


@misconception_of("gru_cell")
def gates_exchanged(X, H, params):
    """The two gates are exchanged: R (W_xr, W_hr, b_r) resets, Z (W_xz, W_hz, b_z) updates."""
    Z, R = gates(X, H, params)
    return Z * H + (1 - Z) * np.tanh(weighted(X, R * H, params, "h"))


@misconception_of("gru_cell")
def sigmoid_candidate(X, H, params):
    """The candidate is made with the sigmoid: gates are sigmoids, the candidate is a tanh."""
    R, Z = gates(X, H, params)
    return Z * H + (1 - Z) * sigmoid(weighted(X, R * H, params, "h"))


@misconception_of("gru_cell")
def tanh_gates(X, H, params):
    """The gates are made with the tanh: a gate lies between 0 and 1, so it is a sigmoid."""
    R, Z = np.tanh(weighted(X, H, params, "r")), np.tanh(weighted(X, H, params, "z"))
    return Z * H + (1 - Z) * np.tanh(weighted(X, R * H, params, "h"))


@misconception_of("gru_cell")
def gates_without_their_sigmoid(X, H, params):
    """The sigmoid of the gates is missing: R and Z lie between 0 and 1."""
    R, Z = weighted(X, H, params, "r"), weighted(X, H, params, "z")
    return Z * H + (1 - Z) * np.tanh(weighted(X, R * H, params, "h"))


@misconception_of("gru_cell")
def candidate_without_its_tanh(X, H, params):
    """The tanh of the candidate is missing."""
    R, Z = gates(X, H, params)
    return Z * H + (1 - Z) * weighted(X, R * H, params, "h")


@misconception_of("gru_cell")
def candidate_for_the_state(X, H, params):
    """The candidate itself is returned: the new state mixes it with the old one by Z."""
    R, _ = gates(X, H, params)
    return np.tanh(weighted(X, R * H, params, "h"))


@misconception_of("gru_cell")
def candidate_added_whole(X, H, params):
    """The candidate is added whole, without 1 − Z: what is kept and what is written share 1."""
    R, Z = gates(X, H, params)
    return Z * H + np.tanh(weighted(X, R * H, params, "h"))


@misconception_of("gru_cell")
def gates_do_not_see_the_state(X, H, params):
    """The gates are made from X alone: H W_hr and H W_hz are missing."""
    R, Z = gates(X, np.zeros_like(H), params)
    return Z * H + (1 - Z) * np.tanh(weighted(X, R * H, params, "h"))


@misconception_of("gru_cell")
def gru_without_biases(X, H, params):
    """The biases are not used: each of the three weighted inputs has one."""
    bare = {key: 0 * p if key.startswith("b") else p for key, p in params.items()}
    return gru_cell(X, H, bare)


@misconception_of("gru_cell")
def gru_state_weights_transposed(X, H, params):
    """The weights W_h* are transposed: the products are H W_hr, H W_hz and (R ⊙ H) W_hh. (They
    are square, so no shape warns you.)"""
    turned = {key: p.T if key.startswith("W_h") else p for key, p in params.items()}
    return gru_cell(X, H, turned)


@misconception_of("gru_cell")
def no_bias_in_the_reset_gate(X, H, params):
    """b_r is not used: R = σ(X W_xr + H W_hr + b_r)."""
    return gru_cell(X, H, without(params, "b_r"))


@misconception_of("gru_cell")
def no_bias_in_the_update_gate(X, H, params):
    """b_z is not used: Z = σ(X W_xz + H W_hz + b_z)."""
    return gru_cell(X, H, without(params, "b_z"))


@misconception_of("gru_cell")
def no_bias_in_the_candidate(X, H, params):
    """b_h is not used: H~ = tanh(X W_xh + (R ⊙ H) W_hh + b_h)."""
    return gru_cell(X, H, without(params, "b_h"))


@misconception_of("gru_cell")
def no_state_in_the_candidate(X, H, params):
    """The candidate does not see the old state: H~ = tanh(X W_xh + (R ⊙ H) W_hh + b_h)."""
    return gru_cell(X, H, without(params, "W_hh"))


@misconception_of("gru_cell")
def one_gate_for_both(X, H, params):
    """One gate does both, reset and update: R resets, and Z, with parameters of its own (W_xz, W_hz
    and b_z), mixes the old state with the candidate."""
    as_r = {key: params[key.replace("z", "r")] for key in params}
    return gru_cell(X, H, as_r)


@misconception_of("gru_cell")
def gru_joined_in_another_order(X, H, params):
    """[H, X] is multiplied by W_x* stacked on W_h*: the two must be joined in one order, X with
    W_x* and H with W_h*. (The inner sizes fit either way, so no shape warns you.)"""

    def joined(H, gate):
        W = np.vstack([params["W_x" + gate], params["W_h" + gate]])
        return np.hstack([H, X]) @ W + params["b_" + gate]

    R, Z = sigmoid(joined(H, "r")), sigmoid(joined(H, "z"))
    return Z * H + (1 - Z) * np.tanh(joined(R * H, "h"))


@misconception_of("gru_cell")
def gru_weights_out_by_in(X, H, params):
    """All weights are transposed: that is PyTorch's layout, (units, inputs); here they are (inputs,
    units), and the products are X W_x* and H W_h*."""
    return gru_cell(X, H, {key: p.T for key, p in params.items()})


@misconception_of("gru_cell")
def both_conventions_of_2014(X, H, params):
    """Two things are another convention (that of the first comparisons of GRU and LSTM): R after
    the product, R ⊙ (H W_hh), and Z and 1 − Z exchanged. Here it is (R ⊙ H) W_hh and
    Z ⊙ H + (1 − Z) ⊙ H~."""
    R, Z = gates(X, H, params)
    new = np.tanh(X @ params["W_xh"] + R * (H @ params["W_hh"]) + params["b_h"])
    return (1 - Z) * H + Z * new


@misconception_of("gru_cell")
def reset_gate_turned_round(X, H, params):
    """1 − R stands for R: where R = 1 the old state is seen whole, (R ⊙ H) W_hh."""
    R, Z = gates(X, H, params)
    return Z * H + (1 - Z) * np.tanh(weighted(X, (1 - R) * H, params, "h"))


@misconception_of("gru_cell")
def input_reset_for_the_state(X, H, params):
    """R is multiplied onto the input's part, X W_xh; it resets the old state, (R ⊙ H) W_hh."""
    R, Z = gates(X, H, params)
    new = np.tanh(R * (X @ params["W_xh"]) + H @ params["W_hh"] + params["b_h"])
    return Z * H + (1 - Z) * new


@misconception_of("gru_cell")
def update_gate_resets(X, H, params):
    """Z resets the state that the candidate sees (or R is made with the parameters of Z); that is
    R's part, (R ⊙ H) W_hh."""
    _, Z = gates(X, H, params)
    return Z * H + (1 - Z) * np.tanh(weighted(X, Z * H, params, "h"))


@misconception_of("gru_cell")
def old_state_added_whole(X, H, params):
    """The old state is added whole, without Z: what is kept and what is written share 1."""
    R, Z = gates(X, H, params)
    return H + (1 - Z) * np.tanh(weighted(X, R * H, params, "h"))


@misconception_of("gru_cell")
def same_share_for_both(X, H, params):
    """The candidate is multiplied by Z, as the old state is: it gets the rest, 1 − Z."""
    R, Z = gates(X, H, params)
    return Z * H + Z * np.tanh(weighted(X, R * H, params, "h"))


@misconception_of("gru_cell")
def relu_candidate(X, H, params):
    """The candidate is made with the ReLU; it is a tanh."""
    R, Z = gates(X, H, params)
    return Z * H + (1 - Z) * np.maximum(weighted(X, R * H, params, "h"), 0)


@misconception_of("gru_cell")
def sigmoid_of_the_negative(X, H, params):
    """The sigmoid has the wrong sign in its exponent, 1/(1 + e^z): both gates are turned round; it
    is 1/(1 + e^−z)."""
    R, Z = (1 - gate for gate in gates(X, H, params))
    return Z * H + (1 - Z) * np.tanh(weighted(X, R * H, params, "h"))


@misconception_of("gru_cell")
def no_state_in_the_reset_gate(X, H, params):
    """R is made from X alone: R = σ(X W_xr + H W_hr + b_r)."""
    return gru_cell(X, H, without(params, "W_hr"))


@misconception_of("gru_cell")
def no_state_in_the_update_gate(X, H, params):
    """Z is made from X alone: Z = σ(X W_xz + H W_hz + b_z)."""
    return gru_cell(X, H, without(params, "W_hz"))


@misconception_of("gru_cell")
def candidate_weights_transposed(X, H, params):
    """W_hh is transposed: the product is (R ⊙ H) W_hh. (It is square, so no shape warns you.)"""
    return gru_cell(X, H, {**params, "W_hh": params["W_hh"].T})


@misconception_of("gru_cell")
def gates_without_biases(X, H, params):
    """b_r and b_z are not used: R = σ(X W_xr + H W_hr + b_r), Z = σ(X W_xz + H W_hz + b_z)."""
    return gru_cell(X, H, without(params, "b_r", "b_z"))
