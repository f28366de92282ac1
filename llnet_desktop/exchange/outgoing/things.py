"""The tables in a report, typed: what a spreadsheet and a CSV file have in their columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from llnet_desktop.domain.report import ActionReport, ReportCluster
from llnet_desktop.words import Words
from llnet_desktop.words.commitments import first_step_words

Value = str | int | float | date | datetime | None
Rows = Iterator[tuple[Value, ...]]


@dataclass(frozen=True, slots=True)
class Thing:
    """One table: its code, the codes of its columns, and its rows."""

    code: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def things(report: ActionReport, words: Words) -> tuple[Thing, ...]:
    """Return the tables of a report that have rows, in the order of the paper."""
    made = (
        Thing(code, columns, tuple(rows(report, words))) for code, (columns, rows) in _KINDS.items()
    )
    return tuple(thing for thing in made if thing.rows)


def thing(code: str, report: ActionReport, words: Words) -> Thing:
    """Return one table, also when it has no rows."""
    columns, rows = _KINDS[code]
    return Thing(code, columns, tuple(rows(report, words)))


def _condition(words: Words, condition: str | None) -> str:
    return words(f"conditions.short.{condition}") if condition else ""


def _commitments(report: ActionReport, words: Words) -> Rows:
    for one in report.commitments:
        yield (
            one.number,
            one.who,
            one.organisation,
            one.what,
            one.by,
            one.together_with,
            first_step_words(words, one.cue, one.first_step),
            one.buddy,
            one.buddy_asks,
            one.help_from,
            one.help,
            words(f"requests.answer.{one.answer}") if one.answer else "",
            one.sign,
            _condition(words, one.condition),
            one.origin_text,
        )


def _notes(report: ActionReport, words: Words) -> Rows:
    for block in report.blocks:
        for lane in block.lanes:
            for cluster in (*lane.clusters, ReportCluster("", lane.notes)):
                rung = words(f"board.rung.{cluster.rung}") if cluster.rung else ""
                for note in cluster.notes:
                    place = block.title, lane.name, cluster.title, rung
                    yield *place, note.number, note.text, note.dots


def _agenda(report: ActionReport, words: Words) -> Rows:
    for block in report.blocks:
        yield (
            block.number,
            block.title,
            _condition(words, block.condition),
            _local(block.planned_start),
            block.planned_minutes,
            _local(block.real_start),
            block.real_minutes,
            block.energy,
        )


def _scan(report: ActionReport, words: Words) -> Rows:
    if report.scan is None:
        return
    was = {one.condition: one.mean for one in report.scan.before}
    for one in report.scan.figures:
        mean, spread = _rounded(one.mean), _rounded(one.spread)
        before = _rounded(was.get(one.condition))
        yield _condition(words, one.condition), mean, spread, one.n, before


def _requests(report: ActionReport, words: Words) -> Rows:
    for block in report.blocks:
        for one in block.requests:
            answer = words(f"requests.answer.{one.answer or 'open'}")
            yield block.title, one.asker, one.asked, one.text, answer


def _stands(report: ActionReport, words: Words) -> Rows:
    for one in report.standings:
        state = words(f"lookback.wall.state.{one.state}")
        yield one.number, one.who, one.what, one.by, state, one.learned


def _ties(report: ActionReport, words: Words) -> Rows:
    labels = {node.key: node.label for node in report.ties.nodes}
    for tie in report.ties.ties:
        new = words("ties.new") if tie.is_new else ""
        condition = _condition(words, tie.condition)
        yield labels[tie.one], labels[tie.other], tie.commitments, condition, new


def _participants(report: ActionReport, words: Words) -> Rows:
    for one in report.persons:
        yield one.name, one.organisation, one.role


def _local(moment: datetime | None) -> datetime | None:
    """Return what the clock in the room said: spreadsheets know no time zones."""
    return moment.replace(tzinfo=None, microsecond=0) if moment is not None else None


def _rounded(value: float | None) -> float | None:
    return round(value, 2) if value is not None else None


_KINDS: dict[str, tuple[tuple[str, ...], Callable[[ActionReport, Words], Rows]]] = {
    "commitments": (
        (
            *("number", "who", "organisation", "what", "by", "with", "first_step", "buddy"),
            *("buddy_asks", "help_from", "help", "answer", "sign", "condition", "origin"),
        ),
        _commitments,
    ),
    "notes": (("block", "lane", "cluster", "rung", "number", "text", "dots"), _notes),
    "agenda": (
        (
            *("number", "block", "condition", "planned_start", "planned_minutes"),
            *("real_start", "real_minutes", "energy"),
        ),
        _agenda,
    ),
    "scan": (("condition", "mean", "spread", "n", "last_mean"), _scan),
    "requests": (("block", "asker", "asked", "text", "answer"), _requests),
    "stands": (("number", "who", "what", "by", "stand", "learned"), _stands),
    "ties": (("one", "other", "commitments", "condition", "new"), _ties),
    "participants": (("name", "organisation", "role"), _participants),
}
THINGS = tuple(_KINDS)
