"""Planning a workshop by keyboard alone and by mouse alone: the same agenda."""

from datetime import datetime

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from llnet_desktop.domain.agenda import plan
from llnet_desktop.domain.checks import check
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.workshop import Block, Workshop
from llnet_desktop.services import planning
from llnet_desktop.ui.prepare import PreparePage
from llnet_desktop.ui.prepare.exercise_model import EXERCISE
from llnet_desktop.ui.prepare.timeline import EXERCISE_MIME
from llnet_desktop.ui.speech import Speech

Key = Qt.Key
NONE, ALT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)
LEFT = Qt.MouseButton.LeftButton
WANTED = ["check-in", "nine-whys", "one-two-four-all"]


@pytest.fixture
def page(desk, qtbot):
    network = Network("n", "Waterkant", "nl")
    starts = datetime(2026, 12, 3, 9, 30)
    ends = datetime(2026, 12, 3, 12, 0)
    workshop = planning.new_workshop(network, "Samen", starts, ends_by=ends, people=24)
    desk.record(planning.adding_workshop(workshop, (), network))
    page = PreparePage(desk, Speech("nl"))
    qtbot.addWidget(page)
    page.resize(1366, 690)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.open(workshop.id)
    yield page
    page.hide()


class Keyboard:
    """A facilitator who never touches the mouse."""

    def __init__(self, page, qtbot):
        self.page, self.qtbot = page, qtbot

    def press(self, key, modifier=NONE):
        QTest.keyClick(QApplication.focusWidget(), key, modifier)

    def put_in(self, exercise, index):
        self.press(Key.Key_F6)  # from the timeline to the library
        assert self.page.exercises.search_line.hasFocus()
        self.page.exercises.search_line.selectAll()
        QTest.keyClicks(QApplication.focusWidget(), exercise.title.nl.replace("-", " ").split()[0])
        while chosen(self.page) != exercise.id:
            before = chosen(self.page)
            self.press(Key.Key_Down)
            assert chosen(self.page) != before
        self.press(Key.Key_Return)
        self.press(Key.Key_F6)
        self.press(Key.Key_F6)
        assert self.page.timeline.hasFocus()

    def add_break(self):
        self.press(Key.Key_B, CTRL)

    def go_to(self, row):
        timeline = self.page.timeline
        for _ in range(timeline.agenda_model.rowCount()):
            here = timeline.currentIndex().row()
            if here != row:
                self.press(Key.Key_Down if here < row else Key.Key_Up)
        assert timeline.currentIndex().row() == row

    def move(self, row, to):
        self.go_to(row)
        for _ in range(abs(to - row)):
            self.press(Key.Key_Down if to > row else Key.Key_Up, ALT)

    def last(self, row, minutes):
        self.go_to(row)
        for digit in str(minutes):
            QTest.keyClicks(QApplication.focusWidget(), digit)
        self.press(Key.Key_Return)
        self.qtbot.waitUntil(self.page.timeline.hasFocus)

    def mend_first(self):
        self.qtbot.waitUntil(lambda: len(self.page.findings.cards) == 1)
        self.page.checks_tab.setFocus()
        self.press(Key.Key_Space)
        mend = self.page.findings.cards[0].mend_button
        for _ in range(40):
            if QApplication.focusWidget() is not mend:
                self.press(Key.Key_Tab)
        assert mend.hasFocus()
        self.press(Key.Key_Space)
        self.page.timeline.setFocus()


class Mouse:
    """One who never touches a key, but to type a number."""

    def __init__(self, page, qtbot):
        self.page, self.qtbot = page, qtbot

    def put_in(self, exercise, index):
        timeline = self.page.timeline
        mime = QMimeData()
        mime.setData(EXERCISE_MIME, exercise.id.encode())
        last = timeline.agenda_model.rowCount() - 1
        rect = timeline.visualRect(timeline.agenda_model.index(last))
        at = QPoint(200, rect.bottom() + 40)
        copy = Qt.DropAction.CopyAction
        QApplication.sendEvent(timeline.viewport(), QDragEnterEvent(at, copy, mime, LEFT, NONE))
        QApplication.sendEvent(timeline.viewport(), QDragMoveEvent(at, copy, mime, LEFT, NONE))
        drop = QDropEvent(QPointF(at), copy, mime, LEFT, NONE)
        QApplication.sendEvent(timeline.viewport(), drop)

    def add_break(self):
        QTest.mouseClick(self.page.break_button, LEFT)

    def move(self, row, to):
        timeline = self.page.timeline
        view, model = timeline.viewport(), timeline.agenda_model
        start = timeline.visualRect(model.index(row)).center()
        rect = timeline.visualRect(model.index(to))
        end = QPoint(start.x(), rect.top() + 3 if to < row else rect.bottom() - 3)
        QTest.mousePress(view, LEFT, NONE, start)
        for at in (start + QPoint(0, 12), end):
            QApplication.sendEvent(view, _moved(view, at))
        QTest.mouseRelease(view, LEFT, NONE, end)

    def last(self, row, minutes):
        timeline = self.page.timeline
        rect = timeline.visualRect(timeline.agenda_model.index(row))
        at = QPoint(rect.right() - 40, rect.center().y())
        QTest.mouseDClick(timeline.viewport(), LEFT, NONE, at)
        field = timeline.viewport().findChild(QLineEdit)
        field.selectAll()
        QTest.keyClicks(field, str(minutes))
        QTest.mouseClick(self.page.library_tab, LEFT)
        field.clearFocus()

    def mend_first(self):
        self.qtbot.waitUntil(lambda: len(self.page.findings.cards) == 1)
        QTest.mouseClick(self.page.checks_tab, LEFT)
        QTest.mouseClick(self.page.findings.cards[0].mend_button, LEFT)


def _moved(view, at):
    event = QMouseEvent.Type.MouseMove
    point, there = QPointF(at), QPointF(view.mapToGlobal(at))
    return QMouseEvent(event, point, there, LEFT, LEFT, NONE)


def chosen(page):
    exercise = page.exercises.list_view.currentIndex().data(EXERCISE)
    return exercise.id if exercise is not None else None


def make(hand, page, desk):
    known = {exercise.id: exercise for exercise in page.exercises.all}
    page.timeline.setFocus()
    for index, name in enumerate(WANTED):
        hand.put_in(known[name], index)
    hand.add_break()
    hand.move(3, 2)
    hand.last(2, 20)
    hand.mend_first()  # the ending that is missing
    (workshop,) = desk.read(Workshop)
    return plan(workshop, desk.read(Block, workshop=workshop.id))


@pytest.mark.parametrize("way", [Keyboard, Mouse])
def test_keyboard_alone_and_mouse_alone_make_the_same_agenda(page, desk, qtbot, way):
    agenda = make(way(page, qtbot), page, desk)
    assert [slot.block.exercise for slot in agenda.slots] == [
        "check-in",
        "nine-whys",
        None,
        "one-two-four-all",
        "commitments-by-table",
    ]
    assert f"{agenda.starts:%H:%M}" == "09:30"
    assert agenda.slots[2].block.planned.total_seconds() == 20 * 60
    assert not check(agenda, page.exercises.all)
    qtbot.waitUntil(lambda: not page.findings.cards)
