"""Known mistakes in activations and slopes. Each docstring is what the student reads."""

import math

import numpy as np

from autograder.examiner import misconception_of
from solutions.activations import leaky_relu, relu, sigmoid, sigmoid_prime


def naive(z):
    """Right, but it overflows where z is far below 0."""
    return 1 / (1 + np.exp(-z))


# --- sigmoid --------------------------------------------------------------------------


@misconception_of("sigmoid")
def exp_of_minus_z_overflows(z):
    """exp(−z) overflows where z is far below 0. There, use the other form of the same function,
    exp(z) / (1 + exp(z))."""
    return naive(z)


@misconception_of("sigmoid")
def exp_of_z_overflows(z):
    """exp(z) overflows where z is far above 0, and inf / inf is nan. There, use the other form of
    the same function, 1 / (1 + exp(−z))."""
    return np.exp(z) / (1 + np.exp(z))


@misconception_of("sigmoid")
def both_branches_computed(z):
    """`np.where` computes both of its branches before it chooses, so one of them overflows. Take
    the exponential of −|z|, which never does, or compute each branch on its own entries."""
    return np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))


@misconception_of("sigmoid")
def minus_lost_in_the_exponent(z):
    """The minus in the exponent is missing: this is σ(−z), which falls where σ rises."""
    return 1 / (1 + np.exp(z))


@misconception_of("sigmoid")
def parentheses_lost(z):
    """`1 / 1 + exp(−z)` divides 1 by 1 and then adds; put the whole denominator in parentheses."""
    return 1 / 1 + np.exp(-z)


@misconception_of("sigmoid")
def one_lost_in_the_denominator(z):
    """The 1 in the denominator is missing: 1 / exp(−z) is exp(z), which no limit holds back."""
    return np.exp(z)


@misconception_of("sigmoid")
def tanh_for_sigmoid(z):
    """This is tanh, which runs from −1 to 1; σ runs from 0 to 1."""
    return np.tanh(z)


@misconception_of("sigmoid")
def tanh_not_stretched(z):
    """½ (1 + tanh z) is σ(2z): to get σ(z), take tanh of z/2."""
    return 0.5 * (1 + np.tanh(z))


@misconception_of("sigmoid")
def slope_for_sigmoid(z):
    """This is the slope σ'(z), at most ¼; `sigmoid` is the function itself."""
    return sigmoid_prime(z)


@misconception_of("sigmoid")
def softmax_of_everything(z):
    """The entries are divided by their common sum: that is a softmax; σ takes each entry alone."""
    e = np.exp(z - np.max(z))
    return e / np.sum(e)


@misconception_of("sigmoid")
def straight_line_cut_off(z):
    """This is the "hard sigmoid" of some libraries, a straight line cut off at 0 and 1; σ is
    smooth."""
    return np.clip(z / 4 + 0.5, 0, 1)


@misconception_of("sigmoid")
def threshold_for_sigmoid(z):
    """This is the step function; σ rises smoothly from 0 to 1."""
    return np.where(z > 0, 1.0, 0.0)


@misconception_of("sigmoid")
def clipped_too_early(z):
    """z is clipped at ±6, where σ is still 0.25 % from its limit; clip at several hundred, or not
    at all."""
    return naive(np.clip(z, -6, 6))


@misconception_of("sigmoid")
def exponential_of_one_number(z):
    """`math.exp` takes a single number; `np.exp` takes arrays of any shape."""
    return 1 / (1 + math.exp(-float(z)))


@misconception_of("sigmoid")
def infinity_by_infinity(z):
    """Where z is far above 0, exp(z) is inf, and inf / inf is nan, even if no warning is seen.
    There, use the other form of the same function, 1 / (1 + exp(−z))."""
    with np.errstate(all="ignore"):
        return np.exp(z) / (1 + np.exp(z))


@misconception_of("sigmoid")
def sigmoid_of_the_absolute_value(z):
    """This is σ(|z|), never below ½. With e = exp(−|z|) it is 1 / (1 + e) where z ≥ 0, but
    e / (1 + e) where z < 0."""
    return 1 / (1 + np.exp(-np.abs(z)))


@misconception_of("sigmoid")
def centred_sigmoid(z):
    """This is tanh(z/2) = 2σ(z) − 1, which runs from −1 to 1; σ(z) = ½ (1 + tanh(z/2))."""
    return np.tanh(z / 2)


@misconception_of("sigmoid")
def minus_in_the_denominator(z):
    """The denominator is 1 − exp(−z), which is 0 at z = 0; σ has a plus there: 1 + exp(−z)."""
    with np.errstate(all="ignore"):
        return 1 / (1 - np.exp(-z))


@misconception_of("sigmoid")
def one_branch_for_all(z):
    """One formula is chosen for the whole array, by `all` or `any`; choose for each entry, by its
    own sign."""
    return naive(z) if np.all(z >= 0) else np.exp(z) / (1 + np.exp(z))


@misconception_of("sigmoid")
def question_about_the_whole_array(z):
    """`if z >= 0` asks one question of a whole array; compute each branch on its own entries,
    z[z >= 0] and z[z < 0], or use exp(−|z|)."""
    return naive(z) if z >= 0 else np.exp(z) / (1 + np.exp(z))


@misconception_of("sigmoid")
def straight_line_of_keras(z):
    """This is the "hard sigmoid" of some libraries, 0.2 z + ½ cut off at 0 and 1; σ is smooth."""
    return np.clip(0.2 * z + 0.5, 0, 1)


