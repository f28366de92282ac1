"""Keeping awake: asked of the desktop over its own bus, given back, and no harm where it can't."""

import shutil
import subprocess
import sys

import pytest

from llnet_desktop.ui.awake import Awake

needs_bus = pytest.mark.skipif(
    not shutil.which("dbus-run-session"), reason="needs dbus-run-session: apt-get install dbus"
)

DESKTOP = """
import sys
from jeepney import DBusAddress, HeaderFields, MessageType, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

bus = open_dbus_connection()
bus.send_and_get_reply(message_bus.RequestName("org.freedesktop.ScreenSaver"))
print("ready", flush=True)
while True:
    message = bus.receive()
    name = message.header.fields.get(HeaderFields.member)
    if message.header.message_type is not MessageType.method_call:
        continue
    if name == "Inhibit":
        bus.send(new_method_return(message, "u", (7,)))
        print("awake", flush=True)
    elif name == "UnInhibit":
        bus.send(new_method_return(message))
        print("asleep", *message.body, flush=True)
        break
"""
ASK = """
import subprocess, sys
from PySide6.QtCore import QCoreApplication, QTimer
from llnet_desktop.ui.awake import Awake

desktop = subprocess.Popen(
    [sys.executable, "-c", sys.argv[1]], stdout=subprocess.PIPE, text=True
)
assert desktop.stdout.readline() == "ready\\n"
app = QCoreApplication([])
awake = Awake()
awake.changed.connect(app.quit)
QTimer.singleShot(10_000, lambda: app.exit(3))
awake.begin()
awake.begin()
assert awake.is_kept is None
assert app.exec() == 0
assert awake.is_kept is True
assert desktop.stdout.readline() == "awake\\n"
awake.end()
assert awake.is_kept is None
assert desktop.stdout.readline() == "asleep 7\\n"
assert desktop.stdout.readline() == ""
desktop.wait(5)
desktop.stdout.close()
"""


@needs_bus
def test_the_desktop_is_asked_once_to_stay_awake_and_told_when_it_may_sleep():
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-W", "error", "-c", ASK, DESKTOP],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_where_nobody_answers_it_says_so_and_nothing_else_happens(qtbot, monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    awake = Awake()
    with qtbot.waitSignal(awake.changed, timeout=10_000):
        awake.begin()
    assert awake.is_kept is False
    awake.end()
    assert awake.is_kept is None
    awake.end()


def test_an_answer_that_comes_after_the_end_counts_for_nothing(qtbot, monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    awake = Awake()
    awake.begin()
    with qtbot.assertNotEmitted(awake.changed, wait=300):
        awake.end()
    assert awake.is_kept is None
