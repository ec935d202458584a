"""Known mistakes in `ProductMax`. Each docstring is what the student reads."""

from autograder.examiner import misconception_of


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
