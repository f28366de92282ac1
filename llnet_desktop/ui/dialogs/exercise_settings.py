"""What is done differently in another room: four texts, out of sight until one is there."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from llnet_desktop.domain.exercise import Setting
from llnet_desktop.domain.phrase import NOTE_LIMIT, NOTHING, Language, Phrase
from llnet_desktop.services.own_exercises import LONG_TEXT
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.paste import PasteEdit
from llnet_desktop.ui.widgets.text import label

LINES = 3  # of text in sight


def show_lines(text: PasteEdit, lines: int) -> None:
    """Give a field room for so many lines, which go on where the width ends."""
    text.setLineWrapMode(PasteEdit.LineWrapMode.WidgetWidth)
    text.setFixedHeight(lines * text.fontMetrics().lineSpacing() + 26)


class SettingField(QWidget):
    """What is done differently in one kind of room."""

    def __init__(self, setting: Setting, speech: Speech, parent: QWidget) -> None:
        super().__init__(parent)
        self._setting, self._speech = setting, speech
        self.name_label = label("muted", parent=self)
        self.text = PasteEdit(self)
        self.error_label = label("warn", parent=self)
        self.error_label.setWordWrap(True)
        self.error_label.hide()
        self.name_label.setBuddy(self.text)
        show_lines(self.text, LINES)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for part in (self.name_label, self.text, self.error_label):
            layout.addWidget(part)

    def say(self) -> None:
        """Say all words again, in the language of now."""
        name = self._speech(f"library.setting.{self._setting}")
        self.name_label.setText(name)
        self.text.setAccessibleName(name)
        self.text.setPlaceholderText(self._speech("library.edit.settings_hint"))

    def too_long(self) -> bool:
        """Return whether this is more than can be kept, and say so beside it."""
        written = self.text.toPlainText()
        longest = max(map(len, written.splitlines()), default=0)
        cut = len(written) > LONG_TEXT or longest > NOTE_LIMIT
        facts = {"most": LONG_TEXT, "line": NOTE_LIMIT}
        error = self._speech("library.edit.too_long", **facts) if cut else ""
        self.error_label.setText(error)
        self.error_label.setVisible(cut)
        self.text.setAccessibleDescription(error)
        return cut


class SettingFields(QObject):
    """The texts for other rooms, written in one language at a time."""

    cut_short = Signal()
    wanted = Signal(object)  # the field to go to

    def __init__(
        self,
        box: QWidget,
        open_button: QPushButton,
        speech: Speech,
        settings: Mapping[Setting, Phrase],
    ) -> None:
        super().__init__(box)
        layout = box.layout()
        assert layout is not None
        self._box, self._button = box, open_button
        self._settings = dict(settings)
        self._language: Language = speech.language
        self.fields = {setting: SettingField(setting, speech, box) for setting in Setting}
        for field in self.fields.values():
            layout.addWidget(field)
            field.text.cut_short.connect(self.cut_short)
        open_button.clicked.connect(self._open)
        box.setVisible(any(settings.values()))
        open_button.setVisible(not any(settings.values()))

    def finish(self) -> dict[Setting, Phrase]:
        """Take over what stands in the fields and return it; without words there is no setting."""
        changed = {
            setting: had.having(self._language, text)
            for setting, field in self.fields.items()
            if (text := field.text.toPlainText())
            != (had := self._settings.get(setting, NOTHING)).in_(self._language)
        }
        if changed:
            both = self._settings | changed
            self._settings = {setting: both[setting] for setting in Setting if both.get(setting)}
        return self._settings

    def say(self) -> None:
        """Say all words again, in the language of now."""
        for field in self.fields.values():
            field.say()

    def write_in(self, language: Language) -> None:
        """Show and take the texts in this language from now on."""
        self._language = language
        for setting, field in self.fields.items():
            field.text.setPlainText(self._settings.get(setting, NOTHING).in_(language))

    def faulty(self) -> QWidget | None:
        """Return the first field that has to be mended, and say everywhere what is wrong."""
        faulty = [field for field in self.fields.values() if field.too_long()]
        return next((field.text for field in faulty), None)

    def _open(self) -> None:
        self._button.hide()
        self._box.show()
        self.wanted.emit(self.fields[Setting.HIERARCHY].text)
