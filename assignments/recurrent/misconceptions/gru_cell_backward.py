"""Known mistakes in `gru_cell_backward`. Each docstring is what the student reads."""

import numpy as np

from assignments.recurrent.misconceptions.common import gates, weighted, without
from autograder.examiner import misconception_of
from solutions.recurrent import gru_cell_backward, sigmoid


def gru_slopes(R, Z):
    """The slopes of the two gates."""
    return R * (1 - R), Z * (1 - Z)


def gru_back(dH_next, X, H, params, *, slopes=gru_slopes, slope_h=lambda new: 1 - new**2,
             written=lambda Z: 1 - Z, kept=lambda Z: Z, difference=lambda H, new: H - new,
             into_r=None, of_r=None, direct=1.0, reset=None, gates_to_H=1.0, gates_to_X=1.0,
             fed=None, transposed=True):  # fmt: skip
    """The backward pass of the cell with one of its rules replaced."""
    R, Z = gates(X, H, params)
    new = np.tanh(weighted(X, R * H, params, "h"))
    back = (lambda W: W.T) if transposed else (lambda W: W)
    slope_r, slope_z = slopes(R, Z)
    dA_h = dH_next * written(Z) * slope_h(new)
    dRH = dA_h @ back(params["W_hh"])
    dA_z = dH_next * difference(H, new) * slope_z
    dA_r = (dRH if into_r is None else into_r(dA_h)) * H * slope_r
    dA_r = dA_r if of_r is None else of_r(dA_z)
    errors = {"r": dA_r, "z": dA_z, "h": dA_h}
    states = {"r": H, "z": H, "h": R * H if fed is None else fed(R, H)}
    grads = {}
    for gate, dA in errors.items():
        grads["W_x" + gate] = X.T @ dA
        grads["W_h" + gate] = states[gate].T @ dA
        grads["b_" + gate] = dA.sum(axis=0)
    through_gates = sum(errors[gate] @ params["W_x" + gate].T for gate in "rz")
    dX = dA_h @ params["W_xh"].T + gates_to_X * through_gates
    dH = direct * dH_next * kept(Z) + dRH * (R if reset is None else reset(R))
    dH = dH + gates_to_H * sum(errors[gate] @ back(params["W_h" + gate]) for gate in "rz")
    return dX, dH, grads


@misconception_of("gru_cell_backward")
def gate_gradients_copied(dH_next, X, H, params):
    """The reset gate has got the update gate's error: each has its own,
    Δ_r = (Δ_h W_hhᵀ) ⊙ H ⊙ R ⊙ (1 − R) and Δ_z = D ⊙ (H − H~) ⊙ Z ⊙ (1 − Z)."""
    return gru_back(dH_next, X, H, params, of_r=lambda dA_z: dA_z)


@misconception_of("gru_cell_backward")
def reset_gate_taken_for_a_constant(dH_next, X, H, params):
    """The reset gate gets no error: R has inputs too, Δ_r = (Δ_h W_hhᵀ) ⊙ H ⊙ R ⊙ (1 − R)."""
    return gru_back(dH_next, X, H, params, of_r=np.zeros_like)


@misconception_of("gru_cell_backward")
def kept_state_forgotten(dH_next, X, H, params):
    """In dH the direct path is missing: H' holds Z ⊙ H, so D ⊙ Z belongs to it."""
    return gru_back(dH_next, X, H, params, direct=0.0)


@misconception_of("gru_cell_backward")
def state_in_the_gates_forgotten(dH_next, X, H, params):
    """In dH the paths through the gates are missing: H stands in R and in Z as well, which gives
    Δ_r W_hrᵀ and Δ_z W_hzᵀ."""
    return gru_back(dH_next, X, H, params, gates_to_H=0.0)