@misconception_of("sigmoid")
def sigmoid_flattened(z):
    """The result is a flat array; it should have the shape of z: `reshape(z.shape)`."""
    return sigmoid(z).ravel()


@misconception_of("sigmoid")
def sigmoid_row_by_row(z):
    """`for v in z` takes the rows of a matrix, not its entries, and a single number has none; with
    `np.exp` no loop is needed, whatever the shape."""
    return np.array([sigmoid(float(v)) for v in z])


@misconception_of("sigmoid")
def sigmoid_of_a_matrix(z):
    """Two loops, over rows and columns, take matrices only; with `np.exp` no loop is needed,
    whatever the shape."""
    return np.array([[sigmoid(float(v)) for v in row] for row in z])


@misconception_of("sigmoid")
def sigmoid_with_a_cache(z):
    """z comes back too, as a cache, as in one well-known course; return σ(z) alone."""
    return sigmoid(z), z


@misconception_of("sigmoid")
def one_lost_and_inverted(z):
    """The 1 in the denominator is missing: 1 / exp(−z) is exp(z), which no limit holds back; and
    exp(−z) overflows."""
    with np.errstate(divide="ignore"):
        return 1 / np.exp(-z)


@misconception_of("sigmoid")
def negative_side_left_out(z):
    """Where z < 0 the result is left at 0; there it is exp(z) / (1 + exp(z))."""
    return np.where(z >= 0, sigmoid(z), 0.0)


@misconception_of("sigmoid")
def sigmoid_of_a_matrix_that_overflows(z):
    """Two loops, over rows and columns, take matrices only, and `math.exp` overflows where z is far
    below 0. With np.exp(−|z|) no loop is needed, and nothing overflows."""
    return np.array([[1 / (1 + math.exp(-float(v))) for v in row] for row in z])


@misconception_of("sigmoid")
def step_at_zero_too(z):
    """This is a step function, 1 from z = 0 on; σ rises smoothly from 0 to 1, through ½ at 0."""
    return np.where(z >= 0, 1.0, 0.0)


# --- sigmoid_prime --------------------------------------------------------------------


@misconception_of("sigmoid_prime")
def argument_taken_for_the_activation(z):
    """This is z (1 − z), right only if the caller passes a = σ(z). Here the argument is the
    weighted input z: apply σ first."""
    return z * (1 - z)


@misconception_of("sigmoid_prime")
def sigmoid_applied_twice(z, sigma=sigmoid):
    """σ is applied twice: this is σ'(σ(z)), the slope at the activation and not at z."""
    return sigma(sigma(z)) * (1 - sigma(sigma(z)))


@misconception_of("sigmoid_prime")
def sigmoid_for_its_slope(z, sigma=sigmoid):
    """This is σ(z) itself; its slope is σ(z) (1 − σ(z))."""
    return sigma(z)


@misconception_of("sigmoid_prime")
def sigmoid_with_z(z, sigma=sigmoid):
    """One factor is σ(z), the other 1 − z; both need σ: σ(z) (1 − σ(z))."""
    return sigma(z) * (1 - z)


@misconception_of("sigmoid_prime")
def slope_of_tanh_pattern(z, sigma=sigmoid):
    """1 − σ(z)² follows the pattern of tanh; the slope of σ is σ(z) (1 − σ(z))."""
    return 1 - sigma(z) ** 2


@misconception_of("sigmoid_prime")
def plus_for_minus(z, sigma=sigmoid):
    """σ(z) (1 + σ(z)) has a plus where the slope has a minus: σ(z) (1 − σ(z))."""
    return sigma(z) * (1 + sigma(z))


@misconception_of("sigmoid_prime")
def falling_slope(z, sigma=sigmoid):
    """The sign is turned: σ rises everywhere, so its slope is positive."""
    return sigma(z) * (sigma(z) - 1)


@misconception_of("sigmoid_prime")
def one_factor_only(z, sigma=sigmoid):
    """Only the factor 1 − σ(z) is there (or a square is missing in the denominator); the slope is
    σ(z) (1 − σ(z)) = exp(−z) / (1 + exp(−z))²."""
    return 1 - sigma(z)


@misconception_of("sigmoid_prime")
def slope_parentheses_lost(z, sigma=sigmoid):
    """`s * 1 - s` is 0: put 1 − σ(z) in parentheses."""
    return sigma(z) * 1 - sigma(z)


@misconception_of("sigmoid_prime")
def inner_derivative_only(z):
    """This is the derivative of 1 + exp(−z); the chain rule also has the outer one, 1/u², so that
    the slope is exp(−z) / (1 + exp(−z))²."""
    return -np.exp(-z)


@misconception_of("sigmoid_prime")
def slope_overflows(z):
    """The formula is right, but exp(−z) overflows where z is far below 0: build the slope from a
    `sigmoid` that does not."""
    return naive(z) * (1 - naive(z))


@misconception_of("sigmoid_prime")
def square_overflows(z):
    """exp(−z) / (1 + exp(−z))² is right, but its square overflows long before z = −1000, and
    inf / inf is nan. The slope is even: use |z|, or σ(z) (1 − σ(z))."""
    return np.exp(-z) / (1 + np.exp(-z)) ** 2


@misconception_of("sigmoid_prime")
def z_with_sigmoid(z, sigma=sigmoid):
    """One factor is z, the other 1 − σ(z); both need σ: σ(z) (1 − σ(z))."""
    return z * (1 - sigma(z))


