"""What is on a calendar after a workshop: commitments, first steps, buddies, the next time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from llnet_desktop.domain.personal import Ask, PersonalPage, PersonalPages
from llnet_desktop.domain.report import ActionReport, ReportCommitment
from llnet_desktop.exchange.calendar import DayEntry, calendar_file
from llnet_desktop.words import Words
from llnet_desktop.words.commitments import first_step_words

FIRST_STEP = timedelta(days=2)  # after the workshop: within 48 hours, or it fades


def report_calendar(report: ActionReport, words: Words) -> bytes:
    """Return all days of a report as iCalendar, each with a reminder in the morning."""
    made = datetime.combine(report.starts.date(), time(), ZoneInfo("UTC"))
    return calendar_file(tuple(_entries(report, words)), made)


def personal_entries(
    page: PersonalPage, pages: PersonalPages, words: Words
) -> tuple[DayEntry, ...]:
    """Return the days of one person: their own commitments, and whom they ask how it went."""
    entries = [entry for one in page.own for entry in _own(one.made, pages.day, words, "")]
    for asked in page.asked:
        if asked.ask is Ask.BUDDY:
            entries.extend(_buddy(asked.made, words))
    if page.next_day is not None:
        entries.append(_next(page.next_day, pages.network, words))
    return tuple(entries)


def _entries(report: ActionReport, words: Words) -> Iterator[DayEntry]:
    for made in report.commitments:
        yield from _own(made, report.starts.date(), words, made.who)
        yield from _buddy(made, words)
    if report.next_day is not None:
        yield _next(report.next_day, report.network, words)


def _own(made: ReportCommitment, day: date, words: Words, who: str) -> Iterator[DayEntry]:
    said = f"{who}: {made.what}" if who else made.what
    yield DayEntry(f"{made.id or made.number}-by", made.by, said, made.sign)
    step = first_step_words(words, made.cue, made.first_step)
    if step:
        first = words("report.first_step", step=step)
        summary = f"{who}: {first}" if who else first
        yield DayEntry(f"{made.id or made.number}-first", day + FIRST_STEP, summary, made.what)


def _buddy(made: ReportCommitment, words: Words) -> Iterator[DayEntry]:
    if made.buddy and made.buddy_asks is not None:
        summary = words("export.buddy_asks", buddy=made.buddy, who=made.who, what=made.what)
        yield DayEntry(f"{made.id or made.number}-buddy", made.buddy_asks, summary)


def _next(day: date, network: str, words: Words) -> DayEntry:
    said = words("export.next_workshop", network=network)
    return DayEntry(f"next-{day.isoformat()}", day, said)
