"""What tests share: a real library, clocks that move when told, nothing left open."""

import os
import shutil
import subprocess

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LANGUAGE"] = "C"

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, settings

from llnet_desktop.domain.run import Reading
from llnet_desktop.services.desk import Desk
from llnet_desktop.services.library import Library
from llnet_desktop.storage.database import writing
from llnet_desktop.storage.opening import LibraryFile

# How long anything takes is what the benches measure; a busy machine makes no test fail.
settings.register_profile("all", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("everyday", settings.get_profile("all"), max_examples=40)


def pytest_configure(config):
    is_everyday = "not slow" in config.option.markexpr
    settings.load_profile("everyday" if is_everyday else "all")
    # An example that takes a second, in a window or on a library of its own.
    settings.register_profile("dear", settings.default, max_examples=6 if is_everyday else 40)


class ManualClocks:
    """Clocks that move only when a test says so. They begin at 09:30 in Amsterdam."""

    def __init__(self) -> None:
        self.now = Reading(datetime(2026, 12, 3, 8, 30, tzinfo=UTC), 1000.0, "boot-1")

    def __call__(self) -> Reading:
        return self.now

    def advance(self, *, minutes: float = 0, seconds: float = 0) -> None:
        by = timedelta(minutes=minutes, seconds=seconds)
        later = self.now.seconds + by.total_seconds()
        self.now = replace(self.now, wall=self.now.wall + by, seconds=later)

    def set_wall(self, *, hours: float) -> None:
        self.now = replace(self.now, wall=self.now.wall + timedelta(hours=hours))

    def reboot(self) -> None:
        self.now = replace(self.now, seconds=5.0, boot="boot-2")


@pytest.fixture
def clocks():
    return ManualClocks()


@pytest.fixture
def today():
    return date(2026, 12, 3)


@pytest.fixture
def library_path(tmp_path):
    return tmp_path / "library.llnet-library"


@pytest.fixture(scope="session")
def new_library(tmp_path_factory):
    """An empty library as the program makes it, for copies: making one takes half a second."""
    path = tmp_path_factory.mktemp("new") / "new.llnet-library"
    with writing(path):
        LibraryFile(path).close()
    return path


@pytest.fixture
def library_file(library_path, new_library):
    shutil.copy(new_library, library_path)
    with writing(library_path), closing(LibraryFile(library_path)) as file:
        yield file


@pytest.fixture
def engine(library_file):
    return library_file.engine


@pytest.fixture
def desk(library_file):
    file = library_file
    return Desk(Library(file.save, file.read, file))


@pytest.fixture(scope="session")
def qapp(qapp):
    """The application, with the typeface that everything is measured in."""
    from llnet_desktop.ui import theme

    theme.load_face("Regular")
    theme.load_other_faces()
    return qapp


@pytest.fixture(autouse=True)
def no_window_left_open(request):
    yield
    if "qtbot" in request.fixturenames or "qapp" in request.fixturenames:
        from PySide6.QtCore import QEvent
        from PySide6.QtWidgets import QApplication

        if isinstance(app := QApplication.instance(), QApplication):
            left = [w for w in app.topLevelWidgets() if w.isVisible()]
            assert not left, f"test left windows open: {left}"
            app.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # they would be styled again


@pytest.fixture
def tool():
    """Runs a command on a file and returns what it prints; the test is skipped without it."""

    def run(name, *arguments):
        if shutil.which(name) is None:
            pytest.skip(f"{name} is not installed")
        done = subprocess.run(
            [name, *map(str, arguments)], capture_output=True, encoding="utf-8", check=True
        )
        return done.stdout

    return run
