"""The crate: one PDF with everything to print the day before, in order of use and in number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path

import msgspec

from llnet_desktop.domain.crate import Crate, CratePart, RunItem, sheets
from llnet_desktop.domain.report import Choice
from llnet_desktop.domain.workshop import BlockKind
from llnet_desktop.reports import style
from llnet_desktop.reports.canvas import Drawn, Turned
from llnet_desktop.reports.flow import Gap, NewPage
from llnet_desktop.reports.flowables import REST, Row
from llnet_desktop.reports.forms import Circles, Fold, Lines, cut_up
from llnet_desktop.reports.ink import BOLD, width
from llnet_desktop.reports.page import About, pdf
from llnet_desktop.reports.sheet import joined, mark
from llnet_desktop.reports.style import TextStyle
from llnet_desktop.reports.tags import Tag
from llnet_desktop.reports.text import Text, missing, text
from llnet_desktop.words.dates import clock, long_date
from llnet_desktop.words.tongues import Tongues

CARDS = 2, 2  # across and down
SLIPS = 2, 2
VOTES = 2, 5
NAMES = 2, 5
NOTES = 2, 4
DOTS = 3  # that everybody has
TIME = 58.0  # points
MINUTES = 52.0
AMOUNT = 48.0
SPACE = 28.0  # points that a heading above cut-up pieces takes


def write_crate(
    crate: Crate,
    path: Path,
    choice: Choice,
    parts: Sequence[CratePart] = tuple(CratePart),
    turned: Turned | None = None,
) -> list[str]:
    """Write these parts as one PDF and return the characters that no typeface has a shape for."""
    making = _Making(crate, choice)
    title = making.words("crate.title")
    about = About(
        f"{title}: {crate.title}",
        crate.facilitator or crate.network,
        crate.network,
        choice.languages[0],
        choice.paper,
        choice.color,
    )
    path.write_bytes(pdf(about, making.story(parts), turned))
    return missing(msgspec.json.encode(crate).decode())


class _Making:
    """One crate in the making."""

    def __init__(self, crate: Crate, choice: Choice) -> None:
        self._crate = crate
        self.words = Tongues(choice.languages)
        self._names = choice.names
        wide, high = style.SIZES[choice.paper]
        self._wide = wide - 2 * style.MARGIN
        self._high = high - style.MARGIN - style.BOTTOM - 1

    def story(self, parts: Sequence[CratePart]) -> Iterator[Drawn]:
        """Yield the parts; posters, note sheets, slips and cards in the order of the agenda."""
        plain: dict[CratePart, Callable[[], Iterator[Drawn]]] = {
            CratePart.PACKING: self._packing,
            CratePart.RUN_SHEET: self._run_sheet,
            CratePart.PARTICIPANT_SHEET: self._programme,
            CratePart.NAMES: self._name_cards,
        }
        told = False
        for part, tell in plain.items():
            if part in parts:
                yield NewPage()
                yield from tell()
                told = True
        numbers = count(1)
        slipped = carded = False
        for item in self._crate.items:
            if CratePart.POSTERS in parts and item.steps and item.sort is not BlockKind.BREAK:
                yield NewPage()
                yield from self._poster(item)
                told = True
            if CratePart.NOTES in parts and item.notes:
                yield from self._note_sheets(item, numbers)
                told = True
            if CratePart.SLIPS in parts and item.votes:
                yield NewPage()
                yield from self._vote_slips(item)
                told = True
            if CratePart.SLIPS in parts and item.sort is BlockKind.SCAN and not slipped:
                yield NewPage()
                yield from self._scan_slips()
                told = slipped = True
            if CratePart.CARDS in parts and item.sort is BlockKind.COMMITMENTS and not carded:
                yield NewPage()
                yield from self._cards()
                told = carded = True
        if CratePart.CARDS in parts and not carded and (self._crate.commits or not told):
            yield NewPage()
            yield from self._cards()
            told = True
        if not told:
            yield text(self.words("crate.nothing"), style.KIND)

    def _head(self, code: str) -> Iterator[Drawn]:
        crate, words = self._crate, self.words
        yield Gap(style.FIRST_LINE)
        yield text(words(f"crate.{code}"), style.LABEL)
        title = text(crate.title, style.TITLE, Tag("H1"))
        title.lead = words(f"crate.{code}")
        yield title
        day = words.each(lambda each: long_date(each, crate.starts.date()))
        times = f"{clock(crate.starts)}–{clock(crate.ends)}"
        yield text(joined(crate.network, day, times, crate.venue), style.META)
        yield Gap(14)

    def _packing(self) -> Iterator[Drawn]:
        crate, words = self._crate, self.words
        yield from self._head("packing")
        yield text(words("crate.for_people", n=crate.people), style.KIND)
        printed = tuple(self._printed())
        for heading, amounts in (("", crate.packing), ("crate.printed", printed)):
            if heading and amounts:
                yield text(words(heading), style.SECTION, Tag("H2"))
            items = Tag("L")
            for name, amount in amounts:
                yield self._amount(name, amount, Tag("LI", items))
        rooms = [item for item in crate.items if item.room]
        if rooms:
            yield text(words("crate.rooms"), style.SECTION, Tag("H2"))
        for item in rooms:
            said = f"{item.title}: {item.room}"
            time: list[Drawn] = [text(clock(item.start), style.TIME)]
            yield Row([(TIME, time), (REST, [text(said, style.SAID)])], pad=4, rule=True)

    def _printed(self) -> Iterator[tuple[str, int]]:
        """Yield what comes out of the printer, for the crate."""
        crate, words = self._crate, self.words
        if crate.scans:
            yield (
                words("crate.of_scan", n=crate.people, sheets=sheets(crate.people, 4)),
                crate.people,
            )
        if crate.votes:
            n = sheets(crate.people, 10)
            yield words("crate.of_votes", n=crate.people, sheets=n), crate.people
        if crate.commits:
            n = sheets(crate.people, 4)
            yield words("crate.of_cards", n=crate.people, sheets=n), crate.people
        if crate.persons and self._names:
            n = len(crate.persons)
            yield words("crate.of_names", n=n, sheets=sheets(n, 10)), n

    def _amount(self, name: str, amount: int, item: Tag) -> Row:
        number: list[Drawn] = [text(f"{amount} ×", style.COUNT, Tag("Lbl", item))]
        said: list[Drawn] = [text(name, style.SAID, Tag("LBody", item))]
        box: list[Drawn] = [text("☐", style.SAID, Tag(""))]
        return Row([(22.0, box), (AMOUNT, number), (REST, said)], pad=4, rule=True)

    def _run_sheet(self) -> Iterator[Drawn]:
        yield from self._head("run_sheet")
        for item in self._crate.items:
            yield from self._run_item(item)
        end: list[Drawn] = [text(clock(self._crate.ends), style.TIME)]
        said: list[Drawn] = [text(self.words("report.table.end"), style.SAID)]
        yield Row([(TIME, end), (MINUTES, []), (REST, said)], pad=6, rule=True)

    def _run_item(self, item: RunItem) -> Iterator[Drawn]:
        words = self.words
        time: list[Drawn] = [text(clock(item.start), style.TIME)]
        length: list[Drawn] = [text(words("dates.minutes", n=item.minutes), style.DETAIL)]
        shape: list[Drawn] = [mark(item.condition, style.WHAT.leading)] if item.condition else []
        title: list[Drawn] = [text(item.title, style.WHAT, Tag("H2"))]
        if item.condition:
            title.append(text(words(f"conditions.short.{item.condition}"), style.DETAIL))
        yield Row(
            [(TIME, time), (MINUTES, length), (20.0, shape), (REST, title)],
            pad=6,
            rule=True,
            heading=bool(item.steps and item.sort is not BlockKind.BREAK),
        )
        if item.sort is not BlockKind.BREAK:
            items = Tag("L")
            for number, step in enumerate(item.steps, start=1):
                how = joined(
                    words("dates.minutes", n=step.minutes),
                    words(f"conditions.grouping.{step.grouping}"),
                    step.detail,
                )
                part = Tag("LI", items)
                body = Tag("LBody", part)
                lines: list[Drawn] = [
                    text(step.prompt, style.NOTE, Tag("P", body)),
                    text(how, style.DETAIL, Tag("P", body)),
                ]
                label: list[Drawn] = [text(str(number), style.NUMBER, Tag("Lbl", part))]
                yield Row([(TIME + MINUTES, []), (20.0, label), (REST, lines)], pad=2)
        bring = ", ".join(f"{amount} × {name}" for name, amount in item.materials if amount)
        for said, look in (
            (words("crate.room", room=item.room) if item.room else "", style.DETAIL),
            (words("crate.bring", what=bring) if bring else "", style.DETAIL),
            (item.private, style.PRIVATE),
        ):
            if said:
                yield Row([(TIME + MINUTES + 20.0, []), (REST, [text(said, look)])], pad=2)

    def _programme(self) -> Iterator[Drawn]:
        crate = self._crate
        yield from self._head("programme")
        if crate.goal:
            yield text(crate.goal, style.PROGRAMME)
            yield Gap(14)
        items = Tag("L")
        for item in crate.items:
            part = Tag("LI", items)
            yield self._programme_row(clock(item.start), item.title, part)
        end = self.words("report.table.end")
        yield self._programme_row(clock(crate.ends), end, Tag("LI", items))

    def _programme_row(self, time: str, said: str, part: Tag) -> Row:
        left: list[Drawn] = [text(time, style.PROGRAMME_TIME, Tag("Lbl", part))]
        right: list[Drawn] = [text(said, style.PROGRAMME, Tag("LBody", part))]
        return Row([(TIME, left), (REST, right)], pad=8, rule=True)

    def _name_cards(self) -> Iterator[Drawn]:
        persons = self._crate.persons

        def card(n: int) -> list[Drawn]:
            one = persons[n]
            narrow = width(one.name, BOLD) * style.NAME_CARD.size / 1000 < 200
            look = style.NAME_CARD if narrow else style.NAME_CARD_LONG
            return [text(one.name, look), text(one.organisation, style.NAME_CARD_FROM)]

        if persons and self._names:
            yield from cut_up(len(persons), card, *NAMES, self._high)

    def _poster(self, item: RunItem) -> Iterator[Drawn]:
        yield Gap(style.FIRST_LINE)
        title = text(item.title, style.POSTER, Tag("H1"))
        title.lead = item.title
        yield title
        room = self._high - style.FIRST_LINE - title.wrap(self._wide) - style.POSTER.after
        for looks in style.POSTER_STEPS:
            rows = self._poster_steps(item, looks)
            if sum(row.wrap(self._wide) for row in rows) <= room:
                break
        yield from rows

    def _poster_steps(
        self, item: RunItem, looks: tuple[TextStyle, TextStyle, TextStyle]
    ) -> list[Row]:
        step_look, detail_look, number_look = looks
        items = Tag("L")
        rows: list[Row] = []
        for number, step in enumerate(item.steps, start=1):
            part = Tag("LI", items)
            body = Tag("LBody", part)
            how = joined(
                self.words(f"conditions.grouping.{step.grouping}"),
                self.words("dates.minutes", n=step.minutes),
            )
            lines: list[Drawn] = [
                text(step.prompt, step_look, Tag("P", body)),
                text(joined(how, step.detail), detail_look, Tag("P", body)),
            ]
            label: list[Drawn] = [text(str(number), number_look, Tag("Lbl", part))]
            pad = step_look.size / 2.2
            rows.append(Row([(48.0, label), (REST, lines)], pad=pad, rule=True))
        return rows

    def _note_sheets(self, item: RunItem, numbers: Iterator[int]) -> Iterator[Drawn]:
        """Yield sheets with fields for a column, numbered through the whole crate."""
        across, down = NOTES
        each = sheets(item.notes, len(item.lanes))
        for lane in item.lanes:
            for _ in range(sheets(each, across * down)):
                yield NewPage()
                yield text(joined(item.title, lane.name), style.BLOCK, Tag("H1"))
                yield Gap(8)
                kept = [str(next(numbers)) if lane.numbered else "" for _ in range(across * down)]

                def field(n: int, kept: list[str] = kept) -> list[Drawn]:
                    return [text(kept[n], style.COUNT), Lines(4)]

                yield from cut_up(across * down, field, across, down, self._high - SPACE)

    def _vote_slips(self, item: RunItem) -> Iterator[Drawn]:
        def slip(_: int) -> list[Drawn]:
            blanks = [(REST, [Lines()]) for _ in range(DOTS)]
            return [
                text(item.title, style.CARD_TITLE),
                text(self.words("crate.my_numbers", n=DOTS), style.DETAIL),
                Row(blanks),
            ]

        yield from cut_up(self._crate.people, slip, *VOTES, self._high)

    def _scan_slips(self) -> Iterator[Drawn]:
        crate, words = self._crate, self.words

        def slip(_: int) -> list[Drawn]:
            made: list[Drawn] = [
                text(words("scan.title"), style.CARD_TITLE),
                text(words("crate.scan_how"), style.DETAIL),
            ]
            for condition, statement in crate.statements:
                shape: list[Drawn] = [mark(condition, style.DETAIL.leading)]
                said: list[Drawn] = [text(statement, style.DETAIL)]
                made += [Gap(3), Row([(18.0, shape), (REST, said)], pad=1), Circles()]
            return made

        yield from cut_up(crate.people, slip, *SLIPS, self._high)

    def _cards(self) -> Iterator[Drawn]:
        words = self.words

        def field(code: str, lines: int = 1, look: TextStyle = style.FIELD) -> list[Drawn]:
            return [text(words(f"crate.card.{code}"), look), Lines(lines, 19.0)]

        def beside(*codes: str) -> Row:
            return Row([(REST, [*field(code)]) for code in codes])

        def card(_: int) -> list[Drawn]:
            title: Text = text(words("crate.card.title"), style.CARD_TITLE)
            return [
                title,
                *field("who"),
                *field("what", 2),
                beside("with", "by"),
                *field("first_step"),
                beside("buddy", "asks"),
                Fold(),
                text(words("crate.card.stub"), style.CARD_TITLE),
                *field("what"),
                beside("by", "buddy"),
            ]

        yield from cut_up(self._crate.people, card, *CARDS, self._high)