@misconception_of("sigmoid_prime")
def slope_of_tanh(z):
    """This is the slope of tanh, 1 − tanh(z)²; that of σ is σ(z) (1 − σ(z))."""
    return 1 - np.tanh(z) ** 2


@misconception_of("sigmoid_prime")
def exponential_squared_alone(z):
    """The square reaches only the exponential, 1 + exp(−z)²; the whole denominator is squared:
    exp(−z) / (1 + exp(−z))²."""
    return np.exp(-z) / (1 + np.exp(-z) ** 2)


@misconception_of("sigmoid_prime")
def product_of_matrices(z):
    """`@` and `np.dot` multiply matrices; the slope is a product entry by entry, `*`."""
    return sigmoid(z) @ (1 - sigmoid(z))


@misconception_of("sigmoid_prime")
def slope_of_the_centred_sigmoid(z):
    """The slope is twice too large: 1 − tanh(z/2)² is the slope of 2σ(z) − 1, times 2; that of σ is
    ¼ (1 − tanh(z/2)²)."""
    return (1 - np.tanh(z / 2) ** 2) / 2


@misconception_of("sigmoid_prime")
def slope_scaled_to_one(z, sigma=sigmoid):
    """The slope is four times too large: at z = 0 it is ¼, not 1. It is σ(z) (1 − σ(z))."""
    return 4 * sigma(z) * (1 - sigma(z))


@misconception_of("sigmoid_prime")
def slope_squared(z, sigma=sigmoid):
    """One square too many: exp(−z) / (1 + exp(−z))² is already σ(z) (1 − σ(z))."""
    return (sigma(z) * (1 - sigma(z))) ** 2


@misconception_of("sigmoid_prime")
def sigmoid_squared_in_front(z, sigma=sigmoid):
    """σ is squared: this is σ(z)² (1 − σ(z)); the slope is σ(z) (1 − σ(z))."""
    return sigma(z) ** 2 * (1 - sigma(z))


@misconception_of("sigmoid_prime")
def slope_flattened(z):
    """The result is a flat array; it should have the shape of z."""
    return sigmoid_prime(z).ravel()


@misconception_of("sigmoid_prime")
def slopes_on_a_diagonal(z):
    """The slopes stand on the diagonal of a matrix, as a Jacobian; here the result has the shape
    of z, a slope for each entry."""
    return np.diag(sigmoid_prime(z).ravel())


@misconception_of("sigmoid_prime")
def square_of_exp_z_overflows(z):
    """exp(z) / (1 + exp(z))² is right, but its square overflows long before z = 1000, and inf / inf
    is nan. The slope is even: use |z|, or σ(z) (1 − σ(z))."""
    return np.exp(z) / (1 + np.exp(z)) ** 2


@misconception_of("sigmoid_prime")
def minus_of_the_outer_derivative(z):
    """The sign is turned: −1/u² and the inner −exp(−z) make a plus, exp(−z) / (1 + exp(−z))².
    Besides, the square overflows."""
    return -np.exp(-z) / (1 + np.exp(-z)) ** 2


@misconception_of("sigmoid_prime")
def naive_product_of_matrices(z):
    """`@` and `np.dot` multiply matrices; the slope is a product entry by entry, `*`. Besides,
    your exp(−z) overflows where z is far below 0."""
    return naive(z) @ (1 - naive(z))


WITH_SIGMOID = (
    sigmoid_applied_twice,
    sigmoid_for_its_slope,
    sigmoid_with_z,
    slope_of_tanh_pattern,
    plus_for_minus,
    one_factor_only,
    slope_parentheses_lost,
    z_with_sigmoid,
    slope_scaled_to_one,
    slope_squared,
    sigmoid_squared_in_front,
    falling_slope,
)


def with_the_naive_sigmoid(wrong):
    """The same mistake on top of a sigmoid that overflows: often the two come together."""

    def both(z):
        return wrong(z, naive)

    both.__doc__ = f"{wrong.__doc__} Besides, your exp(−z) overflows where z is far below 0."
    return misconception_of("sigmoid_prime")(both)


globals().update(
    {f"{wrong.__name__}_naively": with_the_naive_sigmoid(wrong) for wrong in WITH_SIGMOID}
)


# --- tanh_prime -----------------------------------------------------------------------


@misconception_of("tanh_prime")
def tanh_slope_with_a_plus(z):
    """1 + tanh² is never below 1; the slope is 1 − tanh(z)²."""
    return 1 + np.tanh(z) ** 2


@misconception_of("tanh_prime")
def tanh_not_squared(z):
    """tanh is not squared: 1 − tanh(z)²."""
    return 1 - np.tanh(z)


@misconception_of("tanh_prime")
def tanh_slope_of_the_activation(z):
    """This is 1 − z², right only if the caller passes a = tanh z. Here the argument is the
    weighted input z: apply tanh first."""
    return 1 - np.square(z)


@misconception_of("tanh_prime")
def tanh_for_its_slope(z):
    """This is tanh itself; its slope is 1 − tanh(z)²."""
    return np.tanh(z)


@misconception_of("tanh_prime")
def slope_of_sigmoid_pattern(z):
    """tanh (1 − tanh) follows the pattern of σ; the slope of tanh is 1 − tanh(z)²."""
    return np.tanh(z) * (1 - np.tanh(z))


