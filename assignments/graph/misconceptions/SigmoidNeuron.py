"""Known mistakes in `SigmoidNeuron`. Each docstring is what the student reads."""

import numpy as np

from autograder.examiner import misconception_of
from solutions.graph import sigmoid


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
