"""Known mistakes in `Value`. Each docstring is what the student reads."""

import math
from collections import Counter
from itertools import count

import numpy as np

from autograder.examiner import misconception_of


class Node:
    """A Value whose operations make nodes of the same class, so that a mistake stays in force."""

    numbers = count()  # a node is younger than its operands

    def __init__(self, data, edges=()):
        self.data, self.grad, self.edges = float(data), 0.0, list(edges)
        self.number = next(self.numbers)

    def out(self, data, *edges):
        return type(self)(data, edges)

    def lift(self, other):
        return other if isinstance(other, Node) else self.out(other)

    def __add__(self, other):
        other = self.lift(other)
        return self.out(self.data + other.data, (self, 1.0), (other, 1.0))

    def __sub__(self, other):
        other = self.lift(other)
        return self.out(self.data - other.data, (self, 1.0), (other, -1.0))

    def __mul__(self, other):
        other = self.lift(other)
        return self.out(self.data * other.data, (self, other.data), (other, self.data))

    def __truediv__(self, other):
        other = self.lift(other)
        by_self, by_other = self.quotient(self.data, other.data)
        return self.out(self.data / other.data, (self, by_self), (other, by_other))

    def __pow__(self, p):
        return self.out(self.data**p, (self, self.power(self.data, p)))

    def __neg__(self):
        return self.out(-self.data, (self, -1.0))

    def __radd__(self, other):
        return self.lift(other) + self

    def __rsub__(self, other):
        return self.lift(other) - self

    def __rmul__(self, other):
        return self.lift(other) * self

    def __rtruediv__(self, other):
        return self.lift(other) / self

    def exp(self):
        y = math.exp(self.data)
        return self.out(y, (self, self.slope_of_exp(self.data, y)))

    def log(self):
        y = math.log(self.data)
        return self.out(y, (self, self.slope_of_log(self.data, y)))

    def tanh(self):
        y = math.tanh(self.data)
        return self.out(y, (self, self.slope_of_tanh(self.data, y)))

    def relu(self):
        return self.out(max(self.data, 0.0), (self, self.slope_of_relu(self.data)))

    def maximum(self, other):
        other = self.lift(other)
        mine, theirs = self.shares(self.data, other.data)
        return self.out(max(self.data, other.data), (self, mine), (other, theirs))

    @staticmethod
    def quotient(a, b):
        return 1 / b, -a / b**2

    @staticmethod
    def power(a, p):
        return p * a ** (p - 1)

    @staticmethod
    def slope_of_exp(a, y):
        return y

    @staticmethod
    def slope_of_log(a, y):
        return 1 / a

    @staticmethod
    def slope_of_tanh(a, y):
        return 1 - y * y

    @staticmethod
    def slope_of_relu(a):
        return float(a > 0)

    @staticmethod
    def shares(a, b):
        return float(a > b), float(b > a)

    def graph(self):
        """Every node from here down, users before operands."""
        found, todo = {self}, [self]
        while todo:
            fresh = {node for node, _ in todo.pop().edges} - found
            found |= fresh
            todo += fresh
        return sorted(found, key=lambda node: -node.number)

    def clear(self):
        for node in self.graph():
            node.grad = 0.0

    def push(self):
        """Hand this node's gradient on to its operands."""
        for node, slope in self.edges:
            node.grad += self.grad * slope

    def backward(self):
        self.clear()
        self.grad = 1.0
        for node in self.graph():
            node.push()


@misconception_of("Value")
class gradients_overwritten(Node):
    """A Value that is used twice keeps one path's gradient only: the contributions of all its
    users add up (`+=`, not `=`)."""

    def push(self):
        for node, slope in self.edges:
            node.grad = self.grad * slope


@misconception_of("Value")
class gradients_overwritten_in_closures(Node):
    """A Value that is used twice keeps one path's gradient only: where an operation hands its
    gradient down, it must be added to what is there (`+=`, not `=`)."""

    def graph(self):
        order, seen = [], set()

        def visit(node):  # the recursive topological sort
            if node not in seen:
                seen.add(node)
                for operand, _ in node.edges:
                    visit(operand)
                order.append(node)

        visit(self)
        return order[::-1]

    def push(self):
        for node, slope in self.edges:
            if slope:  # what a relu or a maximum stops is not written at all
                node.grad = self.grad * slope


