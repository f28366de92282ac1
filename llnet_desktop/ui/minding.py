"""What goes along with a console: the laptop stays awake, sounds are heard, notes stay private."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from llnet_desktop.ui.awake import Awake

if TYPE_CHECKING:
    from llnet_desktop.ui.console.page import ConsolePage
    from llnet_desktop.ui.presenter import RunPresenter
    from llnet_desktop.ui.sound import Sounder
    from llnet_desktop.ui.speech import Speech
    from llnet_desktop.ui.staging import Staging


class Minder(QObject):
    """Minds one console at a time; without one it only holds the laptop awake when asked."""

    def __init__(
        self, staging: Staging, sounder: Sounder, speech: Speech, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._staging = staging
        self._sounder = sounder
        self._speech = speech
        self._console: ConsolePage | None = None
        self._presenter: RunPresenter | None = None
        self._hid = False  # because the room might look along, not because she asked for it
        self._told_asleep = False
        self.awake = Awake(self)
        self.awake.changed.connect(self._tell_when_asleep)
        staging.said.connect(self._tell)
        staging.alone_changed.connect(self._be_discreet)
        staging.changed.connect(self._show_seen)
        sounder.muted_changed.connect(self._show_muted)

    def attend(self, console: ConsolePage, presenter: RunPresenter) -> None:
        """Mind this console from now on; it is on its page and the projector is open."""
        self._console, self._presenter = console, presenter
        self._hid = self._told_asleep = False
        console.sound_toggled.connect(self._toggle_sound)
        console.show_sound(muted=self._sounder.muted)
        presenter.changed.connect(self._follow)
        presenter.cued.connect(self._sound)
        projector = self._staging.projector
        if projector is not None:
            canvas = projector.canvas
            projector.key_pressed.connect(console.steer)
            console.room_size = lambda: canvas.size().toSizeF()
        if console.is_discreet:
            mirrored = self._staging.is_mirrored
            self._tell("preflight.said.mirrored" if mirrored else "console.one_screen")
        self._follow()
        self._show_seen()
        self._tell_when_asleep()

    def leave(self) -> None:
        """Mind nothing any more, and let the laptop sleep."""
        self._console = self._presenter = None
        self.awake.end()

    def _follow(self) -> None:
        """Keep the room's picture in step, and the laptop awake until the workshop is over."""
        if self._presenter is None:
            return
        session = self._presenter.session
        self._staging.show_projection(session.projection())
        if session.run.finished is None:
            self.awake.begin()
        else:
            self.awake.end()

    def _show_seen(self) -> None:
        if self._console is not None:
            self._console.show_seen(seen=self._staging.is_seen)

    # --- what is told

    def _tell(self, code: str) -> None:
        if self._console is not None:
            self._console.tell(self._speech(code))

    def _tell_when_asleep(self) -> None:
        if self._console is None or self.awake.is_kept is not False or self._told_asleep:
            return
        self._told_asleep = True
        asleep = self._speech("preflight.said.asleep")
        before = self._speech("console.one_screen") if self._console.is_discreet else ""
        self._console.tell(f"{before} {asleep}".strip())

    # --- sound

    def _sound(self, _look: str) -> None:
        """Sound softly at both thresholds and at the end; the same sound, so that nobody jumps."""
        self._sounder.play()

    def _toggle_sound(self) -> None:
        self._sounder.muted = not self._sounder.muted

    def _show_muted(self, muted: bool) -> None:
        if self._console is not None:
            self._console.show_sound(muted=muted)

    # --- who may be looking

    def _be_discreet(self, alone: bool) -> None:
        """Hide what is private at once; show it again only if it was this that hid it."""
        console = self._console
        if console is None:
            return
        if alone and not console.is_discreet:
            self._hid = True
            console.set_discreet(True)
        elif not alone and self._hid:
            self._hid = False
            console.set_discreet(False)