@misconception_of("tanh_prime")
def tanh_slope_through_sigmoid(z):
    """This is σ'(z); tanh z = 2σ(2z) − 1 is steeper: its slope is 4σ'(2z)."""
    return sigmoid_prime(z)


@misconception_of("tanh_prime")
def chain_rule_forgotten(z):
    """The slope is half of what it should be: at z = 0 it is 1. (2σ'(2z) lacks the inner
    derivative, another 2: tanh z = 2σ(2z) − 1.)"""
    return 2 * sigmoid_prime(2 * np.asarray(z))


@misconception_of("tanh_prime")
def hyperbolic_cosine_overflows(z):
    """1 / cosh(z)² is the same slope, but cosh overflows for large |z|; tanh does not."""
    return 1 / np.cosh(z) ** 2


@misconception_of("tanh_prime")
def secant_not_squared(z):
    """1 / cosh(z) is not squared: the slope is 1 / cosh(z)² = 1 − tanh(z)²."""
    return np.sqrt(1 - np.tanh(z) ** 2)


@misconception_of("tanh_prime")
def tanh_slope_negated(z):
    """The sign is turned, tanh(z)² − 1: tanh rises everywhere, so its slope is positive."""
    return np.tanh(z) ** 2 - 1


@misconception_of("tanh_prime")
def tanh_applied_twice(z):
    """tanh is applied twice: this is the slope at the activation, 1 − tanh(tanh z)², and not at
    z."""
    return 1 - np.tanh(np.tanh(z)) ** 2


@misconception_of("tanh_prime")
def sigmoid_for_tanh(z):
    """This is 1 − σ(z)², with σ in place of tanh: the slope is 1 − tanh(z)²."""
    return 1 - sigmoid(z) ** 2


@misconception_of("tanh_prime")
def whole_bracket_squared(z):
    """The bracket is squared, (1 − tanh z)²; the square is on the tanh alone: 1 − tanh(z)²."""
    return (1 - np.tanh(z)) ** 2


@misconception_of("tanh_prime")
def argument_squared(z):
    """z is squared and not tanh z: this is 1 − tanh(z²); the slope is 1 − tanh(z)²."""
    return 1 - np.tanh(z**2)


@misconception_of("tanh_prime")
def doubled_for_squared(z):
    """tanh is doubled, 1 − 2 tanh z; it is squared: 1 − tanh(z)²."""
    return 1 - 2 * np.tanh(z)


@misconception_of("tanh_prime")
def four_forgotten(z):
    """The slope is four times too small: it is 4 / (exp z + exp(−z))², or 4σ'(2z)."""
    return sigmoid_prime(2 * z)


@misconception_of("tanh_prime")
def slope_at_z_for_two_z(z):
    """This is 4σ'(z): tanh z = 2σ(2z) − 1 has the slope 4σ'(2z), so σ' is taken at 2z."""
    return 4 * sigmoid_prime(z)


@misconception_of("tanh_prime")
def twice_the_sigmoid_slope(z):
    """This is 2σ'(z): tanh z = 2σ(2z) − 1, so σ' is taken at 2z, with another 2 in front:
    4σ'(2z)."""
    return 2 * sigmoid_prime(z)


@misconception_of("tanh_prime")
def absolute_for_square(z):
    """This is 1 − |tanh z|; tanh is squared: 1 − tanh(z)²."""
    return 1 - np.abs(np.tanh(z))


@misconception_of("tanh_prime")
def tanh_by_overflowing_exponentials(z):
    """exp(z) or exp(−z) overflows for large |z| (inside cosh, too); `np.tanh` never does."""
    t = (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))
    return 1 - t**2


@misconception_of("tanh_prime")
def tanh_slope_flattened(z):
    """The result is a flat array; it should have the shape of z."""
    return (1 - np.tanh(z) ** 2).ravel()


@misconception_of("tanh_prime")
def tanh_slope_of_a_matrix(z):
    """Two loops, over rows and columns, take matrices only; `np.tanh` takes arrays of any shape,
    a single number too."""
    return np.array([[1 - math.tanh(float(v)) ** 2 for v in row] for row in z])


@misconception_of("tanh_prime")
def exponentials_of_two_z(z):
    """exp(2z) overflows where z is far above 0, and inf / inf is nan; `np.tanh` does neither."""
    return 1 - ((np.exp(2 * z) - 1) / (np.exp(2 * z) + 1)) ** 2


@misconception_of("tanh_prime")
def overflowing_secant(z):
    """1 / cosh(z) is not squared: the slope is 1 / cosh(z)² = 1 − tanh(z)². Besides, cosh overflows
    for large |z|."""
    return 1 / np.cosh(z)


# --- relu -----------------------------------------------------------------------------


@misconception_of("relu")
def absolute_value(z):
    """Negative entries come back positive: relu makes them 0."""
    return np.abs(z)


@misconception_of("relu")
def minimum_for_maximum(z):
    """The negative pass and the positive are stopped: it is max(0, z)."""
    return np.minimum(0.0, z)


@misconception_of("relu")
def slope_for_relu(z):
    """This is the slope, 0 or 1; relu lets z itself pass where it is positive."""
    return np.where(z > 0, 1.0, 0.0)


@misconception_of("relu")
def relu_leaks(z):
    """Something leaks on the left (0.01 z): that is the leaky ReLU."""
    return leaky_relu(z)


