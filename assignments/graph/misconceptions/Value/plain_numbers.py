"""Known mistakes in `Value`: plain numbers, on either side."""

from assignments.graph.misconceptions.Value.nodes import Node
from autograder.examiner import misconception_of


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
class no_unary_minus(Node):
    """`-a` is not understood: it needs `__neg__`."""

    __neg__ = None


@misconception_of("Value")
class no_number_plus_value(Node):
    """`2 + a` is not understood: it needs an `__radd__`, one that takes every number."""

    __radd__ = None


@misconception_of("Value")
class no_number_minus_value(Node):
    """`2 - a` is not understood: it needs an `__rsub__`, one that takes every number."""

    __rsub__ = None


@misconception_of("Value")
class no_number_times_value(Node):
    """`2 * a` is not understood: it needs an `__rmul__`, one that takes every number."""

    __rmul__ = None


@misconception_of("Value")
class no_number_over_value(Node):
    """`2 / a` is not understood: it needs an `__rtruediv__`, one that takes every number."""

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
class whole_numbers_only(Node):
    """Data and gradients are rounded to whole numbers: keep floats."""

    def __init__(self, data, edges=()):
        super().__init__(int(data), edges)
