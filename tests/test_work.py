"""Python-level work is counted where a student loops, not where NumPy prints."""

import numpy as np
import pytest

from autograder.candidate.work import counted


def loops(z):
    return [np.tanh(column) for column in z]


def maps(z):
    return list(map(abs, z.tolist()))


def vectorizes(z):
    return np.vectorize(lambda v: v * v)(z)


@pytest.mark.parametrize("function", [loops, maps, vectorizes])
def test_work_grows_with_what_is_looped_over(function) -> None:
    few, many = (counted(function, [np.ones(n)], {})[1] for n in (4, 400))
    assert many > 1.5 * few + 200


@pytest.mark.parametrize("show", [str, repr, "{}".format, print])
def test_to_print_an_array_is_no_work(show, capsys) -> None:
    def shows(z):
        show(z)
        return np.tanh(z)

    few, many = (counted(shows, [np.linspace(0, 1, n)], {})[1] for n in (4, 400))
    assert many < few + 100


def test_a_loop_counts_whatever_its_file_is_called() -> None:
    namespace = {"np": np}
    source = "def loops(z):\n    return [np.tanh(column) for column in z]\n"
    exec(compile(source, "alice/arrayprint.py", "exec"), namespace)
    few, many = (counted(namespace["loops"], [np.ones(n)], {})[1] for n in (4, 400))
    assert many > 1.5 * few + 200
