"""The discreet console may be on the wall: random hands try to find anything private on it."""

import re
from contextlib import suppress
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from itertools import count, product

import pytest
from hypothesis import HealthCheck, Phase, event, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractListModel, QEvent, Qt
from PySide6.QtGui import QAccessible, QPainter, QStaticText
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.edit import adding, changing
from llnet_desktop.domain.errors import ProgramError
from llnet_desktop.domain.groups import PairWish
from llnet_desktop.domain.ids import new_id, random_id
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.projection import is_open
from llnet_desktop.domain.workshop import (
    MINUTE,
    ZERO,
    Block,
    BlockKind,
    Cluster,
    Lane,
    Note,
    Privacy,
    Step,
    Workshop,
    no_number,
)
from llnet_desktop.services.capture import moving_note
from llnet_desktop.services.live import LiveSession
from llnet_desktop.ui import theme
from llnet_desktop.ui.console.agenda_rail import ROW
from llnet_desktop.ui.console.page import ConsolePage
from llnet_desktop.ui.presenter import RunPresenter
from llnet_desktop.ui.projector.aloud import projection_text
from llnet_desktop.ui.speech import Speech
from llnet_desktop.words import words_in
from llnet_desktop.words.dates import clock, countdown

Key = Qt.Key
TODAY = date(2026, 12, 3)
MARK = re.compile(r"qz\d{4}")  # stands in every text somebody gave, each its own
TIME = re.compile(r"\d\d:\d\d(?::\d\d)?")
LANGUAGES = ("nl", "en")
LATENESS = (  # sentences about being early or late; none of them is for the room
    *("late", "early", "on_time", "took", "block_ends", "over", "began.late"),
    *(f"catch_up.{code}" for code in ("change", "gone", "ends", "later", "in_reach", "done")),
    *(f"catch_up.{a}_{b}" for a in ("missed", "still") for b in ("end", "start")),
)


def patterns():
    """Return what a sentence about lateness looks like, in both languages."""
    for language in LANGUAGES:
        entries = words_in(language).entries()
        for code in LATENESS:
            entry = entries[f"console.{code}"]
            for sentence in [entry] if isinstance(entry, str) else entry.values():
                yield re.compile(re.sub(r"\\\{\w+\\\}", r".+", re.escape(sentence)))
    yield re.compile(r"−\d+:\d\d")


def examples():
    """Return the times that stand in a sentence whoever reads it, to show how one is typed."""
    for language in LANGUAGES:
        for entry in words_in(language).entries().values():
            yield from TIME.findall(str(entry))


ONLY_MINE = {words_in(language)("privacy.only_mine") for language in LANGUAGES}
ABOUT_LATENESS = tuple(patterns())
EXAMPLES = frozenset(examples())
pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)  # by a menu


# --- a workshop in which every text can be told from every other


STEPS = st.lists(st.tuples(st.integers(0, 12), st.booleans()), min_size=1, max_size=2)
KINDS = st.one_of(
    st.sampled_from(Privacy),
    st.tuples(st.sampled_from(Privacy), st.booleans(), st.booleans()),
)
BLOCKS = st.lists(
    st.tuples(
        st.sampled_from([BlockKind.EXERCISE, *BlockKind]),
        STEPS,
        st.lists(KINDS, min_size=1, max_size=4),
        st.sampled_from([None, *Condition]),
    ),
    min_size=2,
    max_size=8,
)


class Marks:
    """Gives texts that are told apart, whatever is done with them."""

    def __init__(self):
        self._numbers = count(1)

    def __call__(self, words=""):
        return f"qz{next(self._numbers):04} {words}".strip()

    def phrase(self):
        return Phrase(self(), self())


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
        )


