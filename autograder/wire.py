"""The wire: calls and plain values between the examiner and a candidate.

Map of trust. Frames flow over one Unix socket pair. The *examiner* (trusted) encodes
requests and decodes replies; the *candidate* (untrusted: student code runs there) does the
reverse. Nothing is pickled, nothing is evaluated. A frame is

    nonce (8 bytes) | length of meta (u32) | length of raw (u32) | meta | raw

``meta`` is MessagePack of one of the messages below; ``raw`` holds the bytes of the arrays,
which ``meta`` points into. Both lengths are checked against a cap before a byte is read, and
every reply must carry the nonce of the request it answers.

Values: None, bool, int, float, str, list, tuple (of a reply a list is made), dict with str keys,
real NumPy arrays and scalars; and, as references, callables, random generators and the
student's own objects. Whatever else a student returns arrives as `Refused`: data that says
what it was, never an exception in the examiner.
"""

import math
import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec
import numpy as np

HEADER = struct.Struct("<8sII")
META_CAP = 1 << 20  # a reply of 1 MiB of MessagePack builds at most ~64 MiB of objects
RAW_CAP = 8 << 20  # a million numbers: far above any array an exercise asks for
TEXT_CAP = 4096  # characters of one string
DEPTH_CAP = 40  # nesting of one value
INT_CAP = 1 << 63

ARRAY, OBJECT, CALLABLE, GENERATOR, REFUSED, TUPLE = range(1, 7)
DTYPES = tuple(
    np.dtype(code).newbyteorder("<")
    for code in ("?", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8")
)
CODES = {dtype: code for code, dtype in enumerate(DTYPES)}
BOOLEAN = CODES[np.dtype(bool)]
ALIGN = 16


class WireError(Exception):
    """The other side sent what the protocol does not allow."""


@dataclass(frozen=True)
class Refused:
    """Stands for a value that is no plain data; `what` says what it was, for a person."""

    what: str


@dataclass(frozen=True)
class ObjectRef:
    """A student's object that stays in the candidate, by its number there."""

    number: int
    type_name: str = ""


@dataclass(frozen=True)
class CallableRef:
    """A callable that stays on the side that sent it, by its number there."""

    number: int


@dataclass(frozen=True)
class Generator:
    """A fresh `numpy.random.default_rng(seed)`, made on the candidate's side."""

    seed: int


# --- messages: examiner -> candidate -------------------------------------------------


class Run(msgspec.Struct, tag="run", array_like=True):
    """Execute one cell of the submission.

    binds: the names that a cell of ours binds, which is put aside until they are needed.
    bare: only what defines something, for the whole of it ended a worker.
    """

    number: int
    source: str
    notebook: bool
    binds: list[str] | None = None
    bare: bool = False


class Survey(msgspec.Struct, tag="survey", array_like=True):
    """Say what each of these names is: `missing`, `stub`, `callable` or `other`."""

    names: list[str]


class Call(msgspec.Struct, tag="call", array_like=True):
    """Call something of the student's.

    how: ``name`` (a global), ``method`` (args[0] is the object), ``get`` (an attribute of
    args[0]) or ``operator`` (a function of the `operator` module).
    keep: the number under which a result that is no plain data stays in the candidate;
    always: keep it there even if it is plain data. count: count the Python-level work.
    strict: an overflow warning counts as an error. again: the arguments come in the array
    objects of the call before, overwritten in place, where shapes agree.
    """

    how: str
    target: str
    args: list[Any]
    kwargs: dict[str, Any]
    keep: int
    always: bool = False
    count: bool = False
    strict: bool = False
    again: bool = False


class Forget(msgspec.Struct, tag="forget", array_like=True):
    """Drop every kept object."""


class Replace(msgspec.Struct, tag="replace", array_like=True):
    """Bind these globals of the submission to callables of the examiner's."""

    names: dict[str, Any]


class Answer(msgspec.Struct, tag="answer", array_like=True):
    """What a callable of the examiner's returned (or that it failed)."""

    value: Any
    error: str = ""


# --- messages: candidate -> examiner -------------------------------------------------


class Failure(msgspec.Struct, array_like=True):
    """How a call or a cell ended badly: kind is error, memory, forbidden, missing, stub."""

    kind: str
    type_name: str
    text: str
    where: str = ""
    bases: list[str] = []


class Reply(msgspec.Struct, tag="reply", array_like=True):
    """The answer to one request."""

    value: Any = None
    failure: Failure | None = None
    changed: list[int] = []
    output: str = ""
    work: int = 0


class CallBack(msgspec.Struct, tag="callback", array_like=True):
    """The candidate calls a callable of the examiner's."""

    number: int
    args: list[Any]
    kwargs: dict[str, Any] = {}


Request = Run | Survey | Call | Forget | Replace | Answer
Response = Reply | CallBack


# --- packing -------------------------------------------------------------------------


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
        if not all(type(key) is str for key in value):
            return refused("a dict with keys that are no strings")
        return {_text(key): self.pack(item, depth + 1) for key, item in value.items()}

    def _other(self, value: Any, depth: int) -> Any:
        if self.reference is not None:
            found = self.reference(value)
            if found is not None:
                return found
        if isinstance(value, np.ma.MaskedArray):
            return refused("a masked array")
        if isinstance(value, np.ndarray):  # np.matrix and the like
            return self._array(np.asarray(value))
        if isinstance(value, np.generic):
            return self._array(np.asarray(value))
        if isinstance(value, bool | int | float | str):  # enums, subclasses
            plain = next(t for t in (bool, int, float, str) if isinstance(value, t))
            return self.pack(plain(value), depth)
        if isinstance(value, list | tuple):  # named tuples, subclasses
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
    return value[:TEXT_CAP].encode("utf-8", "replace").decode()


def describe(value: Any) -> str:
    """What a value is, for a person: its type's name, cleaned."""
    name = type(value).__name__
    return f"an object of type {clean(name if type(name) is str else '?', 60)}"


def clean(text: str, length: int) -> str:
    """Printable text of at most `length` characters, on one line."""
    if len(text) <= length and text.isprintable():
        return text
    text = text[: 4 * length].encode("utf-8", "replace").decode()
    text = "".join(c if c.isprintable() else " " for c in text)
    return text if len(text) <= length else text[: length - 1] + "…"


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


# --- unpacking -----------------------------------------------------------------------

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
