"""What a screen reader says of a page: everything the room reads, in one language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import assert_never
from zoneinfo import ZoneInfo

from llnet_desktop.domain.phrase import Language
from llnet_desktop.domain.projection import (
    AgendaPage,
    Black,
    BoardPage,
    BreakPage,
    CommitmentsPage,
    GroupsPage,
    LaterPage,
    MatrixPage,
    PairsPage,
    PhotoPage,
    Projection,
    PublicCommitment,
    PublicLane,
    Scene,
    StepPage,
    TestPage,
    ThanksPage,
    VotesPage,
    WelcomePage,
)
from llnet_desktop.domain.run import Reading
from llnet_desktop.words import Words, dates, words_in

_MOST_READ = 200  # notes of a column; nobody listens to more, and a typist would wait for them


def projection_text(projection: Projection, language: Language, now: Reading) -> str:
    """Return the text of what the room sees, a line for each thing, without the time left."""
    words = words_in(language)
    if isinstance(projection, Black):
        return words("projector.black")
    scene = projection.scene
    condition = getattr(scene.page, "condition", None)
    first = words(f"conditions.short.{condition}") if condition and scene.show_condition else ""
    return "\n".join(filter(None, (first, *_page(words, scene, now))))


def _page(words: Words, scene: Scene, now: Reading) -> Iterator[str]:
    def time(moment: datetime) -> str:
        return dates.clock(moment.astimezone(ZoneInfo(scene.zone)))

    page = scene.page
    match page:
        case WelcomePage():
            yield from (page.network, words("projector.welcome"), page.title, page.goal)
            soon = now.wall > page.starts
            yield words(f"projector.starts{'_soon' if soon else ''}", time=time(page.starts))
        case StepPage():
            yield from (words.of(page.title), words.of(page.prompt))
            yield words(f"conditions.grouping.{page.grouping}")
            yield words.of(page.detail)
            if page.off_record:
                yield words("projector.off_record")
            if page.steps > 1:
                yield words("projector.step", step=page.step, steps=page.steps)
            if page.then:
                yield words("projector.then", title=words.of(page.then))
        case BoardPage():
            yield words.of(page.prompt)
            yield words(f"conditions.grouping.{page.grouping}")
            for lane in page.lanes:
                yield from _lane(words, lane)
        case VotesPage():
            yield words.of(page.prompt)
            yield from _votes(words, page)
        case MatrixPage():
            yield from _requests(words, page)
        case PairsPage():
            yield words("pairs.wall.title")
            for pair in page.pairs:
                yield f"{pair.offer.number} {pair.offer.text} + {pair.need.number} {pair.need.text}"
        case CommitmentsPage():
            yield from _commitments(words, page)
        case BreakPage():
            yield words.of(page.title)
            if page.prompt != page.title:
                yield words.of(page.prompt)
            if (again := page.resumes(now)) is not None:
                yield f"{words('projector.resumes')} {time(again)}"
            if page.then:
                yield words("projector.next", title=words.of(page.then))
        case AgendaPage():
            yield page.title or words("projector.programme")
            for line in page.lines:
                yield f"{time(line.starts)} {words.of(line.title)}"
        case ThanksPage():
            yield from (page.network, words("projector.thanks"))
            if page.commitments:
                yield words("projector.home", n=page.commitments)
            for gone in page.erased:
                name = words.of(gone.name)
                yield words("privacy.wall.erased", lane=name, time=time(gone.at))
        case GroupsPage():
            yield words("projector.groups")
            for number, names in enumerate(page.groups, start=1):
                yield f"{number} {', '.join(names)}"
        case LaterPage():
            yield words("projector.later", time=time(page.asked))
            yield words("projector.later_planned", time=time(page.planned))
            yield words("projector.later_free")
        case PhotoPage():
            yield page.caption or words("photos.wall.photo")
            if page.photos > 1:
                yield words("photos.wall.of", number=page.number, photos=page.photos)
        case TestPage():
            yield str(page.number)
            yield words("projector.test")
            yield words("projector.test_read")
            yield words("projector.test_rest")
        case _:
            assert_never(page)


def _lane(words: Words, lane: PublicLane) -> Iterator[str]:
    held = lane.held
    told = "" if held is None else f": {held} {words('projector.held', n=held)}"
    yield f"{words.of(lane.name)}{told}"
    if lane.unnamed and held is not None:
        yield words("privacy.wall.unnamed")
    if lane.erased:
        yield words("privacy.wall.erased_at_end")
    before = None
    for note in lane.notes[:_MOST_READ]:
        if note.group is not None and note.group != before:
            cluster = lane.clusters[note.group]
            rung = words(f"board.rung.{cluster.rung}") if cluster.rung else ""
            yield " · ".join(filter(None, (cluster.title, rung)))
        before = note.group
        dots = f" ({words('projector.dots', n=note.dots)})" if note.dots else ""
        yield f"{note.number} {note.text}{dots}"
    if len(lane.notes) > _MOST_READ:
        yield words("projector.more", n=len(lane.notes) - _MOST_READ)


def _votes(words: Words, page: VotesPage) -> Iterator[str]:
    if not page.revealed:
        yield from (words("votes.wall.counting"), words("votes.wall.soon"))
        return
    if not page.options:
        yield words("votes.wall.none")
    for one in page.options:
        line = words("votes.wall.option", number=one.number, text=one.text, n=one.dots)
        yield f"{line}, {words('votes.wall.shared', rank=one.rank)}" if one.shared else line
    if page.needs:
        yield f"{words('votes.wall.needs')} {page.needs}"


def _requests(words: Words, page: MatrixPage) -> Iterator[str]:
    yield words("requests.wall.title")
    if not page.requests:
        yield words("requests.wall.none")
    for one in page.requests:
        answer = words(f"requests.wall.{one.answer.value if one.answer else 'open'}")
        yield words("requests.wall.said", asker=one.asker, asked=one.asked, text=one.text,
                    answer=answer)  # fmt: skip


def _commitments(words: Words, page: CommitmentsPage) -> Iterator[str]:
    shown = next((one for one in page.commitments if one.number == page.spotlight), None)
    yield words("projector.doing")
    if shown is not None:
        yield _commitment(words, shown)
        if shown.together_with:
            yield f"{words('projector.commitment.with')} {shown.together_with}"
        if shown.first_step:
            yield f"{words('projector.commitment.first_step')}: {shown.first_step}"
    elif page.commitments:
        yield from (_commitment(words, one) for one in page.commitments)
    else:
        yield words.of(page.prompt)
        yield " ".join(words(f"projector.frame.{code}") for code in ("will", "with", "by"))


def _commitment(words: Words, one: PublicCommitment) -> str:
    who = " · ".join(filter(None, (one.who, one.organisation)))
    what = one.what or words("projector.frame.will")
    return f"{who}: {what}, {words('projector.commitment.by')} {dates.long_date(words, one.by)}"
