"""What pairs of people asked: together or apart. Only the facilitator opens this."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from llnet_desktop.domain.groups import PairWish
from llnet_desktop.domain.search import folded
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.text import label, tip

_FOLDED = Qt.ItemDataRole.UserRole + 1
_WIDTH = 290  # pixels at 100 %, where a line of text is 17 high
_LINE = 17


class _PersonCompleter(QCompleter):
    """Finds any part of a name, accents or not, and fills in the name as it is written."""

    def splitPath(self, path: str) -> list[str]:
        return [folded(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole))


class PersonBox(QComboBox):
    """One person, chosen from a list or by typing a part of the name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: dict[str, str] = {}
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(12)
        completer = _PersonCompleter(self)
        completer.setModel(self.model())
        completer.setCompletionRole(_FOLDED)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)

    def call(self, name: str) -> None:
        """Say what the field is for; it stands in it as long as it is empty."""
        self.setAccessibleName(name)
        if (line := self.lineEdit()) is not None:
            line.setPlaceholderText(name)

    def offer(self, names: Mapping[str, str]) -> None:
        """Offer these people, names by id; who was chosen stays chosen."""
        if dict(names) == self._names:
            return
        self._names = dict(names)
        here, typed = self.person(), self.currentText()
        self.clear()
        for identity, name in names.items():
            self.addItem(name, identity)
            self.setItemData(self.count() - 1, folded(name), _FOLDED)
        self.setCurrentIndex(self.findData(here) if here else -1)
        if here is None:
            self.setEditText(typed)

    def person(self) -> str | None:
        """Return the id of who is named, or None when that is nobody in the list."""
        typed = folded(self.currentText().strip())
        if typed and folded(self.itemText(self.currentIndex())) == typed:
            return str(self.currentData())
        found = [row for row in range(self.count()) if self.itemData(row, _FOLDED) == typed]
        return str(self.itemData(found[0])) if len(found) == 1 else None

    def empty(self) -> None:
        """Choose nobody."""
        self.setCurrentIndex(-1)
        self.setEditText("")


class WishesPanel(QFrame):
    """Two names and two buttons, and the wishes so far."""

    wished = Signal(object, object, bool)  # two ids, None where nobody is chosen; together
    unwished = Signal(object)  # PairWish

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "sunken")
        self._wishes: tuple[PairWish, ...] = ()
        self.private_label = label("secondary")
        self.private_label.setWordWrap(True)
        self.one_box, self.other_box = PersonBox(self), PersonBox(self)
        self.together_button, self.apart_button = QPushButton(), QPushButton()
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.remove_button = QPushButton()
        for button in (self.together_button, self.apart_button, self.remove_button):
            button.setAutoDefault(False)
        self._lay_out()
        self.together_button.clicked.connect(lambda: self._wish(together=True))
        self.apart_button.clicked.connect(lambda: self._wish(together=False))
        self.remove_button.clicked.connect(self.remove)
        self.list.itemSelectionChanged.connect(self._mark)

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(8)
        choices.addWidget(self.together_button, 1)
        choices.addWidget(self.apart_button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(6)
        column.addWidget(self.private_label)
        column.addWidget(self.one_box)
        column.addWidget(self.other_box)
        column.addLayout(choices)
        column.addSpacing(6)
        column.addWidget(self.list, 1)
        column.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)

    def say(self, speech: Speech) -> None:
        """Say all words again, in the language of now."""
        for part, code in (
            (self.private_label, "wishes_private"),
            (self.together_button, "together"),
            (self.apart_button, "apart"),
            (self.remove_button, "remove_wish"),
        ):
            part.setText(speech(f"participants.{code}"))
        self.list.setAccessibleName(speech("participants.wishes_list"))
        self.one_box.call(speech("participants.wish_one"))
        self.other_box.call(speech("participants.wish_other"))

    def show_wishes(
        self,
        speech: Speech,
        names: Mapping[str, str],
        wishes: Sequence[PairWish],
        unkept: Iterable[PairWish],
    ) -> None:
        """Show the wishes, and offer everybody by name for another one."""
        for box in (self.one_box, self.other_box):
            box.offer(names)
        row, missed = self.list.currentRow(), set(unkept)
        self._wishes = tuple(wishes)
        self.list.clear()
        for wish in wishes:
            code = "participants.wish_together" if wish.together else "participants.wish_apart"
            line = speech(code, one=names[wish.one], other=names[wish.other])
            if wish in missed:
                line = speech("participants.wish_unkept", wish=line)
            QListWidgetItem(line, self.list).setToolTip(tip(line))
        self.list.setCurrentRow(min(row, len(wishes) - 1))
        self._mark()

    def empty(self) -> None:
        """Make room for the next wish."""
        for box in (self.one_box, self.other_box):
            box.empty()
        self.one_box.setFocus()

    def remove(self) -> None:
        """Ask to forget the wish that is chosen."""
        if 0 <= (row := self.list.currentRow()) < len(self._wishes):
            self.unwished.emit(self._wishes[row])

    def _wish(self, *, together: bool) -> None:
        self.wished.emit(self.one_box.person(), self.other_box.person(), together)

    def _mark(self) -> None:
        self.list.setVisible(bool(self._wishes))
        self.remove_button.setVisible(bool(self._wishes))
        self.remove_button.setEnabled(bool(self.list.selectedItems()))

    def sizeHint(self) -> QSize:
        """Return a width that follows the text."""
        scale = max(1.0, self.fontMetrics().height() / _LINE)
        return QSize(round(_WIDTH * scale), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the same width; it may be as low as it must."""
        return QSize(self.sizeHint().width(), super().minimumSizeHint().height())
