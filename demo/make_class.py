"""Makes the demo class: real submissions to `backprop`, right and wrong, notebooks and files.

    python demo/make_class.py      (run from the course's folder)

Each notebook is the released one with a student's answers typed into the stubs.
"""

import textwrap
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parent.parent
CLASS = ROOT / "demo" / "class"
STARTER = ROOT / "starter" / "backprop" / "backprop.ipynb"

RIGHT = {
    "output_delta": "return (A - Y) * sigmoid_prime(Z)",
    "cross_entropy_delta": "return A - Y",
    "hidden_delta": "return (W_next.T @ delta_next) * sigmoid_prime(Z)",
    "bias_gradient": "return delta.mean(axis=1, keepdims=True)",
    "weight_gradient": "return delta @ A_prev.T / delta.shape[1]",
    "backprop": """
        zs, activations = forward(weights, biases, X)
        delta = output_delta(activations[-1], Y, zs[-1])
        grad_weights = [weight_gradient(delta, activations[-2])]
        grad_biases = [bias_gradient(delta)]
        for l in range(2, len(weights) + 1):
            delta = hidden_delta(weights[-l + 1], delta, zs[-l])
            grad_weights.insert(0, weight_gradient(delta, activations[-l - 1]))
            grad_biases.insert(0, bias_gradient(delta))
        return grad_weights, grad_biases
        """,
}

LOOPS = {
    **RIGHT,
    "hidden_delta": """
        n, m = Z.shape
        delta = np.zeros((n, m))
        for i in range(m):
            for j in range(n):
                for k in range(W_next.shape[0]):
                    delta[j, i] += W_next[k, j] * delta_next[k, i]
                delta[j, i] *= sigmoid_prime(Z[j, i])
        return delta
        """,
    "weight_gradient": """
        total = 0
        for i in range(delta.shape[1]):
            total = total + np.outer(delta[:, i], A_prev[:, i])
        return total / delta.shape[1]
        """,
}

EINSUM = {
    **RIGHT,
    "hidden_delta": "return np.einsum('kn,km,nm->nm', W_next, delta_next, sigmoid_prime(Z))",
    "bias_gradient": "return np.einsum('nm->n', delta)[:, None] / delta.shape[1]",
    "weight_gradient": "return np.einsum('nm,km->nk', delta, A_prev) / delta.shape[1]",
}

NOTEBOOKS = {
    "ada": RIGHT,
    "bernoulli": LOOPS,
    "chen": EINSUM,
    # forgets the mean of BP3 and BP4; the whole pass follows from it
    "dmitri": {
        **RIGHT,
        "bias_gradient": "return delta.sum(axis=1, keepdims=True)",
        "weight_gradient": "return delta @ A_prev.T",
    },
    # takes the slope at the activation
    "emmy": {**RIGHT, "hidden_delta": "return W_next.T @ delta_next * sigmoid_prime(sigmoid(Z))"},
    # y - a at the output, so everything climbs
    "fatima": {**RIGHT, "output_delta": "return (Y - A) * sigmoid_prime(Z)"},
    # (n,) instead of (n, 1), and no transpose
    "gauss": {
        **RIGHT,
        "bias_gradient": "return delta.mean(axis=1)",
        "hidden_delta": "return W_next @ delta_next * sigmoid_prime(Z)",
    },
    # unfinished: two exercises still are stubs
    "hypatia": {k: v for k, v in RIGHT.items() if k not in ("weight_gradient", "backprop")},
    # an endless loop in one exercise
    "ivan": {
        **RIGHT,
        "weight_gradient": """
            while delta.shape[1] > 0:
                grad = delta @ A_prev.T / delta.shape[1]
            return grad
            """,
    },
    # prints a lot; right all the same
    "johann": {
        **RIGHT,
        "hidden_delta": """
            for row in range(20):
                print("row", row, "of", W_next, delta_next, Z)
            return W_next.T @ delta_next * sigmoid_prime(Z)
            """,
    },
    # modifies its argument in place
    "kepler": {
        **RIGHT,
        "hidden_delta": """
            Z *= -1
            return W_next.T @ delta_next * sigmoid_prime(Z)
            """,
    },
}

LEIBNIZ = '''"""Backprop homework. The process dies in BP2."""
import ctypes

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def output_delta(A, Y, Z):
    s = sigmoid(Z)
    return (A - Y) * s * (1 - s)


def cross_entropy_delta(A, Y):
    return (A - Y) * A * (1 - A)


def hidden_delta(W_next, delta_next, Z):
    return ctypes.string_at(0)  # a pointer that leads nowhere


def bias_gradient(delta):
    return np.mean(delta, 1).reshape(-1, 1)
'''

MARYAM = '''"""Plain Python, no NumPy at all."""
import math


def s(z):
    return 1 / (1 + math.exp(-z))


def output_delta(A, Y, Z):
    return [
        [(a - y) * s(z) * (1 - s(z)) for a, y, z in zip(*rows)] for rows in zip(A, Y, Z)
    ]


def cross_entropy_delta(A, Y):
    return [[a - y for a, y in zip(*rows)] for rows in zip(A, Y)]


def hidden_delta(W_next, delta_next, Z):
    return [
        [
            sum(W_next[k][j] * delta_next[k][i] for k in range(len(W_next))) * s(z) * (1 - s(z))
            for i, z in enumerate(row)
        ]
        for j, row in enumerate(Z)
    ]


def bias_gradient(delta):
    return [[sum(row) / len(row)] for row in delta]


def weight_gradient(delta, A_prev):
    return [[sum(d * a for d, a in zip(r, q)) / len(r) for q in A_prev] for r in delta]


def backprop(weights, biases, X, Y):
    zs, activations = [], [[list(row) for row in X]]
    for W, b in zip(weights, biases):
        A = activations[-1]
        Z = [
            [sum(W[j][k] * A[k][i] for k in range(len(A))) + b[j][0] for i in range(len(A[0]))]
            for j in range(len(W))
        ]
        zs.append(Z)
        activations.append([[s(z) for z in row] for row in Z])
    delta = output_delta(activations[-1], Y, zs[-1])
    grad_weights, grad_biases = [], []
    for layer in range(len(weights) - 1, -1, -1):
        grad_weights.insert(0, weight_gradient(delta, activations[layer]))
        grad_biases.insert(0, bias_gradient(delta))
        if layer:
            delta = hidden_delta(weights[layer], delta, zs[layer - 1])
    return grad_weights, grad_biases
'''

NEWTON = "def output_delta(A, Y, Z)\n    return A\n"
FILES = {"leibniz": LEIBNIZ, "maryam": MARYAM, "newton": NEWTON}


def answered(answers: dict[str, str]) -> nbformat.NotebookNode:
    """The released notebook with these bodies in place of the stubs."""
    notebook = nbformat.read(STARTER, as_version=4)
    for cell in notebook.cells:
        for name, body in answers.items():
            hole = f'raise NotImplementedError("{name}: your code here")'
            if hole in cell.source:
                body = textwrap.indent(textwrap.dedent(body).strip(), "    ").strip()
                cell.source = cell.source.replace(hole, body)
    return notebook


def main() -> None:
    """Write every submission."""
    CLASS.mkdir(parents=True, exist_ok=True)
    for student, answers in NOTEBOOKS.items():
        nbformat.write(answered(answers), CLASS / f"{student}.ipynb")
    for student, source in FILES.items():
        (CLASS / f"{student}.py").write_text(source, encoding="utf-8")


if __name__ == "__main__":
    main()