@misconception_of("gru_cell_backward")
def state_in_the_candidate_forgotten(dH_next, X, H, params):
    """In dH the path through the candidate is missing: R ⊙ H stands in it, which gives
    (Δ_h W_hhᵀ) ⊙ R."""
    return gru_back(dH_next, X, H, params, reset=np.zeros_like)


@misconception_of("gru_cell_backward")
def input_in_the_gates_forgotten(dH_next, X, H, params):
    """dX has the path through the candidate only: X stands in both gates as well, which gives
    Δ_r W_xrᵀ and Δ_z W_xzᵀ."""
    return gru_back(dH_next, X, H, params, gates_to_X=0.0)


@misconception_of("gru_cell_backward")
def reset_left_out_on_the_way_back(dH_next, X, H, params):
    """In dH the candidate's path lacks R: the candidate sees R ⊙ H, so it is (Δ_h W_hhᵀ) ⊙ R."""
    return gru_back(dH_next, X, H, params, reset=np.ones_like)


@misconception_of("gru_cell_backward")
def whole_state_for_the_reset_one(dH_next, X, H, params):
    """The gradient of W_hh uses H: what was multiplied by W_hh is R ⊙ H."""
    return gru_back(dH_next, X, H, params, fed=lambda R, H: H)


@misconception_of("gru_cell_backward")
def sign_of_the_update_gate(dH_next, X, H, params):
    """The sign of Δ_z is turned: Z multiplies H and 1 − Z the candidate, so the factor is H − H~.
    (H~ − H belongs to the convention with Z and 1 − Z exchanged.)"""
    return gru_back(dH_next, X, H, params, difference=lambda H, new: new - H)


@misconception_of("gru_cell_backward")
def candidate_missing_in_the_update_gate(dH_next, X, H, params):
    """Δ_z has the factor H only: Z also stands in (1 − Z) ⊙ H~, so the factor is H − H~."""
    return gru_back(dH_next, X, H, params, difference=lambda H, new: H)


@misconception_of("gru_cell_backward")
def backward_with_the_update_gate_turned_round(dH_next, X, H, params):
    """The gradient of the cell with Z and 1 − Z exchanged; here H' = Z ⊙ H + (1 − Z) ⊙ H~."""
    return gru_back(dH_next, X, H, params, written=lambda Z: Z, kept=lambda Z: 1 - Z,
                    difference=lambda H, new: new - H)  # fmt: skip


@misconception_of("gru_cell_backward")
def gates_without_slopes(dH_next, X, H, params):
    """The slopes of the sigmoids are missing: Δ_r has R ⊙ (1 − R), Δ_z has Z ⊙ (1 − Z)."""
    return gru_back(dH_next, X, H, params, slopes=lambda R, Z: (1.0, 1.0))


@misconception_of("gru_cell_backward")
def gates_with_the_slope_of_tanh(dH_next, X, H, params):
    """1 − R² and 1 − Z² are slopes of a tanh; the gates are sigmoids: R ⊙ (1 − R), Z ⊙ (1 − Z)."""
    return gru_back(dH_next, X, H, params, slopes=lambda R, Z: (1 - R**2, 1 - Z**2))


@misconception_of("gru_cell_backward")
def candidate_without_slope(dH_next, X, H, params):
    """The slope of the candidate's tanh is missing: Δ_h has the factor 1 − H~²."""
    return gru_back(dH_next, X, H, params, slope_h=lambda new: 1.0)


@misconception_of("gru_cell_backward")
def candidate_with_the_slope_of_the_sigmoid(dH_next, X, H, params):
    """H~ (1 − H~) is a sigmoid's slope; the candidate is a tanh: 1 − H~²."""
    return gru_back(dH_next, X, H, params, slope_h=lambda new: new * (1 - new))


@misconception_of("gru_cell_backward")
def candidate_without_its_share(dH_next, X, H, params):
    """Δ_h lacks the factor 1 − Z: only that share of the candidate is written."""
    return gru_back(dH_next, X, H, params, written=np.ones_like)


