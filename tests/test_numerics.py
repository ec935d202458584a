"""The tester is tested: every helper has a case in which it must say no."""

import numpy as np
import pytest

from autograder import wire
from autograder.inputs import normal, one_hot, positive, probabilities
from autograder.numerics import (
    TOLERANCE,
    Broken,
    agree,
    agree_with_gradient,
    difference_quotient,
    numbers,
    ratio,
    sequence,
    show,
)

(A,) = normal(0, (3, 4))


@pytest.mark.parametrize(
    "right",
    [
        A, A.tolist(), tuple(map(tuple, A)), A.astype(np.float32), np.asfortranarray(A),
        A[::1], A.astype(np.longdouble), np.array(A.tolist()),
    ],
)  # fmt: skip
def test_the_same_numbers_agree_in_any_form(right) -> None:
    agree(right, A)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (A * (1 + 1e-4), "1.0001 times"),
        (2.001 * A, "2.001 times"),
        (-A, "-1 times"),
        (A[:, :1], "shape"),
        (A.reshape(-1), "shape"),
        (A[None], "shape"),
        (A + 1j, "complex128"),
        (A.astype(str), "<U"),
        (np.where(A[0, 0] == A, np.nan, A), "nan"),
        (np.where(A[0, 0] == A, np.inf, A), "inf"),
        (None, "None"),
        ("text", "a string"),
        ([[1, 2], [3]], "different shapes"),
        ({"a": 1}, "a dict"),
        (3.0, "shape"),
        (object(), "object"),
    ],
)
def test_what_is_not_the_same_is_refused(wrong, words: str) -> None:
    with pytest.raises(Broken) as broken:
        agree(wrong, A)
    assert words in str(broken.value)


def test_a_transpose_is_named() -> None:
    (square,) = normal(1, (3, 3))
    with pytest.raises(Broken, match="transpose"):
        agree(square.T, square)


def test_broadcasting_does_not_hide_a_wrong_shape() -> None:
    with pytest.raises(Broken, match=r"shape \(3,\) instead of \(3, 1\)"):
        agree(np.ones(3), np.ones((3, 1)))


@pytest.mark.parametrize("float_", [1.5, np.float64(1.5), np.float32(1.5), np.array(1.5)])
def test_a_float_may_be_any_scalar(float_) -> None:
    agree(float_, 1.5)


@pytest.mark.parametrize("wrong", [1.5001, np.array([1.5]), [1.5], None, np.nan])
def test_a_float_is_no_array_and_no_other_number(wrong) -> None:
    with pytest.raises(Broken):
        agree(wrong, 1.5)


def test_lists_and_dicts_are_compared_item_by_item() -> None:
    agree((A, [A, 1.0]), [A, (A, 1.0)])
    agree({"W": A, "b": [1.0]}, {"b": np.array([1.0]), "W": A})
    for wrong in ([A], [A, [A, 2.0]], [A, [A, 1.0], 3], A):
        with pytest.raises(Broken):
            agree(wrong, [A, [A, 1.0]])
    for mapping in ({"W": A}, {"W": A, "b": 2.0}, {"W": A, "c": 1.0}, [A]):
        with pytest.raises(Broken):
            agree(mapping, {"W": A, "b": 1.0})


def test_a_small_entry_may_be_off_by_the_tolerance_of_the_largest() -> None:
    expected = np.array([1.0, 1e-7])
    agree(np.array([1.0, 1.1e-7]), expected)
    with pytest.raises(Broken):
        agree(np.array([1.0, 1e-7 + 2 * TOLERANCE]), expected)
    with pytest.raises(Broken):
        agree(np.array([1.0, 1.1e-7]), expected, scale=1e-7)


def test_difference_quotients_are_accurate() -> None:
    (x,) = normal(3, (2, 3))
    exact = np.cos(x) * np.exp(np.sin(x))
    found = difference_quotient(lambda v: np.sum(np.exp(np.sin(v))), x)
    assert np.abs(found - exact).max() < 1e-9


@pytest.mark.parametrize("factor", [2.001, 0.999, -1.0, 0.0])
def test_a_gradient_off_by_a_factor_is_refused(factor: float) -> None:
    (x,) = normal(4, (2, 3))
    agree_with_gradient(3 * x**2, lambda v: np.sum(v**3), at=x)
    with pytest.raises(Broken):
        agree_with_gradient(factor * 3 * x**2, lambda v: np.sum(v**3), at=x)


def test_one_wrong_component_is_refused() -> None:
    (x,) = normal(5, (2, 3))
    gradient = 3 * x**2
    gradient[1, 2] += 0.01
    with pytest.raises(Broken):
        agree_with_gradient(gradient, lambda v: np.sum(v**3), at=x)


def test_a_kink_is_not_held_against_a_gradient() -> None:
    x = np.array([1e-9, 1.0])
    for slope_at_the_kink in (0.0, 1.0):
        agree_with_gradient(np.array([slope_at_the_kink, 1.0]), lambda v: np.maximum(v, 0).sum(), x)


def test_numbers_and_sequence_say_no() -> None:
    assert numbers([[1, 2]], (1, 2)).dtype == float
    with pytest.raises(Broken):
        numbers([[1, 2]], (2, 1))
    assert len(sequence((1, 2), 2)) == 2
    for wrong in (3.0, None, "ab", [1]):
        with pytest.raises(Broken):
            sequence(wrong, 2)


def test_a_ratio_needs_more_than_one_number() -> None:
    assert ratio(2 * A, A) == pytest.approx(2)
    assert ratio(A + 1, A) is None
    assert ratio(np.array([2.0]), np.array([1.0])) is None


def test_inputs_are_repeatable_distinct_and_never_zero() -> None:
    for draw in (normal, positive, probabilities):
        for shapes in [((3, 4), (4,)), ((10, 18),), ((30, 40),)]:
            first, second = draw(7, *shapes), draw(7, *shapes)
            entries = np.concatenate([a.ravel() for a in first])
            assert all(map(np.array_equal, first, second))
            assert np.all(entries != 0)
            if entries.size <= 180:
                assert len(np.unique(np.abs(entries))) == entries.size
    assert one_hot(0, 4, 9).sum(axis=0).tolist() == [1.0] * 9


def test_a_difference_is_seen_however_small() -> None:
    with pytest.raises(Broken, match=r"they differ by up to 4e-05"):
        agree(np.array([0.5793, 0.69846]), np.array([0.5793, 0.6985]))


def test_whole_numbers_are_shown_in_full_and_zero_without_a_sign() -> None:
    assert show(3601802.0) == "3601802"
    assert show(np.array(3601802.0)) == "3601802"
    assert show(-0.0) == "0"
    assert "-" not in show(np.array([0.0, -0.0]))
    assert show((1, 5)) == "(1, 5)"
    assert show((3,)) == "(3,)"
    assert show(np.array([[0.0001234, -0.0003]])) == "[[0.0001234, -0.0003]]"


def test_of_a_dict_names_and_shapes_are_shown() -> None:
    text = show({"K1": np.ones((4, 3, 3, 3)), "b1": np.array([0.25]), "stride": 2})
    assert text == "{'K1': an array of shape (4, 3, 3, 3), 'b1': [0.25], 'stride': 2}"
    assert (
        show({"W": wire.Refused("an array of shape (9, 9)")}) == "{'W': an array of shape (9, 9)}"
    )


def test_a_tiny_number_is_not_shown_as_zero() -> None:
    assert "1.e-30" in show(np.array([1.0, 1e-30]))
    assert "e" not in show(np.array([1.0, 0.0, 0.25]))
