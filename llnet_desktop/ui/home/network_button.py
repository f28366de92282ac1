"""A network in the rail: shows it, has a menu, and takes another name in its own place."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from llnet_desktop.domain.phrase import TITLE_LIMIT
from llnet_desktop.ui.home.menus import NetworkAct, asks_for_menu, below, network_menu
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.text import ElidedButton


class NetworkButton(ElidedButton):
    """Says what is asked of its network; Rename it does itself."""

    wanted = Signal(object, str)  # a NetworkAct and the network
    renamed = Signal(str, str)  # the network and what was typed

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__("nav", parent)
        self._speech = speech
        self._name, self._network = "", ""
        self.setCheckable(True)

    @property
    def network(self) -> str:
        """The network it shows."""
        return self._network

    def show_network(self, network_id: str, name: str) -> None:
        """Show a network by its name."""
        self._network, self._name = network_id, name
        self.say(name)

    def edit_name(self) -> NameLine:
        """Let another name be typed in the place of this one."""
        line = NameLine(self._name, self)
        line.setAccessibleName(self._speech("home.act.name_of"))
        line.typed.connect(self._rename)
        line.setGeometry(self.rect())
        line.show()
        line.setFocus()
        return line

    def open_menu(self, at: QPoint) -> None:
        """Show what can be done with the network."""
        network_menu(self._speech, self._act, self).popup(at)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu at the mouse, or below the name."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        self.open_menu(event.globalPos() if by_mouse else below(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the menu by key; F2 is another name and Delete the bin."""
        if asks_for_menu(event):
            self.open_menu(below(self))
        elif event.key() == Qt.Key.Key_F2:
            self.edit_name()
        elif event.key() == Qt.Key.Key_Delete:
            self._act(NetworkAct.BIN)
        else:
            super().keyPressEvent(event)

    def _act(self, act: NetworkAct) -> None:
        if act is NetworkAct.RENAME:
            self.edit_name()
        else:
            self.wanted.emit(act, self._network)

    def _rename(self, name: str) -> None:
        self.setFocus()
        if name != self._name:
            self.renamed.emit(self._network, name)


class NameLine(QLineEdit):
    """Takes a name: Enter or going elsewhere keeps it, Escape leaves it as it was."""

    typed = Signal(str)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self._over = False
        self.setMaxLength(TITLE_LIMIT)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the keys that end it from everything behind."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._end(keep=True)
            case Qt.Key.Key_Escape:
                self._end(keep=False)
            case _:
                super().keyPressEvent(event)
                event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was typed, unless only a menu or another window is in between."""
        super().focusOutEvent(event)
        away = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in away:
            self._end(keep=True)

    def _end(self, *, keep: bool) -> None:
        if self._over:
            return
        self._over = True
        self.hide()
        button = self.parentWidget()
        if keep:
            self.typed.emit(self.text())
        elif button is not None:
            button.setFocus()
        self.deleteLater()
