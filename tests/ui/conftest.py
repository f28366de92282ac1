"""A console that runs a workshop, on a real library and in a real window."""

import pytest

from llnet_desktop.domain.edit import adding
from llnet_desktop.services.live import LiveSession
from llnet_desktop.ui import theme
from llnet_desktop.ui.console.page import ConsolePage
from llnet_desktop.ui.presenter import RunPresenter
from llnet_desktop.ui.speech import Speech


@pytest.fixture
def run_console(desk, clocks, qtbot, qapp):
    """Keep records, the first of which is a workshop, and run it: returns console and presenter."""
    theme.apply(qapp, "light")
    made = []

    def run(workshop, *records, discreet=False, language="nl", size=(1366, 690)):
        desk.record(adding("start", [workshop, *records]))
        presenter = RunPresenter(LiveSession(desk, workshop.id, clocks))
        presenter._ticker.stop()
        presenter.next()
        clocks.advance(minutes=1)
        page = ConsolePage(presenter, Speech(language, qapp), discreet=discreet)
        qtbot.addWidget(page)
        page.resize(*size)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.capture_line.setFocus()
        made.append((page, presenter))
        return page, presenter

    yield run
    for page, presenter in made:
        page.close()
        presenter.stop()
    qapp.setStyleSheet("")
