"""Workbooks that are made to exhaust a laptop: refused within two seconds and 200 MB."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
EMPTY = f'<sst xmlns="{MAIN}"/>'
ONE = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
READS = """
import json, resource, sys, time
from llnet_desktop.domain.errors import InputError
from llnet_desktop.exchange.source import read_source
from pathlib import Path
import openpyxl
before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
try:
    read_source(Path(sys.argv[1])); said = "read"
except InputError as error:
    said = error.code
took = time.perf_counter() - began
more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
print(json.dumps([said, took, more]))
"""


def sheet(rows: str) -> str:
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def workbook(sheet_xml: str, shared: str = EMPTY, name: str = "sheet1.xml") -> bytes:
    """Return a workbook padded with noise, so that its ratio looks like that of any other."""
    kinds = f"{OFFICE}/worksheet", f"{OFFICE}/sharedStrings"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.spreadsheetml.sheet.main+xml"/>'
        '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{kinds[0]}" Target="worksheets/{name}"/>'
        f'<Relationship Id="r2" Type="{kinds[1]}" Target="sharedStrings.xml"/></Relationships>',
        f"xl/worksheets/{name}": sheet_xml,
        "xl/sharedStrings.xml": shared,
    }
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in parts.items():
            archive.writestr(path, content)
        archive.writestr("xl/media/noise.bin", os.urandom(600_000))
    return into.getvalue()


def in_wide_letters() -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>".encode("utf-16"))
    return into.getvalue()


BOMBS = {
    "texts": lambda: workbook(
        sheet(ONE), f'<sst xmlns="{MAIN}">{"<si><t>a</t></si>" * 2_000_000}</sst>'
    ),
    "empty rows": lambda: workbook(sheet("<row/>" * 6_000_000)),
    "one row": lambda: workbook(sheet(f"<row>{'<c><v>1</v></c>' * 2_500_000}</row>")),
    "depth": lambda: workbook(f'<worksheet xmlns="{MAIN}">{"<a>" * 6_000_000}'),
    "another name": lambda: workbook(sheet("<row/>" * 6_000_000), name="sheet1.dat"),
    "wide letters": in_wide_letters,
    "document type": lambda: workbook(
        f'<!-- {"x" * 9_000} --><!DOCTYPE a [<!ENTITY b "c">]>{sheet(ONE)}'
    ),
    "one text": lambda: workbook(
        sheet(f'<row><c t="inlineStr"><is><t>{"a" * 45_000_000}</t></is></c></row>')
    ),
}  # fmt: skip


def read(path: Path) -> tuple[str, float, float]:
    done = subprocess.run(
        [sys.executable, "-c", READS, path], capture_output=True, check=True, text=True
    )
    said, seconds, megabytes = json.loads(done.stdout)
    return said, seconds, megabytes


@pytest.mark.parametrize("kind", BOMBS)
def test_a_bomb_is_refused_at_once(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "bom.xlsx"
    path.write_bytes(BOMBS[kind]())
    said, seconds, megabytes = read(path)
    assert said == ("read" if kind == "one text" else "input.bomb")
    assert seconds <= 2
    assert megabytes <= 200


def test_five_thousand_full_rows_are_no_bomb(tmp_path: Path) -> None:
    cells = "".join(f'<c t="inlineStr"><is><t>tekst {n}</t></is></c>' for n in range(12))
    path = tmp_path / "vol.xlsx"
    path.write_bytes(workbook(sheet(f"<row>{cells}</row>" * 5_000)))
    assert read(path)[0] == "read"
