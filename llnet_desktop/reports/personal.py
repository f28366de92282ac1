"""One page per person: their own commitments, and what others asked of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import msgspec

from llnet_desktop.domain.personal import Ask, Asked, OwnCommitment, PersonalPage, PersonalPages
from llnet_desktop.domain.report import Choice
from llnet_desktop.reports import style
from llnet_desktop.reports.canvas import Drawn, Turned
from llnet_desktop.reports.flow import Gap, NewPage
from llnet_desktop.reports.flowables import REST, Row
from llnet_desktop.reports.page import About, pdf
from llnet_desktop.reports.sheet import joined, mark, section
from llnet_desktop.reports.tags import Tag
from llnet_desktop.reports.text import missing, text
from llnet_desktop.words.commitments import first_step_words, help_words
from llnet_desktop.words.dates import long_date
from llnet_desktop.words.tongues import Tongues

LABEL = 136.0  # points
MARK = 22.0


def write_personal_pages(
    pages: PersonalPages, path: Path, choice: Choice, turned: Turned | None = None
) -> list[str]:
    """Write a page for each person as one PDF; returns what no typeface has a shape for."""
    words = Tongues(choice.languages)
    title = f"{words('report.personal.title')}: {pages.title}"
    about = About(
        title, pages.network, pages.network, choice.languages[0], choice.paper, choice.color
    )
    nobody: list[Drawn] = [] if pages.pages else [text(words("report.personal.nobody"), style.KIND)]
    story = chain(nobody, *(page_of(page, pages, words) for page in pages.pages))
    path.write_bytes(pdf(about, story, turned))
    return missing(msgspec.json.encode(pages).decode())


def page_of(page: PersonalPage, pages: PersonalPages, words: Tongues) -> Iterator[Drawn]:
    """Yield the page of one person, on paper of its own."""
    yield NewPage()
    yield Gap(style.FIRST_LINE)
    name = joined(page.name, page.organisation)
    heading = text(words("report.personal.for", name=name), style.LABEL, Tag("H2"))
    heading.lead = page.name
    yield heading
    for one in page.own:
        yield from _own(one, words)
    if page.asked:
        yield section(words("report.personal.asked"), Tag("H3"))
    items = Tag("L")
    for asked in page.asked:
        yield _asked(asked, Tag("LI", items), words)
        yield Gap(6)
    day = words.each(lambda one: long_date(one, pages.day))
    yield text(words("report.personal.made_at", title=pages.title, day=day), style.REMARK)
    if page.next_day is not None:
        next_day = page.next_day
        said = words.each(lambda one: long_date(one, next_day))
        yield text(words("report.personal.next", day=said), style.KIND)


def _own(one: OwnCommitment, words: Tongues) -> Iterator[Drawn]:
    made = one.made
    yield text(made.what, style.OWN, Tag("H3"))
    if one.room_only:
        yield text(words("report.personal.room_only"), style.DETAIL)
    step = words.each(lambda each: first_step_words(each, made.cue, made.first_step))
    buddy = made.buddy
    if made.buddy and made.buddy_asks is not None:
        asks = made.buddy_asks
        day = words.each(lambda each: long_date(each, asks))
        buddy = words("report.personal.buddy_on", buddy=made.buddy, day=day)
    rows = (
        ("with", made.together_with),
        ("by", words.each(lambda each: long_date(each, made.by))),
        ("first_step", step),
        ("help", words.each(lambda each: help_words(each, made.help_from, made.help, made.answer))),
        ("sign", made.sign),
        ("buddy", buddy),
        ("sure", words("report.personal.of_ten", n=one.sure) if one.sure else ""),
        ("origin", made.origin_text),
    )
    whole = Tag("Table")
    for code, said in rows:
        if said:
            line = Tag("TR", whole)
            head = Tag("TH", line, scope="Row")
            label: list[Drawn] = [text(words(f"report.personal.{code}"), style.ASIDE, head)]
            value: list[Drawn] = [text(said, style.SAID, Tag("TD", line))]
            yield Row([(LABEL, label), (REST, value)], pad=7, rule=True)
    yield Row([], rule=True)
    yield Gap(12)


def _asked(asked: Asked, item: Tag, words: Tongues) -> Row:
    made = asked.made
    said = made.what
    if asked.ask is Ask.HELP:
        said = made.help
    day = made.buddy_asks if asked.ask is Ask.BUDDY and made.buddy_asks else made.by
    when = words.each(lambda each: long_date(each, day))
    lines: list[Drawn] = [
        text(
            words(f"report.personal.asks.{asked.ask}", who=made.who, what=said),
            style.SAID,
            Tag("LBody", item),
        ),
        text(words(f"report.personal.when.{asked.ask}", day=when), style.DETAIL, Tag("P", item)),
    ]
    shape: list[Drawn] = [mark(made.condition, style.SAID.leading)]
    return Row([(MARK, shape), (REST, lines)], pad=6, rule=True)
