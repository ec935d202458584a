"""No NumPy; whole weights, and thresholds that sit exactly on a reachable sum."""


def plain(a):
    """Nested lists of Python floats, or one float, whatever came in."""
    if hasattr(a, "tolist"):
        a = a.tolist()
    if isinstance(a, (list, tuple)):
        return [plain(entry) for entry in a]
    return float(a)


def each(f, a):
    if isinstance(a, list):
        return [each(f, entry) for entry in a]
    return f(a)


def fire(z):
    return 1 if z > 0 else 0


def step(z):
    return each(fire, plain(z))


def perceptron(w, b, X):
    w = plain(w)
    columns = zip(*plain(X), strict=True)
    return [fire(sum(wk * xk for wk, xk in zip(w, x, strict=True)) + b) for x in columns]


def gate(name):
    if name == "and":
        return [1, 1], -1
    if name == "or":
        return [1, 1], 0
    if name == "nand":
        return [-1, -1], 2
    if name == "nor":
        return [-1, -1], 1
    raise ValueError("gates: and, or, nand, nor")


def xor_network():
    """At least one, but not both."""
    return [[1, 1], [1, 1]], [[0], [-1]], [[1, -1]], [[0]]


def dnf_network(minterms):
    rows = [[int(bit) for bit in row] for row in plain(minterms)]
    W1 = [[1 if bit else -1 for bit in row] for row in rows]
    b1 = [[1 - sum(row)] for row in rows]
    return W1, b1, [[1] * len(rows)], [[0]]


def square_pulse(x, left, right, height):
    return each(lambda v: height * (fire(v - left) - fire(v - right)), plain(x))