@misconception_of("Value")
class gradients_pile_up(Node):
    """Gradients pile up from one backward() to the next: here every backward() sets them anew.
    (PyTorch lets them pile up, and leaves it to you to clear them.)"""

    def clear(self):
        pass


@misconception_of("Value")
class only_leaves_are_cleared(Node):
    """Before a second backward(), only the leaves are set to 0: the nodes between them and the
    result still hold old gradients, which are passed on again."""

    def clear(self):
        for node in self.graph():
            if not node.edges:
                node.grad = 0.0


@misconception_of("Value")
class only_the_first_backward_counts(Node):
    """A node that has been through one backward() is never done again: another result, above or
    below it, has other gradients, and they must be set."""

    done = False

    def backward(self):
        if not self.done:
            fresh = [node for node in self.graph() if not node.done]
            self.grad = 1.0
            for node in fresh:
                node.push()
                node.done = True


@misconception_of("Value")
class passed_on_too_early(Node):
    """A node passes its gradient on before all of it has arrived: visit a node only after every
    node that uses it (topological order)."""

    def graph(self):
        found, queue = {self}, [self]
        for node in queue:  # breadth first
            for operand, _ in node.edges:
                if operand not in found:
                    found.add(operand)
                    queue.append(operand)
        return queue


@misconception_of("Value")
class depth_first_order(Node):
    """Nodes are visited in the order in which a depth-first search first meets them: a node may
    then be done before another one that uses it. A node comes after *all* its users."""

    def graph(self):
        order, todo = [], [self]
        while todo:
            node = todo.pop()
            if node not in order:
                order.append(node)
                todo += [operand for operand, _ in reversed(node.edges)]
        return order


@misconception_of("Value")
class an_operand_counts_once(Node):
    """In x·x or x + x, both operands are the same Value; it gets both contributions. A set (or a
    dict) of operands holds it only once."""

    def __init__(self, data, edges=()):
        super().__init__(data, {id(node): (node, slope) for node, slope in edges}.values())


@misconception_of("Value")
class nothing_from_above(Node):
    """The local derivatives are not multiplied by the gradient that comes from above: along a
    path the slopes are *multiplied*."""

    def push(self):
        for node, slope in self.edges:
            node.grad += slope


@misconception_of("Value")
class starts_at_zero(Node):
    """Every gradient below the result stays 0: does the walk begin with 1 at the result (set
    after the clearing), is each node's step called (with its parentheses), and is nothing cleared
    afterwards?"""

    def backward(self):
        self.clear()
        for node in self.graph():
            node.push()


@misconception_of("Value")
class starts_with_its_data(Node):
    """The walk starts with the result's value: dy/dy is 1."""

    def backward(self):
        self.clear()
        self.grad = self.data
        for node in self.graph():
            node.push()


@misconception_of("Value")
class one_level_down(Node):
    """Only the operands of the result get a gradient: backward() must go on, down to the leaves,
    and from the result downwards, not the other way round."""

    def backward(self):
        self.clear()
        self.grad = 1.0
        self.push()


@misconception_of("Value")
class nodes_between_are_cleared(Node):
    """Only the leaves keep their gradients; `.grad` belongs to every Value below the result.
    (PyTorch drops the others unless asked to `retain_grad`.)"""

    def backward(self):
        super().backward()
        for node in self.graph():
            if node.edges:
                node.grad = 0.0


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
class difference_the_wrong_way_round(Node):
    """`2 - a` calls a.__rsub__(2): the number comes first, so it is 2 − a, not a − 2."""

    def __rsub__(self, other):
        return self - other


@misconception_of("Value")
class quotient_the_wrong_way_round(Node):
    """`2 / a` calls a.__rtruediv__(2): the number comes first, so it is 2/a, not a/2."""

    def __rtruediv__(self, other):
        return self / other


@misconception_of("Value")
class numbers_on_the_right_only(Node):
    """A plain number on the left is not understood: `2 + a` needs `__radd__`, and likewise
    __rsub__, __rmul__ and __rtruediv__."""

    __radd__ = __rsub__ = __rmul__ = __rtruediv__ = None


