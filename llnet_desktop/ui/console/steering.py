"""What keys do on the console, and what the room is shown: live, frozen, black, which page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from llnet_desktop.domain.phrase import Language
from llnet_desktop.services.live import Mode
from llnet_desktop.services.pages import PageChoice
from llnet_desktop.ui.console.energy import LEVELS
from llnet_desktop.ui.console.menus import next_pane, open_pages
from llnet_desktop.ui.presenter import RunPresenter
from llnet_desktop.ui.projector.sheets import projection_sheets

if TYPE_CHECKING:
    from llnet_desktop.ui.console.page import ConsolePage

_LEVELS = {str(level): level for level in LEVELS}  # of energy


class Steering:
    """Leads from a key or a button to what it does."""

    def __init__(self, page: ConsolePage, presenter: RunPresenter) -> None:
        self._page = page
        self._presenter = presenter
        self._session = presenter.session

    def add_keys(self, on: QWidget) -> None:
        """Make the keys that work also while text is being typed."""
        page, presenter = self._page, self._presenter
        for key, act in (
            ("PgDown", presenter.next),
            ("PgUp", presenter.back),
            ("F5", presenter.start_or_pause),
            ("F6", self._next_pane),
            ("Ctrl+K", page.parked.toggle),
            ("Ctrl+O", page.photos.choose),
            ("Ctrl+V", page.photos.paste),
            ("Ctrl+M", page.committing.begin),
            ("Ctrl+PgDown", lambda: self._turn_sheet(1)),
            ("Ctrl+PgUp", lambda: self._turn_sheet(-1)),
            ("Ctrl+P", page.report_button.click),
            ("F11", page.projector_toggled.emit),
            ("Ctrl+Z", presenter.undo),
            ("Ctrl+Y", presenter.redo),
            ("Ctrl+Shift+Z", presenter.redo),
        ):
            shortcut = QShortcut(QKeySequence(key), on)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(act)

    def steer(self, key: int, text: str = "") -> bool:
        """Do what a single key means; False when it means nothing."""
        page = self._page
        acts = {
            Qt.Key.Key_PageDown: self._presenter.next,
            Qt.Key.Key_PageUp: self._presenter.back,
            Qt.Key.Key_F5: self._presenter.start_or_pause,
            Qt.Key.Key_B: self.black,
            Qt.Key.Key_Period: self.black,
            Qt.Key.Key_F: self.freeze,
            Qt.Key.Key_D: lambda: page.set_discreet(not page.is_discreet),
            Qt.Key.Key_P: page.arriving.toggle,
            Qt.Key.Key_V: page.voting.toggle,
            Qt.Key.Key_W: page.connecting.requesting.toggle,
            Qt.Key.Key_O: page.connecting.matching.toggle,
            Qt.Key.Key_R: page.looking_back.toggle,
            Qt.Key.Key_N: page.scanning.toggle,
            Qt.Key.Key_L: page.timing.toggle_catch_up,
            Qt.Key.Key_S: page.timing.ask_when_started,
            Qt.Key.Key_M: page.sound_toggled.emit,
            Qt.Key.Key_Plus: lambda: self._presenter.extend(1),
            Qt.Key.Key_Minus: lambda: self._presenter.extend(-1),
            Qt.Key.Key_Return: page.start_typing,
            Qt.Key.Key_Enter: page.start_typing,
        }
        if text in _LEVELS:
            acts[Qt.Key(key)] = lambda: page.energy.feel(_LEVELS[text])
        act = page.show_keys if text == "?" else acts.get(Qt.Key(key))
        if act is None:
            return False
        act()
        return True

    def freeze(self) -> None:
        """Let the projector stand still, or go live again."""
        if self._session.mode is Mode.BLACK or not self._presenter.once("freeze"):
            return  # what is black stays black
        mode = Mode.LIVE if self._session.mode is Mode.FROZEN else Mode.FROZEN
        self._page.guard(lambda: self._session.set_mode(mode))

    def black(self) -> None:
        """Make the projector black, or live again."""
        if not self._presenter.once("black"):
            return
        self._page.guard(self._session.toggle_black)

    def show_menu(self) -> None:
        """Offer the pages that the room can be shown."""
        page = self._page
        swap = (page.projector_toggled, page.screen_swapped)
        wanted = [choice for choice in PageChoice if self._session.can_show(choice)]
        speak = (self._session.workshop, self._session.languages, self._speak)
        named = (self._session.run.names_condition, self._name_condition)
        open_pages(
            page.show_button,
            page.speech,
            wanted,
            self._show_page,
            speak,
            named,
            page.photos.choose,
            page.bringing.choose,
            *swap,
        )

    def _name_condition(self, named: bool) -> None:
        self._page.guard(lambda: self._session.name_condition(named))

    def _speak(self, languages: tuple[Language, ...]) -> None:
        self._page.guard(lambda: self._session.speak(languages))

    def go_to(self, block_id: str) -> None:
        """Go to a block of the agenda."""
        block = next((b for b in self._session.blocks if b.id == block_id), None)
        if block is not None:
            self._page.guard(lambda: self._session.go_to(block))

    def _show_page(self, choice: PageChoice) -> None:
        self._page.guard(lambda: self._session.show(choice))

    def _turn_sheet(self, by: int) -> None:
        sheets = projection_sheets(self._session.projection(), self._page.room_size())
        self._session.turn_sheet(by, sheets)

    def _next_pane(self) -> None:
        page = self._page
        middle = page.work_stack.currentWidget() or page.board
        if middle is page.board_page:
            middle = page.board
        panes: list[QWidget] = [
            page.capture_line.field,
            middle,
            page.agenda_rail,
            page.start_button,
        ]
        if page.photos.strip.list.isVisible():
            panes.insert(2, page.photos.strip.list)
        if page.question.isVisible():
            panes.insert(0, page.question.yes_button)
        next_pane(panes, page.focusWidget()).setFocus(Qt.FocusReason.TabFocusReason)
