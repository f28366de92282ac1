"""Load Qt Designer forms onto our own classes, and say so loudly when they disagree.

Texts in a form are codes of sentences ("prepare.start"), so that forms, code, paper and the
command line share one store of words and a language can change while the program runs.
"""

from __future__ import annotations

import re
from typing import get_type_hints

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtUiTools import QUiLoader
from PySide6.QtWidgets import QLabel, QWidget

from llnet_desktop import paths
from llnet_desktop.ui.speech import Speech

_TEXTS = ("text", "title", "placeholderText", "toolTip", "accessibleName", "windowTitle")
_CODE = re.compile(r"[a-z_]+(\.[a-z0-9_]+)+")


class FormError(RuntimeError):
    """A .ui file does not contain what its class declares, or a text that has no words."""


class _Loader(QUiLoader):
    """Builds the form's top widget *into* an existing one instead of a new one."""

    def __init__(self, target: QWidget, promoted: dict[str, type[QWidget]]) -> None:
        super().__init__()
        self._target = target
        self._promoted = promoted

    def createWidget(
        self, class_name: str, parent: QWidget | None = None, name: str = ""
    ) -> QWidget:
        if parent is None:
            return self._target
        if class_name in self._promoted:
            widget = self._promoted[class_name](parent)
            widget.setObjectName(name)
            return widget
        if class_name not in self.availableWidgets():
            raise FormError(f"{name}: unknown widget class {class_name}")
        return super().createWidget(class_name, parent, name)


def load_form(target: QWidget, form: str, speech: Speech, **promoted: type[QWidget]) -> None:
    """Fill `target` from forms/<form>.ui, bind each child its class declares, and give it words.

    A declaration is a plain annotation whose name is the Designer object name:
    `start_button: QPushButton`. mypy sees its type; a rename in Designer fails here.
    `promoted` names our own widget classes used in the form: `Disc=Disc`; they are made with
    their parent alone.
    """
    path = paths.FORMS / f"{form}.ui"
    if not path.is_file():
        raise FormError(f"there is no form {path.name}")
    try:
        _Loader(target, promoted).load(str(path), None)
    except RuntimeError as error:
        raise FormError(f"{path.name}: {error}") from error
    for name, kind in get_type_hints(type(target)).items():
        if isinstance(kind, type) and issubclass(kind, (QWidget, QAction)):
            child = target.findChild(kind, name)
            if child is None:
                raise FormError(f"{path.name} has no {kind.__name__} named {name}")
            setattr(target, name, child)
    _give_words(target, path.name, speech)


def _give_words(target: QWidget, form: str, speech: Speech) -> None:
    texts: list[tuple[QObject, str, str]] = []
    for child in (target, *target.findChildren(QObject)):
        meta = child.metaObject()
        for name in _TEXTS:
            if meta.indexOfProperty(name) < 0:
                continue
            code = child.property(name)
            if isinstance(code, str) and _CODE.fullmatch(code):
                if code not in speech.words:
                    raise FormError(f"{form}: no words for {code}")
                texts.append((child, name, code))
        if isinstance(child, QLabel):
            child.setTextFormat(Qt.TextFormat.PlainText)

    def speak() -> None:
        for child, name, code in texts:
            child.setProperty(name, speech(code))

    speak()
    speech.changed.connect(speak)
    target.destroyed.connect(lambda: speech.changed.disconnect(speak))
