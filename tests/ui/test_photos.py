"""Photos of paper come in by hand, by key and by file, and go on the wall when she says so."""

import os
from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from llnet_desktop.domain.edit import changing
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.projection import Frozen, Live, PhotoPage
from llnet_desktop.domain.workshop import (
    MINUTE,
    Block,
    BlockKind,
    Lane,
    Photo,
    Privacy,
    Step,
    Workshop,
)
from llnet_desktop.services.live import LiveSession
from llnet_desktop.services.pages import PageChoice
from llnet_desktop.ui.photos.incoming import offered

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
STEP = Step("s", Phrase("Vertel"), 10 * MINUTE)
TODAY = Workshop("w1", "n1", "Samen doen", datetime(2026, 12, 3, 9, 30))


def block(name, *lanes, step=STEP, order="i"):
    return Block(name, "w1", order, Phrase("Markt"), BlockKind.EXERCISE, (step,), lanes)


OPEN = Lane("open", Phrase("Bied"))
RECORDS = (Network("n1", "Waterkant"), block("b1", OPEN), block("b2", OPEN, order="j"))


def jpeg(colour="red", size=(320, 240)):
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).rectangle((20, 20, size[0] - 20, size[1] - 20), colour)
    into = BytesIO()
    image.save(into, "JPEG", quality=95)
    return into.getvalue()


def photo(name, colour="red", block_id="b1", caption=""):
    return Photo(name, "w1", block_id, "image/jpeg", jpeg(colour), caption)


@pytest.fixture
def console(run_console):
    return run_console(TODAY, *RECORDS)


@pytest.fixture
def page(console):
    return console[0]


@pytest.fixture
def photos(console):
    return lambda: sorted(console[1].session.photos, key=lambda one: one.id)


@pytest.fixture
def idle(page, qtbot):
    return lambda: qtbot.waitUntil(lambda: page.photos._job is None)


def press(key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, held)


