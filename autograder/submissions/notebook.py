"""The code cells of a notebook's bytes, without building anything else that is in it.

Outputs, attachments and metadata are skipped by the decoder, which checks their syntax
and makes no objects: a file costs its own size and the cells it has.
"""

from __future__ import annotations

import re
from typing import Literal, NoReturn

import msgspec
from msgspec import UNSET, Raw, UnsetType

from autograder.submissions.model import MAX_CELLS, MAX_SOURCE, MB, Cell, RefusedError

_AGAIN = "save the notebook again from Jupyter"


class _Document(msgspec.Struct):
    nbformat: Raw | UnsetType = UNSET
    cells: Raw | UnsetType = UNSET


class _Cell(msgspec.Struct, gc=False):
    """`cell_type` is required, so that `{}` ends the decoding instead of filling memory."""

    cell_type: Literal["code", "markdown", "raw"]
    source: Raw | UnsetType = UNSET
    metadata: Raw | UnsetType = UNSET


class _Nbgrader(msgspec.Struct):
    grade_id: str | None = None


class _Metadata(msgspec.Struct):
    nbgrader: _Nbgrader | None = None


_DOCUMENT = msgspec.json.Decoder(_Document)
_CELLS = msgspec.json.Decoder(list[_Cell])
_SOURCE = msgspec.json.Decoder(str | list[str])
_METADATA = msgspec.json.Decoder(_Metadata)


def code_cells(data: bytes) -> tuple[Cell, ...]:
    """The code cells of a notebook (UTF-8, no BOM); an empty file is an empty notebook."""
    if not data.strip():
        return ()
    found = _cells(_document(data))
    if len(found) > MAX_CELLS:
        raise RefusedError(
            f"{len(found)} cells, and {MAX_CELLS} are the most that are read; remove some"
        )
    code = [(n, cell) for n, cell in enumerate(found, 1) if cell.cell_type == "code"]
    size = sum(len(memoryview(cell.source)) for _, cell in code if cell.source is not UNSET)
    if size > MAX_SOURCE:
        raise RefusedError(
            f"{size / MB:.1f} MB of code, and {MAX_SOURCE / MB:g} MB is the most that is read; "
            "keep data out of the cells"
        )
    return tuple(Cell(n, _source(n, cell), _grade_id(cell)) for n, cell in code)


def _document(data: bytes) -> _Document:
    """The outermost object; what JavaScript or Python wrote against the standard is mended."""
    try:
        return _DOCUMENT.decode(data)
    except RecursionError:
        _nested()
    except msgspec.ValidationError as error:
        raise RefusedError(f"this is JSON, but no notebook; {_AGAIN}") from error
    except msgspec.DecodeError as error:
        mended = _mended(data)
        if mended != data:
            return _document(mended)
        raise RefusedError(f"{_not_json(data, str(error))}; {_AGAIN}") from error


def _cells(document: _Document) -> list[_Cell]:
    version = b"" if document.nbformat is UNSET else bytes(document.nbformat)
    if version in (b"1", b"2", b"3"):
        raise RefusedError(
            f"the notebook is in the old format {version.decode()}; convert it by "
            "`jupyter nbconvert --to notebook --nbformat 4` and hand in the result"
        )
    if version != b"4":
        said = f"nbformat {version.decode()}" if version.isdigit() and len(version) < 9 else "none"
        raise RefusedError(f"the notebook must say nbformat 4, and this says {said}; {_AGAIN}")
    if document.cells is UNSET:
        raise RefusedError(f"the notebook has no list of cells; {_AGAIN}")
    try:
        return _CELLS.decode(document.cells)
    except RecursionError:
        _nested()
    except msgspec.ValidationError as error:
        number = re.search(r"\$\[(\d+)\]", str(error))
        where = f"cell {int(number[1]) + 1} is no cell" if number else "its cells are no list"
        raise RefusedError(f"{where}; delete it, or {_AGAIN}") from error


def _source(number: int, cell: _Cell) -> str:
    if cell.source is UNSET:
        raise RefusedError(f"cell {number} has no source; {_AGAIN}")
    try:
        source = _SOURCE.decode(cell.source)
    except (msgspec.ValidationError, RecursionError) as error:
        raise RefusedError(f"the source of cell {number} is no text; {_AGAIN}") from error
    return source if isinstance(source, str) else "".join(source)


def _grade_id(cell: _Cell) -> str | None:
    """nbgrader's id, or `None` where the metadata say anything but a text."""
    if cell.metadata is UNSET:
        return None
    try:
        nbgrader = _METADATA.decode(cell.metadata).nbgrader
    except (msgspec.ValidationError, RecursionError):
        return None
    return None if nbgrader is None else nbgrader.grade_id


def _nested() -> NoReturn:
    raise RefusedError(f"the JSON is nested too deeply for a notebook; {_AGAIN}") from None


def _not_json(data: bytes, error: str) -> str:
    if data.lstrip()[:1] == b"<":
        return "this is a web page and no notebook (download the raw file)"
    found = re.search(r"\(byte (\d+)\)", error)
    before = data[: int(found[1])] if found else data
    line, column = before.count(b"\n") + 1, len(_last_line(before)) + 1
    how = "" if found else "it breaks off at "
    return f"this is not JSON ({how}line {line}, column {column})"


def _last_line(data: bytes) -> str:
    return data[data.rfind(b"\n") + 1 :].decode(errors="replace")


# Python writes NaN and Infinity into outputs (plotly does), JavaScript half an emoji into
# a text: neither is JSON to a strict reader. Mended in place, so that no position moves.
_ODD_NUMBER = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|(-?Infinity|NaN)', re.S)
_ODD_ESCAPE = re.compile(
    rb"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    rb"|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
    re.S,
)


def _mended(data: bytes) -> bytes:
    """`NaN` and `Infinity` become 0, a lone surrogate U+FFFD; all else stays."""
    mended = bytearray(data)
    if b"NaN" in data or b"Infinity" in data:
        for found in _ODD_NUMBER.finditer(data):
            if found[1]:
                mended[found.start() : found.end()] = b"0".rjust(len(found[1]))
    if re.search(rb"\\u[dD][89a-fA-F]", data):
        for found in _ODD_ESCAPE.finditer(data):
            if found[1]:
                mended[found.start() : found.end()] = b"\\ufffd"
    return bytes(mended)
