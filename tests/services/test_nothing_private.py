"""Random workshops and random hands on them try to find anything private in what the room sees."""

import inspect
import re
from contextlib import suppress
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from llnet_desktop.domain.commitment import Commitment, Stand, StandState
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.edit import adding, changing, removing
from llnet_desktop.domain.errors import ProgramError
from llnet_desktop.domain.groups import PairWish, SmallGroups
from llnet_desktop.domain.ids import new_id
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.projection import Black, BoardPage, Frozen, StepPage, VotesPage
from llnet_desktop.domain.stands import StandLine
from llnet_desktop.domain.workshop import (
    MINUTE,
    Answer,
    Ballot,
    Block,
    BlockKind,
    Cluster,
    Lane,
    Material,
    Note,
    Photo,
    Privacy,
    Request,
    Step,
    Workshop,
)
from llnet_desktop.services.capture import (
    adding_note,
    grouping,
    moving_note,
    rewording,
    ungrouping,
)
from llnet_desktop.services.commitments import (
    Terms,
    changing_commitment,
    making,
    removing_commitments,
)
from llnet_desktop.services.erasing import erase
from llnet_desktop.services.live import LiveSession, Mode
from llnet_desktop.services.pages import PageChoice
from llnet_desktop.services.photos import on_page
from llnet_desktop.services.planning import having_matrix
from llnet_desktop.services.requests import answering, asking, bringing_in, leaving_out
from llnet_desktop.services.stands import learning, telling
from llnet_desktop.services.voting import ballot_of, keeping_needs
from llnet_desktop.ui import theme
from llnet_desktop.ui.projector import wall
from llnet_desktop.ui.projector.aloud import projection_text
from llnet_desktop.ui.projector.painting import paint_projection
from llnet_desktop.words import words_in

TODAY = date(2026, 12, 3)
MARK = re.compile(r"qz\d{4}")  # stands in every text somebody gave, each its own
IDENTITY = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[47]")
COUNTED = 7000  # and more: dots, which no other number on the wall comes near to
NUMBER = re.compile(r"(?<!\w)\d{4,}")
HIDDEN = (Privacy.OFF_SCREEN, Privacy.ON_PAPER)


# --- a workshop in which every text can be told from every other


class Marks:
    """Gives texts that are told apart, whatever is done with them."""

    def __init__(self):
        self._numbers = count(1)

    def __call__(self, words=""):
        return f"qz{next(self._numbers):04} {words}".strip()

    def phrase(self):
        return Phrase(self(), self())


STEPS = st.lists(st.tuples(st.integers(0, 12), st.booleans()), min_size=1, max_size=3)
KINDS = st.one_of(
    st.sampled_from(Privacy),
    st.tuples(st.sampled_from(Privacy), st.booleans(), st.booleans()),
)
BLOCKS = st.lists(
    st.tuples(
        st.sampled_from(BlockKind),
        STEPS,
        st.lists(KINDS, max_size=4),
        st.sampled_from([None, *Condition]),
    ),
    min_size=1,
    max_size=5,
)


def lane_of(kind, mark):
    """Return a column; a kind is a privacy, or one with: without names, erased at the end."""
    privacy, *told = (kind,) if isinstance(kind, Privacy) else kind
    return Lane(new_id(), mark.phrase(), privacy, *told)


def blocks_of(made, workshop, mark):
    for place, (sort, steps, kinds, condition) in enumerate(made):
        yield Block(
            new_id(),
            workshop,
            f"{place}i",
            mark.phrase(),
            sort,
            tuple(
                Step(new_id(), mark.phrase(), n * MINUTE, detail=mark.phrase(), off_record=quiet)
                for n, quiet in steps
            ),
            tuple(lane_of(kind, mark) for kind in kinds),
            condition,
            private=mark.phrase(),
            room=mark.phrase(),
            materials=(Material(mark.phrase()),),
            exercise=mark(),
            matrix=place % 3 != 2,
        )


