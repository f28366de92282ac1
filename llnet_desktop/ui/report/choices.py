"""What is to be made, and how: the left of the dialog for paper and files."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from llnet_desktop.domain.phrase import LANGUAGES, Language
from llnet_desktop.domain.report import Choice, Order, Paper, Section
from llnet_desktop.exports.formats import COMMITMENTS, PACK
from llnet_desktop.exports.kinds import KINDS, Kind
from llnet_desktop.ui.forms import load_form
from llnet_desktop.ui.speech import Speech

_LANGUAGES: tuple[tuple[Language, ...], ...] = (("nl",), ("en",), ("nl", "en"))
_ROLE = Qt.ItemDataRole.UserRole


class SectionList(QListWidget):
    """The parts of a report, in their order: ticked with Space, moved with the mouse or Alt."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.itemChanged.connect(lambda _: self.changed.emit())
        self.model().rowsMoved.connect(self.changed)

    def fill(self, speech: Speech) -> None:
        """Show every part, all of them wanted."""
        for section in Section:
            item = QListWidgetItem(speech(f"export.section.{section}"), self)
            item.setData(_ROLE, section)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
                | Qt.ItemFlag.ItemIsDragEnabled
            )
            item.setCheckState(Qt.CheckState.Checked)
        self.setCurrentRow(0)

    @property
    def wanted(self) -> tuple[Section, ...]:
        """The parts that are ticked, in their order."""
        items = [self.item(row) for row in range(self.count())]
        ticked = (one for one in items if one.checkState() is Qt.CheckState.Checked)
        return tuple(Section(one.data(_ROLE)) for one in ticked)

    def want(self, section: Section, *, wanted: bool) -> None:
        """Tick a part, or not."""
        for row in range(self.count()):
            if self.item(row).data(_ROLE) == section:
                state = Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked
                self.item(row).setCheckState(state)

    def shift(self, by: int) -> None:
        """Put the part that is chosen so many places further on."""
        row = self.currentRow()
        to = row + by
        if row >= 0 and 0 <= to < self.count():
            at = to + 1 if by > 0 else to
            self.model().moveRow(self.rootIndex(), row, self.rootIndex(), at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves a part."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        moves = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if moves and event.key() in steps:
            self.shift(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return room for all of them: the area around it scrolls."""
        high = sum(self.sizeHintForRow(row) for row in range(self.count()))
        return QSize(super().sizeHint().width(), high + 2 * self.frameWidth() + 4)


class ReportChoices(QWidget):
    """Lists and ticks; `changed` when the paper is another, `kind_changed` when the file is."""

    changed = Signal()
    kind_changed = Signal()

    summary_label: QLabel
    kind_box: QComboBox
    language_box: QComboBox
    paper_box: QComboBox
    paper_label: QLabel
    order_box: QComboBox
    order_label: QLabel
    names_check: QCheckBox
    sections_label: QLabel
    section_list: SectionList
    look_button: QPushButton

    def set_up(self, speech: Speech, language: Language, kind: Kind) -> None:
        """Fill the lists from the form. (A form makes its widgets with their parent alone.)"""
        load_form(self, "report_choices", speech, SectionList=SectionList)
        for one in KINDS:
            self.kind_box.addItem(speech(f"export.kind.{one.code}"))
        for languages in _LANGUAGES:
            self.language_box.addItem(speech(f"export.language.{'_'.join(languages)}"))
        self.language_box.setCurrentIndex(LANGUAGES.index(language))
        for size in Paper:
            self.paper_box.addItem(speech(f"export.paper.{size}"))
        for order in Order:
            self.order_box.addItem(speech(f"export.order.{order}"))
        self.section_list.fill(speech)
        self.kind_box.setCurrentIndex(KINDS.index(kind))
        self._kind_chosen()
        self.kind_box.currentIndexChanged.connect(self._kind_chosen)
        for box in (self.language_box, self.paper_box, self.order_box):
            box.currentIndexChanged.connect(self.changed)
        self.names_check.toggled.connect(self.changed)
        self.section_list.changed.connect(self.changed)

    @property
    def kind(self) -> Kind:
        """What is to be made."""
        return KINDS[max(0, self.kind_box.currentIndex())]

    @property
    def choice(self) -> Choice:
        """How it is wanted."""
        return Choice(
            _LANGUAGES[max(0, self.language_box.currentIndex())],
            self.section_list.wanted,
            tuple(Order)[max(0, self.order_box.currentIndex())],
            tuple(Paper)[max(0, self.paper_box.currentIndex())],
            self.names_check.isChecked(),
        )

    def _kind_chosen(self) -> None:
        """Offer what goes for this kind: both languages only where there is paper."""
        kind = self.kind
        is_report = kind.is_paper and kind.part == COMMITMENTS
        of_report = self.order_box, self.order_label, self.sections_label, self.section_list
        is_printed = kind.is_paper or kind.part == PACK
        of_print = self.paper_box, self.paper_label, self.look_button
        for widgets, shown in ((of_report, is_report), (of_print, is_printed)):
            for widget in widgets:
                widget.setVisible(shown)
        both = self.language_box.model().index(2, 0)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        flags = flags if is_printed else Qt.ItemFlag.NoItemFlags
        self.language_box.model().setData(both, int(flags.value), Qt.ItemDataRole.UserRole - 1)
        if not is_printed and self.language_box.currentIndex() == 2:
            self.language_box.setCurrentIndex(0)
        self.kind_changed.emit()
