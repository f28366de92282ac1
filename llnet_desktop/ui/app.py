"""Composition root: the one place where the parts are put together."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from llnet_desktop.domain.errors import ProgramError
from llnet_desktop.domain.languages import Language
from llnet_desktop.paths import default_settings
from llnet_desktop.services.settings import Settings, save_settings
from llnet_desktop.ui.main_window import MainWindow
from llnet_desktop.ui.roles import load_face
from llnet_desktop.ui.speech import Speech

if TYPE_CHECKING:
    from llnet_desktop.domain.run import Reading


def run(library: Path, language: Language, settings: Settings) -> int:
    """Open the program and return its exit status.

    The window paints its heading first; the library and all it needs come after.
    """
    if not has_screen():
        raise ProgramError("cli.no_screen")
    app = application(settings)
    speech = Speech(language, app)
    window = MainWindow(speech, settings, _read_clocks)
    window.settings_changed.connect(partial(save_settings, default_settings()))
    window.resize(1440, 900)
    failed: list[ProgramError] = []
    with ExitStack() as held:
        QTimer.singleShot(0, partial(_fill, window, speech, library, held, failed))
        window.show()
        status = app.exec()
    if failed:
        raise failed[0]
    return status


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
    window: MainWindow,
    speech: Speech,
    library: Path,
    held: ExitStack,
    failed: list[ProgramError],
) -> None:
    """Open the library after the first paint; a refusal is told and ends the program."""
    QApplication.processEvents()
    gc.enable()
    app = application(window.settings)
    dress(app, window.settings, speech)
    try:
        window.open_desk(open_desk(library, held))
    except ProgramError as error:
        failed.append(error)
        if os.environ.get("QT_QPA_PLATFORM") != "offscreen":
            from PySide6.QtWidgets import QMessageBox

            from llnet_desktop.words import words_in

            words = words_in(window.settings.language)
            QMessageBox.critical(window, "LLNet Desktop", words.error(error))
        window.close()
        QApplication.exit(1)


def open_desk(library: Path, held: ExitStack) -> Any:
    """Return the desk on a library, which stays held until `held` is closed."""
    from llnet_desktop.services.desk import Desk
    from llnet_desktop.services.library import Library
    from llnet_desktop.storage.database import open_library, writing
    from llnet_desktop.storage.records import load, save

    held.enter_context(writing(library))
    engine = open_library(library)
    held.callback(engine.dispose)

    def read(record_type: Any, **equal: Any) -> Any:
        return load(engine, record_type, **equal)[0]

    return Desk(Library(partial(save, engine), read))
