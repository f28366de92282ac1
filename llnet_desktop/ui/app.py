"""Composition root: the one place where the parts are put together."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from llnet_desktop.domain.errors import ProgramError
from llnet_desktop.domain.languages import Language
from llnet_desktop.paths import default_settings
from llnet_desktop.services.settings import Settings, save_settings
from llnet_desktop.ui.first_frame import first_frame
from llnet_desktop.ui.roles import load_face

PACKAGE = "llnet_desktop"

if TYPE_CHECKING:
    from llnet_desktop.domain.run import Reading
    from llnet_desktop.ui.speech import Speech

ROOMY = QSize(1440, 900)
FRAME = QSize(8, 40)  # about what a frame and a title bar take
PAUSE = 1500  # milliseconds without an edit
GET_READY = 500  # milliseconds from the open library until what writing needs is imported


def run(library: Path, language: Language, settings: Settings) -> int:
    """Open the program and return its exit status.

    A bare window paints the heading first; the pages, the library and all they need come after,
    inside that window.
    """
    if not has_screen():
        raise ProgramError("cli.no_screen")
    application(settings)
    shell = QWidget()
    shell.setWindowTitle("LLNet Desktop")
    shell.setMinimumSize(960, 600)
    shell.resize(ROOMY)
    room = shell.screen().availableSize()
    if room.boundedTo(ROOMY + FRAME) != ROOMY + FRAME:
        shell.setWindowState(Qt.WindowState.WindowMaximized)
    frame = first_frame(_heading(settings, language), bool(settings.heading), settings.theme, shell)
    failed: list[ProgramError] = []
    with ExitStack() as held:
        fill = partial(_fill, shell, frame, library, language, settings, held, failed)
        QTimer.singleShot(0, fill)
        shell.show()
        status = QApplication.exec()
        for window in shell.children():
            window.deleteLater()
    if failed:
        raise failed[0]
    return status


def _heading(settings: Settings, language: Language) -> str:
    if settings.heading:
        return settings.heading
    from llnet_desktop.words import words_in

    return words_in(language)("first.heading")


def _read_clocks() -> Reading:
    from llnet_desktop.services.clock import read_clocks  # after the first paint

    return read_clocks()


def application(settings: Settings) -> QApplication:
    """Return the Qt application with our typeface."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("llnet-desktop")
    app.setApplicationDisplayName("LLNet Desktop")
    app.setDesktopFileName("org.llnet.Desktop")
    load_face("Regular")
    return app


def dress(app: QApplication, settings: Settings, speech: Speech) -> None:
    """Give the application its whole look and Qt's own texts: after the first paint."""
    from llnet_desktop.ui import theme

    theme.load_other_faces()
    theme.apply(app, settings.theme, settings.text_size)
    speech.speak_qt()


def has_screen() -> bool:
    """Return whether Qt will find a screen; without one it would abort."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _fill(
    shell: QWidget,
    frame: QWidget,
    library: Path,
    language: Language,
    settings: Settings,
    held: ExitStack,
    failed: list[ProgramError],
) -> None:
    """Open the library after the first paint; a refusal is told and ends the program."""
    QApplication.processEvents()
    gc.enable()
    from PySide6.QtWidgets import QVBoxLayout

    from llnet_desktop.ui.main_window import MainWindow
    from llnet_desktop.ui.speech import Speech

    app = application(settings)
    speech = Speech(language, app)
    dress(app, settings, speech)
    try:
        desk = open_desk(library, held)
    except ProgramError as error:
        failed.append(error)
        if os.environ.get("QT_QPA_PLATFORM") != "offscreen":
            from PySide6.QtWidgets import QMessageBox

            QMessageBox.critical(shell, "LLNet Desktop", speech.words.error(error))
        shell.close()
        QApplication.exit(1)
        return
    window = MainWindow(speech, settings, _read_clocks, shell)
    window.library = library
    window.settings_changed.connect(partial(save_settings, default_settings()))
    window.rehearsal_wanted.connect(partial(_rehearse, library, speech))
    column = QVBoxLayout(shell)
    column.setContentsMargins(0, 0, 0, 0)
    window.open_desk(desk)
    column.addWidget(window)
    frame.deleteLater()


def _rehearse(library: Path, speech: Speech, workshop_id: str) -> None:
    """Play a workshop at speed in a program of its own, on a private copy of the library."""
    import subprocess

    start = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", PACKAGE]
    options = ["--library", str(library), "--lang", speech.language]
    subprocess.Popen([*start, *options, "rehearse", workshop_id, "--speed", "60"])


def open_desk(library: Path, held: ExitStack) -> Any:
    """Return the desk on a library, which stays held until `held` is closed."""
    from llnet_desktop.services.desk import Desk
    from llnet_desktop.services.library import Library
    from llnet_desktop.storage.database import writing
    from llnet_desktop.storage.opening import LibraryFile

    held.enter_context(writing(library))
    file = held.enter_context(closing(LibraryFile(library)))
    QTimer.singleShot(GET_READY, file.get_ready)
    desk = Desk(Library(file.save, file.read, file))
    pause = QTimer(singleShot=True, interval=PAUSE)
    pause.timeout.connect(file.rest)
    desk.subscribe(lambda _edit: pause.start())
    held.callback(pause.stop)
    return desk