class Hands:
    """A facilitator's hands on a running workshop, and what the room may know because of them."""

    def __init__(self, desk, clocks, made, languages):
        self.desk, self.clocks, self.mark = desk, clocks, Marks()
        mark, self.id, network = self.mark, new_id(), new_id()
        first, second = languages
        workshop = Workshop(
            self.id,
            network,
            mark(),
            datetime(2026, 12, 3, 9, 30),
            goal=mark(),
            venue=mark(),
            facilitator=mark(),
            people=24,
            language=first,
            second_language=second,
        )
        self.blocks = list(blocks_of(made, self.id, mark))
        members = [
            Member(new_id(), network, mark(), mark(), role=mark(), email=f"{mark()}@a.example")
            for _ in range(4)
        ]
        wishes = [PairWish(new_id(), network, members[0].id, members[1].id)]
        wishes.append(PairWish(new_id(), network, members[2].id, members[3].id, together=True))
        before = Workshop(new_id(), network, mark(), datetime(2026, 9, 3, 9, 30))
        promised = Commitment(new_id(), before.id, mark(), mark(), TODAY)
        october = date(2026, 10, 3)
        stand = Stand(new_id(), promised.id, StandState.LET_GO, october, learned=mark())
        self.earlier = [
            Commitment(
                new_id(),
                before.id,
                mark(),
                mark(),
                TODAY,
                together_with=mark(),
                first_step=mark(),
                cue=mark(),
                buddy=mark(),
                help_from=mark(),
                help=mark(),
                sign=mark(),
                sure=9,
                room_only=place % 2 == 1,
            )
            for place in range(4)
        ]
        told = [
            Stand(new_id(), one.id, StandState.UNDER_WAY, october, learned=mark())
            for one in self.earlier[:2]
        ]
        picture = Photo(new_id(), self.id, self.blocks[0].id, "image/png", b"p", mark())
        start = [Network(network, mark()), workshop, before, *self.blocks, *members, *wishes]
        desk.record(adding("start", [*start, promised, stand, *self.earlier, *told, picture]))
        desk.history.clear()
        self.members = members
        self.revealed = set()
        self.still, self.stood = None, None  # what a frozen wall shows, and of which moment
        self.session = LiveSession(desk, self.id, clocks)
        for block in self.blocks:  # there is something to find from the start
            for lane in block.lanes:
                if lane.privacy is not Privacy.ON_PAPER:
                    desk.record(adding_note(block, lane, mark("en nog een paar woorden")))

    # --- what there is

    def read(self, kind):
        return list(self.desk.read(kind, workshop=self.id))

    def pick(self, things, n):
        return things[n % len(things)] if things else None

    def lanes(self, *privacies):
        blocks = self.read(Block)
        return [
            (b, lane)
            for b in blocks
            for lane in b.lanes
            if lane.privacy in privacies or not privacies
        ]

    # --- what the room may know

    def public(self, on, revealed, page):
        """Return the marks of all texts that the room may read while an item and a page are on."""
        workshop = self.desk.one(Workshop, self.id)
        network = self.desk.one(Network, workshop.network)
        texts = [network.name, workshop.title, workshop.goal]
        for block in self.read(Block):
            texts += [block.title, *(step.prompt for step in block.steps)]
            texts += [step.detail for step in block.steps]
            texts += [lane.name for lane in block.lanes if lane.privacy not in HIDDEN]
        notes = self.read(Note)
        texts += [note.text for note in notes if on and _is_shown(note, on, revealed)]
        if on:
            texts += self._titles(on, revealed)
        if on and (on.id, "dots") in revealed:
            texts += self._of_votes(on, revealed)
        if on and page == PageChoice.MATRIX:
            texts += self._of_requests(on)
        if on and on.sort is BlockKind.LOOKBACK and page == PageChoice.LOOKBACK:
            texts += [t for one in self.earlier if not one.room_only for t in (one.who, one.what)]
        chosen = on_page(page)
        photos = [one for one in self.read(Photo) if on and one.block == on.id]
        texts += [one.caption for one in photos if one.id == chosen]
        members = self.desk.read(Member, network=network.id)
        organisation = {member.name: member.organisation for member in members}
        for made in self.read(Commitment):
            texts += [made.who, made.what, made.together_with, made.first_step]
            texts += [made.buddy, made.help_from, made.help]
            texts.append(organisation.get(made.who, ""))
        if page == PageChoice.TIES:
            texts += self._of_ties(members)
        drawn = max(self.read(SmallGroups), key=lambda one: one.id, default=None)
        sitting = {one for group in drawn.groups for one in group} if drawn else set()
        texts += [member.name for member in members if member.id in sitting]
        return marks_in(texts)

    def _of_votes(self, on, revealed):
        """Return what comes with a result: what the others need."""
        yield from (one.needs for one in self.read(Ballot) if one.block == on.id)

    def _of_ties(self, members):
        """Return who does it with whom, and where they are from, as far as it is for everyone."""
        for made in self.read(Commitment):
            if not made.room_only:
                named = (made.who, made.together_with, made.buddy, made.help_from)
                yield from named
                yield from (one.organisation for one in members if one.name in named)

    def _titles(self, on, revealed):
        """Return the titles of clusters in open columns."""
        for cluster in self.read(Cluster):
            mine = Note("", self.id, cluster.block, cluster.lane, "")
            if _is_shown(mine, on, revealed):
                yield cluster.title

    def _of_requests(self, on):
        """Return what was asked in an item that has requests: only while they are shown."""
        for one in self.read(Request):
            if one.block == on.id and one.text and self.desk.one(Block, on.id).matrix:
                yield from (one.asker, one.asked, one.text)

    # --- what hands do; `n` and `m` choose among what there is

    def do(self, act, n, m):
        with suppress(ProgramError):
            getattr(self, act)(n, m)

    def next(self, n, m):
        self.session.next()

    def back(self, n, m):
        self.session.back()

    def go_to(self, n, m):
        self.session.go_to(self.pick(self.session.blocks, n))

    def start_or_pause(self, n, m):
        self.session.start_or_pause()
        self.clocks.advance(minutes=m)

    def time(self, n, m):
        match n % 4:
            case 0:
                self.session.extend((m - 5) * MINUTE)
            case 1:
                self.session.started_at((datetime(2026, 12, 3, 9, 30) + m * MINUTE).time())
            case 2:
                self.session.leave_out(m * MINUTE)
            case _:
                self.session.finish()

    def reveal(self, n, m):
        closed = [(b, lane) for b, lane in self.lanes() if can_be_revealed(lane)]
        if (found := self.pick(closed, n)) is not None:
            block, lane = found
            inside = [one.id for one in self.read(Note) if one.lane == lane.id]
            words = {one: self.mark("herschreven") if m % 2 else "" for one in inside[: m % 3]}
            self.session.reveal(block, lane, words)
            self.revealed.add((block.id, lane.id))

    def erase(self, n, m):
        """Destroy what is to be destroyed; a wall that stands still is drawn up again."""
        gone = erase(self.desk, self.id, self.clocks())
        if gone and (self.session.mode is Mode.FROZEN or self.stood is not None):
            self.still = None
            self._see_what_stands()

    def show(self, n, m):
        self.session.show(self.pick([*PageChoice], n))

    def board(self, n, m):
        self.session.show(PageChoice.BOARD)

    def sheet(self, n, m):
        self.session.turn_sheet(n % 3 - 1, 1 + m % 4)

    def mode(self, n, m):
        mode, fresh = self.pick([*Mode], n), self.session.coming().scene
        self.session.set_mode(mode)
        if mode is Mode.LIVE:
            self.still, self.stood = None, None
        elif mode is Mode.FROZEN and self.stood is None:
            self.still = fresh
            self.stood = self.session.block, frozenset(self.revealed), self.session.run.page
        self._see_what_stands()

    def black(self, n, m):
        self.session.toggle_black()
        self._see_what_stands()

    def _see_what_stands(self):
        """Look at what was frozen before a restart: drawn up again, as far as the file knows."""
        if self.still is None and self.session.mode is Mode.FROZEN:
            self.still = self.session.projection().scene
            on, revealed, page = self.stood
            block = self.desk.one(Block, on.id) if on else None
            assert marks_in([self.still]) <= self.public(block, revealed, page)

    def speak(self, n, m):
        self.session.speak(self.pick([("nl",), ("en",), ("nl", "en")], n))

    def ask_for_later(self, n, m):
        self.session.ask_for_later(self.session.agenda.to_be_ready + timedelta(minutes=m))

    def note(self, n, m):
        if (found := self.pick(self.lanes(), n)) is not None:
            block, lane = found
            revealed = self.session.run.revealed
            text = self.mark("over de vergunning")
            self.desk.perform(adding_note(block, lane, text, revealed))
            self.session.note_added(block, lane)

    def move(self, n, m):
        note, found = self.pick(self.read(Note), n), self.pick(self.lanes(), m)
        if note is not None and found is not None:
            self.desk.perform(moving_note(note, *found))

    def reword(self, n, m):
        if (note := self.pick(self.read(Note), n)) is not None:
            self.desk.perform(rewording(note, self.mark("anders gezegd")))

    def vote(self, n, m):
        if (note := self.pick(self.read(Note), n)) is not None:
            dots = COUNTED + m if m % 4 else 0
            self.desk.perform(changing("notes.vote", [(note, replace(note, dots=dots))]))

    def needs(self, n, m):
        if (block := self.pick(self.read(Block), n)) is not None:
            ballot = ballot_of(block.id, self.read(Ballot))
            needs = self.mark("geen extra formulieren") if m % 5 else ""
            self.desk.perform(keeping_needs(block, ballot, needs))

    def ask(self, n, m):
        if (block := self.pick(self.read(Block), n)) is not None:
            known = [one.asker for one in self.read(Request) if one.asker and m % 2]
            asker = self.pick(known, m) or self.mark()
            self.desk.perform(asking(block, asker, self.mark(), self.mark("een zaal")))

    def answer(self, n, m):
        if (request := self.pick([r for r in self.read(Request) if r.text], n)) is not None:
            self.desk.perform(answering(request, self.pick([*Answer, None], m)))

    def party(self, n, m):
        if (block := self.pick(self.read(Block), n)) is not None:
            change = bringing_in if m % 2 else leaving_out
            name = self.mark()
            known = () if m % 2 else (name,)
            self.desk.perform(change(block, name, known, self.read(Request)))

    def matrix(self, n, m):
        if m % 3:
            self.session.show(PageChoice.MATRIX)
        elif (block := self.pick(self.read(Block), n)) is not None:
            self.desk.perform(having_matrix(block, not block.matrix))

    def pair(self, n, m):
        notes, block = self.read(Note), self.session.block
        if len(notes) > 1 and block is not None:
            pairs = [(self.pick(notes, n + k).id, self.pick(notes, m + k).id) for k in range(4)]
            self.session.show_pairs(block, [*pairs, ("gone", notes[0].id)])

    def votes(self, n, m):
        self.session.show(PageChoice.VOTES)

    def reveal_dots(self, n, m):
        if m % 3 == 0 and (block := self.session.block) is not None:
            self.session.reveal_dots(block)
            self.revealed.add((block.id, "dots"))

    def remove(self, n, m):
        if (note := self.pick(self.read(Note), n)) is not None:
            self.desk.perform(removing("notes.remove", [note]))

    def group(self, n, m):
        notes = self.read(Note)
        if len(notes) > 1:
            two = [self.pick(notes, n), self.pick(notes, n + 1 + m % (len(notes) - 1))]
            self.desk.perform(grouping(two, self.read(Cluster)))

    def title(self, n, m):
        if (cluster := self.pick(self.read(Cluster), n)) is not None:
            titled = replace(cluster, title=self.mark())
            self.desk.perform(changing("notes.title", [(cluster, titled)]))

    def ungroup(self, n, m):
        if (cluster := self.pick(self.read(Cluster), n)) is not None:
            self.desk.perform(ungrouping(cluster, self.read(Note)))

    def commit(self, n, m):
        self.desk.perform(
            making(
                self.id,
                Terms(
                    self.pick(self.members, n).name if m % 2 else self.mark(),
                    self.mark(),
                    TODAY + timedelta(days=m),
                    self.mark() if m % 3 else "",
                    first_step=self.mark() if m % 5 else "",
                    sure=m % 11,
                ),
                TODAY,
                condition=self.pick([None, *Condition], m),
                origin=note.id if (note := self.pick(self.read(Note), n)) else None,
            )
        )

    def look_back(self, n, m):
        """Show the room the list or the counts, as soon as a look back is on."""
        backs = [b for b in self.session.blocks if b.sort is BlockKind.LOOKBACK]
        if (block := self.pick(backs, n)) is not None and m % 2:
            self.session.go_to(block)
        self.session.show(PageChoice.LOOKBACK if m % 3 else PageChoice.LOOKBACK_COUNTS)

    def tell(self, n, m):
        about = self.session.looked_back_on
        if about:
            line = StandLine(
                (n,), self.pick([*StandState], m), TODAY + timedelta(days=m), self.mark()
            )
            found = [self.pick(about, n)] if m % 4 else about
            self.desk.perform(telling([(line, found)], TODAY))
            self.desk.perform(learning(self.pick(about, m), self.mark(), TODAY))

    def tie(self, n, m):
        one, other = self.pick(self.members, n), self.pick(self.members, m)
        named = (self.mark(), one.name, other.name, other.organisation, "")
        said = {name: self.pick(named, n + k) for k, name in enumerate(("buddy", "help_from"))}
        made = Commitment(
            new_id(), self.id, one.name, self.mark(), TODAY, help=self.mark(), sign=self.mark(),
            together_with=self.pick(named, m), room_only=n % 3 == 0, sure=n % 10, **said,
        )  # fmt: skip
        self.desk.perform(adding("commitment.add", [made]))

    def ties(self, n, m):
        self.session.show(PageChoice.TIES)

    def change_commitment(self, n, m):
        if (made := self.pick(self.read(Commitment), n)) is None:
            return
        if m % 3 == 0:
            self.desk.perform(removing_commitments([made]))
            return
        what = self.mark()
        self.desk.perform(changing_commitment(made, Terms(made.who, what, made.by), TODAY))

    def undo(self, n, m):
        self.desk.history.undo()

    def redo(self, n, m):
        self.desk.history.redo()

    def plan(self, n, m):
        """Change the agenda while it runs: a column's privacy, its name, what is in it at all."""
        if (found := self.pick(self.lanes(), n)) is None:
            return
        block, lane = found
        others = tuple(one for one in block.lanes if one != lane)
        match m % 4:
            case 0:
                lanes = (*others, replace(lane, privacy=self.pick([*Privacy], m // 4)))
            case 1:
                lanes = (*others, replace(lane, name=self.mark.phrase()))
            case 2:
                lanes = others  # its notes belong to no column any more
            case _:
                if len(self.read(Block)) > 1:
                    self.desk.perform(removing("agenda.remove", [block]))
                return
        self.desk.perform(changing("agenda.lanes", [(block, replace(block, lanes=lanes))]))

    def groups(self, n, m):
        ids = [member.id for member in self.members]
        half = 1 + n % 3
        groups = (tuple(ids[:half]), (*ids[half:], "gone"))
        self.desk.perform(adding("groups", [SmallGroups(new_id(), self.id, 2, groups)]))
        if m % 3 == 0:
            self.session.show(PageChoice.GROUPS)

    def forget(self, n, m):
        member = self.desk.one(Member, self.pick(self.members, n).id)
        if member is not None:
            self.desk.perform(removing("member.remove", [member]))

    def restart(self, n, m):
        """Begin again from the file, as after a crash or an empty battery."""
        shown, page = self.session.projection(), self.session.coming()
        sheet = self.session.sheet
        self.session.close()
        self.clocks.advance(minutes=m)
        self.session = LiveSession(self.desk, self.id, self.clocks)
        self.session.show_sheet(sheet)
        assert self.session.coming() == page
        assert type(self.session.projection()) is type(shown)
        self.still = None
        self._see_what_stands()


OFTEN = ("reveal", "show", "board", "mode", "note", "move", "commit", "undo")
ACTS = (
    *("next", "back", "go_to", "start_or_pause", "time", "sheet", "speak", "ask_for_later"),
    *("ask", "ask", "answer", "party", "matrix", "pair"),
    *("votes", "vote", "vote", "needs", "reveal_dots"),
    *("reword", "vote", "remove", "group", "title", "ungroup", "change_commitment", "redo"),
    *("look_back", "look_back", "tell"),
    *("tie", "tie", "ties"),
    *("plan", "groups", "forget", "restart", "black", "erase", *OFTEN, *OFTEN),
)
WALKS = st.lists(
    st.tuples(st.sampled_from(ACTS), st.integers(0, 60), st.integers(0, 60)),
    min_size=20,
    max_size=60,
)


def _is_shown(note, block, revealed):
    """Say whether the room may read a note: of the item that is on, in an open column."""
    lane = block.lane(note.lane)
    if note.block != block.id or lane is None:
        return False
    opened = (block.id, lane.id) in revealed
    if lane.unnamed or note.number < 0:
        return opened and note.number > 0 and lane.privacy in (Privacy.SHOWN, Privacy.HELD)
    return lane.privacy is Privacy.SHOWN or (lane.privacy is Privacy.HELD and opened)


def can_be_revealed(lane):
    return lane.privacy is Privacy.HELD or (lane.unnamed and lane.privacy is Privacy.SHOWN)


# --- what the room sees


def strings(value):
    """Return every text in a value, whatever it is made of; nothing in it goes unseen."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, bytes):  # a photo
        yield value.decode("latin-1")
    elif is_dataclass(value):
        assert not hasattr(value, "kind"), f"a record is on the wall: {type(value)}"
        for field in fields(value):
            yield from strings(getattr(value, field.name))
    elif isinstance(value, tuple | list | set | frozenset):
        for one in value:
            yield from strings(one)
    else:
        known = (bool, int, float, date, timedelta, type(None))
        assert isinstance(value, known), f"no way to look into {type(value)}"


def dots_in(value):
    """Return all the dots in a value, wherever they stand."""
    if is_dataclass(value):
        for field in fields(value):
            inside = getattr(value, field.name)
            yield from [inside] if field.name == "dots" else dots_in(inside)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from dots_in(one)


def marks_in(texts):
    return {mark for text in strings(texts) for mark in MARK.findall(text)}


@pytest.fixture
def painted(qapp, monkeypatch, clocks):
    """Return what a function draws and says of a projection: every line of text."""
    lines = []
    put = wall.Wall.put

    def record(self, line, *where):
        lines.append(line)
        put(self, line, *where)

    monkeypatch.setattr(wall.Wall, "put", record)
    image = QImage(480, 270, QImage.Format.Format_RGB32)

    def paint(projection):
        lines.clear()
        painter = QPainter(image)
        box = QRectF(0, 0, 480, 270)
        paint_projection(painter, box, projection, clocks(), theme.theme("light"))
        painter.end()
        said = [projection_text(projection, language, clocks()) for language in ("nl", "en")]
        return [*lines, *said]

    return paint


def texts_of(projection, painted):
    """Return all that can be seen or heard of a projection."""
    return [*strings(projection), *painted(projection)]


def timeless(scene):
    """Return a scene without its time: that alone goes on in what is frozen."""
    page = scene.page
    return replace(scene, page=replace(page, box=None)) if hasattr(page, "box") else scene


def look(hands, painted):
    """Look at the wall and behind it; return the marks that were found there."""
    session = hands.session
    public = hands.public(session.block, hands.revealed, session.run.page)
    live, now = session.coming(), session.projection()
    behind = texts_of(live, painted)
    assert marks_in(behind) <= public
    assert not any(map(IDENTITY.search, behind))
    if session.block is None or (session.block.id, "dots") not in hands.revealed:
        assert not any(dots_in(live))
        assert not any(int(one) >= COUNTED for text in behind for one in NUMBER.findall(text))
    page = live.scene.page
    assert all(note.number > 0 for lane in getattr(page, "lanes", ()) for note in lane.notes)
    match session.mode:
        case Mode.LIVE:
            assert now == live
        case Mode.FROZEN:
            assert isinstance(now, Frozen)
            assert timeless(now.scene) == timeless(hands.still)
        case Mode.BLACK:
            assert now == Black()
            said = {words_in(language)("projector.black") for language in ("nl", "en")}
            assert set(texts_of(now, painted)) == said
    return marks_in(behind)


@settings(
    settings.get_profile("dear"),
    max_examples=3 * settings.get_profile("dear").max_examples,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    made=BLOCKS,
    walk=WALKS,
    languages=st.sampled_from([("nl", None), ("en", None), ("nl", "en"), ("en", "nl")]),
)
def test_nothing_private_is_found_on_the_wall_whatever_a_facilitator_does(
    desk, clocks, painted, made, walk, languages
):
    began = clocks.now
    hands = Hands(desk, clocks, made, languages)
    try:
        look(hands, painted)
        hands.next(0, 0)
        for act, n, m in walk:
            hands.do(act, n, m)
            look(hands, painted)
            event(type(hands.session.coming().scene.page).__name__)
    finally:
        hands.session.close()
        clocks.now = began


def test_every_letter_on_the_wall_comes_through_one_place_where_it_is_looked_at():
    folder = Path(wall.__file__).parent
    drawing = [path.name for path in folder.glob("*.py") if "drawText(" in path.read_text("utf-8")]
    assert drawing == ["wall.py"]
    assert inspect.getsource(wall.Wall.put).count("drawText(") == 1
    assert Path(wall.__file__).read_text("utf-8").count("drawText(") == 1


def test_the_search_finds_what_is_shown_and_what_is_revealed_once_it_is(desk, clocks, painted):
    privacies = [Privacy.SHOWN, Privacy.HELD, Privacy.OFF_SCREEN]
    made = [(BlockKind.EXERCISE, [(5, False)], privacies, None)]
    hands = Hands(desk, clocks, made, ("nl", None))
    hands.session.next()
    hands.session.show(PageChoice.BOARD)
    notes = {note.lane: note.text for note in hands.read(Note)}
    shown, held, off = (marks_in([notes[lane.id]]) for _, lane in hands.lanes())
    found = look(hands, painted)
    assert shown <= found
    assert not (held | off) & found
    hands.reveal(0, 0)
    found = look(hands, painted)
    assert shown | held <= found
    assert not off & found
    hands.session.close()


def test_dots_are_nowhere_on_the_wall_until_they_all_are_at_once(desk, clocks, painted):
    made = [(BlockKind.EXERCISE, [(5, False)], [Privacy.SHOWN, Privacy.HELD], None)]
    hands = Hands(desk, clocks, made, ("nl", None))
    hands.session.next()
    hands.vote(0, 1), hands.vote(1, 2), hands.needs(0, 1)
    (ballot,) = hands.read(Ballot)
    for page in (PageChoice.BOARD, PageChoice.VOTES):
        hands.session.show(page)
        assert not marks_in([ballot.needs]) & look(hands, painted)
        assert not any(dots_in(hands.session.projection()))
    seen = []
    hands.session.subscribe(lambda: seen.append(hands.session.projection().scene.page))
    hands.session.show(PageChoice.BOARD)
    hands.reveal_dots(0, 0)
    assert marks_in([ballot.needs]) <= look(hands, painted)
    assert [sum(dots_in(page)) for page in seen] == [0, 0, COUNTED + 1]  # one step, and on it
    assert isinstance(seen[-1], VotesPage)
    hands.session.show(PageChoice.BOARD)
    hands.vote(0, 9)
    assert sum(dots_in(hands.session.projection())) == COUNTED + 9  # new ones show at once
    hands.desk.history.undo()
    assert sum(dots_in(hands.session.projection())) == COUNTED + 1
    hands.session.close()


def test_requests_are_on_the_wall_only_while_she_shows_them(desk, clocks, painted):
    hands = Hands(desk, clocks, [(BlockKind.EXERCISE, [(5, False)], [], None)], ("nl", None))
    hands.session.next()
    hands.ask(0, 0), hands.answer(0, 0), hands.party(0, 1)
    said = [one for one in hands.read(Request) if one.text]
    asked = marks_in([(one.asker, one.asked, one.text) for one in said])
    assert len(asked) == 3
    for page in (PageChoice.STEP, PageChoice.BOARD, PageChoice.VOTES, PageChoice.COMMITMENTS):
        hands.session.show(page)
        assert not asked & look(hands, painted)
    hands.session.show(PageChoice.MATRIX)
    assert asked <= look(hands, painted)
    typed = marks_in([one.asker for one in hands.read(Request) if not one.text])
    assert typed
    assert not typed & look(hands, painted)
    hands.session.close()


def test_pairs_have_only_notes_that_the_room_may_read_and_no_dots_before_the_reveal(
    desk, clocks, painted
):
    privacies = [Privacy.SHOWN, Privacy.SHOWN, Privacy.HELD, Privacy.OFF_SCREEN]
    made = [(BlockKind.EXERCISE, [(5, False)], privacies, None)]
    hands = Hands(desk, clocks, made, ("nl", None))
    hands.session.next()
    hands.vote(0, 1)
    block, notes = hands.session.block, {note.lane: note for note in hands.read(Note)}
    one, other, held, off = (notes[lane.id] for lane in block.lanes)
    wanted = [(one.id, other.id), (one.id, held.id), (off.id, other.id)]
    hands.session.show(PageChoice.PAIRS)
    assert isinstance(hands.session.projection().scene.page, StepPage)  # none were chosen yet
    hands.session.show_pairs(block, wanted)
    assert marks_in([one.text, other.text]) <= look(hands, painted)
    assert not marks_in([held.text, off.text]) & look(hands, painted)
    hands.reveal(0, 0)
    assert marks_in([held.text]) <= look(hands, painted)
    secret = replace(block, lanes=tuple(replace(lane, unnamed=True) for lane in block.lanes))
    desk.record(changing("agenda.lanes", [(block, secret)]))
    assert not hands.session.projection().scene.page.pairs
    hands.session.close()


def test_who_with_whom_shows_names_with_a_tie_and_nothing_that_is_for_this_room_only(
    desk, clocks, painted
):
    hands = Hands(desk, clocks, [(BlockKind.COMMITMENTS, [(5, False)], [], None)], ("nl", "en"))
    hands.session.next()
    one, other, alone, secret = hands.members
    made = Commitment(
        new_id(), hands.id, one.name, hands.mark(), TODAY, buddy=other.name, sign=hands.mark()
    )
    private = replace(made, id=new_id(), who=secret.name, buddy=one.name, room_only=True)
    lonely = replace(made, id=new_id(), who=alone.name, buddy="")
    desk.record(adding("commitment.add", [made, private, lonely]))
    hands.session.show(PageChoice.TIES)
    found = look(hands, painted)
    assert marks_in([one.name, other.name]) <= found
    assert not marks_in([secret.name, alone.name, made.what, made.sign]) & found
    page = hands.session.projection().scene.page
    assert [node.label for node in page.nodes] == [one.name, other.name]
    hands.session.close()


def test_ties_are_compared_with_the_last_workshop_and_follow_what_is_written(desk, clocks):
    hands = Hands(desk, clocks, [(BlockKind.COMMITMENTS, [(5, False)], [], None)], ("nl", None))
    hands.session.next()
    one, other, third, _ = hands.members
    before, *_ = [
        made for made in desk.read(Commitment) if made.workshop != hands.id and not made.room_only
    ]
    desk.record(changing("x", [(before, replace(before, who=one.name, buddy=other.name))]))
    again = Commitment(new_id(), hands.id, other.name, hands.mark(), TODAY, help_from=one.name)
    desk.record(adding("commitment.add", [again]))
    hands.session.show(PageChoice.TIES)
    page = hands.session.projection().scene.page
    assert [tie.is_new for tie in page.ties] == [False]
    assert page.facts.since == date(2026, 9, 3)
    fresh = replace(again, id=new_id(), help_from=third.name)
    desk.record(adding("commitment.add", [fresh]))
    page = hands.session.projection().scene.page
    assert [tie.is_new for tie in page.ties] == [False, True]
    hands.session.close()


def test_what_is_revealed_behind_a_freeze_waits_for_its_end_also_after_a_restart(
    desk, clocks, painted
):
    made = [(BlockKind.EXERCISE, [(5, False)], [Privacy.HELD], None)]
    hands = Hands(desk, clocks, made, ("nl", None))
    hands.session.next()
    hands.session.show(PageChoice.BOARD)
    hands.mode([*Mode].index(Mode.FROZEN), 0)
    hands.reveal(0, 0)
    hands.restart(0, 5)
    closed = hands.session.projection()
    assert isinstance(closed, Frozen)
    assert isinstance(closed.scene.page, StepPage)  # of notes only the instruction comes back
    look(hands, painted)
    hands.mode([*Mode].index(Mode.LIVE), 0)
    assert hands.session.projection().scene.page.lanes[0].notes
    hands.session.close()


def test_a_result_revealed_behind_a_freeze_waits_for_its_end_also_after_a_restart(
    desk, clocks, painted
):
    made = [(BlockKind.EXERCISE, [(5, False)], [Privacy.SHOWN], None)]
    hands = Hands(desk, clocks, made, ("nl", None))
    hands.session.next()
    hands.vote(0, 1)
    hands.session.show(PageChoice.VOTES)
    hands.mode([*Mode].index(Mode.FROZEN), 0)
    hands.reveal_dots(0, 0)
    assert not hands.session.projection().scene.page.revealed
    hands.restart(0, 5)
    assert isinstance(hands.session.projection().scene.page, StepPage)
    hands.mode([*Mode].index(Mode.LIVE), 0)
    assert sum(dots_in(hands.session.projection().scene)) == COUNTED + 1
    hands.session.close()


def test_notes_of_a_cluster_stand_together_on_the_wall(desk, clocks):
    made = [(BlockKind.EXERCISE, [(5, False)], [Privacy.SHOWN, Privacy.SHOWN], None)]
    hands = Hands(desk, clocks, made, ("nl", None))
    block = hands.session.blocks[0]
    hands.session.next()
    for text in ("een", "twee", "drie"):
        desk.perform(adding_note(block, block.lanes[0], text))
    hands.session.show(PageChoice.BOARD)
    first, _, last = [note for note in hands.read(Note) if note.text in ("een", "twee", "drie")]
    desk.perform(grouping([first, last], []))
    page = hands.session.projection().scene.page
    assert isinstance(page, BoardPage)
    assert [note.text for note in page.lanes[0].notes][:2] == ["een", "drie"]
    assert [note.group for note in page.lanes[0].notes] == [0, 0, None, None]
    hands.session.close()


def test_without_names_the_wall_tells_how_many_until_the_reveal_and_then_numbers_by_lot(
    desk, clocks, painted
):
    kinds = [Privacy.SHOWN, (Privacy.SHOWN, True, False), (Privacy.OFF_SCREEN, True, True)]
    hands = Hands(desk, clocks, [(BlockKind.EXERCISE, [(5, False)], kinds, None)], ("nl", "en"))
    hands.session.next()
    hands.session.show(PageChoice.BOARD)
    secret = {note.lane: note.text for note in hands.read(Note) if note.is_unnamed}
    assert len(secret) == 2
    assert not marks_in(list(secret.values())) & look(hands, painted)
    assert [lane.held for lane in hands.session.coming().scene.page.lanes] == [None, 1]
    hands.reveal(0, 0)
    _, opened, hidden = (lane.id for _, lane in hands.lanes())
    found = look(hands, painted)
    assert marks_in([secret[opened]]) <= found
    assert not marks_in([secret[hidden]]) & found
    hands.session.close()


def test_what_is_destroyed_is_on_no_page_any_more(desk, clocks, painted):
    kinds = [Privacy.SHOWN, (Privacy.SHOWN, False, True)]
    hands = Hands(desk, clocks, [(BlockKind.EXERCISE, [(5, False)], kinds, None)], ("nl", "en"))
    hands.session.next()
    hands.session.show(PageChoice.BOARD)
    kept, gone = (marks_in([note.text]) for note in sorted(hands.read(Note), key=_number))
    assert kept | gone <= look(hands, painted)
    hands.erase(0, 0)
    found = look(hands, painted)
    assert kept <= found
    assert not gone & found
    hands.session.close()


def _number(note):
    return note.number
