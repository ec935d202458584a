"""No NumPy: nested lists in, nested lists out."""

from math import exp, tanh


def elementwise(f):
    """Let a function of one number walk through lists of any depth."""

    def walk(z, *parameters):
        if hasattr(z, "tolist"):
            z = z.tolist()
        if isinstance(z, list):
            return [walk(entry, *parameters) for entry in z]
        return f(z, *parameters)

    return walk


@elementwise
def sigmoid(z):
    if z < 0:
        return 1 - sigmoid(-z) if z > -1 else exp(z) / (1 + exp(z))
    return 1 / (1 + exp(-z))


@elementwise
def sigmoid_prime(z):
    return sigmoid(z) * sigmoid(-z)


@elementwise
def tanh_prime(z):
    return 1.0 - tanh(z) ** 2


@elementwise
def relu(z):
    return max(0.0, z)


@elementwise
def relu_prime(z):
    return 1.0 if z > 0 else 0.0


@elementwise
def leak(z, slope):
    return z if z > 0 else slope * z


@elementwise
def leak_prime(z, slope):
    return 1.0 if z > 0 else slope


def leaky_relu(z, slope=0.01):
    return leak(z, slope)


def leaky_relu_prime(z, slope=0.01):
    return leak_prime(z, slope)
