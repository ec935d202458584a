"""The wire carries plain values, refuses the rest by name, and never raises but `WireError`."""

import contextlib
import struct
from collections import deque
from enum import Enum

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder import wire


def there_and_back(value):
    return wire.decode(wire.encode(wire.Reply(value=value)), wire.Response).value


plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=20,
)


@given(plain)
def test_plain_values_arrive_as_they_were(value) -> None:
    assert repr(there_and_back(value)) == repr(value)


@pytest.mark.parametrize("dtype", [str(d) for d in wire.DTYPES] + [">f8", "longdouble"])
@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 0, 4), (2, 3)])
def test_arrays_arrive_as_they_were(dtype: str, shape: tuple[int, ...]) -> None:
    array = np.ones(shape, dtype)
    found = there_and_back([array, array.T])
    assert np.array_equal(found[0], array)
    assert found[0].shape == shape


def test_layouts_do_not_matter() -> None:
    array = np.arange(24.0).reshape(2, 3, 4)
    for view in (array[:, ::2], array.T, np.asfortranarray(array), np.broadcast_to(1.0, (3, 2))):
        assert np.array_equal(there_and_back(view), view)


class Odd:
    def __repr__(self) -> str:
        raise RuntimeError

    __str__ = __eq__ = __array__ = __iter__ = __len__ = __repr__
    __hash__ = None


@pytest.mark.parametrize(
    "value",
    [
        Odd(), object(), {1: 2}, {1, 2}, b"bytes", 1j, np.array(["a"]), np.array([1j]),
        np.ma.array([1.0], mask=[True]), np.zeros(2, [("a", "f8")]), np.zeros(2, "V4"),
        np.broadcast_to(0.0, (10**6, 10**6)), pytest.param(1 << 20_000, id="huge"), lambda: 0,
        np.datetime64("2020-01-01"),
    ],
)  # fmt: skip
def test_whatever_else_is_refused_by_name(value) -> None:
    found = there_and_back(value)
    assert isinstance(found, wire.Refused)
    assert found.what
    (inside,) = there_and_back([value])
    assert isinstance(inside, wire.Refused)


def test_awkward_values_become_plain() -> None:
    assert there_and_back(2**70) == float(2**70)
    assert there_and_back("\ud800") == "?"
    assert len(there_and_back("x" * 10**6)) == wire.TEXT_CAP
    assert there_and_back(np.array([1.0, None], dtype=object)) == [1.0, None]
    looped: list = []
    looped.append(looped)
    deepest = there_and_back(looped)
    while isinstance(deepest, list):
        (deepest,) = deepest
    assert isinstance(deepest, wire.Refused)


class Kind(str, Enum):  # noqa: UP042 — the idiom before StrEnum
    CONV = "conv"


class Text(str):
    __str__ = None


def test_what_is_a_string_a_list_or_an_array_counts_as_one() -> None:
    assert there_and_back(Kind.CONV) == "conv"
    assert there_and_back(np.str_("conv")) == "conv"
    assert there_and_back({Kind.CONV: Text("a"), np.str_("b"): 1}) == {"conv": "a", "b": 1}
    assert there_and_back(deque([1, 2])) == [1, 2]
    assert there_and_back(np.ma.array([1.0, 2.0])).tolist() == [1.0, 2.0]


def test_tuples_stay_tuples_in_a_call_and_become_lists_in_a_reply() -> None:
    call = wire.Call("name", "f", [(1, (2,)), [3]], {}, 0)
    assert wire.decode(wire.encode(call), wire.Request).args == [(1, (2,)), [3]]
    assert there_and_back((1, (2,))) == [1, [2]]


@given(st.binary(max_size=200))
def test_noise_is_a_wire_error(noise: bytes) -> None:
    with pytest.raises(wire.WireError):
        wire.decode(noise, wire.Response)


@given(st.data())
def test_a_damaged_frame_is_a_message_or_a_wire_error(data) -> None:
    body = bytearray(wire.encode(wire.Reply(value=[np.ones((2, 3)), {"a": (1.5, "x")}])))
    for _ in range(data.draw(st.integers(1, 4))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(wire.WireError):
        wire.decode(bytes(body), wire.Response)


def frame(meta: bytes, raw: bytes = b"") -> bytes:
    return struct.pack("<II", len(meta), len(raw)) + meta + raw


def array_claim(code: int, offset: int, *shape: int) -> bytes:
    head = struct.pack(f"<BBI{len(shape)}Q", code, len(shape), offset, *shape)
    ext = msgspec.msgpack.Ext(wire.ARRAY, head)
    return msgspec.msgpack.encode(["reply", ext, None, [], "", 0])


@pytest.mark.parametrize(
    "meta",
    [
        array_claim(11, 0, 2**62, 2**62),
        array_claim(11, 0, 2**40),
        array_claim(11, 2**31, 1),
        array_claim(200, 0, 1),
        array_claim(11, 0, 0, 2**60),
        array_claim(11, 0, *[1] * 33),
        msgspec.msgpack.encode(["reply", msgspec.msgpack.Ext(99, b"x"), None, [], "", 0]),
        msgspec.msgpack.encode(["reply", msgspec.msgpack.Ext(wire.ARRAY, b""), None, [], "", 0]),
        msgspec.msgpack.encode(["reply", {1: 2}, None, [], "", 0]),
        msgspec.msgpack.encode(["run", 1, "x", True]),
        msgspec.msgpack.encode(["reply", 1, "no failure", [], "", 0]),
        b"\x91" * 100_000,
        b"\xdd\xff\xff\xff\xff",
    ],
)
def test_a_lying_frame_is_a_wire_error(meta: bytes) -> None:
    with pytest.raises(wire.WireError):
        wire.decode(frame(meta, bytes(16)), wire.Response)


def test_booleans_hold_nothing_but_true_and_false() -> None:
    meta = array_claim(0, 0, 4)
    found = wire.decode(frame(meta, bytes([0, 1, 2, 255])), wire.Response).value
    assert found.view(np.uint8).tolist() == [0, 1, 1, 1]


def test_cleaned_text_is_one_printable_line() -> None:
    assert wire.clean("a\nb\x1b[31m\u202e\ud800", 20).isprintable()
    assert len(wire.clean("x" * 100, 10)) == 10
