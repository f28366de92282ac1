"""The page on which a facilitator prepares one workshop."""

from __future__ import annotations

from functools import partial

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

from llnet_desktop.domain.agenda import Agenda
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.errors import ProgramError
from llnet_desktop.domain.phrase import TITLE_LIMIT
from llnet_desktop.domain.workshop import ZERO, Block
from llnet_desktop.services import planning
from llnet_desktop.services.desk import Desk
from llnet_desktop.ui import theme
from llnet_desktop.ui.forms import load_form
from llnet_desktop.ui.prepare.acts import AgendaActs
from llnet_desktop.ui.prepare.advice import Advice
from llnet_desktop.ui.prepare.balance import BalanceBars, BalanceStrip
from llnet_desktop.ui.prepare.editor import BlockEditor
from llnet_desktop.ui.prepare.exercises import ExercisePanel
from llnet_desktop.ui.prepare.fields import (
    Habits,
    hug_text,
    on_typed,
    show_text,
    tint,
)
from llnet_desktop.ui.prepare.findings import FindingsPanel
from llnet_desktop.ui.prepare.over import Over
from llnet_desktop.ui.prepare.plan import Plan
from llnet_desktop.ui.prepare.timeline import Timeline
from llnet_desktop.ui.prepare.times import TimesRow
from llnet_desktop.ui.speech import Speech, plain
from llnet_desktop.words.dates import minutes

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
    rehearsal_requested = Signal(str)  # workshop

    back_button: QPushButton
    title_line: QLineEdit
    members_button: QPushButton
    packing_button: QPushButton
    rehearse_button: QPushButton
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
    checks_tab: QPushButton
    pages: QStackedWidget
    balance_frame: QFrame
    bars: BalanceBars
    advice_label: QLabel

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
        self.exercises = ExercisePanel(speech, self, desk)
        self.pages.addWidget(self.exercises)
        self.pages.addWidget(self.editor)
        self._acts = AgendaActs(self._plan, self.timeline, lambda: self.exercises.all, speech)
        self.findings = FindingsPanel(speech, self)
        self.pages.addWidget(self.findings)
        tab, label = self.checks_tab, self.advice_label
        self._advice = Advice(
            self._plan, self.findings, tab, label, speech, lambda: self.exercises.all
        )
        self.times.attach(speech, self._plan)
        self.timeline.speak(speech)
        self.bars.speak(speech)
        self.over = Over(desk, self._plan, speech, self)
        self.over.closed.connect(self.timeline.setFocus)
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
        acts = self._acts
        self.add_button.clicked.connect(self._add)
        self.break_button.clicked.connect(self._add_break)
        self.remove_button.clicked.connect(lambda: acts.remove())
        self.undo_button.clicked.connect(lambda: acts.show_where(self._plan.undo()))
        self.redo_button.clicked.connect(lambda: acts.show_where(self._plan.redo()))
        for place, tab in enumerate((self.library_tab, self.block_tab, self.checks_tab)):
            tab.toggled.connect(partial(self._turn, place))
        self.exercises.chosen.connect(acts.insert_exercise)
        self._advice.removal_wanted.connect(acts.remove)
        self._advice.looked.connect(self._fit_library)
        self._advice.block_wanted.connect(self._show_block_of)
        self._advice.choice_wanted.connect(self._choose_exercise)
        self.editor.refused.connect(self._say)
        self.editor.keep_asked.connect(self._keep)
        self.editor.lane_removal_asked.connect(self._plan.remove_lane)

    def _connect_fields(self) -> None:
        self.back_button.clicked.connect(self._back)
        self.start_button.clicked.connect(self._start)
        self.members_button.clicked.connect(self.over.open_participants)
        self.packing_button.clicked.connect(self.over.open_packing_list)
        self.rehearse_button.clicked.connect(self._rehearse)
        on_typed(self.title_line, self._retitle)

    def _connect_keys(self) -> None:
        for keys, act in (
            ("Ctrl+N", self._add),
            ("Ctrl+B", self._add_break),
            ("Ctrl+Z", self.undo_button.click),
            ("Ctrl+Y", self.redo_button.click),
            ("Ctrl+Shift+Z", self.redo_button.click),
            ("Ctrl+D", self.members_button.click),
            ("Ctrl+L", self.packing_button.click),
            ("Ctrl+P", self.over.open_crate),
            ("Ctrl+R", self.rehearse_button.click),
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
        self.strip.show_agenda(agenda)
        self.bars.show_blocks(blocks)
        self._show_block()
        self._advice.look_at(agenda)
        self._fit()

    def _fit_library(self, agenda: Agenda) -> None:
        self.exercises.show_people(agenda.workshop.people)
        left = minutes(agenda.to_spare or ZERO)
        self.exercises.show_time_left(left if left > 0 else None)

    def _show_block(self) -> None:
        workshop, block = self._plan.workshop, self.timeline.chosen()
        if workshop is not None:
            slots = self.timeline.agenda_model.slots
            row = self.timeline.currentIndex().row()
            starts = slots[row].starts.time() if block is not None else None
            self.editor.follow_block(block, workshop.language, starts)
            if not self.timeline.agenda_model.rowCount():
                self.library_tab.setChecked(True)
        self.remove_button.setEnabled(block is not None)
        there = self.timeline.agenda_model.rowCount() > 0
        for button in (self.start_button, self.rehearse_button, self.packing_button):
            button.setEnabled(there)

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
            codes = (f"{place}.gesture.{gesture}" for place in ("prepare", "home"))
            code = next((code for code in codes if code in words), "prepare.gesture.other")
            text = words(said[0], what=words(code))
        else:
            text = words(said[0], **said[1]) if said[0] else ""
        self.said_label.setText(text)

    def _speak(self) -> None:
        """Say what this page says itself in another language."""
        self._speak_line()
        self._show()

    # what is done

    def _turn(self, place: int, on: bool) -> None:
        if on:
            self.pages.setCurrentIndex(place)
            self._fit()

    def _block_chosen(self) -> None:
        self._show_block()
        if self.timeline.hasFocus() and self.timeline.chosen() is not None:
            self.block_tab.setChecked(True)

    def _open_block(self) -> None:
        self.block_tab.setChecked(True)
        self.editor.edit_title()

    def _retitle(self, title: str) -> None:
        self._plan.with_workshop(lambda workshop: planning.retitling(workshop, title))

    def _add(self) -> None:
        self._leave_field()
        self._acts.add()

    def _add_break(self) -> None:
        self._leave_field()
        self._acts.add_break()

    def _keep(self, block: Block | None) -> None:
        if block is not None and (acts := self.exercises.acts) is not None:
            acts.keep_block(block)
            self.library_tab.setChecked(True)

    def _choose_exercise(self, condition: Condition | None, block_id: str) -> None:
        if block_id:
            self._acts.show_where(block_id)
        self.library_tab.setChecked(True)
        self.exercises.ask_for(condition, people=True)
        self.exercises.search_line.setFocus()

    def _show_block_of(self, block_id: str) -> None:
        self._acts.show_where(block_id)
        self.block_tab.setChecked(True)
        self.timeline.setFocus()

    def _rehearse(self) -> None:
        self._leave_field()
        if (workshop := self._plan.workshop) is not None:
            self.rehearsal_requested.emit(workshop.id)
            self._say("prepare.rehearsing", {})

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
            if self.library_tab.isChecked():
                self.exercises.search_line.setFocus()
            elif self.block_tab.isChecked():
                self.editor.title_line.setFocus()
            else:
                self.checks_tab.setFocus()
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
        scale = theme.scale_of(self.font())
        side = min(round(SIDE * scale), round(self.width() * 0.36))
        self.side.setFixedWidth(side)
        low = self.height() < LOW * scale
        self.balance_frame.setVisible(not low)
        self.times.fit(self.width() - side - 40)

    def _retint(self) -> None:
        for button in self.findChildren(QPushButton):
            tint(button)