@misconception_of("gru_cell_backward")
def reset_gate_past_the_weights(dH_next, X, H, params):
    """Δ_r is made from Δ_h itself: R ⊙ H passed the weights W_hh, so it is Δ_h W_hhᵀ."""
    return gru_back(dH_next, X, H, params, into_r=lambda dA_h: dA_h)


@misconception_of("gru_cell_backward")
def gru_weights_not_transposed(dH_next, X, H, params):
    """Going back the weights W_h* are transposed: Δ_h W_hhᵀ, Δ_r W_hrᵀ, Δ_z W_hzᵀ. (They are
    square, so no shape warns you.)"""
    return gru_back(dH_next, X, H, params, transposed=False)


@misconception_of("gru_cell_backward")
def backward_with_the_reset_after_the_product(dH_next, X, H, params):
    """This is the gradient of a cell that resets after the product, R ⊙ (H W_hh), as PyTorch's
    does; here it is (R ⊙ H) W_hh."""
    R, Z = gates(X, H, params)
    inside = H @ params["W_hh"]
    new = np.tanh(X @ params["W_xh"] + R * inside + params["b_h"])
    dA_h = dH_next * (1 - Z) * (1 - new**2)
    errors = {
        "r": dA_h * inside * R * (1 - R),
        "z": dH_next * (H - new) * Z * (1 - Z),
        "h": dA_h,
    }
    grads = {}
    for gate, dA in errors.items():
        grads["W_x" + gate] = X.T @ dA
        grads["W_h" + gate] = H.T @ (dA * R if gate == "h" else dA)
        grads["b_" + gate] = dA.sum(axis=0)
    dX = sum(dA @ params["W_x" + gate].T for gate, dA in errors.items())
    dH = dH_next * Z + (dA_h * R) @ params["W_hh"].T
    return dX, dH + sum(errors[gate] @ params["W_h" + gate].T for gate in "rz"), grads


@misconception_of("gru_cell_backward")
def gru_gradients_averaged(dH_next, X, H, params):
    """The gradients of the parameters are divided by N: here they are sums over the samples."""
    dX, dH, grads = gru_cell_backward(dH_next, X, H, params)
    return dX, dH, {key: gradient / len(X) for key, gradient in grads.items()}


@misconception_of("gru_cell_backward")
def gru_bias_gradients_per_sample(dH_next, X, H, params):
    """The gradients of the biases have a row for each sample: sum over the samples, so that each
    has the shape of its bias, (H,)."""
    dX, dH, grads = gru_cell_backward(dH_next, X, H, params)
    each = [
        gru_cell_backward(*(a[n : n + 1] for a in (dH_next, X, H)), params)[2]
        for n in range(len(X))
    ]
    for key in ("b_r", "b_z", "b_h"):
        grads[key] = np.stack([alone[key] for alone in each])
    return dX, dH, grads


@misconception_of("gru_cell_backward")
def gru_gradients_as_a_list(dH_next, X, H, params):
    """The gradients come as a list: `grads` is a dict with the keys of `params`."""
    dX, dH, grads = gru_cell_backward(dH_next, X, H, params)
    return dX, dH, list(grads.values())


@misconception_of("gru_cell_backward")
def input_and_state_exchanged(dH_next, X, H, params):
    """dX and dH are exchanged: return (dX, dH, grads)."""
    dX, dH, grads = gru_cell_backward(dH_next, X, H, params)
    return dH, dX, grads


EXCHANGE = str.maketrans("rz", "zr")


def gru_errors(dH_next, X, H, params):
    """The errors Δ_r, Δ_z and Δ_h."""
    R, Z = gates(X, H, params)
    new = np.tanh(weighted(X, R * H, params, "h"))
    dA_h = dH_next * (1 - Z) * (1 - new**2)
    dA_r = (dA_h @ params["W_hh"].T) * H * R * (1 - R)
    return {"r": dA_r, "z": dH_next * (H - new) * Z * (1 - Z), "h": dA_h}