def urls(*paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drop(widget, mime):
    """Drag over a widget and let go, as the desktop does; return whether it was taken."""
    at = QPointF(widget.rect().center())
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    entering = QDragEnterEvent(at.toPoint(), copy, mime, buttons, none)
    QApplication.sendEvent(widget, entering)
    dropping = QDropEvent(at, copy, mime, buttons, none)
    QApplication.sendEvent(widget, dropping)
    return entering.isAccepted() and dropping.isAccepted()


def told(page):
    return " ".join(label.text() for label in page.findChildren(QLabel))


def page_on(presenter):
    return presenter.session.projection().scene.page


@pytest.mark.parametrize("where", ["page", "line"])
def test_files_dropped_anywhere_are_kept_with_the_block_that_is_on(
    page, photos, idle, tmp_path, where
):
    one, two = tmp_path / "vel 1.jpg", tmp_path / "vel 2.jpg"
    one.write_bytes(jpeg("red"))
    two.write_bytes(jpeg("blue"))
    widget = {
        "page": page,
        "line": page.capture_line.field.viewport(),
    }[where]
    assert drop(widget, urls(one, two))
    idle()
    assert [kept.block for kept in photos()] == ["b1", "b1"]
    reds = [QImage.fromData(kept.content).pixelColor(160, 120).red() > 200 for kept in photos()]
    assert reds == [True, False]  # in the order in which they came
    assert page.capture_line.text() == ""
    assert page.photos.strip.isVisible()
    assert page.photos.strip.list.count() == 2
    assert "2 foto’s bewaard" in told(page)


def test_a_photo_belongs_to_the_block_that_was_on_when_it_was_dropped(
    console, page, photos, idle, tmp_path, clocks
):
    path = tmp_path / "vel.jpg"
    path.write_bytes(jpeg())
    drop(page, urls(path))
    console[1].session.next()
    idle()
    assert [kept.block for kept in photos()] == ["b1"]
    assert page.photos.strip.isHidden()


def test_ctrl_z_takes_all_of_one_drop_back_by_name(page, photos, idle, tmp_path):
    paths = [tmp_path / f"vel {n}.jpg" for n in range(3)]
    for path in paths:
        path.write_bytes(jpeg())
    drop(page, urls(*paths))
    idle()
    assert len(photos()) == 3
    press(Key.Key_Z, CTRL)
    assert photos() == []
    assert page.photos.strip.isHidden()
    assert "foto toevoegen" in told(page)
    press(Key.Key_Y, CTRL)
    assert len(photos()) == 3


def test_what_is_no_photo_is_refused_by_name_and_the_rest_is_kept(page, photos, idle, tmp_path):
    good, bad = tmp_path / "vel.jpg", tmp_path / "brief.txt"
    good.write_bytes(jpeg())
    bad.write_text("geen foto")
    drop(page, urls(bad, good))
    idle()
    assert len(photos()) == 1
    assert "brief.txt: Dit is geen foto" in told(page)


def test_an_address_on_the_web_is_not_fetched(page, photos, idle):
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/vel.jpg")])
    drop(page, mime)
    idle()
    assert photos() == []
    assert "op deze computer" in told(page)


@pytest.mark.parametrize("address", ["file:////server/map/vel.jpg", "file://server/map/vel.jpg"])
def test_a_file_of_another_computer_is_not_opened(page, address):
    mime = QMimeData()
    mime.setUrls([QUrl(address)])
    assert offered(mime) == ()
    assert drop(page, mime)
    assert "op deze computer" in told(page)


def test_a_large_picture_from_the_clipboard_is_kept(page, photos, idle):
    points = os.urandom(6000 * 4000 * 4)  # as busy as can be
    image = QImage(points, 6000, 4000, 6000 * 4, QImage.Format.Format_RGB32)
    QGuiApplication.clipboard().setImage(image)
    press(Key.Key_V, CTRL)
    idle()
    with Image.open(BytesIO(photos()[0].content)) as kept:
        assert kept.size == (2400, 1600)


def test_what_may_be_kept_is_asked_again_once_a_photo_is_read(
    console, page, photos, idle, tmp_path
):
    path = tmp_path / "vel.jpg"
    path.write_bytes(jpeg(size=(2000, 1500)))
    assert drop(page, urls(path))
    here = console[1].session.block
    closed = replace(here, lanes=(replace(OPEN, privacy=Privacy.ON_PAPER),))
    console[1].perform(changing("blocks.change", [(here, closed)]))
    assert page.photos._job is not None  # it is still being read
    idle()
    QApplication.processEvents()
    assert photos() == []
    assert "niet bewaard blijft" in told(page)


def test_text_that_is_dragged_goes_into_the_line_as_before(page, photos):
    mime = QMimeData()
    mime.setText("een sleutel")
    drop(page.capture_line.field.viewport(), mime)
    assert page.capture_line.text() == "een sleutel"
    assert photos() == []


def test_ctrl_v_keeps_the_picture_on_the_clipboard(page, photos, idle):
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("blue"))
    QGuiApplication.clipboard().setImage(image)
    press(Key.Key_V, CTRL)
    idle()
    kept = QImage.fromData(photos()[0].content)
    assert (kept.width(), kept.height()) == (200, 100)
    assert kept.pixelColor(100, 50).blue() > 200
    press(Key.Key_Escape)  # out of the line
    press(Key.Key_V, CTRL)
    idle()
    assert len(photos()) == 2


def test_ctrl_v_of_text_pastes_text_also_when_a_picture_lies_beside_it(page, photos):
    mime = QMimeData()
    mime.setText("uit een rekenblad")
    mime.setImageData(QImage(20, 20, QImage.Format.Format_RGB32))
    QGuiApplication.clipboard().setMimeData(mime)
    press(Key.Key_V, CTRL)
    assert page.capture_line.text() == "uit een rekenblad"
    assert photos() == []


