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


@misconception_of("ProductMax")
class path_through_the_sum_lost(Product):
    """x2 also enters the sum x1 + x2, whoever wins the maximum: dy/dx2 has the term g in either
    case."""

    def slopes(self, f, g, second):
        return g, f * second, f * (1 - second)


@misconception_of("ProductMax")
class nothing_for_x3(Product):
    """dy/dx3 is 0 only where x2 is the larger; where x3 wins the maximum, it is f = x1 + x2."""

    def slopes(self, f, g, second):
        return g, g + f * second, 0.0


@misconception_of("ProductMax")
class sum_for_the_slope_by_x1(Product):
    """dy/dx1 is the *other* factor of the product, g = max(x2, x3), and not the sum x1 + x2."""

    def slopes(self, f, g, second):
        return f, g + f * second, f * (1 - second)


@misconception_of("ProductMax")
class starts_with_y(Product):
    """Every slope is multiplied by y: the walk back starts with dy/dy = 1, not with y itself."""

    def slopes(self, f, g, second):
        y = f * g
        return y * g, y * (g + f * second), y * f * (1 - second)


@misconception_of("ProductMax")
class slopes_of_the_example(Product):
    """(2, 5, 0) are the slopes at (1, 2, 0) only: compute them from what forward() has kept."""

    def slopes(self, f, g, second):
        return 2.0, 5.0, 0.0


@misconception_of("ProductMax")
class slopes_in_reverse_order(Product):
    """The slopes come in the order x3, x2, x1: return (dy/dx1, dy/dx2, dy/dx3)."""

    def slopes(self, f, g, second):
        return f * (1 - second), g + f * second, g


@misconception_of("ProductMax")
class slopes_of_the_parts(Product):
    """Not multiplied along the path: dy/dx2 through the maximum is (dy/dg)·(dg/dx2), with dy/dg = f
    and not 1."""

    def slopes(self, f, g, second):
        return g, g + second, 1 - second


@misconception_of("ProductMax")
class minimum_for_maximum(Product):
    """g is the *larger* of x2 and x3; yours takes the smaller, forwards and backwards."""

    def forward(self, x1, x2, x3):
        super().forward(x1, x2, x3)
        return (x1 + x2) * min(x2, x3)

    def backward(self):
        x1, x2, x3 = self.x
        return self.slopes(x1 + x2, min(x2, x3), float(x2 < x3))


@misconception_of("ProductMax")
class maximum_of_the_first_two(Product):
    """The maximum is of x2 and x3; yours is of x1 and x2."""

    def forward(self, x1, x2, x3):
        self.x = x1, x2, x3
        return (x1 + x2) * max(x1, x2)

    def backward(self):
        x1, x2, _ = self.x
        f, g, first = x1 + x2, max(x1, x2), float(x1 > x2)
        return g + f * first, g + f * (1 - first), 0.0


@misconception_of("ProductMax")
class slopes_pile_up(Product):
    """backward() adds to what an earlier backward() has left: it answers for the last forward()
    alone, so begin every one at 0."""

    def backward(self):
        before = getattr(self, "total", (0.0, 0.0, 0.0))
        self.total = tuple(a + b for a, b in zip(before, super().backward(), strict=True))
        return self.total


@misconception_of("ProductMax")
class forward_returns_nothing(Product):
    """forward() keeps y but does not return it: `return` is missing."""

    def forward(self, x1, x2, x3):
        super().forward(x1, x2, x3)


@misconception_of("ProductMax")
class backward_returns_nothing(Product):
    """backward() computes the slopes but does not return them: `return` is missing."""

    def backward(self):
        super().backward()


@misconception_of("ProductMax")
class slopes_under_names(Product):
    """backward() returns a dict; it is to return the three numbers (dy/dx1, dy/dx2, dy/dx3)."""

    def backward(self):
        return dict(zip(("x1", "x2", "x3"), super().backward(), strict=True))


@misconception_of("ProductMax")
class relu_for_the_maximum(Product):
    """The winner is decided by the sign of x2, as in relu: compare x2 with x3, not with 0."""

    def backward(self):
        x1, x2, x3 = self.x
        return self.slopes(x1 + x2, max(x2, x3), float(x2 > 0))


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


@misconception_of("SigmoidNeuron")
class bias_gradient_first(Neuron):
    """The gradients come in the order db, dw, dx: return (dw, dx, db), as forward(w, x, b)."""

    def backward(self):
        return self.slope(), self.slope() * self.x, self.slope() * self.w


@misconception_of("SigmoidNeuron")
class half_of_the_slope(Neuron):
    """The slope is only 1 − a; it is a(1 − a), both factors."""

    def slope(self):
        return 1 - self.a


@misconception_of("SigmoidNeuron")
class slope_squared(Neuron):
    """The slope a(1 − a) is there twice: the sigmoid is passed only once on the way back."""

    def slope(self):
        return (self.a * (1 - self.a)) ** 2


@misconception_of("SigmoidNeuron")
class square_missing_in_the_slope(Neuron):
    """e^−z/(1 + e^−z) is 1 − a; in σ'(z) = e^−z/(1 + e^−z)² the denominator is squared, and the
    shortest way is a(1 − a)."""

    def slope(self):
        return np.exp(-self.z) / (1 + np.exp(-2 * self.z))


@misconception_of("SigmoidNeuron")
class tanh_for_the_sigmoid(Neuron):
    """The output is tanh(z), with its slope 1 − a²; the neuron is σ(z) = 1/(1 + e^−z)."""

    def forward(self, w, x, b):
        super().forward(w, x, b)
        self.a = np.tanh(self.z)
        return self.a

    def slope(self):
        return 1 - self.a**2