def one_path_less(args, *, dX="", dH=""):
    """The right gradients but for one path into X, or into H."""
    params, errors = args[3], gru_errors(*args)
    right_dX, right_dH, grads = gru_cell_backward(*args)
    right_dX = right_dX - sum(errors[gate] @ params["W_x" + gate].T for gate in dX)
    right_dH = right_dH - sum(errors[gate] @ params["W_h" + gate].T for gate in dH)
    return right_dX, right_dH, grads


@misconception_of("gru_cell_backward")
def input_in_the_reset_gate_forgotten(dH_next, X, H, params):
    """In dX the path through the reset gate is missing: Δ_r W_xrᵀ."""
    return one_path_less((dH_next, X, H, params), dX="r")


@misconception_of("gru_cell_backward")
def input_in_the_update_gate_forgotten(dH_next, X, H, params):
    """In dX the path through the update gate is missing: Δ_z W_xzᵀ."""
    return one_path_less((dH_next, X, H, params), dX="z")


@misconception_of("gru_cell_backward")
def input_in_the_candidate_forgotten(dH_next, X, H, params):
    """In dX the path through the candidate is missing: Δ_h W_xhᵀ."""
    return one_path_less((dH_next, X, H, params), dX="h")


@misconception_of("gru_cell_backward")
def state_in_the_reset_gate_forgotten(dH_next, X, H, params):
    """In dH the path through the reset gate is missing: Δ_r W_hrᵀ."""
    return one_path_less((dH_next, X, H, params), dH="r")


@misconception_of("gru_cell_backward")
def state_in_the_update_gate_forgotten(dH_next, X, H, params):
    """In dH the path through the update gate is missing: Δ_z W_hzᵀ."""
    return one_path_less((dH_next, X, H, params), dH="z")


@misconception_of("gru_cell_backward")
def kept_state_only(dH_next, X, H, params):
    """dH has the direct path D ⊙ Z only: H also stands in the candidate and in both gates, which
    gives (Δ_h W_hhᵀ) ⊙ R, Δ_r W_hrᵀ and Δ_z W_hzᵀ."""
    return gru_back(dH_next, X, H, params, gates_to_H=0.0, reset=np.zeros_like)


@misconception_of("gru_cell_backward")
def update_gate_taken_for_a_constant(dH_next, X, H, params):
    """The update gate gets no error: Z has inputs too, Δ_z = D ⊙ (H − H~) ⊙ Z ⊙ (1 − Z)."""
    return gru_back(dH_next, X, H, params, difference=lambda H, new: 0 * H)


@misconception_of("gru_cell_backward")
def old_state_missing_in_the_update_gate(dH_next, X, H, params):
    """Δ_z has the factor −H~ only: Z also stands in Z ⊙ H, so the factor is H − H~."""
    return gru_back(dH_next, X, H, params, difference=lambda H, new: -new)


@misconception_of("gru_cell_backward")
def sum_in_the_update_gate(dH_next, X, H, params):
    """Δ_z has the factor H + H~: 1 − Z falls where Z grows, so the factor is H − H~."""
    return gru_back(dH_next, X, H, params, difference=lambda H, new: H + new)


@misconception_of("gru_cell_backward")
def update_gate_without_slope(dH_next, X, H, params):
    """The slope of Z is missing: Δ_z has the factor Z ⊙ (1 − Z), as Δ_r has R ⊙ (1 − R)."""
    return gru_back(dH_next, X, H, params, slopes=lambda R, Z: (R * (1 - R), 1.0))


@misconception_of("gru_cell_backward")
def reset_gate_without_slope(dH_next, X, H, params):
    """The slope of R is missing: Δ_r has the factor R ⊙ (1 − R), as Δ_z has Z ⊙ (1 − Z)."""
    return gru_back(dH_next, X, H, params, slopes=lambda R, Z: (1.0, Z * (1 - Z)))


