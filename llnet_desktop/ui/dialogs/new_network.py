"""Ask for a new network: its name, its language and, if they are at hand, its people."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QPushButton, QWidget

from llnet_desktop.domain.draft import MembersDraft
from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.errors import InputError, ProgramError
from llnet_desktop.domain.phrase import LANGUAGES
from llnet_desktop.exchange.members import parse_members
from llnet_desktop.services.desk import Desk
from llnet_desktop.services.planning import adding_members, new_network
from llnet_desktop.ui.dialogs.frame import fit, tell
from llnet_desktop.ui.dialogs.pasting import AskingPasteEdit
from llnet_desktop.ui.forms import load_form
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.switch import LANGUAGE_NAMES


class NewNetworkDialog(QDialog):
    """Puts a network in with its members, in one edit; `made` tells which."""

    made = Signal(str)
    name_edit: QLineEdit
    language_combo: QComboBox
    members_edit: AskingPasteEdit
    understood_label: QLabel
    error_label: QLabel
    cancel_button: QPushButton
    ok_button: QPushButton

    def __init__(self, desk: Desk, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._speech = desk, speech
        load_form(self, "new_network", speech, PasteEdit=AskingPasteEdit)
        self.members_edit.set_up(speech)
        self.language_combo.addItems(LANGUAGE_NAMES)
        self.language_combo.setCurrentIndex(LANGUAGES.index(speech.language))
        self.members_edit.settled.connect(self._understand)
        self.cancel_button.clicked.connect(self.reject)
        self.ok_button.clicked.connect(self.accept)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.accept)
        speech.changed.connect(self._understand)
        self._understand()
        fit(self)
        self.name_edit.setFocus()

    def accept(self) -> None:
        """Make the network, or say in a sentence why not."""
        if not self.members_edit.settle():
            return  # a question about what was pasted is still open
        try:
            network = new_network(
                self.name_edit.text(), LANGUAGES[self.language_combo.currentIndex()]
            )
            edit = adding("network.add", [network])
            members = self._members()
            if members is not None:
                edit = edit.then(adding_members(network, members.members, [])[0])
            self._desk.perform(edit)
        except ProgramError as error:
            tell(self.error_label, self._speech.words.error(error))
            (self.name_edit if error.code == "plan.no_title" else self.members_edit).setFocus()
            return
        super().accept()
        self.made.emit(network.id)

    def _members(self) -> MembersDraft | None:
        text = self.members_edit.toPlainText()
        return parse_members(text) if text.strip() else None

    def _understand(self) -> None:
        tell(self.error_label, "")
        try:
            members = self._members()
        except InputError as error:
            tell(self.understood_label, self._speech.words.error(error))
            return
        count = len(members.members) if members else 0
        tell(
            self.understood_label,
            self._speech("dialogs.members.understood", n=count) if count else "",
        )
