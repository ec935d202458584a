"""The form of a frame: its header, what it may hold at most, how values of each kind are marked."""

import struct

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