def test_ctrl_o_asks_for_files(page, photos, idle, tmp_path, monkeypatch):
    path = tmp_path / "vel.png"
    path.write_bytes(jpeg())
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path)], ""))
    press(Key.Key_O, CTRL)
    idle()
    assert len(photos()) == 1


def test_off_the_record_no_photo_is_kept(run_console, tmp_path, qtbot):
    quiet = Step("s", Phrase("Vertel"), 10 * MINUTE, off_record=True)
    page, presenter = run_console(TODAY, RECORDS[0], block("b1", OPEN, step=quiet))
    path = tmp_path / "vel.jpg"
    path.write_bytes(jpeg())
    drop(page, urls(path))
    assert page.photos._job is None
    assert not len(presenter.session.photos)
    assert "geen foto" in told(page)


@pytest.mark.parametrize(
    "lane",
    [
        Lane("p", Phrase("Vellen"), Privacy.ON_PAPER),
        Lane("e", Phrase("Weg"), Privacy.OFF_SCREEN, erased=True),
    ],
)
def test_of_a_column_that_is_not_kept_no_photo_is_kept_either(run_console, tmp_path, lane):
    page, presenter = run_console(TODAY, RECORDS[0], block("b1", OPEN, lane))
    path = tmp_path / "vel.jpg"
    path.write_bytes(jpeg())
    drop(page, urls(path))
    assert page.photos._job is None
    assert not len(presenter.session.photos)
    assert "niet bewaard blijft" in told(page)


def test_nothing_goes_on_the_wall_by_itself(console, page, idle, tmp_path):
    before = page_on(console[1])
    path = tmp_path / "vel.jpg"
    path.write_bytes(jpeg())
    drop(page, urls(path))
    idle()
    page.photos.open(next(iter(console[1].session.photos)).id)
    assert page_on(console[1]) == before


@pytest.fixture
def three(run_console):
    pictures = [photo("p1", "red"), photo("p2", "blue", caption="De muur"), photo("p3", "green")]
    return run_console(TODAY, *RECORDS, *pictures)


def test_by_key_alone_a_photo_is_opened_named_shown_and_removed(three):
    page, presenter = three
    session = presenter.session
    press(Key.Key_F6)  # the board
    press(Key.Key_F6)  # the strip
    assert QApplication.focusWidget() is page.photos.strip.list
    press(Key.Key_Return)
    assert page.photos.is_shown
    press(Key.Key_Right)
    assert page.photos.panel.photo == "p2"
    press(Key.Key_Return)
    QTest.keyClicks(QApplication.focusWidget(), "Het  plein ")
    press(Key.Key_Return)
    assert session.photos.get("p2").caption == "Het plein"
    press(Key.Key_T)
    shown = page_on(presenter)
    assert (shown.caption, shown.number, shown.photos) == ("Het plein", 2, 3)
    press(Key.Key_PageDown, CTRL)
    assert page_on(presenter).number == 3
    press(Key.Key_PageDown, CTRL)
    assert page_on(presenter).number == 3
    press(Key.Key_PageUp, CTRL)
    assert page_on(presenter).number == 2
    press(Key.Key_Delete)
    assert session.photos.get("p2") is None
    assert not isinstance(page_on(presenter), PhotoPage)  # and no other one in its place
    assert page.photos.panel.photo == "p3"
    press(Key.Key_Escape)
    assert page.work_stack.currentWidget() is page.board_page
    press(Key.Key_Z, CTRL)
    assert session.photos.get("p2").caption == "Het plein"


def test_a_photo_that_is_taken_back_is_not_on_the_wall_again_by_itself(three):
    page, presenter = three
    before = page_on(presenter)
    page.photos.open("p1")
    press(Key.Key_T)
    assert isinstance(page_on(presenter), PhotoPage)
    press(Key.Key_Delete)
    press(Key.Key_Escape)
    press(Key.Key_Z, CTRL)
    assert presenter.session.photos.get("p1") is not None
    assert page_on(presenter) == before


