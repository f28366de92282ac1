"""At the end of a workshop: asks whether what the room was told is erased may go now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llnet_desktop.domain.errors import ProgramError
from llnet_desktop.domain.run import Reading
from llnet_desktop.services.erasing import erasable, erase
from llnet_desktop.services.live import LiveSession
from llnet_desktop.ui.erasing import names_of

if TYPE_CHECKING:
    from llnet_desktop.ui.console.page import ConsolePage


class Erasing:
    """Asks once for every time that the workshop ends; going back takes the question away."""

    def __init__(self, page: ConsolePage, session: LiveSession) -> None:
        self._page, self._session = page, session
        self._asked: Reading | None = None  # the end that was asked about
        self._is_asking = False
        page.question.closed.connect(self._answered)

    def refresh(self) -> None:
        """Ask when the workshop has just ended and there is something to erase."""
        page, session = self._page, self._session
        ended = session.run.finished
        if ended is None:
            self._asked = None
            if self._is_asking:
                page.question.leave()
            return
        if ended == self._asked or page.question.isVisible():
            return
        found = erasable(session.blocks, session.notes)
        notes = sum(each.notes for each in found)
        if notes:
            self._asked, self._is_asking = ended, True
            page.question.ask(
                page.speech("privacy.erase.ask", n=notes, lanes=names_of(found, page.speech)),
                page.speech("privacy.erase.do"),
                self._erase,
                no=page.speech("privacy.not_yet"),
                focus=False,
            )

    def _erase(self) -> None:
        page, session = self._page, self._session
        page.tell(page.speech("privacy.erase.busy"))
        page.repaint()  # a large library is written anew before anything else is drawn
        try:
            gone = erase(session.desk, session.workshop.id, session.clock())
        except ProgramError:
            page.tell(page.speech("privacy.erase.failed"))
            return
        page.tell(page.speech("privacy.erase.done", lanes=names_of(gone, page.speech)))

    def _answered(self) -> None:
        self._is_asking = False