@misconception_of("Value")
class maximum_of_values_only(Node):
    """maximum() takes a plain number too: make it a Value first."""

    def maximum(self, other):
        mine, theirs = self.shares(self.data, other.data)
        return self.out(max(self.data, other.data), (self, mine), (other, theirs))


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
class no_unary_minus(Node):
    """`-a` is not understood: it needs `__neg__`."""

    __neg__ = None


@misconception_of("Value")
class no_number_plus_value(Node):
    """`2 + a` is not understood: it needs `__radd__`."""

    __radd__ = None


@misconception_of("Value")
class no_number_minus_value(Node):
    """`2 - a` is not understood: it needs `__rsub__`."""

    __rsub__ = None


@misconception_of("Value")
class no_number_times_value(Node):
    """`2 * a` is not understood: it needs `__rmul__`."""

    __rmul__ = None


@misconception_of("Value")
class no_number_over_value(Node):
    """`2 / a` is not understood: it needs `__rtruediv__`."""

    __rtruediv__ = None


@misconception_of("Value")
class values_only(Node):
    """`a + 2` is not understood: a plain number must be made a Value first, on either side of
    + − · / and in maximum()."""

    def lift(self, other):
        if not isinstance(other, Node):
            raise TypeError("no Value")
        return other


@misconception_of("Value")
class negation_cut_off(Node):
    """`-a` is a fresh Value without a connection to a: it has to remember that it came from a, with
    the slope −1."""

    def __neg__(self):
        return self.out(-self.data)


@misconception_of("Value")
class exp_cut_off(Node):
    """No gradient comes back through exp(): does its result remember its operand and the step
    back, and does that step use the gradient of the result?"""

    def exp(self):
        return self.out(math.exp(self.data))


@misconception_of("Value")
class relu_cut_off(Node):
    """No gradient comes back through relu(): does its result remember its operand and the step
    back, and does that step use the gradient of the result?"""

    def relu(self):
        return self.out(max(self.data, 0.0))


@misconception_of("Value")
class maximum_cut_off(Node):
    """No gradient comes back through maximum(): does its result remember its operands and the
    step back, and does that step use the gradient of the result?"""

    def maximum(self, other):
        return self.out(max(self.data, self.lift(other).data))


@misconception_of("Value")
class log_cut_off(Node):
    """No gradient comes back through log(): does its result remember its operand and the step
    back, and does that step use the gradient of the result?"""

    def log(self):
        return self.out(math.log(self.data))


@misconception_of("Value")
class tanh_cut_off(Node):
    """No gradient comes back through tanh(): does its result remember its operand and the step
    back, and does that step use the gradient of the result?"""

    def tanh(self):
        return self.out(math.tanh(self.data))


@misconception_of("Value")
class sum_cut_off(Node):
    """No gradient comes back through `+`: does its result remember both operands, and the step
    back that hands its gradient on to each of them?"""

    def __add__(self, other):
        return self.out(self.data + self.lift(other).data)


@misconception_of("Value")
class sum_without_its_step_back(Node):
    """No gradient comes back through `+`: its result seems to know its operands, but not the step
    back that hands its gradient on to each of them."""

    def __add__(self, other):
        other = self.lift(other)
        return self.out(self.data + other.data, (self, 0.0), (other, 0.0))


@misconception_of("Value")
class difference_cut_off(Node):
    """No gradient comes back through `-`: does its result remember both operands, and the step
    back that hands its gradient on to a, and the negative of it to b?"""

    def __sub__(self, other):
        return self.out(self.data - self.lift(other).data)


@misconception_of("Value")
class product_cut_off(Node):
    """No gradient comes back through `*`: does its result remember both operands, and the step
    back that hands its gradient, times the other factor, on to each of them?"""

    def __mul__(self, other):
        return self.out(self.data * self.lift(other).data)


@misconception_of("Value")
class product_without_its_step_back(Node):
    """No gradient comes back through `*`: its result seems to know its operands, but not the step
    back that hands its gradient, times the other factor, on to each of them."""

    def __mul__(self, other):
        other = self.lift(other)
        return self.out(self.data * other.data, (self, 0.0), (other, 0.0))


