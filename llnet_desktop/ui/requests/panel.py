"""The matrix beside the board: rows ask columns, and below it the cell that is current."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from llnet_desktop.domain.requests import PARTY_LIMIT, TEXT_LIMIT
from llnet_desktop.domain.workshop import Answer, Request
from llnet_desktop.ui.prepare.fields import Habits
from llnet_desktop.ui.requests.grid import ANSWERS, MatrixGrid
from llnet_desktop.ui.requests.model import Matrix, MatrixModel, answer_code
from llnet_desktop.ui.speech import Speech, plain
from llnet_desktop.ui.widgets.text import ElidedLabel, label, tip

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOST_ROWS = 3


Cell = tuple[str, str, str]  # the item, who asks and who is asked


class RequestsPanel(QWidget):
    """Tells what is wanted; what became of it comes back with `show_matrix`."""

    request_wanted = Signal(str, str, str)  # asker, asked, text
    words_wanted = Signal(str, str)  # request, text
    answer_wanted = Signal(str, object)  # request, Answer or None
    removal_wanted = Signal(str)  # request
    party_wanted = Signal(str)
    leaving_out_wanted = Signal(str)
    commitment_wanted = Signal(str)  # request
    page_wanted = Signal()
    told = Signal(str)
    closed = Signal()
    typing_ended = Signal()
    half_typed = Signal(object, str)  # item, asker and asked, and the words; none: kept, or gone

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._drafts: dict[Cell, str] = {}  # what is half typed
        self._rewords: Request | None = None
        self._at: Cell | None = None  # the cell that is shown below the grid
        self.title_label = ElidedLabel("strong")
        self.count_label = ElidedLabel("muted")
        self.page_button = QPushButton(self)
        self.empty_label = label("secondary")
        self.empty_label.setWordWrap(True)
        self.model = MatrixModel(speech, self)
        self.grid = MatrixGrid(self)
        self.grid.show_model(self.model, speech)
        self.cell_label = ElidedLabel("strong")
        self.keys_label = ElidedLabel("muted")
        self.list = QListWidget(self)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.field = QLineEdit(self)
        self.field.setMaxLength(TEXT_LIMIT)
        self.party_field = QLineEdit(self)
        self.party_field.setMaxLength(PARTY_LIMIT)
        self.answer_buttons = {answer: QPushButton(self) for answer in ANSWERS.values()}
        self.commit_button = QPushButton(self)
        buttons = (self.page_button, self.commit_button, *self.answer_buttons.values())
        for button in buttons:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lay_out()
        self.setFocusProxy(self.grid)
        self._habits = Habits(self)
        self._habits.watch(self)
        self._connect()
        self._say()

    def _connect(self) -> None:
        grid = self.grid
        grid.typing_wanted.connect(self._begin_typing)
        self.field.textEdited.connect(lambda _: self._keep_draft())
        grid.answered.connect(self._answer)
        grid.removal_wanted.connect(self._remove)
        grid.leaving_out_wanted.connect(self.leaving_out_wanted)
        grid.commitment_wanted.connect(self._commit)
        grid.party_wanted.connect(self.party_field.setFocus)
        grid.left.connect(self.closed)
        grid.selectionModel().currentChanged.connect(lambda *_: self._show_cell())
        self.list.currentRowChanged.connect(lambda _: self._show_buttons())
        self.list.installEventFilter(self)
        for field, limit in ((self.field, TEXT_LIMIT), (self.party_field, PARTY_LIMIT)):
            field.installEventFilter(self)
            field.inputRejected.connect(
                lambda most=limit: self.told.emit(self._speech("requests.short", limit=most))
            )
        for answer, button in self.answer_buttons.items():
            button.clicked.connect(lambda _=False, said=answer: self._answer(said))
        self.page_button.clicked.connect(self.page_wanted)
        self.commit_button.clicked.connect(self._commit)
        self._speech.changed.connect(self._say)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)

    # --- what is shown

    @property
    def block(self) -> str:
        """The id of the item that is shown."""
        return self.model.matrix.block

    @property
    def is_typed_in(self) -> bool:
        """Whether a request or a name is being typed here."""
        return self.field.hasFocus() or self.party_field.hasFocus()

    @property
    def chosen(self) -> Request | None:
        """The request that a key is about: of several in a cell the one that is marked."""
        here = self.model.requests_at(self.grid.currentIndex())
        row = self.list.currentRow()
        return here[row] if 0 <= row < len(here) else None

    def take_up(self, at: Cell, text: str) -> None:
        """Let words stand in a cell again that were half typed when the program stopped."""
        self._drafts[at] = text

    def show_matrix(self, matrix: Matrix) -> None:
        """Show the requests of an item; the cell stays current, half-typed text stays."""
        before, at = self.model.matrix, self._cell()
        if matrix != before:
            self._keep_draft()
            self.model.show_matrix(matrix)
            if at is not None and matrix.block == at[0]:
                self._go_to(at[1], at[2])
        self._say()

    def go_to_request(self, asker: str, asked: str) -> None:
        """Make the cell of two parties current."""
        self._go_to(asker, asked)

    def party_came(self, name: str) -> None:
        """Know that a party was added: the field is free for the next."""
        self.party_field.clear()
        names = self.model.matrix.parties
        if name in names and len(names) > 1:
            row = names.index(name)
            self.grid.choose(row, 0 if row else 1)

    def request_came(self) -> None:
        """Know that what was typed is kept; the keys go back to the cells."""
        if self._at is not None:
            self._drop_draft(self._at)
        self._rewords = None
        self.field.clear()
        self.grid.setFocus()
        self._show_cell()

    def _cell(self) -> Cell | None:
        """Return the item with who asks and who is asked in the current cell."""
        index, names = self.grid.currentIndex(), self.model.matrix.parties
        if not index.isValid() or max(index.row(), index.column()) >= len(names):
            return None
        return self.block, names[index.row()], names[index.column()]

    def _go_to(self, asker: str, asked: str) -> None:
        names = self.model.matrix.parties
        if asker in names and asked in names:
            self.grid.choose(names.index(asker), names.index(asked))

    def _keep_draft(self) -> None:
        if self._at is None or self._rewords is not None:
            return
        if text := self.field.text():
            self._drafts[self._at] = text
            self.half_typed.emit(self._at, text)
        else:
            self._drop_draft(self._at)

    def _drop_draft(self, at: Cell) -> None:
        self._drafts.pop(at, None)
        self.half_typed.emit(at, "")

    def _show_cell(self) -> None:
        """Show the requests of the current cell, the first one that is open marked."""
        at = self._cell()
        if at != self._at:
            self._keep_draft()
            self._at, self._rewords = at, None
            self.field.setText(self._drafts.get(at, "") if at else "")
        say = self._speech
        here = self.model.requests_at(self.grid.currentIndex()) if at else ()
        row, before = self.list.currentRow(), self.list.count()
        self.list.blockSignals(True)
        self.list.clear()
        for one in here:
            answer = say(f"requests.answer.{answer_code(one.answer)}")
            self.list.addItem(say("requests.cell_said", text=one.text, answer=answer))
            self.list.item(self.list.count() - 1).setToolTip(tip(one.text))
        first = next((n for n, one in enumerate(here) if one.answer is None), len(here) - 1)
        keep = self._list_of == at and before == len(here) and 0 <= row < len(here)
        self.list.setCurrentRow(row if keep else first)
        self.list.blockSignals(False)
        self._list_of = at
        self.list.setVisible(bool(here))
        rows = min(_MOST_ROWS, len(here))
        self.list.setFixedHeight(rows * (self.list.sizeHintForRow(0) if here else 0) + 8)
        is_pair = at is not None and at[1] != at[2]
        names = {"asker": at[1], "asked": at[2]} if at is not None else {}
        self.cell_label.setText(say("requests.asks", **names) if is_pair else "")
        self.field.setAccessibleName(say("requests.field_name", **names) if is_pair else "")
        self.field.setEnabled(is_pair)
        self._show_buttons()

    _list_of: tuple[str, str, str] | None = None

    def _show_buttons(self) -> None:
        chosen = self.chosen
        for answer, button in self.answer_buttons.items():
            button.setEnabled(chosen is not None)
            button.setProperty("look", "")
            button.setCheckable(True)
            button.setChecked(chosen is not None and chosen.answer is answer)
        self.commit_button.setEnabled(chosen is not None and chosen.answer is Answer.YES)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.title_label, 4)
        top.addWidget(self.count_label, 4)
        top.addWidget(self.party_field, 5)
        top.addWidget(self.page_button)
        about = QHBoxLayout()
        about.setSpacing(12)
        about.addWidget(self.cell_label, 2)
        about.addWidget(self.keys_label, 3)
        about.addWidget(self.commit_button)
        answers = QHBoxLayout()
        answers.setSpacing(6)
        for button in self.answer_buttons.values():
            button.setStyleSheet("QPushButton, QPushButton:focus { padding: 6px 9px; }")
            answers.addWidget(button)
        answers.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(top)
        whole.addWidget(self.empty_label)
        whole.addWidget(self.grid, 1)
        whole.addLayout(about)
        whole.addWidget(self.list)
        whole.addWidget(self.field)
        whole.addLayout(answers)
        whole.addStretch(0)

    def _say(self) -> None:
        say, matrix = self._speech, self.model.matrix
        asked = matrix.requests
        waiting = sum(one.answer is None for one in asked)
        self.title_label.setText(say("requests.title"))
        self.count_label.setText(say("requests.count", n=len(asked), open=waiting) if asked else "")
        self.page_button.setText(say("requests.show"))
        parties = len(matrix.parties)
        self.empty_label.setText(say("requests.alone" if parties else "requests.empty"))
        self.empty_label.setVisible(not asked and parties < 2)
        self.grid.setVisible(parties > 0)
        self.setFocusProxy(self.grid if parties else self.party_field)
        for part in (self.field, self.cell_label, self.keys_label, self.commit_button):
            part.setVisible(parties > 1)
        self.grid.setAccessibleName(say("requests.grid"))
        self.grid.setAccessibleDescription(say("requests.keys"))
        self.keys_label.setText(say("requests.keys"))
        self.keys_label.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.list.setAccessibleName(say("requests.list"))
        self.field.setPlaceholderText(say("requests.field"))
        self.party_field.setPlaceholderText(say("requests.party"))
        self.party_field.setAccessibleName(say("requests.party_name"))
        keys = {answer: key for key, answer in ANSWERS.items()}
        for answer, button in self.answer_buttons.items():
            word = say(f"requests.answer.{answer_code(answer)}")
            button.setText(plain(say("requests.answer.button", key=keys[answer], answer=word)))
            button.setAccessibleName(word)
            button.setVisible(parties > 1)
        self.commit_button.setText(say("requests.commit"))
        self._fit_field()
        self._show_cell()

    def _fit_field(self) -> None:
        self.party_field.setMaximumWidth(self.fontMetrics().averageCharWidth() * 26)

    # --- what is done

    def _begin_typing(self, again: bool) -> None:
        """Put the keys where a request is typed; `again` gives other words to the one there."""
        at = self._cell()
        if at is None or at[1] == at[2]:
            self.told.emit(self._speech("requests.choose"))
            return
        if again:
            if self.chosen is None:
                self.told.emit(self._speech("requests.no_request"))
                return
            self._keep_draft()
            self._rewords = self.chosen
            self.field.setText(self.chosen.text)
            self.field.selectAll()
        self.field.setFocus()

    def _keep(self) -> None:
        at = self._cell()
        if at is None:
            return
        if self._rewords is not None:
            self.words_wanted.emit(self._rewords.id, self.field.text())
        else:
            self.request_wanted.emit(at[1], at[2], self.field.text())

    def _answer(self, answer: Answer | None) -> None:
        if self.chosen is None:
            self.told.emit(self._speech("requests.no_request"))
        else:
            self.answer_wanted.emit(self.chosen.id, answer)
        self._show_buttons()

    def _remove(self) -> None:
        if self.chosen is None:
            self.told.emit(self._speech("requests.no_request"))
        else:
            self.removal_wanted.emit(self.chosen.id)

    def _commit(self) -> None:
        if self.chosen is not None and self.chosen.answer is Answer.YES:
            self.commitment_wanted.emit(self.chosen.id)

    def _escape(self) -> None:
        """Leave the words; those of a request that stands already come back as they were."""
        if self._rewords is not None:
            self._rewords = None
            self.field.setText(self._drafts.get(self._at, "") if self._at else "")
        self.grid.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter keeps, Escape goes back to the cells; the list takes the keys of the grid."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if watched in (self.field, self.party_field):
            if event.key() in _ENTER:
                if watched is self.field:
                    self._keep()
                else:
                    self.party_wanted.emit(self.party_field.text())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._escape()
                return True
        elif watched is self.list:
            moves = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Tab)
            if not moves and event.key() not in (Qt.Key.Key_Backtab, Qt.Key.Key_Escape):
                self.grid.keyPressEvent(event)
                return event.isAccepted()
            if event.key() == Qt.Key.Key_Escape:
                self.grid.setFocus()
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_field()

    def _focus_changed(self, old: QObject | None, new: QObject | None) -> None:
        """Tell that typing ended; the window may have gone on to another item meanwhile."""
        if isinstance(old, QWidget) and self.isAncestorOf(old) and not self.is_typed_in:
            self.typing_ended.emit()
