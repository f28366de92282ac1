"""The page on which a facilitator prepares one workshop."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from llnet_desktop.content import Exercise, block_from
from llnet_desktop.domain.errors import ProgramError
from llnet_desktop.domain.phrase import TITLE_LIMIT
from llnet_desktop.domain.workshop import Block, BlockKind
from llnet_desktop.services import planning
from llnet_desktop.services.desk import Desk
from llnet_desktop.ui.forms import load_form
from llnet_desktop.ui.prepare.balance import BalanceBars, BalanceStrip
from llnet_desktop.ui.prepare.block_delegate import Part, scale_of
from llnet_desktop.ui.prepare.editor import BlockEditor
from llnet_desktop.ui.prepare.exercises import ExercisePanel
from llnet_desktop.ui.prepare.fields import (
    Habits,
    hug_text,
    on_typed,
    show_text,
    tint,
)
from llnet_desktop.ui.prepare.plan import Plan
from llnet_desktop.ui.prepare.texts import title_of
from llnet_desktop.ui.prepare.timeline import Timeline
from llnet_desktop.ui.prepare.times import TimesRow
from llnet_desktop.ui.speech import Speech, plain
from llnet_desktop.words import phrase

NEW_MINUTES = 15
SIDE = 372  # pixels at 100 %
LOW = 760  # below this the editor needs the place of the bars
ICONS = {
    "back_button": "chevron-left",
    "add_button": "plus",
    "break_button": "coffee",
    "remove_button": "trash",
    "undo_button": "arrow-back-up",
    "redo_button": "arrow-forward-up",
}


class PreparePage(QWidget):
    """One workshop's agenda; everything re-times at once, and everything is saved at once."""

    back_requested = Signal()
    start_requested = Signal(str)  # workshop

    back_button: QPushButton
    title_line: QLineEdit
    start_button: QPushButton
    times: TimesRow
    strip: BalanceStrip
    timeline: Timeline
    add_button: QPushButton
    break_button: QPushButton
    remove_button: QPushButton
    undo_button: QPushButton
    redo_button: QPushButton
    said_label: QLabel
    side: QFrame
    library_tab: QPushButton
    block_tab: QPushButton
    pages: QStackedWidget
    balance_frame: QFrame
    bars: BalanceBars

    def __init__(self, desk: Desk, speech: Speech) -> None:
        super().__init__()
        self._speech = speech
        self._said: tuple[str, dict[str, object]] | ProgramError = ("", {})
        self._plan = Plan(desk, self)
        load_form(
            self,
            "prepare",
            speech,
            Timeline=Timeline,
            TimesRow=TimesRow,
            BalanceStrip=BalanceStrip,
            BalanceBars=BalanceBars,
        )
        self.editor = BlockEditor(speech, self._plan.perform, self)
        self.exercises = ExercisePanel(speech, self)
        self.pages.addWidget(self.exercises)
        self.pages.addWidget(self.editor)
        self.times.attach(speech, self._plan)
        self.timeline.speak(speech)
        self.bars.speak(speech)
        self._habits = Habits(self)
        self._habits.watch(self)
        self._dress()
        self._connect_timeline()
        self._connect_fields()
        self._connect_keys()
        self._plan.changed.connect(self._show)
        self._plan.gone.connect(self.back_requested)
        self._plan.said.connect(self._say)
        self._plan.refused.connect(self._refuse)
        speech.changed.connect(self._speak)

    def open(self, workshop_id: str) -> None:
        """Show a workshop, with its first block chosen and the exercises at the side."""
        self._leave_field()
        self._plan.open(workshop_id)
        self._say("", {})
        self.library_tab.setChecked(True)
        slots = self.timeline.agenda_model.slots
        self.timeline.choose(slots[0].block.id if slots else None)
        self.timeline.scrollToTop()
        self.timeline.setFocus()

    def _dress(self) -> None:
        self.title_line.setMaxLength(TITLE_LIMIT)
        self.title_line.setStyleSheet(
            "QLineEdit { font-weight: 700; }"
            "QLineEdit:!focus:!hover { background: transparent; border: 1px solid transparent; }"
        )
        for name, icon in ICONS.items():
            getattr(self, name).setProperty("icon_name", icon)
        hug_text(self.title_line)
        self._retint()

    def _connect_timeline(self) -> None:
        line = self.timeline
        line.block_chosen.connect(self._block_chosen)
        line.clicked.connect(lambda: self.block_tab.setChecked(True))
        line.opened.connect(self._open_block)
        line.moved.connect(self._move)
        line.renamed.connect(self._rename)
        line.lasted.connect(
            lambda block_id, n: self._plan.with_block(block_id, lambda b: planning.lasting(b, n))
        )
        line.removal_asked.connect(self._remove)
        self.add_button.clicked.connect(self._add)
        self.break_button.clicked.connect(self._add_break)
        self.remove_button.clicked.connect(lambda: self._remove())
        self.undo_button.clicked.connect(lambda: self._show_where(self._plan.undo()))
        self.redo_button.clicked.connect(lambda: self._show_where(self._plan.redo()))
        self.library_tab.toggled.connect(self._turn)
        self.exercises.chosen.connect(self._insert_exercise)
        self.editor.refused.connect(self._say)
        self.editor.lane_removal_asked.connect(self._plan.remove_lane)

    def _connect_fields(self) -> None:
        self.back_button.clicked.connect(self._back)
        self.start_button.clicked.connect(self._start)
        on_typed(self.title_line, self._retitle)

    def _connect_keys(self) -> None:
        for keys, act in (
            ("Ctrl+N", self._add),
            ("Ctrl+B", self._add_break),
            ("Ctrl+Z", self.undo_button.click),
            ("Ctrl+Y", self.redo_button.click),
            ("Ctrl+Shift+Z", self.redo_button.click),
            ("F6", self._next_pane),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        insert = QShortcut(QKeySequence(Qt.Key.Key_Insert), self.timeline)
        insert.setContext(Qt.ShortcutContext.WidgetShortcut)
        insert.activated.connect(self._add)

    # what is shown

    def _show(self) -> None:
        """Show the plan as it is now; what somebody is typing stays."""
        agenda = self._plan.agenda
        if agenda is None:
            return
        workshop, network = agenda.workshop, self._plan.network
        self.back_button.setText(plain(network.name) if network is not None else "")
        self.back_button.setAccessibleName(
            f"{self._speech('prepare.back')}: {network.name if network is not None else ''}"
        )
        show_text(self.title_line, workshop.title)
        self.times.show_agenda(agenda)
        blocks = [slot.block for slot in agenda.slots]
        self.timeline.show_agenda(agenda)
        self.strip.show_blocks(blocks)
        self.bars.show_blocks(blocks)
        self._show_block()
        self._fit()

    def _show_block(self) -> None:
        workshop, block = self._plan.workshop, self.timeline.chosen()
        if workshop is not None:
            self.editor.show_block(block, workshop.language)
            if not self.timeline.agenda_model.rowCount():
                self.library_tab.setChecked(True)
        self.remove_button.setEnabled(block is not None)
        self.start_button.setEnabled(self.timeline.agenda_model.rowCount() > 0)

    def _say(self, code: str, facts: dict[str, object]) -> None:
        self._said = (code, facts)
        self._speak_line()

    def _refuse(self, error: ProgramError) -> None:
        self._said = error
        self._speak_line()
        self._show()

    def _speak_line(self) -> None:
        said, words = self._said, self._speech.words
        if isinstance(said, ProgramError):
            text = words.error(said)
        elif gesture := said[1].get("gesture"):
            code = f"prepare.gesture.{gesture}"
            text = words(said[0], what=words(code if code in words else "prepare.gesture.other"))
        else:
            text = words(said[0], **said[1]) if said[0] else ""
        self.said_label.setText(text)

    def _speak(self) -> None:
        """Say what this page says itself in another language."""
        self._speak_line()
        self._show()

    # what is done

    def _turn(self, to_library: bool) -> None:
        self.pages.setCurrentIndex(0 if to_library else 1)
        self._fit()

    def _block_chosen(self) -> None:
        self._show_block()
        if self.timeline.hasFocus() and self.timeline.chosen() is not None:
            self.block_tab.setChecked(True)

    def _open_block(self) -> None:
        self.block_tab.setChecked(True)
        self.editor.edit_title()

    def _rename(self, block_id: str, title: str) -> None:
        if (workshop := self._plan.workshop) is not None:
            language = workshop.language
            self._plan.with_block(block_id, lambda b: planning.calling(b, language, title))

    def _move(self, block_id: str, index: int) -> None:
        if self._plan.move(block_id, index):
            self.timeline.choose(block_id)

    def _retitle(self, title: str) -> None:
        self._plan.with_workshop(lambda workshop: planning.retitling(workshop, title))

    def _insert(self, block: Block) -> bool:
        row = self.timeline.currentIndex().row()
        rows = self.timeline.agenda_model.rowCount()
        done = self._plan.insert(block, row + 1 if row >= 0 else rows)
        if done:
            self.timeline.choose(block.id)
        return done

    def _add(self) -> None:
        self._leave_field()
        if (workshop := self._plan.workshop) is None:
            return
        title, lane = phrase("prepare.new_block"), phrase("prepare.first_lane")
        kind = BlockKind.EXERCISE
        if self._insert(planning.new_block(workshop.id, title, kind, NEW_MINUTES, lane)):
            self.timeline.setFocus()
            self.timeline.edit_part(Part.TITLE)

    def _add_break(self) -> None:
        self._leave_field()
        if (workshop := self._plan.workshop) is not None:
            title = phrase("prepare.new_break")
            self._insert(planning.new_block(workshop.id, title, BlockKind.BREAK, NEW_MINUTES))

    def _insert_exercise(self, exercise: Exercise) -> None:
        if (workshop := self._plan.workshop) is not None:
            self._insert(block_from(exercise, workshop.id, "", workshop.people))

    def _remove(self, block_id: str = "") -> None:
        block = self._plan.block(block_id) if block_id else self.timeline.chosen()
        workshop = self._plan.workshop
        if block is None or workshop is None:
            return
        row = self.timeline.agenda_model.row_of(block.id)
        if self._plan.remove(block.id, title_of(self._speech, block, workshop.language)):
            slots = self.timeline.agenda_model.slots
            self.timeline.choose(slots[min(row, len(slots) - 1)].block.id if slots else None)

    def _show_where(self, block_id: str | None) -> None:
        if block_id is not None:
            self.timeline.choose(block_id)

    def _back(self) -> None:
        self._leave_field()
        self.back_requested.emit()

    def _start(self) -> None:
        self._leave_field()
        if (workshop := self._plan.workshop) is not None:
            self.start_requested.emit(workshop.id)

    def _leave_field(self) -> None:
        """Keep what is half typed before the page goes on to something else."""
        field = self.focusWidget()
        if field is not None and field.hasFocus():
            field.clearFocus()
        self.editor.finish()

    def _next_pane(self) -> None:
        field = self.focusWidget()
        if field is not None and self.side.isAncestorOf(field):
            self.title_line.setFocus()
        elif field is self.timeline:
            on_library = self.library_tab.isChecked()
            (self.exercises.search_line if on_library else self.editor.title_line).setFocus()
        else:
            self.timeline.setFocus()

    # how it fits

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the side its share."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another theme or text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._retint()

    def _fit(self) -> None:
        """Give the side its share of the width, and the times what is left."""
        scale = scale_of(self.font())
        side = min(round(SIDE * scale), round(self.width() * 0.36))
        self.side.setFixedWidth(side)
        low = self.height() < LOW * scale
        self.balance_frame.setVisible(self.library_tab.isChecked() or not low)
        self.times.fit(self.width() - side - 40)

    def _retint(self) -> None:
        for button in self.findChildren(QPushButton):
            tint(button)