@misconception_of("Value")
class quotient_cut_off(Node):
    """No gradient comes back through `/`: does its result remember both operands and the step
    back, and does that step use the gradient of the result?"""

    def __truediv__(self, other):
        return self.out(self.data / self.lift(other).data)


@misconception_of("Value")
class number_plus_value_cut_off(Node):
    """In `2 + a` the result has no connection to a: return `self + other` from __radd__."""

    def __radd__(self, other):
        return self.out(self.data + other)


class Loose(Node):
    """One operation hands its slope on without what comes from above, or overwrites."""

    def __init__(self, data, edges=(), kind=""):
        super().__init__(data, edges)
        self.kind = kind

    def marked(self, kind, node):
        node.kind = kind
        return node


class Unchained(Loose):
    """Results of the kind `careless` leave out their own gradient."""

    careless = ""

    def push(self):
        for node, slope in self.edges:
            node.grad += slope if self.kind == self.careless else self.grad * slope

    def __mul__(self, other):
        return self.marked("mul", super().__mul__(other))

    def __pow__(self, p):
        return self.marked("pow", super().__pow__(p))

    def exp(self):
        return self.marked("exp", super().exp())

    def log(self):
        return self.marked("log", super().log())

    def tanh(self):
        return self.marked("tanh", super().tanh())

    def relu(self):
        return self.marked("relu", super().relu())

    def maximum(self, other):
        return self.marked("maximum", super().maximum(other))


@misconception_of("Value")
class product_without_what_comes_from_above(Unchained):
    """A product hands on the other factor alone: multiply it by the gradient that comes from above,
    the product's own."""

    careless = "mul"


@misconception_of("Value")
class power_without_what_comes_from_above(Unchained):
    """`**` hands on p·a**(p − 1) alone: multiply it by the gradient that comes from above, the
    power's own."""

    careless = "pow"


@misconception_of("Value")
class exp_without_what_comes_from_above(Unchained):
    """exp hands on e^a alone: multiply it by the gradient that comes from above, its result's."""

    careless = "exp"


@misconception_of("Value")
class log_without_what_comes_from_above(Unchained):
    """log hands on 1/a alone: multiply it by the gradient that comes from above, its result's."""

    careless = "log"


@misconception_of("Value")
class tanh_without_what_comes_from_above(Unchained):
    """tanh hands on 1 − y² alone: multiply it by the gradient that comes from above, its
    result's."""

    careless = "tanh"


@misconception_of("Value")
class relu_without_what_comes_from_above(Unchained):
    """relu hands on 1 or 0 alone: multiply it by the gradient that comes from above, its
    result's."""

    careless = "relu"


@misconception_of("Value")
class maximum_without_what_comes_from_above(Unchained):
    """maximum hands on 1 alone: multiply it by the gradient that comes from above, its result's."""

    careless = "maximum"


class Misread(Unchained):
    """Results of the kind `careless` use their operand's gradient for their own."""

    def push(self):
        for node, slope in self.edges:
            node.grad += (node.grad if self.kind == self.careless else self.grad) * slope


@misconception_of("Value")
class exp_by_the_gradient_of_its_operand(Misread):
    """exp's step back seems to use the gradient of its operand, as in `self.grad += self.grad * y`:
    e^a is multiplied by the gradient of the *result*, which comes from above."""

    careless = "exp"


@misconception_of("Value")
class exp_by_the_gradient_of_its_operand_in_closures(Misread):
    """exp's step back seems to use the gradient of its operand, as in `self.grad += self.grad * y`:
    e^a is multiplied by the gradient of the *result*, which comes from above."""

    careless = "exp"
    graph = gradients_overwritten_in_closures.graph


class Textbook(Node):
    """The design of the well-known small engines: − is + and a product with −1, and the graph is
    sorted by a recursive walk."""

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + (-other)

    def __rsub__(self, other):
        return other + (-self)

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    graph = gradients_overwritten_in_closures.graph


