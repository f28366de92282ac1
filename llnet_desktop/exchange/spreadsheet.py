"""Reading an XLSX workbook as rows of text, without trusting it."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import IO

from llnet_desktop.domain.errors import InputError
from llnet_desktop.exchange.source import MEGABYTE, Sheet, tidy

ROW_LIMIT = 5_000
COLUMN_LIMIT = 50
_UNPACKED_LIMIT = 50 * MEGABYTE
_MEMBER_LIMIT = 1_000
_RATIO_LIMIT = 100
_TAG_LIMIT = 500_000  # 5,000 rows of 20 texts have fewer; reading more takes seconds and gigabytes
_CHUNK = 262_144
_DOCTYPE = b"<!DOCTYPE"
_BEGINNINGS = (b"<", b"\xef\xbb\xbf", b" ", b"\t", b"\r", b"\n")  # of a part that may be XML
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")  # UTF-16, which Office never writes


def read_sheets(data: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook that hold something.

    Raises `InputError` when it is no workbook, is built to exhaust memory, has too many rows, or
    holds nothing.
    """
    _guard(data)
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and validations, which are not read
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            try:
                sheets = [_sheet(sheet.title, sheet) for sheet in book.worksheets]
            finally:
                book.close()
    except InputError:
        raise
    except Exception as error:  # a damaged workbook fails in a dozen ways, all meaning one thing
        raise InputError("input.not_spreadsheet") from error
    if not any(sheet.rows for sheet in sheets):
        raise InputError("input.empty")
    return tuple(sheet for sheet in sheets if sheet.rows)


def _guard(data: bytes) -> None:
    """Refuse what unpacks to far more than it seems, before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            unpacked = sum(member.file_size for member in members)
            packed = sum(member.compress_size for member in members)
            steep = unpacked > MEGABYTE and unpacked > _RATIO_LIMIT * packed
            if len(members) > _MEMBER_LIMIT or unpacked > _UNPACKED_LIMIT or steep:
                raise InputError("input.bomb")
            if "xl/workbook.xml" not in archive.namelist():
                raise InputError("input.not_spreadsheet")
            tags = 0
            for member in members:
                with archive.open(member) as part:
                    tags += _tags(part, _TAG_LIMIT - tags)
    except InputError:
        raise
    except Exception as error:  # not a zip, encrypted, an unknown compression, damaged
        raise InputError("input.not_spreadsheet") from error


def _tags(part: IO[bytes], most: int) -> int:
    """Return how many tags a part has; what is no XML, as a picture, has none.

    What a part is called says nothing: a workbook may point at any. Raises `InputError` beyond
    the most, and for a document type: Office writes none, and its entities can grow without end.
    """
    chunk, before, tags = part.read(_CHUNK), b"", 0
    if chunk.startswith(_WIDE):
        raise InputError("input.bomb")
    if not chunk.startswith(_BEGINNINGS):
        return 0
    while chunk:
        tags += chunk.count(b"<")
        if tags > most or _DOCTYPE in before + chunk:
            raise InputError("input.bomb")
        before, chunk = chunk[-len(_DOCTYPE) :], part.read(_CHUNK)
    return tags


def _sheet(title: str, sheet: object) -> Sheet:
    reset, rows = getattr(sheet, "reset_dimensions", None), getattr(sheet, "iter_rows", None)
    if reset is None or rows is None:  # a sheet that is only a chart
        return Sheet(title, ())
    reset()  # what the file claims about its own size may be wrong
    return Sheet(tidy(title), _rows(rows(max_col=COLUMN_LIMIT, values_only=True)))


def _rows(values: Iterable[tuple[object, ...]]) -> tuple[tuple[str, ...], ...]:
    rows: list[tuple[str, ...]] = []
    filled = 0
    for number, row in enumerate(values, start=1):
        cells = tuple(_cell(value) for value in row)
        rows.append(cells if any(cells) else ())
        filled = number if any(cells) else filled
        if filled > ROW_LIMIT:
            raise InputError("input.too_many_rows", limit=ROW_LIMIT)
        if number - filled > ROW_LIMIT:  # an empty tail, which may be a million rows
            break
    return tuple(rows[:filled])


def _cell(value: object) -> str:
    """Return a cell as a person would type it: times as hh:mm, whole numbers without a point."""
    match value:
        case None:
            return ""
        case datetime() if value.year <= 1900:
            return f"{value:%H:%M}"
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return f"{value:%Y-%m-%d %H:%M}"
        case date():
            return value.isoformat()
        case time():
            return _hours(round(value.hour * 60 + value.minute + value.second / 60))
        case timedelta():
            return _hours(round(value.total_seconds() / 60))
        case bool():
            return "x" if value else "-"
        case float() if 0 < value < 1 and abs(value * 1440 - round(value * 1440)) < 1e-6:
            return _hours(round(value * 1440))  # a time that lost its format
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return tidy(str(value)).strip()


def _hours(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
