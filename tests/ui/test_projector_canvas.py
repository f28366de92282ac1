"""The canvas: it repaints what moved as often as it moves, and no more."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.projection import (
    Black,
    BoardPage,
    Frozen,
    Live,
    PublicLane,
    PublicNote,
    Scene,
    StepPage,
    ThanksPage,
)
from llnet_desktop.domain.run import Timebox
from llnet_desktop.domain.workshop import Grouping
from llnet_desktop.ui import theme
from llnet_desktop.ui.projector.board_layout import board_sheets
from llnet_desktop.ui.projector.canvas import QUICK, ProjectionCanvas
from llnet_desktop.ui.projector.painting import paint_projection


def scene(page, languages=("nl",)):
    return Scene(page, languages, (), "Europe/Amsterdam")


def step(box):
    prompt = Phrase("Vertel je vraag.", "Tell your question.")
    return StepPage(None, Phrase(), prompt, Phrase(), Grouping.PAIRS, 1, 1, Phrase(), box)


@pytest.fixture
def canvas(qtbot, clocks):
    canvas = ProjectionCanvas(clocks, lambda: theme.theme("dark"))
    qtbot.addWidget(canvas)
    canvas.resize(320, 180)
    return canvas


def running(clocks, planned, left=None):
    """A time that runs, of which `left` seconds are left."""
    length = timedelta(seconds=planned)
    worked = length - timedelta(seconds=planned if left is None else left)
    return Timebox(length, worked, clocks())


def board(box):
    lanes = (PublicLane(Phrase("Ik bied"), 0, (PublicNote(1, "Een bus", 2),)),)
    prompt = Phrase("Wie heeft wat?", "Who has what?")
    return BoardPage(Condition.ENERGY, prompt, Grouping.PAIRS, lanes, box)


@pytest.fixture
def shown(qtbot, clocks):
    """Show a projector's canvas that looks at the clock only when a test says so."""
    made = []

    def show(page, look="light", languages=("nl",), size=(640, 360), state=Live):
        canvas = ProjectionCanvas(clocks, lambda: theme.theme(look), pace=QUICK)
        qtbot.addWidget(canvas)
        canvas.resize(*size)
        canvas.show_projection(state(scene(page, languages)))
        with qtbot.waitExposed(canvas):
            canvas.show()
        canvas.repaint()
        made.append(canvas)
        return canvas

    yield show
    for canvas in made:
        canvas.hide()


def on_screen(canvas):
    """The pixels that the window has now, put together from all that was ever repainted."""
    store = canvas.backingStore().paintDevice()
    return store.convertToFormat(QImage.Format.Format_RGB32).copy(canvas.rect())


