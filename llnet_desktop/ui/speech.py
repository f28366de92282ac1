"""The language the windows speak now, and the moment it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from llnet_desktop.domain.languages import Language
from llnet_desktop.words import Words, words_in

if TYPE_CHECKING:
    from PySide6.QtCore import QTranslator

    from llnet_desktop.domain.phrase import Phrase


class Speech(QObject):
    """Says sentences in the chosen language; `changed` asks windows to say theirs again."""

    changed = Signal()

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words_in(language)
        self._qt: QTranslator | None = None

    @property
    def words(self) -> Words:
        """The sentences of the chosen language."""
        return self._words

    @property
    def language(self) -> Language:
        """The chosen language."""
        return self._words.language

    def __call__(self, code: str, **facts: Any) -> str:
        """Return a sentence."""
        return self._words(code, **facts)

    def of(self, phrase: Phrase) -> str:
        """Return a text that carries both languages in the chosen one."""
        return phrase.in_(self.language)

    def switch(self, language: Language) -> None:
        """Speak another language from now on."""
        if language != self.language:
            self._words = words_in(language)
            self.speak_qt()
            self.changed.emit()

    def speak_qt(self) -> None:
        """Give Qt's own buttons (Cancel, Save) the same language."""
        from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

        app = QCoreApplication.instance()
        if app is None:
            return
        if self._qt is not None:
            app.removeTranslator(self._qt)
        self._qt = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._qt.load(QLocale(self.language), "qtbase", "_", folder):
            app.installTranslator(self._qt)


def plain(text: str) -> str:
    """Return text from people for a button, tab or menu, where `&` would hide a letter."""
    return text.replace("&", "&&")
