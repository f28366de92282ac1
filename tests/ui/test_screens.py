"""Which screen the room gets: by what a screen says of itself, never by its place."""

from PySide6.QtCore import QRect

from llnet_desktop.ui.screens import ScreenIdentity, choose_projector_screen, identity


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