@misconception_of("relu")
def relu_capped_at_one(z):
    """The output is cut off at 1; relu has no upper limit."""
    return np.clip(z, 0, 1)


@misconception_of("relu")
def relu_capped_at_six(z):
    """The output is cut off at 6, as in the ReLU6 of some libraries; relu has no upper limit."""
    return np.clip(z, 0, 6)


@misconception_of("relu")
def softplus_for_relu(z):
    """This is ln(1 + exp z), the softplus, a smooth relative; relu has a corner at 0."""
    return np.logaddexp(0, z)


@misconception_of("relu")
def maximum_of_the_whole_array(z):
    """`max`, like `if z > 0`, asks one question of a whole array; `np.maximum(z, 0)` compares entry
    by entry."""
    return np.array(max(0.0, z))


@misconception_of("relu")
def negative_entries_dropped(z):
    """The negative entries are left out; they stay, as 0, and the shape stays too."""
    return z[z > 0]


@misconception_of("relu")
def nothing_stopped(z):
    """z comes back as it is; relu stops the negative: max(0, z)."""
    return z


@misconception_of("relu")
def relu_turned_round(z):
    """This is max(0, −z), which lets the negative pass, with their sign turned; relu is
    max(0, z)."""
    return np.maximum(0, -z)


@misconception_of("relu")
def largest_entry(z):
    """`np.max` looks for the one largest entry; `np.maximum(z, 0)` compares each entry with 0."""
    return np.max(z)


@misconception_of("relu")
def zero_taken_for_an_axis(z):
    """In `np.max(z, 0)` the 0 is an axis: it is the largest entry of each column.
    `np.maximum(z, 0)` compares each entry with 0."""
    return np.max(z, 0)


@misconception_of("relu")
def exponential_below_zero(z):
    """On the left stands exp z − 1: that is the ELU; relu is 0 there."""
    return np.where(z > 0, z, np.expm1(np.minimum(z, 0)))


@misconception_of("relu")
def relu_flattened(z):
    """The result is a flat array; it should have the shape of z: `np.maximum(z, 0)` keeps it."""
    return relu(z).ravel()


@misconception_of("relu")
def relu_row_by_row(z):
    """`for v in z` takes the rows of a matrix, not its entries, and a single number has none;
    `np.maximum(z, 0)` takes arrays of any shape."""
    return np.array([max(0.0, v) for v in z])


@misconception_of("relu")
def relu_of_a_matrix(z):
    """Two loops, over rows and columns, take matrices only; `np.maximum(z, 0)` takes arrays of any
    shape, a single number too."""
    return np.array([[max(0.0, v) for v in row] for row in z])


@misconception_of("relu")
def relu_with_a_cache(z):
    """z comes back too, as a cache, as in one well-known course; return relu(z) alone."""
    return relu(z), z


@misconception_of("relu")
def overflowing_elu(z):
    """On the left stands exp z − 1: that is the ELU; relu is 0 there. (`np.where` computes the
    exponential on the right too, where it overflows.)"""
    return np.where(z > 0, z, np.exp(z) - 1)


@misconception_of("relu")
def overflowing_softplus(z):
    """This is ln(1 + exp z), the softplus, a smooth relative; relu has a corner at 0. (Besides,
    exp z overflows.)"""
    return np.log(1 + np.exp(z))


@misconception_of("relu")
def sigmoid_weighted(z):
    """This is z σ(z), the "swish" of some libraries, a smooth relative; relu has a corner at 0."""
    return z * sigmoid(z)


# --- relu_prime -----------------------------------------------------------------------


@misconception_of("relu_prime")
def corner_on_the_right(z):
    """At 0 the slope is 1; this course takes 0 there: `>`, not `>=`."""
    return np.where(z >= 0, 1.0, 0.0)


@misconception_of("relu_prime")
def corner_in_the_middle(z):
    """At 0 the slope is ½; this course takes 0 there."""
    return np.heaviside(z, 0.5)


@misconception_of("relu_prime")
def relu_for_its_slope(z):
    """This is relu itself; its slope is 1 where z > 0, whatever z."""
    return relu(z)


@misconception_of("relu_prime")
def sign_for_slope(z):
    """The slope is −1 on the left, as of |z|; relu is flat there: 0."""
    return np.sign(z)


@misconception_of("relu_prime")
def slope_on_the_wrong_side(z):
    """The sides are exchanged: the slope is 1 where z > 0."""
    return np.where(z < 0, 1.0, 0.0)


@misconception_of("relu_prime")
def slope_everywhere_one(z):
    """The slope is 1 everywhere; on the left relu is flat: 0."""
    return np.ones(np.shape(z))


@misconception_of("relu_prime")
def slope_of_the_leaky_relu(z):
    """On the left the slope is 0.01, as of the leaky ReLU; relu is flat there: 0."""
    return np.where(z > 0, 1.0, 0.01)


@misconception_of("relu_prime")
def smooth_slope(z):
    """This is σ(z), the slope of the softplus; that of relu jumps from 0 to 1."""
    return sigmoid(z)


@misconception_of("relu_prime")
def comparison_of_the_whole_array(z):
    """`if z > 0` asks one question of a whole array; `np.where(z > 0, …)` asks each entry."""
    return np.array(1.0 if z > 0 else 0.0)


@misconception_of("relu_prime")
def zero_by_zero(z):
    """relu(z) / z is 0 / 0 = nan at z = 0; compare instead: 1 where z > 0, else 0."""
    with np.errstate(all="ignore"):
        return relu(z) / z


