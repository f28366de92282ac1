"""One page per person: what they will do themselves, and what others asked of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from llnet_desktop.domain.names import plain
from llnet_desktop.domain.network import Member
from llnet_desktop.domain.report import ActionReport, ReportCommitment
from llnet_desktop.domain.ties import Naming, Node, NodeKind
from llnet_desktop.domain.workshop import Answer


@dataclass(frozen=True, slots=True)
class OwnCommitment:
    """A commitment on the page of who made it; how sure they are (1–10) is on no other page."""

    made: ReportCommitment
    sure: int = 0
    room_only: bool = False


class Ask(StrEnum):
    """What somebody else counts on."""

    TOGETHER = "together"  # they do it together
    HELP = "help"
    BUDDY = "buddy"  # ask how it went


@dataclass(frozen=True, slots=True)
class Asked:
    """A commitment of somebody else that names this person."""

    ask: Ask
    made: ReportCommitment


@dataclass(frozen=True, slots=True)
class PersonalPage:
    """What one person takes home."""

    name: str
    organisation: str
    own: tuple[OwnCommitment, ...]
    asked: tuple[Asked, ...] = ()
    next_day: date | None = None


@dataclass(frozen=True, slots=True)
class PersonalPages:
    """The pages of a workshop, by name; each is for one person alone."""

    title: str
    network: str
    day: date
    pages: tuple[PersonalPage, ...]


def personal_pages(
    report: ActionReport, own: Iterable[OwnCommitment] | None = None
) -> PersonalPages:
    """Return a page for everybody who has a commitment or is named in one.

    What is for this room only is on the page of who made it, and only when `own` has it; what
    others asked comes from the report, where it is not.
    """
    named = Naming(
        [
            Member(f"m{index}", "", one.name, one.organisation)
            for index, one in enumerate(report.persons)
        ]
    )
    people: dict[str, Node] = {}
    mine: dict[str, list[OwnCommitment]] = {}
    theirs: dict[str, list[Asked]] = {}

    def persons(text: str) -> Iterator[str]:
        for node in named.nodes(text):
            if node.kind is NodeKind.PERSON:
                people.setdefault(node.key, node)
                yield node.key

    for one in map(OwnCommitment, report.commitments) if own is None else own:
        for key in persons(one.made.who):
            mine.setdefault(key, []).append(one)
    for made in report.commitments:
        makers = set(persons(made.who))
        for ask, text in _asks(made):
            for key in persons(text):
                if key not in makers:
                    theirs.setdefault(key, []).append(Asked(ask, made))
    pages = (
        PersonalPage(
            node.label,
            node.organisation or _organisation(mine.get(key, [])),
            tuple(sorted(mine.get(key, ()), key=lambda each: (each.made.by, each.made.number))),
            tuple(theirs.get(key, ())),
            report.next_day,
        )
        for key, node in sorted(people.items(), key=lambda item: plain(item[1].label))
    )
    return PersonalPages(report.title, report.network, report.starts.date(), tuple(pages))


def _asks(made: ReportCommitment) -> Iterator[tuple[Ask, str]]:
    yield Ask.TOGETHER, made.together_with
    yield Ask.HELP, made.help_from if made.help and made.answer is not Answer.NO else ""
    yield Ask.BUDDY, made.buddy


def _organisation(own: list[OwnCommitment]) -> str:
    return next((one.made.organisation for one in own if one.made.organisation), "")
