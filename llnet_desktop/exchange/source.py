"""Reading a file or pasted text safely: one size, one encoding, nothing hidden in it."""

from __future__ import annotations

import re
import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from llnet_desktop.domain.draft import LeftOut
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.phrase import clean

MEGABYTE = 1_000_000
TEXT_LIMIT = 5 * MEGABYTE
FILE_LIMIT = 50 * MEGABYTE
LINE_LIMIT = 10_000  # lines in a text
SEEN = 600  # characters of a line that are looked at for times, names and titles

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Zero-width marks, directions and byte order marks go; the joiners inside emoji and Indic stay.
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)
_WHOLE = 500  # characters normalised together: reordering marks takes their number squared


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a spreadsheet: rows of cells, as text."""

    name: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """What is to be understood: either text or sheets."""

    text: str = ""
    sheets: tuple[Sheet, ...] = ()


def read_source(path: Path) -> Source:
    """Return what a file holds, tidied.

    Raises `InputError` when there is no such file, it is none, is too big, is empty, has an
    unknown encoding, or is a spreadsheet that can't be read.
    """
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise InputError("input.no_file", name=path.name) from error
    except (OSError, ValueError) as error:
        raise InputError("input.unreadable", name=path.name) from error
    if not stat.S_ISREG(status.st_mode):
        raise InputError("input.not_a_file", name=path.name)
    _check_size(status.st_size, FILE_LIMIT)
    try:
        with path.open("rb") as file:
            data = file.read(FILE_LIMIT + 1)
    except OSError as error:
        raise InputError("input.unreadable", name=path.name) from error
    _check_size(len(data), FILE_LIMIT)
    old_spreadsheet = data.startswith(b"\xd0\xcf\x11\xe0")
    spreadsheet = path.suffix.casefold() in (".xlsx", ".xlsm", ".xls", ".ods")
    if data and (spreadsheet or old_spreadsheet or data.startswith(b"PK\x03\x04")):
        from llnet_desktop.exchange.spreadsheet import read_sheets

        return Source(sheets=read_sheets(data))
    _check_size(len(data), TEXT_LIMIT)
    return as_source(decoded(data))


def as_source(source: Source | str) -> Source:
    """Return pasted text as a source. Raises `InputError` when it is too big or empty."""
    if isinstance(source, Source):
        return source
    _check_size(len(source), TEXT_LIMIT)
    text = tidy(source)
    if not text.strip():
        raise InputError("input.empty")
    return Source(text)


def decoded(data: bytes) -> str:
    """Return bytes as text. Raises `InputError` for an unknown encoding.

    UTF-8, UTF-16 with a byte order mark, and Windows-1252 where that gives plausible text.
    """
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            text = data.decode("utf-16")
        else:
            text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _western(data)
    controls = len(_UNWANTED.findall(text))
    if "\x00" in text or controls * 100 > len(text) + 1_000:
        raise InputError("input.encoding")
    return text


def tidy(text: str) -> str:
    """Return text in NFC, its lines ended by a newline, with nothing invisible in it."""
    text = _UNWANTED.sub("", _BREAKS.sub("\n", text))
    if unicodedata.is_normalized("NFC", text):
        return text
    return "\n".join(_composed(line) for line in text.split("\n"))


def left_out(line: int, text: str, reason: str) -> LeftOut:
    """Return what was not taken over, its text shortened to 80 characters."""
    short = clean(text[:400], 81)
    return LeftOut(line, short if len(short) <= 80 else short[:79].rstrip() + "…", reason)


def shortened(text: str, limit: int) -> str:
    """Return text on one line, with an ellipsis where the rest was left out."""
    short = clean(text, limit + 1)
    return short if len(short) <= limit else short[: limit - 1].rstrip() + "…"


def _composed(line: str) -> str:
    if len(line) <= _WHOLE:
        return unicodedata.normalize("NFC", line)
    pieces = (line[start : start + _WHOLE] for start in range(0, len(line), _WHOLE))
    return "".join(unicodedata.normalize("NFC", piece) for piece in pieces)


def _western(data: bytes) -> str:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise InputError("input.encoding") from error
    accents = sum(len(run) for run in re.findall(r"[^\x00-\x7f]+", text))
    # Damaged UTF-8 must not become "Ã«", nor a Cyrillic or Japanese page a row of accents.
    if accents * 5 > len(text) or not data.decode("utf-8", "ignore").isascii():
        raise InputError("input.encoding")
    return text


def _check_size(size: int, limit: int) -> None:
    if size > limit:
        raise InputError("input.too_big", megabytes=-(-size // MEGABYTE), limit=limit // MEGABYTE)
