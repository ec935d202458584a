"""Messages in: strict, since the other side may be a student's. No number it sent is trusted."""

import math
import struct
from collections.abc import Callable
from typing import Any

import msgspec
import numpy as np

from autograder.wire.form import (
    ARRAY,
    BOOLEAN,
    CALLABLE,
    DEPTH_CAP,
    DTYPES,
    GENERATOR,
    OBJECT,
    RAW_CAP,
    REFUSED,
    TUPLE,
    WireError,
)
from autograder.wire.messages import (
    Answer,
    Call,
    CallableRef,
    CallBack,
    Failure,
    Generator,
    ObjectRef,
    Refused,
    Replace,
    Reply,
    Request,
    Response,
)
from autograder.wire.words import clean

_decoders = {kind: msgspec.msgpack.Decoder(kind) for kind in (Request, Response)}
_list_decoder = msgspec.msgpack.Decoder(list)


class _Unpacker:
    """Gives values back their arrays and references. Strict: it trusts no number it reads."""

    def __init__(self, raw: memoryview, resolve: Callable[[Any], Any] | None, copy: bool) -> None:
        self.raw, self.resolve, self.copy = raw, resolve, copy
        self.end = 0  # arrays lie one behind the other: none is counted twice

    def unpack(self, value: Any, depth: int = 0) -> Any:
        kind = type(value)
        if kind is msgspec.msgpack.Ext:
            return self._tuple(value, depth) if value.code == TUPLE else self._ext(value)
        if kind is list:
            if depth > DEPTH_CAP + 2:
                raise WireError("a value nested too deeply")
            return [self.unpack(item, depth + 1) for item in value]
        if kind is dict:
            if depth > DEPTH_CAP + 2 or not all(type(key) is str for key in value):
                raise WireError("a dict with keys that are no strings")
            return {key: self.unpack(item, depth + 1) for key, item in value.items()}
        if value is None or kind in (bool, int, float, str):
            return value
        raise WireError(f"a value of type {kind.__name__}")

    def _tuple(self, ext: msgspec.msgpack.Ext, depth: int) -> tuple[Any, ...]:
        if depth > DEPTH_CAP + 2:
            raise WireError("a value nested too deeply")
        try:
            items = _list_decoder.decode(ext.data)
        except (msgspec.DecodeError, RecursionError, ValueError) as error:
            raise WireError(f"not a tuple: {clean(str(error), 100)}") from None
        return tuple(self.unpack(item, depth + 1) for item in items)

    def _ext(self, ext: msgspec.msgpack.Ext) -> Any:
        data = bytes(ext.data)
        if ext.code == ARRAY:
            return self._array(data)
        if ext.code == REFUSED:
            return Refused(clean(data.decode("utf-8", "replace"), 200))
        if ext.code in (OBJECT, CALLABLE, GENERATOR) and len(data) >= 8:
            (number,) = struct.unpack_from("<Q", data)
            text = clean(data[8:].decode("utf-8", "replace"), 60)
            made: ObjectRef | CallableRef | Generator = Generator(number)
            if ext.code != GENERATOR:
                made = ObjectRef(number, text) if ext.code == OBJECT else CallableRef(number)
            return self.resolve(made) if self.resolve else made
        raise WireError(f"an extension of unknown code {ext.code}")

    def _array(self, head: bytes) -> np.ndarray:
        if len(head) < 6 or len(head) != 6 + 8 * head[1] or head[1] > 32 or head[0] >= len(DTYPES):
            raise WireError("a malformed array")
        code, _, offset, *shape = struct.unpack(f"<BBI{head[1]}Q", head)
        dtype = DTYPES[code]
        count = math.prod(shape)  # in Python integers: no overflow
        if count == 0:
            if math.prod(extent for extent in shape if extent) > RAW_CAP:
                raise WireError("an empty array of absurd shape")
            return np.empty(shape, dtype)
        if offset < self.end or offset + count * dtype.itemsize > len(self.raw):
            raise WireError("an array that overlaps another or reaches beyond its frame")
        self.end = offset + count * dtype.itemsize
        array: np.ndarray = np.ndarray(shape, dtype, self.raw, offset)
        if code == BOOLEAN:  # bytes other than 0 and 1 are no booleans
            return np.not_equal(array.view(np.uint8), 0)
        return array.copy() if self.copy else array


def decode(
    body: bytes | memoryview,
    kind: Any,
    resolve: Callable[[Any], Any] | None = None,
    *,
    copy: bool = False,
) -> Any:
    """The message in a frame's body; `kind` is `Request` or `Response`.

    `resolve` maps references to what they stand for; `copy` makes the arrays writable.
    Raises `WireError`, and nothing else, on anything the protocol does not allow.
    """
    view = memoryview(body)
    if len(view) < 8:
        raise WireError("a frame shorter than its header")
    meta_size, raw_size = struct.unpack_from("<II", view)
    if len(view) != 8 + meta_size + raw_size:
        raise WireError("a frame of the wrong length")
    try:
        message = _decoders[kind].decode(view[8 : 8 + meta_size])
    except (msgspec.DecodeError, RecursionError, ValueError, OverflowError) as error:
        raise WireError(f"not a message: {clean(str(error), 100)}") from None
    unpack = _Unpacker(view[8 + meta_size :], resolve, copy).unpack
    try:
        return _unpacked(message, unpack)
    except (ValueError, OverflowError, MemoryError, RecursionError, struct.error) as error:
        raise WireError(f"not a message: {clean(str(error), 100)}") from None


def _unpacked(message: Any, unpack: Callable[[Any], Any]) -> Any:
    match message:
        case Call():
            message.args, message.kwargs = unpack(message.args), unpack(message.kwargs)
        case Reply():
            message.value = unpack(message.value)
            message.failure = _cleaned(message.failure)
        case Answer():
            message.value = unpack(message.value)
        case CallBack():
            message.args, message.kwargs = unpack(message.args), unpack(message.kwargs)
        case Replace():
            message.names = unpack(message.names)
    return message


KINDS = {"error", "memory", "forbidden", "missing", "stub", "syntax"}


def _cleaned(failure: Failure | None) -> Failure | None:
    """The words of an untrusted failure: printable, on one line, cut to size."""
    if failure is None:
        return None
    return Failure(
        failure.kind if failure.kind in KINDS else "error",
        clean(failure.type_name, 60),
        clean(failure.text, 500),
        clean(failure.where, 200),
        [clean(base, 60) for base in failure.bases[:20]],
    )
