"""Whole sessions in the real windows, by keyboard, on a real library file."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.projection import BoardPage, Frozen, Live, StepPage, WelcomePage
from llnet_desktop.domain.workshop import Note, Workshop
from llnet_desktop.services.settings import Settings
from llnet_desktop.ui import theme
from llnet_desktop.ui.main_window import MainWindow
from llnet_desktop.ui.speech import Speech

AGENDA = """Kick-off van de waterkant
09:30 - 09:40 Inloop en check-in
09:40 - 10:10 Wat bied je?
10:10 - 10:25 Koffie
10:25 - 10:50 Afspraken maken
"""


@pytest.fixture
def start(qtbot, qapp, clocks):
    """Open the program on a library; the same again is a next start."""
    theme.load_face("Regular")
    theme.load_other_faces()
    opened = []

    def open_program(desk, language="nl"):
        speech = Speech(language, qapp)
        window = MainWindow(
            speech, Settings(language=language), clocks, lambda: date(2026, 12, 3)
        )
        qtbot.addWidget(window)
        window.show()
        window.open_desk(desk)
        window.activateWindow()
        opened.append(window)
        return window

    yield open_program
    for window in opened:
        window.close()


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    """Press a key where the focus is, as a person does."""
    target = QApplication.focusWidget()
    assert target is not None, "nothing has the focus"
    QTest.keyClick(target, key, modifier)


def type_text(text):
    target = QApplication.focusWidget()
    assert target is not None, "nothing has the focus"
    QTest.keyClicks(target, text)


def tab_to(widget, limit=60):
    """Walk with Tab until a widget has the focus."""
    for _ in range(limit):
        if QApplication.focusWidget() is widget:
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"{widget.objectName() or widget} is not reached by Tab")


def page_of(window):
    projection = window.presenter.session.projection()
    assert isinstance(projection, Live)
    return projection.scene.page
