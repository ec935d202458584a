"""The references' backward passes against PyTorch's autograd, where PyTorch is installed.

pip install -e '.[confirm]'
"""

import itertools

import numpy as np
import pytest

from autograder.course import load_assignment
from autograder.inputs import normal

from .conftest import ROOT

torch = pytest.importorskip("torch", reason="the extra `confirm` is not installed")
F = torch.nn.functional


def reference(assignment: str) -> dict:
    found = load_assignment(assignment, ROOT)
    return found.load(found.solution).__dict__


def tensors(*arrays):
    return [torch.tensor(a, dtype=torch.float64, requires_grad=True) for a in arrays]


def same(got, *leaves) -> None:
    for value, leaf in zip(got, leaves, strict=True):
        np.testing.assert_allclose(value, leaf.grad.numpy(), rtol=1e-9, atol=1e-10)


@pytest.mark.parametrize(("stride", "padding"), [*itertools.product((1, 2, 3), (0, 1, 2))])
def test_conv2d(stride: int, padding: int) -> None:
    solution = reference("convolution")
    X, K, b = normal(1, (2, 3, 7, 6), (4, 3, 3, 2), (4,))
    x, k, c = tensors(X, K, b)
    y = F.conv2d(x, k, c, stride=stride, padding=padding)
    np.testing.assert_allclose(solution["conv2d"](X, K, b, stride, padding), y.detach().numpy())
    (dY,) = normal(2, tuple(y.shape))
    y.backward(torch.tensor(dY))
    same(solution["conv2d_backward"](dY, X, K, stride, padding), x, k, c)


@pytest.mark.parametrize(
    ("kind", "size", "stride"), [*itertools.product(("max", "avg"), (2, 3), (1, 2))]
)
def test_pooling(kind: str, size: int, stride: int) -> None:
    solution = reference("convolution")
    (X,) = normal(3, (2, 2, 6, 7))
    (x,) = tensors(X)
    y = getattr(F, f"{kind}_pool2d")(x, size, stride)
    np.testing.assert_allclose(solution[f"{kind}_pool2d"](X, size, stride), y.detach().numpy())
    (dY,) = normal(4, tuple(y.shape))
    y.backward(torch.tensor(dY))
    same([solution[f"{kind}_pool2d_backward"](dY, X, size, stride)], x)


@pytest.mark.parametrize("eps", [1e-5, 0.5])
def test_batch_norm(eps: float) -> None:
    solution = reference("normalization")
    X, gamma, beta, dY = normal(5, (5, 3), (3,), (3,), (5, 3))
    x, g, b = tensors(X, gamma, beta)
    y = F.batch_norm(x, None, None, g, b, training=True, eps=eps)
    np.testing.assert_allclose(solution["batch_norm"](X, gamma, beta, eps), y.detach().numpy())
    y.backward(torch.tensor(dY))
    same(solution["batch_norm_backward"](dY, X, gamma, eps), x, g, b)


def test_bptt() -> None:
    T, N, D, H = 4, 2, 3, 5
    shapes = ((T, N, D), (N, H), (D, H), (H, H), (H,))
    *arrays, dH = normal(6, *shapes, (T, N, H))
    leaves = tensors(*(0.5 * a for a in arrays))
    x, state, W_xh, W_hh, b_h = leaves
    states = []
    for t in range(T):
        state = torch.tanh(x[t] @ W_xh + state @ W_hh + b_h)
        states.append(state)
    torch.stack(states).backward(torch.tensor(dH))
    same(reference("recurrent")["bptt"](dH, *(0.5 * a for a in arrays)), *leaves)


def test_gru_cell() -> None:
    N, D, H = 3, 2, 4
    shapes = {"W_x": (D, H), "W_h": (H, H), "b_": (H,)}
    names = [part + gate for gate in "rzh" for part in shapes]
    X, state, dH_next, *values = normal(7, (N, D), (N, H), (N, H), *(shapes[n[:-1]] for n in names))
    params = dict(zip(names, values, strict=True))
    x, h, *leaves = tensors(X, state, *values)
    p = dict(zip(names, leaves, strict=True))
    R, Z = (torch.sigmoid(x @ p[f"W_x{g}"] + h @ p[f"W_h{g}"] + p[f"b_{g}"]) for g in ("r", "z"))
    candidate = torch.tanh(x @ p["W_xh"] + (R * h) @ p["W_hh"] + p["b_h"])
    (Z * h + (1 - Z) * candidate).backward(torch.tensor(dH_next))
    dX, dH, grads = reference("recurrent")["gru_cell_backward"](dH_next, X, state, params)
    same([dX, dH, *(grads[n] for n in names)], x, h, *leaves)


def test_softmax_cross_entropy() -> None:
    solution = reference("softmax")
    (Z,) = normal(8, (4, 3))
    Y = np.eye(4)[:, [2, 0, 3]]
    (z,) = tensors(Z)
    F.cross_entropy(z.T, torch.tensor(Y.T), reduction="sum").backward()
    same([solution["softmax_ce_delta"](Z, Y)], z)


def test_backprop() -> None:
    solution = reference("backprop")
    W1, W2, b1, b2, X, Y = normal(9, (3, 2), (2, 3), (3, 1), (2, 1), (2, 4), (2, 4))
    leaves = tensors(W1, W2, b1, b2)
    w1, w2, c1, c2 = leaves
    A = torch.sigmoid(w2 @ torch.sigmoid(w1 @ torch.tensor(X) + c1) + c2)
    (torch.sum((A - torch.tensor(Y)) ** 2) / 8).backward()
    weights, biases = solution["backprop"]([W1, W2], [b1, b2], X, Y)
    same([*weights, *biases], *leaves)