@misconception_of("relu_prime")
def second_mask_after_the_first(z):
    """z is changed in place, and after `z[z < 0] = 0` the mask `z >= 0` holds everywhere, so that
    all is 1. Ask z itself, and write into a new array: `np.where(z > 0, 1, 0)`."""
    z[z < 0] = 0
    z[z >= 0] = 1
    return z


@misconception_of("relu_prime")
def slope_off_zero(z):
    """The slope is 1 for every z but 0, negative ones too; on the left relu is flat: 0."""
    return np.where(z != 0, 1.0, 0.0)


@misconception_of("relu_prime")
def minus_one_up_to_zero(z):
    """Where z ≤ 0 it is −1; relu is flat there: 0."""
    return np.where(z > 0, 1.0, -1.0)


@misconception_of("relu_prime")
def slope_from_one_on(z):
    """The slope is 1 from z = 1 on, as where z is cut to a whole number; relu bends at 0."""
    return np.where(z >= 1, 1.0, 0.0)


@misconception_of("relu_prime")
def slope_above_half(z):
    """z is compared with ½; relu bends at 0: `z > 0`."""
    return np.where(z > 0.5, 1.0, 0.0)


@misconception_of("relu_prime")
def one_slope_for_all(z):
    """There is one slope for the whole array (`any`); each entry of z has its own."""
    return np.array(float(np.any(z > 0)))


@misconception_of("relu_prime")
def slopes_flattened(z):
    """The result is a flat array; it should have the shape of z: `np.where(z > 0, …)` keeps it."""
    return np.where(z > 0, 1.0, 0.0).ravel()


@misconception_of("relu_prime")
def slopes_row_by_row(z):
    """`for v in z` takes the rows of a matrix, not its entries, and a single number has none;
    `np.where(z > 0, …)` takes arrays of any shape."""
    return np.array([1.0 if v > 0 else 0.0 for v in z])


@misconception_of("relu_prime")
def slopes_of_a_matrix(z):
    """Two loops, over rows and columns, take matrices only; `np.where(z > 0, …)` takes arrays of
    any shape, a single number too."""
    return np.array([[1.0 if v > 0 else 0.0 for v in row] for row in z])


@misconception_of("relu_prime")
def ramp_for_slope(z):
    """Between 0 and 1 this is z itself; the slope is 1 for every z > 0."""
    return np.clip(z, 0, 1)


# --- leaky_relu -----------------------------------------------------------------------


@misconception_of("leaky_relu")
def nothing_leaks(z, slope=0.01):
    """Nothing leaks: with a 0 inside the maximum (a slip in one set of notes) this is plain
    relu."""
    return np.maximum(0, z)


@misconception_of("leaky_relu")
def larger_of_the_two(z, slope=0.01):
    """max(slope · z, z) is the leaky ReLU only for slopes up to 1; above, choose by the sign of
    z."""
    return np.maximum(slope * z, z)


@misconception_of("leaky_relu")
def slope_always_a_hundredth(z, slope=0.01):
    """The slope is always 0.01; use the argument `slope`."""
    return np.where(z > 0, z, 0.01 * z)


@misconception_of("leaky_relu")
def leaks_thirty_percent(z, slope=0.3):
    """Without an argument the slope is 0.3, the default of Keras; here it is 0.01."""
    return np.where(z > 0, z, slope * z)


@misconception_of("leaky_relu")
def leaks_a_tenth(z, slope=0.1):
    """Without an argument the slope is 0.1; here it is 0.01."""
    return np.where(z > 0, z, slope * z)


@misconception_of("leaky_relu")
def leaks_upward(z, slope=0.01):
    """On the left the result is positive; slope · z is negative there, as z is."""
    return np.where(z > 0, z, -slope * z)


@misconception_of("leaky_relu")
def constant_on_the_left(z, slope=0.01):
    """On the left stands the slope itself; it multiplies z."""
    return np.where(z > 0, z, slope)


@misconception_of("leaky_relu")
def slope_on_both_sides(z, slope=0.01):
    """The slope multiplies the positive entries too; they pass as they are."""
    return slope * np.asarray(z)


@misconception_of("leaky_relu")
def slope_on_the_right(z, slope=0.01):
    """The sides are exchanged: where z > 0 it passes as it is, where z < 0 it leaks."""
    return np.where(z > 0, slope * z, z)


@misconception_of("leaky_relu")
def shifted_line(z, slope=0.01):
    """The left side is z − slope; it is z times slope."""
    return np.where(z > 0, z, z - slope)


@misconception_of("leaky_relu")
def exponential_on_the_left(z, slope=0.01):
    """On the left stands slope · (exp z − 1): that is the ELU; here it is slope · z."""
    return np.where(z > 0, z, slope * np.expm1(np.minimum(z, 0)))


@misconception_of("leaky_relu")
def leaks_twenty_percent(z, slope=0.2):
    """Without an argument the slope is 0.2, the default of TensorFlow; here it is 0.01."""
    return np.where(z > 0, z, slope * z)


@misconception_of("leaky_relu")
def largest_of_three(z, slope=0.01):
    """This is max(0, slope · z, z), a slip in one set of notes: with the 0 inside, nothing leaks.
    Choose by the sign of z: z where z > 0, else slope · z."""
    return np.maximum(0, np.maximum(slope * z, z))


