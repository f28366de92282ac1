"""Random gestures on a board: the file, the console and the wall always say the same."""

import shutil
from collections import Counter
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.phrase import Phrase, clean
from llnet_desktop.domain.projection import BoardPage
from llnet_desktop.domain.workshop import (
    MINUTE,
    Block,
    BlockKind,
    Cluster,
    Lane,
    Note,
    Privacy,
    Step,
    Workshop,
)
from llnet_desktop.services.desk import Desk
from llnet_desktop.services.library import Library
from llnet_desktop.services.live import LiveSession
from llnet_desktop.services.pages import PageChoice
from llnet_desktop.storage.database import writing
from llnet_desktop.storage.opening import LibraryFile
from llnet_desktop.ui import theme
from llnet_desktop.ui.console.page import ConsolePage
from llnet_desktop.ui.presenter import RunPresenter
from llnet_desktop.ui.projector.canvas import ProjectionCanvas
from llnet_desktop.ui.speech import Speech
from tests.conftest import ManualClocks

LANES = (
    Lane("bied", Phrase("Bied")),
    Lane("zoek", Phrase("Zoek")),
    Lane("zorg", Phrase("Zorg"), Privacy.HELD),
    Lane("mij", Phrase("Mij"), Privacy.OFF_SCREEN),
    Lane("naamloos", Phrase("Naamloos"), unnamed=True),
)
NAMED = [lane.id for lane in LANES if not lane.unnamed]
STEP = Step("s", Phrase("Vertel"), 10 * MINUTE)
BLOCK = Block("b", "w1", "i", Phrase("Markt"), BlockKind.EXERCISE, (STEP,), LANES)
START = [
    Workshop("w1", "n1", "Samen doen", datetime(2026, 12, 3, 9, 30)),
    Network("n1", "Waterkant"),
    BLOCK,
]
WORDS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["<b>vet</b>", "=1+1", "\u202eom", "e\u0301\u0301", "een zaal " * 40]),
).map(lambda text: f"over {text}")
WHICH = st.integers(0, 50)


