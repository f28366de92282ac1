"""A workshop as files that other programs read: only what may leave the room."""

from __future__ import annotations

from pathlib import Path

from llnet_desktop.domain.report import ActionReport, Choice
from llnet_desktop.words import words_in


def write_data(report: ActionReport, choice: Choice, part: str, path: Path) -> None:
    """Write a report as the kind of file its name says: .xlsx .csv .md .json .ics .docx .png .svg.

    Texts are in the first language. Same report, same bytes. Raises `OSError` where the file
    can't be written.
    """
    words = words_in(choice.languages[0])
    match path.suffix.lower():
        case ".xlsx":
            from llnet_desktop.exchange.outgoing.workbook import workbook

            path.write_bytes(workbook(report, words))
        case ".csv":
            from llnet_desktop.exchange.outgoing.separated import separated

            path.write_bytes(separated(report, part, words))
        case ".md":
            from llnet_desktop.exchange.outgoing.markdown import markdown

            path.write_text(markdown(report, words), encoding="utf-8")
        case ".json":
            from llnet_desktop.exchange.outgoing.json import workshop_json

            path.write_bytes(workshop_json(report))
        case ".ics":
            from llnet_desktop.exchange.outgoing.calendars import report_calendar

            path.write_bytes(report_calendar(report, words))
        case ".docx":
            from llnet_desktop.exchange.outgoing.minutes import minutes

            path.write_bytes(minutes(report, words))
        case ".svg":
            from llnet_desktop.exchange.outgoing.pictures.charts import picture
            from llnet_desktop.exchange.outgoing.pictures.svg import svg

            path.write_text(svg(picture(part or "board", report, words)), encoding="utf-8")
        case ".png":
            from llnet_desktop.exchange.outgoing.pictures.charts import picture
            from llnet_desktop.exchange.outgoing.pictures.png import png

            path.write_bytes(png(picture(part or "board", report, words)))
        case other:
            raise ValueError(other)
