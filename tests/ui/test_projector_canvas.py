"""The canvas: it repaints as often as something moves, and no more."""

from dataclasses import replace
from datetime import timedelta

import pytest

from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.projection import Black, Frozen, Live, Scene, StepPage, ThanksPage
from llnet_desktop.domain.run import Timebox
from llnet_desktop.domain.workshop import Grouping
from llnet_desktop.ui import theme
from llnet_desktop.ui.projector.canvas import ProjectionCanvas


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


def test_a_running_timer_is_repainted_four_times_a_second(canvas, clocks):
    canvas.show()
    canvas.show_projection(Live(scene(step(Timebox(timedelta(minutes=9), running_since=clocks())))))
    assert canvas.interval == 250
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
