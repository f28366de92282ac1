"""A report as a Word document that participants can edit."""

from __future__ import annotations

import re
import zipfile
from datetime import datetime
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from llnet_desktop.domain.report import ActionReport, ReportNote
from llnet_desktop.exchange.outgoing.things import Value, things
from llnet_desktop.words import Words
from llnet_desktop.words.dates import clock, long_date, short_date

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # not in XML
_SHOWN = {
    "commitments": ("number", "who", "what", "by", "with", "first_step"),
    "scan": ("condition", "mean", "spread", "n", "last_mean"),
    "stands": ("number", "who", "what", "stand", "learned"),
}
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file knows


def minutes(report: ActionReport, words: Words) -> bytes:
    """Return the document (Office Open XML); its dates are those of the workshop."""
    document = Document()
    _set_up(document, report, words)
    document.add_heading(_plain(report.title), 0)
    people = words("report.people", n=report.people) if report.people else ""
    about = (report.network, long_date(words, report.starts.date()), report.venue, people)
    document.add_paragraph(_plain(" · ".join(filter(None, about))))
    if report.goal:
        document.add_paragraph(_plain(words("report.goal", goal=report.goal)))
    document.add_heading(words("report.what_we_will_do"), 1)
    if not report.commitments:
        document.add_paragraph(words("report.no_commitments"))
    for thing in things(report, words):
        if thing.code not in _SHOWN:
            continue
        if thing.code != "commitments":
            document.add_heading(words(f"export.sheet.{thing.code}"), 1)
        places = [thing.columns.index(code) for code in _SHOWN[thing.code]]
        heads = [words(f"export.column.{thing.columns[place]}") for place in places]
        rows = [[_said(row[place], report, words) for place in places] for row in thing.rows]
        _table(document, heads, rows)
    _said_blocks(document, report, words)
    return _same_bytes(document)


def _set_up(document: WordDocument, report: ActionReport, words: Words) -> None:
    made = datetime.combine(report.starts.date(), report.starts.time())
    properties = document.core_properties
    properties.title = _plain(report.title)[:255]
    properties.author = _plain(report.facilitator)[:255]
    properties.created = properties.modified = made
    properties.last_modified_by, properties.comments, properties.revision = "", "", 1
    properties.language = words.language
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Source Sans 3", Pt(11)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "nl-NL" if words.language == "nl" else "en-GB")
    normal.element.get_or_add_rPr().append(language)
    for level in range(4):
        name = "Title" if level == 0 else f"Heading {level}"
        document.styles[name].font.name = "Source Sans 3"
        document.styles[name].font.color.rgb = RGBColor(0x12, 0x41, 0x5C)


def _said_blocks(document: WordDocument, report: ActionReport, words: Words) -> None:
    blocks = [block for block in report.blocks if block.has_words]
    if blocks:
        document.add_heading(words("report.what_was_said"), 1)
    for block in blocks:
        document.add_heading(_plain(f"{clock(block.planned_start)} {block.title}"), 2)
        for lane in block.lanes:
            document.add_heading(_plain(lane.name), 3)
            for cluster in lane.clusters:
                title = document.add_paragraph()
                title.add_run(_plain(cluster.title or words("report.cluster"))).bold = True
                if cluster.rung:
                    title.add_run(f" · {words(f'board.rung.{cluster.rung}')}")
                _notes(document, cluster.notes, words)
            _notes(document, lane.notes, words)
        if block.needs:
            document.add_heading(words("votes.needs"), 3)
            document.add_paragraph(_plain(block.needs))
        for one in block.requests:
            asks = words("requests.paper.asks", asker=one.asker, asked=one.asked)
            answer = words(f"requests.answer.{one.answer or 'open'}")
            said = f"{asks}: {one.text} ({answer})"
            document.add_paragraph(_plain(said), style="List Bullet")


def _notes(document: WordDocument, notes: tuple[ReportNote, ...], words: Words) -> None:
    for note in notes:
        dots = f" ({words('report.dots', n=note.dots)})" if note.dots else ""
        said = f"{note.number} · {note.text}{dots}"
        document.add_paragraph(_plain(said), style="List Bullet")


def _table(document: WordDocument, heads: list[str], rows: list[list[str]]) -> None:
    table = document.add_table(rows=1, cols=len(heads), style="Light Grid Accent 1")
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.text = head
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for row in rows:
        for cell, said in zip(table.add_row().cells, row, strict=True):
            cell.text = _plain(said)
    document.add_paragraph()


def _said(value: Value, report: ActionReport, words: Words) -> str:
    if value is None:
        return ""
    if isinstance(value, str | int):
        return str(value)
    if isinstance(value, float):
        return str(value).replace(".", ",") if words.language == "nl" else str(value)
    return short_date(words, value, report.starts.date())


def _plain(text: str) -> str:
    return _CONTROLS.sub("", text)


def _same_bytes(document: WordDocument) -> bytes:
    """Return the document with fixed times in its zip file, so that the same report is the same."""
    saved, into = BytesIO(), BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            fixed = zipfile.ZipInfo(entry.filename, _EPOCH)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(fixed, old.read(entry))
    return into.getvalue()
