"""Messages out: values as MessagePack, their arrays as raw bytes beside it."""

import struct
from collections import deque
from collections.abc import Callable
from typing import Any

import msgspec
import numpy as np

from autograder.wire.form import (
    ALIGN,
    ARRAY,
    CODES,
    DEPTH_CAP,
    DTYPES,
    INT_CAP,
    RAW_CAP,
    REFUSED,
    TEXT_CAP,
    TUPLE,
)
from autograder.wire.messages import Answer, Call, CallBack, Replace, Reply
from autograder.wire.words import describe


class _Packer:
    """Turns one message's values into MessagePack-able data and a list of raw chunks."""

    def __init__(
        self, reference: Callable[[Any], msgspec.msgpack.Ext | None] | None, tuples: bool = False
    ) -> None:
        self.reference = reference
        self.tuples = tuples  # arguments of a call stay tuples; replies make lists of them
        self.chunks: list[bytes] = []
        self.size = 0

    def pack(self, value: Any, depth: int = 0) -> Any:
        kind = type(value)
        if kind is np.ndarray:
            return self._array(value)
        if value is None or kind is bool or kind is float:
            return value
        if kind is int:
            return self._int(value)
        if kind is str:
            return _text(value)
        if depth >= DEPTH_CAP:
            return refused("a value nested deeper than 40 levels")
        if kind is list or kind is tuple:
            items = [self.pack(item, depth + 1) for item in value]
            if kind is tuple and self.tuples:
                return msgspec.msgpack.Ext(TUPLE, _encoder.encode(items))
            return items
        if kind is dict:
            return self._dict(value, depth)
        return self._other(value, depth)

    def _int(self, value: int) -> Any:
        if -INT_CAP <= value < 2 * INT_CAP:
            return value
        try:
            return float(value)
        except OverflowError:
            return refused(f"an integer of {value.bit_length()} bits")

    def _dict(self, value: dict[Any, Any], depth: int) -> Any:
        if not all(isinstance(key, str) for key in value):
            return refused("a dict with keys that are no strings")
        return {_text(key): self.pack(item, depth + 1) for key, item in value.items()}

    def _other(self, value: Any, depth: int) -> Any:
        if self.reference is not None:
            found = self.reference(value)
            if found is not None:
                return found
        if isinstance(value, np.ndarray):  # np.matrix and the like
            # np.ma here only: to import it is slow
            if isinstance(value, np.ma.MaskedArray) and np.ma.is_masked(value):
                return refused("an array with masked entries")
            return self._array(np.asarray(value))
        if isinstance(value, str):  # enums, np.str_
            return _text(value)
        if isinstance(value, np.generic):
            return self._array(np.asarray(value))
        if isinstance(value, bool | int | float):  # enums, subclasses
            plain = next(t for t in (bool, int, float) if isinstance(value, t))
            return self.pack(plain(value), depth)
        if isinstance(value, list | tuple | deque):  # named tuples, subclasses
            return self.pack(list(value), depth)
        if isinstance(value, dict):
            return self.pack(dict(value), depth)
        return refused(describe(value))

    def _array(self, value: np.ndarray) -> Any:
        if value.nbytes > RAW_CAP:
            return refused(f"an array of shape {value.shape}, larger than {RAW_CAP >> 20} MiB")
        code = CODES.get(value.dtype)
        if code is None:  # no number, or one of another size or byte order
            return self._unusual(value)
        if self.size + value.nbytes > RAW_CAP:
            return refused(f"more than {RAW_CAP >> 20} MiB of arrays")
        data = value.tobytes()
        head = struct.pack(f"<BBI{value.ndim}Q", code, value.ndim, self.size, *value.shape)
        padding = -len(data) % ALIGN
        self.chunks.append(data + b"\0" * padding)
        self.size += len(data) + padding
        return msgspec.msgpack.Ext(ARRAY, head)

    def _unusual(self, value: np.ndarray) -> Any:
        if value.dtype.kind == "O":
            return self.pack(value.tolist(), 1) if value.size < 1e5 else refused(describe(value))
        wide = value.dtype.kind == "f" and value.dtype.itemsize > 8
        usual = np.dtype(np.float64) if wide else value.dtype.newbyteorder("<")
        if usual not in CODES:
            return refused(f"an array of dtype {str(value.dtype)[:40]}")
        return self._array(value.astype(DTYPES[CODES[usual]]))


def _text(value: str) -> str:
    """Its characters: of an enum's member, too, whose `str()` is its name."""
    return str.__str__(value)[:TEXT_CAP].encode("utf-8", "replace").decode()


def refused(what: str) -> msgspec.msgpack.Ext:
    """The wire form of a value that is no plain data."""
    return msgspec.msgpack.Ext(REFUSED, what[:200].encode("utf-8", "replace"))


def number_ext(kind: int, number: int, text: str = "") -> msgspec.msgpack.Ext:
    """The wire form of a reference (object, callable, generator)."""
    return msgspec.msgpack.Ext(
        kind, struct.pack("<Q", number) + text[:60].encode("utf-8", "replace")
    )


_encoder = msgspec.msgpack.Encoder()


def encode(message: Any, reference: Callable[[Any], Any] | None = None) -> bytes:
    """One message as a frame's body (everything behind the nonce).

    `reference(value)` may turn a value that is no plain data into a reference (`number_ext`).
    """
    packer = _Packer(reference, tuples=isinstance(message, Call | Answer))
    match message:
        case Call(args=args, kwargs=kwargs):
            message = msgspec.structs.replace(
                message, args=packer.pack(list(args)), kwargs=packer.pack(dict(kwargs))
            )
        case Reply(value=value) | Answer(value=value):
            message = msgspec.structs.replace(message, value=packer.pack(value))
        case CallBack(args=args, kwargs=kwargs):
            message = msgspec.structs.replace(
                message, args=packer.pack(list(args)), kwargs=packer.pack(dict(kwargs))
            )
        case Replace(names=names):
            message = msgspec.structs.replace(message, names=packer.pack(names))
    meta = _encoder.encode(message)
    return b"".join((struct.pack("<II", len(meta), packer.size), meta, *packer.chunks))
