"""Known mistakes in `Value`: wrong slopes, and with them some wrong values."""

import math

import numpy as np

from assignments.graph.misconceptions.Value.nodes import Node, PowersForQuotients, Textbook
from autograder.examiner import misconception_of


@misconception_of("Value")
class product_passes_its_own_factor(Node):
    """The derivative of a·b by a is b, the *other* factor."""

    def __mul__(self, other):
        other = self.lift(other)
        return self.out(self.data * other.data, (self, self.data), (other, other.data))


@misconception_of("Value")
class difference_without_minus(Node):
    """a − b has the slope −1 by b, not +1."""

    def __sub__(self, other):
        other = self.lift(other)
        return self.out(self.data - other.data, (self, 1.0), (other, 1.0))


@misconception_of("Value")
class quotient_without_minus(Node):
    """a/b falls as b grows: its slope by b is −a/b², with a minus."""

    @staticmethod
    def quotient(a, b):
        return 1 / b, a / b**2


@misconception_of("Value")
class quotient_unsquared(Node):
    """The slope of a/b by b is −a/b²: the square of b is missing."""

    @staticmethod
    def quotient(a, b):
        return 1 / b, -a / b


@misconception_of("Value")
class quotient_without_its_numerator(Node):
    """The slope of a/b by b is −a/b²: the numerator a is missing."""

    @staticmethod
    def quotient(a, b):
        return 1 / b, -1 / b**2


@misconception_of("Value")
class power_not_brought_down(Node):
    """The slope of a**p is p·a**(p − 1): the factor p is missing."""

    @staticmethod
    def power(a, p):
        return a ** (p - 1)


@misconception_of("Value")
class power_not_lowered(Node):
    """The slope of a**p is p·a**(p − 1): the power is not lowered by one."""

    @staticmethod
    def power(a, p):
        return p * a**p


@misconception_of("Value")
class slope_of_exp_by_the_power_rule(Node):
    """exp has itself for its slope, e^a; the power rule a·e^(a − 1) is for a fixed exponent."""

    @staticmethod
    def slope_of_exp(a, y):
        return a * math.exp(a - 1)


@misconception_of("Value")
class slope_of_log_at_the_output(Node):
    """The slope of log is 1/a, where a is what log is taken of; yours is 1/log(a)."""

    @staticmethod
    def slope_of_log(a, y):
        return 1 / y


@misconception_of("Value")
class slope_of_tanh_with_plus(Node):
    """The slope of tanh is 1 − tanh² a, with a minus."""

    @staticmethod
    def slope_of_tanh(a, y):
        return 1 + y * y


@misconception_of("Value")
class slope_of_tanh_at_the_input(Node):
    """The slope of tanh is 1 − y², where y = tanh a is the output; yours is 1 − a²."""

    @staticmethod
    def slope_of_tanh(a, y):
        return 1 - a * a


@misconception_of("Value")
class slope_of_the_sigmoid(Node):
    """y(1 − y) is the slope of the sigmoid; tanh has 1 − y²."""

    @staticmethod
    def slope_of_tanh(a, y):
        return y * (1 - y)


@misconception_of("Value")
class relu_lets_everything_back(Node):
    """relu stops the gradient where a < 0: it is flat there."""

    @staticmethod
    def slope_of_relu(a):
        return 1.0


@misconception_of("Value")
class relu_for_its_slope(Node):
    """The gradient is multiplied by relu(a); the slope of relu is 1 where a > 0, else 0."""

    @staticmethod
    def slope_of_relu(a):
        return max(a, 0.0)


@misconception_of("Value")
class both_sides_of_a_maximum(Node):
    """maximum passes its gradient to the larger operand only; the smaller one gets 0."""

    @staticmethod
    def shares(a, b):
        return 1.0, 1.0


@misconception_of("Value")
class first_side_of_a_maximum(Node):
    """maximum passes its gradient to the larger operand, whichever side that is; yours always
    passes it to the first."""

    @staticmethod
    def shares(a, b):
        return 1.0, 0.0


@misconception_of("Value")
class smaller_side_of_a_maximum(Node):
    """maximum passes its gradient to the larger operand; yours passes it to the smaller."""

    @staticmethod
    def shares(a, b):
        return float(a < b), float(b < a)


@misconception_of("Value")
class slopes_of_differences(Node):
    """The slopes are taken by one-sided differences with a coarse step: the local derivatives are
    known exactly, use the formulas."""

    @staticmethod
    def slope_of_exp(a, y):
        return (math.exp(a + 0.01) - y) / 0.01

    @staticmethod
    def slope_of_log(a, y):
        return (math.log(a + 0.01) - y) / 0.01

    @staticmethod
    def slope_of_tanh(a, y):
        return (math.tanh(a + 0.01) - y) / 0.01


@misconception_of("Value")
class logarithm_to_base_ten(Node):
    """log() is the natural logarithm, the inverse of exp(); yours is to another base."""

    def log(self):
        return self.out(np.log10(self.data), (self, 1 / (self.data * math.log(10))))


@misconception_of("Value")
class logarithm_to_base_ten_unawares(Node):
    """log() is the natural logarithm, the inverse of exp(), math.log: yours is to base 10, and its
    slope 1/a is not even that one's."""

    def log(self):
        return self.out(math.log10(self.data), (self, 1 / self.data))


