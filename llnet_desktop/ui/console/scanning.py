"""The scan in the middle of the console: slips are counted, and the room sees what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llnet_desktop.content import shipped_exercises
from llnet_desktop.domain.agenda import in_order
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.edit import Edit
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.exercise import Exercise
from llnet_desktop.domain.run import SCAN_ADVICE, SCAN_DOTS, SCAN_MEANS
from llnet_desktop.domain.scan import ScanTally, Slip, advise, figures, parse_slip
from llnet_desktop.domain.workshop import Block, BlockKind, Workshop
from llnet_desktop.services import planning
from llnet_desktop.services.rounds import next_workshop
from llnet_desktop.services.scanning import adding_slip, helping, taking_slip, tallying
from llnet_desktop.ui.console.heading import add_heading_button
from llnet_desktop.ui.presenter import RunPresenter
from llnet_desktop.ui.scan.panel import ScanPanel, Shown

if TYPE_CHECKING:
    from llnet_desktop.ui.console.page import ConsolePage

SUBJECTS = {"dots": SCAN_DOTS, "means": SCAN_MEANS, "advice": SCAN_ADVICE}


class Scanning:
    """Shows the panel while a scan is on. Slips are recorded: none is a step to undo."""

    def __init__(self, page: ConsolePage, presenter: RunPresenter) -> None:
        self._page, self._session = page, presenter.session
        self._last: Slip | None = None  # so that a slip typed wrong can be taken back
        self.panel = ScanPanel(page.speech)
        page.work_stack.addWidget(self.panel)
        self.panel.slip_typed.connect(self._count)
        self.panel.back_wanted.connect(self._take_back)
        self.panel.counts_typed.connect(self._tally)
        self.panel.stage_wanted.connect(self._ask)
        self.panel.exercise_wanted.connect(self._plan)
        self.panel.closed.connect(self._leave)
        self.panel.field.dotted.connect(page.blacken)
        self.button = add_heading_button(page)
        self.button.clicked.connect(self.toggle)
        page.work_stack.currentChanged.connect(lambda _: self.button.setChecked(self.is_shown))

    @property
    def is_shown(self) -> bool:
        """Whether the scan is in the middle now."""
        return self._page.work_stack.currentWidget() is self.panel

    @property
    def block(self) -> Block | None:
        """The block with the scan: the one that is on, or else one that was."""
        on = self._session.block
        if on is not None and on.sort is BlockKind.SCAN:
            return on
        scans = (block for block in self._session.blocks if block.sort is BlockKind.SCAN)
        return next(scans, None)

    @property
    def _tally_now(self) -> ScanTally | None:
        return next(iter(self._session.scans), None)

    def show(self) -> None:
        """Show the scan; who was typing types slips now."""
        self._page.bring_up(self.panel, self.panel.field)
        self._page.commitments_button.setChecked(False)
        self.refresh()

    def toggle(self) -> None:
        """Show the scan with the keys in it, or the board; also when its item is over."""
        page = self._page
        if self.is_shown:
            self._leave()
        elif self.block is not None:
            self.show()
            self.panel.field.setFocus()
        else:
            self.button.setChecked(False)
            page.tell(page.speech("scan.elsewhere"))

    def refresh(self) -> None:
        """Show how it stands."""
        block, say = self._session.block, self._page.speech
        is_on = block is not None and block.sort is BlockKind.SCAN
        self.button.setText(say("scan.button"))
        self.button.setToolTip(say("scan.button_tip"))
        self.button.setVisible(is_on or self.is_shown)
        if not self.is_shown:
            return
        page, session, tally = self._page, self._session, self._tally_now
        last = session.last_scan
        told = figures(tally)
        advice = advise(told, last.figures if last is not None else ())
        step = session.step
        locked = step is not None and step.off_record
        helps = self._helping()
        self.panel.show_scan(
            Shown(
                tally,
                told,
                advice,
                frozenset(code for code, on in SUBJECTS.items() if on in session.run.revealed),
                page.is_discreet,
                page.speech.of(helps.title) if helps is not None else "",
                self._last is not None,
                page.speech("console.capture.off_record") if locked else "",
            )
        )

    # --- slips

    def will_do(self, text: str) -> str:
        """Return what Enter does with a line for notes that is a slip, while the scan is on."""
        block = self._session.block
        try:
            is_slip = parse_slip(text) is not None
        except InputError:
            is_slip = False
        is_on = self.is_shown and block is not None and block.sort is BlockKind.SCAN
        return self._page.speech("scan.will_count") if is_on and is_slip else ""

    def enter(self, text: str) -> None:
        """Count the slip that was typed on the line for notes."""
        self._page.capture_line.clear()  # whether it counts or not: a slip stands nowhere
        self._count(text)
        self._page.tell(self.panel.trouble_label.text() or self.panel.count_label.text())

    def _count(self, line: str) -> None:
        session = self._session
        try:
            slip = parse_slip(line)
            if slip is None or not self._may_write():
                return
            revealed = session.run.revealed
            self._record(adding_slip(session.workshop.id, self._tally_now, slip, revealed))
        except InputError as error:
            self.panel.tell(self._page.speech.words.error(error))
            return
        self._last = slip
        self.panel.slip_counted()
        self.refresh()

    def _take_back(self) -> None:
        tally, slip = self._tally_now, self._last
        if tally is None or slip is None or not self._may_write():
            return
        try:
            edit = taking_slip(tally, slip, self._session.run.revealed)
        except InputError as error:
            self.panel.tell(self._page.speech.words.error(error))
            return
        self._last = None
        self._page.guard(lambda: self._record(edit))
        self.panel.field.setText(" ".join("-" if one is None else str(one) for one in slip))
        self.panel.field.setFocus()

    def _tally(self, condition: Condition, counts: list[int]) -> None:
        try:
            if self._may_write():
                workshop = self._session.workshop.id
                self._record(tallying(workshop, self._tally_now, condition, counts))
                self.panel.tell("")
                self._last = None
        except InputError as error:
            self.panel.tell(self._page.speech.words.error(error))
        tally = self._tally_now
        self.panel.table.show_counts(tally, locked=False)
        self.refresh()

    def _record(self, edit: Edit) -> None:
        self._session.desk.record(edit)

    def _may_write(self) -> bool:
        step = self._session.step
        if step is None or not step.off_record:
            return True
        self.panel.tell(self._page.speech("console.capture.off_record"))
        return False

    # --- what the room sees

    def _ask(self, stage: str) -> None:
        """Ask before the room sees something for the first time; then it is shown again."""
        page, block, subject = self._page, self.block, SUBJECTS[stage]
        if block is None:
            return
        if subject in self._session.run.revealed:
            page.guard(lambda: self._session.reveal_scan(block, subject))
            return
        page.question.ask(
            page.speech(f"scan.ask_{stage}"),
            page.speech(f"scan.show_{stage}"),
            lambda: page.guard(lambda: self._session.reveal_scan(block, subject)),
        )

    # --- what helps

    def _helping(self) -> Exercise | None:
        last = self._session.last_scan
        advice = advise(figures(self._tally_now), last.figures if last is not None else ())
        used = {block.exercise for block in self._session.blocks if block.exercise}
        return helping(shipped_exercises(), advice, used, self._session.workshop.people)

    def _plan(self) -> None:
        """Put what helps into the agenda: before the round of today, else next time."""
        exercise, page, session = self._helping(), self._page, self._session
        if exercise is None:
            return
        blocks, on = session.blocks, session.block
        here = next((n for n, block in enumerate(blocks) if on and block.id == on.id), -1)
        rounds = [n for n, b in enumerate(blocks) if n > here and b.sort is BlockKind.COMMITMENTS]
        workshop: Workshop | None = session.workshop
        if not rounds:
            workshop = next_workshop(session.desk, session.workshop)
            if workshop is None:
                page.tell(page.speech("scan.no_next"))
                return
            blocks = in_order(session.desk.read(Block, workshop=workshop.id))
            rounds = [n for n, b in enumerate(blocks) if b.sort is BlockKind.COMMITMENTS]
        assert workshop is not None
        made = exercise.as_block(workshop.id, "", workshop.people)
        at = rounds[0] if rounds else len(blocks)
        page.guard(lambda: session.desk.perform(planning.inserting(blocks, made, at)))
        title = page.speech.of(exercise.title)
        where = "today" if workshop.id == session.workshop.id else "next"
        page.tell(page.speech(f"scan.planned_{where}", title=title, workshop=workshop.title))

    def _leave(self) -> None:
        page = self._page
        page.work_stack.setCurrentWidget(page.board_page)
        page.capture_line.setFocus()
