"""Tidying on home: copies, archive, bin, names; each one gesture that says what happened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from llnet_desktop.domain.edit import Edit
from llnet_desktop.domain.errors import ProgramError
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.workshop import Workshop
from llnet_desktop.services import shelving
from llnet_desktop.services.desk import Desk
from llnet_desktop.services.shelving import Away, Shelved
from llnet_desktop.ui.home.menus import CardAct, NetworkAct
from llnet_desktop.ui.home.said import SaidLine
from llnet_desktop.ui.speech import Speech

if TYPE_CHECKING:
    from llnet_desktop.ui.home.put_away import PutAwayPage

ROOM = (
    "notes.",
    "commitments.",
    "stands.tell",
    "stands.learn",
)  # gestures in a room, which home takes back for nobody


class Tidying(QObject):
    """Does what home's menus offer. `changed` says that home must be shown anew at once."""

    changed = Signal()
    copy_wanted = Signal(object)  # Workshop
    left = Signal()  # the archive and the bin
    brought_back = Signal(str)  # a workshop, by undo or redo
    report_wanted = Signal(str)
    prepare_wanted = Signal(str)

    def __init__(
        self, desk: Desk, speech: Speech, today: Callable[[], date], said: SaidLine, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk, self._speech, self._today, self._said = desk, speech, today, said
        self._last: Edit | None = None
        parent.destroyed.connect(desk.subscribe(self._follow))

    @cached_property
    def page(self) -> PutAwayPage:
        """The archive and the bin, made when somebody goes there."""
        from llnet_desktop.ui.home.put_away import PutAwayPage

        page = PutAwayPage(self._speech)
        page.restore_wanted.connect(self.restore)
        page.bin_wanted.connect(lambda away: self.bin(away.record))
        page.empty_wanted.connect(self.ask_to_empty)
        page.left.connect(self.left)
        return page

    def do(self, act: CardAct, workshop_id: str) -> None:
        """Do what was chosen from the menu of a workshop."""
        workshop = self._desk.one(Workshop, workshop_id)
        if workshop is None:
            return
        match act:
            case CardAct.PREPARE:
                self.prepare_wanted.emit(workshop_id)
            case CardAct.REPORT:
                self.report_wanted.emit(workshop_id)
            case CardAct.DUPLICATE:
                self.copy_wanted.emit(workshop)
            case CardAct.ARCHIVE:
                self.archive(workshop)
            case CardAct.BIN:
                self.bin(workshop)

    def do_with_network(self, act: NetworkAct, network_id: str) -> None:
        """Do what was chosen from the menu of a network; its name is typed in the rail."""
        network = self._desk.one(Network, network_id)
        if network is not None and act is NetworkAct.ARCHIVE:
            self.archive(network)
        elif network is not None and act is NetworkAct.BIN:
            self.bin(network)

    def archive(self, record: Shelved) -> None:
        """Put a workshop or a network in the archive."""
        self._perform(lambda: shelving.archiving(record), "home.said.archived", name=_name(record))

    def bin(self, record: Shelved) -> None:
        """Move a workshop or a network to the bin, unless it is going on."""
        code = "home.said.running" if isinstance(record, Workshop) else "home.said.network_running"
        self._perform(
            lambda: shelving.binning(self._desk, record),
            "home.said.binned",
            otherwise=code,
            name=_name(record),
        )

    def restore(self, away: Away) -> None:
        """Put something back from the archive or the bin."""
        network = away.network
        put_back = shelving.restoring if away.record.binned else shelving.unarchiving
        code, facts = "home.said.restored", {"name": _name(away.record)}
        if network.id != away.record.id and network.archived:
            code, facts = "home.said.restored_with", facts | {"network": network.name}
        self._perform(lambda: put_back(away.record, network), code, **facts)

    def rename(self, network_id: str, name: str) -> None:
        """Give a network another name."""
        network = self._desk.one(Network, network_id)
        if network is not None:
            shown = " ".join(name.split())
            self._perform(lambda: shelving.renaming(network, name), "home.said.renamed", name=shown)

    def ask_to_empty(self) -> None:
        """Ask whether what is in the bin may be deleted for good, and say what that is."""
        try:
            self.page.ask(shelving.emptying(self._desk), self._empty)
        except ProgramError as error:
            self._said.refuse(error)

    def undo(self) -> None:
        """Take the last gesture back, by name."""
        self._step(self._desk.history.next_undo, self._desk.history.undo, "undone", "undo")

    def redo(self) -> None:
        """Do again what was taken back last, by name."""
        self._step(self._desk.history.next_redo, self._desk.history.redo, "redone", "redo")

    def refresh(self) -> None:
        """Show what is put away now."""
        self.page.show_away(shelving.put_away(self._desk), self._today())

    def focus(self) -> None:
        """Give the keys to what is put away."""
        self.page.focus()

    def _last_workshop(self) -> str | None:
        refs = self._last.changes if self._last is not None else ()
        return next((ref.id for ref in refs if ref.kind == Workshop.kind), None)

    def _empty(self) -> None:
        try:
            is_all_gone = shelving.empty(self._desk)
        except ProgramError as error:
            self._said.refuse(error)
            return
        self.changed.emit()
        self.page.focus()
        self._said.tell("home.said.emptied" if is_all_gone else "home.said.traces_left", {})

    def _perform(
        self, make: Callable[[], Edit | None], code: str, otherwise: str = "", **facts: object
    ) -> None:
        """Do a gesture and say so; `otherwise` is said when there is none to do now."""
        try:
            edit = make()
            if edit is None:
                self._said.tell(otherwise, facts)
                return
            self._desk.perform(edit)
        except ProgramError as error:
            self._said.refuse(error)
            return
        self.changed.emit()
        self._said.tell(code, facts, can_undo=True)

    def _step(self, gesture: str | None, step: Callable[[], None], done: str, to_do: str) -> None:
        if gesture is None:
            self._said.tell(f"prepare.nothing_to_{to_do}", {})
            return
        if gesture.startswith(ROOM):
            self._said.tell("home.said.elsewhere", {})
            return
        try:
            step()
        except ProgramError as error:
            self._said.refuse(error)
            return
        self.changed.emit()
        if (workshop := self._last_workshop()) is not None:
            self.brought_back.emit(workshop)
        self._said.tell(f"prepare.{done}", {"gesture": gesture})

    def _follow(self, edit: Edit) -> None:
        """What was said is over when something else happens."""
        self._last = edit
        self._said.clear()


def _name(record: Shelved) -> str:
    return record.title if isinstance(record, Workshop) else record.name
