"""The console: shows the workshop that runs and forwards what the facilitator does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from llnet_desktop.domain.errors import ProgramError
from llnet_desktop.domain.workshop import BlockKind
from llnet_desktop.ui.board.view import BoardView
from llnet_desktop.ui.commitments.panel import CommitmentsPanel
from llnet_desktop.ui.console import showing
from llnet_desktop.ui.console.acts import NoteActs
from llnet_desktop.ui.console.agenda_rail import AgendaRail
from llnet_desktop.ui.console.arriving import Arriving
from llnet_desktop.ui.console.bringing import Bringing
from llnet_desktop.ui.console.capture_line import CaptureLine
from llnet_desktop.ui.console.committing import Committing
from llnet_desktop.ui.console.connecting import Connecting
from llnet_desktop.ui.console.energy import EnergyRow
from llnet_desktop.ui.console.erasing import Erasing
from llnet_desktop.ui.console.looking import Looking
from llnet_desktop.ui.console.looking_back import LookingBack
from llnet_desktop.ui.console.menus import open_keys
from llnet_desktop.ui.console.parked import ParkedNotes
from llnet_desktop.ui.console.photos import Photos
from llnet_desktop.ui.console.question import Question
from llnet_desktop.ui.console.revealing import Revealing
from llnet_desktop.ui.console.scanning import Scanning
from llnet_desktop.ui.console.steering import Steering
from llnet_desktop.ui.console.timer_face import TimerFace
from llnet_desktop.ui.console.timing import Timing
from llnet_desktop.ui.console.voting import Voting
from llnet_desktop.ui.console.writing import Writing
from llnet_desktop.ui.forms import load_form
from llnet_desktop.ui.prepare.fields import tint
from llnet_desktop.ui.presenter import RunPresenter
from llnet_desktop.ui.projector.canvas import ProjectionCanvas
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.text import TitleLabel

COMPACT = 780  # below this height the ring is a bar and the agenda shows what matters now


class ConsolePage(QWidget):
    """The facilitator's screen. Decides nothing itself."""

    home_wanted = Signal()
    sound_toggled = Signal()
    report_wanted = Signal(str)
    projector_toggled = Signal()
    screen_swapped = Signal()

    bar: QFrame
    left_side: QFrame
    right_side: QFrame
    title_label: QLabel
    place_label: QLabel
    people_button: QPushButton
    saved_label: QLabel
    schedule_label: QLabel
    clock_label: QLabel
    back_home_button: QPushButton
    commitments_button: QPushButton
    report_button: QPushButton
    late_button: QPushButton
    discreet_button: QPushButton
    keys_button: QPushButton
    agenda_rail: AgendaRail
    block_label: QLabel
    condition_icon: QLabel
    condition_label: QLabel
    step_label: QLabel
    work_stack: QStackedWidget
    board_page: QWidget
    board: BoardView
    capture_line: CaptureLine
    timer_face: TimerFace
    less_button: QPushButton
    start_button: QPushButton
    more_button: QPushButton
    back_button: QPushButton
    next_button: QPushButton
    ends_label: QLabel
    started_button: QPushButton
    sound_button: QPushButton
    wall_label: QLabel
    mode_label: QLabel
    preview_place: QWidget
    freeze_button: QPushButton
    black_button: QPushButton
    show_button: QPushButton
    private_heading: QLabel
    private_label: QLabel
    private_scroll: QScrollArea

    def __init__(self, presenter: RunPresenter, speech: Speech, *, discreet: bool = False) -> None:
        super().__init__()
        self._presenter = presenter
        self._session = presenter.session
        self.speech = speech
        self._discreet = discreet
        self._compact = False
        self.is_seen = True  # whether there is a window with the room's picture
        self.room_size: Callable[[], QSizeF] = lambda: QSizeF(1920, 1080)
        self._acts = NoteActs(presenter, lambda *asked: self.revealing.ask_first(*asked))
        self.writing = Writing(self, presenter, self._acts)
        self._steering = Steering(self, presenter)
        self.committing = Committing(self, self._session, self._acts)
        self._on_block: str | None = None
        self._board_block: str | None = None  # the one before, while a note of it is reworded
        load_form(
            self,
            "console",
            speech,
            AgendaRail=AgendaRail,
            BoardView=BoardView,
            CaptureLine=CaptureLine,
            TimerFace=TimerFace,
            TitleLabel=TitleLabel,
        )
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click on a button leaves the typing
        inside = self.layout()
        assert inside is not None
        inside.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # see minimumSizeHint
        self.board.set_speech(speech)
        self.capture_line.set_speech(speech)
        self.commitments = CommitmentsPanel(
            self._session.desk, speech, lambda: presenter.clock.date()
        )
        self.commitments.open(self._session.workshop)
        self.work_stack.addWidget(self.commitments)
        self.voting = Voting(self, presenter)
        self.connecting = Connecting(self, presenter)
        self.scanning = Scanning(self, presenter)
        self.looking_back = LookingBack(self, presenter)
        self.parked = ParkedNotes(self, presenter)
        self.bringing = Bringing(self, presenter)
        self.photos = Photos(self, presenter)
        self.preview = ProjectionCanvas(presenter.session.clock, shape=lambda: self.room_size())
        self.preview.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        place = QVBoxLayout(self.preview_place)
        place.setContentsMargins(0, 0, 0, 0)
        place.addWidget(self.preview)
        self.preview_place.setFixedHeight(140)
        middle = self.findChild(QVBoxLayout, "middle_layout")
        assert middle is not None
        self.question = Question(speech, self, (middle, 1))
        self.question.hide()
        self.timing = Timing(self, presenter)
        self.looking = Looking(self, self._session)
        self.arriving = Arriving(self, self._session)
        self.revealing = Revealing(self, self._session)
        self.erasing = Erasing(self, self._session)
        self.energy = EnergyRow(self, presenter)
        self.people_button.clicked.connect(self.arriving.toggle)
        self.private_scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        larger = max(1.0, self.fontMetrics().height() / 17)
        for side, narrow in ((self.left_side, 244), (self.right_side, 272)):
            side.setFixedWidth(round(narrow * min(1.25, larger)))
        self._connect()
        self.capture_line.set_discreet(discreet)
        self._steering.add_keys(self)
        self.photos.watch()
        self.writing.take_up()
        self.show_work()
        self.refresh()
        self.committing.take_up()
        self.tick()

    # --- what is shown

    def refresh(self) -> None:
        """Show everything but the passing time."""
        showing.show_heading(self, self._session, self.speech)
        self._show_agenda()
        showing.show_buttons(self, self._session, self.speech)
        showing.show_private(self, self._session, self.speech, discreet=self._discreet)
        self.show_board()
        self.preview.show_projection(self._session.projection())
        showing.show_coming(self, self._session, self.speech)
        self.timing.refresh()
        self.erasing.refresh()
        self.energy.refresh()
        self.committing.refresh()
        self.arriving.refresh()
        self.voting.refresh()
        self.connecting.refresh()
        self.scanning.refresh()
        self.looking_back.refresh()
        self.parked.refresh()
        self.photos.refresh()
        self._fit_bar()

    def tick(self) -> None:
        """Show the time."""
        showing.show_time(self, self._presenter, self.speech, discreet=self._discreet)
        if self._presenter.now.wall.second == 0:
            self._show_agenda()
            self.timing.refresh()
            self._fit_bar()

    def _show_agenda(self) -> None:
        showing.show_agenda(
            self, self._presenter, self.speech, compact=self._compact, discreet=self._discreet
        )

    @property
    def is_discreet(self) -> bool:
        """Whether private things are hidden."""
        return self._discreet

    def set_discreet(self, discreet: bool) -> None:
        """Hide what only the facilitator may see, or show it again."""
        self._discreet = discreet
        self.discreet_button.setChecked(discreet)
        self.capture_line.set_discreet(discreet)
        self.capture_line.hint()  # what was told may be how late it is
        self.committing.hide_private()
        if discreet:
            self.revealing.hide_private()
        self.refresh()
        self.tick()

    def show_sound(self, *, muted: bool) -> None:
        """Show whether sounds are heard."""
        self.sound_button.setChecked(muted)
        self.sound_button.setProperty("icon_name", "bell-off" if muted else "bell")
        self.sound_button.setAccessibleName(
            self.speech(f"console.sound.{'off' if muted else 'on'}")
        )
        tint(self.sound_button)

    def show_seen(self, *, seen: bool) -> None:
        """Show whether the room sees anything of this at all."""
        if seen != self.is_seen:
            self.is_seen = seen
            showing.show_buttons(self, self._session, self.speech)

    def tell(self, sentence: str) -> None:
        """Say something quietly, where she is looking."""
        self.capture_line.tell(sentence)

    def minimumSizeHint(self) -> QSize:
        """Return the least size of the compact form: the other one must be able to become it."""
        return QSize(960, 600)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be compact on a small laptop."""
        super().resizeEvent(event)
        compact = self.height() < COMPACT
        if compact != self._compact:
            self._compact = compact
            self.timer_face.set_compact(compact)
            self.preview_place.setFixedHeight(96 if compact else 140)
        self._fit_bar()

    def _fit_bar(self) -> None:
        """Leave out of the bar what can be missed, until the rest fits."""
        inside = self.bar.layout()
        for label in (self.saved_label, self.place_label):
            label.show()
        for label in (self.saved_label, self.place_label):
            if inside is not None and inside.totalSizeHint().width() > self.width():
                label.hide()

    def show_board(self) -> None:
        """Show the notes of the block that is on, and where typed ones go."""
        self._lock()
        block = self._session.block
        if (block.id if block else None) != self._on_block:
            self._on_block = block.id if block else None
            self.writing.begin(block)
            if not self._is_typed_above:
                self.show_work()
        lane = self.writing.lane
        on = self._session.block
        self.capture_line.hide_dots(hidden=on is not None and self.voting.hides_dots(on))
        showing.show_lane(self, self.writing, self._session, self.speech)
        if not self.board.is_editing:
            self._board_block = self._on_block
        block = next((b for b in self._session.blocks if b.id == self._board_block), block)
        notes = self._session.notes.of(block) if block is not None else {}
        self.board.veil_dots(veiled=block is not None and self.voting.hides_dots(block))
        clusters = [c for c in self._session.clusters if block and c.block == block.id]
        revealed, lane_id = self._session.run.revealed, lane.id if lane else None
        self.board.show_board(block, notes, clusters, revealed, lane_id, self._discreet)

    def _lock(self) -> None:
        """Let nothing be written while nobody writes along; what is half typed waits in place."""
        step = self._session.step
        locked = step is not None and step.off_record
        self.board.lock(locked)
        self.commitments.lock(self.speech("console.capture.off_record") if locked else "")
        self.looking_back.panel.lock(self.speech("console.capture.off_record") if locked else "")

    @property
    def _is_typed_above(self) -> bool:
        """Whether something is typed above the line: it stays there until it is finished.

        A page that goes from under her hands would make commands of the rest of her words.
        """
        focused = self.window().focusWidget()
        if focused is None:
            return False
        is_typed_in = focused.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        if not is_typed_in and not focused.property("readOnly"):  # one that waits is only read
            return False
        if self.voting.panel.isAncestorOf(focused):
            return self.voting.panel.is_typed_in
        if self.looking_back.panel.isAncestorOf(focused):
            return self.looking_back.is_typed_in
        if self.connecting.is_typed_in or self.photos.panel.isAncestorOf(focused):
            return True
        return self.board.isAncestorOf(focused) or self.commitments.isAncestorOf(focused)

    def _finished_rewording(self) -> None:
        """Show the block that is on, if another came while a note was reworded."""
        if self._board_block != self._on_block:
            self.show_work()
            self.show_board()

    def pass_on(self, text: str) -> None:
        """Give a line to what is on: the scan, or the look back."""
        (self.scanning if self.scanning.is_shown else self.looking_back).enter(text)

    def bring_up(self, panel: QWidget, field: QWidget) -> None:
        """Show a panel in the middle; who was typing types in its field now.

        Words that are half typed keep the keys where they stand.
        """
        was_shown, line = self.work_stack.currentWidget() is panel, self.capture_line
        types = line.field.hasFocus() and line.is_empty
        self.work_stack.setCurrentWidget(panel)
        if types and not was_shown:
            field.setFocus()

    def show_work(self) -> None:
        """Show the board of the block that is on, or the commitments in their round."""
        block = self._session.block
        if self._session.run.began is None:
            self.arriving.show()
            return
        in_round = block is not None and block.sort is BlockKind.COMMITMENTS
        typed = QApplication.focusWidget()
        typed_at_the_door = self.arriving.has_focus
        if block is not None and block.sort is BlockKind.SCAN and not self._session.run.finished:
            self.scanning.show()
            if typed_at_the_door:
                self.capture_line.setFocus()
            return
        if self.looking_back.is_on:
            self.bring_up(self.looking_back.panel, self.looking_back.panel.line)
        else:
            self.work_stack.setCurrentWidget(self.commitments if in_round else self.board_page)
        here = isinstance(typed, QLineEdit) and self.isAncestorOf(typed)
        if typed_at_the_door or (typed is not None and here and not typed.isVisible()):
            self.capture_line.setFocus()
        self.commitments_button.setChecked(in_round)

    # --- what is done

    def _connect(self) -> None:
        presenter, line, board = self._presenter, self.capture_line, self.board
        presenter.changed.connect(self.refresh)
        presenter.ticked.connect(self.tick)
        presenter.noticed.connect(self._notice)
        presenter.refused.connect(self.refuse)
        presenter.opening.connect(self.revealing.ask_first)
        self.speech.changed.connect(self.refresh)
        self.start_button.clicked.connect(presenter.start_or_pause)
        self.next_button.clicked.connect(presenter.next)
        self.back_button.clicked.connect(presenter.back)
        self.more_button.clicked.connect(lambda: presenter.extend(1))
        self.less_button.clicked.connect(lambda: presenter.extend(-1))
        self.freeze_button.clicked.connect(self._steering.freeze)
        self.black_button.clicked.connect(self._steering.black)
        self.show_button.clicked.connect(self._steering.show_menu)
        self.report_button.clicked.connect(
            lambda: self.report_wanted.emit(self._session.workshop.id)
        )
        self.back_home_button.clicked.connect(self.home_wanted)
        self.keys_button.clicked.connect(self.show_keys)
        self.discreet_button.clicked.connect(lambda on: self.set_discreet(on))
        self.discreet_button.setChecked(self._discreet)
        self.sound_button.clicked.connect(self.sound_toggled)
        self.show_sound(muted=False)
        self.agenda_rail.room_changed.connect(self._show_agenda)
        self.agenda_rail.block_chosen.connect(self._steering.go_to)
        line.line_entered.connect(self.writing.entered)
        line.lines_entered.connect(self.writing.entered_many)
        line.belongs = lambda said: self.scanning.will_do(said) or self.looking_back.will_do(said)
        line.passed_on.connect(self.pass_on)
        line.lane_turned.connect(self.writing.turn_lane)
        line.emptied.connect(self.writing.go_on)
        line.typed.connect(self.writing.keep)
        line.left.connect(lambda: self.setFocus(Qt.FocusReason.OtherFocusReason))
        line.black_wanted.connect(self._steering.black)
        line.undo_wanted.connect(presenter.undo)
        line.redo_wanted.connect(presenter.redo)
        board.editing_ended.connect(self._finished_rewording, Qt.ConnectionType.QueuedConnection)
        board.locked_out.connect(lambda: self._notice("console.capture.off_record", {}))
        board.lane_chosen.connect(self.writing.choose_lane)
        board.note_move_wanted.connect(self._acts.move)
        board.note_reword_wanted.connect(self._acts.reword)
        board.notes_remove_wanted.connect(self._acts.remove)
        board.notes_group_wanted.connect(self._acts.group)
        board.ungroup_wanted.connect(self._acts.ungroup)
        board.reveal_wanted.connect(self.revealing.ask)
        board.park_wanted.connect(self._acts.park)
        board.title_wanted.connect(self._acts.title)
        board.rung_wanted.connect(self._acts.rung)
        board.leading_wanted.connect(self.looking.lead)
        self.committing.connect()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Steer by single letters; they come here only when no text is being typed."""
        held = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if held or not self.steer(event.key(), event.text()):
            super().keyPressEvent(event)

    def steer(self, key: int, text: str = "") -> bool:
        """Do what a single key means, also when it came from the projector's clicker."""
        return self._steering.steer(key, text)

    def blacken(self) -> None:
        """Make the projector black, or what it was."""
        self._steering.black()

    def start_typing(self) -> None:
        """Put the keys where typing begins: at the door until it begins, then in the line."""
        at_the_door = self.arriving.is_shown
        (self.arriving.panel if at_the_door else self.capture_line).setFocus()

    def show_keys(self) -> None:
        """Show all keys; any key closes them."""
        open_keys(self.keys_button, self.speech)

    # --- what is told

    def _notice(self, code: str, facts: dict[str, str]) -> None:
        if "label" in facts:
            facts = {"what": showing.act_name(self.speech, facts["label"])}
        self.tell(self.speech(code, **facts))

    def refuse(self, error: ProgramError) -> None:
        """Say what could not be done, and what of it is not saved."""
        self.tell(self.speech.words.error(error))
        if error.code.startswith("storage."):
            self.saved_label.setText(self.speech("console.not_saved"))

    def guard(self, act: Callable[[], object]) -> None:
        """Do something that may be refused; then she is told."""
        try:
            act()
        except ProgramError as error:
            self.refuse(error)
