"""Known mistakes with computational graphs. Each docstring is what the student reads."""

import math
from itertools import count

import numpy as np

from autograder.examiner import misconception_of
from solutions.graph import sigmoid

# --- ProductMax -------------------------------------------------------------------------


class Product:
    """The graph, with a method for the slopes that a mistake may replace."""

    def forward(self, x1, x2, x3):
        self.x = x1, x2, x3
        return (x1 + x2) * max(x2, x3)

    def backward(self):
        x1, x2, x3 = self.x
        return self.slopes(x1 + x2, max(x2, x3), float(x2 > x3))

    def slopes(self, f, g, second):
        return g, g + f * second, f * (1 - second)


@misconception_of("ProductMax")
class one_path_from_x2(Product):
    """x2 reaches y on two paths, through the sum and through the maximum: where x2 wins, add
    both. Yours has the path through the sum alone."""

    def slopes(self, f, g, second):
        return g, g, f * (1 - second)


@misconception_of("ProductMax")
class path_through_the_maximum_only(Product):
    """x2 also enters the sum x1 + x2: where it wins the maximum, that path's contribution is
    added to the other one, it is not replaced by it."""

    def slopes(self, f, g, second):
        return g, f if second else g, f * (1 - second)


@misconception_of("ProductMax")
class maximum_passes_to_both(Product):
    """The maximum passes its gradient to the larger input only; the smaller one may move a
    little without any effect, so it gets 0."""

    def slopes(self, f, g, second):
        return g, g + f, f


@misconception_of("ProductMax")
class maximum_passes_to_the_smaller(Product):
    """The maximum's gradient went to the smaller of x2 and x3: it belongs to the larger."""

    def slopes(self, f, g, second):
        return g, g + f * (1 - second), f * second


@misconception_of("ProductMax")
class factors_not_exchanged(Product):
    """In a product, the derivative by one factor is the *other* factor: dy/df = g, dy/dg = f."""

    def slopes(self, f, g, second):
        return f, f + g * second, g * (1 - second)


@misconception_of("ProductMax")
class x2_always_wins(Product):
    """The maximum's gradient always goes to x2: where x3 is the larger, it belongs to x3."""

    def slopes(self, f, g, second):
        return g, g + f, 0.0


@misconception_of("ProductMax")
class x3_always_wins(Product):
    """The maximum's gradient always goes to x3: where x2 is the larger, it belongs to x2."""

    def slopes(self, f, g, second):
        return g, g, f


@misconception_of("ProductMax")
class half_to_each(Product):
    """The maximum's gradient is shared between its inputs: that is for a tie only; otherwise the
    larger one gets all of it."""

    def slopes(self, f, g, second):
        return g, g + f / 2, f / 2


@misconception_of("ProductMax")
class paths_multiplied(Product):
    """Along a path slopes are multiplied, but several paths are *added*: where x2 wins, dy/dx2
    is g + f."""

    def slopes(self, f, g, second):
        return g, g * f if second else g, f * (1 - second)


@misconception_of("ProductMax")
class graph_kept_in_the_class(Product):
    """The values of the forward pass are kept in the class (or in a global), so that a second
    object overwrites them: keep them in `self`."""

    def forward(self, x1, x2, x3):
        type(self).x = x1, x2, x3
        return (x1 + x2) * max(x2, x3)


@misconception_of("ProductMax")
class first_input_kept(Product):
    """backward() answers for the first input that forward() ever saw: each forward() has to
    replace what the one before has kept."""

    def forward(self, x1, x2, x3):
        self.x = getattr(self, "x", (x1, x2, x3))
        return (x1 + x2) * max(x2, x3)


@misconception_of("ProductMax")
class sum_of_the_factors(Product):
    """forward() adds the two factors: y is the *product* of x1 + x2 and the maximum."""

    def forward(self, x1, x2, x3):
        super().forward(x1, x2, x3)
        return x1 + x2 + max(x2, x3)


