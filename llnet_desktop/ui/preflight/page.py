"""The page before the room fills: screens with a test picture, sound, awake, battery, disk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QPushButton, QScrollArea, QWidget

from llnet_desktop.domain.agenda import Agenda, between
from llnet_desktop.domain.projection import Live, Scene, TestPage
from llnet_desktop.services.clock import Clock
from llnet_desktop.services.settings import SOUNDS
from llnet_desktop.ui import theme
from llnet_desktop.ui.awake import Awake
from llnet_desktop.ui.forms import load_form
from llnet_desktop.ui.machine import Machine, system
from llnet_desktop.ui.preflight import rows
from llnet_desktop.ui.preflight.pictures import GAP, ScreenPictures
from llnet_desktop.ui.preflight.rows import Mark, Told
from llnet_desktop.ui.prepare.fields import ChoiceBox, tint
from llnet_desktop.ui.sound import Sounder
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.staging import Place, Staging, Use
from llnet_desktop.ui.widgets.text import ElidedButton
from llnet_desktop.words.dates import clock as time_of_day
from llnet_desktop.words.dates import day_and_date, length_words

SOON = timedelta(hours=2)  # within which a start is told in minutes
LOOKS_AGAIN = 15_000  # milliseconds until battery, disk and time are looked at again
WIDEST = 1200  # pixels at 100 %
LEAST, MOST = 110, 300  # pixels that a picture is high
SIDE, ABOVE_AND_BELOW = 24, 32  # the form's margins
_SAID_HERE = ("preflight.said.found", "preflight.said.not_moved")  # pictures say the rest
_ROWS = ("sound", "awake", "battery", "disk", "quiet")


class PreflightPage(QWidget):
    """Shows what is ready and what is not; nothing here is in the way of beginning."""

    back_wanted = Signal()
    start_wanted = Signal(str)  # workshop
    sound_chosen = Signal(str)
    day_wanted = Signal(str, date)  # workshop, and the day it is really on

    back_button: ElidedButton
    starts_label: QLabel
    start_button: QPushButton
    scroll_area: QScrollArea
    column: QWidget
    pictures: ScreenPictures
    said_label: QLabel
    today_button: QPushButton
    alone_frame: QFrame
    alone_label: QLabel
    extend_label: QLabel
    mine_box: QCheckBox
    rows_frame: QFrame
    sound_mark: Mark
    sound_name: QLabel
    sound_label: QLabel
    sound_box: ChoiceBox
    play_button: QPushButton
    mute_button: QPushButton
    awake_mark: Mark
    awake_name: QLabel
    awake_label: QLabel
    battery_mark: Mark
    battery_name: QLabel
    battery_label: QLabel
    disk_mark: Mark
    disk_name: QLabel
    disk_label: QLabel
    quiet_mark: Mark
    quiet_name: QLabel
    quiet_label: QLabel
    how_button: QPushButton
    how_label: QLabel

    def __init__(
        self,
        speech: Speech,
        clock: Clock,
        staging: Staging,
        sounder: Sounder,
        awake: Awake,
        machine: Callable[[], Machine],
    ) -> None:
        super().__init__()
        self._speech = speech
        self._clock = clock
        self._staging = staging
        self._sounder = sounder
        self._awake = awake
        self._read_machine = machine
        self._machine = Machine(None, None)
        self._agenda: Agenda | None = None
        self._said = ""
        load_form(
            self,
            "preflight",
            speech,
            ChoiceBox=ChoiceBox,
            ElidedButton=ElidedButton,
            Mark=Mark,
            ScreenPictures=ScreenPictures,
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.back_button.setProperty("icon_name", "chevron-left")
        self.back_button.setStyleSheet("text-align: left;")
        self.how_label.hide()
        self._timer = QTimer(self, interval=LOOKS_AGAIN)
        self._timer.timeout.connect(self.look_again)
        self._connect()
        self._retint()

    @property
    def only_mine(self) -> bool:
        """Whether she says that nobody else sees the only screen."""
        return self._staging.is_alone and self.mine_box.isChecked()

    def open(self, agenda: Agenda) -> None:
        """Show a workshop's start, and the test picture where the room will look."""
        self._agenda = agenda
        self._said = ""
        self.mine_box.setChecked(False)
        self.how_button.setChecked(False)
        self._awake.begin()
        self._staging.open(only_on_its_own=True)
        self.look_again()
        self.start_button.setFocus()

    def follow(self, agenda: Agenda) -> None:
        """Show the same workshop with another plan."""
        self._agenda = agenda
        self.refresh()

    def leave(self) -> None:
        """Show nothing any more; what the room sees is no longer for this page to say."""
        self._agenda = None

    # --- what is shown

    def refresh(self) -> None:
        """Show everything as it is known now."""
        if self._agenda is None:
            return
        words = self._speech.words
        self.back_button.say(self._agenda.workshop.title)
        self.back_button.setAccessibleName(
            f"{words('preflight.back')}: {self._agenda.workshop.title}"
        )
        self.starts_label.setText(self._starts(self._agenda))
        self._show_screens()
        self.today_button.setVisible(self._agenda.starts.date() != self._today(self._agenda))
        self.said_label.setText(words(self._said) if self._said else "")
        self.said_label.setVisible(bool(self._said))
        self.sound_box.offer(SOUNDS, lambda name: words(f"preflight.sound.{name}"))
        self.sound_box.show_value(self._sounder.name)
        self.mute_button.setChecked(self._sounder.muted)
        for control in (self.sound_box, self.play_button, self.mute_button):
            control.setVisible(self._sounder.available)
        self.play_button.setEnabled(not self._sounder.muted)
        needed = between(self._agenda.starts, self._agenda.ends)
        self._tell("sound", rows.sound(self._sounder, words))
        self._tell("awake", rows.awake(self._awake.is_kept, words))
        self._tell("battery", rows.battery(self._machine.battery, needed, words))
        self._tell("disk", rows.disk(self._machine.free, words))
        self._tell("quiet", Told(rows.State.OPEN, words("preflight.quiet.ask")))
        self.how_label.setText(words(f"preflight.quiet.{system()}"))
        self._fit()

    def _show_screens(self) -> None:
        if self._agenda is None:
            return
        staging, words = self._staging, self._speech.words
        places, alone = staging.places, staging.is_alone
        number = next((place.number for place in places if place.use is Use.ROOM), 1)
        workshop = self._agenda.workshop
        shown = Live(Scene(TestPage(number), (workshop.language,), (), workshop.zone))
        if staging.projector is None or staging.projector.canvas.projection != shown:
            staging.show_projection(shown)
        self.pictures.show_places(places, shown, self._clock, self._speech, alone=alone)
        self.alone_frame.setVisible(alone)
        code = "mirrored" if staging.is_mirrored else "one"
        self.alone_label.setText(words(f"preflight.alone.{code}"))
        self.extend_label.setText(words(f"preflight.extend.{system()}"))

    def _today(self, agenda: Agenda) -> date:
        return self._clock().wall.astimezone(ZoneInfo(agenda.workshop.zone)).date()

    def _begin_today(self) -> None:
        if self._agenda is not None:
            self.day_wanted.emit(self._agenda.workshop.id, self._today(self._agenda))

    def _starts(self, agenda: Agenda) -> str:
        words = self._speech.words
        now = self._clock().wall.astimezone(ZoneInfo(agenda.workshop.zone))
        left = between(now, agenda.starts)
        if timedelta(0) < left <= SOON:
            return words("preflight.starts_in", length=length_words(words, left))
        facts = {"time": time_of_day(agenda.starts)}
        if now.date() == agenda.starts.date():
            return words("preflight.starts_at", **facts)
        return words("preflight.starts_on", day=day_and_date(words, agenda.starts.date()), **facts)

    def _tell(self, row: str, told: Told) -> None:
        getattr(self, f"{row}_mark").show_state(told.state, self._speech.words)
        getattr(self, f"{row}_label").setText(told.sentence)

    def look_again(self) -> None:
        """Ask the machine how it is, and show it."""
        self._machine = self._read_machine()
        self.refresh()

    def tell(self, code: str) -> None:
        """Say something about the screens, where she is looking."""
        self._said = code if code in _SAID_HERE else ""
        self.refresh()

    # --- what is done

    def _connect(self) -> None:
        staging, sounder = self._staging, self._sounder
        self.back_button.clicked.connect(self.back_wanted)
        self.start_button.clicked.connect(self._start)
        self.today_button.clicked.connect(self._begin_today)
        self.pictures.chosen.connect(self._give_room)
        self.pictures.swap_wanted.connect(self._swap)
        self.sound_box.picked.connect(self._choose_sound)
        self.play_button.clicked.connect(lambda: sounder.play())
        self.mute_button.clicked.connect(self._mute)
        self.how_button.toggled.connect(self.how_label.setVisible)
        self.how_button.toggled.connect(lambda: self._fit())
        staging.changed.connect(self.refresh)
        staging.said.connect(self.tell)
        staging.alone_changed.connect(self._light_up)
        sounder.muted_changed.connect(self.refresh)
        sounder.available_changed.connect(self.refresh)
        self._awake.changed.connect(self.refresh)
        self._speech.changed.connect(self.refresh)

    def _start(self) -> None:
        if self._agenda is not None:
            self.start_wanted.emit(self._agenda.workshop.id)

    def _light_up(self, alone: bool) -> None:
        """Put the test picture on a screen that was plugged in just now."""
        if not alone and self._agenda is not None and not self._staging.is_seen:
            self._staging.open(only_on_its_own=True)

    def _give_room(self, place: Place) -> None:
        self._said = ""
        self._staging.give_place(place)

    def _swap(self) -> None:
        self._said = ""
        self._staging.exchange()

    def _choose_sound(self, name: str) -> None:
        self._sounder.name = name
        self.sound_chosen.emit(name)
        self._sounder.play()

    def _mute(self, muted: bool) -> None:
        self._sounder.muted = muted

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin by Enter or by a clicker, wherever the focus is; go back by Escape."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_PageDown | Qt.Key.Key_F5:
                if not event.isAutoRepeat():
                    self._start()
            case Qt.Key.Key_Escape:
                self.back_wanted.emit()
            case _:
                super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Look at battery, disk and time now and then."""
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop looking."""
        super().hideEvent(event)
        self._timer.stop()

    # --- how it fits

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the pictures the height that the rows leave."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another theme or text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._retint()
            self._fit()

    def _fit(self) -> None:
        scale = theme.scale_of(self.font())
        self.column.setMaximumWidth(round(WIDEST * scale))
        names = [getattr(self, f"{row}_name") for row in _ROWS]
        widest = max(name.sizeHint().width() for name in names)
        for name in names:
            name.setMinimumWidth(widest + 16)
        inside = self.column.layout()
        if inside is None or self.pictures.sizeHint().height() <= 0:
            return
        width = min(self.scroll_area.width() - 2 * SIDE, self.column.maximumWidth())
        taken = inside.totalHeightForWidth(width) - self.pictures.sizeHint().height()
        left = self.scroll_area.height() - ABOVE_AND_BELOW - taken
        left -= self.pictures.height_of_words + 2 * GAP
        self.pictures.fit(max(LEAST, min(MOST, left)))

    def _retint(self) -> None:
        tint(self.back_button)
        tint(self.pictures.swap_button)