@misconception_of("leaky_relu")
def smaller_of_the_two(z, slope=0.01):
    """This is min(z, slope · z), which leaks on the right; z passes where z > 0, and slope · z
    stands on the left."""
    return np.minimum(z, slope * z)


@misconception_of("leaky_relu")
def leak_added_on_both_sides(z, slope=0.01):
    """relu(z) + slope · z leaks on the right too, where it gives (1 + slope) z; add slope · z only
    where z is negative: slope · min(0, z)."""
    return np.maximum(z, 0) + slope * z


@misconception_of("leaky_relu")
def limited_below_by_the_slope(z, slope=0.01):
    """max(z, slope) puts the slope where slope · z belongs: z where z > 0, else slope · z."""
    return np.maximum(z, slope)


@misconception_of("leaky_relu")
def minus_slope_on_the_left(z, slope=0.01):
    """On the left stands −slope, a constant; the slope multiplies z there."""
    return np.where(z > 0, z, -slope)


@misconception_of("leaky_relu")
def derivative_of_leaky_relu(z, slope=0.01):
    """This is the derivative, 1 or the slope; the function is z or slope · z."""
    return np.where(z > 0, 1.0, slope)


@misconception_of("leaky_relu")
def divided_by_the_slope(z, slope=0.01):
    """On the left z is divided by the slope; it is multiplied by it."""
    with np.errstate(all="ignore"):
        return np.where(z > 0, z, z / np.float64(slope))


@misconception_of("leaky_relu")
def rest_of_the_slope(z, slope=0.01):
    """On the left stands (1 − slope) z; it is slope · z."""
    return np.where(z > 0, z, (1 - slope) * z)


@misconception_of("leaky_relu")
def slope_without_a_default(z, slope):
    """`slope` has no default; without an argument it is 0.01: `def leaky_relu(z, slope=0.01)`."""
    return np.where(z > 0, z, slope * z)


@misconception_of("leaky_relu")
def slope_by_another_name(z, alpha=0.01):
    """The second argument has another name; callers may write `slope=0.1`, so call it `slope`."""
    return np.where(z > 0, z, alpha * z)


@misconception_of("leaky_relu")
def no_argument_for_the_slope(z):
    """There is no argument for the slope: `def leaky_relu(z, slope=0.01)`."""
    return np.where(z > 0, z, 0.01 * z)


@misconception_of("leaky_relu")
def zero_taken_for_no_slope(z, slope=0.01):
    """A slope of 0 is taken for none (`slope or 0.01`); it makes the plain relu."""
    return np.where(z > 0, z, (slope or 0.01) * z)


@misconception_of("leaky_relu")
def branch_for_the_whole_array(z, slope=0.01):
    """`if z > 0` (or `max`) asks one question of a whole array; `np.where(z > 0, …)` asks each
    entry."""
    return z if z > 0 else slope * z


@misconception_of("leaky_relu")
def leaky_row_by_row(z, slope=0.01):
    """`for v in z` takes the rows of a matrix, not its entries, and a single number has none;
    `np.where(z > 0, …)` takes arrays of any shape."""
    return np.array([v if v > 0 else slope * v for v in z])


@misconception_of("leaky_relu")
def leaky_flattened(z, slope=0.01):
    """The result is a flat array; it should have the shape of z: `np.where(z > 0, …)` keeps it."""
    return leaky_relu(z, slope).ravel()


@misconception_of("leaky_relu")
def leaky_of_a_matrix(z, slope=0.01):
    """Two loops, over rows and columns, take matrices only; `np.where(z > 0, …)` takes arrays of
    any shape, a single number too."""
    return np.array([[v if v > 0 else slope * v for v in row] for row in z])


# --- leaky_relu_prime -----------------------------------------------------------------


@misconception_of("leaky_relu_prime")
def slope_times_z(z, slope=0.01):
    """On the left stands slope · z, the function; its derivative is the slope."""
    return np.where(z > 0, 1.0, slope * z)


@misconception_of("leaky_relu_prime")
def flat_on_the_left(z, slope=0.01):
    """On the left it is 0, as for plain relu; the leaky one has the slope there."""
    return np.where(z > 0, 1.0, 0.0)


@misconception_of("leaky_relu_prime")
def leaky_corner_on_the_right(z, slope=0.01):
    """At 0 it is 1; this course takes the slope there: `>`, not `>=`."""
    return np.where(z >= 0, 1.0, slope)


@misconception_of("leaky_relu_prime")
def leaky_corner_is_flat(z, slope=0.01):
    """At 0 it is 0; this course takes the slope there."""
    return np.where(z > 0, 1.0, np.where(z < 0, slope, 0.0))


@misconception_of("leaky_relu_prime")
def prime_always_a_hundredth(z, slope=0.01):
    """The slope is always 0.01; use the argument `slope`."""
    return np.where(z > 0, 1.0, 0.01)


@misconception_of("leaky_relu_prime")
def prime_of_thirty_percent(z, slope=0.3):
    """Without an argument the slope is 0.3, the default of Keras; here it is 0.01."""
    return np.where(z > 0, 1.0, slope)


@misconception_of("leaky_relu_prime")
def prime_downward(z, slope=0.01):
    """On the left it is −slope; the leaky ReLU rises there too."""
    return np.where(z > 0, 1.0, -slope)


@misconception_of("leaky_relu_prime")
def z_on_the_right(z, slope=0.01):
    """On the right stands z, the function; its derivative is 1."""
    return np.where(z > 0, z, slope)


