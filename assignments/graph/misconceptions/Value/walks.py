"""Known mistakes in `Value`: the walk of `backward()`, its order and what it clears."""

from collections import Counter

from assignments.graph.misconceptions.Value.nodes import (
    Node,
    PowersForQuotients,
    Textbook,
    recursive_order,
)
from autograder.examiner import misconception_of


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

    graph = recursive_order

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
class gradients_pile_up_between_as_well(Textbook):
    """Gradients pile up from one backward() to the next, also in the nodes that your `-` makes in
    between: set the .grad of every node of the graph to 0 before each walk. (PyTorch lets them
    pile up, and leaves it to you to clear them.)"""

    def clear(self):
        pass


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
class walked_upwards_through_quotients(PowersForQuotients):
    """The nodes are visited from the leaves up to the result, so each passes its gradient on
    before it has any: go the other way round, `reversed`."""

    backward = walked_upwards.backward


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
