"""Known mistakes in `square_pulse`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.neurons import square_pulse, step


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
    """`left < x <= right`, or `and`, asks one question of a whole array; combine two comparisons
    with `&`, or two step units."""
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


@misconception_of("square_pulse")
def chained_comparison_inside_where(x, left, right, height):
    """`left < x <= right`, or `and`, asks one question of a whole array, inside `np.where` too;
    combine two comparisons with `&`, or two step units."""
    return np.where(left < x <= right, height, 0.0)


@misconception_of("square_pulse")
def steep_edges(x, left, right, height):
    """The units are steep sigmoids, σ(1000 (x − l)): an edge is steep but no jump, and ½ at the
    edge itself; take threshold units."""
    return height * (np.tanh(500 * (x - left)) - np.tanh(500 * (x - right))) / 2


@misconception_of("square_pulse")
def rather_steep_edges(x, left, right, height):
    """The units are steep sigmoids, σ(100 (x − l)): an edge is steep but no jump, and ½ at the
    edge itself; take threshold units."""
    return height * (np.tanh(50 * (x - left)) - np.tanh(50 * (x - right))) / 2


@misconception_of("square_pulse")
def zero_taken_for_no_height(x, left, right, height):
    """A height of 0 is taken for none (`height or 1`); a pulse of that height is 0 everywhere."""
    return square_pulse(x, left, right, height or 1)