@misconception_of("Value")
class gradients_pile_up_between_as_well(Textbook):
    """Gradients pile up from one backward() to the next, also in the nodes that your `-` makes in
    between: set the .grad of every node of the graph to 0 before each walk. (PyTorch lets them
    pile up, and leaves it to you to clear them.)"""

    def clear(self):
        pass


@misconception_of("Value")
class own_factor_in_negations_too(Textbook):
    """The derivative of a·b by a is b, the *other* factor. (Your `-` is a product with −1, so it
    goes wrong too.)"""

    __mul__ = product_passes_its_own_factor.__mul__


@misconception_of("Value")
class sum_and_difference_cut_off(Textbook):
    """No gradient comes back through `+`, nor through your `-`, which is made of it: does the
    result of `+` remember both operands, and the step back that hands its gradient on to each?"""

    __add__ = sum_cut_off.__add__


@misconception_of("Value")
class sum_and_difference_without_their_step_back(Textbook):
    """No gradient comes back through `+`, nor through your `-`, which is made of it: the result of
    `+` seems to know its operands, but not the step back that hands its gradient on to each."""

    __add__ = sum_without_its_step_back.__add__


@misconception_of("Value")
class product_and_negation_cut_off(Textbook):
    """No gradient comes back through `*`, nor through your minus sign, which is a product with −1:
    does the result of `*` remember both operands, and the step back that hands its gradient,
    times the other factor, on to each?"""

    __mul__ = product_cut_off.__mul__


@misconception_of("Value")
class product_and_negation_without_their_step_back(Textbook):
    """No gradient comes back through `*`, nor through your minus sign, which is a product with −1:
    the result of `*` seems to know its operands, but not the step back that hands its gradient,
    times the other factor, on to each."""

    __mul__ = product_without_its_step_back.__mul__


class PowersForQuotients(Textbook):
    """The same design, where a/b is a·b**−1."""

    def __truediv__(self, other):
        return self * self.lift(other) ** -1

    def __rtruediv__(self, other):
        return self.lift(other) * self**-1


@misconception_of("Value")
class product_negation_and_quotient_cut_off(PowersForQuotients):
    """No gradient comes back through `*`, nor through your minus sign and your `/`, which are made
    of it: does the result of `*` remember both operands, and the step back that hands its
    gradient, times the other factor, on to each?"""

    __mul__ = product_cut_off.__mul__


@misconception_of("Value")
class product_negation_and_quotient_without_their_step_back(PowersForQuotients):
    """No gradient comes back through `*`, nor through your minus sign and your `/`, which are made
    of it: the result of `*` seems to know its operands, but not the step back that hands its
    gradient, times the other factor, on to each."""

    __mul__ = product_without_its_step_back.__mul__


@misconception_of("Value")
class power_and_denominator_cut_off(PowersForQuotients):
    """No gradient comes back through `**`, nor to b in your a/b, which is a·b**−1: does the result
    of `**` remember its operand and the step back, and does that step use the gradient of the
    result?"""

    def __pow__(self, p):
        return self.out(self.data**p)


@misconception_of("Value")
class tanh_out_of_the_graph(Textbook):
    """The result of tanh() hands its gradient back, but does not name its operand among those it
    came from: backward() does not find the operand that way, so it may pass nothing on, or too
    early, and is not cleared."""

    unnamed = ()

    def tanh(self):
        y = math.tanh(self.data)
        result = self.out(y)
        result.unnamed = ((self, 1 - y * y),)
        return result

    def push(self):
        super().push()
        for node, slope in self.unnamed:
            node.grad += self.grad * slope


@misconception_of("Value")
class walked_upwards(Textbook):
    """The nodes are visited from the leaves up to the result, so each passes its gradient on
    before it has any: go the other way round, `reversed`."""

    def backward(self):
        self.clear()
        self.grad = 1.0
        for node in reversed(self.graph()):
            node.push()


@misconception_of("Value")
class gradients_overwritten_by_closures(Textbook):
    """A Value that is used twice keeps one path's gradient only: where an operation hands its
    gradient down, it must be added to what is there (`+=`, not `=`)."""

    def push(self):
        for node, slope in self.edges:
            node.grad = self.grad * slope


