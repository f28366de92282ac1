"""The buttons that open held columns to the room: real buttons, for mouse, Tab and readers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from llnet_desktop.ui.board.camera import Camera
from llnet_desktop.ui.board.placing import LaneBox, Placed
from llnet_desktop.ui.speech import Speech


class RevealButtons:
    """One button in the title of every column that is held."""

    def __init__(self, viewport: QWidget, wanted: Callable[[str], object]) -> None:
        self._viewport, self._wanted = viewport, wanted
        self._buttons: dict[str, QPushButton] = {}

    def show(self, placed: Placed, camera: Camera, speech: Speech, scale: float) -> None:
        """Put the buttons where the held columns are now, and take the others away."""
        held = {box.lane.id: box for box in placed.lanes if box.held}
        for lane_id in self._buttons.keys() - held.keys():
            button = self._buttons.pop(lane_id)
            button.hide()
            button.deleteLater()
        for lane_id, box in held.items():
            if lane_id not in self._buttons:
                self._buttons[lane_id] = self._made(lane_id)
            self._fit(self._buttons[lane_id], box, camera, speech, scale)

    def _made(self, lane_id: str) -> QPushButton:
        button = QPushButton(self._viewport)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self._wanted(lane_id))
        return button

    def _fit(
        self, button: QPushButton, box: LaneBox, camera: Camera, speech: Speech, scale: float
    ) -> None:
        sheet = f"QPushButton {{ padding: 2px 10px; font-size: {round(12 * scale)}px; }}"
        sheet += " QPushButton:focus { padding: 1px 9px; }"
        if button.styleSheet() != sheet:
            button.setStyleSheet(sheet)
        button.setText(speech("board.reveal"))
        button.setAccessibleName(speech("board.reveal_lane", lane=speech.of(box.lane.name)))
        button.setEnabled(box.count > 0)
        wide = min(button.sizeHint().width(), round(box.under.width()))
        high = round(26 * scale)
        place = camera.shown(box.under)
        right, middle = place.right(), place.center().y()
        button.setGeometry(round(right - wide), round(middle - high / 2), wide, high)
        button.show()