@misconception_of("SigmoidNeuron")
class relu_for_the_sigmoid(Neuron):
    """The output is relu(z); the neuron is σ(z) = 1/(1 + e^−z)."""

    def forward(self, w, x, b):
        super().forward(w, x, b)
        self.a = max(self.z, 0.0)
        return self.a

    def slope(self):
        return float(self.z > 0)


@misconception_of("SigmoidNeuron")
class exponent_without_its_minus(Neuron):
    """1/(1 + e^z) is σ(−z): the exponent is −z."""

    def forward(self, w, x, b):
        super().forward(w, x, b)
        self.a = 1 - self.a
        return self.a


@misconception_of("SigmoidNeuron")
class a_sigmoid_for_each_input(Neuron):
    """w·x is one number, the sum of the products w_i x_i (`w @ x`); yours keeps the products apart
    and returns n outputs."""

    def forward(self, w, x, b):
        self.w, self.x = w, x
        self.a = sigmoid(w * x + b)
        return self.a


@misconception_of("SigmoidNeuron")
class bias_subtracted(Neuron):
    """z is w·x − b in yours, with the bias as a threshold; here it is added, w·x + b."""

    def forward(self, w, x, b):
        return super().forward(w, x, -b)

    def backward(self):
        return self.slope() * self.x, self.slope() * self.w, -self.slope()


@misconception_of("SigmoidNeuron")
class bias_has_no_gradient(Neuron):
    """db is 0; the bias moves z one to one, so its gradient is σ'(z)."""

    def backward(self):
        return self.slope() * self.x, self.slope() * self.w, 0.0


@misconception_of("SigmoidNeuron")
class bias_gradient_per_input(Neuron):
    """db has an entry for every input; the neuron has one bias, so db is a single number."""

    def backward(self):
        return self.slope() * self.x, self.slope() * self.w, self.slope() * np.ones_like(self.x)


@misconception_of("SigmoidNeuron")
class bias_gradient_in_a_list(Neuron):
    """db is an array with one entry; b is a number, and so is db."""

    def backward(self):
        return self.slope() * self.x, self.slope() * self.w, np.array([self.slope()])


@misconception_of("SigmoidNeuron")
class gradients_in_columns(Neuron):
    """dw and dx are columns, (n, 1); they have the shape of w and x, (n,)."""

    def backward(self):
        dw, dx = self.slope() * self.x, self.slope() * self.w
        return dw.reshape(-1, 1), dx.reshape(-1, 1), self.slope()


@misconception_of("SigmoidNeuron")
class gradients_averaged(Neuron):
    """dw and dx are divided by n, the number of inputs: z is a sum over them, not a mean."""

    def backward(self):
        n = self.x.size
        return self.slope() * self.x / n, self.slope() * self.w / n, self.slope()


@misconception_of("SigmoidNeuron")
class slope_missing_by_x(Neuron):
    """dx is w alone: on the way from x to a lies the sigmoid too, so multiply by a(1 − a)."""

    def backward(self):
        return self.slope() * self.x, self.w, self.slope()


@misconception_of("SigmoidNeuron")
class slope_missing_by_w(Neuron):
    """dw is x alone: on the way from w to a lies the sigmoid too, so multiply by a(1 − a)."""

    def backward(self):
        return self.x, self.slope() * self.w, self.slope()


@misconception_of("SigmoidNeuron")
class two_gradients_of_three(Neuron):
    """Only dw and db are returned; the inputs have a gradient too: (dw, dx, db)."""

    def backward(self):
        return self.slope() * self.x, self.slope()


@misconception_of("SigmoidNeuron")
class gradient_of_the_weights_only(Neuron):
    """Only dw is returned: (dw, dx, db) are wanted."""

    def backward(self):
        return self.slope() * self.x


@misconception_of("SigmoidNeuron")
class gradients_not_returned(Neuron):
    """backward() computes the gradients but does not return them: `return` is missing."""

    def backward(self):
        super().backward()


@misconception_of("SigmoidNeuron")
class first_inputs_kept(Neuron):
    """backward() answers with the w and x that forward() saw first: each forward() has to replace
    what the one before has kept."""

    def forward(self, w, x, b):
        kept = getattr(self, "w", w), getattr(self, "x", x)
        a = super().forward(w, x, b)
        self.w, self.x = kept
        return a


@misconception_of("SigmoidNeuron")
class gradients_of_neurons_pile_up(Neuron):
    """backward() adds to what an earlier backward() has left: it answers for the last forward()
    alone, so begin every one at 0."""

    def backward(self):
        before = getattr(self, "total", (0.0, 0.0, 0.0))
        self.total = tuple(a + b for a, b in zip(before, super().backward(), strict=True))
        return self.total


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
    """The result of exp() has no connection to its operand, so no gradient comes back through it:
    it has to remember where it came from."""

    def exp(self):
        return self.out(math.exp(self.data))


@misconception_of("Value")
class relu_cut_off(Node):
    """The result of relu() has no connection to its operand, so no gradient comes back through it:
    it has to remember where it came from."""

    def relu(self):
        return self.out(max(self.data, 0.0))


@misconception_of("Value")
class maximum_cut_off(Node):
    """The result of maximum() has no connection to its operands, so no gradient comes back through
    it: it has to remember where it came from."""

    def maximum(self, other):
        return self.out(max(self.data, self.lift(other).data))


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