def test_escape_leaves_a_caption_as_it_was(three):
    page, presenter = three
    page.photos.open("p2")
    press(Key.Key_Return)
    QTest.keyClicks(QApplication.focusWidget(), "weg ermee")
    press(Key.Key_Escape)
    assert presenter.session.photos.get("p2").caption == "De muur"
    assert page.photos.panel.caption_edit.text() == "De muur"
    assert page.photos.is_shown


def test_a_caption_is_finished_where_it_was_begun_when_the_block_changes(three):
    page, presenter = three
    page.photos.open("p1")
    press(Key.Key_Return)
    QTest.keyClicks(QApplication.focusWidget(), "Half")
    presenter.session.next()
    assert page.photos.is_shown
    QTest.keyClicks(QApplication.focusWidget(), " af")
    press(Key.Key_Return)
    QApplication.processEvents()
    assert presenter.session.photos.get("p1").caption == "Half af"
    assert not page.photos.is_shown


def test_words_for_a_photo_wait_while_nobody_writes_along(run_console, desk):
    page, presenter = run_console(TODAY, RECORDS[0], block("b1", OPEN), photo("p1", caption="Muur"))
    page.photos.open("p1")
    press(Key.Key_Return)
    QTest.keyClicks(QApplication.focusWidget(), "Half")
    (on,) = presenter.session.blocks

    def off_record(*, quiet):
        steps = tuple(replace(step, off_record=quiet) for step in on.steps)
        there = desk.one(Block, on.id)
        desk.perform(changing("x", [(there, replace(there, steps=steps))]))

    off_record(quiet=True)
    press(Key.Key_N)  # no step further, and nothing written
    press(Key.Key_Return)
    assert "niemand mee" in told(page)
    assert presenter.session.step.id == on.steps[0].id
    page.capture_line.setFocus()
    assert presenter.session.photos.get("p1").caption == "Muur"
    assert page.photos.panel.caption_edit.text() == "Half"
    off_record(quiet=False)
    assert presenter.session.photos.get("p1").caption == "Half"


def test_the_room_goes_on_from_a_photo_with_the_next_step(three):
    _page, presenter = three
    presenter.session.show(PageChoice.PHOTO)
    assert page_on(presenter).number == 1
    presenter.session.next()
    assert not isinstance(page_on(presenter), PhotoPage)


def test_behind_a_freeze_the_room_keeps_its_photo(three):
    page, presenter = three
    page.photos.open("p1")
    press(Key.Key_T)
    press(Key.Key_F)
    press(Key.Key_T)
    shown = presenter.session.projection()
    assert isinstance(shown, Frozen)
    assert shown.scene.page.number == 1
    assert not isinstance(presenter.session.coming().scene.page, PhotoPage)


def test_a_discreet_console_tells_only_how_many_there_are(three):
    page, _presenter = three
    page.photos.open("p1")
    page.set_discreet(True)
    assert not page.photos.is_shown
    assert page.photos.strip.isVisible()
    assert page.photos.strip.list.isHidden()
    assert page.photos.strip.list.count() == 0
    assert page.photos.strip.count_label.text() == "3 foto’s"
    page.photos.open("p1")
    assert not page.photos.is_shown


def test_what_was_shown_is_shown_after_a_restart(three, desk, clocks):
    _page, presenter = three
    presenter.session.show_photo(presenter.session.photos.get("p2"))
    again = LiveSession(desk, "w1", clocks)
    shown = again.projection()
    assert isinstance(shown, Live)
    assert (shown.scene.page.number, shown.scene.page.caption) == (2, "De muur")
    assert len(again.photos) == 3
    again.close()


def test_photos_come_and_go_with_their_block(three, desk):
    from llnet_desktop.domain.workshop import ON_A_BLOCK

    assert Photo in ON_A_BLOCK
    assert {one.id for one in desk.read(Photo, block="b1")} == {"p1", "p2", "p3"}