# --- SigmoidNeuron ----------------------------------------------------------------------


class Neuron:
    """The graph, with methods for the parts that a mistake may replace."""

    def forward(self, w, x, b):
        self.w, self.x, self.z = w, x, w @ x + b
        self.a = sigmoid(self.z)
        return self.a

    def slope(self):
        return self.a * (1 - self.a)

    def backward(self):
        return self.slope() * self.x, self.slope() * self.w, self.slope()


@misconception_of("SigmoidNeuron")
class slope_at_the_input(Neuron):
    """z(1 − z) is used for the slope: in σ' = a(1 − a), a is the output of the sigmoid."""

    def slope(self):
        return self.z * (1 - self.z)


@misconception_of("SigmoidNeuron")
class sigmoid_applied_twice(Neuron):
    """The slope is σ(a)(1 − σ(a)): the sigmoid is applied to its own output. a already is σ(z)."""

    def slope(self):
        return sigmoid(self.a) * (1 - sigmoid(self.a))


@misconception_of("SigmoidNeuron")
class slope_left_out(Neuron):
    """The slope of the sigmoid is missing: these are the gradients of w·x + b, not of
    σ(w·x + b)."""

    def slope(self):
        return 1.0


@misconception_of("SigmoidNeuron")
class output_for_slope(Neuron):
    """The output a stands where the slope a(1 − a) belongs."""

    def slope(self):
        return self.a


@misconception_of("SigmoidNeuron")
class slope_of_tanh(Neuron):
    """1 − a² is the slope of tanh; the sigmoid has a(1 − a)."""

    def slope(self):
        return 1 - self.a**2


@misconception_of("SigmoidNeuron")
class slope_negated(Neuron):
    """The sign is turned: σ' = a(1 − a) is positive."""

    def slope(self):
        return self.a * (self.a - 1)


@misconception_of("SigmoidNeuron")
class w_and_x_not_exchanged(Neuron):
    """dw and dx are exchanged: the derivative of w·x by w is x, and by x it is w."""

    def backward(self):
        return self.slope() * self.w, self.slope() * self.x, self.slope()


@misconception_of("SigmoidNeuron")
class bias_gradient_is_one(Neuron):
    """db is 1: that is dz/db, the last edge only; multiply by σ'(z), which lies on the way."""

    def backward(self):
        return self.slope() * self.x, self.slope() * self.w, 1.0


@misconception_of("SigmoidNeuron")
class bias_times_its_gradient(Neuron):
    """db is multiplied by b: z contains b itself, so dz/db = 1."""

    def backward(self):
        b = self.z - self.w @ self.x
        return self.slope() * self.x, self.slope() * self.w, self.slope() * b


@misconception_of("SigmoidNeuron")
class bias_left_out(Neuron):
    """The bias is left out of z = w·x + b."""

    def forward(self, w, x, b):
        return super().forward(w, x, 0.0)


@misconception_of("SigmoidNeuron")
class gradients_summed_over_inputs(Neuron):
    """dw and dx are numbers: each weight and each input has a slope of its own, shape (n,)."""

    def backward(self):
        return self.slope() * self.x.sum(), self.slope() * self.w.sum(), self.slope()


@misconception_of("SigmoidNeuron")
class weighted_input_returned(Neuron):
    """forward() returns z = w·x + b; the neuron's output is σ(z)."""

    def forward(self, w, x, b):
        super().forward(w, x, b)
        return self.z


@misconception_of("SigmoidNeuron")
class neuron_kept_in_the_class(Neuron):
    """The values of the forward pass are kept in the class (or in a global), so that a second
    object overwrites them: keep them in `self`."""

    def forward(self, w, x, b):
        kind = type(self)
        kind.w, kind.x, kind.z = w, x, w @ x + b
        kind.a = sigmoid(kind.z)
        return kind.a


# --- Value ------------------------------------------------------------------------------


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
    """The gradient of the result by itself is 1, and the walk starts with it; yours starts with 0,
    so everything stays 0."""

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
