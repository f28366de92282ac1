"""A strip under the board with the photos of a block; on a discreet console only their number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from llnet_desktop.ui.photos.model import PhotoRow, thumbnail
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.text import label, tip

_THUMB = QSize(76, 48)
_HIGH = 66
_ID = Qt.ItemDataRole.UserRole


class PhotoList(QListWidget):
    """Small photos beside each other. Enter opens one, Delete removes it, Escape leaves."""

    opened = Signal(str)
    removed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setIconSize(_THUMB)
        self.setSpacing(2)
        self.setUniformItemSizes(True)
        self.setFixedHeight(_HIGH)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.itemClicked.connect(lambda item: self.opened.emit(item.data(_ID)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what is done with the chosen photo."""
        chosen = self.currentItem()
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space if chosen is not None:
                self.opened.emit(chosen.data(_ID))
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if chosen is not None:
                self.removed.emit(chosen.data(_ID))
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Left | Qt.Key.Key_Right | Qt.Key.Key_Home | Qt.Key.Key_End:
                super().keyPressEvent(event)
            case _:
                event.ignore()  # single letters steer


class PhotoStrip(QWidget):
    """Shows how many photos there are, and which."""

    add_wanted = Signal()

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._rows: tuple[PhotoRow, ...] = ()
        self.count_label = label("secondary")
        self.list = PhotoList(self)
        self.add_button = QPushButton(self)
        self.add_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.count_label)
        row.addWidget(self.list, 1)
        row.addStretch(0)
        row.addWidget(self.add_button)
        self.add_button.clicked.connect(self.add_wanted)

    def show_photos(self, rows: Sequence[PhotoRow], *, discreet: bool) -> None:
        """Show the photos of a block; without any there is no strip."""
        say = self._speech
        self.count_label.setText(say("photos.count", n=len(rows)))
        self.add_button.setText(say("photos.add"))
        self.add_button.setToolTip(say("photos.add_tip"))
        self.list.setAccessibleName(say("photos.strip"))
        self.list.setToolTip(say("photos.strip_tip"))
        self.list.setVisible(not discreet)
        shown = () if discreet else tuple(rows)
        if shown != self._rows:
            at = max(0, self.list.currentRow())
            self._rows = shown
            self.list.clear()
            for row in shown:
                self._add(row)
            self.list.setCurrentRow(min(at, len(shown) - 1))
        for place, row in enumerate(self._rows):
            self._say(self.list.item(place), row)

    def choose(self, photo_id: str) -> None:
        """Let a photo be the chosen one."""
        for place, row in enumerate(self._rows):
            if row.id == photo_id:
                self.list.setCurrentRow(place)

    def _add(self, row: PhotoRow) -> None:
        ratio = self.devicePixelRatioF()
        wide, high = round(_THUMB.width() * ratio), round(_THUMB.height() * ratio)
        picture = QPixmap.fromImage(thumbnail(row.content, wide, high))
        picture.setDevicePixelRatio(ratio)
        icon = QIcon(picture)
        icon.addPixmap(picture, QIcon.Mode.Selected)  # else it is darkened
        item = QListWidgetItem(icon, "", self.list)
        item.setData(_ID, row.id)
        item.setSizeHint(QSize(_THUMB.width() + 8, _THUMB.height() + 8))

    def _say(self, item: QListWidgetItem, row: PhotoRow) -> None:
        say = self._speech
        code = "photos.item_said" if row.caption else "photos.item"
        said = say(code, number=row.number, caption=row.caption)
        if row.on_wall:
            said += f" ({say('photos.on_wall')})"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        item.setToolTip(tip(said))
