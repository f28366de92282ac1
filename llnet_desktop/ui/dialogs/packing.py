"""What to bring and how the rooms stand, for the day before."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from llnet_desktop.domain.agenda import Agenda
from llnet_desktop.services.packing import USUAL, packing_list
from llnet_desktop.ui.speech import Speech
from llnet_desktop.words.dates import clock


def packing_words(speech: Speech, agenda: Agenda) -> str:
    """Return the packing list as text, in the language of the windows."""
    blocks = [slot.block for slot in agenda.slots]
    lines = [speech("prepare.packing.for", n=agenda.workshop.people or 24), ""]
    packed = packing_list(blocks, agenda.workshop.people)
    lines += [f"{one.amount} × {speech.of(one.name)}" for one in packed]
    lines += [f"1 × {speech.of(name)}" for name in USUAL]
    rooms = [
        f"{clock(slot.starts)}  {speech.of(slot.block.title)}: {speech.of(slot.block.room)}"
        for slot in agenda.slots
        if slot.block.room
    ]
    if rooms:
        lines += ["", speech("prepare.packing.rooms"), "", *rooms]
    return "\n".join(lines)


class PackingDialog(QDialog):
    """The list, to read and to copy; it is printed with the crate."""

    crate_wanted = Signal()

    def __init__(self, speech: Speech, agenda: Agenda, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(speech("prepare.packing.title"))
        self.text = QPlainTextEdit(packing_words(speech, agenda), self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(speech("prepare.packing.title"))
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        copy = buttons.addButton(
            speech("prepare.packing.copy"), QDialogButtonBox.ButtonRole.ActionRole
        )
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        self.crate_button = buttons.addButton(
            speech("prepare.packing.crate"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.crate_button.setToolTip(speech("prepare.packing.crate_tip"))
        self.crate_button.clicked.connect(self._print)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        layout.addWidget(self.text)
        layout.addWidget(buttons)
        self.resize(620, 560)

    def _print(self) -> None:
        self.accept()
        self.crate_wanted.emit()
