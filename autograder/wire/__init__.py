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

from autograder.wire.form import (
    ARRAY,
    CALLABLE,
    DEPTH_CAP,
    DTYPES,
    GENERATOR,
    HEADER,
    META_CAP,
    OBJECT,
    RAW_CAP,
    REFUSED,
    TEXT_CAP,
    TUPLE,
    WireError,
)
from autograder.wire.messages import (
    Answer,
    Call,
    CallableRef,
    CallBack,
    Failure,
    Forget,
    Generator,
    ObjectRef,
    Refused,
    Replace,
    Reply,
    Request,
    Response,
    Run,
    Survey,
)
from autograder.wire.packing import encode, number_ext, refused
from autograder.wire.unpacking import decode
from autograder.wire.words import clean, describe

__all__ = [
    "ARRAY", "CALLABLE", "DEPTH_CAP", "DTYPES", "GENERATOR", "HEADER", "META_CAP", "OBJECT",
    "RAW_CAP", "REFUSED", "TEXT_CAP", "TUPLE", "Answer", "Call", "CallBack", "CallableRef",
    "Failure", "Forget", "Generator", "ObjectRef", "Refused", "Replace", "Reply", "Request",
    "Response", "Run", "Survey", "WireError", "clean", "decode", "describe", "encode",
    "number_ext", "refused",
]  # fmt: skip
