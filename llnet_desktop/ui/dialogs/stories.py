"""Value stories, for who wants to tell one: two lines at most."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from llnet_desktop.domain.commitment import Story
from llnet_desktop.domain.errors import ProgramError
from llnet_desktop.domain.phrase import TITLE_LIMIT
from llnet_desktop.domain.workshop import Workshop
from llnet_desktop.services.desk import Desk, Shelf
from llnet_desktop.services.stories import taking_away, telling
from llnet_desktop.ui.dialogs.frame import fit
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.text import label

DRAFT = "story"  # among what is half typed in other forms
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class StoriesDialog(QDialog):
    """Keeps a story at once; Delete takes one away, and undo brings it back."""

    def __init__(
        self, desk: Desk, speech: Speech, workshop: Workshop, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._speech, self._workshop = desk, speech, workshop
        self._stories = Shelf(desk, Story, workshop=workshop.id)
        self.finished.connect(self._stories.close)
        self.setWindowTitle(speech("stories.title"))
        about = label("secondary", speech("stories.about"))
        about.setWordWrap(True)
        self.began_field, self.wished_field, self.who_field = (QLineEdit(self) for _ in range(3))
        self._fields = {
            "began": self.began_field,
            "wished": self.wished_field,
            "who": self.who_field,
        }
        form, draft = QFormLayout(), desk.drafts(workshop.id).get(DRAFT, {})
        for code, field in self._fields.items():
            field.setMaxLength(TITLE_LIMIT)
            field.setText(str(draft.get(code, "")))
            field.textChanged.connect(self._keep_draft)
            field.setAccessibleName(speech(f"stories.{code}"))
            form.addRow(label("secondary", speech(f"stories.{code}")), field)
        self.trouble_label = label("danger")
        self.keep_button = QPushButton(speech("stories.keep"), self)
        self.keep_button.setProperty("look", "primary")
        self.keep_button.setAutoDefault(False)
        self.keep_button.clicked.connect(self.keep)
        self.list = QListWidget(self)
        self.list.setWordWrap(True)
        self.list.setAccessibleName(speech("stories.title"))
        QShortcut(QKeySequence("Delete"), self.list, self.remove,
                  context=Qt.ShortcutContext.WidgetShortcut)  # fmt: skip
        self.close_button = QPushButton(speech("mail.close"), self)
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(self.close_button)
        buttons.addStretch()
        buttons.addWidget(self.keep_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(about)
        column.addLayout(form)
        column.addWidget(self.list, 1)
        column.addWidget(self.trouble_label)
        column.addStretch(0)  # takes the room while no story is listed
        column.addLayout(buttons)
        self.trouble_label.hide()
        self.resize(560, 420)
        fit(self)
        self._show()
        self.began_field.setFocus()

    def keep(self) -> None:
        """Keep what was typed, and make room for another."""
        typed = [field.text() for field in self._fields.values()]
        if self._do(lambda: self._desk.perform(telling(self._workshop.id, *typed))):
            for field in self._fields.values():
                field.clear()
            self.began_field.setFocus()

    def remove(self) -> None:
        """Take the chosen story away."""
        row, stories = self.list.currentRow(), self._in_order
        if 0 <= row < len(stories):
            self._do(lambda: self._desk.perform(taking_away(stories[row])))

    def _keep_draft(self) -> None:
        said = {code: field.text() for code, field in self._fields.items()}
        self._desk.keep_draft(self._workshop.id, DRAFT, said if any(said.values()) else None)

    @property
    def _in_order(self) -> list[Story]:
        return sorted(self._stories, key=lambda story: story.id)

    def _do(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except ProgramError as error:
            self.trouble_label.setText(self._speech.words.error(error))
            self.trouble_label.show()
            return False
        self.trouble_label.hide()
        self._show()
        return True

    def _show(self) -> None:
        self.list.clear()
        for story in self._in_order:
            parts = (story.who, story.began, story.wished)
            self.list.addItem(" · ".join(part for part in parts if part))
        self.list.setVisible(self.list.count() > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next line, and keeps the story after the last."""
        field = self.focusWidget()
        if event.key() in _ENTER and isinstance(field, QLineEdit):
            if field is self.who_field:
                self.keep()
            else:
                self.focusNextChild()
            return
        super().keyPressEvent(event)