def repainted(canvas, now, look):
    """The pixels of a whole repaint at a moment."""
    image = QImage(canvas.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    rect = QRectF(canvas.rect())
    paint_projection(painter, rect, canvas.projection, now, theme.theme(look))
    painter.end()
    return image


def test_a_running_timer_is_repainted_four_times_a_second(canvas, clocks):
    canvas.show()
    canvas.show_projection(Live(scene(step(Timebox(timedelta(minutes=9), running_since=clocks())))))
    assert canvas.interval == 250
    canvas.hide()


def test_the_projector_moves_at_60_hertz_and_ten_times_a_second_above_ten_minutes(shown, clocks):
    canvas = shown(step(running(clocks, 1200)))
    assert canvas.interval == 100
    clocks.advance(minutes=9.99)
    canvas.tick()
    assert canvas.interval == 100
    clocks.advance(minutes=0.01)
    canvas.tick()
    assert canvas.interval == QUICK <= 1000 / 60
    clocks.advance(minutes=10)
    canvas.tick()
    assert canvas.interval == 1000  # it is time to round off: only the clock moves


def test_who_asks_for_less_motion_gets_a_picture_a_second(qtbot, clocks):
    canvas = ProjectionCanvas(clocks, pace=QUICK, calm=True)
    qtbot.addWidget(canvas)
    canvas.show_projection(Live(scene(step(running(clocks, 300)))))
    canvas.show()
    assert canvas.interval == 1000
    canvas.hide()


PAGES = {"step": step, "board": board}


@pytest.mark.parametrize("size", [(640, 360), (512, 384), (611, 343)])
@pytest.mark.parametrize("languages", [("nl",), ("en", "nl")], ids="-".join)
@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_what_is_repainted_bit_by_bit_is_what_a_whole_repaint_draws(
    name, look, languages, size, shown, clocks
):
    page = PAGES[name](running(clocks, 400))
    canvas = shown(page, look, languages, size)
    # across minutes, both thresholds, twelve o'clock, the end, and time over the end
    for seconds in (
        0.016,
        0.016,
        3,
        0.5,
        20,
        60,
        0.016,
        150,
        70,
        20.6,
        0.2,
        14,
        40,
        20,
        2,
        0.4,
        90,
    ):
        clocks.advance(seconds=seconds)
        canvas.tick()
        canvas.repaint(0, 0, 1, 1)
        assert on_screen(canvas) == repainted(canvas, clocks(), look), canvas.projection


@pytest.mark.parametrize("look", ["light", "dark"])
def test_every_frame_of_two_seconds_is_what_a_whole_repaint_draws(look, shown, clocks):
    canvas = shown(board(running(clocks, 600, 61)), look, ("nl", "en"))
    for _ in range(120):
        clocks.advance(seconds=1 / 60)
        canvas.tick()
        canvas.repaint(0, 0, 1, 1)
        assert on_screen(canvas) == repainted(canvas, clocks(), look)


class Counting(ProjectionCanvas):
    def __init__(self, *args, **kinds):
        self.areas = []
        super().__init__(*args, **kinds)

    def paintEvent(self, event):
        self.areas.append(event.rect())
        super().paintEvent(event)


@pytest.fixture
def counting(qtbot, clocks):
    canvas = Counting(clocks, lambda: theme.theme("light"), pace=QUICK)
    qtbot.addWidget(canvas)
    canvas.resize(640, 360)
    yield canvas
    canvas.hide()


def test_a_frame_repaints_only_what_moved(counting, clocks, qtbot):
    counting.show_projection(Live(scene(step(running(clocks, 480, 300.5)))))
    with qtbot.waitExposed(counting):
        counting.show()
    counting.repaint()
    counting.areas.clear()
    clocks.advance(seconds=0.016)
    counting.tick()
    qtbot.waitUntil(lambda: len(counting.areas) == 1)
    (area,) = counting.areas
    assert area.width() * area.height() < 640 * 360 / 80
    assert area.left() > 320  # the instruction is not touched


@pytest.mark.parametrize(
    "box",
    [Timebox(timedelta(minutes=9)), Timebox(timedelta(minutes=9), timedelta(minutes=3))],
    ids=["not started", "paused"],
)
def test_while_nothing_moves_nothing_is_repainted_but_the_time_of_day(box, counting, clocks, qtbot):
    counting.show_projection(Live(scene(step(box))))
    with qtbot.waitExposed(counting):
        counting.show()
    counting.repaint()
    counting.areas.clear()
    for _ in range(59):
        clocks.advance(seconds=1)
        counting.tick()
    counting.repaint(0, 0, 1, 1)
    assert [area.width() for area in counting.areas] == [1]
    clocks.advance(seconds=1)
    counting.tick()
    qtbot.waitUntil(lambda: len(counting.areas) > 1)
    area = counting.areas[-1]
    assert area.bottom() < 50
    assert area.left() > 500


def test_a_theme_that_changes_is_painted_whole(qtbot, clocks):
    look = ["light"]
    canvas = ProjectionCanvas(clocks, lambda: theme.theme(look[0]))
    qtbot.addWidget(canvas)
    canvas.show_projection(Live(scene(ThanksPage("Netwerk", 0))))
    with qtbot.waitExposed(canvas):
        canvas.show()
    canvas.repaint()
    look[0] = "dark"
    canvas.tick()
    dark = theme.theme("dark").color("wall")
    qtbot.waitUntil(lambda: on_screen(canvas).pixelColor(3, 3) == dark)
    canvas.hide()


def test_a_page_without_a_running_timer_is_repainted_every_second(canvas):
    canvas.show()
    canvas.show_projection(Frozen(scene(ThanksPage("Netwerk", 0))))
    assert canvas.interval == 1000
    canvas.show_projection(Live(scene(step(Timebox(timedelta(minutes=9))))))
    assert canvas.interval == 1000
    canvas.hide()


def test_black_and_hidden_need_no_repaint(canvas, clocks):
    page = step(Timebox(timedelta(minutes=9), running_since=clocks()))
    canvas.show_projection(Live(scene(page)))
    assert canvas.interval is None
    canvas.show()
    assert canvas.interval == 250
    canvas.show_projection(Black())
    assert canvas.interval is None
    canvas.show_projection(Live(scene(page)))
    canvas.hide()
    assert canvas.interval is None


def test_the_same_projection_again_changes_nothing(canvas, clocks):
    shown = Live(scene(step(Timebox(timedelta(minutes=9), running_since=clocks()))))
    canvas.show_projection(shown)
    canvas.show_projection(replace(shown))
    assert canvas.projection is shown


def test_the_canvas_paints_its_theme_and_then_black(canvas):
    canvas.show_projection(Live(scene(ThanksPage("Netwerk", 3))))
    assert canvas.grab().toImage().pixelColor(2, 2) == theme.theme("dark").color("wall")
    canvas.show_projection(Black())
    assert canvas.grab().toImage().pixelColor(2, 2).name() == "#000000"


def test_a_screen_reader_hears_the_page_in_the_first_language(canvas):
    canvas.show_projection(Live(scene(step(Timebox(timedelta(minutes=9))), ("en", "nl"))))
    assert canvas.accessibleName() == "What the room sees"
    assert "Tell your question." in canvas.accessibleDescription()
    assert "In pairs" in canvas.accessibleDescription()
    canvas.show_projection(Black())
    assert canvas.accessibleDescription() == "Het scherm is zwart."


def test_when_the_last_sheet_is_emptied_the_one_before_it_is_drawn_whole(shown, clocks):
    long, short = PublicNote(1, "een zaal " * 40, 0), PublicNote(2, "kort", 0)
    others = (PublicLane(Phrase("Bied"), 0, ()),) * 3
    full, left = (
        replace(
            board(running(clocks, 600)),
            lanes=(PublicLane(Phrase("Zoek"), 0, notes), *others),
            sheet=1,
        )
        for notes in ((long, short), (long,))
    )
    assert board_sheets(full, QSizeF(640, 360), ("nl",)) == 2
    canvas = shown(full)
    canvas.show_projection(Live(scene(left)))
    assert canvas.grab().toImage() == shown(left).grab().toImage()
