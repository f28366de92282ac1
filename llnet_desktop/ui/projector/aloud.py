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
    LookbackPage,
    MatrixPage,
    PairsPage,
    PhotoPage,
    Projection,
    PublicCommitment,
    PublicLane,
    ScanPage,
    Scene,
    StepPage,
    TestPage,
    ThanksPage,
    TiesPage,
    VotesPage,
    WelcomePage,
)
from llnet_desktop.domain.run import Reading
from llnet_desktop.domain.scan import change
from llnet_desktop.ui.projector.scan import statements
from llnet_desktop.ui.ties.aloud import ties_aloud
from llnet_desktop.words import Words, dates, words_in
from llnet_desktop.words.commitments import first_step_words, help_words
from llnet_desktop.words.scan import advice_words, decimal

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
        case ScanPage():
            yield from _scan(words, page)
        case LookbackPage():
            yield from _looked_back(words, page)
        case TiesPage():
            today = now.wall.astimezone(ZoneInfo(scene.zone)).date()
            yield from ties_aloud(words, page, today, named=scene.show_condition)
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


def _scan(words: Words, page: ScanPage) -> Iterator[str]:
    yield words("scan.title")
    if page.stage == "slips":
        yield words.of(page.prompt)
        yield from (words.of(said) for said in statements().values())
        yield words("scan.unnamed")
        return
    if page.stage == "dots":
        yield words("scan.notice")
    elif page.advice:
        yield advice_words(words, page.advice)
    if not any(one.n and sum(one.counts) for one in page.figures):
        yield words("scan.few")
        return
    for one in page.figures:
        name = words(f"conditions.short.{one.condition.value}")
        if one.mean is None:
            answers = (f"{n} × {score}" for score, n in enumerate(one.counts, start=1) if n)
            yield f"{name}: {', '.join(answers)}"
            continue
        said = [decimal(words, one.mean)]
        if one.spread is not None:
            said.append(words("scan.spread", value=decimal(words, one.spread)))
        if one.before is not None:
            said += [decimal(words, one.before), words(f"scan.{change(one.mean, one.before)}")]
        yield f"{name}: {', '.join(said)}"
    if page.stage == "means":
        yield words("scan.today", n=page.slips)
        if page.last_day is not None:
            day = dates.long_date(words, page.last_day)
            yield words("scan.last_time", day=day, n=page.last_slips)


def _commitments(words: Words, page: CommitmentsPage) -> Iterator[str]:
    shown = next((one for one in page.commitments if one.number == page.spotlight), None)
    yield words("projector.doing")
    if shown is not None:
        yield _commitment(words, shown)
        buddy = shown.buddy
        if buddy and shown.buddy_asks is not None:
            buddy = f"{buddy}, {dates.long_date(words, shown.buddy_asks)}"
        said = (
            ("with", shown.together_with),
            ("first_step", first_step_words(words, shown.cue, shown.first_step)),
            ("buddy", buddy),
            ("help", help_words(words, shown.help_from, shown.help, shown.answer)),
        )
        yield from (
            f"{words(f'projector.commitment.{code}')}: {what}" for code, what in said if what
        )
    elif page.commitments and not page.is_round:
        yield from (_commitment(words, one) for one in page.commitments)
    else:
        will = "will"
        if page.speaker is not None:
            yield " · ".join(filter(None, (page.speaker.who, page.speaker.organisation)))
            will = "we_will" if page.speaker.ours else "will"
        else:
            yield words.of(page.prompt)
        yield " ".join(words(f"projector.frame.{code}") for code in (will, "with", "by"))


def _looked_back(words: Words, page: LookbackPage) -> Iterator[str]:
    yield words("lookback.wall.counted" if page.counts else "lookback.wall.title")
    for one in page.commitments:
        by = dates.short_date(words, one.by)
        yield words("lookback.wall.said", number=one.number, who=one.who, what=one.what, by=by)
    for state, many in page.counts:
        yield f"{many} {words(f'lookback.wall.state.{state.value}')}"
    if page.counts:
        yield words("lookback.wall.let_go")


def _commitment(words: Words, one: PublicCommitment) -> str:
    who = " · ".join(filter(None, (one.who, one.organisation)))
    return f"{who}: {one.what}, {words('projector.commitment.by')} {dates.long_date(words, one.by)}"