class Board(RuleBasedStateMachine):
    """What a facilitator may do, beside a plain list of what the notes should be after it."""

    new_library = None

    def __init__(self):
        super().__init__()
        self._stack = ExitStack()
        folder = self._stack.enter_context(TemporaryDirectory())
        self.path = Path(folder) / "library.llnet-library"
        shutil.copy(self.new_library, self.path)
        self._stack.enter_context(writing(self.path))
        self.clocks = ManualClocks()
        self.notes = {}  # by id, as they should be
        self.done, self.undone = [], []  # what the notes were before each gesture
        self.is_known = True  # whether `done` is all that can be taken back
        self.is_held = False  # the next step back is none, for what was just done has none
        self.half = ""
        self.page = None
        self.trouble = []

    @initialize()
    def begin(self):
        self._open()
        self.desk.record(adding("start", START))
        self._run()
        self.presenter.next()
        self._look()

    def teardown(self):
        if self.page is not None:
            self._close()
        self._stack.close()

    # --- the program

    def _open(self):
        self.file = self._stack.enter_context(closing(LibraryFile(self.path)))
        self.desk = Desk(Library(self.file.save, self.file.read, self.file))

    def _run(self):
        self.presenter = RunPresenter(LiveSession(self.desk, "w1", self.clocks))
        self.presenter._ticker.stop()
        self.presenter.refused.connect(self.trouble.append)
        self.session = self.presenter.session
        self.page = ConsolePage(self.presenter, Speech("nl"))
        self.page.resize(1000, 600)
        self.page.show()
        self.wall = ProjectionCanvas(self.clocks)
        self.wall.resize(640, 360)
        self.session.subscribe(lambda: self.wall.show_projection(self.session.projection()))
        self.wall.show()

    def _look(self):
        self.session.show(PageChoice.BOARD)
        self.page.show_work()

    def _close(self):
        self.presenter.stop()
        for window in (self.page, self.wall):
            window.close()
            window.deleteLater()

    # --- what the notes should be

    @property
    def numbered(self):
        return sorted((n for n in self.notes.values() if n.number > 0), key=lambda n: n.number)

    def pick(self, which):
        return self.numbered[which % len(self.numbered)]

    def gesture(self, **became):
        """Say what notes become by what is done now, by their ids; None: taken away."""
        after = {**self.notes, **became}
        after = {identity: note for identity, note in after.items() if note is not None}
        if after != self.notes:
            self.done.append(self.notes)
            self.undone.clear()
            self.is_held = False
        self.notes = after

    def enter(self, text):
        line = self.page.capture_line
        line.field.setPlainText(text)
        QTest.keyClick(line.field, Qt.Key.Key_Return)
        self.half = line.text()  # what is refused can be put right

    def answer(self):
        if self.page.question.isVisible():
            self.page.question.yes_button.click()

    def is_about_to_open(self, lane):
        return lane not in self.session.run.revealed

    # --- gestures

    @rule(lane=st.sampled_from(NAMED), words=WORDS)
    def add(self, lane, words):
        self.page.writing.choose_lane(lane)
        self.enter(words)
        (new,) = (note for note in self.desk.read(Note) if note.id not in self.notes)
        assert new.number > max((n.number for n in self.notes.values()), default=0)
        self.gesture(**{new.id: Note(new.id, "w1", "b", lane, clean(words), new.number)})

    @precondition(lambda self: self.is_about_to_open("naamloos"))
    @rule(words=WORDS)
    def add_without_a_name(self, words):
        self.page.writing.choose_lane("naamloos")
        self.enter(words)
        (new,) = (note for note in self.desk.read(Note) if note.id not in self.notes)
        assert new.number < 0
        made = Note(new.id, "w1", "b", "naamloos", clean(words), new.number)
        for notes in (self.notes, *self.done, *self.undone):
            notes[new.id] = made  # it is no step: nothing takes it back
        self.is_held = True

    @precondition(lambda self: self.numbered)
    @rule(which=WHICH, words=WORDS)
    def reword(self, which, words):
        note = self.pick(which)
        self.enter(f"{note.number}={words}")
        self.gesture(**{note.id: replace(note, text=clean(words))})

    @precondition(lambda self: self.numbered)
    @rule(which=WHICH, lane=st.sampled_from(NAMED))
    def move(self, which, lane):
        note = self.pick(which)
        self.enter(f"{note.number}>{lane}")
        self.answer()
        if note.lane != "naamloos":
            self.gesture(**{note.id: replace(note, lane=lane, cluster=None)})

    @precondition(lambda self: len(self.numbered) > 1)
    @rule(one=WHICH, other=WHICH)
    def group(self, one, other):
        notes = [self.pick(one), self.pick(other)]
        self.enter("+".join(str(note.number) for note in notes))
        self.answer()
        apart = notes[0].lane != notes[1].lane
        if notes[0] == notes[1] or (apart and "naamloos" in (notes[0].lane, notes[1].lane)):
            return
        there = next((note for note in notes if note.cluster), None)
        home = there or notes[0]
        cluster = there.cluster if there else self.desk.one(Note, notes[0].id).cluster
        assert cluster is not None
        joined = {n.id: replace(n, lane=home.lane, cluster=cluster) for n in notes}
        self.gesture(**joined)

    @precondition(lambda self: any(note.cluster for note in self.numbered))
    @rule(which=WHICH)
    def ungroup(self, which):
        known = sorted({note.cluster for note in self.numbered if note.cluster})
        cluster = known[which % len(known)]
        self.page.board.ungroup_wanted.emit(cluster)
        self.gesture(
            **{n.id: replace(n, cluster=None) for n in self.numbered if n.cluster == cluster}
        )

    @precondition(lambda self: self.numbered)
    @rule(which=WHICH, dots=st.integers(0, 9), more=st.booleans())
    def vote(self, which, dots, more):
        note = self.pick(which)
        self.enter(f"{note.number}*{'+' if more else ''}{dots}")
        self.gesture(**{note.id: replace(note, dots=note.dots + dots if more else dots)})

    @precondition(lambda self: self.numbered)
    @rule(which=WHICH)
    def remove(self, which):
        note = self.pick(which)
        self.enter(f"{note.number}-")
        self.gesture(**{note.id: None})

    @precondition(lambda self: self.numbered)
    @rule(which=WHICH)
    def park(self, which):
        note = self.pick(which)
        lane = BLOCK.lane(note.lane)
        opened = lane.id in self.session.run.revealed
        self.page.board.park_wanted.emit([note.id])
        if not lane.unnamed and (lane.privacy is Privacy.SHOWN or opened):
            self.gesture(**{note.id: replace(note, parked=not note.parked)})
        else:
            self.trouble.clear()  # it is refused, with a sentence

    @rule()
    def undo(self):
        self.presenter.undo()
        self.answer()
        if self.is_held:
            assert len(self.trouble) == 1  # a sentence says why
            self.trouble.clear()
            self.is_held = False
        else:
            self._stepped(self.done, self.undone)

    @rule()
    def redo(self):
        self.presenter.redo()
        self.answer()
        self._stepped(self.undone, self.done)

    def _stepped(self, source, target):
        if not self.is_known:
            self.notes = {note.id: note for note in self.desk.read(Note)}
        elif source:
            target.append(self.notes)
            self.notes = source.pop()

    @precondition(lambda self: self.is_about_to_open("zorg"))
    @rule()
    def reveal(self):
        self.session.reveal(BLOCK, BLOCK.lane("zorg"))
        self.is_known, self.is_held = False, True  # steps about it are forgotten

    @precondition(lambda self: self.is_about_to_open("naamloos"))
    @rule()
    def reveal_without_names(self):
        before = Counter(n.text for n in self.notes.values() if n.lane == "naamloos")
        self.session.reveal(BLOCK, BLOCK.lane("naamloos"))
        self.is_known, self.is_held = False, True
        there = [note for note in self.desk.read(Note) if note.lane == "naamloos"]
        assert Counter(note.text for note in there) == before
        assert all(note.number > 0 for note in there)
        self.notes.update({note.id: note for note in there})

    @rule()
    def reveal_dots(self):
        self.session.reveal_dots(BLOCK)
        self._look()

    @rule(words=WORDS)
    def begin_to_type(self, words):
        self.page.capture_line.field.setPlainText(words)
        self.half = self.page.capture_line.text()

    @rule()
    def stop_and_start(self):
        """The program is gone between two gestures, and comes back."""
        revealed = self.session.run.revealed
        self._close()
        self._open()
        self._run()
        self._look()
        self.done, self.undone, self.is_known, self.is_held = [], [], True, False
        assert self.session.run.revealed == revealed
        entered = clean(self.half) in {note.text for note in self.notes.values()}
        assert self.page.capture_line.text() == self.half or entered

    # --- what must hold

    @invariant()
    def all_say_the_same(self):
        if self.page is None:
            return
        assert not self.trouble
        with closing(LibraryFile(self.path, write=False)) as beside:
            there = {note.id: note for note in beside.read(Note)}
            homes = {cluster.id: cluster for cluster in beside.read(Cluster)}
        assert there == self.notes
        assert len({note.number for note in there.values()}) == len(there)
        for note in there.values():
            home = homes.get(note.cluster)
            assert note.cluster is None or (home.block, home.lane) == (note.block, note.lane)
        assert {box.note.id: box.note for box in self.page.board.placed.notes} == there
        self._look_at_the_wall()
        self._look_at_pictures()

    def _look_at_the_wall(self):
        shown = self.session.projection()
        page = shown.scene.page
        assert isinstance(page, BoardPage)
        run, walls = self.session.run, {lane.name.nl.lower(): lane for lane in page.lanes}
        assert set(walls) == {"bied", "zoek", "zorg", "naamloos"}
        for name, lane in walls.items():
            mine = [note for note in self.notes.values() if note.lane == name]
            if name in ("zorg", "naamloos") and name not in run.revealed:
                assert (lane.held, lane.notes) == (len(mine), ())
                continue
            counted = "b" in run.dots_revealed
            public = {(n.number, n.text, n.dots if counted else 0) for n in mine}
            assert {(n.number, n.text, n.dots) for n in lane.notes} == public
        assert self.page.preview._projection == self.wall._projection == shown

    def _look_at_pictures(self):
        """What was mended bit by bit looks as if it were drawn anew."""
        kept = self.page.board.viewport().grab().toImage()
        self.page.board.paint_anew()
        assert self.page.board.viewport().grab().toImage() == kept
        fresh = ProjectionCanvas(self.clocks)
        fresh.resize(self.wall.size())
        fresh.show_projection(self.session.projection())
        assert fresh.grab().toImage() == self.wall.grab().toImage()
        fresh.deleteLater()


def play(qapp, new_library, examples, steps):
    Board.new_library = new_library
    theme.apply(qapp, "light")
    all_checks = list(HealthCheck)
    rules = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=all_checks,
        phases=[Phase.generate],
    )
    run_state_machine_as_test(Board, settings=rules)
    qapp.setStyleSheet("")


def test_after_any_gesture_file_console_and_wall_say_the_same(qapp, new_library):
    play(qapp, new_library, settings.get_profile("dear").max_examples, 25)


@pytest.mark.slow
def test_after_very_many_gestures_they_still_do(qapp, new_library):
    play(qapp, new_library, 300, 60)
