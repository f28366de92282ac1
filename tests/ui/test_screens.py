"""Which screen the room gets: by what a screen says of itself, never by its place."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget

from llnet_desktop.ui.screens import (
    ScreenIdentity,
    ScreenWatch,
    choose_projector_screen,
    clamped,
    identity,
    keep_all_on_screen,
    screen_as_text,
    screen_from_text,
    set_of,
    shows_the_same,
)


class Screen:
    """What the choice asks of a screen."""

    def __init__(self, name, place, maker="", model="", serial=""):
        self._said = (name, maker, model, serial)
        self._geometry = QRect(*place)

    def geometry(self):
        return self._geometry

    def name(self):
        return self._said[0]

    def manufacturer(self):
        return self._said[1]

    def model(self):
        return self._said[2]

    def serialNumber(self):
        return self._said[3]


LAPTOP = Screen("eDP-1", (0, 0, 1366, 768), "Laptop maker", "Panel")
LEFT = Screen("HDMI-1", (-1920, 0, 1920, 1080), "Epson", "EB", "X1")
RIGHT = Screen("DP-1", (1366, 0, 1920, 1080), "Dell", "U27", "Y2")


def test_the_room_gets_the_screen_without_the_console():
    assert choose_projector_screen([LAPTOP, LEFT], LAPTOP) is LEFT
    assert choose_projector_screen([LEFT, LAPTOP], LAPTOP) is LEFT
    assert choose_projector_screen([LAPTOP, LEFT], LEFT) is LAPTOP


def test_one_screen_is_no_screen_for_the_room():
    assert choose_projector_screen([LAPTOP], LAPTOP) is None


def test_a_mirrored_screen_is_no_screen_for_the_room():
    mirror = Screen("HDMI-1", (0, 0, 1366, 768), "Epson")
    assert choose_projector_screen([LAPTOP, mirror], LAPTOP) is None


def test_the_remembered_screen_is_taken_wherever_it_stands():
    remembered = identity(RIGHT)
    assert choose_projector_screen([LAPTOP, LEFT, RIGHT], LAPTOP, remembered) is RIGHT
    moved = Screen("DP-1", (0, -1080, 1920, 1080), "Dell", "U27", "Y2")
    assert choose_projector_screen([LEFT, moved, LAPTOP], LAPTOP, remembered) is moved


def test_the_remembered_screen_never_covers_the_console():
    assert choose_projector_screen([LAPTOP, LEFT], LAPTOP, identity(LAPTOP)) is LEFT


def test_a_screen_that_is_not_there_is_replaced_by_another():
    assert choose_projector_screen([LAPTOP, LEFT], LAPTOP, identity(RIGHT)) is LEFT


def test_a_serial_number_counts_more_than_the_connector():
    here = ScreenIdentity("HDMI-1", "Epson", "EB", "X1")
    assert here.is_same(ScreenIdentity("HDMI-2", "Epson", "EB", "X1"))
    assert not here.is_same(ScreenIdentity("HDMI-1", "Epson", "EB", "X2"))


def test_without_a_serial_number_the_connector_counts():
    here = ScreenIdentity("HDMI-1", "Epson", "EB")
    assert here.is_same(ScreenIdentity("HDMI-1", "Epson", "EB"))
    assert not here.is_same(ScreenIdentity("HDMI-2", "Epson", "EB"))


def test_a_screen_that_mirrors_in_another_size_is_no_screen_for_the_room_either():
    mirror = Screen("HDMI-1", (0, 0, 1024, 768), "Epson")
    assert shows_the_same(LAPTOP, mirror)
    assert choose_projector_screen([LAPTOP, mirror], LAPTOP) is None
    assert not shows_the_same(LAPTOP, RIGHT)


def test_of_two_that_say_the_same_the_one_at_the_known_connector_is_taken():
    one = Screen("DP-1", (1366, 0, 800, 600), "No name", "TV", "0000")
    other = Screen("DP-2", (-800, 0, 800, 600), "No name", "TV", "0000")
    assert choose_projector_screen([LAPTOP, one, other], LAPTOP, identity(other)) is other


def test_a_set_of_screens_is_known_again_in_any_order_and_at_other_connectors():
    moved = Screen("HDMI-7", (0, 0, 640, 480), "Epson", "EB", "X1")
    assert set_of([LAPTOP, LEFT]) == set_of([moved, LAPTOP])
    assert set_of([LAPTOP, LEFT]) != set_of([LAPTOP, RIGHT])
    assert set_of([LAPTOP, LEFT]) != set_of([LAPTOP, LEFT, RIGHT])


def test_an_identity_survives_the_settings_also_with_a_bar_in_a_name():
    odd = identity(Screen("DP-1", (0, 0, 1, 1), "A|B", "C", ""))
    assert screen_from_text(screen_as_text(odd)) == odd
    assert screen_from_text("") is None
    assert screen_from_text("DP-1|Dell") is None


ROOMS = [QRect(0, 0, 1366, 768), QRect(1366, 0, 1920, 1080)]


def test_a_rectangle_on_the_screens_stays_where_it_is_also_across_two():
    across = QRect(1000, 100, 800, 500)
    assert clamped(across, ROOMS) == across


def test_a_rectangle_off_the_screens_comes_back_and_fits():
    assert clamped(QRect(-500, -40, 800, 600), ROOMS) == QRect(0, 0, 800, 600)
    assert clamped(QRect(4000, 0, 3000, 3000), ROOMS[:1]) == ROOMS[0]
    assert clamped(QRect(3000, 900, 400, 300), ROOMS) == QRect(2886, 780, 400, 300)


def test_every_window_and_dialog_comes_back_onto_the_screens(qtbot):
    room = QApplication.primaryScreen().availableGeometry()
    windows = [QWidget(), QWidget(), QWidget()]
    for window in windows:
        qtbot.addWidget(window)
        window.resize(300, 200)
        window.move(room.bottomRight() + QPoint(500, 500))
    for window in windows[:2]:
        window.show()
    keep_all_on_screen(besides=windows[1])
    assert room.contains(windows[0].frameGeometry())
    assert not room.intersects(windows[1].frameGeometry())
    assert not room.intersects(windows[2].frameGeometry())


def test_screens_that_stir_are_told_once_and_a_lost_one_at_once(qtbot, qapp):
    watch = ScreenWatch()
    assert watch.SETTLES == 500
    told, lost = [], []
    watch.settled.connect(lambda: told.append("settled"))
    watch.lost.connect(lost.append)
    screen = qapp.primaryScreen()
    with qtbot.waitSignal(watch.settled, timeout=5000):
        for _ in range(5):
            screen.geometryChanged.emit(screen.geometry())
        qapp.screenRemoved.emit(screen)
        assert lost == [screen]
        assert told == []
    assert told == ["settled"]
