"""What a careful colleague would say about the agenda, and what happens when she is followed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QLabel, QPushButton

from llnet_desktop.domain.agenda import Agenda
from llnet_desktop.domain.checks import Finding, Remedy, check
from llnet_desktop.domain.exercise import Exercise
from llnet_desktop.services.mending import mending
from llnet_desktop.ui.prepare.findings import FindingsPanel
from llnet_desktop.ui.prepare.plan import Plan
from llnet_desktop.ui.prepare.texts import title_of
from llnet_desktop.ui.speech import Speech
from llnet_desktop.words import phrase

SOON = 40  # milliseconds


class Advice(QObject):
    """Keeps the panel of findings, its tab and the line under the balance as the agenda is."""

    looked = Signal(object)  # Agenda
    removal_wanted = Signal(str)  # block
    block_wanted = Signal(str)
    choice_wanted = Signal(object, str)  # condition or None, block or ""

    def __init__(
        self,
        plan: Plan,
        panel: FindingsPanel,
        tab: QPushButton,
        line: QLabel,
        speech: Speech,
        library: Callable[[], tuple[Exercise, ...]],
    ) -> None:
        super().__init__(panel)
        self._plan = plan
        self._panel, self._tab, self._line = panel, tab, line
        self._speech = speech
        self._library = library
        self._agenda: Agenda | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self._look)
        panel.mend_asked.connect(self._mend)
        panel.block_asked.connect(self.block_wanted)

    def look_at(self, agenda: Agenda) -> None:
        """Look at an agenda again, right after its new times are on the screen."""
        self._agenda = agenda
        self._soon.start()

    def _look(self) -> None:
        if self._agenda is None:
            return
        agenda = self._agenda
        speech, language = self._speech, agenda.workshop.language
        library = self._library()
        found = check(agenda, library, self._plan.earlier)
        titles = {s.block.id: title_of(speech, s.block, language) for s in agenda.slots}
        asked = {finding.exercise for finding in found}
        names = {one.id: speech.of(one.title) for one in library if one.id in asked}
        self._panel.show_findings(found, titles, names)
        self._tab.setText(speech("prepare.checks") + (f" ({len(found)})" if found else ""))
        self._line.setText(self._panel.first if agenda.slots else "")
        self.looked.emit(agenda)

    def _mend(self, finding: Finding) -> None:
        """Do what a finding asks for; where only a person can choose, lead to the choice."""
        agenda = self._plan.agenda
        if agenda is None:
            return
        if finding.remedy is Remedy.CHOOSE:
            self.choice_wanted.emit(finding.condition, finding.block or "")
        elif finding.remedy is Remedy.REMOVE:
            self.removal_wanted.emit(finding.block or "")
        else:
            edit = mending(finding, agenda, self._library(), phrase("prepare.new_break"))
            if edit is not None:
                self._plan.perform(lambda: edit)