@misconception_of("leaky_relu_prime")
def prime_on_the_wrong_side(z, slope=0.01):
    """The sides are exchanged: 1 where z > 0, else the slope."""
    return np.where(z > 0, slope, 1.0)


@misconception_of("leaky_relu_prime")
def leaky_relu_for_its_slope(z, slope=0.01):
    """This is leaky_relu itself; its derivative is 1 or the slope, whatever z."""
    return leaky_relu(z, slope)


@misconception_of("leaky_relu_prime")
def leaky_corner_at_half(z, slope=0.01):
    """At 0 it is ½; this course takes the slope there."""
    return np.where(z > 0, 1.0, np.where(z < 0, slope, 0.5))


@misconception_of("leaky_relu_prime")
def leaky_corner_in_the_middle(z, slope=0.01):
    """At 0 it is the mean of both sides, as central differences have it; this course takes the
    slope there."""
    return np.where(z > 0, 1.0, np.where(z < 0, slope, (1 + slope) / 2))


@misconception_of("leaky_relu_prime")
def leaky_zero_by_zero(z, slope=0.01):
    """leaky_relu(z) / z is 0 / 0 = nan at z = 0; compare instead: 1 where z > 0, else the slope."""
    with np.errstate(all="ignore"):
        return leaky_relu(z, slope) / z


@misconception_of("leaky_relu_prime")
def slope_on_either_side(z, slope=0.01):
    """It is the slope on the right too; there the derivative is 1."""
    return np.full(np.shape(z), float(slope))


@misconception_of("leaky_relu_prime")
def one_on_either_side(z, slope=0.01):
    """It is 1 on the left too; there the derivative is the slope. (If you write in two steps: ask
    z itself, not the array in which the first step has already written.)"""
    return np.ones(np.shape(z))


@misconception_of("leaky_relu_prime")
def second_step_over_the_first(z, slope=0.01):
    """It is 1 on the left too: the second step, `d[d > 0] = 1`, also finds the slopes that the
    first one wrote. Ask z itself: `np.where(z > 0, 1, slope)`."""
    return np.where((z > 0) | (slope > 0), 1.0, slope)


@misconception_of("leaky_relu_prime")
def slope_added_on_both_sides(z, slope=0.01):
    """On the right it is 1 + slope; there the derivative is 1."""
    return np.where(z > 0, 1.0, 0.0) + slope


@misconception_of("leaky_relu_prime")
def slope_cut_to_a_whole_number(z, slope=0.01):
    """The slopes are written into an array of whole numbers, which cuts 0.01 to 0: make one of
    floats."""
    return np.where(z > 0, 1, int(slope))


@misconception_of("leaky_relu_prime")
def prime_of_a_tenth(z, slope=0.1):
    """Without an argument the slope is 0.1; here it is 0.01."""
    return np.where(z > 0, 1.0, slope)


@misconception_of("leaky_relu_prime")
def prime_of_twenty_percent(z, slope=0.2):
    """Without an argument the slope is 0.2, the default of TensorFlow; here it is 0.01."""
    return np.where(z > 0, 1.0, slope)


@misconception_of("leaky_relu_prime")
def prime_without_a_default(z, slope):
    """`slope` has no default; without an argument it is 0.01."""
    return np.where(z > 0, 1.0, slope)


@misconception_of("leaky_relu_prime")
def prime_by_another_name(z, alpha=0.01):
    """The second argument has another name; callers may write `slope=0.1`, so call it `slope`."""
    return np.where(z > 0, 1.0, alpha)


@misconception_of("leaky_relu_prime")
def prime_without_an_argument(z):
    """There is no argument for the slope: `def leaky_relu_prime(z, slope=0.01)`."""
    return np.where(z > 0, 1.0, 0.01)


@misconception_of("leaky_relu_prime")
def zero_taken_for_none(z, slope=0.01):
    """A slope of 0 is taken for none (`slope or 0.01`); it makes the slope of the plain relu."""
    return np.where(z > 0, 1.0, slope or 0.01)


@misconception_of("leaky_relu_prime")
def larger_of_sign_and_slope(z, slope=0.01):
    """This is max(sign z, slope), right only for slopes up to 1; above, the slope wins on the right
    too. Choose by the sign of z."""
    return np.maximum(np.sign(z), slope)


@misconception_of("leaky_relu_prime")
def prime_for_the_whole_array(z, slope=0.01):
    """`if z > 0` asks one question of a whole array; `np.where(z > 0, …)` asks each entry."""
    return np.array(1.0 if z > 0 else slope)


@misconception_of("leaky_relu_prime")
def primes_row_by_row(z, slope=0.01):
    """`for v in z` takes the rows of a matrix, not its entries, and a single number has none;
    `np.where(z > 0, …)` takes arrays of any shape."""
    return np.array([1.0 if v > 0 else slope for v in z])


@misconception_of("leaky_relu_prime")
def primes_flattened(z, slope=0.01):
    """The result is a flat array; it should have the shape of z: `np.where(z > 0, …)` keeps it."""
    return np.where(z > 0, 1.0, slope).ravel()


@misconception_of("leaky_relu_prime")
def primes_of_a_matrix(z, slope=0.01):
    """Two loops, over rows and columns, take matrices only; `np.where(z > 0, …)` takes arrays of
    any shape, a single number too."""
    return np.array([[1.0 if v > 0 else slope for v in row] for row in z])
