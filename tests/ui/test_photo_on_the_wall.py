"""A photo on the wall: as large as fits, above heads, with its words and the time of day."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.projection import Live, PhotoPage, Scene, Segment
from llnet_desktop.domain.run import Reading
from llnet_desktop.ui import theme
from llnet_desktop.ui.projector import photo
from llnet_desktop.ui.projector.aloud import projection_text
from llnet_desktop.ui.projector.painting import paint_projection
from llnet_desktop.ui.projector.sheets import projection_sheets
from llnet_desktop.ui.projector.text import READ
from llnet_desktop.ui.projector.wall import BOTTOM, MARGIN, TOP

NOW = Reading(datetime(2026, 12, 3, 9, 48, tzinfo=UTC), 1000.0, "boot-1")
pytestmark = pytest.mark.usefixtures("qapp")

LONG = "Wat we aan de muur hingen na de tweede ronde, met alle vragen die bleven liggen. " * 2


def jpeg(wide, high, colour="red"):
    into = BytesIO()
    Image.new("RGB", (wide, high), colour).save(into, "JPEG", quality=95)
    return into.getvalue()


def page(wide=800, high=600, **changes):
    return replace(PhotoPage(jpeg(wide, high), "De muur", 1, 3), **changes)


def live(made, languages=("nl",)):
    strip = (Segment(Condition.SAFETY, 10, "now"), Segment(None, 10, "coming"))
    return Live(Scene(made, languages, strip, "Europe/Amsterdam"))


def painted(qapp, made, look="light", size=(1920, 1080)):
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor("magenta"))
    painter = QPainter(image)
    paint_projection(painter, QRectF(image.rect()), live(made), NOW, theme.theme(look))
    painter.end()
    return image


def reds(image):
    """The rows and columns on which the photo is, counted on a grid."""
    found = [
        (x, y)
        for x in range(0, image.width(), 6)
        for y in range(0, image.height(), 6)
        if (c := image.pixelColor(x, y)).red() > 220 and c.green() < 60 and c.blue() < 60
    ]
    return [x for x, _ in found], [y for _, y in found]


def test_a_photo_fills_the_wall_above_the_heads(qapp):
    columns, rows = reds(painted(qapp, page(caption="")))
    assert min(rows) == pytest.approx(TOP, abs=8)
    assert max(rows) == pytest.approx(BOTTOM, abs=8)
    assert min(columns) == pytest.approx(MARGIN, abs=8)
    assert max(columns) - min(columns) == pytest.approx((BOTTOM - TOP) * 4 / 3, abs=14)


@pytest.mark.parametrize(("wide", "high"), [(800, 600), (600, 800), (2400, 500), (300, 1200)])
@pytest.mark.parametrize("caption", ["", "De muur", LONG])
@pytest.mark.parametrize("shape", [16 / 9, 4 / 3])
def test_photo_words_and_time_of_day_leave_each_other_room(wide, high, caption, shape):
    width = 1080 * shape
    made = photo.place(caption, QSize(wide, high), width, width - MARGIN - 130)
    assert made.photo.width() / made.photo.height() == pytest.approx(wide / high, rel=0.01)
    assert made.photo.bottom() <= BOTTOM + 0.5
    assert made.photo.right() <= width - MARGIN + 0.5
    assert made.photo.right() <= width - MARGIN - 130 or made.photo.top() > TOP + 110
    if caption:
        below = made.at.y() >= made.photo.bottom()
        beside = made.at.x() >= made.photo.right()
        assert below or beside
        assert all(part.style.size >= READ for _, part in made.words)
    assert made.photo.height() > 500 or made.photo.width() > 0.7 * width


def test_a_photo_no_one_can_read_leaves_the_rest_of_the_wall(qapp):
    image = painted(qapp, page(content=b"niets"))
    assert reds(image) == ([], [])
    assert image.pixelColor(4, 4) != QColor("magenta")


def test_what_is_on_the_wall_is_said_aloud():
    assert "De muur" in projection_text(live(page()), "nl", NOW)
    assert "1 van 3" in projection_text(live(page()), "nl", NOW)
    nameless = projection_text(live(page(caption="", photos=1)), "nl", NOW)
    assert "Foto" in nameless
    assert "1 van 1" not in nameless


def test_there_are_as_many_sheets_as_photos():
    assert projection_sheets(live(page()), QSizeF(1920, 1080)) == 3


def test_the_preview_shows_the_same_as_the_wall(qapp):
    large, small = painted(qapp, page()), painted(qapp, page(), size=(192, 108))
    same = sum(
        (large.pixelColor(x * 10 + 5, y * 10 + 5).red() > 200)
        == (small.pixelColor(x, y).red() > 200)
        for x in range(192)
        for y in range(108)
    )
    assert same > 0.96 * 192 * 108
