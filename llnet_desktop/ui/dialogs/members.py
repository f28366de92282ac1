"""The people of a network: see who is there, add one or many, take somebody out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from llnet_desktop.domain.draft import DraftMember, MembersDraft
from llnet_desktop.domain.edit import Edit
from llnet_desktop.domain.errors import InputError, ProgramError
from llnet_desktop.domain.groups import PairWish, SmallGroups
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.workshop import Presence
from llnet_desktop.exchange.members import ROLES, member_table, parse_members
from llnet_desktop.exchange.source import Source, as_source, read_source
from llnet_desktop.services.desk import Desk
from llnet_desktop.services.participants import forgetting
from llnet_desktop.services.planning import adding_members
from llnet_desktop.ui.dialogs.column_bar import ColumnBar
from llnet_desktop.ui.dialogs.frame import as_list, choose_file, fit, left_out_lines, tell
from llnet_desktop.ui.dialogs.pasting import AskingPasteEdit
from llnet_desktop.ui.forms import load_form
from llnet_desktop.ui.speech import Speech


class MembersDialog(QDialog):
    """Every change is done at once and can be undone; there is nothing to confirm at the end."""

    heading: QLabel
    members_table: QTableWidget
    remove_button: QPushButton
    status_label: QLabel
    undo_button: QPushButton
    one_edit: QLineEdit
    one_button: QPushButton
    many_edit: AskingPasteEdit
    file_button: QPushButton
    columns: ColumnBar
    understood_label: QLabel
    preview_list: QListWidget
    many_button: QPushButton
    error_label: QLabel
    ok_button: QPushButton

    def __init__(
        self, desk: Desk, speech: Speech, network: Network, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._speech, self._network = desk, speech, network
        self._members: list[Member] = []
        self._draft: MembersDraft | None = None
        self._source: Source | None = None
        self._status: tuple[str, int] | None = None  # a code and a number of people
        parts = {"PasteEdit": AskingPasteEdit, "ColumnBar": ColumnBar}
        load_form(self, "members", speech, **parts)
        self.columns.set_up(desk, speech, across=3)
        self.columns.changed.connect(self._read_columns)
        self.many_edit.set_up(speech)
        as_list(self.members_table, widest=0)
        self.preview_list.setUniformItemSizes(True)
        self.one_edit.returnPressed.connect(self._add_one)
        self.one_button.clicked.connect(self._add_one)
        self.many_edit.settled.connect(self._read_pasted)
        self.many_edit.cut_short.connect(lambda: self._tell(self._speech("dialogs.cut_short")))
        self.file_button.clicked.connect(self._choose_file)
        self.many_button.clicked.connect(self._add_many)
        self.remove_button.clicked.connect(self._remove)
        self.undo_button.clicked.connect(self._undo)
        self.members_table.itemSelectionChanged.connect(self._mark)
        self.ok_button.clicked.connect(self.accept)
        self.finished.connect(desk.subscribe(self._follow))
        speech.changed.connect(self._say)
        self._read_members()
        self._say()
        fit(self)
        self.one_edit.setFocus()

    def read_file(self, path: Path) -> None:
        """Show whom a file holds."""
        self._understand(path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, Delete removes, Esc closes."""
        button = self.focusWidget()
        if event.key() == Qt.Key.Key_Delete:
            self._remove()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(button, QPushButton):
            button.click()

    def _add_one(self) -> None:
        name, _, organisation = self.one_edit.text().partition(",")
        if self._add([DraftMember(name, organisation)]):
            self.one_edit.clear()
        self.one_edit.setFocus()

    def _add_many(self) -> None:
        self.many_edit.settle()
        draft, self._draft = self._draft, None
        if draft is not None and self._add(draft.members):
            self.columns.remember()
            self.many_edit.clear()
            self._offer(None)
        else:
            self._show_draft(draft)

    def _add(self, drafts: Iterable[DraftMember]) -> bool:
        edit, added = adding_members(self._network, drafts, self._members)
        done = self._perform(edit)
        if done:
            self._note("added" if added else "known", len(added))
        return done

    def _remove(self) -> None:
        rows = sorted({index.row() for index in self.members_table.selectedIndexes()})
        gone = [self._members[row] for row in rows]
        if not gone:
            return
        presences = self._desk.read(Presence, member=[member.id for member in gone])
        wishes = self._desk.read(PairWish, network=self._network.id)
        edit = forgetting(gone, presences, wishes, self._desk.read(SmallGroups))
        if self._perform(edit):
            self._note("removed", len(gone))
            self.members_table.setFocus()

    def _undo(self) -> None:
        try:
            self._desk.history.undo()
        except ProgramError as error:
            self._tell(self._speech.words.error(error))
        self._status = None
        self._say()
        self.members_table.setFocus()

    def _perform(self, edit: Edit) -> bool:
        try:
            self._desk.perform(edit)
        except ProgramError as error:
            self._tell(self._speech.words.error(error))
            return False
        self._tell("")
        return True

    def _choose_file(self) -> None:
        path = choose_file(self, self._speech, "dialogs.member_files")
        if path is not None:
            self.read_file(path)

    def _read_pasted(self) -> None:
        text = self.many_edit.toPlainText()
        if text.strip():
            self._understand(text)
        else:
            self._offer(None)
            self._show_draft(None)

    def _understand(self, given: Path | str) -> None:
        try:
            source = read_source(given) if isinstance(given, Path) else as_source(given)
        except InputError as error:
            self._offer(None)
            self._refuse(error)
            return
        self._offer(source)
        self._read_columns()

    def _offer(self, source: Source | None) -> None:
        self._source = source
        found = member_table(source) if source is not None else None
        self.columns.offer("members", ROLES, found)

    def _read_columns(self) -> None:
        """Show whom the source holds, with the columns as they are chosen now."""
        if self._source is None:
            return
        try:
            draft = parse_members(self._source, self.columns.chosen)
        except InputError as error:
            self._refuse(error)
            return
        self._tell("")
        self._show_draft(draft)

    def _refuse(self, error: InputError) -> None:
        self._show_draft(None)
        self._tell(self._speech.words.error(error))

    def _show_draft(self, draft: MembersDraft | None) -> None:
        self._draft = draft
        speech = self._speech
        people = draft.members if draft else ()
        for part in (self.understood_label, self.preview_list, self.many_button):
            part.setVisible(draft is not None)
        self.preview_list.clear()
        if draft is None:
            return
        _, added = adding_members(self._network, people, self._members)
        self.preview_list.addItems([", ".join(_parts(member)) for member in added])
        for line in left_out_lines(draft.left_out, speech):
            item = QListWidgetItem(line, self.preview_list)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        tell(self.understood_label, speech("dialogs.members.understood", n=len(people)))
        self.many_button.setText(speech("dialogs.members.add_many", n=len(added)))
        self.many_button.setEnabled(bool(added))

    def _note(self, what: str, count: int) -> None:
        self._status = f"dialogs.members.{what}", count
        self._say()

    def _follow(self, edit: Edit) -> None:
        if any(ref.kind == Member.kind for ref in edit.changes):
            self._read_members()
            self._say()

    def _read_members(self) -> None:
        found = self._desk.read(Member, network=self._network.id)
        self._members = sorted(found, key=lambda m: (m.name.casefold(), m.id))
        self.members_table.setRowCount(len(self._members))
        for row, m in enumerate(self._members):
            for column, text in enumerate((m.name, m.organisation, m.role, m.email)):
                self.members_table.setItem(row, column, QTableWidgetItem(text))

    def _mark(self) -> None:
        self.remove_button.setEnabled(bool(self.members_table.selectedIndexes()))

    def _tell(self, sentence: str) -> None:
        tell(self.error_label, sentence)

    def _say(self) -> None:
        speech = self._speech
        self.heading.setText(speech("dialogs.members.heading", n=len(self._members)))
        columns = ("name", "organisation", "role", "email")
        self.members_table.setHorizontalHeaderLabels(
            [speech(f"dialogs.members.{column}") for column in columns]
        )
        self.undo_button.setVisible(self._status is not None and self._status[1] > 0)
        self.status_label.setText(
            speech(self._status[0], n=self._status[1]) if self._status else ""
        )
        self._mark()
        self._show_draft(self._draft)


def _parts(member: Member) -> list[str]:
    return [part for part in (member.name, member.organisation, member.role) if part]