def strings(value):
    """Return every text in a value of the projection."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from strings(getattr(value, field.name))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from strings(one)


def marks_in(texts):
    return {mark for text in strings([*texts]) for mark in MARK.findall(text)}


# --- what can be seen and heard


@pytest.fixture
def drawn(monkeypatch):
    """Every text that is painted by hand, as of the board, the agenda and the timer."""
    lines = []
    draw, draw_set = QPainter.drawText, QPainter.drawStaticText

    def record(self, *what):
        lines.extend(one for one in what if isinstance(one, str))
        return draw(self, *what)

    def record_set(self, *what):
        lines.extend(one.text() for one in what if isinstance(one, QStaticText))
        return draw_set(self, *what)

    monkeypatch.setattr(QPainter, "drawText", record)
    monkeypatch.setattr(QPainter, "drawStaticText", record_set)
    return lines


def windows(page):
    """Return the page and what popped up over it, every widget that can be seen."""
    tops = [page, *(w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not page)]
    every = [one for top in tops for one in (top, *top.findChildren(QWidget))]
    return [one for one in every if one.isVisible()]


def texts_of(widget):
    """Return what a person can read on a widget, or hear of it."""
    if getattr(widget, "is_veiled", False):
        return  # dots are drawn of what is in it; a test of its own compares the pictures
    yield from (widget.toolTip(), widget.statusTip(), widget.whatsThis(), widget.windowTitle())
    yield from (widget.accessibleName(), widget.accessibleDescription())
    interface = QAccessible.queryAccessibleInterface(widget)
    if interface is not None:
        kinds = QAccessible.Text
        for kind in (kinds.Name, kinds.Description, kinds.Value, kinds.Help):
            yield interface.text(kind)
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit():
            yield from (widget.text(), widget.placeholderText())
        case QPlainTextEdit():
            yield from (widget.toPlainText(), widget.placeholderText())
        case QComboBox():
            yield from (widget.itemText(n) for n in range(widget.count()))
        case QMenu():
            yield from _of_menu(widget)
        case QAbstractItemView():
            yield from _of_model(widget.model())


def _of_menu(menu):
    for action in menu.actions():
        yield from (action.text(), action.toolTip(), action.statusTip(), action.whatsThis())
        if isinstance(action.menu(), QMenu):
            yield from _of_menu(action.menu())


def _of_model(model):
    roles = [*range(Qt.ItemDataRole.UserRole), ROW]
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for row, column in product(range(model.rowCount()), range(columns)):
        for role in roles:
            data = model.index(row, column).data(role)
            yield from strings(data) if is_dataclass(data) else [str(data or "")]


# --- hands


def let_rest(board):
    """Do what a board does by itself when nothing moves over it any more."""
    board._sharpen()
    while board._slices.isActive():
        board._make_slice()


class Hands:
    """A facilitator's hands on the console, which stays discreet."""

    def __init__(self, desk, clocks, made, drawn):
        self.desk, self.clocks, self.mark, self.drawn = desk, clocks, Marks(), drawn
        mark, self.id, network = self.mark, new_id(), new_id()
        starts = datetime(2026, 12, 3, 9, 30)
        workshop = Workshop(
            self.id,
            network,
            mark(),
            starts,
            goal=mark(),
            venue=mark(),
            facilitator=mark(),
            people=24,
            second_language="en",
            ends_by=starts + 20 * MINUTE,
        )
        blocks = list(blocks_of(made, self.id, mark))
        members = [
            Member(new_id(), network, mark(), mark(), role=mark(), email=f"{mark()}@a.example")
            for _ in range(3)
        ]
        wish = PairWish(new_id(), network, members[0].id, members[1].id)
        notes, clusters = [], []
        for block in blocks:
            for lane in block.lanes:
                if lane.privacy is Privacy.ON_PAPER:
                    continue
                if lane.unnamed:
                    texts = [mark("zonder naam en met veel woorden") for _ in range(2)]
                    notes += [
                        Note(random_id(), self.id, block.id, lane.id, text, no_number(), dots=2)
                        for text in texts
                    ]
                    continue
                cluster = Cluster(new_id(), self.id, block.id, lane.id, mark())
                clusters.append(cluster)
                for home in (cluster.id, None):
                    text = mark("en nog een paar woorden, zodat het niet op zijn briefje past")
                    notes.append(
                        Note(new_id(), self.id, block.id, lane.id, text, dots=2, cluster=home)
                    )
        desk.record(adding("start", [Network(network, mark()), workshop, *blocks]))
        desk.record(adding("start", [*members, wish, *clusters, *notes]))
        desk.history.clear()
        self.members, self.been = members, set()
        self.half = set()  # begun in the line where the room may read it
        self.session = LiveSession(desk, self.id, clocks)
        self.presenter = RunPresenter(self.session)
        self.presenter._ticker.stop()  # ticks come when a test says so
        self.speech = Speech("nl")
        self.page = ConsolePage(self.presenter, self.speech, discreet=True)
        self.page.resize(1366, 690)

    def close(self):
        for popup in QApplication.topLevelWidgets():
            if isinstance(popup, QMenu):
                popup.close()
        self.page.setFocus()  # what is half typed in a note is finished while all is there
        self.page.close()
        self.presenter.stop()
        self.page.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def read(self, kind):
        return list(self.desk.read(kind, workshop=self.id))

    def pick(self, things, n):
        return things[n % len(things)] if things else None

    # --- what the room may know

    def public(self):
        """Return the marks that may stand on a screen the room sees."""
        workshop = self.desk.one(Workshop, self.id)
        network = self.desk.one(Network, workshop.network)
        texts = [network.name, workshop.title, workshop.goal, workshop.venue]
        for block in self.read(Block):
            texts += [block.title, *(lane.name for lane in block.lanes)]
            texts += [words for step in block.steps for words in (step.prompt, step.detail)]
        for member in self.members:
            texts += [member.name, member.organisation]
        for made in self.read(Commitment):
            texts += [made.who, made.what, made.together_with, made.first_step]
        for block in (self.session.block, self.reworded_in):
            texts += [note.text for note in self.read(Note) if self.is_open(note, block)]
            texts += [one.title for one in self.read(Cluster) if self.is_open(one, block)]
        texts += strings(self.session.projection())  # its own test looks at it
        return marks_in(texts)

    @property
    def reworded_in(self):
        """The item whose board stays while a note of it is reworded and another item comes."""
        if not self.page.board.is_editing:
            return None
        lanes = {box.lane.id for box in self.page.board.placed.lanes}
        return next(b for b in self.read(Block) if {lane.id for lane in b.lanes} == lanes)

    def is_open(self, one, block):
        """Say whether a note or cluster stands in an open column of an item."""
        lane = block.lane(one.lane) if block is not None and one.block == block.id else None
        revealed = self.session.run.revealed
        return lane is not None and (
            (lane.privacy is Privacy.SHOWN and not lane.unnamed)
            or (lane.privacy in (Privacy.SHOWN, Privacy.HELD) and lane.id in revealed)
        )

    def times(self):
        """Return the times that the plan, the clock and the wall tell."""
        presenter, session = self.presenter, self.session
        agenda, now, zone = presenter.agenda, presenter.now, presenter.agenda.starts.tzinfo
        moments = [agenda.starts, presenter.clock, *(slot.starts for slot in agenda.slots)]
        moments += [
            one.wall.astimezone(zone) for one in (session.run.began, session.run.finished) if one
        ]
        told = {clock(moment) for moment in moments} | EXAMPLES
        told.add(f"{session.saved.wall.astimezone(zone):%H:%M:%S}")
        if (box := session.box) is not None:
            told |= {countdown(max(box.remaining(now), ZERO)), countdown(box.planned)}
        told.add(self.page.question.time_edit.text())
        said = [projection_text(session.projection(), one, now) for one in LANGUAGES]
        return told | {time for text in said for time in TIME.findall(text)} | self.painted_times()

    def painted_times(self):
        """Return the times on the picture of what the room sees: it has a clock of its own."""
        self.drawn.clear()
        self.page.preview.grab()
        return {time for text in self.drawn for time in TIME.findall(text)}

    # --- looking

    def look(self):
        """Look at all there is to see and to hear, and return the texts."""
        page = self.page
        page.tick()
        QApplication.sendPostedEvents()  # a board that waited for the end of typing
        public, times = self.public(), self.times()
        self.been |= public  # a commitment may come from a note of any item
        blocks = {block.id: block for block in self.read(Block)}
        notes = [note for note in self.read(Note) if self.is_open(note, blocks.get(note.block))]
        self.been |= marks_in([note.text for note in notes])
        let_rest(page.board)
        kept = page.board.viewport().grab().toImage()
        page.board.paint_anew()
        assert page.board.viewport().grab().toImage() == kept  # no picture of before is left
        page.board.paint_anew()
        self.drawn.clear()
        page.grab()
        found = [("painted", text) for text in self.drawn]
        for widget in windows(page):
            what = widget.objectName() or type(widget).__name__
            may = self.been if page.commitments.isAncestorOf(widget) else public
            may = may | self.half if page.capture_line.isAncestorOf(widget) else may
            for text in texts_of(widget):
                assert marks_in([text]) <= may, (what, text)
                found.append((what, text))
        board = page.board
        found += [("tool tip", text) for text in self._board_tips()]
        for what, text in set(found):
            assert marks_in([text]) <= self.been, (what, text)
            assert not any(pattern.search(text) for pattern in ABOUT_LATENESS), (what, text)
            assert set(TIME.findall(text)) <= times, (what, text)
        painted = [text for what, text in found if what in ("painted", "tool tip")]
        if not page.commitments.isVisible():
            assert marks_in(painted) <= public
        assert not page.schedule_label.isVisible()
        assert all(marks_in([box.note.text]) <= public for box in board.placed.notes)
        return [text for _, text in found]

    def look_at_hint(self):
        """Look at what the capture line says now."""
        for label in self.page.capture_line.findChildren(QLabel):
            assert marks_in([label.text()]) <= self.public()

    def _board_tips(self):
        board = self.page.board
        for rect in (
            *(box.rect for box in board.placed.notes),
            *(box.title for box in board.placed.lanes),
        ):
            yield board.full_text_at(board.camera.in_view(rect.center()).toPoint())

    # --- what hands do; `n` and `m` choose among what there is

    def do(self, act, n, m):
        self.clocks.advance(seconds=1)
        with suppress(ProgramError):
            getattr(self, act)(n, m)

    def steer(self, n, m):
        keys = [Key.Key_PageDown, Key.Key_F5, Key.Key_PageUp, Key.Key_F, Key.Key_B]
        keys += [Key.Key_Plus, Key.Key_Minus, Key.Key_PageDown, Key.Key_F5]
        self.page.steer(self.pick(keys, n))

    def time(self, n, m):
        for _ in range(2 + m % 4):
            self.clocks.advance(seconds=(10, 19, 60, 400)[n % 4])
            self.presenter.tick()

    def late(self, n, m):
        self.page.late_button.click()

    def started(self, n, m):
        self.page.steer(Key.Key_S)

    def answer(self, n, m):
        question = self.page.question
        if question.yes_button.text() in ONLY_MINE:
            question.no_button.click()  # she is not the only one: these hands stay discreet
        elif question.isVisible():
            (question.no_button if n % 3 == 0 else question.yes_button).click()

    def commitments(self, n, m):
        self.page.commitments_button.click()

    def votes(self, n, m):
        self.page.steer(Key.Key_V)
        panel = self.page.voting.panel
        if self.page.voting.is_shown and n % 2:
            panel.table.choose(m % max(1, panel.model.rowCount()))
            QTest.keyClicks(panel.table, "+")
            panel.result_button.click()

    def commit(self, n, m):
        panel = self.page.commitments
        self.page.committing.begin()
        panel.form.who_field.setText(self.pick(self.members, n).name)
        if m % 4:
            panel.form.what_field.setPlainText(self.mark())
        panel.form.by_field.setText("18 dec")
        self.been |= marks_in([panel.form.what_field.toPlainText()])
        panel.commit()

    def open_commitment(self, n, m):
        if (card := self.pick(self.page.commitments.cards.cards, n)) is not None:
            card.opened.emit(card.commitment.id)

    def write(self, n, m):
        line = self.page.capture_line
        for _ in range(n % 3):
            line.lane_turned.emit(1)
        line.field.setPlainText(self.mark("over de vergunning"))
        line.field.entered.emit()
        line.clear()

    def half_type(self, n, m):
        """Begin a line, and leave it for whatever comes next to find."""
        line, words = self.page.capture_line, self.mark("wat niet af is")
        if line.is_empty and not line.field.isReadOnly():
            for _ in range(n % 3):
                line.lane_turned.emit(1)
            line.field.setPlainText(words)
            lane = self.page.writing.lane
            if lane is None or is_open(lane, lane.id in self.session.run.revealed):
                self.half |= marks_in([words])
                self.been |= self.half

    def command(self, n, m):
        note = self.pick(self.read(Note), n)
        lanes = self.session.block.lanes if self.session.block else ()
        if note is None or not lanes:
            return
        name = self.pick(lanes, m).name.nl
        other = self.pick(self.read(Note), m).number
        mine = note.number
        every = [f"{mine}!", f"{mine}>{name}", f"{mine}*3", f"{mine}-", f"{mine}+{other}", "999!"]
        line = self.page.capture_line
        line.field.setPlainText(self.pick([*every, f"{mine}={self.mark()}"], m))
        line.field.entered.emit()
        line.clear()

    def board_keys(self, n, m):
        self.page.work_stack.setCurrentWidget(self.page.board_page)
        board = self.page.board
        board.setFocus(Qt.FocusReason.TabFocusReason)
        walk = [Key.Key_Home, Key.Key_End, Key.Key_Down, Key.Key_Right, Key.Key_Space]
        acts = [Key.Key_C, Key.Key_F2, Key.Key_G, Key.Key_U, Key.Key_Delete]
        QTest.keyClick(board, self.pick(walk, n))
        QTest.keyClick(board, self.pick(acts, m))

    def menu_of_note(self, n, m):
        board = self.page.board
        if (box := self.pick(board.placed.notes, n)) is not None:
            self._see(board.menu_at(box.rect.center()))
        elif (lane := self.pick(board.placed.lanes, n)) is not None:
            self._see(board.menu_at(lane.title.center()))

    def menus(self, n, m):
        if n % 3 == 0:
            self.page.show_keys()
        else:
            self.page.show_button.click()
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        pages = [action for action in menu.actions() if action.isEnabled() and action.text()]
        self._see(menu)
        if n % 3 == 1:
            pages[m % 6].trigger()
        menu.close()

    def _see(self, menu):
        said = [*_of_menu(menu)]
        assert marks_in(said) <= self.public()
        assert not any(p.search(text) for p in ABOUT_LATENESS for text in said)
        if menu.isVisible():
            self.look()

    def press(self, n, m):
        """Press any button there is, but those that lead away or make the screen hers alone."""
        page = self.page
        away = {page.back_home_button, page.report_button, page.discreet_button}
        buttons = [b for b in windows(page) if isinstance(b, QPushButton) and b.isEnabled()]
        button = self.pick([b for b in buttons if b not in away], n)
        button.click()
        if isinstance(menu := QApplication.activePopupWidget(), QMenu):
            self._see(menu)
            menu.close()

    def reveal(self, n, m):
        buttons = [b for b in self.page.board.viewport().findChildren(QPushButton) if b.isVisible()]
        if (button := self.pick(buttons, n)) is not None:
            button.click()

    def rail(self, n, m):
        rail = self.page.agenda_rail
        rail.setFocus(Qt.FocusReason.TabFocusReason)
        rail.setCurrentIndex(rail.model().index(n % rail.model().rowCount(), 0))
        if m % 2:
            QTest.keyClick(rail, Key.Key_Return)

    def focus(self, n, m):
        """Go through all that can have the focus, and look at each."""
        tab = Qt.FocusPolicy.TabFocus
        chain = [one for one in self.page.findChildren(QWidget) if one.focusPolicy() & tab]
        may = self.been | self.public()
        for widget in chain:
            if not (widget.isVisible() and widget.isEnabled()):
                continue
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            for one in (widget, self.page.board, self.page.board.viewport()):
                for text in texts_of(one):
                    assert marks_in([text]) <= may, (one, text)

    def undo(self, n, m):
        self.presenter.undo() if n % 3 else self.presenter.redo()

    def move(self, n, m):
        """Move a note to a column of another privacy, as a colleague at the table would."""
        blocks = self.read(Block)
        lanes = [(block, lane) for block in blocks for lane in block.lanes]
        if (note := self.pick(self.read(Note), n)) is not None:
            self.desk.perform(moving_note(note, *self.pick(lanes, m)))

    def plan(self, n, m):
        block = self.pick(self.read(Block), n)
        lane = self.pick(block.lanes, m)
        other = replace(lane, privacy=self.pick([*Privacy], n // 3))
        lanes = tuple(other if one == lane else one for one in block.lanes)
        self.desk.perform(changing("agenda.lanes", [(block, replace(block, lanes=lanes))]))

    def speak(self, n, m):
        self.speech.switch(self.pick(LANGUAGES, n))

    def size(self, n, m):
        self.page.resize(1366, (690, 900)[n % 2])


ACTS = (
    *("steer", "time", "late", "started", "answer", "commitments", "commit", "open_commitment"),
    *("votes", "votes"),
    *(
        "write",
        "half_type",
        "half_type",
        "command",
        "board_keys",
        "menu_of_note",
        "menus",
        "reveal",
        "rail",
        "focus",
    ),
    *(
        "press",
        "press",
        "undo",
        "move",
        "plan",
        "speak",
        "size",
        "steer",
        "steer",
        "time",
        "command",
        "board_keys",
    ),
)
WALKS = st.lists(
    st.tuples(st.sampled_from(ACTS), st.integers(0, 40), st.integers(0, 40)),
    min_size=12,
    max_size=30,
)


@pytest.fixture
def looks(qapp):
    theme.apply(qapp, "light")
    yield
    qapp.setStyleSheet("")


@settings(
    settings.get_profile("dear"),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # a window is too slow to shrink with
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(made=BLOCKS, walk=WALKS)
def test_nothing_private_and_nothing_late_is_found_on_a_discreet_console(
    desk, clocks, drawn, looks, made, walk
):
    began = clocks.now
    hands = Hands(desk, clocks, made, drawn)
    try:
        hands.page.show()
        hands.page.activateWindow()
        assert QTest.qWaitForWindowActive(hands.page)
        hands.look()
        hands.presenter.next()
        for act, n, m in walk:
            hands.do(act, n, m)
            hands.look()
            event(type(hands.session.coming().scene.page).__name__)
    finally:
        hands.close()
        clocks.now = began


# --- and some ways that hands go, one by one


def session_of(*privacies):
    """Return blocks for hands: two items with the same kinds of columns, and a round."""
    item = (BlockKind.EXERCISE, [(5, False), (5, False)], list(privacies), None)
    return [item, item, (BlockKind.COMMITMENTS, [(10, False)], [Privacy.SHOWN], None)]


@pytest.fixture
def hands_on(desk, clocks, drawn, looks):
    made = []

    def begin(*privacies):
        hands = Hands(desk, clocks, session_of(*privacies), drawn)
        made.append(hands)
        hands.page.show()
        hands.page.activateWindow()
        assert QTest.qWaitForWindowActive(hands.page)
        return hands

    yield begin
    for hands in made:
        hands.close()


def said(hands):
    return " | ".join(
        label.text() for label in hands.page.findChildren(QLabel) if label.isVisible()
    )


def test_a_console_that_begins_discreet_never_showed_anything_else(hands_on):
    hands = hands_on(Privacy.SHOWN, Privacy.HELD, Privacy.OFF_SCREEN)
    hands.presenter.next()
    assert hands.page.is_discreet
    assert hands.page.discreet_button.isChecked()
    texts = hands.look()
    block = hands.session.block
    closed = {n.text for n in hands.read(Note) if n.lane != block.lanes[0].id}
    shown = {n.text for n in hands.read(Note) if n.lane == block.lanes[0].id}
    assert marks_in(shown) <= marks_in(texts)  # what the room may read is there to be worked with
    assert not marks_in(closed) & marks_in(texts)
    hands.page.set_discreet(False)  # and all of it is found once only she sees the screen
    hands.drawn.clear()
    hands.page.grab()
    mine = {n.text for n in hands.read(Note) if n.block == block.id}
    assert marks_in(mine) <= marks_in(hands.drawn)
    assert block.private.nl in said(hands)


def test_behind_time_the_agenda_shows_the_plan_and_its_tool_tips_as_well(hands_on):
    hands = hands_on(Privacy.SHOWN)
    hands.clocks.advance(minutes=12)
    hands.presenter.next()
    assert TIME.findall(said(hands))  # it tells when it began, and not how late that is
    hands.look()
    hands.presenter.start_or_pause()
    hands.time(3, 2)
    hands.page.late_button.click()
    assert hands.page.timing.is_catching_up
    assert not hands.page.timing.catch_up.cards
    hands.look()
    hands.clocks.advance(seconds=5)
    hands.presenter.next()
    hands.clocks.advance(seconds=5)
    hands.presenter.next()
    hands.look()
    model = hands.page.agenda_rail.model()
    planned = [clock(slot.starts) for slot in hands.presenter.agenda.slots]
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        told = [model.index(row, 0).data(role) for row in range(model.rowCount())]
        assert [TIME.findall(text) for text in told] == [[time] for time in planned]
    hands.page.set_discreet(False)
    assert any(pattern.search(text) for pattern in ABOUT_LATENESS for text in hands_texts(hands))


def hands_texts(hands):
    return [text for widget in windows(hands.page) for text in texts_of(widget)]


@pytest.mark.parametrize("way", ["line", "key", "menu"])
def test_a_commitment_from_a_closed_note_begins_without_its_words(hands_on, way):
    hands = hands_on(Privacy.HELD, Privacy.OFF_SCREEN)
    hands.presenter.next()
    panel, block = hands.page.commitments, hands.session.block
    for note in [note for note in hands.read(Note) if note.block == block.id]:
        match way:
            case "line":
                hands.page.capture_line.field.setPlainText(f"{note.number}!")
                hands.page.capture_line.field.entered.emit()
            case "key":
                hands.page.board.commitment_wanted.emit(note.id)
            case _:
                hands.page.board.setFocus(Qt.FocusReason.TabFocusReason)
                hands.page.committing.begin(note)
        assert panel.isVisible()
        assert panel.form.what_field.toPlainText() == ""
        assert not panel.form.origin_label.isVisible()
        hands.look()


def test_what_is_done_with_closed_notes_is_told_and_undone_without_their_words(hands_on):
    hands = hands_on(Privacy.HELD, Privacy.SHOWN)
    hands.presenter.next()
    block = hands.session.block
    first, second = [n for n in hands.read(Note) if n.lane == block.lanes[0].id]
    lines = [f"{first.number}+{second.number}", f"{first.number}={hands.mark()}"]
    lines += [f"{first.number}*4", f"{first.number}-", f"{second.number}>nergens", "999-"]
    for line in lines:
        hands.page.capture_line.field.setPlainText(line)
        hands.look_at_hint()
        hands.page.capture_line.field.entered.emit()
        hands.look_at_hint()
        hands.page.capture_line.clear()
        hands.look()
    told = []
    hands.presenter.noticed.connect(lambda code, facts: told.append((code, facts)))
    for act in [hands.presenter.undo] * 6 + [hands.presenter.redo] * 5:
        act()
        hands.look()
    assert len(told) == 11
    assert not marks_in([text for _, facts in told for text in facts.values()])


def test_the_question_of_a_reveal_names_the_column_and_none_of_its_notes(hands_on):
    hands = hands_on(Privacy.HELD)
    hands.presenter.next()
    hands.reveal(0, 0)
    assert hands.page.question.isVisible()
    hands.look()
    assert hands.page.revealing.dialog is None
    block = hands.session.block
    hands.session.reveal(block, block.lanes[0])  # as when she said that only she sees it
    held = [note.text for note in hands.read(Note) if note.block == block.id]
    assert marks_in(held) <= marks_in(hands.look())  # open to the room now


def test_a_note_that_is_being_reworded_is_closed_with_its_column(hands_on):
    hands = hands_on(Privacy.SHOWN, Privacy.HELD)
    hands.presenter.next()
    block = hands.session.block
    note = next(n for n in hands.read(Note) if n.lane == block.lanes[0].id)
    hands.page.board.edit(note)
    hands.look()
    hands.desk.perform(moving_note(note, block, block.lanes[1]))
    assert not any(
        isinstance(w, QPlainTextEdit) and note.text in w.toPlainText() for w in windows(hands.page)
    )
    hands.look()


def only_mine(hands_on, *privacies):
    hands = hands_on(*privacies)
    hands.page.set_discreet(False)
    return hands


def test_a_question_about_a_late_beginning_goes_when_the_screen_becomes_discreet(hands_on):
    hands = only_mine(hands_on, Privacy.SHOWN)
    hands.clocks.advance(minutes=15)
    hands.presenter.next()
    assert hands.page.question.isVisible()
    hands.page.set_discreet(True)
    hands.look()


def test_what_catching_up_brought_is_no_longer_told_when_the_screen_becomes_discreet(hands_on):
    hands = only_mine(hands_on, Privacy.SHOWN)
    hands.clocks.advance(minutes=25)
    hands.presenter.next()
    hands.page.question.no_button.click()
    hands.page.timing.toggle_catch_up()
    hands.page.timing.catch_up.cards[0].take_button.click()
    hands.page.set_discreet(True)
    hands.look()


def test_a_note_that_is_being_reworded_is_closed_when_the_screen_becomes_discreet(hands_on):
    hands = only_mine(hands_on, Privacy.HELD)
    hands.presenter.next()
    note = next(n for n in hands.read(Note) if n.block == hands.session.block.id)
    hands.page.board.edit(note)
    hands.page.set_discreet(True)
    hands.look()
    hands.page.board.setFocus()


def test_in_any_language_a_discreet_screen_stays_so(hands_on):
    hands = only_mine(hands_on, Privacy.HELD)
    hands.clocks.advance(minutes=25)
    hands.presenter.next()
    hands.page.question.no_button.click()
    hands.page.capture_line.clear()
    hands.page.timing.toggle_catch_up()
    hands.page.set_discreet(True)
    hands.speech.switch("en")
    hands.look()


def test_a_form_begun_from_a_closed_note_is_emptied_when_the_screen_becomes_discreet(hands_on):
    hands = only_mine(hands_on, Privacy.HELD)
    hands.presenter.next()
    note = next(n for n in hands.read(Note) if n.block == hands.session.block.id)
    hands.page.committing.begin(note)
    assert hands.page.commitments.form.what_field.toPlainText() == note.text
    hands.page.set_discreet(True)
    hands.look()


def test_a_commitment_that_came_from_a_closed_note_does_not_quote_it_on_a_discreet_screen(hands_on):
    hands = only_mine(hands_on, Privacy.HELD)
    hands.presenter.next()
    panel = hands.page.commitments
    note = next(n for n in hands.read(Note) if n.block == hands.session.block.id)
    hands.page.committing.begin(note)
    panel.form.who_field.setText(hands.members[0].name)
    panel.form.what_field.setPlainText(hands.mark("iets anders"))
    panel.form.by_field.setText("18 dec")
    panel.commit()
    hands.page.set_discreet(True)
    hands.page.committing.begin()
    hands.look()
    made = hands.read(Commitment)[0]
    panel.cards.card(made.id).opened.emit(made.id)
    hands.look()
