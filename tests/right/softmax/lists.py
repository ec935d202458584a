"""Softmax on plain numbers and lists of rows, without NumPy."""

from math import exp, fsum, inf, log


def rows(M):
    return [[float(x) for x in row] for row in M]


def transposed(M):
    return [list(column) for column in zip(*M, strict=True)]


def log_softmax_of(column):
    top = max(column)
    rest = log(fsum(exp(z - top) for z in column))
    return [z - top - rest for z in column]


def softmax_of(column):
    top = max(column)
    weights = [exp(z - top) for z in column]
    total = fsum(weights)
    return [w / total for w in weights]


def minus(A, B):
    return [
        [a - b for a, b in zip(row_a, row_b, strict=True)]
        for row_a, row_b in zip(rows(A), rows(B), strict=True)
    ]


def softmax(Z):
    return transposed([softmax_of(column) for column in transposed(rows(Z))])


def log_softmax(Z):
    return transposed([log_softmax_of(column) for column in transposed(rows(Z))])


def surprise(p, y):
    if y == 0:
        return 0.0
    return -y * log(p) if p > 0 else inf


def cross_entropy(P, Y):
    P, Y = rows(P), rows(Y)
    terms = (
        surprise(p, y)
        for row_p, row_y in zip(P, Y, strict=True)
        for p, y in zip(row_p, row_y, strict=True)
    )
    return fsum(terms) / len(Y[0])


def softmax_jacobian(p):
    p = [float(x) for x in p]
    return [[(a if i == j else 0.0) - a * b for j, b in enumerate(p)] for i, a in enumerate(p)]


def softmax_ce_delta(Z, Y):
    return minus(softmax(Z), Y)


def regression_delta(Y_hat, Y):
    return minus(Y_hat, Y)
