"""The board of one block: says what somebody wants with the notes, and changes none itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget

from llnet_desktop.domain.phrase import TITLE_LIMIT, clean
from llnet_desktop.domain.workshop import Block, Cluster, Note
from llnet_desktop.services.note_shelf import InLanes
from llnet_desktop.ui.board.acts import Acts
from llnet_desktop.ui.board.canvas import BoardCanvas
from llnet_desktop.ui.board.editor import NoteEditor, TitleEditor
from llnet_desktop.ui.board.grid import NoteBox
from llnet_desktop.ui.board.hand import Doing, Hand, target_at
from llnet_desktop.ui.board.painting import BoardPainter, Marks, is_note_cut
from llnet_desktop.ui.board.reveal import RevealButtons
from llnet_desktop.ui.board.text import metrics, scale_of
from llnet_desktop.ui.board.zoom_bar import ZoomBar
from llnet_desktop.ui.widgets.menu import menu_of
from llnet_desktop.ui.widgets.text import tip

NEAR_EDGE = 28  # pixels: held this near to an edge, the board scrolls


class BoardView(BoardCanvas):
    """Columns with notes. Every wish is a signal; the fresh board comes back by `show_board`."""

    note_move_wanted = Signal(list, str)  # notes, column
    note_reword_wanted = Signal(str, str)  # note, words
    notes_remove_wanted = Signal(list)
    notes_group_wanted = Signal(list)  # the first is the one the others join
    ungroup_wanted = Signal(str)  # cluster
    commitment_wanted = Signal(str)  # note
    cluster_commitment_wanted = Signal(str)  # cluster
    call_wanted = Signal(str)  # note
    park_wanted = Signal(list)  # notes
    title_wanted = Signal(str, str)  # cluster, words
    rung_wanted = Signal(str, object)  # cluster, Rung or None
    lane_chosen = Signal(str)
    reveal_wanted = Signal(str)  # column
    editing_ended = Signal()
    locked_out = Signal()  # somebody wants to write while nobody writes along
    leading_wanted = Signal(bool)  # whether the room's sheet follows what is looked at

    _hand: Hand | None = None
    _editor: NoteEditor | None = None
    _title: TitleEditor | None = None
    is_locked = False  # nobody writes along: no note is reworded

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[str, str] = {}  # words by note, until somebody writes along again
        self._scrolling = QTimer(self, interval=30)
        self._scrolling.timeout.connect(self._scroll_near_edge)
        self._acts = Acts(self)
        self.zoom_bar = ZoomBar(self)
        self._reveals = RevealButtons(self.viewport(), self.reveal_wanted.emit)

    @property
    def is_editing(self) -> bool:
        """Whether a note is being reworded."""
        return self._editor is not None or self._title is not None

    @property
    def is_busy(self) -> bool:
        """Whether a note is being reworded or carried."""
        return self.is_editing or self._hand is not None

    def show_board(
        self,
        block: Block | None,
        notes: InLanes,
        clusters: Sequence[Cluster],
        revealed: frozenset[str],
        current_lane: str | None,
        discreet: bool = False,
    ) -> None:
        """Show a board; what is being typed in a note stays open while the note is there."""
        self._let_go()
        super().show_board(block, notes, clusters, revealed, current_lane, discreet)
        if self.hasFocus():
            self._begin()
        editor = self._editor
        if editor is not None and self._placed.box(editor.note.id) is None:
            self._finish_editing(wanted=True)
        field = self._title
        if field is not None and self._placed.cluster(field.cluster.id) is None:
            self._finish_title(wanted=False)

    @property
    def below(self) -> int:
        """Room for the zoom bar, which covers no note and costs no picture while it moves."""
        return self.zoom_bar.sizeHint().height() if self.has_speech else 0

    def placed_anew(self) -> None:
        """Let the buttons and the field stand where their columns and note are now."""
        if self._speech is not None:
            self._reveals.show(self._placed, self.camera, self._speech, scale_of(self))
        box = self._placed.box(self._editor.note.id) if self._editor else None
        if self._editor is not None and box is not None:
            self._editor.setGeometry(self.camera.shown(box.rect).toAlignedRect())
        head = self._placed.cluster(self._title.cluster.id) if self._title else None
        if self._title is not None and head is not None:
            self._title.setGeometry(self.camera.shown(head.head).toAlignedRect())

    def show_leading(self, *, leads: bool) -> None:
        """Show whether the room's sheet follows."""
        self.zoom_bar.leads.setChecked(leads)

    # --- choosing

    def go(self, key: Qt.Key, *, extend: bool = False, walk: bool = False) -> None:
        """Go where an arrow leads: choosing that note, as well as others, or none."""
        there = self._choice.step(self._placed, key, reading=walk)
        if there is None:
            return
        if extend:
            self._choice.extend(self._placed, there)
        elif walk:
            self._choice.walk(there)
        else:
            self._choice.only(there)
        self.choice_changed()

    def choice_changed(self) -> None:
        """Show what is chosen, and bring the current note into view."""
        if (box := self._choice.box(self._placed)) is not None:
            self._bring_in(box)
        self._describe()
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first note when the keys come here for the first time."""
        super().focusInEvent(event)
        by_key = event.reason() not in (
            Qt.FocusReason.MouseFocusReason,
            Qt.FocusReason.PopupFocusReason,
        )
        if by_key:
            self._begin()
        self.viewport().update()

    def _begin(self) -> None:
        """Let the keys have a note to start from."""
        if self._choice.box(self._placed) is None and self._placed.notes:
            self._choice.only(self._placed.notes[0].note.id)
            self._describe()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keys are elsewhere now."""
        super().focusOutEvent(event)
        self.viewport().update()

    # --- rewording

    def lock(self, locked: bool) -> None:
        """Let no note be reworded while nobody writes along; what is half typed waits in place.

        After that it goes on where the keys are; elsewhere it is finished, as by leaving it.
        """
        if locked == self.is_locked:
            return
        self.is_locked = locked
        for field in (self._editor, self._title):
            if field is not None:
                field.setReadOnly(locked)
        if locked:
            return
        if self._editor is not None and not self._editor.hasFocus():
            self._finish_editing(wanted=True)
        if self._title is not None and not self._title.hasFocus():
            self._finish_title(wanted=True)
        waiting, self._waiting = self._waiting, {}
        for note_id, words in waiting.items():
            self.note_reword_wanted.emit(note_id, words)

    def edit(self, note: Note) -> None:
        """Open a note to be reworded where it stands."""
        if self.is_locked:
            self.locked_out.emit()
            return
        self._finish_editing(wanted=True)
        box = self._placed.box(note.id)
        if box is None:
            return
        self._bring_in(box)
        editor = self._editor = NoteEditor(note, self.speech, self.viewport())
        editor.finished.connect(self._finish_editing)
        editor.locked_out.connect(self.locked_out)
        self.placed_anew()
        editor.show()
        editor.setFocus()

    def _finish_editing(self, wanted: bool) -> None:
        editor, self._editor = self._editor, None
        if editor is None:
            return
        words, note = clean(editor.toPlainText()), editor.note
        if editor.hasFocus():
            self.setFocus()
        editor.hide()
        editor.deleteLater()
        if wanted and words and words != note.text:
            if self.is_locked:
                self._waiting[note.id] = words
            else:
                self.note_reword_wanted.emit(note.id, words)
        self.editing_ended.emit()

    def edit_title(self, cluster_id: str) -> None:
        """Open the title of a cluster to be written where it stands."""
        if self.is_locked:
            self.locked_out.emit()
            return
        self._finish_editing(wanted=True)
        box = self._placed.cluster(cluster_id)
        if box is None:
            return
        self._bring_in(NoteBox(box.first, box.head, box.tint))
        field = self._title = TitleEditor(box.cluster, self.speech, self.viewport())
        field.finished.connect(self._finish_title)
        field.locked_out.connect(self.locked_out)
        self.placed_anew()
        field.show()
        field.setFocus()

    def _finish_title(self, wanted: bool) -> None:
        field, self._title = self._title, None
        if field is None:
            return
        words, cluster = clean(field.text(), TITLE_LIMIT), field.cluster
        if field.hasFocus():
            self.setFocus()
        field.hide()
        field.deleteLater()
        if wanted and words != cluster.title:
            self.title_wanted.emit(cluster.id, words)
        self.editing_ended.emit()

    # --- keys

    def event(self, event: QEvent) -> bool:
        """Claim the board's own keys before a shortcut of the window takes them."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            carrying = self._hand is not None and event.key() == Qt.Key.Key_Escape
            if carrying or self._acts.for_key(event) is not None:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key means here; all others steer the console."""
        if self._hand is not None and event.key() == Qt.Key.Key_Escape:
            self._let_go()
        elif (run := self._acts.for_key(event)) is not None:
            run()
        else:
            event.ignore()

    # --- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a note, or begin a rubber band."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        point = self.camera.on_board(event.position())
        if self._head_at(point):
            return
        box, choice, held = self._placed.note_at(point), self._choice, event.modifiers()
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        hand = Hand(point, box, at=point)
        if box is None:
            hand.kept = choice.chosen if control else frozenset()
        elif control:
            choice.toggle(box.note.id)
        elif held & Qt.KeyboardModifier.ShiftModifier:
            choice.extend(self._placed, box.note.id)
        elif box.note.id in choice.chosen:
            hand.collapses = True
        else:
            choice.only(box.note.id)
        self._hand = hand
        self._describe()
        self.viewport().update()

    def _head_at(self, point: QPointF) -> bool:
        """Do what the word under a point of a cluster's head says: take it apart, or title it."""
        box = self._placed.cluster_at(point)
        if box is None or not box.head.contains(point):
            return False
        letters = metrics(12 * scale_of(self))
        apart = letters.horizontalAdvance(self.speech("board.loose"))
        titled = letters.horizontalAdvance(self.speech("board.title_give"))
        if point.x() >= box.head.right() - apart - 4:
            self.ungroup_wanted.emit(box.cluster.id)
            return True
        if not box.cluster.title and point.x() <= box.head.left() + titled + 4:
            self.edit_title(box.cluster.id)
            return True
        return False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the chosen notes or stretch the rubber band, once it is meant."""
        hand = self._hand
        if hand is None:
            return
        hand.at = self.camera.on_board(event.position())
        far = (hand.at - hand.pressed).manhattanLength() >= QApplication.startDragDistance()
        if hand.doing is Doing.PRESS and far:
            chosen = hand.box is not None and hand.box.note.id in self._choice.chosen
            hand.doing = Doing.CARRY if chosen else Doing.BAND
            self._scrolling.start()
        if hand.doing is Doing.CARRY:
            hand.target = target_at(self._placed, hand.at, self._choice.notes(self._placed))
            able = Qt.CursorShape.ClosedHandCursor
            self.viewport().setCursor(able if hand.target else Qt.CursorShape.ForbiddenCursor)
        elif hand.doing is Doing.BAND:
            caught = [box.note.id for box in self._placed.within(hand.band)]
            self._choice.set([*hand.kept, *caught])
        if hand.doing is not Doing.PRESS:
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put down what is carried, or do what a click means."""
        hand = self._hand
        if hand is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._let_go()
        if hand.doing is Doing.CARRY:
            self._acts.drop(hand.target)
        elif hand.doing is Doing.PRESS and hand.collapses and hand.box is not None:
            self._choice.only(hand.box.note.id)
        elif hand.doing is Doing.PRESS and hand.box is None:
            self._choice.set(hand.kept)
            lane = self._placed.lane_at(hand.pressed)
            if lane is not None and lane.takes_notes:
                self.lane_chosen.emit(lane.lane.id)
        self._describe()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Reword the note."""
        box = self._placed.note_at(self.camera.on_board(event.position()))
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if box is not None:
            self._choice.only(box.note.id)
            self.edit(box.note)
        else:
            point = self.camera.on_board(event.position())
            cluster = self._placed.cluster_at(point)
            if cluster is not None and cluster.head.contains(point):
                self.edit_title(cluster.cluster.id)

    def _scroll_near_edge(self) -> None:
        """Scroll while the mouse holds something near an edge."""
        at = self.viewport().mapFromGlobal(self.cursor().pos())
        for bar, place, room in (
            (self.horizontalScrollBar(), at.x(), self.viewport().width()),
            (self.verticalScrollBar(), at.y(), self.viewport().height()),
        ):
            way = (place > room - NEAR_EDGE) - (place < NEAR_EDGE)
            bar.setValue(bar.value() + 10 * way)

    def _let_go(self) -> None:
        if self._hand is not None:
            self._hand = None
            self._scrolling.stop()
            self.viewport().unsetCursor()
            self.viewport().update()

    def marks(self) -> Marks:
        """Return what stands out now, with where what is carried would go."""
        marks, hand = super().marks(), self._hand
        if hand is None or hand.doing is not Doing.CARRY:
            return marks
        note = hand.target.note
        return replace(
            marks,
            lane_target=hand.target.lane,
            note_target=note.id if note else None,
            carried=self._choice.chosen,
        )

    def paint_over(self, board: BoardPainter) -> None:
        """Draw the rubber band or what is carried."""
        hand = self._hand
        if hand is not None and hand.doing is Doing.BAND:
            board.band(hand.band)
        elif hand is not None and hand.doing is Doing.CARRY and hand.box is not None:
            board.carried(hand.box, hand.at, self._acts.words_for(hand.target))

    # --- menu and tool tips

    def menu_at(self, point: QPointF | None) -> QMenu:
        """Return what can be done at a point of the board; None is where the keys are."""
        placed, choice = self._placed, self._choice
        box = placed.note_at(point) if point is not None else choice.box(placed)
        if box is not None and box.note.id not in choice.chosen:
            choice.only(box.note.id)
            self.choice_changed()
        lane = placed.lane_at(point) if point is not None else None
        if lane is None:
            lane = placed.lanes[box.tint] if box else placed.lane(self._writing)
        groups = [self._acts.of_notes() if box else [], self._acts.of_lane(lane) if lane else []]
        return menu_of([group for group in groups if group], self)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show what can be done here, with the keys that do it."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        box = self._choice.box(self._placed)
        at = event.globalPos()
        if by_key and box is not None:
            middle = self.camera.in_view(box.rect.center()).toPoint()
            at = self.viewport().mapToGlobal(middle)
        menu = self.menu_at(None if by_key else self.camera.on_board(QPointF(event.pos())))
        if not menu.isEmpty():
            menu.popup(at)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show what does not fit in full while the mouse rests on it."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            text = self.full_text_at(event.pos())
            QToolTip.showText(event.globalPos(), tip(text) if text else "", self.viewport())
            return True
        return super().viewportEvent(event)

    def full_text_at(self, at: QPoint) -> str:
        """Return the whole text of the cut-off note, or the column's name, under the mouse."""
        point = self.camera.on_board(QPointF(at))
        box, lane = self._placed.note_at(point), self._placed.lane_at(point)
        if box is not None:
            return box.note.text if is_note_cut(box, scale_of(self)) else ""
        if lane is not None and lane.title.contains(point):
            name = self.speech.of(lane.lane.name)
            writes = lane.lane.id == self._writing
            return self.speech("board.writes_here", lane=name) if writes else name
        return ""