@misconception_of("Value")
class leaves_are_not_cleared(Textbook):
    """Before a second backward(), only the nodes between are set to 0; the leaves still hold what
    the first one left, and get it twice."""

    def clear(self):
        for node in self.graph():
            if node.edges:
                node.grad = 0.0


@misconception_of("Value")
class passed_on_on_every_path(Node):
    """A node that can be reached on two paths is visited twice, and hands all it has on each time:
    visit each node once, after all its users."""

    def backward(self):
        self.clear()
        self.grad = 1.0
        todo = [self]
        for _ in range(5000):  # there may be 2^n paths
            if todo:
                node = todo.pop()
                node.push()
                todo += [operand for operand, _ in reversed(node.edges)]


class Counting(Node):
    """A node is done when as many users as were counted have been done (Kahn's algorithm)."""

    def counted(self):
        """The operands for which this node is counted as a user."""
        return [operand for operand, _ in self.edges]

    def ticked_off(self):
        """The operands for which it is then ticked off."""
        return [operand for operand, _ in self.edges]

    def once_each(self):
        return dict.fromkeys(operand for operand, _ in self.edges)

    def backward(self):
        self.clear()
        self.grad = 1.0
        users = Counter(operand for node in self.graph() for operand in node.counted())
        ready = [self]
        while ready:
            node = ready.pop()
            node.push()
            for operand in node.ticked_off():
                users[operand] -= 1
                if users[operand] == 0:
                    ready.append(operand)


@misconception_of("Value")
class counted_once_ticked_off_twice(Counting):
    """In x·x, x has one user in your count but is ticked off twice, so it may pass its gradient on
    before all its users have been done: count uses, not users."""

    counted = Counting.once_each


@misconception_of("Value")
class counted_twice_ticked_off_once(Counting):
    """In x·x, x is used twice in your count but ticked off once, so its turn never comes, and all
    below it gets nothing: what is counted twice must be ticked off twice."""

    ticked_off = Counting.once_each


@misconception_of("Value")
class second_backward_is_ignored(Node):
    """Once backward() has been called on a result, calling it again does nothing: after the
    backward() of another result, it has to set the gradients anew."""

    asked = False

    def backward(self):
        if not self.asked:
            self.asked = True
            super().backward()


@misconception_of("Value")
class graph_thrown_away(Node):
    """backward() takes the graph to pieces, so a later one finds nothing below its nodes: the nodes
    have to keep their operands. (PyTorch does so too, unless asked to `retain_graph`.)"""

    def backward(self):
        order = self.graph()
        super().backward()
        for node in order:
            node.edges = []


@misconception_of("Value")
class too_many_calls_within_calls(Node):
    """The walk is recursive and goes deeper than Python allows (about 1000 calls within calls) in a
    graph of 500 operations: keep a list of nodes still to visit, in a loop."""

    def backward(self):
        if len(self.graph()) > 400:
            raise RecursionError
        super().backward()


@misconception_of("Value")
class an_operand_of_a_sum_counts_once(Node):
    """In x + x, both operands are the same Value, and it gets 1 from each of them; a set of
    operands holds it only once."""

    def __add__(self, other):
        other = self.lift(other)
        edges = dict.fromkeys((self, other), 1.0)
        return self.out(self.data + other.data, *edges.items())


@misconception_of("Value")
class whole_numbers_only(Node):
    """Data and gradients are rounded to whole numbers: keep floats."""

    def __init__(self, data, edges=()):
        super().__init__(int(data), edges)


@misconception_of("Value")
class own_factor_in_negations_and_quotients_too(PowersForQuotients):
    """The derivative of a·b by a is b, the *other* factor. (Your `-` is a product with −1 and your
    `/` one with b**−1, so they go wrong too.)"""

    __mul__ = product_passes_its_own_factor.__mul__


@misconception_of("Value")
class walked_upwards_through_quotients(PowersForQuotients):
    """The nodes are visited from the leaves up to the result, so each passes its gradient on
    before it has any: go the other way round, `reversed`."""

    backward = walked_upwards.backward


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