@misconception_of("gru_cell_backward")
def gates_squashed_twice(dH_next, X, H, params):
    """The slopes are taken of σ(R) and σ(Z): R and Z are sigmoids already, R ⊙ (1 − R) and
    Z ⊙ (1 − Z)."""
    return gru_back(dH_next, X, H, params, slopes=lambda *R_Z: gru_slopes(*map(sigmoid, R_Z)))


@misconception_of("gru_cell_backward")
def candidate_squashed_twice(dH_next, X, H, params):
    """The slope is 1 − tanh(H~)²: H~ already is a tanh, so it is 1 − H~²."""
    return gru_back(dH_next, X, H, params, slope_h=lambda new: 1 - np.tanh(new) ** 2)


@misconception_of("gru_cell_backward")
def candidate_with_the_other_share(dH_next, X, H, params):
    """Δ_h has the factor Z: the candidate's share is 1 − Z."""
    return gru_back(dH_next, X, H, params, written=lambda Z: Z)


@misconception_of("gru_cell_backward")
def kept_state_with_the_other_share(dH_next, X, H, params):
    """In dH the direct path has the factor 1 − Z: what is kept is Z ⊙ H, so it is D ⊙ Z."""
    return gru_back(dH_next, X, H, params, kept=lambda Z: 1 - Z)


@misconception_of("gru_cell_backward")
def kept_state_whole(dH_next, X, H, params):
    """In dH the direct path lacks Z: what is kept is Z ⊙ H, so it is D ⊙ Z."""
    return gru_back(dH_next, X, H, params, kept=np.ones_like)


@misconception_of("gru_cell_backward")
def reset_gate_without_the_state(dH_next, X, H, params):
    """Δ_r lacks the factor H: R multiplies H, so it is (Δ_h W_hhᵀ) ⊙ H ⊙ R ⊙ (1 − R)."""
    W_hh = params["W_hh"]
    return gru_back(dH_next, X, H, params, into_r=lambda dA_h: (dA_h @ W_hh.T) / H)


@misconception_of("gru_cell_backward")
def gates_fed_by_the_reset_state(dH_next, X, H, params):
    """The gradients of W_hr and W_hz use R ⊙ H: the gates see H itself; only the candidate sees
    R ⊙ H."""
    dX, dH, grads = gru_cell_backward(dH_next, X, H, params)
    RH = gates(X, H, params)[0] * H
    errors = gru_errors(dH_next, X, H, params)
    return dX, dH, grads | {"W_h" + gate: RH.T @ errors[gate] for gate in "rz"}


@misconception_of("gru_cell_backward")
def candidate_weights_not_transposed(dH_next, X, H, params):
    """Going back W_hh is transposed: Δ_h W_hhᵀ, in Δ_r and in dH. (It is square, so no shape warns
    you.)"""
    R, Z = gates(X, H, params)
    new = np.tanh(weighted(X, R * H, params, "h"))
    into = (dH_next * (1 - Z) * (1 - new**2)) @ params["W_hh"]
    wrong = gru_back(dH_next, X, H, params, into_r=lambda dA_h: into, reset=np.zeros_like)
    return wrong[0], wrong[1] + into * R, wrong[2]


@misconception_of("gru_cell_backward")
def state_weights_gradients_transposed(dH_next, X, H, params):
    """The gradients of W_h* are transposed: Hᵀ Δ, with rows for what comes in. (They are square,
    so no shape warns you.)"""
    dX, dH, grads = gru_cell_backward(dH_next, X, H, params)
    return dX, dH, {key: g.T if key.startswith("W_h") else g for key, g in grads.items()}


@misconception_of("gru_cell_backward")
def gru_bias_gradients_averaged(dH_next, X, H, params):
    """The gradients of the biases are means over the samples: they are sums, as those of the
    weights are."""
    dX, dH, grads = gru_cell_backward(dH_next, X, H, params)
    return dX, dH, {key: g / len(X) if g.ndim == 1 else g for key, g in grads.items()}


