"""Known mistakes in `Value`: operations that hand nothing back, or not what they should."""

import math

from assignments.graph.misconceptions.Value.nodes import (
    Node,
    PowersForQuotients,
    Textbook,
    recursive_order,
)
from autograder.examiner import misconception_of


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
    graph = recursive_order


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