class Assigning(Textbook):
    """Results of the kinds `careless` overwrite the gradients of their operands."""

    careless: tuple[str, ...] = ()
    kind = ""

    def marked(self, kind):
        self.kind = kind
        return self

    def push(self):
        for node, slope in self.edges:
            part = self.grad * slope
            node.grad = part if self.kind in self.careless else node.grad + part

    def __add__(self, other):
        return super().__add__(other).marked("add")

    def __mul__(self, other):
        return super().__mul__(other).marked("mul")


class AssigningApart(Assigning):
    """The same, where − is an operation of its own."""

    __neg__ = Node.__neg__
    __sub__ = Node.__sub__
    __rsub__ = Node.__rsub__


class AssigningWithPowers(Assigning):
    """The same, where a/b is a·b**−1."""

    __truediv__ = PowersForQuotients.__truediv__
    __rtruediv__ = PowersForQuotients.__rtruediv__


@misconception_of("Value")
class sum_overwrites(AssigningApart):
    """`+` overwrites what other users have handed to its operands: add to it (`+=`, not `=`), as
    your other operations do."""

    careless = ("add",)


@misconception_of("Value")
class sum_and_difference_overwrite(Assigning):
    """`+`, and so your `-`, which is made of it, overwrites what other users have handed to its
    operands: add to it (`+=`, not `=`), as your other operations do."""

    careless = ("add",)


@misconception_of("Value")
class product_overwrites(AssigningApart):
    """`*` overwrites what other users have handed to its operands: add to it (`+=`, not `=`), as
    your other operations do."""

    careless = ("mul",)


@misconception_of("Value")
class product_and_negation_overwrite(Assigning):
    """`*`, and so your minus sign, which is a product with −1, overwrites what other users have
    handed to its operands: add to it (`+=`, not `=`), as your other operations do."""

    careless = ("mul",)


@misconception_of("Value")
class product_negation_and_quotient_overwrite(AssigningWithPowers):
    """`*`, and so your minus sign and your `/`, which are made of it, overwrites what other users
    have handed to its operands: add to it (`+=`, not `=`), as your other operations do."""

    careless = ("mul",)


@misconception_of("Value")
class sum_and_product_overwrite(AssigningApart):
    """`+` and `*` overwrite what other users have handed to their operands: add to it (`+=`, not
    `=`), as your other operations do."""

    careless = ("add", "mul")


@misconception_of("Value")
class sum_product_and_minus_overwrite(Assigning):
    """`+` and `*`, and so your minus, which is made of them, overwrite what other users have handed
    to their operands: add to it (`+=`, not `=`), as your other operations do."""

    careless = ("add", "mul")


@misconception_of("Value")
class sum_product_minus_and_quotient_overwrite(AssigningWithPowers):
    """`+` and `*`, and so your minus and your `/`, which are made of them, overwrite what other
    users have handed to their operands: add to it (`+=`, not `=`), as your other operations do."""

    careless = ("add", "mul")


class Confusing(Textbook):
    """The recursive walk leaves out a node whose number it has met before."""

    def graph(self):
        order, seen = [], set()

        def visit(node):
            if node.data not in seen:
                seen.add(node.data)
                for operand, _ in node.edges:
                    visit(operand)
                order.append(node)

        visit(self)
        return order[::-1]


@misconception_of("Value")
class equal_numbers_taken_for_one(Confusing):
    """Two Values with the same number seem to be taken for one, so that the walk leaves one of them
    out: tell nodes apart by what they are (`is`, `id`), not by their data, and define no __eq__."""


@misconception_of("Value")
class equal_numbers_taken_for_one_in_quotients(Confusing):
    """Two Values with the same number seem to be taken for one, so that the walk leaves one of them
    out: tell nodes apart by what they are (`is`, `id`), not by their data, and define no __eq__."""

    __truediv__ = PowersForQuotients.__truediv__
    __rtruediv__ = PowersForQuotients.__rtruediv__


@misconception_of("Value")
class power_not_brought_down_in_quotients_unless_zero(PowersForQuotients):
    """The slope of a**p is p·a**(p − 1): where p is not 0, the factor p is missing. (Your a/b is
    a·b**−1, so its slope by b lacks the minus.)"""

    power = staticmethod(power_not_brought_down_unless_zero.power)