@misconception_of("gru_cell_backward")
def gru_bias_gradients_as_rows(dH_next, X, H, params):
    """The gradients of the biases have shape (1, H): each has the shape of its bias, (H,)."""
    dX, dH, grads = gru_cell_backward(dH_next, X, H, params)
    return dX, dH, {key: g[None] if g.ndim == 1 else g for key, g in grads.items()}


@misconception_of("gru_cell_backward")
def gate_gradients_exchanged(dH_next, X, H, params):
    """The gradients of the two gates are exchanged: W_xr, W_hr, b_r belong to R, and W_xz, W_hz,
    b_z to Z."""
    dX, dH, grads = gru_cell_backward(dH_next, X, H, params)
    return dX, dH, {key: grads[key.translate(EXCHANGE)] for key in grads}


@misconception_of("gru_cell_backward")
def backward_with_the_gates_exchanged(dH_next, X, H, params):
    """The gradient of a cell whose gates are exchanged: R (W_xr, W_hr, b_r) resets, Z (W_xz, W_hz,
    b_z) updates."""
    exchanged = {key: params[key.translate(EXCHANGE)] for key in params}
    dX, dH, grads = gru_cell_backward(dH_next, X, H, exchanged)
    return dX, dH, {key: grads[key.translate(EXCHANGE)] for key in grads}


@misconception_of("gru_cell_backward")
def backward_without_biases(dH_next, X, H, params):
    """The gates and the candidate are made without their biases before going back: b_r, b_z and b_h
    shift the slopes too."""
    return gru_cell_backward(dH_next, X, H, without(params, "b_r", "b_z", "b_h"))


@misconception_of("gru_cell_backward")
def keys_with_a_d(dH_next, X, H, params):
    """The keys begin with a d ("dW_xr"): `grads` has the keys of `params`, "W_xr"."""
    dX, dH, grads = gru_cell_backward(dH_next, X, H, params)
    return dX, dH, {"d" + key: gradient for key, gradient in grads.items()}


@misconception_of("gru_cell_backward")
def gru_parameters_in_front(dH_next, X, H, params):
    """`grads` comes first: the order is (dX, dH, grads)."""
    dX, dH, grads = gru_cell_backward(dH_next, X, H, params)
    return grads, dX, dH


@misconception_of("gru_cell_backward")
def candidate_with_plus_in_the_slope(dH_next, X, H, params):
    """1 + H~² stands for the slope: the derivative of the tanh is 1 − H~², never above 1."""
    return gru_back(dH_next, X, H, params, slope_h=lambda new: 1 + new**2)


@misconception_of("gru_cell_backward")
def candidate_with_its_slope_unsquared(dH_next, X, H, params):
    """1 − H~ stands for the slope; the tanh has 1 − H~²."""
    return gru_back(dH_next, X, H, params, slope_h=lambda new: 1 - new)


@misconception_of("gru_cell_backward")
def gate_errors_exchanged(dH_next, X, H, params):
    """The errors of the two gates are exchanged, in dX and dH too: Δ_r = (Δ_h W_hhᵀ) ⊙ H ⊙ R ⊙
    (1 − R) goes with W_xr, W_hr, b_r, and Δ_z = D ⊙ (H − H~) ⊙ Z ⊙ (1 − Z) with W_xz, W_hz, b_z."""
    dX, dH, grads = one_path_less((dH_next, X, H, params), dX="rz", dH="rz")
    errors = gru_errors(dH_next, X, H, params)
    for gate in "rz":
        wrong = errors[gate.translate(EXCHANGE)]
        dX = dX + wrong @ params["W_x" + gate].T
        dH = dH + wrong @ params["W_h" + gate].T
    return dX, dH, {key: grads[key.translate(EXCHANGE)] for key in grads}
