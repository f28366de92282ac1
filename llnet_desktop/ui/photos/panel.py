"""One photo large in the middle of the console: looked at, named, shown to the room, removed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from llnet_desktop.services.photos import MOST_WORDS
from llnet_desktop.ui import theme
from llnet_desktop.ui.board.capped import is_locked_out
from llnet_desktop.ui.photos.model import PhotoRow
from llnet_desktop.ui.projector.photo import at_size, picture
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.text import label

Key = Qt.Key


class PhotoView(QWidget):
    """Paints a photo as large as there is room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(QSize(120, 90))
        self._content = b""
        self._unreadable = ""

    def show_photo(self, content: bytes, unreadable: str) -> None:
        """Show a picture, or say that it can't be."""
        self._content, self._unreadable = content, unreadable
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it in the middle, with a ring while the keys are here."""
        painter, look = QPainter(self), theme.current()
        if not self._content:
            return
        image = picture(self._content)
        if image.isNull():
            painter.setPen(look.color("secondary"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._unreadable)
            return
        room = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        size = image.size().toSizeF().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        if size.width() > image.width():
            size = image.size().toSizeF()
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(room.center())
        dots = self.devicePixelRatioF()
        wide, high = (max(1, round(side * dots)) for side in (size.width(), size.height()))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, at_size(self._content, wide, high))
        if self.hasFocus():
            painter.setPen(QPen(look.color("accent"), 2))
            painter.drawRect(place.adjusted(-2, -2, 2, 2))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Paint the ring."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Paint without it."""
        self.update()
        super().focusOutEvent(event)


class PhotoPanel(QWidget):
    """Tells what is wanted; what became of it comes back with `show_photo`."""

    caption_wanted = Signal(str, str)  # photo, words
    locked_out = Signal()  # somebody types while nobody writes along
    remove_wanted = Signal(str)
    room_wanted = Signal(str)  # show it to the room, or no longer
    turned = Signal(int)  # to another photo
    typing_ended = Signal()
    closed = Signal()

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._row: PhotoRow | None = None
        self._of, self._is_on = 0, True
        self.title = label("strong")
        self.hint = label("secondary")
        self.hint.setWordWrap(True)
        self.view = PhotoView(self)
        self.caption_edit = QLineEdit(self)
        self.caption_edit.setMaxLength(MOST_WORDS)
        self.room_button = QPushButton(self)
        self.room_button.setProperty("look", "primary")
        self.previous_button, self.next_button = QPushButton(self), QPushButton(self)
        self.remove_button, self.close_button = QPushButton(self), QPushButton(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.view, 1)
        column.addWidget(self.caption_edit)
        buttons = QHBoxLayout()
        for button in (
            self.room_button,
            self.previous_button,
            self.next_button,
            self.remove_button,
            self.close_button,
        ):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self.hint)
        self.setFocusProxy(self.view)
        self.caption_edit.editingFinished.connect(self._keep)
        self.room_button.clicked.connect(self._room)
        self.previous_button.clicked.connect(lambda: self._turn(-1))
        self.next_button.clicked.connect(lambda: self._turn(1))
        self.remove_button.clicked.connect(self._remove)
        self.close_button.clicked.connect(self._close)
        speech.changed.connect(self._say)
        self._say()

    @property
    def photo(self) -> str | None:
        """The photo that is shown."""
        return self._row.id if self._row is not None else None

    @property
    def is_typed_in(self) -> bool:
        """Whether the keys write the caption."""
        return self.caption_edit.hasFocus()

    def show_photo(self, row: PhotoRow, of: int, *, is_on: bool) -> None:
        """Show a photo, one of `of`; `is_on` while its block is on, so that the room may see it.

        Words that are half typed for it stay.
        """
        same = self._row is not None and self._row.id == row.id
        if not same or not self.caption_edit.isModified():
            self.caption_edit.setText(row.caption)
        self._row, self._of, self._is_on = row, of, is_on
        self._say()

    def lock(self, locked: bool) -> None:
        """Let nothing be written below a photo while nobody writes along; what is begun waits."""
        if locked != self.caption_edit.isReadOnly():
            self.caption_edit.setReadOnly(locked)
            if not locked and not self.is_typed_in:
                self._keep()

    def keep(self) -> None:
        """Enter what is half typed."""
        self._keep()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do with the photo what a key means."""
        if self.is_typed_in and is_locked_out(self.caption_edit, event):
            self.locked_out.emit()
            return
        if event.key() == Key.Key_Escape:
            if self.is_typed_in:
                self._give_up()
            else:
                self._close()
            return
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        match event.key():
            case Key.Key_Return | Key.Key_Enter if self.is_typed_in:
                self.view.setFocus()  # the field has told of its words
            case _ if self.is_typed_in:
                super().keyPressEvent(event)
            case Key.Key_Left | Key.Key_Up:
                self._turn(-1)
            case Key.Key_Right | Key.Key_Down:
                self._turn(1)
            case Key.Key_Delete | Key.Key_Backspace:
                self._remove()
            case Key.Key_T:
                self._room()
            case Key.Key_Return | Key.Key_Enter:
                self._enter()
            case _:
                super().keyPressEvent(event)

    def _enter(self) -> None:
        """Press the button with the focus, or begin to write."""
        focused = self.focusWidget()
        if isinstance(focused, QPushButton):
            focused.click()
        else:
            self.caption_edit.setFocus()
            self.caption_edit.selectAll()

    def _give_up(self) -> None:
        """Leave the caption as it was."""
        self.caption_edit.setModified(False)
        self.caption_edit.setText(self._row.caption if self._row is not None else "")
        self.view.setFocus()

    def _keep(self) -> None:
        begun = self.caption_edit.isModified() and not self.caption_edit.isReadOnly()
        if self._row is not None and begun:
            self.caption_edit.setModified(False)
            self.caption_wanted.emit(self._row.id, self.caption_edit.text())
        self.typing_ended.emit()

    def _turn(self, by: int) -> None:
        self._keep()
        self.turned.emit(by)

    def _room(self) -> None:
        self._keep()
        if self._row is not None and self._is_on:
            self.room_wanted.emit(self._row.id)

    def _remove(self) -> None:
        if self._row is not None:
            self.remove_wanted.emit(self._row.id)

    def _close(self) -> None:
        self._keep()
        self.closed.emit()

    def _say(self) -> None:
        say, row = self._speech, self._row
        number = row.number if row is not None else 0
        self.title.setText(say("photos.title", number=number, photos=self._of))
        self.caption_edit.setPlaceholderText(say("photos.caption"))
        self.caption_edit.setAccessibleName(say("photos.caption"))
        on_wall = row is not None and row.on_wall
        self.room_button.setText(say("photos.hide" if on_wall else "photos.show"))
        self.room_button.setEnabled(self._is_on)
        self.previous_button.setText(say("photos.previous"))
        self.next_button.setText(say("photos.next"))
        self.previous_button.setEnabled(number > 1)
        self.next_button.setEnabled(number < self._of)
        self.remove_button.setText(say("photos.remove"))
        self.close_button.setText(say("photos.close"))
        self.hint.setText(say("photos.hint"))
        said = f"{say('photos.large')}: {row.caption}" if row is not None and row.caption else ""
        self.view.setAccessibleName(said or say("photos.large"))
        self.view.show_photo(row.content if row is not None else b"", say("photos.unreadable"))
