"""A whole workshop by the four keys of a clicker: forward, back, start, black."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from llnet_desktop.content.samples import sample_records
from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.projection import Black, Live, ThanksPage, WelcomePage
from llnet_desktop.domain.run import RunEvent
from llnet_desktop.domain.workshop import Workshop
from llnet_desktop.services.settings import Settings
from llnet_desktop.ui.main_window import MainWindow
from llnet_desktop.ui.speech import Speech

FORWARD, BACK, START, BLACK = (
    Qt.Key.Key_PageDown,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_F5,
    Qt.Key.Key_Period,
)


@pytest.fixture
def window(qtbot, qapp, clocks, desk):
    desk.perform(adding("sample.add", sample_records("nl", date(2026, 12, 3))))
    made = MainWindow(Speech("nl", qapp), Settings(language="nl"), clocks, today=clocks_day)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.open_desk(desk)
    ready = [w for w in desk.read(Workshop) if not desk.read(RunEvent, workshop=w.id)]
    made.open_console(min(ready, key=lambda workshop: workshop.starts).id)
    QApplication.processEvents()
    yield made
    made.close()


def clocks_day():
    return datetime(2026, 12, 3).date()


@pytest.mark.parametrize("on_the_projector", [False, True])
def test_a_whole_workshop_is_run_by_a_clicker_alone(window, clocks, on_the_projector):
    session = window.presenter.session

    def click(key):
        clocks.advance(seconds=2)
        target = window.projector if on_the_projector else QApplication.focusWidget()
        QTest.keyClick(target, key)
        QApplication.processEvents()
        assert window.projector.canvas.projection == session.projection()

    assert isinstance(session.projection().scene.page, WelcomePage)
    steps = [(block.id, step.id) for block in session.blocks for step in block.steps]
    gone_through = []
    for _ in steps:
        click(FORWARD)
        position = session.run.position
        gone_through.append((position.block, position.step))
        if not session.box.is_running:  # a break runs by itself
            click(START)
        assert session.box.is_running
        clocks.advance(minutes=2)
    assert gone_through == steps

    click(BACK)
    assert session.run.position.step == steps[-2][1]
    click(FORWARD)
    click(BLACK)
    assert isinstance(session.projection(), Black)
    click(BLACK)
    assert isinstance(session.projection(), Live)
    click(FORWARD)
    assert isinstance(session.projection().scene.page, ThanksPage)
    assert session.run.finished is not None