@misconception_of("Value")
class exponent_for_the_slope_of_exp(Node):
    """The slope of exp at a is e^a, the result itself; yours is a."""

    @staticmethod
    def slope_of_exp(a, y):
        return a


@misconception_of("Value")
class slope_of_log_upside_down(Node):
    """The slope of log at a is 1/a; yours is a."""

    @staticmethod
    def slope_of_log(a, y):
        return a


@misconception_of("Value")
class slope_of_tanh_unsquared(Node):
    """The slope of tanh is 1 − y² with y = tanh a; yours is 1 − y, without the square."""

    @staticmethod
    def slope_of_tanh(a, y):
        return 1 - y


@misconception_of("Value")
class power_minus_one_outside(Node):
    """The slope of a**p is p·a**(p − 1), and yours is p·a**p − 1: `**` binds more tightly than `-`,
    so p − 1 needs parentheses."""

    @staticmethod
    def power(a, p):
        return p * a**p - 1


@misconception_of("Value")
class power_has_no_slope(Node):
    """`**` hands nothing back: a**p has the slope p·a**(p − 1)."""

    @staticmethod
    def power(a, p):
        return 0.0


@misconception_of("Value")
class power_by_the_logarithm(Node):
    """a**p is taken as e^(p log a), which has no value where a < 0; (−2)**3 is −8. Use `**` on the
    floats."""

    def __pow__(self, p):
        return (self.log() * p).exp()


@misconception_of("Value")
class quotient_by_its_numerator_only(Node):
    """In a/b only a gets a gradient; b gets −a/b²."""

    @staticmethod
    def quotient(a, b):
        return 1 / b, 0.0


@misconception_of("Value")
class leaky_relu(Node):
    """This is the leaky relu: relu has the slope 0 where a < 0."""

    @staticmethod
    def slope_of_relu(a):
        return 1.0 if a > 0 else 0.01


@misconception_of("Value")
class half_to_each_side_of_a_maximum(Node):
    """maximum shares its gradient between its operands: that is for a tie only; otherwise the
    larger one gets all of it."""

    @staticmethod
    def shares(a, b):
        return 0.5, 0.5


@misconception_of("Value")
class larger_in_size(Node):
    """maximum passes its gradient to the operand of the larger *size* |a|; the larger number is
    meant: max(−3, 1) is 1."""

    @staticmethod
    def shares(a, b):
        return float(abs(a) > abs(b)), float(abs(b) > abs(a))


@misconception_of("Value")
class minimum_of_values(Node):
    """maximum() gives the smaller of the two."""

    def maximum(self, other):
        other = self.lift(other)
        mine, theirs = self.shares(other.data, self.data)
        return self.out(min(self.data, other.data), (self, mine), (other, theirs))


@misconception_of("Value")
class difference_of_values_without_minus(Node):
    """a − b has the slope −1 by b, not +1. (Where a plain number stands on the left, yours is
    right.)"""

    def __sub__(self, other):
        other = self.lift(other)
        return self.out(self.data - other.data, (self, 1.0), (other, 1.0))

    def __rsub__(self, other):
        return -self + other


@misconception_of("Value")
class own_factor_in_negations_too(Textbook):
    """The derivative of a·b by a is b, the *other* factor. (Your `-` is a product with −1, so it
    goes wrong too.)"""

    __mul__ = product_passes_its_own_factor.__mul__


@misconception_of("Value")
class own_factor_in_negations_and_quotients_too(PowersForQuotients):
    """The derivative of a·b by a is b, the *other* factor. (Your `-` is a product with −1 and your
    `/` one with b**−1, so they go wrong too.)"""

    __mul__ = product_passes_its_own_factor.__mul__


@misconception_of("Value")
class power_not_brought_down_in_quotients_either(PowersForQuotients):
    """The slope of a**p is p·a**(p − 1): the factor p is missing. (Your a/b is a·b**−1, so its
    slope by b lacks the minus.)"""

    power = staticmethod(power_not_brought_down.power)


@misconception_of("Value")
class power_not_lowered_in_quotients_either(PowersForQuotients):
    """The slope of a**p is p·a**(p − 1): the power is not lowered by one. (Your a/b is a·b**−1, so
    its slope by b goes wrong too.)"""

    power = staticmethod(power_not_lowered.power)


@misconception_of("Value")
class power_not_brought_down_unless_zero(Node):
    """The slope of a**p is p·a**(p − 1): where p is not 0, the factor p is missing."""

    @staticmethod
    def power(a, p):
        return a ** (p - 1) if p else 0.0


@misconception_of("Value")
class negation_without_minus(Node):
    """−a has the slope −1, not +1."""

    def __neg__(self):
        return self.out(-self.data, (self, 1.0))


@misconception_of("Value")
class negation_and_difference_without_minus(Textbook):
    """−a has the slope −1, not +1. (Your a − b is a + (−b), so it goes wrong too.)"""

    __neg__ = negation_without_minus.__neg__


@misconception_of("Value")
class power_not_brought_down_in_quotients_unless_zero(PowersForQuotients):
    """The slope of a**p is p·a**(p − 1): where p is not 0, the factor p is missing. (Your a/b is
    a·b**−1, so its slope by b lacks the minus.)"""

    power = staticmethod(power_not_brought_down_unless_zero.power)
