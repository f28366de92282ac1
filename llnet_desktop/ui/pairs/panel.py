"""A short list of what may belong together: tick to show both to the room, or make a commitment."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from llnet_desktop.domain.pairing import Pair
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.text import label

Roles = Qt.ItemDataRole
Ids = tuple[str, str]


class PairList(QListWidget):
    """A list whose letters are left to those who steer; it does not search by them."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let letters through."""
        if event.text().strip() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)


class PairsPanel(QWidget):
    """Nothing of it is for the room until she ticks it and says so."""

    shown_wanted = Signal(list)  # the ticked pairs, by their ids
    commitment_wanted = Signal(object)  # Pair
    again_wanted = Signal()
    closed = Signal()

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._pairs: tuple[Pair, ...] = ()
        self.title_label = label("strong")
        self.hint_label = label("secondary")
        self.hint_label.setWordWrap(True)
        self.list = PairList(self)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setSpacing(2)
        self.list.installEventFilter(self)
        self.show_button = QPushButton(self)
        self.commit_button = QPushButton(self)
        self.again_button = QPushButton(self)
        for button in (self.show_button, self.commit_button, self.again_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.title_label, 1)
        top.addWidget(self.again_button)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.show_button)
        below.addWidget(self.commit_button)
        below.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(top)
        whole.addWidget(self.hint_label)
        whole.addWidget(self.list, 1)
        whole.addLayout(below)
        self.setFocusProxy(self.list)
        self.list.itemChanged.connect(lambda _: self._show_buttons())
        self.list.currentRowChanged.connect(lambda _: self._show_buttons())
        self.list.itemDoubleClicked.connect(lambda _: self._commit())
        self.show_button.clicked.connect(lambda: self.shown_wanted.emit(self.ticked))
        self.commit_button.clicked.connect(self._commit)
        self.again_button.clicked.connect(self.again_wanted)
        speech.changed.connect(self._say)
        self._say()

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """The pairs that are listed."""
        return self._pairs

    @property
    def ticked(self) -> list[Ids]:
        """The pairs that she wants the room to see."""
        rows = range(self.list.count())
        state = Qt.CheckState.Checked
        return [self._pairs[row].ids for row in rows if self.list.item(row).checkState() is state]

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        """List these; what was ticked stays ticked, the current one current."""
        if tuple(pairs) == self._pairs:
            return
        ticked, row = set(self.ticked), self.list.currentRow()
        current = self._pairs[row].ids if 0 <= row < len(self._pairs) else None
        self._pairs = tuple(pairs)
        self.list.blockSignals(True)
        self.list.clear()
        for pair in self._pairs:
            item = QListWidgetItem(self._words(pair), self.list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            state = Qt.CheckState.Checked if pair.ids in ticked else Qt.CheckState.Unchecked
            item.setCheckState(state)
        ids = [pair.ids for pair in self._pairs]
        self.list.setCurrentRow(ids.index(current) if current in ids else 0 if ids else -1)
        self.list.blockSignals(False)
        self._say()

    def _words(self, pair: Pair) -> str:
        say = self._speech
        offer = say("pairs.note", number=pair.offer.number, text=pair.offer.text)
        need = say("pairs.note", number=pair.need.number, text=pair.need.text)
        lines = say("pairs.pair", offer=offer, need=need)
        if pair.shared:
            lines += "\n" + say("pairs.shared", words=", ".join(pair.shared))
        return lines

    def _say(self) -> None:
        say, some = self._speech, bool(self._pairs)
        self.title_label.setText(say("pairs.title"))
        self.hint_label.setText(say("pairs.hint" if some else "pairs.none"))
        self.list.setAccessibleName(say("pairs.title"))
        self.list.setVisible(some)
        for row, pair in enumerate(self._pairs):
            item = self.list.item(row)
            if item.text() != self._words(pair):
                item.setText(self._words(pair))
            item.setData(Roles.AccessibleTextRole, self._words(pair).replace("\n", "; "))
        self.show_button.setText(say("pairs.show"))
        self.commit_button.setText(say("pairs.commit"))
        self.again_button.setText(say("pairs.again"))
        for button in (self.show_button, self.commit_button):
            button.setVisible(some)
        self._show_buttons()

    def _show_buttons(self) -> None:
        self.show_button.setEnabled(bool(self.ticked))
        self.commit_button.setEnabled(0 <= self.list.currentRow() < len(self._pairs))

    def _commit(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._pairs):
            self.commitment_wanted.emit(self._pairs[row])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space ticks, Enter or ! makes a commitment, Escape leaves; letters steer."""
        if (
            watched is self.list
            and event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            key, text = event.key(), event.text()
            if key == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or text == "!":
                self._commit()
                return True
        return super().eventFilter(watched, event)
